"""The headers and footers of page sections, as our templates write them."""

from __future__ import annotations

from coursegen.content.document import Margin, PageSection, Paragraph, Table
from coursegen.content.inline import Run
from coursegen.writers.docx.design import Design
from coursegen.writers.docx.measures import mm, twips
from coursegen.writers.docx.package import NAMESPACES, WORD, relation_to
from coursegen.writers.docx.page_formats import PageFormat
from coursegen.writers.docx.text import TextWriter
from coursegen.writers.package import Part, xml_part

KINDS = ("header", "footer")

_HEADER_HEIGHT, _FOOTER_HEIGHT = 19, 13
"""Points: a line, the border under a header, and a hair, so that the room beside it never pushes the text away."""


class OwnMargins:
    """Headers and footers as parts, shared by the sections that print the same."""

    def __init__(self, design: Design, text: TextWriter, *, facing: bool) -> None:
        self._design = design
        self._text = text
        self._pages = ("default", "even") if facing else ("default",)
        self._parts: dict[tuple[str, str], Part] = {}

    @property
    def parts(self) -> tuple[Part, ...]:
        """Every header and footer written so far."""
        return tuple(self._parts.values())

    def references(self, section: PageSection, *, first: bool) -> str:
        """The references of a section's properties; left pages have their own, for facing pages."""
        return "".join(self.reference(kind, page, section) for kind in KINDS for page in self._pages)

    def reference(self, kind: str, page: str, section: PageSection) -> str:
        """The reference to the header or footer of one kind of pages."""
        id = self._part(kind, self.paragraph(kind, page, section))
        return f'<w:{kind}Reference w:type="{page}" r:id="{id}"/>'

    def paragraph(self, kind: str, page: str, section: PageSection) -> str:
        """The one paragraph of a header or footer."""
        margin = (section.header if kind == "header" else section.footer) or Margin()
        return self._xml(kind, margin, section, mirrored=margin.outer and page == "even")

    def _part(self, kind: str, paragraph: str) -> str:
        key = (kind, paragraph)
        if key not in self._parts:
            number = 1 + sum(known == kind for known, _ in self._parts)
            root = "hdr" if kind == "header" else "ftr"
            xml = f"<w:{root} {NAMESPACES}>{paragraph}</w:{root}>"
            self._parts[key] = xml_part(f"word/{kind}{number}.xml", f"{WORD}.{kind}+xml", xml)
        return relation_to(self._parts[key]).id

    def _xml(self, name: str, margin: Margin, section: PageSection, *, mirrored: bool) -> str:
        texts = (margin.end, margin.start) if mirrored else (margin.start, margin.end)
        first_heading = _first_heading(section)
        left, right = (self._text.content(text, cached=first_heading) for text in texts)
        role, page = name if left or right else "footer", self._design.pages[section.role]
        theirs = self._design.book.client(role)
        stops = "".join(f'<w:tab w:val="clear" w:pos="{stop}"/>' for stop in (theirs.tabs if theirs else ()))
        tabs = f'<w:tabs>{stops}<w:tab w:val="right" w:pos="{mm(page.text_width)}"/></w:tabs>'
        room = "" if theirs else _room(name, page)
        tab = "<w:r><w:tab/></w:r>" if right else ""
        style = self._design.book.id(role)
        return f'<w:p><w:pPr><w:pStyle w:val="{style}"/>{tabs}{room}</w:pPr>{left}{tab}{right}</w:p>'


def _room(name: str, page: PageFormat) -> str:
    """Room that brings a header down and a footer up to the text.

    LibreOffice 7.4 forgets their heights on the first page of odd-page sections, and lets text run into a footer.
    """
    side, whole, own = {
        "header": ("after", page.top - page.header, _HEADER_HEIGHT),
        "footer": ("before", page.bottom - page.footer, _FOOTER_HEIGHT),
    }[name]
    return f'<w:spacing w:{side}="{max(0, mm(whole) - twips(own))}"/>'


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
