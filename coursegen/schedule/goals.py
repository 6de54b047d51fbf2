"""Other hours a course is to fit into, worked out from what was asked and from the plan as it stands."""

from __future__ import annotations

import math
from itertools import groupby

from msgspec import Struct

from coursegen.course import Course
from coursegen.schedule.timetable import Timetable
from coursegen.units import ClockTime

HALF_DAY = 180
SLACK = 0.05
"""The share of a day by which a course may be longer without needing another day."""


class Goal(Struct, frozen=True):
    """What to fit into: ``minutes`` in all, as the client counts, or an ``end`` of every day; never both.

    ``halves`` counts the half-days there is room for; pauses of half-days that disappear may go.
    """

    minutes: int | None
    end: ClockTime | None
    days: int
    halves: int


def for_hours(course: Course, plan: Timetable, minutes: int) -> Goal:
    """So many minutes in all, on as few days as they need."""
    if minutes >= plan.planned:
        return Goal(minutes, None, course.schedule.days, half_days(plan))
    days = min(course.schedule.days, _needed(minutes, plan.planned / len(plan.days)))
    halves = min(half_days(plan), max(days, _needed(minutes, plan.planned / half_days(plan))))
    return Goal(minutes, None, days, halves)


def for_end(course: Course, plan: Timetable, end: ClockTime) -> Goal:
    """Every day over by ``end``; the afternoons disappear when that is before they begin."""
    lunches = [row for day in plan.days for row in day.rows if row.kind == "lunch"]
    is_morning = bool(lunches) and end <= max(row.end for row in lunches)
    return Goal(
        None, end, course.schedule.days, min(half_days(plan), len(plan.days)) if is_morning else half_days(plan)
    )


def for_half_day(course: Course) -> Goal:
    """One half-day: the morning, where the outline says when lunch is, else 180 minutes."""
    lunch = course.schedule.lunch
    if lunch and lunch.at > course.schedule.start:
        return Goal(None, lunch.at, 1, 1)
    return Goal(HALF_DAY, None, 1, 1)


def half_days(plan: Timetable) -> int:
    """How many stretches of teaching the lunches and nights divide the course into, at least one."""
    found = sum(
        any(not row.is_pause for row in rows)
        for day in plan.days
        for is_lunch, rows in groupby(day.rows, key=lambda row: row.kind == "lunch")
        if not is_lunch
    )
    return max(1, found)


def _needed(minutes: int, each: float) -> int:
    return max(1, math.ceil(minutes / each - SLACK))
