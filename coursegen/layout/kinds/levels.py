"""Levels: a staircase, or rows where stairs would be too narrow or too full."""

from __future__ import annotations

from msgspec import Struct

from coursegen.content.deck import Levels, Named
from coursegen.layout.canvas import MARGIN, Canvas, DoesNotFit, Look, group
from coursegen.layout.frames import Box, Frame, Outline
from coursegen.layout.grid import panels
from coursegen.layout.rows import Column, Rows
from coursegen.layout.rule import ByItems, Rule, must_have
from coursegen.layout.typesetting import joined

_LOWEST = (168.0, 192.0, 216.0, 240.0)
_RISE = 144.0
_NUMBER_WIDTH = 24.0
_TEXT, _QUOTE = Look(), Look("body", bold=True)


class _Stairs(Struct, frozen=True):
    """How the texts of all stairs are set, and how much is left free at their sides."""

    name: Look
    pad: float
    width: float
    text: Look = _TEXT
    quote: Look = _QUOTE

    def height(self, canvas: Canvas, level: Named) -> float:
        """How high a stair has to be for its texts."""
        height = 15 + canvas.height(level.name, self.width - _NUMBER_WIDTH, self.name) + 6
        if level.text:
            height += canvas.height(level.text, self.width, self.text) + 9
        if level.note:
            height += 9 + canvas.height(level.note, self.width, self.quote)
        return height + 12


def draw_levels(slide: Levels, canvas: Canvas) -> list[Frame]:
    """A staircase from left to right, the highlighted level filled."""
    count = len(slide.levels)
    must_have(slide.levels, 2, 5)
    places = panels(count)
    pad = 18.0 if count < 5 else 16.0
    width = places[0][1] - 2 * pad
    name = Look("lead", bold=True, lines=1)
    choices = [name, name.but(role="body"), name.but(role="body", lines=2)]
    look = canvas.agree(choices, [level.name for level in slide.levels], width - _NUMBER_WIDTH)
    stairs = _Stairs(look, pad, width)
    heights = _heights([stairs.height(canvas, level) for level in slide.levels], slide, canvas.room)
    frames: list[Frame] = []
    for i, ((x, w), level, height) in enumerate(zip(places, slide.levels, heights, strict=True)):
        box = Box(x, canvas.floor - height, w, height)
        frames.append(group(f"level {slide.first + i}", _level(canvas, (slide.first + i, level), box, stairs)))
    return frames


def _heights(needed: list[float], slide: Levels, room: float) -> list[float]:
    """Even stairs, no lower than their texts need. Raises :class:`DoesNotFit`."""
    last = len(needed) - 1
    for lowest in _LOWEST:
        rise = min(_RISE, room - lowest) / last
        heights = [lowest + rise * i for i in range(last + 1)]
        if all(height >= need - 0.5 for height, need in zip(heights, needed, strict=True)):
            return heights
    over = max(need - height for height, need in zip(heights, needed, strict=True))
    raise DoesNotFit(str(slide.levels[0].text), over)


def _level(canvas: Canvas, item: tuple[int, Named], box: Box, stairs: _Stairs) -> list[Frame]:
    number, level = item
    ink, fill = ("on", canvas.key) if level.highlighted else ("ink", canvas.soft_fill)
    strong = "on" if level.highlighted else canvas.key
    x, y, w = box.x + stairs.pad, box.y + 15, stairs.width
    name = stairs.name.but(colour=ink)
    head = canvas.block("name", (x + _NUMBER_WIDTH, y, w - _NUMBER_WIDTH), level.name, name)
    digit = canvas.block("number", (x, y, _NUMBER_WIDTH), str(number), name.but(colour=strong))
    frames: list[Frame] = [canvas.panel("panel", box, fill), digit, head]
    if level.text:
        frames.append(canvas.block("text", (x, head.box.bottom + 6, w), level.text, stairs.text.but(colour=ink)))
    if level.note:
        quote = stairs.quote.but(colour=strong)
        top = box.bottom - 12 - canvas.height(level.note, w, quote)
        frames.append(canvas.line(x, top - 9, w, Outline(strong)))
        frames.append(canvas.block("quote", (x, top, w), level.note, quote))
    return frames


def draw_levels_as_rows(slide: Levels, canvas: Canvas) -> list[Frame]:
    """A numbered row a level."""
    must_have(slide.levels, 1, 6)
    texts = tuple(
        (str(slide.first + i), level.name, joined([level.text, level.note], "\u2003"))
        for i, level in enumerate(slide.levels)
    )
    name = Look("lead", bold=True, anchor="middle")
    name = canvas.agree(name.roles("lead", "body"), [level.name for level in slide.levels], 322, 84)
    columns = (
        Column("number", MARGIN, 40, name.but(colour=canvas.key, lines=1)),
        Column("name", 96, 322, name),
        Column("text", 442, 470, Look("body", "muted", anchor="middle")),
    )
    return Rows(columns, texts, 84.0).draw(canvas)


RULES = {Levels: Rule((draw_levels, draw_levels_as_rows), ByItems("levels", 6))}
