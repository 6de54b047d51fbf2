"""One thought a slide: opening question, definition, quotation, story."""

from __future__ import annotations

from functools import partial

from coursegen.content.deck import Cluster, Definition, Groups, Named, OpeningQuestion, Quote, Slide, Story
from coursegen.content.inline import RichText
from coursegen.layout.canvas import BODY_BOTTOM, BODY_TOP, MARGIN, WIDTH, Canvas, DoesNotFit, Look, group
from coursegen.layout.frames import Box, Frame, Outline, Shape
from coursegen.layout.grid import panels
from coursegen.layout.rule import ByItems, Rule, must_have, shared

_QUESTION_WIDTH = 790.0


def draw_opening_question(slide: OpeningQuestion, canvas: Canvas, role: str = "display") -> list[Frame]:
    """One question, large, and what to do with it."""
    must_have(slide.items, 0, 4)
    top = {"display": 168.0, "title": 168.0}.get(role, 150.0)
    instructions = _instructions(canvas, slide.items) if slide.items else []
    bottom = instructions[0].box.y - 12 if instructions and isinstance(instructions[0], Shape) else BODY_BOTTOM
    look = Look(role, bold=role != "body", lines=2 if role == "display" else None)
    look = canvas.agree([look], [slide.question], _QUESTION_WIDTH, bottom - top)
    return [canvas.block("question", (MARGIN, top, _QUESTION_WIDTH), slide.question, look), *instructions]


def _instructions(canvas: Canvas, items: tuple[Named, ...]) -> list[Frame]:
    """What to do, side by side under a line: verb and words in a line, or the words below where one is too narrow."""
    verb = Look("lead", canvas.key, True, lines=1)
    places = panels(max(3, len(items)))
    width = places[0][1]
    gaps = [canvas.width(item.name, verb) + 12 for item in items]
    inline = all(
        gap < width - 60 and canvas.fits(item.text, width - gap, Look(lines=1))
        for gap, item in zip(gaps, items, strict=True)
    )
    verb = (
        verb if inline else canvas.agree([verb, verb.but(role="body", lines=2)], [item.name for item in items], width)
    )
    below = max(canvas.height(item.name, width, verb) for item in items)
    words = 0 if inline else max(canvas.height(item.text, width, Look()) if item.text else 0 for item in items)
    line = min(390.0, BODY_BOTTOM - below - words - 9)
    frames: list[Frame] = [canvas.line(MARGIN, line, WIDTH, Outline(canvas.key))]
    for (x, w), gap, item in zip(places, gaps, items, strict=False):
        parts = [canvas.block("verb", (x, line + 12 if inline else line + 9, gap if inline else w), item.name, verb)]
        if item.text and inline:
            parts.append(
                canvas.text("instruction", Box(x + gap, line + 12, w - gap, 36), item.text, Look(anchor="middle"))
            )
        elif item.text:
            parts.append(canvas.block("instruction", (x, line + 9 + below, w), item.text))
        frames.append(group(f"instruction {item.name}", parts))
    return frames


_OUTER, _INNER = Box(MARGIN, BODY_TOP, WIDTH, 336), Box(446, 168, 442, 288)
_LEFT, _RIGHT = Box(72, 192, 350, 264), Box(470, 192, 394, 252)


def draw_definition(slide: Definition, canvas: Canvas, role: str = "lead") -> list[Frame]:
    """One sense on a panel, or the narrow one inside the broad one."""
    must_have(slide.senses, 1, 2)
    if len(slide.senses) == 1:
        return _single_sense(slide, canvas, {"lead": "title", "body": "lead", "label": "body"}[role])
    if role == "label":
        raise DoesNotFit("", 1000)
    broad, narrow = slide.senses
    places = ((broad, _LEFT, "ink"), (narrow, _RIGHT, "on"))
    meanings = max(canvas.height(s.lead, box.w, Look(role)) if s.lead else 0 for s, box, _ in places)
    top = max(342.0, 240 + meanings + 12) if meanings <= 150 else 240 + meanings + 6
    left, right = (_sense(canvas, sense, box, (role, ink, slide.examples, top)) for sense, box, ink in places)
    outer, inner = canvas.panel("outer", _OUTER, canvas.soft_fill), canvas.panel("inner", _INNER, canvas.key)
    return [group("broad", [outer, *left]), group("narrow", [inner, *right])]


def _sense(canvas: Canvas, sense: Cluster, box: Box, setting: tuple[str, str, RichText, float]) -> list[Frame]:
    """Term, meaning, examples; ``setting`` is size, ink, the examples' label and where that stands."""
    role, ink, label, top = setting
    term = Look("lead", ink, True, lines=1)
    term = canvas.agree([term, term.but(role="body")], [sense.heading], box.w)
    frames: list[Frame] = [canvas.text("term", Box(box.x, box.y, box.w, 36), sense.heading, term)]
    if sense.lead:
        meaning = Box(box.x, box.y + 48, box.w, (top if sense.items else box.bottom) - box.y - 48)
        frames.append(canvas.text("meaning", meaning, sense.lead, Look(role, ink)))
    if sense.items:
        quiet = Look("label", "on" if ink == "on" else "muted", lines=1)
        examples = Box(box.x, top + 24, box.w, box.bottom - top - 24)
        if label:
            frames.append(canvas.text("label", Box(box.x, top, box.w, 21), label, quiet))
        frames.append(canvas.texts("examples", examples, sense.items, Look("body", ink), 0))
    return frames


def _single_sense(slide: Definition, canvas: Canvas, role: str) -> list[Frame]:
    """Term and meaning large on a panel as high as they need."""
    sense, x, w = slide.senses[0], 72.0, 816.0
    term = canvas.agree([Look("lead", canvas.key, True, lines=1), Look("body", canvas.key, True)], [sense.heading], w)
    head = canvas.block("term", (x, BODY_TOP + 24, w), sense.heading, term)
    frames: list[Frame] = [head]
    y = head.box.bottom + 12
    if sense.lead:
        meaning = canvas.block("meaning", (x, y, w), sense.lead, Look(role))
        frames.append(meaning)
        y = meaning.box.bottom + 18
    if sense.items:
        label = canvas.text("label", Box(x, y, w, 21), slide.examples, Look("label", "muted", lines=1))
        height = canvas.stack_height(sense.items, w, Look())
        examples = canvas.texts("examples", Box(x, y + 24, w, height), sense.items, Look())
        frames += [label, examples] if slide.examples else [examples]
        y = examples.box.bottom + 18
    if y + 6 > canvas.floor:
        raise DoesNotFit(str(sense.lead), (y + 6 - canvas.floor) / canvas.line_height(role) * w / canvas.size(role))
    return [
        group(
            "definition",
            [canvas.panel("panel", Box(MARGIN, BODY_TOP, WIDTH, y + 6 - BODY_TOP), canvas.soft_fill), *frames],
        )
    ]


def _as_groups(slide: Definition) -> list[Slide]:
    """Senses too many or too long for panels as groups."""
    return [Groups(**shared(slide), groups=slide.senses)]


_QUOTE_LINES = {"display": 2, "title": 3, "lead": 5, "body": 8}


def draw_quote(slide: Quote, canvas: Canvas, role: str = "display") -> list[Frame]:
    """A sentence large on tint, who said it, and what follows from it."""
    if slide.consequence:
        canvas.whole()
    look = Look(role, canvas.key, True, lines=_QUOTE_LINES[role])
    quote = canvas.text("quote", Box(MARGIN, 186, WIDTH, 300), slide.text, look)
    quote = canvas.block("quote", (MARGIN, 186, WIDTH), slide.text, look)
    frames: list[Frame] = [quote]
    bottom = quote.box.bottom
    if slide.by:
        by = canvas.block("by", (MARGIN, bottom + 12, 790), slide.by, Look("body", "muted"))
        frames.append(by)
        bottom = by.box.bottom
    line = 390.0 if slide.consequence else canvas.floor + 9
    if bottom > line - 9:
        raise DoesNotFit(str(slide.text), (bottom - line + 9) / canvas.line_height(role) * WIDTH / canvas.size(role))
    return [*frames, *(_consequence(canvas, slide.consequence) if slide.consequence else [])]


def _consequence(canvas: Canvas, text: RichText) -> list[Frame]:
    look = canvas.agree([Look("lead", lines=2), Look("body", lines=3)], [text], WIDTH)
    return [
        canvas.line(MARGIN, 390, WIDTH, Outline(canvas.key)),
        canvas.block("consequence", (MARGIN, 402, WIDTH), text, look),
    ]


def draw_story(slide: Story, canvas: Canvas, role: str = "lead") -> list[Frame]:
    """The opening, the beats as panels, the moral."""
    must_have(slide.beats, 1, 4)
    frames: list[Frame] = []
    moral = _moral(canvas, slide) if slide.moral or slide.link else []
    bottom = moral[0].box.y - 12 if moral and isinstance(moral[0], Shape) else canvas.floor
    top = BODY_TOP
    if slide.opening:
        opening = canvas.block("opening", (MARGIN, 141, WIDTH), slide.opening, Look(role))
        frames.append(opening)
        top = max(198.0, opening.box.bottom + 12) if bottom - opening.box.bottom > 160 else opening.box.bottom + 6
    return [*frames, *_beats(canvas, slide.beats, Box(MARGIN, top, WIDTH, bottom - top), role), *moral]


def _beats(canvas: Canvas, beats: tuple[Named, ...], room: Box, role: str) -> list[Frame]:
    """The beats side by side, at least 150 high if there is room."""
    places = panels(len(beats))
    width = places[0][1]
    pad = 24.0 if width >= 200 else 18.0
    label = Look("body", lines=1)
    label = canvas.agree([label, label.but(role="label", lines=2)], [beat.name for beat in beats], width - 2 * pad)
    head = max(canvas.height(beat.name, width - 2 * pad, label) if beat.name else 0 for beat in beats)
    words = max(canvas.height(beat.text, width - 2 * pad, Look(role)) if beat.text else 0 for beat in beats)
    height = max(head + words + 33, min(150.0, room.h))
    if height > room.h + 0.5:
        raise DoesNotFit(str(beats[0].text), (height - room.h) / canvas.line_height(role) * width / canvas.size(role))
    frames: list[Frame] = []
    for (x, w), beat in zip(places, beats, strict=True):
        ink, quiet, fill = ("on", "on", canvas.key) if beat.highlighted else ("ink", "muted", canvas.panel_fill)
        parts: list[Frame] = [canvas.panel("panel", Box(x, room.y, w, height), fill)]
        if beat.name:
            parts.append(canvas.block("label", (x + pad, room.y + 12, w - 2 * pad), beat.name, label.but(colour=quiet)))
        if beat.text:
            parts.append(canvas.block("text", (x + pad, room.y + 18 + head, w - 2 * pad), beat.text, Look(role, ink)))
        frames.append(group(f"beat {beat.name}", parts))
    return frames


def _moral(canvas: Canvas, slide: Story) -> list[Frame]:
    """What the story teaches, large, and where it leads, above the foot; the line above it first."""
    moral = Look("title", canvas.key, True, lines=1)
    moral = canvas.agree(
        [moral, moral.but(role="lead", lines=2), moral.but(role="body", lines=3)], [slide.moral], WIDTH
    )
    link = Look("body", "muted", lines=2)
    high = canvas.height(slide.moral, WIDTH, moral) if slide.moral else 0.0
    low = canvas.height(slide.link, WIDTH, link) if slide.link else 0.0
    y = min(390.0, canvas.floor - high - low - (15 if low else 9))
    frames: list[Frame] = [canvas.line(MARGIN, y, WIDTH, Outline(canvas.key))]
    if slide.moral:
        frames.append(canvas.block("moral", (MARGIN, y + 9, WIDTH), slide.moral, moral))
    if slide.link:
        frames.append(canvas.block("link", (MARGIN, y + 15 + high, WIDTH), slide.link, link))
    return frames


def draw_told_story(slide: Story, canvas: Canvas, role: str = "lead") -> list[Frame]:
    """A story without beats: the words left, what it teaches at the right."""
    must_have(slide.beats, 0, 0)
    words = canvas.text("opening", Box(MARGIN, BODY_TOP, 568, canvas.room), slide.opening, Look(role))
    moral = Look("lead", canvas.key, True)
    head = canvas.block("moral", (640, 156, 272), slide.moral, moral)
    frames: list[Frame] = [words, canvas.line(640, BODY_TOP, 272, Outline(canvas.key)), head]
    if slide.link:
        room = Box(640, head.box.bottom + 9, 272, canvas.floor - head.box.bottom - 9)
        frames.append(canvas.text("link", room, slide.link, Look("body", "muted")))
    return frames


RULES = {
    OpeningQuestion: Rule(
        tuple(partial(draw_opening_question, role=role) for role in ("display", "title", "lead", "body")),
        ByItems("items", 4),
    ),
    Definition: Rule(
        tuple(partial(draw_definition, role=role) for role in ("lead", "body", "label")), otherwise=_as_groups
    ),
    Quote: Rule(tuple(partial(draw_quote, role=role) for role in _QUOTE_LINES), master="statement"),
    Story: Rule(
        (draw_story, draw_told_story, partial(draw_story, role="body"), partial(draw_told_story, role="body")),
        ByItems("beats", 4, ("moral", "link"), ("opening",)),
    ),
}
