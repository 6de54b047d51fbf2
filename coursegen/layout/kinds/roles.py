"""Role plays: a card a role, as everybody may know it."""

from __future__ import annotations

from functools import partial

from msgspec import Struct

from coursegen.content.deck import RoleItem, Roles
from coursegen.layout.canvas import BODY_BOTTOM, BODY_TOP, MARGIN, WIDTH, Canvas, DoesNotFit, Look, group
from coursegen.layout.frames import Box, Frame, Outline
from coursegen.layout.grid import column, panels, span
from coursegen.layout.rows import Column, Rows
from coursegen.layout.rule import ByItems, Rule, must_have
from coursegen.layout.strips import Strip, time_strip
from coursegen.layout.typesetting import joined

_CARD_HEIGHT = 222.0
_STRIP_TOP = 396.0
_HIGHEST_ROW, _ROW_CLEAR = 67.0, 10.0
_POSITION = Look("body", "muted")
_ROTATION = Look("body", anchor="middle", lines=1)


class _Spacing(Struct, frozen=True):
    """The head's height, and the room above the brief, between its lines and around the rule, in points."""

    head: float
    above: float
    between: float
    around_rule: float


_ROOMY = _Spacing(54, 15, 3, 24)
_DENSE = _Spacing(42, 9, 0, 18)


class _Cards(Struct, frozen=True):
    """How all cards are set; positions stand ``beside`` the roles in the heads, else under them."""

    width: float
    role: Look
    beside: bool
    rule: Look
    spacing: _Spacing
    position: Look = _POSITION

    def height(self, canvas: Canvas, item: RoleItem) -> float:
        """How high a card has to be."""
        spacing = self.spacing
        height = spacing.head + spacing.above + canvas.stack_height(item.body, self.width, Look(), spacing.between)
        if item.position and not self.beside:
            height += canvas.height(item.position, self.width, self.position) + 3
        return height + self.rule_height(canvas, item)

    def rule_height(self, canvas: Canvas, item: RoleItem) -> float:
        """How much of it the rule of the role takes."""
        return canvas.height(item.rule, self.width, self.rule) + self.spacing.around_rule if item.rule else 12.0


def draw_roles(slide: Roles, canvas: Canvas, spacing: _Spacing = _ROOMY) -> list[Frame]:
    """The cards; one round's phases; how roles rotate."""
    must_have(slide.roles, 1, 4)
    places = panels(max(2, len(slide.roles)))
    strip = Strip(slide.phases, _STRIP_TOP)
    bottom = _bottom(slide, strip)
    cards = _agreed(slide, canvas, places[0][1], spacing)
    needed = max(cards.height(canvas, role) for role in slide.roles)
    if needed > bottom - BODY_TOP + 0.5:
        longest = max(slide.roles, key=lambda role: sum(len(str(text)) for text in role.body))
        over = (needed - bottom + BODY_TOP) / canvas.line_height("body") * cards.width / 18
        raise DoesNotFit(str(longest.body[-1] if longest.body else longest.name), over)
    height = max(needed, min(_CARD_HEIGHT, bottom - BODY_TOP))
    frames: list[Frame] = []
    for (x, w), role in zip(places, slide.roles, strict=False):
        frames.append(group(f"role {role.name}", _card(canvas, role, Box(x, BODY_TOP, w, height), cards)))
    return [*frames, *time_strip(canvas, strip), *_rotation(slide, canvas)]


def draw_roles_as_rows(slide: Roles, canvas: Canvas) -> list[Frame]:
    """A row a role, where cards would be too narrow: all see theirs at once."""
    must_have(slide.roles, 5, 8)
    strip = Strip(slide.phases, _STRIP_TOP)
    role, told = Look("body", canvas.key, True, anchor="middle"), Look(anchor="middle")
    named = canvas.agree([role.but(role="lead", lines=1), role], [item.name for item in slide.roles], span(2))
    columns = (
        Column("role", MARGIN, span(2), named),
        Column("brief", column(3), span(8), told),
        Column("rule", column(11), span(2), role),
    )
    texts = tuple((item.name, joined((item.position, *item.body), "\u2003"), item.rule) for item in slide.roles)
    rows = Rows(columns, texts, _HIGHEST_ROW, bottom=_bottom(slide, strip), clear=_ROW_CLEAR)
    return [*rows.draw(canvas), *time_strip(canvas, strip), *_rotation(slide, canvas)]


def _bottom(slide: Roles, strip: Strip) -> float:
    """Where cards or rows have to end."""
    return strip.y - 9 if slide.phases else 432.0 if slide.rotation else BODY_BOTTOM


def _rotation(slide: Roles, canvas: Canvas) -> list[Frame]:
    if not slide.rotation:
        return []
    look = canvas.agree([_ROTATION, _ROTATION.but(role="label", lines=2)], [slide.rotation], WIDTH)
    return [canvas.text("rotation", Box(MARGIN, 441, WIDTH, 42), slide.rotation, look)]


def _agreed(slide: Roles, canvas: Canvas, card_width: float, spacing: _Spacing) -> _Cards:
    width = card_width - 36
    role = Look("lead", "on", True, anchor="middle", lines=1)
    choices = [role, role.but(role="body"), role.but(role="body", lines=2)]
    look = canvas.agree(choices, [item.name for item in slide.roles], width, spacing.head)
    free = [width - canvas.width(item.name, look) - 6 for item in slide.roles]
    beside = all(
        not item.position or (room > 0 and canvas.fits(item.position, room, Look(lines=1)))
        for item, room in zip(slide.roles, free, strict=True)
    )
    return _Cards(width, look, beside, Look("body", canvas.key, True), spacing)


def _card(canvas: Canvas, item: RoleItem, box: Box, cards: _Cards) -> list[Frame]:
    x, w, head = box.x + 18, cards.width, cards.spacing.head
    frames: list[Frame] = [
        canvas.panel("card", box),
        canvas.panel("head", Box(box.x, box.y, box.w, head), canvas.key),
        canvas.text("role", Box(x, box.y, w, head), item.name, cards.role),
    ]
    y = box.y + head + cards.spacing.above
    if item.position and cards.beside:
        look = Look("body", "on", align="right", anchor="middle", lines=1)
        room = w - canvas.width(item.name, cards.role) - 6
        frames.append(canvas.text("position", Box(x + w - room, box.y, room, head), item.position, look))
    elif item.position:
        position = canvas.block("position", (x, y, w), item.position, cards.position)
        frames.append(position)
        y = position.box.bottom + 3
    if item.body:
        bottom = box.bottom - cards.rule_height(canvas, item)
        frames.append(canvas.texts("brief", Box(x, y, w, bottom - y), item.body, Look(), cards.spacing.between))
    return [*frames, *_rule(canvas, item, box, cards)]


def _rule(canvas: Canvas, item: RoleItem, box: Box, cards: _Cards) -> list[Frame]:
    """The rule of the role at the card's foot, a line above it."""
    if not item.rule:
        return []
    top = box.bottom - cards.spacing.around_rule / 2 - canvas.height(item.rule, cards.width, cards.rule)
    line = canvas.line(box.x + 18, top - 6, cards.width, Outline("line"))
    return [line, canvas.block("rule", (box.x + 18, top, cards.width), item.rule, cards.rule)]


RULES = {
    Roles: Rule(
        (draw_roles, partial(draw_roles, spacing=_DENSE), draw_roles_as_rows),
        ByItems("roles", 8, ("phases", "rotation")),
    )
}
