"""Recordings and videos: the player, what to note, the phases."""

from __future__ import annotations

from msgspec.structs import replace

from coursegen.content.deck import Named, PhaseItem, Recording
from coursegen.content.inline import RichText
from coursegen.layout.canvas import BODY_TOP, MARGIN, WIDTH, Canvas, DoesNotFit, Look, group, rich
from coursegen.layout.chevrons import Chevrons, chevron
from coursegen.layout.frames import Box, Empty, Frame, MediaFrame, Outline, Shape
from coursegen.layout.grid import panels, row_heights
from coursegen.layout.rule import ByItems, Rule, must_have
from coursegen.layout.strips import Strip, time_strip
from coursegen.layout.typesetting import joined

_BAR = Box(MARGIN, BODY_TOP, WIDTH, 66)
_NOTES_TOP = 237.0
_SCREEN = Box(MARGIN, BODY_TOP, 495, 279)
_PHASES_TOP, _PHASES_HEIGHT = 390.0, 60.0


def draw_recording(slide: Recording, canvas: Canvas) -> list[Frame]:
    """A player bar, what to note, the phases."""
    must_have(slide.items, 0, 4)
    phases = _phases(canvas, slide.phases)
    bottom = min((frame.box.y for frame in phases if isinstance(frame, Shape)), default=480.0) - 12
    button = Box(MARGIN, BODY_TOP, 66, 66)
    player = [group("player", _player(canvas, slide)), *_media(canvas, slide, button)]
    return [*player, *_notes(canvas, slide.items, bottom), *phases]


def draw_video(slide: Recording, canvas: Canvas) -> list[Frame]:
    """The screen left, what to note beside it, the phases below."""
    if not slide.video:
        raise DoesNotFit(str(slide.name), 1000)
    must_have(slide.items, 0, 4)
    play = Shape(Box(_SCREEN.x + 233, _SCREEN.y + 100, 44, 34), "play", "triangle", fill="on", turned=90)
    screen = group("player", [canvas.panel("screen", _SCREEN, "deep"), play, *_on_screen(canvas, slide)])
    strip = time_strip(canvas, Strip(slide.phases, 447, 33))
    return [screen, *_media(canvas, slide, _SCREEN), *_beside_screen(canvas, slide.items), *strip]


def _on_screen(canvas: Canvas, slide: Recording) -> list[Frame]:
    """What is to be played, until it plays: its name and length, and the file to bring along."""
    name = Look("body", "ondeep", True, "center", lines=2)
    quiet = Look("label", "ondeepm", align="center", lines=1)
    width = _SCREEN.w - 48
    head = canvas.block("name", (_SCREEN.x + 24, _SCREEN.y + 165, width), slide.name, name)
    words = joined([slide.length, rich(_to_bring(canvas, slide))], "\u2003")
    if not words:
        return [head]
    words = next((text for text in (words, slide.length) if canvas.fits(text, width, quiet)), RichText())
    return [head, *([canvas.block("length", (head.box.x, head.box.bottom + 3, width), words, quiet)] if words else [])]


def _to_bring(canvas: Canvas, slide: Recording) -> str:
    """The name of the file a trainer has to play from elsewhere, because it is not in the deck."""
    return slide.file if slide.file and slide.file not in canvas.picture_sizes else ""


def _beside_screen(canvas: Canvas, items: tuple[Named, ...]) -> list[Frame]:
    """What to watch for, below each other at the right of the screen."""
    if not items:
        return []
    x, w = _SCREEN.right + 24, MARGIN + WIDTH - _SCREEN.right - 24
    name = Look("lead", canvas.key, True, lines=1)
    choices = [name, name.but(role="body"), name.but(role="body", lines=2)]
    name = canvas.agree(choices, [item.name for item in items], w)
    needed = [15 + canvas.height(i.name, w, name) + (canvas.height(i.text, w, Look()) if i.text else 0) for i in items]
    frames: list[Frame] = []
    y = _SCREEN.y
    for item, height in zip(items, row_heights(needed, _SCREEN.h, 93.0), strict=True):
        head = canvas.block("name", (x, y + 9, w), item.name, name)
        parts: list[Frame] = [canvas.line(x, y, w, canvas.key_line), head]
        if item.text:
            parts.append(canvas.block("question", (x, head.box.bottom, w), item.text))
        frames.append(group(f"note {item.name}", parts))
        y += height
    return frames


def _media(canvas: Canvas, slide: Recording, place: Box) -> list[Frame]:
    """The file itself, above its button or screen, when there is one."""
    if slide.file is None or slide.file not in canvas.picture_sizes:
        return []
    return [MediaFrame(place, "media", slide.file, str(slide.name), slide.video)]


def _player(canvas: Canvas, slide: Recording) -> list[Frame]:
    """The bar with a button, the title and the length."""
    title = Look("body", bold=True, anchor="middle", lines=2)
    length = Look("body", "muted", align="right", anchor="middle", lines=1)
    free = canvas.width(slide.length, length) + 2 if slide.length else 0.0
    name = Box(132, _BAR.y, _BAR.right - 18 - free - 24 - 132, _BAR.h)
    play = Shape(Box(MARGIN + 19 + 3, BODY_TOP + 22, 28, 22), "play", "triangle", fill="on", turned=90)
    frames: list[Frame] = [
        canvas.panel("bar", _BAR),
        canvas.panel("button", Box(MARGIN, BODY_TOP, 66, 66), canvas.key),
        play,
        canvas.text("name", name, slide.name, title),
    ]
    used = canvas.width(slide.name, title)
    file = Look("label", "muted", anchor="middle", lines=1)
    if (bring := _to_bring(canvas, slide)) and canvas.width(bring, file) < name.w - used - 24:
        frames.append(canvas.text("file", Box(name.x + used + 24, _BAR.y, name.w - used - 24, _BAR.h), bring, file))
    elif name.w - used > 96:
        frames.append(canvas.line(name.x + used + 24, _BAR.y + 33, name.w - used - 24, Outline("rule")))
    if slide.length:
        frames.append(canvas.text("length", Box(_BAR.right - 18 - free, _BAR.y, free, _BAR.h), slide.length, length))
    return frames


def _notes(canvas: Canvas, items: tuple[Named, ...], bottom: float) -> list[Frame]:
    """What to listen for, side by side under lines."""
    if not items:
        return []
    places = panels(max(2, len(items)))
    width = places[0][1]
    name = Look("lead", canvas.key, True, lines=1)
    choices = [name, name.but(role="body"), name.but(role="body", lines=2)]
    name = canvas.agree(choices, [item.name for item in items], width)
    head = max(canvas.height(item.name, width, name) for item in items)
    room = bottom - _NOTES_TOP - 9 - head
    text = Look("lead", lines=2)
    choices = [text, Look("body")] if len(items) < 4 else [Look("body")]
    text = canvas.agree(choices, [item.text for item in items], width, room)
    frames: list[Frame] = []
    for (x, w), item in zip(places, items, strict=False):
        parts = [
            canvas.line(x, _NOTES_TOP, w, canvas.key_line),
            canvas.block("name", (x, _NOTES_TOP + 9, w), item.name, name),
        ]
        if item.text:
            parts.append(canvas.block("question", (x, _NOTES_TOP + 9 + head, w), item.text, text))
        frames.append(group(f"note {item.name}", parts))
    return frames


def _phases(canvas: Canvas, phases: tuple[PhaseItem, ...]) -> list[Frame]:
    """The phases as chevrons that empty one after the other; as a strip where they are too many or too long."""
    row = Chevrons(tuple(phase.name for phase in phases), max(1, len(phases)), _PHASES_TOP, _PHASES_HEIGHT)
    name, time = (
        Look("lead", "on", True, anchor="middle", lines=1),
        Look("body", "on", align="right", anchor="middle", lines=1),
    )
    frames: list[Frame] = []
    if not 2 <= len(phases) <= 5 or not all(
        _fits(canvas, phase, row.inside(i).w - 20, (name, time)) for i, phase in enumerate(phases)
    ):
        return time_strip(canvas, Strip(phases, _PHASES_TOP, 54))
    for i, phase in enumerate(phases):
        shape, inside = chevron(canvas, row, i), row.inside(i)
        place = Box(inside.x + 12, inside.y, inside.w - 18, inside.h)
        parts = [shape, canvas.text("phase", place, phase.name, name), canvas.text("minutes", place, phase.text, time)]
        frames.append(replace(shape, name="track", fill="paper", outline=Outline(canvas.key)))
        frames.append(replace(group(f"phase {phase.name}", parts), motion=Empty(phase.minutes * 60)))
    return frames


def _fits(canvas: Canvas, phase: PhaseItem, width: float, looks: tuple[Look, Look]) -> bool:
    return canvas.width(phase.name, looks[0]) + 9 + canvas.width(phase.text, looks[1]) <= width


RULES = {Recording: Rule((draw_video, draw_recording), ByItems("items", 4, ("phases",)))}
