"""Lines to write on and strips of time: tables whose rows and widths are worked out here, not in templates."""

from __future__ import annotations

from itertools import accumulate, pairwise
from typing import cast

from msgspec.structs import replace

from coursegen.content.document import Alignment, Control, Lines, Paragraph, Strip, StripPart
from coursegen.content.inline import Run
from coursegen.writers.docx.filling import ROOM
from coursegen.writers.docx.measures import POINTS_PER_MM, mm
from coursegen.writers.docx.paragraph_looks import PARAGRAPH_LOOKS, Line
from coursegen.writers.docx.paragraphs import ParagraphWriter
from coursegen.writers.docx.rooms import LINE_PITCH
from coursegen.writers.docx.surroundings import Surroundings
from coursegen.writers.docx.table_looks import CELL_LOOKS, CellLook
from coursegen.writers.docx.tables import TableWriter

_STRIP_HEIGHT = 10
_LABEL_WIDTH = 17
_SCALE_HEIGHT = 5.5
_SCALE_LABEL = 10
_RULED = CellLook(bottom=Line("rule", 0.75), padding=(0, 0, 0, 0))
_PART = CellLook(right=Line("paper", 1.5), padding=(0, 1, 0, 4), valign="center")
_BARE = CellLook(padding=(0, 0, 0, 0), valign="center")


def _run(text: str) -> tuple[Run, ...]:
    return (Run(text),) if text else ()


class StripWriter:
    """Writes the tables that picture time and give room to write."""

    def __init__(self, paragraphs: ParagraphWriter, tables: TableWriter) -> None:
        self._paragraphs = paragraphs
        self._tables = tables

    def lines(self, lines: Lines, around: Surroundings) -> str:
        """Ruled rows of one height that stay together."""
        inside = replace(around, in_cell=True)
        indent = lines.indent * around.factor
        width = around.width - indent
        properties = self._tables.cell_properties(1, _RULED, width, around.kind)
        rows = "".join(
            _row(LINE_PITCH, f"<w:tc>{properties}{self._to_write(lines, number, inside)}</w:tc>")
            for number in range(lines.count)
        )
        hint = self._paragraphs.paragraph(Paragraph("hint", _run(lines.hint), keep=True), around) if lines.hint else ""
        return hint + self._tables.xml((mm(width),), rows, mm(indent))

    def strip(self, strip: Strip, around: Surroundings) -> str:
        """A row of stretches in proportion, with its label before and its scale below."""
        strip = replace(strip, parts=_merged(strip.parts))
        label = _LABEL_WIDTH if strip.label else 0
        widths = _shares([part.weight for part in strip.parts], mm(around.width - label))
        cells = self._label(strip.label, label, around) + "".join(
            self._part(part, width, around) for part, width in zip(strip.parts, widths, strict=True)
        )
        rows = _row(_STRIP_HEIGHT, cells)
        if strip.end or any(part.scale for part in strip.parts):
            rows += _row(_SCALE_HEIGHT, self._label("", label, around) + self._scale(strip, widths, around))
        return self._tables.xml((*((mm(label),) if label else ()), *widths), rows)

    def _label(self, text: str, width: float, around: Surroundings) -> str:
        if not width:
            return ""
        paragraph = self._paragraphs.paragraph(Paragraph("run-sheet-strong", _run(text)), around)
        return f"<w:tc>{self._tables.cell_properties(1, _BARE, width, around.kind)}{paragraph}</w:tc>"

    def _part(self, part: StripPart, width: int, around: Surroundings) -> str:
        look = replace(CELL_LOOKS[part.role], padding=None, bottom=None, top=None, left=None, valign=None).over(_PART)
        kind = part.kind or around.kind
        inside = replace(around, kind=kind, colour="on" if part.role in ("badge", "bar-number") else None)
        text = _fitting(part.text, width / 20 - 6)
        paragraph = self._paragraphs.paragraph(Paragraph("strip-text", _run(text), keep=True), inside)
        return f"<w:tc>{self._tables.cell_properties(1, look, _in_mm(width), kind)}{paragraph}</w:tc>"

    def _scale(self, strip: Strip, widths: tuple[int, ...], around: Surroundings) -> str:
        """Cells that reach from one label to the next; the end label stands in the last stretch, flush right."""
        spans = _scale_spans(strip, widths)
        cells = ""
        for start, end in spans:
            closing = strip.end if end == len(strip.parts) and len(spans) > 1 else ""
            label, align = (closing, "end") if closing else (strip.parts[start].scale, "start")
            paragraph = Paragraph("scale", _run(label), align=cast(Alignment, align))
            properties = self._tables.cell_properties(end - start, _BARE, _in_mm(sum(widths[start:end])), around.kind)
            cells += f"<w:tc>{properties}{self._paragraphs.paragraph(paragraph, around)}</w:tc>"
        return cells

    def _to_write(self, lines: Lines, number: int, around: Surroundings) -> str:
        """The paragraph of a ruled line: a field of its own."""
        field = Control("text", lines.prompt, shown=ROOM)
        paragraph = Paragraph("small", (field,), keep=number < lines.count - 1)
        return self._paragraphs.paragraph(paragraph, replace(around, keep=False))


def _row(height: float, cells: str) -> str:
    return f'<w:tr><w:trPr><w:cantSplit/><w:trHeight w:val="{mm(height)}" w:hRule="exact"/></w:trPr>{cells}</w:tr>'


def _merged(parts: tuple[StripPart, ...]) -> tuple[StripPart, ...]:
    """The stretches, silent ones joined to the one before when it looks the same."""
    merged: list[StripPart] = []
    for part in parts:
        last = merged[-1] if merged else None
        if last and not part.text and not part.scale and (part.role, part.kind) == (last.role, last.kind):
            merged[-1] = replace(last, weight=last.weight + part.weight)
        else:
            merged.append(part)
    return tuple(merged)


def _scale_spans(strip: Strip, widths: tuple[int, ...]) -> list[tuple[int, int]]:
    """Which stretches each label of the scale covers; the end label takes as many of the last as it needs."""
    close = len(strip.parts)
    if strip.end:
        while close > 1 and sum(widths[close:]) < mm(_SCALE_LABEL):
            close -= 1
    starts = [number for number, part in enumerate(strip.parts[:close]) if number == 0 or part.scale]
    edges = [*starts, close, len(strip.parts)] if close < len(strip.parts) else [*starts, close]
    return list(pairwise(edges))


def _in_mm(width: int) -> float:
    return width / 20 / POINTS_PER_MM


def _shares(weights: list[int], whole: int) -> tuple[int, ...]:
    """The whole divided by weight, without a twip lost to rounding."""
    edges = [round(whole * reached / sum(weights)) for reached in accumulate(weights, initial=0)]
    return tuple(end - start for start, end in pairwise(edges))


def _fitting(text: str, room: float) -> str:
    """The text if it fits on a line of the stretch, else its first word, else nothing."""
    size = PARAGRAPH_LOOKS["strip-text"].size
    for candidate in (text, text.split("\u3000")[0]):
        if sum(size if ord(letter) > 0x2E80 else size * 0.58 for letter in candidate) <= room:
            return candidate
    return ""
