"""Rich text to paragraphs: spacing between Han and Latin, balanced breaks at phrases, hanging quotation marks."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Any

from coursegen.content.inline import RichText, Run
from coursegen.layout.frames import Span
from coursegen.layout.measure import Ruler, breakable

_HAN = r"[\u3400-\u9fff\uf900-\ufaff]"
_SEAM = re.compile(rf"(?<={_HAN})(?=[A-Za-z0-9])|(?<=[A-Za-z0-9])(?={_HAN})")
_CLAUSE_END = re.compile(r"[，；：。？！、”](?![，；：。？！、”）])|[,;:.?!] |——(?!—)")
_ENDS_WORD = re.compile(r"[A-Za-z0-9]$")
_ENDS_HAN = re.compile(rf"{_HAN}$")
_STARTS_WORD = re.compile(r"[A-Za-z0-9]")
_STARTS_HAN = re.compile(_HAN)

FORCED_BREAK = "\v"


def spaced(content: RichText) -> RichText:
    """The text with one space between Han characters and Latin letters or digits, as slides are set."""
    runs: list[Run] = []
    before = ""
    for run in content.runs:
        text = _SEAM.sub(" ", run.text)
        if _is_seam(before, text):
            text = " " + text
        runs.append(Run(text, run.marks, run.link))
        before = text or before
    return RichText(tuple(runs))


def _is_seam(before: str, after: str) -> bool:
    han_latin = _ENDS_HAN.search(before) and _STARTS_WORD.match(after)
    latin_han = _ENDS_WORD.search(before) and _STARTS_HAN.match(after)
    return bool(han_latin or latin_han)


def broken_at(content: RichText, places: list[int]) -> RichText:
    """The text with a forced break before each of the given characters."""
    runs: list[Run] = []
    start = 0
    for run in content.runs:
        inside = [place - start for place in places if start < place <= start + len(run.text)]
        text = run.text
        for place in reversed(inside):
            text = text[:place].rstrip(" ") + FORCED_BREAK + text[place:].lstrip(" ")
        runs.append(Run(text, run.marks, run.link))
        start += len(run.text)
    return RichText(tuple(runs))


def balanced_breaks(text: str, ruler: Ruler, width: float, size: float, bold: bool) -> list[int]:
    """Where to break a text of several lines so that they are about even and end where a phrase ends.

    Takes no more lines than greedy breaking does; empty when one line holds it.
    """
    count = len(ruler.lines(text, width, size, bold))
    if count < 2 or FORCED_BREAK in text:
        return []
    if count == 2 and (place := _pause_near_middle(text, ruler, width, (size, bold))):
        return [place]
    for pieces in (phrases(text, ruler.language), breakable(text)):
        widths = [ruler.width(piece, size, bold) for piece in pieces]
        low, high = max(widths), width
        if _count(widths, high) > count:
            continue
        for _ in range(12):
            middle = (low + high) / 2
            low, high = (low, middle) if _count(widths, middle) <= count else (middle, high)
        return _places(pieces, widths, high)
    return []


def _pause_near_middle(text: str, ruler: Ruler, width: float, face: tuple[float, bool]) -> int | None:
    """The end of a clause that leaves two lines of which the shorter is at least 0.4 of the longer."""
    best, best_share = None, 0.4
    for found in _CLAUSE_END.finditer(text):
        lines = ruler.width(text[: found.end()].rstrip(), *face), ruler.width(text[found.end() :].lstrip(), *face)
        share = min(lines) / max(lines)
        if max(lines) <= width and share >= best_share:
            best, best_share = found.end(), share
    return best


def has_orphan(text: str, ruler: Ruler, width: float, size: float, bold: bool) -> bool:
    """Whether greedy breaking leaves less than three Han characters on the last line."""
    lines = ruler.lines(text, width, size, bold)
    return len(lines) > 1 and ruler.width(lines[-1], 1, bold) < 3


def _count(widths: list[float], width: float) -> int:
    lines, used = 1, 0.0
    for piece in widths:
        if used and used + piece > width + 0.01:
            lines, used = lines + 1, 0.0
        used += piece
    return lines if max(widths) <= width + 0.01 else 10**6


def _places(pieces: tuple[str, ...], widths: list[float], width: float) -> list[int]:
    places, used, at = [], 0.0, 0
    for piece, room in zip(pieces, widths, strict=True):
        if used and used + room > width + 0.01:
            places.append(at)
            used = 0.0
        used += room
        at += len(piece)
    return places


@lru_cache(maxsize=1024)
def phrases(text: str, language: str) -> tuple[str, ...]:
    """The text cut where a reader would take breath; Latin text at words."""
    if language == "en":
        return breakable(text)
    merged: list[str] = []
    for piece in _join_unbreakable(_parser(language).parse(text), set(_edges(breakable(text)))):
        merged.append(piece)
    return tuple(merged)


def _edges(pieces: tuple[str, ...]) -> list[int]:
    edges, at = [], 0
    for piece in pieces:
        at += len(piece)
        edges.append(at)
    return edges


def _join_unbreakable(pieces: list[str], allowed: set[int]) -> list[str]:
    joined, at, pending = [], 0, ""
    for piece in pieces:
        at += len(piece)
        pending += piece
        if at in allowed:
            joined.append(pending)
            pending = ""
    return [*joined, pending] if pending else joined


@lru_cache(maxsize=2)
def _parser(language: str) -> Any:
    import budoux

    if language == "zh-Hant":
        return budoux.load_default_traditional_chinese_parser()
    return budoux.load_default_simplified_chinese_parser()


def spans(content: RichText, size: float, colour: str, bold: bool) -> tuple[Span, ...]:
    """The runs as spans: strong text and filled blanks bold, asides muted."""
    return tuple(
        Span(
            run.text,
            size,
            "muted" if run.marks & {"muted", "stage"} and colour == "ink" else colour,
            bold or bool(run.marks & {"strong", "emphasis", "blank"}),
            link=run.link,
        )
        for run in content.runs
    )
