"""How high blocks stand on a page in our own styles, in points. Word flows its text itself: this only foresees it."""

from __future__ import annotations

from collections.abc import Iterator

from coursegen.content.document import (
    Badge,
    Block,
    Cell,
    Content,
    Control,
    Figure,
    ItemList,
    LineBreak,
    Lines,
    Paragraph,
    Row,
    Table,
)
from coursegen.content.inline import Run
from coursegen.layout.measure import Room, Ruler, filled, office_edges
from coursegen.writers.docx.measures import POINTS_PER_MM
from coursegen.writers.docx.paragraph_looks import PARAGRAPH_LOOKS, ParagraphLook
from coursegen.writers.docx.rooms import LINE_PITCH, room_between
from coursegen.writers.docx.table_looks import CELL_LOOKS, TABLE_LOOKS
from coursegen.writers.docx.text import shown_rule

_INDENT = 15
"""Of each level of a list."""
_BORDER = 0.5
_CLOSING = 1
"""The paragraph Word wants at the end of a cell that ends in a table."""
_BOX = "□"


class Heights:
    """Measures blocks of one language; widths in millimetres."""

    def __init__(self, language: str) -> None:
        self._ruler = Ruler(language)

    def block(self, block: Block, width: float, last: Block | None) -> float:
        """A block with the room it wants after the last one."""
        room = room_before(block, last)
        match block:
            case Paragraph():
                return room + self._paragraph(block, width)
            case ItemList():
                return room + self._list(block, width, _INDENT)
            case Lines():
                return room + self.hint(block) + block.count * LINE_PITCH * POINTS_PER_MM
            case Table():
                return room + sum(self.row(block, row, width) for row in block.rows)
            case Figure():
                return room + block.height * POINTS_PER_MM
        return room

    def hint(self, lines: Lines) -> float:
        """The line over ruled lines that says what to write."""
        return self._line(PARAGRAPH_LOOKS["hint"]) if lines.hint else 0

    def row(self, table: Table, row: Row, width: float) -> float:
        """A row of a table: the highest of its cells, or what it wants at least."""
        columns = table.columns
        if TABLE_LOOKS[table.role].fills:
            columns = tuple(column * width / sum(columns) for column in columns)
        heights, column = [(row.height or 0) * POINTS_PER_MM], 0
        for cell in row.cells:
            heights.append(self._cell(table, row, cell, sum(columns[column : column + cell.span])))
            column += cell.span
        return max(heights) + _BORDER

    def _cell(self, table: Table, row: Row, cell: Cell, width: float) -> float:
        look = TABLE_LOOKS[table.role]
        chosen = CELL_LOOKS[cell.role].over(look.head if row.repeats else look.cell)
        top, right, bottom, left = chosen.padding or (0, 0, 0, 0)
        inner, height = width - (left + right) / POINTS_PER_MM, top + bottom
        last: Block | None = None
        for block in cell.blocks:
            height += self.block(block, inner, last)
            last = block
        return height + (_CLOSING if isinstance(last, Table | Lines) else 0)

    def _list(self, block: ItemList, width: float, indent: float) -> float:
        height = 0.0
        for item in block.items:
            height += self._text(item.content, PARAGRAPH_LOOKS[block.role], width * POINTS_PER_MM - indent)
            height += sum(self._list(inner, width, indent + _INDENT) for inner in item.inner)
        return height

    def _paragraph(self, paragraph: Paragraph, width: float) -> float:
        look = look_of(paragraph)
        spacing = look.spacing
        return self._text(paragraph.content, look, width * POINTS_PER_MM - spacing.left - spacing.right)

    def _text(self, content: Content, look: ParagraphLook, width: float) -> float:
        frame = look.frame
        around = 0.0 if frame is None else 2 * frame.space if frame.box else frame.space if frame.bottom else 0.0
        lines = sum(self._lines(part, look, width) for part in _broken(content))
        return lines * self._line(look) + around + look.spacing.after

    def _lines(self, weighted: tuple[tuple[str, bool], ...], look: ParagraphLook, width: float) -> int:
        bold = tuple((text, strong or look.bold) for text, strong in weighted)
        line = self._ruler.measured(bold)
        return filled(line, office_edges(line.text, self._ruler.chinese), Room(width / look.size)).lines

    def _line(self, look: ParagraphLook) -> float:
        return look.line_height(chinese=self._ruler.chinese)


def room_before(block: Block, last: Block | None) -> float:
    """The room over a block: of what it wants and what the last one wants below, the greater is kept."""
    before = look_of(block).spacing.before if isinstance(block, Paragraph) else 0
    below = room_below(last) if isinstance(block, Paragraph | ItemList) else 0
    return max(room_between(last, block) or 0, before - below, 0)


def room_below(block: Block | None) -> float:
    """The room a paragraph wants below."""
    if isinstance(block, Paragraph):
        return look_of(block).spacing.after
    return PARAGRAPH_LOOKS[block.role].spacing.after if isinstance(block, ItemList) else 0


def look_of(paragraph: Paragraph) -> ParagraphLook:
    """The style of a paragraph."""
    return PARAGRAPH_LOOKS[paragraph.role]


def _broken(content: Content) -> Iterator[tuple[tuple[str, bool], ...]]:
    """The text between forced line breaks, and what of it is bold."""
    part: list[tuple[str, bool]] = []
    for piece in content:
        match piece:
            case LineBreak():
                yield tuple(part)
                part = []
            case Run():
                part.append((shown_rule(piece) or piece.text, "strong" in piece.marks))
            case Badge():
                part.append((piece.text, True))
            case Control():
                part.append((_BOX if piece.kind == "check" else piece.shown or piece.prompt, False))
    yield tuple(part)
