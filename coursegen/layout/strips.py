"""Time strips: the phases of an activity side by side, each as wide as its share of the minutes."""

from __future__ import annotations

from typing import Literal

from msgspec import Struct
from msgspec.structs import replace

from coursegen.content.deck import PhaseItem
from coursegen.content.inline import RichText, Run
from coursegen.layout.canvas import MARGIN, WIDTH, Canvas, Look, group, rich
from coursegen.layout.frames import Align, Box, Empty, Frame, Outline, Shape
from coursegen.layout.typesetting import joined, marked

GAP = 3.0
LABEL_HEIGHT = 21.0
_LOWEST_BAR = 24.0
_INSIDE = Look("body", "on", anchor="middle", lines=1)
_SMALL = Look("label", "on", anchor="middle", align="center", lines=1)

Form = Literal["inside", "without unit", "small", "above", "legend"]
"""Where a strip says what its phases are: in the bars, above each, or all in a line above the strip."""


class Strip(Struct, frozen=True):
    """Phases with the place of their bars."""

    phases: tuple[PhaseItem, ...]
    y: float
    height: float = 42

    @property
    def boxes(self) -> list[Box]:
        """Where each phase's bar lies."""
        minutes = [phase.minutes for phase in self.phases]
        total = sum(minutes)
        shares = [m / total if total else 1 / len(minutes) for m in minutes]
        widths = [(WIDTH - GAP * (len(shares) - 1)) * share for share in shares]
        lefts = [MARGIN + sum(widths[:i]) + GAP * i for i in range(len(widths))]
        return [Box(x, self.y, w, self.height) for x, w in zip(lefts, widths, strict=True)]

    def form(self, canvas: Canvas) -> Form:
        """The first form in which all its labels fit."""
        pairs = list(zip(self.phases, self.boxes, strict=True))
        if all(canvas.fits(_with_time(phase), box.w - 20, _INSIDE) for phase, box in pairs):
            return "inside"
        if all(canvas.fits(_bare(phase), box.w - 20, _INSIDE) for phase, box in pairs):
            return "without unit"
        if all(canvas.fits(_bare(phase), box.w - 12, _SMALL) for phase, box in pairs):
            return "small"
        above = Look("label", bold=True, lines=1)
        named = all(canvas.fits(phase.name, box.w, above) for phase, box in pairs)
        timed = all(canvas.fits(_minutes(phase), box.w, _SMALL) for phase, box in pairs)
        return "above" if named and timed else "legend"

    def under_labels(self) -> Strip:
        """The strip with bars low enough to leave room for labels above them: it begins where it began."""
        height = max(_LOWEST_BAR, self.height - LABEL_HEIGHT)
        return replace(self, y=self.y + LABEL_HEIGHT, height=height)


def time_strip(canvas: Canvas, strip: Strip) -> list[Frame]:
    """The bars on their tracks, with names and minutes."""
    if not strip.phases:
        return []
    form = strip.form(canvas)
    if form in ("above", "legend"):
        strip = strip.under_labels()
    frames: list[Frame] = _legend(canvas, strip) if form == "legend" else []
    for phase, box in zip(strip.phases, strip.boxes, strict=True):
        frames.append(Shape(box, "track", fill="paper", outline=Outline(canvas.key)))
        bar = [canvas.panel("bar", box, canvas.key), *_words(canvas, phase, box, form)]
        frames.append(replace(group(f"phase {phase.name}", bar), motion=Empty(phase.minutes * 60)))
    return frames


def _words(canvas: Canvas, phase: PhaseItem, box: Box, form: Form) -> list[Frame]:
    """What stands in a bar or above it."""
    if form in ("inside", "without unit"):
        text = _with_time(phase) if form == "inside" else _bare(phase)
        left = min(14.0, (box.w - canvas.width(text, _INSIDE)) / 2)
        return [canvas.text("phase", Box(box.x + left, box.y, box.w - left, box.h), text, _INSIDE)]
    if form == "small":
        text = next(text for text in (_with_time(phase), _bare(phase)) if canvas.fits(text, box.w - 12, _SMALL))
        return [canvas.text("phase", box, text, _SMALL)]
    if form == "legend":
        return []
    full = canvas.fits(phase.text, box.w - 8, _SMALL)
    name = Box(box.x, box.y - LABEL_HEIGHT, box.w, LABEL_HEIGHT)
    return [
        canvas.text("phase", name, phase.name, Look("label", canvas.key, True, lines=1)),
        canvas.text("minutes", box, phase.text if full and phase.text else _minutes(phase), _SMALL),
    ]


def _legend(canvas: Canvas, strip: Strip) -> list[Frame]:
    """All phases in a line above the strip, for bars too narrow to be named one by one."""
    words = joined([_with_time(phase, " ") for phase in strip.phases], "\u2003")
    bare = joined([_bare(phase, " ") for phase in strip.phases], "\u2003")
    look = Look("label", canvas.key, lines=1)
    text = next((choice for choice in (words, bare) if canvas.fits(choice, WIDTH, look)), bare)
    return [canvas.text("phases", Box(MARGIN, strip.y - LABEL_HEIGHT, WIDTH, LABEL_HEIGHT), text, look)]


def _with_time(phase: PhaseItem, gap: str = "\u2003") -> RichText:
    return joined([marked(phase.name, "strong"), phase.text or rich(_minutes(phase))], gap)


def _bare(phase: PhaseItem, gap: str = "\u2003") -> RichText:
    return RichText((*marked(phase.name, "strong").runs, Run(gap + _minutes(phase))))


def _minutes(phase: PhaseItem) -> str:
    return f"{phase.minutes:g}"


def countdown(canvas: Canvas, strip: Strip) -> list[Frame]:
    """The strip with a scale of minutes under it."""
    total = round(sum(phase.minutes for phase in strip.phases))
    if total <= 0:
        return []
    every = 5 if total <= 30 else 10 if total <= 90 else 30
    step = 1 if total <= 60 else 5
    ticks: list[Frame] = []
    foot = strip.y + strip.height + 3
    for minute in sorted({*range(0, total + 1, step), total}):
        x, marked_tick = MARGIN + WIDTH * minute / total, minute % every == 0 or minute == total
        tick = Box(x, foot, 0, 9 if marked_tick else 5)
        ticks.append(Shape(tick, "tick", "line", outline=Outline(canvas.key)))
        if marked_tick and (minute == total or total - minute >= every / 2):
            ticks.append(_figure(canvas, minute, total, Box(x, tick.bottom + 1, 40, 18)))
    return [*time_strip(canvas, strip), group("scale", ticks)]


def _figure(canvas: Canvas, minute: int, total: int, place: Box) -> Shape:
    """A number under its tick; the outer ones end with the strip."""
    align: Align = "left" if minute == 0 else "right" if minute == total else "center"
    left = {"left": place.x, "center": place.x - 20, "right": place.x - 40}[align]
    look = Look("foot", "muted", align=align, lines=1)
    return canvas.text("figure", Box(left, place.y, place.w, place.h), str(minute), look)
