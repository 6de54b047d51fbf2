"""How much of a page content blocks take: enough to know what a workbook's page leaves for notes."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

_LISTS = ("items", "rows", "turns", "beats")
_HEAD = 2
"""Rows that a block's title and column heads take."""


def rows_taken(blocks: Iterable[Any]) -> int:
    """About how many rows to write in the blocks take together, their heads included."""
    return sum(_HEAD + _rows(block) for block in blocks)


def _rows(block: Any) -> int:
    entries = [entry for name in _LISTS for entry in getattr(block, name, ())]
    inner = sum(len(getattr(entry, "items", ())) for entry in entries if not isinstance(entry, str | tuple))
    return len(entries) + inner // 2
