"""The ladder every slide climbs until it fits: its variants in order, division, another kind, a problem.

Slides of a bundle and parts of a divided slide are set in the same variant, so that siblings look alike.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from msgspec import Struct, structs

from coursegen.content.deck import Quote, Slide
from coursegen.content.inline import RichText
from coursegen.layout.canvas import Canvas, DoesNotFit, TooMany
from coursegen.layout.frames import FULL_BLEED, Frame
from coursegen.layout.heading import draw_heading, heading_bottom
from coursegen.layout.rows import OVER_TAKEAWAY, with_takeaway
from coursegen.layout.rule import Division, Draw, Rule, shared
from coursegen.layout.rules import rule_of
from coursegen.problems import Problem

_EXCERPT = 24


class Refused(Exception):
    """Slides fit nowhere; carries their problems."""

    def __init__(self, problems: Iterable[Problem]) -> None:
        super().__init__()
        self.problems = list(problems)


class Fitted(Struct, frozen=True):
    """A slide with its heading and body drawn; ``mark`` follows its title."""

    slide: Slide
    heading: tuple[Frame, ...]
    body: tuple[Frame, ...]
    mark: str = ""

    @property
    def frames(self) -> tuple[Frame, ...]:
        """The heading and the body."""
        return self.heading + self.body

    def marked(self, mark: str, canvas: Canvas) -> Fitted:
        """The slide with another mark of the same width behind its title."""
        if rule_of(self.slide).master in FULL_BLEED:
            return self
        heading = draw_heading(self.slide, mark, coloured(canvas, self.slide))
        return structs.replace(self, heading=tuple(heading), mark=mark)


def fitted(slides: Sequence[Slide], canvas: Canvas, mark: str) -> list[Fitted]:
    """The slides of a bundle, or as few even parts of them as fit. Raises :class:`Refused`."""
    slides = [_better(slide) for slide in slides]
    first = slides[0]
    try:
        if len(slides) > 1:
            return _in_one_variant(slides, canvas, mark)
        return _divided(first, canvas, mark)
    except DoesNotFit as refusal:
        if others := _others(slides):
            return [piece for other in others for piece in fitted([other], canvas, mark)]
        raise Refused([_problem(first, refusal)]) from None


def _better(slide: Slide) -> Slide:
    instead = rule_of(slide).instead
    return (instead(slide) if instead else None) or slide


def _others(slides: Sequence[Slide]) -> list[Slide]:
    """The slides that say the same otherwise; none when there are no such. Each with what it leaves out at its end."""
    first = slides[0]
    if len(slides) > 1:
        return []
    if first.takeaway:
        return [_without_takeaway(first), _said_alone(first)]
    otherwise = rule_of(first).otherwise
    return otherwise(first) if otherwise else []


def _without_takeaway(slide: Slide) -> Slide:
    return structs.replace(slide, takeaway=RichText())


def _said_alone(slide: Slide) -> Quote:
    """The sentence to remember on a slide of its own, for slides that leave it no room."""
    own = {**shared(slide), "takeaway": RichText(), "lead": RichText(), "anchor": None}
    own["notes"] = (slide.takeaway,) if slide.notes else ()
    return Quote(**own, text=slide.takeaway)


def _parts(slide: Slide, division: Division, parts: int) -> list[Slide]:
    """The parts of a slide; the sentence to remember stands on the last."""
    if parts == 1:
        return [slide]
    pieces = division.into(_without_takeaway(slide), parts)
    return [*pieces[:-1], structs.replace(pieces[-1], takeaway=slide.takeaway)]


def _divided(slide: Slide, canvas: Canvas, mark: str) -> list[Fitted]:
    division = rule_of(slide).division
    if division is None or (slide.takeaway and _holds(_without_takeaway(slide), canvas, mark)):
        return _in_one_variant([slide], canvas, mark)
    refusal: DoesNotFit | None = None
    for parts in range(division.fewest(slide), max(division.fewest(slide), division.most(slide)) + 1):
        try:
            return _in_one_variant(_parts(slide, division, parts), canvas, mark)
        except DoesNotFit as refused:
            refusal = refused
    assert refusal is not None
    raise refusal


def _in_one_variant(slides: Sequence[Slide], canvas: Canvas, mark: str) -> list[Fitted]:
    """The slides in the first variant that holds all of them, else each in its own. Raises :class:`DoesNotFit`."""
    canvases = [_for_body(slide, canvas, mark) for slide in slides]
    variants = [rule_of(slide).variants for slide in slides]
    for draws in zip(*variants, strict=True):
        try:
            bodies = [_body(draw, slide, place) for draw, slide, place in zip(draws, slides, canvases, strict=True)]
        except DoesNotFit:
            continue
        return [_with_heading(slide, body, canvas, mark) for slide, body in zip(slides, bodies, strict=True)]
    bodies = [_drawn(slide, rule_of(slide), place) for slide, place in zip(slides, canvases, strict=True)]
    return [_with_heading(slide, body, canvas, mark) for slide, body in zip(slides, bodies, strict=True)]


def _with_heading(slide: Slide, body: Sequence[Frame], canvas: Canvas, mark: str) -> Fitted:
    if rule_of(slide).master in FULL_BLEED:
        return Fitted(slide, (), tuple(body))
    return Fitted(slide, tuple(draw_heading(slide, mark, coloured(canvas, slide))), tuple(body), mark)


def _holds(slide: Slide, canvas: Canvas, mark: str) -> bool:
    """Whether a slide fits without being divided."""
    try:
        _in_one_variant([slide], canvas, mark)
    except DoesNotFit:
        return False
    return True


def _drawn(slide: Slide, rule: Rule, canvas: Canvas) -> list[Frame]:
    """The body in the first variant that holds it. Raises the refusal of the one that came nearest."""
    refusals: list[DoesNotFit] = []
    for draw in rule.variants:
        if isinstance(result := _tried(draw, slide, canvas), DoesNotFit):
            refusals.append(result)
        else:
            return result
    raise min(refusals, key=_distance)


def _distance(refusal: DoesNotFit) -> tuple[bool, int, bool, int]:
    """How far a variant was from holding a slide: a number of items is further away than a length of text."""
    if isinstance(refusal, TooMany):
        return True, -refusal.most, False, 0
    return False, 0, not refusal.text, refusal.over


def _tried(draw: Draw, slide: Slide, canvas: Canvas) -> list[Frame] | DoesNotFit:
    try:
        return _body(draw, slide, canvas)
    except DoesNotFit as refusal:
        return refusal


def _body(draw: Draw, slide: Slide, canvas: Canvas) -> list[Frame]:
    """A body over the sentence to remember. Raises :class:`DoesNotFit`."""
    return with_takeaway(canvas, draw(slide, canvas), slide.takeaway)


def _for_body(slide: Slide, canvas: Canvas, mark: str) -> Canvas:
    """The canvas in the slide's colours that knows where its heading ends."""
    own = coloured(canvas, slide)
    if rule_of(slide).master in FULL_BLEED:
        return own
    floor = OVER_TAKEAWAY if slide.takeaway else own.floor
    return structs.replace(own, clear=heading_bottom(slide, mark, own), floor=floor)


def coloured(canvas: Canvas, slide: Slide) -> Canvas:
    """The canvas in the colours of a slide's kind."""
    if slide.colour != "lecture":
        tint = f"{slide.colour}tint"
        return structs.replace(canvas, key=slide.colour, key_tint=tint, ground=tint, panel_fill="paper")
    if rule_of(slide).master == "statement":
        return structs.replace(canvas, ground="tint", panel_fill="paper")
    return canvas


def _problem(slide: Slide, refusal: DoesNotFit) -> Problem:
    if isinstance(refusal, TooMany):
        return Problem("too-many-items", slide.at, {"count": refusal.count, "most": refusal.most})
    text = refusal.text or str(slide.title)
    excerpt = text if len(text) <= _EXCERPT else text[: _EXCERPT - 1] + "…"
    return Problem("text-too-long", slide.at, {"text": excerpt, "over": refusal.over, "kind": type(slide).__name__})
