"""Hostile outlines: each is refused at once in words that name file and line, and nothing is left behind."""

from __future__ import annotations

import gc
import random
import re
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from coursegen.build import build_course, course_id, plan_course
from coursegen.course import Course
from coursegen.course.nodes import nodes_in, texts_in
from coursegen.outline.yaml_text import MOST_VALUES
from coursegen.problems import CoursegenError
from coursegen.wording import describe

HEAD = "title: 课\nsections:\n"
BODY = HEAD + "  - 甲: [乙]\n"
MIB = 1024 * 1024
SECONDS = 1
"""Of processor, for the quickest of some tries: what else the machine does is no outline's fault."""
TRIES = 3

REFUSED: dict[str, str | bytes] = {
    "lists in lists": HEAD + "[" * 50_000,
    "mappings in mappings": HEAD + "{a: " * 50_000,
    "dashes": HEAD + "- " * 50_000 + "a",
    "indentation": "\n".join(" " * depth + "a:" for depth in range(2_000)),
    "a megabyte of keys": "".join(f"k{i}: v\n" for i in range(80_000)),
    "a megabyte of wrong activities": BODY + "".join(f"  - b{i}: [{{x: y}}]\n" for i in range(40_000)),
    "a fault in each of many activities": BODY + "  - b:\n" + "    - {topic: a, points: ['']}\n" * 9_900,
    "many unknown keys": "".join(f"k{i}: v\n" for i in range(29_900)),
    "many wrong activities": BODY + "".join(f"  - b{i}: [{{x: y}}]\n" for i in range(9_900)),
    "a megabyte of empty words": BODY + "objectives:\n" + "  - ''\n" * 80_000,
    "aliases": "a: &a [x]\n" + "b: [" + "*a, " * 50_000 + "]\n" + BODY,
    "alias bomb": "\n".join(["a0: &a0 [x]", *(f"a{i}: &a{i} [{', '.join([f'*a{i - 1}'] * 9)}]" for i in range(1, 12))]),
    "merge bomb": "\n".join(["a0: &a0 {x: y}", *(f"a{i}: &a{i} {{<<: [*a{i - 1}, *a{i - 1}]}}" for i in range(1, 30))]),
    "an alias of itself": "a: &a [*a]\n" + BODY,
    "repeated keys": BODY + "title: 又一次\n",
    "many repeated keys": BODY + "".join(f"note: {i}\n" for i in range(5_000)),
    "three megabytes": BODY + "# " + "x" * 3 * MIB,
    "three megabytes of keys": "".join(f"k{i}: v\n" for i in range(300_000)),
    "three megabytes of one word": "title: " + "长" * MIB,
    "python tag": "title: !!python/object/apply:os.system [echo]\n" + BODY,
    "unknown tag": "title: !secret x\n" + BODY,
    "binary tag": "title: !!binary aGVsbG8=\n" + BODY,
    "timestamp tag": "title: !!timestamp 2024-13-45\n" + BODY,
    "second document": BODY + "---\n" + BODY,
    "control character": b"title: a\x07b\n" + BODY.encode(),
    "escaped control character": 'title: "a\\x07b"\n' + HEAD.partition("\n")[2] + "  - 甲: [乙]\n",
    "nul": b"title: a\x00b\n",
    "lone surrogate": 'title: "\\ud800"\n' + HEAD.partition("\n")[2] + "  - 甲: [乙]\n",
    "surrogate in UTF-8": b"title: \xed\xa0\x80\n",
    "turned direction": "title: 课\u202egnp.exe\n" + HEAD.partition("\n")[2] + "  - 甲: [乙]\n",
    "escaped turned direction": 'title: "课\\u202egnp.exe"\n' + HEAD.partition("\n")[2] + "  - 甲: [乙]\n",
    "another encoding": BODY.encode("gb18030"),
    "UTF-16": BODY.encode("utf-16"),
    "nothing": "",
    "a list": "- a\n",
    "a word": "title",
    "odd dates": BODY + "schedule: {start: 2024-02-30}\n",
    "a number too large": HEAD + "  - title: 甲\n    activities:\n      - {topic: 乙, minutes: " + "9" * 5_000 + "}\n",
    "unclosed quote": BODY + 'subtitle: "' + "x" * 100_000,
    "percent": "%YAML 9.9\n---\n" + BODY,
    "tabs": "title:\t课\nsections:\n\t- 甲\n",
}


def problems_of(path: Path) -> list[str]:
    """What is told of an outline that cannot be built; nothing when it can."""
    try:
        build_course(plan_course(path))
    except CoursegenError as error:
        return [describe(problem, language) for problem in error.problems for language in ("zh-Hans", "en")]
    return []


@pytest.fixture(scope="module", autouse=True)
def warm(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """The libraries loaded and the models built, not timed; no search for cycles, as in the program."""
    path = tmp_path_factory.mktemp("warm") / "o.yaml"
    path.write_text(BODY, "utf-8")
    assert problems_of(path) == []
    gc.disable()
    yield
    gc.enable()


def quickest(path: Path) -> tuple[float, list[str]]:
    """The seconds it takes to refuse an outline, and what is told."""
    tries = []
    for _ in range(TRIES):
        started = time.process_time()
        told = problems_of(path)
        tries.append(time.process_time() - started)
        if tries[-1] < SECONDS:
            break
    return min(tries), told


@pytest.mark.parametrize("written", REFUSED.values(), ids=REFUSED)
def test_a_hostile_outline_is_refused_at_once_with_file_and_line(tmp_path: Path, written: str | bytes) -> None:
    path = tmp_path / "o.yaml"
    path.write_bytes(written if isinstance(written, bytes) else written.encode("utf-8", "surrogatepass"))
    seconds, told = quickest(path)
    assert seconds < SECONDS
    assert told and len(told) <= 500
    for line in told:
        assert re.match(rf"{re.escape(str(path))}:\d+:\d+: ", line), line[:200]
        assert "\n" not in line and len(line) < 1000
        assert line.isprintable(), line[:200]
    assert [found.name for found in tmp_path.iterdir()] == ["o.yaml"]


TAKEN_LITERALLY = [
    "{{ course.title }}", "{% for %}", "{# x #}", "{{ 7*7 }}", "%s %(x)s {0} {x.__class__}", "$HOME `id` $(id)", "=1+1",
    "=cmd|'/c calc'!A1", "DDEAUTO c:\\x", "<script>alert(1)</script>", "&amp; &lt; <b>", "]]>", "--><!--", "<?x?>",
    "</w:t></w:r>", "\\n \\x41", "!!python/name:os.system", "a\u0301 Å ﬁ", "👩‍👩‍👧", "שלום", "x\u200bx",
]  # fmt: skip


def test_text_that_looks_like_code_comes_out_letter_for_letter(tmp_path: Path) -> None:
    path = tmp_path / "o.yaml"
    quoted = "".join(f"          - '{text.replace(chr(39), chr(39) * 2)}'\n" for text in TAKEN_LITERALLY)
    body = "  - title: 甲\n    activities:\n      - topic: 乙\n        points:\n"
    path.write_text(HEAD + body + quoted, "utf-8")
    course = plan_course(path).course
    texts = [text for node in nodes_in(course) for text in texts_in(node)]
    assert [text for text in texts if text in TAKEN_LITERALLY] == TAKEN_LITERALLY
    assert problems_of(path) == []


RESERVED = ("con", "prn", "aux", "nul", "com1", "lpt9", "conin$", "conout$")


@pytest.mark.parametrize(
    "name",
    [*RESERVED, *(f"{name.upper()}.txt" for name in RESERVED), "a.", "a ", " a", "...", ".", "..", "a/b", "a\\b", "a:b",
     "a*?<>|\"b", "课" * 300, "a" * 300, "👩‍👩‍👧" * 40, ".hidden", "-rf", "a\u200bb", "COM¹"],
)  # fmt: skip
def test_names_of_files_are_safe_on_every_system(name: str) -> None:
    found = course_id(Course.model_construct(id=name), Path("x.yaml"))
    assert 0 < len(f"{found}-facilitator-guide.docx".encode()) <= 255
    assert not re.search(r'[<>:"/\\|?*\x00-\x1f]', found)
    assert not re.fullmatch(r"(?i)(con|prn|aux|nul|com[\d¹²³]|lpt[\d¹²³]|conin\$|conout\$)(\..*)?", found)
    assert found == found.strip(" .") and not found.startswith("-")
    assert course_id(Course.model_construct(id=name), Path("y.yaml")) == found


def test_bytes_at_random_are_refused_in_words(tmp_path: Path) -> None:
    path = tmp_path / "o.yaml"
    for seed in range(60):
        path.write_bytes(random.Random(seed).randbytes(400))
        assert problems_of(path), seed


def test_more_values_than_any_course_has_are_not_read_to_their_end(tmp_path: Path) -> None:
    path = tmp_path / "o.yaml"
    path.write_text(BODY + "objectives:\n" + "  - ''\n" * MOST_VALUES + "[", "utf-8")
    told, _ = problems_of(path)
    assert told.endswith("[too-many-values]"), "the open bracket at the end is never come to"
