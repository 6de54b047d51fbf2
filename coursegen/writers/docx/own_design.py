"""Our own design of documents: every part from the theme's roles."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from coursegen.content.document import Document, PageSection
from coursegen.theme import Theme
from coursegen.writers.docx.colours import Palette
from coursegen.writers.docx.design import TableStyles
from coursegen.writers.docx.fixed_parts import fonts_xml, settings_xml, theme_xml
from coursegen.writers.docx.languages import script_of
from coursegen.writers.docx.numbering import Numbering
from coursegen.writers.docx.package import WORD
from coursegen.writers.docx.page_formats import PAGE_FORMATS, PageFormat
from coursegen.writers.docx.pages import OwnMargins
from coursegen.writers.docx.stylebook import StyleBook
from coursegen.writers.docx.styles import styles_xml
from coursegen.writers.docx.text import TextWriter
from coursegen.writers.package import Part, xml_part

THEME_TYPE = "application/vnd.openxmlformats-officedocument.theme+xml"


class OwnDesign:
    """The design of a theme without a client's file."""

    pages: Mapping[str, PageFormat] = PAGE_FORMATS
    tables: TableStyles | None = None

    def __init__(self, theme: Theme, language: str) -> None:
        self._name = theme.name
        self.palette, self.script, self.book = Palette(theme.colours), script_of(theme, language), StyleBook()

    def numbering(self) -> Numbering:
        """Lists, numbered for one document."""
        return Numbering()

    def margins(self, document: Document, text: TextWriter) -> OwnMargins:
        """Headers and footers for one document."""
        return OwnMargins(self, text, facing=is_facing(document))

    def is_facing(self, document: Document) -> bool:
        """Whether left pages want headers or footers of their own."""
        return is_facing(document)

    def has_title_page(self, section: PageSection, *, first: bool) -> bool:
        """Our first pages are sections of their own."""
        return False

    def parts(self, document: Document, numbering: Numbering) -> Iterator[Part]:
        """Styles, lists, settings, fonts and theme."""
        palette, script = self.palette, self.script
        yield xml_part("word/styles.xml", f"{WORD}.styles+xml", styles_xml(palette, script))
        yield xml_part("word/numbering.xml", f"{WORD}.numbering+xml", numbering.xml(palette, script))
        yield xml_part("word/settings.xml", f"{WORD}.settings+xml", settings_xml(facing=is_facing(document)))
        yield xml_part("word/fontTable.xml", f"{WORD}.fontTable+xml", fonts_xml(script))
        yield xml_part("word/theme/theme1.xml", THEME_TYPE, theme_xml(self._name, palette, script))


def is_facing(document: Document) -> bool:
    """Whether left pages want headers or footers of their own."""
    margins = (margin for section in document.sections for margin in (section.header, section.footer))
    return any(margin.outer for margin in margins if margin)
