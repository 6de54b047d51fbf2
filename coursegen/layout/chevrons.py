"""A row of chevrons as wide as the body, each with a number and a name."""

from __future__ import annotations

from collections.abc import Sequence

from msgspec import Struct

from coursegen.content.inline import RichText
from coursegen.layout.canvas import MARGIN, WIDTH, Canvas, Look, group
from coursegen.layout.frames import Box, Frame, Outline, Shape

NOTCH, GAP = 14.0, 6.0
_TALL = 84.0
"""From this height on names may be larger."""
_CLEAR = 4.0
"""How far names stay from the point."""


class Chevrons(Struct, frozen=True):
    """Chevrons side by side; ``places`` is for how many there is room in a row, ``hollow`` which are optional."""

    names: tuple[RichText, ...]
    places: int
    y: float
    height: float = 72
    first: int = 1
    hollow: frozenset[int] = frozenset()

    @property
    def pitch(self) -> float:
        """The distance between the left edges of neighbours."""
        return (WIDTH - NOTCH + GAP) / self.places

    def box(self, index: int) -> Box:
        """The place of one of them, its point included."""
        return Box(MARGIN + index * self.pitch, self.y, self.pitch + NOTCH - GAP, self.height)

    def inside(self, index: int) -> Box:
        """The part of it from notch to point."""
        box = self.box(index)
        left = box.x if index == 0 else box.x + NOTCH
        return Box(left, box.y, box.right - NOTCH - left, box.h)


def name_look(canvas: Canvas, rows: Sequence[Chevrons]) -> Look:
    """The look in which all names fit their chevrons. Raises ``DoesNotFit``."""
    look = Look("lead", "on", True, anchor="middle", lines=1)
    choices = [look.but(role="body")] if canvas.latin else [look, look.but(role="body", lines=2)]
    if min(row.height for row in rows) >= _TALL:
        choices.insert(0, look if canvas.latin else look.but(role="title"))
    narrowest = min(_name_box(canvas, row, i).w for row in rows for i in range(min(2, len(row.names))))
    return canvas.agree(choices, [name for row in rows for name in row.names], narrowest, 60)


def draw_chevrons(canvas: Canvas, row: Chevrons, look: Look) -> list[Frame]:
    """The chevrons with number and name."""
    frames: list[Frame] = []
    for i, name in enumerate(row.names):
        ink = canvas.key if i in row.hollow else "on"
        number = Look("label", ink, anchor="middle", lines=1)
        words = [
            canvas.text("number", _number_box(canvas, row, i), str(row.first + i), number),
            canvas.text("name", _name_box(canvas, row, i), name, look.but(colour=ink)),
        ]
        frames.append(group(f"step {row.first + i}", [chevron(canvas, row, i), *words]))
    return frames


def chevron(canvas: Canvas, row: Chevrons, index: int) -> Shape:
    """The shape of one of them: flat at the left end of the row, outlined where the step is optional."""
    hollow = index in row.hollow
    box = row.box(index).inset(0.75, 0.75) if hollow else row.box(index)
    return Shape(
        box,
        "step",
        "chevron" if index else "pentagon",
        fill="paper" if hollow else canvas.key,
        outline=Outline(canvas.key, 1.5) if hollow else None,
        adjust=NOTCH / row.height,
    )


def _number_box(canvas: Canvas, row: Chevrons, index: int) -> Box:
    inside = row.inside(index)
    if canvas.latin:
        return Box(inside.x + 10, inside.y + inside.h / 2 - 27, 40, 18)
    return Box(inside.x + 10, inside.y, 30, inside.h)


def _name_box(canvas: Canvas, row: Chevrons, index: int) -> Box:
    inside = row.inside(index)
    if canvas.latin:
        return Box(inside.x + 10, inside.y + inside.h / 2 - 8, inside.w - 6, 32)
    digits = canvas.width(str(row.first + len(row.names) - 1), Look("label"))
    shift = max(26.0, 10 + digits + 3.5)
    return Box(inside.x + shift, inside.y, inside.w - shift - _CLEAR, inside.h)
