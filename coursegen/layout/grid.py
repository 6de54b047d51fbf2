"""The grid: twelve columns, equal panels, and heights that rows agree on."""

from __future__ import annotations

from collections.abc import Sequence

from coursegen.layout.canvas import MARGIN, WIDTH, DoesNotFit

COLUMN = 74.0


def column(number: int) -> float:
    """Where a column of the grid begins."""
    return MARGIN + COLUMN * (number - 1)


def span(columns: int) -> float:
    """How wide a number of columns is."""
    return COLUMN * columns - 24


def panels(count: int, left: float = MARGIN, width: float = WIDTH) -> list[tuple[float, float]]:
    """Left edges and width of equal panels side by side."""
    gap = 24 if count <= 4 else 12
    each = (width - gap * (count - 1)) / count
    return [(left + i * (each + gap), each) for i in range(count)]


def row_heights(needed: Sequence[float], room: float, most: float) -> list[float]:
    """Heights that hold what each row needs: even where that is enough. Raises :class:`DoesNotFit`."""
    even = min(most, room / len(needed))
    if max(needed) <= even + 0.01:
        return [even] * len(needed)
    if sum(needed) > room + 0.01:
        raise DoesNotFit("", sum(needed) - room)
    spare = (room - sum(needed)) / len(needed)
    return [height + min(spare, max(0.0, most - height)) for height in needed]
