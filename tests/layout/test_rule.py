from __future__ import annotations

import pytest

from coursegen.content.deck import Named, Points, TurnItem
from coursegen.content.inline import RichText, Run
from coursegen.layout.canvas import DoesNotFit
from coursegen.layout.grid import row_heights
from coursegen.layout.rule import ByItems, must_have


def points(count: int, takeaway: str = "") -> Points:
    items = tuple(Named(RichText((Run(str(i)),))) for i in range(1, count + 1))
    return Points(title=RichText((Run("T"),)), items=items, takeaway=RichText((Run(takeaway),)))


@pytest.mark.parametrize(
    ("count", "parts", "sizes"), [(7, 2, [4, 3]), (8, 2, [4, 4]), (9, 2, [5, 4]), (13, 3, [5, 4, 4]), (5, 5, [1] * 5)]
)
def test_parts_are_even_and_the_first_is_the_longest(count: int, parts: int, sizes: list[int]) -> None:
    assert [len(part.items) for part in ByItems("items").into(points(count), parts)] == sizes


def test_numbering_is_carried_on() -> None:
    assert [part.first for part in ByItems("items").into(points(7), 2)] == [1, 5]


def test_takeaway_belongs_to_the_last_part() -> None:
    parts = ByItems("items", 6, ("takeaway",)).into(points(7, "记住"), 2)
    assert [str(part.takeaway) for part in parts] == ["", "记住"]


def test_fewest_parts_leave_no_part_too_many_items() -> None:
    assert [ByItems("items", 6).fewest(points(count)) for count in (1, 6, 7, 12, 13)] == [1, 1, 2, 2, 3]


def test_cut_moves_to_where_neighbours_need_not_stay_together() -> None:
    turns = [TurnItem(RichText(), RichText(), staff=staff) for staff in (False, False, True, False, True, True)]
    division = ByItems("turns", 6, joins=lambda before, _: not before.staff)
    assert division._cuts(turns, 2) == [0, 3, 6]
    assert division._cuts(turns[1:], 2) == [0, 2, 5]


def test_too_many_items_are_refused_with_their_characters() -> None:
    with pytest.raises(DoesNotFit) as refusal:
        must_have(points(4).items, 1, 2)
    assert refusal.value.over == 2


def test_rows_are_even_where_that_is_enough() -> None:
    assert row_heights([30, 40], 200, 60) == [60, 60]
    assert row_heights([30, 90], 130, 60) == [35, 90]


def test_rows_that_need_too_much_are_refused() -> None:
    with pytest.raises(DoesNotFit):
        row_heights([80, 80], 150, 100)
