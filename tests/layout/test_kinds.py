"""What single kinds of slides do with much and with little to say."""

from __future__ import annotations

import itertools
from collections.abc import Callable

import pytest
from msgspec.structs import replace

from coursegen.content.deck import (
    CaseFacts,
    Cluster,
    CourseMap,
    Cover,
    Cycle,
    Deck,
    Dialogue,
    Divider,
    Formula,
    Groups,
    Journey,
    MapRow,
    Module,
    Moment,
    Named,
    Patterns,
    PhaseItem,
    Points,
    Profile,
    Questions,
    QuizAnswer,
    QuizQuestion,
    Recording,
    RoleItem,
    Roles,
    Script,
    StepItem,
    Steps,
    Table,
    TableRow,
    Task,
    TurnItem,
)  # fmt: skip
from coursegen.content.inline import RichText, Run
from coursegen.layout.deck import LOGO, lay_out_deck
from coursegen.layout.frames import Group, LaidOutDeck, PictureFrame, Shape, TableFrame
from coursegen.problems import FitError, Source
from coursegen.theme import Theme
from layout.test_deck import boxes, points, quiz, shapes, texts

Rich = Callable[[str], RichText]
LayOut = Callable[..., LaidOutDeck]
AT = Source("course.yaml", 12, 3)


def test_dark_logos_stand_on_a_plate(rich: Rich, theme: Theme) -> None:
    deck = Deck("课程", "zh-Hans", (), (Cover(title=rich("课程")),))
    sizes = {LOGO: (120, 40)}
    plain, plated = (lay_out_deck(deck, theme, sizes, dark).slides[0] for dark in ((), (LOGO,)))
    assert "plate" not in [frame.name for frame in plain.frames]
    plate, logo = (next(frame for frame in plated.frames if frame.name == name) for name in ("plate", "logo"))
    assert isinstance(plate, Shape) and isinstance(logo, PictureFrame) and plate.fill == "paper"
    assert (plate.box.x, plate.box.right) == (48, logo.box.right + 6)


def test_too_many_items_are_told_as_such(lay_out: LayOut, rich: Rich) -> None:
    parts = tuple(rich(name) for name in "甲乙丙丁戊己庚")
    with pytest.raises(FitError) as error:
        lay_out(Formula(title=rich("公式"), operator=rich("+"), parts=parts, result=rich("好"), at=AT))
    (problem,) = error.value.problems
    assert (problem.code, problem.source, dict(problem.values)) == ("too-many-items", AT, {"count": 7, "most": 5})


def test_titles_used_again_are_told_apart(lay_out: LayOut, rich: Rich) -> None:
    other = replace(points(rich, 2), title=rich("别的"))
    deck = lay_out(points(rich, 2), other, points(rich, 7), other, points(rich, 2))
    assert [slide.title for slide in deck.slides] == [
        "几个要点", "别的", "几个要点（二）（1/2）", "几个要点（二）（2/2）", "别的（二）", "几个要点（三）",
    ]  # fmt: skip
    assert [slide.title for slide in lay_out(points(rich, 2), other, points(rich, 3), language="en").slides][2] == (
        "几个要点 (2)"
    )


def test_question_and_answer_of_different_titles_stand_in_the_same_places(lay_out: LayOut, rich: Rich) -> None:
    question, answer = quiz(rich, "先认感受再接手，" * 8)
    answer = replace(answer, title=rich("第一题答案"))
    assert isinstance(question, QuizQuestion) and isinstance(answer, QuizAnswer)
    first, second = lay_out(question, answer).slides
    assert boxes(first, "row") == boxes(second, "row") and (first.title, second.title) == ("第一题", "第一题答案")


def groups(rich: Rich, count: int, **more: object) -> Groups:
    clusters = tuple(Cluster(rich(f"组{i}"), items=(rich("先听完" * 6),) * 3) for i in range(count))
    return Groups(title=rich("几组"), groups=clusters, **more)  # type: ignore[arg-type]


def test_parts_of_a_grid_have_columns_of_one_width(lay_out: LayOut, rich: Rich) -> None:
    deck = lay_out(groups(rich, 7, numbered=True))
    assert len(deck.slides) == 2
    assert {box.w for slide in deck.slides for box in boxes(slide, "heading")} == {420 - 28.0}


def test_up_to_eight_groups_of_few_words_stay_on_one_slide(lay_out: LayOut, rich: Rich) -> None:
    steps = tuple(Cluster(rich(f"第{i}步"), items=(rich("叫号后先抬头"), rich("微笑点头"))) for i in range(8))
    for count in (7, 8):
        (slide,) = lay_out(Groups(title=rich("怎么做"), groups=steps[:count], numbered=True)).slides
        headings = boxes(slide, "heading")
        assert len({box.x for box in headings}) == 4 and len({box.y for box in headings}) == 2


def test_what_a_customer_says_comes_after_what_led_to_it(lay_out: LayOut, rich: Rich) -> None:
    told = CaseFacts(title=rich("案"), context=rich("报修三次"), rest=(rich("门铃没响"),), speech=rich("我请了三次假"))
    (slide,) = lay_out(told).slides
    (known,), (said,) = boxes(slide, "rest"), boxes(slide, "speech")
    assert known.bottom <= said.y
    long = CaseFacts(title=rich("案"), rest=(rich("一天又一天" * 12),) * 6, speech=rich("我请了三次假"))
    assert [len(boxes(slide, "speech")) for slide in lay_out(long).slides] == [0, 1]


def test_two_plain_groups_stand_on_panels(lay_out: LayOut, rich: Rich) -> None:
    plain = Groups(title=rich("两种"), groups=tuple(Cluster(rich(n), items=(rich("尊重"),)) for n in ("情感", "理性")))
    (slide,) = lay_out(plain).slides
    assert [box.h for box in boxes(slide, "panel")] == [336, 336]


def test_text_stands_near_short_names(lay_out: LayOut, rich: Rich) -> None:
    short, long = (
        points(rich, 3),
        Points(
            title=rich("长名字"),
            items=tuple(Named(rich("一个长长的名字" + "甲乙丙"[i]), rich("说明")) for i in range(3)),
        ),
    )
    near, far = lay_out(short, long).slides
    assert {box.x for box in boxes(near, "text")} == {270} and {box.x for box in boxes(far, "text")} == {442}


def cycle(rich: Rich, question: str) -> Cycle:
    stages = tuple(Named(rich(name), rich(question)) for name in ("接待", "理解", "帮助", "留住"))
    return Cycle(title=rich("四段"), stages=stages)


def test_ring_without_more_to_say_takes_the_width(lay_out: LayOut, rich: Rich) -> None:
    (slide,) = lay_out(cycle(rich, "")).slides
    (ring,) = boxes(slide, "ring")
    assert ring.x + ring.w / 2 == 480 and ring.w > 500
    assert [shape.turned for shape in shapes(slide.frames) if shape.name == "arrow"] != []


def test_what_stages_ask_stands_beside_the_ring(lay_out: LayOut, rich: Rich) -> None:
    (slide,) = lay_out(cycle(rich, "客户最怕什么")).slides
    assert len(texts(slide, "statement")) == 4 and min(box.x for box in boxes(slide, "statement")) > 480


def journey(rich: Rich, count: int, standard: str) -> Journey:
    moments = tuple(Moment(rich(f"第{i}站"), standard=rich(standard)) for i in range(count))
    return Journey(title=rich("一路"), moments=moments, standards=rich("一路：标准"))


def test_standards_stand_under_their_touchpoints(lay_out: LayOut, rich: Rich) -> None:
    (slide,) = lay_out(journey(rich, 8, "三声内接听")).slides
    assert len(texts(slide, "standard")) == 8


@pytest.mark.parametrize(("count", "standard"), [(12, "三声内接听"), (8, "三声内接听，" * 12)])
def test_standards_without_room_have_slides_of_their_own(
    lay_out: LayOut, rich: Rich, count: int, standard: str
) -> None:
    first, *others = lay_out(journey(rich, count, standard)).slides
    assert first.title == "一路" and len(texts(first, "name")) == count
    assert {slide.title.split("（")[0] for slide in others} == {"一路：标准"}


def test_table_ends_with_what_to_remember(lay_out: LayOut, rich: Rich) -> None:
    row = TableRow((rich("信任"), rich("先核实")))
    table = Table(title=rich("表"), heads=(rich("原则"), rich("说法")), rows=(row,) * 4, takeaway=rich("先信再查。"))
    (slide,) = lay_out(table).slides
    (frame,) = [frame for frame in slide.frames if isinstance(frame, TableFrame)]
    assert texts(slide, "takeaway") == ["先信再查。"] and frame.box.bottom <= 408


def test_line_that_closes_rows_serves_the_takeaway_too(lay_out: LayOut, rich: Rich) -> None:
    items = tuple(Named(rich(f"要点{i}"), rich("说明" * 24)) for i in range(3))
    (slide,) = lay_out(Points(title=rich("要点"), items=items, takeaway=rich("记住"))).slides
    lines = sorted(box.y for box in boxes(slide, "line"))
    assert all(after - before >= 30 for before, after in itertools.pairwise(lines))


def test_profile_names_the_trainer_and_shows_the_portrait(lay_out: LayOut, rich: Rich) -> None:
    bio = (rich("客服管理十五年"), rich("写过三本手册"))
    slide = Profile(title=rich("主讲老师"), name=rich("周老师"), position=rich("高级讲师"), bio=bio)
    (plain,) = lay_out(slide).slides
    assert texts(plain, "name") == ["周老师"] and texts(plain, "bio") == ["客服管理十五年", "写过三本手册"]
    (shown,) = lay_out(replace(slide, file="zhou.png")).slides
    (portrait,) = [frame for frame in shown.frames if frame.name == "portrait"]
    assert portrait.box.right == 912 and all(box.right <= 616 for box in boxes(shown, "bio"))


def test_map_of_few_parts_tells_what_is_done_in_each(lay_out: LayOut, rich: Rich) -> None:
    rows = tuple(MapRow(rich(name), rich("怎样接住"), rich("上午"), work=rich("案例 3")) for name in ("道", "术", "战"))
    (few,) = lay_out(CourseMap(title=rich("地图"), rows=rows)).slides
    (many,) = lay_out(CourseMap(title=rich("地图"), rows=rows * 2)).slides
    assert texts(few, "work") == ["案例 3"] * 3 and texts(many, "work") == []
    assert boxes(few, "question")[0].y > boxes(few, "name")[0].y


def test_divider_counts_the_work_of_its_part(lay_out: LayOut, rich: Rich) -> None:
    items = (Named(rich("3"), rich("案例")), Named(rich("1"), rich("测验")))
    modules = (Module(rich("道"), True), Module(rich("术")))
    (slide,) = lay_out(Divider(title=rich("道"), number=rich("1"), items=items, modules=modules)).slides
    assert texts(slide, "what") == ["案例", "测验"]


def test_stage_directions_move_into_the_lines_before_a_dialogue_is_divided(lay_out: LayOut, rich: Rich) -> None:
    turns = tuple(TurnItem(rich("客户"), rich("来了三趟"), action=rich("拍桌子"), staff=bool(i % 2)) for i in range(6))
    (slide,) = lay_out(Dialogue(title=rich("对话"), turns=turns)).slides
    assert [text for text in texts(slide, "line") if text] == ["〔拍桌子〕来了三趟"] * 6
    colours = {span.colour for shape in shapes(slide.frames) if shape.name == "line" for p in shape.paragraphs
               for span in p.spans if span.text.startswith("〔")}  # fmt: skip
    assert colours == {"muted"}


def test_what_a_speaker_fills_in_stands_out(lay_out: LayOut, rich: Rich) -> None:
    line = RichText((Run("我叫"), Run("〔姓名〕", frozenset({"fill"})), Run("。")))
    (slide,) = lay_out(Script(title=rich("开口"), lines=(line,))).slides
    (shape,) = [shape for shape in shapes(slide.frames) if shape.name == "line"]
    assert [(span.text, span.colour) for span in shape.paragraphs[0].spans][1] == ("〔姓名〕", "accent")


def test_short_script_is_large(lay_out: LayOut, rich: Rich) -> None:
    short, long = (
        Script(title=rich("短"), lines=(rich("您先坐。"),)),
        Script(title=rich("长"), lines=(rich("您先坐。" * 40),)),
    )
    sizes = [
        {
            span.size
            for shape in shapes(slide.frames)
            if shape.name == "line"
            for p in shape.paragraphs
            for span in p.spans
        }
        for slide in lay_out(short, long).slides
    ]
    assert sizes == [{32}, {24}]


def phases(rich: Rich, *minutes: float) -> tuple[PhaseItem, ...]:
    return tuple(PhaseItem(rich("准备一下"), rich(f"{m:g} 分钟"), m) for m in minutes)


def test_short_phase_takes_no_room_from_what_stands_above_the_strip(lay_out: LayOut, rich: Rich) -> None:
    role = RoleItem(rich("客户"), body=(rich("怕办不成，" * 12),), rule=rich("不松口"))
    slide = Roles(title=rich("演练"), roles=(role,) * 2, phases=phases(rich, 10, 10, 10), colour="drill")
    (even,) = lay_out(slide).slides
    (hurried,) = lay_out(replace(slide, phases=phases(rich, 1, 40, 40))).slides
    assert boxes(even, "card") == boxes(hurried, "card")
    assert min(box.y for box in boxes(hurried, "bar")) > min(box.y for box in boxes(even, "bar"))


def test_few_rows_of_a_task_without_a_strip_are_large(lay_out: LayOut, rich: Rich) -> None:
    rows = (Named(rich("任务"), rich("写一句")), Named(rich("产出"), rich("一张纸")))
    (slide,) = lay_out(Task(title=rich("任务"), rows=rows, colour="discussion")).slides
    assert {box.h for box in boxes(slide, "text")} == {112}


@pytest.mark.parametrize("video", [False, True])
def test_missing_recording_is_named_on_its_slide(lay_out: LayOut, rich: Rich, video: bool) -> None:
    slide = Recording(title=rich("听"), name=rich("录音　四十分钟"), file="call.wav", video=video, colour="media")
    (laid_out,) = lay_out(slide).slides
    assert "call.wav" in "".join(texts(laid_out, "file") + texts(laid_out, "length"))
    assert "录音　四十分钟" in texts(laid_out, "name")


def test_title_comes_first_and_the_footer_last(lay_out: LayOut, rich: Rich) -> None:
    for slide in lay_out(points(rich, 3), cycle(rich, "怎么看"), journey(rich, 5, "起身")).slides:
        spoken = [
            frame for frame in slide.frames if isinstance(frame, Group) or (isinstance(frame, Shape) and frame.text)
        ]
        first, *_, footer, number = spoken
        assert [getattr(frame, "placeholder", None) for frame in (first, footer, number)] == [
            "title", "footer", "number",
        ]  # fmt: skip


def test_one_task_or_question_is_large(lay_out: LayOut, rich: Rich) -> None:
    task = Task(title=rich("示范"), rows=(Named(rich("任务"), rich("跟做两遍")),), colour="drill", at=AT)
    question = Questions(title=rich("想一想"), questions=(rich("哪一句起了转折？"),), at=AT)
    for slide in lay_out(task, question).slides:
        (sentence,) = (shape for shape in shapes(slide.frames) if shape.name == "sentence")
        assert sentence.paragraphs[0].spans[0].size == 54


def test_tags_of_steps_stand_in_one_line(lay_out: LayOut, rich: Rich) -> None:
    words = ("识别业务，填好单据", "交接")
    steps = tuple(StepItem(rich(f"第{i}步"), rich(text), tag=rich("取号")) for i, text in enumerate(words * 2))
    (slide,) = lay_out(Steps(title=rich("流程"), steps=steps, at=AT)).slides
    assert len({shape.box.y for shape in shapes(slide.frames) if shape.name == "tag"}) == 1


def test_eight_steps_leave_room_for_what_to_remember(lay_out: LayOut, rich: Rich) -> None:
    steps = tuple(StepItem(rich(f"第{i}步"), rich("先听完")) for i in range(8))
    (slide,) = lay_out(Steps(title=rich("八步"), steps=steps, takeaway=rich("先人后事。"), at=AT)).slides
    assert texts(slide, "takeaway") == ["先人后事。"]


def test_names_of_touchpoints_stay_apart(lay_out: LayOut, rich: Rich) -> None:
    moments = tuple(Moment(rich("打听咨询")) for _ in range(8))
    sizes = [
        {shape.paragraphs[0].spans[0].size for shape in shapes(slide.frames) if shape.name == "name"}
        for slide in lay_out(*(Journey(title=rich(str(n)), moments=moments[:n], at=AT) for n in (6, 8))).slides
    ]
    assert sizes == [{24}, {18}]


def test_three_patterns_stand_side_by_side(lay_out: LayOut, rich: Rich) -> None:
    items = tuple(Named(rich(f"我能{i}……"), rich("“我能先查一查。”"), rich("给方案")) for i in range(3))
    (slide,) = lay_out(Patterns(title=rich("句式"), items=items, at=AT)).slides
    assert len({shape.box.y for shape in shapes(slide.frames) if shape.name == "panel"}) == 1


def test_patterns_without_examples_are_points(lay_out: LayOut, rich: Rich) -> None:
    items = tuple(Named(rich(f"我来{i}"), note=rich("局面我来稳")) for i in range(6))
    (slide,) = lay_out(Patterns(title=rich("自我对话"), items=items, at=AT)).slides
    assert not texts(slide, "panel") and len(texts(slide, "text")) == 6


def test_short_columns_leave_their_width_to_long_ones(lay_out: LayOut, rich: Rich) -> None:
    cells = (
        rich("送客"),
        rich("这里太吵，请跟我到里边坐，我专门为您办，您先喝口水"),
        rich("一分钟之内离开人群，客户坐下来"),
    )
    slide = Table(
        title=rich("七步"), heads=tuple(map(rich, ("步骤", "这样说", "标准"))), rows=(TableRow(cells),) * 6, at=AT
    )
    (table,) = (frame for frame in lay_out(slide).slides[0].frames if isinstance(frame, TableFrame))
    assert table.widths[0] == 96 and sum(table.widths) == pytest.approx(864)


def test_few_turns_are_large(lay_out: LayOut, rich: Rich) -> None:
    turns = tuple(TurnItem(rich("客户"), rich("谁来给我一句准话？")) for _ in range(6))
    sizes = [
        {shape.paragraphs[0].spans[0].size for shape in shapes(slide.frames) if shape.name == "line" and shape.text}
        for slide in lay_out(*(Dialogue(title=rich(str(n)), turns=turns[:n], at=AT) for n in (3, 6))).slides
    ]
    assert sizes == [{24}, {18}]


def test_latin_names_in_tall_chevrons_are_large_and_in_the_middle(lay_out: LayOut, rich: Rich) -> None:
    steps = tuple(StepItem(rich(name), rich("in words")) for name in ("Regret", "Name it", "Own it"))
    (slide,) = lay_out(Steps(title=rich("Apology"), steps=steps, at=AT), language="en").slides
    step, number, name = (next(s for s in shapes(slide.frames) if s.name == n) for n in ("step", "number", "name"))
    assert name.paragraphs[0].spans[0].size == 24
    assert number.box.y - step.box.y == pytest.approx(step.box.bottom - name.box.bottom, abs=6)


def test_five_tracks_stand_on_one_slide(lay_out: LayOut, rich: Rich) -> None:
    roles = tuple(RoleItem(rich(f"第{i}站"), rich("接待"), (rich("各接一次"),), rich("东北角")) for i in range(5))
    (slide,) = lay_out(
        Roles(title=rich("五站"), roles=roles, phases=(PhaseItem(rich("每站"), minutes=6),), at=AT)
    ).slides
    assert len(texts(slide, "brief")) == 5


def test_short_stage_directions_stand_in_the_line(lay_out: LayOut, rich: Rich) -> None:
    turn = TurnItem(rich("小林"), rich("账单上都写着呢。"), rich("没抬头"))
    (slide,) = lay_out(Dialogue(title=rich("原话"), turns=(turn,) * 6, at=AT)).slides
    assert not texts(slide, "action") and "〔没抬头〕账单上都写着呢。" in texts(slide, "line")
