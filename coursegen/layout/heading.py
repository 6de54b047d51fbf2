"""What frames the body of a slide: title, activity label and lead above, footer and number below."""

from __future__ import annotations

from msgspec import Struct
from msgspec.structs import replace

from coursegen.content.deck import Deck, Slide
from coursegen.content.inline import RichText, Run
from coursegen.layout.canvas import MARGIN, WIDTH, Canvas, Look
from coursegen.layout.frames import Box, Frame, Shape
from coursegen.layout.typesetting import marked

TITLE_TOP, TITLE_HEIGHT = 48.0, 42.0
LEAD_TOP, LEAD_HEIGHT = 96.0, 27.0
LABEL_WIDTH = 716.0
FOOTER_WIDTH = 716.0
_ORDINALS = "〇一二三四五六七八九十"
_TITLE = Look("title", bold=True, anchor="middle", lines=1)
_LEAD = Look("body", "muted", lines=1)


class _Heading(Struct, frozen=True):
    """How a slide's title is set, and the box it stands in."""

    title: RichText
    look: Look
    box: Box


def part_mark(canvas: Canvas, number: int, of: int) -> str:
    """What follows the title of a part of a divided slide."""
    return f" ({number} of {of})" if canvas.latin else f"（{number}/{of}）"


def again_mark(canvas: Canvas, number: int) -> str:
    """What follows a title that an earlier slide has too."""
    return f" ({number})" if canvas.latin else f"（{_ORDINALS[number] if number < len(_ORDINALS) else number}）"


def _heading(slide: Slide, mark: str, canvas: Canvas) -> _Heading:
    """The title on one line or two; where a lead follows on one, smaller if need be. Raises :class:`DoesNotFit`."""
    title = RichText((*slide.title.runs, Run(mark))) if mark else slide.title
    looks = [_TITLE] if slide.lead else [_TITLE, _TITLE.but(lines=2, anchor="top")]
    small = _TITLE.but(role="lead")
    if slide.lead or mark:
        looks.append(small)
    look = canvas.agree(looks, [title], WIDTH)
    two = canvas.lines(title, WIDTH, look) == 2
    height = 2 * canvas.line_height("title") if two else TITLE_HEIGHT
    return _Heading(title, look, Box(MARGIN, TITLE_TOP, WIDTH, height))


def heading_bottom(slide: Slide, mark: str, canvas: Canvas) -> float:
    """Where the body may begin, at the earliest. Raises :class:`DoesNotFit` when the title is too long."""
    heading = _heading(slide, mark, canvas)
    return (LEAD_TOP + LEAD_HEIGHT if slide.lead else heading.box.bottom) + 6


def draw_heading(slide: Slide, mark: str, canvas: Canvas) -> list[Frame]:
    """Title in its placeholder with the tab beside it, label above, lead below. Raises :class:`DoesNotFit`."""
    heading = _heading(slide, mark, canvas)
    shape = canvas.text("title", heading.box, heading.title, heading.look)
    frames: list[Frame] = [replace(shape, placeholder="title")]
    if heading.box.h > TITLE_HEIGHT and slide.colour == "lecture":
        frames.append(Shape(Box(0, TITLE_TOP, 12, heading.box.h), "tab", fill=canvas.key))
    if slide.colour != "lecture" and slide.label:
        frames.append(_label(slide, canvas))
    return [*frames, *_lead(slide, canvas)]


def _lead(slide: Slide, canvas: Canvas) -> list[Frame]:
    """The line under the title."""
    if not slide.lead:
        return []
    look = canvas.agree(_LEAD.roles("body", "label"), [slide.lead], WIDTH)
    return [canvas.text("lead", Box(MARGIN, LEAD_TOP, WIDTH, LEAD_HEIGHT), slide.lead, look)]


def _label(slide: Slide, canvas: Canvas) -> Shape:
    """The kind's word, bold, and what follows it."""
    runs = marked(slide.label, "strong").runs
    if slide.detail:
        runs = (*runs, Run("\u2003"), *slide.detail.runs)
    look = canvas.agree(Look("body", canvas.key, lines=1).roles("body", "label"), [RichText(runs)], LABEL_WIDTH)
    shape = canvas.text("label", Box(MARGIN, 15, LABEL_WIDTH, 27), RichText(runs), look)
    return replace(shape, placeholder="label")


def draw_footer(slide: Slide, deck: Deck, canvas: Canvas) -> list[Frame]:
    """The course and the part, which lead back to the map, and the slide's number."""
    look = Look("foot", "muted", lines=1)
    shape = canvas.text("footer", Box(MARGIN, 504, FOOTER_WIDTH, 18), _footer_words(slide, deck, canvas), look)
    number = canvas.text("page number", Box(838, 504, 74, 18), "0", look.but(align="right"))
    footer = replace(shape, jump=canvas.way_back, placeholder="footer")
    return [footer, replace(number, placeholder="number")]


def _footer_words(slide: Slide, deck: Deck, canvas: Canvas) -> str:
    """The course and the part, or one of them where both are too long."""
    part = deck.parts[slide.section].name if slide.section is not None and slide.section < len(deck.parts) else ""
    choices = [f"{deck.title}\u2003│\u2003{part}" if part else deck.title, deck.title, part]
    look = Look("foot", "muted", lines=1)
    return next((words for words in choices if canvas.fits(words, FOOTER_WIDTH, look)), "")
