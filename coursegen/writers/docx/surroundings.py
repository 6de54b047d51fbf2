"""What a block inherits from where it stands."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Surroundings:
    """The width at hand in millimetres, the kind in force, the text colour of a dark ground, whether to stay with what
    follows, and whether a row that stays whole holds it together already."""

    width: float
    kind: str | None = None
    colour: str | None = None
    keep: bool = False
    new_page: bool = False
    held: bool = False
