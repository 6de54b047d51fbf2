"""Notes: the notes master, and a notes page for each slide that has something to say."""

from __future__ import annotations

from collections.abc import Iterator

from coursegen.layout.frames import Box, LaidOutSlide
from coursegen.writers.package import OFFICE, Part, xml_part
from coursegen.writers.pptx.markup import (
    COLOUR_MAP,
    MASTERS_COLOURS,
    NAMESPACES,
    PART_TYPE,
    ROOT_GROUP,
    THEME_TYPE,
    placed,
)
from coursegen.writers.pptx.palette import Palette
from coursegen.writers.pptx.scene import Scene
from coursegen.writers.pptx.text import paragraphs
from coursegen.writers.pptx.theme_part import theme_xml

NOTES_MASTER = "ppt/notesMasters/notesMaster1.xml"
_THEME = "ppt/theme/themeOfNotes.xml"
_RECTANGLE = '<a:prstGeom prst="rect"><a:avLst/></a:prstGeom>'
_SLIDE_NAME = (
    '<p:nvSpPr><p:cNvPr id="2" name="slide"/><p:cNvSpPr><a:spLocks noGrp="1" noRot="1" noChangeAspect="1"/></p:cNvSpPr>'
)
_TEXT_NAME = '<p:nvSpPr><p:cNvPr id="3" name="notes"/><p:cNvSpPr><a:spLocks noGrp="1"/></p:cNvSpPr>'
_MASTER_IMAGE = (
    f'<p:sp>{_SLIDE_NAME}<p:nvPr><p:ph type="sldImg" idx="2"/></p:nvPr></p:nvSpPr><p:spPr>'
    f"{placed(Box(66, 54, 408, 229.5))}{_RECTANGLE}<a:noFill/>"
    '<a:ln w="9525"><a:solidFill><a:schemeClr val="tx1"/></a:solidFill></a:ln></p:spPr></p:sp>'
)
_IMAGE = f'<p:sp>{_SLIDE_NAME}<p:nvPr><p:ph type="sldImg"/></p:nvPr></p:nvSpPr><p:spPr/></p:sp>'
_MASTER_TEXT = (
    f'<p:sp>{_TEXT_NAME}<p:nvPr><p:ph type="body" sz="quarter" idx="3"/></p:nvPr></p:nvSpPr><p:spPr>'
    f"{placed(Box(54, 306, 432, 360))}{_RECTANGLE}</p:spPr><p:txBody><a:bodyPr/><a:lstStyle/><a:p>"
)


def notes_master_parts(palette: Palette) -> Iterator[Part]:
    """The notes master and its theme."""
    part = xml_part(NOTES_MASTER, f"{PART_TYPE}.notesMaster+xml", _master(palette))
    part.relate(f"{OFFICE}/theme", _THEME)
    yield part
    yield xml_part(_THEME, THEME_TYPE, theme_xml(palette.theme, palette.language))


def _master(palette: Palette) -> str:
    """The notes master: the slide above, its text below."""
    text = f"{_MASTER_TEXT}<a:endParaRPr {palette.lang}/></a:p></p:txBody></p:sp>"
    style = (
        '<a:lvl1pPr><a:lnSpc><a:spcPts val="1800"/></a:lnSpc><a:spcBef><a:spcPts val="300"/></a:spcBef>'
        f'<a:defRPr {palette.lang} sz="1200"><a:solidFill><a:schemeClr val="tx1"/></a:solidFill>'
        '<a:latin typeface="+mn-lt"/><a:ea typeface="+mn-ea"/><a:cs typeface="+mn-cs"/></a:defRPr></a:lvl1pPr>'
    )
    return (
        f'<p:notesMaster {NAMESPACES}><p:cSld><p:bg><p:bgRef idx="1001"><a:schemeClr val="bg1"/></p:bgRef></p:bg>'
        f"<p:spTree>{ROOT_GROUP}{_MASTER_IMAGE}{text}</p:spTree></p:cSld>{COLOUR_MAP}"
        f"<p:notesStyle>{style}</p:notesStyle></p:notesMaster>"
    )


def notes_page(slide: LaidOutSlide, slide_part: str, notes_master: str, palette: Palette) -> Part:
    """The notes page of a slide."""
    part = Part(f"ppt/notesSlides/notesSlide{slide.number}.xml", f"{PART_TYPE}.notesSlide+xml", b"")
    part.relate(f"{OFFICE}/notesMaster", notes_master)
    part.relate(f"{OFFICE}/slide", slide_part)
    text = paragraphs(Scene(palette, part, slide.number), slide.notes)
    notes = (
        f'<p:sp>{_TEXT_NAME}<p:nvPr><p:ph type="body" idx="3"/></p:nvPr></p:nvSpPr><p:spPr/>'
        f"<p:txBody><a:bodyPr/><a:lstStyle/>{text}</p:txBody></p:sp>"
    )
    tree = f"<p:spTree>{ROOT_GROUP}{_IMAGE}{notes}</p:spTree>"
    return part.holding(f"<p:notes {NAMESPACES}><p:cSld>{tree}</p:cSld>{MASTERS_COLOURS}</p:notes>")
