"""Written files as the tests read them: parts, references between them, XML."""

from __future__ import annotations

import io
import posixpath
import zipfile
from collections.abc import Iterator
from typing import Any

from lxml import etree

A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
C = "{http://schemas.openxmlformats.org/drawingml/2006/chart}"
P = "{http://schemas.openxmlformats.org/presentationml/2006/main}"
R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
CONTENT_TYPES = "{http://schemas.openxmlformats.org/package/2006/content-types}"


class Package:
    """The parts of a file by name."""

    def __init__(self, content: bytes) -> None:
        with zipfile.ZipFile(io.BytesIO(content)) as package:
            self.names = package.namelist()
            self.parts = {name: package.read(name) for name in self.names}

    def xml(self, name: str) -> Any:
        """The root element of a part."""
        return etree.fromstring(self.parts[name])

    def all_xml(self, folder: str) -> Iterator[tuple[str, Any]]:
        """The XML parts of a folder."""
        for name in self.names:
            if name.startswith(folder) and name.endswith(".xml"):
                yield name, self.xml(name)

    def relations(self, name: str) -> dict[str, tuple[str, str]]:
        """What a part refers to: kind and target by id; outside addresses as they are."""
        folder, file = posixpath.split(name)
        rels = posixpath.join(folder, "_rels", f"{file}.rels")
        if rels not in self.parts:
            return {}
        found = {}
        for entry in self.xml(rels):
            target = entry.get("Target")
            if entry.get("TargetMode") != "External":
                target = posixpath.normpath(posixpath.join(folder, target))
            found[entry.get("Id")] = (entry.get("Type").rpartition("/")[2], target)
        return found

    def related(self, name: str, kind: str) -> list[str]:
        """The targets of one kind."""
        return [target for found, target in self.relations(name).values() if found == kind]

    def reached(self) -> set[str]:
        """Every part that something leads to from the package itself."""
        seen: set[str] = set()
        waiting = [target for _, target in self.relations("").values()]
        while waiting:
            name = waiting.pop()
            if name in self.parts and name not in seen:
                seen.add(name)
                waiting += [target for _, target in self.relations(name).values()]
        return seen

    def slides(self) -> list[tuple[str, Any]]:
        """The slides in their order."""
        root = self.xml("ppt/presentation.xml")
        relations = self.relations("ppt/presentation.xml")
        names = [relations[entry.get(f"{R}id")][1] for entry in root.iter(f"{P}sldId")]
        return [(name, self.xml(name)) for name in names]


def text_of(element: Any) -> str:
    """All characters in an element."""
    return "".join(run.text or "" for run in element.iter(f"{A}t"))
