"""Frames for slides of another size: every measure multiplied, nothing else changed."""

from __future__ import annotations

from msgspec.structs import replace

from coursegen.layout.frames import (
    Box,
    Cell,
    ChartFrame,
    Frame,
    Group,
    MediaFrame,
    Outline,
    Paragraph,
    PictureFrame,
    Shape,
    TableFrame,
)


def scaled(frame: Frame, factor: float) -> Frame:
    """The frame on a slide ``factor`` times as large."""
    match frame:
        case Group():
            return replace(frame, frames=tuple(scaled(inner, factor) for inner in frame.frames))
        case Shape():
            lines = tuple(_paragraph(paragraph, factor) for paragraph in frame.paragraphs)
            return replace(frame, box=box(frame.box, factor), outline=_outline(frame.outline, factor), paragraphs=lines)
        case TableFrame():
            return _table(frame, factor)
        case ChartFrame() | PictureFrame() | MediaFrame():
            return replace(frame, box=box(frame.box, factor))


def box(place: Box, factor: float) -> Box:
    """The place on a slide ``factor`` times as large."""
    return Box(place.x * factor, place.y * factor, place.w * factor, place.h * factor)


def _table(table: TableFrame, factor: float) -> TableFrame:
    return replace(
        table,
        box=box(table.box, factor),
        widths=tuple(width * factor for width in table.widths),
        heights=tuple(height * factor for height in table.heights),
        rows=tuple(tuple(_cell(cell, factor) for cell in row) for row in table.rows),
    )


def _cell(cell: Cell, factor: float) -> Cell:
    lines = tuple(_paragraph(paragraph, factor) for paragraph in cell.paragraphs)
    below = _outline(cell.below, factor)
    return replace(cell, paragraphs=lines, below=below, left=cell.left * factor, right=cell.right * factor)


def _outline(outline: Outline | None, factor: float) -> Outline | None:
    return None if outline is None else replace(outline, width=outline.width * factor)


def _paragraph(paragraph: Paragraph, factor: float) -> Paragraph:
    return replace(
        paragraph,
        spans=tuple(replace(span, size=span.size * factor) for span in paragraph.spans),
        line_height=paragraph.line_height * factor,
        hang=paragraph.hang * factor,
        space_before=paragraph.space_before * factor,
    )
