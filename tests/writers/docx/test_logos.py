"""Logos on covers and run sheets: at most as large as their place, told in words, once where the letterhead has one."""

from __future__ import annotations

import io
import zipfile
from pathlib import Path
from typing import Any

import pytest
from lxml import etree

from coursegen.build import Planned, build_course, choose_products, plan_course
from coursegen.content.document_reader import read_document
from coursegen.problems import AssetError
from coursegen.theme import load_theme
from coursegen.writers.docx import Print, write_document
from writers.docx import bases

THEME = load_theme(Path(__file__).resolve().parents[3] / "templates" / "standard")
WP = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}"
W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
OUTLINE = """\
title: 课
language: zh-Hans
client: {name: 城东供电局, logo: client.png}
sections:
  - title: 一
    activities:
      - topic: 讲
        minutes: 30
"""
SHOWING = ("facilitator-guide", "run-sheet", "workbook", "brochure")


def drawn(size: tuple[int, int], attributes: str = "") -> Any:
    """The body of a document that shows a logo of a size in pixels."""
    html = f'<article data-language="en" data-title="x"><section><img class="logo" data-logo="client" {attributes}/>'
    document = read_document(f"{html}</section></article>", "x.html")
    content = write_document(document, THEME, logos={"client": Print(bases.logo(*size), *size)})
    with zipfile.ZipFile(io.BytesIO(content)) as package:
        return etree.fromstring(package.read("word/document.xml"))


@pytest.mark.parametrize(
    ("size", "attributes", "millimetres"),
    [((300, 100), "", (42, 14)), ((800, 100), "", (45, 5.625)), ((100, 100), 'data-height="10"', (10, 10))],
)
def test_logos_keep_their_proportions_in_their_place(
    size: tuple[int, int], attributes: str, millimetres: tuple[float, float]
) -> None:
    extent = drawn(size, attributes).find(f".//{WP}extent")
    assert [int(extent.get(side)) for side in ("cx", "cy")] == [round(length * 36000) for length in millimetres]


def test_logos_say_whose_they_are_and_stand_where_they_are_put() -> None:
    body = drawn((300, 100), 'data-alt="城东供电局" data-align="end"')
    assert body.find(f".//{WP}docPr").get("descr") == "城东供电局"
    assert body.find(f".//{W}jc").get(f"{W}val") == "right"


@pytest.fixture
def outline(tmp_path: Path) -> Path:
    path = tmp_path / "course.yaml"
    path.write_text(OUTLINE, "utf-8")
    (tmp_path / "client.png").write_bytes(bases.logo(colour="#0057B8"))
    return path


def themed(folder: Path, *lines: str) -> str:
    """The name of a theme beside the outline with a few lines of its own."""
    theme = folder / "theirs"
    theme.mkdir()
    (theme / "house.png").write_bytes(bases.logo(colour="#AA0033"))
    bases.saved(bases.german(), theme / "client.docx")
    (theme / "theme.yaml").write_text("\n".join(["name: theirs", "extends: standard", *lines]), "utf-8")
    return str(theme)


def logos(planned: Planned) -> dict[str, list[str]]:
    """The logos in each document, by the end of its name, in the order they are stored."""
    found = {}
    for name, content in build_course(planned, choose_products(SHOWING)).items():
        with zipfile.ZipFile(io.BytesIO(content)) as package:
            found[name] = sorted(file for file in package.namelist() if "media/logo" in file)
    return found


def test_client_and_theme_stand_side_by_side_and_twice_the_same_once(outline: Path, tmp_path: Path) -> None:
    (client,) = {tuple(files) for files in logos(plan_course(outline)).values()}
    assert client == ("word/media/logo-client.png",)
    both = logos(plan_course(outline, themed(tmp_path, "logo: house.png")))
    pair = ["word/media/logo-client.png", "word/media/logo-theme.png"]
    assert both.pop("run-sheet.docx") == pair[:1]
    assert set(map(tuple, both.values())) == {tuple(pair)}
    (tmp_path / "client.png").write_bytes((tmp_path / "theirs" / "house.png").read_bytes())
    same = logos(plan_course(outline, str(tmp_path / "theirs")))
    assert {file for files in same.values() for file in files} == {pair[0]}


def test_letterhead_with_a_logo_needs_no_other(outline: Path, tmp_path: Path) -> None:
    found = logos(plan_course(outline, themed(tmp_path, "base: client.docx", "logo: house.png")))
    assert set(map(tuple, found.values())) == {()}


def test_cover_of_the_deck_shows_both(outline: Path, tmp_path: Path) -> None:
    planned = plan_course(outline, themed(tmp_path, "logo: house.png"))
    (content,) = build_course(planned, choose_products(["deck"])).values()
    with zipfile.ZipFile(io.BytesIO(content)) as package:
        cover = etree.fromstring(package.read("ppt/slides/slide1.xml"))
        pictures = [package.read(name) for name in package.namelist() if name.startswith("ppt/media/")]
    boxes = [
        (int(place.find("{*}off").get("x")), int(place.find("{*}ext").get("cx")))
        for place in cover.iterfind(".//{*}pic/{*}spPr/{*}xfrm")
    ]
    assert len(boxes) == len(pictures) == 2
    assert boxes[0][0] + boxes[0][1] < boxes[1][0]


@pytest.mark.parametrize(("content", "code"), [(None, "asset-missing"), (b"<svg/>", "asset-unusable")])
def test_logo_that_is_none_is_told_with_its_line(outline: Path, content: bytes | None, code: str) -> None:
    (outline.parent / "client.png").unlink()
    if content is not None:
        (outline.parent / "client.png").write_bytes(content)
    with pytest.raises(AssetError) as caught:
        build_course(plan_course(outline), choose_products(["brochure"]))
    (problem,) = caught.value.problems
    assert problem.code == code and problem.source is not None and problem.source.line == 3
