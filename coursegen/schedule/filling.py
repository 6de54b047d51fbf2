"""Lessons in, the rows of one day out: each lesson after the other, with the pauses and pins between them.

The clock moves forward only. What does not fit before the day's end waits for the next day.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Iterator, Sequence
from itertools import takewhile
from typing import Literal

from msgspec import Struct
from msgspec.structs import replace

from coursegen.problems import Problem, Severity
from coursegen.schedule.hours import Hours
from coursegen.schedule.lessons import Lesson
from coursegen.schedule.overruns import cheapest, until_pin
from coursegen.schedule.timetable import Row
from coursegen.units import ClockTime, clock

SHORTEST_PART = 10
"""Minutes below which it is not worth dividing an activity."""

LONG_GONE = 120
"""Minutes after which a missed pin means the next day's clock rather than a day that is too full."""


class DayTask(Struct, frozen=True):
    """What the filling of one day must know beforehand."""

    hours: Hours
    number: int
    usual_breaks: tuple[ClockTime, ...] = ()
    places_breaks: bool = True
    places_lunch: bool = True

    @property
    def is_last(self) -> bool:
        """Whether no day follows that could take what does not fit."""
        return self.number >= self.hours.days


class DayFilling:
    """A day filled with the first of some lessons: its rows, what went wrong, and the lessons left."""

    def __init__(self, task: DayTask, lessons: Sequence[Lesson]) -> None:
        self._task = task
        self._hours = task.hours
        self._queue = deque(lessons)
        self._budget = sum(lesson.minutes for lesson in lessons) / max(1, task.hours.days - task.number + 1)
        self._lunch_at = task.hours.lunch.at if task.hours.lunch and task.places_lunch else None
        self._pause_end = task.hours.start
        self._time = task.hours.start
        self._used = 0
        self.rows: list[Row] = []
        self.problems: list[Problem] = []
        self._fill()

    @property
    def left(self) -> tuple[Lesson, ...]:
        """The lessons that wait for the next day."""
        return tuple(self._queue)

    def _fill(self) -> None:
        while self._queue:
            lesson = self._queue[0]
            pause = self._pause_before(lesson)
            if self._is_for_tomorrow(lesson, pause):
                return
            if pause == "lunch":
                self._place_lunch(lesson)
            elif pause == "break":
                self._place_break()
            else:
                self._place(self._queue.popleft())

    def _pause_before(self, lesson: Lesson) -> Literal["lunch", "break"] | None:
        if self._is_lunch_due(lesson):
            return "lunch"
        return "break" if self._is_break_due(lesson) else None

    def _is_lunch_due(self, lesson: Lesson) -> bool:
        if self._lunch_at is None:
            return False
        start = self._start_of(lesson)
        before, after = self._lunch_at - start, start + lesson.minutes - self._lunch_at
        if before <= 0 or after <= 0:
            return before <= 0
        if self._is_divided_by_lunch(lesson) or (lesson.pin is not None and lesson.pin >= self._time):
            return False
        return after >= before

    def _is_divided_by_lunch(self, lesson: Lesson) -> bool:
        if self._lunch_at is None or not lesson.is_divisible:
            return False
        before = self._lunch_at - self._start_of(lesson)
        return SHORTEST_PART <= before <= lesson.minutes - SHORTEST_PART

    def _is_break_due(self, lesson: Lesson) -> bool:
        rule = self._hours.breaks
        if rule is None or not self._task.places_breaks or not self._fits_break(lesson, rule.minutes):
            return False
        target = self._next_break()
        boundary = self._time + lesson.minutes
        if self._lunch_at is not None:
            boundary = min(boundary, self._lunch_at)
        return target - self._time <= boundary - target

    def _fits_break(self, lesson: Lesson, minutes: int) -> bool:
        """Whether a break may stand here at all: between lessons, before no pin, not shortly before another pause."""
        if not self.rows or self.rows[-1].is_pause or lesson.is_pause:
            return False
        if lesson.pin is not None and self._time <= lesson.pin < self._time + minutes:
            return False
        return self._until_pause() >= min(45, self._hours.breaks.every // 2 if self._hours.breaks else 45)

    def _next_break(self) -> int:
        """When the next break should be: as on the first day where that is possible, else after ``every`` minutes."""
        every = self._hours.breaks.every if self._hours.breaks else 0
        earliest = self._pause_end + every // 2
        return next((usual for usual in self._task.usual_breaks if usual >= earliest), self._pause_end + every)

    def _until_pause(self) -> int:
        """Minutes of teaching from now until lunch, a written pause or the end of the day."""
        ahead = sum(lesson.minutes for lesson in takewhile(lambda lesson: not lesson.is_pause, self._queue))
        limits = [limit for limit in (self._lunch_at, self._hours.end) if limit is not None and limit > self._time]
        return min([ahead, *(limit - self._time for limit in limits)])

    def _is_for_tomorrow(self, lesson: Lesson, pause: str | None) -> bool:
        if self._task.is_last or not any(not row.is_pause for row in self.rows):
            return False
        if lesson.pin is not None and self._is_long_gone(lesson.pin):
            return True
        if self._hours.end is None:
            return self._used + lesson.minutes - self._budget > self._budget - self._used
        return self._end_of(lesson, pause) > self._hours.end

    def _is_long_gone(self, pin: ClockTime) -> bool:
        return self._time - pin >= LONG_GONE and pin - self._hours.start < self._time - pin

    def _end_of(self, lesson: Lesson, pause: str | None) -> int:
        """When the lesson would be over, with the pause that is due before it or the lunch that falls into it."""
        start, lunch, rule = self._time, self._hours.lunch, self._hours.breaks
        if pause == "lunch" and lunch:
            start = ClockTime(max(start, lunch.at) + lunch.minutes)
        if pause == "break" and rule:
            start = ClockTime(start + rule.minutes)
        inside = lunch.minutes if lunch and pause is None and self._is_divided_by_lunch(lesson) else 0
        return max(start, lesson.pin or 0) + lesson.minutes + inside

    def _start_of(self, lesson: Lesson) -> ClockTime:
        return ClockTime(max(self._time, lesson.pin or 0))

    def _place_lunch(self, before: Lesson) -> None:
        assert self._lunch_at is not None and self._hours.lunch is not None
        self._wait_until(self._lunch_at)
        if self._time > self._lunch_at:
            values = {"minutes": self._time - self._lunch_at, "time": clock(self._lunch_at)}
            self.problems.append(Problem("lunch-late", before.source, values, Severity.WARNING))
        on_time = self._time == self._lunch_at
        self._lunch_at = None
        self._append(Row(None, "lunch", None, None, self._time, self._hours.lunch.minutes, pinned=on_time))

    def _place_break(self) -> None:
        assert self._hours.breaks is not None
        self._append(Row(None, "break", None, None, self._time, self._hours.breaks.minutes))

    def _wait_until(self, time: ClockTime) -> None:
        if time > self._time:
            self._append(Row(None, "buffer", None, None, self._time, time - self._time))

    def _place(self, lesson: Lesson) -> None:
        if lesson.pin is not None:
            if self._time > lesson.pin:
                self.problems.append(self._overlap(lesson, lesson.pin))
            self._wait_until(lesson.pin)
        self._used += lesson.minutes
        row = Row(
            lesson.key, lesson.kind, lesson.title, lesson.section, self._time, lesson.minutes, lesson.priority,
            lesson.estimated, pinned=lesson.pin == self._time,
        )  # fmt: skip
        if lesson.kind == "lunch":
            self._lunch_at = None
        for part in self._parts(row, lesson):
            self._append(part)

    def _parts(self, row: Row, lesson: Lesson) -> Iterator[Row]:
        """The row whole, or its halves around lunch."""
        if self._lunch_at is None or not self._is_divided_by_lunch(lesson):
            yield row
            return
        before = self._lunch_at - self._time
        yield replace(row, minutes=before, part="first")
        self._place_lunch(lesson)
        yield replace(row, start=self._time, minutes=lesson.minutes - before, part="second", pinned=False)

    def _append(self, row: Row) -> None:
        self.rows.append(row)
        self._time = row.end
        if row.kind in ("break", "lunch"):
            self._pause_end = row.end

    def _overlap(self, lesson: Lesson, pin: ClockTime) -> Problem:
        over = self._time - pin
        values = {"time": clock(pin), "over": over, "cut": cheapest(until_pin(self.rows), over)}
        return Problem("pin-overlap", lesson.source, values)
