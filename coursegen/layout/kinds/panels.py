"""Texts on panels: definitions, comparisons, type cards, scripts, quotations, stories, dialogues."""

from __future__ import annotations

from functools import partial

from coursegen.content.deck import (
    Cards, Cluster, Compare, Definition, Dialogue, Named, Patterns, Quote, Replacements, Script, SideItem, Story, TurnItem,
)  # fmt: skip
from coursegen.content.inline import RichText, Run
from coursegen.layout.canvas import BODY_TOP, MARGIN, WIDTH, Canvas, DoesNotFit, Look, group
from coursegen.layout.frames import Box, Frame, Outline, Shape
from coursegen.layout.parts import must_have, panels, row_list, takeaway_line
from coursegen.layout.rule import Rule


def draw_definition(slide: Definition, canvas: Canvas) -> list[Frame]:
    """One sense on a panel, or the narrow one inside the broad one."""
    must_have(len(slide.senses), 1, 2, str(slide.title))
    if len(slide.senses) == 1:
        return _single_sense(canvas, slide.senses[0], slide.examples)
    broad, narrow = slide.senses
    outer, inner = Box(MARGIN, BODY_TOP, WIDTH, 336), Box(446, 168, 442, 288)
    return [
        group("broad", [canvas.panel("outer", outer, "tint" if canvas.ground == "paper" else "paper"),
                        *_sense(canvas, broad, slide.examples, Box(72, 192, 350, 270), "ink")]),
        group("narrow", [canvas.panel("inner", inner, canvas.key), *_sense(canvas, narrow, slide.examples, Box(470, 192, 394, 252), "on")]),
    ]  # fmt: skip


def _sense(canvas: Canvas, sense: Cluster, label: RichText, box: Box, ink: str) -> list[Frame]:
    text = Look("lead", ink)
    height = canvas.height(sense.lead, box.w, text)
    examples = sum(canvas.height(item, box.w, Look()) for item in sense.items) + (27 if sense.items else 0)
    if height + examples > box.h - 54:
        text = text.but(role="body")
        height = canvas.height(sense.lead, box.w, text)
    y = box.y + 48
    frames: list[Frame] = [
        canvas.text("term", Box(box.x, box.y, box.w, 36), sense.heading, Look("lead", ink, True, lines=1)),
        canvas.text("meaning", Box(box.x, y, box.w, min(height, box.bottom - y)), sense.lead, text),
    ]
    if sense.items:
        y = max(342.0, y + height + 12)
        quiet = "on" if ink == "on" else "muted"
        frames.append(canvas.text("label", Box(box.x, y, box.w, 21), label, Look("label", quiet, lines=1)))
        frames.append(canvas.texts("examples", Box(box.x, y + 24, box.w, box.bottom - y - 24), sense.items, Look("body", ink)))
    return frames


def _single_sense(canvas: Canvas, sense: Cluster, label: RichText) -> list[Frame]:
    role = next((r for r in ("title", "lead") if canvas.height(sense.lead, 816, Look(r)) <= (126 if r == "title" else 144)), "body")
    height = canvas.height(sense.lead, 816, Look(role))
    examples = sum(canvas.height(item, 816, Look()) + 6 for item in sense.items)
    box = Box(MARGIN, BODY_TOP, WIDTH, min(336.0, 96 + height + (examples + 54 if sense.items else 0)))
    frames: list[Frame] = [
        canvas.panel("panel", box, "tint" if canvas.ground == "paper" else "paper"),
        canvas.text("term", Box(72, box.y + 24, 816, 36), sense.heading, Look("lead", canvas.key, True, lines=1)),
        canvas.text("meaning", Box(72, box.y + 72, 816, height), sense.lead, Look(role)),
    ]
    if sense.items:
        y = box.y + 72 + height + 18
        frames.append(canvas.text("label", Box(72, y, 816, 21), label, Look("label", "muted", lines=1)))
        frames.append(canvas.texts("examples", Box(72, y + 27, 816, box.bottom - 12 - y - 27), sense.items, Look("body")))
    return [group("definition", frames)]


def draw_compare(slide: Compare, canvas: Canvas, role: str = "lead") -> list[Frame]:
    """Two panels side by side; do and don't carry badges and colours."""
    must_have(len(slide.sides), 2, 2, str(slide.title))
    count = max(len(side.items) for side in slide.sides)
    must_have(count, 1, 6, str(slide.title))
    height = 258.0 if slide.takeaway else 336.0
    frames: list[Frame] = []
    for (x, w), side in zip(panels(2), slide.sides, strict=True):
        box = Box(x, BODY_TOP, w, height)
        frames.append(group(str(side.title), _side(canvas, side, box, (role, count))))
    return [*frames, *takeaway_line(canvas, slide.takeaway)]


def _side(canvas: Canvas, side: SideItem, box: Box, setting: tuple[str, int]) -> list[Frame]:
    role, count = setting
    colours = {"do": ("do", "dotint"), "dont": ("dont", "donttint"), "neutral": (canvas.key, "wash" if canvas.ground == "paper" else "paper")}
    strong, fill = colours[side.stance]
    frames: list[Frame] = [canvas.panel("panel", box, fill)]
    left, head = box.x + 24, Look("lead", strong, True, anchor="middle", lines=1)
    if side.badge:
        look = Look("lead", "on", True) if not canvas.latin else Look("label", "on", True)
        frames.append(canvas.badge(Box(box.x, box.y, 54, 54), str(side.badge), look, strong))
        left = box.x + 72
    if canvas.line_count(side.title, box.right - left - 18, head) > 1:
        head = head.but(role="body", lines=2)
    frames.append(canvas.text("heading", Box(left, box.y, box.right - left - 18, 54), side.title, head))
    top = box.y + 66
    row = min(64.0, (box.bottom - top - 8) / count)
    lines = max(1, int((row - 4) // canvas.line_height(role)))
    for i, item in enumerate(side.items):
        y = top + i * row
        if i:
            frames.append(canvas.line(box.x + 24, y, box.w - 48, Outline(strong if side.stance != "neutral" else "line", 0.5)))
        frames.append(canvas.text("item", Box(box.x + 24, y, box.w - 48, row), item, Look(role, anchor="middle", lines=lines)))
    return frames


def draw_cards(slide: Cards, canvas: Canvas) -> list[Frame]:
    """A row a type: its name, how to know it, what to do."""
    count = len(slide.cards)
    must_have(count, 1, 6, str(slide.title))
    height = min(102.0, (312 - 6 * (count - 1)) / count)
    frames: list[Frame] = []
    places = ((MARGIN + 18, 150.0), (270.0, 240.0), (542.0, 358.0))
    for text, (x, w) in zip(slide.heads, places[1:], strict=False):
        frames.append(canvas.text("head", Box(x, 141, w, 21), text, Look("label", "muted", lines=1)))
    for i, card in enumerate(slide.cards):
        frames.append(group(f"type {card.name}", _card(canvas, card, Box(MARGIN, 168 + i * (height + 6), WIDTH, height))))
    return frames


def _card(canvas: Canvas, card: Named, box: Box) -> list[Frame]:
    lines = max(1, int((box.h - 2) // canvas.line_height("body")))
    name = Look("lead", canvas.key, True, anchor="middle", lines=1)
    if canvas.line_count(card.name, 150, name) > 1:
        name = name.but(role="body", lines=2)
    body = Look("body", anchor="middle", lines=lines)
    return [
        canvas.panel("name panel", Box(box.x, box.y, 174, box.h), "tint" if canvas.ground == "paper" else canvas.key_tint),
        canvas.panel("panel", Box(box.x + 174, box.y, box.w - 174, box.h)),
        canvas.text("name", Box(66, box.y, 150, box.h), card.name, name),
        canvas.text("features", Box(240, box.y, 270, box.h), card.text, body),
        canvas.arrow(518, box.y + box.h / 2),
        canvas.text("advice", Box(542, box.y, 358, box.h), card.note, body.but(bold=True)),
    ]


def draw_patterns(slide: Patterns, canvas: Canvas) -> list[Frame]:
    """Sentence patterns on panels: the pattern large, its purpose, an example."""
    count = len(slide.items)
    must_have(count, 1, 6, str(slide.title))
    columns = 1 if count <= 2 else 2
    rows = -(-count // columns)
    height = 162.0 if rows <= 2 else 104.0
    frames: list[Frame] = []
    for i, item in enumerate(slide.items):
        x, w = panels(columns)[i % columns]
        box = Box(x, BODY_TOP + (i // columns) * (height + 12), w, height)
        frames.append(group(f"pattern {i + 1}", _pattern(canvas, item, box)))
    return frames


def _pattern(canvas: Canvas, item: Named, box: Box) -> list[Frame]:
    tall = box.h > 120
    head = Box(box.x + 24, box.y + (15 if tall else 6), box.w - 48, 42 if tall else 36)
    roles = ("title", "lead", "body") if tall else ("lead", "body")
    purpose = canvas.ruler.width(str(item.note), canvas.size("body")) + 12 if item.note else 0
    role = next((r for r in roles if canvas.ruler.width(str(item.name), canvas.size(r), True) <= head.w - purpose), roles[-1])
    frames: list[Frame] = [
        canvas.panel("panel", box),
        canvas.text("pattern", Box(head.x, head.y, head.w - purpose, head.h), item.name, Look(role, canvas.key, True, anchor="middle", lines=1)),
    ]
    if item.note:
        frames.append(canvas.text("purpose", head, item.note, Look("body", "muted", align="right", anchor="middle", lines=1)))
    if item.text:
        y = head.bottom + (15 if tall else 3)
        frames.append(canvas.line(head.x, y, head.w))
        room = Box(head.x, y + 6, head.w, box.bottom - y - 10)
        look = Look("lead" if tall and canvas.height(item.text, room.w, Look("lead")) <= room.h else "body")
        frames.append(canvas.text("example", room, item.text, look))
    return frames


def draw_replacements(slide: Replacements, canvas: Canvas) -> list[Frame]:
    """What not to say left, what to say instead right."""
    count = len(slide.items)
    must_have(count, 1, 6, str(slide.title))
    height = min(72.0, 288 / count)
    lines = max(1, int((height - 4) // canvas.line_height("body")))
    frames: list[Frame] = []
    for i, (x, colour) in enumerate(((MARGIN, "dont"), (418.0, "do"))):
        if i < len(slide.heads):
            badge = str(slide.badges[i]) if i < len(slide.badges) else ""
            look = Look("lead", "on", True) if not canvas.latin else Look("label", "on", True)
            head = Look("lead", colour, True, anchor="middle", lines=1)
            parts = [canvas.badge(Box(x, 141, 42, 42), badge, look, colour), canvas.text("head", Box(x + 54, 141, 300, 42), slide.heads[i], head)]
            frames.append(group(f"head {i + 1}", parts))

    def row(i: int, y: float) -> list[Frame]:
        item = slide.items[i]
        return [
            canvas.text("avoid", Box(MARGIN + 9, y, 321, height), item.name, Look("body", "muted", anchor="middle", lines=lines)),
            canvas.arrow(388, y + height / 2, "do"),
            canvas.text("say", Box(427, y, 485, height), item.text, Look("body", bold=True, anchor="middle", lines=lines)),
        ]

    return [*frames, *row_list(canvas, count, height, row, 192)]


def draw_script(slide: Script, canvas: Canvas, role: str = "lead") -> list[Frame]:
    """Words to say, on one panel, the situation above."""
    frames: list[Frame] = []
    top = BODY_TOP
    if slide.situation:
        height = canvas.height(slide.situation, WIDTH, Look())
        frames.append(canvas.text("situation", Box(MARGIN, 138, WIDTH, height), slide.situation, Look("body", "muted")))
        top = 138 + height + 9
    look = Look(role)
    needed = sum(canvas.height(line, 807, look) for line in slide.lines) + 12 * (len(slide.lines) - 1)
    if needed > 480 - top - 36:
        raise DoesNotFit(str(slide.lines[-1]), round((needed - (480 - top - 36)) / canvas.line_height(role) * 807 / canvas.size(role)))
    frames.append(canvas.panel("panel", Box(MARGIN, top, WIDTH, needed + 36)))
    y = top + 18
    for line in slide.lines:
        height = canvas.height(line, 807, look)
        frames.append(canvas.text("line", Box(81, y, 807, height), line, look))
        y += height + 12
    return frames


def draw_quote(slide: Quote, canvas: Canvas, role: str = "display") -> list[Frame]:
    """A sentence large on tint, who said it, and what follows from it."""
    most = {"display": 2, "title": 4, "lead": 6}[role]
    look = Look(role, canvas.key, True, lines=most)
    height = min(most, canvas.line_count(slide.text, WIDTH - 24, look)) * canvas.line_height(role)
    frames: list[Frame] = [canvas.text("quote", Box(MARGIN, 168, WIDTH - 24, height), slide.text, look)]
    if slide.by:
        frames.append(canvas.text("by", Box(MARGIN, 168 + height + 12, 700, 27), slide.by, Look("body", "muted", lines=1)))
    if slide.consequence:
        frames.append(canvas.line(MARGIN, 390, WIDTH, Outline(canvas.key)))
        frames.append(canvas.text("consequence", Box(MARGIN, 402, WIDTH, 72), slide.consequence, Look("lead", lines=2)))
    return frames


def draw_story(slide: Story, canvas: Canvas, role: str = "lead") -> list[Frame]:
    """The opening, the beats as panels, the moral."""
    must_have(len(slide.beats), 0, 4, str(slide.title))
    frames: list[Frame] = [canvas.text("opening", Box(MARGIN, 135, WIDTH, 54), slide.opening, Look(role, anchor="middle", lines=2 if role == "body" else 1))]
    for (x, w), beat in zip(panels(max(1, len(slide.beats))), slide.beats, strict=False):
        frames.append(group(f"beat {beat.name}", _beat(canvas, beat, Box(x, 198, w, 168), role)))
    moral = Look("title", canvas.key, True, anchor="middle", lines=1)
    if canvas.line_count(slide.moral, WIDTH, moral) > 1:
        moral = moral.but(role="lead", lines=1)
    frames += [
        canvas.line(MARGIN, 390, WIDTH, Outline(canvas.key)),
        canvas.text("moral", Box(MARGIN, 399, WIDTH, 42), slide.moral, moral),
    ]
    if slide.link:
        frames.append(canvas.text("link", Box(MARGIN, 441, WIDTH, 48), slide.link, Look("body", "muted", lines=1)))
    return frames


def _beat(canvas: Canvas, beat: Named, box: Box, role: str) -> list[Frame]:
    fill, ink = (canvas.key, "on") if beat.highlighted else (canvas.panel_fill, "ink")
    pad = 24 if box.w >= 250 else 16
    inner = box.inset(pad)
    return [
        canvas.panel("panel", box, fill),
        canvas.text("label", Box(inner.x, box.y + 12, inner.w, 27), beat.name, Look("body", ink if beat.highlighted else canvas.key, True, lines=1)),
        canvas.text("text", Box(inner.x, box.y + 45, inner.w, box.h - 53), beat.text, Look(role, ink)),
    ]


def draw_dialogue(slide: Dialogue, canvas: Canvas) -> list[Frame]:
    """A row a turn; our side on tint, comments at the right."""
    count = len(slide.turns)
    must_have(count, 1, 6, str(slide.title))
    top, frames = BODY_TOP, []
    if slide.setting:
        frames = [canvas.text("setting", Box(MARGIN, 135, WIDTH, 27), slide.setting, Look("body", "muted", lines=1))]
        top = 171.0
    commented = any(turn.comment for turn in slide.turns)
    right = 690.0 if commented else 912.0
    look = Look()
    needed = [_turn_height(canvas, turn, right - 172) for turn in slide.turns]
    room = 480 - top
    if sum(needed) > room:
        raise DoesNotFit(str(slide.turns[-1].line), round((sum(needed) - room) / 27 * (right - 172) / 18))
    extra = min(24.0, (room - sum(needed)) / count)
    y = top
    for i, turn in enumerate(slide.turns):
        height = needed[i] + extra
        frames.append(canvas.line(MARGIN, y, right - MARGIN))
        frames.append(group(f"turn {i + 1}", _turn(canvas, turn, Box(MARGIN, y, right - MARGIN, height), look)))
        y += height
    return [*frames, canvas.line(MARGIN, y, right - MARGIN)]


def _turn_height(canvas: Canvas, turn: TurnItem, width: float) -> float:
    words = canvas.height(turn.line, width, Look()) + (canvas.line_height("body") if turn.action else 0)
    comment = canvas.height(turn.comment, 166, Look("body", bold=True)) if turn.comment else 0
    return max(words, comment) + 10


def _turn(canvas: Canvas, turn: TurnItem, box: Box, look: Look) -> list[Frame]:
    frames: list[Frame] = []
    if turn.staff:
        frames.append(canvas.panel("ours", box, "tint" if canvas.ground == "paper" else "paper"))
    ink = canvas.key if turn.staff else "ink"
    frames.append(canvas.text("who", Box(60, box.y, 90, box.h), turn.who, look.but(colour=ink, bold=True, anchor="middle", lines=2)))
    words = Box(160, box.y, box.right - 172, box.h)
    if turn.action:
        action = RichText((Run(f"〔{turn.action}〕" if not canvas.latin else f"[{turn.action}]"),))
        block = canvas.height(turn.line, words.w, look)
        y = box.y + (box.h - block - 27) / 2
        frames.append(canvas.text("action", Box(words.x, y, words.w, 27), action, look.but(colour="muted", lines=1)))
        frames.append(canvas.text("line", Box(words.x, y + 27, words.w, block), turn.line, look))
    else:
        frames.append(canvas.text("line", words, turn.line, look.but(anchor="middle")))
    if turn.comment:
        middle = box.y + box.h / 2
        frames.append(Shape(Box(box.right, middle, 36, 0), "connector", "line", outline=canvas.key_line))
        frames.append(canvas.text("comment", Box(736, box.y, 176, box.h), turn.comment, look.but(colour=canvas.key, bold=True, anchor="middle")))
    return frames


RULES = {
    Definition: Rule((draw_definition,)),
    Compare: Rule((draw_compare, partial(draw_compare, role="body")), None, 1000, ("takeaway",)),
    Cards: Rule((draw_cards,), "cards", 6),
    Patterns: Rule((draw_patterns,), "items", 6),
    Replacements: Rule((draw_replacements,), "items", 6),
    Script: Rule((draw_script, partial(draw_script, role="body")), "lines"),
    Quote: Rule((draw_quote, partial(draw_quote, role="title"), partial(draw_quote, role="lead")), master="statement"),
    Story: Rule((draw_story, partial(draw_story, role="body"))),
    Dialogue: Rule((draw_dialogue,), "turns", 6),
}
