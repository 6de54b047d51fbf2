"""What a course becomes when the client has less time: the shorter editions a guide can offer."""

from __future__ import annotations

from collections.abc import Iterator

from msgspec import Struct
from msgspec.structs import replace

from coursegen.course import Course
from coursegen.problems import Severity
from coursegen.schedule import Timetable, for_half_day, for_hours, retime

ONE_DAY = 6 * 60


class Variant(Struct, frozen=True):
    """A shorter edition, ``one-day`` or ``half-day``: its own plan, and the keys of what is shortened and cut."""

    name: str
    plan: Timetable
    shortened: frozenset[str]
    cut: frozenset[str]


def shorter_variants(course: Course, plan: Timetable) -> tuple[Variant, ...]:
    """One day and half a day, where the course is longer and can be made to fit by what may be cut and shortened."""
    return tuple(_variants(course, plan))


def _variants(course: Course, plan: Timetable) -> Iterator[Variant]:
    goals = {"half-day": for_half_day(course)}
    if len(plan.days) > 1:
        goals = {"one-day": replace(for_hours(course, plan, ONE_DAY), days=1, halves=2), **goals}
    for name, goal in goals.items():
        found = retime(course, goal)
        is_wrong = any(problem.severity is Severity.ERROR for problem in found.after.problems)
        if not found.over and not is_wrong and (found.edits.cut or found.edits.shortened):
            yield Variant(name, found.after, found.edits.shortened, found.edits.cut)
