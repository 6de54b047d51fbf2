"""What the trainer says, asks and does: fields that never reach a trainee."""

from __future__ import annotations

from typing import Annotated

from coursegen.course.node import TRAINER_ONLY, Node, OneOrMany, Text, Texts


class Ask(Node):
    """A question to the room, what to expect and how to dig deeper."""

    text_field = "question"

    question: Text
    expect: Texts = ()
    probe: Texts = ()


class Faq(Node):
    """A question trainees bring up, what is behind it and what to answer."""

    lead_fields = ("question", "answer", "behind")

    question: Text
    answer: Text
    behind: Texts = ()


class Taught(Node):
    """Anything the trainer stands in front of: a section, an activity, a content block."""

    say: Annotated[Texts, TRAINER_ONLY] = ()
    ask: Annotated[OneOrMany[Ask], TRAINER_ONLY] = ()
    do: Annotated[Texts, TRAINER_ONLY] = ()
    show: Annotated[Texts, TRAINER_ONLY] = ()
    write: Annotated[Texts, TRAINER_ONLY] = ()
    tip: Annotated[Texts, TRAINER_ONLY] = ()
    mistakes: Annotated[Texts, TRAINER_ONLY] = ()
    transition: Annotated[Texts, TRAINER_ONLY] = ()
    notes: Annotated[Texts, TRAINER_ONLY] = ()
