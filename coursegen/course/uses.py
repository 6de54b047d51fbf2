"""Who names what: the cases, tools and recordings that a course or a part of it uses."""

from __future__ import annotations

from collections.abc import Iterator

from coursegen.course.activities import CaseUse, ContentEntry, Discussion, Drill, Media, Recorded
from coursegen.course.blocks import Card
from coursegen.course.node import Node
from coursegen.course.nodes import nodes_in


def cases_used(whole: Node) -> Iterator[tuple[Node, str]]:
    """Every node that names a case, with the case's id."""
    for node in nodes_in(whole):
        named = node.case if isinstance(node, Discussion | Drill | Recorded | Card) else None
        if (id := node.use if isinstance(node, CaseUse) else named) is not None:
            yield node, id


def tools_used(whole: Node) -> Iterator[tuple[Node, str]]:
    """Every node that names tools of a library, with each tool's id."""
    return ((node, id) for node in nodes_in(whole) if isinstance(node, ContentEntry) for id in node.tools)


def media_used(whole: Node) -> Iterator[tuple[Node, str]]:
    """Every activity that uses a recording of a library, with the recording's id."""
    return ((node, node.use) for node in nodes_in(whole) if isinstance(node, Media) and node.use is not None)
