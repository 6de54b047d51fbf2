"""How much room the columns of a table take."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import chain

from coursegen.rendering.inline import plain

_SHORTEST, _LONGEST = 8, 60
"""Letters of a text for which a column is at its narrowest and its widest."""

_ABREAST = {7: 8, 6: 11, 5: 15, 4: 20}
"""How many letters a name may have where so many stand abreast."""
_FEWEST = 3


def shares(rows: Sequence[Sequence[str]], heads: Sequence[str] = ()) -> str:
    """Widths of a table's columns, in parts: more for what is longer, but never so little that words are broken up."""
    columns = zip(*chain((heads,) if heads else (), rows), strict=True)
    longest = (max(map(_letters, column)) for column in columns)
    return " ".join(str(round(10 * min(max(letters, _SHORTEST), _LONGEST) ** 0.5)) for letters in longest)


def abreast(names: Sequence[str]) -> int:
    """How many of some short names stand on each line of a page, so that none is broken and lines are alike."""
    longest = max(_letters(plain(name)) for name in names)
    most = next((count for count, room in _ABREAST.items() if longest <= room), _FEWEST)
    lines = -(-len(names) // most)
    return -(-len(names) // lines)


def _letters(text: str) -> int:
    """A Han character takes the room of two letters."""
    return sum(2 if character >= "\u2e80" else 1 for character in text)
