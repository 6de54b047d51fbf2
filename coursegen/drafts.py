"""An outline planned as far as it goes: a timetable that does not add up is still worth seeing."""

from __future__ import annotations

from pathlib import Path

from msgspec.structs import replace

from coursegen.build import Planned, course_id
from coursegen.deliveries import deliver
from coursegen.problems import Problem, Severity
from coursegen.schedule import plan_timetable


def draft_course(path: Path, variant: str | None = None) -> Planned:
    """The course of an outline with its timetable, however full its days are; raises only when it cannot be read."""
    delivery = deliver(path, variant)
    course = delivery.course
    plan = plan_timetable(course)
    problems = (*delivery.problems, *plan.problems)
    timetable = replace(plan, problems=problems)
    return Planned(path, delivery.outline, course_id(course, path), course, timetable, problems, variant=variant)


def timetable_problems(planned: Planned) -> tuple[tuple[Problem, ...], tuple[Problem, ...]]:
    """What is wrong with the timetable: errors, then warnings."""
    problems = planned.timetable.problems
    errors = tuple(problem for problem in problems if problem.severity is Severity.ERROR)
    return errors, tuple(problem for problem in problems if problem.severity is not Severity.ERROR)
