"""Tables, observer sheets and pictures."""

from __future__ import annotations

import itertools
from collections.abc import Sequence
from functools import partial

from msgspec import Struct
from msgspec.structs import replace

from coursegen.content.deck import Checklist, Picture, Table
from coursegen.content.inline import RichText
from coursegen.layout.canvas import BODY_TOP, MARGIN, WIDTH, Canvas, DoesNotFit, Look, group, rich
from coursegen.layout.frames import Appear, Box, Cell, Frame, Outline, Paragraph, TableFrame
from coursegen.layout.grid import row_heights
from coursegen.layout.rule import ByItems, Rule, must_have
from coursegen.layout.typesetting import spaced

HEAD_HEIGHT = 48.0
PADDING = 24.0
_MOST_SPREAD, _MOST_SPREAD_OF_FEW = 30.0, 48.0
_FEW = 3
_CLEAR, _TIGHT = 12.0, 8.0
"""How much a row is higher than its texts, large ones and small ones."""
_NARROWEST = 96.0


class _Column(Struct, frozen=True):
    """A column of a table: its width, how it is set, whether it stands on a panel."""

    width: float
    look: Look
    on_panel: bool = False

    @property
    def room(self) -> float:
        """How wide its texts may be."""
        return self.width - PADDING


def draw_table(slide: Table, canvas: Canvas, role: str = "lead", result: str = "body") -> list[Frame]:
    """A head row over rows of computed height; a last column of results stands on a panel and is bold."""
    must_have(slide.heads, 1, 4 if role == "lead" else 6)
    must_have(slide.rows, 1, 8)
    columns = _columns(canvas, slide, role, result)
    needed = [_row_height(canvas, row.filled, columns) for row in slide.rows]
    room = canvas.room - HEAD_HEIGHT
    if sum(needed) > room + 0.5:
        longest = max(slide.rows, key=lambda row: sum(len(str(cell)) for cell in row.filled)).filled
        over = (sum(needed) - room) / canvas.line_height(role) * columns[0].room / canvas.size(role)
        raise DoesNotFit(str(max(longest, key=lambda cell: len(str(cell)))), over)
    most = _MOST_SPREAD_OF_FEW if len(needed) <= _FEW else _MOST_SPREAD
    spread = min(most, (room - sum(needed)) / len(needed))
    heights = (_head_height(canvas, slide, columns), *(height + spread for height in needed))
    heads = [_Column(column.width, Look("body", canvas.key, True), column.on_panel) for column in columns]
    rows = [_row(canvas, slide.heads, heads), *(_row(canvas, row.cells, columns) for row in slide.rows)]
    box = Box(MARGIN, BODY_TOP, WIDTH, sum(heights))
    widths = tuple(column.width for column in columns)
    table = TableFrame(box, "table", widths, heights, tuple(rows), str(slide.title))
    return [table, *_answers(canvas, slide, columns, heights)]


def _answers(canvas: Canvas, slide: Table, columns: Sequence[_Column], heights: Sequence[float]) -> list[Frame]:
    """What empty cells are to hold, a row a click, over the cells."""
    lefts = list(itertools.accumulate((column.width for column in columns), initial=MARGIN))
    tops = list(itertools.accumulate(heights, initial=BODY_TOP))
    frames: list[Frame] = []
    for i, row in enumerate(slide.rows, 1):
        parts = [
            canvas.text("answer", Box(x, tops[i], c.room, heights[i]), text, _flat(c.look.but(anchor="middle")))
            for x, c, text in zip(lefts, columns, row.answers, strict=False)
            if text
        ]
        if parts:
            frames.append(replace(group(f"answer {i}", parts), motion=Appear(len(frames) + 1)))
    return frames


def _columns(canvas: Canvas, slide: Table, role: str, result: str) -> list[_Column]:
    """The columns, as wide as makes the table lowest."""
    count = len(slide.heads)
    looks = [Look(role, bold=i == 0 and not slide.result) for i in range(count)]
    if slide.result:
        looks[-1] = Look(result, bold=True)
    choices: list[tuple[float, int, list[_Column]]] = []
    for widths in _widths(canvas, slide, looks):
        columns = [
            _Column(w, look, slide.result and i == count - 1)
            for i, (w, look) in enumerate(zip(widths, looks, strict=True))
        ]
        if (height := _whole_height(canvas, slide, columns)) is not None:
            choices.append((height, len(choices), columns))
    if not choices:
        longest = max((cell for row in slide.rows for cell in row.filled), key=lambda cell: len(str(cell)))
        raise DoesNotFit(str(longest), 4)
    return min(choices)[2]


def _widths(canvas: Canvas, slide: Table, looks: Sequence[Look]) -> list[list[float]]:
    """Widths to choose from: the design's for three columns with results, even ones, after the longest texts, and
    those that leave all they can to the longer ones.
    """
    count = len(looks)
    texts = [[slide.heads[i], *(row.filled[i] for row in slide.rows if i < len(row.cells))] for i in range(count)]
    pairs = zip(texts, looks, strict=True)
    longest = [max(min(540.0, canvas.width(text, look)) for text in column) + PADDING for column, look in pairs]
    shares = [max(WIDTH / (1.8 * count), WIDTH * share / sum(longest)) for share in longest]
    own = _whole([WIDTH * share / sum(shares) for share in shares])
    even = [WIDTH / count] * count
    if slide.result and count == 3:
        return [[272.0, 246.0, 346.0], even, own]
    return [own, even] if count == 2 else [even, own, _whole(_tight(longest))]


def _whole(widths: Sequence[float]) -> list[float]:
    """Widths in whole points: of fractions programs make different ones of their own."""
    rounded = [float(round(width)) for width in widths[:-1]]
    return [*rounded, WIDTH - sum(rounded)]


def _tight(longest: Sequence[float]) -> list[float]:
    """Short columns as narrow as their texts, the others in the proportion of theirs."""
    narrow = [max(_NARROWEST, width) if width <= WIDTH / (1.8 * len(longest)) else 0.0 for width in longest]
    rest = sum(width for width, kept in zip(longest, narrow, strict=True) if not kept)
    room = WIDTH - sum(narrow)
    if not rest:
        return [WIDTH * width / sum(longest) for width in longest]
    return [kept or room * width / rest for width, kept in zip(longest, narrow, strict=True)]


def _whole_height(canvas: Canvas, slide: Table, columns: Sequence[_Column]) -> float | None:
    """How high the rows are together; ``None`` when a word is wider than its column."""
    try:
        return sum(_row_height(canvas, row.filled, columns) for row in slide.rows)
    except DoesNotFit:
        return None


def _row_height(canvas: Canvas, cells: Sequence[RichText], columns: Sequence[_Column]) -> float:
    pairs = zip(cells, columns, strict=False)
    clear = _CLEAR if columns[0].look.role == "lead" else _TIGHT
    return max((canvas.height(text, c.room, _flat(c.look)) for text, c in pairs if text), default=27.0) + clear


def _head_height(canvas: Canvas, slide: Table, columns: Sequence[_Column]) -> float:
    """The height of the head row. Raises :class:`DoesNotFit` when a head takes more than one line."""
    for text, column in zip(slide.heads, columns, strict=True):
        canvas.agree([Look("body", bold=True, lines=1, hanging=False)], [text], column.room)
    return HEAD_HEIGHT


def _flat(look: Look) -> Look:
    return look.but(hanging=False)


def _row(canvas: Canvas, texts: Sequence[RichText], columns: Sequence[_Column]) -> tuple[Cell, ...]:
    """The cells of a row; a row too short is filled up with empty ones."""
    filled = [*texts, *[RichText()] * (len(columns) - len(texts))]
    return tuple(_cell(canvas, text, column) for text, column in zip(filled, columns, strict=False))


def _cell(canvas: Canvas, text: RichText, column: _Column) -> Cell:
    left = 18.0 if column.on_panel else 0.0
    fill = canvas.panel_fill if column.on_panel else None
    return Cell((_paragraph(canvas, text, column.room, column.look),), fill, canvas.hairline, left, PADDING - left)


def _paragraph(canvas: Canvas, text: RichText | str, width: float, look: Look) -> Paragraph:
    return canvas.paragraph(spaced(rich(text)), width, _flat(look))


_SHEET_HEAD = 42.0
_TICK_WIDTH = 62.0
_TICKED_WIDTHS = (444.0, _TICK_WIDTH, _TICK_WIDTH, 296.0)


def draw_checklist(slide: Checklist, canvas: Canvas) -> list[Frame]:
    """Behaviours to tick, with columns to fill under their heads."""
    must_have(slide.items, 1, 8)
    must_have(slide.heads, 0, 6)
    widths = _sheet_widths(slide)
    room = widths[0] - 30
    look = Look(hanging=False)
    needed = [canvas.height(item, room, look) + 8 for item in slide.items]
    head = _SHEET_HEAD if slide.heads else 0.0
    heights = row_heights(needed, canvas.room - head, 49.0)
    rows = [_sheet_row(canvas, item, widths) for item in slide.items]
    if slide.heads:
        rows.insert(0, tuple(_head_cell(canvas, text, (i, widths[i])) for i, text in enumerate(slide.heads)))
        heights.insert(0, head)
    table = TableFrame(
        Box(MARGIN, BODY_TOP, WIDTH, sum(heights)), "checklist", widths, tuple(heights), tuple(rows), str(slide.title)
    )
    return [canvas.panel("panel", table.box), table]


def _sheet_widths(slide: Checklist) -> tuple[float, ...]:
    extra = max(0, len(slide.heads) - 1)
    return _TICKED_WIDTHS if extra == 3 else (WIDTH - 124.0 * extra, *([124.0] * extra))


def _head_cell(canvas: Canvas, text: RichText, place: tuple[int, float]) -> Cell:
    index, width = place
    ticks = width < 200 and index > 0
    look = Look("body", "on", True, align="center" if ticks else "left", lines=1)
    look = canvas.agree(look.roles("body", "label", "foot"), [text], width - (4 if ticks else 24))
    return Cell((_paragraph(canvas, text, width, look),), canvas.key, None, 0.0 if ticks else 18.0)


def _sheet_row(canvas: Canvas, item: RichText, widths: Sequence[float]) -> tuple[Cell, ...]:
    """A behaviour, boxes to tick, a dotted line to write on."""
    below = Outline("line")
    text = _paragraph(canvas, item, widths[0] - 30, Look())
    box = _paragraph(canvas, "□", _TICK_WIDTH, Look("lead", "rule", align="center", lines=1))
    ticks = [Cell((box,), None, below) for width in widths[1:] if width < 200]
    writing = [Cell((), None, Outline("rule", 0.75, dotted=True), 18.0) for width in widths[1:] if width >= 200]
    return (Cell((text,), None, below, 18.0, 6.0), *ticks, *writing)


def draw_picture(slide: Picture, canvas: Canvas, role: str = "body") -> list[Frame]:
    """The picture right, its text left; alone it takes the whole body."""
    if not slide.text:
        return [canvas.picture("picture", Box(MARGIN, BODY_TOP, WIDTH, canvas.room), slide.file, slide.alt)]
    picture = canvas.picture("picture", Box(418, BODY_TOP, 494, canvas.room), slide.file, slide.alt)
    return [canvas.text("text", Box(MARGIN, BODY_TOP, 346, canvas.room), slide.text, Look(role)), picture]


RULES = {
    Table: Rule((partial(draw_table, result="lead"), draw_table, partial(draw_table, role="body")), ByItems("rows", 8)),
    Checklist: Rule((draw_checklist,), ByItems("items", 8)),
    Picture: Rule((partial(draw_picture, role="lead"), draw_picture)),
}
