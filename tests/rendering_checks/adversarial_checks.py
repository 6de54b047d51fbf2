"""A laid-out deck beside its drawing: texts that left their frames, lie on each other, differ in lines."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from itertools import combinations, pairwise

from coursegen.layout.frames import (
    Box,
    ChartFrame,
    Frame,
    Group,
    LaidOutDeck,
    LaidOutSlide,
    Paragraph,
    Shape,
    TableFrame,
)
from coursegen.layout.measure import Ruler
from coursegen.layout.setting import line_count
from rendering_checks.pages import Page, Word, folded, outside

TOLERANCE = 1.5
SIZES = {96, 54, 32, 24, 18, 14, 12}
SMALL = {"label", "foot"}


@dataclass(frozen=True)
class Text:
    """A text as it was laid out: where, and in how many lines."""

    name: str
    box: Box
    text: str
    lines: int
    line_height: float
    size: float
    filled: bool = False

    @property
    def slack(self) -> float:
        """How far its ink may seem to reach out: poppler tells of boxes, not of ink."""
        return max(TOLERANCE, 0.03 * self.size)

    def distance(self, word: Word) -> float:
        """How far a word's ink reaches out of the frame, in points."""
        ink, box = word.ink, self.box
        return max(box.x - ink.left, box.y - ink.top, ink.right - box.right, ink.bottom - box.bottom, 0)


@dataclass
class Verdict:
    """What was found, and how many texts were looked at."""

    slides: int = 0
    texts: int = 0
    missed_lines: int = 0
    orphans: int = 0
    words: int = 0
    traced: int = 0
    findings: list[str] = field(default_factory=list)
    where: list[int] = field(default_factory=list)

    def __add__(self, other: Verdict) -> Verdict:
        sums = {name: getattr(self, name) + getattr(other, name) for name in self.__dataclass_fields__}
        return Verdict(**sums)

    def of(self, cases: Sequence[object]) -> Verdict:
        """The findings with the cases they belong to."""
        named = [f"{cases[i]}: {finding}" for i, finding in zip(self.where, self.findings, strict=True)]
        return replace(self, findings=named)

    def __str__(self) -> str:
        rate = self.missed_lines / max(1, self.texts)
        lines = f"other lines than planned {self.missed_lines} ({rate:.2%})"
        traced = f"words traced {self.traced / max(1, self.words):.2%}"
        return f"{self.texts} texts, {len(self.findings)} violations, {lines}, orphans {self.orphans}, {traced}"


def inspected(deck: LaidOutDeck, pages: Sequence[Page]) -> Verdict:
    """Everything wrong with a drawn deck."""
    verdict = Verdict(slides=len(deck.slides))
    assert len(pages) == len(deck.slides), f"{len(pages)} pages of {len(deck.slides)} slides"
    ruler = Ruler(deck.language)
    for index, (slide, page) in enumerate(zip(deck.slides, pages, strict=True)):
        texts = list(texts_of(slide.frames, ruler))
        page = _own(slide, page)
        found = [*outside(page), *_badly_set(texts), *_escaped(texts, page), *_on_each_other(texts, page)]
        found += _crossed(slide, texts, page)
        missed = list(_missed_lines(texts, page))
        verdict.texts += len(texts)
        verdict.missed_lines += len(missed)
        verdict.orphans += sum(is_orphan(text) for text in texts)
        verdict.words += len(page.words)
        verdict.traced += sum(bool(_homes(texts, word)) for word in page.words)
        found = [f"slide {index + 1}: {finding}" for finding in [*found, *missed]]
        verdict.findings += found
        verdict.where += [index] * len(found)
    return verdict


def _own(slide: LaidOutSlide, page: Page) -> Page:
    """The page without what charts, the tab's badge and the slide's number say."""
    foreign = [frame.box for frame in slide.frames if isinstance(frame, ChartFrame)]
    foreign += [Box(838, 500, 80, 30), *([Box(0, 15, 36, 75)] if slide.master.startswith("activity") else [])]
    kept = tuple(tuple(w for w in line if not any(_inside(w, box) for box in foreign)) for line in page.lines)
    return replace(page, lines=kept)


def _inside(word: Word, box: Box) -> bool:
    x, y = (word.box.left + word.box.right) / 2, (word.box.top + word.box.bottom) / 2
    return box.x <= x <= box.right and box.y <= y <= box.bottom


def texts_of(frames: Sequence[Frame], ruler: Ruler) -> Iterator[Text]:
    """All texts of a slide, those in groups and table cells too."""
    for frame in frames:
        if isinstance(frame, Group):
            yield from texts_of(frame.frames, ruler)
        elif isinstance(frame, TableFrame):
            yield from _cells(frame, ruler)
        elif isinstance(frame, Shape) and frame.text and frame.placeholder != "number":
            yield replace(_text(frame.name, frame.box, frame.paragraphs, ruler), filled=frame.fill is not None)


def _text(name: str, box: Box, paragraphs: Sequence[Paragraph], ruler: Ruler) -> Text:
    lines = sum(line_count(paragraph, box.w, ruler) for paragraph in paragraphs)
    first = paragraphs[0]
    written = "\n".join(paragraph.text for paragraph in paragraphs)
    return Text(name, box, written, lines, first.line_height, first.spans[0].size)


def _cells(table: TableFrame, ruler: Ruler) -> Iterator[Text]:
    y = table.box.y
    for row, height in zip(table.rows, table.heights, strict=True):
        x = table.box.x
        for cell, width in zip(row, table.widths, strict=True):
            if any(paragraph.text for paragraph in cell.paragraphs):
                box = Box(x + cell.left, y, width - cell.left - cell.right, height)
                yield _text("cell", box, cell.paragraphs, ruler)
            x += width
        y += height


def _homes(texts: Sequence[Text], word: Word) -> list[Text]:
    """The frames that hold the word's characters, the nearest first."""
    return sorted((t for t in texts if folded(word.text) in folded(t.text)), key=lambda text: text.distance(word))


def _badly_set(texts: Sequence[Text]) -> Iterator[str]:
    """Sizes outside the scale, and boxes lower than their lines."""
    for text in texts:
        if text.size not in SIZES:
            yield f"{text.name}: size {text.size}"
        if text.lines * text.line_height > text.box.h + TOLERANCE:
            yield f"{text.name}: {text.lines} lines of {text.line_height:g} in {text.box.h:.0f}"


def _escaped(texts: Sequence[Text], page: Page) -> Iterator[str]:
    for word in page.words:
        homes = _homes(texts, word)
        if homes and homes[0].distance(word) > homes[0].slack:
            yield f"{word.text} lies {homes[0].distance(word):.1f} out of {homes[0].name}"


def _on_each_other(texts: Sequence[Text], page: Page) -> Iterator[str]:
    for first, second in combinations(page.words, 2):
        if min(first.ink.overlap(second.ink)) > TOLERANCE:
            yield f"{first.text} lies on {second.text}"


def _crossed(slide: LaidOutSlide, texts: Sequence[Text], page: Page) -> Iterator[str]:
    """Words that a line goes through, or that lie half on a panel."""
    words = [word for word in page.words if (homes := _homes(texts, word)) and not homes[0].filled]
    for shape in _shapes(slide.frames):
        for word in words:
            ink, box = word.ink, shape.box
            sideways = min(ink.right, box.right) - max(ink.left, box.x)
            if shape.geometry == "line" and box.h == 0:
                if sideways > TOLERANCE and ink.top + 2 < box.y < ink.bottom - 2:
                    yield f"a line goes through {word.text}"
            elif shape.geometry == "rect" and shape.fill:
                downwards = min(ink.bottom, box.bottom) - max(ink.top, box.y)
                whole = (
                    box.x - 2 <= ink.left
                    and ink.right <= box.right + 2
                    and box.y - 2 <= ink.top
                    and ink.bottom <= box.bottom + 2
                )
                if sideways > 3 and downwards > 3 and not whole:
                    yield f"{word.text} lies half on {shape.name}"


def _shapes(frames: Sequence[Frame]) -> Iterator[Shape]:
    for frame in frames:
        if isinstance(frame, Group):
            yield from _shapes(frame.frames)
        elif isinstance(frame, Shape):
            yield frame


def _missed_lines(texts: Sequence[Text], page: Page) -> Iterator[str]:
    """Texts drawn in another number of lines than planned."""
    drawn: dict[int, list[float]] = {}
    for word in page.words:
        if homes := _homes(texts, word):
            middle = (word.box.top + word.box.bottom) / 2
            drawn.setdefault(texts.index(homes[0]), []).append(middle)
    for index, middles in drawn.items():
        text = texts[index]
        count = _clusters(middles, text.line_height / 3)
        if count != text.lines and _is_alone(text, texts):
            yield f"{text.name} has {count} lines, not {text.lines}: {text.text!r}"


def _is_alone(text: Text, texts: Sequence[Text]) -> bool:
    """Whether no other text holds the same characters, which would make words of one count for the other."""
    own = folded(text.text)
    return not any(other is not text and (own in folded(other.text) or folded(other.text) in own) for other in texts)


def _clusters(values: Sequence[float], gap: float) -> int:
    ordered = sorted(values)
    return 1 + sum(after - before > gap for before, after in pairwise(ordered))


def is_orphan(text: Text) -> bool:
    """Whether the last line, broken by hand, holds a single character or two."""
    last = text.text.rsplit("\v", 1)[-1]
    return "\v" in text.text and len(folded(last)) < 3
