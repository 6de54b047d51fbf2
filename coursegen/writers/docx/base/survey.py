"""A client's document read through once: what the design and the report both build on."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from msgspec import Struct

from coursegen.problems import Problem, Source
from coursegen.writers.docx.base.letterhead import KeptPictures, Letterhead
from coursegen.writers.docx.base.matching import Matches, match_styles
from coursegen.writers.docx.base.sections import (
    LEAST_HEIGHT,
    LEAST_LANDSCAPE,
    LEAST_WIDTH,
    ClientPages,
    read_pages,
    too_small,
)
from coursegen.writers.docx.base.styles import ClientStyles, W, is_on, number, value
from coursegen.writers.opening import DOCUMENT, BaseFile, Refused, parse
from coursegen.writers.package import OFFICE

_TYPES = ("styles", "numbering", "settings", "theme")
_FOUND_NOTHING: Mapping[str, str] = {}


class ClientParts(Struct, frozen=True):
    """The parts of a file that say how it looks, by what they are; ``names`` are theirs."""

    roots: Mapping[str, Any]
    names: Mapping[str, str]

    def setting(self, name: str) -> Any:
        """An element of the settings."""
        settings = self.roots.get("settings")
        return None if settings is None else settings.find(f"{W}{name}")


class Surveyed(Struct, frozen=True):
    """A client's document, opened and matched."""

    path: Path
    file: BaseFile
    document: Any
    parts: ClientParts
    styles: ClientStyles
    matches: Matches
    pages: ClientPages
    pictures: KeptPictures
    letterhead: Letterhead

    @property
    def is_facing(self) -> bool:
        """Whether left pages have headers and footers of their own."""
        return is_on(self.parts.setting("evenAndOddHeaders"))

    @property
    def is_mirrored(self) -> bool:
        """Whether margins change sides on facing pages."""
        return is_on(self.parts.setting("mirrorMargins"))


def survey(path: Path, wanted: Mapping[str, str] = _FOUND_NOTHING, theme: str = "") -> Surveyed:
    """A client's file read through; ``wanted`` names styles for roles in ``theme``. Raises :class:`Refused`."""
    file = BaseFile(path, DOCUMENT)
    document = parse(file.read(file.main))
    if document.tag != f"{W}document":
        raise Refused("base-damaged", reason=file.main)
    parts = _parts(file)
    if "styles" not in parts.roots:
        raise Refused("base-no-styles")
    styles = ClientStyles(parts.roots["styles"], parts.roots.get("theme"))
    pages, pictures = read_pages(file, document), KeptPictures(file)
    letterhead = Letterhead(file, pages.parts, pictures)
    letterhead.check()
    matches = match_styles(styles, document, wanted, theme)
    return Surveyed(path, file, document, parts, styles, matches, pages, pictures, letterhead)


def errors(found: Surveyed) -> Iterator[Problem]:
    """Why no document can be built on a file."""
    yield from found.matches.problems
    if too_small(found.pages):
        page = found.pages.upright
        values = {
            "name": found.path.name, "width": round(page.text_width), "height": round(page.text_height),
            "least": LEAST_WIDTH, "low": LEAST_HEIGHT, "across": LEAST_LANDSCAPE,
        }  # fmt: skip
        yield Problem("base-page-small", Source(str(found.path), 1, 1), values)


def _parts(file: BaseFile) -> ClientParts:
    roots, names = {}, {}
    for relation in file.relations(file.main):
        kind = relation.type.rpartition("/")[2]
        if relation.type == f"{OFFICE}/{kind}" and kind in _TYPES and not relation.external:
            if not file.holds(relation.target):
                raise Refused("base-damaged", reason=relation.target)
            roots[kind], names[kind] = parse(file.read(relation.target)), relation.target
    return ClientParts(roots, names)


def tab_width(found: Surveyed) -> int:
    """How far apart tab stops stand where a paragraph names none, in twentieths of a point."""
    width = number(value(found.parts.setting("defaultTabStop")))
    return width if width and 0 < width < 5000 else 420
