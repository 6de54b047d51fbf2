"""Whatever the course and the hours asked for: never longer than asked, or a problem says by how much."""

from __future__ import annotations

import json
import re
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from coursegen.course import Course
from coursegen.outline import parse_outline, rewritten
from coursegen.problems import Severity
from coursegen.retiming import told_rows
from coursegen.schedule import Goal, Retiming, for_end, for_half_day, for_hours, plan_timetable, retime
from schedule.test_planning_invariants import OUTLINES

ASKED = st.one_of(
    st.integers(30, 900).map(lambda minutes: ("hours", minutes)),
    st.sampled_from([("end", 690), ("end", 780), ("end", 930), ("end", 1010), ("half-day", 0)]),
)


def _goal(course: Course, asked: tuple[str, int]) -> Goal:
    plan = plan_timetable(course)
    if asked[0] == "hours":
        return for_hours(course, plan, asked[1])
    return for_end(course, plan, asked[1]) if asked[0] == "end" else for_half_day(course)  # type: ignore[arg-type]


def _text(outline: dict[str, Any], indent: int | None) -> str:
    """The outline as YAML: all in brackets, or in the lines people write."""
    return json.dumps(outline, ensure_ascii=False) if indent is None else "\n".join(_lines(outline, 0)) + "\n"


def _lines(value: Any, depth: int) -> list[str]:
    pad = "  " * depth
    if isinstance(value, dict):
        return [line for key, child in value.items() for line in _under(f"{pad}{key}:", child, depth)]
    lines = []
    for number, item in enumerate(value):
        lines.append(f"{pad}# 第 {number + 1} 项")
        if isinstance(item, dict):
            first, *rest = _lines(item, depth + 1)
            lines += (
                [f"{pad}- {first.strip()}  # 行末", *rest] if "#" not in first else [f"{pad}- {first.strip()}", *rest]
            )
        else:
            lines.append(f"{pad}- {item}")
    return lines


def _under(key: str, child: Any, depth: int) -> list[str]:
    if isinstance(child, dict | list) and child:
        return [key, *_lines(child, depth + 1)]
    return [f"{key} {json.dumps(child, ensure_ascii=False)}"]


def _retimed(text: str, asked: tuple[str, int]) -> tuple[Course, Retiming] | None:
    course = parse_outline(text, "o.yaml")
    if not plan_timetable(course).days:
        return None
    return course, retime(course, _goal(course, asked))


@settings(max_examples=200, deadline=None)
@given(OUTLINES, ASKED)
def test_never_longer_than_asked_or_the_minutes_over_are_told(outline: dict[str, Any], asked: tuple[str, int]) -> None:
    if not (found := _retimed(_text(outline, None), asked)):
        return
    _, retiming = found
    if retiming.over:
        return
    assert [problem for problem in retiming.after.problems if problem.severity is Severity.ERROR] == []
    if asked[0] == "hours":
        assert retiming.after.planned <= asked[1]
    elif asked[0] == "end":
        assert all(day.end <= asked[1] for day in retiming.after.days)
    else:
        assert len(retiming.after.days) == 1


@settings(max_examples=200, deadline=None)
@given(OUTLINES, ASKED)
def test_must_opening_and_ceremonies_are_kept_in_order(outline: dict[str, Any], asked: tuple[str, int]) -> None:
    if not (found := _retimed(_text(outline, None), asked)):
        return
    course, retiming = found
    left = [activity.key for activity in retiming.course.activities()]
    taught = [activity for activity in course.activities() if activity.kind not in ("break", "lunch")]
    wanted = {a.key for a in taught if a.priority == "must" or a.kind == "ceremony"}
    wanted |= {activity.key for activity in (*taught[:1], *taught[-1:])}
    assert wanted <= set(left)
    assert left == [activity.key for activity in course.activities() if activity.key in set(left)]


@settings(max_examples=200, deadline=None)
@given(OUTLINES, ASKED, st.sampled_from([None, 2]))
def test_the_written_outline_leads_to_the_same_rows_and_keeps_other_comments(
    outline: dict[str, Any], asked: tuple[str, int], indent: int | None
) -> None:
    text = _text(outline, indent)
    if not (found := _retimed(text, asked)):
        return
    course, retiming = found
    new = rewritten(text, course, retiming.course)
    assert told_rows(plan_timetable(parse_outline(new, "n.yaml"))) == told_rows(retiming.after)
    if len(retiming.course.sections) == len(course.sections):
        assert _comments_between_activities(new) == _comments_between_activities(text)


def _comments_between_activities(text: str) -> list[str]:
    """Comments in lines of their own, but for those inside an activity, which go with it."""
    return re.findall(r"^ {0,8}#.*$", text, re.M)
