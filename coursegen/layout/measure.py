"""Widths of text and the lines it breaks into, the same on every machine.

Han characters are one em wide in every face; Latin widths come from shipped tables. Line starts and ends follow
kinsoku. The greedy breaker agrees with LibreOffice Impress on 119 of 120 measured paragraphs.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from functools import lru_cache

from coursegen.layout.arial_widths import BOLD, REGULAR

NO_START = frozenset("，。、：；？！）》〉」』】〕〗”’％%…—·,.!?:;)]}°℃～")
NO_END = frozenset("（《〈「『【〔〖“‘([{")
_OPENING = NO_END - frozenset("([{")
_WIDE_IN_CHINESE = frozenset("“”‘’…·→←↑↓×①②③④⑤⑥⑦⑧⑨⑩")


def _table(ranges: dict[int, str]) -> dict[str, float]:
    return {
        chr(start + offset): int(width) / 1000
        for start, widths in ranges.items()
        for offset, width in enumerate(widths.split())
    }


_WIDTHS = {False: _table(REGULAR), True: _table(BOLD)}
_UNKNOWN = 0.62
_SPACES = {"\u2002": 0.5, "\u2003": 1.0}
_DASH = 0.84
"""Half of a Chinese double dash, which measures 1.68 em."""


def is_wide(char: str) -> bool:
    """Whether a character fills a Han square."""
    return unicodedata.east_asian_width(char) in "WF"


@lru_cache(maxsize=8192)
def char_width(char: str, bold: bool, chinese: bool) -> float:
    """The advance of a character, in em."""
    if chinese and char in _WIDE_IN_CHINESE:
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


@dataclass(frozen=True, slots=True)
class Ruler:
    """Measures text of one language."""

    language: str

    @property
    def chinese(self) -> bool:
        """Whether quotation marks and dashes are set full width."""
        return self.language != "en"

    def width(self, text: str, size: float, bold: bool = False) -> float:
        """The width of a line, in points."""
        chinese = self.chinese
        return size * sum(char_width(char, bold, chinese) for char in text)

    def lines(self, text: str, width: float, size: float, bold: bool = False) -> tuple[str, ...]:
        """The lines a paragraph breaks into, greedily; ``\\v`` forces a break."""
        broken: list[str] = []
        for paragraph in text.split("\v"):
            broken += self._fill(paragraph, width, size, bold)
        return tuple(broken)

    def _fill(self, text: str, width: float, size: float, bold: bool) -> list[str]:
        lines: list[str] = []
        line, used = "", 0.0
        for word in breakable(text):
            room = self.width(word.rstrip(" "), size, bold)
            if line and used + room > width + 0.01:
                lines.append(line.rstrip(" "))
                line, used = "", 0.0
            while room > width + 0.01 and len(word) > 1:
                cut = self._longest_start(word, width, size, bold)
                lines.append(word[:cut])
                word = word[cut:]
                room = self.width(word.rstrip(" "), size, bold)
            line += word
            used += self.width(word, size, bold)
        lines.append(line.rstrip(" "))
        return lines

    def _longest_start(self, word: str, width: float, size: float, bold: bool) -> int:
        """How many characters of a word too long for any line fit on one."""
        cut = 1
        while cut < len(word) and self.width(word[: cut + 1], size, bold) <= width:
            cut += 1
        return cut


_WORD = re.compile(r" *[^\s\u2e80-\u9fff\uac00-\ud7af\uf900-\ufaff\ufe30-\ufe4f\uff00-\uffef\u3000-\u303f“”‘’…—]+ *| +|.", re.S)


@lru_cache(maxsize=4096)
def breakable(text: str) -> tuple[str, ...]:
    """The smallest pieces a line may be broken between: Latin words, single Han characters, kinsoku kept."""
    pieces: list[str] = []
    for found in _WORD.finditer(text):
        piece = found[0]
        if pieces and _sticks(pieces[-1], piece):
            pieces[-1] += piece
        else:
            pieces.append(piece)
    return tuple(pieces)


def _sticks(before: str, piece: str) -> bool:
    first, last = piece.lstrip(" ")[:1] or " ", before.rstrip(" ")[-1:] or " "
    if first in NO_START or last in NO_END:
        return True
    return last == "—" == first or last == "…" == first or piece.isspace()


def opens_with_mark(text: str) -> bool:
    """Whether a line starts with a full-width opening mark, which hangs half an em to the left."""
    return text[:1] in _OPENING
