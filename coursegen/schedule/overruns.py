"""What is too much: days that run past their end, and which activities would go first."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence

from coursegen.problems import Problem, Source
from coursegen.schedule.hours import MIDNIGHT, Hours
from coursegen.schedule.timetable import Day, Row
from coursegen.units import clock

ORDER = ("could", "should")
NEVER_CUT = ("ceremony",)


def droppable(rows: Iterable[Row]) -> list[Row]:
    """The whole rows that may go, the cheapest first: could before should, short before long."""
    found = [row for row in rows if row.key and not row.is_pause and row.priority in ORDER and row.part == "whole"]
    found = [row for row in found if row.kind not in NEVER_CUT]
    return sorted(found, key=lambda row: (ORDER.index(row.priority), row.minutes, row.start))


def enough(rows: Iterable[Row], minutes: int, *, in_order: bool = False) -> tuple[Row, ...]:
    """The cheapest rows whose minutes reach the wanted ones; all that may go when they do not.

    ``in_order`` lets nothing that should stay go before all that could, even where it alone would do.
    """
    chosen: list[Row] = []
    for row in droppable(rows):
        if sum(r.minutes for r in chosen) >= minutes:
            break
        chosen.append(row)
    for row in [row for row in chosen if not in_order or row.priority == chosen[-1].priority]:
        if sum(r.minutes for r in chosen) - row.minutes >= minutes:
            chosen.remove(row)
    return tuple(chosen)


def cheapest(rows: Iterable[Row], minutes: int) -> tuple[str, ...]:
    """The titles of the rows that would go first."""
    return tuple(row.title or row.kind for row in enough(rows, minutes))


def until_pin(rows: Sequence[Row]) -> Sequence[Row]:
    """The rows since the last one that stands at a fixed time: cutting earlier ones would gain nothing."""
    last = next((i for i in range(len(rows) - 1, -1, -1) if rows[i].pinned), -1)
    return rows[last + 1 :]


def overrun_problems(days: Iterable[Day], hours: Hours, places: Mapping[str, Source]) -> Iterator[Problem]:
    """A problem for each day that runs past the end the author wrote, or past midnight."""
    for day in days:
        own = hours.on(day.number)
        end = own.end if own.held and own.end else MIDNIGHT
        if day.end <= end:
            continue
        over = day.end - end
        first = next(row for row in day.rows if row.end > end)
        written = next((row for row in (first, *reversed(day.rows)) if row.key), first)
        taught = [row for row in day.rows if not row.is_pause]
        too_long = len({row.key for row in taught}) == 1 and day.teaching > end - own.start
        values = {
            "day": day.number, "end": clock(end), "over": over, "title": written.title or written.kind,
            "cut": cheapest(until_pin(day.rows), over),
        }  # fmt: skip
        code = "longer-than-day" if too_long else "day-overrun"
        yield Problem(code, places.get(written.key or ""), values)
