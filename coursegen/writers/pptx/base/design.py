"""A client's file as the design of a deck: its masters and layouts kept, our slides set on them."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

from lxml import etree

from coursegen.layout.frames import LaidOutSlide
from coursegen.problems import TemplateError
from coursegen.theme import Theme
from coursegen.units import emu
from coursegen.writers.colouring import is_dark, luminance
from coursegen.writers.opening import Refused, parse, problem_at
from coursegen.writers.package import OFFICE, Part, Relation, xml_part
from coursegen.writers.pptx.base.kept import KeptParts
from coursegen.writers.pptx.base.layouts import P
from coursegen.writers.pptx.base.report import Surveyed, errors, survey
from coursegen.writers.pptx.base.scaling import box, scaled
from coursegen.writers.pptx.base.stage import Setting, on_layout
from coursegen.writers.pptx.design import ClientSlot, MasterEntry, Setup, Slot, Staged
from coursegen.writers.pptx.markup import MASTERS_COLOURS, PART_TYPE
from coursegen.writers.pptx.notes import NOTES_MASTER, notes_master_parts
from coursegen.writers.pptx.own_design import NO_TABLE_STYLES
from coursegen.writers.pptx.palette import THEME_FACES, Palette

_LIGHT = 0.8
"""The luminance from which a client's background serves as our paper."""


class ClientDesign:
    """The masters and layouts of a client's file. Raises :class:`TemplateError` when it cannot be used."""

    def __init__(self, path: Path, theme: Theme, language: str) -> None:
        try:
            self._found = survey(path)
            if problems := list(errors(self._found)):
                raise TemplateError(problems)
            self._read(theme, language)
        except Refused as refused:
            raise problem_at(path, refused) from None

    def _read(self, theme: Theme, language: str) -> None:
        """Everything that is kept of the file."""
        found = self._found
        presentation = parse(found.file.read(found.file.main))
        special = _special(found, found.file.relations(found.file.main))
        masters = [Relation("", f"{OFFICE}/slideMaster", master.part) for master in found.masters]
        kept = KeptParts(found.file, [*masters, *special.values()])
        self._kept = {part.name: part for part in kept.parts()}
        self._layouts = {layout.number: kept.name(layout.part) for layout in found.layouts}
        self.palette = _palette(found, theme, language)
        self._plain = Palette(theme, language, {}, self.palette.faces)
        names = {kind: kept.name(relation.target) for kind, relation in special.items()}
        self.setup = _setup(found, names, kept, presentation)

    def parts(self) -> Iterator[Part]:
        """The client's masters and layouts with all they need; what it lacks is ours."""
        yield from self._kept.values()
        if self.setup.notes_master not in self._kept:
            yield from notes_master_parts(self.palette)
        if self.setup.table_styles not in self._kept:
            yield xml_part(self.setup.table_styles, f"{PART_TYPE}.tableStyles+xml", NO_TABLE_STYLES)

    def staged(self, slide: LaidOutSlide) -> Staged:
        """The slide on the client's layout for its kind."""
        match = self._found.matches[slide.master]
        theme, language = self.palette.theme, self.palette.language
        badge = theme.badges[slide.master.removeprefix("activity-")][language] if _is_activity(slide) else ""
        setting = _enlarged(on_layout(slide, match, badge), self._found.measures.factor)
        palette = self.palette if match.layout.colour_map == MASTERS_COLOURS else self._plain
        layout = self._layouts[match.layout.number]
        return Staged(layout, setting.frames, setting.slots, palette, match.layout.colour_map, setting.ground)


def _is_activity(slide: LaidOutSlide) -> bool:
    return slide.master.startswith("activity-")


def _enlarged(setting: Setting, factor: float) -> Setting:
    """The setting on a slide ``factor`` times as large as ours."""
    if abs(factor - 1) < 1e-6:
        return setting
    frames = tuple(scaled(frame, factor) for frame in setting.frames)
    return Setting(frames, {role: _scaled_slot(slot, factor) for role, slot in setting.slots.items()}, setting.ground)


def _scaled_slot(slot: Slot, factor: float) -> Slot:
    if not isinstance(slot, ClientSlot) or slot.box is None:
        return slot
    return ClientSlot(slot.attributes, box(slot.box, factor), slot.writes)


def _palette(found: Surveyed, theme: Theme, language: str) -> Palette:
    """Our colours; text and ground are the client's where they are dark on light."""
    master = found.masters[0]
    usual = master.text and master.ground and is_dark(master.text) and luminance(master.ground) >= _LIGHT
    slots = {"ink": "tx1", "paper": "bg1"} if usual else {}
    plain = Palette(theme, language, slots)
    return Palette(theme, language, slots, THEME_FACES if master.east_asian_face else plain.named_faces)


def _special(found: Surveyed, relations: tuple[Relation, ...]) -> dict[str, Relation]:
    """The client's notes master, handout master and table styles, where it has them."""
    kinds = {f"{OFFICE}/{kind}": kind for kind in ("notesMaster", "handoutMaster", "tableStyles")}
    return {kinds[r.type]: r for r in relations if r.type in kinds and found.file.holds(r.target)}


def _setup(found: Surveyed, special: dict[str, str], kept: KeptParts, presentation: Any) -> Setup:
    measures = found.measures
    return Setup(
        tuple(MasterEntry(master.id, kept.name(master.part)) for master in found.masters),
        (emu(measures.width), emu(measures.height)),
        kept.name(found.masters[0].theme_part),
        special.get("notesMaster", NOTES_MASTER),
        special.get("tableStyles", "ppt/tableStyles.xml"),
        special.get("handoutMaster"),
        _text_style(presentation),
    )


def _text_style(presentation: Any) -> str:
    """How text boxes look that say nothing themselves."""
    style = presentation.find(f"{P}defaultTextStyle")
    return "" if style is None else str(etree.tostring(style, encoding="unicode", with_tail=False))
