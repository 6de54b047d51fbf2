"""A course and what one client has otherwise in, that client's delivery of the course out.

Words, names, dates and cases are settled here; which activities go and how long the course may last is told, and
settled with the timetable. Nothing of other clients is left in a delivery.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from coursegen.course import Activity, Course, Library, Node, Section, Variant
from coursegen.course.activities import Break, CaseUse, CaseWork, Drill, Lunch, Media, Pause
from coursegen.course.arrangements import Report
from coursegen.course.blocks import Card
from coursegen.course.model import Schedule
from coursegen.course.nodes import changed
from coursegen.course.uses import case_uses, used_cases
from coursegen.outline.meant_words import nearest
from coursegen.outline.places import place_order, sharpened
from coursegen.outline.replacing import Rewording, nearest_passage
from coursegen.problems import OutlineError, Problem, Severity, Source
from coursegen.written import WrittenMap

SETTLED_ELSEWHERE = frozenset({"written_at", "outline", "hours", "schedule", "replace", "cases", "drop"})
"""Fields of a variant that do not simply take the place of the course's."""


@dataclass(frozen=True, slots=True)
class Delivery:
    """A course as one client gets it.

    ``outline`` is the file of the course, ``gone`` are the keys of activities that go, ``replaced`` counts how often
    each term was found, ``at`` is where the hours are written, else the variant.
    """

    course: Course
    outline: Path = Path()
    variant: Variant | None = None
    gone: frozenset[str] = frozenset()
    replaced: Mapping[str, int] = field(default_factory=dict)
    problems: tuple[Problem, ...] = ()
    at: Source | None = None


def delivered(course: Course, variant: Variant, written: Any, libraries: Sequence[Library]) -> Delivery:
    """What the variant makes of the course. Raises :class:`OutlineError` with everything that it names in vain.

    ``written`` is the variant as its author wrote it; it tells where its keys stand.
    """
    problems = [*_unknown_drops(course, variant), *_unknown_cases(course, variant, written, libraries)]
    if problems:
        raise OutlineError(sorted(sharpened(problems, written), key=place_order))
    gone = _dropped_activities(course, variant)
    swapped = _with_swapped_cases(course, variant)
    staying = _cases_that_stay(swapped, variant)
    gone |= {activity.key for activity in swapped.activities() if _worked_case(activity) not in (None, *staying)}
    left = (a for a in course.activities() if a.key not in gone and not isinstance(a, Pause))
    if (gone or variant.hours) and not any(left):
        raise OutlineError([Problem("variant-empty", variant.written_at)])
    rewording = Rewording(variant.replace)
    reworded = _reworded(_without_idle_cases(swapped, staying), rewording)
    return Delivery(
        _with_own_fields(reworded, variant),
        variant=variant,
        gone=gone,
        replaced={term: rewording.counts[term] for term in variant.replace},
        problems=(*_swapped_in_drills(course, variant), *_idle_terms(course, variant, rewording, written)),
        at=key_at(written, "hours") or variant.written_at,
    )


def _with_own_fields(course: Course, variant: Variant) -> Course:
    """The course with the variant's fields in place of its own, and without variants."""
    names = [name for name in type(variant).model_fields if name not in SETTLED_ELSEWHERE]
    update = {name: value for name in names if (value := getattr(variant, name)) is not None}
    if variant.hours and not variant.duration_text:
        update["duration_text"] = None
    if variant.groups:
        course = _with_reports_of(course, variant.groups)
    if variant.schedule:
        own = {name: getattr(variant.schedule, name) for name in variant.schedule.model_fields_set}
        update["schedule"] = _schedule_of(course, own)
        course = _with_pauses_of_the_schedule(course, own)
    return course.model_copy(update={**update, "variants": {}, "written_at": variant.written_at})


def _with_reports_of(course: Course, groups: int) -> Course:
    """The course in which so many groups report where all did, in the same time."""

    def reporting(node: Node) -> Node:
        if not isinstance(node, Report) or node.groups != course.groups:
            return node
        return node.model_copy(update={"groups": groups, "each": max(1, node.groups * node.each // groups)})

    return changed(course, reporting)  # type: ignore[no-any-return]


def _schedule_of(course: Course, own: Mapping[str, Any]) -> Schedule:
    """The course's schedule with the variant's fields; single days of the course that are gone have no hours."""
    days = own.get("days", course.schedule.days)
    hours = tuple(day for day in course.schedule.hours if day.day <= days)
    return course.schedule.model_copy(update={"hours": hours, **own})


def _with_pauses_of_the_schedule(course: Course, own: Mapping[str, object]) -> Course:
    """The course with written lunches at the time, and without written breaks, where the variant's schedule has own."""

    def following(node: Node) -> Node:
        if isinstance(node, Lunch) and own.get("lunch"):
            return node.model_copy(update={"minutes": None, "pin": None})
        if isinstance(node, Section) and own.get("breaks"):
            kept = tuple(activity for activity in node.activities if not isinstance(activity, Break))
            return node.model_copy(update={"activities": kept})
        return node

    return changed(course, following)  # type: ignore[no-any-return]


def _reworded(course: Course, rewording: Rewording) -> Course:
    """The course in other words; objectives that activities name by their words are still found."""
    new = rewording.reworded(course)
    renamed = {a.text: b.text for a, b in zip(course.objectives, new.objectives, strict=True) if a.text != b.text}
    if not renamed:
        return new

    def renaming(node: Node) -> Node:
        if not isinstance(node, Activity) or not node.objective:
            return node
        return node.model_copy(update={"objective": tuple(renamed.get(name, name) for name in node.objective)})

    return changed(new, renaming)  # type: ignore[no-any-return]


def activity_title(activity: Activity, course: Course) -> str | None:
    """The activity's title; a case without one of its own has the title it bears in the library."""
    if activity.title or not isinstance(activity, CaseWork):
        return activity.title
    return next((case.title for case in course.cases if case.id == activity.case.use), None)


def _dropped_activities(course: Course, variant: Variant) -> frozenset[str]:
    named = set(variant.drop)
    gone = {a.key for section in course.sections if named & {section.id, section.title} for a in section.activities}
    return frozenset(gone | {a.key for a in course.activities() if named & {a.id, activity_title(a, course)}})


def _unknown_drops(course: Course, variant: Variant) -> Iterator[Problem]:
    titles = [section.title for section in course.sections]
    titles += [title for activity in course.activities() if (title := activity_title(activity, course))]
    ids = [id for section in course.sections for id in (section.id, *(a.id for a in section.activities)) if id]
    for name in variant.drop:
        if name not in titles and name not in ids:
            values = {"written": name, "near": nearest(name, [*ids, *titles]), "allowed": [*ids, *titles]}
            yield Problem("variant-drop-unknown", variant.written_at, values)


def _unknown_cases(course: Course, variant: Variant, written: Any, libraries: Sequence[Library]) -> Iterator[Problem]:
    if variant.cases is None:
        return
    own = [case.id for case in course.cases]
    known = list(dict.fromkeys([*own, *(case.id for library in libraries for case in library.cases)]))
    places = {old: key_at(written, "cases", "swap", old) for old in variant.cases.swap}
    named: list[tuple[str, list[str], Source | None]] = []
    named += [(name, own, None) for name in (*variant.cases.keep, *variant.cases.drop)]
    for old, new in variant.cases.swap.items():
        named += [(old, own, places[old]), (new, known, places[old])]
    for name, allowed, place in named:
        if name not in allowed:
            values = {"written": name, "near": nearest(name, allowed), "allowed": allowed}
            yield Problem("unknown-case", place or variant.cases.written_at, values)


def _with_swapped_cases(course: Course, variant: Variant) -> Course:
    """The course with cases worked in the place of others; titles that were written for the old ones go."""
    swap = variant.cases.swap if variant.cases else {}
    if not swap:
        return course

    def swapped(node: Node) -> Node:
        if isinstance(node, CaseUse) and node.use in swap:
            return node.model_copy(update={"use": swap[node.use]})
        if isinstance(node, CaseWork) and node.case.use not in used_before[node.key]:
            return node.model_copy(update={"heading": None})
        if isinstance(case := getattr(node, "case", None), str) and case in swap:
            return node.model_copy(update={"case": swap[case]})
        return node

    used_before = {activity.key: used_cases(activity) for activity in course.activities()}
    new: Course = changed(course, swapped)
    left = tuple(case for case in new.cases if case.id not in swap or case.id in used_cases(new))
    return new.model_copy(update={"cases": left})


def _cases_that_stay(course: Course, variant: Variant) -> frozenset[str]:
    choice = variant.cases
    known = frozenset(case.id for case in course.cases)
    if choice is None:
        return known
    return (known & frozenset(choice.keep) if choice.keep else known) - frozenset(choice.drop)


def _without_idle_cases(course: Course, staying: frozenset[str]) -> Course:
    """The course without the cases that nothing works and that are not to stay; cards forget those that go."""
    if len(staying) == len(course.cases):
        return course

    def forgetting(node: Node) -> Node:
        forgets = isinstance(node, Card) and node.case is not None and node.case not in staying
        return node.model_copy(update={"case": None}) if forgets else node

    new: Course = changed(course, forgetting)
    used = used_cases(new)
    return new.model_copy(update={"cases": tuple(case for case in new.cases if case.id in staying | used)})


def _worked_case(activity: Activity) -> str | None:
    """The case an activity is about, if any."""
    own = (id for node, id in case_uses(activity) if node is activity or isinstance(node, CaseUse))
    return next(own, None)


def _swapped_in_drills(course: Course, variant: Variant) -> Iterator[Problem]:
    """A warning for each activity with roles or a recording of its own, written for a case that is swapped."""
    swap = variant.cases.swap if variant.cases else {}
    for activity in course.activities():
        if isinstance(activity, Drill | Media) and activity.case in swap:
            values = {"title": activity.title, "old": activity.case, "new": swap[activity.case]}
            yield Problem("variant-swap-in-drill", activity.written_at, values, Severity.WARNING)


def _idle_terms(course: Course, variant: Variant, rewording: Rewording, written: Any) -> Iterator[Problem]:
    for term in variant.replace:
        if not rewording.counts[term]:
            place = key_at(written, "replace", term) or variant.written_at
            values = {"written": term, "near": nearest_passage(term, course)}
            yield Problem("variant-term-unused", place, values, Severity.WARNING)


def swapped_in(written: Any) -> Iterator[str]:
    """The ids of the cases that a variant, as its author wrote it, works in the place of others."""
    for key in ("cases", "swap"):
        written = written.get(key) if isinstance(written, WrittenMap) else None
    if isinstance(written, WrittenMap):
        yield from (id.strip() for id in written.values() if isinstance(id, str))


def key_at(written: Any, *path: str) -> Source | None:
    """Where the last key of a path stands."""
    place = None
    for key in path:
        if not isinstance(written, WrittenMap) or key not in written:
            return None
        place, written = written.keys_at.get(key), written[key]
    return place
