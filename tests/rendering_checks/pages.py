"""Where every word of a PDF lies, what is wrong with that, and which fonts drew it."""

from __future__ import annotations

import itertools
import subprocess
import unicodedata
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from xml.etree import ElementTree

_XHTML = "{http://www.w3.org/1999/xhtml}"

ALLOWED_FONTS = ("NotoSansCJKjp", "NotoSansCJKsc", "NotoSansCJKtc", "LiberationSans")
"""The faces of one Noto collection share their outlines, and a PDF calls them all after the first, the Japanese one."""

EMPTY_ABOVE, EMPTY_BELOW = 0.05, 0.17
"""The shares of a word's box that hold no ink: poppler draws it from 0.95 em above the baseline to 0.35 em below."""


@dataclass(frozen=True)
class Box:
    """A rectangle in points from the page's upper left corner."""

    left: float
    top: float
    right: float
    bottom: float

    def holds(self, other: Box, slack: float) -> bool:
        """Whether the other box lies inside, give or take ``slack`` points."""
        return (
            other.left >= self.left - slack
            and other.top >= self.top - slack
            and other.right <= self.right + slack
            and other.bottom <= self.bottom + slack
        )

    def overlap(self, other: Box) -> tuple[float, float]:
        """How far the boxes reach into each other, sideways and downwards; negative where they are apart."""
        return (
            min(self.right, other.right) - max(self.left, other.left),
            min(self.bottom, other.bottom) - max(self.top, other.top),
        )


@dataclass(frozen=True)
class Word:
    """Characters that stand together; ``ink`` leaves out the empty part of the font's line."""

    text: str
    box: Box

    @property
    def ink(self) -> Box:
        height = self.box.bottom - self.box.top
        top, bottom = self.box.top + EMPTY_ABOVE * height, self.box.bottom - EMPTY_BELOW * height
        return Box(self.box.left, top, self.box.right, bottom)


@dataclass(frozen=True)
class Page:
    """A page of a PDF, counted from 1, and the lines of words on it."""

    number: int
    box: Box
    lines: tuple[tuple[Word, ...], ...]

    @property
    def words(self) -> tuple[Word, ...]:
        return tuple(word for line in self.lines for word in line)

    @property
    def text(self) -> str:
        """Its characters without white space, compatibility forms folded."""
        return folded("".join(word.text for word in self.words))


def folded(text: str) -> str:
    """Text without white space, compatibility forms folded, as PDF readers give it back."""
    return "".join(unicodedata.normalize("NFKC", text).split())


def read_pages(pdf: Path) -> list[Page]:
    """The pages of a PDF with every word's place."""
    run = subprocess.run(["pdftotext", "-bbox-layout", str(pdf), "-"], capture_output=True, check=True, timeout=120)
    text = "".join(char for char in run.stdout.decode("utf-8") if char in "\t\n" or char >= " ")
    document = ElementTree.fromstring(text)
    return [_page(number, page) for number, page in enumerate(document.iter(f"{_XHTML}page"), 1)]


def _page(number: int, page: ElementTree.Element) -> Page:
    lines = tuple(tuple(_words(line)) for line in page.iter(f"{_XHTML}line"))
    return Page(number, Box(0, 0, float(page.attrib["width"]), float(page.attrib["height"])), lines)


def _words(line: ElementTree.Element) -> Iterator[Word]:
    for word in line.iter(f"{_XHTML}word"):
        sides = (float(word.attrib[side]) for side in ("xMin", "yMin", "xMax", "yMax"))
        yield Word(word.text or "", Box(*sides))


def fonts(pdf: Path) -> set[str]:
    """The PostScript names of the fonts a PDF uses, without subset tags and styles."""
    run = subprocess.run(["pdffonts", str(pdf)], capture_output=True, check=True, text=True, timeout=120)
    lines = run.stdout.splitlines()[2:]
    return {line.split()[0].rpartition("+")[2].partition("-")[0] for line in lines if line.strip()}


def fallback_fonts(pdf: Path) -> set[str]:
    """Fonts that stood in because the ones asked for lack a character or do not exist."""
    return fonts(pdf) - set(ALLOWED_FONTS)


def outside(page: Page, slack: float = 0.5) -> list[str]:
    """Words that reach beyond the page."""
    return [
        f"page {page.number}: off the page: {word.text}" for word in page.words if not page.box.holds(word.ink, slack)
    ]


def overlapping(page: Page, slack: float = 1.0) -> list[str]:
    """Pairs of words whose ink lies on top of each other."""
    return [
        f"page {page.number}: {first.text} lies on {second.text}"
        for first, second in itertools.combinations(page.words, 2)
        if min(first.ink.overlap(second.ink)) > slack
    ]


def lost_text(page: Page, expected: str) -> str:
    """Characters of the expected text that the page does not show."""
    missing = Counter(folded(expected)) - Counter(page.text)
    return "".join(missing.elements())


def empty_pages(pages: list[Page]) -> list[int]:
    """The numbers of pages without a word."""
    return [page.number for page in pages if not page.words]
