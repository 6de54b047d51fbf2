"""What a client's file offers, told before anything is built: the layout for every kind of slide, what is missing."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path

from msgspec import Struct

from coursegen.problems import Problem, Severity, Source
from coursegen.writers.opening import BaseFile, Refused, parse, problem_at
from coursegen.writers.pptx.base.layouts import (
    ClientLayout,
    ClientMaster,
    Measures,
    P,
    Placeholder,
    read_masters,
    read_measures,
)
from coursegen.writers.pptx.base.matching import (
    BODY,
    LayoutMatch,
    art_in_the_way,
    has_dark_ground,
    match_layouts,
    title_of,
)
from coursegen.writers.pptx.slots import FULL_BLEED

SMALLEST_TITLE = 20.0
"""Titles below this size, in points of a slide 960 wide, are hard to read from the last row."""

_LACKING = {"footer": "base-no-footer", "number": "base-no-number"}


class TemplateReport(Struct, frozen=True):
    """What was matched in a client's file. ``width`` and ``height`` are in points; ``sample_slides`` are left out."""

    file: Path
    width: float
    height: float
    masters: int
    layouts: int
    sample_slides: int
    matches: tuple[LayoutMatch, ...]
    problems: tuple[Problem, ...]

    @property
    def usable(self) -> bool:
        """Whether decks can be built on the file."""
        return all(problem.severity is not Severity.ERROR for problem in self.problems)


class Surveyed(Struct, frozen=True):
    """A client's file read through: what the design and the report both build on."""

    path: Path
    file: BaseFile
    measures: Measures
    masters: tuple[ClientMaster, ...]
    matches: Mapping[str, LayoutMatch]
    sample_slides: int

    @property
    def layouts(self) -> tuple[ClientLayout, ...]:
        """The layouts of all masters."""
        return tuple(layout for master in self.masters for layout in master.layouts)


def match_template(path: Path) -> TemplateReport:
    """What a .pptx or .potx offers our slides. Raises :class:`coursegen.problems.TemplateError` for what is neither."""
    try:
        found = survey(path)
    except Refused as refused:
        raise problem_at(path, refused) from None
    return TemplateReport(
        path,
        found.measures.width,
        found.measures.height,
        len(found.masters),
        len(found.layouts),
        found.sample_slides,
        tuple(found.matches.values()),
        tuple(errors(found)) + tuple(_warnings(found)),
    )


def survey(path: Path) -> Surveyed:
    """A client's file, opened and matched. Raises :class:`Refused`."""
    file = BaseFile(path)
    presentation = parse(file.read(file.main))
    measures = read_measures(presentation)
    masters = read_masters(file, presentation, measures)
    matches = match_layouts([layout for master in masters for layout in master.layouts])
    slides = len(presentation.findall(f"{P}sldIdLst/{P}sldId"))
    return Surveyed(path, file, measures, masters, matches, slides)


def errors(found: Surveyed) -> Iterator[Problem]:
    """Why no deck can be built on a file."""
    place = Source(str(found.path), 1, 1)
    measures = found.measures
    if not measures.is_wide:
        size = f"{measures.width / 28.3465:.1f} × {measures.height / 28.3465:.1f}"
        yield Problem("base-ratio", place, {"name": found.path.name, "size": size})
    if not found.layouts:
        yield Problem("base-no-layouts", place, {"name": found.path.name})


def _warnings(found: Surveyed) -> Iterator[Problem]:
    place = Source(str(found.path), 1, 1)
    for code, values in _doubts(found):
        yield Problem(code, place, {"name": found.path.name, **values}, Severity.WARNING)


def _doubts(found: Surveyed) -> Iterator[tuple[str, dict[str, object]]]:
    """What will look different from what the client may expect, once for each layout."""
    told: set[tuple[str, int]] = set()
    for match in found.matches.values():
        for code, values in _doubts_of(match):
            if (code, match.layout.number) not in told:
                told.add((code, match.layout.number))
                yield code, {"layout": title_in_menu(match.layout), **values}
    if found.masters and not found.masters[0].east_asian_face:
        yield "base-no-east-asian", {}


def _doubts_of(match: LayoutMatch) -> Iterator[tuple[str, dict[str, object]]]:
    title = title_of(match.layout)
    if title is None:
        yield "base-no-title", {}
    else:
        yield from _doubts_of_title(title, match)
    if match.need in FULL_BLEED:
        return
    for role in ("footer", "number"):
        if match.placeholder(role) is None:
            yield _LACKING[role], {}
    if match.layout.ground is None or has_dark_ground(match.layout):
        yield "base-ground", {}
    elif names := art_in_the_way(match.layout):
        yield "base-art", {"count": len(names), "shapes": ", ".join(name or "?" for name in names[:3])}


def _doubts_of_title(title: Placeholder, match: LayoutMatch) -> Iterator[tuple[str, dict[str, object]]]:
    if title.size < SMALLEST_TITLE:
        yield "base-small-title", {"size": f"{title.size:g}", "least": f"{SMALLEST_TITLE:g}"}
    if match.need not in FULL_BLEED and title.box.bottom > BODY.y:
        yield "base-title-overlaps", {"over": round(title.box.bottom - BODY.y)}


def title_in_menu(layout: ClientLayout) -> str:
    """What a layout is called: its number, and its name if it has one."""
    return f"{layout.number} {layout.name}".strip()
