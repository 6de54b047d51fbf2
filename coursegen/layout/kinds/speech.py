"""What people say: dialogues, patterns of sentences, scripts."""

from __future__ import annotations

import itertools
import re
from functools import partial

from msgspec import Struct
from msgspec.structs import replace

from coursegen.content.deck import Dialogue, Named, Patterns, Points, Script, TurnItem
from coursegen.content.inline import RichText, Run
from coursegen.layout.canvas import BODY_TOP, MARGIN, WIDTH, Canvas, DoesNotFit, Look, group
from coursegen.layout.frames import Box, Frame, Shape
from coursegen.layout.grid import panels, row_heights
from coursegen.layout.rule import ByItems, Rule, must_have, shared
from coursegen.layout.typesetting import joined, marked, sliced

_SPEAKER_X, _SPEAKER_WIDTH, _WORDS_X = 60.0, 90.0, 160.0
_COMMENT = Box(736, 0, 176, 0)
_BOLD = Look("body", bold=True)
_FEW_TURNS = 4


class _Stage(Struct, frozen=True):
    """How all turns are set, and how far to the right they reach; stage directions ``within`` the lines or above."""

    right: float
    speaker: Look
    line: Look
    within: bool = False

    @property
    def width(self) -> float:
        """How wide what is said may be."""
        return self.right - 12 - _WORDS_X


def draw_dialogue(slide: Dialogue, canvas: Canvas, role: str = "body", within: bool = False) -> list[Frame]:
    """A row a turn; our side on tint, comments at the right. A few turns may be large."""
    must_have(slide.turns, 1, 6 if role == "body" else _FEW_TURNS)
    frames, top = _setting(slide, canvas)
    speaker = Look("body", bold=True, anchor="middle", lines=2)
    speaker = canvas.agree(speaker.roles("body", "label"), [turn.who for turn in slide.turns], _SPEAKER_WIDTH)
    stage = _Stage(690.0 if any(turn.comment for turn in slide.turns) else 912.0, speaker, Look(role), within=True)
    if not within and not _on_one_line(slide, canvas, stage):
        stage = replace(stage, within=False)
    needed = [_turn_height(canvas, turn, stage) + 12 for turn in slide.turns]
    y = top
    for i, height in enumerate(row_heights(needed, canvas.floor - top, 84.0)):
        box = Box(MARGIN, y, stage.right - MARGIN, height)
        frames += [canvas.line(MARGIN, y, box.w), group(f"turn {i + 1}", _turn(canvas, slide.turns[i], box, stage))]
        y += height
    return [*frames, canvas.line(MARGIN, y, stage.right - MARGIN)]


def _setting(slide: Dialogue, canvas: Canvas) -> tuple[list[Frame], float]:
    """Where it happens, above the turns, and where these begin."""
    if not slide.setting:
        return [], BODY_TOP
    setting = canvas.block("setting", (MARGIN, max(135.0, canvas.clear), WIDTH), slide.setting, Look("body", "muted"))
    return [setting], setting.box.bottom + 9


def _on_one_line(slide: Dialogue, canvas: Canvas, stage: _Stage) -> bool:
    """Whether what is done and said fits a line in every turn."""
    lines = [_line(canvas, turn, stage) for turn in slide.turns if turn.action]
    return all(canvas.fits(line, stage.width, stage.line.but(lines=1)) for line in lines)


def _turn_height(canvas: Canvas, turn: TurnItem, stage: _Stage) -> float:
    words = canvas.height(_line(canvas, turn, stage), stage.width, stage.line)
    if turn.action and not stage.within:
        words += canvas.height(_action(canvas, turn), stage.width, Look())
    comment = canvas.height(turn.comment, _COMMENT.w, _BOLD) if turn.comment else 0
    return max(words, comment, canvas.height(turn.who, _SPEAKER_WIDTH, stage.speaker))


def _action(canvas: Canvas, turn: TurnItem) -> RichText:
    """The stage direction in its brackets."""
    before, after = "[]" if canvas.latin else "〔〕"
    return RichText((Run(before), *turn.action.runs, Run(after)))


def _line(canvas: Canvas, turn: TurnItem, stage: _Stage) -> RichText:
    """What is said, after what is done where that stands in the same line."""
    if not turn.action or not stage.within:
        return turn.line
    return joined([marked(_action(canvas, turn), "stage"), turn.line], " " if canvas.latin else "")


def _turn(canvas: Canvas, turn: TurnItem, box: Box, stage: _Stage) -> list[Frame]:
    ours = [canvas.panel("ours", box, canvas.soft_fill)] if turn.staff else []
    speaker = stage.speaker.but(colour=canvas.key if turn.staff else "ink")
    who = canvas.text("who", Box(_SPEAKER_X, box.y, _SPEAKER_WIDTH, box.h), turn.who, speaker)
    frames: list[Frame] = [*ours, who, *_words(canvas, turn, box, stage)]
    if turn.comment:
        middle = box.y + box.h / 2
        frames.append(Shape(Box(box.right, middle, 36, 0), "connector", "line", outline=canvas.key_line))
        comment = Box(_COMMENT.x, box.y, _COMMENT.w, box.h)
        frames.append(canvas.text("comment", comment, turn.comment, _BOLD.but(colour=canvas.key, anchor="middle")))
    return frames


def _words(canvas: Canvas, turn: TurnItem, box: Box, stage: _Stage) -> list[Frame]:
    """What is done and said, together in the middle of the row."""
    if not turn.action or stage.within:
        words = Box(_WORDS_X, box.y, stage.width, box.h)
        return [canvas.text("line", words, _line(canvas, turn, stage), stage.line.but(anchor="middle"))]
    action = _action(canvas, turn)
    whole = canvas.height(action, stage.width, Look()) + canvas.height(turn.line, stage.width, stage.line)
    first = canvas.block("action", (_WORDS_X, box.y + (box.h - whole) / 2, stage.width), action, Look("body", "muted"))
    return [first, canvas.block("line", (_WORDS_X, first.box.bottom, stage.width), turn.line, stage.line)]


def _still_open(before: TurnItem, _after: TurnItem) -> bool:
    """Dialogues are divided after our side has answered."""
    return not before.staff


_GAP, _SPARE = 12.0, 12.0
_SIDE_BY_SIDE = 3
_PATTERN_HEIGHTS = {1: 216.0, 2: 162.0}
_PURPOSE = Look("body", "muted")


class _PatternLooks(Struct, frozen=True):
    """How all patterns are set: purposes ``beside`` them or under them."""

    pattern: Look
    example: Look
    beside: bool
    width: float
    purpose: Look = _PURPOSE

    def head(self, canvas: Canvas, item: Named) -> float:
        """How high the pattern and its purpose stand."""
        name = canvas.height(item.name, self.name_width(canvas, item), self.pattern)
        if not item.note or self.beside:
            return name
        return name + canvas.height(item.note, self.width, self.purpose)

    def name_width(self, canvas: Canvas, item: Named) -> float:
        """How wide a pattern may be."""
        return self.width - (canvas.width(item.note, self.purpose) + 12 if item.note and self.beside else 0)

    def height(self, canvas: Canvas, item: Named) -> float:
        """How high the panel of a pattern has to be."""
        example = canvas.height(item.text, self.width, self.example) + 12 if item.text else 0
        return 12 + self.head(canvas, item) + 6 + example + 12


def draw_patterns(slide: Patterns, canvas: Canvas, role: str = "title", columns: int = 0) -> list[Frame]:
    """Sentence patterns on panels: the pattern large, its purpose, an example."""
    count = len(slide.items)
    must_have(slide.items, 1, 6 if role != "title" else 4)
    columns = columns or (1 if count <= 2 else 2)
    rows = -(-count // columns)
    example = "lead" if role == "title" or columns == _SIDE_BY_SIDE else "body"
    looks = _pattern_looks(slide, canvas, (role, example), panels(columns)[0][1] - 48)
    most = max(looks.height(canvas, item) for item in slide.items)
    least = _PATTERN_HEIGHTS.get(rows, 0.0) if role == "title" or rows == 1 else 104.0 if rows <= 3 else 0.0
    height = max(most, least)
    if rows * height + _GAP * (rows - 1) > canvas.room + 0.5:
        raise DoesNotFit(
            str(slide.items[0].text), (rows * height + _GAP * (rows - 1) - canvas.room) / 27 * looks.width / 18
        )
    frames: list[Frame] = []
    for i, item in enumerate(slide.items):
        x, w = panels(columns)[i % columns]
        box = Box(x, BODY_TOP + (i // columns) * (height + _GAP), w, height)
        frames.append(group(f"pattern {slide.first + i}", _pattern(canvas, item, box, looks)))
    return frames


def _pattern_looks(slide: Patterns, canvas: Canvas, roles: tuple[str, str], width: float) -> _PatternLooks:
    """Purposes stand beside the patterns where all fit there on one line."""
    pattern = Look(roles[0], canvas.key, True, lines=1)
    looks = _PatternLooks(pattern, Look(roles[1]), True, width)
    names = [(item, looks.name_width(canvas, item)) for item in slide.items]
    if all(room > 60 and canvas.fits(item.name, room, pattern) for item, room in names):
        return looks
    return replace(looks, pattern=pattern.but(lines=None), beside=False)


def _pattern(canvas: Canvas, item: Named, box: Box, looks: _PatternLooks) -> list[Frame]:
    x, y, w = box.x + 24, box.y + 12, looks.width
    name = canvas.block("pattern", (x, y, looks.name_width(canvas, item)), item.name, looks.pattern)
    frames: list[Frame] = [canvas.panel("panel", box), name]
    if item.note and looks.beside:
        purpose = looks.purpose.but(align="right", anchor="middle", lines=1)
        frames.append(canvas.text("purpose", Box(x, y, w, name.box.h), item.note, purpose))
    elif item.note:
        frames.append(canvas.block("purpose", (x, name.box.bottom, w), item.note, looks.purpose))
    if item.text:
        line = y + looks.head(canvas, item) + 6
        frames += [canvas.line(x, line, w), canvas.block("example", (x, line + 12, w), item.text, looks.example)]
    return frames


def draw_three_patterns(slide: Patterns, canvas: Canvas, role: str = "title") -> list[Frame]:
    """Three patterns side by side, each on one line with room to spare."""
    must_have(slide.items, _SIDE_BY_SIDE, _SIDE_BY_SIDE)
    look = Look(role, bold=True, lines=1)
    canvas.agree([look], [item.name for item in slide.items], panels(_SIDE_BY_SIDE)[0][1] - 48 - _SPARE)
    return draw_patterns(slide, canvas, role, _SIDE_BY_SIDE)


def _without_examples(slide: Patterns) -> Points | None:
    """Patterns of which there is no example as points: panels would be half empty."""
    if any(item.text for item in slide.items):
        return None
    items = tuple(replace(item, text=item.note, note=RichText()) for item in slide.items)
    return Points(**shared(slide), items=items)


_SCRIPT_X, _SCRIPT_WIDTH = 72.0, 816.0
_SHORT_SCRIPT = 5
"""So many lines may be set as large as titles."""
_SENTENCE_END = re.compile(r"[。！？][”’」』）]*|[.!?][\"”’)]* ")


def draw_script(slide: Script, canvas: Canvas, role: str = "lead") -> list[Frame]:
    """Words to say, on one panel, the situation above."""
    frames: list[Frame] = []
    top = BODY_TOP
    if slide.situation:
        corner = (MARGIN, max(138.0, canvas.clear), WIDTH)
        situation = canvas.block("situation", corner, slide.situation, Look("body", "muted"))
        frames, top = [situation], situation.box.bottom + 9
    look = Look(role)
    needed = [canvas.height(line, _SCRIPT_WIDTH, look) for line in slide.lines]
    if role == "title" and sum(needed) > _SHORT_SCRIPT * canvas.line_height(role):
        raise DoesNotFit(str(slide.lines[-1]), 1000)
    height = sum(needed) + 12 * (len(needed) - 1) + 36
    if height > canvas.floor - top + 0.5:
        over = (height - canvas.floor + top) / canvas.line_height(role) * _SCRIPT_WIDTH / canvas.size(role)
        raise DoesNotFit(str(slide.lines[-1]), over)
    frames.append(canvas.panel("panel", Box(MARGIN, top, WIDTH, height)))
    y = top + 18
    for i, line in enumerate(slide.lines):
        frames.append(group(f"line {i + 1}", [canvas.block("line", (_SCRIPT_X, y, _SCRIPT_WIDTH), line, look)]))
        y += needed[i] + 12
    return frames


class _BySentences:
    """Divides scripts between lines; where single lines are too long, at the ends of sentences."""

    def fewest(self, _slide: Script) -> int:
        """One."""
        return 1

    def most(self, slide: Script) -> int:
        """One for each sentence."""
        return max(1, sum(len(_sentences(line)) for line in slide.lines))

    def into(self, slide: Script, parts: int) -> list[Script]:
        """The parts; each keeps the situation."""
        lines = list(slide.lines)
        while len(lines) < parts:
            longest = max(range(len(lines)), key=lambda i: len(str(lines[i])) if len(_sentences(lines[i])) > 1 else 0)
            sentences = _sentences(lines[longest])
            if len(sentences) < 2:
                break
            middle = sum(map(len, sentences[: -(-len(sentences) // 2)]))
            end = len(str(lines[longest]))
            lines[longest : longest + 1] = [sliced(lines[longest], 0, middle), sliced(lines[longest], middle, end)]
        cuts = [-(-len(lines) * i // parts) for i in range(parts + 1)]
        return [replace(slide, lines=tuple(lines[a:b])) for a, b in itertools.pairwise(cuts) if b > a]


def _sentences(line: RichText) -> list[str]:
    text, at, sentences = str(line), 0, []
    for found in _SENTENCE_END.finditer(text):
        sentences.append(text[at : found.end()])
        at = found.end()
    return [*sentences, text[at:]] if text[at:] else sentences


RULES = {
    Dialogue: Rule(
        (partial(draw_dialogue, role="lead"), draw_dialogue, partial(draw_dialogue, within=True)),
        ByItems("turns", 6, joins=_still_open, reach=1 / 8),
    ),
    Patterns: Rule(
        (
            *(partial(draw_three_patterns, role=role) for role in ("title", "lead")),
            draw_patterns,
            partial(draw_patterns, role="lead"),
            partial(draw_patterns, role="body"),
            partial(draw_patterns, role="lead", columns=1),
            partial(draw_patterns, role="body", columns=1),
        ),
        ByItems("items", 6),
        instead=_without_examples,
    ),
    Script: Rule(tuple(partial(draw_script, role=role) for role in ("title", "lead", "body")), _BySentences()),
}
