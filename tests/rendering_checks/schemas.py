"""An Office file read against the schemas of its standard, part by part.

The schemas know nothing of extensions. As a reader that does not know them either would do, extensions that a part
declares ignorable are left out, and of alternatives the fallback is taken (ISO/IEC 29500-3).
"""

from __future__ import annotations

import zipfile
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from io import BytesIO
from pathlib import Path

from lxml import etree

SCHEMAS = Path(__file__).resolve().parents[1] / "schemas"
SCHEMA_OF = {
    "http://schemas.openxmlformats.org/wordprocessingml/2006/main": "wml.xsd",
    "http://schemas.openxmlformats.org/presentationml/2006/main": "pml.xsd",
    "http://schemas.openxmlformats.org/drawingml/2006/main": "dml-main.xsd",
    "http://schemas.openxmlformats.org/drawingml/2006/chart": "dml-chart.xsd",
    "http://schemas.openxmlformats.org/spreadsheetml/2006/main": "sml.xsd",
    "http://schemas.openxmlformats.org/package/2006/content-types": "opc-contentTypes.xsd",
    "http://schemas.openxmlformats.org/package/2006/relationships": "opc-relationships.xsd",
    "http://schemas.openxmlformats.org/officeDocument/2006/extended-properties": (
        "shared-documentPropertiesExtended.xsd"
    ),
}
"""The schema of a part, by the namespace of its root."""
WITHOUT_SCHEMA = {"http://schemas.openxmlformats.org/package/2006/metadata/core-properties"}
"""Roots whose schema refers to others that are not part of the standard; Microsoft's validator reads them."""

_COMPATIBILITY = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"


@dataclass(frozen=True)
class Fault:
    """An objection of a schema."""

    part: str
    message: str


def schema_faults(file: Path | BytesIO) -> list[Fault]:
    """What the schemas object to in a .pptx, .docx or .xlsx and in the workbooks inside it."""
    faults: list[Fault] = []
    with zipfile.ZipFile(file) as package:
        for name in package.namelist():
            if name.endswith(".xlsx"):
                inside = schema_faults(BytesIO(package.read(name)))
                faults += [Fault(f"{name}/{fault.part}", fault.message) for fault in inside]
            elif name.endswith((".xml", ".rels")):
                faults += _part_faults(name, package.read(name))
    return faults


def _part_faults(name: str, content: bytes) -> Iterator[Fault]:
    root = etree.fromstring(content)
    namespace = etree.QName(root).namespace or ""
    if namespace in WITHOUT_SCHEMA:
        return
    if namespace not in SCHEMA_OF:
        yield Fault(name, f"no schema for {root.tag}")
        return
    _leave_extensions_out(root)
    schema = _schema(SCHEMA_OF[namespace])
    if not schema.validate(root):
        yield from (Fault(name, f"line {error.line}: {error.message}") for error in schema.error_log)


@cache
def _schema(name: str) -> etree.XMLSchema:
    tree = etree.parse(SCHEMAS / name)
    for imported in tree.iter("{http://www.w3.org/2001/XMLSchema}import"):
        if imported.get("namespace") == "http://www.w3.org/XML/1998/namespace":
            imported.set("schemaLocation", "xml.xsd")
    return etree.XMLSchema(tree)


def _leave_extensions_out(root: etree._Element) -> None:
    ignorable = {root.nsmap[prefix] for prefix in root.attrib.pop(f"{_COMPATIBILITY}Ignorable", "").split()}
    for choice in list(root.iter(f"{_COMPATIBILITY}AlternateContent")):
        fallback = choice.find(f"{_COMPATIBILITY}Fallback")
        for child in list(fallback) if fallback is not None else ():
            choice.addprevious(child)
        choice.getparent().remove(choice)  # type: ignore[union-attr]
    for element in list(root.iter("*")):
        for attribute in [name for name in element.attrib if etree.QName(name).namespace in ignorable]:
            del element.attrib[attribute]
        if etree.QName(element).namespace in ignorable and (parent := element.getparent()) is not None:
            parent.remove(element)
