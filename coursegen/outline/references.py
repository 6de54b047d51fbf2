"""A course or a library in, everything out that its parts say of each other and that is not so.

The model cannot know these things: they are names of other parts, or fields that only make sense together.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import Any

from coursegen.course import KINDS, SILENCEABLE, Course, Library, Node, keepers
from coursegen.course.activities import Break, Lunch, QuizItem, Topic
from coursegen.course.blocks import Chart, Compare, Cycle, Definition, Levels, Point, Table
from coursegen.course.cases import Analysis
from coursegen.course.durations import read_minutes
from coursegen.course.nodes import nodes_in
from coursegen.course.uses import case_uses, media_uses, tool_uses
from coursegen.outline.meant_words import meant_pause, nearest
from coursegen.problems import Problem

MOST_NAMES = 500
"""Names compared with an unknown one; more would take longer than it helps."""

_LETTERS = re.compile(r"[A-Z](?:[\s,，、和]*[A-Z])*", re.I)
_KIND_AND_COLON = re.compile(rf"({'|'.join(KINDS)})\s*([:：])")
_TRUE_OR_FALSE = {"对", "错", "對", "錯", "正确", "错误", "正確", "錯誤", "是", "否", "true", "false", "yes", "no"}
_TRUE_OR_FALSE |= {"t", "f", "y", "n", "√", "×", "✓", "✗", "x", "right", "wrong"}


def check_references(course: Course, libraries: Sequence[Library] = ()) -> tuple[Problem, ...]:
    """Every reference without an aim and every part that contradicts itself; libraries hold aims too."""
    found = [problem for check in _SHELF_CHECKS for problem in check(course, libraries)]
    found += [problem for check in _COURSE_CHECKS for problem in check(course)]
    return (*found, *_contradictions(course))


def check_library(library: Library) -> tuple[Problem, ...]:
    """Ids given twice in a library, and parts that contradict themselves."""
    twice = [problem for things in (library.cases, library.tools, library.media) for problem in _given_twice(things)]
    return (*twice, *_contradictions(library))


def _contradictions(whole: Node) -> Iterator[Problem]:
    for node in nodes_in(whole):
        if check := _NODE_CHECKS.get(type(node)):
            yield from check(node)


def _unknown(code: str, node: Node, written: str, allowed: Iterable[str]) -> Problem:
    names = [name for name in allowed if name][:MOST_NAMES]
    values = {"written": written, "near": nearest(written, names), "none": not names, "allowed": names}
    return Problem(code, node.written_at, values)


def _unknown_cases(course: Course, libraries: Sequence[Library]) -> Iterator[Problem]:
    known = [case.id for cases in (course.cases, *(library.cases for library in libraries)) for case in cases]
    return _strangers("unknown-case", case_uses(course), list(dict.fromkeys(known)))


def _unknown_tools(course: Course, libraries: Sequence[Library]) -> Iterator[Problem]:
    return _strangers("unknown-tool", tool_uses(course), [tool.id for library in libraries for tool in library.tools])


def _unknown_media(course: Course, libraries: Sequence[Library]) -> Iterator[Problem]:
    return _strangers("unknown-media", media_uses(course), [one.id for library in libraries for one in library.media])


def _strangers(code: str, used: Iterable[tuple[Node, str]], known: Sequence[str]) -> Iterator[Problem]:
    return (_unknown(code, node, id, known) for node, id in used if id not in known)


def _unknown_objectives(course: Course) -> Iterator[Problem]:
    ids = [objective.id for objective in course.objectives if objective.id]
    texts = [objective.text for objective in course.objectives]
    for activity in course.activities():
        for named in activity.objective:
            if named not in ids and named not in texts:
                yield _unknown("unknown-objective", activity, named, ids)


def _unknown_silences(course: Course) -> Iterator[Problem]:
    for keeper in keepers(course):
        for code in keeper.ignore:
            if code not in SILENCEABLE:
                yield _unknown("unknown-warning", keeper, code, SILENCEABLE)


def _duplicate_ids(course: Course) -> Iterator[Problem]:
    activities = list(course.activities())
    for things in (course.cases, course.objectives, course.sections, activities):
        yield from _given_twice(things)


def _given_twice(things: Iterable[Any]) -> Iterator[Problem]:
    seen: dict[str, Node] = {}
    for thing in things:
        if thing.id in seen:
            values = {"written": thing.id, "first": seen[thing.id].written_at.line}
            yield Problem("duplicate-id", thing.written_at, values)
        if thing.id is not None:
            seen.setdefault(thing.id, thing)


def _time_in_title(pause: Break | Lunch) -> Iterator[Problem]:
    """``break: 15`` would be a break called 15."""
    if pause.title and pause.title[0].isdigit() and (minutes := _minutes_in(pause.title)):
        values = {"kind": pause.kind, "written": pause.title, "minutes": minutes}
        yield Problem("minutes-as-title", pause.written_at, values)


def _minutes_in(title: str) -> int | None:
    try:
        return read_minutes(title)
    except (ValueError, OverflowError):
        return None


def _faulty_topic(topic: Topic) -> Iterator[Problem]:
    """``topic：识别`` and ``茶歇`` are texts to YAML and would become topics of that name."""
    if kind := meant_pause(topic.topic):
        yield Problem("pause-as-topic", topic.written_at, {"written": topic.topic, "kind": kind})
    if found := _KIND_AND_COLON.match(topic.topic):
        yield Problem("yaml-no-space", topic.written_at, {"key": found[1], "colon": found[2]})


def _unknown_highlight(block: Cycle | Levels) -> Iterator[Problem]:
    names = [item.name for item in block.items]
    if block.highlight is not None and block.highlight not in names:
        yield _unknown("unknown-highlight", block, block.highlight, names)


def _uneven_rows(table: Table | Analysis) -> Iterator[Problem]:
    for number, row in enumerate(table.rows, 1):
        if len(row) != len(table.columns):
            values = {"row": number, "cells": len(row), "columns": len(table.columns)}
            yield Problem("row-length", table.written_at, values)


def _faulty_table(table: Table) -> Iterator[Problem]:
    yield from _uneven_rows(table)
    for name in table.blank:
        if name not in table.columns:
            yield _unknown("unknown-column", table, name, table.columns)


def _faulty_answer(item: QuizItem) -> Iterator[Problem]:
    if item.type == "true-false" and not item.options:
        for answer in item.answer:
            if answer.lower() not in _TRUE_OR_FALSE:
                yield Problem("answer-not-true-false", item.written_at, {"written": answer})
    elif item.type in ("single", "multiple") and not item.options:
        yield Problem("options-missing", item.written_at, {"stem": item.stem})
    elif item.options:
        wrong = [answer for answer in item.answer if not _names_option(answer, item.options)]
        last = chr(ord("A") + len(item.options) - 1)
        yield from (Problem("answer-not-option", item.written_at, {"written": a, "last": last}) for a in wrong)


def _names_option(answer: str, options: tuple[str, ...]) -> bool:
    """Whether an answer is an option's text, its letter, or several letters."""
    if answer in options:
        return True
    letters = [letter.upper() for letter in re.findall("[A-Za-z]", answer)] if _LETTERS.fullmatch(answer) else []
    return bool(letters) and all(ord(letter) - ord("A") < len(options) for letter in letters)


def _faulty_compare(compare: Compare) -> Iterator[Problem]:
    if not (compare.good or compare.bad or (compare.left and compare.right)):
        yield Problem("compare-sides", compare.written_at)


def _empty_definition(definition: Definition) -> Iterator[Problem]:
    if not (definition.text or definition.broad or definition.narrow):
        yield Problem("definition-empty", definition.written_at)


def _empty_chart(chart: Chart) -> Iterator[Problem]:
    if not (chart.items or chart.number):
        yield Problem("chart-empty", chart.written_at)


def _empty_point(point: Point) -> Iterator[Problem]:
    if not point.name:
        yield Problem("point-empty", point.written_at)


_SHELF_CHECKS: tuple[Callable[[Course, Sequence[Library]], Iterator[Problem]], ...] = (
    _unknown_cases,
    _unknown_tools,
    _unknown_media,
)
_COURSE_CHECKS: tuple[Callable[[Course], Iterator[Problem]], ...] = (
    _unknown_objectives,
    _unknown_silences,
    _duplicate_ids,
)
_NODE_CHECKS: dict[type[Node], Callable[..., Iterator[Problem]]] = {
    Topic: _faulty_topic,
    Break: _time_in_title,
    Lunch: _time_in_title,
    Cycle: _unknown_highlight,
    Levels: _unknown_highlight,
    Table: _faulty_table,
    Analysis: _uneven_rows,
    QuizItem: _faulty_answer,
    Compare: _faulty_compare,
    Definition: _empty_definition,
    Chart: _empty_chart,
    Point: _empty_point,
}
