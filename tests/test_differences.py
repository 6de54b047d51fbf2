"""``coursegen diff``: what one client has otherwise, in words."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

OUTLINE = """\
title: Listening
language: en
duration: 2h
cases: [{id: gate, title: The gate}, {id: bill, title: The bill}]
sections:
  - title: One
    activities:
      - {ceremony: Welcome, minutes: 10}
      - {topic: Why customers complain, minutes: 30-40}
      - {case: gate, minutes: 20}
      - {case: bill, minutes: 20}
      - {drill: A customer calls, minutes: 20, priority: should}
      - {review: Plan, minutes: 10}
variants:
  same: {}
  harbour:
    client: Harbour Energy
    schedule: {date: 2027-05-10, lunch: "12:30"}
    replace: {customers: residents, customer: resident}
    cases: {drop: [gate]}
    hours: 70m
  swapped: {cases: {swap: {gate: bill}}}
  short: {hours: 20m}
"""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "o.yaml").write_text(OUTLINE, "utf-8")
    return tmp_path


def test_everything_that_is_otherwise_is_told(coursegen, folder: Path) -> None:
    run = coursegen("diff", "o.yaml", "--variant", "harbour", cwd=folder)
    assert run.returncode == 0, run.stderr
    assert (
        run.stdout
        == """\
o-harbour, compared with the course
1 d, 2:00 h (120'), teaching 120' → 1 d, 1:10 h (70'), teaching 70'

Fields
  client: (none) → Harbour Energy
  schedule.date: (none) → 2027-05-10
  schedule.lunch: (none) → 12:30 60'

Other words
  customers → residents  (1×)
  customer → resident  (1×)

Cases that go or are swapped
  The gate

Activities that go, 40' in all
    20'  The gate
    20'  A customer calls

Other minutes
    40 → 30'  Why customers complain
"""
    )


def test_json_holds_the_same(coursegen, folder: Path) -> None:
    found = json.loads(coursegen("diff", "o.yaml", "--variant", "harbour", "--format", "json", cwd=folder).stdout)
    assert found["before"] == {"days": 1, "planned": 120, "teaching": 120} and found["after"]["planned"] == 70
    assert {"old": "customers", "new": "residents", "found": 1} in found["replaced"]
    assert {"title": "The gate", "before": 20, "after": 0} in found["lessons"]


def test_swapped_cases_are_told_by_id(coursegen, folder: Path) -> None:
    assert "gate → bill" in coursegen("diff", "o.yaml", "--variant", "swapped", cwd=folder).stdout


def test_a_variant_without_changes_has_nothing_otherwise(coursegen, folder: Path) -> None:
    assert "Nothing is otherwise." in coursegen("diff", "o.yaml", "--variant", "same", cwd=folder).stdout


def test_delivery_file_is_compared_with_its_outline(coursegen, folder: Path) -> None:
    (folder / "d.yaml").write_text("outline: o.yaml\nvenue: Hall\n", "utf-8")
    assert "venue: (none) → Hall" in coursegen("diff", "d.yaml", cwd=folder).stdout


@pytest.mark.parametrize(
    ("asked", "said"),
    [
        ([], "write --variant and one of: same, harbour, swapped, short"),
        (["--variant", "harbor"], "did you mean “harbour”?"),
        (["--variant", "short"], "minutes too long for these 20 minutes"),
    ],
)
def test_what_cannot_be_compared_is_told(coursegen, folder: Path, asked: list[str], said: str) -> None:
    run = coursegen("diff", "o.yaml", *asked, cwd=folder)
    assert run.returncode == 3 and said in run.stderr and run.stdout == ""
