"""Lists: course map, objectives, opening question, points, groups of points, recap."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from functools import partial

from coursegen.content.deck import Cluster, CourseMap, Groups, MapRow, Named, Objectives, OpeningQuestion, Points, Recap
from coursegen.content.inline import RichText
from coursegen.layout.canvas import BODY_TOP, MARGIN, WIDTH, Canvas, DoesNotFit, Look, group
from coursegen.layout.frames import Box, Frame, Shape
from coursegen.layout.parts import column, must_have, panels, row_list, span, takeaway_line
from coursegen.layout.rule import Rule
from coursegen.layout.typesetting import spaced


def draw_course_map(slide: CourseMap, canvas: Canvas) -> list[Frame]:
    """The parts of the course as rows; the current one is filled and bleeds off the left edge."""
    pitch = min(67.0, 336 / len(slide.rows))
    columns = _map_columns(canvas, slide, pitch - 7)
    frames: list[Frame] = []
    for i, row in enumerate(slide.rows):
        y = BODY_TOP + i * pitch
        if i and slide.rows[i - 1].state == row.state:
            frames.append(canvas.line(MARGIN, y - 3.5, WIDTH))
        shapes = _map_row(canvas, row, i + 1, Box(0, y, 912, pitch - 7), columns)
        frames.append(group(f"part {i + 1}", [replace(shape, jump=row.jump) for shape in shapes]))
    return frames


def _map_columns(canvas: Canvas, slide: CourseMap, height: float) -> tuple[Look, float, float]:
    """How the quiet columns are set in every row alike, and where the second and third of them begin."""
    small = Look("body", anchor="middle")
    state = max((canvas.ruler.width(str(row.remark), 18, True) for row in slide.rows), default=0) + 4
    when = max((canvas.ruler.width(str(spaced(row.when)), 18) for row in slide.rows), default=0) + 4
    third = 900 - state
    second = max(560.0, third - when - 14)
    for look in (small, small.but(role="label")):
        widths = ((row.question, second - 506) for row in slide.rows)
        if all(canvas.height(text, width, look) <= height for text, width in widths if text):
            return look, second, third
    raise DoesNotFit(max((str(row.question) for row in slide.rows), key=len), 4)


def _map_row(canvas: Canvas, row: MapRow, number: int, box: Box, columns: tuple[Look, float, float]) -> list[Shape]:
    look, second, third = columns
    current = row.state == "current"
    ink = "on" if current else "muted" if row.state == "done" else "ink"
    quiet = "on" if current else "muted"
    name = Look("lead", ink, current, anchor="middle", lines=1)
    if canvas.line_count(row.name, 372, name) > 1:
        name = name.but(role="body", lines=2)
    small = Look("body", quiet, anchor="middle", lines=2 if box.h >= 54 else 1)
    frames: list[Shape] = []
    if current:
        frames = [canvas.panel("current", box, canvas.key)]
        frames.append(Shape(Box(14, box.y + box.h / 2 - 7, 18, 14), "marker", "triangle", fill="on", turned=90))
    cells = (
        ("number", 48, 40, str(number), name),
        ("name", 96, 372, row.name, name),
        ("question", 492, second - 506, row.question, look.but(colour=quiet)),
        ("when", second, third - second - 10, row.when, small),
        ("state", third, 900 - third, row.remark, small.but(align="right", bold=current, lines=1)),
    )
    return frames + [canvas.text(part, Box(x, box.y, w, box.h), text, look) for part, x, w, text, look in cells if text]


def draw_objectives(slide: Objectives, canvas: Canvas) -> list[Frame]:
    """Verb, outcome and how it is checked, a row each."""
    must_have(len(slide.items), 1, 5, "")
    height = min(84.0, 336 / len(slide.items))
    checked = any(item.note for item in slide.items)
    width = span(7) if checked else span(10)

    outcome = Look("lead", anchor="middle", lines=2)
    if any(canvas.height(item.text, width, outcome) > height - 6 for item in slide.items):
        outcome = outcome.but(role="body")

    def row(i: int, y: float) -> list[Frame]:
        item = slide.items[i]
        verb = Look("lead" if canvas.latin else "title", canvas.key, True, anchor="middle", lines=1)
        left = column(3) if item.name else MARGIN
        return [
            *([canvas.text("verb", Box(MARGIN, y, span(2), height), item.name, verb)] if item.name else []),
            canvas.text("outcome", Box(left, y, width + (column(3) - left), height), item.text, outcome),
            *([canvas.text("check", Box(738, y, 174, height), item.note, Look("body", "muted", anchor="middle", lines=2))] if item.note else []),
        ]

    head = [canvas.text("head", Box(738, 118, 174, 21), slide.head, Look("label", "muted", lines=1))]
    return [*(head if checked and slide.head else []), *row_list(canvas, len(slide.items), height, row)]


def draw_opening_question(slide: OpeningQuestion, canvas: Canvas, role: str = "display") -> list[Frame]:
    """One question, large, and what to do with it."""
    look = Look(role, bold=True, lines=2 if role == "display" else 3)
    lines = canvas.line_count(slide.question, 790, look)
    question = canvas.text("question", Box(MARGIN, 168, 790, lines * canvas.line_height(role)), slide.question, look)
    frames: list[Frame] = [question]
    if slide.items:
        frames.append(canvas.line(MARGIN, 390, WIDTH))
    for (x, w), item in zip(panels(3), slide.items[:3], strict=False):
        verb = canvas.text("verb", Box(x, 402, w, 36), item.name, Look("lead", canvas.key, True, lines=1))
        text = canvas.text("instruction", Box(x, 438, w, 54), item.text, Look("body", lines=2))
        frames.append(group(f"instruction {item.name}", [verb, text]))
    return frames


_POINT_ROWS = {1: (112, "title", "lead", 2), 2: (112, "title", "lead", 2), 3: (100, "title", "lead", 2), 4: (84, "title", "lead", 2),
               5: (67, "lead", "body", 2), 6: (56, "lead", "body", 2)}  # fmt: skip


def draw_points(slide: Points, canvas: Canvas, dense: bool = False) -> list[Frame]:
    """A row a point: its name, and what is said of it."""
    count = len(slide.items)
    must_have(count, 1, 6, "")
    height, name_role, text_role, most = _POINT_ROWS[count]
    if dense or canvas.latin:
        name_role = "lead"
    if dense:
        text_role = "body"
    bottom = 270 if slide.takeaway else 336
    height = min(float(height), bottom / count)
    explained = any(item.text for item in slide.items)

    def row(i: int, y: float) -> list[Frame]:
        return _point(canvas, slide, i, Box(MARGIN, y, WIDTH, height), (name_role, text_role, most, explained))

    return [*row_list(canvas, count, height, row), *takeaway_line(canvas, slide.takeaway)]


def _point(canvas: Canvas, slide: Points, i: int, box: Box, setting: tuple[str, str, int, bool]) -> list[Frame]:
    name_role, text_role, most, explained = setting
    item = slide.items[i]
    shift = 48 if slide.numbered else 0
    colour = canvas.key if item.highlighted else "ink"
    frames: list[Frame] = []
    if slide.numbered:
        frames.append(canvas.text("number", Box(box.x, box.y, 40, box.h), str(slide.first + i), Look(name_role, canvas.key, True, anchor="middle", lines=1)))
    fit_lines = max(1, int((box.h - 4) // canvas.line_height(text_role)))
    if not explained or not item.text:
        role = "lead"
        lines = max(1, int((box.h - 4) // canvas.line_height(role)))
        look = Look(role, colour, item.highlighted, anchor="middle", lines=lines)
        return [*frames, canvas.text("name", Box(box.x + shift, box.y, box.w - shift, box.h), item.name, look)]
    name = Look(name_role, colour, True, anchor="middle", lines=max(1, int((box.h - 4) // canvas.line_height(name_role))))
    text = Look(text_role, "muted", anchor="middle", lines=min(most + 1, fit_lines))
    return [
        *frames,
        canvas.text("name", Box(box.x + shift, box.y, 346 - shift, box.h), item.name, name),
        canvas.text("text", Box(418, box.y, 494, box.h), item.text, text),
    ]


def draw_groups(slide: Groups, canvas: Canvas, columns: int = 0, role: str = "body") -> list[Frame]:
    """Headings with lines under them, in a grid of two or three columns."""
    count = len(slide.groups)
    must_have(count, 1, 6, "")
    columns = columns or (2 if count in (2, 4) else min(3, count))
    rows = -(-count // columns)
    if role == "lead":
        must_have(rows, 1, 1, str(slide.title))
    height = 336 / rows
    places = panels(columns)
    frames: list[Frame] = []
    for i, cluster in enumerate(slide.groups):
        x, w = places[i % columns]
        box = Box(x, BODY_TOP + (i // columns) * height, w, height - 12)
        number = str(slide.first + i) if slide.numbered else ""
        frames.append(group(f"group {i + 1}", _cluster(canvas, cluster, number, box, role)))
    return frames


def _cluster(canvas: Canvas, cluster: Cluster, number: str, box: Box, role: str) -> list[Frame]:
    shift = 28 if number else 0
    heading = Look("lead", bold=True, lines=1)
    if canvas.line_count(cluster.heading, box.w - shift, heading) > 1:
        heading = heading.but(role="body", lines=2)
    top = box.y + 10
    head = canvas.text("heading", Box(box.x + shift, top, box.w - shift, canvas.height(cluster.heading, box.w - shift, heading)), cluster.heading, heading)
    frames: list[Frame] = [canvas.line(box.x, box.y, box.w, canvas.key_line)]
    if number:
        frames.append(canvas.text("number", Box(box.x, top, 28, 36), number, Look("lead", canvas.key, True, lines=1)))
    y = top + head.box.h + 2
    frames.append(head)
    if cluster.lead:
        height = canvas.height(cluster.lead, box.w - shift, Look(role))
        frames.append(canvas.text("lead", Box(box.x + shift, y, box.w - shift, height), cluster.lead, Look(role)))
        y += height + 6
    if cluster.items:
        room = Box(box.x + shift, y + 2, box.w - shift, box.bottom - y - 2)
        frames.append(_sub_points(canvas, cluster.items, room, role))
    elif y > box.bottom + 0.5:
        raise DoesNotFit(str(cluster.heading), 4)
    return frames


def _sub_points(canvas: Canvas, items: Sequence[RichText], box: Box, role: str) -> Shape:
    look = Look(role, "muted")
    needed = sum(canvas.height(item, box.w, look) for item in items)
    gap = min(6.0 if role == "body" else 12.0, (box.h - needed) / max(1, len(items) - 1)) if len(items) > 1 else 0.0
    if gap < 0 or needed > box.h + 0.5:
        over = round((needed - box.h) / canvas.line_height("body") * box.w / canvas.size("body"))
        raise DoesNotFit(str(items[-1]), max(1, over))
    free = look.but(lines=1000)
    paragraphs = tuple(replace(canvas.paragraph(box, item, free), space_before=gap if i else 0, hang=0) for i, item in enumerate(items))
    return Shape(box, "sub-points", paragraphs=paragraphs, alt="text")


def draw_recap(slide: Recap, canvas: Canvas) -> list[Frame]:
    """What to take along: numbered sentences."""
    count = len(slide.items)
    must_have(count, 1, 5, "")
    height = {1: 112, 2: 112, 3: 104, 4: 84, 5: 67}[count]
    roles = [("display" if count <= 3 else "title", "title"), ("title", "lead")]

    def row(i: int, y: float) -> list[Frame]:
        item: Named = slide.items[i]
        width = 700 if item.note else 790
        numeral, sentence = roles[0] if _all_fit(canvas, slide, width, height) and count <= 4 else roles[1]
        lines = max(1, int((height - 4) // canvas.line_height(sentence)))
        frames: list[Frame] = [
            canvas.text("number", Box(MARGIN, y, 64, height), str(slide.first + i), Look(numeral, canvas.key, True, anchor="middle", lines=1)),
            canvas.text("sentence", Box(column(2), y, width, height), item.name, Look(sentence, anchor="middle", lines=lines)),
        ]
        note = Look("label", "muted", align="right", anchor="middle", lines=1)
        return [*frames, *([canvas.text("where", Box(832, y, 80, height), item.note, note)] if item.note else [])]

    return row_list(canvas, count, height, row)


def _all_fit(canvas: Canvas, slide: Recap, width: float, height: float) -> bool:
    return all(canvas.height(item.name, width, Look("title")) <= height - 4 for item in slide.items)


RULES = {
    CourseMap: Rule((draw_course_map,), "rows", 8),
    Objectives: Rule((draw_objectives,), "items", 5),
    OpeningQuestion: Rule((draw_opening_question, partial(draw_opening_question, role="title"), partial(draw_opening_question, role="lead"))),
    Points: Rule((draw_points, partial(draw_points, dense=True)), "items", 6, ("takeaway",)),
    Groups: Rule((partial(draw_groups, role="lead"), draw_groups, partial(draw_groups, columns=2), partial(draw_groups, columns=1)), "groups", 6),
    Recap: Rule((draw_recap,), "items", 5),
}
