"""How an activity is arranged: what to bring, who sits with whom, how its minutes divide, what is competed for."""

from __future__ import annotations

from typing import Annotated, Any, Literal

from pydantic import BeforeValidator, Field

from coursegen.course.durations import Minutes
from coursegen.course.node import Node, Text, Texts
from coursegen.written import WrittenMap


class Material(Node):
    """A thing to bring, and how many per person, group or course."""

    text_field = "item"
    lead_fields = ("item", "note", "note")

    item: Text
    quantity: int = Field(default=1, ge=1)
    per: Literal["person", "group", "course"] = "course"
    note: Text | None = None


class Group(Node):
    """How trainees sit together for an activity."""

    text_field = "text"
    shown = ("people",)

    size: Text | None = None
    form: Literal["alone", "pairs", "triads", "groups", "plenary"] = "groups"
    text: Text | None = None

    @property
    def people(self) -> int | None:
        """How many sit together, where that is told in a number."""
        fixed = {"alone": 1, "pairs": 2, "triads": 3}.get(self.form)
        return fixed or (int(self.size) if self.size and self.size.isdecimal() else None)


class Phase(Node):
    """A phase of an activity: ``name`` is a known word (brief, prepare, play, ...) or the author's own."""

    name: Text
    minutes: Minutes


class Report(Node):
    """Groups reporting in turn."""

    groups: int = Field(ge=1)
    each: Minutes


class Contest(Node):
    """Competition between groups: what counts and what it is worth."""

    text_field = "criteria"

    criteria: Texts = ()
    points: int | None = None
    prize: Text | None = None


def _phases(written: Any) -> Any:
    if not isinstance(written, WrittenMap):
        return written
    return [
        WrittenMap({"name": name, "minutes": minutes}, written.keys_at[name], {}) for name, minutes in written.items()
    ]


Timing = Annotated[tuple[Phase, ...], BeforeValidator(_phases, json_schema_input_type=dict[str, int | str])]
