"""``coursegen cases`` lists what there is to use and who uses it."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from coursegen.catalogue import Catalogue, as_table
from coursegen.problems import OutlineError
from coursegen.terminal import cells, padded

LIBRARY = """\
title: 投诉共用库
cases:
  - {id: one-yuan, title: 一元钱, channel: counter, source: market}
  - {id: spare, title: 备用的, status: stub}
tools:
  - {id: five-steps, title: 五步法, note: 配演练, steps: [听, 谢]}
media:
  - {id: long-call, title: 一通电话, transcript: 喂}
"""
FIRST = """\
title: 课甲
library: library/shared.yaml
cases:
  - {id: own, title: An own case with a long title that says what happened and to whom, channel: hotline}
sections:
  - 节:
      - case: one-yuan
      - {drill: 一起练, case: own, tools: five-steps}
      - {media: 听, use: long-call, case: one-yuan}
"""
SECOND = """\
title: 课乙
library: library/shared.yaml
sections:
  - 节:
      - {topic: 讲一讲, content: [tools: five-steps], cards: [{name: 急躁型, case: one-yuan}]}
"""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "outlines" / "library").mkdir(parents=True)
    for name, text in (("a.yaml", FIRST), ("b.yaml", SECOND), ("library/shared.yaml", LIBRARY)):
        (tmp_path / "outlines" / name).write_text(text, "utf-8")
    return tmp_path


def listed(coursegen, folder: Path) -> dict[str, dict[str, object]]:
    return {one["id"]: one for one in json.loads(coursegen("cases", "--format", "json", cwd=folder).stdout)}


def test_every_entry_is_listed_once_with_its_place(coursegen, folder: Path) -> None:
    entries = listed(coursegen, folder)
    assert list(entries) == ["own", "one-yuan", "spare", "five-steps", "long-call"]
    assert [entry["kind"] for entry in entries.values()] == ["case", "case", "case", "tool", "media"]
    one = entries["one-yuan"]
    assert (one["file"], one["line"], one["keeper"]) == ("outlines/library/shared.yaml", 3, "投诉共用库")
    assert (one["channel"], one["source"], one["status"]) == ("counter", "market", "final")
    assert entries["five-steps"]["note"] == "配演练" and one["note"] is None


def test_every_use_is_listed_once_with_its_course_and_activity(coursegen, folder: Path) -> None:
    entries = listed(coursegen, folder)
    uses = {id: [(use["course"], use["activity"], use["line"]) for use in one["uses"]] for id, one in entries.items()}
    assert uses == {
        "own": [("课甲", "一起练", 8)],
        "one-yuan": [("课甲", "一元钱", 7), ("课甲", "听", 9), ("课乙", "讲一讲", 5)],
        "spare": [],
        "five-steps": [("课甲", "一起练", 8), ("课乙", "讲一讲", 5)],
        "long-call": [("课甲", "听", 9)],
    }


def test_table_is_straight_in_chinese_and_says_what_is_used_nowhere(coursegen, folder: Path) -> None:
    run = coursegen("cases", "--language", "zh-Hans", cwd=folder)
    rows = [line for line in run.stdout.splitlines() if "outlines/" in line]
    assert len({cells(row[: row.index("outlines/")]) for row in rows}) == 1 and len(rows) == 5
    assert "客服热线  编写  定稿" in rows[0] and "…" in rows[0] and "待补" in rows[2]
    unused = run.stdout.splitlines().index(rows[2]) + 1
    assert run.stdout.splitlines()[unused].strip() == "↳ 没有用到"
    assert "\n      配演练\n      ↳ 课甲 · 一起练\n" in run.stdout
    assert "↳ 课乙 · 讲一讲" in run.stdout and "\n      ↳ 一起练\n" in run.stdout


def test_words_follow_the_language_of_the_terminal(coursegen, folder: Path) -> None:
    assert "used nowhere" in coursegen("cases", cwd=folder, LC_ALL="C.UTF-8").stdout
    assert "沒有用到" in coursegen("cases", cwd=folder, LC_ALL="zh_TW.UTF-8").stdout


def test_a_broken_outline_does_not_hide_the_others(coursegen, folder: Path) -> None:
    (folder / "outlines" / "a.yaml").write_text(FIRST.replace("sections", "sectoins"), "utf-8")
    run = coursegen("cases", "outlines", cwd=folder)
    assert run.returncode == 3 and "outlines/a.yaml:5:1: " in run.stderr
    assert "one-yuan" in run.stdout and "课乙 · 讲一讲" in run.stdout and "课甲" not in run.stdout


def test_a_delivery_file_lists_what_its_client_gets(coursegen, folder: Path) -> None:
    changes = "outline: outlines/a.yaml\nreplace: {一起练: 分组练}\ncases: {swap: {own: spare}}\n"
    (folder / "client.yaml").write_text(changes, "utf-8")
    run = coursegen("cases", "client.yaml", "--format", "json", cwd=folder)
    entries = {entry["id"]: entry for entry in json.loads(run.stdout)}
    assert list(entries) == ["one-yuan", "spare", "five-steps", "long-call"] and run.stderr == ""
    assert [use["activity"] for use in entries["spare"]["uses"]] == ["分组练"]


def test_a_course_and_its_delivery_share_their_entries(coursegen, folder: Path) -> None:
    (folder / "outlines" / "client.yaml").write_text("outline: a.yaml\nclient: 远山公司\n", "utf-8")
    entries = listed(coursegen, folder)
    assert list(entries) == ["own", "one-yuan", "spare", "five-steps", "long-call"]


def test_a_course_without_cases_says_so(coursegen, tmp_path: Path) -> None:
    (tmp_path / "a.yaml").write_text("title: 课\nsections: [节: [甲]]\n", "utf-8")
    assert coursegen("cases", "a.yaml", cwd=tmp_path, LC_ALL="C.UTF-8").stdout == "There are no cases yet.\n"
    assert coursegen("cases", "a.yaml", "--format", "json", cwd=tmp_path).stdout == "[]\n"


def test_the_shipped_libraries_serve_most_of_the_shipped_courses() -> None:
    catalogue = Catalogue()
    for path in sorted((Path(__file__).resolve().parents[1] / "outlines").glob("*.yaml")):
        catalogue.add(path)
    uses = {entry.written.id: {use.course for use in entry.uses if use.at.file != entry.written.written_at.file}
            for entry in catalogue.entries()}  # fmt: skip
    assert len(set().union(*uses.values())) >= 5
    assert {id for id, courses in uses.items() if len(courses) > 1} >= {
        "late-inspection", "complaint-return", "full-apology", "complaint-defined",
    }  # fmt: skip


def test_an_outline_that_cannot_be_read_raises(tmp_path: Path) -> None:
    with pytest.raises(OutlineError):
        Catalogue().add(tmp_path / "none.yaml")
    assert as_table([], "en")


@pytest.mark.parametrize(
    ("text", "shown"), [("一二三", "一二… "), ("abc", "abc   "), ("一二", "一二  "), ("", "      ")]
)
def test_text_fills_its_cells_exactly(text: str, shown: str) -> None:
    assert padded(text, 6).rstrip() == shown.rstrip() and cells(padded(text, 6)) == 6
