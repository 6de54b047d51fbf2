"""Reads what stands inside a paragraph: text with marks, links, badges, fields and slots."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import cast

from lxml import etree

from coursegen.content.document import (
    BADGE_LOOKS,
    CONTROLS,
    KINDS,
    SLOTS,
    Badge,
    Content,
    Control,
    ControlKind,
    Inline,
    LineBreak,
    Slot,
)
from coursegen.content.html import Faults
from coursegen.content.inline import MARKS, Mark, Run

INLINE_ELEMENTS = ("strong", "em", "a", "span", "br")
_ELEMENT_MARKS: dict[str, Mark] = {"strong": "strong", "em": "emphasis"}
_SPAN_ATTRIBUTES = {
    "badge": ("class", "data-kind", "data-look"),
    "field": ("class", "data-kind", "data-prompt", "data-options"),
}
SPAN_CLASSES = (*MARKS, *_SPAN_ATTRIBUTES, *SLOTS)

_INDENTATION = re.compile(r"[ \t]*\r?\n\s*")
_HAN = r"[\u2e80-\u9fff\uf900-\ufaff\uff00-\uffef\u3001-\u303f]"
_BETWEEN_HAN = re.compile(rf"(?<={_HAN})[ \t]*\r?\n\s*(?={_HAN})")


def read_content(element: etree._Element, faults: Faults) -> Content:
    """The element's running text; template indentation is dropped, other spaces are kept."""
    return tidy(_Reader(faults).children(element, Run("")))


def tidy(pieces: Iterator[Inline] | tuple[Inline, ...]) -> Content:
    """The pieces without white space at the ends of lines and without empty runs."""
    tidied: list[Inline] = []
    for piece in pieces:
        if isinstance(piece, Run):
            piece = Run(_collapse(piece.text, at_start=_ends_open(tidied)), piece.marks, piece.link)
            if not piece.text:
                continue
        elif isinstance(piece, LineBreak):
            _trim_end(tidied)
        tidied.append(piece)
    _trim_end(tidied)
    return tuple(tidied)


def _collapse(text: str, *, at_start: bool) -> str:
    text = _INDENTATION.sub(" ", _BETWEEN_HAN.sub("", text))
    return text.lstrip(" ") if at_start else text


def _ends_open(pieces: list[Inline]) -> bool:
    if not pieces or isinstance(pieces[-1], LineBreak):
        return True
    last = pieces[-1]
    return isinstance(last, Run) and last.text.endswith(" ")


def _trim_end(pieces: list[Inline]) -> None:
    while pieces and isinstance(last := pieces[-1], Run):
        text = last.text.rstrip(" ")
        if text:
            if text != last.text:
                pieces[-1] = Run(text, last.marks, last.link)
            return
        pieces.pop()


class _Reader:
    """Walks inline elements, carrying the marks in force."""

    def __init__(self, faults: Faults) -> None:
        self._faults = faults

    def children(self, element: etree._Element, style: Run) -> Iterator[Inline]:
        if element.text:
            yield Run(element.text, style.marks, style.link)
        for child in element:
            yield from self._element(child, style)
            if child.tail:
                yield Run(child.tail, style.marks, style.link)

    def _element(self, element: etree._Element, style: Run) -> Iterator[Inline]:
        tag = str(element.tag)
        if tag in _ELEMENT_MARKS:
            self._faults.only_attributes(element, ())
            yield from self.children(element, _marked(style, _ELEMENT_MARKS[tag]))
        elif tag == "a":
            self._faults.only_attributes(element, ("href",))
            yield from self.children(element, Run("", style.marks, element.get("href", "")))
        elif tag == "br":
            self._faults.only_attributes(element, ())
            yield LineBreak()
        elif tag == "span":
            yield from self._span(element, style)
        else:
            self._faults.add("template-element", element, {"parent": _parent(element), "allowed": INLINE_ELEMENTS})

    def _span(self, element: etree._Element, style: Run) -> Iterator[Inline]:
        name = element.get("class", "")
        self._faults.only_attributes(element, _SPAN_ATTRIBUTES.get(name, ("class",)))
        if name in MARKS:
            yield from self.children(element, _marked(style, cast(Mark, name)))
        elif name in SLOTS:
            yield Slot(name)
        elif name == "badge":
            yield self._badge(element)
        elif name == "field":
            yield self._control(element)
        else:
            self._faults.word(element, "class", SPAN_CLASSES)

    def _badge(self, element: etree._Element) -> Badge:
        look = self._faults.word(element, "data-look", BADGE_LOOKS) or "kind"
        return Badge((element.text or "").strip(), self._faults.word(element, "data-kind", KINDS), look)

    def _control(self, element: etree._Element) -> Control:
        kind = self._faults.word(element, "data-kind", CONTROLS) or "text"
        options = tuple(filter(None, element.get("data-options", "").split("|")))
        return Control(cast(ControlKind, kind), element.get("data-prompt", ""), options)


def _marked(style: Run, mark: Mark) -> Run:
    return Run("", style.marks | {mark}, style.link)


def _parent(element: etree._Element) -> str:
    parent = element.getparent()
    return "" if parent is None else str(parent.tag)
