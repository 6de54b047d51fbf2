"""Authors are answered in the language of their outline, even when it cannot be read."""

from __future__ import annotations

from pathlib import Path

import pytest

from coursegen.outline.language import language_of, outline_language
from coursegen.outline.script import TO_SIMPLIFIED, TO_TRADITIONAL, strays


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("title: 课\nlanguage: zh-Hant\n", "zh-Hant"),
        ("title: 课\nlanguage: 'en' # note\n", "en"),
        ("title: 课\nlanguage: zh-TW\n", "zh-Hant"),
        ("title: [课\nsections: {", "zh-Hans"),
        ("title: 電力客戶投訴處理\nsections: [", "zh-Hant"),
        ("title: Handling complaints\nsections:\n  - Listening: [Why people stay silent]\n", "en"),
        ("title: Handling complaints\nclient: 城东供电局\nsections:\n  - Why people stay silent\n", "en"),
        ("title: 95598 CRM 系统操作\nsections:\n  - 登录 CRM\n", "zh-Hans"),
        ("language: 中文\ntitle: 课程\n", "zh-Hans"),
        ("", "en"),
    ],
)
def test_language_is_said_or_seen(text: str, language: str) -> None:
    assert language_of(text) == language


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "gb18030"])
def test_encoding_does_not_hide_the_language(encoding: str, tmp_path: Path) -> None:
    outline = tmp_path / "o.yaml"
    outline.write_bytes("title: 电力客户投诉处理兵法\nsections:\n  - 道篇: [识别不满]\n".encode(encoding))
    assert outline_language(outline) == "zh-Hans"


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("title: 课\nlanguage: en\n", "en"),
        ("title: 95598 CRM 系统操作\nsections:\n  - 登录 CRM\n", "zh-Hans"),
        ("title: Handling complaints\nsections:\n  - Why people stay silent\n", "zh-Hant"),
        ("title: CRM\nclient: 城东\nsections:\n  - Log in\n", "zh-Hant"),
        ("", "zh-Hant"),
    ],
)
def test_where_an_outline_does_not_tell_the_reader_s_own_language_serves(text: str, language: str) -> None:
    assert language_of(text, "zh-Hant") == language


def test_a_file_that_is_not_there_is_answered_in_english(tmp_path: Path) -> None:
    assert outline_language(tmp_path / "none.yaml") == "en"


def test_a_file_of_another_program_is_answered_in_the_reader_s_own_language(tmp_path: Path) -> None:
    (tmp_path / "o.yaml").write_bytes(b"PK\x03\x04\x00\x00" + "客戶投訴".encode("gb18030") * 50)
    assert outline_language(tmp_path / "o.yaml", "en") == "en"


def test_scripts_are_told_apart_by_characters_only_one_of_them_uses() -> None:
    assert set(TO_SIMPLIFIED).isdisjoint(TO_TRADITIONAL)
    assert set(TO_SIMPLIFIED.values()).isdisjoint(TO_SIMPLIFIED)
    assert strays("皇后在台上，只有几里面条", "zh-Hant").keys() <= set("条")
    assert strays("后台里面", "zh-Hant") == {} and strays("後臺", "zh-Hans") == {"後": "后", "臺": "台"}
