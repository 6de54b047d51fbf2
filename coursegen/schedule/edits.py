"""A course and what is to be cut or shortened in, the course that remains out; pauses nobody needs go too."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from msgspec import Struct

from coursegen.course import Activity, Course, Section
from coursegen.course.arrangements import Phase
from coursegen.schedule.estimates import STEP
from coursegen.schedule.goals import Goal
from coursegen.schedule.phases import phase_sum
from coursegen.schedule.timetable import Row, Timetable
from coursegen.units import MinuteRange

PAUSES = ("break", "lunch")


class Edits(Struct, frozen=True):
    """Keys of activities: those cut, those shortened to the low end of their range, and written lunches that the
    schedule places from now on, because at their written place they would come too early or too late.
    """

    cut: frozenset[str] = frozenset()
    shortened: frozenset[str] = frozenset()
    placed: frozenset[str] = frozenset()

    @property
    def gone(self) -> frozenset[str]:
        """What is written no more."""
        return self.cut | self.placed


def shortest(course: Course) -> Mapping[str, Activity]:
    """The activities with a range of minutes as they are when shortened to its low end, by their keys."""
    return {a.key: _at_low_end(a, a.minutes.low) for a in course.activities() if a.minutes}


def edited(course: Course, edits: Edits, minutes: Mapping[str, int], short: Mapping[str, Activity]) -> Course:
    """The course without what is cut; ``minutes`` are those of the plan, which sections with minutes lose, ``short``
    the activities to take where one is shortened.
    """
    instead = {key: activity for key, activity in short.items() if key in edits.shortened}
    sections = []
    for section in course.sections:
        kept = tuple(instead.get(a.key, a) for a in section.activities if a.key not in edits.gone)
        if kept or not section.activities:
            sections.append(section.model_copy(update={"activities": kept, **_minutes_left(section, edits, minutes)}))
    return course.model_copy(update={"sections": tuple(sections)})


def _minutes_left(section: Section, edits: Edits, minutes: Mapping[str, int]) -> dict[str, MinuteRange]:
    """The minutes of a section that has its own, as a change; nothing when they stay."""
    saved = sum(_saved(a, edits, minutes) for a in section.activities if a.kind not in PAUSES) if section.minutes else 0
    if not section.minutes or not saved:
        return {}
    least = max(STEP, section.minutes.high - saved)
    return {"minutes": MinuteRange(min(section.minutes.low, least), least)}


def _at_low_end(activity: Activity, low: int) -> Activity:
    return activity.model_copy(update={"minutes": MinuteRange(low, low), "timing": _shortened(activity, low)})


def _shortened(activity: Activity, minutes: int) -> tuple[Phase, ...]:
    """The phases with minutes taken from the longest until they fit; those of several rounds or reports stay."""
    planned = [phase.minutes for phase in activity.timing]
    if phase_sum(activity) != sum(planned):
        return activity.timing
    for _ in range(sum(planned) - max(minutes, len(planned))):
        planned[planned.index(max(planned))] -= 1
    return tuple(
        phase.model_copy(update={"minutes": left}) for phase, left in zip(activity.timing, planned, strict=True)
    )


def _saved(activity: Activity, edits: Edits, minutes: Mapping[str, int]) -> int:
    if activity.key in edits.cut:
        return minutes.get(activity.key, 0)
    shortened = activity.key in edits.shortened and activity.minutes
    return shortened.high - shortened.low if shortened else 0


def waited_for(course: Course, plan: Timetable) -> frozenset[str]:
    """The plain written lunches before which a plan waits, although the schedule could place them itself."""
    return _plain_lunches(course, plan, lambda earlier, _: earlier.kind == "buffer")


def late_lunches(course: Course, plan: Timetable) -> frozenset[str]:
    """The plain written lunches that come later than the schedule has them, and that it could place itself."""
    at = course.schedule.lunch.at if course.schedule.lunch else 0
    return _plain_lunches(course, plan, lambda _, lunch: lunch.start > at)


def _plain_lunches(course: Course, plan: Timetable, is_meant: Callable[[Row, Row], bool]) -> frozenset[str]:
    """The lunches written at the schedule's own time or at none, of which this is true of the row before and theirs."""
    if course.schedule.lunch is None:
        return frozenset()
    usual = (None, course.schedule.lunch.at)
    pairs = [pair for day in plan.days for pair in zip(day.rows, day.rows[1:], strict=False)]
    meant = {row.key for earlier, row in pairs if row.kind == "lunch" and is_meant(earlier, row)}
    lunches = (activity for activity in course.activities() if activity.kind == "lunch" and activity.key in meant)
    return frozenset(lunch.key for lunch in lunches if lunch.pin in usual and lunch.title is None)


def idle_pauses(course: Course, cut: frozenset[str], minutes: Mapping[str, int], halves: tuple[int, Goal]) -> set[str]:
    """The keys of written pauses that go: those of half-days that disappear, and those with nothing left beside them.

    ``halves`` are the half-days of the course as it stands and the goal.
    """
    whole = list(course.activities())
    left = [activity for activity in whole if activity.key not in cut]
    gone = _surplus(left, minutes, halves)
    left = [activity for activity in left if activity.key not in gone]
    return gone | (beside_nothing(left) - beside_nothing(whole))


def _surplus(left: Sequence[Activity], minutes: Mapping[str, int], halves: tuple[int, Goal]) -> set[str]:
    before, goal = halves
    if goal.halves >= before:
        return set()
    lunches = [activity.key for activity in left if activity.kind == "lunch"]
    breaks = [activity.key for activity in left if activity.kind == "break"]
    wanted = max(1, round(len(breaks) * goal.halves / before))
    place = _places(left, minutes)
    kept = _evenly(lunches, goal.halves - goal.days, place) | _evenly(breaks, wanted, place)
    return {*lunches, *breaks} - kept


def _places(left: Sequence[Activity], minutes: Mapping[str, int]) -> Callable[[str], float]:
    """How much of the teaching lies before an activity, from 0 to 1."""
    taught, places = 0, {}
    for activity in left:
        places[activity.key] = taught
        taught += 0 if activity.kind in PAUSES else minutes.get(activity.key, 0)
    return lambda key: places[key] / max(1, taught)


def _evenly(keys: Sequence[str], wanted: int, place: Callable[[str], float]) -> set[str]:
    """So many of the keys, as evenly over the course as they stand."""
    kept: set[str] = set()
    for number in range(min(wanted, len(keys))):
        ideal = (2 * number + 1) / (2 * wanted)
        kept.add(min((key for key in keys if key not in kept), key=lambda key: abs(place(key) - ideal)))
    return kept


def beside_nothing(activities: Sequence[Activity]) -> set[str]:
    """Pauses at an end, or right before or after another pause; a lunch stays rather than a break."""
    gone: set[str] = set()
    last: Activity | None = None
    for activity in activities:
        if activity.kind in PAUSES and (last is None or last.kind in PAUSES):
            if last and last.kind == "break" and activity.kind == "lunch":
                gone.add(last.key)
                last = activity
            else:
                gone.add(activity.key)
            continue
        last = activity
    return gone | ({last.key} if last and last.kind in PAUSES else set())
