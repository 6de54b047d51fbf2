"""Values as an author wrote them: plain text, lists and mappings that remember where they stand.

They are what the outline reader hands to the course model. Scalars stay text; the model decides what they mean.
"""

from __future__ import annotations

from typing import Any

from coursegen.problems import Source


class WrittenText(str):
    """A scalar, letter for letter, with the place of its first character."""

    source: Source

    def __new__(cls, text: str, source: Source) -> WrittenText:
        """The text at a place."""
        written = super().__new__(cls, text)
        written.source = source
        return written


class WrittenList(list[Any]):
    """A sequence of written values."""

    def __init__(self, items: list[Any], source: Source) -> None:
        super().__init__(items)
        self.source = source


class WrittenMap(dict[str, Any]):
    """A mapping of written values; ``keys_at`` tells where each key stands."""

    def __init__(self, entries: dict[str, Any], source: Source, keys_at: dict[str, Source]) -> None:
        super().__init__(entries)
        self.source = source
        self.keys_at = keys_at


def source_of(written: object) -> Source | None:
    """Where a written value stands; ``None`` for values that came from elsewhere."""
    return getattr(written, "source", None)
