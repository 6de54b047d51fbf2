from __future__ import annotations

import itertools

import pytest

from coursegen.layout.frames import Paragraph, Span
from coursegen.layout.measure import Room, Ruler, edges, filled, office_edges, opens_with_mark, wary_edges
from coursegen.layout.setting import line_count

HANS = Ruler("zh-Hans")


def lines(text: str, width: float, language: str = "zh-Hans") -> list[str]:
    """The lines a text of size 1 is filled into at a width in em."""
    ruler = Ruler(language)
    measured = ruler.measured(((text, False),))
    starts = (0, *filled(measured, edges(text, ruler.chinese), Room(width)).places, len(text))
    return [text[a:b].strip() for a, b in itertools.pairwise(starts)]


def test_han_character_is_as_wide_as_it_is_high() -> None:
    assert HANS.width("客户投诉", 18) == 72


def test_full_width_marks_take_a_square_in_chinese_alone() -> None:
    assert HANS.width("。”", 10) == 20
    assert Ruler("en").width("”", 10) < 5


def test_bold_latin_is_wider() -> None:
    assert HANS.width("complaint", 18, True) > HANS.width("complaint", 18)


def test_seam_between_han_and_latin_is_a_quarter_em_besides_the_blank() -> None:
    apart = HANS.width("第", 100) + HANS.width("5", 100)
    assert HANS.width("第5", 100) == pytest.approx(apart + 25)
    assert Ruler("en").width("第5", 100) == pytest.approx(apart)


def test_mark_that_opens_a_paragraph_has_a_seam_after_it() -> None:
    assert HANS.width("“您", 100) == 225
    assert HANS.width("您“您", 100) == 300


def test_blanks_at_the_end_of_a_line_take_no_room() -> None:
    assert HANS.width("客户  ", 18) == 36


@pytest.mark.parametrize(
    ("text", "width", "expected"),
    [
        ("一二三四五六七", 4, ["一二三四", "五六七"]),
        ("一二三四，五六", 4, ["一二三", "四，五六"]),
        ("一二三（四五）", 4, ["一二三", "（四五）"]),
        ("一二三——四五", 4, ["一二", "三——四", "五"]),
        ("一二三四五", 5, ["一二三四五"]),
    ],
)
def test_lines_keep_to_kinsoku(text: str, width: float, expected: list[str]) -> None:
    assert lines(text, width) == expected


def test_digits_stay_with_their_measure_word() -> None:
    assert 3 not in edges("满 25 日开业", True)[:2]
    assert "25 日" in "|".join(lines("一二 25 日开业", 4.5))


def test_latin_words_stay_whole() -> None:
    assert lines("the customer called", 5, "en") == ["the", "customer", "called"]


def test_apostrophe_does_not_break_a_word() -> None:
    assert edges("don’t stop", True) == (6, 10)


def test_word_wider_than_a_line_is_cut_and_said_so() -> None:
    measured = HANS.measured((("uninterruptible", False),))
    breaks = filled(measured, edges("uninterruptible", True), Room(3))
    assert breaks.cuts_word and breaks.lines > 1


def test_no_width_at_all_ends_too() -> None:
    assert filled(HANS.measured((("客户", False),)), edges("客户", True), Room(-1)).cuts_word


def test_first_line_may_be_longer() -> None:
    measured = HANS.measured((("一二三四五", False),))
    assert filled(measured, edges("一二三四五", True), Room(4, 1)).places == ()


def test_office_ends_lines_where_we_do_not() -> None:
    text = "25 日"
    assert set(office_edges(text, True)) - set(edges(text, True)) == {3}


def test_office_does_not_end_lines_between_a_mark_and_a_word() -> None:
    assert set(edges("好。App", True)) - set(wary_edges("好。App", True)) == {2}


def test_opening_marks_hang() -> None:
    assert opens_with_mark("“您好”") and opens_with_mark("「您好」")
    assert not opens_with_mark("您好") and not opens_with_mark("") and not opens_with_mark("(ok)")


def test_quotation_mark_is_latin_only_where_a_paragraph_begins() -> None:
    text = (("“您好”", False),)
    assert HANS.measured(text).width == 4.25
    assert HANS.measured(text, opens=False).width == 4
    forced = Paragraph((Span("客户\v“您好”", 10, "ink"),), 15)
    assert line_count(forced, 40, HANS) == 2
