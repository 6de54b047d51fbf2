"""Sentences hold their values, survive strange ones, and point at the right character."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from coursegen.problems import Problem, Source
from coursegen.wording import describe, excerpt

PLACE = Source("课.yaml", 3, 5)


def test_place_comes_first_where_there_is_one() -> None:
    assert describe(Problem("yaml-tab", PLACE), "en").startswith("课.yaml:3:5: a tab stands before the text of")
    assert describe(Problem("yaml-tab"), "en").startswith("a tab")


def test_near_word_takes_the_place_of_the_list() -> None:
    values = {"key": "minuts", "near": "minutes", "allowed": ["minutes"]}
    near = describe(Problem("unknown-key", None, values), "zh-Hans")
    assert near == "这里没有“minuts”这个字段；是不是想写“minutes”？ [unknown-key]"
    far = describe(Problem("unknown-key", None, {**values, "near": None}), "zh-Hans")
    assert far == "这里没有“minuts”这个字段；可以用：minutes [unknown-key]"


def test_traditional_outlines_are_answered_in_traditional() -> None:
    assert (
        describe(Problem("empty", None, {"key": "say"}), "zh-Hant")
        == "“say”後面是空的；請補上內容，或者刪掉這一行 [empty]"
    )


def test_long_lists_show_the_most_useful_words() -> None:
    words = [*(f"rare{number}" for number in range(30)), "title", "minutes"]
    told = describe(Problem("wrong-word", None, {"key": "a", "written": "b", "allowed": words}), "en")
    assert told.endswith("title, minutes, " + ", ".join(f"rare{number}" for number in range(9)) + ", … [wrong-word]")


def test_what_to_cut_is_quoted() -> None:
    values = {"time": "12:00", "over": 5, "cut": ("甲", "乙")}
    assert "可以先删去“甲”、“乙”，" in describe(Problem("pin-overlap", None, values), "zh-Hans")
    assert "删去" not in describe(Problem("pin-overlap", None, {**values, "cut": ()}), "zh-Hans")


def test_a_value_that_is_missing_leaves_an_ellipsis() -> None:
    assert describe(Problem("empty"), "en").startswith("nothing is written after “…”")


@pytest.mark.parametrize("language", ["en", "zh-Hans", "zh-Hant", "fr", ""])
def test_an_unknown_code_is_still_told(language: str) -> None:
    assert "no-such-code" in describe(Problem("no-such-code", PLACE), language)


def test_values_cannot_upset_a_terminal_or_the_sentence() -> None:
    told = describe(Problem("empty", None, {"key": "\x1b[2J\n{key}{0}" + "长" * 500}), "en")
    assert "\x1b" not in told and "\n" not in told and "{key}{0}" in told and len(told) < 250


def _line(text: str) -> Callable[[Source], str]:
    return lambda source: text


def test_caret_stands_under_the_column() -> None:
    assert excerpt(Problem("empty", Source("o", 12, 8)), _line("title: *重点*")) == (
        "12 | title: *重点*\n   |        ^"
    )


def test_full_width_characters_take_two_cells() -> None:
    assert excerpt(Problem("empty", Source("o", 1, 4)), _line("标题：课")) == "1 | 标题：课\n  |       ^"


def test_long_lines_are_shown_around_the_column() -> None:
    shown = excerpt(Problem("empty", Source("o", 1, 500)), _line("甲" * 499 + "乙" + "丙" * 400))
    assert shown is not None
    line, caret = shown.split("\n")
    assert len(line) < 70 and "甲乙丙" in line and line.startswith("1 | …") and line.endswith("…")
    assert len(caret.encode()) < 110


def test_column_behind_the_end_is_pulled_back() -> None:
    assert excerpt(Problem("empty", Source("o", 1, 99)), _line("ab")) == "1 | ab\n  |   ^"


def test_no_line_no_excerpt() -> None:
    assert excerpt(Problem("empty"), _line("ab")) is None
    assert excerpt(Problem("empty", PLACE), lambda source: None) is None
