"""Speaker notes on the slides of an activity, however many there turned out to be."""

from __future__ import annotations

from collections.abc import Callable

from coursegen.content.deck import Named, Points, Quote
from coursegen.content.inline import RichText
from coursegen.layout.speaking import said_once
from coursegen.problems import Source

PLACE, ELSEWHERE = Source("o.yaml", 3, 5), Source("o.yaml", 9, 5)
Rich = Callable[[str], RichText]


def quote(rich: Rich, at: Source | None, notes: str, closing: str = "", activity: str | None = "a") -> Quote:
    held = {"notes": (rich(notes),), "closing": (rich(closing),) if closing else ()}
    return Quote(title=rich("题"), text=rich("话"), at=at, activity=activity, standing=(rich("用时"),), **held)


def test_what_opens_is_said_first_and_what_closes_last(rich: Rich) -> None:
    slides = [quote(rich, PLACE, "先说", "收"), quote(rich, PLACE, "先说", "收"), quote(rich, ELSEWHERE, "再问", "收")]
    told = [[str(note) for note in (*s.standing, *s.notes, *s.closing)] for s in said_once(slides)]
    assert told == [["用时", "先说"], ["用时"], ["用时", "再问", "收"]]


def test_same_words_of_two_activities_are_said_in_both(rich: Rich) -> None:
    slides = [quote(rich, PLACE, "先说", "收", "a"), quote(rich, PLACE, "先说", "收", "b")]
    assert said_once(slides) == slides


def test_same_answer_of_two_questions_is_told_with_both(rich: Rich) -> None:
    slides = [quote(rich, PLACE, "答案 B"), quote(rich, ELSEWHERE, "答案 B")]
    assert said_once(slides) == slides


def test_slides_of_no_place_keep_their_notes(rich: Rich) -> None:
    slides = [quote(rich, None, "说", "收", None), quote(rich, None, "说", "收", None)]
    assert said_once(slides) == slides


def test_parts_of_a_divided_slide_share_its_notes(lay_out: Callable[..., object], rich: Rich) -> None:
    items = tuple(Named(rich(f"第{i}条"), rich("讲")) for i in range(12))
    long = Points(
        title=rich("十二条"), items=items, activity="a", at=PLACE,
        standing=(rich("用时"),), notes=(rich("先说"),), closing=(rich("收"),),
    )  # fmt: skip
    deck = lay_out(long)
    told = [["".join(span.text for span in p.spans) for p in slide.notes] for slide in deck.slides]  # type: ignore[attr-defined]
    assert told == [["用时", "先说"], ["用时", "收"]]
