"""Slides around the activities of a section, told apart by where they stand."""

from __future__ import annotations

from coursegen.outline import parse_outline
from coursegen.rendering.slides import SlideIndex, framing_slides

OUTLINE = """\
title: 课
objectives: [听懂]
sections:
  - {title: 甲, activities: [一, 二]}
  - {title: 乙, activities: [三]}
  - {title: 丙}
"""


def test_section_is_opened_by_its_own_slides_and_the_first_by_the_course_s_too() -> None:
    course = parse_outline(OUTLINE, "o.yaml")
    first, second, third = (str(section.written_at) for section in course.sections)
    keys = [activity.key for activity in course.activities()]
    places = {str(course.written_at): (1, 3, 20), str(course.objectives[0].written_at): (2,)}
    places |= {first: (4, 5, 8, 9), second: (10, 13), third: (14, 15)}
    slides = SlideIndex({keys[0]: (6,), keys[1]: (7,), keys[2]: (11, 12)}, places)
    framed = framing_slides(course, slides)
    assert [section.opening for section in framed] == [(1, 2, 3, 4, 5), (10,), (14, 15)]
    assert [section.closing for section in framed] == [(8, 9), (13,), ()]


def test_a_question_after_the_opening_ceremony_opens_its_section() -> None:
    outline = "title: 课\nsections: [{title: 甲, activities: [{ceremony: 开班}, 一, {ceremony: 结业}]}]\n"
    course = parse_outline(outline, "o.yaml")
    opened, lesson, closed = (activity.key for activity in course.activities())
    slides = SlideIndex({opened: (3,), lesson: (5, 6), closed: (8,)}, {str(course.sections[0].written_at): (2, 4, 7)})
    (framed,) = framing_slides(course, slides)
    assert (framed.opening, framed.closing) == ((2, 4), (7,))
