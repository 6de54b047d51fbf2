"""Procedures: chevrons in one row or two, or a row a step where steps need more words."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from itertools import groupby

from msgspec import Struct
from msgspec.structs import replace

from coursegen.content.deck import StepItem, Steps
from coursegen.layout.canvas import MARGIN, WIDTH, Canvas, DoesNotFit, Look, group
from coursegen.layout.chevrons import Chevrons, draw_chevrons, name_look
from coursegen.layout.frames import Box, Frame
from coursegen.layout.rows import Column, Rows
from coursegen.layout.rule import ByItems, Rule, must_have
from coursegen.layout.typesetting import joined, marked

_TAG_GAP = 6.0
_FEW = 5
"""So many steps may have large texts."""


class _Room(Struct, frozen=True):
    """Where the texts under a row of chevrons may stand."""

    top: float
    bottom: float

    @property
    def height(self) -> float:
        """How high it is."""
        return self.bottom - self.top


def draw_steps_in_one_row(slide: Steps, canvas: Canvas, large: bool = False) -> list[Frame]:
    """Chevrons over short texts, group labels above; ``large`` for few steps without groups."""
    must_have(slide.steps, 2, 7)
    grouped = any(step.group for step in slide.steps)
    if large and grouped:
        raise DoesNotFit(str(slide.steps[0].group), 1000)
    row = _chevrons(slide.steps, len(slide.steps), 168.0 if slide.takeaway and not grouped else 204.0, slide.first)
    if large:
        must_have(slide.steps, 2, _FEW)
        row = replace(row, y=150.0 if slide.takeaway else 192.0, height=96.0)
    top = row.y + row.height + (24.0 if len(slide.steps) <= 4 and not grouped else 18.0)
    room = _Room(top, canvas.floor - 6)
    labels = _group_labels(canvas, slide.steps, row) if grouped else []
    texts = _texts(canvas, slide.steps, row, room)
    return [
        *labels,
        *draw_chevrons(canvas, row, name_look(canvas, [row])),
        *texts,
    ]


def _chevrons(steps: Sequence[StepItem], places: int, y: float, first: int) -> Chevrons:
    hollow = frozenset(i for i, step in enumerate(steps) if step.optional)
    return Chevrons(tuple(step.name for step in steps), places, y, first=first, hollow=hollow)


def _group_labels(canvas: Canvas, steps: Sequence[StepItem], row: Chevrons) -> list[Frame]:
    """The name of each group over its chevrons, with a line under it."""
    places: list[tuple[StepItem, float, float]] = []
    at = 0
    for _, members in groupby(steps, key=lambda step: str(step.group)):
        own = list(members)
        places.append((own[0], MARGIN + at * row.pitch, len(own) * row.pitch - 12))
        at += len(own)
    look = Look("body", canvas.key, True, lines=1)
    looks = [_label_look(canvas, step, w, look) for step, _, w in places if step.group]
    look = look.but(role="label") if any(found.role == "label" for found in looks) else look
    frames: list[Frame] = []
    for step, x, w in places:
        if step.group:
            label = canvas.text("label", Box(x, 150, w, 27), step.group, look.but(anchor="bottom"))
            frames.append(group(f"group {step.group}", [label, canvas.line(x, 186, w, canvas.key_line)]))
    return frames


def _label_look(canvas: Canvas, step: StepItem, width: float, look: Look) -> Look:
    return canvas.agree([look, look.but(role="label")], [step.group], width)


def _texts(canvas: Canvas, steps: Sequence[StepItem], row: Chevrons, room: _Room) -> list[Frame]:
    """What each step means and its tag, under its chevron, all in one size."""
    width = row.pitch - (18 if row.places <= 4 else 8)
    roles = ("lead", "body") if row.places <= _FEW and room.height > 100 else ("body",)
    look = next(
        (look for look in Look().roles(*roles) if _highest(canvas, steps, width, look) <= room.height + 0.5), None
    )
    if look is None:
        over = _highest(canvas, steps, width, Look()) - room.height
        raise DoesNotFit(
            max((str(step.text) for step in steps), key=len), over / canvas.line_height("body") * width / 18
        )
    frames: list[Frame] = []
    high = _above_tags(canvas, steps, width, look)
    for i, step in enumerate(steps):
        if parts := _words(canvas, step, Box(MARGIN + i * row.pitch, room.top, width, high), look):
            frames.append(group(f"text {row.first + i}", parts))
    return frames


def _highest(canvas: Canvas, steps: Sequence[StepItem], width: float, look: Look) -> float:
    """How high texts and tags stand together, the tags all in one line."""
    tags = max(canvas.height(step.tag, width, Look("label", bold=True)) if step.tag else 0.0 for step in steps)
    return _above_tags(canvas, steps, width, look) + tags


def _above_tags(canvas: Canvas, steps: Sequence[StepItem], width: float, look: Look) -> float:
    """How high the highest text stands, and what parts it from the tags."""
    texts = max(canvas.height(step.text, width, look) if step.text else 0.0 for step in steps)
    return texts + (_TAG_GAP if texts and any(step.tag for step in steps) else 0.0)


def _words(canvas: Canvas, step: StepItem, place: Box, look: Look) -> list[Frame]:
    """What a step means, and under the place its tag."""
    frames: list[Frame] = []
    if step.text:
        frames.append(canvas.block("text", (place.x, place.y, place.w), step.text, look))
    if step.tag:
        frames.append(canvas.block("tag", (place.x, place.bottom, place.w), step.tag, Look("label", canvas.key, True)))
    return frames


def draw_steps_in_two_rows(slide: Steps, canvas: Canvas) -> list[Frame]:
    """Two rows of chevrons for long procedures."""
    must_have(slide.steps, 8, 14)
    if any(step.group for step in slide.steps):
        raise DoesNotFit(str(slide.steps[0].group), 1000)
    half = -(-len(slide.steps) // 2)
    tops, height, gap = ((144.0, 276.0), 60.0, 6.0) if slide.takeaway else ((156.0, 324.0), 66.0, 9.0)
    rows = [(slide.steps[:half], tops[0], slide.first), (slide.steps[half:], tops[1], slide.first + half)]
    chevrons = [replace(_chevrons(steps, half, y, first), height=height) for steps, y, first in rows]
    look = name_look(canvas, chevrons)
    frames: list[Frame] = []
    for (steps, y, _), row in zip(rows, chevrons, strict=True):
        room = _Room(y + height + gap, y + tops[1] - tops[0] - 12)
        frames += [*draw_chevrons(canvas, row, look), *_texts(canvas, steps, row, room)]
    return frames


def draw_steps_as_rows(slide: Steps, canvas: Canvas, role: str = "lead") -> list[Frame]:
    """A row a step, for steps that need more words than a chevron holds."""
    must_have(slide.steps, 1, 6)
    texts = tuple(
        (str(slide.first + i), step.name, joined([step.text, marked(step.tag, "strong")], "\u2003"))
        for i, step in enumerate(slide.steps)
    )
    name = Look(role, bold=True, anchor="middle")
    columns = (
        Column("number", MARGIN, 40, name.but(colour=canvas.key, lines=1)),
        Column("name", 96, 322 if any(text for _, _, text in texts) else WIDTH - 48, name),
        Column("text", 442, 470, Look("body", "muted", anchor="middle")),
    )
    return list(Rows(columns, texts, 84.0).draw(canvas))


def draw_small_steps(slide: Steps, canvas: Canvas) -> list[Frame]:
    """A row a step, all at body size."""
    return draw_steps_as_rows(slide, canvas, "body")


def _same_group(before: StepItem, after: StepItem) -> bool:
    return str(before.group) == str(after.group) if before.group else False


RULES = {
    Steps: Rule(
        (
            partial(draw_steps_in_one_row, large=True),
            draw_steps_in_one_row,
            draw_steps_in_two_rows,
            draw_steps_as_rows,
            draw_small_steps,
        ),
        ByItems("steps", 14, joins=_same_group),
    ),
}
