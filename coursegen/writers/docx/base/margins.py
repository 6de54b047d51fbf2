"""Headers and footers of documents on a client's file: the client's where it has any, ours where it has none."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from lxml import etree

from coursegen.content.document import Document, PageSection
from coursegen.writers.docx.base.styles import W, number, value
from coursegen.writers.docx.base.stylesheet import Stylesheet
from coursegen.writers.docx.base.survey import Surveyed
from coursegen.writers.docx.design import Design
from coursegen.writers.docx.measures import mm
from coursegen.writers.docx.package import NAMESPACES, WORD, relation_to
from coursegen.writers.docx.pages import KINDS, OwnMargins
from coursegen.writers.docx.text import TextWriter
from coursegen.writers.package import Part

_SAME_WIDTH = 1.02
"""Pages up to this much wider or narrower take a letterhead as it is."""


class ClientMargins:
    """The headers and footers of one document, as parts."""

    def __init__(
        self, design: Design, text: TextWriter, document: Document, client: tuple[Surveyed, Stylesheet]
    ) -> None:
        facing = design.is_facing(document)
        self._design = design
        self._own = OwnMargins(design, text, facing=facing)
        self._pages = ("default", "even") if facing else ("default",)
        self._title = document.title
        self._found, self._sheet = client
        self._kept: dict[tuple[str, str, str, str], Part] = {}

    @property
    def parts(self) -> tuple[Part, ...]:
        """Every header and footer written so far, and the client's pictures on them."""
        return (*self._own.parts, *self._kept.values(), *self._found.pictures.parts)

    def references(self, section: PageSection, *, first: bool) -> str:
        """The references of a section's properties."""
        pages = ("first", *self._pages) if self._design.has_title_page(section, first=first) else self._pages
        return "".join(self._reference(kind, page, section) for kind in KINDS for page in pages)

    def _reference(self, kind: str, page: str, section: PageSection) -> str:
        letterhead = self._found.letterhead
        if not letterhead.has(kind) and not (page == "first" and letterhead.has_page(kind, page)):
            return self._own.reference(kind, page, section)
        added = ""
        if kind == "footer" and section.footer and page != "first" and not letterhead.has_page_number:
            added = self._own.paragraph(kind, page, section)
        key = (kind, page, "landscape" if section.role == "landscape" else "upright", added)
        if key not in self._kept:
            self._kept[key] = self._part(key, self._design.pages[section.role].text_width)
        return f'<w:{kind}Reference w:type="{page}" r:id="{relation_to(self._kept[key]).id}"/>'

    def _part(self, key: tuple[str, str, str, str], width: float) -> Part:
        kind, page, _, added = key
        count = 1 + sum(known == kind for known, *_ in self._kept)
        changes = self._changes(width, added)
        content, relations = self._found.letterhead.written(kind, page, self._title, changes)
        name = f"word/client{kind.capitalize()}{count}.xml"
        return Part(name, f"{WORD}.{kind}+xml", content, relations)

    def _changes(self, width: float, added: str) -> Callable[[Any], None]:
        ratio = width / self._found.pages.made_for.text_width
        edge = mm(width)

        def change(root: Any) -> None:
            same = 1 / _SAME_WIDTH < ratio < _SAME_WIDTH
            self._stretch(root, 1 if same else ratio, edge)
            self._sheet.refer(root)
            if added:
                root.append(etree.fromstring(f"<w:ftr {NAMESPACES}>{added}</w:ftr>")[0])

        return change

    def _stretch(self, root: Any, ratio: float, edge: int) -> None:
        """Moves tab stops and table columns along with a page that is wider or narrower, at most to its ``edge``."""
        for paragraph in root.iter(f"{W}p"):
            if paragraph.find(f"{W}r/{W}tab") is not None:
                self._move_stops(paragraph, ratio, edge)
        for tag in ("gridCol", "tcW", "tblW") if ratio != 1 else ():
            for element in root.iter(f"{W}{tag}"):
                width = number(value(element, "w"))
                if width and value(element, "type") in ("", "dxa"):
                    element.set(f"{W}w", str(round(width * ratio)))

    def _move_stops(self, paragraph: Any, ratio: float, edge: int) -> None:
        properties = paragraph.find(f"{W}pPr")
        if properties is None:
            return
        style = self._found.styles.get(value(properties.find(f"{W}pStyle"))) or self._found.styles.default()
        tabs = properties.find(f"{W}tabs")
        stops = dict(style.stops) if style else {}
        for tab in () if tabs is None else tabs:
            if (place := number(value(tab, "pos"))) is not None:
                stops[place] = value(tab)
        if not stops or (ratio == 1 and max(stops) <= edge):
            return
        if tabs is None:
            tabs = properties.makeelement(f"{W}tabs")
            before = [child for child in properties if child.tag in _BEFORE_TABS]
            properties.insert(properties.index(before[-1]) + 1 if before else 0, tabs)
        for tab in list(tabs):
            tabs.remove(tab)
        written: dict[int, str] = dict.fromkeys(stops, "clear")
        written |= {min(round(pos * ratio), edge): kind for pos, kind in stops.items() if kind != "clear"}
        for pos, kind in sorted(written.items()):
            tabs.append(tabs.makeelement(f"{W}tab", {f"{W}val": kind, f"{W}pos": str(pos)}))


_BEFORE_TABS = tuple(
    f"{W}{name}"
    for name in ("pStyle", "keepNext", "keepLines", "pageBreakBefore", "framePr", "widowControl", "numPr",
                 "suppressLineNumbers", "pBdr", "shd")
)  # fmt: skip
"""What stands before the tab stops in a paragraph's properties."""
