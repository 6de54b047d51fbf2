"""Files an outline or theme names: found beside it, checked once before any writer sees them.

A picture must lie in the outline's folder, be a plain PNG or JPEG, and open to a sensible size.
"""

from __future__ import annotations

import io
import warnings
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from coursegen.problems import AssetError, Problem, Source
from coursegen.reading import looked_for

MOST_BYTES = 20 * 1024 * 1024
MOST_PIXELS = 40_000_000
_FORMATS = ("PNG", "JPEG")
_MODES = ("RGB", "RGBA", "L", "LA", "P", "1")


@dataclass(frozen=True, slots=True)
class Picture:
    """A checked picture: its content as it will be stored, its size in pixels."""

    content: bytes
    width: int
    height: int


def read_pictures(places: Mapping[str, Source | None], folder: Path) -> dict[str, Picture]:
    """The pictures with these names; ``places`` tells where the outline names each.

    Raises :class:`AssetError` with every one that is missing or no picture slides can show.
    """
    found: dict[str, Picture] = {}
    problems: list[Problem] = []
    for name, place in places.items():
        path = (folder / name).resolve()
        if not path.is_relative_to(folder.resolve()) or not path.is_file():
            problems.append(Problem("asset-missing", place, {"file": name}))
            continue
        try:
            found[name] = read_picture(path)
        except _Unusable as reason:
            problems.append(Problem("asset-unusable", place, {"file": name, "reason": str(reason)}))
    if problems:
        raise AssetError(problems)
    return found


MEDIA = {"mp3": (b"ID3", b"\xff\xfb", b"\xff\xf3", b"\xff\xf2"), "wav": (b"RIFF",), "m4a": (), "mp4": ()}
"""Endings of recordings and videos every PowerPoint plays, and how such files begin."""
MOST_MEDIA_BYTES = 300 * 1024 * 1024


def read_media(places: Mapping[str, Source | None], folder: Path) -> dict[str, bytes]:
    """The recordings and videos that are there; one that is not is left out, for the trainer may bring it along.

    Raises :class:`AssetError` for files that are there and cannot be played.
    """
    found: dict[str, bytes] = {}
    problems: list[Problem] = []
    for name, place in places.items():
        path = (folder / name).resolve()
        looked_for(path)
        if not path.is_relative_to(folder.resolve()) or not path.is_file():
            continue
        ending = path.suffix.lower().removeprefix(".")
        if ending not in MEDIA or path.stat().st_size > MOST_MEDIA_BYTES:
            problems.append(Problem("media-unusable", place, {"file": name}))
            continue
        content = path.read_bytes()
        starts = MEDIA[ending]
        if content[4:8] == b"ftyp" if not starts else content.startswith(starts):
            found[name] = content
        else:
            problems.append(Problem("media-unusable", place, {"file": name}))
    if problems:
        raise AssetError(problems)
    return found


class _Unusable(Exception):
    """A file that is no picture a slide can show."""


def read_picture(path: Path) -> Picture:
    """The picture in a file, turned upright, in colours every viewer knows."""
    from PIL import Image, ImageOps

    if path.stat().st_size > MOST_BYTES:
        raise _Unusable(f"> {MOST_BYTES // 1024 // 1024} MB")
    content = path.read_bytes()
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("error", Image.DecompressionBombWarning)
            with Image.open(io.BytesIO(content), formats=_FORMATS) as image:
                if image.width * image.height > MOST_PIXELS:
                    raise _Unusable(f"{image.width} × {image.height}")
                image.load()
                upright = ImageOps.exif_transpose(image)
                kind = str(image.format)
    except _Unusable:
        raise
    except Exception as error:
        raise _Unusable(type(error).__name__) from None
    plain = upright if upright.mode in _MODES else upright.convert("RGB")
    stream = io.BytesIO()
    plain.save(stream, kind, **({"quality": 90} if kind == "JPEG" else {}))
    return Picture(stream.getvalue(), plain.width, plain.height)
