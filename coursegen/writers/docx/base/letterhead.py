"""The client's headers and footers: cleaned, with their pictures, as parts of the documents made on the client's file.

A document's own header or footer stands where the client has none; page numbers are added where the client has none.
"""

from __future__ import annotations

import copy
from collections.abc import Callable, Iterator, Mapping
from typing import Any

from lxml import etree

from coursegen.writers.docx.base.cleaning import R, clean
from coursegen.writers.docx.base.styles import W
from coursegen.writers.opening import BaseFile, Refused, parse
from coursegen.writers.package import DECLARATION, OFFICE, Part, Relation

PICTURES = {
    "image/png": "png", "image/jpeg": "jpeg", "image/gif": "gif", "image/bmp": "bmp", "image/tiff": "tiff",
    "image/x-emf": "emf", "image/emf": "emf", "image/x-wmf": "wmf", "image/wmf": "wmf",
}  # fmt: skip
"""The content types of pictures that are kept, and how their files end."""
_ROOTS = {"header": "hdr", "footer": "ftr"}
_SEEN = (f"{W}drawing", f"{W}pict", f"{W}fldChar", f"{W}fldSimple", f"{W}pgNum", f"{W}sym")
_HOLDERS = (f"{W}drawing", f"{W}pict", "{http://schemas.openxmlformats.org/markup-compatibility/2006}AlternateContent")
_FIRST_DRAWING = 900_000
"""Where the ids of the client's drawings start: apart from those of slides and logos."""


class KeptPictures:
    """The pictures kept parts show, each stored once."""

    def __init__(self, file: BaseFile) -> None:
        self._file = file
        self._parts: dict[str, Part] = {}

    @property
    def parts(self) -> tuple[Part, ...]:
        """The pictures so far."""
        return tuple(self._parts.values())

    def relations(self, root: Any, part: str) -> list[Relation]:
        """What a cleaned part still refers to, pictures alone; drawings of anything else are taken out.

        Raises :class:`Refused` for a picture that would be fetched.
        """
        known = {relation.id: relation for relation in self._file.relations(part)}
        kept: dict[str, Relation] = {}
        for element, key in _references(root):
            relation = known.get(element.get(key))
            if relation is not None and relation.external:
                if relation.target not in ("NULL", ""):
                    raise Refused("base-external", part=part, address=relation.target[:80])
                relation = None
            picture = self._picture(relation) if relation is not None else None
            if picture is None:
                _take_out(element)
            else:
                kept[element.get(key)] = Relation(element.get(key), f"{OFFICE}/image", picture)
        return list(kept.values())

    def _picture(self, relation: Relation) -> str | None:
        ending = PICTURES.get(self._file.content_type(relation.target))
        if relation.type != f"{OFFICE}/image" or ending is None or not self._file.holds(relation.target):
            return None
        if relation.target not in self._parts:
            name = f"word/media/client{len(self._parts) + 1}.{ending}"
            content_type = self._file.content_type(relation.target)
            self._parts[relation.target] = Part(name, content_type, self._file.read(relation.target))
        return self._parts[relation.target].name


class Letterhead:
    """The client's headers and footers by ``(kind, page)``; parts that say nothing are not there."""

    def __init__(self, file: BaseFile, names: Mapping[tuple[str, str], str], pictures: KeptPictures) -> None:
        self._file = file
        self._pictures = pictures
        self._drawings = 0
        self._roots = {key: root for key, name in names.items() if (root := self._read(key[0], name)) is not None}
        self._names = dict(names)

    def has(self, kind: str) -> bool:
        """Whether ordinary pages have a header or footer of the client's."""
        return (kind, "default") in self._roots or (kind, "even") in self._roots

    def has_page(self, kind: str, page: str) -> bool:
        """Whether one kind of pages has its own."""
        return (kind, page) in self._roots

    @property
    def has_picture(self) -> bool:
        """Whether a picture stands on the letterhead, such as the client's logo."""
        return any(next(root.iter(f"{W}drawing", f"{W}pict"), None) is not None for root in self._roots.values())

    @property
    def has_page_number(self) -> bool:
        """Whether ordinary pages are numbered."""
        roots = [root for (_, page), root in self._roots.items() if page == "default"]
        said = " ".join(_instructions(roots))
        return "PAGE" in said.split() or any(next(root.iter(f"{W}pgNum"), None) is not None for root in roots)

    def check(self) -> None:
        """Raises :class:`Refused` for pictures that would be fetched."""
        for key, root in self._roots.items():
            cleaned = copy.deepcopy(root)
            clean(cleaned, "")
            self._pictures.relations(cleaned, self._names[key])

    def written(self, kind: str, page: str, title: str, change: Callable[[Any], None]) -> tuple[bytes, list[Relation]]:
        """The XML of a header or footer and what it refers to, after a ``change``; ``title`` is the document's."""
        page = page if (kind, page) in self._roots or page == "first" else "default"
        root = copy.deepcopy(self._roots.get((kind, page)))
        if root is None:
            return DECLARATION + _EMPTY[kind].encode(), []
        clean(root, title)
        relations = self._pictures.relations(root, self._names[kind, page])
        for element in root.iter():
            if str(element.tag).endswith("}docPr"):
                self._drawings += 1
                element.set("id", str(_FIRST_DRAWING + self._drawings))
        change(root)
        return bytes(etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)), relations

    def _read(self, kind: str, name: str) -> Any:
        if not self._file.holds(name):
            raise Refused("base-damaged", reason=name)
        root = parse(self._file.read(name))
        if root.tag != f"{W}{_ROOTS[kind]}":
            raise Refused("base-damaged", reason=name)
        said = "".join(text.text or "" for text in root.iter(f"{W}t"))
        return root if said.strip() or next(root.iter(*_SEEN), None) is not None else None


_EMPTY = {
    kind: f'<w:{tag} xmlns:w="{W[1:-1]}"><w:p/></w:{tag}>' for kind, tag in (("header", "hdr"), ("footer", "ftr"))
}


def _references(root: Any) -> Iterator[tuple[Any, str]]:
    for element in list(root.iter()):
        for key in [str(key) for key in element.attrib if str(key).startswith(R)]:
            yield element, key


def _take_out(element: Any) -> None:
    """Takes out the drawing an element stands in, and the element alone where it stands in none."""
    holders = [above for above in element.iterancestors() if above.tag in _HOLDERS]
    chosen = holders[-1] if holders else element
    parent = chosen.getparent()
    if parent is not None:
        parent.remove(chosen)


def _instructions(roots: list[Any]) -> Iterator[str]:
    for root in roots:
        yield from (text.text or "" for text in root.iter(f"{W}instrText"))
        yield from (field.get(f"{W}instr", "") for field in root.iter(f"{W}fldSimple"))
