"""Cycles: stages on a ring, and what belongs to the highlighted one beside it."""

from __future__ import annotations

import math

from msgspec import Struct
from msgspec.structs import replace

from coursegen.content.deck import Cycle, Named, Points, Slide, StepItem, Steps
from coursegen.content.inline import RichText
from coursegen.layout.canvas import BODY_TOP, Canvas, Look, group
from coursegen.layout.frames import Box, Frame, Outline, Shape
from coursegen.layout.grid import row_heights
from coursegen.layout.rule import Rule, must_have, shared

_CENTRE, _MIDDLE = (230.0, 312.0), (480.0, 312.0)
_STRETCH = 2.4
_BRACKET_X, _ROWS_X, _ROWS_WIDTH = 468.0, 492.0, 420.0
_KEY_WIDTH = 72.0
_QUIET = Look("body", "muted")


class _Ring(Struct, frozen=True):
    """The ring: how many stages it has and which is highlighted. ``alone`` it is as wide as the slide."""

    count: int
    lit: int | None
    alone: bool = False

    @property
    def centre(self) -> tuple[float, float]:
        """The middle of the ring."""
        return _MIDDLE if self.alone else _CENTRE

    @property
    def radius(self) -> float:
        """The radius of the ring; of one that is alone, from its middle to its top."""
        return 114.0 if self.alone else 120.0 if self.count <= 4 else 126.0

    @property
    def box(self) -> Box:
        """What the ring is drawn in."""
        (x, y), r, wide = self.centre, self.radius, self.radius * self.stretch
        return Box(x - wide, y - r, 2 * wide, 2 * r)

    @property
    def stretch(self) -> float:
        """How many times wider than high it is."""
        return _STRETCH if self.alone else 1.0

    def reach(self, index: int) -> float:
        """The radius of a stage's circle."""
        return 54.0 if self.alone or (self.count <= 4 and index == self.lit) else 42.0 if self.count > 4 else 45.0

    def point(self, turn: float) -> tuple[float, float]:
        """A place on the ring, by turns clockwise from the top."""
        angle = 2 * math.pi * turn
        (x, y), r = self.centre, self.radius
        return x + r * self.stretch * math.sin(angle), y - r * math.cos(angle)

    def heading(self, turn: float) -> float:
        """Which way the ring runs at a place, in degrees clockwise from upwards."""
        angle = 2 * math.pi * turn
        return math.degrees(math.atan2(self.stretch * math.cos(angle), -math.sin(angle))) % 360

    def circle(self, index: int) -> Box:
        """The place of a stage's circle."""
        (x, y), reach = self.point(index / self.count), self.reach(index)
        return Box(x - reach, y - reach, 2 * reach, 2 * reach)


def draw_cycle(slide: Cycle, canvas: Canvas) -> list[Frame]:
    """Stages on a ring; the rows beside it."""
    must_have(slide.stages, 3, 6)
    canvas.whole()
    slide = _with_own_rows(slide)
    lit = next((i for i, stage in enumerate(slide.stages) if stage.highlighted), None)
    ring = _Ring(len(slide.stages), lit, not slide.rows)
    frames: list[Frame] = [Shape(ring.box, "ring", "ellipse", outline=Outline("rule", 1.5))]
    names = _name_look(canvas, slide, ring)
    for i, stage in enumerate(slide.stages):
        frames.append(group(f"stage {i + 1}", _stage(canvas, stage, ring.circle(i), names)))
    frames += [_arrow(ring, i) for i in range(ring.count)]
    return [*frames, *_rows(canvas, slide.rows, ring)]


def _with_own_rows(slide: Cycle) -> Cycle:
    """The cycle with what its stages say moved beside the ring, where nothing else stands there."""
    if slide.rows or not any(stage.text for stage in slide.stages):
        return slide
    rows = tuple(Named(stage.name, stage.text, highlighted=stage.highlighted) for stage in slide.stages)
    return replace(slide, rows=rows, stages=tuple(replace(s, text=RichText(), highlighted=False) for s in slide.stages))


def _name_look(canvas: Canvas, slide: Cycle, ring: _Ring) -> Look:
    """How all names are set: one line over a question, else two."""
    look = Look("body", bold=True, align="center", anchor="middle", lines=1)
    names = [stage.name for stage in slide.stages]
    if ring.alone and all(canvas.fits(name, 96, look.but(role="lead")) for name in names):
        return look.but(role="lead")
    if any(stage.text for stage in slide.stages) and ring.count <= 4:
        return canvas.agree([look, look.but(role="label"), look.but(role="label", lines=2)], names, 76)
    smallest = ring.reach(0 if ring.lit else 1)
    choices = [look, look.but(lines=2), look.but(role="label", lines=2), look.but(role="label", lines=3)]
    widths = [1.8, 1.5, 1.6, 1.3]
    for choice, width in zip(choices, widths, strict=True):
        if all(canvas.fits(name, smallest * width, choice) for name in names):
            return choice
    return canvas.agree(choices[-1:], names, smallest * widths[-1])


def _stage(canvas: Canvas, stage: Named, box: Box, look: Look) -> list[Frame]:
    """A circle with a name, and a question under it."""
    fill, ink = (canvas.key, "on") if stage.highlighted else ("paper", "ink")
    outline = None if stage.highlighted else Outline("rule", 1.5)
    name = look.but(colour=ink)
    if stage.highlighted and box.w > 100 and canvas.fits(stage.name, 84, name.but(role="lead", lines=1)):
        name = name.but(role="lead", lines=1)
    circle = Shape(box, "circle", "ellipse", fill=fill, outline=outline)
    if not stage.text or box.w < 90:
        return [circle, canvas.text("name", box.inset(3), stage.name, name)]
    high, low = canvas.height(stage.name, box.w - 12, name), canvas.line_height("label")
    top = box.y + (box.h - high - low) / 2
    question = Look("label", ink, align="center", lines=1)
    question = canvas.agree([question, question.but(role="foot")], [stage.text], box.w - 8)
    return [
        circle,
        canvas.block("name", (box.x + 6, top, box.w - 12), stage.name, name),
        canvas.text("question", Box(box.x + 4, top + high, box.w - 8, low), stage.text, question),
    ]


def _arrow(ring: _Ring, index: int) -> Shape:
    turn = (index + 0.5) / ring.count
    x, y = ring.point(turn)
    return Shape(Box(x - 7, y - 7, 14, 14), "arrow", "triangle", fill="rule", turned=ring.heading(turn))


def _rows(canvas: Canvas, rows: tuple[Named, ...], ring: _Ring) -> list[Frame]:
    """What is said of the highlighted stage, behind a bracket; of all of them, between hairlines."""
    if not rows:
        return []
    must_have(rows, 1, 6)
    lit = ring.lit is not None
    top, room = (162.0, 300.0) if lit else (BODY_TOP, 336.0)
    looks = _row_looks(canvas, rows)
    needed = [_row_height(canvas, row, looks) + (9 if lit else 18) for row in rows]
    heights = row_heights(needed, room, 102.0 if lit else 112.0 if len(rows) <= 3 else 84.0)
    frames = _bracket(canvas, ring, sum(heights)) if lit else []
    y = top
    for i, (row, height) in enumerate(zip(rows, heights, strict=True)):
        if not lit:
            frames.append(canvas.line(_ROWS_X, y, _ROWS_WIDTH))
        inset = 0 if lit else (height - _row_height(canvas, row, looks)) / 2
        place = Box(_ROWS_X, y + inset, _ROWS_WIDTH, height)
        frames.append(group(f"row {i + 1}", _row(canvas, row, place, looks)))
        y += height
    return [*frames, *([] if lit else [canvas.line(_ROWS_X, y, _ROWS_WIDTH)])]


def _bracket(canvas: Canvas, ring: _Ring, height: float) -> list[Frame]:
    """The line before the rows, with a connector from the highlighted circle where nothing is in between."""
    assert ring.lit is not None
    circle = ring.circle(ring.lit)
    y = circle.y + circle.h / 2
    bottom = max(162 + height, y + 24)
    upright = Shape(Box(_BRACKET_X, 162, 0, bottom - 162), "bracket", "line", outline=canvas.key_line)
    others = [ring.circle(i) for i in range(ring.count) if i != ring.lit]
    if any(other.x > circle.x and other.y < y < other.bottom for other in others) or circle.right < ring.centre[0]:
        return [upright]
    connector = Box(circle.right, y, _BRACKET_X - circle.right, 0)
    return [upright, Shape(connector, "connector", "line", outline=canvas.key_line)]


class _RowLooks(Struct, frozen=True):
    """How rows are set; statements stand ``beside`` short keys, else under them."""

    key: Look
    statement: Look
    beside: bool
    note: Look = _QUIET

    @property
    def left(self) -> float:
        """How far statements are moved to the right."""
        return _KEY_WIDTH if self.beside else 0.0

    @property
    def width(self) -> float:
        """How wide statements are."""
        return _ROWS_WIDTH - self.left


def _row_looks(canvas: Canvas, rows: tuple[Named, ...]) -> _RowLooks:
    key = Look("lead", canvas.key, True)
    if not any(row.text or row.note for row in rows):
        return _RowLooks(Look("lead", bold=True), Look("lead"), False)
    if all(canvas.fits(row.name, _KEY_WIDTH - 6, key.but(lines=1)) for row in rows):
        large = _RowLooks(key.but(lines=1), Look("lead"), True)
        room = 300 - 9 * len(rows)
        return (
            large if sum(_row_height(canvas, row, large) for row in rows) <= room else replace(large, statement=Look())
        )
    return _RowLooks(key, Look(), False)


def _row_height(canvas: Canvas, row: Named, looks: _RowLooks) -> float:
    key = canvas.height(row.name, _KEY_WIDTH if looks.beside else _ROWS_WIDTH, looks.key)
    text = canvas.height(row.text, looks.width, looks.statement) if row.text else 0.0
    note = canvas.height(row.note, looks.width, looks.note) if row.note else 0.0
    return max(key, text + note) if looks.beside else key + text + note


def _row(canvas: Canvas, row: Named, box: Box, looks: _RowLooks) -> list[Frame]:
    key = canvas.block("key", (box.x, box.y, _KEY_WIDTH if looks.beside else box.w), row.name, looks.key)
    frames: list[Frame] = [key]
    y = box.y if looks.beside else key.box.bottom
    for name, text, look in (("statement", row.text, looks.statement), ("example", row.note, looks.note)):
        if text:
            block = canvas.block(name, (box.x + looks.left, y, looks.width), text, look)
            frames.append(block)
            y = block.box.bottom
    return frames


def _as_procedure(slide: Cycle) -> list[Slide]:
    """The stages as steps, what is said of the highlighted one on a slide of its own."""
    steps = tuple(StepItem(stage.name, stage.text) for stage in slide.stages)
    slides: list[Slide] = [Steps(**shared(slide), steps=steps)]
    if slide.rows:
        items = tuple(Named(row.name, row.text or row.note, row.note if row.text else row.text) for row in slide.rows)
        slides.append(Points(**{**shared(slide), "notes": (), "anchor": None}, items=items))
    return slides


RULES = {Cycle: Rule((draw_cycle,), otherwise=_as_procedure)}
