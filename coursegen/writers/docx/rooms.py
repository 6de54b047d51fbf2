"""The room between blocks, and which stay together."""

from __future__ import annotations

from coursegen.content.document import Block, Lines, Paragraph, Strip, Table
from coursegen.writers.docx.paragraph_looks import PARAGRAPH_LOOKS
from coursegen.writers.docx.table_looks import TABLE_LOOKS

LINE_PITCH = 9.5
"""Millimetres from one ruled line to the next."""
TABULAR = Table | Lines | Strip
"""What is written as a table."""
_LINES_AFTER = 9
_LEAST = 1
"""Before a table on a new page: more could start a page of its own."""


def holds(last: Block | None) -> bool:
    """Whether a table stays with what follows it, since its last row says so; a strip of time always does."""
    return isinstance(last, Strip) or (isinstance(last, Table) and bool(last.rows) and last.rows[-1].keep)


def room_between(last: Block | None, block: Block) -> float | None:
    """The room a table or lines leave behind them, or want before them; ``None`` after ordinary text."""
    if isinstance(block, Table) and block.new_page:
        return _LEAST if isinstance(last, TABULAR) else None
    heading = isinstance(last, Paragraph) and last.role != "quotation" and PARAGRAPH_LOOKS[last.role].keep_next
    wanted = TABLE_LOOKS[block.role].before if isinstance(block, Table) and last and not heading else 0
    if isinstance(last, TABULAR):
        return max(wanted, TABLE_LOOKS[last.role].after if isinstance(last, Table) else _LINES_AFTER)
    return wanted or None
