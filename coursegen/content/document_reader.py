"""Rendered HTML to a :class:`Document`, strictly: every element, class, attribute and nesting is known or a problem."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import TypeVar, cast

from lxml import etree

from coursegen.content.document import (
    ALIGNMENTS,
    CELL_ROLES,
    KINDS,
    LIST_ROLES,
    PARAGRAPH_ROLES,
    SECTION_ROLES,
    TABLE_ROLES,
    Alignment,
    Block,
    Cell,
    Contents,
    Document,
    Item,
    ItemList,
    Lines,
    Margin,
    PageSection,
    Paragraph,
    Row,
    Strip,
    StripPart,
    Table,
)
from coursegen.content.document_inline import read_content, tidy
from coursegen.content.html import Faults, parse_html
from coursegen.content.inline import Run

HEADINGS = {"h1": "heading-1", "h2": "heading-2", "h3": "heading-3"}
DIVISIONS = ("lines", "strip")
_BLOCKS = ("h1", "h2", "h3", "p", "ul", "ol", "table", "div", "nav")
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
    "div": ("class", "data-lines", "data-hint", "data-indent", "data-label", "data-end"),
    "span": ("class", "data-kind", "data-weight", "data-scale"),
    "nav": ("class", "data-levels"),
}
CELL_TEXT = {
    "label": "label", "group": "table-strong", "muted": "table-muted", "strong": "table-strong", "term": "term",
    "number": "number", "opener-number": "big-number", "badge": "badge-character", "band-title": "activity-title",
    "band-time": "aside", "meta": "small", "slot": "small", "cue": "cue-label", "notes": "small",
    "notes-head": "notes-head", "transition-label": "transition-label", "transition": "transition",
    "checkpoint": "checkpoint", "write": "hint", "kind-head": "kind-head", "bar-number": "bar-number",
    "bar-title": "strong", "total": "table-strong", "line": "hint", "write-line": "hint", "aside": "aside", "figures": "figures",
    "good-head": "table-strong", "bad-head": "table-strong",
}  # fmt: skip
"""The role of text that stands in a cell without a paragraph of its own."""
_RUN_SHEET_TEXT = {"plain": "run-sheet", "break": "run-sheet", "muted": "run-sheet-muted", "strong": "run-sheet-strong"}

T = TypeVar("T")


def read_document(html: str, name: str) -> Document:
    """The document a template rendered; ``name`` is the file problems are reported in.

    Raises :class:`TemplateError` with every problem found.
    """
    faults = Faults(name)
    document = _Reader(faults).document(parse_html(html, name))
    faults.raise_any()
    return document


@dataclass(frozen=True, slots=True)
class _Place:
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

    def document(self, root: etree._Element) -> Document:
        if root.tag != "article":
            self._faults.add("template-element", root, {"parent": "", "allowed": ("article",)})
        self._check_attributes(root)
        sections = tuple(self._section(child) for child in self._children(root))
        if not sections:
            self._faults.add("template-empty", root, {})
        language, title = root.get("data-language", ""), root.get("data-title", "")
        if language not in ("zh-Hans", "zh-Hant", "en"):
            self._faults.add("template-value", root, {"value": language, "allowed": ("zh-Hans", "zh-Hant", "en")})
        return Document(language, title, sections, root.get("data-author", ""), root.get("data-subject", ""))

    def _section(self, element: etree._Element) -> PageSection:
        self._check_attributes(element)
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
        self._check_attributes(element)
        outer = self._class(element, ("outer", "plain"), "plain") == "outer"
        texts = {
            self._class(child, ("start", "end"), "start"): read_content(child, self._faults)
            for child in self._children(element)
        }
        return Margin(texts.get("start", ()), texts.get("end", ()), outer)

    def _block(self, element: etree._Element, place: _Place) -> Block:
        self._check_attributes(element)
        tag = str(element.tag)
        if tag in ("ul", "ol"):
            return self._list(element)
        if tag == "table":
            return self._table(element)
        if tag == "div":
            return self._division(element)
        if tag == "nav":
            self._class(element, ("contents",), "contents")
            return Contents(self._number(element, "data-levels", int, 2))
        return self._paragraph(element, place)

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
            self._check_attributes(child)
            items.append(self._item(child))
        return ItemList(role, element.tag == "ol", tuple(items))

    def _item(self, element: etree._Element) -> Item:
        inner = []
        for child in list(element):
            if child.tag in ("ul", "ol"):
                self._check_attributes(child)
                inner.append(self._list(child))
                element.remove(child)
        return Item(read_content(element, self._faults), tuple(inner))

    def _table(self, element: etree._Element) -> Table:
        role = self._class(element, TABLE_ROLES, "plain")
        columns = self._columns(element)
        rows = []
        for child in self._children(element):
            self._check_attributes(child)
            heads = self._children(child) if child.tag == "thead" else ()
            rows += [self._row(row, role, repeats=True) for row in heads]
            if child.tag == "tr":
                rows.append(self._row(child, role, repeats=False))
        for row in rows:
            spanned = sum(cell.span for cell in row.cells)
            if spanned != len(columns):
                self._faults.add("template-columns", element, {"columns": len(columns), "cells": spanned})
        return Table(role, columns, tuple(rows), self._kind(element), self._flag(element, "data-break", "page"))

    def _columns(self, element: etree._Element) -> tuple[float, ...]:
        written = element.get("data-columns", "")
        try:
            columns = tuple(float(width) for width in written.split())
        except ValueError:
            columns = ()
        if not columns or min(columns) <= 0:
            self._faults.add("template-value", element, {"value": written, "allowed": ("data-columns",)})
        return columns

    def _row(self, element: etree._Element, table: str, *, repeats: bool) -> Row:
        self._check_attributes(element)
        cells = tuple(self._cell(child, table) for child in self._children(element))
        height = self._number(element, "data-height", float, 0)
        return Row(cells, repeats, height or None, self._flag(element, "data-keep", "next"))

    def _cell(self, element: etree._Element, table: str) -> Cell:
        self._check_attributes(element)
        place = _Place(table, self._class(element, CELL_ROLES, "plain"))
        span = self._number(element, "colspan", int, 1)
        blocks = tuple(self._cell_blocks(element, place))
        return Cell(place.cell, blocks, span, self._kind(element), self._align(element))

    def _cell_blocks(self, element: etree._Element, place: _Place) -> Iterator[Block]:
        if any(child.tag in _BLOCKS for child in element):
            for child in self._children(element, _BLOCKS):
                yield self._block(child, place)
            return
        content = read_content(element, self._faults)
        yield Paragraph(place.text_role(head=element.tag == "th"), content, align=self._align(element))

    def _division(self, element: etree._Element) -> Block:
        if self._class(element, DIVISIONS, "lines") == "strip":
            parts = tuple(self._strip_part(child) for child in self._children(element))
            return Strip(parts, element.get("data-label", ""), element.get("data-end", ""))
        count = self._number(element, "data-lines", int, 3)
        return Lines(count, element.get("data-hint", ""), self._number(element, "data-indent", float, 0))

    def _strip_part(self, element: etree._Element) -> StripPart:
        self._check_attributes(element)
        role = self._class(element, CELL_ROLES, "tint")
        text = "".join(piece.text for piece in tidy((Run(element.text or ""),)) if isinstance(piece, Run))
        weight = max(1, self._number(element, "data-weight", int, 1))
        return StripPart(text, weight, role, self._kind(element), element.get("data-scale", ""))

    def _children(self, element: etree._Element, allowed: tuple[str, ...] = ()) -> list[etree._Element]:
        """The child elements that may stand here; stray text and other elements are problems."""
        allowed = allowed or NESTING[str(element.tag)]
        if any((text or "").strip() for text in (element.text, *(child.tail for child in element))):
            self._faults.add("template-text", element, {"allowed": allowed})
        for child in element:
            if child.tag not in allowed:
                self._faults.add("template-element", child, {"parent": element.tag, "allowed": allowed})
        return [child for child in element if child.tag in allowed]

    def _check_attributes(self, element: etree._Element) -> None:
        allowed = ATTRIBUTES.get(str(element.tag), ())
        for name in element.keys():
            if name not in allowed:
                self._faults.add("template-attribute", element, {"attribute": name, "allowed": allowed})

    def _class(self, element: etree._Element, allowed: tuple[str, ...], default: str) -> str:
        name = element.get("class", default)
        if name not in allowed:
            self._faults.add("template-class", element, {"class": name, "allowed": allowed})
            return default
        return name

    def _kind(self, element: etree._Element) -> str | None:
        kind = element.get("data-kind")
        if kind is not None and kind not in KINDS:
            self._faults.add("template-value", element, {"value": kind, "allowed": KINDS})
            return None
        return kind

    def _align(self, element: etree._Element) -> Alignment:
        align = element.get("data-align", "start")
        if align not in ALIGNMENTS:
            self._faults.add("template-value", element, {"value": align, "allowed": ALIGNMENTS})
            return "start"
        return cast(Alignment, align)

    def _flag(self, element: etree._Element, attribute: str, value: str) -> bool:
        written = element.get(attribute)
        if written is not None and written != value:
            self._faults.add("template-value", element, {"value": written, "allowed": (value,)})
        return written == value

    def _number(self, element: etree._Element, attribute: str, number: Callable[[str], T], default: T) -> T:
        written = element.get(attribute)
        if written is None:
            return default
        try:
            return number(written)
        except ValueError:
            self._faults.add("template-value", element, {"value": written, "allowed": (attribute,)})
            return default


