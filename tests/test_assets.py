"""Pictures and recordings of every sort: what slides can show is made plain, everything else refused in one line."""

from __future__ import annotations

import io
import os
import struct
import sys
import zlib
from collections.abc import Callable
from pathlib import Path

import pytest
from PIL import Image

from coursegen.assets import MOST_BYTES, Picture, read_logo, read_media, read_pictures
from coursegen.problems import AssetError, Source
from coursegen.wording import LANGUAGES, describe

PLACE = Source("o.yaml", 5, 9)


def encoded(image: Image.Image, form: str, **options: object) -> bytes:
    stream = io.BytesIO()
    image.save(stream, form, **options)
    return stream.getvalue()


def png_of(width: int, height: int, data: bytes = b"", chunks: bytes = b"") -> bytes:
    """A PNG that says it has this size, whatever is in it."""

    def chunk(kind: bytes, content: bytes) -> bytes:
        return struct.pack(">I", len(content)) + kind + content + struct.pack(">I", zlib.crc32(kind + content))

    header = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", header) + chunks + chunk(b"IDAT", data) + chunk(b"IEND", b"")


SQUARE = Image.new("RGB", (40, 20), "red")
PLAIN = encoded(SQUARE, "PNG")
SVG = b'<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>'


def stored(picture: Picture) -> Image.Image:
    image = Image.open(io.BytesIO(picture.content))
    image.load()
    return image


def read(folder: Path, name: str = "a.png") -> Picture:
    return read_pictures({name: PLACE}, folder)[name]


def refused(folder: Path, name: str = "a.png") -> str:
    """The code; the sentence must be one line that names place and file in every language."""
    with pytest.raises(AssetError) as caught:
        read_pictures({name: PLACE}, folder)
    (problem,) = caught.value.problems
    assert problem.source == PLACE
    for language in LANGUAGES:
        sentence = describe(problem, language)
        assert sentence.startswith("o.yaml:5:9: ") and "\n" not in sentence and len(sentence) < 400
    return problem.code


NO_PICTURES = {
    "text": b"hello",
    "empty": b"",
    "drawing with a script": SVG,
    "animation": encoded(SQUARE, "GIF"),
    "scan": encoded(SQUARE, "TIFF"),
    "icon": encoded(SQUARE, "ICO"),
    "bitmap": encoded(SQUARE, "BMP"),
    "half a picture": PLAIN[: len(PLAIN) // 2],
    "half a photograph": encoded(Image.effect_noise((200, 200), 90), "JPEG")[:900],
    "head only": PLAIN[:33],
    "a bomb by its size": png_of(60_000, 60_000, zlib.compress(bytes(100_000))),
    "a picture wider than any screen": png_of(41_000, 1_000, zlib.compress(bytes(100))),
    "no width": png_of(0, 10),
    "nonsense": b"\x89PNG\r\n\x1a\n" + os.urandom(64),
}


@pytest.mark.parametrize("content", NO_PICTURES.values(), ids=NO_PICTURES)
def test_what_is_no_picture_is_refused(tmp_path: Path, content: bytes) -> None:
    (tmp_path / "a.png").write_bytes(content)
    assert refused(tmp_path) == "asset-unusable"


def test_a_file_that_is_too_large_is_refused_unread(tmp_path: Path) -> None:
    with (tmp_path / "a.png").open("wb") as file:
        file.truncate(MOST_BYTES + 1)
    assert refused(tmp_path) == "asset-unusable"


PLACES = {
    "above": "../a.png",
    "far away": "../../../../../../etc/passwd",
    "absolute": "/etc/hostname",
    "address": "https://example.com/a.png",
    "file address": "file:///etc/hostname",
    "share": "\\\\server\\share\\a.png",
    "nothing": "nowhere.png",
    "folder": "inside",
    "long": "a" * 300 + ".png",
    "link out": "link.png",
    "link in a folder": "linked/a.png",
    "ring": "ring.png",
    "dangling": "dangling.png",
    "device": "zero.png",
}


@pytest.mark.skipif(sys.platform == "win32", reason="links need rights there")
@pytest.mark.parametrize("name", PLACES.values(), ids=PLACES)
def test_only_files_in_the_outlines_folder_are_taken(tmp_path: Path, name: str) -> None:
    folder, outside = tmp_path / "course", tmp_path / "outside"
    for made in (folder, outside, folder / "inside"):
        made.mkdir()
    (tmp_path / "a.png").write_bytes(PLAIN)
    (outside / "a.png").write_bytes(PLAIN)
    (folder / "link.png").symlink_to(outside / "a.png")
    (folder / "linked").symlink_to(outside)
    (folder / "ring.png").symlink_to(folder / "ring.png")
    (folder / "dangling.png").symlink_to(folder / "gone.png")
    (folder / "zero.png").symlink_to("/dev/zero")
    assert refused(folder, name) == "asset-missing"


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="there are no pipes there")
def test_a_pipe_is_not_waited_for(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "a.png")
    assert refused(tmp_path) == "asset-missing"
    os.mkfifo(tmp_path / "a.mp3")
    assert read_media({"a.mp3": PLACE}, tmp_path) == {}


@pytest.mark.skipif(sys.platform == "win32", reason="links need rights there")
def test_a_link_within_the_folder_is_followed(tmp_path: Path) -> None:
    (tmp_path / "b.png").write_bytes(PLAIN)
    (tmp_path / "a.png").symlink_to(tmp_path / "b.png")
    assert (read(tmp_path).width, read(tmp_path).height) == (40, 20)


GRADIENT = Image.linear_gradient("L").resize((40, 20))
SEE_THROUGH = Image.new("RGBA", (40, 20), (200, 20, 20, 128))
SORTS: dict[str, tuple[bytes, Callable[[Image.Image], bool]]] = {
    "grey": (encoded(GRADIENT, "PNG"), lambda image: image.convert("L").getpixel((5, 15)) > 100),
    "grey of 16 bits": (
        encoded(Image.new("I;16", (40, 20), 32768), "PNG"),
        lambda image: 120 <= image.convert("L").getpixel((5, 5)) <= 136,
    ),
    "black and white": (
        encoded(Image.new("1", (40, 20), 1), "PNG"),
        lambda image: image.convert("L").getpixel((0, 0)) == 255,
    ),
    "palette": (encoded(SQUARE.quantize(4), "PNG"), lambda image: image.convert("RGB").getpixel((0, 0))[0] > 250),
    "palette with a clear colour": (
        encoded(SQUARE.quantize(4), "PNG", transparency=0),
        lambda image: image.convert("RGBA").getpixel((0, 0))[3] == 0,
    ),
    "see-through": (encoded(SEE_THROUGH, "PNG"), lambda image: image.convert("RGBA").getpixel((0, 0))[3] == 128),
    "print colours": (
        encoded(Image.new("CMYK", (40, 20), (0, 255, 255, 0)), "JPEG"),
        lambda image: image.mode == "RGB" and image.getpixel((5, 5))[0] > 200 and image.getpixel((5, 5))[1] < 60,
    ),
    "wrong ending": (encoded(SQUARE, "JPEG"), lambda image: image.format == "JPEG"),
}


@pytest.mark.parametrize("sort", SORTS)
def test_every_sort_of_picture_comes_out_as_it_looks(tmp_path: Path, sort: str) -> None:
    content, looks_right = SORTS[sort]
    (tmp_path / "a.png").write_bytes(content)
    picture = read(tmp_path)
    assert (picture.width, picture.height) == (40, 20) == stored(picture).size
    assert stored(picture).mode in ("RGB", "RGBA", "L", "LA", "P", "1")
    assert looks_right(stored(picture))


@pytest.mark.parametrize("form", ["JPEG", "PNG"])
def test_a_turned_photograph_is_upright_and_says_nothing_of_where_it_was_taken(tmp_path: Path, form: str) -> None:
    exif = Image.Exif()
    exif[0x0112], exif[0x010F] = 6, "Canary Camera"
    exif.get_ifd(0x8825)[1] = "N"
    (tmp_path / "a.png").write_bytes(encoded(SQUARE, form, exif=exif, comment=b"Canary comment"))
    picture = read(tmp_path)
    assert (picture.width, picture.height) == (20, 40)
    assert b"Canary" not in picture.content
    assert not stored(picture).getexif()


def test_words_hidden_in_a_picture_are_left_out(tmp_path: Path) -> None:
    from PIL.PngImagePlugin import PngInfo

    info = PngInfo()
    info.add_text("Author", "Canary", zip=True)
    (tmp_path / "a.png").write_bytes(encoded(SQUARE, "PNG", pnginfo=info))
    assert b"Author" not in read(tmp_path).content


RECORDINGS = {
    "a.mp3": b"ID3" + bytes(60),
    "b.wav": b"RIFF" + bytes(4) + b"WAVE" + bytes(60),
    "c.m4a": bytes(4) + b"ftypM4A " + bytes(60),
    "d.mp4": bytes(4) + b"ftypisom" + bytes(60),
}


@pytest.mark.parametrize("name", RECORDINGS)
def test_recordings_are_taken_as_they_are(tmp_path: Path, name: str) -> None:
    (tmp_path / name).write_bytes(RECORDINGS[name])
    assert read_media({name: PLACE}, tmp_path) == {name: RECORDINGS[name]}


@pytest.mark.parametrize(
    ("name", "content"),
    [("a.mp3", b"MZ\x90"), ("a.mp3", b""), ("a.exe", b"ID3"), ("a.avi", b"RIFF"), ("a.wav", b"RIFX"),
     ("a.mp4", b"ftyp"), ("a.wma", b"ID3"), ("a", b"ID3"), ("a.wav", b"RIFF" + bytes(4) + b"AVI ")],
)  # fmt: skip
def test_what_is_no_recording_is_refused(tmp_path: Path, name: str, content: bytes) -> None:
    (tmp_path / name).write_bytes(content)
    with pytest.raises(AssetError) as caught:
        read_media({name: PLACE}, tmp_path)
    assert [(problem.code, problem.source) for problem in caught.value.problems] == [("media-unusable", PLACE)]


@pytest.mark.skipif(sys.platform == "win32", reason="links need rights there")
@pytest.mark.parametrize("name", ["../a.mp3", "/dev/zero", "link.mp3", "https://example.com/a.mp3"])
def test_recordings_elsewhere_count_as_missing(tmp_path: Path, name: str) -> None:
    folder = tmp_path / "course"
    folder.mkdir()
    (tmp_path / "a.mp3").write_bytes(RECORDINGS["a.mp3"])
    (folder / "link.mp3").symlink_to(tmp_path / "a.mp3")
    assert read_media({name: PLACE}, folder) == {}


def test_a_logo_that_is_no_picture_is_refused(tmp_path: Path) -> None:
    (tmp_path / "logo.png").write_bytes(SVG)
    with pytest.raises(AssetError) as caught:
        read_logo(tmp_path / "logo.png")
    assert [problem.code for problem in caught.value.problems] == ["asset-unusable"]


@pytest.mark.parametrize(("ink", "ground", "dark"), [(20, 0, True), (235, 0, False), (20, 255, False)])
def test_dark_on_a_ground_that_shows_through_is_told(tmp_path: Path, ink: int, ground: int, dark: bool) -> None:
    image = Image.new("RGBA", (60, 20), (255, 255, 255, ground))
    image.paste((ink, ink, ink, 255), (0, 0, 30, 20))
    image.save(tmp_path / "logo.png")
    assert read_logo(tmp_path / "logo.png").dark is dark
