"""Paragraphs set into lines: every run of characters with its place and advances, for writers that draw text."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby

from msgspec import Struct

from coursegen.layout.frames import Anchor, Box, Paragraph, Span
from coursegen.layout.measure import FORCED_BREAK, Room, Ruler, char_width, filled, is_wide, office_edges

BASELINE = 0.37
"""How far below the middle of its line a baseline lies, in em: Han squares and capitals both look centred."""
_FULL_WIDTH_MARKS = frozenset("“”‘’…—·")


class SetRun(Struct, frozen=True):
    """Characters on a line: where the first begins, the baseline, and how far each moves on, all in points."""

    x: float
    baseline: float
    text: str
    advances: tuple[float, ...]
    span: Span
    asian: bool


def set_text(paragraphs: Sequence[Paragraph], box: Box, anchor: Anchor, ruler: Ruler) -> Iterator[SetRun]:
    """The runs of a text as they stand in its box."""
    lines = [(paragraph, _lines(paragraph, box.w, ruler)) for paragraph in paragraphs]
    height = sum(p.space_before + p.line_height * len(found) for p, found in lines)
    spare = box.h - height
    y = box.y + (spare / 2 if anchor == "middle" else spare if anchor == "bottom" else 0)
    for paragraph, found in lines:
        y += paragraph.space_before
        for number, line in enumerate(found):
            yield from _set_line(paragraph, line, (box, y, number), ruler)
            y += paragraph.line_height


def _lines(paragraph: Paragraph, width: float, ruler: Ruler) -> list[list[tuple[str, Span]]]:
    """The paragraph's lines as characters with their spans."""
    chars = [(char, span) for span in paragraph.spans for char in span.text]
    lines: list[list[tuple[str, Span]]] = []
    for forced, members in groupby(chars, key=lambda pair: pair[0] == FORCED_BREAK):
        if not forced:
            room = Room(width - paragraph.hang, 0.0 if lines else paragraph.hang)
            lines += _flowing(list(members), room, ruler, not lines)
    return lines or [[]]


def _flowing(chars: list[tuple[str, Span]], room: Room, ruler: Ruler, opens: bool) -> list[list[tuple[str, Span]]]:
    """Characters without forced breaks as the lines they flow into; ``opens`` when a paragraph begins with them."""
    size = chars[0][1].size
    runs = groupby(chars, key=lambda pair: pair[1].bold)
    line = ruler.measured(tuple(("".join(char for char, _ in run), bold) for bold, run in runs), opens)
    places = office_edges(line.text, ruler.chinese)
    starts = filled(line, places, Room(room.width / size, room.first / size)).places
    ends = [*starts, len(chars)]
    return [_trimmed(chars[start:end]) for start, end in zip([0, *starts], ends, strict=True)]


def _trimmed(chars: list[tuple[str, Span]]) -> list[tuple[str, Span]]:
    while chars and chars[-1][0] == " ":
        chars = chars[:-1]
    return chars


def line_count(paragraph: Paragraph, width: float, ruler: Ruler) -> int:
    """How many lines a paragraph is set in."""
    return len(_lines(paragraph, width, ruler))


def _set_line(
    paragraph: Paragraph, line: list[tuple[str, Span]], place: tuple[Box, float, int], ruler: Ruler
) -> Iterator[SetRun]:
    box, y, number = place
    widths = [span.size * char_width(char, span.bold, ruler.chinese) for char, span in line]
    indent = paragraph.hang if number else 0.0
    spare = box.w - sum(widths)
    x = box.x + {"left": indent, "center": spare / 2, "right": spare}[paragraph.align]
    cells = list(zip(line, widths, strict=True))
    for (span, asian), members in groupby(cells, key=lambda cell: (cell[0][1], _is_asian(cell[0][0], ruler))):
        found = list(members)
        advances = tuple(width for _, width in found)
        baseline = y + paragraph.line_height / 2 + BASELINE * span.size
        yield SetRun(x, baseline, "".join(char for (char, _), _ in found), advances, span, asian)
        x += sum(advances)


def _is_asian(char: str, ruler: Ruler) -> bool:
    return is_wide(char) or (ruler.chinese and char in _FULL_WIDTH_MARKS)
