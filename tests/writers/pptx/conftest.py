"""A deck that uses every kind of slide, laid out once, and what it becomes."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from pathlib import Path

import pytest
from msgspec import structs

from coursegen.assets import read_pictures
from coursegen.content.deck import Picture
from coursegen.content.deck_reader import read_deck
from coursegen.layout.deck import lay_out_deck
from coursegen.layout.frames import LaidOutDeck
from coursegen.outline import read_outline
from coursegen.rendering import PRODUCTS, Material, Renderer, load_phrases
from coursegen.schedule import plan_timetable
from coursegen.theme import Theme, load_theme
from coursegen.writers.pptx import write_deck

REPOSITORY = Path(__file__).resolve().parents[3]
TEMPLATES = REPOSITORY / "templates"
OUTLINES = REPOSITORY / "tests" / "outlines"


@dataclass(frozen=True)
class Course:
    """A laid-out deck with all that is needed to write it."""

    deck: LaidOutDeck
    theme: Theme
    pictures: Mapping[str, bytes]

    def written(self, base: Path | None = None) -> bytes:
        """The deck's file."""
        return write_deck(self.deck, self.theme, self.pictures, base)


@pytest.fixture(scope="session")
def course() -> Course:
    """The deck of the outline that uses everything, some slides revealing and one in reserve."""
    outline = read_outline(OUTLINES / "everything.yaml")
    material = Material(outline, plan_timetable(outline), load_phrases([TEMPLATES / "phrases"], outline.language))
    html = Renderer([TEMPLATES / "standard", TEMPLATES]).render(PRODUCTS[0], material)
    deck = read_deck(html, PRODUCTS[0].template)
    theme = load_theme(TEMPLATES / "standard")
    places = {slide.file: slide.at for slide in deck.slides if isinstance(slide, Picture)}
    pictures = read_pictures(places, OUTLINES)
    sizes = {name: (picture.width, picture.height) for name, picture in pictures.items()}
    laid_out = lay_out_deck(deck, theme, sizes)
    return Course(laid_out, theme, {name: picture.content for name, picture in pictures.items()})


@pytest.fixture(scope="session")
def short_course(course: Course) -> Course:
    """One slide of every layout, and every slide with a picture, a chart, a table or an animation."""
    chosen = {slide.master: slide for slide in reversed(course.deck.slides)}
    slides = [slide for slide in course.deck.slides if chosen[slide.master] is slide or "Frame(" in repr(slide.frames)]
    numbered = tuple(slide.numbered(number) for number, slide in enumerate(slides, 1))
    return replace(course, deck=structs.replace(course.deck, slides=numbered))
