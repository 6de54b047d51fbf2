"""What the shapes of a slide need to know: its palette and placeholders, ids that are unique, where links lead."""

from __future__ import annotations

from collections.abc import Mapping

from msgspec import Struct, field

from coursegen.writers.package import OFFICE, Part
from coursegen.writers.pptx.design import Slot
from coursegen.writers.pptx.palette import Palette
from coursegen.writers.pptx.timing import Moving, Playing


class Scene(Struct):
    """One slide being written: hands out shape ids and collects what the slide refers to.

    ``slots`` are the layout's placeholders by what fills them, ``slide_parts`` the parts of anchored slides, ``media``
    the relationship ids of charts and pictures by their frame's identity.
    """

    palette: Palette
    part: Part
    number: int = 0
    slots: Mapping[str, Slot] = field(default_factory=dict)
    slide_parts: Mapping[str, str] = field(default_factory=dict)
    media: dict[int, str] = field(default_factory=dict)
    moving: list[Moving] = field(default_factory=list)
    last_id: int = 1
    recordings: dict[int, tuple[str, str]] = field(default_factory=dict)
    """The ids by which a recording's frame refers to its file: linked, and embedded."""
    playing: list[Playing] = field(default_factory=list)
    _links: dict[str, str] = field(default_factory=dict)

    def next_id(self) -> int:
        """A shape id not used on this slide."""
        self.last_id += 1
        return self.last_id

    def jump(self, anchor: str | None) -> str:
        """The click that leads to an anchored slide; nothing for an anchor the deck does not have."""
        target = self.slide_parts.get(anchor or "")
        if target is None or target == self.part.name:
            return ""
        if target not in self._links:
            self._links[target] = self.part.relate(f"{OFFICE}/slide", target)
        return f'<a:hlinkClick r:id="{self._links[target]}" action="ppaction://hlinksldjump"/>'

    def link(self, address: str) -> str:
        """The relationship id of an outside address."""
        if address not in self._links:
            self._links[address] = self.part.relate(f"{OFFICE}/hyperlink", address, external=True)
        return self._links[address]
