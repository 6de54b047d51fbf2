"""A whole presentation: masters and layouts, slides with notes, parts of the deck, properties."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from itertools import groupby
from pathlib import Path

from coursegen.layout.frames import LaidOutDeck
from coursegen.theme import Theme
from coursegen.units import emu
from coursegen.writers.dating import created_xml
from coursegen.writers.package import OFFICE, PACKAGE, Part, Relation, xml_part, zip_package
from coursegen.writers.pptx.design import Design
from coursegen.writers.pptx.markup import NAMESPACES, PART_TYPE
from coursegen.writers.pptx.own_design import OwnDesign
from coursegen.writers.pptx.slides import SlideWriter, slide_part
from coursegen.writers.xml_text import escape, quoteattr

FIRST_SLIDE_ID = 256
_DEFAULTS = {
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    "png": "image/png", "jpg": "image/jpeg", "jpeg": "image/jpeg",
    "mp3": "audio/mpeg", "m4a": "audio/mp4", "wav": "audio/x-wav", "mp4": "video/mp4",
}  # fmt: skip
_ROOTS = (
    Relation("rId1", f"{OFFICE}/officeDocument", "ppt/presentation.xml"),
    Relation("rId2", f"{PACKAGE}/relationships/metadata/core-properties", "docProps/core.xml"),
    Relation("rId3", f"{OFFICE}/extended-properties", "docProps/app.xml"),
)
_APPLICATION = (
    '<Properties xmlns="http://schemas.openxmlformats.org/officeDocument/2006/extended-properties">'
    "<Application>Microsoft Office PowerPoint</Application></Properties>"
)


def write_deck(
    deck: LaidOutDeck, theme: Theme, pictures: Mapping[str, bytes] | None = None, base: Path | None = None
) -> bytes:
    """The presentation as the bytes of a .pptx file; ``pictures`` maps the files frames name to their content.

    With a ``base``, a client's own presentation or template, its masters and layouts are used instead of ours.
    Raises :class:`coursegen.problems.TemplateError` when the base cannot be used.
    """
    design = _client_design(base, theme, deck.language) if base else OwnDesign(theme, deck.language)
    slides = SlideWriter(deck, design, pictures or {})
    parts = [_presentation(deck, design), *design.parts(), *_properties(deck), *slides.parts()]
    return zip_package(parts, _ROOTS, _DEFAULTS)


def _client_design(base: Path, theme: Theme, language: str) -> Design:
    from coursegen.writers.pptx.base.design import ClientDesign

    return ClientDesign(base, theme, language)


def _presentation(deck: LaidOutDeck, design: Design) -> Part:
    setup = design.setup
    part = Part("ppt/presentation.xml", f"{PART_TYPE}.presentation.main+xml", b"")
    masters = "".join(
        f'<p:sldMasterId id="{entry.id}" r:id="{part.relate(f"{OFFICE}/slideMaster", entry.part)}"/>'
        for entry in setup.masters
    )
    special = _special_master(part, "notes", setup.notes_master) + _special_master(
        part, "handout", setup.handout_master
    )
    relations = [part.relate(f"{OFFICE}/slide", slide_part(slide)) for slide in deck.slides]
    listed = "".join(f'<p:sldId id="{i}" r:id="{id}"/>' for i, id in enumerate(relations, FIRST_SLIDE_ID))
    for kind in ("presProps", "viewProps"):
        part.relate(f"{OFFICE}/{kind}", f"ppt/{kind}.xml")
    part.relate(f"{OFFICE}/tableStyles", setup.table_styles)
    part.relate(f"{OFFICE}/theme", setup.theme_part)
    width, height = setup.size
    return part.holding(
        f'<p:presentation {NAMESPACES} saveSubsetFonts="1"><p:sldMasterIdLst>{masters}</p:sldMasterIdLst>{special}'
        f'<p:sldIdLst>{listed}</p:sldIdLst><p:sldSz cx="{width}" cy="{height}"/>'
        f'<p:notesSz cx="{emu(540)}" cy="{emu(720)}"/>{setup.text_style}{_sections(deck)}</p:presentation>'
    )


def _special_master(part: Part, kind: str, master: str | None) -> str:
    """The list of the notes or handout master: one entry, or nothing."""
    if master is None:
        return ""
    id = part.relate(f"{OFFICE}/{kind}Master", master)
    return f'<p:{kind}MasterIdLst><p:{kind}MasterId r:id="{id}"/></p:{kind}MasterIdLst>'


def _sections(deck: LaidOutDeck) -> str:
    """PowerPoint's slide sorter sections; every slide is in one."""
    listed = []
    for number, (section, members) in enumerate(groupby(deck.slides, key=lambda slide: slide.section or 0), 1):
        name = deck.parts[section] if section < len(deck.parts) else deck.title
        ids = "".join(f'<p14:sldId id="{FIRST_SLIDE_ID - 1 + slide.number}"/>' for slide in members)
        start = f'<p14:section name={quoteattr(name)} id="{{00000000-0000-4000-8000-{number:012d}}}">'
        listed.append(f"{start}<p14:sldIdLst>{ids}</p14:sldIdLst></p14:section>")
    return (
        '<p:extLst><p:ext uri="{521415D9-36F7-43E2-AB2F-B90AF26B5E84}"><p14:sectionLst '
        f'xmlns:p14="http://schemas.microsoft.com/office/powerpoint/2010/main">{"".join(listed)}</p14:sectionLst></p:ext></p:extLst>'
    )


def _properties(deck: LaidOutDeck) -> Iterator[Part]:
    yield xml_part("ppt/presProps.xml", f"{PART_TYPE}.presProps+xml", f"<p:presentationPr {NAMESPACES}/>")
    yield xml_part("ppt/viewProps.xml", f"{PART_TYPE}.viewProps+xml", f"<p:viewPr {NAMESPACES}/>")
    core = (
        f'<cp:coreProperties xmlns:cp="{PACKAGE}/metadata/core-properties" '
        'xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/" '
        'xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">'
        f"<dc:title>{escape(deck.title)}</dc:title>{created_xml()}<dc:language>{deck.language}</dc:language></cp:coreProperties>"
    )
    yield xml_part("docProps/core.xml", "application/vnd.openxmlformats-package.core-properties+xml", core)
    extended = "application/vnd.openxmlformats-officedocument.extended-properties+xml"
    yield xml_part("docProps/app.xml", extended, _APPLICATION)
