"""Courses fitted into other hours: what is shortened first, what goes next, and what never does."""

from __future__ import annotations

from coursegen.course import Course
from coursegen.outline import parse_outline
from coursegen.schedule import Goal, Retiming, for_end, for_half_day, for_hours, plan_timetable, reason, retime
from coursegen.units import clock


def course(*activities: str, schedule: str = "{}", more: str = "") -> Course:
    lines = "\n".join(f"      - {activity}" for activity in activities)
    return parse_outline(
        f"title: 课\nschedule: {schedule}\n{more}\nsections:\n  - title: 节\n    activities:\n{lines}\n", "o.yaml"
    )


def in_hours(minutes: int, whole: Course) -> Retiming:
    return retime(whole, for_hours(whole, plan_timetable(whole), minutes))


def cut(retiming: Retiming) -> list[str]:
    return [row.title or row.kind for row in retiming.rows_cut()]


def kept(retiming: Retiming) -> list[str]:
    return [f"{row.title or row.kind} {row.minutes}" for row in retiming.rows_kept()]


OPENING, CLOSING = "{ceremony: 开班, minutes: 5, priority: could}", "{review: 收尾, minutes: 5, priority: could}"


def test_a_course_that_fits_is_left_alone() -> None:
    whole = course("{topic: 甲, minutes: 20-30}", "{topic: 乙, minutes: 30, priority: could}")
    assert in_hours(60, whole).course == whole
    assert in_hours(90, whole).rows_cut() == ()


def test_ranges_are_shortened_before_anything_goes() -> None:
    whole = course(OPENING, "{topic: 甲, minutes: 20-30}", "{topic: 乙, minutes: 30, priority: could}", CLOSING)
    assert kept(in_hours(60, whole)) == ["开班 5", "甲 20", "乙 30", "收尾 5"]


def test_could_is_shortened_before_should_before_must() -> None:
    whole = course(
        "{topic: 甲, minutes: 20-30}",
        "{topic: 乙, minutes: 20-30, priority: should}",
        "{topic: 丙, minutes: 20-30, priority: could}",
        CLOSING,
    )
    assert kept(in_hours(85, whole)) == ["甲 30", "乙 30", "丙 20", "收尾 5"]
    assert kept(in_hours(80, whole)) == ["甲 30", "乙 20", "丙 20", "收尾 5"]


def test_could_goes_before_should_and_no_more_than_needed() -> None:
    whole = course(
        OPENING,
        "{topic: 甲, minutes: 30, priority: should}",
        "{topic: 乙, minutes: 10, priority: could}",
        "{topic: 丙, minutes: 20, priority: could}",
        CLOSING,
    )
    assert cut(in_hours(60, whole)) == ["乙"]
    assert cut(in_hours(50, whole)) == ["丙"]
    assert cut(in_hours(30, whole)) == ["甲", "乙"]


def test_ranges_are_given_back_where_a_cut_leaves_room() -> None:
    whole = course(OPENING, "{topic: 甲, minutes: 25-30}", "{topic: 乙, minutes: 30, priority: could}", CLOSING)
    retiming = in_hours(40, whole)
    assert (cut(retiming), kept(retiming)) == (["乙"], ["开班 5", "甲 30", "收尾 5"])


def test_must_opening_closing_and_ceremonies_stay_whatever_is_asked() -> None:
    whole = course(
        "{topic: 甲, minutes: 20, priority: could}", "{topic: 乙, minutes: 20}",
        "{ceremony: 合影, minutes: 10, priority: could}", "{topic: 丙, minutes: 20, priority: could}", CLOSING,
    )  # fmt: skip
    retiming = in_hours(40, whole)
    assert (cut(retiming), retiming.over) == (["丙"], 15)
    assert [reason(row, whole) for row in retiming.rows_kept()] == ["edge", "must", "edge", "edge"]


def test_hours_are_counted_as_the_client_counts() -> None:
    activities = (OPENING, "{topic: 甲, minutes: 60, priority: could}", "{topic: 乙, minutes: 60}", "break", CLOSING)
    assert cut(in_hours(130, course(*activities))) == ["甲", "break"][:1]
    assert cut(in_hours(130, course(*activities, more="counts: {breaks: no}"))) == []


def test_breaks_stay_while_their_half_day_does() -> None:
    whole = course(
        OPENING, "{topic: 甲, minutes: 50, priority: could}", "break", "{topic: 乙, minutes: 60}", CLOSING,
        schedule="{end: '12:00'}",
    )  # fmt: skip
    assert cut(in_hours(100, whole)) == ["甲"]


def test_a_half_day_is_the_morning_and_loses_lunch_and_the_other_break() -> None:
    whole = course(
        OPENING, "{topic: 甲, minutes: 75}", "break", "{topic: 乙, minutes: 70}", "lunch",
        "{topic: 丙, minutes: 90, priority: should}", "break", "{topic: 丁, minutes: 60, priority: could}", CLOSING,
        schedule="{lunch: '12:00', end: '16:30'}",
    )  # fmt: skip
    retiming = retime(whole, for_half_day(whole))
    assert kept(retiming) == ["开班 5", "甲 75", "break 15", "乙 70", "收尾 5"]
    assert (retiming.over, clock(retiming.after.days[0].end)) == (0, "11:50")


def test_a_half_day_is_180_minutes_where_no_lunch_is_named() -> None:
    whole = course("{topic: 甲, minutes: 100}", "{topic: 乙, minutes: 100, priority: could}", CLOSING)
    assert for_half_day(whole).minutes == 180
    assert cut(retime(whole, for_half_day(whole))) == ["乙"]


def test_an_end_is_kept_on_every_day() -> None:
    whole = course(
        OPENING, "{topic: 甲, minutes: 60}", "{topic: 乙, minutes: 60, priority: should}",
        "{topic: 丙, minutes: 60}", "{topic: 丁, minutes: 60, priority: could}", CLOSING,
        schedule="{days: 2, end: '11:10'}",
    )  # fmt: skip
    retiming = retime(whole, for_end(whole, plan_timetable(whole), 620))  # type: ignore[arg-type]
    assert retiming.over == 0 and all(day.end <= 620 for day in retiming.after.days)
    assert cut(retiming) == ["丁"] or cut(retiming) == ["乙", "丁"]


def test_estimates_share_the_new_hours_and_nothing_need_go() -> None:
    whole = course("甲", "{topic: 乙, priority: could}", "丙", more="duration: 3h")
    retiming = in_hours(60, whole)
    assert (cut(retiming), retiming.after.planned, retiming.over) == ([], 60, 0)


def test_nobody_waits_for_a_written_lunch_that_the_schedule_can_place() -> None:
    whole = course(
        OPENING, "{topic: 甲, minutes: 60, priority: could}", "{topic: 乙, minutes: 115}", "lunch",
        "{topic: 丙, minutes: 90}", CLOSING, schedule="{lunch: '12:00'}",
    )  # fmt: skip
    retiming = in_hours(220, whole)
    assert retiming.over == 0 and len(retiming.edits.placed) == 1
    assert [row.kind for row in retiming.after.days[0].rows].count("lunch") == 1


def test_two_days_become_one_where_the_hours_fit_into_one() -> None:
    topics = [f"{{topic: {name}, minutes: 60, priority: could}}" for name in "甲乙丙丁"]
    whole = course(OPENING, *topics, CLOSING, schedule="{days: 2}")
    retiming = in_hours(120, whole)
    assert len(retiming.after.days) == 1 and retiming.after.planned <= 120


def test_a_written_lunch_that_would_come_late_is_placed_by_the_schedule() -> None:
    whole = course(
        OPENING, "{topic: 甲, minutes: 50}", "{drill: 乙, minutes: 125, priority: could}", "lunch",
        "{drill: 丙, minutes: 120}", "{drill: 丁, minutes: 90}", "{drill: 戊, minutes: 90, priority: could}", "lunch",
        "{topic: 己, minutes: 60}", CLOSING, schedule="{days: 2, end: '16:00', lunch: '12:00'}",
    )  # fmt: skip
    retiming = retime(whole, Goal(340, None, days=1, halves=2))
    lunches = [row for row in retiming.after.days[0].rows if row.kind == "lunch"]
    assert retiming.over == 0 and [row.key for row in lunches] == [None] and clock(lunches[0].start) == "12:00"
