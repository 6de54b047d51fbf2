"""Colour roles to the values Word stores; roles with a slot in the Office theme follow it when a reader changes it."""

from __future__ import annotations

from collections.abc import Mapping

_SLOTS = {
    "ink": "text1", "paper": "background1", "deep": "text2", "wash": "background2", "accent": "accent1",
    "lecture": "accent1", "case": "accent2", "discussion": "accent3", "drill": "accent4", "media": "accent5",
    "quiz": "accent6",
}  # fmt: skip


class Palette:
    """Resolves colour roles; ``kind`` and ``kindtint`` stand for the kind in force, lecture where there is none."""

    def __init__(self, colours: Mapping[str, str], slots: Mapping[str, str] = _SLOTS) -> None:
        self._colours = colours
        self._slots = slots

    def value(self, role: str, kind: str | None = None) -> str:
        """The colour as RRGGBB."""
        return self._colours[_of_kind(role, kind)]

    def text(self, role: str, kind: str | None = None) -> str:
        """The ``w:color`` element."""
        slot = self._slots.get(_of_kind(role, kind))
        theme = f' w:themeColor="{slot}"' if slot else ""
        return f'<w:color w:val="{self.value(role, kind)}"{theme}/>'

    def fill(self, role: str, kind: str | None = None) -> str:
        """The ``w:shd`` element."""
        slot = self._slots.get(_of_kind(role, kind))
        theme = f' w:themeFill="{slot}"' if slot else ""
        return f'<w:shd w:val="clear" w:color="auto" w:fill="{self.value(role, kind)}"{theme}/>'


def _of_kind(role: str, kind: str | None) -> str:
    if role == "kind":
        return kind or "lecture"
    if role == "kindtint":
        return f"{kind or 'lecture'}tint"
    return role
