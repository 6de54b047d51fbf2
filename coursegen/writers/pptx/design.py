"""Where a deck's masters and layouts come from, and how its slides stand on them: our own design or a client's file."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Literal, Protocol

from msgspec import Struct

from coursegen.layout.frames import Box, Frame, LaidOutSlide
from coursegen.units import Emu
from coursegen.writers.package import Part
from coursegen.writers.pptx.palette import Palette

Aspect = Literal["size", "colour", "face"]


class OwnSlot(Struct, frozen=True):
    """A placeholder of our own layouts: slides write their place and every property of their text."""

    attributes: str


class ClientSlot(Struct, frozen=True):
    """A placeholder of a client's layout: slides inherit its look, except for what ``writes`` names.

    ``box`` is where it stands on this slide; ``None`` where the layout puts it.
    """

    attributes: str
    box: Box | None = None
    writes: frozenset[Aspect] = frozenset()


Slot = OwnSlot | ClientSlot


class Staged(Struct, frozen=True):
    """A slide on its layout: the frames to write, the placeholders they fill, its own ground if it has one."""

    layout: str
    frames: tuple[Frame, ...]
    slots: Mapping[str, Slot]
    palette: Palette
    colour_map: str
    ground: str | None = None


class MasterEntry(Struct, frozen=True):
    """How the presentation lists a slide master."""

    id: int
    part: str


class Setup(Struct, frozen=True):
    """What the presentation part says about a design; sizes in EMU."""

    masters: tuple[MasterEntry, ...]
    size: tuple[Emu, Emu]
    theme_part: str
    notes_master: str
    table_styles: str
    handout_master: str | None = None
    text_style: str = ""


class Design(Protocol):
    """Masters and layouts for a deck."""

    @property
    def palette(self) -> Palette:
        """What notes are written in."""

    @property
    def setup(self) -> Setup:
        """What the presentation lists."""

    def parts(self) -> Iterator[Part]:
        """Masters, layouts, themes, and all they need."""

    def staged(self, slide: LaidOutSlide) -> Staged:
        """The slide as it is written on its layout."""
