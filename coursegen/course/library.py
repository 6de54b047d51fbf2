"""Libraries: cases, tools and recordings that stand beside outlines and serve several courses."""

from __future__ import annotations

from pydantic import Field

from coursegen.course.activities import Recorded
from coursegen.course.activity import BlockEntry
from coursegen.course.cases import Case
from coursegen.course.node import Node, Text


class Tool(BlockEntry):
    """工具: content blocks that several courses teach; ``note`` is for those who choose it and is never printed."""

    id: Text
    title: Text
    note: Text | None = None
    content: tuple[BlockEntry, ...] = ()


class SharedMedia(Recorded):
    """A recording or video with all that belongs to its activity."""

    kind = "media"

    id: Text
    media: Text = Field(alias="title")


class Library(Node):
    """A library file: what courses may take from it."""

    title: Text | None = None
    cases: tuple[Case, ...] = ()
    tools: tuple[Tool, ...] = ()
    media: tuple[SharedMedia, ...] = ()
