"""A Word file as a zip of parts, byte for byte the same for the same parts."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterable
from dataclasses import dataclass
from xml.sax.saxutils import quoteattr

_EPOCH = (1980, 1, 1, 0, 0, 0)
_DECLARATION = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_PICTURES = {"emf": "image/x-emf", "jpeg": "image/jpeg", "png": "image/png"}
NAMESPACES = (
    'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" '
    f'xmlns:r="{_OFFICE}" '
    'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" '
    'xmlns:w14="http://schemas.microsoft.com/office/word/2010/wordml" mc:Ignorable="w14"'
)
"""What the root element of every WordprocessingML part declares."""


@dataclass(frozen=True, slots=True)
class Part:
    """A file of the package. ``relation`` is how the document part refers to it, empty for package-level parts."""

    name: str
    content_type: str
    xml: str
    relation: str = ""


@dataclass(frozen=True, slots=True)
class Media:
    """A picture the main part shows; ``name`` is its path beside the main part."""

    name: str
    content: bytes

    @property
    def id(self) -> str:
        """The id under which the main part refers to it."""
        return self.name.rsplit("/", 1)[-1].rsplit(".", 1)[0]


class Links:
    """Relationships of the main part to addresses outside; each address is stored once."""

    def __init__(self) -> None:
        self._ids: dict[str, str] = {}

    def add(self, address: str) -> str:
        """The relationship id of the address."""
        return self._ids.setdefault(address, f"link{len(self._ids) + 1}")

    def relationships(self) -> str:
        """The relationship elements."""
        return "".join(
            f'<Relationship Id="{id}" Type="{_OFFICE}/hyperlink" Target={quoteattr(address)} TargetMode="External"/>'
            for address, id in self._ids.items()
        )


def relation_id(part: Part) -> str:
    """The id under which the document part refers to a part."""
    return part.name.rsplit("/", 1)[-1].removesuffix(".xml")


def write_package(parts: Iterable[Part], links: Links, media: tuple[Media, ...] = ()) -> bytes:
    """The zip file; the first part is the main document."""
    parts = tuple(parts)
    written = {
        "[Content_Types].xml": _content_types(parts, media),
        "_rels/.rels": _package_relationships(parts),
        **{part.name: part.xml for part in parts},
        "word/_rels/document.xml.rels": _document_relationships(parts, links, media),
    }
    files = {name: (_DECLARATION + xml).encode("utf-8") for name, xml in written.items()}
    files |= {f"word/{picture.name}": picture.content for picture in media}
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED, compresslevel=6) as package:
        for name, content in files.items():
            entry = zipfile.ZipInfo(name, _EPOCH)
            entry.compress_type, entry.create_system, entry.external_attr = zipfile.ZIP_DEFLATED, 0, 0
            package.writestr(entry, content)
    return stream.getvalue()


def _content_types(parts: tuple[Part, ...], media: tuple[Media, ...]) -> str:
    endings = sorted({picture.name.rsplit(".", 1)[-1] for picture in media})
    pictures = "".join(f'<Default Extension="{end}" ContentType="{_PICTURES[end]}"/>' for end in endings)
    overrides = "".join(f'<Override PartName="/{part.name}" ContentType="{part.content_type}"/>' for part in parts)
    return (
        f'<Types xmlns="{_PACKAGE}/content-types">'
        '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        f'<Default Extension="xml" ContentType="application/xml"/>{pictures}{overrides}</Types>'
    )


def _package_relationships(parts: tuple[Part, ...]) -> str:
    types = {
        "word/document.xml": f"{_OFFICE}/officeDocument",
        "docProps/core.xml": f"{_PACKAGE}/relationships/metadata/core-properties",
        "docProps/app.xml": f"{_OFFICE}/extended-properties",
    }
    entries = "".join(
        f'<Relationship Id="{relation_id(part)}" Type="{types[part.name]}" Target="{part.name}"/>'
        for part in parts
        if part.name in types
    )
    return f'<Relationships xmlns="{_PACKAGE}/relationships">{entries}</Relationships>'


def _document_relationships(parts: tuple[Part, ...], links: Links, media: tuple[Media, ...]) -> str:
    entries = "".join(
        f'<Relationship Id="{relation_id(part)}" Type="{_OFFICE}/{part.relation}" '
        f'Target="{part.name.removeprefix("word/")}"/>'
        for part in parts
        if part.relation
    )
    pictures = "".join(
        f'<Relationship Id="{picture.id}" Type="{_OFFICE}/image" Target="{picture.name}"/>' for picture in media
    )
    return f'<Relationships xmlns="{_PACKAGE}/relationships">{entries}{links.relationships()}{pictures}</Relationships>'
