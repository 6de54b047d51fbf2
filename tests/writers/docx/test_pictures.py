"""Pictures of slides in a Word file: stored once, drawn with a hairline, told in words."""

from __future__ import annotations

import io
import zipfile
from pathlib import Path

import pytest
from lxml import etree

from coursegen.content.document import Document
from coursegen.content.document_reader import read_document
from coursegen.theme import load_theme
from coursegen.writers.docx import write_document
from writers.docx.drawings import rectangle

THEME = load_theme(Path(__file__).resolve().parents[3] / "templates" / "standard")
PICTURES = {number: rectangle() for number in (24, 25, 26)}
WP = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}"
W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
RELATIONS = "{http://schemas.openxmlformats.org/package/2006/relationships}"


def picture(number: int) -> str:
    return f'<img class="slide" data-slide="{number}" data-alt="第 {number} 页"/><p class="small">PPT {number}</p>'


def document(*numbers: int) -> Document:
    rows = "".join(f'<tr><td class="slot">{picture(number)}</td></tr>' for number in numbers)
    table = f'<table class="activity" data-columns="33">{rows}</table>'
    html = f'<article data-language="zh-Hans" data-title="课"><section class="body">{table}</section></article>'
    return read_document(html, "guide.html")


def package(*numbers: int, pictures: dict[int, bytes] = PICTURES) -> zipfile.ZipFile:
    return zipfile.ZipFile(io.BytesIO(write_document(document(*numbers), THEME, pictures)))


def test_a_picture_shown_twice_is_stored_once() -> None:
    with package(24, 25, 24) as files:
        assert [name for name in files.namelist() if "media" in name] == [
            "word/media/slide24.emf",
            "word/media/slide25.emf",
        ]
        body = etree.fromstring(files.read("word/document.xml"))
        relations = etree.fromstring(files.read("word/_rels/document.xml.rels"))
    shown = [blip.get(f"{R}embed") for blip in body.iter("{*}blip")]
    targets = {relation.get("Id"): relation.get("Target") for relation in relations.iter(f"{RELATIONS}Relationship")}
    assert [targets[id] for id in shown] == ["media/slide24.emf", "media/slide25.emf", "media/slide24.emf"]


def test_drawings_have_ids_of_their_own_and_say_what_they_show() -> None:
    with package(24, 25, 24) as files:
        body = etree.fromstring(files.read("word/document.xml"))
    properties = list(body.iter(f"{WP}docPr"))
    assert [drawing.get("id") for drawing in properties] == ["1", "2", "3"]
    assert [drawing.get("descr") for drawing in properties] == ["第 24 页", "第 25 页", "第 24 页"]


def test_a_picture_is_thirty_millimetres_wide_and_its_line_grows_with_it() -> None:
    with package(24) as files:
        body = etree.fromstring(files.read("word/document.xml"))
        styles = etree.fromstring(files.read("word/styles.xml"))
    assert body.find(f".//{WP}extent").get("cx") == str(30 * 36000)
    (style,) = (style for style in styles.iter(f"{W}style") if style.get(f"{W}styleId") == "SlidePicture")
    assert style.find(f"{W}pPr/{W}spacing").get(f"{W}lineRule") == "auto"


@pytest.mark.parametrize("pictures", [{}, {7: rectangle()}])
def test_without_its_picture_a_slide_keeps_its_caption(pictures: dict[int, bytes]) -> None:
    with package(24, pictures=pictures) as files:
        assert not [name for name in files.namelist() if "media" in name]
        assert b"x-emf" not in files.read("[Content_Types].xml")
        body = etree.fromstring(files.read("word/document.xml"))
    assert "".join(body.itertext()) == "PPT 24"


@pytest.mark.office
def test_the_validator_finds_nothing(validator: object, tmp_path: Path) -> None:
    path = tmp_path / "guide.docx"
    path.write_bytes(write_document(document(24, 25, 24), THEME, PICTURES))
    assert not validator.findings(path)  # type: ignore[attr-defined]
