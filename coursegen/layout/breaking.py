"""Lines that break well: of about even length, at the ends of phrases, the last never almost empty."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence

from coursegen.layout.measure import SLACK, Breaks, Measured, Room, filled

_CLAUSE_END = re.compile(r"[，；：。？！][”’」』）》]*(?![，；：。？！、”’」』）》])|[,;:.?!][\"”’)]* |——(?!—)|\u2003")
_LIST_COMMA = re.compile("、")
_EVEN_ENOUGH = 0.4
Phrases = Callable[[], Sequence[tuple[int, ...]]]
"""Where lines may end well, best first: at the ends of phrases, then wherever nothing is torn."""
_FIRST_WIDE = "\u2e80"
"""Characters below are those of Latin texts and their quotation marks."""
LAST_LINE = 4.0
"""The least width of a last line in em: three Han characters and the sign that ends them."""


def without_orphan(
    line: Measured, places: tuple[int, ...], room: Room, breaks: Breaks, phrases: Phrases | None = None
) -> Breaks:
    """The lines with enough on the last one, taken from the line above where it holds too little: whole phrases of it
    where ``phrases`` tells them and half of the line remains.
    """
    if not breaks.places or breaks.cuts_word:
        return breaks
    end, last = len(line.text), breaks.places[-1]
    before = breaks.places[-2] if breaks.lines > 2 else 0
    if not _ends_in_orphan(line, breaks):
        return breaks
    earlier = [p for p in places if before < p < last and line.extent(p, end) <= room.of(1)]
    better = [p for p in earlier if not _is_orphan(line.text[p:], line.extent(p, end))]
    if not better:
        return breaks
    whole = set(phrases()[0]) if phrases else set()
    kind = [p for p in better if p in whole and line.extent(before, p) >= room.width / 2]
    return Breaks((*breaks.places[:-1], (kind or better)[-1]))


def _ends_in_orphan(line: Measured, breaks: Breaks) -> bool:
    last, end = breaks.places[-1] if breaks.places else 0, len(line.text)
    return breaks.lines > 1 and _is_orphan(line.text[last:], line.extent(last, end))


def _is_orphan(text: str, width: float) -> bool:
    if max(text, default="") < _FIRST_WIDE:
        return " " not in text.strip()
    return width < LAST_LINE - SLACK


def balanced(line: Measured, places: tuple[int, ...], room: Room, phrases: Phrases) -> Breaks:
    """Lines of about even length, no more of them than needed, broken at a pause, at ``phrases``, or at any place.

    Phrases are asked for only where there is no pause: finding them takes longer than all the rest.
    """
    needed = filled(line, places, room)
    for pauses in (_CLAUSE_END, _LIST_COMMA):
        if needed.lines == 2 and (pause := _pause_near_middle(line, room, pauses)):
            return Breaks((pause,))
    for choice in (*phrases(), places):
        at_choice = filled(line, choice, room)
        if at_choice.lines <= needed.lines and not at_choice.cuts_word:
            broken = without_orphan(line, choice, room, _evened(line, choice, room))
            if choice is places or not _ends_in_orphan(line, broken):
                return broken
    return needed


def _evened(line: Measured, places: tuple[int, ...], room: Room) -> Breaks:
    """The lines at the least width that needs no more of them."""
    best = filled(line, places, room)
    low, high = room.width / 3, room.width
    for _ in range(10):
        middle = (low + high) / 2
        breaks = filled(line, places, Room(middle, room.first))
        if breaks.lines <= best.lines and not breaks.cuts_word:
            best, high = breaks, middle
        else:
            low = middle
    return best


def _pause_near_middle(line: Measured, room: Room, pauses: re.Pattern[str]) -> int | None:
    """The end of a clause that leaves two lines of which the shorter is at least 0.4 of the longer."""
    best, best_share, end = None, _EVEN_ENOUGH, len(line.text)
    for found in pauses.finditer(line.text):
        place = found.end()
        first, second = line.extent(0, place), line.extent(place, end)
        share = min(first, second) / max(first, second, SLACK)
        if first <= room.of(0) and second <= room.of(1) and share >= best_share:
            best, best_share = place, share
    return best
