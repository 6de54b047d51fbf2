"""Questions, tasks and plans, with the time for each phase."""

from __future__ import annotations

from functools import partial

from msgspec.structs import replace

from coursegen.content.deck import ActionPlan, Named, Questions, Slide, Task
from coursegen.content.inline import RichText
from coursegen.layout.canvas import BODY_BOTTOM, BODY_TOP, MARGIN, WIDTH, Canvas, DoesNotFit, Look, group
from coursegen.layout.frames import Box, Frame, Outline, Shape
from coursegen.layout.rows import CLEAR, Column, Rows
from coursegen.layout.rule import ByItems, Rule, must_have, shared
from coursegen.layout.strips import Strip, countdown, time_strip

_ROOMY_ROW, _ROW = 112.0, 84.0
_SENTENCE_TOP, _SENTENCE_WIDTH = 168.0, 790.0
_LOOSE, _TIGHT, _TIGHTEST = 14.0, 8.0, 7.0
"""How much higher rows are than their texts where there are many."""


def draw_sole_question(slide: Questions, canvas: Canvas, role: str = "display") -> list[Frame]:
    """The one question, as large as an opening question, over the time strip."""
    must_have(slide.questions, 1, 1)
    if slide.rows or slide.first > 1:
        raise DoesNotFit(str(slide.questions[0]), 1000)
    strip = Strip(slide.phases, 426)
    return [_sentence(canvas, slide.questions[0], role, strip), *time_strip(canvas, strip)]


def draw_sole_task(slide: Task, canvas: Canvas, role: str = "display") -> list[Frame]:
    """The one thing to do, large, over the time strip with its scale."""
    must_have(slide.rows, 1, 1)
    if slide.first > 1:
        raise DoesNotFit(str(slide.rows[0].text), 1000)
    strip = Strip(slide.phases, 396, 54)
    return [_sentence(canvas, slide.rows[0].text, role, strip), *countdown(canvas, strip)]


def _sentence(canvas: Canvas, text: RichText, role: str, strip: Strip) -> Shape:
    bottom = strip.y - 15 if strip.phases else BODY_BOTTOM
    look = Look(role, bold=True, lines=2 if role == "display" else 4)
    canvas.agree([look], [text], _SENTENCE_WIDTH, bottom - _SENTENCE_TOP)
    return canvas.block("sentence", (MARGIN, _SENTENCE_TOP, _SENTENCE_WIDTH), text, look)


def draw_questions(slide: Questions, canvas: Canvas, role: str = "lead") -> list[Frame]:
    """Numbered questions over the time strip; few of them large."""
    count = len(slide.questions)
    must_have(slide.questions, 1, 3 if role == "title" else 6)
    told, top = _told(slide, canvas) if slide.rows else ([], BODY_TOP)
    strip = Strip(slide.phases, 426)
    numeral = {"title": "display", "lead": "title" if count <= 4 else "lead"}.get(role, role)
    number = Look(numeral, canvas.key, True, anchor="middle", lines=1)
    columns = (Column("number", MARGIN, 64, number), Column("question", 122, 790, Look(role, anchor="middle")))
    texts = tuple((str(slide.first + i), question) for i, question in enumerate(slide.questions))
    bottom = strip.y - 15 if slide.phases else BODY_BOTTOM
    most = _ROOMY_ROW if role == "title" else _ROW
    clear = _TIGHT if count >= 6 or (told and role == "body") else CLEAR
    rows = Rows(columns, texts, most, top, bottom, clear)
    return [*told, *rows.draw(canvas), *time_strip(canvas, strip)]


_MOST_TOLD = 4
_NAME_WIDTH = 70.0


def _told(slide: Questions, canvas: Canvas) -> tuple[list[Frame], float]:
    """What to do, a few lines under the title, and from where questions may stand."""
    must_have(slide.rows, 1, _MOST_TOLD)
    name = canvas.agree([Look("body", canvas.key, True, lines=1)], [row.name for row in slide.rows], _NAME_WIDTH)
    y = max(102.0, canvas.clear)
    frames: list[Frame] = []
    for row in slide.rows:
        text = canvas.block("told", (122, y, 790), row.text, Look(lines=2))
        head = canvas.block("name", (MARGIN, y, _NAME_WIDTH), row.name, name)
        frames.append(group(f"told {row.name}", [head, text]))
        y = text.box.bottom + 3
    return frames, max(BODY_TOP, y + 9)


class _ByQuestions(ByItems, frozen=True):
    """Divides long lists of questions; one with something to do before rather leaves that a slide of its own."""

    def most(self, slide: Slide) -> int:
        """One for each question."""
        return 1 if isinstance(slide, Questions) and slide.rows else ByItems.most(self, slide)


def _apart(slide: Questions) -> list[Slide]:
    """What to do on a slide, the questions on the next."""
    if not slide.rows:
        return []
    return [Task(**shared(slide), rows=slide.rows), replace(slide, rows=(), anchor=None)]


def draw_task(slide: Task, canvas: Canvas, role: str = "lead") -> list[Frame]:
    """Rows such as task, groups, output; the time strip with its scale below, lower where rows need the room."""
    must_have(slide.rows, 1, 3 if role == "title" else 7)
    if role == "title" and slide.phases and len(slide.rows) > 1:
        raise DoesNotFit(str(slide.rows[0].text), 1000)
    strip = Strip(slide.phases, 414, 36) if role == "body" else Strip(slide.phases, 396, 54)
    name = Look("lead", canvas.key, True, anchor="middle", lines=1)
    choices = [name, name.but(role="body"), name.but(role="body", lines=2)]
    choices = [name.but(role="title"), *choices] if role == "title" and not canvas.latin else choices
    name = canvas.agree(choices, [row.name for row in slide.rows], 118)
    columns = (
        Column("name", MARGIN, 118, name),
        Column("text", 172, 740, Look(role, anchor="middle", lines=2 if role == "title" else None)),
    )
    bottom = strip.y - 15 if slide.phases else BODY_BOTTOM
    most = 57.0 if len(slide.rows) > 3 and slide.phases else _ROOMY_ROW if role == "title" else _ROW
    clear = {"title": _LOOSE, "lead": _TIGHT, "body": _TIGHTEST}[role]
    rows = Rows(columns, tuple((row.name, row.text) for row in slide.rows), most, bottom=bottom, clear=clear)
    return [*rows.draw(canvas), *countdown(canvas, strip)]


_PROMPT = Box(MARGIN, BODY_TOP, WIDTH, 84)
_INSTRUCTION_TOP = 414.0


def draw_action_plan(slide: ActionPlan, canvas: Canvas) -> list[Frame]:
    """A line to write one's change on, and the dates it is looked at."""
    must_have(slide.dates, 0, 5)
    prompt = Look("lead", canvas.key, True, anchor="middle", lines=1)
    prompt = canvas.agree([prompt, prompt.but(role="body", lines=2)], [slide.prompt], 520)
    width = min(520.0, canvas.width(slide.prompt, prompt) + 2)
    frames: list[Frame] = [
        canvas.panel("panel", _PROMPT),
        canvas.text("prompt", Box(72, BODY_TOP, width, 84), slide.prompt, prompt),
        canvas.line(72 + width + 18, 207, 798 - width, Outline("rule")),
    ]
    if slide.instruction:
        look = Look("body", anchor="middle", lines=2)
        frames.append(canvas.line(MARGIN, _INSTRUCTION_TOP, WIDTH))
        frames.append(canvas.text("instruction", Box(MARGIN, _INSTRUCTION_TOP + 6, WIDTH, 54), slide.instruction, look))
    return [*frames, *(_dates(canvas, slide.dates, bool(slide.instruction)) if slide.dates else [])]


def _dates(canvas: Canvas, dates: tuple[Named, ...], instructed: bool) -> list[Frame]:
    """A line with a dot a date, its name and question below."""
    pitch = WIDTH / len(dates)
    width = pitch - 16
    name = Look("lead", bold=True, lines=1)
    choices = [name, name.but(role="body"), name.but(role="body", lines=2)]
    name = canvas.agree(choices, [date.name for date in dates], width, 54)
    top = 288 + max(canvas.height(date.name, width, name) for date in dates) + 3
    room = (_INSTRUCTION_TOP - 6 if instructed else BODY_BOTTOM) - top
    text = canvas.agree([Look()], [date.text for date in dates], width, room)
    frames: list[Frame] = [canvas.line(MARGIN, 270, WIDTH, Outline(canvas.key, 2))]
    for i, date in enumerate(dates):
        x = MARGIN + i * pitch
        dot = Shape(Box(x, 263, 14, 14), "dot", "ellipse", fill=canvas.key)
        parts: list[Frame] = [dot, canvas.block("name", (x, 288, width), date.name, name)]
        if date.text:
            parts.append(canvas.block("text", (x, top, width), date.text, text))
        frames.append(group(f"date {date.name}", parts))
    return frames


RULES = {
    Questions: Rule(
        (
            *(partial(draw_sole_question, role=role) for role in ("display", "title")),
            *(partial(draw_questions, role=role) for role in ("title", "lead", "body")),
        ),
        _ByQuestions("questions", 6, ("phases",)),
        otherwise=_apart,
    ),
    Task: Rule(
        (
            *(partial(draw_sole_task, role=role) for role in ("display", "title")),
            *(partial(draw_task, role=role) for role in ("title", "lead", "body")),
        ),
        ByItems("rows", 7, ("phases",)),
    ),
    ActionPlan: Rule((draw_action_plan,), ByItems("dates", 5, ("instruction",))),
}
