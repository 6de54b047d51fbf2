"""Slides drawn as metafiles: records that add up, the same bytes every time, all the words in them."""

from __future__ import annotations

import struct
from collections.abc import Iterator
from pathlib import Path

import pytest

from coursegen.content.deck import Deck, Named, Part, Points, Quote
from coursegen.content.inline import RichText, Run
from coursegen.layout.deck import lay_out_deck
from coursegen.layout.frames import LaidOutSlide
from coursegen.theme import Theme, load_theme
from coursegen.writers.preview import slide_picture

STANDARD = Path(__file__).resolve().parents[2] / "templates" / "standard"
TEXT = 84


def rich(text: str) -> RichText:
    return RichText((Run(text),))


@pytest.fixture(scope="module")
def theme() -> Theme:
    return load_theme(STANDARD)


@pytest.fixture(scope="module")
def slides(theme: Theme) -> tuple[LaidOutSlide, ...]:
    points = Points(
        title=rich("三个盼望"), items=(Named(rich("有人听"), rich("让我把话说完 OK")), Named(rich("有人办")))
    )
    quote = Quote(title=rich("一句话"), text=rich("先心情，再事情"))
    return lay_out_deck(Deck("课程", "zh-Hans", (Part("一"),), (points, quote)), theme).slides


def records(file: bytes) -> Iterator[tuple[int, bytes]]:
    at = 0
    while at < len(file):
        kind, size = struct.unpack_from("<II", file, at)
        assert size % 4 == 0 and size >= 8
        yield kind, file[at : at + size]
        at += size


def test_header_tells_the_files_size_and_records(slides: tuple[LaidOutSlide, ...], theme: Theme) -> None:
    file = slide_picture(slides[0], theme, "zh-Hans")
    found = list(records(file))
    mark, _, size, count = struct.unpack_from("<IIII", file, 40)
    assert (mark, size, count) == (0x464D4520, len(file), len(found))
    assert (found[0][0], found[-1][0]) == (1, 14)


def test_words_of_the_slide_are_in_the_drawing(slides: tuple[LaidOutSlide, ...], theme: Theme) -> None:
    words = ""
    for kind, record in records(slide_picture(slides[0], theme, "zh-Hans")):
        if kind == TEXT:
            count, offset = struct.unpack_from("<II", record, 44)
            words += record[offset : offset + 2 * count].decode("utf-16-le")
    assert "三个盼望" in words and "有人听" in words and "OK" in words


def test_same_slide_is_the_same_drawing(slides: tuple[LaidOutSlide, ...], theme: Theme) -> None:
    assert slide_picture(slides[1], theme, "zh-Hans") == slide_picture(slides[1], theme, "zh-Hans")
