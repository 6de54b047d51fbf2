"""YAML text in, where every value begins and ends out: what an editor of the text needs and a reader does not.

Lines and columns count from 1, as in :class:`~coursegen.problems.Source`. Knows nothing of courses.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

import yaml

from coursegen.outline.yaml_text import Loader

Place = tuple[int, int]


@dataclass(slots=True)
class Passage:
    """A value of the text; ``end`` is the place behind its last character, ``in_flow`` tells ``[..]`` and ``{..}``."""

    start: Place
    end: Place
    in_flow: bool = False
    is_block_text: bool = False
    items: list[Passage] = field(default_factory=list)
    entries: dict[str, Passage] = field(default_factory=dict)
    keys: dict[str, Passage] = field(default_factory=dict)

    def entry(self, *path: str) -> Passage | None:
        """The value under a key, or under a key of that."""
        found: Passage | None = self
        for key in path:
            found = found.entries.get(key) if found else None
        return found

    def within(self) -> Iterator[Passage]:
        """The passage and all in it."""
        yield self
        for child in (*self.items, *self.entries.values()):
            yield from child.within()


def read_passages(text: str) -> Passage:
    """The passages of a text that the outline reader has accepted."""
    events = (event for event in yaml.parse(text, Loader=Loader) if isinstance(event, (yaml.NodeEvent, *_ENDS)))
    return _passage(next(events), events)


_ENDS = (yaml.SequenceEndEvent, yaml.MappingEndEvent)


def _passage(event: Any, events: Iterator[Any]) -> Passage:
    passage = Passage(_place(event.start_mark), _place(event.end_mark))
    passage.in_flow = bool(getattr(event, "flow_style", False))
    passage.is_block_text = getattr(event, "style", None) in ("|", ">")
    if isinstance(event, yaml.SequenceStartEvent):
        while not isinstance(inner := next(events), yaml.SequenceEndEvent):
            passage.items.append(_passage(inner, events))
    elif isinstance(event, yaml.MappingStartEvent):
        while not isinstance(inner := next(events), yaml.MappingEndEvent):
            key = _passage(inner, events)
            name = str(getattr(inner, "value", ""))
            passage.keys[name], passage.entries[name] = key, _passage(next(events), events)
    else:
        return passage
    passage.end = _place(inner.end_mark) if passage.in_flow else _end_of_last(passage)
    return passage


def _end_of_last(passage: Passage) -> Place:
    last = max((child for child in (*passage.items, *passage.entries.values())), key=lambda p: p.end, default=None)
    return last.end if last else passage.end


def _place(mark: Any) -> Place:
    return mark.line + 1, mark.column + 1
