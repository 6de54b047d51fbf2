"""The styles of a client's file: every property looked up along the chain of styles it is based on."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cached_property
from typing import Any

from msgspec import Struct

from coursegen.writers.colouring import A, luminance, theme_slots
from coursegen.writers.opening import Refused

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_LONGEST_CHAIN = 30
_THEME_COLOURS = {
    "text1": "dk1", "dark1": "dk1", "background1": "lt1", "light1": "lt1", "text2": "dk2", "dark2": "dk2",
    "background2": "lt2", "light2": "lt2", "hyperlink": "hlink", "followedHyperlink": "folHlink",
}  # fmt: skip
_LIGHT = 0.3
"""The luminance from which text is too faint on white: a contrast below three."""
_OFF = ("0", "false", "off")


def value(element: Any, attribute: str = "val") -> str:
    """An attribute of the main namespace; empty where the element or attribute is not there."""
    return "" if element is None else str(element.get(f"{W}{attribute}", ""))


def is_on(element: Any) -> bool:
    """Whether a switch is there and not switched off."""
    return element is not None and value(element) not in _OFF


def number(written: str) -> int | None:
    """A whole number of at most nine digits; ``None`` for anything else."""
    digits = written.removeprefix("-")
    return int(written) if digits.isascii() and digits.isdigit() and len(digits) < 10 else None


class ClientStyle(Struct, frozen=True, dict=True):
    """A style with those it is based on, nearest first, and the defaults of the file last."""

    id: str
    name: str
    type: str
    is_default: bool
    following: str
    aliases: tuple[str, ...]
    chain: tuple[Any, ...]
    slots: dict[str, str]

    def own(self, path: str) -> Any:
        """The nearest element at a path such as ``pPr/jc``."""
        steps = "/".join(f"{W}{step}" for step in path.split("/"))
        return next((found for element in self.chain if (found := element.find(steps)) is not None), None)

    @cached_property
    def outline(self) -> int | None:
        """The outline level, 0 for the highest; ``None`` for text."""
        level = number(value(self.own("pPr/outlineLvl")))
        return level if level is not None and 0 <= level <= 8 else None

    @cached_property
    def size(self) -> float:
        """The size of its text in points."""
        return (number(value(self.own("rPr/sz"))) or 20) / 2

    @cached_property
    def is_bold(self) -> bool:
        """Whether its text is bold."""
        return is_on(self.own("rPr/b"))

    @cached_property
    def colour(self) -> str:
        """The colour of its text as RRGGBB; empty where the file leaves it to Word."""
        return colour_of(self.own("rPr/color"), self.slots)

    @property
    def is_light(self) -> bool:
        """Whether its text is made for a dark ground."""
        return bool(self.colour) and luminance(self.colour) > _LIGHT

    @cached_property
    def numbering(self) -> tuple[str, int] | None:
        """The list it belongs to and its level in it."""
        list_id = value(self.own("pPr/numPr/numId"))
        return (list_id, number(value(self.own("pPr/numPr/ilvl"))) or 0) if list_id not in ("", "0") else None

    @property
    def borrows_indent(self) -> bool:
        """Whether its indent is that of a style it is based on."""
        indent = f"{W}pPr/{W}ind"
        return self.own("pPr/ind") is not None and self.chain[0].find(indent) is None

    @cached_property
    def stops(self) -> dict[int, str]:
        """The kinds of its tab stops by where they stand, in twentieths of a point."""
        stops = {
            number(value(tab, "pos")): value(tab)
            for element in reversed(self.chain)
            for tab in element.iterfind(f"{W}pPr/{W}tabs/{W}tab")
        }
        return {pos: kind for pos, kind in stops.items() if pos is not None and kind != "clear"}

    @property
    def tabs(self) -> tuple[int, ...]:
        """Where its tab stops stand."""
        return tuple(sorted(self.stops))

    @cached_property
    def fonts(self) -> dict[str, str]:
        """The attributes of its ``w:rFonts``: the nearest says, and a theme's face beats a name."""
        merged: dict[str, str] = {}
        for element in reversed(self.chain):
            for fonts in element.iterfind(f"{W}rPr/{W}rFonts"):
                for key, face in fonts.attrib.items():
                    script = str(key).removeprefix(W)
                    merged.pop(script.removesuffix("Theme"), None)
                    merged.pop(f"{script}Theme", None)
                    merged[script] = str(face)
        return {script: merged[script] for script in _FONT_ORDER if script in merged}


_FONT_ORDER = ("ascii", "hAnsi", "eastAsia", "cs", "asciiTheme", "hAnsiTheme", "eastAsiaTheme", "cstheme")


def colour_of(element: Any, slots: dict[str, str], prefix: str = "") -> str:
    """The colour a ``w:color`` or ``w:shd`` names, as RRGGBB; theme colours as the theme has them, unshaded."""
    if element is None:
        return ""
    theme = value(element, "themeFill" if prefix else "themeColor")
    named = slots.get(_THEME_COLOURS.get(theme, theme), "")
    written = value(element, prefix or "val")
    shaded = any(value(element, key) for key in ("themeTint", "themeShade", "themeFillTint", "themeFillShade"))
    is_colour = len(written) == 6 and all(digit in "0123456789ABCDEFabcdef" for digit in written)
    return (written if is_colour and (shaded or not named) else named).upper()


class ClientStyles:
    """All styles of a file, found by id, by name and by what they are for. Raises :class:`Refused` for none at all."""

    def __init__(self, root: Any, theme: Any) -> None:
        if root.tag != f"{W}styles":
            raise Refused("base-damaged", reason="styles")
        self.slots = {} if theme is None else theme_slots(theme)
        self.faces = {} if theme is None else _faces(theme)
        elements = {value(element, "styleId"): element for element in root.iterfind(f"{W}style")}
        elements.pop("", None)
        defaults = [element for element in (_defaults(root),) if element is not None]
        self._all = {id: self._style(id, elements, defaults) for id in elements}
        if not any(style.type == "paragraph" for style in self._all.values()):
            raise Refused("base-no-styles")

    def __iter__(self) -> Iterator[ClientStyle]:
        return iter(self._all.values())

    def get(self, id: str) -> ClientStyle | None:
        """The style with an id."""
        return self._all.get(id)

    def built_in(self, name: str, type: str = "paragraph") -> ClientStyle | None:
        """The style Word knows by a name it stores in English, whatever the menu calls it."""
        return next((style for style in self if style.type == type and style.name.casefold() == name), None)

    def default(self, type: str = "paragraph") -> ClientStyle | None:
        """The style of what names none."""
        found = [style for style in self if style.type == type]
        return next((style for style in found if style.is_default), None)

    def face(self, slot: str) -> str:
        """The face behind a theme font such as ``minorEastAsia``; empty where the theme names none."""
        return self.faces.get(slot.replace("Ascii", "HAnsi"), "")

    def _style(self, id: str, elements: dict[str, Any], defaults: list[Any]) -> ClientStyle:
        element = elements[id]
        chain, at = [element], value(element.find(f"{W}basedOn"))
        while at in elements and elements[at] not in chain and len(chain) < _LONGEST_CHAIN:
            chain.append(elements[at])
            at = value(elements[at].find(f"{W}basedOn"))
        aliases = tuple(filter(None, value(element.find(f"{W}aliases")).split(",")))
        type, name = value(element, "type") or "paragraph", value(element.find(f"{W}name"))
        is_default = value(element, "default") in ("1", "true", "on")
        following = value(element.find(f"{W}next"))
        return ClientStyle(id, name, type, is_default, following, aliases, (*chain, *defaults), self.slots)


def _defaults(root: Any) -> Any:
    """The defaults of the file in the shape of a style."""
    found = root.find(f"{W}docDefaults")
    if found is None:
        return None
    shaped = root.makeelement(f"{W}style")
    for path in (f"{W}rPrDefault/{W}rPr", f"{W}pPrDefault/{W}pPr"):
        if (part := found.find(path)) is not None:
            copied = shaped.makeelement(part.tag)
            copied.extend([_copy(child) for child in part])
            shaped.append(copied)
    return shaped


def _copy(element: Any) -> Any:
    return element.__copy__()


def _faces(theme: Any) -> dict[str, str]:
    """The faces of a theme: ``minorHAnsi``, ``minorEastAsia``, ``majorHAnsi``, ``majorEastAsia``."""
    found = {}
    for kind in ("minor", "major"):
        for script, tag in (("HAnsi", "latin"), ("EastAsia", "ea")):
            face = theme.find(f".//{A}{kind}Font/{A}{tag}")
            found[f"{kind}{script}"] = "" if face is None else face.get("typeface", "")
    return found
