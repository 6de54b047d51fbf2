"""Parts several slide kinds are made of: row lists, time strips, chevrons, module bars."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace

from coursegen.content.deck import Module, PhaseItem
from coursegen.content.inline import RichText, Run
from coursegen.layout.canvas import BODY_TOP, MARGIN, WIDTH, Canvas, DoesNotFit, Look, group, rich
from coursegen.layout.frames import Box, Empty, Frame, Outline, Shape

COLUMN = 74.0
STRIP_GAP = 3.0


def column(number: int) -> float:
    """Where a column of the grid begins."""
    return MARGIN + COLUMN * (number - 1)


def span(columns: int) -> float:
    """How wide a number of columns is."""
    return COLUMN * columns - 24


def panels(count: int, left: float = MARGIN, width: float = WIDTH) -> list[tuple[float, float]]:
    """Left edges and width of equal panels side by side."""
    gap = 24 if count <= 4 else 12
    each = (width - gap * (count - 1)) / count
    return [(left + i * (each + gap), each) for i in range(count)]


def row_list(
    canvas: Canvas, count: int, height: float, row: Callable[[int, float], Sequence[Frame]], top: float = BODY_TOP
) -> list[Frame]:
    """Full-width rows between hairlines; ``row(i, y)`` draws the texts of one, ``y`` its upper edge."""
    return uneven_rows(canvas, [height] * count, lambda i, place: row(i, place.y), top)


def uneven_rows(
    canvas: Canvas, heights: Sequence[float], row: Callable[[int, Box], Sequence[Frame]], top: float = BODY_TOP
) -> list[Frame]:
    """Full-width rows of given heights between hairlines; ``row(i, place)`` draws the texts of one."""
    frames: list[Frame] = []
    y = top
    for i, height in enumerate(heights):
        frames += [canvas.line(MARGIN, y, WIDTH), group(f"row {i + 1}", row(i, Box(MARGIN, y, WIDTH, height)))]
        y += height
    return [*frames, canvas.line(MARGIN, y, WIDTH)]


def row_heights(needed: Sequence[float], room: float, most: float) -> list[float]:
    """Heights that hold what each row needs: even where that is enough. Raises :class:`DoesNotFit`."""
    even = min(most, room / len(needed))
    if max(needed) <= even:
        return [even] * len(needed)
    if sum(needed) > room:
        raise DoesNotFit("", max(1, round((sum(needed) - room) / 2)))
    spare = min(room - sum(needed), most * len(needed) - sum(needed)) / len(needed)
    return [height + max(0.0, spare) for height in needed]


def takeaway_line(canvas: Canvas, sentence: RichText) -> list[Frame]:
    """The sentence to remember, under a hairline near the foot."""
    if not sentence:
        return []
    look = Look("lead", bold=True, lines=1, anchor="middle")
    if canvas.line_count(sentence, WIDTH, look) > 1:
        look = look.but(role="body", lines=2)
    return [canvas.line(MARGIN, 414, WIDTH), canvas.text("takeaway", Box(MARGIN, 423, WIDTH, 54), sentence, look)]


def time_strip(canvas: Canvas, phases: Sequence[PhaseItem], y: float, height: float = 42) -> list[Frame]:
    """Phases side by side, each as wide as its share of the minutes."""
    if not phases:
        return []
    total = sum(phase.minutes for phase in phases) or len(phases)
    room = WIDTH - STRIP_GAP * (len(phases) - 1)
    widths = [room * (phase.minutes or total / len(phases)) / total for phase in phases]
    inside = all(_phase_text(canvas, p, w - 22) is not None for p, w in zip(phases, widths, strict=True))
    frames: list[Frame] = []
    x = MARGIN
    for phase, w in zip(phases, widths, strict=True):
        box = Box(x, y, w, height)
        frames.append(Shape(box, "track", fill="paper", outline=Outline(canvas.key)))
        bar = group(f"phase {phase.name}", _phase(canvas, phase, box, inside))
        frames.append(replace(bar, motion=Empty(phase.minutes * 60)))
        x += w + STRIP_GAP
    return frames


def _phase(canvas: Canvas, phase: PhaseItem, box: Box, inside: bool) -> list[Frame]:
    bar = canvas.panel("bar", box, canvas.key)
    if inside:
        text = _phase_text(canvas, phase, box.w - 22) or RichText()
        label = Box(box.x + 14, box.y, box.w - 16, box.h)
        return [bar, canvas.text("phase", label, text, Look("body", "on", anchor="middle", lines=1))]
    above = Look("label", canvas.key, True, lines=1)
    minutes = Look("label", "on", anchor="middle", align="center", lines=1)
    name = Box(box.x, box.y - 21, max(box.w, 60), 21)
    frames: list[Frame] = [bar]
    if canvas.ruler.width(str(phase.name), canvas.size("label"), True) <= max(box.w, 30) + 8:
        frames.append(canvas.text("phase", name, phase.name, above))
    whole = canvas.ruler.width(str(phase.text), canvas.size("label")) + 6 <= box.w
    return [*frames, canvas.text("minutes", box, phase.text if whole else str(round(phase.minutes)), minutes)]


def _phase_text(canvas: Canvas, phase: PhaseItem, width: float) -> RichText | None:
    """The phase's name and time as they fit on its bar; ``None`` when not even the name with bare minutes does."""
    name = Run(str(phase.name), frozenset({"strong"}))
    for time in (str(phase.text), str(round(phase.minutes))):
        text = RichText((name, Run("\u2003" + time)))
        if canvas.ruler.width(str(text), canvas.size("body"), True) <= width:
            return text
    return None


def chevrons(canvas: Canvas, names: Sequence[RichText], y: float, height: float, first: int = 1, hollow: frozenset[int] = frozenset()) -> list[Frame]:
    """A row of numbered chevrons as wide as the body. Raises :class:`DoesNotFit` when a name is too long."""
    pitch = chevron_pitch(len(names))
    frames: list[Frame] = []
    for i, name in enumerate(names):
        box = Box(MARGIN + i * pitch, y, pitch + 8, height)
        is_hollow = i in hollow
        ink = canvas.key if is_hollow else "on"
        body = Shape(
            box if not is_hollow else Box(box.x + 0.75, box.y + 0.75, box.w - 1.5, box.h - 1.5),
            "step",
            "pentagon" if i == 0 else "chevron",
            fill="paper" if is_hollow else canvas.key,
            outline=Outline(canvas.key, 1.5) if is_hollow else None,
            adjust=14 / height,
        )
        frames.append(group(f"step {first + i}", [body, *_chevron_words(canvas, str(first + i), name, box, ink)]))
    return frames


def chevron_pitch(count: int) -> float:
    """The distance between the left edges of neighbouring chevrons."""
    return (WIDTH - 14 + 6) / count


def _chevron_words(canvas: Canvas, number: str, name: RichText, box: Box, ink: str) -> list[Frame]:
    left = box.x if box.x == MARGIN else box.x + 12
    label = Look("label", ink, lines=1, anchor="middle")
    if canvas.latin:
        width = box.right - left - 20
        return [
            canvas.text("number", Box(left + 10, box.y + 9, 40, 18), number, label),
            canvas.text("name", Box(left + 10, box.y + 28, width, 36), name, Look("body", ink, True, anchor="middle", lines=1)),
        ]
    shift = 10 + canvas.ruler.width(number, 14) + 6
    room = box.right - 12 - (left + shift)
    look = Look("lead", ink, True, anchor="middle", lines=1)
    if canvas.line_count(name, room, look) > 1:
        look = look.but(role="body", lines=2)
    return [
        canvas.text("number", Box(left + 10, box.y, 30, box.h), number, label),
        canvas.text("name", Box(left + shift, box.y, room, box.h), name, look),
    ]


def module_bars(canvas: Canvas, modules: Sequence[Module], form: str) -> list[Frame]:
    """The parts of the course as bars at the right edge; ``form`` is cover, divider or closing."""
    count = len(modules)
    if count < 2:
        return []
    gap = 18 if count <= 5 else 12 if count <= 7 else 8
    height = min(54.0, (342 - gap * (count - 1)) / count)
    top = 270 - (height * count + gap * (count - 1)) / 2
    frames: list[Frame] = []
    for i, module in enumerate(modules):
        y = top + i * (height + gap)
        draw = _wide_bar if form in ("cover", "closing") and count <= 8 else _narrow_bar
        frames.append(group(f"module {i + 1}", draw(canvas, module, i, Box(0, y, count, height), form)))
    return frames


def _wide_bar(canvas: Canvas, module: Module, index: int, place: Box, form: str) -> list[Frame]:
    count = int(place.w)
    width = 192 + (384 - 192) * index / max(1, count - 1)
    h = place.h
    x = 960 - width
    done = form == "closing"
    number = Look("lead" if h >= 36 else "body", "deep" if done else "ondeep", True)
    name = Look("body", "ondeep", lines=1, anchor="middle")
    frames: list[Frame] = [
        canvas.panel("bar", Box(x + h, place.y, width - h, h), "deep2" if done else "deep1"),
        canvas.badge(Box(x, place.y, h, h), str(index + 1), number, "paper" if done else "deep3"),
    ]
    room = width - h - 24
    if canvas.line_count(module.name, room, name) > 1:
        name = name.but(role="label", lines=2)
    return [*frames, canvas.text("name", Box(x + h + 14, place.y, room, h), module.name, name)]


def _narrow_bar(canvas: Canvas, module: Module, index: int, place: Box, form: str) -> list[Frame]:
    width = 120.0 if module.current else 60.0
    look = Look("lead" if place.h >= 36 else "body", "deep" if module.current else "ondeepm", module.current)
    bar = Box(960 - width, place.y, width, place.h)
    return [canvas.badge(Box(bar.x, bar.y, 60, bar.h) if module.current else bar, str(index + 1), look, "paper" if module.current else "deep1")] + (
        [canvas.panel("bar", Box(bar.x + 60, bar.y, 60, bar.h), "paper")] if module.current else []
    )


def must_have(count: int, least: int, most: int, text: str) -> None:
    """Refuses a number of items the variant has no place for. Raises :class:`DoesNotFit`."""
    if not least <= count <= most:
        raise DoesNotFit(text, 1)


__all__ = [
    "chevron_pitch", "chevrons", "column", "module_bars", "must_have", "panels", "rich", "row_list", "span",
    "takeaway_line", "time_strip",
]  # fmt: skip
