"""The agenda in every form, of a course whose first date is known."""

from __future__ import annotations

import csv
import io
import json
from datetime import datetime
from pathlib import Path

import pytest
from icalendar import Calendar

from coursegen.build import agenda_of, plan_course
from coursegen.course import KINDS

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


def test_calendar_is_read_by_others(outline: Path) -> None:
    calendar = Calendar.from_ical(agenda_of(plan_course(outline), "ics"))
    events = calendar.walk("VEVENT")
    assert [str(event["SUMMARY"]) for event in events] == ["两种需求, 两种回答", "茶歇", "=危险的标题"]
    assert [(event.start, event.end) for event in events] == [
        (datetime(2027, 3, 1, 9, 0), datetime(2027, 3, 1, 9, 20)),
        (datetime(2027, 3, 1, 9, 20), datetime(2027, 3, 1, 9, 30)),
        (datetime(2027, 3, 1, 9, 30), datetime(2027, 3, 1, 9, 45)),
    ]
    assert len({str(event["UID"]) for event in events}) == len(events) and not calendar.errors


def test_json_has_exactly_these_keys(outline: Path) -> None:
    agenda = json.loads(agenda_of(plan_course(outline), "json"))
    assert list(agenda) == ["course", "days", "declared", "planned", "problems"]
    assert {tuple(day) for day in agenda["days"]} == {
        ("day", "date", "rows", "teaching", "breaks", "lunch", "buffer")
    }  # fmt: skip
    assert {tuple(row) for day in agenda["days"] for row in day["rows"]} == {
        ("start", "end", "minutes", "kind", "title", "section", "estimated", "pinned", "priority", "slides")
    }  # fmt: skip
    assert {row["kind"] for day in agenda["days"] for row in day["rows"]} <= {*KINDS, "buffer"}


DIVIDED = """\
title: 倾听
schedule: {start: "09:00", lunch: {at: "12:00", minutes: 60}}
sections:
  - 甲:
      - {exercise: 长练习, minutes: 150}
      - {topic: 大课, minutes: 90}
      - {drill: 对练, minutes: 90, pin: "15:00"}
"""


def test_halves_around_lunch_are_told_apart_and_waiting_is_a_buffer(outline: Path) -> None:
    outline.write_text(DIVIDED, "utf-8")
    rows = json.loads(agenda_of(plan_course(outline), "json"))["days"][0]["rows"]
    assert [(row["title"], row["start"], row["minutes"]) for row in rows] == [
        ("长练习", "09:00", 150), ("大课（上）", "11:30", 30), ("午休", "12:00", 60), ("大课（下）", "13:00", 60),
        ("机动", "14:00", 60), ("对练", "15:00", 90),
    ]  # fmt: skip
    assert [row["kind"] for row in rows][2:5] == ["lunch", "topic", "buffer"]


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
