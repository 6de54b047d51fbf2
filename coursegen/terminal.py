"""How text fills the cells of a terminal, where a Chinese character takes two."""

from __future__ import annotations

import unicodedata


def cells(text: str) -> int:
    """How many cells a text takes."""
    return sum(_cells_of(char) for char in text)


def padded(text: str, width: int) -> str:
    """The text filled up, or cut, to a number of cells."""
    shown, used = "", 0
    for char in text:
        wide = _cells_of(char)
        if used + wide > width - 1:
            return shown + "…" + " " * max(0, width - used - 1)
        shown, used = shown + char, used + wide
    return shown + " " * (width - used)


def _cells_of(char: str) -> int:
    if unicodedata.combining(char) or unicodedata.category(char) in ("Cf", "Mn", "Me"):
        return 0
    return 2 if unicodedata.east_asian_width(char) in "WF" else 1
