"""Which cases, tools and recordings a course works, and where."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from coursegen.course.activities import CaseUse, Discussion, Drill, Media, Recorded
from coursegen.course.activity import ContentEntry
from coursegen.course.blocks import Card
from coursegen.course.node import Node
from coursegen.course.nodes import nodes_in, nodes_of

_MAY_WORK_A_CASE = (Discussion, Drill, Recorded, Card)


def case_uses(value: Any) -> Iterator[tuple[Node, str]]:
    """Every node that names a case, with the id it names."""
    for node in nodes_in(value):
        if isinstance(node, CaseUse):
            yield node, node.use
        elif isinstance(node, _MAY_WORK_A_CASE) and node.case is not None:
            yield node, node.case


def used_cases(value: Any) -> set[str]:
    """The ids of the cases that are worked anywhere in it."""
    return {id for _, id in case_uses(value)}


def tool_uses(value: Any) -> Iterator[tuple[Node, str]]:
    """Every node that names tools of a library, with each id it names."""
    return ((node, id) for node in nodes_of(ContentEntry, value) for id in node.tools)


def media_uses(value: Any) -> Iterator[tuple[Node, str]]:
    """Every activity that uses a recording of a library, with the id it names."""
    return ((node, node.use) for node in nodes_of(Media, value) if node.use is not None)
