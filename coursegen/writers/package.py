"""An Office file as a zip of parts that refer to each other, byte for byte the same for the same parts."""

from __future__ import annotations

import io
import posixpath
import zipfile
from collections.abc import Iterable

from msgspec import Struct, field

from coursegen.writers.xml_text import quoteattr

DECLARATION = b'<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_RELS_TYPE = "application/vnd.openxmlformats-package.relationships+xml"
_ALREADY_PACKED = (".png", ".jpg", ".jpeg", ".mp3", ".mp4", ".m4a", ".xlsx")
EARLIEST = (1980, 1, 1, 0, 0, 0)
"""The first moment a zip file can name: every entry's date, so that the clock leaves no trace."""


class Relation(Struct, frozen=True):
    """A reference from one part to another, or to an address outside."""

    id: str
    type: str
    target: str
    external: bool = False


class Part(Struct):
    """A file of the package: ``name`` without a leading slash, its content, and what it refers to."""

    name: str
    content_type: str
    content: bytes
    relations: list[Relation] = field(default_factory=list)

    def relate(self, type: str, target: str, external: bool = False) -> str:
        """The id of a new reference; ``target`` is a part's name or an address."""
        id = f"rId{len(self.relations) + 1}"
        self.relations.append(Relation(id, type, target, external))
        return id

    def holding(self, xml: str) -> Part:
        """The part with XML as its content."""
        self.content = DECLARATION + xml.encode()
        return self


def xml_part(name: str, content_type: str, xml: str) -> Part:
    """A part that holds XML."""
    return Part(name, content_type, b"").holding(xml)


def zip_package(parts: Iterable[Part], roots: Iterable[Relation], defaults: dict[str, str]) -> bytes:
    """The file. ``roots`` are the package's own references; ``defaults`` content types by extension."""
    parts = tuple(parts)
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED, compresslevel=6) as package:
        _store(package, "[Content_Types].xml", _content_types(parts, defaults))
        _store(package, "_rels/.rels", _relationships("", roots))
        for part in parts:
            _store(package, part.name, part.content)
            if part.relations:
                folder, file = posixpath.split(part.name)
                _store(package, f"{folder}/_rels/{file}.rels", _relationships(folder, part.relations))
    return stream.getvalue()


def _store(package: zipfile.ZipFile, name: str, content: bytes) -> None:
    entry = zipfile.ZipInfo(name, EARLIEST)
    entry.create_system = 0
    entry.compress_type = zipfile.ZIP_STORED if name.endswith(_ALREADY_PACKED) else zipfile.ZIP_DEFLATED
    package.writestr(entry, content)


def _content_types(parts: tuple[Part, ...], defaults: dict[str, str]) -> bytes:
    extensions = {"rels": _RELS_TYPE, "xml": "application/xml", **defaults}
    listed = "".join(f'<Default Extension="{end}" ContentType="{kind}"/>' for end, kind in extensions.items())
    overrides = "".join(
        f'<Override PartName="/{part.name}" ContentType="{part.content_type}"/>'
        for part in parts
        if part.name.rsplit(".", 1)[-1] not in defaults
    )
    return DECLARATION + f'<Types xmlns="{PACKAGE}/content-types">{listed}{overrides}</Types>'.encode()


def _relationships(folder: str, relations: Iterable[Relation]) -> bytes:
    entries = "".join(_relationship(folder, relation) for relation in relations)
    return DECLARATION + f'<Relationships xmlns="{PACKAGE}/relationships">{entries}</Relationships>'.encode()


def _relationship(folder: str, relation: Relation) -> str:
    if relation.external:
        mode, target = ' TargetMode="External"', relation.target
    else:
        mode, target = "", _relative(relation.target, folder)
    return f'<Relationship Id="{relation.id}" Type="{relation.type}" Target={quoteattr(target)}{mode}/>'


def _relative(target: str, folder: str) -> str:
    """The way to a part from a folder of the package; both are written from its root."""
    steps, way = folder.split("/") if folder else [], target.split("/")
    shared = len(posixpath.commonprefix([steps, way]))
    return "/".join([".."] * (len(steps) - shared) + way[shared:])
