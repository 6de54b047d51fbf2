"""The plan compared with what the outline says of hours, days and dates."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date

from coursegen.course import Course
from coursegen.course.model import DayHours, Schedule
from coursegen.problems import Problem, Severity
from coursegen.schedule.hours import MIDNIGHT
from coursegen.schedule.timetable import Day
from coursegen.units import clock


def first_date(course: Course) -> date | None:
    """The date of the first day, where the outline gives one that exists."""
    try:
        return date.fromisoformat(course.schedule.date or "")
    except ValueError:
        return None


def hours_problems(course: Course) -> Iterator[Problem]:
    """What is wrong with the hours and the date the schedule names."""
    plan = course.schedule
    if plan.end is not None and plan.end <= plan.start:
        values = {"start": clock(plan.start), "end": clock(plan.end)}
        yield Problem("end-before-start", plan.written_at, values)
    elif plan.lunch and not plan.start < plan.lunch.at < (plan.end or MIDNIGHT):
        yield Problem("lunch-outside-day", plan.lunch.written_at, {"time": clock(plan.lunch.at)}, Severity.WARNING)
    for own in plan.hours:
        yield from _own_hours_problems(own, plan)
    if plan.date and not first_date(course):
        yield Problem("not-date", plan.written_at, {"written": plan.date}, Severity.WARNING)


def _own_hours_problems(own: DayHours, plan: Schedule) -> Iterator[Problem]:
    start = own.start if own.start is not None else plan.start
    end = own.end if own.end is not None else plan.end
    if end is not None and end <= start:
        values = {"start": clock(start), "end": clock(end), "over": max(1, start - end)}
        yield Problem("end-before-start", own.written_at, values)
    if own.day > plan.days:
        yield Problem("too-big", own.written_at, {"key": "day", "written": own.day, "most": plan.days})


def days_problems(days: Sequence[Day], course: Course) -> Iterator[Problem]:
    """Days without content, and written pauses at which a day begins or ends."""
    if days and len(days) < course.schedule.days:
        values = {"days": course.schedule.days, "filled": len(days)}
        yield Problem("days-unfilled", course.schedule.written_at, values, Severity.WARNING)
    places = {activity.key: activity.written_at for activity in course.activities()}
    for day in days:
        for row in {day.rows[0], day.rows[-1]}:
            if row.kind in ("break", "lunch") and row.key:
                yield Problem("pause-at-edge", places[row.key], {"day": day.number}, Severity.WARNING)


def duration_problems(course: Course, planned: int) -> Iterator[Problem]:
    """The difference between the hours that were sold and those planned."""
    declared = course.duration
    if declared is None or declared.low <= planned <= declared.high:
        return
    over = planned - (declared.high if planned > declared.high else declared.low)
    values = {"declared": declared.high if over > 0 else declared.low, "planned": planned, "difference": abs(over)}
    yield Problem("duration-mismatch", course.written_at, values, Severity.WARNING)
