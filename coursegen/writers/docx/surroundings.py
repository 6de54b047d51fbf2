"""What a block inherits from where it stands."""

from __future__ import annotations

from dataclasses import dataclass, replace


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

    def further_down(self) -> Surroundings:
        """The same for what follows the first block, which began the page if one was to begin."""
        return replace(self, new_page=False) if self.new_page else self
