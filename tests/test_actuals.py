"""``coursegen actuals``: what was planned against what was taught, and what to write next time."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coursegen.actuals import proposed_minutes
from coursegen.course.activities import Topic
from coursegen.units import MinuteRange

OUTLINE = """\
title: Listening
language: en
trainer: "Ann: Miller"
schedule: {start: "09:00", end: "11:00", date: 2027-03-01}
sections:
  - title: One
    activities:
      - {ceremony: Welcome, minutes: 10}
      # the heart of it
      - {topic: Why customers complain, id: why, minutes: 15-20}
      - break
      - {discussion: "Yours: \\"tell\\" it", minutes: 20}
      - topic: Once more
        minutes: 10   # short
      - topic: Once more
        minutes: 10
      - An estimated one
"""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "o.yaml").write_text(OUTLINE, "utf-8")
    return tmp_path


def log(folder: Path, rows: str, name: str = "log.yaml") -> str:
    (folder / name).write_text(
        "date: 2027-03-01\nrows:\n" + "".join(f"  - {row}\n" for row in rows.split("|")), "utf-8"
    )
    return name


def test_minutes_and_clock_times_are_compared_with_the_plan(coursegen, folder: Path) -> None:
    rows = 'Welcome: 09:00-09:12|why: 31|Once more: 0|Once more: 10|{activity: "Yours: \\"tell\\" it", note: noisy}'
    run = coursegen("actuals", "o.yaml", log(folder, rows), cwd=folder)
    assert run.returncode == 0, run.stderr
    lines = [" ".join(line.split()) for line in run.stdout.splitlines()]
    assert "10' 12' +2' Welcome" in lines and "15–20' 31' +11' Why customers complain" in lines
    assert "10' 0' -10' Once more (left out)" in lines and "10' 10' +0' Once more" in lines
    assert "50' 53' +3' in all, as far as noted" in lines
    assert "15–20 → 15–30 Why customers complain" in lines and "10 → 10 Welcome" not in lines
    assert any(line.startswith("With these minutes: day 1 over at 10:") for line in lines)


def test_several_logs_count_by_their_median(coursegen, folder: Path) -> None:
    logs = [log(folder, f"Welcome: {minutes}", f"{minutes}.yaml") for minutes in (10, 30, 20)]
    found = json.loads(coursegen("actuals", "o.yaml", *logs, "--format", "json", cwd=folder).stdout)
    (welcome, *rest) = found["activities"]
    assert (welcome["taught"], welcome["proposed"]) == (20, "20") and {row["taught"] for row in rest} == {None}
    assert found["next"] == [{"day": 1, "end": "10:45"}]


def test_written_outline_has_the_minutes_and_keeps_comments(coursegen, folder: Path) -> None:
    name = log(folder, "Welcome: 21|why: 9|Once more: 15|An estimated one: 40")
    assert coursegen("actuals", "o.yaml", name, "--write", "new.yaml", cwd=folder).returncode == 0
    new = OUTLINE.replace("Welcome, minutes: 10", "Welcome, minutes: 20").replace("15-20", "10-20")
    assert (folder / "new.yaml").read_text("utf-8") == new.replace("10   # short", "15   # short")
    assert (folder / "o.yaml").read_text("utf-8") == OUTLINE


def test_day_that_would_be_too_full_is_told(coursegen, folder: Path) -> None:
    run = coursegen("actuals", "o.yaml", log(folder, "Welcome: 2h"), cwd=folder)
    assert "It does not fit" in run.stdout and "[day-overrun]" in run.stderr and run.returncode == 0


def test_blank_log_can_be_read_as_it_is_and_when_filled_in(coursegen, folder: Path) -> None:
    blank = coursegen("actuals", "o.yaml", "--blank", cwd=folder).stdout
    assert blank.startswith("# What was really taught: Listening\n") and "date: 2027-03-01" in blank
    assert '  - "Yours: \\"tell\\" it":   # 09:45–10:05  20\'' in blank
    (folder / "log.yaml").write_text(blank, "utf-8")
    run = coursegen("actuals", "o.yaml", "log.yaml", cwd=folder)
    assert run.returncode == 0 and "nothing to change" in run.stdout, run.stderr
    (folder / "log.yaml").write_text(blank.replace(":   #", ": 5   #"), "utf-8")
    found = json.loads(coursegen("actuals", "o.yaml", "log.yaml", "--format", "json", cwd=folder).stdout)
    assert {row["taught"] for row in found["activities"]} == {5}


def test_faults_of_all_logs_are_told_at_once(coursegen, folder: Path) -> None:
    first = log(folder, "wyh: 20|Welcome: soon|Welcome: 09:30-09:10", "a.yaml")
    second = log(folder, "Welcom: 20|Welcome: 5|Welcome: 6", "b.yaml")
    run = coursegen("actuals", "o.yaml", first, second, "--write", "new.yaml", cwd=folder)
    told = [line for line in run.stderr.splitlines() if ".yaml:" in line]
    assert run.returncode == 3 and run.stdout == "" and not (folder / "new.yaml").exists()
    assert told[0].startswith("a.yaml:4:14: “soon” is neither minutes nor two clock times")
    assert told[1].startswith("a.yaml:5:14: “09:30-09:10” is neither")
    assert told[2].startswith("b.yaml:3:5: no activity of the course is called “Welcom”; did you mean “Welcome”?")
    assert told[3].startswith("b.yaml:5:5: “Welcome” is noted more often than it stands in the course")


@pytest.mark.parametrize(
    "text", ["", "rows: []", "rows: [Welcome]\nwhen: today", "date: x", "- Welcome", "rows: [Welcome: [5]]"]
)
def test_faulty_log_is_told(coursegen, folder: Path, text: str) -> None:
    (folder / "log.yaml").write_text(text, "utf-8")
    run = coursegen("actuals", "o.yaml", "log.yaml", cwd=folder)
    assert run.returncode == 3 and "log.yaml:" in run.stderr and "Traceback" not in run.stderr


@pytest.mark.parametrize("asked", [[], ["log.yaml", "--blank"], ["log.yaml", "--variant", "a", "--write", "n.yaml"]])
def test_what_is_asked_must_make_sense(coursegen, folder: Path, asked: list[str]) -> None:
    assert coursegen("actuals", "o.yaml", *asked, cwd=folder).returncode == 2


@pytest.mark.parametrize("target", ["o.yaml", "there.yaml"])
def test_no_file_is_written_over(coursegen, folder: Path, target: str) -> None:
    (folder / "there.yaml").write_text("mine", "utf-8")
    run = coursegen("actuals", "o.yaml", log(folder, "Welcome: 30"), "--write", target, cwd=folder)
    assert run.returncode == 5 and (folder / "there.yaml").read_text("utf-8") == "mine"


@given(st.integers(1, 60), st.integers(0, 30), st.integers(1, 120))
def test_proposal_is_in_steps_of_five_and_made_only_when_clearly_off(low: int, width: int, taught: int) -> None:
    planned = MinuteRange(low, low + width)
    proposed = proposed_minutes(Topic(topic="a", minutes=planned), taught)
    off = max(low - taught, taught - low - width)
    if off < 5 and off < 0.2 * (low + width):
        assert proposed is None
    elif proposed:
        assert {proposed.low, proposed.high} - {planned.low, planned.high} <= set(range(5, 125, 5))
        assert width == 0 or proposed.low <= planned.low <= planned.high <= proposed.high


def test_an_outline_in_the_place_of_a_log_is_told_in_one_line(coursegen, folder: Path) -> None:
    run = coursegen("actuals", "o.yaml", "o.yaml", cwd=folder)
    assert run.returncode == 3 and run.stdout == ""
    assert run.stderr.startswith("o.yaml:1:1: “o.yaml” is an outline, not a log of a delivery; ")
    assert run.stderr.count("o.yaml:") == 1
