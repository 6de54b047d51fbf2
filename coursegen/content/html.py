"""Rendered HTML as elements: parsed strictly as XML, without entities or network, every fault with its line."""

from __future__ import annotations

import re
from collections.abc import Mapping

from lxml import etree

from coursegen.problems import Problem, Source, TemplateError

_NUMBER = re.compile(r"\d{1,6}(\.\d+)?")
_PARSER_OPTIONS = {
    "resolve_entities": False,
    "no_network": True,
    "load_dtd": False,
    "dtd_validation": False,
    "remove_comments": True,
    "remove_pis": True,
    "huge_tree": True,
}


def parse_html(html: str, name: str) -> etree._Element:
    """The root element of rendered HTML. Raises :class:`TemplateError` where it is not well-formed."""
    try:
        root = etree.fromstring(html.encode("utf-8"), etree.XMLParser(**_PARSER_OPTIONS))
    except etree.XMLSyntaxError as error:
        place = Source(name, error.lineno or 1, 1)
        raise TemplateError([Problem("template-xml", place, {"reason": error.msg or ""})]) from None
    if root.getroottree().docinfo.doctype:
        raise TemplateError([Problem("template-doctype", Source(name, 1, 1))])
    return root


class Faults:
    """Collects what is wrong with one rendered file, so that all of it is told at once."""

    def __init__(self, name: str) -> None:
        self._name = name
        self._problems: list[Problem] = []

    def add(self, code: str, element: etree._Element, values: Mapping[str, object]) -> None:
        """Notes a problem at the element's line."""
        place = Source(self._name, element.sourceline or 1, 1)
        self._problems.append(Problem(code, place, {"element": element.tag, **values}))

    def raise_any(self) -> None:
        """Raises :class:`TemplateError` with everything noted, if anything was."""
        if self._problems:
            raise TemplateError(self._problems)

    def only_attributes(self, element: etree._Element, allowed: tuple[str, ...]) -> None:
        """Every attribute of the element is one of these."""
        for name in map(str, element.attrib):
            if name not in allowed:
                self.add("template-attribute", element, {"attribute": name, "allowed": allowed})

    def children(self, element: etree._Element, allowed: tuple[str, ...]) -> list[etree._Element]:
        """The child elements that may stand here; other elements and stray text are problems."""
        if any((text or "").strip() for text in (element.text, *(child.tail for child in element))):
            self.add("template-text", element, {"allowed": allowed})
        for child in element:
            if child.tag not in allowed:
                self.add("template-element", child, {"parent": element.tag, "allowed": allowed})
        return [child for child in element if child.tag in allowed]

    def word(self, element: etree._Element, attribute: str, words: tuple[str, ...]) -> str | None:
        """The attribute's value, one of the words; ``None`` when it is not there or not one of them."""
        written: str | None = element.get(attribute)
        if written is None or written in words:
            return written
        self.add("template-value", element, {"value": written, "allowed": words})
        return None

    def number(self, element: etree._Element, attribute: str, default: float) -> float:
        """The attribute's value as a number above 0."""
        written = element.get(attribute)
        if written is None:
            return default
        if _NUMBER.fullmatch(written) and float(written) > 0:
            return float(written)
        self.add("template-value", element, {"value": written, "allowed": ("1", "2.5")})
        return default
