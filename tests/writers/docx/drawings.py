"""The smallest picture Office draws: an EMF of one rectangle."""

from __future__ import annotations

import struct

SIZE = (320, 180)


def rectangle() -> bytes:
    """An EMF with a filled rectangle, as wide as a slide."""
    width, height = SIZE
    records = (
        _record(39, struct.pack("<IIII", 1, 0, 0x00EFEFE4, 0)),
        _record(37, struct.pack("<I", 1)),
        _record(43, struct.pack("<iiii", 0, 0, width, height)),
        _record(14, struct.pack("<III", 0, 16, 20)),
    )
    body = b"".join(records)
    frame = struct.pack("<iiii", 0, 0, round(width * 26.46), round(height * 26.46))
    counts = struct.pack("<IIIIHHIII", 0x464D4520, 0x10000, 88 + len(body), len(records) + 1, 2, 0, 0, 0, 0)
    device = struct.pack("<iiii", 1920, 1080, 508, 286)
    return struct.pack("<II", 1, 88) + struct.pack("<iiii", 0, 0, width, height) + frame + counts + device + body


def _record(kind: int, content: bytes) -> bytes:
    return struct.pack("<II", kind, 8 + len(content)) + content
