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
        raise DoesNotFit(str(slide.rest[-1] if slide.rest else slide.speech), (bottom - 480) / 27 * width / 18)
    panel = Box(MARGIN, BODY_TOP, width + 48, max(least, bottom - BODY_TOP))
    return [canvas.panel("panel", panel), *frames, *_facts(canvas, slide.facts)]


def _told(slide: CaseFacts, canvas: Canvas, setting: tuple[float, float], role: str) -> tuple[list[Frame], float]:
    """Context, words and what else is known below each other, and where the panel ends."""
    width, gap = setting
    x, y = MARGIN + 24, BODY_TOP + gap + 3
    frames: list[Frame] = []
    for name, text, look in (("context", slide.context, Look()), ("speech", slide.speech, Look(role))):
        if text:
            block = canvas.block(name, (x, y, width), text, look)
            frames.append(block)
            y = block.box.bottom + gap - 6
    if slide.rest and frames:
        frames.append(canvas.line(x, y + gap / 3, width, Outline("line")))
        y += gap
    if slide.rest:
        height = canvas.stack_height(slide.rest, width, Look())
        frames.append(canvas.texts("rest", Box(x, y, width, height), slide.rest, Look()))
        y += height + gap - 6
    return frames, y + 9


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
    """Divides a case: first what was said, with the facts; then what else is known."""

    def fewest(self, slide: CaseFacts) -> int:
        """So many that no part has more facts than a column holds."""
        return max(1, -(-len(slide.facts) // _MOST_FACTS))

    def most(self, slide: CaseFacts) -> int:
        """One for each thing known, and one for what was said."""
        return max(1, len(slide.rest) + 1, self.fewest(slide))

    def into(self, slide: CaseFacts, parts: int) -> list[CaseFacts]:
        """The parts; facts are spread over as many of them as they need."""
        told = bool(slide.context or slide.speech)
        facts = _shares(slide.facts, self.fewest(slide), parts)
        rest = _shares(slide.rest, parts - told, parts - told)
        rest = [(), *rest] if told else rest
        pieces = [replace(slide, rest=rest[i], facts=facts[i]) for i in range(parts)]
        return [pieces[0], *(replace(piece, context=RichText(), speech=RichText()) for piece in pieces[1:])]


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
