"""The pages of a client's file: paper, margins and which header and footer stand where, section by section."""

from __future__ import annotations

import re
from typing import Any

from lxml import etree
from msgspec import Struct
from msgspec.structs import replace

from coursegen.writers.docx.base.styles import W, is_on, number, value
from coursegen.writers.docx.measures import TWIPS_PER_MM
from coursegen.writers.docx.page_formats import PAGE_FORMATS, PageFormat
from coursegen.writers.opening import BaseFile, Refused

R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
LEAST_WIDTH, LEAST_HEIGHT, LEAST_LANDSCAPE = 120, 165, 165
"""Millimetres between the margins below which tables and covers do not fit."""
_A4 = (11906, 16838)
_KEPT = ("pgBorders",)
_OURS = PAGE_FORMATS["landscape"]
_SIDE, _TOP, _BOTTOM, _HEADER, _FOOTER = _OURS.inner, _OURS.top, _OURS.bottom, _OURS.header, _OURS.footer
_LINE = 8.0
"""Millimetres for a line of text below a header or above a footer."""
_EXTENT = re.compile(rb'<wp:extent [^>]*cy="(\d{1,8})"')
_FLOATING = (b"<wp:anchor", b"<v:shape", b"<w:framePr", b"<w:tbl>")
_MOST_TWIPS = 31680
"""The widest page Word makes: 22 inches."""


class ClientPages(Struct, frozen=True):
    """The pages documents are printed on; ``parts`` names headers and footers by ``(kind, page)``.

    Letterheads were made for the page ``made_for``.
    """

    upright: PageFormat
    landscape: PageFormat
    parts: dict[tuple[str, str], str]
    has_title_page: bool
    turned: bool
    made_for: PageFormat


def read_pages(file: BaseFile, document: Any) -> ClientPages:
    """The pages of a file: those of its last upright section, turned where it has none. Raises :class:`Refused`."""
    sections = [*document.iterfind(f".//{W}pPr/{W}sectPr"), *document.iterfind(f"{W}body/{W}sectPr")]
    targets = {relation.id: relation.target for relation in file.relations(file.main) if not relation.external}
    parts: dict[tuple[str, str], str] = {}
    read: list[tuple[PageFormat, dict[tuple[str, str], str], bool]] = []
    for section in sections:
        parts = {**parts, **_references(section, targets)}
        read.append((_page(section), parts, is_on(section.find(f"{W}titlePg"))))
    read = read or [(_page(None), {}, False)]
    upright = [entry for entry in read if entry[0].width <= entry[0].height]
    wide = [entry for entry in read if entry[0].width > entry[0].height]
    page, references, title_page = (upright or read)[-1]
    turned = not upright
    portrait = turned_page(page) if turned else page
    landscape = wide[-1][0] if wide else run_sheet_page(page, file, references)
    return ClientPages(portrait, landscape, references, title_page, turned, page)


def page_formats(pages: ClientPages, facing: bool) -> dict[str, PageFormat]:
    """The format of every role of page sections; sections begin on right pages only where pages face each other."""
    upright, landscape = pages.upright, replace(pages.landscape, start="nextPage")
    module = "oddPage" if facing else "nextPage"
    return {
        role: landscape if role == "landscape" else replace(upright, start=module if role == "module" else "nextPage")
        for role in PAGE_FORMATS
    }


def turned_page(page: PageFormat) -> PageFormat:
    """The page turned by a quarter; side margins stay, so that letterheads keep their room above and below."""
    return replace(page, width=page.height, height=page.width)


def run_sheet_page(page: PageFormat, file: BaseFile, parts: dict[tuple[str, str], str]) -> PageFormat:
    """The page turned, with as little margin as a run sheet and the letterhead need; one that floats keeps its room."""
    turned = turned_page(page)
    sides = {side: min(getattr(turned, side), _SIDE) for side in ("inner", "outer")}
    contents = {key: file.read(part) for key, part in parts.items() if file.holds(part)}
    if any(mark in content for content in contents.values() for mark in _FLOATING):
        return replace(turned, **sides)
    heads, feet = (
        max((_picture_height(content) for (kind, _), content in contents.items() if kind == wanted), default=0.0)
        for wanted in ("header", "footer")
    )
    header, footer = min(turned.header, _HEADER), min(turned.footer, _FOOTER)
    top, bottom = max(_TOP, header + heads + _LINE), max(_BOTTOM, footer + feet + _LINE)
    top, bottom = min(turned.top, top), min(turned.bottom, bottom)
    return replace(turned, **sides, top=top, bottom=bottom, header=header, footer=footer)


def _picture_height(content: bytes) -> float:
    """How high the highest picture of a header or footer is, in millimetres."""
    return max((int(height) / 36000 for height in _EXTENT.findall(content)), default=0.0)


def _references(section: Any, targets: dict[str, str]) -> dict[tuple[str, str], str]:
    found = {}
    for kind in ("header", "footer"):
        for reference in section.iterfind(f"{W}{kind}Reference"):
            target = targets.get(reference.get(f"{R}id", ""))
            if target:
                found[kind, value(reference, "type") or "default"] = target
    return found


def _page(section: Any) -> PageFormat:
    size = None if section is None else section.find(f"{W}pgSz")
    margins = None if section is None else section.find(f"{W}pgMar")
    width, height = _length(size, "w", _A4[0]), _length(size, "h", _A4[1])
    top, right, bottom, left = (abs(_length(margins, side, 1440)) for side in ("top", "right", "bottom", "left"))
    header, footer, gutter = (
        _length(margins, side, usual) for side, usual in (("header", 720), ("footer", 720), ("gutter", 0))
    )
    if min(width, height) <= 0 or max(width, height) > _MOST_TWIPS or min(header, footer, gutter) < 0:
        raise Refused("base-damaged", reason="pgSz, pgMar")
    measures = {
        "width": width, "height": height, "top": top, "bottom": bottom, "inner": left, "outer": right,
        "header": header, "footer": footer, "gutter": gutter,
    }  # fmt: skip
    borders, grid = _extras(section)
    in_mm = {side: length / TWIPS_PER_MM for side, length in measures.items()}
    return PageFormat(**in_mm, start="nextPage", borders=borders, grid=grid)


def _length(element: Any, attribute: str, usual: int) -> int:
    written = value(element, attribute)
    if not written:
        return usual
    found = number(written.partition(".")[0])
    if found is None:
        raise Refused("base-damaged", reason=f"{attribute}={written[:20]!r}")
    return found


def _extras(section: Any) -> tuple[str, str]:
    """Page borders and the grid Chinese text stands on, as XML."""
    if section is None:
        return "", ""
    kept = [element for name in _KEPT for element in section.iterfind(f"{W}{name}") if not _refers(element)]
    borders = "".join(etree.tostring(element, encoding="unicode", with_tail=False) for element in kept)
    grid = section.find(f"{W}docGrid")
    pitch = number(value(grid, "linePitch"))
    if value(grid, "type") in ("lines", "linesAndChars", "snapToChars") and pitch and 0 < pitch < 2000:
        return borders, f'<w:docGrid w:type="lines" w:linePitch="{pitch}"/>'
    return borders, ""


def _refers(element: Any) -> bool:
    """Whether anything in it leads to another part, as borders of art may."""
    return any(str(key).startswith(R) for inner in element.iter() for key in inner.attrib)


def too_small(pages: ClientPages) -> bool:
    """Whether tables or covers would not fit between the margins."""
    upright = pages.upright
    small = upright.text_width < LEAST_WIDTH or upright.text_height < LEAST_HEIGHT
    return small or pages.landscape.text_width < LEAST_LANDSCAPE
