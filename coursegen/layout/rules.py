"""Which rule lays out which slide kind: the one table that ties the vocabulary to the layout."""

from __future__ import annotations

from coursegen.content.deck import Slide
from coursegen.layout.kinds import activities, charts, diagrams, full_bleed, lists, panels, tables
from coursegen.layout.rule import Rule

RULES: dict[type[Slide], Rule] = {
    **full_bleed.RULES, **lists.RULES, **diagrams.RULES, **panels.RULES, **tables.RULES, **charts.RULES, **activities.RULES,
}  # fmt: skip


def rule_of(slide: Slide) -> Rule:
    """The rule of a slide's kind."""
    return RULES[type(slide)]
