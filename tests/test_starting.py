"""From ``coursegen new`` to a deck in two commands."""

from __future__ import annotations

import io
from pathlib import Path

import pytest
import yaml
from docx import Document

from coursegen.build import build_course, choose_products, plan_course
from coursegen.course import BLOCK_KEYS, KINDS
from coursegen.outline import read_outline
from coursegen.starting import STARTERS, outline_path, start_outline

LANGUAGES = ("zh-Hans", "zh-Hant", "en")
EACH = [(start, language) for start in ("minimal", "full") for language in LANGUAGES]


@pytest.mark.parametrize(("start", "language"), EACH)
def test_new_course_has_no_problem_and_no_advice_and_builds(
    coursegen, tmp_path: Path, start: str, language: str
) -> None:
    run = coursegen("new", "listening", "--language", language, "--from", start, cwd=tmp_path)
    assert (run.returncode, run.stdout.strip()) == (0, str(Path("outlines/listening.yaml"))), run.stderr
    checked = coursegen("check", "--strict", cwd=tmp_path)
    assert (checked.returncode, checked.stderr) == (0, "")
    assert coursegen("build", "--only", "deck", cwd=tmp_path).returncode == 0
    assert (tmp_path / "output" / "listening" / "listening-deck.pptx").is_file()


@pytest.mark.parametrize(("start", "language"), EACH)
def test_starter_begins_with_the_schema_and_names_its_language(start: str, language: str) -> None:
    path = STARTERS / f"{start}.{language}.yaml"
    assert path.read_text("utf-8").startswith("# yaml-language-server: $schema=../coursegen.schema.json\n")
    assert read_outline(path).language == language


@pytest.mark.parametrize("language", LANGUAGES)
def test_full_starter_shows_every_kind_and_most_blocks(language: str) -> None:
    course = read_outline(STARTERS / f"full.{language}.yaml")
    assert {activity.kind for activity in course.activities()} == set(KINDS)
    shown = {block.kind for activity in course.activities() for block in activity.blocks}
    assert len(shown) >= len(BLOCK_KEYS) - 6, sorted(set(BLOCK_KEYS) - shown)


def test_a_guide_to_a_minimal_course_has_no_heading_over_nothing(tmp_path: Path) -> None:
    start_outline(tmp_path / "o.yaml", "minimal", "zh-Hans")
    files = build_course(plan_course(tmp_path / "o.yaml"), choose_products(["facilitator-guide"]))
    paragraphs = list(Document(io.BytesIO(files["facilitator-guide.docx"])).element.body)
    words = "".join(str(text.text) for part in paragraphs for text in part.iter() if text.tag.endswith("}t"))
    assert "客户为什么不满" in words and "课前准备" not in words and "课程定位" not in words


def test_all_languages_start_alike() -> None:
    for start in ("minimal", "full"):
        shapes = []
        for language in LANGUAGES:
            course = read_outline(STARTERS / f"{start}.{language}.yaml")
            activities = [(a.kind, a.minutes, [b.kind for b in a.blocks]) for a in course.activities()]
            shapes.append((activities, [len(section.takeaways) for section in course.sections]))
        assert shapes[0] == shapes[1] == shapes[2]


@pytest.mark.parametrize("path", sorted(STARTERS.glob("*.zh-Hant.yaml")), ids=lambda path: path.name)
def test_traditional_starter_is_traditional_throughout(path: Path) -> None:
    text = path.read_text("utf-8")
    assert {char for char in text if "\u4e00" <= char <= "\u9fff" and not char.encode("big5", "ignore")} == set()


def test_starters_are_plain_yaml_for_editors() -> None:
    for path in STARTERS.glob("*.yaml"):
        assert yaml.load(path.read_text("utf-8"), yaml.SafeLoader)["title"]


def test_nothing_is_written_over(coursegen, tmp_path: Path) -> None:
    (tmp_path / "outlines").mkdir()
    (tmp_path / "outlines" / "mine.yaml").write_text("mine", "utf-8")
    run = coursegen("new", "mine", cwd=tmp_path)
    assert run.returncode == 5 and "mine.yaml" in run.stderr
    assert (tmp_path / "outlines" / "mine.yaml").read_text("utf-8") == "mine"


@pytest.mark.parametrize("name", ["../x", "a/b", "", " ", "a:b", "x\\y", "what?"])
def test_names_no_file_can_have_are_refused(name: str, tmp_path: Path) -> None:
    assert outline_path(name, tmp_path) is None


def test_an_ending_is_not_doubled() -> None:
    assert outline_path("课程.yaml", Path("o")) == Path("o/课程.yaml")
