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


def _mutated(seed: int) -> bytes:
    """The real outline with one to four changes: lines lost, doubled, moved, strewn with scraps, values exchanged."""
    chance = random.Random(seed)
    lines = list(REAL)
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
        assert told.startswith("o.yaml:") and "\n" not in told and "“…”" not in told, told
        assert excerpt(problem, lambda source: "x" * source.column)
    assert time.perf_counter() - began < 5


@pytest.mark.parametrize("seed", range(200))
def test_a_mutated_outline_is_read_or_refused_in_words(seed: int, tmp_path: Path) -> None:
    _must_behave(seed, tmp_path)


@pytest.mark.slow
@pytest.mark.parametrize("block", range(20))
def test_thousands_of_mutated_outlines_are_read_or_refused_in_words(block: int, tmp_path: Path) -> None:
    for seed in range(1000 + 150 * block, 1150 + 150 * block):
        _must_behave(seed, tmp_path)
