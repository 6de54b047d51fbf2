"""The gallery shows every course, in either language, with the pictures that are drawn for it."""

from __future__ import annotations

import re
import runpy
from pathlib import Path

import pytest
from PIL import Image

REPOSITORY = Path(__file__).resolve().parents[1]
COURSES = sorted(path.stem for path in (REPOSITORY / "outlines").glob("*.yaml"))
PAGES = ("gallery.md", "gallery.zh-CN.md")


@pytest.mark.parametrize("page", PAGES)
def test_gallery_shows_every_course(page: str) -> None:
    text = (REPOSITORY / "docs" / page).read_text("utf-8")
    assert sorted(re.findall(r"\]\(pictures/([\w-]+)-deck\.png\)", text)) == COURSES
    assert sorted(re.findall(r"\]\(\.\./outlines/([\w-]+)\.yaml\)", text)) == COURSES


def test_sheet_holds_all_pages_and_is_the_same_every_time() -> None:
    drawing = runpy.run_path(str(REPOSITORY / "docs" / "pictures.py"))
    pages = [Image.new("RGB", (960, 540), (10 * i, 0, 0)) for i in range(11)]
    sheet = drawing["contact_sheet"](pages, drawing["DECK"])
    assert sheet.size == (8 + 9 * 208, 8 + 2 * 120)
    assert sheet.tobytes() == drawing["contact_sheet"](pages, drawing["DECK"]).tobytes()
    assert sheet.getpixel((8 + 208 + 100, 8 + 120 + 50)) == (100, 0, 0)


def test_slides_are_drawn_of_all_courses_and_pages_of_those_the_readmes_show() -> None:
    names = runpy.run_path(str(REPOSITORY / "docs" / "pictures.py"))["names"]
    assert all(names(course)[0] == "deck" for course in COURSES)
    shown = {course for course in COURSES if len(names(course)) > 1}
    readmes = [(REPOSITORY / name).read_text("utf-8") for name in ("README.md", "README.zh-CN.md")]
    assert shown == {course for text in readmes for course in re.findall(r"pictures/([\w-]+)-pages\.png", text)}
    assert [
        path.stem for path in (REPOSITORY / "docs" / "pictures").glob("*-pages.png") if path.stem[:-6] not in shown
    ] == []
