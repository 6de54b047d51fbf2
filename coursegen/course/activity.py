"""What every kind of activity may have: minutes, a priority, content blocks, and who works in what group.

Only activities carry time.
"""

from __future__ import annotations

from functools import cached_property
from typing import Annotated, Any, ClassVar, Literal

from pydantic import BeforeValidator

from coursegen.course import blocks as b
from coursegen.course.arrangements import Contest, Group, Material, Report, Timing
from coursegen.course.cues import Faq, Taught
from coursegen.course.durations import Clock, Duration
from coursegen.course.node import TRAINER_ONLY, Node, OneOrMany, Text, Texts, YesNo

Priority = Literal["must", "should", "could"]


def _slide_word(written: Any) -> Any:
    """``false`` and ``否`` say no as they do elsewhere in an outline."""
    words = {"false": "no", "off": "no", "否": "no", "true": "yes", "on": "yes", "是": "yes"}
    return words.get(str(written).lower(), written)


Showing = Annotated[
    Literal["yes", "no", "reserve"],
    BeforeValidator(_slide_word, json_schema_input_type=Literal["yes", "no", "reserve"]),
]
"""Whether an activity has slides, or only hidden ones."""


class BlockEntry(Node):
    """One entry of ``content:``, which lets a kind of block appear twice."""

    points: b.Points | None = None
    definition: b.Definition | None = None
    steps: b.Steps | None = None
    flow: b.Flow | None = None
    cycle: b.Cycle | None = None
    levels: b.Levels | None = None
    compare: b.Compare | None = None
    cards: b.Cards | None = None
    table: b.Table | None = None
    chart: b.Chart | None = None
    formula: b.Formula | None = None
    quote: b.Quote | None = None
    story: b.Story | None = None
    dialogue: b.Dialogue | None = None
    script: b.Script | None = None
    journey: b.Journey | None = None
    checklist: b.Checklist | None = None
    image: b.Image | None = None

    @property
    def written_blocks(self) -> tuple[b.Block, ...]:
        """The blocks under their own keys, in the order written."""
        found = [getattr(self, name) for name in BLOCK_KEYS if getattr(self, name) is not None]
        return tuple(sorted(found, key=lambda block: block.written_at))


BLOCK_KEYS = tuple(BlockEntry.model_fields)[1:]


class ContentEntry(BlockEntry):
    """An entry of an activity's ``content:``; ``tools`` are the libraries'."""

    tools: Texts = ()


class Activity(ContentEntry, Taught):
    """What every kind of activity may have; ``blocks`` are its content in the order written."""

    kind: ClassVar[str]
    shown: ClassVar[tuple[str, ...]] = ("kind", "title", "blocks", "key", "in_reserve")

    id: Text | None = None
    minutes: Duration | None = None
    priority: Priority = "must"
    pin: Clock | None = None
    slide: Showing | None = None
    reveal: YesNo | None = None
    group: Group | None = None
    materials: OneOrMany[Material] = ()
    objective: Texts = ()
    timing: Timing = ()
    report: Report | None = None
    compete: Contest | None = None
    content: tuple[ContentEntry, ...] = ()
    debrief: Annotated[Texts, TRAINER_ONLY] = ()
    answer: Annotated[Texts, TRAINER_ONLY] = ()
    faq: Annotated[tuple[Faq, ...], TRAINER_ONLY] = ()
    ignore: Texts = ()

    @property
    def title(self) -> str | None:
        """What stands behind the opening key."""
        title: str | None = getattr(self, self.kind)
        return title

    @property
    def in_reserve(self) -> bool:
        """Whether its slides are hidden: asked for, or because the activity is the first to go when time is short."""
        return self.slide == "reserve" or (self.slide is None and self.priority == "could")

    @cached_property
    def key(self) -> str:
        """A name unique in the course: where the activity was written."""
        return str(self.written_at)

    @property
    def blocks(self) -> tuple[b.Block, ...]:
        """All content blocks in the order written; those of a tool stand where the tool is named."""
        placed = [(block.written_at, block) for block in self.written_blocks]
        placed += [(entry.written_at, block) for entry in self.content for block in entry.written_blocks]
        here = self.written_at.file
        return tuple(block for at, block in sorted(placed, key=lambda pair: (pair[0].file != here, pair[0])))
