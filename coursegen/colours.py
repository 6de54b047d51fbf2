"""Sums with colours, all as RRGGBB: mixing, contrast after WCAG 2.1, hue."""

from __future__ import annotations

import colorsys


def contrast(one: str, other: str) -> float:
    """The contrast ratio of two colours, 1 to 21."""
    lighter, darker = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


def mixed(colour: str, into: str, share: float) -> str:
    """``share`` of a colour mixed into another."""
    parts = zip(_channels(colour), _channels(into), strict=True)
    return _hex(tuple(a * share + b * (1 - share) for a, b in parts))


def shaded_until(colour: str, text: str, ratio: float) -> str:
    """The colour darkened step by step until text on it reaches a contrast ratio."""
    for step in range(101):
        shade = mixed("000000", colour, step / 100)
        if contrast(shade, text) >= ratio:
            return shade
    return "000000"


def readable(colour: str, tint_share: float, ratio: float) -> str:
    """The colour darkened until it can be read on its own tint, which holds ``tint_share`` of it."""
    for step in range(101):
        shade = mixed("000000", colour, step / 100)
        if contrast(shade, mixed(shade, "FFFFFF", tint_share)) >= ratio:
            return shade
    return "000000"


def faintest(colour: str, ground: str, ratio: float) -> str:
    """The colour mixed into white as far as it still stands out from a ground."""
    for step in range(100, -1, -1):
        shade = mixed("FFFFFF", colour, step / 100)
        if contrast(shade, ground) >= ratio:
            return shade
    return colour


def hue(colour: str) -> float:
    """The hue in degrees, 0 to 360."""
    return colorsys.rgb_to_hls(*_channels(colour))[0] * 360


def turned_hue(colour: str, away_from: float, least: float) -> str:
    """The colour turned on the colour wheel until it is ``least`` degrees away from a hue; lightness stays."""
    own, lightness, saturation = colorsys.rgb_to_hls(*_channels(colour))
    distance = (own * 360 - away_from + 180) % 360 - 180
    if abs(distance) >= least:
        return colour
    turned = (away_from + (least if distance >= 0 else -least)) % 360
    return shaded_until(_hex(colorsys.hls_to_rgb(turned / 360, lightness, saturation)), "FFFFFF", 6.2)


def _luminance(colour: str) -> float:
    red, green, blue = (c / 12.92 if c <= 0.03928 else ((c + 0.055) / 1.055) ** 2.4 for c in _channels(colour))
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _channels(colour: str) -> tuple[float, float, float]:
    red, green, blue = (int(colour[i : i + 2], 16) / 255 for i in (0, 2, 4))
    return red, green, blue


def _hex(channels: tuple[float, ...]) -> str:
    return "".join(f"{round(min(1.0, max(0.0, channel)) * 255):02X}" for channel in channels)
