"""How much work a template may make: what its loops and filters walk over is counted while it is rendered.

Jinja2 bounds a single range and Python the depth of calls; nothing bounds a loop in a loop, or a macro that calls
itself twice.
"""

from __future__ import annotations

from typing import Any

from jinja2 import nodes, pass_context
from jinja2.exceptions import SecurityError
from jinja2.runtime import Context

MOST_TURNS = 2_000_000
"""Turns of loops, items under filters, calls and templates taken in, of one document; 1,000 slides take 115,000."""
LONGEST_RANGE = 10_000
COUNTED = "counted"
WALKING = frozenset({
    "batch", "dictsort", "groupby", "items", "join", "list", "map", "max", "min", "pprint", "random", "reject",
    "rejectattr", "reverse", "select", "selectattr", "slice", "sort", "sum", "tojson", "unique", "xmlattr",
})  # fmt: skip
"""The filters that go through all they are given."""


class EndlessTemplate(SecurityError):
    """A template that has taken more turns than any document needs."""


class Turns:
    """The turns taken so far while one document is rendered."""

    def __init__(self) -> None:
        self.taken = 0

    def take(self, number: int) -> None:
        """Counts so many turns. Raises :class:`EndlessTemplate`."""
        self.taken += number
        if self.taken > MOST_TURNS:
            raise EndlessTemplate(f"more than {MOST_TURNS} turns")

    def walked(self, things: Any) -> Any:
        """What is about to be walked over, its items counted beforehand."""
        known = things if hasattr(things, "__len__") else list(things)
        self.take(len(known))
        return known

    def range(self, *bounds: int) -> range:
        """Python's range for templates, of no more numbers than a document has use for."""
        numbers = range(*bounds)
        if len(numbers) > LONGEST_RANGE:
            raise SecurityError(f"a range of more than {LONGEST_RANGE} numbers")
        return numbers


@pass_context
def counted(context: Context, things: Any) -> Any:
    """The filter behind :func:`with_turns_counted`; with the context it is never worked out beforehand."""
    return context.environment.turns.walked(things) if things else things  # type: ignore[attr-defined]


def with_turns_counted(template: nodes.Template) -> nodes.Template:
    """The parsed template, in which whatever loops and filters walk over passes the filter ``counted`` first."""
    for loop in list(template.find_all(nodes.For)):
        loop.iter = _counted(loop.iter)
    for walk in list(template.find_all(nodes.Filter)):
        if walk.name in WALKING and walk.node is not None:
            walk.node = _counted(walk.node)
    return template


def _counted(things: Any) -> nodes.Filter:
    return nodes.Filter(things, COUNTED, [], [], None, None, lineno=things.lineno, environment=things.environment)
