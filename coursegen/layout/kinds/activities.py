"""What trainees do: cases, questions, tasks, role plays, recordings, quizzes, action plans."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from coursegen.content.deck import (
    ActionPlan, CaseFacts, Named, Option, PhaseItem, Questions, QuizAnswer, QuizQuestion, Recording, RoleItem, Roles, Task,
)  # fmt: skip
from coursegen.layout.canvas import BODY_TOP, MARGIN, WIDTH, Canvas, DoesNotFit, Look, group
from coursegen.layout.frames import Box, Frame, Outline, Shape
from coursegen.layout.parts import must_have, panels, row_heights, time_strip, uneven_rows
from coursegen.layout.rule import Rule

LEFT = Box(MARGIN, BODY_TOP, 568, 336)


def draw_case_facts(slide: CaseFacts, canvas: Canvas, role: str = "lead") -> list[Frame]:
    """What happened on a panel, the customer's words largest; facts at a glance at the right."""
    panel = LEFT if slide.facts else Box(MARGIN, BODY_TOP, WIDTH, 336)
    width = panel.w - 48
    x, y = panel.x + 24, panel.y + 18
    bottom = panel.bottom - 12
    frames: list[Frame] = [canvas.panel("panel", panel)]
    if slide.context:
        height = canvas.height(slide.context, width, Look())
        frames.append(canvas.text("context", Box(x, y, width, height), slide.context, Look()))
        y += height + 9
    if slide.speech:
        look = Look(role)
        height = canvas.height(slide.speech, width - 12, look)
        frames.append(canvas.text("speech", Box(x, y, width - 12, height), slide.speech, look))
        y += height + 12
    if slide.rest:
        if slide.context or slide.speech:
            frames.append(canvas.line(x, y, width, Outline("line")))
            y += 12
        if y > bottom:
            raise DoesNotFit(str(slide.rest[-1]), len(str(slide.rest[-1])))
        frames.append(canvas.texts("rest", Box(x, y, width, bottom - y), slide.rest, Look()))
    elif y > panel.bottom:
        raise DoesNotFit(str(slide.speech), round((y - panel.bottom) / 27 * width / 18))
    return [*frames, *_facts(canvas, slide.facts)]


def _facts(canvas: Canvas, facts: Sequence[Named]) -> list[Frame]:
    must_have(len(facts), 0, 4, str(facts[-1].name) if facts else "")
    frames: list[Frame] = []
    for i, fact in enumerate(facts):
        y = BODY_TOP + i * 84
        value = Look("lead", bold=True, lines=1)
        if canvas.line_count(fact.text, 272, value) > 1:
            value = value.but(role="body", lines=2)
        frames.append(canvas.line(640, y, 272))
        parts = [
            canvas.text("name", Box(640, y + 9, 272, 21), fact.name, Look("label", "muted", lines=1)),
            canvas.text("value", Box(640, y + 30, 272, 36 if value.role == "lead" else 54), fact.text, value),
        ]
        frames.append(group(f"fact {fact.name}", parts))
    return frames


def draw_questions(slide: Questions, canvas: Canvas, role: str = "lead") -> list[Frame]:
    """Numbered questions, and how long for each phase."""
    count = len(slide.questions)
    must_have(count, 1, 5, str(slide.title))
    look = Look(role, anchor="middle")
    needed = [canvas.height(question, 790, look) + 10 for question in slide.questions]
    heights = row_heights(needed, 264.0 if slide.phases else 336.0, 84.0)
    numeral = "title" if min(heights) >= 60 else "lead"

    def row(i: int, place: Box) -> list[Frame]:
        number = Look(numeral, canvas.key, True, anchor="middle", lines=1)
        return [
            canvas.text("number", Box(MARGIN, place.y, 60, place.h), str(slide.first + i), number),
            canvas.text("question", Box(122, place.y, 790, place.h), slide.questions[i], look),
        ]

    return [*uneven_rows(canvas, heights, row), *time_strip(canvas, slide.phases, 438)]


def draw_task(slide: Task, canvas: Canvas, role: str = "lead") -> list[Frame]:
    """Rows such as task, groups, output; the time strip with its scale below."""
    count = len(slide.rows)
    must_have(count, 1, 5, str(slide.title))
    look = Look(role, anchor="middle")
    needed = [canvas.height(item.text, 740, look) + 8 for item in slide.rows]
    heights = row_heights(needed, 228.0 if slide.phases else 336.0, 84.0)

    def row(i: int, place: Box) -> list[Frame]:
        item, y, height = slide.rows[i], place.y, place.h
        name = Look("lead", canvas.key, True, anchor="middle", lines=1)
        if canvas.line_count(item.name, 116, name) > 1:
            name = name.but(role="body", lines=2)
        return [
            canvas.text("name", Box(MARGIN, y, 118, height), item.name, name),
            canvas.text("text", Box(172, y, 740, height), item.text, look),
        ]

    return [*uneven_rows(canvas, heights, row), *_countdown(canvas, slide.phases)]


def _countdown(canvas: Canvas, phases: Sequence[PhaseItem]) -> list[Frame]:
    total = round(sum(phase.minutes for phase in phases))
    if not phases or total <= 0:
        return []
    frames = time_strip(canvas, phases, 399, 54)
    ticks: list[Frame] = []
    every = 5 if total <= 30 else 10
    for minute in range(total + 1):
        x = MARGIN + WIDTH * minute / total
        marked = minute % every == 0 or minute == total
        if not marked and total > 60 and minute % 5:
            continue
        ticks.append(Shape(Box(x, 456, 0, 9 if marked else 5), "tick", "line", outline=Outline(canvas.key)))
        if marked and (minute == total or total - minute >= every / 2):
            align = "left" if minute == 0 else "right" if minute == total else "center"
            left = {"left": x, "center": x - 20, "right": x - 40}[align]
            look = Look("foot", "muted", align=align, lines=1)  # type: ignore[arg-type]
            ticks.append(canvas.text("figure", Box(left, 467, 40, 18), str(minute), look))
    return [*frames, group("scale", ticks)]


def draw_roles(slide: Roles, canvas: Canvas, head: float = 54) -> list[Frame]:
    """A card a role as everybody may know it; one round's phases; how roles rotate."""
    count = len(slide.roles)
    must_have(count, 1, 4, str(slide.title))
    top = BODY_TOP if head == 54 else BODY_TOP - 6
    height = 300.0 if not slide.phases else 222.0 if head == 54 else 234.0
    frames: list[Frame] = []
    for (x, w), role in zip(panels(count), slide.roles, strict=True):
        frames.append(group(f"role {role.name}", _role(canvas, role, Box(x, top, w, height), head)))
    frames += time_strip(canvas, slide.phases, 396)
    if slide.rotation:
        frames.append(canvas.text("rotation", Box(MARGIN, 447, WIDTH, 33), slide.rotation, Look("body", lines=1, anchor="middle")))
    return frames


def _role(canvas: Canvas, role: RoleItem, box: Box, head: float) -> list[Frame]:
    pad = 20.0 if box.w > 200 else 14.0
    inner = box.inset(pad)
    name = Look("lead", "on", True, anchor="middle", lines=1)
    name_width = canvas.ruler.width(str(role.name), canvas.size("lead"), True) + 12
    if name_width > inner.w:
        name, name_width = name.but(role="body"), inner.w
    frames: list[Frame] = [
        canvas.panel("card", box),
        canvas.panel("head", Box(box.x, box.y, box.w, head), canvas.key),
        canvas.text("role", Box(inner.x, box.y, min(name_width, inner.w), head), role.name, name),
    ]
    y = box.y + head + 12
    if role.position:
        beside = inner.w - name_width
        if canvas.ruler.width(str(role.position), canvas.size("body")) <= beside:
            look = Look("body", "on", align="right", anchor="middle", lines=1)
            frames.append(canvas.text("position", Box(inner.right - beside, box.y, beside, head), role.position, look))
        else:
            height = canvas.height(role.position, inner.w, Look())
            frames.append(canvas.text("position", Box(inner.x, y, inner.w, height), role.position, Look("body", "muted")))
            y += height + 3
    rule = Look("body", canvas.key, True)
    rule_height = canvas.height(role.rule, inner.w, rule) if role.rule else 0
    bottom = box.bottom - 9 - (rule_height + 12 if role.rule else 0)
    if role.body:
        if bottom < y:
            raise DoesNotFit(str(role.body[-1]), len(str(role.body[-1])))
        frames.append(canvas.texts("brief", Box(inner.x, y, inner.w, bottom - y), role.body, Look()))
    if role.rule:
        top = box.bottom - 9 - rule_height
        frames.append(canvas.line(inner.x, top - 6, inner.w, Outline("line")))
        frames.append(canvas.text("rule", Box(inner.x, top, inner.w, rule_height), role.rule, rule))
    return frames


def draw_recording(slide: Recording, canvas: Canvas) -> list[Frame]:
    """A player bar, what to note, the phases."""
    bar = Box(MARGIN, BODY_TOP, WIDTH, 66)
    play = Shape(Box(MARGIN + 19, BODY_TOP + 22, 28, 22), "play", "triangle", fill="on", turned=90)
    frames: list[Frame] = [group("player", [
        canvas.panel("bar", bar), canvas.panel("button", Box(MARGIN, BODY_TOP, 66, 66), canvas.key), play,
        canvas.text("name", Box(132, BODY_TOP, 560, 66), slide.name, Look("body", bold=True, anchor="middle", lines=1)),
        *([canvas.text("length", Box(740, BODY_TOP, 154, 66), slide.length, Look("body", "muted", align="right", anchor="middle", lines=1))] if slide.length else []),
    ])]  # fmt: skip
    count = len(slide.items)
    must_have(count, 0, 4, str(slide.title))
    for (x, w), item in zip(panels(max(1, count)), slide.items, strict=False):
        look = Look("lead" if count < 4 and canvas.line_count(item.text, w, Look("lead")) <= 2 else "body", lines=2)
        parts = [
            canvas.line(x, 237, w, canvas.key_line),
            canvas.text("name", Box(x, 246, w, 36), item.name, Look("lead", canvas.key, True, lines=1)),
        ]
        if item.text:
            parts.append(canvas.text("question", Box(x, 282, w, 72), item.text, look))
        frames.append(group(f"note {item.name}", parts))
    return [*frames, *time_strip(canvas, slide.phases, 390, 54)]


def draw_quiz_question(slide: QuizQuestion, canvas: Canvas, role: str = "lead") -> list[Frame]:
    """The stem under the title, options as rows."""
    return _quiz(canvas, slide, role, revealed=None)


def draw_quiz_answer(slide: QuizAnswer, canvas: Canvas, role: str = "lead") -> list[Frame]:
    """The same places, the right rows filled, the reason below."""
    return _quiz(canvas, slide, role, revealed=slide)


def _quiz(canvas: Canvas, slide: QuizQuestion | QuizAnswer, role: str, revealed: QuizAnswer | None) -> list[Frame]:
    count = len(slide.options)
    must_have(count, 0, 6, str(slide.title))
    stem = Look(role, lines=2 if role == "lead" else 3)
    height = canvas.height(slide.stem, WIDTH, stem)
    frames: list[Frame] = [canvas.text("stem", Box(MARGIN, 99, WIDTH, height), slide.stem, stem)]
    top = 99 + max(height, 36) + 15
    bottom = 414.0 if revealed and revealed.reason else 480.0
    pitch = min(78.0 if count < 5 else 62.0, (414 - top) / max(1, count))
    for i, option in enumerate(slide.options):
        box = Box(MARGIN, top + i * pitch, WIDTH, pitch - 10)
        frames.append(group(f"option {option.letter}", _option(canvas, option, box, (role, revealed))))
    if revealed and revealed.reason:
        y = max(423.0, bottom)
        frames.append(canvas.line(MARGIN, y - 3, WIDTH))
        look = Look("body", lines=2, anchor="middle")
        frames.append(canvas.text("reason", Box(MARGIN, y, WIDTH, 57), revealed.reason, look))
    return frames


def _option(canvas: Canvas, option: Option, box: Box, setting: tuple[str, QuizAnswer | None]) -> list[Frame]:
    role, revealed = setting
    right = revealed is not None and option.correct
    wrong = revealed is not None and not option.correct
    ink = "on" if right else "muted" if wrong else "ink"
    lines = max(1, int((box.h - 2) // canvas.line_height(role)))
    reason_width = 214.0 if revealed else 0.0
    frames: list[Frame] = [
        canvas.panel("row", box, canvas.key if right else canvas.panel_fill),
        canvas.text("letter", Box(box.x, box.y, 66, box.h), option.letter, Look("lead", "on" if right else canvas.key, True, "center", "middle", 1)),
        canvas.text("text", Box(122, box.y, 770 - reason_width, box.h), option.text, Look(role, ink, right, anchor="middle", lines=lines)),
    ]
    if right and revealed:
        verdict = Look("body", "on", True, "right", "middle", 1)
        frames.append(canvas.text("verdict", Box(690, box.y, 204, box.h), revealed.verdict, verdict))
    elif option.reason and revealed:
        frames.append(canvas.text("why", Box(690, box.y, 204, box.h), option.reason, Look("body", "muted", False, "right", "middle", 2)))
    return frames


def draw_action_plan(slide: ActionPlan, canvas: Canvas) -> list[Frame]:
    """A line to write one's change on, and the dates it is looked at."""
    must_have(len(slide.dates), 0, 5, str(slide.title))
    prompt = Look("lead", canvas.key, True, anchor="middle", lines=1)
    width = min(520.0, canvas.ruler.width(str(slide.prompt), 24, True) + 12)
    panel = Box(MARGIN, BODY_TOP, WIDTH, 84)
    frames: list[Frame] = [
        canvas.panel("panel", panel),
        canvas.text("prompt", Box(72, BODY_TOP, width, 84), slide.prompt, prompt),
        canvas.line(72 + width + 12, 207, 804 - width, Outline("rule")),
    ]
    if slide.dates:
        frames.append(canvas.line(MARGIN, 270, WIDTH, Outline(canvas.key, 2)))
    count = max(1, len(slide.dates))
    pitch = WIDTH / count
    for i, date in enumerate(slide.dates):
        x = MARGIN + i * pitch
        text = Look("lead" if count <= 2 else "body", lines=3)
        frames.append(group(f"date {date.name}", [
            Shape(Box(x, 263, 14, 14), "dot", "ellipse", fill=canvas.key),
            canvas.text("name", Box(x, 288, pitch - 14, 36), date.name, Look("lead", bold=True, lines=1)),
            canvas.text("text", Box(x, 327, pitch - 14, 81), date.text, text),
        ]))  # fmt: skip
    if slide.instruction:
        frames.append(canvas.line(MARGIN, 414, WIDTH))
        frames.append(canvas.text("instruction", Box(MARGIN, 423, WIDTH, 54), slide.instruction, Look("body", lines=2)))
    return frames


RULES = {
    CaseFacts: Rule((draw_case_facts, partial(draw_case_facts, role="body")), "rest", 6),
    Questions: Rule((draw_questions, partial(draw_questions, role="body")), "questions", 5, ("phases",)),
    Task: Rule((draw_task, partial(draw_task, role="body")), "rows", 5, ("phases",)),
    Roles: Rule((draw_roles, partial(draw_roles, head=48)), "roles", 4),
    Recording: Rule((draw_recording,)),
    QuizQuestion: Rule((draw_quiz_question, partial(draw_quiz_question, role="body"))),
    QuizAnswer: Rule((draw_quiz_answer, partial(draw_quiz_answer, role="body"))),
    ActionPlan: Rule((draw_action_plan,)),
}
