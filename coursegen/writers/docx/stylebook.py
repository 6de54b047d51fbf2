"""Which Word style serves which role: ours, or a client's that stands in for it."""

from __future__ import annotations

from collections.abc import Mapping

from msgspec import Struct

from coursegen.writers.docx.paragraph_looks import PARAGRAPH_LOOKS
from coursegen.writers.docx.styles import CONTENTS_IDS, STYLE_IDS

_OURS = {**STYLE_IDS, **{f"toc-{level}": id for level, id in enumerate(CONTENTS_IDS, 1)}}
_SECOND_LEVEL = ("activity-title", "sheet-title")
_BUILT_IN = "heading 1"
"""Word finds its own headings by their level; others are named in field codes."""


class ClientLook(Struct, frozen=True):
    """What has to be known of a client's style where it stands in for ours; tabs in twentieths of a point.

    A style borrows its indent when the one it is based on, made for running text, sets it.
    """

    id: str
    name: str
    is_light: bool = False
    is_numbered: bool = False
    borrows_indent: bool = False
    tabs: tuple[int, ...] = ()


class StyleBook:
    """The styles of a document by role; ``characters`` maps our character styles to a client's."""

    def __init__(
        self, clients: Mapping[str, ClientLook] | None = None, characters: Mapping[str, str] | None = None
    ) -> None:
        self._clients = clients or {}
        self._characters = characters or {}

    def id(self, role: str) -> str:
        """The id of the style of a role."""
        look = self._clients.get(role)
        return look.id if look else _OURS[role]

    def client(self, role: str) -> ClientLook | None:
        """The client's style that serves a role; ``None`` where ours does."""
        return self._clients.get(role)

    def character(self, id: str) -> str:
        """The id of a character style, by ours."""
        return self._characters.get(id, id)

    @property
    def heading_field(self) -> str:
        """The code of the field that repeats the current first-level heading."""
        name = self._name("heading-1")
        return "STYLEREF 1" if name == _BUILT_IN else f'STYLEREF "{name}"'

    @property
    def contents_code(self) -> str:
        """The code of the contents, without page numbers: only Word itself could know them, and stale ones mislead."""
        first = self._name("heading-1")
        named = [] if first == _BUILT_IN else [f"{first},1"]
        named += [f"{self._name(role)},2" for role in _SECOND_LEVEL]
        return f'TOC \\o "1-1" \\t "{",".join(named)}" \\h \\n'

    def _name(self, role: str) -> str:
        look = self._clients.get(role)
        return (look.name.casefold() if look.name.casefold() == _BUILT_IN else look.name) if look else _OUR_NAMES[role]


_OUR_NAMES = {role: look.name for role, look in PARAGRAPH_LOOKS.items()}
