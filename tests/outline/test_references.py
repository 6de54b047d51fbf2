"""Parts of a course that name each other wrongly, or contradict themselves, are told."""

from __future__ import annotations

import pytest

from coursegen.outline.examination import validate_course
from coursegen.outline.references import check_references
from coursegen.outline.yaml_text import parse_yaml
from coursegen.problems import Severity

CASE = "{id: a, title: 一元}"


def found(activity: str, cases: str = f"[{CASE}]", objectives: str = "[]") -> list[str]:
    text = f"title: 课\ncases: {cases}\nobjectives: {objectives}\nsections: [{{title: 节, activities: [{activity}]}}]"
    problems = check_references(validate_course(parse_yaml(text, "o.yaml")))
    assert all(problem.severity is Severity.ERROR and problem.source for problem in problems)
    return [problem.code for problem in problems]


@pytest.mark.parametrize(
    "activity",
    ["case: b", "{drill: 甲, case: b}", "{discussion: 甲, case: b}", "{media: 甲, case: b}",
     "{topic: 甲, cards: [{name: 乙, case: b}]}"],
)  # fmt: skip
def test_a_case_that_is_not_in_the_library_is_told(activity: str) -> None:
    assert found(activity) == ["unknown-case"]
    assert found(activity.replace("b", "a")) == []


def test_objectives_are_named_by_id_or_by_their_words() -> None:
    objectives = "[{id: calm, text: 稳住}, 说出五步]"
    assert found("{topic: 甲, objective: [calm, 说出五步]}", objectives=objectives) == []
    assert found("{topic: 甲, objective: clam}", objectives=objectives) == ["unknown-objective"]


def test_ids_are_used_once_in_their_kind() -> None:
    assert found("{topic: 甲, id: a}, {topic: 乙, id: a}") == ["duplicate-id"]
    assert found("{topic: 甲, id: a}") == []
    assert found("甲", cases=f"[{CASE}, {CASE}, {CASE}]") == ["duplicate-id", "duplicate-id"]


@pytest.mark.parametrize(
    ("activity", "expected"),
    [
        ("{topic: 甲, cycle: {items: [一, 二, 三], highlight: 四}}", ["unknown-highlight"]),
        ("{topic: 甲, levels: {items: [一, 二], highlight: 二}}", []),
        ("{topic: 甲, table: {columns: [一, 二], rows: [[1, 2], [1], [1, 2, 3]]}}", ["row-length", "row-length"]),
        ("{topic: 甲, table: {columns: [一], rows: [[1]], blank: 二}}", ["unknown-column"]),
        ("{topic: 甲, compare: {good: [一]}}", []),
        ("{topic: 甲, compare: {left: [一]}}", ["compare-sides"]),
        ("{topic: 甲, compare: {title: 乙}}", ["compare-sides"]),
        ("{topic: 甲, definition: {term: 乙}}", ["definition-empty"]),
        ("{topic: 甲, definition: {broad: 乙}}", []),
        ("{topic: 甲, chart: {claim: 乙}}", ["chart-empty"]),
        ("{topic: 甲, chart: {claim: 乙, number: 68%}}", []),
        ("{topic: 甲, points: [{note: 乙}]}", ["point-empty"]),
        ("{topic: 甲, points: [{items: [乙], note: 丙}]}", ["point-empty"]),
        ("topic：甲", ["yaml-no-space"]),
        ("topics of today", []),
    ],
)
def test_blocks_that_contradict_themselves_are_told(activity: str, expected: list[str]) -> None:
    assert found(activity) == expected


@pytest.mark.parametrize(
    ("item", "expected"),
    [
        ("{stem: 问, options: [听, 查], answer: A}", []),
        ("{stem: 问, options: [听, 查], answer: b}", []),
        ("{stem: 问, options: [听, 查], answer: 查}", []),
        ("{type: multiple, stem: 问, options: [听, 查], answer: [A, B]}", []),
        ("{type: multiple, stem: 问, options: [听, 查], answer: AB}", []),
        ("{type: multiple, stem: 问, options: [听, 查], answer: A、B}", []),
        ("{stem: 问, options: [听, 查], answer: C}", ["answer-not-option"]),
        ("{stem: 问, options: [听, 查], answer: 问}", ["answer-not-option"]),
        ("{stem: 问, answer: A}", ["options-missing"]),
        ("{type: true-false, stem: 问, answer: 对}", []),
        ("{type: true-false, stem: 问, answer: A}", ["answer-not-true-false"]),
        ("{type: short, stem: 问, answer: 随便}", []),
    ],
)
def test_answers_name_an_option(item: str, expected: list[str]) -> None:
    assert found(f"{{quiz: 甲, items: [{item}]}}") == expected
