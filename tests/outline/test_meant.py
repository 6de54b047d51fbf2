"""What authors meant by words and times that outlines do not know."""

from __future__ import annotations

import pytest

from coursegen.course import BLOCK_KEYS, KINDS
from coursegen.course.nodes import field_names
from coursegen.outline.meant_times import is_in_days, meant_clock, meant_minutes
from coursegen.outline.meant_words import nearest
from coursegen.outline.schema import outline_schema


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("半小时", "30"), ("一个小时", "60"), ("兩小時", "120"), ("一个半小时", "90"), ("3个小时半", "210"),
        ("1小时30分", "90"), ("约20分钟", "20"), ("90分钟左右", "90"), ("十五分钟", "15"), ("二十五分", "25"),
        ("20’", "20"), ("1.5", "1.5h"), ("2天，6小时/天", "12h"), ("两天每天6小时", "12h"), ("1 hour", "60"),
        ("二十来分钟", None), ("一会儿", None), ("0", None), ("", None), ("2天", None), ("abc", None),
    ],
)  # fmt: skip
def test_lengths(written: str, meant: str | None) -> None:
    assert meant_minutes(written) == meant


@pytest.mark.parametrize(("written", "told"), [("2天", True), ("两天半", True), ("半天", True), ("2 days", True),
                                              ("12h", False), ("天天", False)])  # fmt: skip
def test_days_have_no_length(written: str, told: bool) -> None:
    assert is_in_days(written) is told


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("9", "09:00"), ("9点", "09:00"), ("9点半", "09:30"), ("8点45", "08:45"), ("十点二十分", "10:20"),
        ("12.00", "12:00"),
        ("9:00 AM", "09:00"), ("5pm", "17:00"), ("下午5点", "17:00"), ("下午兩點半", "14:30"), ("中午12点", "12:00"),
        ("中午1点", "13:00"), ("上午十一点", "11:00"), ("25:00", None), ("早上", None), ("半", None), ("900", None),
    ],
)  # fmt: skip
def test_times_of_day(written: str, meant: str | None) -> None:
    assert meant_clock(written) == meant


@pytest.mark.parametrize(
    ("written", "allowed", "meant"),
    [
        ("标题", ["title", "sections"], "title"),
        ("章節", ["title", "sections"], "sections"),
        ("时间", ["topic", "minutes"], "minutes"),
        ("討論", list(KINDS), "discussion"),
        ("必讲", ["must", "should", "could"], "must"),
        ("中文", ["zh-Hans", "zh-Hant", "en"], "zh-Hans"),
        ("Minuts", ["minutes", "title"], "minutes"),
        ("标题", ["minutes"], None),
        ("颜色", ["title", "minutes"], None),
    ],
)
def test_words(written: str, allowed: list[str], meant: str | None) -> None:
    assert nearest(written, allowed) == meant


def test_every_kind_and_block_is_known_by_a_chinese_name_and_every_name_leads_somewhere() -> None:
    from coursegen.outline.meant_words import _WORDS

    assert {*KINDS, *BLOCK_KEYS} <= set(_WORDS)
    choices = str(outline_schema())
    assert [name for name in _WORDS if name not in field_names() and f"'{name}'" not in choices] == []
