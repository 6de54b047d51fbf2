"""Parallel groups take as long as the longest of them; what is too short for them is told."""

from __future__ import annotations

import pytest

from coursegen.outline.examination import validate_course
from coursegen.outline.yaml_text import parse_yaml
from coursegen.problems import Problem, Severity
from coursegen.schedule import Timetable, for_hours, plan_timetable, retime

UNEVEN = "tracks: [{name: 甲组, task: 写, minutes: 15}, {name: 乙组, task: 画, minutes: 25}]"
STATIONS = "rotate: yes, tracks: [{name: 一站, task: 写, minutes: 6}, {name: 二站, task: 画, minutes: 6}, 三站: 说]"


def course(activities: str, schedule: str = "") -> str:
    return f"title: 课\n{schedule}\nsections: [{{title: 节, activities: [{activities}]}}]"


def plan(activities: str, schedule: str = "") -> Timetable:
    return plan_timetable(validate_course(parse_yaml(course(activities, schedule), "o.yaml")))


@pytest.mark.parametrize(
    ("fields", "minutes"),
    [
        (UNEVEN, 25),
        (f"{UNEVEN}, timing: {{brief: 5, debrief: 10}}", 40),
        (f"{UNEVEN}, report: {{groups: 4, each: 2}}", 33),
        (f"{UNEVEN}, minutes: 30", 30),
        (f"{UNEVEN}, minutes: 30, timing: {{brief: 5}}", 30),
        (f"{UNEVEN}, minutes: 25-40", 40),
        (STATIONS, 18),
        (f"{STATIONS}, move: 2", 22),
        (f"{STATIONS}, move: 2, timing: {{brief: 3, debrief: 5}}", 30),
        ("rotate: yes, tracks: [{name: 甲, minutes: 5}, {name: 乙, minutes: 10}]", 20),
    ],
)
def test_the_longest_track_sets_the_minutes(fields: str, minutes: int) -> None:
    timetable = plan(f"{{breakout: 分头做, {fields}}}")
    assert [(row.minutes, row.estimated) for row in timetable.days[0].rows] == [(minutes, False)]
    assert timetable.problems == ()


def test_tracks_without_minutes_are_estimated() -> None:
    timetable = plan("{breakout: 分头做, tracks: [甲组: 写, 乙组: 画]}")
    assert [(row.minutes, row.estimated) for row in timetable.days[0].rows] == [(30, True)]


@pytest.mark.parametrize(
    ("fields", "values"),
    [
        (f"{UNEVEN}, minutes: 20", {"minutes": "20", "longest": "乙组 25", "parts": "25", "sum": 25}),
        (
            f"{UNEVEN}, minutes: 30-45, timing: {{brief: 5, debrief: 10}}",
            {"minutes": "30–45", "longest": "乙组 25", "parts": "5 + 10 + 25", "sum": 40},
        ),
        (
            f"{STATIONS}, move: 2, minutes: 20",
            {"minutes": "20", "longest": "一站 6", "parts": "3 × 6 + 2 × 2", "sum": 22},
        ),
    ],
)
def test_fewer_minutes_than_the_tracks_take_are_an_error(fields: str, values: dict[str, object]) -> None:
    found = plan(f"{{breakout: 分头做, {fields}}}").problems
    assert [(problem.code, problem.severity) for problem in found] == [("tracks-too-long", Severity.ERROR)]
    assert {name: str(value) for name, value in found[0].values.items()} == {n: str(v) for n, v in values.items()}


def test_neither_lunch_nor_a_break_falls_into_them() -> None:
    schedule = (
        'schedule: {start: "11:30", end: "18:00", lunch: {at: "12:00", minutes: 60}, breaks: {every: 30, minutes: 10}}'
    )
    rows = plan(f"{{breakout: 分头做, {UNEVEN}, minutes: 120}}, {{topic: 讲, minutes: 60}}", schedule).days[0].rows
    assert [row.part for row in rows if row.kind == "breakout"] == ["whole"]


def test_retiming_shortens_them_to_the_low_end_that_is_enough() -> None:
    text = course(f"甲, {{breakout: 分头做, {UNEVEN}, minutes: 25-40}}, 乙")
    written = validate_course(parse_yaml(text, "o.yaml"))
    found = retime(written, for_hours(written, plan_timetable(written), 45))
    assert [row.minutes for row in found.after.days[0].rows] == [10, 25, 10]
    assert found.after.problems == () == _errors(found.after) and found.over == 0


def _errors(timetable: Timetable) -> tuple[Problem, ...]:
    return tuple(problem for problem in timetable.problems if problem.severity is Severity.ERROR)
