"""Paragraphs and lists: a style each, and only those direct properties that the place they stand in asks for."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from coursegen.content.document import Item, ItemList, Paragraph
from coursegen.writers.docx.colours import Palette
from coursegen.writers.docx.measures import twips
from coursegen.writers.docx.numbering import BULLETS, Numbering
from coursegen.writers.docx.paragraph_looks import PARAGRAPH_LOOKS, ParagraphLook
from coursegen.writers.docx.styles import GAP_ID, STYLE_IDS, frame_xml
from coursegen.writers.docx.surroundings import Surroundings
from coursegen.writers.docx.text import TextWriter

HEADING_LEVELS = {"heading-1": 1, "activity-title": 2, "sheet-title": 2}
"""Roles the table of contents lists, with their level."""
_LOOSE = '<w:keepNext w:val="0"/>'
"""In a row that stays whole: LibreOffice 7.4 takes a kept first paragraph for a row that must stay with the next."""
_ON_DARK = {"accent": "ondeepm", "muted": "ondeepm"}


def bookmark(number: int) -> str:
    """The name contents entries link to."""
    return f"_Toc{number:08d}"


def gap(points: float, keep: bool) -> str:
    """The paragraph Word needs after a table where no other follows, as high as the room wanted."""
    stay = "<w:keepNext/>" if keep else ""
    return (
        f'<w:p><w:pPr><w:pStyle w:val="{GAP_ID}"/>{stay}'
        f'<w:spacing w:line="{max(20, twips(points))}" w:lineRule="exact"/></w:pPr></w:p>'
    )


@dataclass(frozen=True, slots=True)
class _Position:
    """Where a paragraph stands: room before it in points, and its list level, if any."""

    before: float | None = None
    numbering: str = ""


class ParagraphWriter:
    """Writes paragraphs and lists; bookmarks headings in the order they come."""

    def __init__(self, text: TextWriter, palette: Palette, numbering: Numbering) -> None:
        self._text = text
        self._palette = palette
        self._numbering = numbering
        self._headings = 0

    def paragraph(self, paragraph: Paragraph, around: Surroundings, before: float | None = None) -> str:
        """A paragraph; ``before`` replaces the room its style leaves above, when that is less."""
        return self._write(paragraph, around, _Position(before))

    def item_list(self, block: ItemList, around: Surroundings, before: float | None = None) -> str:
        """A list and the lists inside it."""
        number = self._numbering.numbered() if block.ordered else BULLETS
        written: list[str] = []
        for item, level, list_number in _flattened(block, number):
            numbering = f'<w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="{list_number}"/></w:numPr>'
            role = "table-text" if block.role == "small" else block.role
            paragraph = Paragraph(role, item.content)
            written.append(self._write(paragraph, around, _Position(None if written else before, numbering)))
        return "".join(written)

    def _write(self, paragraph: Paragraph, around: Surroundings, position: _Position) -> str:
        look = PARAGRAPH_LOOKS[paragraph.role]
        kind = paragraph.kind or around.kind
        keep, new_page = around.keep or (paragraph.keep and not around.held), around.new_page or paragraph.new_page
        own = Surroundings(around.width, kind, around.colour, keep, new_page, around.held)
        properties = self._properties(look, own, position)
        align = "" if paragraph.align == "start" else f'<w:jc w:val="{_JUSTIFIED[paragraph.align]}"/>'
        runs = self._text.content(paragraph.content, self._colour(look, own))
        if paragraph.role in HEADING_LEVELS:
            runs = self._bookmarked(runs)
        style = STYLE_IDS[paragraph.role]
        return f'<w:p><w:pPr><w:pStyle w:val="{style}"/>{properties}{align}</w:pPr>{runs}</w:p>'

    def _properties(self, look: ParagraphLook, around: Surroundings, position: _Position) -> str:
        keep = "<w:keepNext/>" if around.keep else _LOOSE if around.held and look.keep_next else ""
        page = "<w:pageBreakBefore/>" if around.new_page else ""
        frame = ""
        if look.frame and around.kind and around.kind != "lecture":
            frame = frame_xml(look.frame, self._palette, around.kind)
        spacing = ""
        if position.before is not None and position.before > look.spacing.before:
            spacing = f'<w:spacing w:before="{twips(position.before)}"/>'
        return f"{keep}{page}{position.numbering}{frame}{spacing}"

    def _colour(self, look: ParagraphLook, around: Surroundings) -> str:
        if around.colour == "ondeep":
            return self._palette.text(_ON_DARK.get(look.colour, "ondeep"))
        if around.colour:
            return self._palette.text(around.colour)
        if look.colour == "kind" and around.kind and around.kind != "lecture":
            return self._palette.text("kind", around.kind)
        return ""

    def _bookmarked(self, runs: str) -> str:
        self._headings += 1
        number = self._headings
        return f'<w:bookmarkStart w:id="{number}" w:name="{bookmark(number)}"/>{runs}<w:bookmarkEnd w:id="{number}"/>'


_JUSTIFIED = {"center": "center", "end": "right"}


def _flattened(block: ItemList, number: int, level: int = 0) -> Iterator[tuple[Item, int, int]]:
    for item in block.items:
        yield item, min(level, 3), number
        for inner in item.inner:
            yield from _flattened(inner, number if inner.ordered == block.ordered else BULLETS, level + 1)
