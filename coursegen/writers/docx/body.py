"""The main part: page sections of blocks, with the room between them, and the contents."""

from __future__ import annotations

from collections.abc import Iterator

from msgspec import Struct
from msgspec.structs import replace

from coursegen.content.document import (
    Block,
    Cell,
    Contents,
    Document,
    Figure,
    ItemList,
    Lines,
    Logo,
    PageSection,
    Paragraph,
    Rest,
    Row,
    SlidePicture,
    Strip,
    Table,
)
from coursegen.content.inline import Run
from coursegen.writers.docx.design import Design
from coursegen.writers.docx.measures import mm
from coursegen.writers.docx.package import Links
from coursegen.writers.docx.page_formats import PAGE_FORMATS
from coursegen.writers.docx.paragraphs import HEADING_LEVELS, ParagraphWriter, bookmark, gap
from coursegen.writers.docx.pictures import PictureWriter
from coursegen.writers.docx.rooms import TABULAR, holds, room_between
from coursegen.writers.docx.strips import StripWriter
from coursegen.writers.docx.surroundings import Surroundings
from coursegen.writers.docx.tables import TableWriter
from coursegen.writers.docx.text import TextWriter
from coursegen.writers.xml_text import escape

_REFLOWN = 15
"""Millimetres that the lines of a cover take more on a narrower page."""
_TALL = 20
"""Millimetres from which a row of a cover is room to be looked at, not a line of text."""
_LOOSE = '<w:keepNext w:val="0"/>'


class Heading(Struct, frozen=True):
    """A heading the contents list."""

    level: int
    content: str
    aside: str


class BodyWriter:
    """Writes blocks in order; knows every heading beforehand, for the contents."""

    def __init__(self, document: Document, design: Design, pictures: PictureWriter) -> None:
        self.links = Links()
        self.numbering = design.numbering()
        self._pictures = pictures
        self.text = TextWriter(design, self.links)
        self._design = design
        self._paragraphs = ParagraphWriter(self.text, design, self.numbering)
        self._tables = TableWriter(design, self._cell_blocks)
        self._strips = StripWriter(self._paragraphs, self._tables)
        self._headings = tuple(_headings(block for section in document.sections for block in section.blocks))

    def section(self, section: PageSection) -> str:
        """The blocks of a page section."""
        page, ours = self._design.pages[section.role], PAGE_FORMATS[section.role]
        around = Surroundings(page.text_width, factor=page.text_width / ours.text_width)
        lacking = ours.text_height - page.text_height + (_REFLOWN if around.factor < 1 else 0)
        lacking = lacking if section.role == "cover" else 0
        return self.blocks(_lowered(section.blocks, lacking) if lacking > 0 else section.blocks, around)

    def blocks(self, blocks: tuple[Block, ...], around: Surroundings) -> str:
        """The blocks, with room after tables and prompts kept with the lines under them."""
        written = []
        for number, block in enumerate(blocks):
            last = blocks[number - 1] if number else None
            coming = blocks[number + 1] if number + 1 < len(blocks) else None
            room = room_between(last, block)
            if room and isinstance(block, TABULAR | Figure):
                written.append(gap(room, keep=around.keep or holds(last), new_page=_begins(block)))
                block = replace(block, new_page=False) if isinstance(block, Table) else block
            written.append(self._block(block, _keeping(around, block, coming), room))
        return "".join(written)

    def _cell_blocks(self, blocks: tuple[Block, ...], around: Surroundings) -> str:
        written = self.blocks(blocks, around)
        return written if written.endswith("</w:p>") else written + gap(1)

    def _block(self, block: Block, around: Surroundings, room: float | None) -> str:
        match block:
            case Paragraph():
                return self._paragraphs.paragraph(block, around, room)
            case ItemList():
                return self._paragraphs.item_list(block, around, room)
            case Contents():
                return self._contents(block)
            case Table():
                return self._tables.table(block, around)
            case Lines():
                return self._strips.lines(block, around)
            case Strip():
                return self._strips.strip(block, around)
            case SlidePicture():
                return self._pictures.slide(block, around)
            case Figure():
                return self._pictures.figure(block, around)
            case Logo():
                return self._pictures.logo(block, around)
            case Rest():
                return ""

    def _contents(self, contents: Contents) -> str:
        """What comes after the contents, not the pages turned to find them."""
        written, headings = self._paragraphs.headings, enumerate(self._headings, 1)
        shown = [(n, h) for n, h in headings if n > written and h.level <= contents.levels]
        if not shown:
            return ""
        begin = (
            '<w:r><w:fldChar w:fldCharType="begin"/></w:r>'
            f'<w:r><w:instrText xml:space="preserve"> {escape(self._design.book.contents_code)} </w:instrText></w:r>'
            '<w:r><w:fldChar w:fldCharType="separate"/></w:r>'
        )
        end = '<w:r><w:fldChar w:fldCharType="end"/></w:r>'
        lines = []
        for place, (number, heading) in enumerate(shown):
            opening, closing = begin if place == 0 else "", end if place == len(shown) - 1 else ""
            below = shown[place + 1][1].level if place + 1 < len(shown) else 0
            lines.append(self._entry(number, heading, (opening, closing), alone=heading.level == 1 and below < 2))
        return "".join(lines)

    def _entry(self, number: int, heading: Heading, field: tuple[str, str], *, alone: bool) -> str:
        """A line of the contents; one without lines below it need not stay with the next."""
        right, role = mm(self._design.pages["body"].text_width), f"toc-{heading.level}"
        theirs = self._design.book.client(role)
        stops = "".join(f'<w:tab w:val="clear" w:pos="{stop}"/>' for stop in (theirs.tabs if theirs else ()))
        aside = self.text.text(heading.aside, self._design.palette.text("muted"))
        tab = f"<w:r><w:tab/></w:r>{aside}" if heading.aside else ""
        entry = self.text.text(heading.content)
        return (
            f'<w:p><w:pPr><w:pStyle w:val="{self._design.book.id(role)}"/>'
            f'{_LOOSE if alone else ""}<w:tabs>{stops}<w:tab w:val="right" w:pos="{right}"/></w:tabs></w:pPr>{field[0]}'
            f'<w:hyperlink w:anchor="{bookmark(number)}" w:history="1">{entry}{tab}</w:hyperlink>'
            f"{field[1]}</w:p>"
        )


def _lowered(blocks: tuple[Block, ...], lacking: float) -> tuple[Block, ...]:
    """The blocks of a cover with its tall rows made lower by as much as a page lacks, at most to a third."""
    rows = [row for block in blocks if isinstance(block, Table) for row in block.rows]
    tall = sum(row.height for row in rows if row.height and row.height >= _TALL)
    share = max(1 / 3, 1 - lacking / tall) if tall else 1

    def lowered(row: Row) -> Row:
        return replace(row, height=row.height * share) if row.height and row.height >= _TALL else row

    return tuple(
        replace(block, rows=tuple(map(lowered, block.rows))) if isinstance(block, Table) else block for block in blocks
    )


def _keeping(around: Surroundings, block: Block, coming: Block | None) -> Surroundings:
    """Prompts stay with the lines under them."""
    prompt = isinstance(block, Paragraph) and isinstance(coming, Lines) and not around.held
    return replace(around, keep=True) if prompt else around


def _begins(block: Block) -> bool:
    """Whether a table begins a page; the gap before it does, which at the foot of a full page would fill another."""
    return isinstance(block, Table) and block.new_page


def _headings(blocks: Iterator[Block]) -> Iterator[Heading]:
    for block in blocks:
        if isinstance(block, Paragraph) and block.role in HEADING_LEVELS:
            text = "".join(piece.text for piece in block.content if isinstance(piece, Run))
            yield Heading(HEADING_LEVELS[block.role], text, block.aside)
        elif isinstance(block, Table):
            cells: Iterator[Cell] = (cell for row in block.rows for cell in row.cells)
            yield from _headings(inner for cell in cells for inner in cell.blocks)
