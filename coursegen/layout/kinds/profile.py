"""Who teaches."""

from __future__ import annotations

from functools import partial

from msgspec.structs import replace

from coursegen.content.deck import Profile
from coursegen.layout.canvas import BODY_TOP, MARGIN, WIDTH, Canvas, Look
from coursegen.layout.frames import Box, Frame, Shape
from coursegen.layout.rows import Column, Rows
from coursegen.layout.rule import ByItems, Rule

_PORTRAIT = Box(640, BODY_TOP, 272, 336)
_TALLEST_ROW = 60.0


def draw_profile(slide: Profile, canvas: Canvas, largest: str = "display", role: str = "lead") -> list[Frame]:
    """The name large over the title, a row for each thing to know; the portrait at the right."""
    width = _PORTRAIT.x - 24 - MARGIN if slide.file else WIDTH
    name = Look(largest, canvas.key, True, lines=1)
    name = canvas.agree(name.roles(largest, "title", "lead", "body"), [slide.name], width)
    head = canvas.block("name", (MARGIN, BODY_TOP - 6, width), slide.name, name)
    frames: list[Frame] = [head]
    y = head.box.bottom
    if slide.position:
        position = canvas.block(
            "position",
            (MARGIN, y + 3, width),
            slide.position,
            Look("lead" if largest == "display" else "body", "muted"),
        )
        frames.append(position)
        y = position.box.bottom
    column = Column("bio", MARGIN, width, Look(role, anchor="middle"))
    rows = Rows((column,), tuple((text,) for text in slide.bio), _TALLEST_ROW, top=y + 15).draw(canvas)
    portrait = [_portrait(canvas, slide)] if slide.file else []
    under = [_shortened(frame, width) for frame in rows[1:]]
    return [*frames, canvas.line(MARGIN, y + 15, width, canvas.key_line), *under, *portrait]


def _shortened(frame: Frame, width: float) -> Frame:
    """A line between rows that ends before the portrait; anything else as it is."""
    return replace(frame, box=replace(frame.box, w=width)) if isinstance(frame, Shape) else frame


def _portrait(canvas: Canvas, slide: Profile) -> Frame:
    """The picture, as large as its place allows, at the right margin."""
    picture = canvas.picture("portrait", _PORTRAIT, slide.file or "", str(slide.name))
    return replace(picture, box=replace(picture.box, x=_PORTRAIT.right - picture.box.w))


RULES = {
    Profile: Rule(
        (draw_profile, partial(draw_profile, role="body"), partial(draw_profile, largest="title", role="body")),
        ByItems("bio"),
    ),
}
