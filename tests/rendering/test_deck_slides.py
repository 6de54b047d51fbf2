"""Which slides a course becomes, in which order, in whose words."""

from __future__ import annotations

import io
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from pptx import Presentation

from coursegen.build import build_course, choose_products, plan_course
from coursegen.rendering.inline import between, inline, spoken

COURSE = """\
title: 接住每一次投诉
numbering: lecture
trainer: {name: 周老师, title: 高级讲师, bio: [客服管理十五年]}
sections:
  - title: 看懂
    question: 客户在要什么？
    activities:
      - ceremony: 开班
        minutes: 5
        text: 今天只练听。
      - topic: 四个盼望
        minutes: 15
        points: {items: [有人听, 有人认]}
      - case: doorbell
        minutes: 20
        report: {groups: 4, each: 3}
      - topic: 时间够再讲
        minutes: 10
        priority: could
        points: {items: [甲甲, 乙乙]}
  - title: 接住
    question: 第一步迈向哪里？
    activities:
      - discussion: 您会先做什么
        minutes: 10
        task: 写一个动作
      - case: doorbell
        minutes: 20
      - drill: 排队练习
        minutes: 20
        task: 演一遍
        rules: [不插话, 不笑场]
        cards:
          heads: [看见什么, 写下什么]
          items:
            - {name: 第一格, features: [今天做到了什么], advice: [一个动作]}
            - {name: 第二格, features: [没做到什么], advice: [只写自己]}
cases:
  - id: doorbell
    title: 三趟没修好
    facts: [报修三次, 门铃没响]
    questions: [他在要什么？]
"""


@pytest.fixture
def build(tmp_path: Path) -> Callable[..., Any]:
    """The presentation an outline becomes."""

    def build(outline: str = COURSE, product: str = "deck") -> Any:
        path = tmp_path / "course.yaml"
        path.write_text(outline, "utf-8")
        (made,) = build_course(plan_course(path), choose_products([product])).values()
        return Presentation(io.BytesIO(made))

    return build


def titles(presentation: Any) -> list[str]:
    return [slide.shapes.title.text_frame.text.replace("\v", "") for slide in presentation.slides]


def words(slide: Any) -> str:
    return " ".join(node.text or "" for node in slide.element.iter("{*}t"))


def slide_called(presentation: Any, title: str) -> Any:
    return presentation.slides[titles(presentation).index(title)]


def test_trainer_follows_the_cover_in_both_decks(build: Callable[..., Any]) -> None:
    for product in ("deck", "handout"):
        presentation = build(product=product)
        assert titles(presentation)[1] == "主讲老师"
        assert "客服管理十五年" in words(presentation.slides[1]) and "高级讲师" in words(presentation.slides[1])


def test_trainer_without_more_than_a_name_has_no_slide(build: Callable[..., Any]) -> None:
    assert "主讲老师" not in titles(build(COURSE.replace(", bio: [客服管理十五年]", "")))


@pytest.mark.parametrize("product", ["deck", "handout"])
def test_discussion_with_a_task_still_shows_its_question(build: Callable[..., Any], product: str) -> None:
    outline = COURSE.replace("        task: 写一个动作", "        question: 他想先听到什么？\n        task: 写一个动作")
    shown = words(slide_called(build(outline, product), "您会先做什么"))
    assert shown.index("他想先听到什么？") < shown.index("写一个动作")


def test_portrait_is_shown(build: Callable[..., Any], tmp_path: Path) -> None:
    hall = Path(__file__).resolve().parents[1] / "outlines" / "hall.png"
    (tmp_path / "zhou.png").write_bytes(hall.read_bytes())
    presentation = build(COURSE.replace("bio: [", "photo: zhou.png, bio: ["))
    assert [shape.name for shape in presentation.slides[1].shapes if shape.shape_type == 13] == ["portrait"]


def test_question_of_a_part_follows_the_opening_and_is_not_asked_twice(build: Callable[..., Any]) -> None:
    presentation = build()
    order = titles(presentation)
    assert order.index("开班") < order.index("看懂：先想一想") < order.index("四个盼望")
    assert "接住：先想一想" not in order
    assert "第一步迈向哪里？" in words(slide_called(presentation, "接住"))
    assert "客户在要什么？" not in words(slide_called(presentation, "看懂"))


def test_map_counts_in_the_word_of_the_course(build: Callable[..., Any]) -> None:
    presentation = build()
    assert {"两讲，一张地图", "两讲，我们走到第二讲"} <= set(titles(presentation))
    assert "案例 1" in words(slide_called(presentation, "两讲，一张地图"))


def test_titles_are_unique_though_a_case_is_used_twice(build: Callable[..., Any]) -> None:
    found = titles(build())
    assert len(found) == len(set(found)) and "三趟没修好（二）" in found


def test_reports_are_part_of_the_time_strip(build: Callable[..., Any]) -> None:
    assert "4 组 × 3 分钟" in words(slide_called(build(), "三趟没修好：换成您怎么办"))


def test_reports_come_before_what_ends_the_activity(build: Callable[..., Any]) -> None:
    timed = "report: {groups: 4, each: 3}\n        timing: {read: 5, sum-up: 3}"
    found = words(
        slide_called(build(COURSE.replace("report: {groups: 4, each: 3}", timed)), "三趟没修好：换成您怎么办")
    )
    assert found.index("阅读") < found.index("汇报") < found.index("讲师总结")


@pytest.mark.parametrize("mode", ["analyse", "share"])
def test_what_a_case_is_to_leave_behind_is_shown(build: Callable[..., Any], mode: str) -> None:
    case = f"case: {{use: doorbell, mode: {mode}}}\n        output: 一张便利贴\n        minutes: 20"
    presentation = build(COURSE.replace("case: doorbell\n        minutes: 20", case, 1))
    assert sum("一张便利贴" in words(slide) for slide in presentation.slides) == 1


def test_slide_of_a_task_says_how_many_work_together(build: Callable[..., Any]) -> None:
    drill = "task: 演一遍\n        group: {form: triads, text: 一人坐柜台}"
    assert "三人一组，一人坐柜台" in words(
        slide_called(build(COURSE.replace("task: 演一遍", drill)), "排队练习（1/2）")
    )


def notes(slide: Any) -> list[str]:
    return [paragraph.text for paragraph in slide.notes_slide.notes_text_frame.paragraphs]


def test_bridge_stands_on_the_last_slide_of_an_activity(build: Callable[..., Any]) -> None:
    told = "task: 演一遍\n        say: 先看清任务\n        transition: 茶歇回来再看"
    drill = build(COURSE.replace("task: 演一遍", told))
    first, last = (notes(slide_called(drill, f"排队练习（{n}/2）")) for n in (1, 2))
    assert [text for text in first if "先看清任务" in text] and not [text for text in last if "先看清任务" in text]
    assert "茶歇回来再看" in last[-1] and not [text for text in first if "茶歇回来再看" in text]


def test_what_is_asked_about_the_work_is_asked_after_it(build: Callable[..., Any]) -> None:
    told = "task: 演一遍\n        ask: 哪一句让您的火小了\n        do: 各组站好\n        debrief: 先说感受"
    drill = build(COURSE.replace("task: 演一遍", told))
    first, last = (notes(slide_called(drill, f"排队练习（{n}/2）")) for n in (1, 2))
    assert [text for text in first if "各组站好" in text] and not [text for text in first if "火小了" in text]
    assert ["火小了" in text or "先说感受" in text for text in last[-2:]] == [True, True]


def test_players_speak_before_they_see_how_the_case_ended(build: Callable[..., Any]) -> None:
    outline = COURSE.replace("task: 演一遍", "case: doorbell\n        task: 演一遍\n        debrief: 先说感受")
    outline = outline.replace("questions: [他在要什么？]", "analysis: [三次没回话]\n    outcome: 后来修好")
    told = [
        notes(slide) for slide in build(outline).slides if "排队练习" in words(slide) or "三次没回话" in words(slide)
    ]
    where = {text: i for i, texts in enumerate(told) for text in texts}
    debrief, outcome = (next(where[text] for text in where if part in text) for part in ("先说感受", "后来修好"))
    assert debrief < outcome, told


def test_answer_stands_with_the_question_it_answers(build: Callable[..., Any]) -> None:
    asked = "topic: 四个盼望\n        question: 他盼什么？\n        answer: 有人认账"
    presentation = build(COURSE.replace("topic: 四个盼望", asked))
    (slide,) = (slide for slide in presentation.slides if any("有人认账" in text for text in notes(slide)))
    assert "他盼什么？" in words(slide)


def test_activity_without_phases_shows_its_whole_time(build: Callable[..., Any]) -> None:
    assert "用时" in words(slide_called(build(), "您会先做什么"))


def test_hidden_slides_stand_at_the_end_and_say_so_in_their_notes(build: Callable[..., Any]) -> None:
    presentation = build()
    hidden = [slide for slide in presentation.slides if slide.element.get("show") == "0"]
    assert [slide.slide_id for slide in presentation.slides][-1] == hidden[0].slide_id
    assert len(hidden) == 1 and hidden[0].notes_slide.notes_text_frame.text.startswith("【备用】")


def test_heads_of_cards_are_the_authors(build: Callable[..., Any]) -> None:
    found = words(slide_called(build(), "排队练习（2/2）"))
    assert "看见什么" in found and "怎么认出来" not in found


def test_slots_are_marked_in_words_to_say_alone() -> None:
    assert spoken("我叫〔姓名〕，[name]") == '我叫<span class="fill">〔姓名〕</span>，<span class="fill">[name]</span>'
    assert spoken("[[空]]和[链接](https://a.b)") == inline("[[空]]和[链接](https://a.b)")
    assert "fill" not in inline("〔姓名〕")


@pytest.mark.parametrize(
    ("before", "after", "sign"),
    [("only listens", "then he", "; "), ("Only listens", "Then he", ". "), ("Stop.", "Then", " "), ("好。", "再", "")],
)
def test_sentences_in_a_line_stay_sentences(before: str, after: str, sign: str) -> None:
    assert between(before, after, "; ") == sign


BLOCKS = {
    "points": "[先听完, 再复述]",
    "points of two levels": "[{看: [表情, 手势]}, {听: [语气, 用词]}, {问: [时间, 经过]}]",
    "definition": "{broad: 所有依赖我们的人, narrow: 直接受益的人}",
    "steps": "[听, 认, 办]",
    "flow": "[登记, 派单, 回访]",
    "cycle": "[接待, 理解, 帮助]",
    "levels": "[基本, 满意, 惊喜]",
    "compare": "{good: [起身], bad: [不抬头]}",
    "cards": "[{name: 急性子, features: [话快], advice: [先给时限]}]",
    "table": "{columns: [场景, 说法], rows: [[排队, 还有三位]]}",
    "chart": "{claim: 多数人不说, items: [{不说: 96}, {说: 4}], unit: '%', source: 调查, year: 2019, verified: yes}",
    "formula": "{parts: [行动, 态度], result: 服务}",
    "quote": "{text: 礼也, consequence: 先敬人}",
    "story": "{opening: 从前有个人, beats: [{起: 出门}, {落: 回家}], moral: 别回头}",
    "dialogue": "[{客户: 又停电了}, {员工: 我马上查}]",
    "script": "{items: [我来办]}",
    "journey": "[进门, 排队, 办理]",
    "checklist": "[起身, 问好]",
    "image": "hall.png",
}


def in_long_form(kind: str, body: str) -> str:
    """A block in its long form."""
    field = {"dialogue": "turns", "image": "file"}.get(kind, "items")
    return body if body.startswith("{") else f"{{{field}: {body}}}"


@pytest.mark.parametrize("product", ["deck", "handout"])
def test_every_block_shows_what_to_remember_once(build: Callable[..., Any], tmp_path: Path, product: str) -> None:
    (tmp_path / "hall.png").write_bytes((Path(__file__).resolve().parents[1] / "outlines" / "hall.png").read_bytes())
    topics = [
        f"      - topic: 讲{name}\n        minutes: 5\n        content:\n"
        f"          - {name.split()[0]}: {in_long_form(name, body)[:-1]}, takeaway: 记住第{at}号}}\n"
        for at, (name, body) in enumerate(BLOCKS.items())
    ]
    outline = "title: 收束\nsections:\n  - title: 一\n    activities:\n" + "".join(topics)
    shown = " ".join(words(slide) for slide in build(outline, product).slides).replace(" ", "")
    assert {name: shown.count(f"第{at}号") for at, name in enumerate(BLOCKS)} == dict.fromkeys(BLOCKS, 1)


TO_FILL = """\
title: 留空
sections:
  - title: 一
    activities:
      - topic: 三句话
        minutes: 5
        table:
          columns: [场景, 换成]
          rows: [[排队, 还有三位], [缺件, 差这一张]]
          blank: [换成]
"""


def test_columns_to_fill_come_on_a_click_and_stay_empty_in_the_handout(build: Callable[..., Any]) -> None:
    slide = slide_called(build(TO_FILL), "三句话")
    assert [shape.name for shape in slide.shapes if shape.name.startswith("answer")] == ["answer 1", "answer 2"]
    moving = {node.get("spid") for node in slide.element.iter("{*}spTgt")}
    assert moving == {str(shape.shape_id) for shape in slide.shapes if shape.name.startswith("answer")}
    (table,) = (shape.table for shape in slide.shapes if shape.has_table)
    assert [[cell.text for cell in row.cells] for row in table.rows][1:] == [["排队", ""], ["缺件", ""]]
    handout = " ".join(map(words, build(TO_FILL, "handout").slides))
    assert "排队" in handout and "还有三位" not in handout and "差这一张" not in handout


def test_task_stands_over_its_questions_where_both_fit(build: Callable[..., Any]) -> None:
    exercise = (
        "      - exercise: 客户名单\n        minutes: 10\n        task: 画两个圈\n        output: 名单一张\n"
        "        questions: [谁直接受益, 谁等着我]\n"
    )
    presentation = build("title: 练习\nsections:\n  - title: 一\n    activities:\n" + exercise)
    found = words(slide_called(presentation, "客户名单"))
    assert all(text in found for text in ("任务", "画两个圈", "名单一张", "谁直接受益", "谁等着我"))
    long = exercise.replace("画两个圈", "画两个圈，" * 40)
    apart = titles(build("title: 练习\nsections:\n  - title: 一\n    activities:\n" + long))
    assert {"客户名单（1/2）", "客户名单（2/2）"} <= set(apart)


def test_discussion_that_is_all_in_its_title_asks_it_once(build: Callable[..., Any]) -> None:
    bare = "      - discussion: 哪一步最难开口？\n        minutes: 10\n"
    presentation = build("title: 讨论\nsections:\n  - title: 一\n    activities:\n" + bare)
    assert words(slide_called(presentation, "小组讨论")).replace(" ", "").count("哪一步最难开口") == 1


def test_mnemonic_in_the_title_has_no_slide_of_its_own(build: Callable[..., Any]) -> None:
    outline = (
        "title: 步骤\nsections:\n  - title: 一\n    activities:\n      - topic: 四步\n        minutes: 10\n"
        "        steps: {title: 听认问给, mnemonic: 听认问给, items: [听, 认, 问, 给]}\n"
    )
    assert not any(title.startswith("口诀") for title in titles(build(outline)))
    assert "口诀：四步走" in titles(build(outline.replace("title: 听认问给", "title: 四步走")))


def test_journey_shows_what_customers_want_phase_by_phase(build: Callable[..., Any]) -> None:
    moments = ", ".join(f"{{name: 站{i}, need: 想要{i}, phase: {'进门' if i < 5 else '离开'}}}" for i in range(10))
    activity = f"      - topic: 十站\n        minutes: 9\n        journey: [{moments}]\n"
    presentation = build("title: 触点\nsections:\n  - title: 一\n    activities:\n" + activity)
    assert {"十站", "十站：进门", "十站：离开"} <= set(titles(presentation))
    assert "想要 4" in words(slide_called(presentation, "十站：进门"))
    assert "十站：每一步的标准" in titles(
        build("title: 触点\nsections:\n  - title: 一\n    activities:\n" + activity.replace("phase: 进门", "hot: no"))
    )


def test_task_of_a_demonstration_stands_under_what_is_shown(build: Callable[..., Any]) -> None:
    outline = (
        "title: 示范\nsections:\n  - title: 一\n    activities:\n      - demonstration: 五个手语\n        minutes: 5\n"
        "        imitate: 跟做两遍\n        checklist: [手掌向上, 目光跟随]\n"
    )
    found = [slide for slide in build(outline).slides if "跟做两遍" in words(slide)]
    assert len(found) == 1 and "手掌向上" in words(found[0])


def test_video_is_called_one_wherever_its_kind_is_named(build: Callable[..., Any]) -> None:
    sections = "".join(
        f"  - title: {name}\n    activities:\n      - media: 走访\n        form: {form}\n        minutes: 5\n"
        for name, form in (("甲", "video"), ("乙", "recording"))
    )
    presentation = build("title: 录像\nsections:\n" + sections)
    first, second = (words(slide_called(presentation, name)) for name in ("甲", "乙"))
    assert "视频分析" in first and "录音分析" not in first and "录音分析" in second


ONE = "title: 练习\nsections:\n  - title: 一\n    activities:\n"


def test_rounds_count_in_the_time_strip_of_a_drill_without_roles(build: Callable[..., Any]) -> None:
    drill = (
        "      - drill: 三人一柜\n        form: procedure\n        minutes: 22\n"
        "        rounds: 3\n        task: 走完七步\n"
        "        timing: {brief: 3, play: 3, feedback: 2, debrief: 4}\n"
    )
    found = words(slide_called(build(ONE + drill), "三人一柜"))
    assert "演练 \u20039" in found and "反馈 \u20036" in found and "22" in found.split()


def test_stages_of_a_workshop_have_a_slide_with_the_time(build: Callable[..., Any]) -> None:
    drill = (
        "      - drill: 排班表\n        form: workshop\n        minutes: 20\n        task: 排一周的班\n"
        "        stages: [画曲线, 设插班]\n        timing: {brief: 5, 画曲线: 15}\n"
    )
    presentation = build(ONE + drill)
    brief, stages = (words(slide_called(presentation, name)) for name in ("排班表", "排班表（怎么做）"))
    assert "画曲线" not in brief and "说明" not in brief
    assert all(text in stages for text in ("画曲线", "设插班", "说明"))


def test_card_before_tracks_shows_no_strip_of_its_own(build: Callable[..., Any]) -> None:
    breakout = (
        "      - breakout: 两站\n        minutes: 30\n        task: 盖两个章\n        rules: [到点换站]\n"
        "        rotate: yes\n        timing: {brief: 2, debrief: 4}\n"
        "        tracks: [{name: 甲站, minutes: 12}, {name: 乙站, minutes: 12}]\n"
    )
    presentation = build(ONE + breakout)
    assert ["说明" in words(slide_called(presentation, f"两站（{n}/2）")) for n in (1, 2)] == [False, True]


def test_topic_in_reserve_is_hidden_though_nothing_is_in_it(build: Callable[..., Any]) -> None:
    topics = "".join(
        f"      - topic: {name}\n        minutes: 5\n        priority: {priority}\n"
        for name, priority in (("甲甲", "must"), ("乙乙", "could"))
    )
    shown = {slide.element.get("show") for slide in build(ONE + topics).slides if "乙乙" in words(slide)}
    assert shown == {"0"}


def test_dialogue_of_a_case_has_the_colour_of_the_case(build: Callable[..., Any]) -> None:
    case = (
        "      - case: ticket\n        minutes: 5\ncases:\n  - id: ticket\n    title: 回单\n"
        "    dialogue: [{who: 客户, line: 钱呢}, {who: 柜员, line: 在查}]\n"
    )
    slide = slide_called(build(ONE + case), "回单：原话")
    assert slide.slide_layout.name == slide_called(build(), "三趟没修好").slide_layout.name


def test_standards_of_steps_stand_beside_the_words(build: Callable[..., Any]) -> None:
    steps = (
        "      - topic: 两步\n        minutes: 5\n        steps:\n          title: 两步走\n          items:\n"
        "            - {name: 起身, words: “您好”, standard: 三步前就起身}\n            - {name: 点头, words: “请坐”}\n"
    )
    assert "三步前就起身" not in words(slide_called(build(ONE + steps), "两步走（怎么说）"))
    more = steps.replace("words: “请坐”}", "words: “请坐”, standard: 看着眼睛}")
    found = words(slide_called(build(ONE + more), "两步走（怎么说）"))
    assert all(text in found for text in ("“您好”", "三步前就起身", "看着眼睛"))


def test_handout_leaves_open_what_the_workbook_asks_for(build: Callable[..., Any]) -> None:
    blocks = (
        "      - topic: 换个说法\n        minutes: 5\n"
        "        script: {items: [{avoid: 这很简单, say: 我陪您走一遍}]}\n"
        "      - topic: 满意\n        minutes: 5\n"
        "        formula: {title: 先减后加, parts: [感受, 期望], operator: '−', result: 心里的分}\n"
    )
    for product, told in (("deck", True), ("handout", False)):
        shown = " ".join(map(words, build(ONE + blocks, product).slides))
        assert ("我陪您走一遍" in shown, "心里的分" in shown, "这很简单" in shown) == (told, told, True)
