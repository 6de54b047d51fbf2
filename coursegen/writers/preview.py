"""Slides as small drawings for the facilitator guide: vectors and text, no fonts and no office suite needed.

Charts and pictures are shown as what they are at thumbnail size: bars, segments, a framed ground.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Iterable

from coursegen.layout.frames import (
    FULL_BLEED,
    Box,
    Cell,
    ChartFrame,
    Frame,
    Group,
    LaidOutSlide,
    MediaFrame,
    Outline,
    PictureFrame,
    Shape,
    TableFrame,
)  # fmt: skip
from coursegen.layout.measure import Ruler
from coursegen.layout.setting import set_text
from coursegen.theme import Theme
from coursegen.writers.metafile import Metafile

WIDTH, HEIGHT = 960.0, 540.0
_CHARSETS = {"zh-Hans": 134, "zh-Hant": 136, "en": 134}
"""Windows' GB2312 and Big5 character sets."""


def slide_picture(slide: LaidOutSlide, theme: Theme, language: str) -> bytes:
    """The slide as an enhanced metafile of 960 × 540 points."""
    sketch = _Sketch(theme, language)
    sketch.ground(slide)
    sketch.frames(slide.frames, slide.number)
    return sketch.file.content()


class _Sketch:
    """Draws frames onto a metafile."""

    def __init__(self, theme: Theme, language: str) -> None:
        self._theme = theme
        self._language = language
        self._ruler = Ruler(language)
        asian = theme.east_asian_font(language)
        self.file = Metafile(WIDTH, HEIGHT, {asian: _CHARSETS[language]})

    def ground(self, slide: LaidOutSlide) -> None:
        """What the slide's master puts behind it: the ground, and the tab with its badge."""
        kind = slide.master.removeprefix("activity-")
        active = slide.master != kind
        role = (
            "deep"
            if slide.master in FULL_BLEED
            else f"{kind}tint"
            if active
            else "tint"
            if kind == "statement"
            else "paper"
        )
        self.file.rectangle((0, 0, WIDTH, HEIGHT), self._colour(role), None)
        if active:
            self._fill(Box(0, 15, 36, 75), kind)
            self._badge(self._theme.badges[kind][self._language])
        elif slide.master not in FULL_BLEED:
            self._fill(Box(0, 48, 12, 42), "accent")

    def frames(self, frames: Iterable[Frame], number: int) -> None:
        """Every frame, from the back to the front."""
        for frame in frames:
            match frame:
                case Group():
                    self.frames(frame.frames, number)
                case Shape():
                    self._shape(frame, number)
                case TableFrame():
                    self._table(frame)
                case ChartFrame():
                    self._chart(frame)
                case MediaFrame():
                    continue
                case PictureFrame():
                    self.file.rectangle(_corners(frame.box), self._colour("wash"), (self._colour("rule"), 1))

    def _colour(self, role: str) -> str:
        return self._theme.colours[role]

    def _pen(self, outline: Outline | None) -> tuple[str, float] | None:
        return (self._colour(outline.colour), outline.width) if outline else None

    def _fill(self, box: Box, role: str) -> None:
        self.file.rectangle(_corners(box), self._colour(role), None)

    def _badge(self, character: str) -> None:
        face = self._theme.east_asian_font(self._language)
        self.file.text((6, 78), character, [24.0] * len(character), (face, 24, True, self._colour("on")))

    def _shape(self, shape: Shape, number: int) -> None:
        fill = self._colour(shape.fill) if shape.fill else None
        pen = self._pen(shape.outline)
        box = shape.box
        if shape.geometry == "line" and pen:
            self.file.line([(box.x, box.y), (box.right, box.bottom)], pen)
        elif shape.geometry == "ellipse" and (fill or pen):
            self.file.ellipse(_corners(box), fill, pen)
        elif shape.geometry == "rect" and (fill or pen):
            self.file.rectangle(_corners(box), fill, pen)
        elif fill or pen:
            self.file.polygon(_OUTLINES[shape.geometry](shape), fill, pen)
        if shape.placeholder == "number":
            self._text(shape, str(number))
        elif shape.paragraphs:
            self._text(shape, None)

    def _text(self, shape: Shape, instead: str | None) -> None:
        if instead is not None:
            span = shape.paragraphs[0].spans[0]
            width = self._ruler.width(instead, span.size)
            place = (shape.box.right - width, shape.box.y + shape.box.h / 2 + 0.37 * span.size)
            look = (self._theme.latin_font(), span.size, span.bold, self._colour(span.colour))
            self.file.text(place, instead, [width / len(instead)] * len(instead), look)
            return
        for run in set_text(shape.paragraphs, shape.box, shape.anchor, self._ruler):
            face = self._theme.east_asian_font(self._language) if run.asian else self._theme.latin_font()
            look = (face, run.span.size, run.span.bold, self._colour(run.span.colour))
            self.file.text((run.x, run.baseline), run.text, run.advances, look)

    def _table(self, table: TableFrame) -> None:
        y = table.box.y
        for row, height in zip(table.rows, table.heights, strict=True):
            x = table.box.x
            for cell, width in zip(row, table.widths, strict=True):
                self._cell(cell, Box(x, y, width, height))
                x += width
            y += height

    def _cell(self, cell: Cell, box: Box) -> None:
        if cell.fill:
            self._fill(box, cell.fill)
        if cell.below:
            pen = (self._colour(cell.below.colour), cell.below.width)
            self.file.line([(box.x, box.bottom), (box.right, box.bottom)], pen)
        inner = Box(box.x + cell.left, box.y, box.w - cell.left - cell.right, box.h)
        self._text(Shape(inner, "cell", paragraphs=cell.paragraphs, anchor=cell.anchor), None)

    def _chart(self, chart: ChartFrame) -> None:
        if chart.form == "doughnut":
            self._doughnut(chart)
            return
        most = max((figure.value for figure in chart.figures), default=0) or 1
        count = len(chart.figures)
        box = chart.box
        for i, figure in enumerate(chart.figures):
            share = max(0.0, figure.value / most)
            if chart.form == "bar":
                pitch = box.h / count
                place = Box(box.x + box.w * 0.36, box.y + i * pitch + pitch * 0.18, box.w * 0.54 * share, pitch * 0.64)
            else:
                pitch = box.w / count
                height = box.h * 0.75 * share
                place = Box(box.x + i * pitch + pitch * 0.18, box.bottom - 30 - height, pitch * 0.64, height)
            self._fill(place, figure.colour)

    def _doughnut(self, chart: ChartFrame) -> None:
        radius = min(chart.box.w, chart.box.h) / 2 - 6
        centre = (chart.box.x + chart.box.w / 2, chart.box.y + chart.box.h / 2)
        total = sum(figure.value for figure in chart.figures) or 1
        at = 0.0
        for figure in chart.figures:
            end = at + figure.value / total
            outer = _arc(centre, radius, at, end)
            inner = _arc(centre, radius * 0.67, at, end)[::-1]
            self.file.polygon([*outer, *inner], self._colour(figure.colour), (self._colour("paper"), 1))
            at = end


def _corners(box: Box) -> tuple[float, float, float, float]:
    return box.x, box.y, box.right, box.bottom


def _arc(centre: tuple[float, float], radius: float, start: float, end: float) -> list[tuple[float, float]]:
    steps = max(2, round((end - start) * 60))
    turns = [2 * math.pi * (start + (end - start) * i / steps) for i in range(steps + 1)]
    return [(centre[0] + radius * math.sin(turn), centre[1] - radius * math.cos(turn)) for turn in turns]


def _chevron(shape: Shape) -> list[tuple[float, float]]:
    box, notch = shape.box, shape.adjust * shape.box.h
    middle = box.y + box.h / 2
    tip = [(box.right - notch, box.y), (box.right, middle), (box.right - notch, box.bottom)]
    back = [(box.x + notch, middle)] if shape.geometry == "chevron" else []
    return [(box.x, box.y), *tip, (box.x, box.bottom), *back]


def _triangle(shape: Shape) -> list[tuple[float, float]]:
    box = shape.box
    cx, cy = box.x + box.w / 2, box.y + box.h / 2
    turn = math.radians(shape.turned)
    corners = [(0.0, -box.h / 2), (box.w / 2, box.h / 2), (-box.w / 2, box.h / 2)]
    return [
        (cx + x * math.cos(turn) - y * math.sin(turn), cy + x * math.sin(turn) + y * math.cos(turn)) for x, y in corners
    ]


_OUTLINES: dict[str, Callable[[Shape], list[tuple[float, float]]]] = {
    "chevron": _chevron, "pentagon": _chevron, "triangle": _triangle,
}  # fmt: skip
