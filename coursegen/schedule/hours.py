"""The hours of a course day, from the outline's schedule or from the hours that were sold."""

from __future__ import annotations

from collections.abc import Sequence

from msgspec import Struct
from msgspec.structs import replace

from coursegen.course import Course
from coursegen.course.model import DayHours, LunchTime, Pauses
from coursegen.schedule.lessons import Lesson
from coursegen.units import ClockTime

MIDNIGHT = ClockTime(24 * 60)


class Hours(Struct, frozen=True):
    """When every day begins and ends, and the pauses the schedule places.

    ``end`` is ``None`` where nothing tells how long a day is: the days then share the activities evenly.
    ``held`` tells an end the author wrote, which nothing may pass, from one worked out.
    """

    days: int
    start: ClockTime
    end: ClockTime | None
    held: bool
    lunch: LunchTime | None
    breaks: Pauses | None
    own: tuple[DayHours, ...] = ()

    def on(self, day: int) -> Hours:
        """The hours of one day, with what the outline says of that day alone."""
        for own in self.own:
            if own.day == day:
                start = own.start if own.start is not None else self.start
                end = own.end if own.end is not None else self.end
                end = end if end is not None and end > start else None
                lunch = self.lunch if self.lunch and start < self.lunch.at < (end or MIDNIGHT) else None
                return replace(self, start=start, end=end, held=self.held or own.end is not None, lunch=lunch)
        return self


def hours_of(course: Course, lessons: Sequence[Lesson]) -> Hours:
    """The hours of each day of a course."""
    plan = course.schedule
    end = plan.end if plan.end and plan.end > plan.start else None
    lunch = plan.lunch if plan.lunch and plan.start < plan.lunch.at < (end or MIDNIGHT) else None
    worked_out = _end_from_duration(course, lessons) if end is None and plan.days > 1 else None
    return Hours(plan.days, plan.start, end or worked_out, end is not None, lunch, plan.breaks, plan.hours)


def _end_from_duration(course: Course, lessons: Sequence[Lesson]) -> ClockTime | None:
    """The end of a day when the declared hours are divided among the days; ``None`` without declared hours."""
    if course.duration is None:
        return None
    plan, daily = course.schedule, -(-course.duration.high // course.schedule.days)
    lunch = _daily(lessons, "lunch", plan.days) or (plan.lunch.minutes if plan.lunch else 0)
    breaks = _daily(lessons, "break", plan.days) or _placed_breaks(plan.breaks, daily)
    outside = (not course.counts.lunch) * lunch + (not course.counts.breaks) * breaks
    return ClockTime(plan.start + daily + outside)


def _daily(lessons: Sequence[Lesson], kind: str, days: int) -> int:
    return -(-sum(lesson.minutes for lesson in lessons if lesson.kind == kind) // days)


def _placed_breaks(breaks: Pauses | None, daily: int) -> int:
    return daily // breaks.every * breaks.minutes if breaks else 0
