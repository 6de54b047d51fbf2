"""Files an outline or theme names: found beside it, checked once before any writer sees them.

A picture must lie in the outline's folder, be a plain PNG or JPEG, and open to a sensible size.
"""

from __future__ import annotations

import io
import warnings
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from coursegen.problems import AssetError, Problem, Source
from coursegen.reading import looked_for

if TYPE_CHECKING:
    from PIL import Image

MOST_BYTES = 20 * 1024 * 1024
MOST_PIXELS = 40_000_000
_FORMATS = ("PNG", "JPEG")
_DARK = 124
"""A grey below this cannot be told from the deep colour of covers."""
_MODES = ("RGB", "RGBA", "L", "LA", "P", "1")


@dataclass(frozen=True, slots=True)
class Picture:
    """A checked picture: its content as it will be stored, its size in pixels."""

    content: bytes
    width: int
    height: int
    dark: bool = False
    """Whether what is seen of it is dark, on a ground that shows through: it needs a light one."""


def read_pictures(places: Mapping[str, Source | None], folder: Path) -> dict[str, Picture]:
    """The pictures with these names; ``places`` tells where the outline names each.

    Raises :class:`AssetError` with every one that is missing or no picture slides can show.
    """
    found: dict[str, Picture] = {}
    problems: list[Problem] = []
    for name, place in places.items():
        path = _found(folder, name)
        if path is None:
            problems.append(Problem("asset-missing", place, {"file": name}))
            continue
        try:
            found[name] = _read_picture(path)
        except (OSError, _Unusable) as reason:
            problems.append(Problem("asset-unusable", place, {"file": name, "reason": str(reason)}))
    if problems:
        raise AssetError(problems)
    return found


def _found(folder: Path, name: str) -> Path | None:
    """The file of that name in the folder or below; links that lead out of it, devices and pipes are no such file."""
    try:
        path = (folder / name).resolve()
        looked_for(path)
        return path if path.is_relative_to(folder.resolve()) and path.is_file() else None
    except (OSError, RuntimeError, ValueError):  # a name too long, links in a ring, a name no system takes
        return None


MEDIA = {"mp3": (b"ID3", b"\xff\xfb", b"\xff\xf3", b"\xff\xf2"), "wav": (), "m4a": (), "mp4": ()}
"""Endings of recordings and videos every PowerPoint plays, and how such files begin."""
MOST_MEDIA_BYTES = 300 * 1024 * 1024


def read_media(places: Mapping[str, Source | None], folder: Path) -> dict[str, bytes]:
    """The recordings and videos that are there; one that is not is left out, for the trainer may bring it along.

    Raises :class:`AssetError` for files that are there and cannot be played.
    """
    found: dict[str, bytes] = {}
    problems: list[Problem] = []
    for name, place in places.items():
        path = _found(folder, name)
        if path is None:
            continue
        ending = path.suffix.lower().removeprefix(".")
        if ending not in MEDIA or path.stat().st_size > MOST_MEDIA_BYTES:
            problems.append(Problem("media-unusable", place, {"file": name}))
            continue
        content = path.read_bytes()
        if _is_media(content, ending):
            found[name] = content
        else:
            problems.append(Problem("media-unusable", place, {"file": name}))
    if problems:
        raise AssetError(problems)
    return found


def _is_media(content: bytes, ending: str) -> bool:
    """Whether a file begins as files with its ending do."""
    if ending == "wav":
        return content.startswith(b"RIFF") and content[8:12] == b"WAVE"
    starts = MEDIA[ending]
    return content.startswith(starts) if starts else content[4:8] == b"ftyp"


class _Unusable(Exception):
    """A file that is no picture a slide can show."""


def read_logo(path: Path) -> Picture:
    """A theme's logo. Raises :class:`AssetError` when slides cannot show it."""
    try:
        return _read_picture(path)
    except (OSError, _Unusable) as reason:
        raise AssetError([Problem("asset-unusable", None, {"file": str(path), "reason": str(reason)})]) from None


def _read_picture(path: Path) -> Picture:
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
                kind = str(image.format)
                ImageOps.exif_transpose(image, in_place=True)
                plain = _plain(image)
    except _Unusable:
        raise
    except Exception as error:
        raise _Unusable(type(error).__name__) from None
    stream = io.BytesIO()
    plain.save(stream, kind, **({"quality": 90} if kind == "JPEG" else {}))
    return Picture(stream.getvalue(), plain.width, plain.height, _is_dark(plain))


def _is_dark(image: Image.Image) -> bool:
    from PIL import ImageStat

    if not image.has_transparency_data:
        return False
    small = image.convert("RGBA").resize((64, 64))
    seen = small.getchannel("A").point(lambda alpha: 255 if alpha > 127 else 0)
    if not seen.getbbox() or seen.getextrema()[0] == 255:
        return False
    return bool(ImageStat.Stat(small.convert("L"), seen).mean[0] < _DARK)


def _plain(image: Image.Image) -> Image.Image:
    """The picture in colours every viewer knows, without words and places that cameras and programs hide in it."""
    if image.mode.startswith("I"):
        plain = image.convert("I").point(lambda grey: grey * (1 / 256)).convert("L")
    else:
        plain = image if image.mode in _MODES else image.convert("RGB")
    plain.info = {name: value for name, value in image.info.items() if name in ("icc_profile", "transparency")}
    if plain.mode != image.mode:
        plain.info.pop("icc_profile", None)
    return plain
