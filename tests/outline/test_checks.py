"""Advice on the design of a course: told where it helps, silent where it would annoy."""

from __future__ import annotations

from pathlib import Path

import pytest

from coursegen.outline import check_course, check_slides, check_surroundings, parse_outline, read_outline
from coursegen.outline.examination import validate_course
from coursegen.outline.yaml_text import parse_yaml
from coursegen.problems import Problem, Severity
from coursegen.schedule import plan_timetable

ROOT = Path(__file__).resolve().parents[2]


def problems(text: str) -> tuple[Problem, ...]:
    course = validate_course(parse_yaml(text, "o.yaml"))
    return check_course(course, plan_timetable(course))


def advice(activities: str, section: str = "takeaways: [记住]", course: str = "") -> list[str]:
    text = f"title: 课\n{course}\nsections: [{{title: 节, {section}, activities: [{activities}]}}]"
    return [problem.code for problem in problems(text)]


@pytest.mark.parametrize("name", ["tests/outlines/everything.yaml", "outlines/power-complaint-handling.yaml"])
def test_good_courses_get_no_advice(name: str) -> None:
    course = read_outline(ROOT / name)
    timetable = plan_timetable(course)
    assert [*timetable.problems, *check_course(course, timetable)] == []


@pytest.mark.parametrize(
    ("groups", "expected"),
    [("", []), ("groups: 3", []), ("groups: 6", []), ("groups: 2", ["tracks-and-groups"]),
     ("groups: 4", ["tracks-and-groups"])],
)  # fmt: skip
def test_groups_come_out_even_on_the_tracks(groups: str, expected: list[str]) -> None:
    assert advice("{breakout: 甲, tracks: [一: 写, 二: 画, 三: 说]}", course=groups) == expected


@pytest.mark.parametrize(
    ("group", "course", "crowded"),
    [
        ("group: {size: 6}", "", False), ("group: {size: 5}", "", True), ("group: {form: triads}", "", True),
        ("group: {form: plenary}", "", False), ("group: 坐在一起", "group_size: 5", True), ("rounds: 2", "", False),
        ("rounds: 2", "group_size: 5", True), ("group: {size: 5-6 人}", "", False),
    ],
)  # fmt: skip
def test_roles_of_a_drill_are_no_more_than_a_group_has_people(group: str, course: str, crowded: bool) -> None:
    drill = "{drill: 甲, form: workshop, minutes: 20, roles: [客户: 等, {name: 接力, players: 4}, 观察员: 看], %s}"
    assert advice(drill % group, course=course) == ["too-many-players"] * crowded


def test_advice_is_never_an_error() -> None:
    found = problems("title: 课 TODO\nsections: [{title: 節, activities: [{topic: 甲, minutes: 200}]}]")
    assert found and all(problem.severity is Severity.WARNING and problem.source for problem in found)


@pytest.mark.parametrize(
    ("activities", "expected"),
    [
        ("{topic: 甲, minutes: 20}", []),
        ("{breakout: 甲, tracks: [{name: 一, place: 角}, 二: 写]}", ["track-without-task"]),
        ("{breakout: 甲, task: 写, tracks: [{name: 一, place: 角}, 二: 画]}", []),
        ("{topic: 甲, minutes: 15}, {topic: 乙, minutes: 10}", ["long-talk"]),
        ("{topic: 甲, minutes: 15}, {topic: 乙, minutes: 10, ask: 为什么？}", []),
        ("{topic: 甲, minutes: 15}, {energizer: 丙, minutes: 5}, {topic: 乙, minutes: 10}", []),
        ("{drill: 甲, form: workshop, minutes: 95}", ["long-stretch"]),
        ("{case: a, minutes: 60}, break, {case: b, minutes: 60}", []),
        ("{topic: 甲, minutes: 60, ask: 问}, {case: b, minutes: 20}", ["little-practice"]),
    ],
)
def test_pace(activities: str, expected: list[str]) -> None:
    assert advice(activities) == expected


@pytest.mark.parametrize(
    ("activity", "told"),
    [
        ("{topic: 甲, steps: {title: 处理五步骤, items: [一, 二, 三, 四]}}", True),
        ("{topic: 甲, steps: {title: 处理四步骤, items: [一, 二, 三, 四]}}", False),
        ("{topic: 平息不满七步法, steps: [一, 二, 三]}", True),
        ("{topic: 平息不满七步法, steps: [一, 二, 三], points: [七]}", False),
        ("{topic: 第三步：倾听, points: [一, 二]}", False),
        ("{topic: 前三步, steps: [一, 二, 三]}", False),
        ("{topic: 三类客户, cards: [{name: 一}, {name: 二}]}", True),
        ("{topic: Four steps to calm, steps: [一, 二, 三]}", True),
        ("{topic: 3 steps to calm, steps: [一, 二, 三]}", False),
        ("{topic: 需求的三个层次, levels: [一, 二]}", True),
        ("{topic: 十二步, steps: [一, 二]}", True),
        ("{topic: 一步到位, steps: [一, 二]}", False),
        ("{topic: 进一步了解, steps: [一, 二]}", False),
    ],
)
def test_numbers_in_titles_meet_their_lists(activity: str, told: bool) -> None:
    assert ("wrong-count" in advice(activity)) is told


def test_titles_differ_within_a_section() -> None:
    assert advice("{energizer: 甲}, 乙, {energizer: 甲}") == ["duplicate-title"]
    assert advice("甲, break, 乙, break") == []


def test_cases_have_questions_and_analysis_and_are_used() -> None:
    assert advice("case: a", course="cases: [{id: a, title: 一元}]") == [
        "case-without-questions", "case-without-analysis",
    ]  # fmt: skip
    assert advice("case: a", course="cases: [{id: a, title: 一元, status: stub}]") == ["unfinished-case"]
    assert advice("case: {use: a, mode: share}", course="cases: [{id: a, title: 一元}]") == []
    assert advice("甲", course="cases: [{id: a, title: 一元, status: stub}]") == ["unused-case"]


def test_role_plays_are_observed_and_debriefed() -> None:
    assert advice("{drill: 甲}") == ["drill-without-checklist", "drill-without-debrief"]
    assert advice("{drill: 甲, checklist: [起身], debrief: 先问演的人}") == []
    assert advice("{drill: 甲, form: procedure}") == []


def test_objectives_are_worked_on_once_any_is() -> None:
    course = "objectives: [{id: a, text: 稳住}, {id: b, text: 说出}]"
    assert advice("甲", course=course) == []
    assert advice("{exercise: 甲, objective: a}", course=course) == ["idle-objective"]


def test_sections_end_with_takeaways() -> None:
    assert advice("甲", section="goal: 乙") == ["no-takeaways"]


def test_figures_have_a_source_and_a_year() -> None:
    assert advice("{topic: 甲, chart: {claim: 乙, number: 68%, source: 丙}}") == ["chart-without-source"]
    assert advice("{topic: 甲, chart: {claim: 乙, number: 68%, source: 丙, year: 2024}}") == []


def test_scripts_are_not_mixed() -> None:
    (problem,) = problems("title: 課程\nsections: [{title: 节, takeaways: 记, activities: [甲]}]")
    assert (problem.code, problem.values) == ("traditional-characters", {"found": "課", "instead": "课"})
    (problem,) = problems("title: 課程\nlanguage: zh-Hant\nsections: [{title: 节, takeaways: 記, activities: [甲]}]")
    assert (problem.code, problem.values) == ("simplified-characters", {"found": "节", "instead": "節"})
    assert problems("title: 課程\nlanguage: en\nsections: [{title: 节, takeaways: a, activities: [甲]}]") == ()


@pytest.mark.parametrize("text", ["TODO 补例子", "数据待补", "XXX", "此处填写目标", "FIXME"])
def test_leftovers_are_found_wherever_they_stand(text: str) -> None:
    assert advice(f"{{topic: 甲, table: {{columns: [一], rows: [[{text}]]}}}}") == ["leftover"]
    assert advice(f"{{topic: 甲, say: {text}}}") == ["leftover"]


@pytest.mark.parametrize(
    ("titles", "told"),
    [
        (["第一讲：听", "第二讲：答"], []),
        (["第三讲：听", "第四讲：答"], []),
        (["第一讲：听", "第一讲：答"], [1]),
        (["第1章 听", "第3章 答", "第4章 谢"], [1]),
        (["案例一：听", "演练一：答", "案例二：谢"], []),
        (["第十讲", "第十一讲"], []),
        (["Part 1, hear", "Part 2, answer", "part 2, thank"], [2]),
        (["一个都不能少", "三步走", "三步走完"], []),
        (["第二十讲", "第三十讲"], []),
    ],
)
def test_numbers_in_titles_follow_each_other(titles: list[str], told: list[int]) -> None:
    sections = "".join(f"  - {{title: '{title}', takeaways: 记, activities: [甲]}}\n" for title in titles)
    found = [problem for problem in problems(f"title: 课\nsections:\n{sections}") if problem.code == "wrong-number"]
    assert [problem.source.line - 3 for problem in found if problem.source] == told
    activities = ", ".join(f"'{title}'" for title in titles)
    assert advice(activities).count("wrong-number") == len(told)


def test_cases_to_be_worked_on_have_more_than_a_title() -> None:
    stub = "cases: [{id: a, title: 一元, status: stub}]"
    assert advice("case: a", course=stub) == ["unfinished-case"]
    assert advice("case: {use: a, mode: share}", course=stub) == []


def test_objectives_are_worked_on_by_the_trainees() -> None:
    course = "objectives: [{id: a, text: 稳住}]"
    assert advice("{topic: 甲, objective: a}", course=course) == ["unchecked-objective"]
    assert advice("{topic: 甲, objective: a}, {exercise: 乙, objective: 稳住}", course=course) == []
    assert advice("{topic: 甲, objective: a}", course="objectives: [{id: a, text: 稳住, check: 当场说一遍}]") == []
    assert advice("甲", course=course) == []


@pytest.mark.parametrize(
    ("block", "told"),
    [
        ("points: [96%的客户不说]", True),
        ("points: [{客户: 百分之九十六不说}]", True),
        ("quote: {text: 68% 的人走了}", True),
        ("points: [96%的客户不说（2024 年调查）]", False),
        ("points: [据客服中心统计，96%的客户不说]", False),
        ("points: [96%的客户不说], chart: {claim: 不说, items: [不说: 96], source: 客服中心, year: 2024}", False),
        ("points: [做到百分之百]", False),
        ("points: [不打断]", False),
    ],
)
def test_figures_in_texts_have_a_source(block: str, told: bool) -> None:
    assert ("figure-without-source" in advice(f"{{topic: 甲, {block}}}")) is (told)


def test_what_is_used_is_listed_where_materials_are_listed_at_all() -> None:
    used = "{discussion: 甲, output: 每组写一张海报纸, do: 发便利贴}"
    assert advice(used) == []
    assert advice(used, course="materials: [签到表]") == ["material-unlisted", "material-unlisted"]
    assert advice(used, course="materials: [大白纸, 便签]") == []
    assert advice(used[:-1] + ", materials: [海报纸, 便利贴]}") == []


def test_a_course_without_chinese_says_that_it_is_english() -> None:
    english = "title: Calm\nsections: [{title: Hear, takeaways: a, activities: [One]}]"
    assert [problem.code for problem in problems(english)] == ["language-unstated"]
    assert problems("language: en\n" + english) == ()
    assert problems(english.replace("One", "一")) == ()


@pytest.mark.parametrize(
    ("minutes", "slides", "told"),
    [(5, 6, ["many-slides"]), (5, 5, []), (30, 1, ["few-slides"]), (30, 2, []), (20, 1, [])],
)
def test_slides_are_neither_too_many_nor_too_few_for_the_minutes(minutes: int, slides: int, told: list[str]) -> None:
    course = parse_outline(
        f"title: 课\nsections: [节: [{{topic: 甲, minutes: {minutes}}}, {{quiz: 乙, minutes: 1, "
        "items: [{type: short, stem: 问, answer: 答}]}]]", "o.yaml"
    )  # fmt: skip
    counts = {activity.key: slides for activity in course.activities()}
    assert [problem.code for problem in check_slides(course, plan_timetable(course), counts)] == told
    assert check_slides(course, plan_timetable(course), {}) == ()


def around(tmp_path: Path, course: str) -> list[str]:
    outline = tmp_path / "o.yaml"
    outline.write_text(f"title: 课\n{course}\n", "utf-8")
    return [str(p.values.get("file") or p.values["name"]) for p in check_surroundings(read_outline(outline), outline)]


def test_recordings_lie_beside_the_outline_or_are_silenced(tmp_path: Path) -> None:
    assert around(tmp_path, "sections: [节: [{media: 甲, file: call.mp3}]]") == ["call.mp3"]
    assert around(tmp_path, "sections: [节: [{media: 甲, file: call.mp3, ignore: media-missing}]]") == []
    assert around(tmp_path, "sections: [节: [{media: 甲, file: 由客户提供的录音}]]") == []
    (tmp_path / "call.mp3").touch()
    assert around(tmp_path, "sections: [节: [{media: 甲, file: call.mp3}]]") == []


def test_files_in_the_course_s_own_folder_are_used_by_it_or_by_another_outline(tmp_path: Path) -> None:
    (tmp_path / "pictures").mkdir()
    for name in ("hall.png", "old.png", "shared.png", "notes.txt"):
        (tmp_path / "pictures" / name).touch()
    (tmp_path / "other.yaml").write_text("image: pictures/shared.png", "utf-8")
    assert around(tmp_path, "sections: [节: [{topic: 甲, image: pictures/hall.png}]]") == ["pictures/old.png"]
    assert around(tmp_path, "sections: [节: [甲]]") == []


def test_the_clients_of_other_outlines_are_not_named(tmp_path: Path) -> None:
    (tmp_path / "other.yaml").write_text("client: {name: 城西燃气, logo: a.png}\n", "utf-8")
    (tmp_path / "third.yml").write_text("client:\n  name: North Bank\n", "utf-8")
    text = "sections: [节: [{topic: 甲, say: 城西燃气的同事}, {topic: North Bank today}]]"
    assert around(tmp_path, f"client: 城东供电\n{text}") == ["城西燃气", "North Bank"]
    assert around(tmp_path, f"client: 城西燃气公司\n{text}") == ["North Bank"]
    assert around(tmp_path, text) == []
