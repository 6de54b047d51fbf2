"""The agenda in every form, of a course whose first date is known."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path

import pytest

from coursegen.build import agenda_of, plan_course

OUTLINE = """\
title: 倾听
language: zh-Hans
id: listening
schedule: {start: "09:00", date: 2027-03-01}
sections:
  - title: 为什么投诉
    activities:
      - {topic: "两种需求, 两种回答", minutes: 20}
      - {break: 茶歇, minutes: 10}
      - {discussion: =危险的标题, minutes: 15, priority: could}
"""


@pytest.fixture
def outline(tmp_path: Path) -> Path:
    path = tmp_path / "listening.yaml"
    path.write_text(OUTLINE, "utf-8")
    return path


def test_json_has_a_row_for_every_activity(outline: Path) -> None:
    agenda = json.loads(agenda_of(plan_course(outline), "json"))
    assert agenda["course"] == "倾听"
    (day,) = agenda["days"]
    assert (day["date"], day["teaching"], day["breaks"]) == ("2027-03-01", 35, 10)
    assert [(row["start"], row["end"], row["kind"]) for row in day["rows"]] == [
        ("09:00", "09:20", "topic"), ("09:20", "09:30", "break"), ("09:30", "09:45", "discussion"),
    ]  # fmt: skip
    assert all(row["slides"][0] <= row["slides"][1] for row in day["rows"])


def test_csv_keeps_text_that_looks_like_a_formula(outline: Path) -> None:
    rows = list(csv.DictReader(io.StringIO(agenda_of(plan_course(outline), "csv").removeprefix("\ufeff"))))
    assert rows[2]["title"] == "'=危险的标题"
    assert rows[0]["title"] == "两种需求, 两种回答"


def test_calendar_has_events_in_lines_of_at_most_75_bytes(outline: Path) -> None:
    calendar = agenda_of(plan_course(outline), "ics")
    assert calendar.count("BEGIN:VEVENT") == calendar.count("END:VEVENT") == 3
    assert "DTSTART:20270301T090000\r\nDTEND:20270301T092000\r\nSUMMARY:两种需求\\, 两种回答" in calendar
    assert all(len(line.encode()) <= 75 for line in calendar.split("\r\n"))


def test_table_is_straight_in_chinese(outline: Path) -> None:
    lines = agenda_of(plan_course(outline), "table").splitlines()
    assert lines[0].startswith("第 1 天 · 2027-03-01   09:00–09:45")
    assert any("◇" in line and "危险的标题" in line for line in lines)


FULL = OUTLINE.replace('start: "09:00"', 'start: "09:00", end: "09:40"')


def test_agenda_is_printed_even_when_the_day_is_too_full(coursegen, outline: Path) -> None:
    outline.write_text(FULL, "utf-8")
    run = coursegen("agenda", outline, cwd=outline.parent)
    assert run.returncode == 3
    assert "09:30–09:45" in run.stdout
    assert "listening.yaml:10:9:" in run.stderr and "5 分钟" in run.stderr and "[day-overrun]" in run.stderr


def test_agenda_in_json_tells_the_problems_too(coursegen, outline: Path) -> None:
    outline.write_text(FULL, "utf-8")
    run = coursegen("agenda", outline, "--format", "json", cwd=outline.parent)
    assert run.returncode == 3
    assert any("day-overrun" in problem for problem in json.loads(run.stdout)["problems"])


def test_outline_that_cannot_be_read_has_no_agenda(coursegen, outline: Path) -> None:
    outline.write_text("title: 倾听", "utf-8")
    run = coursegen("agenda", outline, cwd=outline.parent)
    assert (run.returncode, run.stdout) == (3, "")


def test_warnings_of_the_timetable_are_told_and_do_not_fail(coursegen, outline: Path) -> None:
    outline.write_text(OUTLINE.replace("id: listening", "duration: 3h"), "utf-8")
    run = coursegen("agenda", outline, cwd=outline.parent)
    assert run.returncode == 0 and "[duration-mismatch]" in run.stderr
