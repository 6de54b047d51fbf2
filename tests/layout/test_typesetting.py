from __future__ import annotations

from coursegen.content.inline import RichText, Run
from coursegen.layout.typesetting import broken_at, joined, marked, sliced, spaced, spans

STRONG = frozenset({"strong"})
MIXED = RichText((Run("先说"), Run("App", STRONG), Run("再办事")))  # type: ignore[arg-type]


def test_one_blank_stands_between_han_and_latin() -> None:
    assert str(spaced(RichText((Run("第3步，用App报修（2次）"),)))) == "第 3 步，用 App 报修（2 次）"


def test_blank_stands_between_runs_too() -> None:
    assert str(spaced(MIXED)) == "先说 App 再办事"


def test_spacing_twice_changes_nothing() -> None:
    assert spaced(spaced(MIXED)) == spaced(MIXED)


def test_forced_breaks_eat_blanks_and_keep_marks() -> None:
    broken = broken_at(spaced(MIXED), [3])
    assert str(broken) == "先说\vApp 再办事"
    assert any("App" in run.text and run.marks for run in broken.runs)


def test_two_breaks_fall_where_they_were_asked_for() -> None:
    assert str(broken_at(RichText((Run("一二三四五六"),)), [2, 4])) == "一二\v三四\v五六"


def test_slices_cross_runs() -> None:
    assert str(sliced(MIXED, 1, 4)) == "说Ap"


def test_empty_texts_are_not_joined() -> None:
    assert str(joined([RichText(), MIXED, RichText(), MIXED], "；")) == "先说App再办事；先说App再办事"


def test_strong_text_is_bold_and_asides_are_muted() -> None:
    bold, aside = spans(RichText((Run("一", STRONG), Run("二", frozenset({"stage"})))), 18, "ink", False)  # type: ignore[arg-type]
    assert bold.bold and bold.colour == "ink"
    assert aside.colour == "muted" and not aside.bold


def test_marks_can_be_put_on_all_of_a_text() -> None:
    assert all("strong" in run.marks for run in marked(MIXED, "strong").runs)
