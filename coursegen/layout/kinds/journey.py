"""Journeys along touchpoints, and formulas."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import groupby

from msgspec import Struct
from msgspec.structs import replace

from coursegen.content.deck import Formula, Journey, Moment, Named, Points, Slide
from coursegen.content.inline import RichText
from coursegen.layout.canvas import MARGIN, WIDTH, Canvas, DoesNotFit, Look, group
from coursegen.layout.frames import Box, Frame, Outline, Shape
from coursegen.layout.rule import ByItems, Rule, must_have, shared

_NODE = 48.0
_WIDEST_PITCH = 172.8
_BETWEEN_STANDARDS = 12.0
_BETWEEN_LARGE_NAMES = 24.0


class _Way(Struct, frozen=True):
    """A row of touchpoints: how many a row holds, where its nodes stand, how its texts are set."""

    moments: tuple[Moment, ...]
    places: int
    y: float
    first: int
    name: Look
    hot: bool

    @property
    def pitch(self) -> float:
        """The distance between nodes."""
        return min(_WIDEST_PITCH, WIDTH / self.places)


def draw_journey_in_one_row(slide: Journey, canvas: Canvas) -> list[Frame]:
    """Touchpoints as numbered squares on a line, the standard of each under its name."""
    must_have(slide.moments, 1, 8)
    bare = not any(moment.standard for moment in slide.moments)
    way = _Way(slide.moments, len(slide.moments), 252.0 if bare else 204.0, slide.first, Look(), _stand_out(slide))
    return _row(canvas, replace(way, name=_name_look(canvas, [way], bare)), canvas.floor)


def draw_journey_in_two_rows(slide: Journey, canvas: Canvas) -> list[Frame]:
    """Touchpoints on two lines. There is no room for standards."""
    must_have(slide.moments, 9, 16)
    canvas.whole()
    if any(moment.standard for moment in slide.moments):
        raise DoesNotFit(str(slide.moments[0].standard), 1000)
    half = -(-len(slide.moments) // 2)
    phased = any(moment.phase for moment in slide.moments)
    tops = (192.0, 366.0) if phased else (156.0, 330.0)
    rows = [(slide.moments[:half], tops[0], 0), (slide.moments[half:], tops[1], half)]
    ways = [_Way(moments, half, y, slide.first + at, Look(), _stand_out(slide)) for moments, y, at in rows]
    look = _name_look(canvas, ways)
    bottoms = (tops[1] - (54 if phased else 12), canvas.floor)
    return [
        frame
        for way, bottom in zip(ways, bottoms, strict=True)
        for frame in _row(canvas, replace(way, name=look), bottom)
    ]


def _stand_out(slide: Journey) -> bool:
    """Whether hot touchpoints are few enough to stand out: a quarter of all at most."""
    return sum(moment.hot for moment in slide.moments) * 4 <= len(slide.moments)


def _name_look(canvas: Canvas, ways: Sequence[_Way], large: bool = False) -> Look:
    names = [moment.name for way in ways for moment in way.moments]
    look = Look(bold=True, lines=1)
    if large and all(canvas.fits(name, ways[0].pitch - _BETWEEN_LARGE_NAMES, look.but(role="lead")) for name in names):
        return look.but(role="lead")
    return canvas.agree([look, look.but(lines=3)], names, ways[0].pitch - 6)


def _row(canvas: Canvas, way: _Way, bottom: float) -> list[Frame]:
    line = Box(MARGIN + _NODE / 2, way.y + _NODE / 2, way.pitch * (len(way.moments) - 1), 0)
    frames: list[Frame] = [Shape(line, "way", "line", outline=Outline("rule", 1.5))] if line.w else []
    frames += _phases(canvas, way)
    for i, moment in enumerate(way.moments):
        place = Box(MARGIN + i * way.pitch, way.y, way.pitch - 6, bottom - way.y)
        frames.append(group(f"moment {way.first + i}", _moment(canvas, (way.first + i, moment), place, way)))
    return [*frames, *_standards(canvas, way, bottom)]


def _standards(canvas: Canvas, way: _Way, bottom: float) -> list[Frame]:
    """What counts at each touchpoint, all of them below one line."""
    if not any(moment.standard for moment in way.moments):
        return []
    width = way.pitch - 6 - _BETWEEN_STANDARDS
    names = max(canvas.height(moment.name, way.pitch - 6, way.name) for moment in way.moments)
    tags = max(canvas.height(m.tag, way.pitch - 6, Look("label", bold=True)) if m.tag else 0 for m in way.moments)
    top = way.y + _NODE + 9 + names + tags + 12
    look = canvas.agree([Look()], [moment.standard for moment in way.moments], width, bottom - top - 12)
    frames: list[Frame] = [canvas.line(MARGIN, top, WIDTH)]
    for i, moment in enumerate(way.moments):
        if moment.standard:
            block = canvas.block("standard", (MARGIN + i * way.pitch, top + 12, width), moment.standard, look)
            frames.append(group(f"standard {way.first + i}", [block]))
    return frames


def _phases(canvas: Canvas, way: _Way) -> list[Frame]:
    """The name of each phase over its touchpoints, with a line under it."""
    runs = [list(members) for _, members in groupby(way.moments, key=lambda moment: str(moment.phase))]
    lefts = [sum(map(len, runs[:i])) * way.pitch + MARGIN for i in range(len(runs))]
    look = Look("body", canvas.key, True, anchor="bottom", lines=1)
    frames: list[Frame] = []
    for run, x in zip(runs, lefts, strict=True):
        if not run[0].phase:
            continue
        w = len(run) * way.pitch - 12
        own = canvas.agree([look, look.but(role="label"), look.but(role="label", lines=2)], [run[0].phase], w)
        label = canvas.text("label", Box(x, way.y - 57, w, 42), run[0].phase, own)
        frames.append(group(f"phase {run[0].phase}", [label, canvas.line(x, way.y - 12, w, canvas.key_line)]))
    return frames


def _moment(canvas: Canvas, item: tuple[int, Moment], place: Box, way: _Way) -> list[Frame]:
    """A node with its name and tag under it, above the place's bottom."""
    number, moment = item
    lit = moment.hot and way.hot
    square = Box(place.x, place.y, _NODE, _NODE)
    node = canvas.badge(square, str(number), Look("body", "on" if lit else "ink", lit), canvas.key if lit else "paper")
    node = replace(node, outline=None if lit else Outline("rule", 1.5))
    name = canvas.block("name", (place.x, place.y + 57, place.w), moment.name, way.name.but(bold=lit))
    frames: list[Frame] = [node, name]
    end = name
    if moment.tag:
        end = canvas.block("tag", (place.x, name.box.bottom, place.w), moment.tag, Look("label", canvas.key, True))
        frames.append(end)
    if end.box.bottom > place.bottom + 0.5:
        raise DoesNotFit(str(moment.tag or moment.name), (end.box.bottom - place.bottom) / 21 * place.w / 14)
    return frames


def _with_points(slide: Journey) -> list[Slide]:
    """The touchpoints alone, and their standards as points on a slide of their own."""
    kept = [moment for moment in slide.moments if moment.standard]
    if not kept or not slide.standards:
        return []
    bare = replace(slide, moments=tuple(replace(moment, standard=RichText()) for moment in slide.moments))
    items = tuple(Named(moment.name, moment.standard) for moment in kept)
    own = {**shared(slide), "title": slide.standards, "notes": (), "anchor": None, "lead": RichText()}
    return [bare, Points(**own, items=items, numbered=len(kept) == len(slide.moments))]


def _same_phase(before: Moment, after: Moment) -> bool:
    return bool(before.phase) and str(before.phase) == str(after.phase)


def draw_formula(slide: Formula, canvas: Canvas) -> list[Frame]:
    """Blocks joined by signs, the result filled."""
    must_have(slide.parts, 1, 5)
    texts = (*slide.parts, slide.result)
    count = len(texts)
    sign = 54.0 if count <= 4 else 36.0
    width = min(252.0, (WIDTH - sign * (count - 1)) / count)
    look = Look("lead", "ink", True, "center", "middle", 3)
    look = canvas.agree([look, look.but(role="body", lines=4)], texts, width - 20, 112)
    frames: list[Frame] = []
    for i, text in enumerate(texts):
        last = i == count - 1
        box = Box(MARGIN + i * (width + sign), 192, width, 132)
        block = canvas.panel("block", box, canvas.key if last else canvas.soft_fill)
        own = look.but(colour="on" if last else "ink")
        frames.append(group(f"part {i + 1}", [block, canvas.text("text", box.inset(10, 10), text, own)]))
        if not last:
            mark = "=" if i == count - 2 else str(slide.operator)
            place = Box(box.right, box.y, sign, box.h)
            frames.append(canvas.text("sign", place, mark, _sign_look(canvas, mark, sign)))
    return frames


def _sign_look(canvas: Canvas, mark: str, width: float) -> Look:
    look = Look("display", canvas.key, True, "center", "middle", 1)
    return canvas.agree(look.roles("display", "title", "lead", "body"), [mark], width - 4)


class _ByMoments(ByItems, frozen=True):
    """Divides long journeys; one with standards rather gives these a slide of their own."""

    def most(self, slide: Slide) -> int:
        """One for each touchpoint."""
        told = isinstance(slide, Journey) and any(moment.standard for moment in slide.moments)
        return 1 if told else ByItems.most(self, slide)


RULES = {
    Journey: Rule(
        (draw_journey_in_one_row, draw_journey_in_two_rows),
        _ByMoments("moments", 16, joins=_same_phase),
        otherwise=_with_points,
    ),
    Formula: Rule((draw_formula,)),
}
