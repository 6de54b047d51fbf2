"""The colours, faces and language everything in a deck is written in."""

from __future__ import annotations

from collections.abc import Mapping

from msgspec import Struct

from coursegen.theme import Theme
from coursegen.writers.xml_text import quoteattr

LANG = {"zh-Hans": ("zh-CN", "en-US"), "zh-Hant": ("zh-TW", "en-US"), "en": ("en-US", "zh-CN")}
OWN_SLOTS = {
    "ink": "tx1", "paper": "bg1", "deep": "tx2", "wash": "bg2", "accent": "accent1", "case": "accent2",
    "discussion": "accent3", "drill": "accent4", "media": "accent5", "quiz": "accent6", "muted": "folHlink",
}  # fmt: skip
"""Roles that are theme colours, so that another theme recolours them; the rest are fixed values."""
THEME_FACES = '<a:latin typeface="+mn-lt"/><a:ea typeface="+mn-ea"/><a:cs typeface="+mn-cs"/>'


class Palette(Struct, frozen=True):
    """Roles to colours. ``slots`` are the roles that are colours of the file's theme; ``faces`` what runs name."""

    theme: Theme
    language: str
    slots: Mapping[str, str]
    faces: str = THEME_FACES

    def colour(self, role: str) -> str:
        """The colour element of a role."""
        slot = self.slots.get(role)
        return f'<a:schemeClr val="{slot}"/>' if slot else f'<a:srgbClr val="{self.theme.colours[role]}"/>'

    def fill(self, role: str) -> str:
        """A solid fill."""
        return f"<a:solidFill>{self.colour(role)}</a:solidFill>"

    @property
    def lang(self) -> str:
        """Language attributes of a run."""
        main, other = LANG[self.language]
        return f'lang="{main}" altLang="{other}"'

    @property
    def east_asian_face(self) -> str:
        """The face of Han characters, named."""
        return f"<a:ea typeface={quoteattr(self.theme.east_asian_font(self.language))}/>"

    @property
    def named_faces(self) -> str:
        """Our own faces, named: for presentations whose theme has none for Han characters."""
        latin = quoteattr(self.theme.latin_font())
        return f"<a:latin typeface={latin}/>{self.east_asian_face}<a:cs typeface={latin}/>"
