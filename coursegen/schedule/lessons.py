"""A course and the minutes of its activities in, stretches of time out, still without a clock.

Knows nothing of days.
"""

from __future__ import annotations

from collections.abc import Sequence

from msgspec import Struct

from coursegen.course import Activity, Course
from coursegen.problems import Source
from coursegen.schedule.estimates import Allotment
from coursegen.schedule.timetable import PAUSES, Priority
from coursegen.units import ClockTime

DIVISIBLE = ("topic", "exercise", "discussion")
"""Kinds that lunch may divide; the others lose their thread."""


class Lesson(Struct, frozen=True):
    """An activity as the schedule sees it; ``pin`` is the time it must begin, if any."""

    key: str
    kind: str
    title: str | None
    section: int
    minutes: int
    estimated: bool
    priority: Priority
    pin: ClockTime | None
    source: Source

    @property
    def is_pause(self) -> bool:
        """Whether nobody teaches in it."""
        return self.kind in PAUSES

    @property
    def is_divisible(self) -> bool:
        """Whether lunch may fall into it."""
        return self.kind in DIVISIBLE


def lessons_of(course: Course, allotments: Sequence[Allotment]) -> tuple[Lesson, ...]:
    """Every activity with its minutes."""
    numbered = [(number, activity) for number, section in enumerate(course.sections) for activity in section.activities]
    return tuple(
        _lesson(course, number, activity, allotment)
        for (number, activity), allotment in zip(numbered, allotments, strict=True)
    )


def _lesson(course: Course, section: int, activity: Activity, allotment: Allotment) -> Lesson:
    return Lesson(
        key=activity.key,
        kind=activity.kind,
        title=title_of(activity, course),
        section=section,
        minutes=allotment.minutes,
        estimated=allotment.estimated,
        priority=activity.priority,
        pin=_pin(activity, course),
        source=activity.written_at,
    )


def title_of(activity: Activity, course: Course) -> str | None:
    """The activity's title; a case without its own has the title it bears in the library."""
    if activity.title or activity.kind != "case":
        return activity.title
    used = activity.case.use  # type: ignore[attr-defined]
    return next((case.title for case in course.cases if case.id == used), used)


def _pin(activity: Activity, course: Course) -> ClockTime | None:
    """When the activity must begin; a lunch written among the activities keeps the time ``schedule.lunch`` names."""
    if activity.kind == "lunch" and activity.pin is None and course.schedule.lunch:
        return course.schedule.lunch.at
    return activity.pin
