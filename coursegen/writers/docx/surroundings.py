"""What a block inherits from where it stands."""

from __future__ import annotations

from msgspec import Struct
from msgspec.structs import replace


class Surroundings(Struct, frozen=True):
    """The width at hand in millimetres, the kind in force, the text colour of a dark ground, whether to stay with what
    follows, whether a row that stays whole holds it together already, and whether it is in a row that goes on over the
    page: LibreOffice 7.4 cuts off what stands in whole rows inside such a row. ``factor`` is how much wider than ours
    the page is; blocks in cells stand in a table."""

    width: float
    kind: str | None = None
    colour: str | None = None
    keep: bool = False
    new_page: bool = False
    held: bool = False
    breaks: bool = False
    factor: float = 1
    in_cell: bool = False

    def further_down(self) -> Surroundings:
        """The same for what follows the first block, which began the page if one was to begin."""
        return replace(self, new_page=False) if self.new_page else self

    def of_paragraph(self, kind: str | None, *, keep: bool, new_page: bool) -> Surroundings:
        """The same for a paragraph with a kind and wishes of its own."""
        return Surroundings(
            self.width, kind, self.colour, keep, new_page, self.held, self.breaks, self.factor, self.in_cell
        )

    def of_cell(self, width: float, kind: str | None, colour: str | None) -> Surroundings:
        """The same for what stands in a cell."""
        return Surroundings(
            width, kind, colour, self.keep, self.new_page, self.held, self.breaks, self.factor, in_cell=True
        )
