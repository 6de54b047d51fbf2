"""Rich text to spans: spacing between Han and Latin, phrases, forced breaks, weights and colours of marks."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from functools import lru_cache
from itertools import accumulate
from typing import Any

from coursegen.content.inline import Mark, RichText, Run
from coursegen.layout.frames import Span
from coursegen.layout.measure import FORCED_BREAK, LOOSE, Weighted, edges

_HAN = r"[\u3400-\u9fff\uf900-\ufaff]"
_SEAM = re.compile(rf"(?<={_HAN})(?=[A-Za-z0-9])|(?<=[A-Za-z0-9])(?={_HAN})")
_ENDS_WORD = re.compile(r"[A-Za-z0-9]$")
_ENDS_HAN = re.compile(rf"{_HAN}$")
_STARTS_WORD = re.compile(r"[A-Za-z0-9]")
_STARTS_HAN = re.compile(_HAN)
_COUNTING = "一二两兩三四五六七八九十几幾每这這那哪某各半"
_MEASURES = "个個种種样樣件条條次位句步只隻张張份段页頁项項类類层層遍回趟户戶站处處场場轮輪块塊"
_CAME = re.compile(r"[进進出起下上过過回][来來去]")
_PAUSE = "，。：；？！、…—（）《》“”‘’「」『』 "
_HEAVY: frozenset[Mark] = frozenset({"strong", "emphasis", "blank"})
_QUIET: frozenset[Mark] = frozenset({"muted", "stage"})


@lru_cache(maxsize=8192)
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


def joined(parts: Iterable[RichText], between: str) -> RichText:
    """Those of the texts that say something, one after the other."""
    runs: list[Run] = []
    for part in parts:
        if part:
            runs += [Run(between), *part.runs] if runs else part.runs
    return RichText(tuple(runs))


def marked(content: RichText, mark: Mark) -> RichText:
    """The text with a mark on all of it."""
    return RichText(tuple(Run(run.text, run.marks | {mark}, run.link) for run in content.runs))


def sliced(content: RichText, start: int, end: int) -> RichText:
    """Some characters of a text."""
    runs: list[Run] = []
    at = 0
    for run in content.runs:
        text = run.text[max(0, start - at) : max(0, end - at)]
        at += len(run.text)
        if text:
            runs.append(Run(text, run.marks, run.link))
    return RichText(tuple(runs))


def broken_at(content: RichText, places: Sequence[int]) -> RichText:
    """The text with a forced break before each of the given characters."""
    runs: list[Run] = []
    start = 0
    for run in content.runs:
        text = run.text
        for place in sorted(
            (place - start for place in places if start <= place < start + len(run.text)), reverse=True
        ):
            text = text[:place].rstrip(LOOSE) + FORCED_BREAK + text[place:].lstrip(" ")
        runs.append(Run(text, run.marks, run.link))
        start += len(run.text)
    return RichText(tuple(runs))


def weighted(content: RichText, bold: bool) -> Weighted:
    """The characters with their weights."""
    return tuple([(run.text, bold or bool(run.marks & _HEAVY)) for run in content.runs])


def spans(content: RichText, size: float, colour: str, bold: bool, key: str = "accent") -> tuple[Span, ...]:
    """The runs as spans: strong text and filled blanks bold, asides muted, what a speaker fills in in the ``key``."""
    return tuple(
        Span(run.text, size, _ink(run, colour, key), bold or bool(run.marks & _HEAVY), link=run.link)
        for run in content.runs
    )


def _ink(run: Run, colour: str, key: str) -> str:
    if "fill" in run.marks and colour in ("ink", "muted"):
        return key
    return "muted" if run.marks & _QUIET and colour == "ink" else colour


@lru_cache(maxsize=4096)
def phrase_edges(text: str, language: str) -> tuple[int, ...]:
    """Where a reader would take breath; between words in Latin text."""
    if language == "en":
        return untorn_edges(text, language)
    allowed = edges(text, True)
    ends = set(accumulate(map(len, _parser(language).parse(text))))
    return tuple(edge for edge in allowed if edge in ends and not _tears(text, edge))


@lru_cache(maxsize=4096)
def untorn_edges(text: str, language: str) -> tuple[int, ...]:
    """Where a line may end without tearing what belongs together."""
    return tuple(edge for edge in edges(text, language != "en") if not _tears(text, edge))


def _tears(text: str, edge: int) -> bool:
    """Whether a break there would part a number from its measure word, a verb from where it leads or how it goes, or a
    gap to fill in, or leave one character of a clause or a particle alone: the parser knows words, not these.
    """
    if not 0 < edge < len(text):
        return False
    before, after = text[edge - 1], text[edge]
    if before in "得不" or after == "的" or before == after == "＿":
        return True
    if before in _COUNTING and after in _MEASURES:
        return True
    if before not in _PAUSE and _CAME.match(text, edge):
        return True
    lone_before = before not in _PAUSE and (edge == 1 or text[edge - 2] in _PAUSE)
    lone_after = after not in _PAUSE and (edge + 1 == len(text) or text[edge + 1] in _PAUSE)
    return lone_before or (lone_after and before not in _PAUSE)


@lru_cache(maxsize=2)
def _parser(language: str) -> Any:
    import budoux

    if language == "zh-Hant":
        return budoux.load_default_traditional_chinese_parser()
    return budoux.load_default_simplified_chinese_parser()
