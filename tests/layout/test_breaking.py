from __future__ import annotations

import itertools

from coursegen.layout.breaking import balanced, without_orphan
from coursegen.layout.measure import Breaks, Room, Ruler, edges, filled
from coursegen.layout.typesetting import phrase_edges


def halves(text: str, width: float, language: str = "zh-Hans") -> list[str]:
    ruler = Ruler(language)
    line = ruler.measured(((text, False),))
    breaks = balanced(line, edges(text, ruler.chinese), Room(width), lambda: (phrase_edges(text, language),))
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


def test_last_line_has_four_characters_at_least() -> None:
    text = "一二三四五六七八九"
    line, places = Ruler("zh-Hans").measured(((text, False),)), edges(text, True)
    broken = without_orphan(line, places, Room(8), filled(line, places, Room(8)))
    assert broken.places == (5,)


def test_last_english_word_takes_another_along_whatever_mark_ends_it() -> None:
    line = Ruler("en").measured((("my colleague will write to you tomorrow.”", False),))
    places = edges(line.text, False)
    broken = without_orphan(line, places, Room(14), filled(line, places, Room(14)))
    assert line.text[broken.places[-1] :].strip() == "you tomorrow.”"


def test_orphan_stays_where_nothing_can_be_taken_from_the_line_above() -> None:
    line = Ruler("en").measured((("uninterruptible go", False),))
    breaks = Breaks((16,))
    assert without_orphan(line, edges(line.text, False), Room(7), breaks) == breaks


def test_phrases_keep_measure_words_and_directions_and_leave_no_character_alone() -> None:
    def torn(text: str, *pair: str) -> bool:
        return text.index(pair[0]) + len(pair[0]) in phrase_edges(text, "zh-Hans")

    assert not torn("让同伴知道哪一个动作起了作用", "哪一")
    assert not torn("明天第一位客户走进来，请先起身", "客户走")
    assert not torn("听完，把椅子拉开", "，把")
    assert torn("投诉被迅速解决的客户愿意再次选择我们", "的客户")


def test_phrase_is_not_torn_to_fill_the_last_line() -> None:
    text = "有兴趣的由顾问接着讲合约；没兴趣的道一声打扰，绝不追第二遍。"
    line, places = Ruler("zh-Hans").measured(((text, False),)), edges(text, True)
    broken = without_orphan(
        line, places, Room(28), filled(line, places, Room(28)), lambda: (phrase_edges(text, "zh-Hans"),)
    )
    assert text[broken.places[-1] :] == "第二遍。"


def test_line_is_broken_anywhere_where_phrases_would_leave_one_character() -> None:
    line, places = Ruler("zh-Hans").measured((("甲乙丙丁戊己庚辛", False),)), edges("甲乙丙丁戊己庚辛", True)
    assert balanced(line, places, Room(7), lambda: ((7, 8),)).places != (7,)


def test_stronger_pauses_come_before_list_commas() -> None:
    assert halves("餐馆、医院、快递、银行；只说动作和原话", 14) == ["餐馆、医院、快递、银行；", "只说动作和原话"]
    assert halves("餐馆医院快递、银行电信", 8) == ["餐馆医院快递、", "银行电信"]


def test_em_spaces_between_entries_are_left_at_line_ends() -> None:
    assert halves("案例 3\u2003讨论 1\u2003演练 2\u2003示范 1\u2003练习 1\u2003测验 1", 12.2)[1].startswith("示范")


def test_gap_to_fill_in_stays_on_a_line() -> None:
    assert halves("Behind every complaint stand a ＿＿＿＿＿ need and a practical need.", 18, "en")[0].endswith(" a")
    assert "".join(halves("＿" * 12, 8)) == "＿" * 12


def test_line_begins_with_no_particle_and_ends_with_no_torn_verb() -> None:
    assert halves("他说完了您能把他的意思讲给他听吗", 12)[1][0] != "的"
    assert all(line[-1] not in "得不" for line in halves("让客户听得见我们的微笑也看不出敷衍", 11))
