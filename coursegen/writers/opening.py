"""A client's file opened with care: bombs, macros, encrypted and old formats are refused before anything is read.

Parts are inflated one by one when asked for, so that sample slides and films cost nothing. Knows nothing of layouts
and styles.
"""

from __future__ import annotations

import io
import posixpath
import re
import zipfile
import zlib
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from urllib.parse import unquote

from lxml import etree
from msgspec import Struct

from coursegen.problems import Problem, Source, TemplateError
from coursegen.writers.package import OFFICE, PACKAGE, Relation

MOST_BYTES = 200 * 1024 * 1024
MOST_PARTS = 5_000
MOST_RATIO = 200
RATIO_MATTERS_ABOVE = 1024 * 1024
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_ENCRYPTED = "EncryptedPackage".encode("utf-16-le")
_STRICT = "http://purl.oclc.org/ooxml/"
_MACROS = re.compile(r"macroEnabled|vnd\.ms-office\.vbaProject", re.I)


class FileKind(Struct, frozen=True):
    """What a base has to be: the program that makes it, its endings, the content types of its main part."""

    program: str
    ending: str
    template: str
    old: str
    main: str

    def is_main(self, content_type: str) -> bool:
        """Whether a main part of this type makes a file of this kind."""
        return (
            re.fullmatch(rf"application/vnd\.openxmlformats-officedocument\.{self.main}\.main\+xml", content_type)
            is not None
        )

    def words(self) -> dict[str, str]:
        """What problems say about files of this kind."""
        return {"program": self.program, "ending": self.ending, "template": self.template, "old": self.old}


PRESENTATION = FileKind("PowerPoint", ".pptx", ".potx", ".ppt", r"presentationml\.(presentation|template|slideshow)")
DOCUMENT = FileKind("Word", ".docx", ".dotx", ".doc", r"wordprocessingml\.(document|template)")


class Refused(Exception):
    """A base that cannot be used; ``code`` names the wording, ``values`` fill it."""

    def __init__(self, code: str, **values: object) -> None:
        super().__init__(code)
        self.code = code
        self.values = values


def problem_at(path: Path, refused: Refused, kind: FileKind = PRESENTATION) -> TemplateError:
    """The error of a refused file."""
    values = {"name": path.name, **kind.words(), **refused.values}
    return TemplateError([Problem(refused.code, Source(str(path), 1, 1), values)])


def parse(content: bytes) -> Any:
    """The root element of a part's XML. Raises :class:`Refused` for what is not well-formed or brings entities."""
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False)
    try:
        root = etree.fromstring(content, parser)
    except (etree.XMLSyntaxError, ValueError):
        raise Refused("base-damaged", reason="XML") from None
    if root.getroottree().docinfo.doctype:
        raise Refused("base-damaged", reason="DOCTYPE")
    return root


class BaseFile:
    """The parts of a file of one kind; ``main`` is its main part. Raises :class:`Refused` for what cannot be used."""

    def __init__(self, path: Path, kind: FileKind = PRESENTATION) -> None:
        self._kind = kind
        self._zip = _opened(_content(path))
        self._names = {name.casefold(): name for name in self._zip.namelist()}
        self._defaults, self._overrides = self._content_types()
        if any(_MACROS.search(kind) for kind in (*self._overrides.values(), *self._defaults.values())):
            raise Refused("base-macros")
        self.main = self._main_part()

    def holds(self, part: str) -> bool:
        """Whether the file has a part; names differ by more than case."""
        return part.casefold() in self._names

    def read(self, part: str) -> bytes:
        """The content of a part."""
        try:
            return self._zip.read(self._names[part.casefold()])
        except (KeyError, RuntimeError, NotImplementedError, zipfile.BadZipFile, EOFError, zlib.error):
            raise Refused("base-damaged", reason=part) from None

    def content_type(self, part: str) -> str:
        """What a part is said to hold."""
        by_ending = self._defaults.get(part.rpartition(".")[2].casefold())
        return self._overrides.get(part.casefold()) or by_ending or "application/octet-stream"

    def relations(self, part: str) -> tuple[Relation, ...]:
        """What a part refers to; the package itself is the part ``""``."""
        folder, file = posixpath.split(part)
        name = posixpath.join(folder, "_rels", f"{file}.rels")
        return tuple(_relations(parse(self.read(name)), folder)) if self.holds(name) else ()

    def _content_types(self) -> tuple[dict[str, str], dict[str, str]]:
        if not self.holds("[Content_Types].xml"):
            raise Refused("base-other-format")
        root = parse(self.read("[Content_Types].xml"))
        listed = {"Extension": dict[str, str](), "PartName": dict[str, str]()}
        for child in root.iter(f"{{{PACKAGE}/content-types}}*"):
            for key, found in listed.items():
                if key in child.attrib:
                    found[child.get(key).lstrip("/").casefold()] = child.get("ContentType", "")
        return listed["Extension"], listed["PartName"]

    def _main_part(self) -> str:
        relations = self.relations("")
        if any(relation.type.startswith(_STRICT) for relation in relations):
            raise Refused("base-strict")
        main = [relation.target for relation in relations if relation.type == f"{OFFICE}/officeDocument"]
        if len(main) != 1 or not self.holds(main[0]) or not self._kind.is_main(self.content_type(main[0])):
            raise Refused("base-other-format")
        return main[0]


def _content(path: Path) -> bytes:
    try:
        if not path.is_file():
            raise Refused("base-missing")
        if path.stat().st_size > MOST_BYTES:
            raise Refused("base-too-large", most=MOST_BYTES // 1024 // 1024)
        content = path.read_bytes()
    except OSError as error:
        raise Refused("base-unreadable", reason=error.strerror or type(error).__name__) from None
    if content.startswith(_OLE):
        raise Refused("base-encrypted" if _ENCRYPTED in content else "base-old-format")
    return content


def _opened(content: bytes) -> zipfile.ZipFile:
    try:
        package = zipfile.ZipFile(io.BytesIO(content))
    except (zipfile.BadZipFile, ValueError, OSError, EOFError, NotImplementedError):
        raise Refused("base-other-format") from None
    entries = package.infolist()
    if len(entries) > MOST_PARTS:
        raise Refused("base-too-many-parts", most=MOST_PARTS)
    if sum(entry.file_size for entry in entries) > MOST_BYTES or any(map(_is_bomb, entries)):
        raise Refused("base-too-large", most=MOST_BYTES // 1024 // 1024)
    if len({entry.filename.casefold() for entry in entries}) < len(entries):
        raise Refused("base-damaged", reason="duplicate names")
    return package


def _is_bomb(entry: zipfile.ZipInfo) -> bool:
    return entry.file_size > RATIO_MATTERS_ABOVE and entry.file_size > MOST_RATIO * max(1, entry.compress_size)


def _relations(root: Any, folder: str) -> Iterator[Relation]:
    for child in root.iter(f"{{{PACKAGE}/relationships}}Relationship"):
        target, external = child.get("Target", ""), child.get("TargetMode") == "External"
        if not external:
            target = posixpath.normpath(posixpath.join("/", folder, unquote(target.partition("#")[0]))).lstrip("/")
        yield Relation(child.get("Id", ""), child.get("Type", ""), target, external)
