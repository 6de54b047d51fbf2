"""Worksheets: what is filled in first, whose the outcome is, and a number wherever a sheet goes on."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from lxml import etree

from coursegen.content.document_reader import read_document
from coursegen.outline.examination import validate_course
from coursegen.outline.yaml_text import parse_yaml
from coursegen.rendering import PRODUCTS, Material, Renderer, load_phrases
from coursegen.rendering.products import EDITIONS
from coursegen.schedule import plan_timetable
from coursegen.theme import load_theme
from coursegen.writers.docx import write_document
from rendering_checks.pages import read_pages

TEMPLATES = Path(__file__).resolve().parents[2] / "templates"
SCORES = "{columns: [指标, 我打几分], rows: [[招呼, 1　2　3　4　5], [目光, 1　2　3　4　5]]}"
PLAYED = "drill: 接住, roles: [客户: 等, 代表: 听], rounds: 2, checklist: [起身]"


def rendered(activities: str, product: str = "exercises", course: str = "") -> str:
    text = f"title: 课\n{course}\nsections: [{{title: 节, activities: [{activities}]}}]"
    read = validate_course(parse_yaml(text, "o.yaml"))
    material = Material(read, plan_timetable(read), load_phrases([TEMPLATES / "phrases"], read.language))
    (found,) = (known for known in (*PRODUCTS, *EDITIONS) if known.name == product)
    return Renderer([TEMPLATES / "standard"]).render(found, material)


def sheet(activities: str, product: str = "exercises") -> etree._Element:
    return etree.fromstring(rendered(activities, product).encode())


def words(root: etree._Element) -> str:
    hints = "".join(f" {element.get('data-hint')} " for element in root.iter("div") if element.get("data-hint"))
    return re.sub(r"\s+", "", " ".join(root.itertext()) + hints)


@pytest.mark.parametrize(("block", "words_of_it"), [(f"table: {SCORES}", "招呼"), ("checklist: [先听, 再问]", "先听")])
def test_what_questions_are_about_is_filled_in_before_them(block: str, words_of_it: str) -> None:
    root = sheet(f"{{exercise: 量一量, questions: [哪一项最低], output: 六个分数, {block}}}")
    found = words(root)
    assert found.index(words_of_it) < found.index("哪一项最低") < found.index("我的成果")
    assert found.count(words_of_it) == 1
    assert "在我的岗位上" not in found


def test_scores_of_a_table_are_circled_and_other_tables_have_a_column_of_ours() -> None:
    scored = sheet(f"{{exercise: 量一量, questions: [哪一项], table: {SCORES}}}")
    assert [cell.text for cell in scored.iter("td") if cell.get("class") == "figures"] == ["1　2　3　4　5"] * 2
    read = sheet("{exercise: 看一看, questions: [哪一项], table: {columns: [甲, 乙], rows: [[一, 二]]}}")
    assert words(read).index("哪一项") < words(read).index("在我的岗位上")


@pytest.mark.parametrize(("timing", "asked"), [("{prepare: 4, play: 5}", True), ("{brief: 2, play: 5}", False)])
def test_what_to_say_is_asked_beforehand_where_there_is_time_for_it(timing: str, asked: bool) -> None:
    for drill in (PLAYED, PLAYED.replace("rounds: 2", "rounds: 1")):
        assert ("上场之前，先写下" in words(sheet(f"{{{drill}, timing: {timing}}}"))) is asked


@pytest.mark.parametrize(
    ("activity", "heading"),
    [
        ("drill: 甲, form: procedure, group: {form: triads}", "我的成果"),
        ("drill: 甲, form: procedure, group: {form: groups}", "我们组的成果"),
        ("drill: 甲, form: workshop, group: {form: plenary}", "全班的成果"),
        ("discussion: 甲, form: pairs", "我的成果"),
        ("discussion: 甲", "我们组的成果"),
        ("discussion: 甲, form: write-first, group: {form: groups}", "我的成果"),
        ("discussion: 甲, form: write-first, group: {form: plenary}", "全班的成果"),
        ("case: a, group: {form: pairs}", "我的结论"),
        ("case: a, group: {form: groups}", "我们组的结论"),
    ],
)
def test_an_outcome_is_called_whose_it_is(activity: str, heading: str) -> None:
    cases = "cases: [{id: a, title: 案, facts: [一天], questions: [谁]}]"
    activities = (f"{{{activity}, output: {output}}}" for output in ("一张海报", "每人一张卡；海报一张"))
    shared, each = (etree.fromstring(rendered(text, course=cases).encode()) for text in activities)
    titles = [[title.text for title in root.iter("h3")] for root in (shared, each)]
    assert heading in titles[0]
    assert heading.replace("我们组的", "我的").replace("全班的", "我的") in titles[1]


@pytest.mark.parametrize("form", ["procedure", "workshop", "simulation"])
def test_what_comes_out_of_a_drill_is_told_where_it_is_written(form: str) -> None:
    root = sheet(f"{{drill: 甲, form: {form}, task: 写, output: 一张海报}}")
    hints = [lines.get("data-hint") for lines in root.iter("div") if lines.get("class") == "lines"]
    assert hints == ["一张海报"]
    assert "".join(root.itertext()).count("一张海报") == 0


@pytest.mark.parametrize(("compete", "lines", "lead"), [(", compete: 得分", ["1"], "抢答"), ("", ["3"], "不翻前面")])
def test_what_is_answered_aloud_has_a_line(compete: str, lines: list[str], lead: str) -> None:
    root = sheet(f"{{review: 甲, form: recap, prompts: [哪一步]{compete}}}")
    assert [element.get("data-lines") for element in root.iter("div") if element.get("class") == "lines"] == lines
    assert lead in words(root)


def test_an_author_s_one_line_stays_short() -> None:
    root = sheet("{review: 甲, form: reflection, prompts: [{text: 哪一步, lines: 1}]}")
    assert [(e.get("data-lines"), e.get("data-most")) for e in root.iter("div")] == [("1", "2")]


@pytest.mark.parametrize(
    ("group", "watched"), [("form: triads", "被观察人"), ("form: groups", "看的是哪一组"), ("form: pairs", "被观察人")]
)
def test_an_observer_watches_one_person_or_a_group(group: str, watched: str) -> None:
    root = sheet(f"{{drill: 甲, form: procedure, group: {{{group}}}, checklist: [起身]}}")
    assert {name in words(root) for name in {"被观察人", "看的是哪一组"} - {watched}} == {False}
    assert watched in words(root)


@pytest.mark.parametrize(
    ("more", "private"),
    [("", False), (", group: {form: alone}", True), (", group: {form: pairs}", False),
     (", group: {form: alone}, timing: {think: 3, share: 2}", False)],
)  # fmt: skip
def test_nobody_is_promised_privacy_where_others_hear_it(more: str, private: bool) -> None:
    assert ("不用给别人看" in words(sheet(f"{{review: 甲, form: reflection, prompts: [谁]{more}}}"))) is private


def test_sheets_to_hand_out_follow_on_a_page_and_end_where_they_end() -> None:
    activities = "{case: {use: a}}, {exercise: 甲, questions: [一]}"
    cases = "cases: [{id: a, title: 案, facts: [一天], questions: [谁]}]"
    breaks, rests = {}, {}
    for product in ("workbook", "exercises"):
        root = etree.fromstring(rendered(activities, product, cases).encode())
        breaks[product] = [table.get("data-break") for table in root.iter("table") if table.get("class") == "band"]
        rests[product] = [rest for rest in root.iter("div") if rest.get("class") == "rest"]
    assert breaks == {"workbook": ["page", "whole"], "exercises": ["whole", "whole"]}
    assert rests["workbook"] and not rests["exercises"]


def test_every_part_of_a_sheet_names_it() -> None:
    long = "、".join(["很长的一句话"] * 30)
    talked = f"discussion: 乙, questions: [谁], points: [{long}], steps: {{title: 两步, items: [一, 二]}}"
    root = sheet(f"{{{PLAYED}, timing: {{prepare: 4}}, script: [我来看]}}, {{{talked}}}")
    begun = [words(table) for table in root.iter("table") if table.get("data-break")]
    assert begun and [text for text in begun if not re.search(r"W0\d", text)] == []
    assert [title.text for title in root.iter("h3") if title.text.startswith("W0")] == ["W01", "W02", "W02　两步"]


def test_a_list_of_32_sheets_is_one_page(office, tmp_path: Path) -> None:
    activities = ", ".join(f"{{exercise: 第{n}张任务单，写给第{n}位客户, questions: [谁]}}" for n in range(1, 33))
    document = read_document(rendered(activities), "exercises")
    (file := tmp_path / "exercises.docx").write_bytes(write_document(document, load_theme(TEMPLATES / "standard")))
    listing = read_pages(office.to_pdf([file], tmp_path)[file])[1]
    assert [number for number in range(1, 33) if f"W{number:02}" not in listing.text] == []


CASE = """cases: [{id: a, title: 门铃, facts: [报修三次], speech: 还来不来, when: 周六, glance: [楼层: 六楼],
  questions: [谁], outcome: 后来修好}]"""


@pytest.mark.parametrize(
    "activity", ["drill: 甲, case: a, task: 演", "discussion: 甲, case: a, questions: [谁]", "media: 甲, case: a"]
)
def test_a_sheet_gives_the_case_it_is_built_on(activity: str) -> None:
    found = words(etree.fromstring(rendered(f"{{{activity}}}", course=CASE).encode()))
    assert [
        text for text in ("《门铃》", "报修三次", "还来不来", "时间：周六", "楼层：六楼") if text not in found
    ] == []
    assert "后来修好" not in found


@pytest.mark.parametrize("activity", ["drill: 甲, case: a, task: 演", "discussion: 甲, case: a, questions: [谁]"])
def test_a_case_is_told_once_and_other_sheets_name_its_sheet(activity: str) -> None:
    found = words(etree.fromstring(rendered(f"{{case: a}}, {{{activity}}}", course=CASE).encode()))
    assert found.count("报修三次") == 1
    assert "《门铃》见任务单W01" in found


@pytest.mark.parametrize(("form", "kept"), [("simulation", True), ("role-play", False)])
def test_what_a_simulation_leaves_behind_has_lines_of_its_own(form: str, kept: bool) -> None:
    root = sheet(f"{{{PLAYED}, form: {form}, task: 演, output: 一条时间线}}")
    hints = [lines.get("data-hint") for lines in root.iter("div") if lines.get("class") != "rest"]
    assert ("一条时间线" in hints) is kept
    assert words(root).count("一条时间线") == 1


@pytest.mark.parametrize(("letters", "listens"), [(20, True), (400, False)], ids=["short", "long"])
def test_what_to_prepare_keeps_its_page_beside_a_long_task(letters: int, listens: bool) -> None:
    root = sheet(f"{{{PLAYED}, situation: {'长' * letters}, timing: {{prepare: 4}}}}")
    found = words(root)
    assert "上场之前，先写下" in found
    assert ("看别人演时" in found) is listens


@pytest.mark.parametrize(("compete", "lead"), [(", compete: 得分", "各组抢答"), ("", "先自己做")])
def test_a_quiz_between_groups_is_not_answered_alone(compete: str, lead: str) -> None:
    assert lead in words(sheet(f"{{quiz: 甲, items: [{{stem: 谁, options: [你, 我], answer: A}}]{compete}}}"))


def test_a_cycle_comes_back_to_where_it_began() -> None:
    cycle = "cycle: {highlight: 乙, items: [甲, {name: 乙, points: [一点]}, 丙]}"
    assert "甲→乙→丙→甲" in words(sheet(f"{{topic: 转, {cycle}}}", "workbook"))


def test_what_a_workshop_fills_in_comes_before_its_stages_and_its_result() -> None:
    table = "table: {columns: [时段, 要几人], rows: [[九点, ''], [十点, '']], blank: [要几人]}"
    found = words(sheet(f"{{drill: 甲, form: workshop, task: 排, stages: [先画, 再排], output: 班表, {table}}}"))
    assert found.index("九点") < found.index("先画") < found.index("W01我们组的成果") < found.index("班表")


@pytest.mark.parametrize(
    ("title", "open_part"), [("满意从哪里来", "感受−期望＝＿"), ("满意程度，两样东西", "＝满意程度")]
)
def test_a_formula_leaves_open_what_its_title_does_not_tell(title: str, open_part: str) -> None:
    formula = f"formula: {{title: {title}, parts: [感受, 期望], operator: −, result: 满意程度}}"
    found = words(sheet(f"{{topic: 甲, {formula}}}", "workbook"))
    assert open_part in found
    assert ("感受" in found) is (open_part != "＝满意程度")


def test_every_gap_of_a_mnemonic_is_a_field() -> None:
    root = sheet("{topic: 甲, steps: {items: [停, 看], mnemonic: 停一停，看一看}}", "workbook")
    assert [gap.text for gap in root.iter("span") if gap.get("class") == "blank"] == ["＿＿"] * 4


def test_a_mnemonic_is_on_the_page_of_its_last_step() -> None:
    rows = {}
    for more in (", mnemonic: 停一停，看一看", ""):
        root = sheet(f"{{topic: 甲, steps: {{items: [停, 看]{more}}}}}", "workbook")
        rows[more] = [row.get("data-keep") for row in root.iter("tr") if row.find("td[@class='number']") is not None]
    assert [found[1] for found in rows.values()] == ["next", None]
