"""The measures the program counts in: minutes, clock times, points and EMU."""

from __future__ import annotations

from dataclasses import dataclass
from typing import NewType

ClockTime = NewType("ClockTime", int)
"""Minutes since midnight."""

Points = NewType("Points", float)
"""Seventy-two to the inch; slides measure 960 x 540."""

Emu = NewType("Emu", int)
"""English metric units, what Office files store; 12,700 to the point."""

EMU_PER_POINT = 12_700
POINTS_PER_MM = 72 / 25.4


def emu(points: float) -> Emu:
    """The length in EMU, rounded to a whole unit."""
    return Emu(round(points * EMU_PER_POINT))


def clock(time: ClockTime) -> str:
    """The time as people read it on a wall: 540 is ``09:00``."""
    return f"{time // 60:02d}:{time % 60:02d}"


@dataclass(frozen=True, slots=True)
class MinuteRange:
    """A planned duration in minutes; ``low == high`` unless the author gave a range."""

    low: int
    high: int

    def __str__(self) -> str:
        return str(self.low) if self.low == self.high else f"{self.low}–{self.high}"
