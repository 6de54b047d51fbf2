"""The measures Word counts in: twentieths of a point, half points, eighths of a point."""

from __future__ import annotations

TWIPS_PER_MM = 1440 / 25.4
POINTS_PER_MM = 72 / 25.4


def twips(points: float) -> int:
    """Points in twentieths."""
    return round(points * 20)


def mm(millimetres: float) -> int:
    """Millimetres in twentieths of a point."""
    return round(millimetres * TWIPS_PER_MM)


def half_points(points: float) -> int:
    """A font size in half points."""
    return round(points * 2)
