"""Diagrams: procedures, cycles, levels, formulas, journeys."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import replace
from itertools import groupby

from coursegen.content.deck import Cycle, Formula, Journey, Levels, Moment, Named, StepItem, Steps
from coursegen.content.inline import RichText, Run
from coursegen.layout.canvas import BODY_BOTTOM, BODY_TOP, MARGIN, WIDTH, Canvas, Look, group
from coursegen.layout.frames import Box, Frame, Outline, Shape
from coursegen.layout.parts import chevron_pitch, chevrons, must_have, panels, row_list, takeaway_line
from coursegen.layout.rule import Rule


def draw_steps_in_one_row(slide: Steps, canvas: Canvas) -> list[Frame]:
    """Chevrons over short texts, group labels above."""
    count = len(slide.steps)
    must_have(count, 2, 7, str(slide.title))
    grouped = any(step.group for step in slide.steps)
    top = 204.0 if grouped else 168.0
    hollow = frozenset(i for i, step in enumerate(slide.steps) if step.optional)
    frames = _group_labels(canvas, slide.steps) if grouped else []
    frames += chevrons(canvas, [step.name for step in slide.steps], top, 72, slide.first, hollow)
    bottom = 408.0 if slide.takeaway else 474.0
    frames += _step_texts(canvas, slide.steps, (slide.first, top + 90, bottom, chevron_pitch(count)))
    return [*frames, *takeaway_line(canvas, slide.takeaway)]


def draw_steps_in_two_rows(slide: Steps, canvas: Canvas) -> list[Frame]:
    """Two rows of chevrons for long procedures."""
    count = len(slide.steps)
    must_have(count, 4, 14, str(slide.title))
    half = -(-count // 2)
    frames: list[Frame] = []
    for top, first in ((156.0, 0), (324.0, half)):
        steps = slide.steps[first : first + half]
        names = [step.name for step in steps] + [RichText()] * (half - len(steps))
        row = chevrons(canvas, names, top, 66, slide.first + first, frozenset(i for i, s in enumerate(steps) if s.optional))
        frames += row[: len(steps)]
        frames += _step_texts(canvas, steps, (slide.first + first, top + 76, top + 156, chevron_pitch(half)))
    return frames


def draw_steps_as_rows(slide: Steps, canvas: Canvas) -> list[Frame]:
    """A row a step, for steps that need more words than a chevron holds."""
    count = len(slide.steps)
    must_have(count, 1, 6, str(slide.title))
    bottom = 264 if slide.takeaway else 336
    height = min(84.0, bottom / count)
    roles = ("lead", "body") if height >= 54 else ("body", "body")

    def row(i: int, y: float) -> list[Frame]:
        step = slide.steps[i]
        lines = max(1, int((height - 4) // canvas.line_height("body")))
        number = canvas.text("number", Box(MARGIN, y, 40, height), str(slide.first + i), Look(roles[0], canvas.key, True, anchor="middle", lines=1))
        name_lines = max(1, int((height - 4) // canvas.line_height(roles[0])))
        wide = 290 if step.text else 816
        name = canvas.text("name", Box(96, y, wide, height), step.name, Look(roles[0], bold=True, anchor="middle", lines=name_lines))
        frames: list[Frame] = [number, name]
        words = _with_tag(step)
        if words:
            frames.append(canvas.text("text", Box(398, y, 514, height), words, Look("body", "muted", anchor="middle", lines=lines)))
        return frames

    return [*row_list(canvas, count, height, row), *takeaway_line(canvas, slide.takeaway)]


def _with_tag(step: StepItem) -> RichText:
    if not step.tag:
        return step.text
    return RichText((*step.text.runs, Run("\u3000" if step.text else ""), *(Run(r.text, r.marks | {"strong"}) for r in step.tag.runs)))


def _group_labels(canvas: Canvas, steps: Sequence[StepItem]) -> list[Frame]:
    pitch = chevron_pitch(len(steps))
    frames: list[Frame] = []
    at = 0
    for name, members in groupby(steps, key=lambda step: str(step.group)):
        count = len(list(members))
        x, w = MARGIN + at * pitch, count * pitch - 12
        if name:
            label = canvas.text("label", Box(x, 150, w, 27), name, Look("body", canvas.key, True, lines=1))
            frames.append(group(f"group {name}", [label, canvas.line(x, 186, w, canvas.key_line)]))
        at += count
    return frames


def _step_texts(canvas: Canvas, steps: Sequence[StepItem], place: tuple[int, float, float, float]) -> list[Frame]:
    """What each step means, under its chevron; ``place`` is the first number, the upper and lower edge, the pitch."""
    first, top, bottom, pitch = place
    big = len(steps) <= 4 and bottom - top > 100
    looks = ([Look("lead")] if big else []) + [Look("body")]
    look = next((look for look in looks if _texts_fit(canvas, steps, pitch, look, bottom - top)), Look("body"))
    frames: list[Frame] = []
    for i, step in enumerate(steps):
        x, w, y = MARGIN + i * pitch, pitch - 10, top
        parts: list[Frame] = []
        if step.text:
            tag_room = 27 if step.tag else 0
            height = canvas.height(step.text, w, look)
            parts.append(canvas.text("text", Box(x, y, w, min(height, bottom - top - tag_room)), step.text, look))
            y += height + 3
        if step.tag:
            tag = Look("label", canvas.key, True)
            height = max(21.0, canvas.height(step.tag, w, tag))
            parts.append(canvas.text("tag", Box(x, y + 3, w, height), step.tag, tag.but(lines=2)))
        if parts:
            frames.append(group(f"text {first + i}", parts))
    return frames


def _texts_fit(canvas: Canvas, steps: Sequence[StepItem], pitch: float, look: Look, room: float) -> bool:
    return all(canvas.height(s.text, pitch - 10, look) + (27 if s.tag else 0) <= room for s in steps if s.text)


def draw_cycle(slide: Cycle, canvas: Canvas) -> list[Frame]:
    """Stages on a ring; what belongs to the highlighted one beside it."""
    count = len(slide.stages)
    must_have(count, 3, 6, str(slide.title))
    radius, node = (120.0, 45.0) if count <= 4 else (126.0, 42.0)
    centre = (230.0, 312.0)
    ring = Shape(Box(centre[0] - radius, centre[1] - radius, 2 * radius, 2 * radius), "ring", "ellipse", outline=Outline("rule", 1.5))
    frames: list[Frame] = [ring]
    for i, stage in enumerate(slide.stages):
        x, y = _on_ring(centre, radius, i / count)
        reach = node + 9 if stage.highlighted and count <= 4 else node
        frames.append(group(f"stage {i + 1}", _stage(canvas, stage, Box(x - reach, y - reach, 2 * reach, 2 * reach), count)))
        frames.append(_ring_arrow(canvas, centre, radius, (i + 0.5) / count))
    frames += _bracket(canvas, slide, centre, radius, node)
    return [*frames, *_cycle_rows(canvas, slide.rows, any(stage.highlighted for stage in slide.stages))]


def _on_ring(centre: tuple[float, float], radius: float, turn: float) -> tuple[float, float]:
    angle = 2 * math.pi * turn
    return centre[0] + radius * math.sin(angle), centre[1] - radius * math.cos(angle)


def _ring_arrow(canvas: Canvas, centre: tuple[float, float], radius: float, turn: float) -> Shape:
    x, y = _on_ring(centre, radius, turn)
    return Shape(Box(x - 7, y - 7, 14, 14), "arrow", "triangle", fill="rule", turned=(360 * turn + 90) % 360)


def _stage(canvas: Canvas, stage: Named, box: Box, count: int) -> list[Frame]:
    fill, ink = (canvas.key, "on") if stage.highlighted else ("paper", "ink")
    outline = None if stage.highlighted else Outline("rule", 1.5)
    role = "lead" if stage.highlighted and count <= 4 and len(str(stage.name)) <= 3 else "body"
    inner = box.inset(4)
    name = Look(role, ink, True, "center", "middle", lines=2)
    circle = Shape(box, "circle", "ellipse", fill=fill, outline=outline)
    if stage.text and count <= 4:
        half = inner.h / 2
        question = Look("label", ink, align="center", lines=1)
        return [
            circle,
            canvas.text("name", Box(inner.x, inner.y + 6, inner.w, half), stage.name, name.but(lines=1)),
            canvas.text("question", Box(inner.x, inner.y + half + 6, inner.w, 21), stage.text, question),
        ]
    return [circle, canvas.text("name", inner, stage.name, name)]


def _bracket(canvas: Canvas, slide: Cycle, centre: tuple[float, float], radius: float, node: float) -> list[Frame]:
    index = next((i for i, stage in enumerate(slide.stages) if stage.highlighted), None)
    if index is None or not slide.rows:
        return []
    x, y = _on_ring(centre, radius, index / len(slide.stages))
    upright = Shape(Box(468, 162, 0, 300), "bracket", "line", outline=canvas.key_line)
    if x < centre[0] - 1:
        return [upright]
    start = x + node + 9
    return [upright, Shape(Box(start, y, 468 - start, 0), "connector", "line", outline=canvas.key_line)]


def _cycle_rows(canvas: Canvas, rows: Sequence[Named], highlighted: bool) -> list[Frame]:
    if not rows:
        return []
    must_have(len(rows), 1, 4, str(rows[-1].name))
    pitch = min(102.0 if highlighted else 112.0, 300 / len(rows))
    top = 162.0 if highlighted else BODY_TOP
    frames: list[Frame] = []
    for i, row in enumerate(rows):
        y = top + i * pitch
        if not highlighted:
            frames.append(canvas.line(492, y, 420))
        frames.append(group(f"row {i + 1}", _cycle_row(canvas, row, Box(492, y, 420, pitch))))
    return frames


def _cycle_row(canvas: Canvas, row: Named, box: Box) -> list[Frame]:
    if not row.text and not row.note:
        return [canvas.text("statement", box, row.name, Look("lead", bold=True, anchor="middle"))]
    key = Look("lead", canvas.key, True, lines=1)
    short = canvas.ruler.width(str(row.name), canvas.size("lead"), True) <= 72
    left = 72.0 if short else 0.0
    y = box.y + (0 if short else 36)
    look = Look("lead") if short else Look("body")
    room = Box(box.x + left, y, box.w - left, 0)
    height = canvas.height(row.text, room.w, look)
    if height + (27 if row.note else 0) > box.bottom - y:
        look = Look("body")
        height = canvas.height(row.text, room.w, look)
    frames: list[Frame] = [canvas.text("key", Box(box.x, box.y, left or box.w, 36), row.name, key)]
    text = Box(room.x, y, room.w, min(height, box.bottom - y))
    frames.append(canvas.text("statement", text, row.text, look))
    if row.note:
        note = Box(room.x, y + height, room.w, box.bottom - y - height)
        frames.append(canvas.text("example", note, row.note, Look("body", "muted")))
    return frames


def draw_levels(slide: Levels, canvas: Canvas) -> list[Frame]:
    """A staircase from left to right, the highlighted level filled."""
    count = len(slide.levels)
    must_have(count, 2, 5, str(slide.title))
    frames: list[Frame] = []
    for i, ((x, w), level) in enumerate(zip(panels(count), slide.levels, strict=True)):
        height = 192 + 120 * i / (count - 1)
        box = Box(x, BODY_BOTTOM - height, w, height)
        frames.append(group(f"level {i + 1}", _level(canvas, level, i + 1, box)))
    return frames


def _level(canvas: Canvas, level: Named, number: int, box: Box) -> list[Frame]:
    fill, ink, quiet = (canvas.key, "on", "on") if level.highlighted else (canvas.panel_fill, "ink", "ink")
    if not level.highlighted and canvas.ground == "paper":
        fill = "tint"
    pad = 24 if box.w >= 200 else 16
    inner = box.inset(pad)
    name = Look("lead", ink, True, lines=1)
    if canvas.line_count(f"{number} {level.name}", inner.w, name) > 1:
        name = name.but(role="body", lines=2)
    title = RichText((Run(f"{number}\u2002"), *level.name.runs))
    head = canvas.height(title, inner.w, name)
    frames: list[Frame] = [canvas.panel("panel", box, fill), canvas.text("name", Box(inner.x, box.y + 15, inner.w, head), title, name)]
    quote_look = Look("body", ink, True)
    quote_height = canvas.height(level.note, inner.w - 9, quote_look) if level.note else 0
    top = box.y + 15 + head + 6
    bottom = box.bottom - 12 - (quote_height + 12 if level.note else 0)
    if level.text:
        frames.append(canvas.text("text", Box(inner.x, top, inner.w, bottom - top), level.text, Look("body", quiet)))
    if level.note:
        y = box.bottom - 12 - quote_height
        outline = Outline("on" if level.highlighted else canvas.key)
        frames.append(canvas.line(inner.x, y - 9, inner.w, outline))
        frames.append(canvas.text("quote", Box(inner.x + 9, y, inner.w - 9, quote_height), level.note, quote_look))
    return frames


def draw_levels_as_rows(slide: Levels, canvas: Canvas) -> list[Frame]:
    """A numbered row a level, where stairs would be too narrow or too full."""
    count = len(slide.levels)
    must_have(count, 1, 7, str(slide.title))
    height = min(84.0, 336 / count)

    def row(i: int, y: float) -> list[Frame]:
        level = slide.levels[i]
        lines = max(1, int((height - 4) // canvas.line_height("body")))
        words = RichText((*level.text.runs, *((Run("\u3000"),) if level.text and level.note else ()), *level.note.runs))
        return [
            canvas.text("number", Box(MARGIN, y, 40, height), str(i + 1), Look("lead", canvas.key, True, anchor="middle", lines=1)),
            canvas.text("name", Box(96, y, 290, height), level.name, Look("lead", canvas.key if level.highlighted else "ink", True, anchor="middle", lines=2)),
            canvas.text("text", Box(398, y, 514, height), words, Look("body", "muted", anchor="middle", lines=lines)),
        ]

    return row_list(canvas, count, height, row)


def draw_formula(slide: Formula, canvas: Canvas) -> list[Frame]:
    """Blocks joined by signs, the result filled."""
    count = len(slide.parts) + 1
    must_have(count, 3, 5, str(slide.title))
    sign = 42.0
    width = (WIDTH - sign * (count - 1)) / count
    frames: list[Frame] = []
    for i, part in enumerate((*slide.parts, slide.result)):
        x = MARGIN + i * (width + sign)
        last = i == count - 1
        box = Box(x, 204, width, 132)
        look = Look("lead", "on" if last else "ink", True, "center", "middle", lines=3)
        fill = canvas.key if last else ("tint" if canvas.ground == "paper" else "paper")
        frames.append(group(f"part {i + 1}", [canvas.panel("block", box, fill), canvas.text("text", box.inset(10), part, look)]))
        if not last:
            mark = "=" if i == count - 2 else str(slide.operator)
            frames.append(canvas.text("sign", Box(x + width, 204, sign, 132), mark, Look("title", canvas.key, True, "center", "middle", lines=1)))
    return [*frames, *takeaway_line(canvas, slide.takeaway)]


def draw_journey(slide: Journey, canvas: Canvas) -> list[Frame]:
    """Touchpoints as numbered squares on a line, up to eight a row; a quarter at most stands out."""
    count = len(slide.moments)
    must_have(count, 2, 16, str(slide.title))
    per_row = count if count <= 8 else -(-count // 2)
    hot = sum(moment.hot for moment in slide.moments) * 4 <= count
    tops = (228.0,) if count <= 8 else (180.0, 348.0)
    frames: list[Frame] = []
    for row, top in enumerate(tops):
        moments = slide.moments[row * per_row : (row + 1) * per_row]
        frames += _journey_row(canvas, moments, slide.first + row * per_row, top, hot)
    return frames


def _journey_row(canvas: Canvas, moments: Sequence[Moment], first: int, top: float, hot: bool) -> list[Frame]:
    pitch = (WIDTH - 96) / 7 if len(moments) > 5 else WIDTH / max(2, len(moments))
    pitch = min(pitch, WIDTH / len(moments))
    frames: list[Frame] = [Shape(Box(MARGIN + 24, top + 24, pitch * (len(moments) - 1), 0), "way", "line", outline=Outline("rule", 1.5))]
    at = 0
    for phase, members in groupby(moments, key=lambda moment: str(moment.phase)):
        run = len(list(members))
        if phase:
            x = MARGIN + at * pitch
            label = canvas.text("label", Box(x, top - 54, run * pitch - 12, 27), phase, Look("body", canvas.key, True, lines=1))
            frames.append(group(f"phase {phase}", [label, canvas.line(x, top - 21, run * pitch - 18, canvas.key_line)]))
        at += run
    for i, moment in enumerate(moments):
        place = Box(MARGIN + i * pitch, top, pitch, 48)
        frames.append(group(f"moment {first + i}", _moment(canvas, moment, first + i, place, hot)))
    return frames


def _moment(canvas: Canvas, moment: Moment, number: int, place: Box, hot: bool) -> list[Frame]:
    lit = moment.hot and hot
    square = Box(place.x, place.y, 48, 48)
    node = canvas.badge(square, str(number), Look("body", "on" if lit else "ink", lit), canvas.key if lit else "paper")
    node = replace(node, outline=None if lit else Outline("rule", 1.5))
    width = place.w - 6
    name = Look("body", bold=lit, lines=2)
    height = canvas.height(moment.name, width, name)
    frames: list[Frame] = [node, canvas.text("name", Box(place.x, place.y + 57, width, height), moment.name, name)]
    if moment.tag:
        frames.append(canvas.text("tag", Box(place.x, place.y + 57 + height, width, 42), moment.tag, Look("label", canvas.key, True, lines=2)))
    return frames


RULES = {
    Steps: Rule((draw_steps_in_one_row, draw_steps_in_two_rows, draw_steps_as_rows), "steps", 14, ("takeaway",)),
    Cycle: Rule((draw_cycle,)),
    Levels: Rule((draw_levels, draw_levels_as_rows), "levels", 7),
    Formula: Rule((draw_formula,), None, 1000, ("takeaway",)),
    Journey: Rule((draw_journey,), "moments", 16),
}
