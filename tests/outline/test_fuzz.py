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

REAL = (Path(__file__).resolve().parents[1] / "outlines" / "everything.yaml").read_bytes()
SCRAPS = (
    b"*", b"&", b"@", b"%", b"`", b"!", b"|", b">", b"'", b'"', b"{", b"}", b"[", b"]", b",", b": ", b":", b" #", b"- ",
    b"\t", b"\n", b"\r", b"  ", b"? ", b"<<: ", b"---\n", b"...\n", b"\x00", b"\xff", b"\xef\xbb\xbf", b"\xe2\x80\xae",
    b"~", b"null", b"[[", b"]]", b"99999999999999999999", b"-1", b"nan", b".inf", b"1e999", b"24:00", b"0",
    "：".encode(), "　".encode(), "甲".encode(), b"case: ", b"quiz: ", b"items: ", b"minutes: ", b"pin: ", b"*a", b"&a ",
)  # fmt: skip


def _mutated(seed: int) -> bytes:
    """A part of the real outline with one to six changes: cut, doubled, swapped, or strewn with scraps."""
    chance = random.Random(seed)
    text = bytearray(REAL)
    lines = text.split(b"\n")
    if chance.random() < 0.5:
        first = chance.randrange(len(lines))
        lines = lines[:3] + lines[first : first + chance.randrange(5, 60)]
    for _ in range(chance.randrange(1, 7)):
        number = chance.randrange(len(lines))
        line = lines[number]
        at = chance.randrange(len(line) + 1)
        match chance.randrange(6):
            case 0:
                lines[number] = line[:at] + chance.choice(SCRAPS) + line[at:]
            case 1:
                lines[number] = line[:at] + line[at + chance.randrange(1, 4) :]
            case 2:
                lines.insert(number, chance.choice(lines))
            case 3:
                del lines[number]
                lines = lines or [b""]
            case 4:
                lines[number] = b" " * chance.randrange(4) + line.lstrip() if chance.random() < 0.5 else b"  " + line
            case _:
                head, colon, _ = line.partition(b": ")
                lines[number] = head + colon + chance.choice(SCRAPS) * chance.randrange(1, 3)
    return b"\n".join(lines)


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
        assert told.startswith("o.yaml:") and "\n" not in told and "…”" not in told.replace("……”", ""), told
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
