"""What a deck's own file says stands where, to compare with where it was drawn."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from pptx import Presentation

from rendering_checks.pages import Box, Page, Word, folded

EMU_PER_POINT = 12_700
_CATEGORIES = "{*}cat//{*}v"


@dataclass(frozen=True)
class Frame:
    """A shape that holds text, its characters folded."""

    name: str
    text: str
    box: Box

    def distance(self, word: Word) -> float:
        """How far the word's ink reaches out of the frame, in points."""
        ink, box = word.ink, self.box
        return max(box.left - ink.left, box.top - ink.top, ink.right - box.right, ink.bottom - box.bottom, 0)


@dataclass(frozen=True)
class Slide:
    """A slide, counted from 1: its own frames, what its layout draws, charts with their categories, and notes."""

    number: int
    frames: tuple[Frame, ...]
    ground: tuple[Frame, ...]
    charts: tuple[Frame, ...]
    notes: str

    @property
    def text(self) -> str:
        return "".join(frame.text for frame in self.frames)

    def homes(self, word: Word) -> list[Frame]:
        """The frames that hold the word's characters."""
        return [frame for frame in (*self.frames, *self.ground) if folded(word.text) in frame.text]

    def is_in_chart(self, word: Word) -> bool:
        return any(chart.distance(word) == 0 for chart in self.charts)


def read_slides(file: Path) -> list[Slide]:
    """The slides of a deck."""
    return [_slide(number, slide) for number, slide in enumerate(Presentation(str(file)).slides, 1)]


def _slide(number: int, slide: Any) -> Slide:
    ground = [shape for shape in slide.slide_layout.shapes if not shape.is_placeholder]
    notes = slide.notes_slide.notes_text_frame.text if slide.has_notes_slide else ""
    return Slide(number, tuple(_frames(slide.shapes)), tuple(_frames(ground)), tuple(_charts(slide.shapes)), notes)


def _frames(shapes: Any) -> Iterator[Frame]:
    for shape in _flat(shapes):
        text = folded("".join(text.text or "" for text in shape._element.iter("{*}t")))
        if text:
            yield Frame(shape.name, text, _box(shape))


def _charts(shapes: Any) -> Iterator[Frame]:
    for shape in _flat(shapes):
        if shape.has_chart:
            labels = shape.chart._chartSpace.iterfind(f".//{_CATEGORIES}")
            yield Frame(shape.name, folded("".join(label.text or "" for label in labels)), _box(shape))


def _flat(shapes: Any) -> Iterator[Any]:
    """All shapes, those of groups too; groups are asked to keep the slide's measures."""
    for shape in shapes:
        if hasattr(shape, "shapes"):
            extents = shape._element.grpSpPr.find("{*}xfrm")
            assert extents is None or _keeps_measures(extents), f"{shape.name} scales what is in it"
            yield from _flat(shape.shapes)
        else:
            yield shape


def _keeps_measures(extents: Any) -> bool:
    off, ext, child_off, child_ext = (
        dict(extents.find(f"{{*}}{name}").attrib) for name in ("off", "ext", "chOff", "chExt")
    )
    return off == child_off and ext == child_ext


def _box(shape: Any) -> Box:
    sides = (shape.left, shape.top, shape.left + shape.width, shape.top + shape.height)
    return Box(*(side / EMU_PER_POINT for side in sides))


def outside_slide(slide: Slide, page: Box, slack: float = 0.5) -> list[str]:
    """Frames that reach beyond the slide."""
    beyond = [frame.name for frame in slide.frames if not page.holds(frame.box, slack)]
    return [f"slide {slide.number}: beyond the slide: {name}" for name in beyond]


def escaped(slide: Slide, page: Page, slack: float = 3.0) -> list[str]:
    """Words drawn outside every frame that holds them; words that poppler joined across frames are left out."""
    found = []
    for word in page.words:
        nearest = min(slide.homes(word), key=lambda frame: frame.distance(word), default=None)
        if nearest and nearest.distance(word) > slack and not slide.is_in_chart(word):
            found.append(
                f"slide {slide.number}: {word.text} lies {nearest.distance(word):.0f} pt out of {nearest.name}"
            )
    return found


def unwritten(slide: Slide, page: Page) -> list[str]:
    """Words in a chart that are neither figures nor its categories, such as a title nobody gave it."""
    labels = "".join(chart.text for chart in slide.charts)
    words = [word.text for word in page.words if slide.is_in_chart(word) and not any(map(str.isdigit, word.text))]
    return [f"slide {slide.number}: nobody wrote {word}" for word in words if folded(word) not in labels]


def traced_share(slides: list[Slide], pages: list[Page]) -> float:
    """The share of drawn words that could be traced to a frame; near 1, or :func:`escaped` looks at too little."""
    words = [(word, slide) for slide, page in zip(slides, pages, strict=True) for word in page.words]
    traced = sum(bool(slide.homes(word)) or slide.is_in_chart(word) for word, slide in words)
    return traced / len(words)
