"""Warnings silenced in place: there, and nowhere else."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

from coursegen.course import SILENCEABLE
from coursegen.outline import check_course, parse_outline
from coursegen.problems import OutlineError
from coursegen.schedule import plan_timetable

PACKAGE = Path(__file__).resolve().parents[2] / "coursegen"


def told(course: str = "", section: str = "", activity: str = "") -> list[str]:
    first = f"{{topic: 甲, minutes: 30, points: [TODO 一], {activity}}}"
    text = f"""\
title: 课
duration: 30
{course}
sections:
  - {{title: 节, {section} activities: [{first}, {{exercise: 乙, minutes: 30}}]}}
  - {{title: 尾, activities: [{{topic: 丙, minutes: 30}}, {{exercise: 丁, minutes: 5}}]}}
"""
    whole = parse_outline(text, "o.yaml")
    plan = plan_timetable(whole)
    return sorted(problem.code for problem in (*plan.problems, *check_course(whole, plan)))


ALL = sorted(["duration-mismatch", "leftover", "little-practice", "long-talk", "long-talk", "long-stretch",
              "no-takeaways", "no-takeaways"])  # fmt: skip


def less(*codes: str) -> list[str]:
    left = list(ALL)
    for code in codes:
        left.remove(code)
    return left


def test_nothing_is_silent_unasked() -> None:
    assert told() == ALL


def test_an_activity_silences_its_own_warnings_and_those_of_its_content() -> None:
    assert told(activity="ignore: [long-talk, leftover]") == less("long-talk", "leftover")


def test_a_section_silences_what_is_in_it() -> None:
    assert told(section="ignore: [long-talk, no-takeaways],") == less("long-talk", "no-takeaways")


def test_the_course_silences_everywhere_and_the_timetable_too() -> None:
    silent = told("ignore: [long-talk, duration-mismatch, little-practice]")
    assert silent == less("long-talk", "long-talk", "duration-mismatch", "little-practice")


@pytest.mark.parametrize(("code", "near"), [("long-tlak", "long-talk"), ("unknown-key", None), ("day-overrun", None)])
def test_only_warnings_can_be_silenced(code: str, near: str | None) -> None:
    with pytest.raises(OutlineError) as caught:
        told(activity=f"ignore: {code}")
    (problem,) = caught.value.problems
    assert (problem.code, problem.values["written"], problem.values["near"]) == ("unknown-warning", code, near)


def _warned(tree: ast.AST) -> Iterator[str]:
    for node in ast.walk(tree):
        if isinstance(node, ast.Call) and getattr(node.func, "id", "") in ("Problem", "_warning") and node.args:
            last = ast.unparse(node.args[-1])
            codes = [part.value for part in ast.walk(node.args[0]) if isinstance(part, ast.Constant)]
            if last == "Severity.WARNING" or getattr(node.func, "id", "") == "_warning":
                yield from codes


def test_every_warning_can_be_silenced() -> None:
    files = [*(PACKAGE / "outline").glob("*.py"), *(PACKAGE / "schedule").glob("*.py")]
    found = {code for file in files for code in _warned(ast.parse(file.read_text("utf-8")))}
    found = {code for code in found if not code.startswith("variant-")}  # outlines cannot speak for their variants
    assert found | {"traditional-characters", "simplified-characters"} == set(SILENCEABLE)
