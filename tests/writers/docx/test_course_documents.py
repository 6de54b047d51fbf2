"""The four documents of a course that uses every kind, block and field."""

from __future__ import annotations

import re
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from lxml import etree

from coursegen.content.document_reader import read_document
from coursegen.course import BLOCK_KEYS, Node
from coursegen.outline import read_outline
from coursegen.rendering import PRODUCTS, Material, Renderer, SlideIndex, load_phrases
from coursegen.rendering.inline import plain
from coursegen.rendering.products import EDITIONS
from coursegen.schedule import plan_timetable
from coursegen.theme import load_theme
from coursegen.writers.docx import write_document

REPOSITORY = Path(__file__).resolve().parents[3]
TEMPLATES = REPOSITORY / "templates"
OUTLINES = REPOSITORY / "tests" / "outlines"
DOCUMENTS = [product for product in (*PRODUCTS, *EDITIONS) if not product.is_deck]
NOT_PRINTED = {
    "id", "level", "form", "kind", "type", "per", "status", "origin", "mode", "channel", "priority", "language",
    "numbering", "use", "case", "slide", "objective", "objectives", "logo", "written_at", "ignore",
    "wording",
}  # fmt: skip
"""Fields that choose or refer."""

NO_SLIDES = SlideIndex()
LONG_ENOUGH = 6
"""Shorter texts may stand in a document by chance."""
LOOKED_UP = {"steps", "flow", "cycle", "levels", "cards", "journey"}
"""Blocks a trainee comes back to weeks later."""


def rendered(outline: str | Path, name: str, slides: SlideIndex = NO_SLIDES, language: str | None = None) -> str:
    course = read_outline(OUTLINES / outline)
    phrases = load_phrases([TEMPLATES / "phrases"], language or course.language)
    material = Material(course, plan_timetable(course), phrases, slides)
    product = next(product for product in DOCUMENTS if product.name == name)
    return Renderer([TEMPLATES / "standard"]).render(product, material)


def texts(value: Any, field: str = "") -> Iterator[tuple[str, str]]:
    if isinstance(value, Node):
        for name in type(value).model_fields:
            if name not in NOT_PRINTED:
                yield from texts(getattr(value, name), f"{field}.{name}")
    elif isinstance(value, tuple):
        for item in value:
            yield from texts(item, field)
    elif isinstance(value, str) and not field.endswith("timing.name"):
        yield field, value


def squeezed(text: str) -> str:
    return re.sub(r"\s", "", text)


@pytest.mark.parametrize("outline", ["everything.yaml", "minimal.yaml"])
@pytest.mark.parametrize("product", DOCUMENTS, ids=lambda product: product.name)
def test_every_document_is_read_and_written(outline: str, product: Any) -> None:
    document = read_document(rendered(outline, product.name), product.name)
    assert write_document(document, load_theme(TEMPLATES / "standard")).startswith(b"PK")


def test_the_outline_for_tests_uses_every_block() -> None:
    written = (OUTLINES / "everything.yaml").read_text("utf-8")
    assert [key for key in BLOCK_KEYS if not re.search(rf"\b{key}:", written)] == []


def test_the_guide_loses_nothing() -> None:
    root = etree.fromstring(rendered("everything.yaml", "facilitator-guide").encode())
    pictures = "".join(f"{picture.get('data-file')}{picture.get('data-alt')}" for picture in root.iter("img"))
    printed = squeezed("".join(root.itertext()) + pictures)
    course = read_outline(OUTLINES / "everything.yaml")
    lost = {field for field, text in texts(course) if squeezed(plain(text)) not in printed}
    assert lost == set()


def test_the_workbook_keeps_what_trainees_look_up_later() -> None:
    """Words, standards, needs and weapons as well; the mnemonic has gaps."""
    printed = squeezed("".join(etree.fromstring(rendered("everything.yaml", "workbook").encode()).itertext()))
    blocks = [
        block for activity in read_outline(OUTLINES / "everything.yaml").activities() for block in activity.blocks
    ]
    kept = [block for block in blocks if block.kind in LOOKED_UP]
    assert {block.kind for block in kept} == LOOKED_UP
    told = [pair for block in kept for pair in texts((block.items, block.lead, block.takeaway), block.kind)]
    assert {field for field, text in told if squeezed(plain(text)) not in printed} == set()


def test_a_flow_and_a_journey_leave_room_and_a_cycle_comes_back() -> None:
    workbook = rendered("everything.yaml", "workbook")
    assert rows_with(workbook, "受理")[0] == "受理→派单十分钟内→回访"
    assert rows_with(workbook, "再走一圈") == ["→回到“期望”，再走一圈"]
    assert rows_with(workbook, "被看见") == ["1进门首被看见十秒内招呼您好12345"]


def test_the_character_given_of_a_mnemonic_stands_in_the_middle_of_its_box(tmp_path: Path) -> None:
    outline = tmp_path / "course.yaml"
    steps = "{items: [听, 认, 问], mnemonic: 听认问}"
    outline.write_text(
        f"title: 课\nsections:\n  - title: 一\n    activities:\n      - {{topic: 题, minutes: 9, steps: {steps}}}\n"
    )
    root = etree.fromstring(rendered(outline, "workbook").encode())
    boxes = [cell for cell in root.iter("td") if cell.get("class") == "box"]
    assert [[(p.text, p.get("data-align")) for p in box.iter("p")] for box in boxes] == [[("听", "center")], [], []]


@pytest.mark.parametrize(("title", "shown"), [("", "有温度×有速度＝＿＿＿"), ("好服务的公式", "＿＿＿×＿＿＿＝好服务")])
def test_a_formula_hides_what_its_title_does_not_tell(title: str, shown: str, tmp_path: Path) -> None:
    formula = f"{{title: {title or '公式'}, parts: [有温度, 有速度], operator: ×, result: 好服务}}"
    outline = tmp_path / "course.yaml"
    outline.write_text(
        f"title: 课\nsections:\n  - title: 一\n    activities:\n      - {{topic: 题, minutes: 9, formula: {formula}}}\n"
    )
    assert squeezed(shown) in squeezed("".join(etree.fromstring(rendered(outline, "workbook").encode()).itertext()))


BOUGHT = """
title: 课
sections:
  - title: 看懂
    activities:
      - topic: 需求
        minutes: 9
        content:
          - points: {title: 八个需求, items: [受欢迎: 抬头, 有序服务: 排队, "被[[尊重]]": 称呼, 只有一句话没有名字]}
          - cycle: {title: 一圈, items: [接待, {name: 理解, points: [听清: 先听, 问明: 再问]}, 帮助]}
          - quote: {title: 一句话, text: 慢就是快}
      - topic: 再看
        minutes: 9
        content:
          - cycle: {title: 走到理解, items: [接待, {name: 理解, points: [听清: 听, 问明: 问]}, 帮助], highlight: 理解}
"""


def test_the_brochure_names_what_a_topic_lists(tmp_path: Path) -> None:
    """Not what is said of it, no gap, and nothing twice: a cycle that comes back tells what its lit stage holds."""
    (outline := tmp_path / "course.yaml").write_text(BOUGHT, "utf-8")
    root = etree.fromstring(rendered(outline, "brochure").encode())
    (table,) = (table for table in root.iter("table") if table.get("class") == "outline")
    lines = [squeezed("".join(p.itertext())) for p in table.iter("p") if p.get("class") == "hint"]
    assert [line for line in lines if line] == [
        "1）八个需求：受欢迎、有序服务", "2）一圈：接待、理解、帮助", "3）一句话", "1）走到理解：听清、问明",
    ]  # fmt: skip
    assert [head.text for head in table.iter("strong")] == ["看懂"]
    assert next(iter(table)).tag == "thead"


@pytest.mark.parametrize("name", ["workbook", "brochure", "exercises"])
def test_trainees_get_no_answer(name: str) -> None:
    printed = squeezed("".join(etree.fromstring(rendered("everything.yaml", name).encode()).itertext()))
    for activity in read_outline(OUTLINES / "everything.yaml").activities():
        secrets = [secret for role in getattr(activity, "roles", ()) for secret in role.secret]
        explained = [item.explain for item in getattr(activity, "items", ()) if item.explain]
        for text in (*secrets, *activity.say, *explained):
            assert len(text) < LONG_ENOUGH or squeezed(text) not in printed


def test_the_workbook_tells_no_minutes() -> None:
    printed = "".join(etree.fromstring(rendered("everything.yaml", "workbook").encode()).itertext())
    assert not re.search(r"\d{2}:\d{2}", printed)


def rows_with(html: str, text: str) -> list[str]:
    """The text of every table row that holds these words."""
    rows = ("".join(row.itertext()) for row in etree.fromstring(html.encode()).iter("tr"))
    return [squeezed(row) for row in rows if text in row]


def test_the_agenda_of_the_workbook_names_each_section_once_a_half_day() -> None:
    workbook = rendered("everything.yaml", "workbook")
    assert rows_with(workbook, "第 1 天上午")[0] == "第1天上午第一篇道篇中间有茶歇"
    assert rows_with(workbook, "第 1 天下午")[0] == "第1天下午第一篇道篇（续）第二篇术篇中间有茶歇"


def test_a_page_of_the_run_sheet_gives_its_own_hours() -> None:
    root = etree.fromstring(rendered("everything.yaml", "run-sheet").encode())
    spans = [squeezed("".join(p.itertext())) for p in root.iter("p") if p.get("class") == "sheet-spans"]
    days = plan_timetable(read_outline(OUTLINES / "everything.yaml")).days
    taught = [int(number) for text in spans for number in re.findall("授课(\\d+)分钟", text)]
    assert len(spans) > len(days)
    assert len(set(spans)) == len(spans)
    assert sum(taught) == sum(day.teaching for day in days)


def cards_of_the_guide() -> tuple[Any, Any]:
    """An activity and the cards in it, two or more."""
    activities = read_outline(OUTLINES / "everything.yaml").activities()
    found = [(a, block) for a in activities for block in a.blocks if block.kind == "cards" and len(block.items) > 1]
    return found[0]


def test_every_card_has_a_row_of_the_guide_to_itself() -> None:
    """Rows are never divided: a block in one row would leave half a page white before it."""
    guide = rendered("everything.yaml", "facilitator-guide")
    names = [plain(card.name) for card in cards_of_the_guide()[1].items]
    cells = etree.fromstring(guide.encode()).iterfind(".//table[@class='activity']/tr")
    told = [[name for name in names if name in "".join(row.itertext())] for row in cells]
    assert [row for row in told if row] == [[name] for name in names]


def test_slides_of_a_block_told_in_several_rows_are_shared_out() -> None:
    activity, cards = cards_of_the_guide()
    numbers = tuple(range(1, len(cards.items) + 1))
    slides = SlideIndex({activity.key: numbers}, {str(cards.written_at): numbers})
    root = etree.fromstring(rendered("everything.yaml", "facilitator-guide", slides).encode())
    shown = [len(row.findall(".//img[@class='slide']")) for row in root.iterfind(".//table[@class='activity']/tr")]
    assert [count for count in shown if count] == [1] * len(numbers)


def test_materials_are_counted_for_the_largest_need() -> None:
    (row,) = rows_with(rendered("everything.yaml", "facilitator-guide"), "课前裁好")
    assert row.startswith("角色卡每人124")


def test_section_openers_mark_what_must_should_and_could_be_taught() -> None:
    root = etree.fromstring(rendered("everything.yaml", "facilitator-guide").encode())
    looks = {badge.get("data-look") for badge in root.iter("span") if badge.get("class") == "badge"}
    assert {"must", "should", "could"} <= looks


def slide_index() -> SlideIndex:
    """Slides as a deck might have them: one of each activity's own, then one of each block, then a closing one."""
    by_activity: dict[str, tuple[int, ...]] = {}
    by_place: dict[str, tuple[int, ...]] = {}
    number = 1
    for activity in read_outline(OUTLINES / "everything.yaml").activities():
        places = (activity.written_at, *(block.written_at for block in activity.blocks), activity.written_at)
        numbers = tuple(range(number, number + len(places)))
        by_activity[activity.key] = numbers
        for place, its in zip(places, numbers, strict=True):
            by_place[str(place)] = (*by_place.get(str(place), ()), its)
        number += len(places)
    return SlideIndex(by_activity, by_place, {n: f"第 {n} 页" for n in range(1, number)})


def test_the_guide_shows_every_slide_of_an_activity_once_and_in_order() -> None:
    slides = slide_index()
    root = etree.fromstring(rendered("everything.yaml", "facilitator-guide", slides).encode())
    shown = [int(picture.get("data-slide")) for picture in root.iter("img") if picture.get("class") == "slide"]
    pauses = {n for key, its in slides.by_activity.items() for n in its if _is_bare_pause(key)}
    assert sorted(shown) == sorted(set(slides.titles) - pauses)
    assert shown == sorted(shown)


def _is_bare_pause(key: str) -> bool:
    """A break is one line in the guide, without room for a picture."""
    course = read_outline(OUTLINES / "everything.yaml")
    return any(activity.key == key and activity.kind in ("break", "lunch") for activity in course.activities())


def test_a_slide_stands_in_the_row_of_its_block() -> None:
    slides = slide_index()
    root = etree.fromstring(rendered("everything.yaml", "facilitator-guide", slides).encode())
    course = read_outline(OUTLINES / "everything.yaml")
    (block,) = next(activity for activity in course.activities() if activity.title == "从门口到柜台").blocks[:1]
    (number,) = slides.by_place[str(block.written_at)]
    (row,) = (row for row in root.iter("tr") if any(i.get("data-slide") == str(number) for i in row.findall("td/img")))
    assert "触点图" in "".join(row.itertext()) and f"PPT {number}" in "".join(row.itertext())


def test_a_case_that_no_activity_works_is_told_where_it_is_mentioned() -> None:
    printed = squeezed("".join(etree.fromstring(rendered("everything.yaml", "facilitator-guide").encode()).itertext()))
    assert "《四十分钟的电话》" in printed


def test_the_answer_key_holds_answers_and_filled_blanks() -> None:
    printed = squeezed("".join(etree.fromstring(rendered("everything.yaml", "answer-key").encode()).itertext()))
    for text in ("A.听", "致歉", "先听完，再报告", "绝大部分不满的客户选择沉默", "金额再小，影响也可能很大"):
        assert squeezed(text) in printed


def test_the_exercise_book_holds_every_worksheet_and_no_reading() -> None:
    root = etree.fromstring(rendered("everything.yaml", "exercises").encode())
    bands = [paragraph.text for paragraph in root.iter("p") if paragraph.get("class") == "sheet-title"]
    assert "一元钱引发的投诉" in bands and "五步测验" in bands
    assert "从门口到柜台" not in "".join(root.itertext())


def test_a_secret_stands_on_its_own_card_alone() -> None:
    root = etree.fromstring(rendered("everything.yaml", "role-cards").encode())
    cards = ["".join(table.itertext()) for table in root.iter("table") if table.get("class") == "cards"]
    assert [("家里有病人" in card, "听到具体的致歉" in card) for card in cards] == [
        (True, True), (False, False), (False, False),
    ]  # fmt: skip


def test_a_guide_is_written_in_well_under_a_second() -> None:
    document = read_document(rendered("everything.yaml", "facilitator-guide"), "guide")
    theme = load_theme(TEMPLATES / "standard")
    began = time.perf_counter()
    write_document(document, theme)
    assert time.perf_counter() - began < 0.5
