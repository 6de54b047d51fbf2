"""A course and the logs of its deliveries in: planned minutes against taught ones, and minutes for the next edition.

Several logs count by their median. Minutes are proposed only where the author wrote some, and where they were off by
a fifth or five minutes: in steps of five, and as a wider range where there was one.
"""

from __future__ import annotations

import json
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from statistics import median
from typing import Any

from coursegen.course import Activity, Course, Node
from coursegen.course.logs import TaughtRow, TeachingLog
from coursegen.course.nodes import changed
from coursegen.deliveries import deliver
from coursegen.outline import nearest, parse_outline, read_yaml, rewritten, validated
from coursegen.problems import OutlineError, Problem, Severity, Source, WriteError
from coursegen.saving import save_files
from coursegen.schedule import Row, Timetable, plan_timetable
from coursegen.units import MinuteRange, clock
from coursegen.wording import say

STEP = 5
SHARE = 0.2


@dataclass(frozen=True, slots=True)
class Taught:
    """An activity as planned and as taught; ``proposed`` are the minutes to write next time, if others."""

    day: int
    section: str
    activity: str
    planned: str
    minutes: int
    taught: float | None
    proposed: str | None
    notes: tuple[str, ...]


class Actuals:
    """The plan of a course compared with logs. Raises :class:`OutlineError` with every fault of the logs."""

    def __init__(self, outline: Path, logs: Sequence[Path], variant: str | None = None) -> None:
        self._path = outline
        self._course = deliver(outline, variant).course
        self._plan = plan_timetable(self._course)
        self._minutes: dict[str, list[int]] = defaultdict(list)
        self._notes: dict[str, list[str]] = defaultdict(list)
        problems = [problem for log in logs for problem in self._read(log)]
        if problems:
            raise OutlineError(problems)

    def report(self, form: str) -> str:
        """The comparison as a table in the course's language, or as JSON."""
        if form == "json":
            days = [{"day": day.number, "end": clock(day.end)} for day in self._next_plan().days]
            found = {"activities": [asdict(row) for row in self._rows()], "next": days}
            return json.dumps(found, ensure_ascii=False, indent=2) + "\n"
        return "".join(f"{line}\n" for line in (*self._table(), *self._proposals()))

    def problems(self) -> tuple[Problem, ...]:
        """What would not fit if the proposals were followed."""
        return tuple(problem for problem in self._next_plan().problems if problem.severity is Severity.ERROR)

    def save(self, path: Path) -> None:
        """Writes the outline with the proposals. Raises :class:`WriteError`, :class:`OutlineError` when it resists."""
        if path.exists() and path.samefile(self._path):
            raise WriteError([Problem("write-source", None, {"file": str(path)})])
        with self._path.open(encoding="utf-8", newline="") as file:
            old = file.read()
        text = rewritten(old.removeprefix("\ufeff"), self._course, self._next_course())
        course = parse_outline(text.replace("\r\n", "\n"), str(path))
        if [a.minutes for a in course.activities()] != [a.minutes for a in self._next_course().activities()]:
            raise OutlineError([Problem("retime-unwritable", self._course.written_at)])
        save_files({path: (old[:1] if old.startswith("\ufeff") else "").encode() + text.encode()})

    def _read(self, path: Path) -> Iterator[Problem]:
        """Takes the minutes of a log; what is wrong with it comes out."""
        try:
            written = read_yaml(path, str(path))
            if isinstance(written, dict) and "sections" in written and "rows" not in written:
                raise OutlineError([Problem("log-is-outline", Source(str(path), 1, 1), {"file": path.name})])
            log = validated(written, TeachingLog)
        except OutlineError as error:
            yield from error.problems
            return
        seen: Counter[str] = Counter()
        for row in log.rows:
            keys = self._keys(row.activity)
            if seen[row.activity] < len(keys):
                self._take(keys[seen[row.activity]], row)
            else:
                yield self._unknown(row, known=bool(keys))
            seen[row.activity] += 1

    def _take(self, key: str, row: TaughtRow) -> None:
        if row.taught is not None:
            self._minutes[key].append(row.taught)
        if row.note:
            self._notes[key].append(row.note)

    def _keys(self, name: str) -> list[str]:
        """The activities of this id or title, in the order of the course."""
        named = [a.key for a in self._course.activities() if a.id == name]
        return named or [key for key, row in self._lessons().items() if row.title == name]

    def _lessons(self) -> dict[str, Row]:
        """The first row of every activity that is no pause."""
        lessons: dict[str, Row] = {}
        for row in (row for day in self._plan.days for row in day.rows if row.key and not row.is_pause):
            lessons.setdefault(str(row.key), row)
        return lessons

    def _unknown(self, row: TaughtRow, known: bool) -> Problem:
        if known:
            return Problem("log-repeated", row.written_at, {"written": row.activity})
        names = [a.id for a in self._course.activities() if a.id]
        names += [row.title for row in self._lessons().values() if row.title]
        values = {"written": row.activity, "near": nearest(row.activity, names), "allowed": names}
        return Problem("log-unknown-activity", row.written_at, values)

    def _rows(self) -> Iterator[Taught]:
        activities = {activity.key: activity for activity in self._course.activities()}
        for key, row in self._lessons().items():
            day = self._plan.day_of(key)
            minutes = sum(part.minutes for part in self._plan.rows_of(key))
            activity, taught = activities[key], median(self._minutes[key]) if self._minutes[key] else None
            proposed = proposed_minutes(activity, taught)
            yield Taught(
                day=day.number if day else 0,
                section=self._course.sections[row.section or 0].title,
                activity=row.title or "",
                planned=str(activity.minutes or f"~{minutes}"),
                minutes=minutes,
                taught=taught,
                proposed=str(proposed) if proposed else None,
                notes=tuple(self._notes[key]),
            )

    def _table(self) -> Iterator[str]:
        rows = list(self._rows())
        for day in dict.fromkeys(row.day for row in rows):
            here = [row for row in rows if row.day == day]
            yield self._say("actuals-day", day=day)
            for section in dict.fromkeys(row.section for row in here):
                yield f"  {section}"
                within = [row for row in here if row.section == section]
                yield from (f"    {self._line(row)}" for row in within)
                yield f"    {self._sum(within)}"
            yield f"  {self._sum(here)}"

    def _line(self, row: Taught) -> str:
        if row.taught is None:
            return f"{row.planned:>7}'     {self._say('actuals-none'):>4}        {row.activity}"
        left = f"  {self._say('actuals-left-out')}" if row.taught == 0 else ""
        notes = "".join(f"  · {note}" for note in row.notes)
        return f"{row.planned:>7}' {row.taught:>6g}' {row.taught - row.minutes:>+6g}'  {row.activity}{left}{notes}"

    def _sum(self, rows: Iterable[Taught]) -> str:
        """The totals of what was noted."""
        noted = [(row.minutes, row.taught) for row in rows if row.taught is not None]
        planned, taught = sum(minutes for minutes, _ in noted), sum(minutes for _, minutes in noted)
        return f"{planned:>7}' {taught:>6g}' {taught - planned:>+6g}'  {self._say('actuals-sum')}"

    def _proposals(self) -> Iterator[str]:
        proposed = [row for row in self._rows() if row.proposed]
        yield ""
        yield self._say("actuals-proposals" if proposed else "actuals-nothing")
        yield from (f"  {row.planned:>7} → {row.proposed:<7}  {row.activity}" for row in proposed)
        if proposed:
            ends = self._say("list-comma").join(
                self._say("actuals-end", day=day.number, time=clock(day.end)) for day in self._next_plan().days
            )
            yield self._say("actuals-over" if self.problems() else "actuals-fits", ends=ends)

    def _next_course(self) -> Course:
        minutes = {key: median(taught) for key, taught in self._minutes.items() if taught}

        def retimed(node: Node) -> Node:
            if not isinstance(node, Activity) or not (proposed := proposed_minutes(node, minutes.get(node.key))):
                return node
            return node.model_copy(update={"minutes": proposed})

        return changed(self._course, retimed)  # type: ignore[no-any-return]

    def _next_plan(self) -> Timetable:
        return plan_timetable(self._next_course())

    def _say(self, phrase: str, **values: object) -> str:
        return say(phrase, self._course.language, **values)


def proposed_minutes(activity: Activity, taught: float | None) -> MinuteRange | None:
    """The minutes to write next time; ``None`` where those written were right, or there is nothing to go by."""
    planned = activity.minutes
    if planned is None or not taught or planned.low <= taught <= planned.high:
        return None
    off = max(planned.low - taught, taught - planned.high)
    if off < STEP and off < SHARE * planned.high:
        return None
    rounded = max(STEP, int(taught / STEP + 0.5) * STEP)
    if planned.low == planned.high:
        proposed = MinuteRange(rounded, rounded)
    else:
        proposed = MinuteRange(min(planned.low, rounded), max(planned.high, rounded))
    return proposed if proposed != planned else None


def blank_log(outline: Path, variant: str | None = None) -> str:
    """A log of the course ready to be filled in, with comments in its language."""
    course = deliver(outline, variant).course
    return "".join(f"{line}\n" for line in _blank_lines(course, plan_timetable(course)))


def _blank_lines(course: Course, plan: Timetable) -> Iterator[str]:
    def words(phrase: str, **values: object) -> str:
        return say(phrase, course.language, **values)

    yield from (f"# {line}" for line in words("log-how", title=course.title).splitlines())
    yield f"date:{' ' + plan.days[0].date if plan.days[0].date else ''}"
    yield f"trainer:{' ' + _quoted(course.trainer.name) if course.trainer else ''}"
    yield f"group:{' ' + _quoted(course.client.name) if course.client else ''}"
    yield "rows:"
    ids: Mapping[str, Any] = {activity.key: activity.id for activity in course.activities()}
    for day in plan.days:
        yield f"  # {words('actuals-day', day=day.number)}"
        for row in day.rows:
            if row.key and not row.is_pause and row.part != "second":
                name = _quoted(row.title) if row.title else ids[row.key]
                yield f"  - {name}:   # {clock(row.start)}–{clock(row.end)}  {row.minutes}'"


def _quoted(text: str) -> str:
    """A text as YAML reads it whatever it holds."""
    return json.dumps(text, ensure_ascii=False)
