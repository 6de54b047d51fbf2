"""Every structure that the courses' sources hold is found in their outlines, and printed.

A row of the table names a structure, says how to find it in the course, and in which document it must be read. It looks
for kinds, sizes and fields, and for words only where nothing else tells one list from another.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from lxml import etree

from coursegen.course import Activity, Case, Course, Node
from coursegen.course.activities import (
    CaseWork,
    Ceremony,
    Demonstration,
    Discussion,
    Drill,
    Media,
    Quiz,
    Review,
)
from coursegen.course.blocks import (
    Block,
    Cards,
    Chart,
    Checklist,
    Compare,
    Cycle,
    Definition,
    Flow,
    Formula,
    Journey,
    Levels,
    Points,
    Quote,
    Script,
    Steps,
    Story,
    Table,
)
from coursegen.course.nodes import nodes_in, nodes_of, texts_in
from coursegen.outline import read_outline
from coursegen.rendering import PRODUCTS, Material, Renderer, SlideIndex, load_phrases
from coursegen.rendering.inline import plain
from coursegen.schedule import plan_timetable

ROOT = Path(__file__).resolve().parents[1]
TEMPLATES = ROOT / "templates"
Found = Iterable[Node | str]
Finder = Callable[[Course], Found]
Row = tuple[str, Finder, str]

CARE, COMPLAINTS, GAS, BANK, TELECOM = (
    "power-service-care", "power-complaint-handling", "gas-service-basics", "bank-service-complaints",
    "telecom-hall-service",
)  # fmt: skip
DECK, GUIDE, WORKBOOK, BROCHURE = "deck", "facilitator-guide", "workbook", "brochure"


def said(node: Node) -> str:
    """Everything a node and the nodes in it say, in one line."""
    return " ".join(text for inner in nodes_in(node) for text in texts_in(inner))


def entries(block: Any) -> int:
    """How many items, parts, turns or rows a block has."""
    return next((len(getattr(block, name)) for name in ("items", "parts", "turns", "rows") if hasattr(block, name)), 0)


def blocks(kind: type[Block], size: int | None = None, words: str = "", **fields: Any) -> Finder:
    """Blocks of a kind, with so many items, that say some words and have these fields."""

    def find(course: Course) -> Iterator[Node]:
        for activity in course.activities():
            for block in activity.blocks:
                sized = size is None or entries(block) == size
                if isinstance(block, kind) and sized and re.search(words, said(block)) and _has(block, fields):
                    yield block

    return find


def activities(kind: type[Activity], words: str = "", **fields: Any) -> Finder:
    """Activities of a kind that say some words and have these fields."""
    return lambda course: (
        one
        for one in course.activities()
        if isinstance(one, kind) and re.search(words, said(one)) and _has(one, fields)
    )


def cases(words: str = "", **fields: Any) -> Finder:
    """Cases that say some words and have these fields."""
    return lambda course: (one for one in course.cases if re.search(words, said(one)) and _has(one, fields))


def _has(node: Node, fields: dict[str, Any]) -> bool:
    """Whether fields are as asked: filled (``True``), of a length (a number), or that very word."""
    for name, asked in fields.items():
        value = getattr(node, name)
        if asked is True:
            if not value:
                return False
        elif isinstance(asked, int):
            if len(value) != asked:
                return False
        elif not re.search(asked, str(value)):
            return False
    return True


def only(find: Finder, holds: Callable[[Any], bool]) -> Finder:
    """Those found for which something more holds."""
    return lambda course: [node for node in find(course) if holds(node)]


def least(count: int, find: Finder) -> Finder:
    """What is found, if it is that many."""

    def counted(course: Course) -> Found:
        found = list(find(course))
        return found if len(found) >= count else []

    return counted


def both(*finders: Finder) -> Finder:
    """What all of several find, if each finds something."""

    def together(course: Course) -> Found:
        found = [list(find(course)) for find in finders]
        return [node for nodes in found for node in nodes] if all(found) else []

    return together


def told(read: Callable[[Course], Iterable[str | None]]) -> Finder:
    """Texts of the course, if none of them is missing."""

    def find(course: Course) -> Found:
        texts = list(read(course))
        return [text for text in texts if text] if all(texts) else []

    return find


def sections(words: str = "") -> Finder:
    """Titles of sections that have some words, and something in them."""
    return told(lambda course: [one.title for one in course.sections if one.activities and re.search(words, one.title)])


def openings(*numbers: int) -> Finder:
    """The discussions among the first three activities of these sections, if all begin so."""

    def find(course: Course) -> Found:
        first = [[a for a in course.sections[n - 1].activities[:3] if isinstance(a, Discussion)] for n in numbers]
        return [discussion for found in first for discussion in found] if all(first) else []

    return find


def worked(mode: str, *channels: str) -> Finder:
    """Cases of some channels that are worked in a drill, or in a case activity in this mode."""

    def find(course: Course) -> Found:
        drilled = {one.case for one in nodes_of(Drill, course)}
        told_of = {one.case.use for one in nodes_of(CaseWork, course) if one.case.mode == mode}
        used = drilled if mode == "drill" else told_of
        return [one for one in course.cases if one.channel in channels and one.id in used]

    return find


def phases(activity: Activity) -> list[str]:
    return [phase.name for phase in activity.timing]


TABLE: dict[str, list[Row]] = {
    CARE: [
        ("six parts with their topics", least(6, sections()), DECK),
        ("procedures of three and five steps spelled out", both(blocks(Steps, 3), blocks(Steps, 5)), DECK),
        ("methods counted in the title", blocks(Points, 3, "三種方法|三樣"), DECK),
        ("a story, its questions and its analysis", least(8, cases(facts=True, questions=True, analysis=True)), GUIDE),
        ("one analysis for two cases: steps for one, watched for in the other", both(
            blocks(Steps, 8, "起身.*傾聽.*聯繫"), blocks(Checklist, 8, "起身.*請坐.*聯繫"),
        ), GUIDE),
        ("the payment mnemonic of seven steps", blocks(Steps, 7, mnemonic="一.*七"), DECK),
        ("from getting up to calling back", blocks(Steps, 8, "起身.*回訪", mnemonic=True), DECK),
        ("never say no", activities(CaseWork, "不帶「不」字"), GUIDE),
        ("eight processes", least(2, blocks(Table, 4, "流程")), DECK),
        ("processes drilled at the counter", activities(Drill, "收費", form="procedure"), DECK),
        ("power restored, in relays", activities(Drill, "復電", form="simulation"), DECK),
        ("reception, application, enquiry, field", activities(Drill, "接待.*報裝.*諮詢.*現場"), DECK),
        ("an emergency drilled", activities(Drill, "系統", form="simulation"), DECK),
        ("the hotline's process", blocks(Steps, 5, "派單"), DECK),
        ("live answers to angry words", activities(Drill, "氣話", form="role-play"), DECK),
        ("complaints practised in groups", activities(Drill, form="workshop", stages=True, compete=True), DECK),
        ("a recording: listen, discuss, share, sum up", only(
            activities(Media, form="recording", transcript=True, watch_for=True), lambda one: len(phases(one)) >= 4,
        ), GUIDE),
        ("a song in sign language, imitated", activities(Demonstration, "手語", imitate=True), DECK),
        ("local cases to be put in", both(cases("當地", origin="composed"), cases("新電|開張")), GUIDE),
        ("special customers", blocks(Cards, 3, "聽障.*外國"), DECK),
        ("standards of three posts", both(
            blocks(Table, words="營業廳服務規範"), blocks(Table, words="用電檢查"), blocks(Table, words="回訪"),
        ), GUIDE),
        ("ordinary and satisfying service", blocks(Compare, words="傳統"), DECK),
        ("moments of truth, good and bad", both(blocks(Compare, words="積極"), blocks(Journey)), DECK),
        ("satisfaction, models and levels", both(blocks(Formula, 2), blocks(Cycle, 4), blocks(Levels, 3)), DECK),
        ("sources of emotion and of stress", both(blocks(Flow, 4, "看法"), blocks(Points, 4, "壓力")), DECK),
        ("what managers do for the people", blocks(Points, 6, "心理保健"), DECK),
        ("affinity by senses, interests, “me too”", blocks(Points, 3, "感官.*經歷.*我也"), DECK),
        ("what a complaint is, why, and its worth", both(
            blocks(Definition, words="投訴"), blocks(Points, 4, "原因"), blocks(Story, words="賬單"),
        ), DECK),
        ("five steps of a complaint", blocks(Steps, 5, "管期望"), DECK),
        ("who does what with a complaint", both(
            blocks(Flow, 6, "受理.*回訪"), blocks(Table, 3, "95598.*相關部門"),
        ), DECK),
    ],
    COMPLAINTS: [
        ("what a listing says: value, methods, audience", told(
            lambda course: [course.value, *course.audience, *course.features],
        ), BROCHURE),
        ("three parts with name and subtitle", told(lambda course: [s.subtitle for s in course.sections]), DECK),
        ("headings of two levels", only(blocks(Points), lambda one: any(item.items for item in one.items)), DECK),
        ("true and false objections", blocks(Compare, words="真实.*虚假"), DECK),
        ("able and unable", blocks(Table, words="有能力"), DECK),
        ("feeling and reason", blocks(Points, 2, "情感.*理性"), DECK),
        ("five principles", blocks(Points, 5, "信任.*时效"), DECK),
        ("two key points", both(blocks(Block, words="关键点一"), blocks(Block, words="关键点二")), DECK),
        ("three levels of discontent", blocks(Levels, 3, "第三方"), DECK),
        ("seven calming steps, one only if needed", only(
            blocks(Steps, 7, mnemonic=True), lambda one: any(step.when for step in one.items),
        ), DECK),
        ("what becomes of those who stay silent", blocks(Points, 4, "上告"), DECK),
        ("cases at the counter and on site, analysed", least(3, worked("analyse", "counter", "onsite")), GUIDE),
        ("cases at the counter and on site, simulated", least(3, worked("drill", "counter", "onsite")), GUIDE),
        ("cases on the hotline, analysed", least(2, worked("analyse", "hotline")), GUIDE),
        ("cases on the hotline, simulated", least(3, worked("drill", "hotline")), GUIDE),
        ("the case that had only a title", cases("1286", channel="hotline", origin="composed"), GUIDE),
        ("cases gathered, and used where they are taught", least(10, cases()), GUIDE),
        ("dated facts and the customer's own words", cases(when=r"\d+年\d+月", facts=True, speech=True), GUIDE),
        ("role plays with secrets, rounds, observers", least(5, only(
            activities(Drill, form="role-play", checklist=True, debrief=True),
            lambda one: any(role.secret for role in one.roles),
        )), GUIDE),
    ],
    GAS: [
        ("contents that ask", least(6, sections("谁|什么|怎样")), DECK),
        ("a definition, broad and narrow", blocks(Definition, broad=True, narrow=True), DECK),
        ("where expectations come from", blocks(Points, 3, "口碑"), DECK),
        ("four elements", blocks(Points, 4, "可靠.*可信"), DECK),
        ("five dimensions", blocks(Table, 5, "维度"), DECK),
        ("the creed: a customer is …", least(2, blocks(Points, 4, "八句话")), DECK),
        ("therefore we …", blocks(Table, 7, "我们要"), DECK),
        ("a formula", blocks(Formula, 3), DECK),
        ("the department among those outside", blocks(Table, words="客服部门"), DECK),
        ("four understandings", blocks(Points, 4, "理解企业.*理解自己"), DECK),
        ("four stages, each with its question", only(
            blocks(Cycle, 4), lambda one: all(stage.question for stage in one.items),
        ), DECK),
        ("the cycle as a guide, stage by stage", least(4, only(
            blocks(Cycle, 4, highlight=True), lambda one: any(stage.points for stage in one.items),
        )), DECK),
        ("three needs", blocks(Points, 3, "信息需求.*情感需求"), DECK),
        ("three steps with an emotion", blocks(Steps, 3, "服务意愿"), DECK),
        ("three types: features, weapon, caution, case", only(blocks(Cards, 3), lambda one: all(
            card.features and card.advice and card.weapon and card.caution and card.case for card in one.items
        )), DECK),
        ("a dialogue with stage directions", only(
            cases(dialogue=True), lambda one: any(turn.action for turn in one.dialogue),
        ), GUIDE),
        ("cases followed by questions", least(7, only(cases(), lambda one: len(one.questions) >= 3)), GUIDE),
        ("seven rules of listening, numbered", blocks(Table, 7, "七个要领"), DECK),
        ("open and closed questions", blocks(Compare, words="开放.*封闭"), DECK),
        ("saying it back", blocks(Table, 2, "复述"), DECK),
        ("stories with a moral", both(
            blocks(Story, words="收银", moral=True), blocks(Story, words="金人", moral=True),
            blocks(Story, words="禹", moral=True), blocks(Story, words="石头", moral=True),
        ), DECK),
        ("patterns of phrases, each for a purpose", only(
            blocks(Script, 4), lambda one: all(line.purpose and line.example for line in one.items),
        ), DECK),
        ("speeches that explain a policy", least(2, only(
            blocks(Script, 1), lambda one: len(one.items[0].say) > 90,
        )), DECK),
        ("six principles, eight points, six cautions", both(
            blocks(Points, 6, "六条原则"), blocks(Steps, 8, "八条要点"), blocks(Points, 6, "六条注意"),
        ), DECK),
        ("who comes back, with the complements", both(
            blocks(Chart, 4, "91、81、46、18", source=True, year=True), blocks(Chart, 2, "16到20", source=True),
        ), DECK),
        ("causes A to G", both(blocks(Points, 4, "A .*D "), blocks(Points, 3, "E .*G ")), DECK),
        ("words to oneself", blocks(Script, 6, "不是冲我"), DECK),
        ("the ship and the water", blocks(Quote, words="舟"), DECK),
        ("yes, but", blocks(Steps, 4, "yes-but"), DECK),
        ("standard phrases to end with, with slots", blocks(Script, 4, "〔.*〕"), DECK),
        ("the whole way in one chart", blocks(Flow, 9), DECK),
        ("a dated case, and how to say it", both(
            cases("小偷", when=r"\d+年\d+月"), blocks(Script, 1, "如何说"),
        ), GUIDE),
    ],
    BANK: [
        ("background, gains, audience, methods", told(
            lambda course: [*course.background, *course.benefits, *course.audience, course.duration_text],
        ), BROCHURE),
        ("lectures, numbered", told(
            lambda course: [f"第{n}講" for n in "一二三"] if course.numbering == "lecture" else [],
        ), DECK),
        ("service-profit chain that ends where it began", blocks(Cycle, 6, "內部服務.*共贏"), DECK),
        ("eight needs", least(2, blocks(Points, 4, "前四個|後四個")), DECK),
        ("five psychologies, labelled", blocks(Points, 5, "心理一.*心理五"), DECK),
        ("three levels, defined", only(blocks(Levels, 3), lambda one: all(level.text for level in one.items)), DECK),
        ("a drill with its purpose", activities(Drill, form="role-play", objective=True, task=True, output=True), DECK),
        ("groups discuss a question", least(3, activities(Discussion, form="groups", question=True)), DECK),
        ("groups compete", activities(Drill, "小組PK", compete=True, report=True), DECK),
        ("cases by title, analysed and shared", least(5, activities(CaseWork)), GUIDE),
        ("a classical quotation", blocks(Quote, by=True), DECK),
        ("five questions to oneself", activities(Review, form="reflection", prompts=5), WORKBOOK),
        ("6S", blocks(Points, 6, "整理.*整頓.*清掃.*清潔.*素養.*安全"), DECK),
        ("one diary, two tables, three rounds", blocks(Table, 3, "二表"), DECK),
        ("three rituals", blocks(Points, 3, "晨會.*迎賓.*夕會"), DECK),
        ("nine moments in the hall", blocks(Journey, 9), DECK),
        ("seven moves at the counter in three characters", only(
            blocks(Steps, 7, mnemonic=True), lambda one: all(len(step.name) == 3 for step in one.items),
        ), DECK),
        ("key points one to five", both(
            *(lambda course, n=n: [  # type: ignore[misc]
                one for a in course.activities() for one in (a, *a.blocks) if f"要點{n}" in (one.title or "")
            ] for n in "一二三四五"),
        ), GUIDE),
        ("within one hour", blocks(Points, words="一小時"), DECK),
        ("ours, shared, the customer's mistake", blocks(Table, 3, "我方.*雙方.*客戶"), DECK),
        ("six prohibitions", only(blocks(Compare), lambda one: one.bad and len(one.bad.items) == 6), DECK),
        ("ten forbidden phrases with their cure", only(
            blocks(Script, 10), lambda one: all(line.avoid and line.why for line in one.items),
        ), DECK),
        ("five difficult types", only(
            blocks(Cards, 5), lambda one: all(card.features and card.advice for card in one.items),
        ), DECK),
        ("looking back at the end of the day", least(2, activities(Review, "復盤", form="reflection")), WORKBOOK),
        ("the way through the hall, defined", blocks(Definition, words="動線"), DECK),
        ("three causes, four skills", both(blocks(Points, 3, "起因"), blocks(Points, 4, "自控")), DECK),
        ("five signs by hand", activities(Demonstration, "手語", imitate=True), DECK),
    ],
    TELECOM: [
        ("lectures that open with a question", openings(1, 3, 4), DECK),
        ("lists and arrows", both(blocks(Flow), blocks(Compare, words="转向|体验")), DECK),
        ("watch it, then compare with ours", both(
            activities(Media, "《", form="video", watch_for=True), activities(Discussion, "友商", form="groups"),
        ), DECK),
        ("exchange, in pairs, groups and plenary", both(
            activities(Discussion, form="pairs"), activities(Discussion, form="groups"),
            activities(Discussion, form="plenary"),
        ), DECK),
        ("cases about the house's own papers", both(cases("制度"), cases("班表|排班"), cases("流程|引导")), GUIDE),
        ("an angry customer played, then analysed", activities(Drill, form="simulation", debrief=True), DECK),
        ("a roster drafted, a process redesigned", least(2, activities(Drill, form="workshop", report=True)), DECK),
        ("six figures", blocks(Table, 6, "数字"), DECK),
        ("the figure with its source", blocks(Chart, source=True, year=True), DECK),
        ("three levels, three factors", both(blocks(Levels, 3), blocks(Points, 3, "质量.*价格")), DECK),
        ("three principles, four key points", both(
            blocks(Points, 3, "分区.*动线.*杠杆"), blocks(Points, 4, "分流.*排班.*预处理.*流程"),
        ), DECK),
        ("5S", blocks(Steps, 5, "整理.*素养"), DECK),
        ("peak, middle and low hours", blocks(Table, 3, "时段"), DECK),
        ("sixteen touchpoints", blocks(Journey, 16), DECK),
        ("a project in six steps", blocks(Steps, 6, "项目组"), DECK),
        ("chains of perception", both(blocks(Flow, 4, "订购.*退订"), blocks(Table, 3, "营销活动")), DECK),
        ("dissatisfaction with tariffs", blocks(Points, 4, "资费"), DECK),
        ("a lecture that refers to another", told(lambda course: [
            text for node in nodes_in(course) for text in texts_in(node) if "放在第四讲" in text
        ][:1] or [None]), GUIDE),
        ("six moves by name", blocks(Steps, 6, mnemonic="听认问给做谢"), DECK),
        ("pairs, plenary, comment, again; nobody watches only", only(
            activities(Drill, "没有人坐在旁边|人人", form="role-play", stages=4, report=True, rubric=True),
            lambda one: any("再演" in stage for stage in one.stages),
        ), GUIDE),
        ("the end: look back, exchange, photo, exam", both(
            activities(Ceremony, "合影"), activities(Quiz, "考试"), activities(Review, form="action-plan"),
        ), DECK),
    ],
}  # fmt: skip


@cache
def course_of(name: str) -> Course:
    return read_outline(ROOT / "outlines" / f"{name}.yaml")


@cache
def printed(name: str, document: str) -> str:
    """All text of a document of the course, without spaces."""
    course = course_of(name)
    phrases = load_phrases([TEMPLATES / "phrases"], course.language, course.wording)
    material = Material(course, plan_timetable(course), phrases, SlideIndex())
    product = next(product for product in PRODUCTS if product.name == document)
    html = Renderer([TEMPLATES / "standard"]).render(product, material)
    return squeezed("".join(etree.fromstring(html.encode()).itertext()))


def squeezed(text: str) -> str:
    return re.sub(r"\s", "", text)


def named(found: Node | str) -> str:
    """What a document must say of it: its title or first words; of a case its story, for activities rename cases."""
    if isinstance(found, Case):
        return found.facts[0]
    title = found if isinstance(found, str) else getattr(found, "title", None)
    return title or next(text for inner in nodes_in(found) for text in texts_in(inner) if len(text) > 3)


ROWS = [
    pytest.param(course, find, document, id=f"{course}: {structure}")
    for course, rows in TABLE.items()
    for structure, find, document in rows
]


@pytest.mark.parametrize(("course", "find", "document"), ROWS)
def test_structure_is_in_the_outline_and_in_its_document(course: str, find: Finder, document: str) -> None:
    found = list(find(course_of(course)))
    assert found, "the outline has no such thing"
    lost = [named(one) for one in found if squeezed(plain(named(one))) not in printed(course, document)]
    assert lost == [], f"not in the {document}"


@pytest.mark.parametrize(("course", "find", "document"), ROWS)
def test_row_notices_a_course_without_the_structure(course: str, find: Finder, document: str) -> None:
    bare = course_of(course).model_copy(update={
        "sections": tuple(
            section.model_copy(update={"activities": (), "title": "甲", "subtitle": None})
            for section in course_of(course).sections
        ),
        "cases": (), "value": None, "background": (None,), "numbering": "none",
    })  # fmt: skip
    assert not list(find(bare))
