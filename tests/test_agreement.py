"""One edit in the outline, and every document says the same."""

from __future__ import annotations

import io
import json
import re
from pathlib import Path

import pytest
from docx import Document
from pptx import Presentation

from coursegen.build import agenda_of, build_course, choose_products, plan_course

OUTLINE = """\
title: 倾听客户
schedule: {start: "09:00", lunch: {at: "12:00", minutes: 60}, breaks: {every: 90, minutes: 15}}
sections:
  - title: 为什么
    activities:
      - {discussion: 最难的客户, minutes: 75}
      - {topic: 两种需求, minutes: 40, ask: 为什么？}
      - {exercise: 一次投诉, minutes: 30}
  - title: 怎么办
    activities:
      - {topic: 先听完, minutes: 60, ask: 怎么做？}
      - {drill: 对练, minutes: 60, priority: could}
      - {review: 行动计划, minutes: 30}
"""
CLOCK = re.compile(r"(?<!\d)(\d\d:\d\d)(?!\d)")
DOCUMENTS = ("deck.pptx", "facilitator-guide.docx", "run-sheet.docx")


def texts_of(content: bytes, name: str) -> str:
    """All words of a file, speaker notes too."""
    if name.endswith(".pptx"):
        slides = Presentation(io.BytesIO(content)).slides
        shown = (shape.text_frame.text for slide in slides for shape in slide.shapes if shape.has_text_frame)
        return "\n".join([*shown, *(slide.notes_slide.notes_text_frame.text for slide in slides)])
    document = Document(io.BytesIO(content))
    return "\n".join(str(text.text or "") for text in document.element.body.iter() if text.tag.endswith("}t"))


def clocks(tmp_path: Path, outline: str) -> dict[str, set[str]]:
    """The times of day that the agenda and each document give."""
    path = tmp_path / "o.yaml"
    path.write_text(outline, "utf-8")
    planned = plan_course(path)
    files = build_course(planned, choose_products(["deck", "facilitator-guide", "run-sheet"]))
    rows = [row for day in json.loads(agenda_of(planned, "json"))["days"] for row in day["rows"]]
    agenda = {time for row in rows for time in (row["start"], row["end"])}
    return {"agenda": agenda, **{name: set(CLOCK.findall(texts_of(files[name], name))) for name in DOCUMENTS}}


@pytest.fixture(scope="module")
def before_and_after(tmp_path_factory: pytest.TempPathFactory) -> tuple[dict[str, set[str]], dict[str, set[str]]]:
    folder = tmp_path_factory.mktemp("agreement")
    return clocks(folder, OUTLINE), clocks(folder, OUTLINE.replace('at: "12:00"', 'at: "12:30"'))


@pytest.mark.parametrize("name", DOCUMENTS)
def test_every_document_gives_the_times_of_the_agenda_and_no_others(before_and_after, name: str) -> None:
    for times in before_and_after:
        assert times[name] - times["agenda"] == set()
        assert "12:00" in times[name] or "12:30" in times[name]


def test_lunch_moved_by_half_an_hour_moves_in_every_document(before_and_after) -> None:
    before, after = before_and_after
    assert "13:00" in before["agenda"] and "13:30" in after["agenda"]
    for name in before:
        assert "13:00" in before[name] and "13:30" in after[name], name
        assert before[name] != after[name]


def test_run_sheet_gives_every_time_of_the_agenda(before_and_after) -> None:
    for times in before_and_after:
        assert times["agenda"] - times["run-sheet.docx"] == set()


def test_checkpoints_stand_in_notes_guide_and_run_sheet_with_what_to_drop(tmp_path: Path) -> None:
    path = tmp_path / "o.yaml"
    path.write_text(OUTLINE, "utf-8")
    files = build_course(plan_course(path), choose_products(["deck", "facilitator-guide", "run-sheet", "handout"]))
    for name in DOCUMENTS:
        text = texts_of(files[name], name)
        assert "检查点" in text and re.search("先删：.{0,3}对练", text), name
    assert "检查点" not in texts_of(files["handout.pptx"], "handout.pptx")


def test_checkpoint_before_an_activity_in_reserve_leads_to_the_next_slide_that_is_shown(tmp_path: Path) -> None:
    path = tmp_path / "o.yaml"
    first = "{exercise: 先听完, minutes: 60, priority: could,"
    path.write_text(OUTLINE.replace("{topic: 先听完, minutes: 60,", first), "utf-8")
    planned = plan_course(path)
    rows = [row for day in json.loads(agenda_of(planned, "json"))["days"] for row in day["rows"]]
    slides = {row["title"].removesuffix("（上）"): row["slides"] for row in rows}
    assert slides["先听完"][0] > slides["行动计划"][0]
    sheet = texts_of(build_course(planned, choose_products(["run-sheet"]))["run-sheet.docx"], "run-sheet.docx")
    named = [int(number) for number in re.findall(r"应到\s*PPT\s*第\s*(\d+)\s*页", sheet)]
    assert named and slides["行动计划"][0] in named
    assert slides["先听完"][0] not in named
