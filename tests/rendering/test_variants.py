"""The guide offers the course in one day and in half a day, where it can be made to fit."""

from __future__ import annotations

import re
import zipfile
from io import BytesIO
from pathlib import Path

import pytest

from coursegen.build import build_course, choose_products, plan_course, products_of
from coursegen.problems import TemplateError
from coursegen.rendering.variants import shorter_variants

TWO_DAYS = """\
title: 服务沟通
schedule: {days: 2, start: 9:00, lunch: "12:00"}
duration: 560m
sections:
  - title: 倾听
    takeaways: [先听后说]
    activities:
      - {topic: 开场, minutes: 15}
      - {topic: 听什么, minutes: 90-120}
      - {discussion: 说说听不进去的时候, questions: [为什么听不进去], minutes: 150, priority: could}
  - title: 回应
    takeaways: [先情绪后事情]
    activities:
      - {topic: 回应四步, minutes: 50}
      - {exercise: 改写, task: 改写三句话, minutes: 210, priority: should}
      - {topic: 收尾, minutes: 15}
"""
NOTHING_TO_CUT = re.sub(r", priority: \w+", "", TWO_DAYS)


def planned(folder: Path, outline: str):
    (folder / "course.yaml").write_text(outline, "utf-8")
    return plan_course(folder / "course.yaml")


def guide_of(course) -> str:
    built = build_course(course, choose_products(["facilitator-guide"]))
    with zipfile.ZipFile(BytesIO(built["facilitator-guide.docx"])) as package:
        return package.read("word/document.xml").decode()


def test_two_days_become_one_day_and_half_a_day(tmp_path: Path) -> None:
    course = planned(tmp_path, TWO_DAYS)
    one_day, half_day = shorter_variants(course.course, course.timetable)
    assert (one_day.name, half_day.name) == ("one-day", "half-day")
    assert one_day.plan.planned <= 360 and len(one_day.plan.days) == len(half_day.plan.days) == 1
    assert half_day.plan.days[0].end <= 12 * 60
    assert len(half_day.cut) == 2 and len(half_day.shortened) == 1


def test_what_cannot_be_made_to_fit_is_not_offered(tmp_path: Path) -> None:
    course = planned(tmp_path, NOTHING_TO_CUT)
    assert shorter_variants(course.course, course.timetable) == ()
    assert "时间更短时怎么上" not in guide_of(course)


@pytest.mark.parametrize("minutes", [60, 180])
def test_course_that_is_short_enough_has_no_shorter_one(tmp_path: Path, minutes: int) -> None:
    course = planned(tmp_path, f"title: 课\nsections: [{{甲: [{{topic: 乙, minutes: {minutes}}}]}}]\n")
    assert shorter_variants(course.course, course.timetable) == ()


def test_guide_tells_what_stays_is_shortened_and_is_cut(tmp_path: Path) -> None:
    text = guide_of(planned(tmp_path, TWO_DAYS))
    appendix = text[text.rindex("时间更短时怎么上") : text.rindex("授课复盘记录")]
    rows = [re.sub(r"<[^>]+>", "|", row) for row in re.findall(r"<w:tr>.*?</w:tr>", appendix)]
    cells = {row.split("|")[0]: row for row in (re.sub(r"\|+", "|", row).strip("|") for row in rows)}
    assert cells["听什么"] == "听什么|120|09:15|120|09:15|90"
    assert cells["说说听不进去的时候"] == "说说听不进去的时候|150|11:15|150|—"
    assert cells["改写"] == "改写|210|—|—"
    assert cells["收尾"] == "收尾|15|15:35|15|11:35|15"
    told = re.sub(r"<[^>]+>", "", appendix)
    assert "用不到的任务单：W02。" in told and "用不到的任务单：W01 W02。" in told


def test_trainees_templates_cannot_ask_for_them(tmp_path: Path) -> None:
    (tmp_path / "own").mkdir()
    (tmp_path / "own" / "theme.yaml").write_text("name: own\nextends: standard\n", "utf-8")
    content = "<section><p>{{ shorter_variants()|length }}</p></section>"
    for audience in ("trainee", "trainer"):
        template = f"{{# audience: {audience} #}}<article data-language='zh-Hans'>{content}</article>"
        (tmp_path / "own" / f"{audience}.docx.html.j2").write_text(template, "utf-8")
    course = planned(tmp_path, "theme: own\n" + TWO_DAYS)
    assert build_course(course, choose_products(["trainer"], products_of(course)))
    with pytest.raises(TemplateError):
        build_course(course, choose_products(["trainee"], products_of(course)))
