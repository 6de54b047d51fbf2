"""What happened: the facts of a case."""

from __future__ import annotations

import itertools
from functools import partial
from typing import Any

from msgspec.structs import replace

from coursegen.content.deck import CaseFacts, Named
from coursegen.content.inline import RichText
from coursegen.layout.canvas import BODY_TOP, MARGIN, WIDTH, Canvas, DoesNotFit, Look, group
from coursegen.layout.frames import Box, Frame, Outline
from coursegen.layout.rule import Rule, must_have

_NARROW, _WIDE = 568.0, WIDTH
_FACT_X, _FACT_WIDTH = 640.0, 272.0
_MOST_FACTS = 5
_LEAST_PANEL = 168.0


def draw_case_facts(slide: CaseFacts, canvas: Canvas, role: str = "lead", gap: float = 18) -> list[Frame]:
    """What happened on a panel, the customer's words largest; facts at a glance at the right."""
    must_have(slide.facts, 0, _MOST_FACTS)
    width = (_NARROW if slide.facts else _WIDE) - 48
    frames, bottom = _told(slide, canvas, (width, gap), role)
    least = max(_LEAST_PANEL, min(84.0, 336 / len(slide.facts)) * len(slide.facts) if slide.facts else 0)
    if bottom > 480.5:
        raise DoesNotFit(str(slide.speech or _known(slide)[-1]), (bottom - 480) / 27 * width / 18)
    panel = Box(MARGIN, BODY_TOP, width + 48, max(least, bottom - BODY_TOP))
    return [canvas.panel("panel", panel), *frames, *_facts(canvas, slide.facts)]


def _told(slide: CaseFacts, canvas: Canvas, setting: tuple[float, float], role: str) -> tuple[list[Frame], float]:
    """What is known, then the words it led to, and where the panel ends."""
    width, gap = setting
    x, y = MARGIN + 24, BODY_TOP + gap + 3
    frames: list[Frame] = []
    if known := _known(slide):
        height = canvas.stack_height(known, width, Look())
        frames.append(canvas.texts("rest", Box(x, y, width, height), known, Look()))
        y += height + gap - 6
    if slide.speech and frames:
        frames.append(canvas.line(x, y + gap / 3, width, Outline("line")))
        y += gap
    if slide.speech:
        block = canvas.block("speech", (x, y, width), slide.speech, Look(role))
        frames.append(block)
        y = block.box.bottom + gap - 6
    return frames, y + 9


def _known(slide: CaseFacts) -> tuple[RichText, ...]:
    return (*((slide.context,) if slide.context else ()), *slide.rest)


def _facts(canvas: Canvas, facts: tuple[Named, ...]) -> list[Frame]:
    """Name and value of each fact under a line."""
    if not facts:
        return []
    pitch = min(84.0, 336 / len(facts))
    value = Look("lead", bold=True, lines=1)
    choices = [value, value.but(role="body"), value.but(role="body", lines=2)]
    value = canvas.agree(choices, [fact.text for fact in facts], _FACT_WIDTH, pitch - 30)
    name = canvas.agree([Look("label", "muted", lines=1)], [fact.name for fact in facts], _FACT_WIDTH)
    frames: list[Frame] = []
    for i, fact in enumerate(facts):
        y = BODY_TOP + i * pitch
        parts = [canvas.text("name", Box(_FACT_X, y + 9, _FACT_WIDTH, 21), fact.name, name)]
        if fact.text:
            parts.append(canvas.text("value", Box(_FACT_X, y + 30, _FACT_WIDTH, pitch - 30), fact.text, value))
        frames += [canvas.line(_FACT_X, y, _FACT_WIDTH), group(f"fact {fact.name}", parts)]
    return frames


class _ByMatter:
    """Divides a case: first what is known; the words it led to on the last part."""

    def fewest(self, slide: CaseFacts) -> int:
        """So many that no part has more facts than a column holds."""
        return max(1, -(-len(slide.facts) // _MOST_FACTS))

    def most(self, slide: CaseFacts) -> int:
        """One for each thing known, and one for what was said."""
        return max(1, len(_known(slide)) + bool(slide.speech), self.fewest(slide))

    def into(self, slide: CaseFacts, parts: int) -> list[CaseFacts]:
        """The parts; facts are spread over as many of them as they need."""
        facts = _shares(slide.facts, self.fewest(slide), parts)
        known = _shares(_known(slide), min(parts, max(1, len(_known(slide)))), parts)
        pieces = [
            replace(slide, context=RichText(), rest=known[i], facts=facts[i], speech=RichText()) for i in range(parts)
        ]
        return [*pieces[:-1], replace(pieces[-1], speech=slide.speech)]


def _shares(items: tuple[Any, ...], shares: int, places: int) -> list[tuple[Any, ...]]:
    """The items in even shares, then nothing."""
    cuts = [-(-len(items) * i // max(1, shares)) for i in range(max(1, shares) + 1)]
    made = [items[a:b] for a, b in itertools.pairwise(cuts)]
    return [*made, *[()] * (places - len(made))]


RULES = {
    CaseFacts: Rule(
        (
            draw_case_facts,
            partial(draw_case_facts, gap=12),
            partial(draw_case_facts, role="body", gap=12),
        ),
        _ByMatter(),
    ),
}
