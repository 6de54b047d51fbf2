from __future__ import annotations

from collections.abc import Callable

import pytest
from msgspec.structs import replace

from coursegen.content.inline import RichText, Run
from coursegen.layout.canvas import Canvas, DoesNotFit, Look
from coursegen.layout.frames import Box
from coursegen.layout.measure import Ruler

Rich = Callable[[str], RichText]
BODY = Look()


def test_text_that_fits_is_placed_as_it_is(canvas: Canvas) -> None:
    shape = canvas.text("text", Box(48, 144, 180, 27), "一二三四五六七八九十")
    assert shape.box == Box(48, 144, 180, 27)
    assert shape.text == "一二三四五六七八九十"


def test_text_too_long_says_by_how_many_characters(canvas: Canvas) -> None:
    with pytest.raises(DoesNotFit) as refusal:
        canvas.text("text", Box(48, 144, 180, 27), "一二三四五六七八九十甲乙丙")
    assert refusal.value.over == 3


def test_limit_of_lines_holds_in_a_higher_box(canvas: Canvas) -> None:
    with pytest.raises(DoesNotFit):
        canvas.text("text", Box(48, 144, 180, 270), "一二三四五六七八九十甲乙丙", Look(lines=1))


def test_word_wider_than_its_place_does_not_fit(canvas: Canvas) -> None:
    with pytest.raises(DoesNotFit):
        canvas.text("text", Box(48, 144, 60, 270), "uninterruptible")


def test_strong_words_are_measured_bold(canvas: Canvas) -> None:
    words = "wwwwwwwwww"
    plain, strong = (RichText((Run(words, marks),)) for marks in (frozenset(), frozenset({"strong"})))  # type: ignore[var-annotated]
    assert canvas.width(strong, BODY) > canvas.width(plain, BODY)


def test_opening_mark_hangs_half_an_em_out(canvas: Canvas) -> None:
    one = canvas.text("text", Box(48, 144, 180, 27), "“您好”")
    two = canvas.text("text", Box(48, 144, 180, 54), "“您好，一二三四五六七八九十”")
    assert one.box.x == 39 and one.paragraphs[0].hang == 0
    assert two.box.x == 39 and two.paragraphs[0].hang == 9


def test_siblings_agree_on_the_first_size_that_holds_all(canvas: Canvas) -> None:
    looks = Look(lines=1).roles("title", "lead", "body")
    assert canvas.agree(looks, ["一二三", "一二三四"], 130).role == "title"
    assert canvas.agree(looks, ["一二三", "一二三四五"], 130).role == "lead"


def test_siblings_that_agree_on_nothing_name_the_one_too_long(canvas: Canvas) -> None:
    with pytest.raises(DoesNotFit) as refusal:
        canvas.agree([Look(lines=1)], ["一二三", "一二三四五"], 72)
    assert refusal.value.text == "一二三四五" and refusal.value.over == 1


def test_paragraphs_stand_apart_and_fit_together(canvas: Canvas, rich: Rich) -> None:
    shape = canvas.texts("texts", Box(48, 144, 180, 60), [rich("一"), rich("二")], BODY)
    assert [paragraph.space_before for paragraph in shape.paragraphs] == [0, 6]
    with pytest.raises(DoesNotFit):
        canvas.texts("texts", Box(48, 144, 180, 59), [rich("一"), rich("二")], BODY)


def test_text_that_flows_well_is_left_to_flow(canvas: Canvas) -> None:
    wide = canvas.text("text", Box(48, 144, 540, 54), "一二三四五六七八九，" * 4)
    assert "\v" not in wide.text


def test_two_wide_lines_are_parted_between_words(canvas: Canvas) -> None:
    wide = canvas.text(
        "text", Box(48, 144, 540, 54), "女儿带着证件来，父亲卧床，密码忘了，钱要买药，规定要求先去营业厅核对身份。"
    )
    assert wide.text.split("\v")[1].startswith("营业厅")


def test_orphan_is_kept_company(canvas: Canvas) -> None:
    shape = canvas.text("text", Box(48, 144, 540, 54), "一二三四五六七八九十" * 3 + "末")
    assert len(shape.text.split("\v")[1]) >= 3


def test_small_traditional_characters_are_never_bold(canvas: Canvas) -> None:
    traditional = replace(canvas, ruler=Ruler("zh-Hant"))
    assert not traditional.is_bold(Look("label", bold=True)) and traditional.is_bold(Look("body", bold=True))
    assert canvas.is_bold(Look("label", bold=True))


def test_picture_keeps_its_proportions(canvas: Canvas) -> None:
    sized = replace(canvas, picture_sizes={"a.png": (400, 100)})
    assert sized.picture("picture", Box(0, 0, 200, 200), "a.png", "").box == Box(0, 0, 200, 50)
