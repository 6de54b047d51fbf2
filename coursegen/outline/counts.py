"""Numbers in titles compared with the lists under them: 五步骤 over a list of four is a slip."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Any

from coursegen.course import Activity, Course
from coursegen.course.blocks import Block, Cards, Cycle, Flow, Formula, Journey, Levels, Points, Script, Steps
from coursegen.problems import Problem, Severity

_HAN = {"一": 1, "二": 2, "两": 2, "兩": 2, "三": 3, "四": 4, "五": 5, "六": 6, "七": 7, "八": 8, "九": 9, "十": 10}
_HAN |= {f"十{one}": 10 + number for one, number in _HAN.items() if number < 10}
_ENGLISH = {"two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "nine": 9, "ten": 10}
_COUNTED: dict[type[Block], tuple[str, str]] = {
    Steps: ("步骤|步驟|步|招|式|环节|環節|阶段|階段", "steps|stages|phases|moves"),
    Flow: ("步骤|步驟|步|环节|環節|阶段|階段|站", "steps|stages|phases"),
    Cycle: ("大循环|大循環|阶段|階段|环节|環節|步", "stages|phases|steps"),
    Levels: ("个层次|個層次|层次|層次|个层级|個層級|层级|層級|层|層|级|級", "levels|layers|tiers"),
    Cards: ("种类型|種類型|类型|類型|种|種|类|類|型", "types|kinds"),
    Points: ("个要点|個要點|要点|要點|个原则|個原則|原则|原則|大原则|大原則|条|條|大技巧|个技巧|個技巧|点|點",
             "points|principles|rules|tips|reasons"),
    Journey: ("个触点|個觸點|触点|觸點", "touchpoints"),
    Script: ("句话|句話|句", "lines|phrases"),
    Formula: ("要素|个要素|個要素", "parts|factors"),
}  # fmt: skip


def wrong_counts(course: Course) -> Iterator[Problem]:
    """Titles that promise another number of things than their list holds."""
    for activity in course.activities():
        countable = [block for block in activity.blocks if type(block) in _COUNTED]
        for block in countable:
            title = block.title or (activity.title if len(activity.blocks) == 1 else None)
            yield from _compared(title or "", block, activity)


def _compared(title: str, block: Block, activity: Activity) -> Iterator[Problem]:
    held = len(_entries(block))
    promised = _promised(title, type(block))
    if promised and held not in promised:
        values = {"title": title, "promised": promised[0], "held": held}
        place = (block if block.title else activity).written_at
        yield Problem("wrong-count", place, values, Severity.WARNING)


def _entries(block: Any) -> Sequence[object]:
    entries: Sequence[object] = block.parts if isinstance(block, Formula) else block.items
    return entries


def _promised(title: str, kind: type[Block]) -> list[int]:
    """The numbers a title gives for this kind of list; more than one where it names several."""
    han, english = _COUNTED[kind]
    number = rf"(?<![第\d一二三四五六七八九十])(十[一二]|[二两兩三四五六七八九十]|\d{{1,2}})\s*(?:大|个|個)?(?:{han})"
    words = rf"\b({'|'.join(_ENGLISH)}|\d{{1,2}})[\s-](?:{english}|{english.replace('s|', '|').removesuffix('s')})\b"
    found = [*re.findall(number, title), *re.findall(words, title, re.I)]
    return [number_of(word) for word in found]


def number_of(word: str) -> int:
    """The value of a numeral as titles write it; 0 for one this does not know."""
    return _HAN.get(word) or _ENGLISH.get(word.lower()) or (int(word) if word.isdecimal() else 0)
