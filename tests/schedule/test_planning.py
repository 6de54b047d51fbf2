"""Timetables of small courses, written as a trainer would write them on a board."""

from __future__ import annotations

import pytest

from coursegen.course import Course
from coursegen.outline.examination import validate_course
from coursegen.outline.yaml_text import parse_yaml
from coursegen.schedule import Timetable, plan_timetable
from coursegen.units import clock


def course(text: str) -> Course:
    return validate_course(parse_yaml(text, "o.yaml"))


def plan(schedule: str, *activities: str, more: str = "") -> Timetable:
    lines = "\n".join(f"      - {activity}" for activity in activities)
    return plan_timetable(
        course(f"title: 课\nschedule: {schedule}\n{more}\nsections:\n  - title: 节\n    activities:\n{lines}\n")
    )


def planned(text: str) -> Timetable:
    return plan_timetable(course(text))


def board(timetable: Timetable) -> list[list[str]]:
    marks = {"first": "…", "second": "…"}
    return [
        [f"{clock(row.start)} {row.title or row.kind} {row.minutes}{marks.get(row.part, '')}" for row in day.rows]
        for day in timetable.days
    ]


def codes(timetable: Timetable) -> list[str]:
    return [problem.code for problem in timetable.problems]


def test_activities_follow_each_other_from_the_start() -> None:
    timetable = plan("{start: '08:30'}", "{topic: 甲, minutes: 20}", "break", "{topic: 乙, minutes: 10}")
    assert board(timetable) == [["08:30 甲 20", "08:50 break 15", "09:05 乙 10"]]
    assert codes(timetable) == []


def test_a_range_counts_its_high_end() -> None:
    assert board(plan("{}", "{topic: 甲, minutes: 15-20}")) == [["09:00 甲 20"]]


def test_a_course_without_activities_has_no_days() -> None:
    timetable = plan_timetable(course("title: 课\nsections: [{title: 甲}]"))
    assert timetable.days == () and timetable.checkpoints == () and timetable.planned == 0


def test_gap_before_a_pin_becomes_a_buffer() -> None:
    timetable = plan("{}", "{topic: 甲, minutes: 20}", "{drill: 乙, minutes: 10, pin: '09:30'}")
    assert board(timetable) == [["09:00 甲 20", "09:20 buffer 10", "09:30 乙 10"]]
    assert timetable.days[0].rows[2].pinned


def test_missed_pin_names_the_minutes_over_and_what_to_cut() -> None:
    timetable = plan(
        "{}",
        "{topic: 甲, minutes: 40, priority: should}",
        "{topic: 乙, minutes: 15, priority: could}",
        "{topic: 丙, minutes: 20, priority: should}",
        "{drill: 丁, minutes: 10, pin: '10:00'}",
    )
    (problem,) = timetable.problems
    assert (problem.code, problem.values["over"], problem.values["cut"]) == ("pin-overlap", 15, ("乙",))
    assert not timetable.days[0].rows[-1].pinned


def test_placed_lunch_divides_a_topic() -> None:
    timetable = plan("{lunch: '12:00'}", "{topic: 甲, minutes: 150}", "{topic: 乙, minutes: 60}")
    assert board(timetable) == [["09:00 甲 150", "11:30 乙 30…", "12:00 lunch 60", "13:00 乙 30…"]]
    assert codes(timetable) == []


def test_placed_lunch_comes_before_a_drill_that_would_run_into_it() -> None:
    timetable = plan("{lunch: '12:00'}", "{topic: 甲, minutes: 170}", "{drill: 乙, minutes: 60}")
    assert board(timetable) == [["09:00 甲 170", "11:50 buffer 10", "12:00 lunch 60", "13:00 乙 60"]]


def test_placed_lunch_waits_for_a_case_that_is_nearly_over() -> None:
    timetable = plan(
        "{lunch: '12:00'}", "{topic: 甲, minutes: 120}", "{drill: 乙, minutes: 70}", "{topic: 丙, minutes: 9}"
    )
    assert board(timetable) == [["09:00 甲 120", "11:00 乙 70", "12:10 lunch 60", "13:10 丙 9"]]
    assert codes(timetable) == ["lunch-late"]


def test_written_lunch_keeps_the_time_of_the_schedule() -> None:
    timetable = plan(
        "{lunch: {at: '12:00', minutes: 90}}", "{topic: 甲, minutes: 150}", "lunch", "{topic: 乙, minutes: 9}"
    )
    assert board(timetable) == [["09:00 甲 150", "11:30 buffer 30", "12:00 lunch 90", "13:30 乙 9"]]


def test_a_morning_course_has_no_lunch() -> None:
    assert board(plan("{lunch: '12:00'}", "{topic: 甲, minutes: 180}")) == [["09:00 甲 180"]]


def test_break_is_placed_at_the_boundary_nearest_to_the_rule() -> None:
    timetable = plan(
        "{breaks: {every: 90, minutes: 10}}",
        *(f"{{topic: {name}, minutes: 35}}" for name in "甲乙丙丁戊"),
    )
    assert board(timetable) == [
        ["09:00 甲 35", "09:35 乙 35", "10:10 丙 35", "10:45 break 10", "10:55 丁 35", "11:30 戊 35"]
    ]


def test_no_break_is_placed_on_a_day_that_has_its_own() -> None:
    timetable = plan(
        "{breaks: {every: 30}}",
        "{topic: 甲, minutes: 60}",
        "{topic: 乙, minutes: 60}",
        "break",
        "{topic: 丙, minutes: 60}",
    )
    assert [row.kind for row in timetable.days[0].rows] == ["topic", "topic", "break", "topic"]


def test_breaks_come_at_the_same_time_every_day() -> None:
    timetable = plan(
        "{days: 2, end: '12:00', breaks: {every: 90, minutes: 20}}",
        "{topic: 甲, minutes: 70}", "{topic: 乙, minutes: 90}",
        "{topic: 丙, minutes: 70}", "{topic: 丁, minutes: 30}", "{topic: 戊, minutes: 60}",
    )  # fmt: skip
    assert board(timetable) == [
        ["09:00 甲 70", "10:10 break 20", "10:30 乙 90"],
        ["09:00 丙 70", "10:10 break 20", "10:30 丁 30", "11:00 戊 60"],
    ]


def test_what_does_not_fit_before_the_end_waits_for_the_next_day() -> None:
    timetable = plan("{days: 2, end: '10:00'}", "{topic: 甲, minutes: 50}", "{topic: 乙, minutes: 20}")
    assert board(timetable) == [["09:00 甲 50"], ["09:00 乙 20"]]


def test_sold_hours_divide_the_days_where_no_end_is_written() -> None:
    timetable = plan(
        "{days: 2}",
        "{topic: 甲, minutes: 60}",
        "{topic: 乙, minutes: 60}",
        "{topic: 丙, minutes: 120}",
        more="duration: 4h",
    )
    assert board(timetable) == [["09:00 甲 60", "10:00 乙 60"], ["09:00 丙 120"]]


def test_days_share_the_activities_evenly_where_nothing_tells_their_length() -> None:
    timetable = plan("{days: 3}", *(f"{{topic: {name}, minutes: 60}}" for name in "甲乙丙丁戊己"))
    assert [len(day.rows) for day in timetable.days] == [2, 2, 2]


def test_a_pin_in_the_morning_after_a_long_day_means_the_next_morning() -> None:
    timetable = plan("{days: 2}", "{topic: 甲, minutes: 300}", "{topic: 乙, minutes: 60, pin: '09:00'}")
    assert board(timetable) == [["09:00 甲 300"], ["09:00 乙 60"]]


def test_overrun_names_the_day_the_minutes_and_what_to_cut() -> None:
    timetable = plan(
        "{end: '10:00'}",
        "{topic: 甲, minutes: 40}",
        "{topic: 乙, minutes: 10, priority: could}",
        "{topic: 丙, minutes: 30, priority: should}",
        "{ceremony: 丁, minutes: 5, priority: could}",
    )
    (problem,) = timetable.problems
    assert problem.code == "day-overrun"
    assert problem.values == {"day": 1, "end": "10:00", "over": 25, "title": "丙", "cut": ("丙",)}
    assert problem.source is not None and problem.source.line == 9


def test_an_activity_longer_than_a_day_is_told() -> None:
    timetable = plan("{days: 2, end: '10:00'}", "{topic: 甲, minutes: 90}", "{topic: 乙, minutes: 20}")
    assert codes(timetable) == ["longer-than-day"]
    assert board(timetable) == [["09:00 甲 90"], ["09:00 乙 20"]]


def test_break_is_not_counted_where_the_sold_hours_leave_it_out() -> None:
    activities = ("{topic: 甲, minutes: 60}", "break", "lunch", "{topic: 乙, minutes: 60}")
    assert plan("{}", *activities).planned == 135
    assert plan("{}", *activities, more="counts: {breaks: no}").planned == 120
    assert plan("{}", *activities, more="counts: {lunch: yes}").planned == 195


def test_difference_between_sold_and_planned_hours_is_a_warning() -> None:
    (problem,) = plan("{}", "{topic: 甲, minutes: 50}", more="duration: 1h").problems
    assert (problem.code, problem.values["difference"]) == ("duration-mismatch", 10)


def test_rounds_are_summed_and_compared() -> None:
    drill = "{drill: 甲, minutes: 60, rounds: 2, timing: {brief: 5, prepare: 5, play: 10, feedback: 5, debrief: 10}}"
    (problem,) = plan("{}", drill).problems
    assert problem.code == "timing-mismatch"
    assert problem.values == {"sum": 55, "minutes": "60", "parts": "5 + 10 + 2 × (5 + 10 + 5)"}


def test_reports_of_groups_are_summed_too() -> None:
    discussion = "{discussion: 甲, minutes: 20, timing: {think: 4}, report: {groups: 4, each: 5}}"
    assert plan("{}", discussion).problems[0].values["parts"] == "4 + 4 × 5"


def test_phases_that_fit_a_range_are_right() -> None:
    assert codes(plan("{}", "{case: a, minutes: 20-30, timing: {read: 5, discuss: 20}}")) == []


def test_days_have_dates() -> None:
    timetable = plan("{days: 2, end: '10:00', date: 2026-02-28}", *["{topic: 甲, minutes: 60}"] * 2)
    assert [day.date for day in timetable.days] == ["2026-02-28", "2026-03-01"]


def test_a_date_that_does_not_exist_is_told() -> None:
    timetable = plan("{date: 2024-13-45}", "{topic: 甲, minutes: 10}")
    assert timetable.days[0].date is None and codes(timetable) == ["not-date"]


def test_a_day_that_ends_before_it_begins_is_told() -> None:
    assert codes(plan("{end: '08:00'}", "{topic: 甲, minutes: 10}")) == ["end-before-start"]


def test_days_without_content_are_told() -> None:
    assert "days-unfilled" in codes(plan("{days: 3, end: '16:00'}", "{topic: 甲, minutes: 10}"))


def test_checkpoints_stand_after_pauses_and_every_hour() -> None:
    timetable = plan(
        "{}",
        "{topic: 甲, minutes: 30}", "{topic: 乙, minutes: 40}", "{topic: 丙, minutes: 15, priority: should}", "break",
        "{topic: 丁, minutes: 5, priority: could}", "{topic: 戊, minutes: 8, priority: could}",
    )  # fmt: skip
    titles = {row.key: row.title for row in timetable.days[0].rows}
    told = [(clock(p.time), titles[p.before], [titles[key] for key in p.drop]) for p in timetable.checkpoints]
    assert told == [("10:10", "丙", ["丁", "戊"]), ("10:40", "丁", ["丁", "戊"])]


def test_at_a_checkpoint_what_could_go_goes_first() -> None:
    timetable = plan(
        "{}",
        "{topic: 甲, minutes: 10}", "break", "{topic: 乙, minutes: 10, priority: should}",
        "{topic: 丙, minutes: 5, priority: could}", "{topic: 丁, minutes: 5}",
    )  # fmt: skip
    titles = {row.key: row.title for row in timetable.days[0].rows}
    assert [[titles[key] for key in point.drop] for point in timetable.checkpoints] == [["丙", "乙"]]


def test_no_checkpoint_stands_before_the_last_activity_of_a_day() -> None:
    timetable = plan(
        "{}", "{topic: 甲, minutes: 50}", "break", "{topic: 乙, minutes: 50}", "break", "{topic: 丙, minutes: 5}"
    )
    titles = {row.key: row.title for row in timetable.days[0].rows}
    assert [titles[point.before] for point in timetable.checkpoints] == ["乙"]


def test_a_case_without_a_title_is_called_as_in_the_library() -> None:
    timetable = plan("{}", "case: a", more="cases: [{id: a, title: 一元钱, facts: 停电}]")
    assert timetable.days[0].rows[0].title == "一元钱"


def test_days_have_hours_of_their_own() -> None:
    timetable = planned(
        """
title: 课
schedule: {days: 2, start: "09:00", end: "17:00", lunch: "12:00",
           hours: [{day: 1, start: "13:30"}, {day: 2, end: "12:00"}]}
sections: [节: [{exercise: 甲, minutes: 200}, {exercise: 乙, minutes: 170}]]
"""
    )
    assert [(day.start, day.end) for day in timetable.days] == [(810, 1010), (540, 710)]
    assert all(row.kind != "lunch" for day in timetable.days for row in day.rows)
    assert timetable.problems == ()


def test_a_day_that_ends_early_is_kept_or_told() -> None:
    timetable = planned(
        """
title: 课
schedule: {days: 2, start: "09:00", end: "17:00", hours: [{day: 2, end: "11:00"}]}
sections: [节: [{exercise: 甲, minutes: 470}, {exercise: 乙, minutes: 100}, {exercise: 丙, minutes: 50}]]
"""
    )
    (problem,) = timetable.problems
    assert (problem.code, problem.values["day"], problem.values["end"]) == ("day-overrun", 2, "11:00")
    assert problem.values["over"] == 30


@pytest.mark.parametrize(
    ("hours", "code"),
    [("{day: 1, end: '08:00'}", "end-before-start"), ("{day: 1, start: '18:00'}", "end-before-start"),
     ("{day: 3, end: '16:00'}", "too-big")],
)  # fmt: skip
def test_hours_of_a_day_that_cannot_be_are_told(hours: str, code: str) -> None:
    text = f"title: 课\nschedule: {{days: 2, end: '17:00', hours: [{hours}]}}\nsections: [节: [甲]]"
    assert code in [problem.code for problem in planned(text).problems]
