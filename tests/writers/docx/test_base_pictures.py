"""Pictures, logos and coloured cells on a client's file: as on ours, within its margins, beside its own letterhead."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from msgspec.structs import replace

from coursegen.content.document_reader import read_document
from coursegen.theme import load_theme
from coursegen.writers.docx import Print, write_document
from writers.docx import bases
from writers.docx.drawings import rectangle
from writers.pptx.packages import Package

THEME = load_theme(Path(__file__).resolve().parents[3] / "templates" / "standard")
W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
WP = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}"
RELATION = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
HALL, OURS = Print(bases.logo(1600, 400), 1600, 400), Print(bases.logo(300, 100, "#AA0033"), 300, 100)
SHOWN = (
    '<img class="logo" data-logo="theme" data-height="14"/>'
    '<img class="figure" data-file="hall.png" data-alt="大厅" data-height="78"/><p class="small">图</p>'
    '<table class="activity" data-columns="33 135"><tr><td class="slot"><img class="slide" data-slide="2"/></td>'
    "<td>讲</td></tr></table>"
    '<table class="run-sheet" data-columns="12 156"><thead><tr><th>类</th><th>活动</th></tr></thead>'
    '<tr><td class="mark" data-kind="drill">练</td><td>演练</td></tr></table>'
)


@pytest.fixture(params=bases.MADE)
def content(request: pytest.FixtureRequest, tmp_path: Path) -> bytes:
    """A document with every sort of picture and a coloured cell on each client's file."""
    base = bases.saved(bases.MADE[request.param](), tmp_path / "client.docx")
    html = f'<article data-language="zh-Hans" data-title="课"><section class="body">{SHOWN}</section></article>'
    theme = replace(THEME, document_base=base)
    prints, logos = {"hall.png": HALL}, {"theme": OURS}
    return write_document(read_document(html, "x.html"), theme, {2: rectangle()}, prints, logos)


def test_pictures_are_stored_beside_those_of_the_letterhead(content: bytes) -> None:
    package = Package(content)
    relations = package.relations("word/document.xml")
    shown = [blip.get(f"{RELATION}embed") for blip in package.xml("word/document.xml").iter("{*}blip")]
    assert [package.parts[relations[id][1]] for id in shown] == [OURS.content, HALL.content, rectangle()]
    ids = [drawing.get("id") for _, root in package.all_xml("word/") for drawing in root.iter(f"{WP}docPr")]
    assert len(ids) == len(set(ids))


def test_figures_are_as_wide_as_the_clients_page_allows(content: bytes) -> None:
    body = Package(content).xml("word/document.xml")
    page, margins = body.find(f".//{W}pgSz"), body.find(f".//{W}pgMar")
    room = int(page.get(f"{W}w")) - sum(int(margins.get(f"{W}{side}")) for side in ("left", "right", "gutter"))
    _, figure, slide = (int(extent.get("cx")) / 635 for extent in body.iter(f"{WP}extent"))
    assert figure == pytest.approx(min(room, 78 * 4 / 25.4 * 1440), abs=3)
    assert slide <= 30 / 25.4 * 1440 + 1


def test_coloured_cells_keep_the_colour_of_their_kind(content: bytes) -> None:
    cells = list(Package(content).xml("word/document.xml").iter(f"{W}tc"))
    (mark,) = (cell for cell in cells if "".join(cell.itertext()) == "练")
    assert mark.find(f"{W}tcPr/{W}shd").get(f"{W}fill") == THEME.colours["drill"]
    assert int(mark.find(f"{W}tcPr/{W}tcW").get(f"{W}w")) == pytest.approx(12 / 25.4 * 1440, abs=1)


def test_validator_has_no_findings(validator: Any, content: bytes, tmp_path: Path) -> None:
    file = tmp_path / "guide.docx"
    file.write_bytes(content)
    assert validator.findings(file) == []
