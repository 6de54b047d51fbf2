"""Figures: one number said large, its claim, a native chart, where it comes from."""

from __future__ import annotations

from coursegen.content.deck import Chart
from coursegen.layout.canvas import MARGIN, WIDTH, Canvas, Look
from coursegen.layout.frames import Box, ChartFigure, ChartFrame, Frame
from coursegen.layout.rule import Rule


def draw_chart(slide: Chart, canvas: Canvas) -> list[Frame]:
    """Number and claim left, chart right, source at the foot."""
    if slide.form == "number" or not slide.figures:
        return [*_number(canvas, slide, 560), *_origin(canvas, slide)]
    figures = tuple(
        ChartFigure(str(f.label), f.value, canvas.key if f.highlighted else "rule", f.highlighted) for f in slide.figures
    )
    words = ", ".join(f"{f.label} {f.value:g}{slide.unit}" for f in figures)
    chart = ChartFrame(Box(442, 150, 470, 315), "chart", slide.form, figures, slide.unit, f"{slide.claim}: {words}")  # type: ignore[arg-type]
    return [*_number(canvas, slide, 346), chart, *_origin(canvas, slide)]


def _number(canvas: Canvas, slide: Chart, width: float) -> list[Frame]:
    frames: list[Frame] = []
    y = 150.0
    if slide.number:
        role = "numeral" if canvas.ruler.width(str(slide.number), 96, True) <= width else "display"
        frames.append(canvas.text("number", Box(MARGIN, y, width, 102), slide.number, Look(role, canvas.key, True, anchor="middle", lines=1)))
        y = 264.0
    claim = Look("lead", lines=4)
    height = canvas.height(slide.claim, width, claim)
    frames.append(canvas.text("claim", Box(MARGIN, y, width, height), slide.claim, claim))
    if slide.remark:
        y = max(354.0, y + height + 12)
        frames.append(canvas.text("remark", Box(MARGIN, y, width, 471 - y), slide.remark, Look("body", "muted")))
    return frames


def _origin(canvas: Canvas, slide: Chart) -> list[Frame]:
    if not slide.origin:
        return []
    return [canvas.text("source", Box(MARGIN, 474, WIDTH, 18), slide.origin, Look("foot", "muted", lines=1))]


RULES = {Chart: Rule((draw_chart,))}
