from __future__ import annotations

import itertools

from coursegen.layout.breaking import balanced, without_orphan
from coursegen.layout.measure import Breaks, Room, Ruler, edges, filled
from coursegen.layout.typesetting import phrase_edges


def halves(text: str, width: float, language: str = "zh-Hans") -> list[str]:
    ruler = Ruler(language)
    line = ruler.measured(((text, False),))
    breaks = balanced(line, edges(text, ruler.chinese), Room(width), lambda: phrase_edges(text, language))
    starts = (0, *breaks.places, len(text))
    return [text[a:b].strip() for a, b in itertools.pairwise(starts)]


def test_two_lines_break_at_the_punctuation_nearest_the_middle() -> None:
    assert halves("客户要的不是道理，是被当回事", 12) == ["客户要的不是道理，", "是被当回事"]


def test_pause_near_the_edge_is_no_reason_to_break() -> None:
    first, second = halves("好，上一位对你发火的客户真正想要的", 14)
    assert abs(len(first) - len(second)) <= 4


def test_text_without_pauses_breaks_at_a_phrase_into_even_lines() -> None:
    first, second = halves("投诉被迅速解决的客户愿意再次选择我们", 14)
    assert first == "投诉被迅速解决的客户" and second == "愿意再次选择我们"


def test_english_lines_are_even() -> None:
    assert halves("People who complain want four things", 12, "en") == ["People who complain", "want four things"]


def test_balancing_takes_no_more_lines() -> None:
    assert len(halves("一二三四五六七八九十甲乙", 6)) == 2


def test_last_line_has_three_characters_at_least() -> None:
    text = "一二三四五六七八九"
    line, places = Ruler("zh-Hans").measured(((text, False),)), edges(text, True)
    broken = without_orphan(line, places, Room(8), filled(line, places, Room(8)))
    assert broken.places == (6,)


def test_orphan_stays_where_nothing_can_be_taken_from_the_line_above() -> None:
    line = Ruler("en").measured((("uninterruptible go", False),))
    breaks = Breaks((16,))
    assert without_orphan(line, edges(line.text, False), Room(7), breaks) == breaks
