"""How a slide kind is laid out: the variants to try in order, what it may be divided at, what it may become."""

from __future__ import annotations

import itertools
import math
from collections.abc import Callable, Sequence
from typing import Any, Protocol

from msgspec import Struct, structs

from coursegen.content.deck import Slide
from coursegen.content.inline import RichText
from coursegen.layout.canvas import Canvas, DoesNotFit, TooMany
from coursegen.layout.frames import Frame

Draw = Callable[[Any, Canvas], list[Frame]]


class Division(Protocol):
    """How slides of a kind are divided."""

    def fewest(self, slide: Any) -> int:
        """How many parts at least a slide is divided into."""

    def most(self, slide: Any) -> int:
        """How many parts at most."""

    def into(self, slide: Any, parts: int) -> list[Any]:
        """The parts."""


class ByItems(Struct, frozen=True):
    """Divides at a list field, ``at_once`` items a slide at most, the first part never smaller than the next.

    Texts named in ``first_only`` and ``last_only`` belong on those parts alone. ``joins`` tells of two neighbouring
    items that they had better stay together.
    """

    field: str
    at_once: int = 1000
    last_only: tuple[str, ...] = ()
    first_only: tuple[str, ...] = ()
    joins: Callable[[Any, Any], bool] | None = None
    reach: float = 1 / 3
    """How far, as a share of all items, a cut may move to spare neighbours that had better stay together."""

    def fewest(self, slide: Slide) -> int:
        """So many that no part has too many items."""
        return max(1, -(-len(getattr(slide, self.field)) // self.at_once))

    def most(self, slide: Slide) -> int:
        """One for each item."""
        return max(1, len(getattr(slide, self.field)))

    def into(self, slide: Slide, parts: int) -> list[Slide]:
        """The parts, numbering carried on."""
        items = getattr(slide, self.field)
        cuts = self._cuts(items, parts)
        return [self._part(slide, (i, parts), items[cuts[i] : cuts[i + 1]], cuts[i]) for i in range(parts)]

    def _cuts(self, items: Sequence[Any], parts: int) -> list[int]:
        cuts = [-(-len(items) * i // parts) for i in range(parts + 1)]
        if self.joins is None or parts == 1:
            return cuts
        inner = [self._better_cut(items, len(items) * i / parts) for i in range(1, parts)]
        better = [0, *inner, len(items)]
        sizes = [after - before for before, after in itertools.pairwise(better)]
        return better if all(0 < size <= self.at_once for size in sizes) else cuts

    def _better_cut(self, items: Sequence[Any], cut: float) -> int:
        """The place nearest to a cut, within reach, where neighbours need not stay together."""
        usual = math.ceil(cut)
        joins = self.joins or (lambda _before, _after: False)
        near = sorted(range(1, len(items)), key=lambda place: (abs(place - cut), -place))
        free = (place for place in near if not joins(items[place - 1], items[place]))
        place = next(free, usual)
        return place if abs(place - cut) <= self.reach * len(items) else usual

    def _part(self, slide: Slide, which: tuple[int, int], items: Sequence[Any], before: int) -> Slide:
        index, parts = which
        left_out = (*(self.last_only if index < parts - 1 else ()), *(self.first_only if index else ()))
        empty: dict[str, Any] = {
            name: RichText() if isinstance(getattr(slide, name), RichText) else () for name in left_out
        }
        return structs.replace(slide, **{self.field: tuple(items), "first": slide.first + before, **empty})


class Rule(Struct, frozen=True):
    """``variants`` run from the most generous to the densest; each draws a slide's body or raises ``DoesNotFit``.

    ``instead`` gives the slide of another kind that says the same better; ``otherwise`` the slides a slide turns into
    when nothing else fits.
    """

    variants: tuple[Draw, ...]
    division: Division | None = None
    master: str = "content"
    otherwise: Callable[[Any], list[Slide]] | None = None
    instead: Callable[[Any], Slide | None] | None = None


def shared(slide: Slide) -> dict[str, Any]:
    """The fields all kinds have, to make a slide of another kind with."""
    return {name: getattr(slide, name) for name in Slide.__struct_fields__}


def must_have(items: Sequence[object], least: int, most: int) -> None:
    """Refuses a number of items the variant has no place for. Raises :class:`DoesNotFit`."""
    if len(items) > most:
        surplus = [_words(item) for item in items[most:]]
        raise TooMany(surplus[0], sum(map(len, surplus)), len(items), most)
    if len(items) < least:
        raise DoesNotFit("", 1)


def _words(item: object) -> str:
    """The characters of an item, those of all its fields."""
    if isinstance(item, RichText):
        return str(item)
    if isinstance(item, tuple):
        return "".join(_words(part) for part in item)
    if isinstance(item, Struct):
        return "".join(map(_words, structs.astuple(item)))
    return ""
