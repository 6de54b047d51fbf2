"""Quiz questions and their answers, which stand in the same places."""

from __future__ import annotations

from functools import partial

from msgspec import Struct

from coursegen.content.deck import Option, QuizAnswer, QuizQuestion
from coursegen.content.inline import RichText
from coursegen.layout.canvas import BODY_BOTTOM, MARGIN, WIDTH, Canvas, DoesNotFit, Look, group
from coursegen.layout.frames import Box, Frame
from coursegen.layout.rule import Rule, must_have
from coursegen.layout.typesetting import joined

_STEM_TOP, _OPTIONS_TOP = 102.0, 168.0
_REASON_TOP = 420.0
_TEXT_X = 122.0
_REMARKS_RIGHT = 898.0
_NARROWEST = 272.0


class _Sheet(Struct, frozen=True):
    """Where the options lie and how they are set, the same before and after the answer."""

    top: float
    pitch: float
    gap: float
    text: Look
    width: float

    @property
    def remark(self) -> float:
        """How wide the verdict or reason beside an option may be."""
        return _REMARKS_RIGHT - _TEXT_X - self.width - 12

    def box(self, index: int) -> Box:
        """The place of an option."""
        return Box(MARGIN, self.top + index * self.pitch, WIDTH, self.pitch - self.gap)


class _Style(Struct, frozen=True):
    """The sizes of stem and options, down to where options may reach and how wide they may be."""

    stem: str
    option: str
    bottom: float
    width: float


def _question(slide: QuizQuestion | QuizAnswer, canvas: Canvas, style: _Style) -> tuple[list[Frame], _Sheet]:
    """The stem under the title, and the sheet of options under it. Raises :class:`DoesNotFit`."""
    must_have(slide.options, 0, 8)
    stem = canvas.block("stem", (MARGIN, max(_STEM_TOP, canvas.clear), WIDTH), slide.stem, Look(style.stem))
    top = max(_OPTIONS_TOP, stem.box.bottom + 15)
    if not slide.options:
        return _checked(stem.box.bottom, style, [stem]), _Sheet(top, 0, 0, Look(style.option), style.width)
    count = len(slide.options)
    gap = 18.0 if count <= 2 else 12.0 if count <= 4 else 10.0 if count <= 5 else 6.0
    most = 159.0 if count <= 2 else 78.0 if count <= 4 else 62.0
    pitch = min(most, (style.bottom - top + gap) / count)
    look = Look("title" if count <= 2 and style.option == "lead" else style.option, anchor="middle")
    room = pitch - gap - 4
    if room < canvas.line_height(style.option):
        raise DoesNotFit(str(slide.options[-1].text), len(str(slide.options[-1].text)))
    texts = [option.text for option in slide.options]
    look = canvas.agree([look, look.but(role=style.option)], texts, style.width, room)
    widest = max(canvas.width(text, look.but(bold=True)) for text in texts)
    return [stem], _Sheet(top, pitch, gap, look, max(_NARROWEST, min(style.width, widest + 24)))


def _checked(bottom: float, style: _Style, frames: list[Frame]) -> list[Frame]:
    if bottom > style.bottom:
        raise DoesNotFit("", bottom - style.bottom)
    return frames


def draw_quiz_question(slide: QuizQuestion, canvas: Canvas, style: _Style) -> list[Frame]:
    """The stem, options as rows."""
    frames, sheet = _question(slide, canvas, style)
    for i, option in enumerate(slide.options):
        frames.append(group(f"option {option.letter}", _option(canvas, option, sheet.box(i), (sheet, "ink", ""))))
    return frames


def draw_quiz_answer(slide: QuizAnswer, canvas: Canvas, style: _Style) -> list[Frame]:
    """The same, the right rows filled, reasons at their right; one too long for that below."""
    frames, sheet = _question(slide, canvas, style)
    beside = _reason_beside(slide, canvas, sheet)
    for i, option in enumerate(slide.options):
        words = _verdict(slide, option, beside)
        box = sheet.box(i)
        ink = "on" if option.correct else "muted"
        shown = _option(canvas, option, box, (sheet, ink, canvas.key if option.correct else ""))
        if words:
            shown.append(_remark(canvas, words, (box, sheet), Look("body", ink, option.correct, anchor="middle")))
        frames.append(group(f"option {option.letter}", shown))
    if slide.reason and not beside:
        frames += _reason_below(canvas, slide, sheet)
    return frames


def _verdict(slide: QuizAnswer, option: Option, beside: bool) -> RichText:
    """What stands at the right of an option."""
    if not option.correct:
        return option.reason
    return _full_verdict(slide, option.reason or slide.reason) if beside or option.reason else slide.verdict


def _full_verdict(slide: QuizAnswer, reason: RichText) -> RichText:
    return joined([slide.verdict, reason], ": " if str(slide.verdict).isascii() else "：")


def _reason_beside(slide: QuizAnswer, canvas: Canvas, sheet: _Sheet) -> bool:
    """Whether the reason fits beside the one right option."""
    right = [option for option in slide.options if option.correct]
    if len(right) != 1 or not slide.reason:
        return False
    words = _full_verdict(slide, right[0].reason or slide.reason)
    return not right[0].reason and canvas.fits(
        words, sheet.remark, Look("body", bold=True, lines=2), sheet.pitch - sheet.gap - 6
    )


def _remark(canvas: Canvas, words: RichText, place: tuple[Box, _Sheet], look: Look) -> Frame:
    box, sheet = place
    room = Box(_REMARKS_RIGHT - sheet.remark, box.y, sheet.remark, box.h)
    roles = ("lead", "body", "label") if sheet.text.role == "title" else ("body", "label")
    look = canvas.agree(look.roles(*roles), [words], room.w, room.h)
    return canvas.text("reason", room, words, look)


def _reason_below(canvas: Canvas, slide: QuizAnswer, sheet: _Sheet) -> list[Frame]:
    """The reason under the options, behind a line. Raises :class:`DoesNotFit`."""
    bottom = sheet.box(len(slide.options) - 1).bottom if slide.options else sheet.top - 15
    top = max(bottom + 12, _REASON_TOP) if slide.options else bottom + 24
    room = Box(MARGIN, top + 6, WIDTH, BODY_BOTTOM + 3 - top - 6)
    look = Look("body" if slide.options else "lead")
    look = canvas.agree([look, Look()], [slide.reason], WIDTH, room.h)
    return [canvas.line(MARGIN, top, WIDTH), canvas.text("reason", room, slide.reason, look)]


def _option(canvas: Canvas, option: Option, box: Box, setting: tuple[_Sheet, str, str]) -> list[Frame]:
    """A row with letter and text; ``setting`` is the sheet, the ink and the fill of a right one."""
    sheet, ink, fill = setting
    role = sheet.text.role if sheet.text.role == "title" else "lead" if box.h >= canvas.line_height("lead") else "body"
    letter = Look(role, "on" if fill else canvas.key, True, "center", "middle", 1)
    text = Box(_TEXT_X, box.y, sheet.width, box.h)
    return [
        canvas.panel("row", box, fill or canvas.panel_fill),
        canvas.text("letter", Box(box.x, box.y, 66, box.h), option.letter, letter),
        canvas.text("text", text, option.text, sheet.text.but(colour=ink, bold=bool(fill))),
    ]


_SIZES = (
    ("lead", "lead", 556.0),
    ("lead", "body", 556.0),
    ("body", "body", 556.0),
    ("lead", "body", 650.0),
    ("body", "body", 650.0),
)
_STYLES = [_Style(stem, option, bottom, width) for stem, option, width in _SIZES for bottom in (BODY_BOTTOM, 408.0)]

RULES = {
    QuizQuestion: Rule(tuple(partial(draw_quiz_question, style=style) for style in _STYLES)),
    QuizAnswer: Rule(tuple(partial(draw_quiz_answer, style=style) for style in _STYLES)),
}
