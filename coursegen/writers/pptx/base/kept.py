"""The parts of a client's file a deck keeps: masters and layouts with all they need, under names apart from ours.

Slides, their notes, comments, films, fonts, settings and thumbnails stay behind: nothing that is kept leads to them.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import Any

from lxml import etree

from coursegen.writers.opening import BaseFile, Refused, parse
from coursegen.writers.package import OFFICE, Part, Relation

_LEFT_BEHIND = re.compile(
    r"presentationml\.(slide|notesSlide|comments|presentation\.main|template\.main|slideshow\.main)\+xml"
)
_IS_XML = re.compile(r"[+/]xml$")
_LINK = f"{OFFICE}/hyperlink"
_FOLDERS = {
    "slideMaster": "slideMasters/slideMaster", "slideLayout": "slideLayouts/slideLayout", "theme": "theme/theme",
    "notesMaster": "notesMasters/notesMaster", "handoutMaster": "handoutMasters/handoutMaster",
    "tableStyles": "tableStyles", "image": "media/base", "chart": "charts/base",
}  # fmt: skip
"""Where parts go, by the kind of reference that leads to them; all others go to ``base``."""
_R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
_EXTENSION = re.compile(r"[A-Za-z0-9]{1,8}")


class KeptParts:
    """What is reached from the masters: every part under its new name."""

    def __init__(self, file: BaseFile, roots: Iterable[Relation]) -> None:
        self._file = file
        self._names: dict[str, str] = {}
        self._used: dict[str, int] = {}
        self._relations: dict[str, tuple[Relation, ...]] = {}
        for root in roots:
            self._reach(root)

    def name(self, part: str) -> str:
        """What a part is called in the deck."""
        return self._names[part]

    def parts(self) -> Iterator[Part]:
        """Every part with its references renamed."""
        for old, new in self._names.items():
            content = self._file.read(old)
            if _IS_XML.search(self._file.content_type(old)):
                content = self._without_slide_links(old, content)
            relations = [
                r if r.external else Relation(r.id, r.type, self._names[r.target]) for r in self._relations[old]
            ]
            yield Part(new, self._file.content_type(old), content, relations)

    def _reach(self, start: Relation) -> None:
        waiting = [start]
        while waiting:
            relation = waiting.pop(0)
            if relation.target in self._names:
                continue
            self._names[relation.target] = self._new_name(relation)
            followed = tuple(r for r in self._file.relations(relation.target) if self._is_kept(r, relation.target))
            self._relations[relation.target] = followed
            waiting += [r for r in followed if not r.external]

    def _is_kept(self, relation: Relation, part: str) -> bool:
        """Whether a reference is followed. Raises :class:`Refused` for what is missing or would be fetched."""
        if relation.external:
            if relation.type != _LINK and relation.target not in ("NULL", ""):
                raise Refused("base-external", part=part, address=relation.target[:80])
            return True
        if not self._file.holds(relation.target):
            raise Refused("base-damaged", reason=relation.target)
        return not _LEFT_BEHIND.search(self._file.content_type(relation.target))

    def _new_name(self, relation: Relation) -> str:
        kind = relation.type.rpartition("/")[2]
        folder = _FOLDERS.get(kind, "base/part")
        number = self._used[folder] = self._used.get(folder, 0) + 1
        extension = relation.target.rpartition(".")[2]
        ending = extension.lower() if _EXTENSION.fullmatch(extension) else "bin"
        return f"ppt/{folder}{'' if folder == 'tableStyles' and number == 1 else number}.{ending}"

    def _without_slide_links(self, part: str, content: bytes) -> bytes:
        """The XML without clicks that lead to sample slides. Raises :class:`Refused` for XML that is not plain."""
        root = parse(content)
        kept = {relation.id for relation in self._relations[part]}
        lost = {relation.id for relation in self._file.relations(part)} - kept
        clicks = [element for element in root.iter() if isinstance(element.tag, str) and element.get(f"{_R}id") in lost]
        if not clicks:
            return content
        for element in clicks:
            _remove(element)
        return bytes(etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True))


def _remove(element: Any) -> None:
    parent = element.getparent()
    if parent is not None:
        parent.remove(element)
