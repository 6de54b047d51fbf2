"""What every shape of a presentation needs to know: the theme's colours and faces, the language, unique ids."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from coursegen.theme import Theme
from coursegen.writers.package import OFFICE, Part
from coursegen.writers.pptx.timing import Moving

LANG = {"zh-Hans": ("zh-CN", "en-US"), "zh-Hant": ("zh-TW", "en-US"), "en": ("en-US", "zh-CN")}
SLOTS = {
    "ink": "tx1", "paper": "bg1", "deep": "tx2", "wash": "bg2", "accent": "accent1", "case": "accent2",
    "discussion": "accent3", "drill": "accent4", "media": "accent5", "quiz": "accent6", "muted": "folHlink",
}  # fmt: skip
"""Roles that are theme colours, so that another theme recolours them; the rest are fixed values."""


@dataclass(slots=True)
class Scene:
    """One slide being written: hands out shape ids and collects what the slide refers to."""

    theme: Theme
    language: str
    part: Part
    slide_number: int = 0
    slide_parts: Mapping[str, str] = field(default_factory=dict)
    """The part each anchored slide is written to."""
    moving: list[Moving] = field(default_factory=list)
    last_id: int = 1
    _links: dict[str, str] = field(default_factory=dict)

    def next_id(self) -> int:
        """A shape id not used on this slide."""
        self.last_id += 1
        return self.last_id

    def colour(self, role: str) -> str:
        """The colour element of a role."""
        slot = SLOTS.get(role)
        if slot:
            return f'<a:schemeClr val="{slot}"/>'
        return f'<a:srgbClr val="{self.theme.colours[role]}"/>'

    def fill(self, role: str) -> str:
        """A solid fill."""
        return f"<a:solidFill>{self.colour(role)}</a:solidFill>"

    @property
    def lang(self) -> str:
        """Language attributes of a run."""
        main, other = LANG[self.language]
        return f'lang="{main}" altLang="{other}"'

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
