"""Figures in running text: shares and multiples that trainees will ask the source of."""

from __future__ import annotations

import re
from collections.abc import Iterator

from coursegen.course import Course
from coursegen.course.blocks import Block, Chart, Points, Quote, Table
from coursegen.course.nodes import nodes_in, texts_in
from coursegen.problems import Problem, Severity

_FIGURE = re.compile(r"(?!100\b)\b\d+(?:\.\d+)?\s*[%％]|百分之(?!百)[一二三四五六七八九十百两]+|\b\d+ per ?cent\b")
_SOURCE = re.compile(
    r"来源|來源|出处|出處|据[^说此]|據[^說此]|统计|統計|调查|調查|数据|數據|报告|報告|《|示例|假设|假設|目标|目標|满意率|滿意率|"
    r"source|survey|study|report|according|figures|target|example|20[0-3]\d", re.I,
)  # fmt: skip
_BLOCKS = (Points, Quote, Table)


def unsourced_figures(course: Course) -> Iterator[Problem]:
    """Blocks that give a share of people or things and nowhere say who counted."""
    for activity in course.activities():
        charted = any(isinstance(block, Chart) for block in activity.blocks)
        for block in activity.blocks:
            if charted or not isinstance(block, _BLOCKS):
                continue
            text = " ".join(_texts(block))
            if (found := _FIGURE.search(text)) and not _SOURCE.search(text):
                values = {"figure": found[0]}
                yield Problem("figure-without-source", block.written_at, values, Severity.WARNING)


def _texts(block: Block) -> Iterator[str]:
    for node in nodes_in(block):
        yield from texts_in(node)
