"""The course as trainees may see it: a copy in which trainer-only fields and the words of blanks and
blank columns do not exist.

A template that asks such a view for an answer fails, because there is none; nothing has to remember to hide it.
"""

from __future__ import annotations

import re
from functools import cache
from types import SimpleNamespace
from typing import Any

from coursegen.course.node import Node, TrainerOnly

_BLANK = re.compile(r"\[\[(.+?)\]\]")


class View(SimpleNamespace):
    """A course object without its trainer-only fields."""


def trainee_view(value: Any) -> Any:
    """The value with every node in it turned into a :class:`View`."""
    if isinstance(value, Node):
        return View(**{name: trainee_view(value.open_value(name)) for name in _open_names(type(value))})
    if isinstance(value, tuple):
        return tuple(trainee_view(item) for item in value)
    if isinstance(value, str):
        return _BLANK.sub(lambda found: f"[[{'＿' * len(found[1])}]]", value)
    return value


@cache
def _open_names(node: type[Node]) -> tuple[str, ...]:
    fields = (name for name, field in node.model_fields.items() if not _is_trainer_only(field.metadata))
    return (*fields, *node.shown)


def _is_trainer_only(metadata: list[Any]) -> bool:
    return any(isinstance(mark, TrainerOnly) for mark in metadata)
