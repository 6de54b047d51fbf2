"""The course in, the timetable out: every row with its clock time, and everything that does not add up."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import timedelta

from msgspec import Struct
from msgspec.structs import replace

from coursegen.course import Course, unsilenced
from coursegen.problems import Problem
from coursegen.schedule.checkpoints import checkpoints_of
from coursegen.schedule.comparisons import days_problems, duration_problems, first_date, hours_problems
from coursegen.schedule.estimates import allot_minutes
from coursegen.schedule.filling import DayFilling, DayTask
from coursegen.schedule.hours import Hours, hours_of
from coursegen.schedule.lessons import Lesson, lessons_of
from coursegen.schedule.overruns import overrun_problems
from coursegen.schedule.phases import phase_problems, track_problems
from coursegen.schedule.timetable import Day, Timetable
from coursegen.units import ClockTime

ROUNDS = 4
"""Estimates depend on the pauses of the plan and the plan on the estimates; they agree after a round or two."""


class _Draft(Struct, frozen=True):
    days: tuple[Day, ...]
    problems: tuple[Problem, ...]
    lessons: tuple[Lesson, ...]
    hours: Hours


def plan_timetable(course: Course) -> Timetable:
    """The timetable of a course. Never raises: what does not fit is told in its ``problems``."""
    draft = _settled_draft(course)
    places = {lesson.key: lesson.source for lesson in draft.lessons}
    planned = sum(day.teaching for day in draft.days) + _counted_pauses(draft.days, course)
    problems = (
        *draft.problems,
        *overrun_problems(draft.days, draft.hours, places),
        *phase_problems(course),
        *track_problems(course),
        *hours_problems(course),
        *days_problems(draft.days, course),
        *duration_problems(course, planned),
    )
    return Timetable(
        days=draft.days,
        checkpoints=tuple(point for day in draft.days for point in checkpoints_of(day)),
        declared=course.duration,
        planned=planned,
        problems=unsilenced(problems, course),
    )


def _settled_draft(course: Course) -> _Draft:
    allotments = allot_minutes(course, 0)
    for _ in range(ROUNDS):
        draft = _draft(course, lessons_of(course, allotments))
        settled = allot_minutes(course, _counted_pauses(draft.days, course))
        if settled == allotments:
            break
        allotments = settled
    return draft


def _draft(course: Course, lessons: tuple[Lesson, ...]) -> _Draft:
    hours = hours_of(course, lessons)
    left: Sequence[Lesson] = lessons
    days: list[Day] = []
    problems: list[Problem] = []
    breaks: tuple[ClockTime, ...] = ()
    while left:
        filling = _filled_day(DayTask(hours.on(len(days) + 1), len(days) + 1, breaks), left)
        days.append(Day(len(days) + 1, tuple(filling.rows), _date_of(course, len(days))))
        problems += filling.problems
        left = filling.left
        breaks = breaks or tuple(row.start for row in filling.rows if row.kind == "break")
    return _Draft(tuple(days), tuple(problems), lessons, hours)


def _filled_day(task: DayTask, lessons: Sequence[Lesson]) -> DayFilling:
    """The day filled; pauses the author wrote into it take the place of those the schedule has."""
    filling = DayFilling(task, lessons)
    written = {row.kind for row in filling.rows if row.key}
    own = replace(
        task,
        places_breaks=task.places_breaks and "break" not in written,
        places_lunch=task.places_lunch and "lunch" not in written,
    )
    return filling if own == task else _filled_day(own, lessons)


def _date_of(course: Course, days_later: int) -> str | None:
    first = first_date(course)
    try:
        return (first + timedelta(days=days_later)).isoformat() if first else None
    except OverflowError:
        return None


def _counted_pauses(days: Sequence[Day], course: Course) -> int:
    """The pauses that the sold hours include; waiting for a fixed time counts as a break does."""
    breaks = sum(day.minutes_of("break") + day.minutes_of("buffer") for day in days)
    lunches = sum(day.minutes_of("lunch") for day in days)
    return course.counts.breaks * breaks + course.counts.lunch * lunches
