"""An outline written anew keeps its author's words: only what changed is changed."""

from __future__ import annotations

from typing import Any

import pytest

from coursegen.course import Course
from coursegen.outline import parse_outline, rewritten
from coursegen.units import ClockTime, MinuteRange

OUTLINE = """\
# 给客户甲的版本
title: 课   # 标题
duration: 12h        # 合同写的
schedule:
  days: 2   # 两天
  start: "09:00"
sections:
  # 第一部分
  - title: 节
    minutes: 60-90 # 大约
    activities:
      # 开场
      - 先听完
      - topic: 甲
        minutes: "15-20"   # 看情况
        say: |
          第一句

          # 这一行是正文
      # 下面是练习

      - exercise: 乙  # 可以不做
        task: 写
        # 这是乙自己的注释
        minutes: 10

      # 收尾之前
      -
        review: 丙
        minutes: 5
  - 尾: [一, {topic: 二, minutes: 5}, "三", break]   # 括号里
"""


def changed(course: Course, gone: str, **update: Any) -> Course:
    """The course without the activities of these titles."""
    sections = tuple(
        section.model_copy(
            update={"activities": tuple(a for a in section.activities if (a.title or a.kind) not in gone)}
        )
        for section in course.sections
    )
    return course.model_copy(update={"sections": tuple(s for s in sections if s.activities), **update})


def without(gone: str, text: str = OUTLINE) -> str:
    course = parse_outline(text, "o.yaml")
    new = rewritten(text, course, changed(course, gone))
    left = [activity.title for activity in parse_outline(new, "n.yaml").activities()]
    assert left == [a.title for a in course.activities() if (a.title or a.kind) not in gone]
    return new


def removed(gone: str) -> list[str]:
    new = without(gone).split("\n")
    assert [line for line in new if line not in OUTLINE.split("\n")] == []
    return [line for line in OUTLINE.split("\n") if line.strip() and line not in new]


def test_nothing_changes_where_nothing_changed() -> None:
    assert without("") == OUTLINE


def test_an_activity_goes_with_its_own_lines_and_comments_only() -> None:
    assert removed("乙") == [
        "      - exercise: 乙  # 可以不做", "        task: 写", "        # 这是乙自己的注释", "        minutes: 10",
    ]  # fmt: skip


def test_a_text_of_several_lines_goes_whole() -> None:
    gone = removed("甲")
    assert gone[0] == "      - topic: 甲" and gone[-1] == "          # 这一行是正文"
    assert "      # 下面是练习" in without("甲")


def test_a_dash_on_a_line_of_its_own_goes_too() -> None:
    assert removed("丙") == ["      -", "        review: 丙", "        minutes: 5"]


@pytest.mark.parametrize(
    ("gone", "left"),
    [
        ("一", '[{topic: 二, minutes: 5}, "三", break]'),
        ("一二", '["三", break]'),
        ("二", '[一, "三", break]'),
        ("break", '[一, {topic: 二, minutes: 5}, "三"]'),
        ("三break", "[一, {topic: 二, minutes: 5}]"),
        ("一三break", "[{topic: 二, minutes: 5}]"),
    ],
)
def test_brackets_keep_their_commas_right(gone: str, left: str) -> None:
    assert f"  - 尾: {left}   # 括号里" in without(gone)


def test_a_section_without_activities_goes() -> None:
    assert removed("一二三break") == ['  - 尾: [一, {topic: 二, minutes: 5}, "三", break]   # 括号里']


def test_numbers_are_written_over_where_they_stand() -> None:
    course = parse_outline(OUTLINE, "o.yaml")
    schedule = course.schedule.model_copy(update={"days": 1, "end": ClockTime(990)})
    section = course.sections[0]
    activities = list(section.activities)
    activities[1] = activities[1].model_copy(update={"minutes": MinuteRange(15, 15)})
    section = section.model_copy(update={"activities": tuple(activities), "minutes": MinuteRange(50, 80)})
    update = {"schedule": schedule, "duration": MinuteRange(345, 345), "sections": (section, course.sections[1])}
    new = rewritten(OUTLINE, course, course.model_copy(update=update)).split("\n")
    assert [line for line in new if line not in OUTLINE.split("\n")] == [
        "duration: 5h45m        # 合同写的", '  end: "16:30"', "  days: 1   # 两天", "    minutes: 50-80 # 大约",
        "        minutes: 15   # 看情况",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("schedule", "written"),
    [
        ("", 'schedule: {end: "16:30"}\nsections:'),
        ("schedule: {days: 2}\n", 'schedule: {end: "16:30", days: 2}\nsections:'),
        ("schedule: {}\n", 'schedule: {end: "16:30"}\nsections:'),
        ('schedule: {end: "17:00"}\n', 'schedule: {end: "16:30"}\nsections:'),
    ],
)
def test_the_end_of_the_day_is_added_where_it_belongs(schedule: str, written: str) -> None:
    text = f"title: 课\n{schedule}sections: [甲: [乙]]\n"
    course = parse_outline(text, "o.yaml")
    new = course.model_copy(update={"schedule": course.schedule.model_copy(update={"end": ClockTime(990)})})
    assert written in rewritten(text, course, new)
    assert parse_outline(rewritten(text, course, new), "n.yaml").schedule.end == 990


def test_line_ends_of_windows_stay() -> None:
    text = OUTLINE.replace("\n", "\r\n")
    course = parse_outline(OUTLINE, "o.yaml")
    assert rewritten(text, course, changed(course, "乙")) == without("乙").replace("\n", "\r\n")
