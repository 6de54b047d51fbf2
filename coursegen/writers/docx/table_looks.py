"""How tables and cells look: borders, grounds, padding. A cell role overrides what its table role sets."""

from __future__ import annotations

from functools import cache
from typing import Any, Literal

from msgspec import Struct
from msgspec.structs import asdict, replace

from coursegen.writers.docx.paragraph_looks import Line

Padding = tuple[float, float, float, float]
"""Points: top, right, bottom, left."""


class CellLook(Struct, frozen=True):
    """A cell: what is ``None`` comes from the table's own cell look."""

    fill: str | None = None
    top: Line | None = None
    bottom: Line | None = None
    left: Line | None = None
    right: Line | None = None
    padding: Padding | None = None
    valign: Literal["top", "center", "bottom"] | None = None
    colour: str | None = None

    def over(self, base: CellLook) -> CellLook:
        """This look with the base's choices where it makes none."""
        return _laid_over(self, base)


@cache
def _laid_over(look: CellLook, base: CellLook) -> CellLook:
    chosen = {name: value for name, value in asdict(look).items() if value is not None}
    return replace(base, **chosen)


class TableLook(Struct, frozen=True):
    """A table: its cells, its head cells, the line above it, and the room after it.

    One that fills takes its columns as shares of the width it stands in.
    """

    cell: CellLook
    head: CellLook
    top: Line | None = None
    after: float = 9
    before: float = 0
    fills: bool = False


_HAIR = Line("line")
_KIND_LINE = Line("kind", 1)
_RULE = Line("rule", 0.75)
_DOTTED = Line("rule", 0.5, "dotted")
_DOTTED_BOX = Line("rule", 0.75, "dotted")
_INK = Line("ink", 1)
_WHITE = Line("paper", 3)
_BARE = CellLook(padding=(0, 0, 0, 0))
_RULED_HEAD = CellLook(top=_KIND_LINE, bottom=_KIND_LINE, padding=(4, 6, 4, 6), valign="center")


def _sides(line: Line) -> dict[str, Any]:
    return {side: line for side in ("top", "bottom", "left", "right")}


def _plain(cell: CellLook, **rest: object) -> TableLook:
    return TableLook(cell, cell, **rest)  # type: ignore[arg-type]


TABLE_LOOKS: dict[str, TableLook] = {
    "plain": _plain(_BARE),
    "blocks": _plain(CellLook(padding=(5, 8, 5, 8), valign="center", bottom=_WHITE), after=1),
    "band": _plain(CellLook(padding=(5, 8, 5, 8), valign="center"), before=20),
    "facts": _plain(CellLook(bottom=_HAIR, padding=(4, 6, 4, 6)), top=_HAIR, before=16, after=10),
    "grid": TableLook(CellLook(bottom=_HAIR, padding=(4, 6, 4, 6)), _RULED_HEAD),
    "rows": _plain(CellLook(bottom=_HAIR, padding=(5, 6, 5, 0))),
    "activity": _plain(CellLook(padding=(5, 6, 5, 0)), after=14, before=20),
    "inner": TableLook(
        CellLook(bottom=_HAIR, padding=(2, 4, 2, 4)),
        CellLook(top=_HAIR, bottom=_HAIR, padding=(2, 4, 2, 4)),
        after=3,
        fills=True,
    ),
    "run-sheet": TableLook(CellLook(bottom=_HAIR, padding=(2.8, 6, 2.8, 6), valign="center"), _RULED_HEAD, after=4),
    "box": _plain(CellLook(**_sides(_DOTTED_BOX), padding=(7, 10, 7, 10), valign="center")),
    "fields": _plain(CellLook(padding=(6, 6, 2, 0), valign="bottom")),
    "fill": TableLook(CellLook(bottom=_HAIR, padding=(4, 6, 4, 6), valign="center"), _RULED_HEAD),
    "record": _plain(CellLook(bottom=_RULE, padding=(3, 6, 2, 0), valign="bottom")),
    "answers": _plain(CellLook(bottom=_HAIR, padding=(5, 6, 5, 0)), after=20),
    "pictures": _plain(CellLook(padding=(0, 0, 3, 0))),
    "cards": _plain(CellLook(**_sides(Line("rule", 0.75, "dashed")), padding=(14, 16, 14, 16)), after=14),
    "boxes": _plain(_BARE),
    "outline": _plain(CellLook(padding=(4, 6, 4, 10)), after=3),
    "questions": _plain(CellLook(padding=(2, 0, 0, 0)), after=6, before=20),
    "route": _plain(CellLook(padding=(5, 6, 3, 0))),
}

CELL_LOOKS: dict[str, CellLook] = {
    "plain": CellLook(),
    "cover": CellLook(fill="deep", padding=(34, 40, 34, 40), valign="bottom", colour="ondeep"),
    "head": CellLook(fill="deep", padding=(20, 28, 20, 28), valign="center", colour="ondeep"),
    "tint": CellLook(fill="kindtint"),
    "paper": CellLook(fill="paper"),
    "wash": CellLook(fill="wash"),
    "label": CellLook(),
    "value": CellLook(),
    "group": CellLook(fill="kindtint"),
    "muted": CellLook(),
    "strong": CellLook(),
    "term": CellLook(),
    "number": CellLook(),
    "opener-number": CellLook(fill="accent", padding=(10, 4, 10, 4), valign="center"),
    "opener-title": CellLook(fill="tint", padding=(10, 14, 10, 14), valign="center"),
    "badge": CellLook(fill="kind", padding=(6, 2, 6, 2), valign="center"),
    "band-title": CellLook(fill="kindtint", padding=(7, 10, 7, 10), valign="center"),
    "band-time": CellLook(fill="kindtint", padding=(6, 10, 6, 4), valign="center"),
    "meta": CellLook(padding=(5, 6, 6, 0)),
    "slot": CellLook(padding=(7, 0, 3, 0)),
    "cue": CellLook(top=_HAIR, padding=(6, 0, 1, 0)),
    "cue-content": CellLook(top=_HAIR, padding=(6, 8, 6, 7)),
    "cue-first": CellLook(top=_HAIR, padding=(6, 8, 1, 7)),
    "cue-on": CellLook(padding=(1, 8, 1, 7)),
    "cue-last": CellLook(padding=(1, 8, 6, 7)),
    "slot-on": CellLook(padding=(1, 0, 1, 0)),
    "notes-on": CellLook(left=_DOTTED, padding=(1, 2, 1, 8)),
    "notes": CellLook(left=_DOTTED, padding=(6, 2, 1, 8)),
    "notes-head": CellLook(left=_DOTTED, padding=(2, 2, 2, 8)),
    "transition-label": CellLook(fill="ink", padding=(6, 6, 6, 10), valign="center"),
    "transition": CellLook(fill="wash", padding=(6, 10, 6, 10), valign="center"),
    "checkpoint": CellLook(**_sides(_INK), padding=(2.8, 6, 2.8, 6), valign="center"),
    "break": CellLook(fill="breaktint"),
    "good": CellLook(fill="dotint"),
    "bad": CellLook(fill="donttint"),
    "good-head": CellLook(fill="dotint", colour="do", bottom=Line("do", 1)),
    "bad-head": CellLook(fill="donttint", colour="dont", bottom=Line("dont", 1)),
    "write": CellLook(left=_DOTTED, padding=(4, 6, 4, 6), valign="top"),
    "line": CellLook(bottom=_RULE),
    "mark": CellLook(fill="kind", padding=(1, 1, 1, 1), valign="center", bottom=Line("paper", 0.5)),
    "kind-head": CellLook(fill="kind", padding=(5, 6, 5, 6), valign="center"),
    "box": CellLook(**_sides(_RULE), valign="center"),
    "bar-number": CellLook(fill="kind", padding=(5, 4, 5, 4), valign="center"),
    "bar-title": CellLook(fill="kindtint", padding=(5, 10, 5, 10), valign="center"),
    "total": CellLook(bottom=_KIND_LINE),
    "aside": CellLook(),
    "gap": CellLook(padding=(0, 0, 0, 0)),
    "current": CellLook(top=Line("kind", 3)),
    "figures": CellLook(valign="center"),
    "index": CellLook(fill="paper", padding=(4, 6, 4, 8), valign="center"),
    "index-tint": CellLook(fill="tint", padding=(4, 6, 4, 8), valign="center"),
    "foot": CellLook(valign="bottom"),
    "middle": CellLook(valign="center"),
    "top": CellLook(valign="top"),
    "write-line": CellLook(),
    "answer": CellLook(padding=(6, 0, 3, 0), valign="top"),
}
