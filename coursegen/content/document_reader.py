"""Rendered HTML to a :class:`Document`, strictly: every element, class, attribute and nesting is known or a problem."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import cast

from lxml import etree
from msgspec import Struct

from coursegen.content.document import (
    ALIGNMENTS,
    CELL_ROLES,
    KINDS,
    LIST_ROLES,
    LOGOS,
    PARAGRAPH_ROLES,
    PICTURES,
    SECTION_ROLES,
    TABLE_ROLES,
    Alignment,
    Block,
    Cell,
    Contents,
    Document,
    Figure,
    Item,
    ItemList,
    Lines,
    Logo,
    Margin,
    PageSection,
    Paragraph,
    Rest,
    Row,
    SlidePicture,
    Strip,
    StripPart,
    Table,
)
from coursegen.content.document_inline import read_content, tidy
from coursegen.content.html import Faults, parse_html
from coursegen.content.inline import Run
from coursegen.problems import Source

HEADINGS = {"h1": "heading-1", "h2": "heading-2", "h3": "heading-3"}
DIVISIONS = ("lines", "rest", "strip")
_BLOCKS = ("h1", "h2", "h3", "p", "ul", "ol", "table", "div", "nav", "img")
NESTING: dict[str, tuple[str, ...]] = {
    "article": ("section",),
    "section": ("header", "footer", *_BLOCKS),
    "header": ("p",),
    "footer": ("p",),
    "table": ("thead", "tr"),
    "thead": ("tr",),
    "tr": ("td", "th"),
    "ul": ("li",),
    "ol": ("li",),
    "div": ("span",),
    "nav": (),
    "img": (),
}
"""Which elements stand in which; cells hold blocks or running text, paragraphs and items running text."""
ATTRIBUTES: dict[str, tuple[str, ...]] = {
    "article": ("data-language", "data-title", "data-author", "data-subject"),
    "section": ("class",),
    "header": ("class",),
    "footer": ("class",),
    "p": ("class", "data-kind", "data-align", "data-aside", "data-break", "data-keep"),
    "h1": ("data-aside", "data-break"),
    "h2": ("data-aside", "data-break"),
    "h3": ("data-kind",),
    "ul": ("class",),
    "ol": ("class",),
    "li": (),
    "table": ("class", "data-columns", "data-kind", "data-break"),
    "thead": (),
    "tr": ("data-height", "data-keep"),
    "td": ("class", "colspan", "data-kind", "data-align"),
    "th": ("class", "colspan", "data-kind", "data-align"),
    "div": ("class", "data-lines", "data-most", "data-hint", "data-indent", "data-label", "data-end"),
    "span": ("class", "data-kind", "data-weight", "data-scale"),
    "nav": ("class", "data-levels"),
    "img": ("class", "data-slide", "data-file", "data-logo", "data-alt", "data-height", "data-align", "data-at"),
}
CELL_TEXT = {
    "label": "label", "group": "table-strong", "muted": "table-muted", "strong": "table-strong", "term": "term",
    "number": "number", "opener-number": "big-number", "badge": "badge-character", "band-title": "activity-title",
    "band-time": "aside", "meta": "small", "slot": "small", "cue": "cue-label", "notes": "small",
    "notes-head": "notes-head", "transition-label": "transition-label", "transition": "transition",
    "checkpoint": "checkpoint", "write": "hint", "kind-head": "kind-head", "bar-number": "bar-number",
    "bar-title": "strong", "total": "table-strong", "line": "hint", "write-line": "hint", "aside": "aside",
    "mark": "mark", "figures": "figures", "good-head": "table-strong", "bad-head": "table-strong",
}  # fmt: skip
"""The role of text that stands in a cell without a paragraph of its own."""
_RUN_SHEET_TEXT = {"plain": "run-sheet", "break": "run-sheet", "muted": "run-sheet-muted", "strong": "run-sheet-strong"}

LANGUAGES = ("zh-Hans", "zh-Hant", "en")
_REST = 16
"""Lines for notes at the foot of a page, when a template does not say how many."""
_PLACE = re.compile(r".*:\d+:\d+", re.S)
_WIDTH = re.compile(r"[1-9]\d{0,2}(\.\d+)?")


def read_document(html: str, name: str) -> Document:
    """The document a template rendered; ``name`` is the file problems are reported in.

    Raises :class:`TemplateError` with every problem found.
    """
    faults = Faults(name)
    document = _Reader(faults).document(parse_html(html, name))
    faults.raise_any()
    return document


class _Place(Struct, frozen=True):
    """Where a block stands: the roles of the table and cell around it, if any."""

    table: str = ""
    cell: str = ""

    def text_role(self, head: bool) -> str:
        """The role of a paragraph that names none."""
        if not self.table:
            return "body"
        if head:
            return "table-head"
        if self.table == "run-sheet" and self.cell in _RUN_SHEET_TEXT:
            return _RUN_SHEET_TEXT[self.cell]
        return CELL_TEXT.get(self.cell, "table-text")


class _Reader:
    def __init__(self, faults: Faults) -> None:
        self._faults = faults

    def _known(self, element: etree._Element) -> None:
        self._faults.only_attributes(element, ATTRIBUTES[str(element.tag)])

    def _children(self, element: etree._Element) -> list[etree._Element]:
        return self._faults.children(element, NESTING[str(element.tag)])

    def _class(self, element: etree._Element, allowed: tuple[str, ...], default: str) -> str:
        return self._faults.word(element, "class", allowed) or default

    def _kind(self, element: etree._Element) -> str | None:
        return self._faults.word(element, "data-kind", KINDS)

    def _align(self, element: etree._Element) -> Alignment:
        return cast(Alignment, self._faults.word(element, "data-align", ALIGNMENTS) or "start")

    def _flag(self, element: etree._Element, attribute: str, value: str) -> bool:
        return self._faults.word(element, attribute, (value,)) is not None

    def document(self, root: etree._Element) -> Document:
        if root.tag != "article":
            self._faults.add("template-element", root, {"parent": "", "allowed": ("article",)})
            self._faults.raise_any()
        self._known(root)
        sections = tuple(self._section(child) for child in self._children(root))
        if not sections:
            self._faults.add("template-empty", root, {})
        language = self._faults.word(root, "data-language", LANGUAGES)
        if language is None and root.get("data-language") is None:
            self._faults.add("template-attribute", root, {"attribute": "data-language", "allowed": LANGUAGES})
        texts = (root.get(f"data-{name}", "") for name in ("author", "subject"))
        return Document(language or "", root.get("data-title", ""), sections, *texts)

    def _section(self, element: etree._Element) -> PageSection:
        self._known(element)
        role = self._class(element, SECTION_ROLES, "body")
        margins: dict[str, Margin] = {}
        blocks: list[Block] = []
        for child in self._children(element):
            if child.tag in ("header", "footer"):
                margins[str(child.tag)] = self._margin(child)
            else:
                blocks.append(self._block(child, _Place()))
        return PageSection(role, tuple(blocks), margins.get("header"), margins.get("footer"))

    def _margin(self, element: etree._Element) -> Margin:
        self._known(element)
        outer = self._class(element, ("outer", "plain"), "plain") == "outer"
        texts = {
            self._class(child, ("start", "end"), "start"): read_content(child, self._faults)
            for child in self._children(element)
        }
        return Margin(texts.get("start", ()), texts.get("end", ()), outer)

    def _block(self, element: etree._Element, place: _Place) -> Block:
        self._known(element)
        tag = str(element.tag)
        if tag in ("ul", "ol"):
            return self._list(element)
        if tag == "table":
            return self._table(element)
        if tag == "div":
            return self._division(element)
        if tag == "nav":
            self._class(element, ("contents",), "contents")
            return Contents(int(self._faults.number(element, "data-levels", 2)))
        if tag == "img":
            return self._picture(element)
        return self._paragraph(element, place)

    def _picture(self, element: etree._Element) -> SlidePicture | Figure | Logo:
        self._children(element)
        alt = element.get("data-alt", "")
        match self._class(element, PICTURES, "slide"):
            case "figure":
                height = self._faults.number(element, "data-height", 60)
                return Figure(element.get("data-file", ""), alt, height, self._place(element))
            case "logo":
                name = self._faults.word(element, "data-logo", LOGOS) or LOGOS[0]
                return Logo(name, alt, self._faults.number(element, "data-height", 14), self._align(element))
        return SlidePicture(int(self._faults.number(element, "data-slide", 1)), alt)

    def _place(self, element: etree._Element) -> Source | None:
        written = element.get("data-at")
        if written is None or _PLACE.fullmatch(written):
            return Source.parse(written) if written else None
        self._faults.add("template-value", element, {"value": written, "allowed": ("{{ block|at }}",)})
        return None

    def _paragraph(self, element: etree._Element, place: _Place) -> Paragraph:
        role = HEADINGS.get(str(element.tag)) or self._class(element, PARAGRAPH_ROLES, place.text_role(head=False))
        return Paragraph(
            role,
            read_content(element, self._faults),
            kind=self._kind(element),
            align=self._align(element),
            aside=element.get("data-aside", ""),
            new_page=self._flag(element, "data-break", "page"),
            keep=self._flag(element, "data-keep", "next"),
        )

    def _list(self, element: etree._Element) -> ItemList:
        role = self._class(element, LIST_ROLES, "body")
        items = []
        for child in self._children(element):
            self._known(child)
            items.append(self._item(child))
        return ItemList(role, element.tag == "ol", tuple(items))

    def _item(self, element: etree._Element) -> Item:
        inner = []
        for child in list(element):
            if child.tag in ("ul", "ol"):
                self._known(child)
                inner.append(self._list(child))
                if (child.tail or "").strip():
                    self._faults.add("template-text", child, {"allowed": ("ul", "ol")})
                element.remove(child)
        return Item(read_content(element, self._faults), tuple(inner))

    def _table(self, element: etree._Element) -> Table:
        role = self._class(element, TABLE_ROLES, "plain")
        columns = self._columns(element)
        rows = []
        for child in self._children(element):
            self._known(child)
            heads = self._children(child) if child.tag == "thead" else ()
            rows += [self._row(row, role, repeats=True) for row in heads]
            if child.tag == "tr":
                rows.append(self._row(child, role, repeats=False))
        for row in rows:
            spanned = sum(cell.span for cell in row.cells)
            if spanned != len(columns):
                self._faults.add("template-columns", element, {"columns": len(columns), "cells": spanned})
        begins = self._faults.word(element, "data-break", ("page", "whole"))
        return Table(role, columns, tuple(rows), self._kind(element), begins == "page", begins == "whole")

    def _columns(self, element: etree._Element) -> tuple[float, ...]:
        written = element.get("data-columns", "")
        columns = tuple(float(width) for width in written.split() if _WIDTH.fullmatch(width))
        if not columns or len(columns) != len(written.split()):
            self._faults.add("template-value", element, {"value": written, "allowed": ("33 13 90",)})
        return columns

    def _row(self, element: etree._Element, table: str, *, repeats: bool) -> Row:
        self._known(element)
        cells = tuple(self._cell(child, table) for child in self._children(element))
        height = self._faults.number(element, "data-height", 0)
        return Row(cells, repeats, height or None, self._flag(element, "data-keep", "next"))

    def _cell(self, element: etree._Element, table: str) -> Cell:
        self._known(element)
        place = _Place(table, self._class(element, CELL_ROLES, "plain"))
        span = int(self._faults.number(element, "colspan", 1))
        blocks = tuple(self._cell_blocks(element, place))
        return Cell(place.cell, blocks, span, self._kind(element), self._align(element))

    def _cell_blocks(self, element: etree._Element, place: _Place) -> Iterator[Block]:
        if any(child.tag in _BLOCKS for child in element):
            for child in self._faults.children(element, _BLOCKS):
                yield self._block(child, place)
            return
        content = read_content(element, self._faults)
        yield Paragraph(place.text_role(head=element.tag == "th"), content, align=self._align(element))

    def _division(self, element: etree._Element) -> Block:
        label, hint = element.get("data-label", ""), element.get("data-hint", "")
        most = int(self._faults.number(element, "data-most", 0))
        match self._class(element, DIVISIONS, "lines"):
            case "strip":
                parts = tuple(self._strip_part(child) for child in self._children(element))
                return Strip(parts, label, element.get("data-end", ""))
            case "rest":
                return Rest(label, hint, most or _REST)
        count = int(self._faults.number(element, "data-lines", 3))
        return Lines(count, hint, self._faults.number(element, "data-indent", 0), most)

    def _strip_part(self, element: etree._Element) -> StripPart:
        self._known(element)
        role = self._class(element, CELL_ROLES, "tint")
        text = "".join(piece.text for piece in tidy((Run(element.text or ""),)) if isinstance(piece, Run))
        weight = int(self._faults.number(element, "data-weight", 1))
        return StripPart(text, weight, role, self._kind(element), element.get("data-scale", ""))
