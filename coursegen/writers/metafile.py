"""Enhanced metafiles: drawings made of shapes and text, crisp at any size, without a font at hand to make them.

Only the records slides need. Lengths are tenths of a point. Source: Microsoft's [MS-EMF] specification.
"""

from __future__ import annotations

import struct
from collections.abc import Callable, Mapping, Sequence

UNIT = 10
"""Logical units in a point."""
_HEADER, _EOF = 1, 14
_WINDOW_EXTENT, _WINDOW_ORIGIN, _VIEWPORT_EXTENT, _VIEWPORT_ORIGIN, _MAP_MODE = 9, 10, 11, 12, 17
_BACKGROUND_MODE, _TEXT_ALIGN, _TEXT_COLOUR = 18, 22, 24
_SELECT, _PEN, _BRUSH, _FONT = 37, 38, 39, 82
_ELLIPSE, _RECTANGLE, _POLYGON, _POLYLINE, _TEXT = 42, 43, 86, 87, 84
_NO_PEN, _NO_BRUSH = 0x80000008, 0x80000005
_ANISOTROPIC, _TRANSPARENT, _BASELINE = 8, 1, 24
_MARK = 0x464D4520


class Metafile:
    """A drawing of a given size in points, built up record by record.

    ``charsets`` gives the Windows character set of a face, by which readers without the face choose another.
    """

    def __init__(self, width: float, height: float, charsets: Mapping[str, int]) -> None:
        self._charsets = charsets
        self._size = (round(width * UNIT), round(height * UNIT))
        self._records: list[bytes] = []
        self._objects: dict[tuple[object, ...], int] = {}
        self._selected: dict[str, int] = {}
        self._text_colour = ""
        self._add(_MAP_MODE, struct.pack("<I", _ANISOTROPIC))
        self._add(_WINDOW_ORIGIN, struct.pack("<ii", 0, 0))
        self._add(_WINDOW_EXTENT, struct.pack("<ii", *self._size))
        self._add(_VIEWPORT_ORIGIN, struct.pack("<ii", 0, 0))
        self._add(_VIEWPORT_EXTENT, struct.pack("<ii", *self._size))
        self._add(_BACKGROUND_MODE, struct.pack("<I", _TRANSPARENT))
        self._add(_TEXT_ALIGN, struct.pack("<I", _BASELINE))

    def rectangle(
        self, corners: tuple[float, float, float, float], fill: str | None, line: tuple[str, float] | None
    ) -> None:
        """A rectangle from left, top, right and bottom."""
        self._dress(fill, line)
        self._add(_RECTANGLE, struct.pack("<iiii", *_units(corners)))

    def ellipse(
        self, corners: tuple[float, float, float, float], fill: str | None, line: tuple[str, float] | None
    ) -> None:
        """An ellipse in a rectangle."""
        self._dress(fill, line)
        self._add(_ELLIPSE, struct.pack("<iiii", *_units(corners)))

    def polygon(self, points: Sequence[tuple[float, float]], fill: str | None, line: tuple[str, float] | None) -> None:
        """A closed shape."""
        self._dress(fill, line)
        self._points(_POLYGON, points)

    def line(self, points: Sequence[tuple[float, float]], line: tuple[str, float]) -> None:
        """A line through points."""
        self._dress(None, line)
        self._points(_POLYLINE, points)

    def text(
        self, place: tuple[float, float], text: str, advances: Sequence[float], look: tuple[str, float, bool, str]
    ) -> None:
        """Characters from a baseline's start; ``look`` is face, size, bold and colour."""
        face, size, bold, colour = look
        self._select("font", ("font", face, size, bold), lambda id: self._font(id, face, size, bold), _FONT)
        if colour != self._text_colour:
            self._text_colour = colour
            self._add(_TEXT_COLOUR, _colour(colour))
        encoded = text.encode("utf-16-le")
        padded = encoded + b"\0" * (-len(encoded) % 4)
        count = len(encoded) // 2
        steps = [step for char, advance in zip(text, advances, strict=True) for step in _steps(char, advance)]
        offset = 8 + 28 + 40
        start = struct.pack("<iiiiIff", 0, 0, -1, -1, 2, 1.0, 1.0)
        record = struct.pack("<iiIIIiiiiI", *_units(place), count, offset, 0, 0, 0, -1, -1, offset + len(padded))
        self._add(_TEXT, start + record + padded + struct.pack(f"<{count}I", *steps))

    def content(self) -> bytes:
        """The file."""
        self._add(_EOF, struct.pack("<III", 0, 16, 20))
        body = b"".join(self._records)
        width, height = self._size
        millimetres = (round(width / UNIT * 25.4 / 72), round(height / UNIT * 25.4 / 72))
        frame = (0, 0, round(width / UNIT * 2540 / 72), round(height / UNIT * 2540 / 72))
        handles = len(self._objects) + 1
        header = struct.pack(
            "<II iiii iiii IIII HH III ii ii III ii", _HEADER, 108, 0, 0, width - 1, height - 1, *frame, _MARK, 0x10000,
            len(body) + 108, len(self._records) + 1, handles, 0, 0, 0, 0, width, height, *millimetres, 0, 0, 0,
            millimetres[0] * 1000, millimetres[1] * 1000,
        )  # fmt: skip
        return header + body

    def _points(self, kind: int, points: Sequence[tuple[float, float]]) -> None:
        flat = [value for point in points for value in _units(point)]
        bounds = (min(flat[::2]), min(flat[1::2]), max(flat[::2]), max(flat[1::2]))
        self._add(kind, struct.pack("<iiiiI", *bounds, len(points)) + struct.pack(f"<{len(flat)}h", *flat))

    def _dress(self, fill: str | None, line: tuple[str, float] | None) -> None:
        """Selects the brush and pen a shape is drawn with."""
        if fill is None:
            self._take("brush", _NO_BRUSH)
        else:
            self._select(
                "brush", ("brush", fill), lambda id: struct.pack("<II", id, 0) + _colour(fill) + b"\0" * 4, _BRUSH
            )
        if line is None:
            self._take("pen", _NO_PEN)
        else:
            colour, width = line
            pen = round(width * UNIT)
            self._select("pen", ("pen", *line), lambda id: struct.pack("<IIii", id, 0, pen, 0) + _colour(colour), _PEN)

    def _select(self, slot: str, key: tuple[object, ...], make: Callable[[int], bytes], kind: int) -> None:
        if key not in self._objects:
            self._objects[key] = len(self._objects) + 1
            self._add(kind, make(self._objects[key]))
        self._take(slot, self._objects[key])

    def _font(self, id: int, face: str, size: float, bold: bool) -> bytes:
        name = face.encode("utf-16-le")[:62].ljust(64, b"\0")
        weight, charset = 700 if bold else 400, self._charsets.get(face, 0)
        logical = (
            struct.pack("<iiiiiBBBBBBBB", -round(size * UNIT), 0, 0, 0, weight, 0, 0, 0, charset, 0, 0, 5, 0) + name
        )
        return struct.pack("<I", id) + logical + b"\0" * (320 - len(logical))

    def _take(self, slot: str, id: int) -> None:
        if self._selected.get(slot) != id:
            self._selected[slot] = id
            self._add(_SELECT, struct.pack("<I", id))

    def _add(self, kind: int, content: bytes) -> None:
        self._records.append(struct.pack("<II", kind, len(content) + 8) + content)


def _units(lengths: Sequence[float]) -> list[int]:
    return [round(length * UNIT) for length in lengths]


def _colour(rrggbb: str) -> bytes:
    return bytes.fromhex(rrggbb) + b"\0"


def _steps(char: str, advance: float) -> list[int]:
    """The advance of a character, per UTF-16 unit."""
    return [round(advance * UNIT), 0] if char > "\uffff" else [round(advance * UNIT)]
