"""A course and other hours in, the same course made to fit out: what is shortened, what is cut, what stays.

Ranges are shortened first, then could, then should activities go; never a must, the opening or the closing. Every
step is tried out by planning the course again, so that what is told is what the new timetable will be.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Iterable, Sequence

from msgspec import Struct
from msgspec.structs import replace

from coursegen.course import Course
from coursegen.problems import Problem, Severity
from coursegen.schedule.edits import Edits, edited, idle_pauses, late_lunches, shortest, waited_for
from coursegen.schedule.goals import Goal, half_days
from coursegen.schedule.overruns import NEVER_CUT, ORDER
from coursegen.schedule.planning import plan_timetable
from coursegen.schedule.timetable import PAUSES, Row, Timetable
from coursegen.units import MinuteRange

SHORTENED_FIRST = ("could", "should", "must")


class Retiming(Struct, frozen=True):
    """The course as it was planned and as it is now; ``over`` tells by how many minutes it is still too long."""

    goal: Goal
    before: Timetable
    course: Course
    after: Timetable
    edits: Edits
    over: int

    def rows_before(self) -> tuple[Row, ...]:
        """The activities as they were planned."""
        return tuple(_whole_rows(self.before))

    def rows_cut(self) -> tuple[Row, ...]:
        """The activities that go, as they were planned."""
        return tuple(row for row in self.rows_before() if row.key in self.edits.cut)

    def rows_kept(self) -> tuple[Row, ...]:
        """The activities that stay, with their new times and minutes."""
        return tuple(_whole_rows(self.after))


def retime(course: Course, goal: Goal) -> Retiming:
    """The course made to fit the goal as well as it may be; unchanged when it fits as it is."""
    return _Search(course, goal).result()


def protected(course: Course) -> tuple[str, ...]:
    """The keys of what is never cut: the first and the last activity, and every ceremony."""
    taught = [activity for activity in course.activities() if activity.kind not in PAUSES]
    ceremonies = [activity.key for activity in taught if activity.kind in NEVER_CUT]
    return tuple(dict.fromkeys([*(a.key for a in (*taught[:1], *taught[-1:])), *ceremonies]))


def _whole_rows(plan: Timetable) -> list[Row]:
    """A row for each activity; the halves of one that lunch divides are put together."""
    rows: list[Row] = []
    for row in (row for day in plan.days for row in day.rows if row.key):
        if row.part == "second":
            rows[-1] = replace(rows[-1], minutes=rows[-1].minutes + row.minutes, part="whole")
        else:
            rows.append(row)
    return rows


def _over(plan: Timetable, goal: Goal) -> int:
    """The minutes too many: in all, past the end of a day, or past a fixed time."""
    excess = max(0, plan.planned - goal.minutes) if goal.minutes is not None else 0
    return max(excess, sum(_minutes_over(problem) for problem in plan.problems))


def _minutes_over(problem: Problem) -> int:
    over = problem.values.get("over", 0)
    return over if problem.severity is Severity.ERROR and isinstance(over, int) else 0


class _Search:
    """Looks for the edits that make a course fit, each tried by planning."""

    def __init__(self, course: Course, goal: Goal) -> None:
        self._course = course
        self._goal = goal
        self._before = plan_timetable(course)
        self._tried: dict[Edits, tuple[Course, Timetable]] = {}
        self._short = shortest(course)
        self._rows = _whole_rows(self._before)
        self._minutes = {str(row.key): row.minutes for row in self._rows}

    def result(self) -> Retiming:
        """The edits found, with the plan they lead to."""
        as_it_is = self._with_hours(self._course)
        plan = plan_timetable(as_it_is)
        if not _over(plan, self._goal):
            return Retiming(self._goal, self._before, as_it_is, plan, Edits(), 0)
        edits = self._completed(self._found())
        course = self._with_sum(self._edited(edits))
        plan = plan_timetable(course)
        return Retiming(self._goal, self._before, course, plan, edits, _over(plan, self._goal))

    def _found(self) -> Edits:
        shortened = self._until_fits(self._ranked_ranges(), lambda keys: Edits(shortened=keys))
        cut = self._until_fits(self._ranked_cuts(), lambda keys: Edits(keys, shortened - keys))
        cut = self._without_needless(cut, self._ranked_cuts(), lambda keys: Edits(keys, shortened - keys))
        shortened = self._without_needless(shortened, self._ranked_ranges(), lambda keys: Edits(cut, keys - cut))
        return Edits(cut, shortened - cut)

    def _until_fits(self, ranked: Sequence[str], edits: Callable[[frozenset[str]], Edits]) -> frozenset[str]:
        """The first of the keys, as many as it takes, all when they are not enough; the more, the fewer minutes."""
        fitting = bisect_left(range(len(ranked)), True, key=lambda n: not self._over(edits(frozenset(ranked[:n]))))
        return frozenset(ranked[:fitting])

    def _without_needless(
        self, chosen: frozenset[str], ranked: Iterable[str], edits: Callable[[frozenset[str]], Edits]
    ) -> frozenset[str]:
        """The keys without those that gain nothing, the dearest given back first."""
        least = self._over(edits(chosen))
        for key in reversed([key for key in ranked if key in chosen]):
            if self._over(edits(chosen - {key})) <= least:
                chosen -= {key}
        return chosen

    def _ranked_ranges(self) -> list[str]:
        """Activities with a range: could before should before must, the widest first."""
        found = [(a, a.minutes) for a in self._course.activities() if a.minutes and a.minutes.low < a.minutes.high]
        found.sort(key=lambda pair: (SHORTENED_FIRST.index(pair[0].priority), pair[1].low - pair[1].high))
        return [activity.key for activity, _ in found if activity.kind not in PAUSES]

    def _ranked_cuts(self) -> list[str]:
        """Activities that may go: could before should, short before long."""
        safe = protected(self._course)
        found = [row for row in self._rows if row.priority in ORDER and not row.is_pause and row.key not in safe]
        found.sort(key=lambda row: (ORDER.index(row.priority), row.minutes))
        return [str(row.key) for row in found]

    def _over(self, edits: Edits) -> int:
        return _over(self._tried_out(self._completed(edits))[1], self._goal)

    def _tried_out(self, edits: Edits) -> tuple[Course, Timetable]:
        """The course with some edits, and its plan; the same are tried again and again."""
        if edits not in self._tried:
            course = self._edited(edits)
            self._tried[edits] = course, plan_timetable(course)
        return self._tried[edits]

    def _completed(self, edits: Edits) -> Edits:
        """The edits with the pauses that nobody needs any more, and the lunches nobody should wait for."""
        halves = half_days(self._before), self._goal
        edits = replace(edits, cut=edits.cut | idle_pauses(self._course, edits.cut, self._minutes, halves))
        course, plan = self._tried_out(edits)
        waited = waited_for(course, plan) - waited_for(self._course, self._before)
        return replace(edits, placed=waited | late_lunches(course, plan))

    def _edited(self, edits: Edits) -> Course:
        course = self._with_hours(edited(self._course, edits, self._minutes, self._short))
        if course.duration is None:
            return course
        minutes = self._goal.minutes or min(course.duration.high, self._room())
        return course.model_copy(update={"duration": MinuteRange(minutes, minutes)})

    def _with_hours(self, course: Course) -> Course:
        """The course on the days and with the end that were asked for."""
        asked = self._goal.end
        hours = tuple(own for own in course.schedule.hours if own.day <= self._goal.days)
        if asked is not None:
            hours = tuple(own.model_copy(update={"end": own.end and min(own.end, asked)}) for own in hours)
        update = {"days": self._goal.days, "end": asked or course.schedule.end, "hours": hours}
        return course.model_copy(update={"schedule": course.schedule.model_copy(update=update)})

    def _room(self) -> int:
        """The minutes, as the client counts, between the start and the end that was asked for, on all days."""
        assert self._goal.end is not None
        counts, days = self._course.counts, max(1, len(self._before.days))
        lunch = 0 if counts.lunch else sum(day.minutes_of("lunch") for day in self._before.days)
        breaks = 0 if counts.breaks else sum(day.minutes_of("break") for day in self._before.days)
        lunch = lunch if self._goal.halves > self._goal.days else 0
        daily = self._goal.end - self._course.schedule.start - (lunch + breaks) // days
        return max(1, daily) * self._goal.days

    def _with_sum(self, course: Course) -> Course:
        """The course declaring what it is planned to last, where an end was asked for and the plan stays the same."""
        if course.duration is None or self._goal.minutes is not None:
            return course
        plan = plan_timetable(course)
        declared = course.model_copy(update={"duration": MinuteRange(plan.planned, plan.planned)})
        return declared if plan.planned and plan_timetable(declared).days == plan.days else course


def reason(row: Row, course: Course) -> str:
    """Why an activity stayed: ``pause``, ``edge`` (opening, closing), ``must``, or ``room`` where it simply fits."""
    if row.is_pause:
        return "pause"
    if row.key in protected(course):
        return "edge"
    return "must" if row.priority == "must" else "room"
