"""Fitting an outline into other hours: the plan as text, and the outline written anew.

What is written has been read again and planned again: it leads to the very rows that were told.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from coursegen.course import Course
from coursegen.course.durations import read_minutes
from coursegen.deliveries import deliver
from coursegen.outline import parse_outline, rewritten
from coursegen.problems import OutlineError, Problem, Severity, WriteError
from coursegen.saving import save_files
from coursegen.schedule import (
    Goal,
    Retiming,
    Row,
    Timetable,
    for_end,
    for_half_day,
    for_hours,
    plan_timetable,
    reason,
    retime,
)
from coursegen.units import ClockTime, clock
from coursegen.wording import say


class RetimedOutline:
    """An outline fitted into other hours. Raises :class:`OutlineError` when the outline cannot be read."""

    def __init__(
        self, path: Path, hours: int | None = None, end: int | None = None, variant: str | None = None
    ) -> None:
        """``hours`` are minutes in all, ``end`` is a clock time; a half-day where neither is given."""
        self._path = path
        self._course = deliver(path, variant).course
        self._plan = plan_timetable(self._course)
        if not any(day.teaching for day in self._plan.days):
            raise OutlineError([Problem("retime-empty", self._course.written_at)])
        self._retiming = retime(self._course, self._goal(hours, end))
        _refuse_impossible_hours(self._retiming)

    def _goal(self, hours: int | None, end: int | None) -> Goal:
        if hours is not None:
            return for_hours(self._course, self._plan, hours)
        if end is not None:
            return for_end(self._course, self._plan, ClockTime(end))
        return for_half_day(self._course)

    def report(self) -> str:
        """What is cut, shortened and kept, and why, in the outline's language."""
        return "\n".join(_report(self._course, self._retiming)) + "\n"

    def problems(self) -> tuple[Problem, ...]:
        """One that names the minutes still over, if any; such a course is not written."""
        if not self._retiming.over:
            return ()
        return (Problem("retime-over", self._course.written_at, {"over": self._retiming.over}),)

    def save(self, path: Path) -> None:
        """Writes the outline anew. Raises :class:`WriteError`, and :class:`OutlineError` when its text resists."""
        if path.exists() and path.samefile(self._path):
            raise WriteError([Problem("write-source", None, {"file": str(path)})])
        if missing := [name for name in self._course.library if not (path.parent / name).is_file()]:
            values = {"file": ", ".join(missing), "target": str(path)}
            raise WriteError([Problem("retime-elsewhere", None, values)])
        with self._path.open(encoding="utf-8", newline="") as file:
            old = file.read()
        text = rewritten(old.removeprefix("\ufeff"), self._course, self._retiming.course)
        if not self._is_as_told(text, str(path)):
            raise OutlineError([Problem("retime-unwritable", self._course.written_at)])
        save_files({path: (old[:1] if old.startswith("\ufeff") else "").encode() + text.encode()})

    def _is_as_told(self, text: str, name: str) -> bool:
        try:
            course = parse_outline(text.replace("\r\n", "\n"), name)
        except OutlineError:
            return False
        return told_rows(plan_timetable(course)) == told_rows(self._retiming.after)


def told_rows(plan: Timetable) -> list[list[tuple[object, ...]]]:
    """The rows of a plan without what depends on the lines of the outline."""
    return [
        [(row.kind, row.title, row.start, row.minutes, row.priority, row.part) for row in d.rows] for d in plan.days
    ]


def _refuse_impossible_hours(retiming: Retiming) -> None:
    """A day that ends before it begins cannot be filled at all."""
    faults = [p for p in retiming.after.problems if p.severity is Severity.ERROR and "over" not in p.values]
    if faults:
        raise OutlineError(faults)


def _report(course: Course, retiming: Retiming) -> Iterator[str]:
    language = course.language
    goal = retiming.goal
    asked = say("retime-end", language, time=clock(goal.end)) if goal.end else _length(goal.minutes or 0, language)
    sums = {"before": _length(retiming.before.planned, language), "after": _length(retiming.after.planned, language)}
    yield say("retime-sums", language, asked=asked, **sums)
    if not retiming.edits.gone and not retiming.edits.shortened:
        if not retiming.over:
            yield say("retime-fits", language)
        return
    for heading, lines in _parts(course, retiming).items():
        if lines:
            yield ""
            yield say(heading, language)
            yield from lines


def _parts(course: Course, retiming: Retiming) -> dict[str, list[str]]:
    told, kept = _Lines(course.language, retiming.before), _Lines(course.language, retiming.after)
    before = {str(row.key): row for row in retiming.rows_before()}
    gone, stays, edits = retiming.rows_cut(), retiming.rows_kept(), retiming.edits
    return {
        "retime-cut": [told.line(row, f"retime-was-{row.priority}") for row in gone if not row.is_pause],
        "retime-shortened": [
            kept.line(row, "retime-low", before[str(row.key)].minutes) for row in stays if row.key in edits.shortened
        ],
        "retime-pauses": [told.line(row, "retime-idle") for row in gone if row.is_pause],
        "retime-placed": [told.line(row, "retime-wait") for key, row in before.items() if key in edits.placed],
        "retime-kept": [kept.line(row, _why(row, course, retiming)) for row in stays],
    }


def _why(row: Row, course: Course, retiming: Retiming) -> str:
    why = reason(row, course)
    return "retime-gains-nothing" if why == "room" and retiming.over else f"retime-{why}"


class _Lines:
    """Lines about the activities of a plan, in one language."""

    def __init__(self, language: str, plan: Timetable) -> None:
        self._language = language
        self._days = {row.key: day.number for day in plan.days for row in day.rows} if len(plan.days) > 1 else {}

    def line(self, row: Row, why: str, before: int | None = None) -> str:
        """When, how long, what and why; the day where there are several."""
        day = f"{self._days[row.key]} · " if row.key in self._days else ""
        minutes = f"{before} → {row.minutes}'" if before else f"{row.minutes}'"
        title = row.title or say(f"kind-{row.kind}", self._language)
        why = say("retime-why", self._language, why=say(why, self._language))
        return f"  {day}{clock(row.start)}  {minutes:>9}  {title}{why}"


def _length(minutes: int, language: str) -> str:
    """Hours and minutes, and the minutes in all."""
    hours, rest = divmod(minutes, 60)
    return say("retime-length", language, hours=hours, rest=f"{rest:02d}", minutes=minutes)


__all__ = ["RetimedOutline", "read_minutes", "told_rows"]
