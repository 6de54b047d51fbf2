"""A deck in, a laid-out deck out: the ladder every slide climbs until it fits.

Each kind's variants are tried in order; then the slide is divided at its list, title and numbering carried on;
then it is a problem that names the outline's line and how many characters are too many. Nothing is dropped.
"""

from __future__ import annotations

import dataclasses
import re
from collections.abc import Mapping
from itertools import groupby
from typing import Any

from coursegen.content.deck import Deck, Slide
from coursegen.content.inline import RichText, Run
from coursegen.layout.canvas import LOGO, MARGIN, WIDTH, Canvas, DoesNotFit, Look
from coursegen.layout.frames import FULL_BLEED, Appear, Box, Frame, Group, LaidOutDeck, LaidOutSlide, Paragraph, Shape
from coursegen.layout.measure import Ruler
from coursegen.layout.rule import Rule
from coursegen.layout.rules import rule_of
from coursegen.layout.typesetting import spaced, spans
from coursegen.problems import FitError, Problem, Source
from coursegen.theme import Theme

_NUMBERED = re.compile(r" (\d+)$")
PART_MARK = {"en": " ({n} of {of})"}
MAP = "map"
"""The anchor of the slide from which every part can be reached."""
NOWHERE = Source("", 0, 0)
NOTE_SIZE, NOTE_LINE = 12.0, 18.0


def lay_out_deck(deck: Deck, theme: Theme, picture_sizes: Mapping[str, tuple[int, int]] | None = None) -> LaidOutDeck:
    """Every slide with its shapes in place; ``picture_sizes`` are pixels by file name, the logo's under ``LOGO``.

    Raises :class:`FitError` with all that fits nowhere.
    """
    way_back = MAP if any(slide.anchor == MAP for slide in deck.slides) else None
    plain = Canvas(theme, Ruler(deck.language), way_back=way_back, picture_sizes=picture_sizes or {})
    problems: list[Problem] = []
    pieces: list[Slide] = []
    for slide in deck.slides:
        try:
            pieces += _divided(slide, rule_of(slide), _canvas(slide, plain))
        except _Refused as refused:
            problems.append(refused.problem)
    slides: list[LaidOutSlide] = []
    for slide, mark in zip(pieces, _part_marks(pieces, deck.language), strict=True):
        try:
            slides.append(_assembled(slide, mark, _canvas(slide, plain), deck))
        except _Refused as refused:
            problems.append(refused.problem)
    if problems:
        raise FitError(sorted(problems, key=lambda problem: problem.source or NOWHERE))
    numbered = tuple(slide.numbered(number) for number, slide in enumerate(slides, 1))
    return LaidOutDeck(deck.title, deck.language, tuple(part.name for part in deck.parts), numbered)


class _Refused(Exception):
    def __init__(self, problem: Problem) -> None:
        super().__init__(problem.code)
        self.problem = problem


def _canvas(slide: Slide, plain: Canvas) -> Canvas:
    """The canvas in the colours of a slide's kind."""
    if slide.colour != "lecture":
        tint = f"{slide.colour}tint"
        return dataclasses.replace(plain, key=slide.colour, key_tint=tint, ground=tint, panel_fill="paper")
    if rule_of(slide).master == "statement":
        return dataclasses.replace(plain, ground="tint", panel_fill="paper")
    return plain


def _divided(slide: Slide, rule: Rule, canvas: Canvas) -> list[Slide]:
    """The slide, or as few even parts of it as fit. Raises when not even single items do."""
    refusal: DoesNotFit | None = None
    count = len(getattr(slide, rule.divide)) if rule.divide else 1
    for parts in range(max(1, -(-count // rule.most)), count + 1 if count else 2):
        pieces = _pieces(slide, rule, parts)
        refusals = [result for piece in pieces if isinstance(result := _drawn(piece, rule, canvas), DoesNotFit)]
        if not refusals:
            return pieces
        refusal = refusals[0]
    assert refusal is not None
    raise _refused(slide, refusal)


def _refused(slide: Slide, refusal: DoesNotFit) -> _Refused:
    values = {"text": _excerpt(refusal.text or str(slide.title)), "over": refusal.over, "kind": type(slide).__name__}
    return _Refused(Problem("text-too-long", slide.at, values))


def _pieces(slide: Slide, rule: Rule, parts: int) -> list[Slide]:
    if parts == 1 or not rule.divide:
        return [slide]
    items = getattr(slide, rule.divide)
    cuts = [round(len(items) * i / parts) for i in range(parts + 1)]
    empty: dict[str, Any] = {name: type(getattr(slide, name))() for name in rule.last_only}
    pieces = []
    for i in range(parts):
        changes = {rule.divide: items[cuts[i] : cuts[i + 1]], "first": slide.first + cuts[i]}
        pieces.append(dataclasses.replace(slide, **changes, **(empty if i < parts - 1 else {})))
    return pieces


def _drawn(slide: Slide, rule: Rule, canvas: Canvas) -> list[Frame] | DoesNotFit:
    best: DoesNotFit | None = None
    for draw in rule.variants:
        try:
            return draw(slide, canvas)
        except DoesNotFit as refusal:
            best = refusal if best is None or refusal.over < best.over else best
    assert best is not None
    return best


def _excerpt(text: str) -> str:
    return text if len(text) <= 24 else text[:23] + "…"


def _part_marks(pieces: list[Slide], language: str) -> list[str]:
    """For each slide what its title needs to differ from its neighbours': neighbours of one title are parts."""
    marks: list[str] = []
    for _, members in groupby(pieces, key=lambda piece: (str(piece.title), rule_of(piece).master in FULL_BLEED)):
        of = len(list(members))
        pattern = PART_MARK.get(language, "（{n}/{of}）")
        marks += [pattern.format(n=n, of=of) if of > 1 else "" for n in range(1, of + 1)]
    return marks


def _assembled(slide: Slide, mark: str, canvas: Canvas, deck: Deck) -> LaidOutSlide:
    rule = rule_of(slide)
    master = rule.master
    frames = _drawn(slide, rule, canvas)
    if isinstance(frames, DoesNotFit):
        raise _refused(slide, frames)
    if master not in FULL_BLEED:
        frames = [*_heading(slide, mark, canvas), *frames, *_footer(slide, deck, canvas)]
        master = f"activity-{slide.colour}" if slide.colour != "lecture" else master
    if slide.reveal:
        frames = _appearing(frames)
    notes = tuple(Paragraph(spans(spaced(note), NOTE_SIZE, "ink", False), NOTE_LINE) for note in slide.notes if note)
    return LaidOutSlide(master, str(slide.title) + mark, tuple(frames), notes, slide.activity, slide.section, slide.at,
                        anchor=slide.anchor, hidden=slide.reserve)  # fmt: skip


def _appearing(frames: list[Frame]) -> list[Frame]:
    """The frames with numbered groups appearing click by click; groups of one number come together."""
    numbers = [found[1] for frame in frames if isinstance(frame, Group) and (found := _NUMBERED.search(frame.name))]
    clicks = {number: click for click, number in enumerate(dict.fromkeys(numbers))}
    return [_from_click(frame, clicks) for frame in frames]


def _from_click(frame: Frame, clicks: dict[str, int]) -> Frame:
    found = _NUMBERED.search(frame.name) if isinstance(frame, Group) and frame.motion is None else None
    if found is None or not isinstance(frame, Group) or clicks[found[1]] == 0:
        return frame
    return dataclasses.replace(frame, motion=Appear(clicks[found[1]]))


def _heading(slide: Slide, mark: str, canvas: Canvas) -> list[Frame]:
    """Title in its placeholder, one line or two; on activity slides the label above."""
    title = RichText((*slide.title.runs, Run(mark))) if mark else slide.title
    look = Look("title", bold=True, anchor="middle", lines=1)
    lines = canvas.line_count(title, WIDTH, look)
    if lines > 2:
        over = lines * int(WIDTH / canvas.size("title"))
        raise _Refused(Problem("text-too-long", slide.at, {"text": _excerpt(str(title)), "over": over - 54, "kind": "title"}))
    two = lines == 2
    height = 2 * canvas.line_height("title") if two else 42
    if two:
        look = look.but(lines=2, anchor="top")
    shape = canvas.text("title", Box(MARGIN, 48, WIDTH, height), title, look)
    frames: list[Frame] = [dataclasses.replace(shape, placeholder="title")]
    if two and slide.colour == "lecture":
        frames.append(Shape(Box(0, 48, 12, height), "tab", fill=canvas.key))
    if slide.colour != "lecture" and slide.label:
        frames.append(_label(slide, canvas))
    return [*frames, *_lead(slide, two, canvas)]


def _lead(slide: Slide, two: bool, canvas: Canvas) -> list[Frame]:
    """The line under a title of one line."""
    if not slide.lead:
        return []
    look = Look("body", "muted", lines=1)
    if two or canvas.line_count(slide.lead, WIDTH, look) > 1:
        over = 0 if two else len(str(slide.lead)) - int(WIDTH / canvas.size("body"))
        raise _refused(slide, DoesNotFit(str(slide.title if two else slide.lead), max(1, over)))
    return [canvas.text("lead", Box(MARGIN, 96, WIDTH, 27), slide.lead, look)]


def _label(slide: Slide, canvas: Canvas) -> Shape:
    runs = [Run(run.text, run.marks | {"strong"}) for run in slide.label.runs]
    if slide.detail:
        runs += [Run("\u2003"), *slide.detail.runs]
    box = Box(MARGIN, 15, 716, 27)
    shape = canvas.text("label", box, RichText(tuple(runs)), Look("body", canvas.key, lines=1))
    return dataclasses.replace(shape, placeholder="label")


def _footer(slide: Slide, deck: Deck, canvas: Canvas) -> list[Frame]:
    section = deck.parts[slide.section].name if slide.section is not None and slide.section < len(deck.parts) else ""
    words = f"{deck.title}\u2003│\u2003{section}" if section else deck.title
    look = Look("foot", "muted", lines=1)
    while canvas.ruler.width(words, 12) > 716 and "│" in words:
        words = deck.title
    footer = dataclasses.replace(canvas.text("footer", Box(MARGIN, 504, 716, 18), words, look), jump=canvas.way_back)
    number = canvas.text("page number", Box(838, 504, 74, 18), "0", look.but(align="right"))
    return [dataclasses.replace(footer, placeholder="footer"), dataclasses.replace(number, placeholder="number")]


__all__ = ["LOGO", "lay_out_deck"]
