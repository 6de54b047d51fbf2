"""What lies ahead and what remains: course map, objectives, recap."""

from __future__ import annotations

from functools import partial

from msgspec import Struct
from msgspec.structs import replace

from coursegen.content.deck import CourseMap, MapRow, Objectives, Quote, Recap
from coursegen.content.inline import RichText
from coursegen.layout.canvas import BODY_TOP, MARGIN, WIDTH, Canvas, DoesNotFit, Look, group
from coursegen.layout.frames import Box, Frame, Shape
from coursegen.layout.grid import column, span
from coursegen.layout.rows import Column, Rows, Texts
from coursegen.layout.rule import ByItems, Rule, must_have, shared

_WORK_X, _WHEN_X, _STATE_RIGHT = 418.0, 714.0, 900.0
_LARGE_ROOM = 77.0
_LEAST_NAME, _MOST_NAME = 124.0, 372.0
_MIDDLE = Look(anchor="middle")


_MAP_TEXTS = ("number", "name", "question", "work", "when", "state")


class _MapRows(Struct, frozen=True):
    """How the rows of a map are set; with questions ``under`` their names there is room for the work of a part."""

    pitch: float
    columns: dict[str, Column]
    under: bool = False

    def box(self, index: int) -> Box:
        """The place of a row, from the slide's left edge."""
        return Box(0, BODY_TOP + index * self.pitch, MARGIN + WIDTH, self.pitch - 7)

    def place(self, name: str, row: Box, canvas: Canvas) -> Box:
        """Where a text stands in a row: name and question one below the other where there is room for both."""
        column = self.columns[name]
        if not self.under or name not in ("name", "question"):
            return Box(column.x, row.y, column.w, row.h)
        head, foot = (canvas.line_height(self.columns[which].look.role) for which in ("name", "question"))
        top = row.y + (row.h - head - foot) / 2
        return Box(column.x, top, column.w, head) if name == "name" else Box(column.x, top + head, column.w, foot)


def draw_large_course_map(slide: CourseMap, canvas: Canvas) -> list[Frame]:
    """Four parts at most: the question of each under its name, what is done in it beside."""
    must_have(slide.rows, 1, 4)
    right = _right_columns(slide, canvas, MARGIN + WIDTH / 2)
    role = "title" if len(slide.rows) <= 3 and not canvas.latin else "lead"
    name, question = Look(role, bold=True, anchor="middle", lines=1), _MIDDLE.but(lines=1)
    names = [canvas.width(row.name, name) for row in slide.rows]
    asked = [canvas.width(row.question, question) for row in slide.rows]
    width = max(*names, *asked, _LEAST_NAME) + 2
    x = max(_WORK_X, 96 + width + 36)
    room = right["when"].x - 24 - x
    if (any(row.work for row in slide.rows) and room < _LEAST_NAME) or room < 0:
        raise DoesNotFit(str(slide.rows[0].name), 1000)
    work = canvas.agree([_MIDDLE], [row.work for row in slide.rows], room, _LARGE_ROOM)
    left = {
        "number": Column("number", MARGIN, 40, name),
        "name": Column("name", 96, width, name),
        "question": Column("question", 96, width, question),
        "work": Column("work", x, room, work),
    }
    under = any(row.question for row in slide.rows)
    return _map(slide, canvas, _MapRows(min(112.0, 336 / len(slide.rows)), left | right, under))


def draw_course_map(slide: CourseMap, canvas: Canvas) -> list[Frame]:
    """The parts of the course as rows; the current one is filled and bleeds off the left edge."""
    must_have(slide.rows, 1, 8)
    pitch = min(67.0, 336 / len(slide.rows))
    large = Look("lead", bold=True, anchor="middle", lines=1)
    names = [row.name for row in slide.rows]
    name = canvas.agree([large, large.but(role="body", lines=2)], names, _MOST_NAME, pitch - 7)
    widest = max(canvas.width(text, name) for text in names) + 2 if name.lines == 1 else _MOST_NAME
    asked = 96 + max(_LEAST_NAME, widest) + 24
    right = _right_columns(slide, canvas, asked + 110)
    room = right["when"].x - 14 - asked
    small = [_MIDDLE, _MIDDLE.but(role="label")]
    question = canvas.agree(small, [row.question for row in slide.rows], room, pitch - 7)
    left = {
        "number": Column("number", MARGIN, 40, name),
        "name": Column("name", 96, asked - 120, name),
        "question": Column("question", asked, room, question),
    }
    rows = [replace(row, work=RichText()) for row in slide.rows]
    return _map(replace(slide, rows=tuple(rows)), canvas, _MapRows(pitch, left | right))


def _right_columns(slide: CourseMap, canvas: Canvas, left: float) -> dict[str, Column]:
    """When a part is taught and whether it is done, at the right end of the rows, from ``left`` at the earliest."""
    bold = Look(bold=True)
    state = max(canvas.width(row.remark, bold) for row in slide.rows) + 4
    when = max(canvas.width(row.when, _MIDDLE) for row in slide.rows) + 4
    gap = 24 if any(row.remark for row in slide.rows) else 0
    x = max(left, min(_WHEN_X + 60, _STATE_RIGHT - state - gap - when))
    room = _STATE_RIGHT - state - gap - x
    look = canvas.agree([_MIDDLE, _MIDDLE.but(role="label")], [row.when for row in slide.rows], room, 36)
    return {
        "when": Column("when", x, room, look),
        "state": Column("state", _STATE_RIGHT - state, state, _MIDDLE.but(align="right", bold=True, lines=1)),
    }


def _map(slide: CourseMap, canvas: Canvas, rows: _MapRows) -> list[Frame]:
    frames: list[Frame] = []
    for i, row in enumerate(slide.rows):
        box = rows.box(i)
        if i and slide.rows[i - 1].state == row.state:
            frames.append(canvas.line(MARGIN, box.y - 3.5, WIDTH))
        shapes = _map_row(canvas, (slide.first + i, row), box, rows)
        frames.append(group(f"part {slide.first + i}", [replace(shape, jump=row.jump) for shape in shapes]))
    return frames


def _map_row(canvas: Canvas, item: tuple[int, MapRow], box: Box, rows: _MapRows) -> list[Shape]:
    number, row = item
    current = row.state == "current"
    ink = "on" if current else "muted" if row.state == "done" else "ink"
    texts: Texts = (str(number), row.name, row.question, row.work, row.when, row.remark)
    shapes: list[Shape] = []
    for name, text in zip(_MAP_TEXTS, texts, strict=True):
        if text:
            look = rows.columns[name].look
            colour = ink if name in ("number", "name") else "on" if current else "muted"
            bold = look.bold and (current or (rows.under and row.state == "coming"))
            shapes.append(canvas.text(name, rows.place(name, box, canvas), text, look.but(colour=colour, bold=bold)))
    if not current:
        return shapes
    marker = Shape(Box(14, box.y + box.h / 2 - 7, 18, 14), "marker", "triangle", fill="on", turned=90)
    return [canvas.panel("current", box, canvas.key), marker, *shapes]


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
    CourseMap: Rule((draw_large_course_map, draw_course_map), ByItems("rows", 8)),
    Objectives: Rule((draw_objectives, partial(draw_objectives, role="body")), ByItems("items", 5)),
    Recap: Rule(
        (draw_recap, partial(draw_recap, role="lead"), partial(draw_recap, role="body")),
        ByItems("items", 5),
        instead=_single_sentence,
    ),
}
