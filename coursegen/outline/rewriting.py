"""An outline's text and what its course has become in, the text with just these changes out.

Activities that are gone lose their lines, numbers that changed are written over; every comment that is not inside a
removed activity stays where it is. Other changes are none of its business.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from coursegen.course import Activity, Course, Section
from coursegen.outline.passages import Passage, Place, read_passages
from coursegen.problems import Source
from coursegen.units import MinuteRange, clock


@dataclass(frozen=True, slots=True, order=True)
class Change:
    """A part of the text, from one place to another, and what stands there instead."""

    start: Place
    end: Place
    text: str = ""


def rewritten(text: str, old: Course, new: Course) -> str:
    """The text of the ``old`` course changed to say what ``new`` says of minutes, hours and activities."""
    lines = text.replace("\r\n", "\n").replace("\r", "\n").split("\n")
    changes = sorted(_Rewriting(lines).changes(old, new), reverse=True)
    for change in changes:
        (first, from_column), (last, to_column) = change.start, change.end
        whole = lines[first - 1][: from_column - 1] + change.text + lines[last - 1][to_column - 1 :]
        lines[first - 1 : last] = whole.split("\n")
    return ("\r\n" if "\r\n" in text else "\n").join(lines)


class _Rewriting:
    """Finds the changes of one text."""

    def __init__(self, lines: list[str]) -> None:
        self._lines = lines
        self._root = read_passages("\n".join(lines))
        self._items = {item.start: (item, keeper) for keeper in self._root.within() for item in keeper.items}

    def changes(self, old: Course, new: Course) -> Iterator[Change]:
        """What must be written over or removed."""
        yield from self._hours(old, new)
        sections = {section.written_at: section for section in new.sections}
        gone = [section for section in old.sections if section.written_at not in sections]
        yield from self._removals([section.written_at for section in gone])
        for section in old.sections:
            if now := sections.get(section.written_at):
                yield from self._section(section, now)

    def _hours(self, old: Course, new: Course) -> Iterator[Change]:
        if new.duration and new.duration != old.duration:
            yield from self._over(self._root.entry("duration"), written(new.duration))
        if new.schedule.days != old.schedule.days:
            yield from self._over(self._root.entry("schedule", "days"), str(new.schedule.days))
        if new.schedule.end is not None and new.schedule.end != old.schedule.end:
            yield self._end(f'"{clock(new.schedule.end)}"')
        hours = {day.day: day for day in new.schedule.hours}
        yield from self._removals([day.written_at for day in old.schedule.hours if day.day not in hours])
        for day in old.schedule.hours:
            end = hours[day.day].end if day.day in hours else None
            if end is not None and end != day.end and (place := self._items.get(_place(day.written_at))):
                yield from self._over(place[0].entry("end"), f'"{clock(end)}"')

    def _section(self, old: Section, new: Section) -> Iterator[Change]:
        place = self._items.get(_place(old.written_at))
        if place and new.minutes and new.minutes != old.minutes:
            yield from self._over(place[0].entry("minutes"), written(new.minutes))
        kept = {activity.key: activity for activity in new.activities}
        yield from self._removals([activity.written_at for activity in old.activities if activity.key not in kept])
        for activity in old.activities:
            if activity.key in kept:
                yield from self._activity(activity, kept[activity.key])

    def _activity(self, old: Activity, new: Activity) -> Iterator[Change]:
        place = self._items.get(_place(old.written_at))
        if place is None:
            return
        if new.minutes and new.minutes != old.minutes:
            yield from self._over(place[0].entry("minutes"), written(new.minutes))
        for before, now in zip(old.timing, new.timing, strict=True):
            if now.minutes != before.minutes:
                yield from self._over(place[0].entry("timing", now.name), str(now.minutes))

    def _over(self, passage: Passage | None, text: str) -> Iterator[Change]:
        if passage:
            yield Change(passage.start, passage.end, text)

    def _end(self, time: str) -> Change:
        """The end of the days, written over or put first under ``schedule:``, which is added where there is none."""
        if end := self._root.entry("schedule", "end"):
            return Change(end.start, end.end, time)
        schedule = self._root.entry("schedule")
        keeper, text = (schedule, f"end: {time}") if schedule else (self._root, f"schedule: {{end: {time}}}")
        line, column = keeper.start
        if keeper.in_flow:
            place = (line, column + 1)
            return Change(place, place, f"{text}, " if keeper.entries else text)
        if not schedule:
            line, column = self._root.keys["sections"].start
        return Change((line, column), (line, column), f"{text}\n{' ' * (column - 1)}")

    def _removals(self, sources: list[Source]) -> Iterator[Change]:
        """The items gone, those of one ``[..]`` together, since commas stand between them."""
        in_flow: dict[Place, tuple[Passage, set[Place]]] = {}
        for source in sources:
            if not (found := self._items.get(_place(source))):
                continue
            item, keeper = found
            if keeper.in_flow:
                in_flow.setdefault(keeper.start, (keeper, set()))[1].add(item.start)
            else:
                yield self._lines_of(item)
        for keeper, gone in in_flow.values():
            yield from self._from_brackets(keeper, gone)

    def _lines_of(self, item: Passage) -> Change:
        """All lines of an item of a list, from its dash to the end of its last line."""
        first = item.start[0]
        while not self._lines[first - 1].lstrip().startswith("-"):
            first -= 1
        dash = self._lines[first - 1].index("-")
        last = max(item.end[0] - (item.end[1] == 1 and item.end[0] > item.start[0]), first)
        while last > first and self._is_outside(self._lines[last - 1], dash):
            last -= 1
        if last == len(self._lines):
            return Change((first, 1), (last, len(self._lines[last - 1]) + 1))
        return Change((first, 1), (last + 1, 1))

    def _is_outside(self, line: str, dash: int) -> bool:
        """Whether a line at the end of an item is blank, or a comment that belongs to what follows."""
        bare = line.lstrip()
        return not bare or (bare.startswith("#") and len(line) - len(bare) <= dash)

    def _from_brackets(self, keeper: Passage, gone: set[Place]) -> Iterator[Change]:
        """An item goes with the comma behind it, the last ones with the comma before them."""
        kept = [item for item in keeper.items if item.start not in gone]
        for number, item in enumerate(keeper.items):
            following = keeper.items[number + 1] if number + 1 < len(keeper.items) else None
            if item.start not in gone:
                continue
            if kept and item.start > kept[-1].start:
                yield Change(kept[-1].end, keeper.items[-1].end)
                return
            if following:
                yield Change(item.start, following.start)


def _place(source: Source) -> Place:
    return source.line, source.column


def written(minutes: MinuteRange) -> str:
    """Minutes as an author writes them: ``20``, ``15-20``, ``6h``, ``5h30m``."""
    ends = dict.fromkeys((minutes.low, minutes.high))
    return "-".join(_written(end) for end in ends)


def _written(minutes: int) -> str:
    hours, rest = divmod(minutes, 60)
    if not hours or (hours == 1 and rest):
        return str(minutes)
    return f"{hours}h{rest}m" if rest else f"{hours}h"
