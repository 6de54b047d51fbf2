"""The theme part of a document on a client's file: the client's, with a Chinese face where it leaves that open."""

from __future__ import annotations

import copy
from collections.abc import Iterator

from lxml import etree

from coursegen.theme import Theme
from coursegen.writers.colouring import A
from coursegen.writers.docx.base.survey import Surveyed
from coursegen.writers.docx.colours import Palette
from coursegen.writers.docx.fixed_parts import theme_xml
from coursegen.writers.docx.languages import Script
from coursegen.writers.docx.own_design import THEME_TYPE
from coursegen.writers.package import Part, xml_part

_NAME = "word/theme/theme1.xml"
_SCRIPTS = {"zh-Hant": "Hant"}


def theme_part(found: Surveyed, theme: Theme, palette: Palette, script: Script) -> Iterator[Part]:
    """The theme part and its pictures."""
    root = copy.deepcopy(found.parts.roots.get("theme"))
    if root is None:
        yield xml_part(_NAME, THEME_TYPE, theme_xml(theme.name, palette, script))
        return
    code = _SCRIPTS.get(script.language, "Hans")
    for fonts in (*root.iter(f"{A}majorFont"), *root.iter(f"{A}minorFont")):
        face = fonts.find(f"{A}ea")
        if face is not None and not face.get("typeface"):
            listed = (font.get("typeface") for font in fonts.iterfind(f"{A}font") if font.get("script") == code)
            face.set("typeface", next(listed, None) or script.east_asian)
    relations = found.pictures.relations(root, found.parts.names["theme"])
    content = bytes(etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True))
    yield Part(_NAME, THEME_TYPE, content, relations)
