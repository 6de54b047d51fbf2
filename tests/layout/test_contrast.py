"""Every text of every kind of slide can be read on what lies under it, in every theme."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import pytest
from msgspec.structs import replace

from coursegen.colours import contrast
from coursegen.layout.frames import FULL_BLEED, Box, Cell, Frame, Group, LaidOutSlide, Paragraph, Shape, TableFrame
from coursegen.theme import TEXT_CONTRAST, Theme
from rendering_checks.adversarial import LANGUAGES, Case, themes, tried

THEMES = themes()


def ground(slide: LaidOutSlide) -> str:
    """The colour a slide's layout fills the screen with."""
    if slide.master in FULL_BLEED:
        return "deep"
    kind = slide.master.removeprefix("activity-")
    return "tint" if slide.master == "statement" else f"{kind}tint" if kind != slide.master else "paper"


def written(frames: Sequence[Frame], under: list[tuple[Box, str]]) -> Iterator[tuple[Paragraph, str]]:
    """Each paragraph with the colour under it; ``under`` grows by what is filled."""
    for frame in frames:
        if isinstance(frame, Group):
            yield from written(frame.frames, under)
        elif isinstance(frame, Shape):
            if frame.fill:
                under.append((frame.box, frame.fill))
            yield from ((paragraph, beneath(frame.box, under)) for paragraph in frame.paragraphs)
        elif isinstance(frame, TableFrame):
            below = beneath(frame.box, under)
            cells: Iterator[Cell] = (cell for row in frame.rows for cell in row)
            yield from ((paragraph, cell.fill or below) for cell in cells for paragraph in cell.paragraphs)


def beneath(box: Box, under: Sequence[tuple[Box, str]]) -> str:
    """The colour of the last shape a box's middle lies on."""
    x, y = box.x + box.w / 2, box.y + box.h / 2
    return next(fill for place, fill in reversed(under) if place.x <= x <= place.right and place.y <= y <= place.bottom)


def faint(slide: LaidOutSlide, theme: Theme) -> Iterator[str]:
    """Texts of a slide that are too faint."""
    whole = Box(0, 0, 960, 540)
    for paragraph, below in written(slide.frames, [(whole, ground(slide))]):
        for span in paragraph.spans:
            ratio = contrast(theme.colours[span.colour], theme.colours[below])
            if span.text.strip() and span.text != "□" and ratio < TEXT_CONTRAST:
                yield f"{span.colour} on {below}: {ratio:.2f} ({span.text[:12]})"


@pytest.fixture(scope="module")
def slides() -> list[LaidOutSlide]:
    from rendering_checks.adversarial import KINDS

    cases = [Case(kind, "typical", LANGUAGES[0], "short") for kind in KINDS]
    trials = tried(cases, THEMES["standard"])
    return [slide for trial in trials if trial.laid_out for slide in trial.laid_out.slides]


@pytest.mark.parametrize("theme", THEMES)
def test_every_text_stands_out_from_what_is_under_it(slides: list[LaidOutSlide], theme: str) -> None:
    assert len(slides) > 50
    assert [fault for slide in slides for fault in faint(slide, THEMES[theme])] == []


def test_faint_text_is_noticed(slides: list[LaidOutSlide]) -> None:
    theme = THEMES["standard"]
    pale = replace(theme, colours={**theme.colours, "muted": "C8CCCE"})
    assert any(faint(slide, pale) for slide in slides) and [f for s in slides for f in faint(s, pale)]
