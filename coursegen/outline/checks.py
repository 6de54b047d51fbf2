"""A course and its timetable in, advice on its design out: warnings, never errors.

Each check is a function in the table at the end; its code is the name of its wording.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping

from coursegen.course import Activity, Course, Node, unsilenced
from coursegen.course.activities import CaseUse, Drill
from coursegen.course.blocks import Chart, Checklist
from coursegen.course.nodes import nodes_in, nodes_of, texts_in
from coursegen.course.uses import used_cases
from coursegen.outline.counts import wrong_counts
from coursegen.outline.figures import unsourced_figures
from coursegen.outline.numbering import wrong_numbers
from coursegen.outline.pace import LISTENING, Plan, little_practice, long_stretches, long_talks, slide_pace
from coursegen.outline.props import unlisted_props
from coursegen.outline.script import strays
from coursegen.outline.tracks import idle_tracks, uneven_tracks
from coursegen.problems import Problem, Severity

LEFTOVERS = re.compile(r"TODO|FIXME|\bXXX+\b|待定|待补|待補|此处填写|此處填寫|请在此输入|請在此輸入")


def check_course(course: Course, timetable: Plan) -> tuple[Problem, ...]:
    """Everything a careful course designer would look at again, all of it as warnings; not what it says to ignore."""
    found = [problem for check in _COURSE_CHECKS for problem in check(course)]
    found += [problem for check in _PLAN_CHECKS for problem in check(course, timetable)]
    return unsilenced(found, course)


def check_slides(course: Course, timetable: Plan, slides: Mapping[str, int]) -> tuple[Problem, ...]:
    """Advice on the number of slides, given how many of each activity's are shown."""
    return unsilenced(slide_pace(course, timetable, slides), course)


def _warning(code: str, node: Node, **values: object) -> Problem:
    return Problem(code, node.written_at, values, Severity.WARNING)


def _duplicate_titles(course: Course) -> Iterator[Problem]:
    for section in course.sections:
        seen: dict[str, Activity] = {}
        for activity in section.activities:
            if activity.title is None or activity.kind in ("break", "lunch"):
                continue
            if first := seen.get(activity.title):
                yield _warning("duplicate-title", activity, title=activity.title, first=first.written_at.line)
            seen.setdefault(activity.title, activity)


def _bare_cases(course: Course) -> Iterator[Problem]:
    shared = {use.use for use in nodes_of(CaseUse, course) if use.mode == "share"}
    worked = {use.use for use in nodes_of(CaseUse, course) if use.mode != "share"}
    for case in course.cases:
        if case.status == "stub" or (case.id in shared and case.id not in worked):
            continue
        if not case.questions:
            yield _warning("case-without-questions", case, title=case.title)
        if case.analysis is None:
            yield _warning("case-without-analysis", case, title=case.title)


def _unused_cases(course: Course) -> Iterator[Problem]:
    used = used_cases(course)
    for case in course.cases:
        if case.id not in used and case.written_at.file == course.written_at.file:
            yield _warning("unused-case", case, title=case.title, id=case.id)


def _unobserved_drills(course: Course) -> Iterator[Problem]:
    for drill in nodes_of(Drill, course):
        if drill.form != "role-play":
            continue
        if not any(isinstance(block, Checklist) for block in drill.blocks):
            yield _warning("drill-without-checklist", drill, title=drill.drill)
        if not drill.debrief:
            yield _warning("drill-without-debrief", drill, title=drill.drill)


def _crowded_groups(course: Course) -> Iterator[Problem]:
    """Drills with parts for more people than sit together; on a stage before all anybody may play."""
    told = course.group_size if "group_size" in course.model_fields_set else None
    for drill in nodes_of(Drill, course):
        form = drill.group.form if drill.group else "groups"
        people = (drill.group.people if drill.group else None) or (told if form == "groups" else None)
        players = sum(role.players for role in drill.roles)
        if people and form != "alone" and players > people:
            yield _warning("too-many-players", drill, title=drill.drill, players=players, people=people)


def _idle_objectives(course: Course) -> Iterator[Problem]:
    named = {name for activity in course.activities() for name in activity.objective}
    for objective in course.objectives if named else ():
        if objective.id not in named and objective.text not in named:
            yield _warning("idle-objective", objective, text=objective.text)


def _unchecked_objectives(course: Course) -> Iterator[Problem]:
    """Objectives of which trainees only hear."""
    for objective in course.objectives:
        names = {objective.id, objective.text}
        kinds = {activity.kind for activity in course.activities() if names.intersection(activity.objective)}
        if kinds and kinds <= set(LISTENING) and not objective.check:
            yield _warning("unchecked-objective", objective, text=objective.text)


def _unfinished_cases(course: Course) -> Iterator[Problem]:
    stubs = {case.id: case for case in course.cases if case.status == "stub" and not case.facts}
    for use in nodes_of(CaseUse, course):
        if use.use in stubs and use.mode != "share":
            yield _warning("unfinished-case", use, title=stubs[use.use].title)


def _unstated_language(course: Course) -> Iterator[Problem]:
    """A course without a word of Chinese that does not say it is English would get Chinese labels."""
    if "language" not in course.model_fields_set and not any(
        re.search("[\u3400-\u9fff]", text) for node in nodes_in(course) for text in texts_in(node)
    ):
        yield _warning("language-unstated", course)


def _sections_without_takeaways(course: Course) -> Iterator[Problem]:
    for section in course.sections:
        if not section.takeaways and section.activities:
            yield _warning("no-takeaways", section, title=section.title)


def _unsourced_charts(course: Course) -> Iterator[Problem]:
    for chart in nodes_of(Chart, course):
        if not (chart.source and chart.year):
            yield _warning("chart-without-source", chart, claim=chart.claim)


def _mixed_scripts(course: Course) -> Iterator[Problem]:
    for node in nodes_in(course):
        found = {stray: own for text in texts_in(node) for stray, own in strays(text, course.language).items()}
        if found:
            code = "traditional-characters" if course.language == "zh-Hans" else "simplified-characters"
            yield _warning(code, node, found="".join(found), instead="".join(found.values()))


def _leftovers(course: Course) -> Iterator[Problem]:
    for node in nodes_in(course):
        for text in texts_in(node):
            if found := LEFTOVERS.search(text):
                yield _warning("leftover", node, found=found[0])


_COURSE_CHECKS: tuple[Callable[[Course], Iterator[Problem]], ...] = (
    wrong_counts,
    wrong_numbers,
    _duplicate_titles,
    _bare_cases,
    _unused_cases,
    _unobserved_drills,
    _crowded_groups,
    idle_tracks,
    uneven_tracks,
    _unfinished_cases,
    _idle_objectives,
    _unchecked_objectives,
    _sections_without_takeaways,
    _unsourced_charts,
    unsourced_figures,
    unlisted_props,
    _unstated_language,
    _mixed_scripts,
    _leftovers,
)
_PLAN_CHECKS: tuple[Callable[[Course, Plan], Iterator[Problem]], ...] = (long_talks, long_stretches, little_practice)
