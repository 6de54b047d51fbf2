"""What lies ahead and what remains: course map, objectives, recap."""

from __future__ import annotations

from dataclasses import replace
from functools import partial

from coursegen.content.deck import CourseMap, MapRow, Objectives, Quote, Recap
from coursegen.layout.canvas import BODY_TOP, MARGIN, WIDTH, Canvas, Look, group
from coursegen.layout.frames import Box, Frame, Shape
from coursegen.layout.grid import column, span
from coursegen.layout.rows import Column, Rows, cells
from coursegen.layout.rule import ByItems, Rule, must_have, shared

_QUESTION_X, _WHEN_X, _STATE_RIGHT = 492.0, 714.0, 900.0
_MIDDLE = Look(anchor="middle")


def draw_course_map(slide: CourseMap, canvas: Canvas) -> list[Frame]:
    """The parts of the course as rows; the current one is filled and bleeds off the left edge."""
    must_have(slide.rows, 1, 8)
    pitch = min(67.0, 336 / len(slide.rows))
    columns = _map_columns(slide, canvas, pitch - 7)
    frames: list[Frame] = []
    for i, row in enumerate(slide.rows):
        y = BODY_TOP + i * pitch
        if i and slide.rows[i - 1].state == row.state:
            frames.append(canvas.line(MARGIN, y - 3.5, WIDTH))
        shapes = _map_row(canvas, (slide.first + i, row), Box(0, y, 912, pitch - 7), columns)
        frames.append(group(f"part {slide.first + i}", [replace(shape, jump=row.jump) for shape in shapes]))
    return frames


def _map_columns(slide: CourseMap, canvas: Canvas, height: float) -> tuple[Column, ...]:
    rows = slide.rows
    state = max(canvas.width(row.remark, Look(bold=True)) for row in rows) + 4
    when = max(canvas.width(row.when, _MIDDLE) for row in rows) + 4
    left = max(_QUESTION_X + 96, min(_WHEN_X, _STATE_RIGHT - state - 12 - when))
    room = left - _QUESTION_X - 14
    large = Look("lead", bold=True, anchor="middle", lines=1)
    name = canvas.agree([large, large.but(role="body", lines=2)], [row.name for row in rows], 372, height)
    small = [_MIDDLE, _MIDDLE.but(role="label")]
    when = _STATE_RIGHT - state - 12 - left
    return (
        Column("number", MARGIN, 40, name),
        Column("name", 96, 372, name),
        Column("question", _QUESTION_X, room, canvas.agree(small, [row.question for row in rows], room, height)),
        Column("when", left, when, canvas.agree(small, [row.when for row in rows], when, height)),
        Column("state", _STATE_RIGHT - state, state, _MIDDLE.but(align="right", bold=True, lines=1)),
    )


def _map_row(canvas: Canvas, item: tuple[int, MapRow], box: Box, columns: tuple[Column, ...]) -> list[Shape]:
    number, row = item
    current = row.state == "current"
    ink = "on" if current else "muted" if row.state == "done" else "ink"
    inks = (ink, ink, *["on" if current else "muted"] * 3)
    own = [
        replace(column, look=column.look.but(colour=colour, bold=current and column.look.bold))
        for column, colour in zip(columns, inks, strict=True)
    ]
    texts = cells(canvas, own, (str(number), row.name, row.question, row.when, row.remark), box)
    if not current:
        return texts
    marker = Shape(Box(14, box.y + box.h / 2 - 7, 18, 14), "marker", "triangle", fill="on", turned=90)
    return [canvas.panel("current", box, canvas.key), marker, *texts]


def draw_objectives(slide: Objectives, canvas: Canvas, role: str = "lead") -> list[Frame]:
    """Verb, outcome and how it is checked, a row each."""
    must_have(slide.items, 1, 5)
    checked = any(item.note for item in slide.items)
    top = max(BODY_TOP, canvas.clear + 24) if checked and slide.head else BODY_TOP
    columns = _objective_columns(slide, canvas, role)
    if not checked:
        columns = (columns[0], replace(columns[1], w=MARGIN + WIDTH - columns[1].x), columns[2])
    rows = Rows(columns, tuple((item.name, item.text, item.note) for item in slide.items), 84, top)
    head = Box(738, top - 26, 174, 21)
    heads = [canvas.text("head", head, slide.head, Look("label", "muted", lines=1))] if checked and slide.head else []
    return [*heads, *rows.draw(canvas)]


def _objective_columns(slide: Objectives, canvas: Canvas, role: str) -> tuple[Column, ...]:
    verb = Look("title", canvas.key, True, anchor="middle", lines=1)
    small = [verb.but(role="lead"), verb.but(role="body", lines=2)]
    verbs = [item.name for item in slide.items]
    look = canvas.agree(small if canvas.latin else [verb, *small], verbs, span(2))
    left = column(3) if any(verbs) else MARGIN
    return (
        Column("verb", MARGIN, span(2), look),
        Column("outcome", left, column(3) + span(7) - left, _MIDDLE.but(role=role)),
        Column("check", 738, 174, _MIDDLE.but(colour="muted")),
    )


_RECAP_HEIGHTS = {1: 112.0, 2: 112.0, 3: 112.0, 4: 84.0, 5: 67.0}


def draw_recap(slide: Recap, canvas: Canvas, role: str = "title") -> list[Frame]:
    """What to take along: numbered sentences."""
    count = len(slide.items)
    must_have(slide.items, 1, 4 if role == "title" else 5)
    width = 690.0 if any(item.note for item in slide.items) else 790.0
    numeral = Look("display" if count <= 3 else "title", canvas.key, True, anchor="middle", lines=1)
    columns = (
        Column("number", MARGIN, 68, numeral),
        Column("sentence", column(2), width, Look(role, anchor="middle")),
        Column("where", 818, 94, Look("label", "muted", align="right", anchor="middle", lines=2)),
    )
    texts = tuple((str(slide.first + i), item.name, item.note) for i, item in enumerate(slide.items))
    return Rows(columns, texts, _RECAP_HEIGHTS[count]).draw(canvas)


def _single_sentence(slide: Recap) -> Quote | None:
    """The one sentence as a statement: one item is no list."""
    if len(slide.items) != 1 or slide.first != 1:
        return None
    item = slide.items[0]
    return Quote(**shared(slide), text=item.name, by=item.note, consequence=item.text)


RULES = {
    CourseMap: Rule((draw_course_map,), ByItems("rows", 8)),
    Objectives: Rule((draw_objectives, partial(draw_objectives, role="body")), ByItems("items", 5)),
    Recap: Rule(
        (draw_recap, partial(draw_recap, role="lead"), partial(draw_recap, role="body")),
        ByItems("items", 5),
        instead=_single_sentence,
    ),
}
