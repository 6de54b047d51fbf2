"""What a client has otherwise: words, names, cases and hours of the same course."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coursegen.course import Course
from coursegen.course.nodes import nodes_in
from coursegen.deliveries import deliver
from coursegen.outline import Delivery, read_delivery, validate_course, variants_of
from coursegen.outline.replacing import NAMES, Rewording, printed_fields
from coursegen.outline.yaml_text import read_yaml
from coursegen.problems import OutlineError, Problem

ROOT = Path(__file__).resolve().parents[2]
OUTLINE = """\
title: 倾听客户
duration: 2h30m
client: 城东公司
objectives: [{id: 客户, text: 听懂客户}, 记住客户]
cases:
  - {id: gate, title: 大门口, facts: [客户堵住大门], questions: [为什么], analysis: [面子]}
  - {id: bill, title: 一张账单, facts: [客户看不懂账单], questions: [为什么], analysis: [里子]}
  - {id: spare, title: 备用案例, facts: [客户没有来]}
sections:
  - title: 道
    id: way
    takeaways: [客户先要被听见]
    activities:
      - {ceremony: 开班, minutes: 10}
      - {topic: 客户为什么投诉, id: why, minutes: 20-30, say: 客户先讲心情, objective: [客户, 记住客户]}
      - {discussion: 您的经历, minutes: 20, priority: should}
      - {case: gate, title: 大门口发生了什么, minutes: 20}
      - break
  - title: 术
    activities:
      - {case: bill, minutes: 20}
      - {drill: 接电话, case: gate, minutes: 30, roles: [客户: 堵住大门]}
      - {review: 收尾, minutes: 10}
variants:
"""


def made(changes: str, folder: Path, outline: str = OUTLINE) -> Delivery:
    """The delivery of the variant ``acme`` with these changes, cut and shortened."""
    path = folder / "course.yaml"
    path.write_text(f"{outline}  acme: {changes}\n", "utf-8")
    return deliver(path, "acme")


def told(changes: str, folder: Path) -> list[Problem]:
    """What is wrong with the changes."""
    try:
        return list(made(changes, folder).problems)
    except OutlineError as error:
        return list(error.problems)


def titles(course: Course) -> list[str | None]:
    return [activity.title for activity in course.activities() if activity.kind != "break"]


def test_fields_take_the_place_of_the_course_s(tmp_path: Path) -> None:
    changes = "{client: 远山公司, trainer: 沈老师, venue: 二楼, title: 听, class_size: 12 人, groups: 2, theme: garnet}"
    course = made(changes, tmp_path).course
    assert (course.client.name, course.trainer.name, course.venue, course.title) == ("远山公司", "沈老师", "二楼", "听")
    assert (course.class_size, course.groups, course.theme, course.id) == ("12 人", 2, "garnet", "course-acme")


def test_labels_follow_the_client_s_region_and_numbering(tmp_path: Path) -> None:
    outline = "language: zh-Hant\n" + OUTLINE
    course = made("{wording: mainland, numbering: unit}", tmp_path, outline).course
    assert (course.wording, course.numbering) == ("mainland", "unit")


def test_as_many_groups_report_as_the_client_has(tmp_path: Path) -> None:
    outline = OUTLINE.replace(
        "      - {case: bill, minutes: 20}",
        "      - {case: bill, minutes: 20, report: {groups: 4, each: 3}}\n"
        "      - {discussion: 两组说一说, minutes: 10, report: {groups: 2, each: 2}}",
    )
    course = made("{groups: 3}", tmp_path, outline).course
    assert [(a.report.groups, a.report.each) for a in course.activities() if a.report] == [(3, 4), (2, 2)]


def test_schedule_keeps_what_the_variant_does_not_name(tmp_path: Path) -> None:
    outline = OUTLINE.replace("duration:", 'schedule: {start: "08:30", lunch: "12:00"}\nduration:')
    schedule = made("{schedule: {date: 2027-03-01, start: '10:00'}}", tmp_path, outline).course.schedule
    assert (schedule.start, schedule.lunch.at, schedule.date) == (600, 720, "2027-03-01")


def test_written_pauses_follow_the_schedule_of_the_variant(tmp_path: Path) -> None:
    outline = OUTLINE.replace("      - break", "      - {lunch: 食堂, minutes: 90, pin: '12:00'}\n      - break")
    course = made("{schedule: {lunch: {at: '11:30', minutes: 60}, breaks: {every: 60}}}", tmp_path, outline).course
    (pause,) = (activity for activity in course.activities() if activity.kind in ("lunch", "break"))
    assert (pause.title, pause.minutes, pause.pin) == ("食堂", None, None)


def test_base_and_variants_know_nothing_of_each_other(tmp_path: Path) -> None:
    delivery = made("{client: 远山公司}\n  other: {client: 海岸公司}", tmp_path)
    assert delivery.course.variants == {} and read_delivery(tmp_path / "course.yaml").course.variants == {}
    assert variants_of(tmp_path / "course.yaml") == ("acme", "other")


def test_terms_are_replaced_in_all_that_is_printed_and_nothing_else(tmp_path: Path) -> None:
    course = made("{replace: {客户: 用户, gate: 门}}", tmp_path).course
    section = course.sections[0]
    assert course.title == "倾听用户" and section.takeaways == ("用户先要被听见",)
    assert section.activities[1].say == ("用户先讲心情",)
    assert course.case("gate").facts == ("用户堵住大门",)
    assert course.objectives[0].id == "客户" and course.objectives[0].text == "听懂用户"
    assert section.activities[1].objective == ("客户", "记住用户")


def test_longest_term_wins_and_nothing_is_replaced_twice(tmp_path: Path) -> None:
    course = made("{replace: {客户: 投诉, 投诉: 意见, 客户为什么: 他们为何}}", tmp_path).course
    assert titles(course)[1] == "他们为何意见" and course.title == "倾听投诉"


def test_latin_words_are_replaced_whole() -> None:
    assert Rewording({"cat": "dog"}).reworded(("cat, category, Cat", "cat")) == ("dog, category, Cat", "dog")


def test_a_variant_s_own_words_are_not_replaced(tmp_path: Path) -> None:
    assert made("{client: 客户公司, replace: {客户: 用户}}", tmp_path).course.client.name == "客户公司"


def test_term_found_nowhere_is_told_with_the_nearest_words(tmp_path: Path) -> None:
    (problem,) = told("{replace: {客户: 用户, 客户为啥么投诉: 甲}}", tmp_path)
    assert (problem.code, problem.values["near"]) == ("variant-term-unused", "客户为什么投诉")
    assert str(problem.source).endswith("course.yaml:25:28")


def test_dropped_activities_and_sections_go(tmp_path: Path) -> None:
    assert titles(made("{drop: [why, 您的经历]}", tmp_path).course) == [
        "开班",
        "大门口发生了什么",
        None,
        "接电话",
        "收尾",
    ]
    delivery = made("{drop: [way]}", tmp_path)
    assert [section.title for section in delivery.course.sections] == ["术"]


def test_activity_is_dropped_by_the_title_of_its_case(tmp_path: Path) -> None:
    assert None not in titles(made("{drop: [一张账单]}", tmp_path).course)


def test_dropped_case_takes_what_works_it_along(tmp_path: Path) -> None:
    for choice in ("{drop: [gate]}", "{keep: [bill, spare]}"):
        course = made(f"{{cases: {choice}}}", tmp_path).course
        assert [case.id for case in course.cases] == ["bill", "spare"]
        assert titles(course) == ["开班", "客户为什么投诉", "您的经历", None, "收尾"]


def test_case_that_nothing_works_any_more_goes_too(tmp_path: Path) -> None:
    assert [case.id for case in made("{drop: [一张账单]}", tmp_path).course.cases] == ["gate", "spare"]


def test_case_is_swapped_and_loses_the_title_written_for_the_other(tmp_path: Path) -> None:
    delivery = made("{cases: {swap: {bill: spare}}}", tmp_path)
    work = delivery.course.sections[1].activities[0]
    assert work.case.use == "spare" and [case.id for case in delivery.course.cases] == ["gate", "spare"]
    delivery = made("{cases: {swap: {gate: spare}}}", tmp_path)
    assert delivery.course.sections[0].activities[3].title is None
    assert [problem.code for problem in delivery.problems] == ["variant-swap-in-drill"]


def test_hours_cut_and_shorten_and_are_declared(tmp_path: Path) -> None:
    course = made("{hours: 2h, duration_text: 半天}", tmp_path).course
    assert titles(course) == ["开班", "客户为什么投诉", "大门口发生了什么", None, "接电话", "收尾"]
    assert course.duration.high == 120 and course.duration_text == "半天"


def test_days_are_as_long_as_those_of_the_whole_course(tmp_path: Path) -> None:
    outline = OUTLINE.replace("duration:", "schedule: {days: 2}\nduration:")
    assert made("{hours: 1h20m, drop: [接电话]}", tmp_path, outline).course.schedule.days == 1
    assert made("{hours: 2h, schedule: {days: 2}}", tmp_path, outline).course.schedule.days == 2


def test_text_about_the_old_hours_is_not_kept(tmp_path: Path) -> None:
    outline = OUTLINE.replace("client:", "duration_text: 两个半小时\nclient:")
    assert made("{hours: 2h}", tmp_path, outline).course.duration_text is None
    assert made("{venue: 二楼}", tmp_path, outline).course.duration_text == "两个半小时"


def test_pauses_of_a_section_without_lessons_stay_in_their_place(tmp_path: Path) -> None:
    outline = OUTLINE.replace(
        "  - title: 术\n    activities:\n",
        "  - title: 中\n    activities: [问, break]\n  - title: 术\n    activities:\n",
    )
    course = made("{drop: [问, 您的经历]}", tmp_path, outline.replace("      - break\n", "")).course
    assert [section.title for section in course.sections] == ["道", "术"]
    assert course.sections[0].activities[-1].kind == "break"


FAULTS = {
    "{drop: [您的经力]}": ("variant-drop-unknown", "25:17", "您的经历"),
    "{cases: {keep: [gait]}}": ("unknown-case", "25:25", "gate"),
    "{cases: {swap: {gait: bill}}}": ("unknown-case", "25:25", "gate"),
    "{cases: {swap: {bill: gait}}}": ("unknown-case", "25:25", "gate"),
    "{drop: [道, 术]}": ("variant-empty", "25:9", None),
    "{hours: 30m}": ("variant-over", "25:10", None),
    "{clinet: 远山}": ("unknown-key", "25:10", "client"),
    "{cases: {kep: [gate]}}": ("unknown-key", "25:18", "keep"),
    "{hours: 6-7h}": ("not-minutes", "25:17", None),
    "远山": ("want-keys", "25:9", None),
    "{replace: [客户]}": ("want-keys", "25:19", None),
}


@pytest.mark.parametrize("changes", FAULTS)
def test_fault_is_told_with_its_place(changes: str, tmp_path: Path) -> None:
    code, place, near = FAULTS[changes]
    (problem,) = told(changes, tmp_path)
    assert (problem.code, problem.values.get("near")) == (code, near)
    assert str(problem.source).endswith(f"course.yaml:{place}")


def test_all_faults_of_a_variant_are_told_at_once(tmp_path: Path) -> None:
    codes = [problem.code for problem in told("{drop: [无, 没有], cases: {drop: [x], swap: {y: z}}}", tmp_path)]
    assert codes == ["variant-drop-unknown"] * 2 + ["unknown-case"] * 3


def test_unknown_variant_is_told_with_those_there_are(tmp_path: Path) -> None:
    made("{}", tmp_path)
    with pytest.raises(OutlineError) as raised:
        deliver(tmp_path / "course.yaml", "acne")
    (problem,) = raised.value.problems
    assert (problem.code, problem.values["near"], problem.values["allowed"]) == ("unknown-variant", "acme", ["acme"])


@pytest.fixture
def delivery_file(tmp_path: Path) -> Path:
    """A delivery file in a folder below that of its outline."""
    made("{}", tmp_path)
    (tmp_path / "deliveries").mkdir()
    path = tmp_path / "deliveries" / "acme-2027-03.yaml"
    path.write_text("outline: ../course.yaml\nclient: 远山公司\ndrop: [您的经历]\n", "utf-8")
    return path


def test_delivery_file_names_its_outline(delivery_file: Path) -> None:
    delivery = deliver(delivery_file)
    assert (delivery.course.id, delivery.course.client.name) == ("acme-2027-03", "远山公司")
    assert delivery.outline == delivery_file.parent.parent / "course.yaml" and "您的经历" not in titles(delivery.course)


def test_faults_of_a_delivery_file_name_that_file(delivery_file: Path) -> None:
    delivery_file.write_text("outline: ../course.yaml\ndrop: [您的经力]\n", "utf-8")
    with pytest.raises(OutlineError) as raised:
        deliver(delivery_file)
    assert str(raised.value.problems[0].source) == f"{delivery_file}:2:8"


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("outline: nowhere.yaml", "delivery-without-outline"),
        ("outline: .", "delivery-without-outline"),
        ("outline: ../course.yaml\nvariants: {a: {}}", "unknown-key"),
        ("outline: ../deliveries/acme-2027-03.yaml", "unknown-key"),
        ("outline: [a]", "not-text"),
    ],
)
def test_faulty_delivery_file_is_told(delivery_file: Path, text: str, code: str) -> None:
    delivery_file.write_text(text, "utf-8")
    with pytest.raises(OutlineError) as raised:
        deliver(delivery_file)
    assert code in [problem.code for problem in raised.value.problems]


def test_delivery_file_has_no_variants(delivery_file: Path) -> None:
    assert variants_of(delivery_file) == ()
    with pytest.raises(OutlineError) as raised:
        deliver(delivery_file, "acme")
    assert raised.value.problems[0].code == "unknown-variant"


EVERYTHING = validate_course(read_yaml(ROOT / "tests" / "outlines" / "everything.yaml", "everything.yaml"))


def unprinted(value: Any) -> list[Any]:
    """Everything a course holds that is no printed text, object by object."""
    return [
        (type(node), name, getattr(node, name))
        for node in nodes_in(value)
        for name in type(node).model_fields
        if name not in printed_fields(type(node)) and name != "objective"
    ]


def words_of(course: Course) -> list[str]:
    words = {text[:3] for node in nodes_in(course) for text in vars(node).values() if isinstance(text, str) and text}
    return sorted(words)


@given(st.dictionaries(st.sampled_from(words_of(EVERYTHING)), st.text("甲乙丙abc", min_size=1, max_size=5), max_size=6))
def test_replacing_touches_no_id_no_reference_and_no_time(terms: dict[str, str]) -> None:
    reworded = Rewording(terms).reworded(EVERYTHING)
    assert unprinted(reworded) == unprinted(EVERYTHING)


def test_names_are_fields_of_the_model() -> None:
    fields = {(name, type(node)) for node in nodes_in(EVERYTHING) for name in type(node).model_fields}
    assert {name for name, _ in fields} >= NAMES
    kept = {f"{node.__name__}.{name}" for name, node in fields if name in NAMES and name not in printed_fields(node)}
    assert {"Case.id", "CaseUse.use", "Image.file", "Course.theme", "Drill.case"} <= kept
    assert "CaseWork.case" not in kept


SHARED = """\
cases:
  - {id: hall, title: 营业厅里, facts: [客户拍了桌子], questions: [为什么], analysis: [面子]}
  - {id: idle, title: 没人用的, facts: [客户没有来]}
"""


def with_library(folder: Path) -> str:
    (folder / "library").mkdir()
    (folder / "library" / "shared.yaml").write_text(SHARED, "utf-8")
    return OUTLINE.replace("cases:\n", "library: library/shared.yaml\ncases:\n", 1)


def test_case_of_a_library_takes_the_place_of_the_courses_own(tmp_path: Path) -> None:
    outline = with_library(tmp_path)
    course = made("{cases: {swap: {bill: hall}}}", tmp_path, outline).course
    assert [case.id for case in course.cases] == ["gate", "spare", "hall"]
    base = deliver(tmp_path / "course.yaml").course
    assert [case.id for case in base.cases] == ["gate", "bill", "spare"]


def test_case_that_neither_course_nor_library_has_is_told_with_those_of_both(tmp_path: Path) -> None:
    with pytest.raises(OutlineError) as error:
        made("{cases: {swap: {bill: hal}}}", tmp_path, with_library(tmp_path))
    assert error.value.problems[0].values["allowed"] == ["gate", "bill", "spare", "hall", "idle"]
    assert error.value.problems[0].values["near"] == "hall"


def test_tools_of_a_library_stay_in_a_delivery(tmp_path: Path) -> None:
    outline = with_library(tmp_path).replace("minutes: 20-30,", "minutes: 20-30, tools: steps,")
    shelf = SHARED + "tools: [{id: steps, title: 三步, steps: [客户说, 您听, 您答]}]\n"
    (tmp_path / "library" / "shared.yaml").write_text(shelf, "utf-8")
    course = made("{replace: {客户: 用户}}", tmp_path, outline).course
    (topic,) = (activity for activity in course.activities() if activity.id == "why")
    assert any("用户说" in str(node) for node in nodes_in(topic))


def test_everything_wrong_with_a_delivery_file_and_its_outline_is_told_at_once(tmp_path: Path) -> None:
    (tmp_path / "course.yaml").write_text(OUTLINE.replace("minutes: 10}", "minutes: 很久}") + "  a: {}\n", "utf-8")
    (tmp_path / "delivery.yaml").write_text("outline: course.yaml\nclinet: 甲\nhours: 很多\n", "utf-8")
    with pytest.raises(OutlineError) as error:
        deliver(tmp_path / "delivery.yaml")
    assert [(p.code, Path(p.source.file).name) for p in error.value.problems if p.source] == [
        ("not-minutes", "course.yaml"),
        ("not-minutes", "course.yaml"),
        ("unknown-key", "delivery.yaml"),
        ("not-minutes", "delivery.yaml"),
    ]


def test_names_in_vain_are_told_beside_misspelt_fields(tmp_path: Path) -> None:
    (tmp_path / "course.yaml").write_text(OUTLINE + "  a: {}\n", "utf-8")
    (tmp_path / "delivery.yaml").write_text("outline: course.yaml\nclinet: 甲\ndrop: [没有的]\n", "utf-8")
    with pytest.raises(OutlineError) as error:
        deliver(tmp_path / "delivery.yaml")
    assert [problem.code for problem in error.value.problems] == ["unknown-key", "variant-drop-unknown"]


def test_hours_of_a_day_that_is_gone_go_with_it(tmp_path: Path) -> None:
    plan = 'schedule: {days: 2, hours: [{day: 1, start: "10:00"}, {day: 2, start: "13:30"}]}\n'
    course = made("{schedule: {days: 1}}", tmp_path, plan + OUTLINE).course
    assert [day.day for day in course.schedule.hours] == [1]
