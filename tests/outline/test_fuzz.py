"""No mutation of a real outline brings a traceback, a hang or a message without its place."""

from __future__ import annotations

import random
import time
from pathlib import Path

import pytest

from coursegen.outline import check_course, outline_language, read_outline
from coursegen.problems import OutlineError
from coursegen.schedule import plan_timetable
from coursegen.wording import describe, excerpt

REAL = (Path(__file__).resolve().parents[1] / "outlines" / "everything.yaml").read_text("utf-8").split("\n")
SCRAPS = (
    "*", "&", "@", "%", "`", "!", "|", ">", "'", '"', "{", "}", "[", "]", ",", ": ", ":", " #", "- ", "\t", "\n", "\r",
    "  ", "? ", "<<: ", "---\n", "...\n", "\x00", "\ufeff", "\u202e", "~", "null", "[[", "]]", "9" * 20, "-1", "nan",
    ".inf", "1e999", "24:00", "0", "：", "　", "甲", "case: ", "quiz: ", "items: ", "minutes: ", "pin: ", "*a",
)  # fmt: skip
VALUES = (
    "", "~", "甲", "[]", "{}", "[甲]", "{甲: 乙}", "{title: 甲}", "[[甲]]", "0", "-1", "999999", "1e9", "nan", "25:00",
    "07:00", "yes", "99h", "5-1", "1-900", "2024-13-45", "A", "Z", "one-yuan", "zh-Hant",
    "en", "break", "[break, lunch]",
)  # fmt: skip


LIBRARY = """\
title: 共用库
cases:
  - id: one-yuan
    title: 一元钱
    channel: counter
    facts: [客户欠了一元钱，收到通知。]
    dialogue: [客户: 谁欠你们的？, 代表: 您先坐。]
    questions: [{text: 他要什么？, lines: 2, expect: [被当回事]}]
    analysis: {columns: [做法, 结果], rows: [[先道歉, 坐下了]]}
tools:
  - id: five-steps
    title: 五步法
    note: 配演练
    steps: [听, {name: 谢, words: 谢谢您, limit: 当场}]
    content:
      - table: {columns: [一, 二], rows: [[甲, 乙]], blank: [二]}
      - image: {file: hall.png, alt: 营业厅}
media:
  - {id: long-call, title: 一通电话, file: a.mp3, minutes: 15-20, transcript: [喂], case: one-yuan, say: 听}
"""
COURSE = """\
title: 课
library: library/shared.yaml
sections:
  - title: 节
    activities: [{case: one-yuan}, {topic: 讲, tools: five-steps}, {media: 听, use: long-call, minutes: 20}]
"""


def _mutated(seed: int, real: list[str] = REAL) -> bytes:
    """The real outline with one to four changes: lines lost, doubled, moved, strewn with scraps, values exchanged."""
    chance = random.Random(seed)
    lines = list(real)
    for _ in range(chance.randrange(1, 5)):
        _change(lines, chance)
    content = "\n".join(lines).encode()
    if chance.random() < 0.03:
        at = chance.randrange(len(content))
        content = content[:at] + bytes([chance.randrange(256)]) + content[at + 1 :]
    return content


def _change(lines: list[str], chance: random.Random) -> None:
    number = chance.randrange(len(lines))
    line = lines[number]
    at = chance.randrange(len(line) + 1)
    match chance.randrange(9):
        case 0:
            lines[number] = line[:at] + chance.choice(SCRAPS) + line[at:]
        case 1:
            lines[number] = line[:at] + line[at + chance.randrange(1, 4) :]
        case 2:
            lines.insert(number, chance.choice(lines))
        case 3:
            del lines[number : number + chance.randrange(1, 4)]
        case 4:
            lines[number] = " " * chance.randrange(-2, 3) + line if line[:1] != " " else line[2:]
        case _:
            head, colon, _ = line.partition(": ")
            lines[number] = head + (colon or ": ") + chance.choice(VALUES)


def _must_behave(seed: int, folder: Path) -> None:
    outline = folder / "o.yaml"
    outline.write_bytes(_mutated(seed))
    _must_be_read_or_refused(outline, "o.yaml:")


def _must_be_read_or_refused(outline: Path, told_of: str | tuple[str, ...]) -> None:
    began = time.perf_counter()
    try:
        course = read_outline(outline, "o.yaml")
        timetable = plan_timetable(course)
        problems = (*timetable.problems, *check_course(course, timetable))
    except OutlineError as error:
        problems = error.problems
        assert problems
    language = outline_language(outline)
    for problem in problems:
        assert problem.source is not None and problem.source.line > 0 and problem.source.column > 0, problem
        told = describe(problem, language)
        assert told.startswith(told_of) and "\n" not in told and "“…”" not in told, told
        assert excerpt(problem, lambda source: "x" * source.column)
    assert time.perf_counter() - began < 5


@pytest.mark.parametrize("seed", range(200))
def test_a_mutated_outline_is_read_or_refused_in_words(seed: int, tmp_path: Path) -> None:
    _must_behave(seed, tmp_path)


@pytest.mark.parametrize("seed", range(200))
def test_a_mutated_library_is_read_or_refused_in_words(seed: int, tmp_path: Path) -> None:
    (tmp_path / "library").mkdir()
    (tmp_path / "library" / "shared.yaml").write_bytes(_mutated(seed, LIBRARY.split("\n")))
    (tmp_path / "o.yaml").write_text(COURSE, "utf-8")
    _must_be_read_or_refused(tmp_path / "o.yaml", ("o.yaml:", "library/shared.yaml:"))


@pytest.mark.slow
@pytest.mark.parametrize("block", range(20))
def test_thousands_of_mutated_outlines_are_read_or_refused_in_words(block: int, tmp_path: Path) -> None:
    for seed in range(1000 + 150 * block, 1150 + 150 * block):
        _must_behave(seed, tmp_path)
