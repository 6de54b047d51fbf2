"""A walk through every object of a course."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import cache
from typing import Any, TypeVar, get_args, get_origin

from coursegen.course.node import Node

Kind = TypeVar("Kind", bound=Node)


def nodes_in(value: Any) -> Iterator[Node]:
    """The node itself and all below it, in the order of their fields."""
    waiting = [value]
    while waiting:
        value = waiting.pop()
        if isinstance(value, tuple):
            waiting.extend(reversed(value))
        elif isinstance(value, Node):
            yield value
            fields = value.__dict__
            waiting += [part for name in _holders(type(value)) if (part := fields[name])]


@cache
def _holders(kind: type[Node]) -> tuple[str, ...]:
    """The fields that may hold nodes, the last first: most fields hold texts, and there is no need to look."""
    return tuple(reversed([name for name, field in kind.model_fields.items() if _may_hold_nodes(field.annotation)]))


def _may_hold_nodes(annotation: Any) -> bool:
    if isinstance(annotation, type) and get_origin(annotation) is None:
        return issubclass(annotation, Node)
    return any(map(_may_hold_nodes, get_args(annotation)))


def nodes_of(kind: type[Kind], value: Any) -> Iterator[Kind]:
    """The nodes of one kind."""
    return (node for node in nodes_in(value) if isinstance(node, kind))


def texts_in(node: Node) -> Iterator[str]:
    """The texts a node holds itself, not those of the nodes below it."""
    for name in type(node).model_fields:
        value = getattr(node, name)
        for text in value if isinstance(value, tuple) else (value,):
            if isinstance(text, str):
                yield text
            elif isinstance(text, tuple):
                yield from (cell for cell in text if isinstance(cell, str))


def field_names() -> frozenset[str]:
    """The names of all fields that any course object may have."""

    def names(kind: type[Node]) -> Iterator[str]:
        yield from (field.alias or name for name, field in kind.model_fields.items())
        for narrower in kind.__subclasses__():
            yield from names(narrower)

    return frozenset(names(Node))


def changed(value: Any, change: Callable[[Node], Node]) -> Any:
    """The value rebuilt from the bottom up, each node as ``change`` returns it."""
    if isinstance(value, tuple):
        return tuple(changed(item, change) for item in value)
    if not isinstance(value, Node):
        return value
    inner = {name: getattr(value, name) for name in type(value).model_fields}
    update = {name: new for name, old in inner.items() if (new := changed(old, change)) is not old and new != old}
    return change(value.model_copy(update=update) if update else value)
