"""How much of a workbook is room to write, and how much of it the slides say in the same words."""

from __future__ import annotations

import re
from collections.abc import Iterable
from pathlib import Path

from docx import Document
from lxml import etree
from pptx import Presentation

from rendering_checks.pages import Page

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_MM = 25.4 / 1440
_LINE = 6.35
"""Millimetres of a line of text."""
_FILLED_IN = ({"Hint"}, {"Figures"})
"""Styles of the words that may stand where trainees write or circle."""
_PAGE = 168 * 250
"""Square millimetres between the margins of a page."""
_HEADER, _FOOTER = 60, 790
"""Points from the top of a page to where its header ends and its footer begins."""
_TITLE = 24
"""Letters of a title for notes and its hint."""
_SENTENCE = 10
"""Shorter texts are names and labels, which workbook and slides share."""


def writing_room(workbook: Path, pages: int) -> float:
    """The share of the pages that is ruled or framed to be written on."""
    rows = Document(str(workbook)).element.body.iter(f"{_W}tr")
    return sum(_room(row) for row in rows) / (pages * _PAGE)


def _room(row: etree._Element) -> float:
    cells = row.findall(f"{_W}tc")
    least = row.find(f"{_W}trPr/{_W}trHeight")
    height = _LINE * max(len(list(cell.iter(f"{_W}p"))) for cell in cells)
    if least is not None:
        height = max(height, int(least.get(f"{_W}val")) * _MM)
    return height * sum(_width(cell) for cell in cells if _is_to_fill(cell))


def _width(cell: etree._Element) -> float:
    return int(cell.find(f"{_W}tcPr/{_W}tcW").get(f"{_W}w")) * _MM


def _is_to_fill(cell: etree._Element) -> bool:
    if cell.find(f"{_W}tcPr/{_W}tcBorders") is None:
        return False
    printed = [paragraph for paragraph in cell.iter(f"{_W}p") if _printed(paragraph)]
    styles = {style.get(f"{_W}val") for paragraph in printed for style in paragraph.iter(f"{_W}pStyle")}
    return styles in _FILLED_IN or not printed


def _printed(paragraph: etree._Element) -> bool:
    """Whether a paragraph says more than what stands in a field until it is filled in."""
    waiting = {text for field in paragraph.iter(f"{_W}sdt") if _is_waiting(field) for text in field.iter(f"{_W}t")}
    return any(text not in waiting for text in paragraph.iter(f"{_W}t"))


def _is_waiting(field: etree._Element) -> bool:
    return field.find(f"{_W}sdtPr/{_W}showingPlcHdr") is not None


def bare_pages(pages: list[Page]) -> list[int]:
    """The numbers of pages that say hardly more than a title between header and footer."""
    return [page.number for page in pages if _letters_between(page) < _TITLE]


def _letters_between(page: Page) -> int:
    return sum(len(word.text) for word in page.words if _HEADER < word.box.top < _FOOTER)


def copied(workbook: Path, slides: Path, told: Iterable[str] = ()) -> float:
    """The share of the slides' sentences that the workbook prints too, but for what both have to tell."""
    shared = "\n".join(map(_folded, told))
    printed = _folded("".join(Document(str(workbook)).element.body.itertext(f"{_W}t")))
    shapes = (shape for slide in Presentation(str(slides)).slides for shape in slide.shapes if shape.has_text_frame)
    texts = {_folded(paragraph.text) for shape in shapes for paragraph in shape.text_frame.paragraphs}
    sentences = [text for text in texts if len(text) >= _SENTENCE and text not in shared]
    return sum(text in printed for text in sentences) / len(sentences)


def _folded(text: str) -> str:
    return re.sub(r"[\W_ˆ]", "", text)
