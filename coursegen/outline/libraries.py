"""Written values of an outline in, the same values out with all in place that it uses of the libraries it names.

A library is read as strictly as an outline, and whole: a fault is told even in what no course uses. What is put in
place keeps its own file, line and column.
"""

from __future__ import annotations

import posixpath
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path, PurePath
from typing import Any, get_args

from coursegen.course import BLOCK_KEYS, Library, kind_of
from coursegen.course.activity import BlockEntry
from coursegen.outline.examination import validate_library
from coursegen.outline.places import sharpened
from coursegen.outline.references import check_library
from coursegen.outline.yaml_text import MOST_VALUES, read_yaml
from coursegen.problems import OutlineError, Problem
from coursegen.written import WrittenList, WrittenMap, WrittenText

ENTRIES = ("cases", "tools", "media")
_LIBRARY_KEYS = {"title", *ENTRIES}
_SHELF_MARKS = ("id", "title", "note")
_BLOCKS = {key: get_args(BlockEntry.model_fields[key].annotation)[0] for key in BLOCK_KEYS}


@dataclass(frozen=True, slots=True)
class Shelf:
    """The entries of an outline's libraries by kind and id, the libraries themselves, and what is wrong with them."""

    entries: Mapping[str, Mapping[str, WrittenMap]] = field(default_factory=lambda: {kind: {} for kind in ENTRIES})
    libraries: tuple[Library, ...] = ()
    problems: tuple[Problem, ...] = ()


def read_libraries(written: Any, folder: Path) -> Shelf:
    """What stands in the libraries an outline names. Raises :class:`OutlineError` when it is a library itself."""
    if not isinstance(written, WrittenMap):
        return Shelf()
    if "sections" not in written and set(written) <= _LIBRARY_KEYS and set(written) & set(ENTRIES):
        raise OutlineError([Problem("outline-is-library", written.source, {"file": written.source.file})])
    gathered = _Gathering(written, folder)
    return Shelf(gathered.entries, tuple(gathered.libraries), tuple(gathered.problems))


class _Gathering:
    """Reads libraries one after the other and notes what is wrong."""

    def __init__(self, outline: WrittenMap, folder: Path) -> None:
        self.entries: dict[str, dict[str, WrittenMap]] = {kind: {} for kind in ENTRIES}
        self.libraries: list[Library] = []
        self.problems: list[Problem] = []
        self._seen: dict[tuple[str, str], WrittenText] = {}
        self._folder = folder
        self._note_ids("cases", outline)
        paths = {path: name for name in _texts(outline.get("library")) if (path := self._found(name))}
        for path, name in paths.items():
            self._take(path, name)

    def _found(self, name: WrittenText) -> Path | None:
        """The library's file, if it is one in the outline's folder."""
        home = self._folder.resolve()
        try:
            path = (home / name).resolve()
            inside = path.is_relative_to(home) and not PurePath(name).is_absolute()
            if inside and path.is_file():
                return path
        except (OSError, RuntimeError):  # names too long, links that go round in circles
            inside = True
        code = "library-missing" if inside else "library-outside"
        self.problems.append(Problem(code, name.source, {"file": str(name)}))
        return None

    def _take(self, path: Path, name: WrittenText) -> None:
        told_as = str(PurePath(name.source.file).parent / name)
        try:
            written = read_yaml(path, told_as)
            library = validate_library(written)
            self.problems += sharpened(check_library(library), written)
        except OutlineError as error:
            self.problems += (_of_a_library(problem) for problem in error.problems)
            return
        self.libraries.append(library)
        for kind in ENTRIES:
            self._note_ids(kind, written)
            for entry in written.get(kind, ()):
                self.entries[kind].setdefault(entry["id"].strip(), _beside(entry, posixpath.dirname(name)))

    def _note_ids(self, kind: str, written: WrittenMap) -> None:
        """Objects to an id that another file has given before."""
        entries = written.get(kind)
        for entry in entries if isinstance(entries, list) else ():
            id = entry.get("id") if isinstance(entry, WrittenMap) else None
            if not isinstance(id, WrittenText):
                continue
            first = self._seen.setdefault((kind, id.strip()), id).source
            if first.file != id.source.file:
                values = {"written": str(id), "first": f"{first.file}:{first.line}"}
                self.problems.append(Problem("shared-id", id.source, values))


def _of_a_library(problem: Problem) -> Problem:
    """What the reader says of empty files, said of a library."""
    return Problem("library-shape", problem.source) if problem.code == "outline-empty" else problem


def with_libraries(written: Any, shelf: Shelf, cases: Iterable[str] = ()) -> Any:
    """The outline's values with what it uses in place, and these cases; names that no library knows stay."""
    if not shelf.libraries or not isinstance(written, WrittenMap):
        return written
    whole = _Placing(shelf.entries).filled(written)
    used = {*_cases_named(whole), *cases}
    placed = [case for id, case in shelf.entries["cases"].items() if id in used]
    own = whole.get("cases", WrittenList([], written.source))
    if not placed or not isinstance(own, WrittenList):
        return whole
    return _changed(whole, {"cases": WrittenList([*own, *placed], own.source)})


class _Placing:
    """Puts tools and recordings where activities name them."""

    def __init__(self, entries: Mapping[str, Mapping[str, WrittenMap]]) -> None:
        self._entries = entries
        self._placed = 0

    def filled(self, value: Any) -> Any:
        """The value with every activity in it filled."""
        if isinstance(value, WrittenList):
            return WrittenList([self.filled(item) for item in value], value.source)
        if not isinstance(value, WrittenMap):
            return value
        value = _changed(value, {key: self.filled(inner) for key, inner in value.items()})
        return self._with_tools(self._with_recording(value)) if kind_of(value) else value

    def _with_recording(self, activity: WrittenMap) -> WrittenMap:
        name = activity.get("use")
        if not isinstance(name, WrittenText) or "media" not in activity or name.strip() not in self._entries["media"]:
            return activity
        entry = self._entries["media"][name.strip()]
        self._count(entry, name)
        return _changed(activity, {key: entry[key] for key in entry if key not in (*activity, *_SHELF_MARKS)})

    def _with_tools(self, activity: WrittenMap) -> WrittenMap:
        """The activity with its tools' blocks among its content; their places say where they stand in it."""
        content = activity.get("content", [])
        keepers = [keeper for keeper in (activity, *content) if isinstance(keeper, WrittenMap)]
        tools = self._entries["tools"]
        named = [name for keeper in keepers for name in _texts(keeper.get("tools")) if name.strip() in tools]
        if not named or not isinstance(content, list):
            return activity
        placed = [entry for name in named for entry in self._blocks(tools[name.strip()], name)]
        return _changed(activity, {"content": WrittenList([*content, *placed], named[0].source)})

    def _blocks(self, tool: WrittenMap, name: WrittenText) -> Iterator[WrittenMap]:
        """The tool's blocks as entries of ``content``, placed where the tool is named."""
        self._count(tool, name)
        for part in (tool, *tool.get("content", ())):
            blocks = {key: _titled(key, part[key], tool["title"]) for key in part if key in BLOCK_KEYS}
            yield WrittenMap(blocks, name.source, part.keys_at)

    def _count(self, entry: WrittenMap, name: WrittenText) -> None:
        """Keeps few words from becoming more than any course holds."""
        self._placed += _size(entry)
        if self._placed > MOST_VALUES:
            raise OutlineError([Problem("too-much-shared", name.source, {"written": str(name)})])


def _changed(written: WrittenMap, entries: Mapping[str, Any]) -> WrittenMap:
    return WrittenMap({**written, **entries}, written.source, written.keys_at)


def _titled(key: str, block: Any, title: WrittenText) -> Any:
    """The block under its tool's title, where it has none of its own."""
    long = _BLOCKS[key].long_form(block)
    if not isinstance(long, dict) or "title" in long:
        return block
    return WrittenMap({**long, "title": title}, block.source, getattr(block, "keys_at", {}))


def _beside(entry: WrittenMap, folder: str) -> WrittenMap:
    """The entry with its pictures and its recording named as seen from the outline: they lie beside the library."""
    content = entry.get("content")
    if content:
        entry = _changed(entry, {"content": WrittenList([_beside(part, folder) for part in content], content.source)})
    if "file" in entry:
        entry = _changed(entry, {"file": _path(folder, entry["file"])})
    if isinstance(image := entry.get("image"), WrittenMap):
        entry = _changed(entry, {"image": _changed(image, {"file": _path(folder, image["file"])})})
    elif image:
        entry = _changed(entry, {"image": _path(folder, image)})
    return entry


def _path(folder: str, file: WrittenText) -> WrittenText:
    return WrittenText(posixpath.normpath(posixpath.join(folder, file)), file.source)


def _cases_named(value: Any) -> Iterator[str]:
    """Every text that may be a case's id: behind ``case:``, or behind the ``use:`` in it."""
    if isinstance(value, list):
        for item in value:
            yield from _cases_named(item)
    elif isinstance(value, dict):
        case = value.get("case")
        named = case.get("use") if isinstance(case, dict) else case
        if isinstance(named, str):
            yield named.strip()
        for inner in value.values():
            yield from _cases_named(inner)


def _size(value: Any) -> int:
    inner = value.values() if isinstance(value, dict) else value if isinstance(value, list) else ()
    return 1 + sum(_size(part) for part in inner)


def _texts(written: Any) -> Iterator[WrittenText]:
    """The texts of a field that takes one or a list of them."""
    for item in written if isinstance(written, list) else (written,):
        if isinstance(item, WrittenText) and item:
            yield item
