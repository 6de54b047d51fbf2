"""Advice on the design of a course: told where it helps, silent where it would annoy."""

from __future__ import annotations

from pathlib import Path

import pytest

from coursegen.outline import check_course, read_outline
from coursegen.outline.examination import validate_course
from coursegen.outline.yaml_text import parse_yaml
from coursegen.problems import Problem, Severity
from coursegen.schedule import plan_timetable

ROOT = Path(__file__).resolve().parents[2]


def problems(text: str) -> tuple[Problem, ...]:
    course = validate_course(parse_yaml(text, "o.yaml"))
    return check_course(course, plan_timetable(course))


def advice(activities: str, section: str = "takeaways: [记住]", course: str = "") -> list[str]:
    text = f"title: 课\n{course}\nsections: [{{title: 节, {section}, activities: [{activities}]}}]"
    return [problem.code for problem in problems(text)]


@pytest.mark.parametrize("name", ["tests/outlines/everything.yaml", "outlines/power-complaint-handling.yaml"])
def test_good_courses_get_no_advice(name: str) -> None:
    course = read_outline(ROOT / name)
    timetable = plan_timetable(course)
    assert [*timetable.problems, *check_course(course, timetable)] == []


def test_advice_is_never_an_error() -> None:
    found = problems("title: 课 TODO\nsections: [{title: 節, activities: [{topic: 甲, minutes: 200}]}]")
    assert found and all(problem.severity is Severity.WARNING and problem.source for problem in found)


@pytest.mark.parametrize(
    ("activities", "expected"),
    [
        ("{topic: 甲, minutes: 20}", []),
        ("{topic: 甲, minutes: 15}, {topic: 乙, minutes: 10}", ["long-talk"]),
        ("{topic: 甲, minutes: 15}, {topic: 乙, minutes: 10, ask: 为什么？}", []),
        ("{topic: 甲, minutes: 15}, {energizer: 丙, minutes: 5}, {topic: 乙, minutes: 10}", []),
        ("{drill: 甲, form: workshop, minutes: 95}", ["long-stretch"]),
        ("{case: a, minutes: 60}, break, {case: b, minutes: 60}", []),
        ("{topic: 甲, minutes: 60, ask: 问}, {case: b, minutes: 20}", ["little-practice"]),
    ],
)
def test_pace(activities: str, expected: list[str]) -> None:
    assert advice(activities) == expected


@pytest.mark.parametrize(
    ("activity", "told"),
    [
        ("{topic: 甲, steps: {title: 处理五步骤, items: [一, 二, 三, 四]}}", True),
        ("{topic: 甲, steps: {title: 处理四步骤, items: [一, 二, 三, 四]}}", False),
        ("{topic: 平息不满七步法, steps: [一, 二, 三]}", True),
        ("{topic: 平息不满七步法, steps: [一, 二, 三], points: [七]}", False),
        ("{topic: 第三步：倾听, points: [一, 二]}", False),
        ("{topic: 前三步, steps: [一, 二, 三]}", False),
        ("{topic: 三类客户, cards: [{name: 一}, {name: 二}]}", True),
        ("{topic: Four steps to calm, steps: [一, 二, 三]}", True),
        ("{topic: 3 steps to calm, steps: [一, 二, 三]}", False),
        ("{topic: 需求的三个层次, levels: [一, 二]}", True),
        ("{topic: 十二步, steps: [一, 二]}", True),
        ("{topic: 一步到位, steps: [一, 二]}", False),
        ("{topic: 进一步了解, steps: [一, 二]}", False),
    ],
)
def test_numbers_in_titles_meet_their_lists(activity: str, told: bool) -> None:
    assert ("wrong-count" in advice(activity)) is told


def test_titles_differ_within_a_section() -> None:
    assert advice("{energizer: 甲}, 乙, {energizer: 甲}") == ["duplicate-title"]
    assert advice("甲, break, 乙, break") == []


def test_cases_have_questions_and_analysis_and_are_used() -> None:
    assert advice("case: a", course="cases: [{id: a, title: 一元}]") == [
        "case-without-questions", "case-without-analysis",
    ]  # fmt: skip
    assert advice("case: a", course="cases: [{id: a, title: 一元, status: stub}]") == []
    assert advice("case: {use: a, mode: share}", course="cases: [{id: a, title: 一元}]") == []
    assert advice("甲", course="cases: [{id: a, title: 一元, status: stub}]") == ["unused-case"]


def test_role_plays_are_observed_and_debriefed() -> None:
    assert advice("{drill: 甲}") == ["drill-without-checklist", "drill-without-debrief"]
    assert advice("{drill: 甲, checklist: [起身], debrief: 先问演的人}") == []
    assert advice("{drill: 甲, form: procedure}") == []


def test_objectives_are_worked_on_once_any_is() -> None:
    course = "objectives: [{id: a, text: 稳住}, {id: b, text: 说出}]"
    assert advice("甲", course=course) == []
    assert advice("{topic: 甲, objective: a}", course=course) == ["idle-objective"]


def test_sections_end_with_takeaways() -> None:
    assert advice("甲", section="goal: 乙") == ["no-takeaways"]


def test_figures_have_a_source_and_a_year() -> None:
    assert advice("{topic: 甲, chart: {claim: 乙, number: 68%, source: 丙}}") == ["chart-without-source"]
    assert advice("{topic: 甲, chart: {claim: 乙, number: 68%, source: 丙, year: 2024}}") == []


def test_scripts_are_not_mixed() -> None:
    (problem,) = problems("title: 課程\nsections: [{title: 节, takeaways: 记, activities: [甲]}]")
    assert (problem.code, problem.values) == ("traditional-characters", {"found": "課", "instead": "课"})
    (problem,) = problems("title: 課程\nlanguage: zh-Hant\nsections: [{title: 节, takeaways: 記, activities: [甲]}]")
    assert (problem.code, problem.values) == ("simplified-characters", {"found": "节", "instead": "節"})
    assert problems("title: 課程\nlanguage: en\nsections: [{title: 节, takeaways: a, activities: [甲]}]") == ()


@pytest.mark.parametrize("text", ["TODO 补例子", "数据待补", "XXX", "此处填写目标", "FIXME"])
def test_leftovers_are_found_wherever_they_stand(text: str) -> None:
    assert advice(f"{{topic: 甲, table: {{columns: [一], rows: [[{text}]]}}}}") == ["leftover"]
    assert advice(f"{{topic: 甲, say: {text}}}") == ["leftover"]
