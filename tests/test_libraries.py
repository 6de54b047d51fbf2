"""Libraries at the command line: they are no courses, and what is wrong in them is told with their own lines."""

from __future__ import annotations

import json
import shutil
import zipfile
from pathlib import Path

import pytest

from coursegen.outline import read_yaml
from coursegen.outline.examination import validate_library

OUTLINES = Path(__file__).resolve().parents[1] / "outlines"
COURSE = """\
title: {title}
library: library/shared.yaml
sections:
  - title: 节
    takeaways: [记]
    activities:
      - {{drill: 一起练, case: one-yuan, minutes: 40, checklist: [听完], debrief: [哪里难]}}
      - {{topic: 五步, tools: five-steps, minutes: 10, priority: could}}
      - {{review: 结束, minutes: 5}}
"""
LIBRARY = """\
cases:
  - {id: one-yuan, title: 一元钱, facts: 多收了一元。, questions: [怎么办？], analysis: [先道歉]}
tools:
  - {id: five-steps, title: 五步法, steps: [听, 问, 办, 谢, 回访]}
"""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "outlines" / "library").mkdir(parents=True)
    for name in ("a", "b"):
        (tmp_path / "outlines" / f"{name}.yaml").write_text(COURSE.format(title=f"课 {name}"), "utf-8")
    write_library(tmp_path, LIBRARY)
    return tmp_path


def write_library(folder: Path, text: str) -> None:
    (folder / "outlines" / "library" / "shared.yaml").write_text(text, "utf-8")


def test_folders_below_outlines_hold_no_courses(coursegen, folder: Path) -> None:
    run = coursegen("build", "--only", "brochure", cwd=folder)
    assert run.returncode == 0, run.stderr
    assert sorted(path.name for path in (folder / "output").iterdir()) == ["a", "b"]
    assert coursegen("check", cwd=folder).returncode == 0


@pytest.mark.parametrize("command", ["build", "check", "agenda"])
def test_a_library_named_as_an_outline_is_told_from_one(coursegen, folder: Path, command: str) -> None:
    run = coursegen(command, "outlines/library/shared.yaml", cwd=folder)
    assert run.returncode == 3 and "Traceback" not in run.stderr
    assert run.stderr.startswith("outlines/library/shared.yaml:1:1: “outlines/library/shared.yaml”是共用库，不是课程")


def test_a_fault_that_courses_share_is_told_once_with_its_line(coursegen, folder: Path) -> None:
    write_library(folder, LIBRARY.replace("steps:", "stpes:"))
    run = coursegen("check", cwd=folder)
    assert run.returncode == 3
    told, line, caret = run.stderr.splitlines()
    assert told.startswith("outlines/library/shared.yaml:4:34: ") and "steps" in told
    assert line.startswith("4 | ") and caret.index("^") > line.index("五步法")


def test_advice_on_a_library_is_told_once_and_marks_its_file(coursegen, folder: Path) -> None:
    write_library(folder, LIBRARY.replace("一元钱", "一元钱（待补）"))
    listed = json.loads(coursegen("check", "--format", "json", cwd=folder).stdout)
    shared = [(one["file"], one["line"], one["code"]) for one in listed if "library" in one["file"]]
    assert shared == [("outlines/library/shared.yaml", 2, "leftover")]
    run = coursegen("check", "--format", "github", cwd=folder)
    assert run.stdout.count("::warning file=outlines/library/shared.yaml,line=2,col=5,title=leftover::") == 1


def test_a_slide_that_is_too_full_names_the_line_of_the_library(coursegen, folder: Path) -> None:
    write_library(folder, LIBRARY.replace("[听, 问, 办, 谢, 回访]", f"[{'字' * 3000}, 问]"))
    run = coursegen("check", "outlines/a.yaml", cwd=folder)
    assert run.returncode == 3 and run.stderr.startswith("outlines/library/shared.yaml:4:"), run.stderr


def test_a_picture_that_is_missing_beside_the_library_is_told_with_its_line(coursegen, folder: Path) -> None:
    write_library(folder, LIBRARY.replace("steps: [听, 问, 办, 谢, 回访]", "image: desk.png"))
    run = coursegen("check", "outlines/a.yaml", cwd=folder)
    assert run.returncode == 4 and run.stderr.startswith("outlines/library/shared.yaml:4:")
    assert "library/desk.png" in run.stderr
    shutil.copy(Path(__file__).parent / "outlines" / "hall.png", folder / "outlines" / "library" / "desk.png")
    assert coursegen("build", "outlines/a.yaml", "--only", "deck", cwd=folder).returncode == 0


def test_a_recording_beside_the_library_is_embedded(coursegen, folder: Path) -> None:
    write_library(folder, LIBRARY + "media: [{id: call, title: 一通电话, file: call.wav, transcript: [喂]}]\n")
    (folder / "outlines" / "library" / "call.wav").write_bytes(b"RIFF\x24\0\0\0WAVEfmt ")
    outline = folder / "outlines" / "a.yaml"
    outline.write_text(outline.read_text("utf-8") + "      - {media: 听一遍, use: call, minutes: 10}\n", "utf-8")
    run = coursegen("build", "outlines/a.yaml", "--only", "deck", cwd=folder)
    assert run.returncode == 0, run.stderr
    with zipfile.ZipFile(folder / "output" / "a" / "a-deck.pptx") as deck:
        assert [name for name in deck.namelist() if name.endswith(".wav")]


def test_a_retimed_outline_stays_beside_its_library(coursegen, folder: Path) -> None:
    run = coursegen("retime", "outlines/a.yaml", "--hours", "45m", "--write", "new.yaml", cwd=folder)
    assert run.returncode == 5 and "library/shared.yaml" in run.stderr and not (folder / "new.yaml").exists()
    run = coursegen("retime", "outlines/a.yaml", "--hours", "45m", "--write", "outlines/new.yaml", cwd=folder)
    assert run.returncode == 0, run.stderr
    written = (folder / "outlines" / "new.yaml").read_text("utf-8")
    assert "library: library/shared.yaml" in written and "tools: five-steps" not in written
    assert "五步" not in coursegen("agenda", "outlines/new.yaml", cwd=folder).stdout


@pytest.mark.parametrize("language", ["zh-Hans", "zh-Hant"])
def test_every_entry_of_the_shipped_libraries_can_be_used(coursegen, tmp_path: Path, language: str) -> None:
    shutil.copytree(OUTLINES / "library", tmp_path / "library")
    name = f"library/complaints.{language}.yaml"
    library = validate_library(read_yaml(tmp_path / name, name))
    activities = [f"case: {case.id}" for case in library.cases]
    activities += [f"topic: {tool.title}\n        tools: {tool.id}" for tool in library.tools]
    lines = "".join(f"      - {activity}\n        minutes: 5\n" for activity in activities)
    head = f"title: 试\nlanguage: {language}\nlibrary: {name}\nsections:\n  - title: 节\n    activities:\n"
    (tmp_path / "all.yaml").write_text(head + lines, "utf-8")
    run = coursegen("build", "all.yaml", cwd=tmp_path)
    assert run.returncode == 0 and len(library.tools) >= 3, run.stderr


def test_the_schema_of_libraries_is_printed_as_shipped(coursegen, folder: Path) -> None:
    run = coursegen("schema", "--library", cwd=folder)
    shipped = Path(__file__).resolve().parents[1] / "coursegen-library.schema.json"
    assert run.returncode == 0 and run.stdout == shipped.read_text("utf-8")
