"""Things a trainer is told to use, compared with the things listed to be brought."""

from __future__ import annotations

import re
from collections.abc import Iterator

from coursegen.course import Activity, Course
from coursegen.course.arrangements import Material
from coursegen.course.nodes import nodes_in, nodes_of, texts_in
from coursegen.problems import Problem, Severity

_PROPS = [
    re.compile(words, re.I)
    for words in (
        "海报纸|海報紙|大白纸|大白紙|白板纸|白板紙",
        "便利贴|便利貼|便签|便簽|即时贴|即時貼",
        "彩笔|彩筆|马克笔|馬克筆|白板笔|白板筆",
        "角色卡|人物卡",
        "案例卡",
        "计时器|計時器|秒表|秒錶",
        r"\bflip ?charts?\b",
        r"\bsticky notes?\b|\bpost-its?\b",
        r"\bmarkers?\b",
        r"\brole cards?\b",
        r"\btimers?\b|\bstopwatch\b",
    )
]
"""Things of a classroom, each by the words with which it is told to be used or listed."""

_CUES = ("do", "write", "show", "rules", "task", "output")
"""Fields that tell people what to take into their hands."""


def unlisted_props(course: Course) -> Iterator[Problem]:
    """Things an activity uses that no list of materials names; only in courses that list materials at all."""
    materials = list(nodes_of(Material, course))
    listed = " ".join(text for material in materials for node in nodes_in(material) for text in texts_in(node))
    missing = [words for words in _PROPS if materials and not words.search(listed)]
    for activity in course.activities():
        used = " ".join(_instructions(activity))
        for words in missing:
            if found := words.search(used):
                values = {"item": found[0]}
                yield Problem("material-unlisted", activity.written_at, values, Severity.WARNING)


def _instructions(activity: Activity) -> Iterator[str]:
    for node in (activity, *activity.blocks, *getattr(activity, "tracks", ())):
        for name in _CUES:
            value = getattr(node, name, None)
            yield from [value] if isinstance(value, str) else (text for text in value or () if isinstance(text, str))
