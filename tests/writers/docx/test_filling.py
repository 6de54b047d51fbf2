"""Places to write, tick and circle are fields that keep their names apart, on paper as empty as before."""

from __future__ import annotations

import io
import zipfile
from pathlib import Path

import pytest
from lxml import etree

from coursegen.content.document_reader import read_document
from coursegen.theme import load_theme
from coursegen.writers.docx import write_document
from rendering_checks.fields import Field, fields, fill

THEME = load_theme(Path(__file__).resolve().parents[3] / "templates" / "standard")
BODY = """
<p class="large">他心里要什么？</p>
<p class="hint">写原话</p>
<div class="lines" data-lines="2"/>
<p class="fill-in">迅速<span class="blank">＿＿</span>客户</p>
<p><span class="field" data-kind="check"/> 记住了</p>
<ul><li>先听<span class="blank">＿＿</span></li></ul>
<table class="fill" data-columns="13 85 70">
<thead><tr><th></th><th>步骤</th><th>我的理解</th></tr></thead>
<tr><td class="number">1</td><td>起身</td><td class="write"></td></tr>
<tr><td class="number">2</td><td>点头</td><td class="write">不超过十字</td></tr>
</table>
<table class="fields" data-columns="30 138"><tr><td class="label">姓名</td><td class="line"></td></tr></table>
<table class="record" data-columns="46 122">
<tr><td class="strong">我的第一句</td><td class="write-line">写原话</td></tr>
<tr><td class="strong">下一轮</td><td class="write-line"></td></tr>
<tr><td class="top" colspan="2"><p class="table-strong">我要改的</p><p class="hint">小到明天能做</p></td></tr>
</table>
<table class="grid" data-columns="92 76"><tr><td>听懂</td><td class="figures">1　2　3</td></tr></table>
<table class="boxes" data-columns="14"><tr><td class="box"></td></tr></table>
"""
ROOM, RULE = "　　　", "_______"
NAMED = [
    ("text", "他心里要什么？", ROOM),
    ("text", "他心里要什么？", ROOM),
    ("text", "迅速客户", RULE),
    ("check", "记住了", "□"),
    ("text", "记住了", RULE),
    ("text", "起身　我的理解", ROOM),
    ("text", "点头　我的理解", ROOM),
    ("text", "姓名", ROOM),
    ("text", "我的第一句", ROOM),
    ("text", "下一轮", ROOM),
    ("text", "我要改的", ROOM),
    ("choice", "听懂", "1　2　3"),
    ("text", "记住了", ROOM[0]),
]


@pytest.fixture
def parts() -> dict[str, bytes]:
    html = f'<article data-language="zh-Hans"><section class="body">{BODY}</section></article>'
    with zipfile.ZipFile(io.BytesIO(write_document(read_document(html, "book.html"), THEME))) as package:
        return {name: package.read(name) for name in package.namelist()}


def body_of(parts: dict[str, bytes]) -> etree._Element:
    return etree.fromstring(parts["word/document.xml"])


def test_every_place_is_a_field_named_by_what_it_asks_for(parts: dict[str, bytes]) -> None:
    assert [(field.kind, field.name, field.text) for field in fields(body_of(parts))] == NAMED


def test_every_field_has_a_tag_of_its_own(parts: dict[str, bytes]) -> None:
    tags = [field.tag for field in fields(body_of(parts))]
    assert len(set(tags)) == len(tags) == len(NAMED)


def test_words_that_stand_there_already_are_left(parts: dict[str, bytes]) -> None:
    text = "".join(body_of(parts).itertext("{*}t"))
    assert [text.count(words) for words in ("不超过十字", "写原话", "小到明天能做")] == [1, 2, 1]


@pytest.mark.parametrize("filled", [False, True])
def test_fields_survive_libreoffice(office, parts: dict[str, bytes], tmp_path: Path, filled: bool) -> None:
    body = body_of(parts)
    if filled:
        fill(body)
    wanted = [(field.kind, field.text) for field in fields(body)]
    (tmp_path / "again").mkdir()
    with zipfile.ZipFile(tmp_path / "book.docx", "w") as package:
        for name, content in (parts | {"word/document.xml": etree.tostring(body)}).items():
            package.writestr(name, content)
    with zipfile.ZipFile(office.saved_again(tmp_path / "book.docx", tmp_path / "again")) as package:
        again = etree.fromstring(package.read("word/document.xml"))
    assert [(field.kind, field.text) for field in fields(again)] == wanted
    assert Field("text", "", "", "答1") in fields(again) or not filled
