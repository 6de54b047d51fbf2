"""The styles part of a document on a client's file: the client's styles, and ours for what it has none for.

Ours keep their names and ids, since field codes and templates know them; a client's style of the same name or id that
serves no role of ours gets another.
"""

from __future__ import annotations

import copy
from typing import Any

from lxml import etree

from coursegen.writers.docx.base.cleaning import clean
from coursegen.writers.docx.base.styles import ClientStyle, W, value
from coursegen.writers.docx.base.survey import Surveyed
from coursegen.writers.docx.colours import Palette
from coursegen.writers.docx.languages import Script
from coursegen.writers.docx.package import NAMESPACES, WORD
from coursegen.writers.docx.paragraph_looks import CONTENTS_LOOKS, GAP_LOOK, PARAGRAPH_LOOKS, PICTURE_LOOK
from coursegen.writers.docx.styles import CHARACTER_NAMES, character_styles, paragraph_style
from coursegen.writers.package import Part

PLAIN_TABLE = "CourseTable"
_REFERENCES = ("basedOn", "next", "link", "pStyle", "rStyle", "tblStyle", "styleLink", "numStyleLink")
_BUILT_IN_CHARACTERS = ("Hyperlink", "PlaceholderText")
"""Character styles of ours that Word knows: a client's serve for them."""
_PLAIN_TABLE_XML = (
    f'<w:style w:type="table" w:customStyle="1" w:styleId="{PLAIN_TABLE}"><w:name w:val="Course Table"/>'
    '<w:tblPr><w:tblInd w:w="0" w:type="dxa"/><w:tblCellMar><w:top w:w="0" w:type="dxa"/>'
    '<w:left w:w="0" w:type="dxa"/><w:bottom w:w="0" w:type="dxa"/><w:right w:w="0" w:type="dxa"/></w:tblCellMar>'
    "</w:tblPr></w:style>"
)


class Stylesheet:
    """The client's styles with ours beside them; knows under which id each is."""

    def __init__(self, found: Surveyed, palette: Palette, script: Script) -> None:
        self._found = found
        self._script = script
        self.characters = {
            id: style.id
            for id in _BUILT_IN_CHARACTERS
            if (style := found.styles.built_in(CHARACTER_NAMES.get(id, id).casefold(), "character"))
        }
        self._added = self._ours(palette)
        self._ids, self._names = self._renamed()

    def id(self, id: str) -> str:
        """What a style of the client's is referred to by."""
        return self._ids.get(id, id)

    def name(self, style: ClientStyle) -> str:
        """What a style of the client's is called."""
        return self._names.get(style.id, style.name)

    def refer(self, root: Any) -> None:
        """Has a part of the client's refer to styles by the ids they have now."""
        for tag in _REFERENCES:
            for element in root.iter(f"{W}{tag}"):
                element.set(f"{W}val", self.id(value(element)))

    def part(self) -> Part:
        """The styles part."""
        root = copy.deepcopy(self._found.parts.roots["styles"])
        clean(root, "")
        self._rename(root)
        self._speak(root)
        for element in self._added:
            root.append(element)
        etree.cleanup_namespaces(root, keep_ns_prefixes=_ignored(root))
        content = bytes(etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True))
        return Part("word/styles.xml", f"{WORD}.styles+xml", content)

    def _ours(self, palette: Palette) -> list[Any]:
        """Our styles for roles the client has none for."""
        matched = self._found.matches.styles
        looks = [look for role, look in PARAGRAPH_LOOKS.items() if role not in matched]
        looks += [look for level, look in enumerate(CONTENTS_LOOKS[:2], 1) if f"toc-{level}" not in matched]
        looks += [GAP_LOOK, PICTURE_LOOK]
        written = [paragraph_style(look, palette, self._script) for look in looks]
        characters = character_styles(palette, self._script)
        written += [xml for id, xml in characters.items() if id not in self.characters]
        whole = f"<w:styles {NAMESPACES}>{''.join(written)}{_PLAIN_TABLE_XML}</w:styles>"
        return list(etree.fromstring(whole))

    def _renamed(self) -> tuple[dict[str, str], dict[str, str]]:
        """New ids and names for the client's styles that have the id or name of one we add."""
        ids = {value(element, "styleId") for element in self._added}
        names = {value(element.find(f"{W}name")).casefold() for element in self._added}
        taken = ids | {style.id for style in self._found.styles}
        new_ids, new_names = {}, {}
        for style in self._found.styles:
            if style.id in ids:
                new_ids[style.id] = _free(f"{style.id}Client", taken)
                taken.add(new_ids[style.id])
            if style.name.casefold() in names:
                new_names[style.id] = f"{style.name} (client)"
        return new_ids, new_names

    def _rename(self, root: Any) -> None:
        for element in root.iterfind(f"{W}style"):
            id = value(element, "styleId")
            if id in self._names:
                element.find(f"{W}name").set(f"{W}val", self._names[id])
                element.set(f"{W}customStyle", "1")
            element.set(f"{W}styleId", self.id(id))
        self.refer(root)

    def _speak(self, root: Any) -> None:
        """Has all text in the document's language, in a face that can show it."""
        for element in list(root.iter(f"{W}lang")):
            element.getparent().remove(element)
        wanted = etree.fromstring(f"<w:styles {NAMESPACES}>{_defaults_xml(self._script)}</w:styles>")[0]
        defaults = root.find(f"{W}docDefaults")
        if defaults is None:
            root.insert(0, wanted)
            return
        place = defaults.find(f"{W}rPrDefault/{W}rPr")
        if place is None:
            if (old := defaults.find(f"{W}rPrDefault")) is not None:
                defaults.remove(old)
            defaults.insert(0, wanted[0])
            return
        place.append(wanted.find(f".//{W}lang"))


def _defaults_xml(script: Script) -> str:
    return (
        f"<w:docDefaults><w:rPrDefault><w:rPr>{script.faces}{script.codes}</w:rPr></w:rPrDefault>"
        "<w:pPrDefault/></w:docDefaults>"
    )


def _free(id: str, taken: set[str]) -> str:
    return next(name for n in range(1, len(taken) + 2) if (name := f"{id}{n if n > 1 else ''}") not in taken)


def _ignored(root: Any) -> list[str]:
    """The prefixes a part says may be ignored: they must stay declared."""
    said = root.get("{http://schemas.openxmlformats.org/markup-compatibility/2006}Ignorable", "")
    return [prefix for prefix in said.split() if prefix in root.nsmap]
