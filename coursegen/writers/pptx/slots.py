"""The placeholders of our own layouts: how a slide refers to each, where it stands, how text in it looks."""

from __future__ import annotations

from typing import Literal

from msgspec import Struct

from coursegen.layout.frames import Box


class SlotLook(Struct, frozen=True):
    """A placeholder's look: step of the type scale, colour role, weight; anchor and alignment as Office writes them."""

    role: str
    colour: str
    weight: Literal["regular", "bold"] = "regular"
    anchor: Literal["t", "ctr", "b"] = "t"
    align: Literal["l", "r"] = "l"


class OwnPlaceholder(Struct, frozen=True):
    """A placeholder; ``attributes`` as the layout and slides name it."""

    name: str
    attributes: str
    box: Box
    look: SlotLook


TITLE = OwnPlaceholder("title", 'type="title"', Box(48, 48, 864, 42), SlotLook("title", "ink", "bold", "ctr"))
TEXT = OwnPlaceholder("text", 'type="body" idx="1"', Box(48, 144, 864, 336), SlotLook("lead", "ink"))
LABEL = OwnPlaceholder("label", 'type="body" sz="quarter" idx="13"', Box(48, 15, 716, 27), SlotLook("body", "ink"))
FOOTER = OwnPlaceholder(
    "footer", 'type="ftr" sz="quarter" idx="11"', Box(48, 504, 716, 18), SlotLook("foot", "muted", anchor="ctr")
)
NUMBER = OwnPlaceholder(
    "number",
    'type="sldNum" sz="quarter" idx="12"',
    Box(838, 504, 74, 18),
    SlotLook("foot", "muted", "regular", "ctr", "r"),
)
DISPLAY = OwnPlaceholder("title", 'type="title"', Box(48, 186, 560, 72), SlotLook("display", "ondeep", "bold"))
COVER_TITLE = OwnPlaceholder("title", 'type="ctrTitle"', DISPLAY.box, DISPLAY.look)
QUIET_TITLE = OwnPlaceholder("title", 'type="title"', Box(48, 144, 700, 27), SlotLook("body", "ondeepm"))
SUBTITLE = OwnPlaceholder(
    "subtitle", 'type="body" sz="quarter" idx="14"', Box(48, 270, 560, 36), SlotLook("lead", "ondeep")
)
EYEBROW = OwnPlaceholder(
    "eyebrow", 'type="body" sz="quarter" idx="15"', Box(48, 150, 560, 27), SlotLook("body", "ondeepm")
)
FOOT = OwnPlaceholder("foot", 'type="body" sz="quarter" idx="16"', Box(48, 456, 640, 27), SlotLook("body", "ondeepm"))

FULL_BLEED = {
    "cover": (COVER_TITLE, SUBTITLE, EYEBROW, FOOT),
    "divider": (DISPLAY, SUBTITLE, FOOT),
    "pause": (QUIET_TITLE, FOOT),
    "closing": (DISPLAY, SUBTITLE, EYEBROW, FOOT),
}
"""The layouts that fill the screen with the deep colour, and their placeholders."""
