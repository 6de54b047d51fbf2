"""Fields to fill in: empty ones and filled ones are the same fields after LibreOffice has saved the file."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterator
from pathlib import Path

import pytest
from lxml import etree

from coursegen.content.document_reader import read_document
from coursegen.theme import load_theme
from coursegen.writers.docx import write_document

THEME = load_theme(Path(__file__).resolve().parents[3] / "templates" / "standard")
W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
W14 = "{http://schemas.microsoft.com/office/word/2010/wordml}"
FIELD = '<span class="field" data-kind="{}" data-prompt="{}" data-options="初级|高级"/>'
CHECK = '<span class="field" data-kind="check"/>'
HTML = f"""
<article data-language="zh-Hans"><section class="body">
<p>姓名 {FIELD.format("text", "点击填写姓名")}，{CHECK} 到场</p>
<table class="grid" data-columns="80 80">
<tr><td>{CHECK}</td><td>{FIELD.format("date", "选日期")}</td></tr>
<tr><td>级别</td><td>{FIELD.format("choice", "选级别")}</td></tr>
</table>
</section></article>
"""
EMPTY = [("text", "点击填写姓名"), ("check", "□"), ("check", "□"), ("date", "选日期"), ("choice", "选级别")]
FILLED = [("text", "王小明"), ("check", "■"), ("check", "□"), ("date", "2026-03-02"), ("choice", "高级")]


def fields(body: etree._Element) -> Iterator[tuple[str, str, etree._Element]]:
    """Kind, text and element of each field, in order."""
    marks = {f"{W}date": "date", f"{W}dropDownList": "choice", f"{W14}checkbox": "check"}
    for field in body.iter(f"{W}sdt"):
        kinds = [marks[child.tag] for child in field.find(f"{W}sdtPr") if child.tag in marks]
        yield (*kinds, "text")[0], "".join(field.itertext(f"{W}t")), field


def told(body: etree._Element) -> list[tuple[str, str]]:
    return [(kind, text) for kind, text, _ in fields(body)]


def fill(body: etree._Element) -> None:
    """Write into the fields as Word does when a reader fills them in."""
    for (kind, old, field), (_, new) in zip(list(fields(body)), FILLED, strict=True):
        if old == new:
            continue
        next(field.iter(f"{W}t")).text = new
        for shown in list(field.iter(f"{W}showingPlcHdr")):
            shown.getparent().remove(shown)
        if kind == "check":
            next(field.iter(f"{W14}checked")).set(f"{W14}val", "1")
        if kind == "date":
            next(field.iter(f"{W}date")).set(f"{W}fullDate", "2026-03-02T00:00:00Z")


@pytest.fixture
def parts() -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(write_document(read_document(HTML, "form.html"), THEME))) as package:
        return {name: package.read(name) for name in package.namelist()}


def saved_again(office, parts: dict[str, bytes], folder: Path, filled: bool) -> etree._Element:
    body = etree.fromstring(parts["word/document.xml"])
    if filled:
        fill(body)
    (folder / "again").mkdir()
    with zipfile.ZipFile(folder / "form.docx", "w") as package:
        for name, content in (parts | {"word/document.xml": etree.tostring(body)}).items():
            package.writestr(name, content)
    with zipfile.ZipFile(office.saved_again(folder / "form.docx", folder / "again")) as package:
        return etree.fromstring(package.read("word/document.xml"))


def test_fields_show_their_prompts(parts: dict[str, bytes]) -> None:
    body = etree.fromstring(parts["word/document.xml"])
    assert told(body) == EMPTY
    prompts = [field.find(f"{W}sdtPr/{W}showingPlcHdr") is not None for kind, _, field in fields(body)]
    assert prompts == [kind != "check" for kind, _ in EMPTY]


@pytest.mark.parametrize("filled", [False, True])
def test_fields_survive_libreoffice(office, parts: dict[str, bytes], tmp_path: Path, filled: bool) -> None:
    body = saved_again(office, parts, tmp_path, filled)
    assert told(body) == (FILLED if filled else EMPTY)
    found = {kind: field for kind, _, field in fields(body)}
    assert [item.get(f"{W}value") for item in found["choice"].iter(f"{W}listItem")] == ["初级", "高级"]
    ticked = [next(field.iter(f"{W14}checked")).get(f"{W14}val") for kind, _, field in fields(body) if kind == "check"]
    assert ticked == ["1" if filled else "0", "0"]
    prompting = [field.find(f"{W}sdtPr/{W}showingPlcHdr") is not None for kind, _, field in fields(body)]
    assert any(prompting) is not filled
    assert "".join(body.itertext(f"{W}t")).count("级别") == (1 if filled else 2)
