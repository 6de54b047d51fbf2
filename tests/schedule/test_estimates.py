"""Minutes nobody wrote are estimated, add up, and are marked as estimates."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from coursegen.outline.validation import validate_course
from coursegen.outline.yaml_text import parse_yaml
from coursegen.schedule import plan_timetable
from coursegen.schedule.estimates import spread


def minutes(text: str) -> list[tuple[int, bool]]:
    timetable = plan_timetable(validate_course(parse_yaml(text, "o.yaml")))
    return [(row.minutes, row.estimated) for day in timetable.days for row in day.rows]


def test_kinds_have_their_usual_minutes() -> None:
    text = "title: 课\nsections: [{title: 节, activities: [甲, {discussion: 乙}, {drill: 丙}, {energizer: 丁}]}]"
    assert minutes(text) == [(10, True), (20, True), (40, True), (10, True)]


def test_a_topic_takes_longer_the_more_it_says() -> None:
    short = "title: 课\nsections: [{title: 节, activities: [{topic: 甲, points: [一, 二]}]}]"
    long = "title: 课\nsections: [{title: 节, activities: [{topic: 甲, points: [一, 二, 三, 四], steps: [五, 六, 七]}]}]"
    assert minutes(short) == [(10, True)] and minutes(long) == [(20, True)]


def test_a_quiz_takes_three_minutes_an_item() -> None:
    items = ", ".join(["{stem: 问, options: [一, 二], answer: A}"] * 4)
    assert minutes(f"title: 课\nsections: [{{title: 节, activities: [{{quiz: 甲, items: [{items}]}}]}}]") == [(15, True)]


def test_phases_give_the_minutes_where_none_are_written() -> None:
    drill = "{drill: 甲, rounds: 2, timing: {brief: 5, play: 10}}"
    assert minutes(f"title: 课\nsections: [{{title: 节, activities: [{drill}]}}]") == [(25, False)]


def test_the_section_s_minutes_are_shared_by_what_has_none() -> None:
    text = "title: 课\nsections: [{title: 节, minutes: 60, activities: [{topic: 甲, minutes: 20}, 乙, {discussion: 丙}]}]"
    assert minutes(text) == [(20, False), (15, True), (25, True)]


def test_the_rest_of_the_sold_hours_is_shared_pauses_counted() -> None:
    text = "title: 课\nduration: 2h\nsections: [{title: 节, activities: [甲, break, 乙, {drill: 丙, minutes: 45}]}]"
    assert minutes(text) == [(30, True), (15, False), (30, True), (45, False)]


def test_placed_breaks_are_part_of_the_sold_hours() -> None:
    text = (
        "title: 课\nduration: 3h\nschedule: {breaks: {every: 90, minutes: 20}}\n"
        "sections: [{title: 节, activities: [甲, 乙, 丙, 丁]}]"
    )
    assert minutes(text) == [(40, True), (40, True), (20, False), (40, True), (40, True)]


@given(st.integers(0, 600), st.dictionaries(st.integers(0, 30), st.integers(5, 60), max_size=20))
def test_shares_add_up_or_there_are_none(total: int, weights: dict[int, int]) -> None:
    shares = spread(total, weights)
    assert shares == {} or (sum(shares.values()) == total and set(shares) == set(weights) and min(shares.values()) >= 5)
