"""The line a problem points at, with a caret under the column."""

from __future__ import annotations

from collections.abc import Callable

from coursegen.problems import Problem, Source
from coursegen.terminal import cells

WIDTH = 96
"""Cells of a terminal line left for the excerpt."""


def excerpt(problem: Problem, read_line: Callable[[Source], str | None]) -> str | None:
    """The offending line and a caret below it; ``None`` where ``read_line`` finds no such line."""
    if problem.source is None or (line := read_line(problem.source)) is None:
        return None
    shown, column = _window(line.rstrip("\n").replace("\t", " "), problem.source.column - 1)
    margin = f"{problem.source.line} | "
    return f"{margin}{shown}\n{' ' * (len(margin) - 2)}| {' ' * cells(shown[:column])}^"


def _window(line: str, column: int) -> tuple[str, int]:
    """The part of a long line around a column, and where the column is in it; unprintable signs become ``·``."""
    line = "".join(char if char.isprintable() or char == "\u3000" else "·" for char in line)
    column = max(0, min(column, len(line)))
    first = 0
    while cells(line[first : column + 1]) > WIDTH - 16:
        first += 1
    last = len(line)
    while cells(line[first:last]) > WIDTH:
        last -= 1
    shown = ("…" if first else "") + line[first:last] + ("…" if last < len(line) else "")
    return shown, column - first + (1 if first else 0)
