"""Slides that fill the screen with the deep colour: cover, divider, pause, closing."""

from __future__ import annotations

from functools import partial

from msgspec.structs import replace

from coursegen.content.deck import Closing, Cover, Divider, Named, Pause
from coursegen.content.inline import RichText
from coursegen.layout.bars import named_bars, numbered_bars
from coursegen.layout.canvas import CLIENT_LOGO, LOGO, MARGIN, Canvas, DoesNotFit, Look, group
from coursegen.layout.frames import Box, Frame, Outline, Shape
from coursegen.layout.rule import Rule
from coursegen.layout.typesetting import joined

TITLE_TOP = 186.0
FOOT_BOTTOM = 483.0
_PLATE = 6.0
_QUIET = Look("body", "ondeepm")
_SUBTITLE = Look("lead", "ondeep")


def _title(canvas: Canvas, title: RichText, width: float) -> list[Shape]:
    """The tab and the title in its placeholder, smaller when two lines do not hold it."""
    look = Look("display", "ondeep", True, lines=2)
    look = canvas.agree([look, look.but(role="title", lines=3)], [title], width)
    shape = canvas.block("title", (MARGIN, TITLE_TOP, width), title, look)
    return [Shape(Box(0, TITLE_TOP, 12, shape.box.h), "tab", fill="ondeepm"), replace(shape, placeholder="title")]


def _below(canvas: Canvas, above: Shape, text: RichText, place: tuple[float, float]) -> list[Frame]:
    """What stands under the title; ``place`` is how wide and down to where."""
    if not text:
        return []
    width, bottom = place
    top = above.box.bottom + 12
    look = canvas.agree([_SUBTITLE, _SUBTITLE.but(role="body")], [text], width, bottom - top)
    return [replace(canvas.block("subtitle", (MARGIN, top, width), text, look), placeholder="subtitle")]


def _eyebrow(canvas: Canvas, text: RichText, width: float) -> list[Frame]:
    if not text:
        return []
    look = canvas.agree([_QUIET.but(lines=2), _QUIET.but(role="label", lines=2)], [text], width)
    height = canvas.height(text, width, look)
    eyebrow = canvas.block("eyebrow", (MARGIN, 177 - height, width), text, look)
    return [replace(eyebrow, placeholder="eyebrow")]


def _foot(canvas: Canvas, text: RichText, width: float = 640) -> list[Frame]:
    """The line at the foot; two or three where one does not hold it."""
    if not text:
        return []
    look = _QUIET.but(lines=3)
    height = canvas.height(text, width, look)
    return [
        replace(canvas.text("foot", Box(MARGIN, FOOT_BOTTOM - height, width, height), text, look), placeholder="foot")
    ]


def _top_of(frames: list[Frame], otherwise: float) -> float:
    return frames[0].box.y - 12 if frames and isinstance(frames[0], Shape) else otherwise


def draw_cover(slide: Cover | Closing, canvas: Canvas, names: bool = True) -> list[Frame]:
    """Eyebrow, title, subtitle and foot line left, the parts of the course right."""
    done = isinstance(slide, Closing)
    width = 800.0 if len(slide.modules) < 2 else 560.0 if names else 720.0
    title = _title(canvas, slide.title, width)
    foot = _foot(canvas, slide.foot, 480 if len(slide.modules) > 1 and names else 640)
    below = _below(
        canvas, title[-1], slide.subtitle, (500 if len(slide.modules) > 1 else 700, _top_of(foot, FOOT_BOTTOM))
    )
    logos = _logos(canvas) if not done else []
    bars = named_bars(canvas, slide.modules, done) if names else numbered_bars(canvas, slide.modules)
    return [*title, *_eyebrow(canvas, slide.eyebrow, 500), *below, *foot, *logos, *bars]


def _logos(canvas: Canvas) -> list[Frame]:
    """The theme's logo and the client's, from left to right, each in the middle of its box; dark ones on a plate."""
    frames: list[Frame] = []
    left = float(MARGIN)
    for file in (LOGO, CLIENT_LOGO):
        if file in canvas.picture_sizes:
            pad = _PLATE if file in canvas.dark else 0.0
            logo = canvas.picture("logo", Box(left + pad, 48, 124 - 2 * pad, 42 - 2 * pad), file, "logo")
            box = Box(left + pad, 48 + (42 - logo.box.h) / 2, logo.box.w, logo.box.h)
            frames += [canvas.panel("plate", box.inset(-pad, -pad), "paper")] if pad else []
            frames.append(replace(logo, box=box))
            left = box.right + pad + 24
    return frames


def draw_divider(slide: Divider, canvas: Canvas) -> list[Frame]:
    """The number, the title, its purpose, what is done in the part, the question it answers."""
    title = _title(canvas, slide.title, 716)
    foot = _foot(canvas, slide.foot)
    counts = _counts(canvas, slide.items, _top_of(foot, FOOT_BOTTOM)) if slide.items else []
    free = counts[0].box.y - 12 if counts and isinstance(counts[0], Shape) else _top_of(foot, FOOT_BOTTOM)
    below = _below(canvas, title[-1], slide.purpose, (690, free))
    if title[-1].box.bottom > free:
        raise DoesNotFit(str(slide.title), 4)
    number = Look("numeral", "ondeepm", True, lines=1)
    numeral = [canvas.text("number", Box(MARGIN, 75, 400, 102), slide.number, number)] if slide.number else []
    return [*title, *numeral, *below, *counts, *foot, *numbered_bars(canvas, slide.modules)]


def _counts(canvas: Canvas, items: tuple[Named, ...], bottom: float) -> list[Frame]:
    """How often the part does what: numbers, each with its word, in a row over a line."""
    number, word = Look("title", "ondeep", True, lines=1), Look("body", "ondeepm", lines=1)
    top = bottom - canvas.line_height("title")
    frames: list[Frame] = [canvas.line(MARGIN, top - 15, 690, Outline("deep3"))]
    x = MARGIN
    for item in items:
        wide, narrow = canvas.width(item.name, number) + 2, canvas.width(item.text, word) + 2
        high = Box(x, top, wide, canvas.line_height("title"))
        low = Box(x + wide + 9, top + 3, narrow, canvas.line_height("title") - 3)
        shapes = [canvas.text("number", high, item.name, number.but(anchor="middle"))]
        shapes.append(canvas.text("what", low, item.text, word.but(anchor="middle")))
        frames.append(group(f"count {item.text}", shapes))
        x = low.right + 36
    if x - 36 > MARGIN + 690:
        raise DoesNotFit(str(items[-1].text), (x - MARGIN - 726) / canvas.size("body"))
    return frames


def draw_counted_divider(slide: Divider, canvas: Canvas) -> list[Frame]:
    """The same with what is done in the part as a line of text: for titles of two lines and many kinds of work."""
    counts = joined([joined([item.text, item.name], " ") for item in slide.items], "\u2003")
    return draw_divider(replace(slide, items=(), foot=joined([counts, slide.foot], "\u2003\u2003")), canvas)


def draw_pause(slide: Pause, canvas: Canvas) -> list[Frame]:
    """The time to be back, large; what comes next; a question to take along."""
    tab = Shape(Box(0, 180, 36, 102), "tab", fill="ondeepm")
    badge = Look("lead", "deep", True, align="center", anchor="middle", lines=1)
    title = canvas.agree([_QUIET.but(lines=1), _QUIET.but(role="label", lines=1)], [slide.title], 700)
    shape = canvas.text("title", Box(MARGIN, 144, 700, 27), slide.title, title)
    time = Look("numeral", "ondeep", True, lines=1)
    time = canvas.agree(time.roles("numeral", "display", "title"), [slide.time], 690)
    frames: list[Frame] = [tab, replace(shape, placeholder="title")]
    if slide.badge:
        frames.insert(1, canvas.text("badge", Box(0, 180, 36, 102), slide.badge, badge))
    frames.append(canvas.text("time", Box(MARGIN, 180, 690, 102), slide.time, time.but(anchor="middle")))
    foot = _foot(canvas, slide.foot or slide.request)
    return [*frames, *_next(canvas, slide, _top_of(foot, FOOT_BOTTOM)), *foot, *numbered_bars(canvas, slide.modules)]


def _next(canvas: Canvas, slide: Pause, bottom: float) -> list[Frame]:
    if not slide.next:
        return []
    look = canvas.agree(_SUBTITLE.roles("lead", "body"), [slide.next], 690, bottom - 294)
    return [canvas.block("next", (MARGIN, 294, 690), slide.next, look)]


_COVERS = (draw_cover, partial(draw_cover, names=False))

RULES = {
    Cover: Rule(_COVERS, master="cover"),
    Closing: Rule(_COVERS, master="closing"),
    Divider: Rule((draw_divider, draw_counted_divider), master="divider"),
    Pause: Rule((draw_pause,), master="pause"),
}
