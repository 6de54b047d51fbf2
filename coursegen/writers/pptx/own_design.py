"""Our own design: a master and a layout for every kind of slide, made from the theme."""

from __future__ import annotations

from collections.abc import Iterator

from coursegen.layout.frames import LaidOutSlide
from coursegen.theme import Theme
from coursegen.units import emu
from coursegen.writers.package import OFFICE, Part, xml_part
from coursegen.writers.pptx.design import MasterEntry, OwnSlot, Setup, Staged
from coursegen.writers.pptx.markup import MASTERS_COLOURS, PART_TYPE, THEME_TYPE
from coursegen.writers.pptx.master import MASTERS, MasterXml, placeholders
from coursegen.writers.pptx.notes import NOTES_MASTER, notes_master_parts
from coursegen.writers.pptx.palette import OWN_SLOTS, Palette
from coursegen.writers.pptx.theme_part import theme_xml

_MASTER, _THEME, _TABLE_STYLES = "ppt/slideMasters/slideMaster1.xml", "ppt/theme/theme1.xml", "ppt/tableStyles.xml"
FIRST_ID = 2147483648
"""The least id of a master or layout."""
NO_TABLE_STYLES = (
    '<a:tblStyleLst xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" '
    'def="{5C22544A-7EE6-4342-B048-85BDC9FD1C3A}"/>'
)


class OwnDesign:
    """The theme's own masters and layouts."""

    def __init__(self, theme: Theme, language: str) -> None:
        self.palette = Palette(theme, language, OWN_SLOTS)
        self.setup = Setup((MasterEntry(FIRST_ID, _MASTER),), (emu(960), emu(540)), _THEME, NOTES_MASTER, _TABLE_STYLES)
        self._slots = {name: {p.name: OwnSlot(p.attributes) for p in placeholders(name)} for name in MASTERS}

    def parts(self) -> Iterator[Part]:
        """The master, its layouts and themes."""
        composer = MasterXml(self.palette)
        master = Part(_MASTER, f"{PART_TYPE}.slideMaster+xml", b"")
        relations = [master.relate(f"{OFFICE}/slideLayout", _layout_part(name)) for name in MASTERS]
        ids = "".join(f'<p:sldLayoutId id="{FIRST_ID + i}" r:id="{id}"/>' for i, id in enumerate(relations, 1))
        master.relate(f"{OFFICE}/theme", _THEME)
        yield master.holding(composer.master(ids))
        yield xml_part(_THEME, THEME_TYPE, theme_xml(self.palette.theme, self.palette.language))
        yield xml_part(_TABLE_STYLES, f"{PART_TYPE}.tableStyles+xml", NO_TABLE_STYLES)
        for name in MASTERS:
            layout = xml_part(_layout_part(name), f"{PART_TYPE}.slideLayout+xml", composer.layout(name))
            layout.relate(f"{OFFICE}/slideMaster", _MASTER)
            yield layout
        yield from notes_master_parts(self.palette)

    def staged(self, slide: LaidOutSlide) -> Staged:
        """The slide as it was laid out."""
        slots = self._slots[slide.master]
        return Staged(_layout_part(slide.master), slide.frames, slots, self.palette, MASTERS_COLOURS)


def _layout_part(master: str) -> str:
    return f"ppt/slideLayouts/slideLayout{MASTERS.index(master) + 1}.xml"
