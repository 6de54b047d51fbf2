"""Running text: runs of characters with marks, the smallest content there is."""

from __future__ import annotations

from typing import Literal

from msgspec import Struct

Mark = Literal["strong", "emphasis", "blank", "muted", "stage", "fill"]
MARKS: tuple[Mark, ...] = ("strong", "emphasis", "blank", "muted", "stage", "fill")


class Run(Struct, frozen=True):
    """Characters that share their marks; ``link`` is an address or ``#`` and an anchor of the same file."""

    text: str
    marks: frozenset[Mark] = frozenset()
    link: str | None = None


class RichText(Struct, frozen=True):
    """A line or paragraph of runs; falsy when it has no characters."""

    runs: tuple[Run, ...] = ()

    def __str__(self) -> str:
        return "".join([run.text for run in self.runs])

    def __bool__(self) -> bool:
        return any(run.text for run in self.runs)
