"""A :class:`Document` to the bytes of a Word file. Knows nothing of courses, templates or the clock."""

from __future__ import annotations

from collections.abc import Mapping

from coursegen.content.document import Document
from coursegen.theme import Theme
from coursegen.writers.docx.body import BodyWriter
from coursegen.writers.docx.colours import Palette
from coursegen.writers.docx.fixed_parts import app_xml, core_xml, fonts_xml, settings_xml, theme_xml
from coursegen.writers.docx.languages import Script, script_of
from coursegen.writers.docx.package import NAMESPACES, Part, write_package
from coursegen.writers.docx.pages import Margins, section_properties
from coursegen.writers.docx.paragraphs import gap
from coursegen.writers.docx.pictures import PictureWriter, Print
from coursegen.writers.docx.styles import styles_xml

_WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml"
_OFFICE = "application/vnd.openxmlformats-officedocument"


_NO_SLIDES: Mapping[int, bytes] = {}
_NO_PRINTS: Mapping[str, Print] = {}


def write_document(
    document: Document,
    theme: Theme,
    slides: Mapping[int, bytes] = _NO_SLIDES,
    prints: Mapping[str, Print] = _NO_PRINTS,
) -> bytes:
    """The Word file; the same document, theme, slides by number (EMF) and pictures by name give the same bytes."""
    palette, script = Palette(theme.colours), script_of(theme, document.language)
    drawn = PictureWriter(slides, prints, palette)
    body = BodyWriter(document, palette, script, drawn)
    margins_of = (margin for section in document.sections for margin in (section.header, section.footer))
    facing = any(margin.outer for margin in margins_of if margin)
    margins = Margins(body.text, facing=facing)
    main = _main_xml(document, body, margins)
    parts = (
        Part("word/document.xml", f"{_WORD}.document.main+xml", main),
        Part("word/styles.xml", f"{_WORD}.styles+xml", styles_xml(palette, script), "styles"),
        Part("word/numbering.xml", f"{_WORD}.numbering+xml", body.numbering.xml(palette, script), "numbering"),
        Part("word/settings.xml", f"{_WORD}.settings+xml", settings_xml(facing), "settings"),
        *_look_parts(theme, palette, script),
        *margins.parts,
        *_property_parts(document),
    )
    return write_package(parts, body.links, drawn.media)


def _main_xml(document: Document, body: BodyWriter, margins: Margins) -> str:
    written = ""
    last = document.sections[-1]
    for section in document.sections:
        content = body.section(section)
        properties = section_properties(section, margins.references(section))
        if section is last:
            written += content + (gap(1, keep=False) if content.endswith("</w:tbl>") else "") + properties
        else:
            written += content + _section_end(properties)
    return f"<w:document {NAMESPACES}><w:body>{written}</w:body></w:document>"


def _section_end(properties: str) -> str:
    """The paragraph that carries a section's properties, too low to be seen."""
    return gap(1, keep=False).replace("</w:pPr>", f"{properties}</w:pPr>")


def _look_parts(theme: Theme, palette: Palette, script: Script) -> tuple[Part, ...]:
    return (
        Part("word/fontTable.xml", f"{_WORD}.fontTable+xml", fonts_xml(script), "fontTable"),
        Part("word/theme/theme1.xml", f"{_OFFICE}.theme+xml", theme_xml(theme.name, palette, script), "theme"),
    )


def _property_parts(document: Document) -> tuple[Part, ...]:
    core = "application/vnd.openxmlformats-package.core-properties+xml"
    return (
        Part("docProps/core.xml", core, core_xml(document)),
        Part("docProps/app.xml", f"{_OFFICE}.extended-properties+xml", app_xml()),
    )
