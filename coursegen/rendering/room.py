"""How much room contents take: rows of a workbook's page, and the columns of a table."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import chain
from typing import Any

_LISTS = ("items", "rows", "turns", "beats")
_HEAD = 2
"""Rows that a block's title and column heads take."""

_SHORTEST, _LONGEST = 8, 60
"""Letters of a text for which a column is at its narrowest and its widest."""


def rows_taken(blocks: Iterable[Any]) -> int:
    """About how many rows to write in the blocks take together, their heads included."""
    return sum(_HEAD + _rows(block) for block in blocks)


def _rows(block: Any) -> int:
    entries = [entry for name in _LISTS for entry in getattr(block, name, ())]
    inner = sum(len(getattr(entry, "items", ())) for entry in entries if not isinstance(entry, str | tuple))
    return len(entries) + inner // 2


def shares(rows: Sequence[Sequence[str]], heads: Sequence[str] = ()) -> str:
    """Widths of a table's columns, in parts: more for what is longer, but never so little that words are broken up."""
    columns = zip(*chain((heads,) if heads else (), rows), strict=True)
    longest = (max(map(_letters, column)) for column in columns)
    return " ".join(str(round(10 * min(max(letters, _SHORTEST), _LONGEST) ** 0.5)) for letters in longest)


def _letters(text: str) -> int:
    """A Han character takes the room of two letters."""
    return sum(2 if character >= "\u2e80" else 1 for character in text)
