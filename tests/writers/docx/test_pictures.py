"""Pictures in a Word file, of slides and of the outline: stored once, framed, told in words."""

from __future__ import annotations

import io
import zipfile
from pathlib import Path

import pytest
from lxml import etree

from coursegen.build import build_course, choose_products, plan_course
from coursegen.content.document import Document
from coursegen.content.document_reader import read_document
from coursegen.problems import AssetError
from coursegen.theme import load_theme
from coursegen.writers.docx import Print, write_document
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


PNG = b"\x89PNG wide"
JPEG = b"\xff\xd8 high"
PRINTS = {"hall.png": Print(PNG, 1600, 800), "door.jpg": Print(JPEG, 600, 1200), "dot.png": Print(PNG, 40, 40)}
FIGURE = (
    '<img class="figure" data-file="{}" data-alt="门口" data-height="60" data-at="o.yaml:3:5"/><p class="small">图</p>'
)


def figures(*names: str) -> zipfile.ZipFile:
    shown = "".join(FIGURE.format(name) for name in names)
    table = f'<table class="plain" data-columns="90"><tr><td>{shown}</td></tr></table>'
    html = f'<article data-language="zh-Hans"><section class="body">{table}</section></article>'
    return zipfile.ZipFile(io.BytesIO(write_document(read_document(html, "x.html"), THEME, prints=PRINTS)))


def test_figures_are_stored_once_under_names_of_their_own() -> None:
    with figures("hall.png", "door.jpg", "hall.png") as files:
        media = {name: files.read(name) for name in files.namelist() if "media" in name}
        types = files.read("[Content_Types].xml").decode()
    assert media == {"word/media/picture1.png": PNG, "word/media/picture2.jpeg": JPEG}
    assert 'Extension="png" ContentType="image/png"' in types and 'Extension="jpeg"' in types and "emf" not in types


def test_figure_is_as_large_as_its_cell_and_its_height_allow_and_no_blurred_enlargement() -> None:
    with figures("hall.png", "door.jpg", "dot.png") as files:
        body = etree.fromstring(files.read("word/document.xml"))
    sizes = [(int(e.get("cx")) / 36000, int(e.get("cy")) / 36000) for e in body.iter(f"{WP}extent")]
    assert sizes == [pytest.approx(size, abs=0.01) for size in ((90, 45), (30, 60), (10, 10))]
    assert [drawing.get("descr") for drawing in body.iter(f"{WP}docPr")] == ["门口"] * 3


def test_figure_stays_with_its_caption() -> None:
    with figures("hall.png") as files:
        body = etree.fromstring(files.read("word/document.xml"))
    (paragraph,) = (p for p in body.iter(f"{W}p") if list(p.iter(f"{WP}extent")))
    assert paragraph.find(f"{W}pPr/{W}keepNext") is not None


def test_figure_the_outline_names_wrongly_is_told_with_its_line(tmp_path: Path) -> None:
    outline = tmp_path / "o.yaml"
    outline.write_text("title: 课\nsections: [{甲: [{topic: 乙, slide: no, image: gone.png}]}]\n", "utf-8")
    with pytest.raises(AssetError) as told:
        build_course(plan_course(outline), choose_products(["workbook"]))
    assert [(problem.code, problem.source.line) for problem in told.value.problems] == [("asset-missing", 2)]
