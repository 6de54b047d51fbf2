"""Animations: what appears click by click, bars that empty one after the other, in the order slides are taught."""

from __future__ import annotations

import os
import subprocess
import zipfile
from pathlib import Path
from typing import Any

import pytest
from lxml import etree

from coursegen.layout.frames import Appear, Empty
from coursegen.writers.pptx.markup import NAMESPACES
from coursegen.writers.pptx.timing import timing_xml
from rendering_checks.office import MissingProgram, need, skip_or_fail
from writers.pptx.conftest import Course
from writers.pptx.packages import P, Package

_NODES = {"clickEffect": "on-click", "withEffect": "with-previous", "afterEffect": "after-previous"}


def parsed(xml: str) -> Any:
    return etree.fromstring(xml.replace("<p:timing", f"<p:timing {NAMESPACES}", 1))


def effects(root: Any) -> list[tuple[str, str]]:
    """How each effect starts and which shape it moves, in order."""
    return [
        (_NODES[node.get("nodeType")], node.find(f".//{P}spTgt").get("spid"))
        for node in root.iter(f"{P}cTn")
        if node.get("presetClass")
    ]


def test_nothing_moves_without_a_word() -> None:
    assert timing_xml([]) == ""


def test_frames_appear_in_the_order_of_clicks_whatever_the_order_of_shapes() -> None:
    root = parsed(timing_xml([(9, Appear(2)), (4, Appear(1)), (7, Appear(2))]))
    assert effects(root) == [("on-click", "4"), ("on-click", "9"), ("with-previous", "7")]


def test_bars_of_one_click_empty_one_after_the_other_and_after_all_that_appears() -> None:
    root = parsed(timing_xml([(4, Empty(60)), (5, Empty(120)), (6, Appear(1))]))
    assert effects(root) == [("on-click", "6"), ("on-click", "4"), ("after-previous", "5")]
    delays = [
        node.get("delay") for node in root.iter(f"{P}cond") if node.getparent().getparent().get("presetClass") is None
    ]
    assert "60000" in delays


def test_time_nodes_have_ids_of_their_own() -> None:
    root = parsed(timing_xml([(4, Appear(1)), (5, Empty(60)), (6, Empty(60)), (7, Appear(2))]))
    ids = [node.get("id") for node in root.iter(f"{P}cTn")]
    assert len(ids) == len(set(ids))


def test_moved_shapes_are_on_their_slide(course: Course) -> None:
    package = Package(course.written())
    moving = 0
    for name, root in package.slides():
        ids = {element.get("id") for element in root.iter(f"{P}cNvPr")}
        targets = {target.get("spid") for target in root.iter(f"{P}spTgt")}
        assert targets <= ids, name
        moving += bool(targets)
    assert moving


def converted(file: Path, folder: Path) -> Any:
    """The content of a deck as LibreOffice Impress keeps it."""
    try:
        soffice = need("soffice", "libreoffice-impress")
    except MissingProgram as missing:
        skip_or_fail(missing)
        raise
    profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
    command = [soffice, profile, "--headless", "--norestore", "--convert-to", "odp", "--outdir", str(folder), str(file)]
    subprocess.run(command, capture_output=True, timeout=240, check=True, env={**os.environ, "LC_ALL": "C.UTF-8"})
    with zipfile.ZipFile(folder / f"{file.stem}.odp") as package:
        return etree.fromstring(package.read("content.xml"))


def impress_effects(page: Any, names: dict[str, str]) -> list[tuple[str, str]]:
    n = {**page.nsmap}
    found = []
    for par in page.iter(f"{{{n['anim']}}}par"):
        if par.get(f"{{{n['presentation']}}}preset-id"):
            target = next(
                x.get(f"{{{n['smil']}}}targetElement") for x in par.iter() if x.get(f"{{{n['smil']}}}targetElement")
            )
            found.append((par.get(f"{{{n['presentation']}}}node-type"), names[target]))
    return found


@pytest.mark.office
@pytest.mark.slow
def test_impress_plays_the_same_effects_in_the_same_order(course: Course, tmp_path: Path) -> None:
    content = course.written()
    file = tmp_path / "deck.pptx"
    file.write_bytes(content)
    root = converted(file, tmp_path)
    draw, xml = root.nsmap["draw"], "{http://www.w3.org/XML/1998/namespace}id"
    names = {element.get(xml): element.get(f"{{{draw}}}name") or "" for element in root.iter() if element.get(xml)}
    played = [impress_effects(page, names) for page in root.iter(f"{{{draw}}}page")]
    written = []
    for _, slide in Package(content).slides():
        shapes = {element.get("id"): element.get("name") for element in slide.iter(f"{P}cNvPr")}
        written.append([(start, shapes[target]) for start, target in effects(slide)])
    assert any(written)
    assert played == written
