"""When sections fall: what templates need of the timetable without working it out themselves."""

from __future__ import annotations

from typing import Literal

from msgspec import Struct

from coursegen.course import Activity, Course
from coursegen.course.activities import CaseWork
from coursegen.schedule import Checkpoint, Row, Timetable
from coursegen.units import ClockTime

NOON = ClockTime(12 * 60)


class SectionSpan(Struct, frozen=True):
    """A section's place in the course: its days, the half-day it is in or ``both``, its clock times, its minutes
    without pauses."""

    day: int
    last_day: int
    half: Literal["morning", "afternoon", "both"]
    start: ClockTime
    end: ClockTime
    minutes: int


def section_spans(course: Course, timetable: Timetable) -> tuple[SectionSpan | None, ...]:
    """One span a section; ``None`` for a section without activities."""
    return tuple(_span(timetable, index) for index in range(len(course.sections)))


def _span(timetable: Timetable, index: int) -> SectionSpan | None:
    found = [(day.number, row) for day in timetable.days for row in day.rows if row.section == index and row.key]
    if not found:
        return None
    taught = [(number, row) for number, row in found if not row.is_pause] or found
    (day, first), (last_day, last) = taught[0], taught[-1]
    halves: list[Literal["morning", "afternoon"]] = [
        "morning" if row.start < NOON else "afternoon" for row in (first, last)
    ]
    half = halves[0] if halves[0] == halves[1] else "both"
    minutes = sum(row.minutes for _, row in found if not row.is_pause)
    return SectionSpan(day, last_day, half, first.start, found[-1][1].end, minutes)


def pauses_after(timetable: Timetable) -> dict[str, tuple[Row, ...]]:
    """The breaks and lunches the plan placed itself, by the key of the activity they follow."""
    found: dict[str, tuple[Row, ...]] = {}
    for day in timetable.days:
        last = None
        for row in day.rows:
            if row.key:
                last = row.key
            elif last and row.is_pause and row.kind != "buffer":
                found[last] = (*found.get(last, ()), row)
    return found


def titles_after(course: Course, timetable: Timetable) -> dict[str, str]:
    """What comes after each pause, or after an activity a placed pause follows: the title of the next one shown."""
    announced = (a for a in course.activities() if a.kind not in ("break", "lunch") and not a.in_reserve)
    titles = {a.key: _title(course, a) for a in announced}
    rows = [row.key for day in timetable.days for row in day.rows if row.key]
    found: dict[str, str] = {}
    upcoming = None
    for key in reversed(rows):
        if upcoming:
            found[key] = upcoming
        upcoming = titles.get(key, upcoming)
    return found


def checkpoints_at(course: Course, timetable: Timetable) -> dict[str, tuple[Checkpoint, ...]]:
    """The checkpoints by the key of the first activity from then on whose slides are shown."""
    held = {activity.key for activity in course.activities() if activity.in_reserve}
    found: dict[str, tuple[Checkpoint, ...]] = {}
    for point in timetable.checkpoints:
        rows = (row for day in timetable.days if day.number == point.day for row in day.rows)
        coming = (row.key for row in rows if row.start >= point.time and row.key and not row.is_pause)
        if key := next((key for key in coming if key not in held), None):
            found[key] = (*found.get(key, ()), point)
    return found


def _title(course: Course, activity: Activity) -> str:
    if activity.title is None and isinstance(activity, CaseWork):
        return course.case(activity.case.use).title
    return activity.title or ""
