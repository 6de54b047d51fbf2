"""Whatever the course, its timetable is whole, in order and honest about what does not hold."""

from __future__ import annotations

import json
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from coursegen.course import Course
from coursegen.course.activities import Breakout
from coursegen.outline.examination import validate_course
from coursegen.outline.yaml_text import parse_yaml
from coursegen.problems import Severity
from coursegen.schedule import Timetable, plan_timetable
from coursegen.units import clock

TAUGHT = ("topic", "discussion", "exercise", "drill", "demonstration", "media", "review", "energizer", "ceremony")
TIMES = st.integers(min_value=8 * 60, max_value=19 * 60).map(lambda time: clock(time - time % 5))


def _without_none(entries: dict[str, Any]) -> dict[str, Any]:
    return {key: value for key, value in entries.items() if value is not None}


def _needed(tracks: list[int | None], rotate: bool, move: int, timing: dict[str, int] | None) -> int:
    """What parallel groups take, counted round by round."""
    longest = max(minutes or 0 for minutes in tracks)
    clock, rounds = sum((timing or {}).values()), len(tracks) if rotate else 1
    for round_ in range(rounds if longest else 0):
        clock += longest + (move if round_ else 0)
    return max(clock, 1)


MINUTES = st.none() | st.integers(min_value=1, max_value=200) | st.sampled_from(["15-20", "1h30m"])


def _written(spare: int | None, needed: int) -> str | None:
    return None if spare is None else f"{needed}-{needed + spare}"


BREAKOUTS = st.builds(
    lambda tracks, rotate, move, timing, spare, priority: _without_none(
        {
            "breakout": "分组",
            "tracks": [_without_none({"name": "组", "task": "做", "minutes": minutes}) for minutes in tracks],
            "rotate": rotate,
            "move": move,
            "timing": timing,
            "minutes": _written(spare, _needed(tracks, rotate == "yes", move or 0, timing)),
            "priority": priority,
        }
    ),
    st.lists(st.none() | st.integers(1, 40), min_size=2, max_size=5),
    st.sampled_from(["yes", "no"]),
    st.none() | st.integers(1, 5),
    st.none() | st.just({"brief": 5, "debrief": 10}),
    st.none() | st.integers(0, 30),
    st.sampled_from(["must", "should", "could"]),
)
ACTIVITIES = st.one_of(
    BREAKOUTS,
    st.builds(
        lambda kind, minutes, priority, pin: _without_none(
            {kind: "活动", "minutes": minutes, "priority": priority, "pin": pin}
        ),
        st.sampled_from(TAUGHT),
        MINUTES,
        st.sampled_from(["must", "should", "could"]),
        st.none() | st.none() | st.none() | TIMES,
    ),
    st.just("break"),
    st.just("lunch"),
    st.builds(lambda minutes: {"break": "茶歇", "minutes": minutes}, st.integers(min_value=5, max_value=30)),
)
OWN_HOURS = st.lists(
    st.builds(
        lambda start, end: _without_none({"start": start, "end": end}),
        st.none() | st.sampled_from(["10:00", "13:30"]),
        st.none() | st.sampled_from(["15:00", "17:30"]),
    ),
    max_size=2,
).map(lambda hours: [{"day": day, **own} for day, own in enumerate(hours, 1)])
SCHEDULES = st.builds(
    lambda days, end, lunch, breaks, hours: _without_none(
        {"days": days, "end": end, "lunch": lunch and {"at": lunch, "minutes": 60}, "breaks": breaks, "hours": hours}
    ),
    st.integers(min_value=1, max_value=4),
    st.none() | st.sampled_from(["16:00", "16:30", "12:00"]),
    st.none() | st.sampled_from(["11:30", "12:00", "13:10"]),
    st.none() | st.builds(lambda every, minutes: {"every": every, "minutes": minutes},
                          st.integers(30, 120), st.integers(5, 30)),
    OWN_HOURS,
)  # fmt: skip
OUTLINES = st.builds(
    lambda schedule, sections, duration: _without_none(
        {
            "title": "课",
            "schedule": schedule,
            "duration": duration,
            "sections": [{"title": "节", "activities": activities} for activities in sections],
        }
    ),
    SCHEDULES,
    st.lists(st.lists(ACTIVITIES, max_size=12), min_size=1, max_size=4),
    st.none() | st.sampled_from(["6h", "12h", "20-24h"]),
)


def _course(outline: dict[str, Any]) -> Course:
    return validate_course(parse_yaml(json.dumps(outline, ensure_ascii=False), "o.yaml"))


def _planned(outline: dict[str, Any]) -> tuple[Course, Timetable]:
    course = _course(outline)
    return course, plan_timetable(course)


@settings(max_examples=300, deadline=None)
@given(OUTLINES)
def test_parallel_groups_have_the_time_of_their_longest_track_in_one_piece(outline: dict[str, Any]) -> None:
    course, timetable = _planned(outline)
    assert [problem for problem in timetable.problems if problem.code == "tracks-too-long"] == []
    for activity in course.activities():
        if not isinstance(activity, Breakout) or activity.longest is None:
            continue
        (row,) = timetable.rows_of(activity.key)
        timing = {phase.name: phase.minutes for phase in activity.timing}
        needed = _needed([track.minutes for track in activity.tracks], activity.rotate, activity.move or 0, timing)
        assert row.minutes == (activity.minutes.high if activity.minutes else needed) >= needed
        assert not row.estimated and row.part == "whole"


@settings(max_examples=300, deadline=None)
@given(OUTLINES)
def test_rows_follow_each_other_without_gap_or_overlap(outline: dict[str, Any]) -> None:
    course, timetable = _planned(outline)
    for day in timetable.days:
        own = next((hours.start for hours in course.schedule.hours if hours.day == day.number), None)
        assert day.start == (own if own is not None else course.schedule.start)
        for row, following in zip(day.rows, day.rows[1:], strict=False):
            assert row.end == following.start
        assert all(row.minutes > 0 for row in day.rows)


@settings(max_examples=300, deadline=None)
@given(OUTLINES)
def test_every_activity_has_its_minutes_once_and_in_order(outline: dict[str, Any]) -> None:
    course, timetable = _planned(outline)
    keys = [row.key for day in timetable.days for row in day.rows if row.key and row.part != "second"]
    assert keys == [activity.key for activity in course.activities()]
    for activity in course.activities():
        rows = timetable.rows_of(activity.key)
        if activity.minutes:
            assert sum(row.minutes for row in rows) == activity.minutes.high
        assert [row.part for row in rows] in (["whole"], ["first", "second"])
        settled = activity.minutes is not None or bool(getattr(activity, "longest", None))
        assert all(row.estimated == (not settled and not row.is_pause) for row in rows)


@settings(max_examples=300, deadline=None)
@given(OUTLINES)
def test_a_pin_holds_or_is_told(outline: dict[str, Any]) -> None:
    course, timetable = _planned(outline)
    told = {problem.source for problem in timetable.problems if problem.code == "pin-overlap"}
    for activity in course.activities():
        if activity.pin is not None and activity.written_at not in told:
            assert timetable.rows_of(activity.key)[0].start == activity.pin


@settings(max_examples=300, deadline=None)
@given(OUTLINES)
def test_only_lunch_divides_and_only_what_it_may(outline: dict[str, Any]) -> None:
    _, timetable = _planned(outline)
    for day in timetable.days:
        for number, row in enumerate(day.rows):
            if row.part == "first":
                assert row.kind in ("topic", "discussion", "exercise")
                assert [r.kind for r in day.rows[number + 1 : number + 3]] == ["lunch", row.kind]


@settings(max_examples=300, deadline=None)
@given(OUTLINES)
def test_a_written_end_is_kept_or_told(outline: dict[str, Any]) -> None:
    course, timetable = _planned(outline)
    ends = {hours.day: hours.end for hours in course.schedule.hours if hours.end is not None}
    told = {p.values["day"] for p in timetable.problems if p.code in ("day-overrun", "longer-than-day")}
    for day in timetable.days:
        end = ends.get(day.number, course.schedule.end)
        if end is not None and end > day.start:
            assert day.end <= end or day.number in told
        if day.number < len(timetable.days) and end is not None and day.start < end < day.end:
            assert len({row.key for row in day.rows if not row.is_pause}) == 1


@settings(max_examples=300, deadline=None)
@given(OUTLINES)
def test_checkpoints_name_activities_still_to_come(outline: dict[str, Any]) -> None:
    _, timetable = _planned(outline)
    for point in timetable.checkpoints:
        day = timetable.days[point.day - 1]
        starts = {row.key: row.start for row in day.rows if row.key}
        assert point.before in starts
        assert all(starts[key] >= point.time for key in point.drop)


@settings(max_examples=300, deadline=None)
@given(OUTLINES)
def test_only_what_cannot_be_held_is_an_error(outline: dict[str, Any]) -> None:
    _, timetable = _planned(outline)
    errors = {problem.code for problem in timetable.problems if problem.severity is Severity.ERROR}
    assert errors <= {"pin-overlap", "day-overrun", "longer-than-day", "end-before-start", "too-big"}


@settings(max_examples=300, deadline=None)
@given(OUTLINES)
def test_no_break_falls_into_an_activity(outline: dict[str, Any]) -> None:
    _, timetable = _planned(outline)
    for day in timetable.days:
        for earlier, row, later in zip(day.rows, day.rows[1:], day.rows[2:], strict=False):
            if row.kind == "break":
                assert earlier.key is None or earlier.key != later.key
