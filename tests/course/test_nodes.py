"""The walk through a course: it leaves out fields that hold texts, and nothing else."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from coursegen.course import Node
from coursegen.course.nodes import nodes_in
from coursegen.outline import read_outline

REPOSITORY = Path(__file__).resolve().parents[2]
OUTLINES = [REPOSITORY / "tests/outlines/everything.yaml", *sorted((REPOSITORY / "outlines").glob("*.yaml"))]


def every_node(value: Any) -> Iterator[Node]:
    if isinstance(value, tuple):
        for item in value:
            yield from every_node(item)
    elif isinstance(value, Node):
        yield value
        for part in value.__dict__.values():
            yield from every_node(part)


@pytest.mark.parametrize("outline", OUTLINES, ids=lambda path: path.stem)
def test_the_walk_finds_every_object_in_the_order_of_its_fields(outline: Path) -> None:
    course = read_outline(outline)
    assert list(map(id, nodes_in(course))) == list(map(id, every_node(course)))
