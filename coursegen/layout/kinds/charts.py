"""Figures: one number said large, its claim, a native chart, where it comes from."""

from __future__ import annotations

from functools import partial
from typing import Literal

from msgspec.structs import replace

from coursegen.content.deck import Chart, Figure
from coursegen.content.inline import RichText
from coursegen.layout.canvas import MARGIN, WIDTH, Canvas, DoesNotFit, Look, group
from coursegen.layout.frames import Box, ChartFigure, ChartFrame, Frame
from coursegen.layout.grid import row_heights
from coursegen.layout.rule import ByItems, Rule, must_have

_TEXT_WIDTH = 346.0
_MOST = {"bar": 8, "column": 7, "doughnut": 6, "number": 0}
_RIGHT = Box(442, 150, 470, 315)
_ROWS_X, _ROWS_WIDTH = 492.0, 420.0
_HOLE = Box(120, 264, 192, 96)


def draw_chart(slide: Chart, canvas: Canvas, role: str = "lead") -> list[Frame]:
    """Number and claim left, chart right, source at the foot."""
    bottom = _text_bottom(canvas, slide)
    if slide.form == "number" or not slide.figures:
        frames = _number_alone(canvas, slide, role, bottom)
    elif slide.form == "doughnut":
        frames = _doughnut(canvas, slide, role, bottom)
    else:
        must_have(slide.figures, 1, _MOST[slide.form])
        words = _words(canvas, slide, Box(MARGIN, 150, _TEXT_WIDTH, bottom - 150), role)
        frames = [
            *words,
            _chart(canvas, slide, Box(_RIGHT.x, _RIGHT.y, _RIGHT.w, min(bottom, _RIGHT.bottom) - _RIGHT.y)),
        ]
    return [*frames, *_origin(canvas, slide)]


def _chart(canvas: Canvas, slide: Chart, box: Box) -> ChartFrame:
    """The native chart; what is not highlighted is grey."""
    figures = tuple(
        ChartFigure(str(f.label), f.value, canvas.key if f.highlighted else "rule", f.highlighted)
        for f in slide.figures
    )
    words = ", ".join(f"{f.label} {f.value:g}{slide.unit}" for f in figures)
    form: Literal["bar", "column", "doughnut"] = "bar" if slide.form == "number" else slide.form
    return ChartFrame(box, "chart", form, figures, slide.unit, f"{slide.claim}: {words}")


def _words(canvas: Canvas, slide: Chart, room: Box, role: str) -> list[Frame]:
    """The number, the claim and the remark below each other."""
    frames: list[Frame] = []
    y = room.y
    if slide.number:
        frames.append(_number(canvas, slide, Box(room.x, y, room.w, 102)))
        y += 114
    if slide.claim:
        claim = canvas.block("claim", (room.x, y, room.w), slide.claim, Look(role))
        frames.append(claim)
        y = claim.box.bottom + 12
    if slide.remark:
        y = max(y, 354.0) if slide.number and not _is_low(canvas, slide, y, room) else y
        remark = canvas.block("remark", (room.x, y, room.w), slide.remark, Look("body", "muted"))
        frames.append(remark)
        y = remark.box.bottom
    if y > room.bottom + (0 if slide.remark else 12) + 0.5:
        raise DoesNotFit(str(slide.claim or slide.remark), (y - room.bottom) / canvas.line_height(role) * room.w / 18)
    return frames


def _is_low(canvas: Canvas, slide: Chart, y: float, room: Box) -> bool:
    """Whether the remark has to stand closer under the claim than usual."""
    return max(y, 354.0) + canvas.height(slide.remark, room.w, Look()) > room.bottom


def _number(canvas: Canvas, slide: Chart, box: Box) -> Frame:
    look = Look("numeral", canvas.key, True, anchor="middle", lines=1)
    look = canvas.agree(look.roles("numeral", "display", "title", "lead"), [slide.number], box.w)
    return canvas.text("number", box, slide.number, look)


def _number_alone(canvas: Canvas, slide: Chart, role: str, bottom: float) -> list[Frame]:
    """The number left, what it says at its right."""
    if not slide.number:
        return _words(canvas, slide, Box(MARGIN, 150, WIDTH, bottom - 150), role)
    number = _number(canvas, slide, Box(MARGIN, 150, _TEXT_WIDTH, 102))
    return [number, *_words(canvas, replace(slide, number=RichText()), Box(442, 165, 470, bottom - 165), role)]


def _doughnut(canvas: Canvas, slide: Chart, role: str, bottom: float) -> list[Frame]:
    """The ring left with the number in its hole, names and values at the right."""
    must_have(slide.figures, 1, _MOST["doughnut"])
    canvas.whole()
    frames: list[Frame] = [_chart(canvas, slide, Box(60, 156, 312, 312))]
    if slide.number:
        look = Look("display", canvas.key, True, "center", "middle", 1)
        look = canvas.agree(look.roles("display", "title", "lead"), [slide.number], _HOLE.w)
        frames.append(canvas.text("number", _HOLE, slide.number, look))
    words = _words(canvas, replace(slide, number=RichText()), Box(_ROWS_X, 144, _ROWS_WIDTH, 200), role)
    top = max((frame.box.bottom + 15 for frame in words), default=150.0)  # type: ignore[union-attr]
    return [*frames, *words, *_values(canvas, slide, (top, bottom))]


def _values(canvas: Canvas, slide: Chart, room: tuple[float, float]) -> list[Frame]:
    """A row a segment: its name and value."""
    y, bottom = room
    look = Look("lead", anchor="middle", lines=1)
    labels = [figure.label for figure in slide.figures]
    large = canvas.line_height("lead") * len(labels) <= bottom - y
    choices = [look.but(role="body"), look.but(role="body", lines=2)]
    look = canvas.agree([look, *choices] if large else choices, labels, 310)
    needed = [canvas.height(label, 310, look) + 3 for label in labels]
    heights = row_heights(needed, bottom - y, 57.6)
    frames: list[Frame] = []
    for figure, height in zip(slide.figures, heights, strict=True):
        place = Box(_ROWS_X, y, _ROWS_WIDTH, height)
        frames += [
            canvas.line(_ROWS_X, y, _ROWS_WIDTH),
            group(f"figure {figure.label}", _value(canvas, (figure, slide.unit), place, look)),
        ]
        y += height
    return [*frames, canvas.line(_ROWS_X, y, _ROWS_WIDTH)]


def _value(canvas: Canvas, item: tuple[Figure, str], box: Box, look: Look) -> list[Frame]:
    figure, unit = item
    strong = look.but(
        colour=canvas.key if figure.highlighted else "muted", bold=figure.highlighted, align="right", lines=1
    )
    return [
        canvas.text("name", Box(box.x, box.y, 310, box.h), figure.label, look),
        canvas.text("value", Box(box.right - 110, box.y, 110, box.h), f"{figure.value:g}{unit}", strong),
    ]


_ORIGIN = Look("foot", "muted", lines=2)


def _text_bottom(canvas: Canvas, slide: Chart) -> float:
    """Down to where texts may reach, the source note left free."""
    if slide.takeaway:
        return canvas.floor
    return 486 - canvas.height(slide.origin, WIDTH, _ORIGIN) if slide.origin else canvas.floor


def _origin(canvas: Canvas, slide: Chart) -> list[Frame]:
    """The source note."""
    if not slide.origin:
        return []
    height = canvas.height(slide.origin, WIDTH, _ORIGIN)
    if slide.takeaway and height > 18:
        canvas.whole()
    return [
        canvas.text(
            "source", Box(MARGIN, (495 if slide.takeaway else 492) - height, WIDTH, height), slide.origin, _ORIGIN
        )
    ]


def _as_bars(slide: Chart) -> Chart | None:
    """Too many columns or segments as bars, which may be many."""
    too_many = slide.form in ("column", "doughnut") and len(slide.figures) > _MOST[slide.form]
    return replace(slide, form="bar") if too_many else None


def draw_ring_as_bars(slide: Chart, canvas: Canvas) -> list[Frame]:
    """A doughnut that leaves no room for its texts as bars: a ring cannot be divided."""
    return draw_chart(replace(slide, form="bar"), canvas, "body")


RULES = {
    Chart: Rule(
        (draw_chart, partial(draw_chart, role="body"), draw_ring_as_bars), ByItems("figures", 8), instead=_as_bars
    ),
}
