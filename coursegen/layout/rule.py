"""How a slide kind is laid out: the variants to try in order, and the list it may be divided at."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from coursegen.layout.canvas import Canvas
from coursegen.layout.frames import Frame

Draw = Callable[[Any, Canvas], list[Frame]]


@dataclass(frozen=True, slots=True)
class Rule:
    """``variants`` run from the most generous to the densest; each draws a slide's body or raises ``DoesNotFit``.

    ``divide`` names the list field that may be spread over several slides, ``most`` how many of it one slide takes.
    ``last_only`` names texts that belong on the last part alone.
    """

    variants: tuple[Draw, ...]
    divide: str | None = None
    most: int = 1000
    last_only: tuple[str, ...] = ()
    master: str = "content"
