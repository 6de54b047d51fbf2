"""``coursegen retime`` as a course designer meets it."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from coursegen.outline import read_outline
from coursegen.retiming import RetimedOutline, told_rows
from coursegen.schedule import for_hours, plan_timetable, retime

ROOT = Path(__file__).resolve().parents[1]
OUTLINE = """\
title: 倾听
duration: 2h
sections:
  - title: 一
    activities:
      - {ceremony: 开班, minutes: 10}
      # 最要紧的一段
      - {topic: 为什么投诉, minutes: 40-50}
      - {discussion: 您的经历, minutes: 20, priority: could}
      - {drill: 接电话, minutes: 30}
      - {review: 收尾, minutes: 10}
"""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "o.yaml").write_text(OUTLINE, "utf-8")
    return tmp_path


def test_plan_is_told_with_reasons_in_the_language_of_the_outline(coursegen, folder: Path) -> None:
    run = coursegen("retime", "o.yaml", "--hours", "1.75", cwd=folder)
    assert run.returncode == 0, run.stderr
    told = run.stdout
    assert "原计划 2:00 小时（120 分钟），要求 1:45 小时（105 分钟），调整后 1:40 小时（100 分钟）" in told
    assert "您的经历（选讲，最先删）" in told and "接电话（必讲）" in told and "收尾（开场、收尾和仪式不删）" in told
    assert "shorten" not in told and contents(folder) == ["o.yaml"]


def contents(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


def test_written_outline_is_as_told_and_keeps_comments(coursegen, folder: Path) -> None:
    run = coursegen("retime", "o.yaml", "--hours", "100m", "--write", "new.yaml", cwd=folder)
    assert run.returncode == 0, run.stderr
    new = (folder / "new.yaml").read_text("utf-8")
    assert new == OUTLINE.replace("duration: 2h", "duration: 100").replace(
        "      - {discussion: 您的经历, minutes: 20, priority: could}\n", ""
    )
    assert (folder / "o.yaml").read_text("utf-8") == OUTLINE


def test_phases_of_what_is_shortened_add_up_again(coursegen, folder: Path) -> None:
    timed = OUTLINE.replace("minutes: 40-50}", "minutes: 40-50, timing: {think: 5, 分组: 30, report: 15}}")
    (folder / "o.yaml").write_text(timed, "utf-8")
    assert coursegen("retime", "o.yaml", "--hours", "110m", "--write", "new.yaml", cwd=folder).returncode == 0
    assert "minutes: 40, timing: {think: 5, 分组: 20, report: 15}" in (folder / "new.yaml").read_text("utf-8")


@pytest.mark.parametrize("target", ["o.yaml", "there.yaml"])
def test_no_file_is_written_over_unasked(coursegen, folder: Path, target: str) -> None:
    (folder / "there.yaml").write_text("mine", "utf-8")
    run = coursegen("retime", "o.yaml", "--hours", "1.7", "--write", target, cwd=folder)
    assert run.returncode == 5 and target in run.stderr and run.stdout == ""
    assert (folder / "o.yaml").read_text("utf-8") == OUTLINE


def test_source_is_not_written_over_even_with_force(coursegen, folder: Path) -> None:
    (folder / "there.yaml").write_text("mine", "utf-8")
    assert coursegen("retime", "o.yaml", "--hours", "1.7", "--write", "./o.yaml", "--force", cwd=folder).returncode == 5
    assert (folder / "o.yaml").read_text("utf-8") == OUTLINE
    assert (
        coursegen("retime", "o.yaml", "--hours", "1.7", "--write", "there.yaml", "--force", cwd=folder).returncode == 0
    )


def test_minutes_still_over_are_a_problem_and_nothing_is_written(coursegen, folder: Path) -> None:
    run = coursegen("retime", "o.yaml", "--end", "10:00", "--write", "new.yaml", cwd=folder)
    assert run.returncode == 3
    assert "o.yaml:1:1: 能删的都删了，还超出 30 分钟" in run.stderr
    assert contents(folder) == ["o.yaml"]


def test_a_day_that_is_too_full_can_be_retimed(coursegen, folder: Path) -> None:
    text = OUTLINE.replace("duration: 2h", 'schedule: {end: "10:45"}')
    (folder / "o.yaml").write_text(text, "utf-8")
    assert coursegen("check", "o.yaml", cwd=folder).returncode == 3
    run = coursegen("retime", "o.yaml", "--end", "10:45", "--write", "new.yaml", cwd=folder)
    assert run.returncode == 0, run.stderr
    assert coursegen("agenda", "new.yaml", cwd=folder).returncode == 0


@pytest.mark.parametrize(
    "asked",
    [[], ["--hours", "6", "--half-day"], ["--hours", "six"], ["--end", "25:00"], ["--end", "4 pm"], ["--hours", "0"]],
)
def test_wrong_usage_is_told(coursegen, folder: Path, asked: list[str]) -> None:
    run = coursegen("retime", "o.yaml", *asked, cwd=folder)
    assert run.returncode == 2 and "Traceback" not in run.stderr and run.stdout == ""


def test_an_end_before_the_start_is_told(coursegen, folder: Path) -> None:
    run = coursegen("retime", "o.yaml", "--end", "08:00", cwd=folder)
    assert run.returncode == 3 and "08:00" in run.stderr


@pytest.mark.parametrize("path", sorted((ROOT / "outlines").glob("*.yaml")), ids=lambda path: path.stem)
def test_courses_of_the_shelf_are_written_as_told(path: Path, tmp_path: Path) -> None:
    course = read_outline(path)
    plan = plan_timetable(course)
    retiming = retime(course, for_hours(course, plan, plan.planned - 30))
    shutil.copytree(path.parent / "library", tmp_path / "library")
    RetimedOutline(path, hours=plan.planned - 30).save(tmp_path / "new.yaml")
    assert told_rows(plan_timetable(read_outline(tmp_path / "new.yaml"))) == told_rows(retiming.after)


@pytest.mark.parametrize("path", sorted((ROOT / "outlines").glob("*.yaml")), ids=lambda path: path.stem)
def test_two_days_fit_into_one_and_one_day_into_a_morning(path: Path) -> None:
    two_days = read_outline(path).schedule.days == 2
    retimed = RetimedOutline(path, hours=360 if two_days else None)
    assert retimed.problems() == ()
