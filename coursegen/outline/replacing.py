"""A course and other words for some of its own in, the same course in these words out.

Everything that is printed is reworded; ids, references, file names, times and closed words are not, since they are
fields of another type or stand in ``NAMES``.
"""

from __future__ import annotations

import difflib
import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from typing import Any, Literal, TypeVar, get_args, get_origin

from coursegen.course import Course, Node
from coursegen.course.arrangements import Phase

Value = TypeVar("Value")

NAMES = frozenset({"case", "code", "date", "file", "id", "ignore", "logo", "objective", "theme", "use", "version"})
"""Fields whose texts name something: no reader is meant to read them as words."""
MOST_CANDIDATES = 50_000
"""Passages compared with a term that is nowhere; more would take longer than it helps."""
ALIKE = 0.6

_EDGE = "[A-Za-z0-9]"
_WORD = re.compile(r"[A-Za-z0-9]+(?:[-'’][A-Za-z0-9]+)*")


class Rewording:
    """Rewords values and counts what it replaced, the longest terms first and nothing twice."""

    def __init__(self, terms: Mapping[str, str]) -> None:
        self._terms = terms
        self._pattern = re.compile("|".join(_whole(term) for term in sorted(terms, key=len, reverse=True)))
        self.counts: Counter[str] = Counter()

    def reworded(self, value: Value) -> Value:
        """The value with all its printed texts in the new words."""
        return self._reworded(value) if self._terms else value

    def _reworded(self, value: Any) -> Any:
        if isinstance(value, str):
            return self._pattern.sub(self._instead, value)
        if isinstance(value, tuple):
            return tuple(self._reworded(item) for item in value)
        if isinstance(value, Node):
            names = printed_fields(type(value))
            return value.model_copy(update={name: self._reworded(getattr(value, name)) for name in names})
        return value

    def _instead(self, found: re.Match[str]) -> str:
        self.counts[found[0]] += 1
        return self._terms[found[0]]


def _whole(term: str) -> str:
    """A pattern for the term that does not begin or end within a word or number of Latin script."""
    before = f"(?<!{_EDGE})" if re.match(_EDGE, term) else ""
    after = f"(?!{_EDGE})" if re.search(f"{_EDGE}$", term) else ""
    return before + re.escape(term) + after


@cache
def printed_fields(node: type[Node]) -> tuple[str, ...]:
    """The fields of a class that can hold printed text, themselves or further down."""
    if node is Phase:
        return ()
    fields = ((name, field.annotation) for name, field in node.model_fields.items())
    return tuple(name for name, kind in fields if _holds_text(kind) and not _is_name(name, kind))


def _is_name(name: str, kind: Any) -> bool:
    return name in NAMES and not any(isinstance(part, type) and issubclass(part, Node) for part in _parts(kind))


def _holds_text(kind: Any) -> bool:
    return any(isinstance(part, type) and issubclass(part, str | Node) for part in _parts(kind))


def _parts(kind: Any) -> Iterator[Any]:
    """The types within a type; the words of a closed choice are none."""
    if get_origin(kind) is Literal:
        return
    if get_origin(kind) is None:
        yield kind
    for part in get_args(kind):
        yield from _parts(part)


def nearest_passage(term: str, course: Course) -> str | None:
    """The words of the course most like a term that is nowhere in it."""
    passages = (passage for passage in _passages(course, term) if _shares_half(passage, term))
    candidates = list(dict.fromkeys(passages))[:MOST_CANDIDATES]
    return next(iter(difflib.get_close_matches(term, candidates, n=1, cutoff=ALIKE)), None)


def _passages(course: Course, term: str) -> Iterator[str]:
    """Stretches of the course's texts about as long as the term: in words, or in characters where it has none."""
    words = len(_WORD.findall(term)) if _WORD.fullmatch(term.replace(" ", "")) else 0
    for text in texts_of(course):
        if words:
            found = list(_WORD.finditer(text))
            ends = zip(found, found[words - 1 :], strict=False)
            yield from (text[first.start() : last.end()] for first, last in ends)
        else:
            yield from (text[start : start + len(term)] for start in range(len(text) - len(term) + 1))


def texts_of(value: Any) -> Iterator[str]:
    """Every printed text, in the order of the fields."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, tuple):
        for item in value:
            yield from texts_of(item)
    elif isinstance(value, Node):
        for name in printed_fields(type(value)):
            yield from texts_of(getattr(value, name))


def _shares_half(passage: Iterable[str], term: str) -> bool:
    return 2 * len(set(passage) & set(term)) >= len(set(term))
