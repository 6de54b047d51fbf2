"""Every problem of an outline is explained by an example that makes it and one that does not."""

from __future__ import annotations

import shutil
import textwrap
from contextlib import suppress
from pathlib import Path

import pytest
import yaml

from coursegen.actuals import Actuals
from coursegen.build import advice_on, proof_course
from coursegen.course import SILENCEABLE
from coursegen.drafts import draft_course
from coursegen.outline import variants_of
from coursegen.problems import OutlineError, Problem
from coursegen.wording.explaining import EXPLANATIONS, example, explain, list_codes, nearest_code
from coursegen.wording.sentences import codes

WRITTEN = yaml.load(EXPLANATIONS.read_text("utf-8"), yaml.BaseLoader)
PACKAGE = Path(__file__).resolve().parents[2] / "coursegen"
WITHOUT_EXAMPLE = {
    "outline-is-folder", "outline-other-file", "outline-unreadable", "outline-too-large", "not-utf8",
    "hidden-character", "too-deep", "too-many-values", "too-many-aliases", "too-much-shared",
    "unknown-variant", "yaml-unclear", "invalid",
}  # fmt: skip
"""Problems of files and of commands rather than of what is written, and limits nobody reaches by hand."""
COURSE = "title: 课\nsections:\n  - 节: [甲]\n"
FRAMES = {
    "outline": "{lines}",
    "course": "title: 课\n{lines}sections:\n  - {{title: 节, takeaways: [记], activities: [甲]}}\n",
    "section": "title: 课\nsections:\n{lines2}",
    "activity": "title: 课\nsections:\n  - title: 节\n    takeaways: [记]\n    activities:\n{lines6}",
    "case": "title: 课\nsections:\n  - {{title: 节, takeaways: [记], activities: [{{case: a}}]}}\ncases:\n{lines2}",
    "log": COURSE,
    "library": "title: 课\nlibrary: library/complaints.yaml\nsections: [{{title: 节, activities: [甲]}}]\n",
}
LIBRARY = """
cases: [{id: one-yuan, title: 一元钱}]
tools: [{id: five-steps, title: 五步法, steps: [听, 谢]}]
media: [{id: long-call, title: 一通电话, transcript: 喂}]
"""


def told(code: str, key: str, language: str, folder: Path) -> list[str]:
    lines = example(code, key, language)
    frame = FRAMES[WRITTEN[code]["in"]]
    (folder / "library").mkdir(exist_ok=True)
    library = lines if WRITTEN[code]["in"] == "library" else LIBRARY
    (folder / "library" / "complaints.yaml").write_text(library, "utf-8")
    path = folder / "o.yaml"
    indented = {f"lines{n}": textwrap.indent(lines, " " * n) for n in (2, 6)}
    path.write_text(frame.format(lines=lines, **indented), "utf-8")
    (folder / "other.yaml").write_text("client: 客户甲公司\n", "utf-8")
    (folder / "another.yaml").write_text("client: {name: Other Client}\n", "utf-8")
    (folder / "outlines").mkdir(exist_ok=True)
    (folder / "outlines" / "course.yaml").write_text(COURSE, "utf-8")
    if WRITTEN[code]["in"] == "log":
        return of_log(path, lines)
    (folder / "pictures").mkdir(exist_ok=True)
    (folder / "pictures" / "old.png").touch()
    shutil.copy(PACKAGE.parent / "tests" / "outlines" / "logo.png", folder / "pictures")
    with suppress(OutlineError):
        of_variants = [problem.code for variant in variants_of(path) for problem in problems_of(path, variant)]
        return [*(problem.code for problem in problems_of(path)), *of_variants]
    return [problem.code for problem in problems_of(path)]


def of_log(outline: Path, lines: str) -> list[str]:
    log = outline.with_name("log.yaml")
    log.write_text(lines, "utf-8")
    try:
        return [problem.code for problem in Actuals(outline, [log]).problems()]
    except OutlineError as error:
        return [problem.code for problem in error.problems]


def problems_of(path: Path, variant: str | None = None) -> tuple[Problem, ...]:
    try:
        planned = draft_course(path, variant)
    except OutlineError as error:
        return error.problems
    return (*advice_on(planned), *proof_course(planned))


@pytest.mark.parametrize("language", ["zh-Hans", "en"])
@pytest.mark.parametrize("code", WRITTEN)
def test_wrong_example_makes_the_problem_and_the_right_one_does_not(code: str, language: str, tmp_path: Path) -> None:
    if code in ("traditional-characters",) and language == "en":
        language = "zh-Hans"
    assert code in told(code, "wrong", language, tmp_path)
    assert code not in told(code, "right", language, tmp_path)


def test_explanations_are_of_known_problems_and_warnings_all_have_one() -> None:
    assert set(WRITTEN) <= set(codes())
    assert set(SILENCEABLE) <= set(WRITTEN)


def test_every_problem_of_an_outline_has_an_example_that_makes_it_and_one_that_does_not() -> None:
    makers = [*(PACKAGE / "outline").glob("*.py"), *(PACKAGE / "schedule").glob("*.py")]
    told = {code for code in codes() if any(f'"{code}"' in path.read_text("utf-8") for path in makers)}
    assert sorted(told - set(WRITTEN) - WITHOUT_EXAMPLE) == []
    assert told >= WITHOUT_EXAMPLE


def test_explanation_says_all_in_either_language() -> None:
    english, chinese = explain("long-talk", "en"), explain("long-talk", "zh-Hant")
    assert english.startswith("long-talk: … minutes of talk") and "Instead of\n    - {topic: Listening" in english
    assert "不要这样写\n    - {topic: 倾听" in chinese and "‹" not in english + chinese


def test_a_problem_without_an_example_is_explained_by_its_sentence() -> None:
    assert explain("write-locked", "en").startswith("write-locked: “…” is open in another program; close it")


def test_all_codes_are_listed_and_a_misspelt_one_is_recognized() -> None:
    assert len(list_codes("en").splitlines()) == len(codes())
    assert nearest_code("long-tlak") == "long-talk" and nearest_code("xyz") is None
