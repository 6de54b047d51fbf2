"""Minutes for every activity: what the author wrote, else a share of the declared hours, else what is usual.

Shares follow the weight of the content, in steps of five minutes, and add up to what was declared.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from msgspec import Struct

from coursegen.course import Activity, Course
from coursegen.course.tracks import Parallel
from coursegen.schedule.phases import phase_sum
from coursegen.schedule.timetable import PAUSES

STEP = 5
USUAL = {
    "discussion": 20, "case": 30, "drill": 40, "breakout": 30, "demonstration": 15, "media": 25, "exercise": 20,
    "review": 15, "energizer": 10, "ceremony": 10, "break": 15, "lunch": 60,
}  # fmt: skip
BARE_TOPIC = 10
MINUTES_PER_QUIZ_ITEM = 3
MINUTES_PER_BLOCK = 4
MINUTES_PER_ENTRY = 1.5


class Allotment(Struct, frozen=True):
    """The minutes of an activity, and whether the program chose them."""

    minutes: int
    estimated: bool


def allot_minutes(course: Course, pause_minutes: int) -> tuple[Allotment, ...]:
    """The minutes of every activity in order; ``pause_minutes`` are the pauses the declared duration includes."""
    activities = list(course.activities())
    given = {i: minutes for i, a in enumerate(activities) if (minutes := given_minutes(a, course)) is not None}
    missing = {i: typical_minutes(a) for i, a in enumerate(activities) if i not in given}
    shares = _shares_of_sections(course, given, missing)
    left = {i: weight for i, weight in missing.items() if i not in shares}
    if course.duration:
        taught = sum(m for i, m in given.items() if activities[i].kind not in PAUSES) + sum(shares.values())
        shares |= spread(course.duration.high - pause_minutes - taught, left)
    estimates = missing | shares
    return tuple(
        Allotment(given[i], estimated=False) if i in given else Allotment(estimates[i], estimated=True)
        for i in range(len(activities))
    )


def given_minutes(activity: Activity, course: Course) -> int | None:
    """The minutes the author settled: the high end of a range, else of the phases and tracks; pauses have some."""
    if activity.minutes:
        return activity.minutes.high
    if activity.kind == "lunch" and course.schedule.lunch:
        return course.schedule.lunch.minutes
    if activity.kind == "break" and course.schedule.breaks:
        return course.schedule.breaks.minutes
    if activity.kind in PAUSES:
        return USUAL[activity.kind]
    if isinstance(activity, Parallel):
        return phase_sum(activity) if activity.track_minutes else None
    return phase_sum(activity) if activity.timing else None


def typical_minutes(activity: Activity) -> int:
    """What an activity of this kind and content usually takes, in steps of five minutes."""
    if activity.kind == "topic":
        return _topic_minutes(activity)
    if activity.kind == "quiz":
        items: Sequence[Any] = activity.items  # type: ignore[attr-defined]
        return _rounded_up(MINUTES_PER_QUIZ_ITEM * len(items))
    return USUAL[activity.kind]


def _topic_minutes(activity: Activity) -> int:
    if not activity.blocks:
        return BARE_TOPIC
    entries = sum(_entries(block) for block in activity.blocks)
    return _rounded_up(MINUTES_PER_BLOCK * len(activity.blocks) + MINUTES_PER_ENTRY * entries)


def _entries(block: Any) -> int:
    """How many things a block has to say, sub-points included."""
    listed: Iterable[Any] = next((v for n in ("items", "rows", "turns", "parts") if (v := getattr(block, n, ()))), ())
    return sum(1 + _entries(item) for item in listed)


def _rounded_up(minutes: float) -> int:
    return max(STEP, math.ceil(minutes / STEP) * STEP)


def _shares_of_sections(course: Course, given: Mapping[int, int], missing: Mapping[int, int]) -> dict[int, int]:
    shares: dict[int, int] = {}
    first = 0
    for section in course.sections:
        here = range(first, first + len(section.activities))
        first = here.stop
        if section.minutes:
            taught = sum(given.get(i, 0) for i, a in zip(here, section.activities, strict=True) if a.kind not in PAUSES)
            shares |= spread(section.minutes.high - taught, {i: missing[i] for i in here if i in missing})
    return shares


def spread(total: int, weights: Mapping[int, int]) -> dict[int, int]:
    """The total divided by weight in steps of five, each at least one step; nothing when the total is too small."""
    steps, rest = divmod(total, STEP)
    if not weights or steps < len(weights):
        return {}
    free, weight = steps - len(weights), sum(weights.values())
    shares = {i: STEP * (1 + free * w // weight) for i, w in weights.items()}
    by_remainder = sorted(weights, key=lambda i: (-(free * weights[i] % weight), i))
    for i in by_remainder[: (total - rest - sum(shares.values())) // STEP]:
        shares[i] += STEP
    shares[max(weights, key=lambda i: (weights[i], -i))] += rest
    return shares
