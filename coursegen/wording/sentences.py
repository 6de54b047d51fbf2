"""Sentences about problems, taken from the catalogue ``problems.yaml`` beside this file and filled with values."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import cache
from pathlib import Path

import yaml

from coursegen.problems import Problem
from coursegen.wording.reports import say

LANGUAGES = ("en", "zh-Hans", "zh-Hant")
CATALOGUE = Path(__file__).with_name("problems.yaml")
MOST_WORDS = 12
LONGEST_VALUE = 120

USED_MOST = (
    "title", "sections", "activities", "topic", "discussion", "case", "drill", "exercise", "quiz", "review", "break",
    "lunch", "demonstration", "media", "energizer", "ceremony", "minutes", "points", "steps", "table", "say", "ask",
    "items", "text", "name", "id", "use", "question", "questions", "answer", "options", "stem", "type", "roles",
    "timing", "debrief", "checklist", "facts", "analysis", "takeaways", "goal", "subtitle", "priority", "notes",
    "duration", "schedule", "cases", "objectives", "audience", "language", "days", "start", "end", "at",
)  # fmt: skip
"""Names worth listing first when not all of them fit into a sentence."""

_SEPARATORS = {"en": ("; ", ", ", "none"), "zh-Hans": ("；", "、", "（还没有）"), "zh-Hant": ("；", "、", "（還沒有）")}
_UNKNOWN = {"en": "something is wrong", "zh-Hans": "这里有问题", "zh-Hant": "這裡有問題"}


def describe(problem: Problem, language: str) -> str:
    """``file:line:column: what is wrong; what to write instead [code]``, in Chinese or English."""
    place = f"{problem.source}: " if problem.source else ""
    return f"{place}{sentence(problem, language)} [{problem.code}]"


def sentence(problem: Problem, language: str) -> str:
    """``what is wrong; what to write instead``, in Chinese or English."""
    language = language if language in LANGUAGES else "en"
    words = _catalogue().get(problem.code, {}).get(language)
    if words is None:
        return _UNKNOWN[language]
    values = _Values({name: _written(name, value, language) for name, value in problem.values.items()})
    sentences = (words["what"], _remedy(words, problem.values))
    whose = say("of-variant", language, name=values["variant"]) if "variant" in values else ""
    return whose + _SEPARATORS[language][0].join(text.format_map(values) for text in sentences)


def codes() -> tuple[str, ...]:
    """The codes of all problems, in the order of the catalogue."""
    return tuple(_catalogue())


def _remedy(words: Mapping[str, str], values: Mapping[str, object]) -> str:
    """The advice; ``do-near`` or ``do-cut`` where the problem knows a near word or what to cut."""
    known = (words[key] for key in words if key.startswith("do-") and values.get(key.removeprefix("do-")))
    return next(known, words["do"])


class _Values(dict[str, str]):
    """Values by name; one that is missing leaves an ellipsis, because no message may fail."""

    def __missing__(self, name: str) -> str:
        return "…"


def _written(name: str, value: object, language: str) -> str:
    _, comma, none = _SEPARATORS[language]
    if isinstance(value, list | tuple):
        words = [f"“{word}”" for word in value] if name == "cut" else _most_useful(str(word) for word in value)
        return comma.join(_one_line(word) for word in words) if words else none
    return _one_line(str(value))


def _most_useful(words: Iterable[str]) -> list[str]:
    order = {word: number for number, word in enumerate(USED_MOST)}
    ranked = sorted(words, key=lambda word: order.get(word, len(order)))
    return ranked if len(ranked) <= MOST_WORDS else [*ranked[: MOST_WORDS - 1], "…"]


def _one_line(text: str) -> str:
    """The text without line ends and signs that would upset a terminal, and not endless."""
    clean = "".join(char if char.isprintable() else " " for char in text)
    return clean if len(clean) <= LONGEST_VALUE else clean[: LONGEST_VALUE - 1] + "…"


@cache
def _catalogue() -> Mapping[str, Mapping[str, Mapping[str, str]]]:
    loader = getattr(yaml, "CBaseLoader", yaml.BaseLoader)
    written: Mapping[str, Mapping[str, Mapping[str, str]]] = yaml.load(CATALOGUE.read_text("utf-8"), Loader=loader)
    return written
