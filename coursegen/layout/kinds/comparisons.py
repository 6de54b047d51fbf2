"""Things side by side: do and don't, types, phrases and what to say instead."""

from __future__ import annotations

from functools import partial

from msgspec import Struct
from msgspec.structs import replace

from coursegen.content.deck import Cards, Compare, Named, Replacements, SideItem
from coursegen.layout.canvas import BODY_TOP, MARGIN, Canvas, Look, group
from coursegen.layout.frames import Box, Frame, Outline
from coursegen.layout.grid import panels, row_heights
from coursegen.layout.rows import Column, Rows, cells, row_list
from coursegen.layout.rule import ByItems, Rule, must_have

_HEAD, _ITEMS_TOP = 54.0, 66.0


class _Sides(Struct, frozen=True):
    """How all sides are set: heading, items, and the height of each row of items."""

    heading: Look
    item: Look
    heights: tuple[float, ...]


def draw_compare(slide: Compare, canvas: Canvas, role: str = "lead") -> list[Frame]:
    """Panels side by side; do and don't carry badges and colours."""
    must_have(slide.sides, 1, 3)
    most = max(len(side.items) for side in slide.sides)
    must_have(range(most), 0, 4 if role == "lead" else 6)
    height = canvas.room
    places = panels(len(slide.sides))
    sides = _agreed(slide, canvas, places[0][1], (role, height - _ITEMS_TOP - 12))
    frames: list[Frame] = []
    for i, ((x, w), side) in enumerate(zip(places, slide.sides, strict=True)):
        shown = _side(canvas, (i if len(slide.sides) < 3 else 1, side), Box(x, BODY_TOP, w, height), sides)
        frames.append(group(str(side.title) or f"side {'ab'[i % 2]}", shown))
    return frames


def _agreed(slide: Compare, canvas: Canvas, width: float, setting: tuple[str, float]) -> _Sides:
    role, room = setting
    badge = _ITEMS_TOP + 6 if any(side.badge for side in slide.sides) else 24
    heading = Look("lead", bold=True, anchor="middle", lines=1)
    choices = [heading, heading.but(role="body", lines=2)]
    heading = canvas.agree(choices, [side.title for side in slide.sides], width - badge - 18, _HEAD)
    item = Look(role, anchor="middle")
    count = max((len(side.items) for side in slide.sides), default=0)
    rows = [[side.items[i] for side in slide.sides if i < len(side.items)] for i in range(count)]
    needed = [max(canvas.height(text, width - 48, item) for text in row) + 10 for row in rows]
    return _Sides(heading, item, tuple(row_heights(needed, room, 64.0)) if needed else ())


def _side(canvas: Canvas, item: tuple[int, SideItem], box: Box, sides: _Sides) -> list[Frame]:
    index, side = item
    strong, fill = _colours(canvas, side, index)
    frames: list[Frame] = [canvas.panel("panel", box, fill)]
    left = box.x + 24
    if side.badge:
        look = Look("label" if canvas.latin else "lead", "on", True)
        frames.append(canvas.badge(Box(box.x, box.y, _HEAD, _HEAD), str(side.badge), look, strong))
        left = box.x + 72
    if side.title:
        heading = Box(left, box.y, box.right - left - 18, _HEAD)
        frames.append(canvas.text("heading", heading, side.title, sides.heading.but(colour=strong)))
    y = box.y + _ITEMS_TOP
    for i, (text, height) in enumerate(zip(side.items, sides.heights, strict=False)):
        if i:
            frames.append(canvas.line(box.x + 24, y, box.w - 48, Outline("line")))
        frames.append(canvas.text("item", Box(box.x + 24, y, box.w - 48, height), text, sides.item))
        y += height
    return frames


def _colours(canvas: Canvas, side: SideItem, index: int) -> tuple[str, str]:
    """The strong colour and the fill of a side; of neutral ones the first is plain."""
    if side.stance == "do":
        return "do", "dotint"
    if side.stance == "dont":
        return "dont", "donttint"
    if index:
        return canvas.key, canvas.soft_fill
    return "ink", canvas.panel_fill


class _BySideItems:
    """Divides both sides at the same rows."""

    def fewest(self, slide: Compare) -> int:
        """So many that no part has more than six rows."""
        return max(1, -(-_longest(slide) // 6))

    def most(self, slide: Compare) -> int:
        """One for each row."""
        return max(1, _longest(slide))

    def into(self, slide: Compare, parts: int) -> list[Compare]:
        """The parts."""
        longest = _longest(slide)
        cuts = [-(-longest * i // parts) for i in range(parts + 1)]
        made = []
        for i in range(parts):
            sides = tuple(replace(side, items=side.items[cuts[i] : cuts[i + 1]]) for side in slide.sides)
            made.append(replace(slide, sides=sides))
        return made


def _longest(slide: Compare) -> int:
    return max((len(side.items) for side in slide.sides), default=0)


_CARDS_TOP, _CARD_GAP = 168.0, 6.0
_NAME_WIDTH = 174.0


def draw_cards(slide: Cards, canvas: Canvas, wide: bool = False) -> list[Frame]:
    """A row a type: its name, how to know it, what to do; ``wide`` leaves less free around the features."""
    count = len(slide.cards)
    must_have(slide.cards, 1, 6)
    columns = _card_columns(slide, canvas, wide)
    texts = [(card.name, card.text, card.note) for card in slide.cards]
    needed = [max(c.height(canvas, text) for c, text in zip(columns, row, strict=True)) + 3 for row in texts]
    heights = row_heights(needed, canvas.floor - _CARDS_TOP - _CARD_GAP * (count - 1), 84.0)
    frames: list[Frame] = []
    for text, column in zip(slide.heads, columns[1:], strict=False):
        frames.append(canvas.text("head", Box(column.x, 141, column.w, 21), text, Look("label", "muted", lines=1)))
    y = _CARDS_TOP
    for card, height in zip(slide.cards, heights, strict=True):
        frames.append(group(f"type {card.name}", _card(canvas, card, Box(MARGIN, y, 864, height), columns)))
        y += height + _CARD_GAP
    return frames


def _card_columns(slide: Cards, canvas: Canvas, wide: bool) -> tuple[Column, Column, Column]:
    name = Look("body" if canvas.latin else "lead", canvas.key, True, anchor="middle", lines=1)
    choices = [name, name.but(role="body"), name.but(role="body", lines=3)]
    look = canvas.agree(choices, [card.name for card in slide.cards], 150)
    body = Look("body", anchor="middle")
    left = 240.0 if wide else 270.0
    return (
        Column("name", 66, 150, look),
        Column("features", left, (510.0 if any(card.note for card in slide.cards) else 894.0) - left, body),
        Column("advice", 542, 358, body.but(bold=True)),
    )


def _card(canvas: Canvas, card: Named, box: Box, columns: tuple[Column, ...]) -> list[Frame]:
    fill = "tint" if canvas.ground == "paper" else canvas.key_tint
    frames: list[Frame] = [
        canvas.panel("name panel", Box(box.x, box.y, _NAME_WIDTH, box.h), fill),
        canvas.panel("panel", Box(box.x + _NAME_WIDTH, box.y, box.w - _NAME_WIDTH, box.h)),
    ]
    if card.note:
        frames.append(canvas.arrow(518, box.y + box.h / 2))
    for column, text in zip(columns, (card.name, card.text, card.note), strict=True):
        if text:
            frames.append(canvas.text(column.name, Box(column.x, box.y, column.w, box.h), text, column.look))
    return frames


def draw_replacements(slide: Replacements, canvas: Canvas, role: str = "body") -> list[Frame]:
    """What not to say left, what to say instead right."""
    must_have(slide.items, 1, 6 if role == "body" else 4)
    columns = (
        Column("avoid", MARGIN, 330, Look(role, "muted", anchor="middle")),
        Column("say", 418, 494, Look(role, bold=True, anchor="middle")),
    )
    most = 72.0 if role == "body" else 96.0
    rows = Rows(columns, tuple((item.name, item.text) for item in slide.items), most, 192.0)

    def row(i: int, place: Box) -> list[Frame]:
        arrow = canvas.arrow(388, place.y + place.h / 2, "do")
        return [*cells(canvas, columns, rows.texts[i], place), arrow]

    return [*_replacement_heads(slide, canvas), *row_list(canvas, rows.heights(canvas), row, 192.0)]


def _replacement_heads(slide: Replacements, canvas: Canvas) -> list[Frame]:
    frames: list[Frame] = []
    for i, (x, colour) in enumerate(((MARGIN, "dont"), (418.0, "do"))):
        parts: list[Frame] = []
        if i < len(slide.badges) and slide.badges[i]:
            look = Look("label" if canvas.latin else "lead", "on", True)
            parts.append(canvas.badge(Box(x, 141, 42, 42), str(slide.badges[i]), look, colour))
        if i < len(slide.heads):
            left = x + (54 if parts else 0)
            head = Look("lead", colour, True, anchor="middle", lines=1)
            head = canvas.agree([head, head.but(role="body", lines=1)], [slide.heads[i]], 276)
            parts.append(canvas.text("head", Box(left, 141, 276, 42), slide.heads[i], head))
        frames += [group("head", parts)] if parts else []
    return frames


RULES = {
    Compare: Rule((draw_compare, partial(draw_compare, role="body")), _BySideItems()),
    Cards: Rule((draw_cards, partial(draw_cards, wide=True)), ByItems("cards", 6)),
    Replacements: Rule((partial(draw_replacements, role="lead"), draw_replacements), ByItems("items", 6)),
}
