"""The lists of a document on a client's file: the client's definitions with ours after them."""

from __future__ import annotations

import copy
import re
from typing import Any

from lxml import etree

from coursegen.writers.docx.base.cleaning import clean
from coursegen.writers.docx.base.styles import W, number, value
from coursegen.writers.docx.base.stylesheet import Stylesheet
from coursegen.writers.docx.base.survey import Surveyed
from coursegen.writers.docx.colours import Palette
from coursegen.writers.docx.languages import Script
from coursegen.writers.docx.numbering import Numbering, Taken
from coursegen.writers.docx.package import NAMESPACES, WORD
from coursegen.writers.opening import Refused
from coursegen.writers.package import Part, xml_part

_MARK_PROPERTIES = (f"{W}rFonts", f"{W}color")
_DECLARED = re.compile(r' xmlns:\w+="[^"]*"')


class ClientLists:
    """The list definitions of a file. Raises :class:`Refused` where their numbers are none."""

    def __init__(self, found: Surveyed, sheet: Stylesheet) -> None:
        self._found = found
        self._sheet = sheet
        self._root = found.parts.roots.get("numbering")
        styles = found.matches.styles
        numbered, bullet = styles.get("list-number"), styles.get("list-bullet")
        self.taken = Taken(
            max(self._numbers("num", "numId"), default=0),
            max(self._numbers("abstractNum", "abstractNumId"), default=-1) + 1,
            self._definition(numbered.numbering) if numbered else None,
            self._mark(bullet.numbering) if bullet else None,
        )

    def part(self, numbering: Numbering, palette: Palette, script: Script) -> Part:
        """The numbering part of one document."""
        kind = f"{WORD}.numbering+xml"
        if self._root is None:
            return xml_part("word/numbering.xml", kind, numbering.xml(palette, script))
        root = copy.deepcopy(self._root)
        clean(root, "")
        for style in list(root.iter(f"{W}pStyle")):
            if self._found.styles.get(value(style)) is None:
                style.getparent().remove(style)
        self._sheet.refer(root)
        whole = "<w:numbering {}>{}{}</w:numbering>".format(NAMESPACES, *numbering.entries(palette, script))
        ours = etree.fromstring(whole)
        theirs = list(root.iterfind(f"{W}num"))
        place = root.index(theirs[0]) if theirs else len(root.findall(f"{W}abstractNum"))
        for offset, element in enumerate(ours.findall(f"{W}abstractNum")):
            root.insert(place + offset, element)
        last = max(root.index(element) for element in root if element.tag in (f"{W}abstractNum", f"{W}num"))
        for offset, element in enumerate(ours.findall(f"{W}num"), 1):
            root.insert(last + offset, element)
        content = bytes(etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True))
        return Part("word/numbering.xml", kind, content)

    def _numbers(self, tag: str, attribute: str) -> list[int]:
        if self._root is None:
            return []
        numbers = [number(value(element, attribute)) for element in self._root.iterfind(f"{W}{tag}")]
        if any(found is None or not 0 <= found < 2**30 for found in numbers):
            raise Refused("base-damaged", reason="numbering")
        return [found for found in numbers if found is not None]

    def _definition(self, numbering: tuple[str, int] | None) -> tuple[int, int] | None:
        """The definition behind a list, and the level it is used at."""
        if self._root is None or numbering is None:
            return None
        for element in self._root.iterfind(f"{W}num"):
            if value(element, "numId") == numbering[0]:
                found = number(value(element.find(f"{W}abstractNumId")))
                return None if found is None else (found, numbering[1])
        return None

    def _level(self, numbering: tuple[str, int] | None) -> Any:
        definition = self._definition(numbering)
        if self._root is None or definition is None:
            return None
        for element in self._root.iterfind(f"{W}abstractNum"):
            if value(element, "abstractNumId") == str(definition[0]):
                levels = element.iterfind(f"{W}lvl")
                return next((level for level in levels if value(level, "ilvl") == str(definition[1])), None)
        return None

    def _mark(self, numbering: tuple[str, int] | None) -> tuple[str, str] | None:
        """The character of a bullet, with its face and colour, for the lists in our tables."""
        level = self._level(numbering)
        text = value(None if level is None else level.find(f"{W}lvlText"))
        if len(text) != 1 or level.find(f"{W}lvlPicBulletId") is not None:
            return None
        kept = [child for child in level.iterfind(f"{W}rPr/*") if child.tag in _MARK_PROPERTIES]
        written = "".join(etree.tostring(child, encoding="unicode", with_tail=False) for child in kept)
        return text, _DECLARED.sub("", written)
