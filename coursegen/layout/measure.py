"""How wide text is and where its lines end, the same on every machine.

Han characters are one em wide in every face; Latin widths come from shipped tables. Lines keep to kinsoku, words stay
whole and digits with their measure word. Of some 33,000 texts LibreOffice Impress breaks two into other lines.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator
from functools import lru_cache
from itertools import accumulate
from typing import NamedTuple

from msgspec import Struct

from coursegen.layout.arial_widths import BOLD, REGULAR

WIDE_IN_CHINESE = frozenset("“”‘’…·→←↑↓×①②③④⑤⑥⑦⑧⑨⑩")
_UNKNOWN = 0.62
_SPACES = {"\u2002": 0.5, "\u2003": 1.0}
_DASH = 0.84
"""Half of a Chinese double dash, which measures 1.68 em."""

SEAM = 0.25
"""What LibreOffice and WPS leave free where Han characters meet Latin ones, spaces not counted, in em."""

NO_START = frozenset("，。、：；？！）》〉」』】〕〗”’％%…—·,.!?:;)]}°℃～")
NO_END = frozenset("（《〈「『【〔〖“‘([{")
OPENING = NO_END - frozenset("([{")
_BLANKS = frozenset(" \u2002\u2003\u3000")
LOOSE = " \u2003"
"""What may be left out at the end of a line."""
SLACK = 0.0005
FORCED_BREAK = "\v"

Weighted = tuple[tuple[str, bool], ...]
"""Characters and whether they are bold."""


def _table(ranges: dict[int, str]) -> dict[str, float]:
    return {
        chr(start + offset): int(width) / 1000
        for start, widths in ranges.items()
        for offset, width in enumerate(widths.split())
    }


_WIDTHS = {False: _table(REGULAR), True: _table(BOLD)}


def is_wide(char: str) -> bool:
    """Whether a character fills a Han square."""
    return unicodedata.east_asian_width(char) in "WF"


@lru_cache(maxsize=16384)
def is_square(char: str, chinese: bool) -> bool:
    """Whether a character is set like a Han character: in the east-asian face, with lines breaking on either side."""
    return is_wide(char) or (chinese and (char in WIDE_IN_CHINESE or char == "—"))


@lru_cache(maxsize=16384)
def char_width(char: str, bold: bool, chinese: bool) -> float:
    """The advance of a character, in em."""
    if chinese and char in WIDE_IN_CHINESE:
        return 1.0
    if chinese and char == "—":
        return _DASH
    if char in _SPACES:
        return _SPACES[char]
    if is_wide(char):
        return 1.0
    if unicodedata.combining(char):
        return 0.0
    return _WIDTHS[bold].get(char, _UNKNOWN)


class Measured(Struct, frozen=True, eq=False):
    """A text and how far from its start each character begins, in em; the same text is the same object."""

    text: str
    starts: tuple[float, ...]

    def extent(self, start: int, end: int) -> float:
        """The width of some of its characters in em, spaces at the end left out."""
        while end > start and self.text[end - 1] in LOOSE:
            end -= 1
        return self.starts[end] - self.starts[start]

    @property
    def width(self) -> float:
        """The width of all of it in em."""
        return self.extent(0, len(self.text))


@lru_cache(maxsize=16384)
def _measured(weighted: Weighted, chinese: bool, opens: bool) -> Measured:
    text = "".join(part for part, _ in weighted)
    return Measured(text, tuple(accumulate(_advances(weighted, chinese, opens), initial=0.0)))


def _advances(weighted: Weighted, chinese: bool, opens: bool) -> Iterator[float]:
    """How far each character moves on, with the seam before it."""
    square: bool | None = None
    for part, bold in weighted:
        for char in part:
            width = char_width(char, bold, chinese)
            if chinese and char != " ":
                # LibreOffice takes a quotation mark at the start of a paragraph for a Latin one (7.4 to 24.8).
                before, square = square, is_square(char, chinese) and not (opens and square is None and char in "“‘")
                width += SEAM if before is not None and before != square else 0.0
            yield width


class Ruler(Struct, frozen=True):
    """Measures text of one language."""

    language: str

    @property
    def chinese(self) -> bool:
        """Whether quotation marks and dashes are set full width."""
        return self.language != "en"

    def measured(self, weighted: Weighted, opens: bool = True) -> Measured:
        """A text with the places of its characters; ``opens`` when a paragraph begins with it."""
        return _measured(weighted, self.chinese, opens)

    def width(self, text: str, size: float, bold: bool = False) -> float:
        """The width of a line, in points."""
        return size * self.measured(((text, bold),)).width


class Room(NamedTuple):
    """The width of a line in em; the first line may have more."""

    width: float
    first: float = 0.0

    def of(self, line: int) -> float:
        """The width of a line, counted from 0."""
        return (self.width if line else self.width + self.first) + SLACK


class Breaks(Struct, frozen=True):
    """The characters lines begin with after the first; ``cuts_word`` when a word is wider than a line."""

    places: tuple[int, ...] = ()
    cuts_word: bool = False

    @property
    def lines(self) -> int:
        """How many lines there are."""
        return len(self.places) + 1


@lru_cache(maxsize=16384)
def edges(text: str, chinese: bool) -> tuple[int, ...]:
    """Where a line may end, the end of the text included."""
    return (*(i for i in range(1, len(text)) if _may_break(text, i, chinese)), len(text))


@lru_cache(maxsize=16384)
def office_edges(text: str, chinese: bool) -> tuple[int, ...]:
    """Where Office programs end lines too: between digits and their measure word, after strokes."""
    more = {i for i in range(2, len(text)) if _breaks_in_office(text[i - 2 : i + 1])}
    return tuple(sorted(more.union(edges(text, chinese))))


@lru_cache(maxsize=16384)
def wary_edges(text: str, chinese: bool) -> tuple[int, ...]:
    """Where all Office programs end lines: LibreOffice does not between a full-width mark and a Latin word."""
    return tuple(i for i in edges(text, chinese) if i == len(text) or not _is_seam_after_mark(text[i - 1], text[i]))


def _is_seam_after_mark(before: str, after: str) -> bool:
    return before in NO_START and is_wide(before) and after.isascii() and after.isalnum()


def _breaks_in_office(three: str) -> bool:
    first, before, after = tuple(three)
    if before == " ":
        return first.isdigit() and is_wide(after) and after not in NO_START
    return before in "/–" and first not in _BLANKS and (after.isalnum() if before == "–" else after.isalpha())


def _may_break(text: str, i: int, chinese: bool) -> bool:
    before, after = text[i - 1], text[i]
    if after in NO_START or before in NO_END or after in _BLANKS:
        return False
    if before in _BLANKS:
        return not (before == " " and i > 1 and text[i - 2].isdigit() and is_wide(after))
    if before in "-—" and after.isalpha():
        return i > 1 and text[i - 2].isalpha()
    if before == "’" and after.isascii():
        return False
    return is_square(before, chinese) or is_square(after, chinese)


@lru_cache(maxsize=16384)
def filled(line: Measured, places: tuple[int, ...], room: Room) -> Breaks:
    """Lines filled one after the other, broken at some of the places."""
    if line.width <= room.of(0):
        return Breaks()
    starts: list[int] = []
    start = last = 0
    cuts = False
    for place in places:
        if last > start and line.extent(start, place) > room.of(len(starts)):
            starts.append(start := last)
        while line.extent(start, place) > room.of(len(starts)):
            cuts = True
            if place - start < 2:
                break
            starts.append(start := _longest_start(line, start, room.of(len(starts))))
        last = place
    return Breaks(tuple(starts), cuts)


def _longest_start(line: Measured, start: int, width: float) -> int:
    """The end of what fits on a line of a word too long for any."""
    end = start + 1
    while end + 1 <= len(line.text) and line.extent(start, end + 1) <= width:
        end += 1
    return end


def opens_with_mark(text: str) -> bool:
    """Whether a line starts with a full-width opening mark, which hangs half an em to the left."""
    return text[:1] in OPENING and bool(text)
