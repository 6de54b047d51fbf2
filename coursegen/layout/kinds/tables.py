"""Native tables: comparison tables, case analyses, observer sheets."""

from __future__ import annotations

from collections.abc import Sequence

from coursegen.content.deck import Checklist, Picture, Table
from coursegen.content.inline import RichText
from coursegen.layout.canvas import BODY_TOP, MARGIN, WIDTH, Canvas, DoesNotFit, Look
from coursegen.layout.frames import Box, Cell, Frame, Outline, TableFrame
from coursegen.layout.parts import must_have
from coursegen.layout.rule import Rule

HEAD_HEIGHT = 42.0
CELL_PADDING = 24.0


def draw_table(slide: Table, canvas: Canvas, role: str = "lead") -> list[Frame]:
    """A head row over rows of computed height; the last column stands on a panel and is bold."""
    columns = len(slide.heads)
    must_have(columns, 2, 5, str(slide.title))
    if role == "lead":
        must_have(columns, 2, 3, str(slide.title))
    widths = _widths(canvas, slide)
    last = Look("body", bold=True) if slide.result else Look(role)
    looks = [Look(role, bold=not slide.result)] + [Look(role)] * (columns - 2) + [last]
    needed = [_row_height(canvas, row.cells, widths, looks) for row in slide.rows]
    room = 480 - BODY_TOP - HEAD_HEIGHT
    if sum(needed) > room:
        raise DoesNotFit(str(slide.rows[-1].cells[0]), round((sum(needed) - room) / 27 * WIDTH / 18 / 2))
    spread = min(30.0, (room - sum(needed)) / len(needed))
    heights = (HEAD_HEIGHT, *(height + spread for height in needed))
    head = tuple(_cell(canvas, text, widths[i], Look("body", canvas.key, True), slide.result and i == columns - 1) for i, text in enumerate(slide.heads))
    rows = tuple(
        tuple(_cell(canvas, text, widths[i], looks[i], slide.result and i == columns - 1) for i, text in enumerate(row.cells)) for row in slide.rows
    )
    box = Box(MARGIN, BODY_TOP, WIDTH, sum(heights))
    return [TableFrame(box, "table", tuple(widths), heights, (head, *rows), str(slide.title))]


def _widths(canvas: Canvas, slide: Table) -> list[float]:
    """Column widths by the longest text of each, none narrower than its head or a sixth of the table."""
    columns = list(zip(*([slide.heads, *(row.cells for row in slide.rows)]), strict=True))
    longest = [max(min(36.0, canvas.ruler.width(str(cell), 1)) for cell in column) + 2 for column in columns]
    least = WIDTH / (2.2 * len(columns))
    shares = [max(least, WIDTH * share / sum(longest)) for share in longest]
    return [WIDTH * share / sum(shares) for share in shares]


def _row_height(canvas: Canvas, cells: Sequence[RichText], widths: Sequence[float], looks: Sequence[Look]) -> float:
    heights = [canvas.height(cell, w - CELL_PADDING, look) for cell, w, look in zip(cells, widths, looks, strict=True)]
    return max(heights) + 12


def _cell(canvas: Canvas, text: RichText, width: float, look: Look, result: bool) -> Cell:
    paragraph = canvas.paragraph(Box(0, 0, width - CELL_PADDING, 480), text, look.but(lines=1000))
    from dataclasses import replace

    fill = canvas.panel_fill if result else None
    left = 18.0 if result else 0.0
    return Cell((replace(paragraph, hang=0.0),), fill, canvas.hairline, left, CELL_PADDING - left)


def draw_checklist(slide: Checklist, canvas: Canvas) -> list[Frame]:
    """Behaviours to tick, with columns to fill under their heads."""
    count = len(slide.items)
    must_have(count, 1, 8, str(slide.title))
    height = min(49.0, 294 / count)
    extra = len(slide.heads) - 1
    widths = (444.0, 62.0, 62.0, 296.0) if extra == 3 else (WIDTH - 124.0 * extra, *([124.0] * extra))
    head = tuple(_head_cell(canvas, text, i) for i, text in enumerate(slide.heads))
    rows = tuple(_check_row(canvas, item, widths, height) for item in slide.items)
    heights = (HEAD_HEIGHT, *([height] * count))
    table = TableFrame(Box(MARGIN, BODY_TOP, WIDTH, sum(heights)), "checklist", widths, heights, (head, *rows), str(slide.title))
    return [canvas.panel("panel", table.box), table]


def _head_cell(canvas: Canvas, text: RichText, index: int) -> Cell:
    look = Look("body", "on", True, align="center" if 0 < index < 3 else "left", lines=1)
    paragraph = canvas.paragraph(Box(0, 0, 400, HEAD_HEIGHT), text, look)
    return Cell((paragraph,), canvas.key, None, 18.0 if index in (0, 3) else 0.0)


def _check_row(canvas: Canvas, item: RichText, widths: Sequence[float], height: float) -> tuple[Cell, ...]:
    lines = max(1, int((height - 2) // canvas.line_height("body")))
    from dataclasses import replace

    look = Look("body", lines=lines)
    text = replace(canvas.paragraph(Box(0, 0, widths[0] - 30, height), item, look), hang=0.0)
    box = canvas.paragraph(Box(0, 0, 62, height), "□", Look("body", "rule", align="center", lines=1))
    below = Outline("line")
    boxes = [Cell((box,), None, below) for width in widths[1:] if width < 200]
    write = [Cell((), None, Outline("rule", 0.75, dotted=True), 18.0) for width in widths[1:] if width >= 200]
    return (Cell((text,), None, below, 18.0, 6.0), *boxes, *write)


def draw_picture(slide: Picture, canvas: Canvas) -> list[Frame]:
    """The picture right, its text left."""
    if not slide.text:
        return [canvas.picture("picture", Box(MARGIN, BODY_TOP, WIDTH, 336), slide.file, slide.alt)]
    picture = canvas.picture("picture", Box(418, BODY_TOP, 494, 336), slide.file, slide.alt)
    return [canvas.text("text", Box(MARGIN, BODY_TOP, 346, 336), slide.text, Look("body")), picture]


def draw_table_small(slide: Table, canvas: Canvas) -> list[Frame]:
    """The table with all texts at body size."""
    return draw_table(slide, canvas, "body")


RULES = {
    Table: Rule((draw_table, draw_table_small), "rows", 8),
    Checklist: Rule((draw_checklist,), "items", 8),
    Picture: Rule((draw_picture,)),
}
