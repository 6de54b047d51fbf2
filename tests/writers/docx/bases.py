"""Clients' documents as the tests need them: python-docx's own template, restyled, renamed, filled, broken."""

from __future__ import annotations

import io
from collections.abc import Callable
from pathlib import Path
from typing import Any

import docx
from docx.enum.section import WD_ORIENT, WD_SECTION
from docx.enum.style import WD_STYLE_TYPE
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Mm, Pt, RGBColor
from PIL import Image

DOCUMENT = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"
TEMPLATE = "application/vnd.openxmlformats-officedocument.wordprocessingml.template.main+xml"
MACROS = "application/vnd.ms-word.document.macroEnabled.main+xml"
CHINESE_IDS = {"Normal": "a", "Heading1": "1", "Heading2": "2", "Heading3": "3", "Title": "a3", "TableNormal": "a1"}
"""The ids a Chinese Word gives styles; their names it stores in English."""


def logo(width: int = 240, height: int = 60, colour: str = "#0057B8") -> bytes:
    """A PNG of one colour."""
    stream = io.BytesIO()
    Image.new("RGB", (width, height), colour).save(stream, "PNG")
    return stream.getvalue()


def plain() -> Any:
    """python-docx's own template: Letter paper, no header."""
    return docx.Document()


def german() -> Any:
    """A German client: A4, blue headings under German names, letterhead with logo, table style, sample text."""
    document = docx.Document()
    _paper(document.sections[0], Mm(210), Mm(297), (Mm(38), Mm(25), Mm(28), Mm(25)))
    styles = document.styles
    for name, size, colour in (("Title", 30, "002B5C"), ("Heading 1", 20, "0057B8"), ("Heading 2", 14, "0057B8")):
        _restyle(styles[name], size, colour, "Georgia")
    _restyle(styles["Normal"], 10.5, None, "Calibri")
    styles["Normal"].paragraph_format.space_after = Pt(6)
    own = styles.add_style("Überschrift Kapitel", WD_STYLE_TYPE.PARAGRAPH)
    own.base_style = styles["Heading 1"]
    _restyle(own, 24, "AA0033", "Georgia")
    _letterhead(document.sections[0])
    _sample(document, "Medium Shading 1 Accent 1")
    return document


def chinese() -> Any:
    """A Chinese client: ids as a Chinese Word writes them, centred title, indented body, grid, own first page."""
    document = docx.Document()
    section = document.sections[0]
    _paper(section, Mm(210), Mm(297), (Mm(30), Mm(24), Mm(28), Mm(26)))
    styles = document.styles
    for name, size in (("Title", 22), ("Heading 1", 18), ("Heading 2", 15), ("Heading 3", 12)):
        _restyle(styles[name], size, "8B0000", "Times New Roman", "SimHei")
    styles["Title"].paragraph_format.alignment = 1
    _restyle(styles["Normal"], 12, None, "Times New Roman", "SimSun")
    properties = styles["Normal"].element.get_or_add_pPr()
    properties.append(properties.makeelement(qn("w:ind"), {qn("w:firstLineChars"): "200", qn("w:firstLine"): "480"}))
    _rename_ids(document, CHINESE_IDS)
    grid = section._sectPr.find(qn("w:docGrid"))
    grid.set(qn("w:type"), "lines")
    grid.set(qn("w:linePitch"), "312")
    section.different_first_page_header_footer = True
    section.first_page_header.paragraphs[0].text = "首页页眉 客户集团"
    section.first_page_footer.paragraphs[0].text = "首页页脚"
    section.header.paragraphs[0].text = "客户集团 培训资料"
    section.footer.paragraphs[0].text = "内部使用"
    document.add_paragraph("示例 SAMPLE 第一章", style="Heading 1")
    document.add_paragraph("示例 SAMPLE 正文")
    return document


def facing() -> Any:
    """A client whose pages face each other: mirrored margins, headers left and right."""
    document = docx.Document()
    section = document.sections[0]
    _paper(section, Mm(210), Mm(297), (Mm(25), Mm(18), Mm(20), Mm(30)))
    document.settings.odd_and_even_pages_header_footer = True
    document.settings.element.append(OxmlElement("w:mirrorMargins"))
    _in_order(document.settings.element, "mirrorMargins")
    section.header.paragraphs[0].text = "RIGHT PAGE"
    section.even_page_header.paragraphs[0].text = "LEFT PAGE"
    return document


def landscape() -> Any:
    """A client's landscape report: nothing but wide pages, a footer with a page number at the right edge."""
    document = docx.Document()
    section = document.sections[0]
    section.orientation = WD_ORIENT.LANDSCAPE
    _paper(section, Mm(297), Mm(210), (Mm(25), Mm(25), Mm(20), Mm(25)))
    paragraph = section.footer.paragraphs[0]
    paragraph.text = "Client\t\t"
    _field(paragraph, "PAGE")
    return document


def mixed() -> Any:
    """An upright section followed by a landscape one with other margins."""
    document = german()
    wide = document.add_section(WD_SECTION.NEW_PAGE)
    wide.orientation = WD_ORIENT.LANDSCAPE
    _paper(wide, Mm(297), Mm(210), (Mm(30), Mm(18), Mm(18), Mm(18)))
    return document


def numbered() -> Any:
    """A client whose headings number themselves, with list styles of its own."""
    document = german()
    properties = document.styles["Heading 1"].element.get_or_add_pPr()
    numbering = properties.get_or_add_numPr()
    numbering.get_or_add_numId().val = document.styles["List Number"].element.pPr.numPr.numId.val
    return document


def bare() -> Any:
    """A file that has hardly any styles: no title, no headings, no lists."""
    document = docx.Document()
    for style in list(document.styles):
        if style.name not in ("Normal", "Normal Table", "Default Paragraph Font", "No List"):
            style.element.getparent().remove(style.element)
    return document


def colliding() -> Any:
    """A client with styles that bear our names and ids and mean other things."""
    document = german()
    for name in ("Lead", "Say", "Badge", "Table Gap", "Course Table"):
        style = document.styles.add_style(name, WD_STYLE_TYPE.PARAGRAPH)
        _restyle(style, 40, "FF0000", "Impact")
        document.sections[0].header.add_paragraph(name, style=name)
    return document


MADE: dict[str, Callable[[], Any]] = {
    "plain": plain, "german": german, "chinese": chinese, "facing": facing, "landscape": landscape, "mixed": mixed,
    "numbered": numbered, "bare": bare, "colliding": colliding,
}  # fmt: skip


def saved(document: Any, path: Path) -> Path:
    """The file a document was saved to."""
    document.save(path)
    return path


def _paper(section: Any, width: Any, height: Any, margins: tuple[Any, Any, Any, Any]) -> None:
    section.page_width, section.page_height = width, height
    section.top_margin, section.right_margin, section.bottom_margin, section.left_margin = margins


def _restyle(style: Any, size: float, colour: str | None, face: str, asian: str | None = None) -> None:
    style.font.size = Pt(size)
    style.font.name = face
    fonts = style.element.get_or_add_rPr().get_or_add_rFonts()
    for key in [key for key in fonts.attrib if "Theme" in key or key.endswith("cstheme")]:
        del fonts.attrib[key]
    if asian:
        fonts.set(qn("w:eastAsia"), asian)
    if colour:
        style.font.color.rgb = RGBColor.from_string(colour)


def _letterhead(section: Any) -> None:
    section.header.paragraphs[0].add_run().add_picture(io.BytesIO(logo()), height=Mm(10))
    paragraph = section.footer.paragraphs[0]
    paragraph.text = "Client AG · Musterstraße 1\t\tSeite "
    _field(paragraph, "PAGE")


def _field(paragraph: Any, code: str) -> None:
    for kind, text in (("begin", None), (None, code), ("separate", None), ("text", "7"), ("end", None)):
        run = paragraph.add_run()
        if kind is None:
            instruction = OxmlElement("w:instrText")
            instruction.text = text
            run._r.append(instruction)
        elif kind == "text":
            run.text = text
        else:
            mark = OxmlElement("w:fldChar")
            mark.set(qn("w:fldCharType"), kind)
            run._r.append(mark)


def _sample(document: Any, table_style: str) -> None:
    document.add_heading("SAMPLE Kapitel", 1)
    document.add_paragraph("SAMPLE Text")
    document.add_picture(io.BytesIO(logo(colour="#FF0000")))
    table = document.add_table(2, 2)
    table.style = table_style
    document.core_properties.author = "Erika Mustermann"
    document.core_properties.comments = "SAMPLE remarks"


def _rename_ids(document: Any, ids: dict[str, str]) -> None:
    root = document.styles.element
    for element in root.iter():
        if element.tag == qn("w:style"):
            id = element.get(qn("w:styleId"))
            element.set(qn("w:styleId"), ids.get(id, id))
        elif element.tag in (qn("w:basedOn"), qn("w:next"), qn("w:link")):
            element.set(qn("w:val"), ids.get(element.get(qn("w:val")), element.get(qn("w:val"))))


def _in_order(settings: Any, name: str) -> None:
    """Moves a new setting to where the schema wants it: after the zoom."""
    element = settings.find(qn(f"w:{name}"))
    settings.remove(element)
    place = settings.find(qn("w:zoom"))
    settings.insert(0 if place is None else settings.index(place) + 1, element)
