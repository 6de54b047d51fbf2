"""Paragraphs and lists: a style each, and only those direct properties that the place they stand in asks for."""

from __future__ import annotations

from collections.abc import Iterator

from msgspec import Struct

from coursegen.content.document import Item, ItemList, Paragraph
from coursegen.writers.docx.design import Design
from coursegen.writers.docx.measures import twips
from coursegen.writers.docx.numbering import Numbering
from coursegen.writers.docx.paragraph_looks import PARAGRAPH_LOOKS, ParagraphLook
from coursegen.writers.docx.stylebook import ClientLook
from coursegen.writers.docx.styles import GAP_ID, frame_xml
from coursegen.writers.docx.surroundings import Surroundings
from coursegen.writers.docx.text import TextWriter

HEADING_LEVELS = {"heading-1": 1, "activity-title": 2, "sheet-title": 2}
"""Roles the table of contents lists, with their level."""
_LOOSE = '<w:keepNext w:val="0"/>'
"""In a row that stays whole: LibreOffice 7.4 takes a kept first paragraph for a row that must stay with the next."""
_GAP_LINE = 1
_ON_DARK = {"accent": "ondeepm", "muted": "ondeepm"}


def bookmark(number: int) -> str:
    """The name contents entries link to."""
    return f"_Toc{number:08d}"


def gap(points: float, *, keep: bool = False, new_page: bool = False) -> str:
    """The paragraph Word needs after a table where no other follows, with the room wanted below it.

    Room below a paragraph is lost at the foot of a page; a line as high would stand at the head of the next.
    """
    stay = ("<w:keepNext/>" if keep else "") + ("<w:pageBreakBefore/>" if new_page else "")
    below = f' w:after="{twips(points - _GAP_LINE)}"' if points > _GAP_LINE else ""
    return (
        f'<w:p><w:pPr><w:pStyle w:val="{GAP_ID}"/>{stay}'
        f'<w:spacing{below} w:line="{twips(_GAP_LINE)}" w:lineRule="exact"/></w:pPr></w:p>'
    )


class _Position(Struct, frozen=True):
    """Where a paragraph stands: room before it in points, and its list level, if any."""

    before: float | None = None
    numbering: str = ""


class ParagraphWriter:
    """Writes paragraphs and lists; bookmarks headings in the order they come."""

    def __init__(self, text: TextWriter, design: Design, numbering: Numbering) -> None:
        self._text = text
        self._palette = design.palette
        self._book = design.book
        self._numbering = numbering
        self.headings = 0
        """How many are written."""

    def paragraph(self, paragraph: Paragraph, around: Surroundings, before: float | None = None) -> str:
        """A paragraph; ``before`` replaces the room its style leaves above, when that is less."""
        return self._write(paragraph, around, _Position(before))

    def item_list(self, block: ItemList, around: Surroundings, before: float | None = None) -> str:
        """A list and the lists inside it."""
        theirs = block.role in _RUNNING and not around.in_cell
        in_client_style = theirs and self._book.client("list-number" if block.ordered else "list-bullet") is not None
        number = self._numbering.numbered(client=in_client_style) if block.ordered else self._numbering.bullets
        written: list[str] = []
        for item, level, list_number in _flattened(block, number, self._numbering.bullets):
            is_bullet = list_number == self._numbering.bullets
            role = _list_role(level, is_bullet) if theirs else ""
            if not self._book.client(role):
                role = "table-text" if block.role == "small" else block.role
            is_free = role.startswith("list-") and (is_bullet or not in_client_style)
            numbering = "" if is_free else _list_level(level, list_number)
            position = _Position(None if written else before, numbering)
            written.append(self._write(Paragraph(role, item.content), around, position))
        return "".join(written)

    def _write(self, paragraph: Paragraph, around: Surroundings, position: _Position) -> str:
        look = PARAGRAPH_LOOKS.get(paragraph.role, PARAGRAPH_LOOKS["body"])
        kind = paragraph.kind or around.kind
        keep, new_page = around.keep or (paragraph.keep and not around.held), around.new_page or paragraph.new_page
        own = around.of_paragraph(kind, keep=keep, new_page=new_page)
        theirs = self._book.client(paragraph.role)
        properties = (
            self._properties(look, own, position) if theirs is None else _on_client(theirs, look, own, position)
        )
        align = "" if paragraph.align == "start" else f'<w:jc w:val="{_JUSTIFIED[paragraph.align]}"/>'
        if theirs and around.in_cell and not align:
            align = '<w:jc w:val="left"/>'
        runs = self._text.content(paragraph.content, self._colour(look, own, theirs))
        if paragraph.role in HEADING_LEVELS:
            runs = self._bookmarked(runs)
        style = self._book.id(paragraph.role)
        return f'<w:p><w:pPr><w:pStyle w:val="{style}"/>{properties}{align}</w:pPr>{runs}</w:p>'

    def _properties(self, look: ParagraphLook, around: Surroundings, position: _Position) -> str:
        keep = "<w:keepNext/>" if around.keep else _LOOSE if around.held and look.keep_next else ""
        page = "<w:pageBreakBefore/>" if around.new_page else ""
        frame = ""
        if look.frame and around.kind and around.kind != "lecture":
            frame = frame_xml(look.frame, self._palette, around.kind)
        spacing = ""
        if around.new_page:
            spacing = '<w:spacing w:before="0"/>' if look.spacing.before else ""
        elif position.before is not None and position.before > look.spacing.before:
            spacing = f'<w:spacing w:before="{twips(position.before)}"/>'
        return f"{keep}{page}{position.numbering}{frame}{spacing}"

    def _colour(self, look: ParagraphLook, around: Surroundings, theirs: ClientLook | None) -> str:
        if around.colour == "ondeep":
            return self._palette.text(_ON_DARK.get(look.colour, "ondeep"))
        if around.colour:
            return self._palette.text(around.colour)
        if theirs:
            return self._palette.text("ink") if theirs.is_light else ""
        if look.colour == "kind" and around.kind and around.kind != "lecture":
            return self._palette.text("kind", around.kind)
        return ""

    def _bookmarked(self, runs: str) -> str:
        self.headings += 1
        number = self.headings
        return f'<w:bookmarkStart w:id="{number}" w:name="{bookmark(number)}"/>{runs}<w:bookmarkEnd w:id="{number}"/>'


def _on_client(theirs: ClientLook, look: ParagraphLook, around: Surroundings, position: _Position) -> str:
    """The properties of a paragraph in a client's style: what its place asks for; in cells our room and indents."""
    keep = "<w:keepNext/>" if around.keep or (look.keep_next and not around.held) else ""
    keep = keep or (_LOOSE if around.held else "")
    heading, is_list = look.outline is not None, theirs.is_numbered and look.outline is None
    page = "<w:pageBreakBefore/>" if around.new_page else '<w:pageBreakBefore w:val="0"/>' if heading else ""
    numbering = position.numbering or (_UNNUMBERED if heading and theirs.is_numbered else "")
    before = look.spacing.before if position.before is None else max(position.before, look.spacing.before)
    spacing = ""
    if around.in_cell and not position.numbering:
        spacing = _room(before, look.spacing.after)
    elif position.before is not None and (heading or position.before > look.spacing.before):
        spacing = _room(before)
    flush = numbering == _UNNUMBERED or (
        not position.numbering and not is_list and (around.in_cell or theirs.borrows_indent)
    )
    return f"{keep}{page}{numbering}{spacing}{_FLUSH if flush else ''}"


def _room(before: float, after: float | None = None) -> str:
    """Room around a paragraph, whichever way its style measures room."""
    below = "" if after is None else f'w:after="{twips(after)}" w:afterLines="0" w:afterAutospacing="0"'
    return f'<w:spacing w:before="{twips(before)}" w:beforeLines="0" w:beforeAutospacing="0" {below}/>'


def _list_level(level: int, number: int) -> str:
    return f'<w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="{number}"/></w:numPr>'


def _list_role(level: int, is_bullet: bool) -> str:
    """The role of the style Word keeps for lists of a kind and level."""
    return f"list-{'bullet' if is_bullet else 'number'}{'' if level == 0 else f'-{level + 1}'}"


_RUNNING = ("body", "large")
"""Lists in running text, which a client's list styles may serve."""
_UNNUMBERED = '<w:numPr><w:ilvl w:val="0"/><w:numId w:val="0"/></w:numPr>'
_FLUSH = '<w:ind w:left="0" w:leftChars="0" w:right="0" w:rightChars="0" w:firstLine="0" w:firstLineChars="0"/>'
_JUSTIFIED = {"center": "center", "end": "right"}


def _flattened(block: ItemList, number: int, bullets: int, level: int = 0) -> Iterator[tuple[Item, int, int]]:
    for item in block.items:
        yield item, min(level, 3), number
        for inner in item.inner:
            yield from _flattened(inner, number if inner.ordered == block.ordered else bullets, bullets, level + 1)
