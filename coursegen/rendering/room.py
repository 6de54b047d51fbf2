"""How much room the columns of a table take."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import chain

_SHORTEST, _LONGEST = 8, 60
"""Letters of a text for which a column is at its narrowest and its widest."""


def shares(rows: Sequence[Sequence[str]], heads: Sequence[str] = ()) -> str:
    """Widths of a table's columns, in parts: more for what is longer, but never so little that words are broken up."""
    columns = zip(*chain((heads,) if heads else (), rows), strict=True)
    longest = (max(map(_letters, column)) for column in columns)
    return " ".join(str(round(10 * min(max(letters, _SHORTEST), _LONGEST) ** 0.5)) for letters in longest)


def _letters(text: str) -> int:
    """A Han character takes the room of two letters."""
    return sum(2 if character >= "\u2e80" else 1 for character in text)
