"""Minutes nobody wrote are estimated, add up, and are marked as estimates."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from coursegen.outline.examination import validate_course
from coursegen.outline.yaml_text import parse_yaml
from coursegen.schedule import plan_timetable
from coursegen.schedule.estimates import spread


def minutes(activities: str, section: str = "", course: str = "") -> list[tuple[int, bool]]:
    text = f"title: 课\n{course}\nsections: [{{title: 节, {section} activities: [{activities}]}}]"
    timetable = plan_timetable(validate_course(parse_yaml(text, "o.yaml")))
    return [(row.minutes, row.estimated) for day in timetable.days for row in day.rows]


def test_kinds_have_their_usual_minutes() -> None:
    assert minutes("甲, {discussion: 乙}, {drill: 丙}, {energizer: 丁}") == [
        (10, True), (20, True), (40, True), (10, True),
    ]  # fmt: skip


def test_a_topic_takes_longer_the_more_it_says() -> None:
    assert minutes("{topic: 甲, points: [一, 二]}") == [(10, True)]
    assert minutes("{topic: 甲, points: [一, 二, 三, 四], steps: [五, 六, 七]}") == [(20, True)]


def test_a_quiz_takes_three_minutes_an_item() -> None:
    items = ", ".join(["{stem: 问, options: [一, 二], answer: A}"] * 4)
    assert minutes(f"{{quiz: 甲, items: [{items}]}}") == [(15, True)]


def test_phases_give_the_minutes_where_none_are_written() -> None:
    assert minutes("{drill: 甲, rounds: 2, timing: {brief: 5, play: 10}}") == [(25, False)]


def test_the_section_s_minutes_are_shared_by_what_has_none() -> None:
    shared = minutes("{topic: 甲, minutes: 20}, 乙, {discussion: 丙}", section="minutes: 60,")
    assert shared == [(20, False), (15, True), (25, True)]


def test_the_rest_of_the_sold_hours_is_shared_pauses_counted() -> None:
    shared = minutes("甲, break, 乙, {drill: 丙, minutes: 45}", course="duration: 2h")
    assert shared == [(30, True), (15, False), (30, True), (45, False)]


def test_placed_breaks_are_part_of_the_sold_hours() -> None:
    schedule = "duration: 3h\nschedule: {breaks: {every: 90, minutes: 20}}"
    shared = minutes("甲, 乙, 丙, 丁", course=schedule)
    assert shared == [(40, True), (40, True), (20, False), (40, True), (40, True)]


@given(st.integers(0, 600), st.dictionaries(st.integers(0, 30), st.integers(5, 60), max_size=20))
def test_shares_add_up_or_there_are_none(total: int, weights: dict[int, int]) -> None:
    shares = spread(total, weights)
    assert shares == {} or (sum(shares.values()) == total and set(shares) == set(weights) and min(shares.values()) >= 5)
