"""Which of a client's layouts serves which of our slides: chosen by placeholder types and places, never by names."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from msgspec import Struct

from coursegen.layout.frames import Box
from coursegen.writers.colouring import is_dark
from coursegen.writers.pptx.base.layouts import FURNITURE, HEIGHT, TITLES, ClientLayout, Placeholder
from coursegen.writers.pptx.master import MASTERS
from coursegen.writers.pptx.slots import FULL_BLEED

BODY = Box(48, 144, 864, 336)
"""Where the content of our slides stands."""
ROLES = {"title": TITLES, "footer": ("ftr",), "number": ("sldNum",)}
_TEXTS = ("subTitle", "body", "obj")
_NO_TITLE, _CROWDED, _OTHER_MASTER, _DARK, _IN_THE_WAY = 90, 60, 40, 20, 30
_MUCH = 0.02
"""The share of the body from which art is in its way."""
_SMALL = 0.45
"""The share of the slide's height below which a text placeholder is a line under a title, not the content."""


class LayoutMatch(Struct, frozen=True):
    """The layout for a kind of slide: the placeholders our texts fill, and the texts that get boxes of their own."""

    need: str
    layout: ClientLayout
    filled: tuple[tuple[str, Placeholder], ...]
    drawn: tuple[str, ...]

    def placeholder(self, role: str) -> Placeholder | None:
        """The placeholder a text of ours fills."""
        return next((placeholder for name, placeholder in self.filled if name == role), None)


def match_layouts(layouts: Sequence[ClientLayout]) -> dict[str, LayoutMatch]:
    """The layout for every kind of slide we have; empty without layouts."""
    if not layouts:
        return {}
    chosen = {need: _best(layouts, cost) for need, cost in _COSTS.items()}
    chosen |= {"closing": chosen["cover"], "pause": chosen["divider"]}
    return {need: _matched(need, chosen.get(need, chosen["content"])) for need in MASTERS}


def title_of(layout: ClientLayout) -> Placeholder | None:
    """The title placeholder of a layout; vertical ones are none to us."""
    return next((title for title in layout.of_type(*TITLES) if not title.is_vertical), None)


def has_dark_ground(layout: ClientLayout) -> bool:
    """Whether a layout is made for light text: its ground says so, its title's colour where that is a picture."""
    if layout.ground is not None:
        return is_dark(layout.ground)
    title = title_of(layout)
    return title is not None and title.colour is not None and not is_dark(title.colour)


def needs_sheet(layout: ClientLayout) -> bool:
    """Whether content could not be read on a layout: its ground is dark or a picture, or art stands in its way."""
    return layout.ground is None or has_dark_ground(layout) or bool(art_in_the_way(layout))


def art_in_the_way(layout: ClientLayout) -> tuple[str, ...]:
    """The names of what is drawn where our content stands."""
    least = _MUCH * BODY.w * BODY.h
    return tuple(art.name for art in layout.art if shared_area(art.box, BODY) > least)


def shared_area(one: Box, other: Box) -> float:
    """The area two boxes have in common."""
    width = min(one.right, other.right) - max(one.x, other.x)
    height = min(one.bottom, other.bottom) - max(one.y, other.y)
    return max(0.0, width) * max(0.0, height)


def _best(layouts: Sequence[ClientLayout], cost: Callable[[ClientLayout], int]) -> ClientLayout:
    return min(layouts, key=lambda layout: (cost(layout) + _OTHER_MASTER * (layout.master > 1), layout.number))


def _matched(need: str, layout: ClientLayout) -> LayoutMatch:
    title = title_of(layout)
    filled = {"title": title} if title else {}
    wanted: tuple[str, ...] = ("title", "footer", "number")
    if need in FULL_BLEED:
        wanted = ("title", "subtitle")
        if texts := _texts(layout):
            filled["subtitle"] = texts[0]
    else:
        wanted = ("label", *wanted) if need.startswith("activity-") else wanted
        filled |= {role: found[0] for role in ("footer", "number") if (found := layout.of_type(*ROLES[role]))}
    return LayoutMatch(need, layout, tuple(filled.items()), tuple(role for role in wanted if role not in filled))


def _texts(layout: ClientLayout) -> list[Placeholder]:
    """The placeholders for text beside the title, subtitles first."""
    found = [placeholder for placeholder in layout.of_type(*_TEXTS) if not placeholder.is_vertical]
    return sorted(found, key=lambda placeholder: (_TEXTS.index(placeholder.type), placeholder.idx))


def _contents(layout: ClientLayout) -> list[Placeholder]:
    return [placeholder for placeholder in layout.placeholders if placeholder.type not in (*TITLES, *FURNITURE)]


def _cover_cost(layout: ClientLayout) -> int:
    title, contents = title_of(layout), _contents(layout)
    if title is None:
        return _NO_TITLE
    has_subtitle = any(placeholder.type == "subTitle" for placeholder in contents)
    extra = max(0, len(contents) - 1)
    if title.type == "ctrTitle" or layout.type == "title":
        return extra + (0 if has_subtitle else 4)
    if has_subtitle:
        return 6 + extra
    return (8 if layout.type == "secHead" else 12 if not contents else 14) + extra


def _divider_cost(layout: ClientLayout) -> int:
    title, contents = title_of(layout), _contents(layout)
    if title is None:
        return _NO_TITLE
    if layout.type == "secHead":
        return max(0, len(contents) - 1)
    small = len(contents) == 1 and contents[0].type == "body" and contents[0].box.h < _SMALL * HEIGHT
    if small and not contents[0].is_vertical and title.type == "title":
        return 4
    if title.type == "ctrTitle":
        return 8 + max(0, len(contents) - 1)
    return 12 + 2 * len(contents)


def _content_cost(layout: ClientLayout) -> int:
    title, contents = title_of(layout), _contents(layout)
    if title is None:
        return _NO_TITLE + len(contents)
    cost = 4 * len(contents) + 2 * len(art_in_the_way(layout))
    cost += _DARK * has_dark_ground(layout) + 2 * (layout.ground is None)
    if title.type == "ctrTitle" or layout.type == "secHead":
        cost += _CROWDED
    return cost + (_IN_THE_WAY if title.box.bottom > BODY.y + 36 else 0) + (title.box.bottom > BODY.y)


_COSTS: dict[str, Callable[[ClientLayout], int]] = {
    "cover": _cover_cost, "divider": _divider_cost, "content": _content_cost,
}  # fmt: skip
"""How ill a layout serves; the least wins, the first among equals."""
