"""When parts of a course fall, and what a pause announces."""

from __future__ import annotations

from coursegen.outline import parse_outline
from coursegen.rendering.spans import checkpoints_at, section_spans, titles_after
from coursegen.schedule import plan_timetable

OUTLINE = """\
title: 课
schedule: {days: 2, start: "09:00", end: "16:00", lunch: {at: "12:00", minutes: 60}}
sections:
  - {title: 甲, activities: [{topic: 一, minutes: 120}]}
  - {title: 乙, activities: [{topic: 二, minutes: 60}, {topic: 三, minutes: 60}]}
  - title: 丙
    activities:
      [{topic: 四, minutes: 120}, {topic: 五, minutes: 60}, break, {topic: 备, minutes: 5, priority: could}, 六]
  - {title: 丁}
"""


def test_parts_are_in_a_half_day_or_both_or_on_several_days() -> None:
    course = parse_outline(OUTLINE, "o.yaml")
    spans = section_spans(course, plan_timetable(course))
    assert spans[3] is None
    assert [(span.day, span.last_day, span.half) for span in spans if span][:2] == [(1, 1, "morning"), (1, 1, "both")]
    assert spans[2] and (spans[2].day, spans[2].last_day) == (1, 2)


def test_a_pause_announces_what_is_shown_next() -> None:
    course = parse_outline(OUTLINE, "o.yaml")
    (pause,) = (activity.key for activity in course.activities() if activity.kind == "break")
    assert titles_after(course, plan_timetable(course))[pause] == "六"


def test_a_checkpoint_before_what_is_hidden_stands_with_what_is_shown_next() -> None:
    outline = OUTLINE.replace(
        "break, {topic: 备, minutes: 5, priority: could}, 六", "break, {topic: 备, priority: could}, 六, 七"
    )
    course = parse_outline(outline, "o.yaml")
    hidden, shown = (next(a.key for a in course.activities() if a.title == name) for name in ("备", "六"))
    timetable = plan_timetable(course)
    assert hidden in [point.before for point in timetable.checkpoints]
    assert shown in checkpoints_at(course, timetable) and hidden not in checkpoints_at(course, timetable)
