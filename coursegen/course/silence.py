"""Warnings an author has silenced with ``ignore:`` on the course, a section or an activity; errors cannot be."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from coursegen.course.activity import Activity
from coursegen.course.model import Course, Section
from coursegen.course.nodes import nodes_in
from coursegen.problems import Problem, Severity, Source

SILENCEABLE = (
    "long-talk", "long-stretch", "little-practice", "wrong-count", "duplicate-title", "case-without-questions",
    "case-without-analysis", "unused-case", "drill-without-checklist", "drill-without-debrief", "idle-objective",
    "no-takeaways", "chart-without-source", "traditional-characters", "simplified-characters", "leftover",
    "lunch-late", "lunch-outside-day", "not-date", "days-unfilled", "pause-at-edge", "duration-mismatch",
    "timing-mismatch", "wrong-number", "unfinished-case", "unchecked-objective", "figure-without-source",
    "material-unlisted", "language-unstated", "media-missing", "unused-file", "other-client", "many-slides",
    "few-slides", "track-without-task", "tracks-and-groups", "too-many-players",
)  # fmt: skip
"""The codes of all warnings about outlines."""


def unsilenced(problems: Iterable[Problem], course: Course) -> tuple[Problem, ...]:
    """The problems without the warnings silenced where they stand."""
    silent = _silenced_places(course)
    return tuple(problem for problem in problems if not _is_silenced(problem, course, silent))


def keepers(course: Course) -> Iterator[Course | Section | Activity]:
    """Everything that may have an ``ignore:``."""
    yield course
    for section in course.sections:
        yield section
        yield from section.activities


def _silenced_places(course: Course) -> dict[Source, set[str]]:
    silent: dict[Source, set[str]] = {}
    for keeper in keepers(course):
        if keeper.ignore and keeper is not course:
            for node in nodes_in(keeper):
                silent.setdefault(node.written_at, set()).update(keeper.ignore)
    return silent


def _is_silenced(problem: Problem, course: Course, silent: dict[Source, set[str]]) -> bool:
    if problem.severity is not Severity.WARNING or problem.source is None:
        return False
    return problem.code in course.ignore or problem.code in silent.get(problem.source, ())
