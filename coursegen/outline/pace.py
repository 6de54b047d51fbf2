"""Design checks on the pace of the days: how long people listen, sit, and do something themselves."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Protocol

from coursegen.course import Activity, Course
from coursegen.problems import Problem, Severity

LONGEST_TALK = 20
LONGEST_STRETCH = 90
LEAST_SHARE = 50
ENOUGH_TO_JUDGE = 60
LISTENING = ("topic", "demonstration", "ceremony")
PAUSES = ("break", "lunch")
SHOWING = ("topic", "demonstration")
"""Kinds that live on their slides; in others trainees work."""
LONG = 25
LONGEST_SLIDE = 15


class TimedRow(Protocol):
    """What is read of a row of the timetable."""

    @property
    def key(self) -> str | None:
        """The key of its activity."""

    @property
    def kind(self) -> str:
        """Its kind."""

    @property
    def minutes(self) -> int:
        """How long it is."""

    @property
    def is_pause(self) -> bool:
        """Whether nobody teaches in it."""


class TimedDay(Protocol):
    """What is read of a day of the timetable."""

    @property
    def rows(self) -> Sequence[TimedRow]:
        """Its stretches of time."""


class Plan(Protocol):
    """What is read of the timetable."""

    @property
    def days(self) -> Sequence[TimedDay]:
        """The days of the course."""


def long_talks(course: Course, plan: Plan) -> Iterator[Problem]:
    """Stretches of topics in which nobody is asked anything."""
    written = {activity.key: activity for activity in course.activities()}
    for day in plan.days:
        minutes, first = 0, None
        for row in [*day.rows, None]:
            activity = written.get(row.key or "") if row else None
            if row and activity and _is_mere_talk(activity):
                first = first or activity
                minutes += row.minutes
                continue
            if first and minutes > LONGEST_TALK:
                yield _warning("long-talk", first, {"minutes": minutes, "most": LONGEST_TALK})
            minutes, first = 0, None


def long_stretches(course: Course, plan: Plan) -> Iterator[Problem]:
    """Stretches without a break."""
    written = {activity.key: activity for activity in course.activities()}
    for day in plan.days:
        minutes, first = 0, None
        for row in [*day.rows, None]:
            if row and row.kind not in PAUSES:
                first = first or written.get(row.key or "")
                minutes += row.minutes
                continue
            if first and minutes > LONGEST_STRETCH:
                yield _warning("long-stretch", first, {"minutes": minutes, "most": LONGEST_STRETCH})
            minutes, first = 0, None


def little_practice(course: Course, plan: Plan) -> Iterator[Problem]:
    """A course in which trainees listen for more than half of the time."""
    taught = [row for day in plan.days for row in day.rows if not row.is_pause]
    total = sum(row.minutes for row in taught)
    active = sum(row.minutes for row in taught if row.kind not in LISTENING)
    if total >= ENOUGH_TO_JUDGE and active * 100 < LEAST_SHARE * total:
        yield _warning("little-practice", course, {"share": round(active * 100 / total), "least": LEAST_SHARE})


def slide_pace(course: Course, plan: Plan, slides: Mapping[str, int]) -> Iterator[Problem]:
    """Talks with more slides than minutes, or with one slide for too long; ``slides`` counts those shown, by key."""
    written = {activity.key: activity for activity in course.activities()}
    minutes: dict[str, int] = {}
    for row in (row for day in plan.days for row in day.rows if row.kind in SHOWING and row.key in slides):
        minutes[str(row.key)] = minutes.get(str(row.key), 0) + row.minutes
    for key, length in minutes.items():
        values = {"minutes": length, "slides": slides[key]}
        if slides[key] > length:
            yield _warning("many-slides", written[key], values)
        elif length >= LONG and length > LONGEST_SLIDE * slides[key]:
            yield _warning("few-slides", written[key], values)


def _is_mere_talk(activity: Activity) -> bool:
    asked = activity.ask or activity.compete or getattr(activity, "question", None)
    return activity.kind == "topic" and not asked and not any(block.ask for block in activity.blocks)


def _warning(code: str, node: Activity | Course, values: Mapping[str, object]) -> Problem:
    return Problem(code, node.written_at, values, Severity.WARNING)
