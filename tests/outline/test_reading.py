"""Outlines are read truthfully, whatever YAML would make of them, and refused at once where they cannot be."""

from __future__ import annotations

import time
from pathlib import Path

import pytest

from coursegen.outline import read_outline, validate_course
from coursegen.outline.yaml_text import parse_yaml, read_yaml
from coursegen.problems import OutlineError
from coursegen.wording import describe
from coursegen.written import WrittenMap


def refused(text: str) -> list[tuple[str, int, int]]:
    with pytest.raises(OutlineError) as caught:
        parse_yaml(text, "o.yaml")
    places = [(problem.code, problem.source) for problem in caught.value.problems]
    return [(code, place.line, place.column) if place else (code, 0, 0) for code, place in places]


def file_refused(path: Path) -> list[str]:
    with pytest.raises(OutlineError) as caught:
        read_yaml(path, "o.yaml")
    return [problem.code for problem in caught.value.problems]


@pytest.mark.parametrize(
    "scalar", ["9:00", "12:30", "09:00", "NO", "1.10", "010", "1e3", "2024-13-45", "0x1F", "on", "="]
)
def test_scalars_stay_as_they_were_typed(scalar: str) -> None:
    assert parse_yaml(f"a: {scalar}\nb: [{scalar}]", "o") == {"a": scalar, "b": [scalar]}


def test_questions_may_stand_in_lists() -> None:
    assert parse_yaml("a: [为什么?, 怎么办？, 'x']", "o") == {"a": ["为什么?", "怎么办？", "x"]}


def test_values_know_where_they_stand() -> None:
    written = parse_yaml("title: 课\nsections:\n  - 甲: [乙, 丙]\n", "o.yaml")
    assert isinstance(written, WrittenMap)
    assert str(written["title"].source) == "o.yaml:1:8"
    assert str(written["sections"][0]["甲"][1].source) == "o.yaml:3:12"
    assert str(written["sections"][0].keys_at["甲"]) == "o.yaml:3:5"


def test_windows_line_ends_and_byte_order_marks_make_no_difference(tmp_path: Path) -> None:
    outline = tmp_path / "o.yaml"
    outline.write_bytes("\ufefftitle: 课\r\nsections:\r\n  - 甲:\r\n      - 乙\r\n".encode())
    course = read_outline(outline)
    assert course.title == "课" and course.sections[0].written_at.line == 3


def test_a_repeated_value_stands_where_it_is_repeated() -> None:
    written = parse_yaml("a: &x {b: 1}\nc: *x\n", "o")
    assert written["c"] == {"b": "1"} and written["c"].source.line == 2


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("a: 1\na: 2\na: 3\n", [("repeated-key", 2, 1), ("repeated-key", 3, 1)]),
        ("a: {<<: {b: 1}}\n", [("merge-key", 1, 5)]),
        ("a: !!int x\nb: !local y\n", [("tag", 1, 4), ("tag", 2, 4)]),
        ("a: !!python/object:os.system x\n", [("tag", 1, 4)]),
        ("[a, b]: 1\n", [("key-not-text", 1, 1)]),
        ("'': 1\n", [("key-empty", 1, 1)]),
        ("a: 1\n---\nb: 2\n", [("several-documents", 2, 1)]),
        ("a: 1\n...\nb: 2\n", [("several-documents", 3, 1)]),
        ("a: &x [*x]\n", [("unknown-alias", 1, 8)]),
        ("a: 甲\x07\n", [("hidden-character", 1, 5)]),
        ("a: 甲\u202e乙\n", [("hidden-character", 1, 5)]),
        ("a: \ud800\n", [("hidden-character", 1, 4)]),
        ("a: 甲\u2028b: 乙\n", [("hidden-character", 1, 5)]),
        ("a:\n\u3000\u3000- b\n", [("yaml-wide-space", 2, 2)]),
        ("a:\n\u00a0\u00a0b: 1\n", [("yaml-wide-space", 2, 1)]),
        ("a:\n  -甲\n  - 乙\n", [("yaml-dash-space", 2, 3)]),
        ("a: - 甲\n", [("yaml-dash", 1, 4)]),
        ("a: \"C:\\工单\"\n", [("yaml-backslash", 1, 7)]),
        ("a: {姓名}您好\n", [("yaml-after-bracket", 1, 4)]),
        ("a: 甲\n  minutes：20\n  b: 1\n", [("yaml-no-space", 2, 10)]),
        ("a: 甲\n  minutes：20\n", [("yaml-no-space", 2, 10)]),
        ("a: |\n  minutes：20\n", []),
        ("a: 值 # 注释\nb: 值 #注释\n", []),
    ],
)  # fmt: skip
def test_what_would_be_lost_or_misread_is_told(text: str, expected: list[tuple[str, int, int]]) -> None:
    if expected:
        assert refused(text) == expected
    else:
        parse_yaml(text, "o.yaml")


@pytest.mark.parametrize(
    "text",
    [
        "a: " + "[" * 60 + "]" * 60,
        "[" * 100_000,
        "{a: " * 50_000,
        "- " * 50_000,
        "? " * 50_000,
        "a: &x 1\n" + "".join(f"b{i}: *x\n" for i in range(60)),
        "a0: &a0 [1,1,1,1,1,1,1,1]\n"
        + "".join(f"a{i}: &a{i} [{', '.join([f'*a{i - 1}'] * 5)}]\n" for i in range(1, 10)),
        "a: &x {b: 1}\nc: {" + "<<: *x, " * 40 + "d: 1}\n",
        "'" + "a" * 900_000,
        "a: \"" + "\\x41" * 200_000,
        "!" * 100_000,
        "&a " * 50_000,
        "k" * 1_000_000 + ": 1",
    ],
    ids=["deep", "brackets", "braces", "dashes", "questions", "aliases", "bomb", "merges", "quote", "escapes", "bangs",
         "anchors", "long key"],
)  # fmt: skip
def test_hostile_text_is_refused_within_a_second(text: str) -> None:
    began = time.perf_counter()
    with pytest.raises(OutlineError):
        validate_course(parse_yaml(text, "o.yaml"))
    assert time.perf_counter() - began < 1


@pytest.mark.parametrize("encoding", ["utf-16", "utf-16-le", "utf-16-be", "gb18030", "big5"])
def test_other_encodings_are_named_as_the_fault(encoding: str, tmp_path: Path) -> None:
    outline = tmp_path / "o.yaml"
    outline.write_bytes("title: 課程\nsections:\n  - 甲: [乙]\n".encode(encoding))
    assert file_refused(outline) == ["not-utf8"]


def test_files_that_are_none_are_told(tmp_path: Path) -> None:
    assert file_refused(tmp_path) == ["outline-is-folder"]
    assert file_refused(tmp_path / "none.yaml") == ["outline-unreadable"]
    (tmp_path / "big.yaml").write_bytes(b"#" * (1024 * 1024 + 1))
    assert file_refused(tmp_path / "big.yaml") == ["outline-too-large"]


@pytest.mark.parametrize("text", ["", "  \n\n", "# 还没写\n"])
def test_an_empty_file_is_called_so(tmp_path: Path, text: str) -> None:
    (tmp_path / "o.yaml").write_text(text, "utf-8")
    assert file_refused(tmp_path / "o.yaml") == ["outline-empty"]


@pytest.mark.parametrize("start", [b"PK\x03\x04", b"\xd0\xcf\x11\xe0\xa1\xb1", b"%PDF-1.7\n", b"{\\rtf1"])
def test_a_file_of_another_program_is_called_so_whatever_its_name(tmp_path: Path, start: bytes) -> None:
    (tmp_path / "o.yaml").write_bytes(start + bytes(range(256)))
    assert file_refused(tmp_path / "o.yaml") == ["outline-other-file"]


def test_an_old_chinese_encoding_is_opened_anew_before_it_is_saved(tmp_path: Path) -> None:
    (tmp_path / "o.yaml").write_bytes("title: 电力客户投诉处理\n".encode("gbk"))
    with pytest.raises(OutlineError) as caught:
        read_outline(tmp_path / "o.yaml")
    assert "通过编码重新打开”和“Simplified Chinese (GB 18030)" in describe(caught.value.problems[0], "zh-Hans")


@pytest.mark.parametrize("ending", ["\n", "\r\n", "\r"])
@pytest.mark.parametrize("mark", ["", "\ufeff"])
def test_line_ends_and_byte_order_marks_do_not_matter(tmp_path: Path, ending: str, mark: str) -> None:
    (tmp_path / "o.txt").write_bytes(f"{mark}title: 课😀\nsections:\n  - 甲: [乙]\n".replace("\n", ending).encode())
    assert read_outline(tmp_path / "o.txt").title == "课😀"
