"""Tables with fixed columns: every cell has its width, rows never break across pages, head rows repeat."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterable, Iterator

from msgspec.structs import replace

from coursegen.content.document import Block, Cell, Content, ItemList, Paragraph, Row, Table
from coursegen.content.inline import Run
from coursegen.writers.docx.design import Design
from coursegen.writers.docx.measures import POINTS_PER_MM, mm, twips
from coursegen.writers.docx.styles import border_xml
from coursegen.writers.docx.surroundings import Surroundings
from coursegen.writers.docx.table_looks import CELL_LOOKS, TABLE_LOOKS, CellLook, TableLook

_HAN = re.compile("[\u2e80-\U0010ffff]")
_LONG = 450
_MOST_LINES = 24
_LINES_OF_A_CARD = 36
"""More than these might need more than a page; with fewer a card is never divided."""
_HEADED = ("fill", "grid", "run-sheet")
_LINE = 8
"""Millimetres of a line and the padding of its cell."""
_LOW = 70
"""Millimetres: about a quarter of a page."""
_FEW = 8
"""Rows under a head that stay together as long as half a page holds them."""
_LETTERS_A_LINE = 46
"""Letters that fill about a quarter of a page beside the slides of an activity."""
_NARROW = 20
"""Millimetres up to which a column is as wide as what stands in it."""
_DATA = (*_HEADED, "run-sheet")
"""Tables of rows and columns under a head."""
_LOOKS = {
    headed: f'<w:tblLook w:val="{code}" w:firstRow="{int(headed)}" w:lastRow="0" w:firstColumn="0" w:lastColumn="0" '
    f'w:noHBand="{int(not headed)}" w:noVBand="1"/>'
    for headed, code in ((False, "0000"), (True, "0420"))
}
WriteBlocks = Callable[[tuple[Block, ...], Surroundings], str]


class TableWriter:
    """Writes tables; what stands in the cells is written by ``blocks``."""

    def __init__(self, design: Design, blocks: WriteBlocks) -> None:
        self._palette = design.palette
        self._styles = design.tables
        self._blocks = blocks
        self._properties: dict[tuple[int, CellLook, float, str | None], str] = {}

    def xml(self, columns: Iterable[int], rows: str, indent: int = 0, *, headed: bool = False) -> str:
        """A fixed-layout table from finished rows; widths in twentieths of a point."""
        columns = tuple(columns)
        grid = "".join(f'<w:gridCol w:w="{width}"/>' for width in columns)
        return (
            f'<w:tbl><w:tblPr>{self._style(headed)}<w:tblW w:w="{sum(columns)}" w:type="dxa"/>'
            f'<w:tblInd w:w="{indent}" w:type="dxa"/><w:tblLayout w:type="fixed"/>{_LOOKS[headed]}</w:tblPr>'
            f"<w:tblGrid>{grid}</w:tblGrid>{rows}</w:tbl>"
        )

    def _style(self, headed: bool) -> str:
        """The client's table style, where there is one."""
        if self._styles is None:
            return ""
        id = self._styles.headed if headed else None
        return f'<w:tblStyle w:val="{id or self._styles.plain}"/>'

    def table(self, table: Table, around: Surroundings) -> str:
        """The table, with the kind it names or stands in."""
        around = replace(around, kind=table.kind or around.kind, new_page=table.new_page)
        look = TABLE_LOOKS[table.role]
        if look.fills:
            table = replace(table, columns=_filling(table.columns, around.width))
        else:
            table = replace(table, columns=_stretched(table.columns, around.factor))
        headed = self._is_headed(table)
        if headed:
            look = replace(look, cell=_unlined(look.cell), head=_unlined(look.head, self._head_colour()), top=None)
        held = rows_held(table)
        rows: list[str] = []
        for row in table.rows:
            first = look.top if not rows else None
            kept = replace(row, keep=len(rows) in held)
            rows.append(self._row(table, kept, replace(look, top=first), around))
            around = around.further_down()
        return self.xml((mm(width) for width in table.columns), "".join(rows), headed=headed)

    def _is_headed(self, table: Table) -> bool:
        """Whether a table is drawn in the client's table style: one with a head, if the client has such a style."""
        style = self._styles.headed if self._styles else None
        return style is not None and table.role in _DATA and bool(table.rows) and table.rows[0].repeats

    def _head_colour(self) -> str:
        return "paper" if self._styles and self._styles.has_dark_head else "ink"

    def _row(self, table: Table, row: Row, look: TableLook, around: Surroundings) -> str:
        height = f'<w:trHeight w:val="{mm(row.height)}" w:hRule="atLeast"/>' if row.height else ""
        head = "<w:tblHeader/>" if row.repeats else ""
        keep = around.keep or row.keep
        breaks = around.breaks or _may_break(table, row)
        around = replace(around, keep=keep, held=not keep and not breaks, breaks=breaks)
        cells, column = [], 0
        for cell in row.cells:
            width = sum(table.columns[column : column + cell.span])
            base = look.head if row.repeats else look.cell
            chosen = CELL_LOOKS[cell.role].over(base)
            if look.top and chosen.top is None:
                chosen = replace(chosen, top=look.top)
            cells.append(self._cell(cell, chosen, width, around))
            around = around.further_down()
            column += cell.span
        whole = "" if breaks else "<w:cantSplit/>"
        return f"<w:tr><w:trPr>{whole}{height}{head}</w:trPr>{''.join(cells)}</w:tr>"

    def _cell(self, cell: Cell, look: CellLook, width: float, around: Surroundings) -> str:
        kind = cell.kind or around.kind
        padding = look.padding or (0, 0, 0, 0)
        inner = width - (padding[1] + padding[3]) / POINTS_PER_MM
        inside = around.of_cell(inner, kind, look.colour or around.colour)
        return f"<w:tc>{self.cell_properties(cell.span, look, width, kind)}{self._blocks(cell.blocks, inside)}</w:tc>"

    def cell_properties(self, span: int, look: CellLook, width: float, kind: str | None) -> str:
        """The ``w:tcPr`` element; there are few kinds of cells and many of each."""
        asked = span, look, width, kind
        if asked not in self._properties:
            self._properties[asked] = self._cell_properties(*asked)
        return self._properties[asked]

    def _cell_properties(self, span: int, look: CellLook, width: float, kind: str | None) -> str:
        spanned = f'<w:gridSpan w:val="{span}"/>' if span > 1 else ""
        sides = {"top": look.top, "left": look.left, "bottom": look.bottom, "right": look.right}
        borders = "".join(border_xml(side, line, self._palette, kind) for side, line in sides.items() if line)
        borders = f"<w:tcBorders>{borders}</w:tcBorders>" if borders else ""
        fill = self._palette.fill(look.fill, kind) if look.fill else ""
        top, right, bottom, left = (twips(side) for side in look.padding or (0, 0, 0, 0))
        margins = (
            f'<w:tcMar><w:top w:w="{top}" w:type="dxa"/><w:left w:w="{left}" w:type="dxa"/>'
            f'<w:bottom w:w="{bottom}" w:type="dxa"/><w:right w:w="{right}" w:type="dxa"/></w:tcMar>'
        )
        place = f'<w:vAlign w:val="{look.valign}"/>' if look.valign else ""
        return f'<w:tcPr><w:tcW w:w="{mm(width)}" w:type="dxa"/>{spanned}{borders}{fill}{margins}{place}</w:tcPr>'


def rows_held(table: Table) -> Collection[int]:
    """The rows, by number, that may not be the last on a page."""
    coming = (*table.rows[1:], None)
    asked = {number for number, row in enumerate(table.rows) if row.keep or row.repeats or _closes(coming[number])}
    return asked.union(_kept_together(table))


def _kept_together(table: Table) -> Collection[int]:
    """The rows of a table under a head that stay with the next: none stands alone, and a low table stays whole."""
    if table.role not in _HEADED or not table.rows[0].repeats:
        return ()
    last = len(table.rows) - 1
    height = sum(max(row.height or 0, _LINE * max(map(_cell_lines, row.cells))) for row in table.rows)
    if height < (_LOW if last > _FEW else 2 * _LOW):
        return range(last)
    return {1, last - 1} - {last}


def _unlined(look: CellLook, colour: str | None = None) -> CellLook:
    """The room in a cell without its lines and grounds, which a table style draws."""
    return CellLook(padding=look.padding, valign=look.valign, colour=colour)


def _closes(row: Row | None) -> bool:
    """Whether a row closes its table, and would look lost at the top of a page."""
    return row is not None and row.cells[0].role == "transition-label"


def _stretched(columns: tuple[float, ...], factor: float) -> tuple[float, ...]:
    """The columns on a page wider or narrower by a factor: those of numbers, times and badges stay as they are."""
    wide = [column for column in columns if column > _NARROW]
    room = sum(wide) + (factor - 1) * sum(columns)
    if not wide or room < sum(wide) / 2:
        return columns if factor >= 1 else tuple(column * factor for column in columns)
    return tuple(column * room / sum(wide) if column > _NARROW else column for column in columns)


def _filling(columns: tuple[float, ...], width: float) -> tuple[float, ...]:
    """The columns in the same proportions, as wide together as the room at hand."""
    return tuple(column * width / sum(columns) for column in columns)


def _may_break(table: Table, row: Row) -> bool:
    """Whether a row may go on over the page: between the rows of a long table inside it, or where no page holds it."""
    if row.repeats:
        return False
    blocks = [block for cell in row.cells for block in cell.blocks]
    if table.role == "cards":
        return sum(map(_lines, blocks)) > _LINES_OF_A_CARD
    inner = [block for block in blocks if isinstance(block, Table)]
    if any(len(table.rows) > 1 for table in inner) and sum(map(_length, inner)) > _LONG:
        return True
    return sum(map(_lines, blocks)) > _MOST_LINES


def _lines(block: Block) -> int:
    """About how many lines a block takes in the guide's widest column."""
    if isinstance(block, Table):
        return sum(max(map(_cell_lines, row.cells), default=0) for row in block.rows)
    return sum(1 + _letters(content) // _LETTERS_A_LINE for content in _contents(block))


def _cell_lines(cell: Cell) -> int:
    return sum(map(_lines, cell.blocks))


def _length(table: Table) -> int:
    """How much text a table holds; a Han character counts as two letters."""
    blocks = (block for row in table.rows for cell in row.cells for block in cell.blocks)
    return sum(_letters(content) for block in blocks for content in _contents(block))


def _letters(content: Content) -> int:
    texts = [piece.text for piece in content if isinstance(piece, Run)]
    return sum(len(text) + len(_HAN.findall(text)) for text in texts)


def _contents(block: Block) -> Iterator[Content]:
    if isinstance(block, Paragraph):
        yield block.content
    elif isinstance(block, ItemList):
        for item in block.items:
            yield item.content
            for inner in item.inner:
                yield from _contents(inner)
