"""Speaker notes: what is said once stands once, however many slides there turned out to be."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence

from msgspec.structs import replace

from coursegen.content.deck import Slide
from coursegen.content.inline import RichText


def said_once(slides: Sequence[Slide]) -> list[Slide]:
    """The slides in their order, ``notes`` on the first slide of what they belong to, ``closing`` on the last.

    A slide that was divided, and one that shows a block a second time, came with copies of both.
    """
    opened = _without_copies((_subject(slide), slide.notes) for slide in slides)
    closed = _without_copies((slide.activity or _subject(slide), slide.closing) for slide in reversed(slides))
    return [
        replace(slide, notes=notes, closing=closing)
        for slide, notes, closing in zip(slides, opened, reversed(closed), strict=True)
    ]


def _subject(slide: Slide) -> object:
    """What a slide shows a part of; slides that say no place are each of their own."""
    return (slide.activity, slide.at) if slide.at else id(slide)


def _without_copies(notes: Iterable[tuple[object, tuple[RichText, ...]]]) -> list[tuple[RichText, ...]]:
    """Every slide's notes without those that an earlier one of the same subject has."""
    said: defaultdict[object, set[RichText]] = defaultdict(set)
    left: list[tuple[RichText, ...]] = []
    for subject, texts in notes:
        left.append(tuple(text for text in texts if text not in said[subject]))
        said[subject].update(texts)
    return left
