"""Every place to write, tick or circle becomes a field that can be filled in on screen, named by what it asks for."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import accumulate

from msgspec.structs import replace

from coursegen.content.document import (
    Block,
    Cell,
    Content,
    Control,
    Document,
    Inline,
    Item,
    ItemList,
    Lines,
    PageSection,
    Paragraph,
    Row,
    Table,
)
from coursegen.content.inline import Run
from coursegen.writers.docx.text import shown_rule

ROOM = "\u3000" * 3
"""What stands in an empty field: wide enough to be clicked on, nothing in print."""
_TO_WRITE = ("line", "box", "write", "write-line")
"""Cells to write in when nothing stands in them; words that stand in others are a hint."""
_HINTED = ("write-line", "top")
_FILLED = frozenset((*_TO_WRITE, *_HINTED, "figures"))
"""Cells that become fields or end with one."""
_BESIDE = ("hint", "lead", "small")
"""Paragraphs that say how to answer, not what is asked."""
_GAP = Run("\u3000")
_LONGEST = 60
"""Letters of a field's name."""


def fillable(document: Document) -> Document:
    """The document with fields where there is room to write."""
    return replace(document, sections=tuple(map(_section, document.sections)))


def _section(section: PageSection) -> PageSection:
    return replace(section, blocks=tuple(_blocks(section.blocks, "")))


def _blocks(blocks: Sequence[Block], asked: str) -> Iterator[Block]:
    """The blocks; ``asked`` is what the text before them asks."""
    for block in blocks:
        match block:
            case Paragraph():
                asked = asked if block.role in _BESIDE else text_of(block) or asked
                yield _paragraph(block, asked)
            case ItemList():
                yield _list(block, asked)
            case Lines():
                yield replace(block, prompt=_name(asked or block.hint))
            case Table():
                yield _table(block, asked)
            case _:
                yield block


def _paragraph(block: Paragraph, asked: str) -> Paragraph:
    return replace(block, content=_content(block.content, asked)) if any(map(_is_open, block.content)) else block


def _list(block: ItemList, asked: str) -> ItemList:
    items = (Item(_content(i.content, asked), tuple(_list(inner, asked) for inner in i.inner)) for i in block.items)
    return replace(block, items=tuple(items))


def _table(table: Table, asked: str) -> Table:
    heads: dict[int, str] = {}
    rows = []
    for row in table.rows:
        texts = [_words(cell) for cell in row.cells]
        columns = list(accumulate((cell.span for cell in row.cells), initial=0))
        if row.repeats:
            heads = dict(zip(columns, texts, strict=False))
        label = next((text for text in map(_asked, row.cells) if text and not text.isdigit()), "")
        names = [_joined(label, heads.get(column, "")) or asked for column in columns[: len(row.cells)]]
        rows.append(_row(row, names, texts))
    return replace(table, rows=tuple(rows))


def _row(row: Row, names: Sequence[str], texts: Sequence[str]) -> Row:
    """The row with these texts; a line to fill in is named by the label before it, other cells by ``names``."""
    labels = ("", *texts)
    return replace(
        row,
        cells=tuple(
            _cell(cell, label if cell.role == "line" and label else name, words)
            for cell, name, label, words in zip(row.cells, names, labels, texts, strict=False)
        ),
    )


def _cell(cell: Cell, name: str, words: str) -> Cell:
    blocks = tuple(_blocks(cell.blocks, name))
    if cell.role not in _FILLED:
        return replace(cell, blocks=blocks)
    field = Control("text", _name(name), shown=ROOM[0] if cell.role == "box" else ROOM)
    first = blocks[0] if blocks else None
    last = blocks[-1] if blocks else None
    if cell.role in _TO_WRITE and not words and isinstance(first, Paragraph):
        blocks = (replace(first, content=(field,)),)
    elif cell.role == "write":
        blocks = (*blocks, Paragraph("table-text", (field,)))
    elif cell.role in _HINTED and isinstance(last, Paragraph):
        blocks = (*blocks[:-1], replace(last, content=(*last.content, _GAP, field)))
    elif cell.role == "figures" and isinstance(last, Paragraph):
        choice = Control("choice", _name(name), tuple(words.split()), shown=words)
        blocks = (*blocks[:-1], replace(last, content=(choice,)))
    return replace(cell, blocks=blocks)


def _content(content: Content, asked: str) -> Content:
    return tuple(_piece(piece, asked) for piece in content)


def _is_open(piece: Inline) -> bool:
    """Whether a piece is a rule to write on, or a field without a name."""
    return bool(shown_rule(piece)) if isinstance(piece, Run) else isinstance(piece, Control) and not piece.prompt


def _piece(piece: Inline, asked: str) -> Inline:
    if isinstance(piece, Run) and (rule := shown_rule(piece)):
        return Control("text", _name(asked), shown=rule)
    if isinstance(piece, Control) and not piece.prompt:
        return replace(piece, prompt=_name(asked))
    return piece


def _joined(label: str, head: str) -> str:
    return "\u3000".join(filter(None, (label, "" if head == label else head)))


def _name(text: str) -> str:
    return text[:_LONGEST]


def _asked(cell: Cell) -> str:
    """The first words of a cell that are no hint."""
    asking = (block for block in cell.blocks if isinstance(block, Paragraph) and block.role not in _BESIDE)
    return next(filter(None, map(text_of, asking)), "")


def _words(cell: Cell) -> str:
    return " ".join(filter(None, (text_of(block) for block in cell.blocks if isinstance(block, Paragraph))))


def text_of(paragraph: Paragraph) -> str:
    """The words of a paragraph, without rules for words left out."""
    return "".join(p.text for p in paragraph.content if isinstance(p, Run) and not shown_rule(p)).strip()
