"""Authors write short forms; the model reads them as the long ones."""

from __future__ import annotations

from typing import Any

import pytest

from coursegen.course import Course, trainee_view
from coursegen.outline.examination import validate_course
from coursegen.outline.yaml_text import parse_yaml


def course(text: str) -> Course:
    return validate_course(parse_yaml(text, "o.yaml"))


def activity(text: str) -> Any:
    return course(f"title: 课\nsections: [{{title: 节, activities: [{text}]}}]").sections[0].activities[0]


def test_nested_texts_are_a_course() -> None:
    section = course("title: 课\nsections:\n  - 道篇:\n      - 甲\n      - break\n      - lunch\n").sections[0]
    assert section.title == "道篇"
    assert [(a.kind, a.title) for a in section.activities] == [("topic", "甲"), ("break", None), ("lunch", None)]


def test_leads_carry_text_or_children() -> None:
    first, second, third = activity("{topic: 甲, points: [一, {二: 三}, {四: [五, 六]}]}").points.items
    assert (first.lead, first.text) == (None, "一")
    assert (second.lead, second.text) == ("二", "三")
    assert (third.lead, [item.text for item in third.items]) == ("四", ["五", "六"])


def test_blocks_come_in_the_order_written() -> None:
    blocks = activity("{topic: 甲, content: [{quote: 一}, {steps: [二]}], points: [三], definition: 四}").blocks
    assert [type(block).__name__ for block in blocks] == ["Quote", "Steps", "Points", "Definition"]


@pytest.mark.parametrize(("word", "read"), [("no", "no"), ("false", "no"), ("否", "no"), ("reserve", "reserve")])
def test_slides_are_left_out_in_any_word_for_no(word: str, read: str) -> None:
    assert activity(f"{{topic: 甲, slide: {word}}}").slide == read


def test_one_thing_is_as_good_as_a_list_of_one() -> None:
    assert activity("{topic: 甲, say: 一}").say == ("一",)
    assert activity("{topic: 甲, ask: 为什么？}").ask[0].question == "为什么？"


def test_every_object_knows_its_place() -> None:
    text = "title: 课\nsections:\n  - title: 节\n    activities:\n      - topic: 甲\n        points:\n          - 乙\n"
    topic = course(text).sections[0].activities[0]
    assert topic.points is not None
    assert (topic.key, str(topic.points.items[0].written_at)) == ("o.yaml:5:9", "o.yaml:7:13")


def test_trainees_see_no_trainer_field_and_no_word_of_a_blank() -> None:
    view = trainee_view(activity('{topic: "先[[情绪]]后事情", say: 一, answer: 二}'))
    assert not hasattr(view, "say") and not hasattr(view, "answer")
    assert view.title == "先[[＿＿]]后事情"
