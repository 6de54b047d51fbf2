"""Checkpoints: clock times in the day at which a trainer can see whether the course is late."""

from __future__ import annotations

from collections.abc import Iterator

from coursegen.schedule.overruns import enough
from coursegen.schedule.timetable import Checkpoint, Day

APART = 60
LATE = 10


def checkpoints_of(day: Day) -> Iterator[Checkpoint]:
    """One after each pause and about every hour, each with what to drop when ten minutes late.

    None stands before the day's last activity: nothing is left there to make up for lost time with.
    """
    last, after_pause = day.start, False
    taught = [number for number, row in enumerate(day.rows) if row.key and not row.is_pause]
    for number, row in enumerate(day.rows[: max(taught, default=0)]):
        if row.is_pause or row.key is None:
            after_pause = True
            continue
        if number and (after_pause or row.start - last >= APART):
            drop = tuple(r.key for r in enough(day.rows[number:], LATE, in_order=True) if r.key)
            yield Checkpoint(day.number, row.start, row.key, drop)
            last = row.start
        after_pause = False
