"""What colour something of a client's theme has: slots, the master's mapping, shades; ``None`` where nobody can say."""

from __future__ import annotations

import colorsys
import re
from collections.abc import Mapping
from typing import Any

A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
_HEX = re.compile(r"[0-9A-Fa-f]{6}")
_DARK = 0.2
"""The luminance below which white reads better than black."""


def theme_slots(theme: Any) -> dict[str, str]:
    """The colours of a theme part by slot, as RRGGBB."""
    scheme = theme.find(f".//{A}clrScheme")
    found = {}
    for slot in scheme if scheme is not None else ():
        for value in slot:
            colour = value.get("lastClr") or value.get("val", "")
            if _HEX.fullmatch(colour):
                found[str(slot.tag).removeprefix(A)] = colour
    return found


def colour_of(element: Any, slots: Mapping[str, str]) -> str | None:
    """The colour inside a fill; ``slots`` are the theme's, mapped as the master says."""
    for child in element if element is not None else ():
        value = child.get("lastClr") or child.get("val", "")
        colour = slots.get(value, value)
        if _HEX.fullmatch(colour):
            return _shaded(colour, child)
    return None


def mapped(slots: Mapping[str, str], mapping: Mapping[str, str]) -> dict[str, str]:
    """The theme's colours under the names shapes use."""
    return {**slots, **{name: slots[slot] for name, slot in mapping.items() if slot in slots}}


def luminance(colour: str) -> float:
    """The relative luminance after WCAG 2.1, 0 to 1."""
    channels = (int(colour[i : i + 2], 16) / 255 for i in (0, 2, 4))
    red, green, blue = (c / 12.92 if c <= 0.03928 else ((c + 0.055) / 1.055) ** 2.4 for c in channels)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def is_dark(colour: str) -> bool:
    """Whether white reads better on a colour than black."""
    return luminance(colour) < _DARK


def _shaded(colour: str, element: Any) -> str:
    """The colour after the changes of lightness Office offers in its menu."""
    hue, light, saturation = colorsys.rgb_to_hls(*(int(colour[i : i + 2], 16) / 255 for i in (0, 2, 4)))
    for change in element:
        written = change.get("val", "")
        share = int(written) / 100000 if written.isascii() and written.isdigit() else 1.0
        match str(change.tag).removeprefix(A):
            case "lumMod" | "shade":
                light *= share
            case "lumOff":
                light += share
            case "tint":
                light = light * share + 1 - share
    channels = colorsys.hls_to_rgb(hue, min(1.0, light), saturation)
    return "".join(f"{round(channel * 255):02X}" for channel in channels)
