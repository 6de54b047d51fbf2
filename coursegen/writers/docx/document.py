"""A :class:`Document` to the bytes of a Word file. Knows nothing of courses, templates or the clock."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from coursegen.content.document import Document
from coursegen.theme import Theme
from coursegen.writers.docx.body import BodyWriter
from coursegen.writers.docx.design import Design, Margins
from coursegen.writers.docx.filling import fillable
from coursegen.writers.docx.fixed_parts import app_xml, core_xml
from coursegen.writers.docx.own_design import OwnDesign
from coursegen.writers.docx.package import MAIN, NAMESPACES, WORD, pack, relation_to
from coursegen.writers.docx.paging import paged, unpaged
from coursegen.writers.docx.paragraphs import gap
from coursegen.writers.docx.pictures import PictureWriter, Print
from coursegen.writers.package import Part, xml_part

_OFFICE = "application/vnd.openxmlformats-officedocument"
_NO_SLIDES: Mapping[int, bytes] = {}
_NO_PRINTS: Mapping[str, Print] = {}


def write_document(
    document: Document,
    theme: Theme,
    slides: Mapping[int, bytes] = _NO_SLIDES,
    prints: Mapping[str, Print] = _NO_PRINTS,
    logos: Mapping[str, Print] = _NO_PRINTS,
) -> bytes:
    """The Word file; the same document, theme, slides by number (EMF), pictures and logos give the same bytes.

    On a theme with a client's document as base, its styles, pages and letterhead are used instead of ours. Raises
    :class:`coursegen.problems.TemplateError` when the base cannot be used.
    """
    design: Design = (
        _client_design(theme, document.language) if theme.document_base else OwnDesign(theme, document.language)
    )
    document = (paged if theme.document_base is None else unpaged)(fillable(document))
    drawn = PictureWriter(slides, prints, logos, design.palette)
    body = BodyWriter(document, design, drawn)
    margins = design.margins(document, body.text)
    main = xml_part(MAIN, f"{WORD}.document.main+xml", _main_xml(document, body, design, margins))
    parts = [*design.parts(document, body.numbering), *margins.parts, *drawn.parts]
    main.relations = [*map(relation_to, _of_main(parts)), *body.links.relations()]
    return pack([main, *parts, *_properties(document)])


def _client_design(theme: Theme, language: str) -> Design:
    from coursegen.writers.docx.base.design import ClientDesign

    return ClientDesign(theme, language)


def _of_main(parts: list[Part]) -> list[Part]:
    """The parts the main part refers to; the pictures of a letterhead belong to headers and footers."""
    own = {relation.target for part in parts for relation in part.relations}
    return [part for part in parts if part.name not in own]


def _main_xml(document: Document, body: BodyWriter, design: Design, margins: Margins) -> str:
    written = ""
    last = document.sections[-1]
    for number, section in enumerate(document.sections):
        content, first = body.section(section), number == 0
        references = margins.references(section, first=first)
        title_page = design.has_title_page(section, first=first)
        properties = design.pages[section.role].properties(references, has_title_page=title_page)
        if section is last:
            written += content + (gap(1, keep=False) if content.endswith("</w:tbl>") else "") + properties
        else:
            written += content + _section_end(properties)
    return f"<w:document {NAMESPACES}><w:body>{written}</w:body></w:document>"


def _section_end(properties: str) -> str:
    """The paragraph that carries a section's properties, too low to be seen."""
    return gap(1, keep=False).replace("</w:pPr>", f"{properties}</w:pPr>")


def _properties(document: Document) -> Iterator[Part]:
    core = "application/vnd.openxmlformats-package.core-properties+xml"
    yield xml_part("docProps/core.xml", core, core_xml(document))
    yield xml_part("docProps/app.xml", f"{_OFFICE}.extended-properties+xml", app_xml())
