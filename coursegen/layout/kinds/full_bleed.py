"""Slides that fill the screen with the deep colour: cover, divider, pause, closing."""

from __future__ import annotations

from dataclasses import replace

from coursegen.content.deck import Closing, Cover, Divider, Module, Pause
from coursegen.content.inline import RichText
from coursegen.layout.canvas import LOGO, MARGIN, Canvas, DoesNotFit, Look
from coursegen.layout.frames import Box, Frame, Shape
from coursegen.layout.parts import module_bars
from coursegen.layout.rule import Rule

TITLE_TOP = 186.0
_QUIET = Look("body", "ondeepm")
_SUBTITLE = Look("lead", "ondeep")


def _title(canvas: Canvas, title: RichText, width: float) -> list[Frame]:
    """The title in its placeholder with the tab beside it, one step smaller when two lines do not hold it."""
    for role, most in (("display", 2), ("title", 3)):
        look = Look(role, "ondeep", True, lines=most)
        lines = canvas.line_count(title, width, look)
        if lines <= most:
            height = lines * canvas.line_height(role)
            box = Box(MARGIN, TITLE_TOP, width, height)
            shape = canvas.text("title", box, title, look)
            return [_tab(height), _filled(shape, "title")]
    raise DoesNotFit(str(title), len(str(title)) - 2 * int(width / canvas.size("title")))


def _tab(height: float) -> Shape:
    return Shape(Box(0, TITLE_TOP, 12, height), "tab", fill="ondeepm")


def _filled(shape: Shape, placeholder: str) -> Shape:
    return replace(shape, placeholder=placeholder)


def _below_title(canvas: Canvas, frames: list[Frame], text: RichText, width: float) -> list[Frame]:
    if not text:
        return []
    title = next(frame for frame in frames if isinstance(frame, Shape) and frame.placeholder == "title")
    lines = min(3, canvas.line_count(text, width, _SUBTITLE))
    box = Box(MARGIN, title.box.bottom + 12, width, lines * canvas.line_height("lead"))
    return [_filled(canvas.text("subtitle", box, text, _SUBTITLE.but(lines=3)), "subtitle")]


def _eyebrow(canvas: Canvas, text: RichText) -> list[Frame]:
    if not text:
        return []
    return [_filled(canvas.text("eyebrow", Box(MARGIN, 150, 560, 27), text, _QUIET.but(lines=1)), "eyebrow")]


def _foot(canvas: Canvas, text: RichText) -> list[Frame]:
    if not text:
        return []
    lines = min(2, canvas.line_count(text, 640, _QUIET))
    box = Box(MARGIN, 483 - lines * canvas.line_height("body"), 640, lines * canvas.line_height("body"))
    return [_filled(canvas.text("foot", box, text, _QUIET.but(lines=2)), "foot")]


def draw_cover(slide: Cover | Closing, canvas: Canvas) -> list[Frame]:
    """Eyebrow, title, subtitle and foot line left, the parts of the course right."""
    form = "closing" if isinstance(slide, Closing) else "cover"
    frames = _title(canvas, slide.title, _title_width(slide.modules))
    below = _below_title(canvas, frames, slide.subtitle, 500)
    around = [*_eyebrow(canvas, slide.eyebrow), *below, *_foot(canvas, slide.foot), *_logo(canvas, form)]
    return [*frames, *around, *module_bars(canvas, slide.modules, form)]


def _logo(canvas: Canvas, form: str) -> list[Frame]:
    """The client's logo, on the cover alone."""
    if form != "cover" or LOGO not in canvas.picture_sizes:
        return []
    logo = canvas.picture("logo", Box(MARGIN, 48, 124, 42), LOGO, "logo")
    return [replace(logo, box=Box(logo.box.x, 48 + (42 - logo.box.h) / 2, logo.box.w, logo.box.h))]


def _title_width(modules: tuple[Module, ...]) -> float:
    return 560 if len(modules) > 1 else 800


def draw_divider(slide: Divider, canvas: Canvas) -> list[Frame]:
    """The number, the title, its purpose and the question it answers."""
    frames = _title(canvas, slide.title, 716)
    number = Look("numeral", "ondeepm", True, lines=1)
    if slide.number:
        frames.append(canvas.text("number", Box(MARGIN, 75, 400, 102), slide.number, number))
    below = _below_title(canvas, frames, slide.purpose, 690)
    return [*frames, *below, *_foot(canvas, slide.foot), *module_bars(canvas, slide.modules, "divider")]


def draw_pause(slide: Pause, canvas: Canvas) -> list[Frame]:
    """The time to be back, large; what comes next; a question to take along."""
    badge = [Shape(Box(0, 180, 36, 102), "tab", fill="ondeepm")]
    look = Look("lead", "deep", True, align="center", anchor="middle", lines=1)
    title = canvas.text("title", Box(MARGIN, 144, 700, 27), slide.title, Look("body", "ondeepm", lines=1))
    time = canvas.text("time", Box(MARGIN, 180, 500, 102), slide.time, Look("numeral", "ondeep", True, lines=1))
    next_up = canvas.text("next", Box(MARGIN, 294, 690, 36), slide.next, Look("lead", "ondeep", lines=1))
    frames: list[Frame] = [*badge, canvas.text("badge", Box(0, 180, 36, 102), slide.badge, look), _filled(title, "title"), time]
    frames += [next_up] if slide.next else []
    return [*frames, *_foot(canvas, slide.foot), *module_bars(canvas, slide.modules, "divider")]


RULES = {
    Cover: Rule((draw_cover,), master="cover"),
    Closing: Rule((draw_cover,), master="closing"),
    Divider: Rule((draw_divider,), master="divider"),
    Pause: Rule((draw_pause,), master="pause"),
}
