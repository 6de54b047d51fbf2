"""Fixed words: every language has the same, and a choice of words changes labels and nothing else."""

from __future__ import annotations

import re
import zipfile
from io import BytesIO
from pathlib import Path
from string import Formatter

import pytest
import yaml

from coursegen.build import build_course, choose_products, plan_course

PHRASES = Path(__file__).resolve().parents[2] / "templates" / "phrases"
LANGUAGES = ("zh-Hans", "zh-Hant", "en")
OUTLINE = """\
title: 模塊與單元
language: zh-Hant
glossary: [術語: 詞彙]
sections:
  - title: 傾聽
    takeaways: [聽]
    activities: [影片裡的視頻]
"""


def phrases(name: str) -> dict[str, str]:
    return yaml.safe_load((PHRASES / f"{name}.yaml").read_text("utf-8"))


def slots(phrase: object) -> set[str]:
    return {name for _, name, _, _ in Formatter().parse(str(phrase)) if name}


def words_of(outline: str, folder: Path, products: tuple[str, ...] = ("facilitator-guide", "workbook")) -> str:
    (folder / "course.yaml").write_text(outline, "utf-8")
    built = build_course(plan_course(folder / "course.yaml"), choose_products(products))
    parts = []
    for content in built.values():
        with zipfile.ZipFile(BytesIO(content)) as package:
            parts.append(re.sub(r"<[^>]+>", "", package.read("word/document.xml").decode()))
    return "".join(parts)


@pytest.mark.parametrize(
    ("numbering", "said"),
    [
        ("lecture", ("學完本講，我能", "本講小結")),
        ("section", ("學完本節，我能", "本節小結")),
        ("unit", ("本單元小結",)),
    ],
)
def test_sections_are_called_as_the_course_numbers_them(numbering: str, said: tuple[str, ...], tmp_path: Path) -> None:
    outline = OUTLINE.replace("  - title: 傾聽\n", "  - title: 傾聽\n    objectives: [聽完]\n")
    words = words_of(f"numbering: {numbering}\nwording: mainland\n{outline}", tmp_path)
    assert [text for text in said if text not in words] == []
    assert "本模塊" not in words and "每個模塊" not in words


@pytest.mark.parametrize(
    ("language", "marks"),
    [
        ("zh-Hans", ("一、倾听", "第一部分", "（一）第一题", "1. 第一小点")),
        ("en", ("1. 倾听", "Part 1", "1) 第一小点")),
    ],
)
def test_sections_topics_and_what_they_hold_are_counted_with_numerals(
    language: str, marks: tuple[str, ...], tmp_path: Path
) -> None:
    outline = (
        f"title: 课\nnumbering: numerals\nlanguage: {language}\nsections:\n  - title: 倾听\n    activities:\n"
        "      - {topic: 第一题, minutes: 10, points: {title: 第一小点, items: [甲, 乙]}}\n"
    )
    words = words_of(outline, tmp_path, ("facilitator-guide", "workbook", "brochure"))
    assert [text for text in marks if text not in words] == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_language_has_the_same_phrases_with_the_same_slots(language: str) -> None:
    first = {key: slots(phrase) for key, phrase in phrases("zh-Hans").items()}
    own = {key: slots(phrase) for key, phrase in phrases(language).items()}
    plain = {key for key in first if not key.startswith("numbering-")}
    assert own.keys() == first.keys()
    assert [key for key in plain if own[key] != first[key]] == []


def test_choice_of_words_holds_only_what_differs() -> None:
    taiwan, mainland = phrases("zh-Hant"), phrases("zh-Hant-mainland")
    assert {path.stem for path in PHRASES.glob("*.yaml")} == {*LANGUAGES, "zh-Hant-mainland"}
    assert [key for key, phrase in mainland.items() if taiwan[key] == phrase] == []
    assert [key for key, phrase in mainland.items() if slots(taiwan[key]) != slots(phrase)] == []


@pytest.mark.parametrize(
    ("wording", "said", "unsaid"),
    [
        ("", "單元小結", "模塊小結"),
        ("wording: taiwan\n", "詞彙與課後", "術語與課後"),
        ("wording: mainland\n", "術語與課後", "詞彙與課後"),
    ],
)
def test_labels_follow_the_wording_and_the_author_s_words_stay(tmp_path: Path, wording, said, unsaid) -> None:
    words = words_of(wording + OUTLINE, tmp_path)
    assert said in words and unsaid not in words
    assert "模塊與單元" in words and "影片裡的視頻" in words
