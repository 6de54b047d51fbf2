"""How wide the columns of a table are."""

from __future__ import annotations

import pytest

from coursegen.rendering.room import abreast, shares


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


@pytest.mark.parametrize(
    ("names", "count"),
    [
        (("大堂", "低柜", "高柜", "大堂"), 4),
        (("四个汉字",) * 7, 7),
        (("四个汉字",) * 9, 5),
        (("五个汉字的",) * 7, 4),
        (("Holding the line calmly",) * 4, 2),
        (("**加粗**",) * 7, 7),
    ],
)
def test_names_stand_abreast_as_their_length_allows(names: tuple[str, ...], count: int) -> None:
    assert abreast(names) == count
