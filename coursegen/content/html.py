"""Rendered HTML as elements: parsed strictly as XML, without entities or network, every fault with its line."""

from __future__ import annotations

from collections.abc import Mapping

from lxml import etree

from coursegen.problems import Problem, Source, TemplateError

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
