"""The fields of a Word file that its readers fill in."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from lxml import etree

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_W14 = "{http://schemas.microsoft.com/office/word/2010/wordml}"
_KINDS = {f"{_W}date": "date", f"{_W}dropDownList": "choice", f"{_W14}checkbox": "check"}


class Field(NamedTuple):
    """A content control: what it is, what it asks for, what sets it apart, what stands in it."""

    kind: str
    name: str
    tag: str
    text: str


def fields(body: etree._Element) -> list[Field]:
    """Every field, in order."""
    return [_field(control) for control in body.iter(f"{_W}sdt")]


def _field(control: etree._Element) -> Field:
    properties = control.find(f"{_W}sdtPr")
    text = "".join(control.itertext(f"{_W}t"))
    return Field(_kind(control), _value(properties, "alias"), _value(properties, "tag"), text)


def _kind(control: etree._Element) -> str:
    found: Iterator[str] = (_KINDS[child.tag] for child in control.find(f"{_W}sdtPr") if child.tag in _KINDS)
    return next(found, "text")


def _value(properties: etree._Element, name: str) -> str:
    found = properties.find(f"{_W}{name}")
    return "" if found is None else found.get(f"{_W}val")


def fill(body: etree._Element) -> None:
    """Write into every field as Word does when a reader fills it in."""
    for number, control in enumerate(body.iter(f"{_W}sdt"), 1):
        text, kind = next(control.iter(f"{_W}t")), _kind(control)
        for shown in list(control.iter(f"{_W}showingPlcHdr")):
            shown.getparent().remove(shown)
        if kind == "check":
            text.text = "■"
            next(control.iter(f"{_W14}checked")).set(f"{_W14}val", "1")
        elif kind == "choice":
            text.text = next(control.iter(f"{_W}listItem")).get(f"{_W}value")
        else:
            text.text = f"答{number}"
