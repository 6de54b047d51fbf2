"""A client's file as the design of documents: its styles, pages, letterhead, lists and theme; what it lacks is ours."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from coursegen.content.document import Document, PageSection
from coursegen.problems import TemplateError
from coursegen.theme import Theme
from coursegen.writers.colouring import is_dark, luminance
from coursegen.writers.docx.base.lists import ClientLists
from coursegen.writers.docx.base.margins import ClientMargins
from coursegen.writers.docx.base.matching import TABLE
from coursegen.writers.docx.base.sections import page_formats
from coursegen.writers.docx.base.styles import ClientStyle, value
from coursegen.writers.docx.base.stylesheet import PLAIN_TABLE, Stylesheet
from coursegen.writers.docx.base.survey import Surveyed, errors, survey, tab_width
from coursegen.writers.docx.base.theme_part import theme_part
from coursegen.writers.docx.colours import Palette
from coursegen.writers.docx.design import TableStyles
from coursegen.writers.docx.fixed_parts import COLOUR_MAP, fonts_xml, settings_xml
from coursegen.writers.docx.languages import Script, script_of
from coursegen.writers.docx.numbering import Numbering
from coursegen.writers.docx.own_design import is_facing
from coursegen.writers.docx.package import WORD
from coursegen.writers.docx.page_formats import PageFormat
from coursegen.writers.docx.stylebook import ClientLook, StyleBook
from coursegen.writers.docx.text import TextWriter
from coursegen.writers.opening import DOCUMENT, Refused, problem_at
from coursegen.writers.package import Part, xml_part
from coursegen.writers.xml_text import quoteattr

_LIGHT = 0.8
"""The luminance from which a client's paper serves as ours."""
_TIMES = "Times New Roman"
"""What Word sets text in that names no face."""


class ClientDesign:
    """The design of a client's file. Raises :class:`TemplateError` when it cannot be used."""

    pages: Mapping[str, PageFormat]
    tables: TableStyles | None

    def __init__(self, theme: Theme, language: str) -> None:
        assert theme.document_base is not None
        try:
            found = survey(theme.document_base, theme.styles)
            if problems := list(errors(found)):
                raise TemplateError(problems)
            self._read(found, theme, language)
        except Refused as refused:
            raise problem_at(theme.document_base, refused, DOCUMENT) from None

    def _read(self, found: Surveyed, theme: Theme, language: str) -> None:
        self._found, self._theme = found, theme
        matched = found.matches.styles
        self.palette = _palette(found, theme)
        self.script = _script(found, theme, language)
        self._sheet = Stylesheet(found, self.palette, self.script)
        self._lists = ClientLists(found, self._sheet)
        clients = {role: self._look(style) for role, style in matched.items() if role != TABLE}
        self.book = StyleBook(clients, self._sheet.characters)
        table = matched.get(TABLE)
        headed = self._sheet.id(table.id) if table else None
        self.tables = TableStyles(PLAIN_TABLE, headed, found.matches.has_dark_head)
        self.pages = page_formats(found.pages, facing=found.is_mirrored)

    def _look(self, style: ClientStyle) -> ClientLook:
        id, name = self._sheet.id(style.id), self._sheet.name(style)
        is_numbered = style.numbering is not None
        return ClientLook(id, name, style.is_light, is_numbered, style.borrows_indent, style.tabs)

    def numbering(self) -> Numbering:
        """Lists, numbered for one document."""
        return Numbering(self._lists.taken)

    def margins(self, document: Document, text: TextWriter) -> ClientMargins:
        """Headers and footers for one document."""
        return ClientMargins(self, text, document, (self._found, self._sheet))

    def has_title_page(self, section: PageSection, *, first: bool) -> bool:
        """The first page of a document has a header and footer of its own where the client's has."""
        return first and self._found.pages.has_title_page

    def is_facing(self, document: Document) -> bool:
        """Whether left pages have headers and footers of their own: as the client's, or as ours where it has none."""
        letterhead = self._found.letterhead
        if letterhead.has("header") or letterhead.has("footer"):
            return self._found.is_facing
        return self._found.is_mirrored and is_facing(document)

    def parts(self, document: Document, numbering: Numbering) -> Iterator[Part]:
        """Styles, lists, settings, fonts and theme."""
        yield self._sheet.part()
        yield self._lists.part(numbering, self.palette, self.script)
        settings = settings_xml(
            facing=self.is_facing(document),
            mirrored=self._found.is_mirrored,
            tab=tab_width(self._found),
            colours=_colour_map(self._found),
        )
        yield xml_part("word/settings.xml", f"{WORD}.settings+xml", settings)
        yield xml_part("word/fontTable.xml", f"{WORD}.fontTable+xml", fonts_xml(self.script))
        yield from theme_part(self._found, self._theme, self.palette, self.script)


def _palette(found: Surveyed, theme: Theme) -> Palette:
    """Our colours; text and paper are the client's where they are dark on light."""
    text, paper = found.styles.slots.get("dk1", ""), found.styles.slots.get("lt1", "")
    usual = text and paper and is_dark(text) and luminance(paper) >= _LIGHT
    return Palette(theme.colours, {"ink": "text1", "paper": "background1"} if usual else {})


def _script(found: Surveyed, theme: Theme, language: str) -> Script:
    """The faces of the client's body text; a Chinese face of ours where it names none."""
    ours = script_of(theme, language)
    fonts = dict(found.matches.styles["body"].fonts)
    asian = fonts.get("eastAsia") or found.styles.face(fonts.get("eastAsiaTheme", ""))
    if not asian:
        fonts.pop("eastAsiaTheme", None)
        fonts["eastAsia"] = asian = ours.east_asian
    latin = fonts.get("ascii") or found.styles.face(fonts.get("asciiTheme", ""))
    if not latin:
        for script in ("ascii", "hAnsi"):
            fonts.pop(f"{script}Theme", None)
            fonts[script] = latin = _TIMES
    written = " ".join(f"w:{script}={quoteattr(face)}" for script, face in fonts.items())
    return Script(language, latin, asian, f"<w:rFonts {written}/>")


def _colour_map(found: Surveyed) -> dict[str, str]:
    """How the client's theme colours serve as text, ground and accents."""
    written = found.parts.setting("clrSchemeMapping")
    slots = set(COLOUR_MAP.values())
    return {role: slot if (slot := value(written, role)) in slots else ours for role, ours in COLOUR_MAP.items()}
