"""What a client's delivery has otherwise than the course it was made from, as text or as JSON.

Both are read and planned; what is told is how the two differ, not what the variant asks for.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import asdict, dataclass
from pathlib import Path

from coursegen.course import Course, Variant
from coursegen.course.nodes import texts_in
from coursegen.deliveries import deliver
from coursegen.outline import Delivery, variants_of
from coursegen.problems import OutlineError, Problem, Severity
from coursegen.schedule import Timetable, plan_timetable
from coursegen.units import ClockTime, clock
from coursegen.wording import say

FIELDS = ("title", "subtitle", "code", "version", "date", "client", "trainer", "venue", "theme", "class_size",
          "group_size", "groups")  # fmt: skip


@dataclass(frozen=True, slots=True)
class Field:
    """A field with what it says in the course and in the delivery."""

    name: str
    before: str | None
    after: str | None


@dataclass(frozen=True, slots=True)
class Term:
    """Words, those in their place, and how often they were found."""

    old: str
    new: str
    found: int


@dataclass(frozen=True, slots=True)
class Lesson:
    """An activity with its minutes; nothing is left of it where ``after`` is 0."""

    title: str
    before: int
    after: int


@dataclass(frozen=True, slots=True)
class Total:
    """How long it all is: days, minutes as they are sold, minutes of teaching."""

    days: int
    planned: int
    teaching: int


@dataclass(frozen=True, slots=True)
class Differences:
    """Everything a delivery has otherwise; ``cases`` are the titles of those gone, ``swapped`` ids by ids."""

    id: str
    before: Total
    after: Total
    fields: tuple[Field, ...]
    replaced: tuple[Term, ...]
    lessons: tuple[Lesson, ...]
    cases: tuple[str, ...]
    swapped: dict[str, str]


def tell_differences(path: Path, variant: str | None, form: str) -> str:
    """What a variant of an outline, or a delivery file, has otherwise, in the language of the course.

    Raises :class:`OutlineError` when it cannot be read or its hours cannot be reached.
    """
    delivery = deliver(path, variant)
    if delivery.variant is None:
        raise OutlineError([Problem("variant-missing", delivery.course.written_at, {"allowed": variants_of(path)})])
    errors = [problem for problem in delivery.problems if problem.severity is Severity.ERROR]
    if errors:
        raise OutlineError(errors)
    base = deliver(delivery.outline).course
    found = differences(base, delivery, delivery.variant)
    if form == "json":
        return json.dumps(asdict(found), ensure_ascii=False, indent=2) + "\n"
    return "".join(f"{line}\n" for line in _lines(found, base.language))


def differences(base: Course, delivery: Delivery, variant: Variant) -> Differences:
    """How a delivery differs from the course it was made from."""
    course = delivery.course
    before, after = plan_timetable(base), plan_timetable(course)
    left = {case.id for case in course.cases}
    return Differences(
        id=course.id or "",
        before=_total(before),
        after=_total(after),
        fields=tuple(field for field in _fields(base, course) if field.before != field.after),
        replaced=tuple(Term(old, new, delivery.replaced[old]) for old, new in variant.replace.items()),
        lessons=tuple(_lessons(base, before, after)),
        cases=tuple(case.title for case in base.cases if case.id not in left),
        swapped=dict(variant.cases.swap) if variant.cases else {},
    )


def _total(plan: Timetable) -> Total:
    return Total(len(plan.days), plan.planned, sum(day.teaching for day in plan.days))


def _fields(base: Course, course: Course) -> Iterator[Field]:
    for name in FIELDS:
        yield Field(name, _said(getattr(base, name)), _said(getattr(course, name)))
    old, new = base.schedule, course.schedule
    yield Field("schedule.date", old.date, new.date)
    for name in ("start", "end"):
        yield Field(f"schedule.{name}", _time(getattr(old, name)), _time(getattr(new, name)))
    lunches = [f"{_time(plan.lunch.at)} {plan.lunch.minutes}'" if plan.lunch else None for plan in (old, new)]
    yield Field("schedule.lunch", *lunches)


def _said(value: object) -> str | None:
    """A field's value on one line: its own texts where it has several."""
    if value is None or isinstance(value, str | int):
        return None if value is None else str(value)
    return " · ".join(texts_in(value))  # type: ignore[arg-type]


def _time(time: ClockTime | None) -> str | None:
    return None if time is None else clock(time)


def _lessons(base: Course, before: Timetable, after: Timetable) -> Iterator[Lesson]:
    """Activities that went or have other minutes, in the order of the course."""
    for activity in base.activities():
        old, new = before.rows_of(activity.key), after.rows_of(activity.key)
        minutes = sum(row.minutes for row in old), sum(row.minutes for row in new)
        if minutes[0] != minutes[1] and not old[0].is_pause:
            yield Lesson(old[0].title or "", *minutes)


def _lines(found: Differences, language: str) -> Iterator[str]:
    def words(phrase: str, **values: object) -> str:
        return say(phrase, language, **values)

    yield words("diff-heading", id=found.id)
    yield words("diff-sums", before=_length(found.before, language), after=_length(found.after, language))
    gone = [lesson for lesson in found.lessons if not lesson.after]
    parts = {
        words("diff-fields"): [f"{f.name}: {f.before or words('diff-none')} → {f.after or words('diff-none')}"
                               for f in found.fields],
        words("diff-replaced"): [f"{t.old} → {t.new}  {words('diff-found', n=t.found)}" for t in found.replaced],
        words("diff-cases"): [*found.cases, *(f"{old} → {new}" for old, new in found.swapped.items())],
        words("diff-gone", minutes=sum(lesson.before for lesson in gone)): [
            f"{f'{lesson.before}':>4}\'  {lesson.title}" for lesson in gone
        ],
        words("diff-timed"): [
            f"{lesson.before:>4} → {lesson.after}\'  {lesson.title}" for lesson in found.lessons if lesson.after
        ],
    }  # fmt: skip
    for heading, lines in parts.items():
        if lines:
            yield from ("", heading, *(f"  {line}" for line in lines))
    if not any(parts.values()):
        yield words("diff-nothing")


def _length(total: Total, language: str) -> str:
    hours, rest = divmod(total.planned, 60)
    length = say("retime-length", language, hours=hours, rest=f"{rest:02d}", minutes=total.planned)
    return say("diff-total", language, days=total.days, length=length, teaching=total.teaching)
