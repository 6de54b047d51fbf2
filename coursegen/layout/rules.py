"""Which rule lays out which slide kind: the one table that ties the vocabulary to the layout."""

from __future__ import annotations

from typing import Any

from coursegen.content.deck import Slide
from coursegen.layout.kinds import (
    cases,
    charts,
    comparisons,
    cycle,
    full_bleed,
    journey,
    levels,
    overview,
    points,
    profile,
    quiz,
    recording,
    roles,
    speech,
    statements,
    steps,
    tables,
    tasks,
)  # fmt: skip
from coursegen.layout.rule import Rule

_FAMILIES: tuple[dict[Any, Rule], ...] = (
    full_bleed.RULES, overview.RULES, profile.RULES, points.RULES, statements.RULES, steps.RULES, cycle.RULES,
    levels.RULES, journey.RULES, comparisons.RULES, speech.RULES, charts.RULES, tables.RULES, cases.RULES, tasks.RULES,
    roles.RULES, recording.RULES, quiz.RULES,
)  # fmt: skip
RULES: dict[type[Slide], Rule] = {kind: rule for family in _FAMILIES for kind, rule in family.items()}


def rule_of(slide: Slide) -> Rule:
    """The rule of a slide's kind."""
    return RULES[type(slide)]
