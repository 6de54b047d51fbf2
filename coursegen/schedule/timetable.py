"""What a plan is: days of timed rows that follow each other without gap or overlap.

Rows name activities by key; they carry nothing that only the trainer may see.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import cached_property
from typing import Literal

from msgspec import Struct

from coursegen.problems import Problem
from coursegen.units import ClockTime, MinuteRange

PAUSES = ("break", "lunch", "buffer")
Priority = Literal["must", "should", "could"]


class Row(Struct, frozen=True):
    """One stretch of a day. ``key`` is the activity's; rows the plan adds itself (buffer, placed break) have none.

    ``section`` counts from 0; ``part`` tells the halves of an activity that lunch divides.
    """

    key: str | None
    kind: str
    title: str | None
    section: int | None
    start: ClockTime
    minutes: int
    priority: Priority = "must"
    estimated: bool = False
    pinned: bool = False
    part: Literal["whole", "first", "second"] = "whole"

    @property
    def end(self) -> ClockTime:
        """When it is over."""
        return ClockTime(self.start + self.minutes)

    @property
    def is_pause(self) -> bool:
        """Whether nobody teaches in it."""
        return self.kind in PAUSES


class Day(Struct, frozen=True):
    """A day of the course; ``number`` counts from 1, ``date`` is ISO 8601 when the outline gives a first date."""

    number: int
    rows: tuple[Row, ...]
    date: str | None = None

    @property
    def start(self) -> ClockTime:
        """When the day begins."""
        return self.rows[0].start

    @property
    def end(self) -> ClockTime:
        """When the day is over."""
        return self.rows[-1].end

    @property
    def teaching(self) -> int:
        """Minutes that are no pause."""
        return sum(row.minutes for row in self.rows if not row.is_pause)

    def minutes_of(self, kind: str) -> int:
        """Minutes of one kind of row: ``break``, ``lunch``, ``buffer`` or an activity's kind."""
        return sum(row.minutes for row in self.rows if row.kind == kind)


class Checkpoint(Struct, frozen=True):
    """A clock time to compare with: where the course should be, and what to drop when ten minutes late.

    ``before`` is the key of the activity that starts at ``time``; ``drop`` the keys of activities still to come
    that go first, the cheapest first.
    """

    day: int
    time: ClockTime
    before: str
    drop: tuple[str, ...]


class Timetable(Struct, frozen=True, dict=True):
    """The plan of a whole course; ``planned`` counts what the outline's ``counts`` says the sold hours include."""

    days: tuple[Day, ...]
    checkpoints: tuple[Checkpoint, ...]
    declared: MinuteRange | None
    planned: int
    problems: tuple[Problem, ...] = ()

    def rows_of(self, key: str) -> tuple[Row, ...]:
        """The rows of an activity: one, or two when lunch divides it."""
        return self._rows_by_key.get(key, ())

    @cached_property
    def _rows_by_key(self) -> Mapping[str, tuple[Row, ...]]:
        """The rows of every activity: templates ask for those of each again and again."""
        found: dict[str, list[Row]] = {}
        for row in (row for day in self.days for row in day.rows if row.key):
            found.setdefault(str(row.key), []).append(row)
        return {key: tuple(rows) for key, rows in found.items()}

    def day_of(self, key: str) -> Day | None:
        """The day an activity falls on."""
        return next((day for day in self.days for row in day.rows if row.key == key), None)
