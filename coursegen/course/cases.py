"""Cases: told once in a library, worked in any activity."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field

from coursegen.course.blocks import Point, Turn
from coursegen.course.node import TRAINER_ONLY, Node, OneOrMany, Text, Texts


class Question(Node):
    """A question trainees work on; ``expect`` is what a good answer holds, ``lines`` the room to write."""

    text_field = "text"
    lead_fields = ("text", "hint", "expect")

    text: Text
    hint: Text | None = None
    lines: int = Field(default=3, ge=1, le=20)
    expect: Annotated[Texts, TRAINER_ONLY] = ()


class Fact(Node):
    """A fact at a glance: its name and its value."""

    lead_fields = ("name", "value", "value")

    name: Text
    value: Text


class Analysis(Node):
    """The trainer's analysis: points, or rows under column heads."""

    list_field = "items"

    items: tuple[Point, ...] = ()
    columns: Texts = ()
    rows: tuple[tuple[str, ...], ...] = ()


class Case(Node):
    """案例: what happened, what to ask, and (for the trainer) what it teaches."""

    id: Text
    title: Text
    channel: Literal["counter", "hotline", "onsite", "online", "visit"] | None = None
    origin: Literal["client", "market", "composed"] = Field(default="composed", alias="source")
    status: Literal["final", "draft", "stub"] = "final"
    when: Text | None = None
    place: Text | None = None
    facts: Texts = ()
    speech: Text | None = None
    glance: tuple[Fact, ...] = ()
    dialogue: tuple[Turn, ...] = ()
    questions: OneOrMany[Question] = ()
    analysis: Annotated[Analysis | None, TRAINER_ONLY] = None
    outcome: Annotated[Texts, TRAINER_ONLY] = ()
    lesson: Annotated[Text | None, TRAINER_ONLY] = None
    mistakes: Annotated[Texts, TRAINER_ONLY] = ()
    notes: Annotated[Texts, TRAINER_ONLY] = ()
