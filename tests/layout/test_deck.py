from __future__ import annotations

import time
from collections.abc import Callable, Iterator, Sequence

import pytest
from msgspec.structs import replace

from coursegen.content.deck import (
    SLIDE_KINDS,
    Cluster,
    CourseMap,
    Cycle,
    Definition,
    MapRow,
    Named,
    Option,
    Points,
    QuizAnswer,
    QuizQuestion,
    Quote,
    Script,
    StepItem,
    Steps,
)  # fmt: skip
from coursegen.content.inline import RichText
from coursegen.layout.frames import Appear, Box, Frame, Group, LaidOutDeck, LaidOutSlide, Shape
from coursegen.layout.rules import RULES
from coursegen.problems import FitError, Source

Rich = Callable[[str], RichText]
LayOut = Callable[..., LaidOutDeck]
AT = Source("course.yaml", 12, 3)


def shapes(frames: Sequence[Frame]) -> Iterator[Shape]:
    for frame in frames:
        if isinstance(frame, Group):
            yield from shapes(frame.frames)
        elif isinstance(frame, Shape):
            yield frame


def texts(slide: LaidOutSlide, name: str) -> list[str]:
    return [shape.text.replace("\v", "") for shape in shapes(slide.frames) if shape.name == name]


def boxes(slide: LaidOutSlide, name: str) -> list[Box]:
    return [shape.box for shape in shapes(slide.frames) if shape.name == name]


def points(rich: Rich, count: int, **more: object) -> Points:
    items = tuple(Named(rich(f"要点{i}"), rich("说明")) for i in range(1, count + 1))
    return Points(title=rich("几个要点"), items=items, at=AT, **more)  # type: ignore[arg-type]


def test_every_slide_kind_has_a_rule() -> None:
    assert set(RULES) == set(SLIDE_KINDS.values())


def test_seven_points_become_four_and_three(lay_out: LayOut, rich: Rich) -> None:
    deck = lay_out(points(rich, 7, takeaway=rich("记住这句")))
    assert [slide.title for slide in deck.slides] == ["几个要点（1/2）", "几个要点（2/2）"]
    assert [len(texts(slide, "name")) for slide in deck.slides] == [4, 3]
    assert [texts(slide, "takeaway") for slide in deck.slides] == [[], ["记住这句"]]


def test_counted_points_stay_together_up_to_eight(lay_out: LayOut, rich: Rich) -> None:
    assert len(lay_out(points(rich, 8, numbered=True)).slides) == 1
    numbers = [texts(slide, "number") for slide in lay_out(points(rich, 9, numbered=True)).slides]
    assert numbers == [["1", "2", "3", "4", "5"], ["6", "7", "8", "9"]]


def test_english_parts_are_counted_in_english(lay_out: LayOut, rich: Rich) -> None:
    deck = lay_out(points(rich, 8), language="en")
    assert [slide.title for slide in deck.slides] == ["几个要点 (1 of 2)", "几个要点 (2 of 2)"]


def test_neighbours_of_one_title_are_parts_of_one(lay_out: LayOut, rich: Rich) -> None:
    deck = lay_out(points(rich, 2), points(rich, 3), replace(points(rich, 2), title=rich("别的")))
    assert [slide.title for slide in deck.slides] == ["几个要点（1/2）", "几个要点（2/2）", "别的"]


def test_parts_are_set_in_one_size(lay_out: LayOut, rich: Rich) -> None:
    slide = points(rich, 7)
    long = replace(slide, items=(*slide.items[:6], Named(rich("要点"), rich("说明" * 90))))
    sizes = [{shape.paragraphs[0].spans[0].size for shape in shapes(part.frames) if shape.name == "text"}
             for part in lay_out(long).slides]  # fmt: skip
    assert sizes[0] == sizes[1] == {18}


def test_text_that_fits_nowhere_names_its_line_and_how_much_is_too_much(lay_out: LayOut, rich: Rich) -> None:
    with pytest.raises(FitError) as error:
        lay_out(Quote(title=rich("一句话"), text=rich("长" * 500), at=AT))
    (problem,) = error.value.problems
    assert problem.source == AT and problem.code == "text-too-long"
    assert problem.values["text"] == "长" * 23 + "…" and isinstance(problem.values["over"], int)


def test_all_that_fits_nowhere_is_told_at_once(lay_out: LayOut, rich: Rich) -> None:
    slides = [Quote(title=rich(f"第{i}句"), text=rich("长" * 500), at=Source("c.yaml", i, 1)) for i in (9, 4)]
    with pytest.raises(FitError) as error:
        lay_out(*slides)
    assert [problem.source.line for problem in error.value.problems if problem.source] == [4, 9]


def test_title_of_three_lines_is_a_problem(lay_out: LayOut, rich: Rich) -> None:
    with pytest.raises(FitError):
        lay_out(replace(points(rich, 2), title=rich("题" * 60)))


def test_title_of_two_lines_has_a_longer_tab(lay_out: LayOut, rich: Rich) -> None:
    (slide,) = lay_out(replace(points(rich, 2), title=rich("题" * 40))).slides
    assert boxes(slide, "tab") == [Box(0, 48, 12, 84)]


def test_title_over_a_lead_stays_on_one_line(lay_out: LayOut, rich: Rich) -> None:
    (slide,) = lay_out(replace(points(rich, 2), title=rich("题" * 32), lead=rich("引语"))).slides
    (title,) = [shape for shape in shapes(slide.frames) if shape.placeholder == "title"]
    assert title.paragraphs[0].spans[0].size == 24 and "\v" not in title.text


def test_one_point_is_a_statement(lay_out: LayOut, rich: Rich) -> None:
    (slide,) = lay_out(points(rich, 1)).slides
    assert slide.master == "statement" and texts(slide, "quote") == ["要点 1"]


def test_three_senses_become_groups(lay_out: LayOut, rich: Rich) -> None:
    senses = tuple(Cluster(rich(f"义{i}"), rich("意思")) for i in range(3))
    (slide,) = lay_out(Definition(title=rich("三个意思"), senses=senses)).slides
    assert len(texts(slide, "heading")) == 3


def test_ring_of_eight_becomes_a_procedure(lay_out: LayOut, rich: Rich) -> None:
    stages = tuple(Named(rich(f"第{i}段")) for i in range(8))
    deck = lay_out(Cycle(title=rich("循环"), stages=stages, rows=(Named(rich("听"), rich("听出感受")),)))
    assert texts(deck.slides[0], "name") == [f"第 {i} 段" for i in range(8)]
    assert [slide.title for slide in deck.slides] == ["循环（1/2）", "循环（2/2）"]


def test_steps_are_divided_between_groups(lay_out: LayOut, rich: Rich) -> None:
    steps = tuple(StepItem(rich(f"步骤{i}"), rich("做" * 45), group=rich("前" if i < 5 else "后")) for i in range(8))
    deck = lay_out(Steps(title=rich("八步"), steps=steps))
    assert [texts(slide, "number") for slide in deck.slides] == [["1", "2", "3", "4", "5"], ["6", "7", "8"]]


def test_script_of_one_long_line_is_divided_at_a_sentence(lay_out: LayOut, rich: Rich) -> None:
    deck = lay_out(Script(title=rich("话术"), lines=(rich(("您好" * 30 + "。") * 12),)))
    assert len(deck.slides) > 1
    assert all(line.endswith("。") for slide in deck.slides for line in texts(slide, "line"))


def quiz(rich: Rich, reason: str) -> tuple[QuizQuestion, QuizAnswer]:
    title, stem = rich("第一题"), rich("下面哪一句最合适？")
    options = tuple(Option(rich(letter), rich("选项文字")) for letter in "ABCD")
    right = (options[0], replace(options[1], correct=True), *options[2:])
    return (
        QuizQuestion(title=title, stem=stem, options=options, colour="quiz"),
        QuizAnswer(title=title, stem=stem, options=right, verdict=rich("正确"), reason=rich(reason), colour="quiz"),
    )


@pytest.mark.parametrize("reason", ["先认感受", "先认感受再接手，" * 8])
def test_answer_stands_where_the_question_stood(lay_out: LayOut, rich: Rich, reason: str) -> None:
    first, second = lay_out(*quiz(rich, reason)).slides
    assert boxes(first, "row") == boxes(second, "row") and boxes(first, "text") == boxes(second, "text")


def test_map_leads_to_its_parts_and_footers_lead_to_the_map(lay_out: LayOut, rich: Rich) -> None:
    rows = tuple(MapRow(rich(name), jump=f"section-{i}") for i, name in enumerate(("看懂", "处理"), 1))
    overview, slide = lay_out(CourseMap(title=rich("地图"), rows=rows, anchor="map"), points(rich, 2)).slides
    assert {shape.jump for shape in shapes(overview.frames) if shape.name == "name"} == {"section-1", "section-2"}
    assert [shape.jump for shape in shapes(slide.frames) if shape.name == "footer"] == ["map"]


def test_revealed_rows_come_click_by_click(lay_out: LayOut, rich: Rich) -> None:
    (slide,) = lay_out(points(rich, 3, reveal=True)).slides
    motions = [frame.motion for frame in slide.frames if isinstance(frame, Group)]
    assert motions == [None, Appear(1), Appear(2)]


def test_slide_in_reserve_is_hidden(lay_out: LayOut, rich: Rich) -> None:
    assert [slide.hidden for slide in lay_out(points(rich, 2, reserve=True)).slides] == [True]


def test_thousand_slides_take_seconds(lay_out: LayOut, rich: Rich) -> None:
    def slide(i: int) -> Points:
        texts = [f"说明{i}：先处理心情，再处理事情，第{k}次要说清楚谁来办、何时办完" for k in range(4)]
        items = tuple(Named(rich(f"要点{i}之{k}"), rich(text)) for k, text in enumerate(texts))
        return Points(title=rich(f"第{i}页：客户为什么来"), items=items)

    slides = [slide(i) for i in range(1000)]
    start = time.process_time()
    assert len(lay_out(*slides).slides) == 1000
    assert time.process_time() - start < 6
