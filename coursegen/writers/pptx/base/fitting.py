"""How large a text may stand in a client's placeholder: a cautious sum, since its font is not ours to measure."""

from __future__ import annotations

import re
import unicodedata

from coursegen.layout.frames import Box

_INSET_X, _INSET_Y = 14.4, 7.2
"""What Office leaves free inside a text box, both sides together, in points."""
_LINE = 1.2
_STEP = 0.92
_BREAK = re.compile(r"(.?)\v(.?)", re.S)


def fitting_size(text: str, box: Box, size: float, least: float) -> float:
    """The size, or the next smaller one at which the text stands in the box; never below the least."""
    while size > least and not _fits(text, box, size):
        size = max(least, size * _STEP)
    return round(size, 1)


def width_at(text: str, size: float) -> float:
    """About how wide a line of text is."""
    return size * _ems(text)


def unbroken(text: str) -> str:
    """The text without forced breaks; words stay apart."""
    return _BREAK.sub(lambda found: found[1] + (" " if (found[1] + found[2]).isascii() else "") + found[2], text)


def _fits(text: str, box: Box, size: float) -> bool:
    room = max(1.0, (box.w - _INSET_X) / size)
    lines = sum(max(1, -(-int(100 * _ems(line)) // int(100 * room))) for line in re.split(r"[\v\n]", text))
    return lines * size * _LINE <= max(size * _LINE, box.h - _INSET_Y)


def _ems(text: str) -> float:
    """The width of a line in units of its size."""
    return sum(_em(character) for character in text)


def _em(character: str) -> float:
    if unicodedata.east_asian_width(character) in "WFA":
        return 1.0
    return 0.72 if character.isupper() else 0.56
