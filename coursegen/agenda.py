"""The timetable as people and programs read it: a table, JSON, CSV, a calendar."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from coursegen.course import Course
from coursegen.course.activities import Recorded
from coursegen.schedule import Day, Row, Timetable
from coursegen.terminal import padded
from coursegen.units import MinuteRange, clock

Slides = Mapping[str, tuple[int, ...]]
FORMATS = ("table", "json", "csv", "ics")
_COLUMNS = (
    "day",
    "date",
    "start",
    "end",
    "minutes",
    "kind",
    "title",
    "section",
    "priority",
    "estimated",
    "pinned",
    "slides",
)


@dataclass(frozen=True, slots=True)
class Agenda:
    """A course's timetable with the words and slide numbers to print; ``words`` names kinds of activities."""

    course: Course
    timetable: Timetable
    slides: Slides
    words: Mapping[str, str]
    problems: Sequence[str]

    def title(self, row: Row) -> str:
        """What a row is called."""
        part = "" if row.part == "whole" else self.words[f"part-{row.part}"]
        return (row.title or self.kind(row)) + part

    def kind(self, row: Row) -> str:
        """What kind of thing a row is; a recording or a video by its form."""
        forms = {one.key: f"form-{one.form}" for one in self.course.activities() if isinstance(one, Recorded)}
        return self.words.get(forms.get(row.key or "", row.kind), row.kind)

    def section(self, row: Row) -> str | None:
        """The section a row belongs to."""
        return None if row.section is None else self.course.sections[row.section].title

    def slide_range(self, row: Row) -> tuple[int, int] | None:
        """The first and last slide of a row's activity."""
        numbers = self.slides.get(row.key or "", ())
        return (min(numbers), max(numbers)) if numbers else None


def as_json(agenda: Agenda) -> str:
    """The agenda as JSON, for other programs."""
    timetable = agenda.timetable
    days = [
        {
            "day": day.number,
            "date": day.date,
            "rows": [_row(agenda, row) for row in day.rows],
            "teaching": day.teaching,
            "breaks": day.minutes_of("break"),
            "lunch": day.minutes_of("lunch"),
            "buffer": day.minutes_of("buffer"),
        }
        for day in timetable.days
    ]
    whole = {
        "course": agenda.course.title,
        "days": days,
        "declared": _range(timetable.declared),
        "planned": timetable.planned,
        "problems": list(agenda.problems),
    }
    return json.dumps(whole, ensure_ascii=False, indent=2) + "\n"


def _row(agenda: Agenda, row: Row) -> dict[str, object]:
    slides = agenda.slide_range(row)
    return {
        "start": clock(row.start),
        "end": clock(row.end),
        "minutes": row.minutes,
        "kind": row.kind,
        "title": agenda.title(row),
        "section": agenda.section(row),
        "estimated": row.estimated,
        "pinned": row.pinned,
        "priority": row.priority,
        "slides": list(slides) if slides else None,
    }


def _range(minutes: MinuteRange | None) -> object:
    if minutes is None:
        return None
    return minutes.low if minutes.low == minutes.high else [minutes.low, minutes.high]


def as_csv(agenda: Agenda) -> str:
    """The agenda as a table for Excel, which knows UTF-8 by the mark it begins with."""
    stream = io.StringIO()
    writer = csv.writer(stream, lineterminator="\r\n")
    writer.writerow(_COLUMNS)
    for day in agenda.timetable.days:
        for row in day.rows:
            values = {"day": day.number, "date": day.date or "", **_row(agenda, row)}
            slides = agenda.slide_range(row)
            values["slides"] = "-".join(str(number) for number in dict.fromkeys(slides or ()))
            writer.writerow([_cell(values[name]) for name in _COLUMNS])
    return "\ufeff" + stream.getvalue()


def _cell(value: object) -> object:
    """A value a spreadsheet shows as it is: text that looks like a formula is kept text."""
    if isinstance(value, bool):
        return "yes" if value else ""
    text = "" if value is None else value
    return f"'{text}" if isinstance(text, str) and text[:1] in ("=", "+", "-", "@", "\t") else text


def as_calendar(agenda: Agenda) -> str:
    """The agenda as iCalendar (RFC 5545), in local time; one event a row that is no buffer."""
    lines = ["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//coursegen//agenda//EN", "CALSCALE:GREGORIAN"]
    for day in agenda.timetable.days:
        for number, row in enumerate(day.rows):
            if row.kind != "buffer" and day.date:
                lines += _event(agenda, day, row, number)
    return "".join(f"{folded}\r\n" for line in [*lines, "END:VCALENDAR"] for folded in _folded(line))


def _event(agenda: Agenda, day: Day, row: Row, number: int) -> list[str]:
    start = datetime.combine(date.fromisoformat(str(day.date)), time()) + timedelta(minutes=row.start)
    end = start + timedelta(minutes=row.minutes)
    section = agenda.section(row)
    return [
        "BEGIN:VEVENT",
        f"UID:{day.date}-{number}-{agenda.course.id or agenda.course.code or 'course'}@coursegen",
        f"DTSTAMP:{start:%Y%m%dT000000}Z",
        f"DTSTART:{start:%Y%m%dT%H%M%S}",
        f"DTEND:{end:%Y%m%dT%H%M%S}",
        f"SUMMARY:{_escaped(agenda.title(row))}",
        *([f"DESCRIPTION:{_escaped(section)}"] if section else []),
        f"CATEGORIES:{_escaped(agenda.kind(row))}",
        "END:VEVENT",
    ]


def _escaped(text: str) -> str:
    return text.replace("\\", "\\\\").replace(";", "\\;").replace(",", "\\,").replace("\n", "\\n")


def _folded(line: str) -> Iterator[str]:
    """The line in pieces of at most 75 bytes, never inside a character, each but the first after a space."""
    piece = ""
    for char in line:
        if len((piece + char).encode()) > 75:
            yield piece
            piece = " "
        piece += char
    yield piece


def as_table(agenda: Agenda) -> str:
    """The agenda for a terminal, days apart, columns straight in Chinese too."""
    return "\n".join(line for day in agenda.timetable.days for line in _day_lines(agenda, day)) + "\n"


def _day_lines(agenda: Agenda, day: Day) -> Iterator[str]:
    words = agenda.words
    head = words["day"].format(n=day.number) + (f" · {day.date}" if day.date else "")
    sums = [
        (words["teaching"], day.teaching),
        *((words[kind], day.minutes_of(kind)) for kind in ("break", "lunch", "buffer")),
    ]
    span = f"{clock(day.start)}–{clock(day.end)}"
    yield f"{head}   {span}   " + " · ".join(f"{word} {minutes}'" for word, minutes in sums if minutes)
    section = -1
    for row in day.rows:
        if row.section is not None and row.section != section and not row.is_pause:
            section = row.section
            yield f"  {agenda.section(row)}"
        yield _table_row(agenda, row)
    yield ""


def _table_row(agenda: Agenda, row: Row) -> str:
    minutes = f"{'~' if row.estimated else ''}{row.minutes}'"
    marks = {"must": "", "should": "○", "could": "◇"}[row.priority]
    slides = agenda.slide_range(row)
    pages = "–".join(str(number) for number in dict.fromkeys(slides or ()))
    pin = "*" if row.pinned else " "
    title = ("── " if row.is_pause else "") + agenda.title(row)
    kind = padded(agenda.kind(row), 10)
    line = f"  {clock(row.start)}–{clock(row.end)}{pin} {minutes:>5}  {kind}{padded(title, 46)}{marks:2}{pages}"
    return line.rstrip()


WRITERS = {"table": as_table, "json": as_json, "csv": as_csv, "ics": as_calendar}
