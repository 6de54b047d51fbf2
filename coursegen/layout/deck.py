"""A deck in, a laid-out deck out: every slide with its title, body and footer in place, divided where it has to be.

What fits nowhere is a problem that names the outline's line and how many characters are too many; nothing is dropped.
"""

from __future__ import annotations

import itertools
import re
from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping

from msgspec import structs

from coursegen.content.deck import Deck, QuizAnswer, QuizQuestion, Slide
from coursegen.content.inline import RichText, Run
from coursegen.layout.canvas import CLIENT_LOGO, LOGO, Canvas
from coursegen.layout.fitting import Fitted, Refused, fitted
from coursegen.layout.frames import FULL_BLEED, Appear, Frame, Group, LaidOutDeck, LaidOutSlide, Paragraph
from coursegen.layout.heading import again_mark, draw_footer, part_mark
from coursegen.layout.measure import Ruler
from coursegen.layout.rules import rule_of
from coursegen.layout.speaking import said_once
from coursegen.layout.typesetting import spaced, spans
from coursegen.problems import FitError, Problem, Source
from coursegen.theme import Theme

_NUMBERED = re.compile(r" (\d+)$")
MAP = "map"
"""The anchor of the slide from which every part can be reached."""
NOWHERE = Source("", 0, 0)
NOTE_SIZE, NOTE_LINE = 12.0, 18.0


def lay_out_deck(
    deck: Deck, theme: Theme, picture_sizes: Mapping[str, tuple[int, int]] | None = None, dark: Collection[str] = ()
) -> LaidOutDeck:
    """Every slide with its shapes in place; ``picture_sizes`` are pixels by file name, those of logos by their own;
    ``dark`` ones need a light ground.

    Slides in reserve stand at the end, in the last part: what is shown is numbered without gaps.
    Raises :class:`FitError` with all that fits nowhere.
    """
    way_back = MAP if any(slide.anchor == MAP for slide in deck.slides) else None
    canvas = Canvas(
        theme, Ruler(deck.language), way_back=way_back, picture_sizes=picture_sizes or {}, dark=frozenset(dark)
    )
    problems: list[Problem] = []
    pieces: list[Fitted] = []
    for neighbours in _distinct(_of_one_title(deck.slides), canvas):
        try:
            pieces += _marked(neighbours, canvas)
        except Refused as refused:
            problems += refused.problems
    if problems:
        raise FitError(sorted(problems, key=lambda problem: problem.source or NOWHERE))
    spoken = said_once([piece.slide for piece in pieces])
    laid_out = [_assembled(piece, slide, deck, canvas) for piece, slide in zip(pieces, spoken, strict=True)]
    shown = [slide for slide in laid_out if not slide.hidden]
    held = [structs.replace(slide, section=len(deck.parts) - 1) for slide in laid_out if slide.hidden]
    numbered = tuple(slide.numbered(number) for number, slide in enumerate([*shown, *held], 1))
    return LaidOutDeck(deck.title, deck.language, tuple(part.name for part in deck.parts), numbered)


def _of_one_title(slides: Iterable[Slide]) -> list[list[Slide]]:
    """Neighbours of the same title together: they are parts of one; and a quiz answer with its question."""
    runs: list[list[Slide]] = []
    for slide in slides:
        before = runs[-1][-1] if runs else None
        if before and (_of_one(before, slide) or _answers(before, slide)):
            runs[-1].append(slide)
        else:
            runs.append([slide])
    return runs


def _distinct(runs: Iterable[list[Slide]], canvas: Canvas) -> Iterator[list[Slide]]:
    """The runs, a title that an earlier run has too followed by which of them it is."""
    taken: set[str] = set()
    for run in runs:
        names = {str(slide.title): _free(slide.title, taken, canvas) for slide in run}
        yield [structs.replace(slide, title=names[str(slide.title)]) for slide in run]
        taken |= {str(name) for name in names.values()}


def _free(title: RichText, taken: set[str], canvas: Canvas) -> RichText:
    """The title, marked where it is taken."""
    choices = (RichText((*title.runs, Run(again_mark(canvas, n)))) for n in itertools.count(2))
    return title if str(title) not in taken else next(choice for choice in choices if str(choice) not in taken)


def _of_one(before: Slide, slide: Slide) -> bool:
    full_bleed = [rule_of(either).master in FULL_BLEED for either in (before, slide)]
    return str(before.title) == str(slide.title) and full_bleed[0] == full_bleed[1]


def _answers(before: Slide | None, slide: Slide) -> bool:
    return isinstance(slide, QuizAnswer) and isinstance(before, QuizQuestion) and str(before.stem) == str(slide.stem)


def _marked(neighbours: list[Slide], canvas: Canvas) -> list[Fitted]:
    """The slides fitted; where there are several of one title, with room in it for which of them each is."""
    pieces = _fitted_all(neighbours, canvas, "")
    if max(_counted(pieces).values()) == 1:
        return pieces
    pieces = _fitted_all(neighbours, canvas, part_mark(canvas, 9, 9))
    counts, seen, marked = _counted(pieces), Counter[str](), []
    for piece in pieces:
        title = str(piece.slide.title)
        seen[title] += 1
        mark = part_mark(canvas, seen[title], counts[title]) if counts[title] > 1 else ""
        marked.append(piece.marked(mark, canvas))
    return marked


def _counted(pieces: Iterable[Fitted]) -> Counter[str]:
    """How many slides have each title."""
    return Counter(str(piece.slide.title) for piece in pieces)


def _fitted_all(slides: list[Slide], canvas: Canvas, mark: str) -> list[Fitted]:
    """The slides fitted, each bundle in one variant. Raises :class:`Refused` with the problems of all of them."""
    problems: list[Problem] = []
    pieces: list[Fitted] = []
    for bundle in _bundles(slides):
        try:
            pieces += fitted(bundle, canvas, mark)
        except Refused as refused:
            problems += refused.problems
    if problems:
        raise Refused(problems)
    return pieces


def _bundles(slides: list[Slide]) -> list[list[Slide]]:
    """The slides one by one, but a quiz question with the answer that follows it: they look the same."""
    bundles: list[list[Slide]] = []
    for slide in slides:
        before = bundles[-1][0] if bundles and len(bundles[-1]) == 1 else None
        if _answers(before, slide):
            bundles[-1].append(slide)
        else:
            bundles.append([slide])
    return bundles


def _assembled(piece: Fitted, slide: Slide, deck: Deck, canvas: Canvas) -> LaidOutSlide:
    """A fitted slide in its frame; ``slide`` is the same with what is said on it."""
    master = rule_of(slide).master
    frames = list(piece.frames)
    if master not in FULL_BLEED:
        frames += draw_footer(slide, deck, canvas)
        master = f"activity-{slide.colour}" if slide.colour != "lecture" else master
    if slide.reveal:
        frames = _appearing(frames)
    said = (note for note in (*slide.standing, *slide.notes, *slide.closing) if note)
    notes = tuple(Paragraph(spans(spaced(note), NOTE_SIZE, "ink", False), NOTE_LINE) for note in said)
    return LaidOutSlide(
        master, str(slide.title) + piece.mark, tuple(frames), notes, slide.activity, slide.section, slide.at,
        anchor=slide.anchor, hidden=slide.reserve,
    )  # fmt: skip


def _appearing(frames: list[Frame]) -> list[Frame]:
    """The frames with numbered groups appearing click by click; groups of one number come together."""
    numbers = [found[1] for frame in frames if isinstance(frame, Group) and (found := _NUMBERED.search(frame.name))]
    clicks = {number: click for click, number in enumerate(dict.fromkeys(numbers))}
    return [_from_click(frame, clicks) for frame in frames]


def _from_click(frame: Frame, clicks: dict[str, int]) -> Frame:
    found = _NUMBERED.search(frame.name) if isinstance(frame, Group) and frame.motion is None else None
    if found is None or not isinstance(frame, Group) or clicks[found[1]] == 0:
        return frame
    return structs.replace(frame, motion=Appear(clicks[found[1]]))


__all__ = ["CLIENT_LOGO", "LOGO", "lay_out_deck"]
