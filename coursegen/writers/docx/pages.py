"""Page formats, and the headers and footers of page sections."""

from __future__ import annotations

from dataclasses import dataclass

from coursegen.content.document import Margin, PageSection, Paragraph, Table
from coursegen.content.inline import Run
from coursegen.writers.docx.measures import mm, twips
from coursegen.writers.docx.package import NAMESPACES, Part
from coursegen.writers.docx.styles import STYLE_IDS
from coursegen.writers.docx.text import TextWriter

_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml"

_HEADER_HEIGHT = 19
"""Points: its line, the border under it and a hair, so that the room below never pushes the text down."""


@dataclass(frozen=True, slots=True)
class PageFormat:
    """A page in millimetres; inner and outer margins change sides on facing pages. ``start`` is Word's section type."""

    width: float
    height: float
    top: float
    bottom: float
    inner: float
    outer: float
    header: float
    footer: float
    start: str

    @property
    def text_width(self) -> float:
        """The room between the margins."""
        return self.width - self.inner - self.outer


PAGE_FORMATS = {
    "cover": PageFormat(210, 297, 25, 20, 24, 18, 11, 9, "nextPage"),
    "body": PageFormat(210, 297, 25, 20, 24, 18, 11, 9, "nextPage"),
    "module": PageFormat(210, 297, 25, 20, 24, 18, 11, 9, "oddPage"),
    "landscape": PageFormat(297, 210, 20, 14, 15, 15, 8, 6, "nextPage"),
}


class Margins:
    """Headers and footers as parts, shared by the sections that print the same."""

    def __init__(self, text: TextWriter, *, facing: bool) -> None:
        self._text = text
        self._pages = ("default", "even") if facing else ("default",)
        self._parts: dict[str, Part] = {}

    @property
    def parts(self) -> tuple[Part, ...]:
        """Every header and footer written so far."""
        return tuple(self._parts.values())

    def references(self, section: PageSection) -> str:
        """The references of a section's properties; left pages have their own, for facing pages."""
        references = ""
        for name, margin in (("header", section.header), ("footer", section.footer)):
            margin = margin or Margin()
            for page in self._pages:
                id = self._part(name, self._xml(name, margin, section, mirrored=margin.outer and page == "even"))
                references += f'<w:{name}Reference w:type="{page}" r:id="{id}"/>'
        return references

    def _part(self, name: str, xml: str) -> str:
        if xml not in self._parts:
            id = f"{name}{1 + sum(part.relation == name for part in self._parts.values())}"
            self._parts[xml] = Part(f"word/{id}.xml", f"{_TYPE}.{name}+xml", xml, name)
        return self._parts[xml].name.rsplit("/", 1)[-1].removesuffix(".xml")

    def _xml(self, name: str, margin: Margin, section: PageSection, *, mirrored: bool) -> str:
        texts = (margin.end, margin.start) if mirrored else (margin.start, margin.end)
        first_heading = _first_heading(section)
        left, right = (self._text.content(text, cached=first_heading) for text in texts)
        style = STYLE_IDS[name] if left or right else STYLE_IDS["footer"]
        position = mm(PAGE_FORMATS[section.role].text_width)
        tabs = f'<w:tabs><w:tab w:val="right" w:pos="{position}"/></w:tabs>'
        room = f'<w:spacing w:after="{_room_below(PAGE_FORMATS[section.role])}"/>' if name == "header" else ""
        tab = "<w:r><w:tab/></w:r>" if right else ""
        root = "hdr" if name == "header" else "ftr"
        return (
            f'<w:{root} {NAMESPACES}><w:p><w:pPr><w:pStyle w:val="{style}"/>{tabs}{room}</w:pPr>'
            f"{left}{tab}{right}</w:p></w:{root}>"
        )


def _room_below(page: PageFormat) -> int:
    """Room that brings a header down to the text: LibreOffice 7.4 forgets the header's height on odd-page sections."""
    return mm(page.top - page.header) - twips(_HEADER_HEIGHT)


def section_properties(section: PageSection, references: str) -> str:
    """The ``w:sectPr`` element."""
    page = PAGE_FORMATS[section.role]
    turned = ' w:orient="landscape"' if page.width > page.height else ""
    return (
        f'<w:sectPr>{references}<w:type w:val="{page.start}"/>'
        f'<w:pgSz w:w="{mm(page.width)}" w:h="{mm(page.height)}"{turned}/>'
        f'<w:pgMar w:top="{mm(page.top)}" w:right="{mm(page.outer)}" w:bottom="{mm(page.bottom)}" '
        f'w:left="{mm(page.inner)}" '
        f'w:header="{mm(page.header)}" w:footer="{mm(page.footer)}" w:gutter="0"/></w:sectPr>'
    )


def _first_heading(section: PageSection) -> str:
    """The text of the section's first heading, which a heading slot shows until Word works it out."""
    waiting = list(section.blocks)
    while waiting:
        block = waiting.pop(0)
        if isinstance(block, Table):
            waiting = [inner for row in block.rows for cell in row.cells for inner in cell.blocks] + waiting
        elif isinstance(block, Paragraph) and block.role == "heading-1":
            return "".join(piece.text for piece in block.content if isinstance(piece, Run))
    return ""
