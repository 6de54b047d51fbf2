"""Outlines and delivery files in, every case, tool and recording of theirs and of their libraries out, with their uses.

As a table for a terminal, or JSON. One outline that cannot be read does not keep the others from being listed.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from coursegen.course import Activity, Case, Course, Library
from coursegen.course.library import SharedMedia, Tool
from coursegen.course.uses import case_uses, media_uses, tool_uses
from coursegen.deliveries import deliver
from coursegen.outline import outline_libraries
from coursegen.problems import Source
from coursegen.terminal import cells, padded
from coursegen.wording import say

WIDEST_ID = 28
WIDEST_TITLE = 40
_USED = {"case": case_uses, "tool": tool_uses, "media": media_uses}


@dataclass(frozen=True, slots=True)
class Use:
    """An activity of a course that uses an entry."""

    course: str
    activity: str
    at: Source


@dataclass(frozen=True, slots=True)
class Entry:
    """A case, tool or recording; ``keeper`` is the title of the course or library it stands in."""

    kind: str
    written: Case | Tool | SharedMedia
    keeper: str
    uses: tuple[Use, ...] = ()

    @property
    def title(self) -> str:
        """What it is called."""
        return (self.written.media if isinstance(self.written, SharedMedia) else self.written.title) or ""

    @property
    def note(self) -> str | None:
        """What a tool says to those who choose it."""
        return self.written.note if isinstance(self.written, Tool) else None

    @property
    def marks(self) -> tuple[str | None, str | None, str | None]:
        """The channel, source and status of a case."""
        case = self.written
        return (case.channel, case.origin, case.status) if isinstance(case, Case) else (None, None, None)


class Catalogue:
    """Gathers entries outline by outline."""

    def __init__(self) -> None:
        self._own: dict[Source, Entry] = {}
        self._shared: dict[Source, Entry] = {}
        self._uses: dict[Source, list[Use]] = {}

    def add(self, path: Path) -> None:
        """Takes up an outline and its libraries, or what a delivery file leaves of them.

        Raises :class:`OutlineError` when it cannot be read.
        """
        delivery = deliver(path)
        course, libraries = delivery.course, outline_libraries(delivery.outline)
        for library in libraries:
            self._shared |= {entry.written.written_at: entry for entry in _entries(library)}
        own = [Entry("case", case, course.title) for case in course.cases if case.written_at not in self._shared]
        self._own |= {entry.written.written_at: entry for entry in own}
        known = [*own, *(entry for library in libraries for entry in _entries(library))]
        self._note_uses(course, {(entry.kind, entry.written.id): entry.written.written_at for entry in known})

    def _note_uses(self, course: Course, places: dict[tuple[str, str], Source]) -> None:
        for activity in course.activities():
            for kind, used in _USED.items():
                for id in dict.fromkeys(id for _, id in used(activity)):
                    use = Use(course.title, _called(activity, course), activity.written_at)
                    self._uses.setdefault(places[kind, id], []).append(use)

    def entries(self) -> list[Entry]:
        """All entries with their uses: those of courses in the order read, then those of libraries."""
        return [
            Entry(entry.kind, entry.written, entry.keeper, tuple(self._uses.get(place, ())))
            for place, entry in (self._own | self._shared).items()
        ]


def _entries(library: Library) -> Iterator[Entry]:
    for kind, entries in (("case", library.cases), ("tool", library.tools), ("media", library.media)):
        for written in entries:
            yield Entry(kind, written, library.title or written.written_at.file)


def _called(activity: Activity, course: Course) -> str:
    """The activity's title, or that of the case it works on."""
    return activity.title or next((course.case(id).title for _, id in case_uses(activity)), activity.kind)


def as_json(entries: Sequence[Entry], language: str) -> str:
    """The entries as a list of objects, for other programs."""
    return json.dumps([_object(entry) for entry in entries], ensure_ascii=False, indent=2) + "\n"


def _object(entry: Entry) -> dict[str, object]:
    channel, source, status = entry.marks
    place = entry.written.written_at
    uses = [
        {"course": use.course, "activity": use.activity, "file": use.at.file, "line": use.at.line} for use in entry.uses
    ]
    return {
        "kind": entry.kind,
        "id": entry.written.id,
        "title": entry.title,
        "channel": channel,
        "source": source,
        "status": status,
        "note": entry.note,
        "keeper": entry.keeper,
        "file": place.file,
        "line": place.line,
        "uses": uses,
    }


def as_table(entries: Sequence[Entry], language: str) -> str:
    """The entries for a terminal, one file after the other; below each the activities that use it."""
    if not entries:
        return say("entries-none", language) + "\n"
    rows = [_cells(entry, language) for entry in entries]
    widths = [max(map(cells, column)) + 2 for column in zip(*rows, strict=True)]
    widths[1], widths[2] = min(widths[1], WIDEST_ID), min(widths[2], WIDEST_TITLE)
    lines: list[str] = []
    file = None
    for entry, row in zip(entries, rows, strict=True):
        if entry.written.written_at.file != file:
            file = entry.written.written_at.file
            lines += ["", entry.keeper] if lines else [entry.keeper]
        filled = (padded(text, width) for text, width in zip(row, widths, strict=True))
        lines.append("  " + "".join(filled) + f"{file}:{entry.written.written_at.line}")
        lines += [f"      {text}" for text in _remarks(entry, language)]
    return "".join(f"{line}\n" for line in lines)


def _cells(entry: Entry, language: str) -> list[str]:
    marks = zip(("channel", "source", "status"), entry.marks, strict=True)
    words = [say(f"{name}-{mark}", language) if mark else "" for name, mark in marks]
    return [say(f"entry-{entry.kind}", language), entry.written.id, entry.title, *words]


def _remarks(entry: Entry, language: str) -> Iterator[str]:
    """A tool's note, and where the entry is used; a library's says in which course."""
    if entry.note:
        yield entry.note
    for use in entry.uses:
        own = use.at.file == entry.written.written_at.file
        yield "↳ " + (use.activity if own else f"{use.course} · {use.activity}")
    if not entry.uses:
        yield "↳ " + say("entry-unused", language)


WRITERS = {"table": as_table, "json": as_json}
