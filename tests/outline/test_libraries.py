"""Courses take cases, tools and recordings from library files, which are read as strictly as outlines."""

from __future__ import annotations

import os
import sys
import time
from pathlib import Path

import pytest

from coursegen.course import Course
from coursegen.course.activities import Media
from coursegen.outline import check_course, read_outline
from coursegen.problems import OutlineError
from coursegen.schedule import plan_timetable

LIBRARY = """\
title: 共用库
cases:
  - {id: one-yuan, title: 一元钱, facts: 多收了一元。, questions: [怎么办？], analysis: [先道歉]}
  - {id: spare, title: 没有用到的}
tools:
  - id: five-steps
    title: 五步法
    note: 配合角色扮演
    steps: [听, 谢]
  - id: two-blocks
    title: 两样东西
    script: {title: 开口第一句, items: 您请坐}
    content:
      - image: photos/desk.png
      - cards: [{name: 急躁型, features: 催, case: spare}]
media:
  - {id: long-call, title: 一通电话, file: sounds/call.mp3, length: 3'20, transcript: [喂], minutes: 15}
"""
HEAD = "title: 课\nlibrary: library/shared.yaml\nsections:\n  - title: 节\n    takeaways: [记]\n    activities:\n"


def write(folder: Path, activities: str, library: str = LIBRARY, head: str = HEAD) -> Path:
    (folder / "library").mkdir(exist_ok=True)
    (folder / "library" / "shared.yaml").write_text(library, "utf-8")
    outline = folder / "course.yaml"
    outline.write_text(head + activities, "utf-8")
    return outline


def read(folder: Path, activities: str, library: str = LIBRARY, head: str = HEAD) -> Course:
    return read_outline(write(folder, activities, library, head), "course.yaml")


def refused(folder: Path, activities: str, library: str = LIBRARY, head: str = HEAD) -> list[str]:
    """The problems as ``place code``."""
    with pytest.raises(OutlineError) as caught:
        read(folder, activities, library, head)
    return [f"{problem.source} {problem.code}" for problem in caught.value.problems]


def test_only_the_cases_a_course_uses_join_it(tmp_path: Path) -> None:
    course = read(tmp_path, "      - case: {use: one-yuan}\n")
    (case,) = course.cases
    assert (case.id, str(case.written_at)) == ("one-yuan", "library/shared.yaml:3:5")
    assert "unused-case" not in [problem.code for problem in check_course(course, plan_timetable(course))]
    assert read(tmp_path, "      - topic: 听\n").cases == ()


@pytest.mark.parametrize(
    "use", ["case: one-yuan", "drill: 甲\n        case: one-yuan", "media: 甲\n        case: one-yuan"]
)
def test_a_case_of_a_library_may_be_used_wherever_cases_are(use: str, tmp_path: Path) -> None:
    assert [case.id for case in read(tmp_path, f"      - {use}\n").cases] == ["one-yuan"]


def test_cases_of_the_course_stand_before_those_of_libraries(tmp_path: Path) -> None:
    head = HEAD.replace("sections", "cases: [{id: own, title: 自己的}]\nsections")
    course = read(tmp_path, "      - case: one-yuan\n      - case: own\n", head=head)
    assert [case.id for case in course.cases] == ["own", "one-yuan"]


def test_blocks_of_a_tool_stand_where_it_is_named(tmp_path: Path) -> None:
    activity = "      - topic: 听\n        points: [甲]\n        tools: [two-blocks, five-steps]\n        quote: 乙\n"
    course = read(tmp_path, activity)
    blocks = next(course.activities()).blocks
    assert [block.kind for block in blocks] == ["points", "script", "image", "cards", "steps", "quote"]
    assert [block.title for block in blocks] == [None, "开口第一句", "两样东西", "两样东西", "五步法", None]
    assert [block.written_at.file for block in blocks].count("library/shared.yaml") == 4
    assert [case.id for case in course.cases] == ["spare"], "what a tool's cards name joins too"


def test_spaces_around_an_id_make_no_difference(tmp_path: Path) -> None:
    library = LIBRARY.replace("id: one-yuan", 'id: " one-yuan"').replace("id: five-steps", 'id: "five-steps "')
    activities = '      - case: {use: "one-yuan "}\n      - topic: 听\n        tools: [" five-steps"]\n'
    activities += '      - media: 听\n        use: " long-call"\n'
    case, topic, media = read(tmp_path, activities, library).activities()
    assert [block.kind for block in topic.blocks] == ["steps"]
    assert getattr(media, "transcript", ()) == ("喂",) and case.kind == "case"


def test_a_recording_s_id_calls_no_case_of_that_name(tmp_path: Path) -> None:
    library = LIBRARY.replace("id: spare", "id: long-call")
    library = library.replace("case: spare", "case: one-yuan")
    assert read(tmp_path, "      - media: 听\n        use: long-call\n", library).cases == ()


def test_a_tool_stands_between_the_blocks_of_a_list(tmp_path: Path) -> None:
    activity = "      - topic: 听\n        content: [{quote: 甲}, {tools: five-steps}, {quote: 乙}]\n"
    blocks = next(read(tmp_path, activity).activities()).blocks
    assert [block.kind for block in blocks] == ["quote", "steps", "quote"]


def test_a_recording_brings_everything_but_what_the_activity_says_itself(tmp_path: Path) -> None:
    course = read(tmp_path, "      - media: 先听一遍\n        use: long-call\n        minutes: 20\n")
    activity = next(course.activities())
    assert isinstance(activity, Media)
    assert (activity.title, activity.length, activity.transcript) == ("先听一遍", "3'20", ("喂",))
    assert activity.minutes and activity.minutes.low == 20


def test_pictures_and_recordings_are_named_as_seen_from_their_library(tmp_path: Path) -> None:
    activities = "      - media: 听\n        use: long-call\n      - topic: 看\n        tools: two-blocks\n"
    media, topic = read(tmp_path, activities).activities()
    image = next(block for block in topic.blocks if block.kind == "image")
    assert getattr(media, "file", "") == "library/sounds/call.mp3"
    assert getattr(image, "file", "") == "library/photos/desk.png"


def test_several_libraries_serve_one_course(tmp_path: Path) -> None:
    write(tmp_path, "")
    (tmp_path / "more.yml").write_text("cases: [{id: two, title: 两元钱}]", "utf-8")
    head = HEAD.replace("library/shared.yaml", "[library/shared.yaml, more.yml, library/../more.yml]")
    course = read(tmp_path, "      - case: two\n      - case: one-yuan\n", head=head)
    assert {case.id for case in course.cases} == {"one-yuan", "two"}


@pytest.mark.parametrize(
    ("activities", "expected"),
    [
        ("      - case: one-yaun\n", ["course.yaml:7:15 unknown-case"]),
        ("      - topic: 听\n        tools: [five-steps, five-stpes]\n", ["course.yaml:8:29 unknown-tool"]),
        ("      - topic: 听\n        content: [{tools: six-steps}]\n", ["course.yaml:8:27 unknown-tool"]),
        ("      - media: 听\n        use: lnog-call\n", ["course.yaml:8:14 unknown-media"]),
        ("      - topic: 听\n        tools: {a: b}\n", ["course.yaml:8:16 colon-not-text"]),
        ("      - topic: 听\n        use: long-call\n", ["course.yaml:8:9 unknown-key"]),
    ],
)
def test_a_wrong_name_is_told_where_it_stands(activities: str, expected: list[str], tmp_path: Path) -> None:
    assert refused(tmp_path, activities) == expected


def test_near_names_come_from_the_course_and_its_libraries(tmp_path: Path) -> None:
    head = HEAD.replace("sections", "cases: [{id: own, title: 自己的}]\nsections")
    with pytest.raises(OutlineError) as caught:
        read(tmp_path, "      - case: one-yaun\n", head=head)
    (problem,) = caught.value.problems
    assert problem.values["near"] == "one-yuan" and problem.values["allowed"] == ["own", "one-yuan", "spare"]


def test_an_id_stands_in_one_file_only(tmp_path: Path) -> None:
    head = HEAD.replace("sections", "cases: [{id: spare, title: 自己的}]\nsections")
    with pytest.raises(OutlineError) as caught:
        read(tmp_path, "      - case: spare\n", head=head)
    (problem,) = caught.value.problems
    assert (str(problem.source), problem.code) == ("library/shared.yaml:4:10", "shared-id")
    assert problem.values["first"] == "course.yaml:3"


@pytest.mark.parametrize("kind", ["cases", "tools", "media"])
def test_two_libraries_may_not_give_the_same_id(kind: str, tmp_path: Path) -> None:
    (tmp_path / "a.yaml").write_text(f"{kind}: [{{id: one, title: 甲}}]", "utf-8")
    (tmp_path / "b.yaml").write_text(f"{kind}: [{{id: one, title: 乙}}]", "utf-8")
    found = refused(tmp_path, "      - topic: 听\n", head=HEAD.replace("library/shared.yaml", "[a.yaml, b.yaml]"))
    assert len(found) == 1 and found[0].startswith("b.yaml:1:") and found[0].endswith(" shared-id")


@pytest.mark.parametrize(
    ("library", "expected"),
    [
        ("只有一句话", ["library/shared.yaml:1:1 library-shape"]),
        ("[甲, 乙]", ["library/shared.yaml:1:1 library-shape"]),
        ("", ["library/shared.yaml:1:1 library-shape"]),
        ("casse: []", ["library/shared.yaml:1:1 unknown-key"]),
        ("cases: 甲", ["library/shared.yaml:1:8 want-list"]),
        ("tools: [{id: a, title: 甲, stpes: [乙]}]", ["library/shared.yaml:1:27 unknown-key"]),
        ("tools: [{id: a, steps: [乙]}]", ["library/shared.yaml:1:9 missing-key"]),
        ("media: [{id: a, title: 甲, use: b}]", ["library/shared.yaml:1:27 unknown-key"]),
        ("media: [{id: a, title: 甲, minutes: 很久}]", ["library/shared.yaml:1:36 not-minutes"]),
        (
            "tools: [{id: a, title: 甲, table: {columns: [一], rows: [[1, 2]]}}]",
            ["library/shared.yaml:1:34 row-length"],
        ),
        ("cases: [{id: a, title: 甲}, {id: a, title: 乙}]", ["library/shared.yaml:1:33 duplicate-id"]),
        ("cases: [{id: a, title: *x}]", ["library/shared.yaml:1:24 unknown-alias"]),
    ],
)
def test_faults_of_a_library_are_told_with_its_lines_even_in_what_is_not_used(
    library: str, expected: list[str], tmp_path: Path
) -> None:
    if expected:
        assert refused(tmp_path, "      - topic: 听\n", library) == expected
    else:
        assert read(tmp_path, "      - topic: 听\n", library).title == "课"


def test_faults_of_the_course_and_of_its_library_are_told_together(tmp_path: Path) -> None:
    found = refused(tmp_path, "      - topic: 听\n        minutes: 很久\n", "cases: 甲")
    assert found == ["course.yaml:8:18 not-minutes", "library/shared.yaml:1:8 want-list"]


@pytest.mark.skipif(sys.platform == "win32", reason="links and pipes are made otherwise there")
@pytest.mark.parametrize(
    ("name", "code"),
    [
        ("library/none.yaml", "library-missing"),
        ("library", "library-missing"),
        ("x" * 300 + ".yaml", "library-missing"),
        ("loop.yaml", "library-missing"),
        ("pipe.yaml", "library-missing"),
        ("../outside.yaml", "library-outside"),
        ("library/../../outside.yaml", "library-outside"),
        ("link.yaml", "library-outside"),
        ("/dev/zero", "library-outside"),
        ("/etc/hostname", "library-outside"),
    ],
)
def test_a_library_is_a_file_in_the_outline_s_folder(name: str, code: str, tmp_path: Path) -> None:
    home = tmp_path / "home"
    home.mkdir()
    (tmp_path / "outside.yaml").write_text("cases: []", "utf-8")
    (home / "link.yaml").symlink_to(tmp_path / "outside.yaml")
    (home / "loop.yaml").symlink_to(home / "loop.yaml")
    os.mkfifo(home / "pipe.yaml")
    head = HEAD.replace("library/shared.yaml", name)
    assert refused(home, "      - topic: 听\n", head=head) == [f"course.yaml:2:10 {code}"]


def test_an_absolute_path_is_refused_wherever_it_leads(tmp_path: Path) -> None:
    head = HEAD.replace("library/shared.yaml", str(tmp_path / "library" / "shared.yaml"))
    assert refused(tmp_path, "      - topic: 听\n", head=head) == ["course.yaml:2:10 library-outside"]


@pytest.mark.parametrize("library", ["library: {a: b}", "library: [[a]]", "library: ''"])
def test_a_library_is_named_by_text(library: str, tmp_path: Path) -> None:
    head = HEAD.replace("library: library/shared.yaml", library)
    (found,) = refused(tmp_path, "      - topic: 听\n", head=head)
    assert found.startswith("course.yaml:2:")


def test_few_words_do_not_become_endless(tmp_path: Path) -> None:
    points = ", ".join(["甲"] * 20_000)
    library = f"tools: [{{id: big, title: 大, points: [{points}]}}]"
    names = ", ".join(["big"] * 50_000)
    began = time.perf_counter()
    found = refused(tmp_path, f"      - topic: 听\n        tools: [{names}]\n", library)
    assert [place.split()[1] for place in found] == ["too-much-shared"]
    assert time.perf_counter() - began < 10


def test_a_library_is_no_outline(tmp_path: Path) -> None:
    write(tmp_path, "")
    with pytest.raises(OutlineError) as caught:
        read_outline(tmp_path / "library" / "shared.yaml")
    assert [problem.code for problem in caught.value.problems] == ["outline-is-library"]


def test_what_a_course_does_not_use_changes_nothing(tmp_path: Path) -> None:
    activities = "      - case: one-yuan\n      - topic: 听\n        tools: five-steps\n"
    less = LIBRARY.replace("  - {id: spare, title: 没有用到的}\n", "\n").replace(", case: spare", "")
    assert read(tmp_path, activities) == read(tmp_path, activities, less)
