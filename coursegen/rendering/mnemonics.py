"""The words a course gives to remember its steps by, with gaps for trainees to fill."""

from __future__ import annotations

import re

from msgspec import Struct

from coursegen.rendering.inline import plain

_HAN = re.compile("[\u3400-\u9fff]")
_CLAUSES = re.compile(r"[^，,、；;。.！!？?\s]+")
_PHRASES = re.compile(r"[^,;.!?]+")
_NUMERALS = "一二三四五六七八九十"
_GAP = "＿＿"


class Clue(Struct, frozen=True):
    """A part of the mnemonic: what is printed, around the gap it leaves."""

    before: str
    gap: str
    after: str


def clues(mnemonic: str, steps: int) -> tuple[Clue, ...]:
    """A gap for every step where the mnemonic is one character each, else one in every part of it.

    A part in Chinese lacks its first character, after its numeral, wherever it stands; one in Latin letters its last
    word but the initial.
    """
    text = plain(mnemonic)
    if not _HAN.search(text):
        return tuple(_last_word(phrase.strip()) for phrase in _PHRASES.findall(text) if phrase.strip())
    parts = _CLAUSES.findall(text)
    if len("".join(parts)) == steps:
        return tuple(Clue("", character, "") for character in "".join(parts))
    numbered = all(part[0] in _NUMERALS and len(part) > 1 for part in parts)
    return tuple(_first_character(part, numbered) for part in parts)


def _first_character(part: str, place: int) -> Clue:
    gap = part[place]
    return Clue(part[:place], gap, part[place + 1 :].replace(gap, _GAP))


def _last_word(phrase: str) -> Clue:
    head, space, word = phrase.rpartition(" ")
    return Clue(head + space + word[:1], word[1:], "")
