"""A course and what a client asks for in, the course of that delivery out: without what goes, within its hours."""

from __future__ import annotations

from collections.abc import Sequence

from msgspec import Struct
from msgspec.structs import replace

from coursegen.course import Course, Section
from coursegen.course.uses import used_cases
from coursegen.schedule.edits import Edits, beside_nothing, edited
from coursegen.schedule.goals import Goal, for_hours
from coursegen.schedule.planning import plan_timetable
from coursegen.schedule.retiming import retime
from coursegen.schedule.timetable import PAUSES
from coursegen.units import MinuteRange

REST = 15
"""Minutes too few for another activity: hours that were asked for need not be filled to the last of them."""


class Terms(Struct, frozen=True):
    """What is asked for: the keys of activities that go, the minutes in all, the days where they are fixed."""

    gone: frozenset[str] = frozenset()
    minutes: int | None = None
    days: int | None = None


def fitted(course: Course, terms: Terms) -> tuple[Course, int]:
    """The course on these terms, and by how many minutes it is still too long; cases that nothing works now go."""
    left, over = _within_minutes(_without(course, terms.gone), _goal(course, terms))
    idle = used_cases(course) - used_cases(left)
    cases = tuple(case for case in left.cases if case.id not in idle)
    return left.model_copy(update={"cases": cases, "sections": tuple(_taught(left.sections))}), over


def _without(course: Course, gone: frozenset[str]) -> Course:
    """The course without these activities and the pauses that are left beside nothing."""
    if not gone:
        return course
    plan = plan_timetable(course)
    whole = list(course.activities())
    left = [activity for activity in whole if activity.key not in gone]
    minutes = {activity.key: sum(row.minutes for row in plan.rows_of(activity.key)) for activity in whole}
    return edited(course, Edits(gone | (beside_nothing(left) - beside_nothing(whole))), minutes, {})


def _taught(sections: Sequence[Section]) -> list[Section]:
    """The sections, the pauses of one in which nothing else is left moved to the end of the one before it."""
    kept: list[Section] = []
    for section in sections:
        if kept and section.activities and all(a.kind in PAUSES for a in section.activities):
            kept[-1] = kept[-1].model_copy(update={"activities": kept[-1].activities + section.activities})
        else:
            kept.append(section)
    return kept


def _goal(course: Course, terms: Terms) -> Goal | None:
    """The hours asked for, on days as long as those of the whole course."""
    if terms.minutes is None:
        return None
    goal = for_hours(course, plan_timetable(course), terms.minutes)
    return replace(goal, days=terms.days, halves=max(goal.halves, terms.days)) if terms.days else goal


def _within_minutes(course: Course, goal: Goal | None) -> tuple[Course, int]:
    if goal is None or goal.minutes is None:
        return course, 0
    retiming = retime(course, goal)
    return _declaring(retiming.course, goal.minutes, retiming.after.planned), retiming.over


def _declaring(course: Course, minutes: int, planned: int) -> Course:
    """The course with these hours as those that are sold, where it declares any; a small rest may stay free."""
    if course.duration is None:
        return course
    least = planned if 0 < minutes - planned < REST else minutes
    return course.model_copy(update={"duration": MinuteRange(least, minutes)})
