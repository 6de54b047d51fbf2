"""Sharper places for problems that only know the object in which something is written."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Any

from coursegen.problems import Problem, Source
from coursegen.written import WrittenMap, WrittenText


def sharpened(problems: Sequence[Problem], root: Any) -> Iterator[Problem]:
    """The problems, each at the very text it quotes as ``written`` where that stands in the object it points at."""
    keepers = {found.source: found for found in _maps_in(root)} if problems else {}
    for problem in problems:
        quoted = problem.values.get("written")
        keeper = keepers.get(problem.source) if problem.source else None
        place = next((text.source for text in _texts_in(keeper) if text.strip() == quoted), None)
        yield replace(problem, source=place) if place else problem


def _maps_in(value: Any) -> Iterator[WrittenMap]:
    if isinstance(value, WrittenMap):
        yield value
    for child in _children(value):
        yield from _maps_in(child)


def _texts_in(value: Any) -> Iterator[WrittenText]:
    for child in _children(value):
        if isinstance(child, WrittenText):
            yield child
        elif isinstance(child, list):
            yield from _texts_in(child)


def _children(value: Any) -> Iterator[Any]:
    if isinstance(value, dict):
        yield from value.values()
    elif isinstance(value, list):
        yield from value


def place_order(problem: Problem) -> Source:
    """A key that sorts problems file by file, as they follow each other in each."""
    return problem.source or Source("", 0, 0)
