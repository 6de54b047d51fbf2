"""How many rows content blocks take."""

from __future__ import annotations

import pytest

from coursegen.course import trainee_view
from coursegen.outline import parse_outline
from coursegen.rendering.room import rows_taken, shares

BLOCKS = {
    "points: [甲, 乙]": 4,
    "points: [{text: 甲, items: [一, 二, 三, 四]}, 乙]": 6,
    "table: {columns: [甲, 乙], rows: [[一, 二], [三, 四], [五, 六]]}": 5,
    "quote: 先听后说": 2,
    "dialogue: [{客户: 您好}, {我: 请坐}]": 4,
}


@pytest.mark.parametrize(("block", "rows"), BLOCKS.items())
def test_rows_of_a_block_are_its_entries_and_its_head(block: str, rows: int) -> None:
    course = parse_outline(f"title: 课\nsections: [{{title: 节, activities: [{{topic: 丙, {block}}}]}}]\n", "o.yaml")
    for view in (course, trainee_view(course)):
        assert rows_taken(view.sections[0].activities[0].blocks) == rows


@pytest.mark.parametrize(
    ("rows", "heads", "widths"),
    [
        ([("短", "很长很长很长很长")], ("甲", "乙"), "28 40"),
        ([("a", "b" * 99)], (), "28 77"),
        ([("一", "二")], ("很长很长很长很长", "乙"), "40 28"),
    ],
)
def test_columns_are_as_wide_as_what_stands_in_them_asks(
    rows: list[tuple[str, ...]], heads: tuple[str, ...], widths: str
) -> None:
    assert shares(rows, heads) == widths
