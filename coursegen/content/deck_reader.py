"""HTML in, a deck out. The classes of ``deck`` are the grammar: element classes are their fields.

A text field is an element whose class is the field's name; a list field a ``ul``, ``ol`` or ``aside`` of that class;
a yes-or-no field a further class word or ``data-...="yes"``; numbers and words are ``data-`` attributes. Anything else
is a problem.
"""

from __future__ import annotations

import types
from collections.abc import Iterator
from functools import cache
from typing import Any, Literal, get_args, get_origin

from lxml import etree
from msgspec import Struct, structs

from coursegen.content.deck import SLIDE_KINDS, Deck, Part, Slide
from coursegen.content.inline import MARKS, Mark, RichText, Run
from coursegen.problems import Problem, Source, TemplateError

_LISTS = {"ul": "li", "ol": "li", "aside": "p"}
_INLINE: dict[str, Mark | None] = {"strong": "strong", "em": "emphasis", "b": "strong", "a": None, "span": None}


def read_deck(html: str, name: str) -> Deck:
    """The deck an HTML text describes; ``name`` is what problems call it. Raises :class:`TemplateError`."""
    root = _parse(html, name)
    reader = _Reader(name)
    slides = tuple(slide for element in root.iterchildren("section") if (slide := reader.slide(element)))
    parts = tuple(Part("".join(part.itertext()).strip()) for part in root.iterfind("nav/ul/li"))
    for stray in root.iterchildren():
        if stray.tag not in ("section", "nav", "title"):
            reader.object(stray, f"<{stray.tag}>")
    if reader.problems:
        raise TemplateError(reader.problems)
    return Deck(root.findtext("title", "").strip(), root.get("data-language", ""), parts, slides)


def _parse(html: str, name: str) -> etree._Element:
    parser = etree.XMLParser(resolve_entities=False, no_network=True, remove_comments=True, huge_tree=False)
    try:
        return etree.fromstring(html.encode(), parser)
    except etree.XMLSyntaxError as error:
        line, column = error.position
        raise TemplateError([Problem("template-xml", Source(name, line, column), {"reason": error.msg})]) from None


class _Field(Struct, frozen=True):
    """How a field is read: as ``text``, ``list``, ``flag``, ``number``, ``word`` or ``place``."""

    name: str
    form: str
    required: bool
    item: Any = None


@cache
def _fields(kind: type) -> dict[str, _Field]:
    return {field.name: _field(field.name, field.type, field.required) for field in structs.fields(kind)}


def _field(name: str, hint: Any, required: bool) -> _Field:
    if get_origin(hint) is types.UnionType:
        hint = next(arg for arg in get_args(hint) if arg is not type(None))
    if get_origin(hint) is tuple:
        return _Field(name, "list", required, get_args(hint)[0])
    if get_origin(hint) is Literal:
        return _Field(name, "word", required, get_args(hint))
    forms = {RichText: "text", bool: "flag", float: "number", int: "number", str: "word", Source: "place"}
    return _Field(name, forms[hint], required, hint)


class _Reader:
    """Reads elements into slides, collecting problems."""

    def __init__(self, name: str) -> None:
        self._name = name
        self.problems: list[Problem] = []

    def object(self, element: etree._Element, what: str) -> None:
        """Notes that a piece of HTML is not of the vocabulary."""
        place = Source(self._name, element.sourceline or 1, 1)
        self.problems.append(Problem("template-vocabulary", place, {"what": what}))

    def slide(self, element: etree._Element) -> Slide | None:
        """The slide a ``section`` describes; ``None`` when its kind is unknown."""
        words = (element.get("class") or "").split()
        kind = SLIDE_KINDS.get(words[0] if words else "")
        if kind is None:
            self.object(element, f'section class="{element.get("class")}"')
            return None
        slide: Slide | None = self._read(element, kind, words[1:])
        return slide

    def _read(self, element: etree._Element, kind: type, flags: list[str]) -> Any:
        fields = _fields(kind)
        values: dict[str, Any] = dict(self._attributes(element, fields))
        for flag in flags:
            if flag in fields and fields[flag].form == "flag":
                values[flag] = True
            else:
                self.object(element, f'class="{flag}"')
        for child in element.iterchildren():
            self._read_child(child, fields, values)
        if (element.text or "").strip():
            self.object(element, f'"{(element.text or "").strip()[:20]}"')
        missing = [name for name, f in fields.items() if f.required and name not in values]
        if missing:
            self.object(element, f"{kind.__name__}: {', '.join(missing)}")
            return None
        return kind(**values)

    def _attributes(self, element: etree._Element, fields: dict[str, _Field]) -> Iterator[tuple[str, Any]]:
        for attribute, text in element.attrib.items():
            field = fields.get(str(attribute).removeprefix("data-"))
            if attribute == "class":
                continue
            if field is None or not str(attribute).startswith("data-") or field.form in ("text", "list"):
                self.object(element, f"{attribute}=")
                continue
            yield field.name, self._value(element, field, str(text))

    def _value(self, element: etree._Element, field: _Field, text: str) -> Any:
        if field.form == "place":
            return Source.parse(text)
        if field.form == "flag" and text == "yes":
            return True
        if field.form == "flag":
            self.object(element, f'data-{field.name}="{text}"')
            return False
        if field.form == "number":
            return field.item(text)
        if isinstance(field.item, tuple) and text not in field.item:
            self.object(element, f'data-{field.name}="{text}"')
        return text

    def _read_child(self, child: etree._Element, fields: dict[str, _Field], values: dict[str, Any]) -> None:
        name = "title" if child.tag == "h1" else (child.get("class") or "").split(" ")[0]
        field = fields.get(name)
        if field is None or field.form not in ("text", "list") or name in values:
            self.object(child, f'<{child.tag} class="{child.get("class", "")}">')
        elif field.form == "text":
            values[name] = self.rich_text(child)
        elif child.tag not in _LISTS:
            self.object(child, f'<{child.tag} class="{name}">')
        else:
            values[name] = tuple(self._items(child, field))
        if (child.tail or "").strip():
            self.object(child, f'"{(child.tail or "").strip()[:20]}"')

    def _items(self, element: etree._Element, field: _Field) -> Iterator[Any]:
        for item in element.iterchildren():
            if item.tag != _LISTS[str(element.tag)]:
                self.object(item, f"<{item.tag}>")
            elif field.item is RichText:
                yield self.rich_text(item)
            elif (read := self._read(item, field.item, (item.get("class") or "").split())) is not None:
                yield read

    def rich_text(self, element: etree._Element) -> RichText:
        """The runs inside an element, white space folded."""
        return _trimmed(list(self._runs(element, frozenset(), None)))

    def _runs(self, element: etree._Element, marks: frozenset[Mark], link: str | None) -> Iterator[Run]:
        if element.text:
            yield Run(element.text, marks, link)
        for child in element.iterchildren():
            yield from self._marked(child, marks, link)
            if child.tail:
                yield Run(child.tail, marks, link)

    def _marked(self, child: etree._Element, marks: frozenset[Mark], link: str | None) -> Iterator[Run]:
        word = child.get("class")
        if child.tag not in _INLINE or (child.tag == "span" and word not in MARKS):
            self.object(child, f"<{child.tag}>")
            return
        mark = _INLINE[str(child.tag)] or (word if child.tag == "span" else None)
        yield from self._runs(child, marks | {mark} if mark else marks, child.get("href", link))


def _trimmed(runs: list[Run]) -> RichText:
    """Runs with white space folded as HTML does: one space between words, none at the ends."""
    folded: list[Run] = []
    after_space = True
    for run in runs:
        text = _fold(run.text, after_space)
        if text:
            after_space = text.endswith(" ")
            folded.append(Run(text, run.marks, run.link))
    if folded and folded[-1].text.endswith(" "):
        last = folded.pop()
        if last.text.rstrip(" "):
            folded.append(Run(last.text.rstrip(" "), last.marks, last.link))
    return RichText(tuple(folded))


def _fold(text: str, after_space: bool) -> str:
    words = text.replace("\n", " ").replace("\t", " ")
    while "  " in words:
        words = words.replace("  ", " ")
    return words.removeprefix(" ") if after_space else words
