"""Where the styles, pages, headers and lists of documents come from: our own design or a client's file."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING, Protocol

from msgspec import Struct

from coursegen.content.document import Document, PageSection
from coursegen.writers.docx.colours import Palette
from coursegen.writers.docx.languages import Script
from coursegen.writers.docx.numbering import Numbering
from coursegen.writers.docx.page_formats import PageFormat
from coursegen.writers.docx.stylebook import StyleBook
from coursegen.writers.package import Part

if TYPE_CHECKING:
    from coursegen.writers.docx.text import TextWriter


class TableStyles(Struct, frozen=True):
    """The styles of tables on a client's file: of those with a head, and of all others."""

    plain: str
    headed: str | None = None
    has_dark_head: bool = False


class Margins(Protocol):
    """Headers and footers as parts."""

    @property
    def parts(self) -> tuple[Part, ...]:
        """Every header and footer written so far."""

    def references(self, section: PageSection, *, first: bool) -> str:
        """The references of a section's properties; ``first`` is the section a document begins with."""


class Design(Protocol):
    """How documents look."""

    palette: Palette
    script: Script
    book: StyleBook
    pages: Mapping[str, PageFormat]
    tables: TableStyles | None

    def numbering(self) -> Numbering:
        """Lists, numbered for one document."""

    def margins(self, document: Document, text: TextWriter) -> Margins:
        """Headers and footers for one document."""

    def parts(self, document: Document, numbering: Numbering) -> Iterator[Part]:
        """Styles, lists, settings, fonts and theme."""

    def is_facing(self, document: Document) -> bool:
        """Whether left pages have headers and footers of their own."""

    def has_title_page(self, section: PageSection, *, first: bool) -> bool:
        """Whether a section's first page has a header and footer of its own."""
