"""What the editions for the trainer hold: every answer the workbook leaves open, every card as often as it is used."""

from __future__ import annotations

import re
from collections.abc import Callable
from io import BytesIO
from pathlib import Path

import docx
import pytest

from coursegen.build import build_course, choose_products, plan_course

COURSE = """\
title: 接住每一次投诉
groups: 3
group_size: 6
cases:
  - id: bell
    title: 门铃没响
    facts: [报修三次]
    questions: [他在要什么？: [有人认账]]
    analysis: [三次都没有人回话]
    outcome: 第四次当天修好
    lesson: 回话比修理更早到
sections:
  - title: 接住
    activities:
      - topic: 四个盼望
        table: {columns: [盼望, 动作], rows: [[有人听, 放下笔]], blank: [动作]}
      - topic: 满意从哪里来
        formula: {parts: [感受, 期望], operator: −, result: 满意程度}
      - topic: 换一种说法
        script: [{say: 我来查一查, avoid: 系统就是这样}]
      - topic: 听一段对话
        dialogue: [{who: 客户, line: 等了一天}, {who: 代表, line: 您等着, better: 下午三点回您}]
      - topic: 三步
        steps: {items: [起身, 点头, 送行], mnemonic: 一起二点三送}
      - topic: 道歉
        flow: {items: [说遗憾: 一开口就说, 说清楚: "哪里[[错了]]", 说下一步: 几点回话]}
      - exercise: 换一换
        questions: [怎么说]
        script: [{say: 我五点前回您}]
      - topic: 没有空白的一页
        points: [只是讲讲, 讲完就过]
      - {drill: 三人一练, case: bell, group: {form: triads, size: 3}, roles: [客户: 生气, 代表: 听]}
      - {drill: 六人一练, group: {size: 6}, roles: [客户: 着急]}
      - {drill: 四棒接力, group: {size: 6}, roles: [客户: 着急, {name: 一棒, players: 4}, 观察员: 看]}
      - drill: 全班看
        group: {form: plenary}
        roles: [客户: 失望]
        materials: [案例卡, 观察表, 积分榜, 海报纸, 彩笔, 计时器]
"""


@pytest.fixture
def edition(tmp_path: Path) -> Callable[[str], str]:
    """The words of an edition of the course, row by row."""

    def words(name: str) -> str:
        path = tmp_path / "course.yaml"
        path.write_text(COURSE, "utf-8")
        (content,) = build_course(plan_course(path), choose_products([name])).values()
        body = docx.Document(BytesIO(content)).element.body
        return re.sub(r"\s+", " ", " ".join(node.text or "" for node in body.iter("{*}t")))

    return words


def test_answer_key_fills_in_what_the_workbook_leaves_open(edition: Callable[[str], str]) -> None:
    left, key = edition("workbook"), edition("answer-key")
    case = ("三次都没有人回话", "第四次当天修好", "回话比修理更早到")
    for answer in (
        "放下笔",
        "满意程度",
        "我来查一查",
        "下午三点回您",
        "有人认账",
        "一起二点三送",
        "错了",
        "我五点前回您",
        *case,
    ):
        assert answer in key and answer not in left, answer
    assert "一开口就说" in left and "几点回话" in left
    assert "只是讲讲" not in key


def test_role_cards_are_printed_for_every_pair_or_three_that_plays(edition: Callable[[str], str]) -> None:
    words = edition("role-cards")
    assert [words.split(drill)[1].split("份")[0].split()[-1] for drill in ("三人一练", "六人一练", "全班看")] == [
        "6",
        "3",
        "1",
    ]
    assert "客户 3、一棒 12、观察员 3 共 18 份" in words


def test_case_cards_tell_the_groups_what_happened_and_no_more(edition: Callable[[str], str]) -> None:
    words, workbook = edition("case-cards"), edition("workbook")
    assert "报修三次" in words and words.count("案例卡") >= 2
    for kept in ("三次都没有人回话", "第四次当天修好", "回话比修理更早到"):
        assert kept not in words + workbook


def test_the_run_sheet_cuts_no_list_of_materials(edition: Callable[[str], str]) -> None:
    assert "案例卡、观察表、积分榜、海报纸、彩笔、计时器" in edition("run-sheet")


def test_a_list_in_an_english_brochure_is_no_sentence(tmp_path: Path) -> None:
    (tmp_path / "en.yaml").write_text(
        "language: en\ntitle: Day\naudience: [Call centre, Team leaders]\nsections: [{title: One, activities: [Two]}]",
        "utf-8",
    )
    (content,) = build_course(plan_course(tmp_path / "en.yaml"), choose_products(["brochure"])).values()
    lines = [node.text for node in docx.Document(BytesIO(content)).element.body.iter("{*}t")]
    assert {"Call centre", "Team leaders"} <= set(lines)
