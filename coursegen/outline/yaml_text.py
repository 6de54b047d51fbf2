"""YAML text in, written values out: scalars as they were typed, each value with its place.

Refuses what would hang or crash a YAML loader (depth, aliases, size) and what would lose words silently (repeated
keys, merge keys, tags). Knows nothing of courses.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Container, Iterator
from pathlib import Path
from typing import Any

import yaml

from coursegen.outline.yaml_mistakes import (
    Complaint,
    Mistake,
    cut_by_hash,
    faulty_key,
    likely_mistake,
    repeated_mistakes,
    swallowed_line,
)
from coursegen.problems import MOST_PROBLEMS, OutlineError, Problem, Source
from coursegen.written import WrittenList, WrittenMap, WrittenText

_UNSEEN = "\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069\ufeff\ufffe\uffff"
_OTHER_FILES = (b"PK\x03\x04", b"\xd0\xcf\x11\xe0", b"%PDF-", b"{\\rtf")
"""How Word, PowerPoint, Excel and PDF files begin, whatever they are called."""
MOST_BYTES = 1024 * 1024
MOST_DEPTH = 50
ENOUGH = 1024
MOST_ALIASES = 50
MOST_VALUES = 60_000
"""Values of one outline, those that aliases repeat included; a course of two days has six thousand."""

Loader: type = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


def read_yaml(path: Path, name: str, keys: Container[str] = ()) -> Any:
    """The written values of a YAML file; ``name`` is what messages call it. Raises :class:`OutlineError`."""
    return parse_yaml(_decode(_read(path, name), name), name, keys)


def parse_yaml(text: str, name: str, keys: Container[str] = ()) -> Any:
    """The written values of YAML text; ``keys`` are names by which a key without its space is known.

    Raises :class:`OutlineError` with the first fault that keeps the text from being read and others of its kind.
    """
    _refuse_hidden_characters(text, name)
    composer, lines = _Composer(text, name), text.split("\n")
    problems = composer.problems
    try:
        value = composer.document()
    except yaml.YAMLError as error:
        problems.append(_syntax_problem(error, lines, name))
    if any(problem.code.startswith("yaml-") for problem in problems):
        problems += [_told(mistake, name) for mistake in repeated_mistakes(lines, keys)]
    if problems:
        by_line = {problem.source.line: problem for problem in reversed(problems) if problem.source}
        raise OutlineError([by_line[line] for line in sorted(by_line)][:MOST_PROBLEMS])
    return value


def _read(path: Path, name: str) -> bytes:
    try:
        with path.open("rb") as file:
            content = file.read(MOST_BYTES + 1)
    except IsADirectoryError:
        raise OutlineError([Problem("outline-is-folder", None, {"file": name})]) from None
    except OSError as error:
        values = {"file": name, "reason": error.strerror or str(error)}
        raise OutlineError([Problem("outline-unreadable", None, values)]) from None
    if len(content) > MOST_BYTES:
        raise OutlineError([Problem("outline-too-large", Source(name, 1, 1), {"most": MOST_BYTES // 1024})])
    return content


def _decode(content: bytes, name: str) -> str:
    if content.startswith(_OTHER_FILES):
        raise OutlineError([Problem("outline-other-file", None, {"file": name})])
    if content[:2] in (b"\xff\xfe", b"\xfe\xff") or b"\0" in content[:ENOUGH]:
        raise OutlineError([Problem("not-utf8", Source(name, 1, 1))])
    try:
        return content.decode("utf-8-sig").replace("\r\n", "\n").replace("\r", "\n")
    except UnicodeDecodeError as error:
        before = content[: error.start]
        line = before.count(b"\n") + 1
        column = len(before.rsplit(b"\n", 1)[-1].decode("utf-8", "replace")) + 1
        values = {"gb": "GB 18030"} if _is_gb18030(content) else {}
        raise OutlineError([Problem("not-utf8", Source(name, line, column), values)]) from None


def _is_gb18030(content: bytes) -> bool:
    try:
        content.decode("gb18030")
    except UnicodeDecodeError:
        return False
    return True


def _refuse_hidden_characters(text: str, name: str) -> None:
    problems = [
        Problem("hidden-character", Source(name, number, column), {"code": f"U+{ord(char):04X}"})
        for number, line in enumerate(text.split("\n"), 1)
        if not line.isprintable()
        for column, char in enumerate(line, 1)
        if _is_hidden(char)
    ]
    if problems:
        raise OutlineError(problems[:20])


def _is_hidden(char: str) -> bool:
    """Control, surrogate and direction-changing characters; a tab is left to YAML to complain about."""
    return char != "\t" and (unicodedata.category(char) in ("Cc", "Cs", "Zl", "Zp") or char in _UNSEEN)


class _Composer:
    """Builds written values from YAML events, counting depth and aliases as they come."""

    def __init__(self, text: str, name: str) -> None:
        self._name = name
        self._lines = text.split("\n")
        self._events: Iterator[yaml.Event] = yaml.parse(text, Loader=Loader)
        self._anchors: dict[str, tuple[Any, int]] = {}
        self._aliases = 0
        self._values = 0
        self.problems: list[Problem] = []

    def document(self) -> Any:
        """The only document of the text."""
        value: Any = None
        documents = 0
        for event in self._events:
            if isinstance(event, yaml.DocumentStartEvent):
                documents += 1
                if documents > 1:
                    raise OutlineError([*self.problems, Problem("several-documents", self._at(event))])
            elif isinstance(event, yaml.NodeEvent):
                value = self._value(event, 0)
        if value is None:
            self.problems.append(Problem("outline-empty", Source(self._name, 1, 1)))
        return value

    def _at(self, event: yaml.Event) -> Source:
        return Source(self._name, event.start_mark.line + 1, event.start_mark.column + 1)

    def _value(self, event: yaml.Event, depth: int) -> Any:
        first = self._values
        self._values += 1
        if depth > MOST_DEPTH:
            raise OutlineError([Problem("too-deep", self._at(event), {"most": MOST_DEPTH})])
        if self._values > MOST_VALUES:
            raise OutlineError([Problem("too-many-values", self._at(event), {"most": MOST_VALUES})])
        if isinstance(event, yaml.AliasEvent):
            return self._alias(event)
        if event.tag not in (None, "!"):
            self.problems.append(Problem("tag", self._at(event), {"tag": event.tag}))
        if isinstance(event, yaml.ScalarEvent):
            value: Any = self._scalar(event)
        elif isinstance(event, yaml.SequenceStartEvent):
            value = WrittenList(list(self._items(depth)), self._at(event))
        else:
            value = self._mapping(event, depth)
        if event.anchor:
            self._anchors[event.anchor] = value, self._values - first
        return value

    def _scalar(self, event: yaml.ScalarEvent) -> WrittenText:
        """The text as typed; an unquoted one may have swallowed a key or lost its end to a number sign."""
        if not event.style:
            first, end = event.start_mark.line + 1, event.end_mark
            swallowed = swallowed_line(first, end.line + (end.column > 0), self._lines) if end.line >= first else None
            line = self._lines[min(end.line, len(self._lines) - 1)]
            if mistake := swallowed or cut_by_hash(line, end.column, end.line + 1):
                self.problems.append(_told(mistake, self._name))
        if event.style == '"' and not event.value.isprintable():
            self._refuse_written_out(event)
        return WrittenText(_plain_null(event), self._at(event))

    def _refuse_written_out(self, event: yaml.ScalarEvent) -> None:
        """Notes hidden characters that quoted text spells out: a new line is no such, a bell is."""
        hidden = [char for char in event.value if char != "\n" and _is_hidden(char)]
        if hidden:
            values = {"code": f"U+{ord(hidden[0]):04X}"}
            self.problems.append(Problem("hidden-character", self._at(event), values))

    def _alias(self, event: yaml.AliasEvent) -> Any:
        """The anchored value once more, with the place of its repetition."""
        place = self._at(event)
        if event.anchor not in self._anchors:
            raise OutlineError([*self.problems, Problem("unknown-alias", place, {"name": event.anchor})])
        value, size = self._anchors[event.anchor]
        self._aliases += 1
        self._values += size
        if self._aliases > MOST_ALIASES or self._values > MOST_VALUES:
            raise OutlineError([Problem("too-many-aliases", place, {"most": MOST_ALIASES})])
        return _placed(value, place)

    def _items(self, depth: int) -> Iterator[Any]:
        while not isinstance(event := next(self._events), yaml.SequenceEndEvent):
            yield self._value(event, depth + 1)

    def _mapping(self, start: yaml.Event, depth: int) -> WrittenMap:
        entries: dict[str, Any] = {}
        keys_at: dict[str, Source] = {}
        while not isinstance(event := next(self._events), yaml.MappingEndEvent):
            key = self._value(event, depth + 1)
            value = self._value(next(self._events), depth + 1)
            if problem := _key_problem(key, keys_at):
                self.problems.append(problem)
                continue
            entries[str(key)], keys_at[str(key)] = value, key.source
        return WrittenMap(entries, self._at(start), keys_at)


def _placed(value: Any, place: Source) -> Any:
    if isinstance(value, WrittenMap):
        return WrittenMap(value, place, value.keys_at)
    return WrittenList(value, place) if isinstance(value, WrittenList) else WrittenText(value, place)


def _plain_null(event: yaml.ScalarEvent) -> str:
    return "" if event.implicit[0] and event.value in ("~", "null", "Null", "NULL") else event.value


def _key_problem(key: Any, seen: dict[str, Source]) -> Problem | None:
    place = key.source
    if not isinstance(key, str):
        return Problem("key-not-text", place)
    if not key.strip():
        return Problem("key-empty", place)
    if key != key.strip():
        return Problem("yaml-wide-space", place)
    if mistake := faulty_key(key):
        return Problem(mistake[0], place, mistake[1])
    if key == "<<":
        return Problem("merge-key", place)
    if key in seen:
        return Problem("repeated-key", place, {"key": str(key), "first": seen[key].line})
    return None


def _syntax_problem(error: yaml.YAMLError, lines: list[str], name: str) -> Problem:
    """YAML's own complaint, put in the words of the mistake that most often causes it."""
    at = _mark(getattr(error, "problem_mark", None), len(lines)) or (1, 1)
    since = _mark(getattr(error, "context_mark", None), len(lines)) or at
    said, doing = getattr(error, "problem", None) or "", getattr(error, "context", None) or ""
    return _told(likely_mistake(Complaint(said, doing, at, since), lines), name)


def _mark(mark: Any, most: int) -> tuple[int, int] | None:
    return (min(mark.line + 1, most), mark.column + 1) if mark else None


def _told(mistake: Mistake, name: str) -> Problem:
    return Problem(mistake.code, Source(name, mistake.line, mistake.column), mistake.values)
