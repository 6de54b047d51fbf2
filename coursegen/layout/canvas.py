"""A slide's drawing board: places text that is known to fit, and the few parts everything is drawn with."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from msgspec import Struct, field
from msgspec.structs import replace

from coursegen.content.inline import RichText, Run
from coursegen.layout.breaking import balanced, without_orphan
from coursegen.layout.frames import Align, Anchor, Box, Frame, Group, Outline, Paragraph, PictureFrame, Shape
from coursegen.layout.measure import (
    LOOSE,
    Breaks,
    Measured,
    Room,
    Ruler,
    edges,
    filled,
    office_edges,
    opens_with_mark,
    wary_edges,
)
from coursegen.layout.typesetting import broken_at, phrase_edges, spaced, spans, untorn_edges, weighted
from coursegen.theme import Theme

MARGIN = 48.0
WIDTH = 864.0
BODY_TOP = 144.0
BODY_BOTTOM = 480.0
LOGO, CLIENT_LOGO = "\0logo", "\0client"
"""What the theme's logo and the client's are called among the pictures; no outline can name a file so."""
NARROW = 500.0
"""Texts in places narrower than this are broken at phrases whatever their size."""
_ROUNDING = 0.5


class DoesNotFit(Exception):
    """A text is too long for its place by ``over`` characters."""

    def __init__(self, text: str, over: float) -> None:
        super().__init__(text)
        self.text = text
        self.over = max(1, round(over))


class TooMany(DoesNotFit):
    """There are ``count`` items where there is room for ``most``."""

    def __init__(self, text: str, over: float, count: int, most: int) -> None:
        super().__init__(text, over)
        self.count = count
        self.most = most


class Look(Struct, frozen=True):
    """How a text is set. ``lines`` limits it, and so does the height of its box."""

    role: str = "body"
    colour: str = "ink"
    bold: bool = False
    align: Align = "left"
    anchor: Anchor = "top"
    lines: int | None = None
    hanging: bool = True
    """Whether an opening mark hangs out; not in paragraphs that stand with others."""

    def but(self, **changes: object) -> Look:
        """The same look with some things changed."""
        return replace(self, **changes)

    def roles(self, *roles: str) -> list[Look]:
        """The look in several sizes, the one to try first first."""
        return [replace(self, role=role) for role in roles]


class Canvas(Struct, frozen=True):
    """Draws for one slide. ``key`` is its one chromatic colour, ``ground`` its background, ``panel_fill`` what lies
    on it; ``clear`` the height below the title from where it is free, ``floor`` down to where the body may reach;
    ``way_back`` is the anchor footers lead to.
    """

    theme: Theme
    ruler: Ruler
    key: str = "accent"
    key_tint: str = "tint"
    ground: str = "paper"
    panel_fill: str = "wash"
    clear: float = 96.0
    floor: float = BODY_BOTTOM
    way_back: str | None = None
    picture_sizes: Mapping[str, tuple[int, int]] = field(default_factory=dict)
    dark: frozenset[str] = frozenset()

    @property
    def latin(self) -> bool:
        """Whether the deck is set with Latin typography."""
        return self.ruler.language == "en"

    @property
    def room(self) -> float:
        """How high the body may be."""
        return self.floor - BODY_TOP

    def whole(self) -> None:
        """Refuses a drawing that needs the whole body where there is less. Raises :class:`DoesNotFit`."""
        if self.floor < BODY_BOTTOM:
            raise DoesNotFit("", 1000)

    @property
    def soft_fill(self) -> str:
        """What panels of the slide's own colour are filled with: its tint on white, paper on tint."""
        return "tint" if self.ground == "paper" else "paper"

    def size(self, role: str) -> float:
        """The size of a role, in points."""
        return self.theme.type[role].size

    def line_height(self, role: str) -> float:
        """The exact line height of a role, in points."""
        return self.theme.type[role].line_height(self.ruler.language)

    def is_bold(self, look: Look) -> bool:
        """Whether a look is set bold; small Traditional characters never are, their strokes would run together."""
        return look.bold and not (self.ruler.language == "zh-Hant" and self.size(look.role) <= 14)

    def width(self, content: RichText | str, look: Look) -> float:
        """How wide a text is on one line."""
        return self._measured(spaced(rich(content)), look).width * self.size(look.role)

    def lines(self, content: RichText | str, width: float, look: Look) -> int:
        """How many lines a text takes at a width. Raises :class:`DoesNotFit` when a word is wider than that."""
        text = spaced(rich(content))
        breaks = self._breaks(text, width, look)
        if breaks.cuts_word:
            raise DoesNotFit(str(text), self._word_over(self._measured(text, look), width, look))
        return breaks.lines

    def height(self, content: RichText | str, width: float, look: Look) -> float:
        """How high a text stands at a width. Raises :class:`DoesNotFit` when a word is wider than that."""
        return self.lines(content, width, look) * self.line_height(look.role)

    def stack_height(self, contents: Sequence[RichText], width: float, look: Look, gap: float = 6) -> float:
        """How high several paragraphs stand at a width."""
        plain = look.but(lines=None, hanging=False)
        return sum(self.height(content, width, plain) for content in contents) + gap * max(0, len(contents) - 1)

    def fits(self, content: RichText | str, width: float, look: Look, height: float = 1000) -> bool:
        """Whether a text fits a place."""
        breaks = self._breaks(spaced(rich(content)), width, look)
        return not breaks.cuts_word and breaks.lines <= self._most_lines(height, look)

    def agree(
        self, looks: Sequence[Look], contents: Iterable[RichText | str], width: float, height: float = 1000
    ) -> Look:
        """The first look in which every one of some siblings fits a place. Raises :class:`DoesNotFit`."""
        texts = [text for content in contents if (text := rich(content))]
        for look in looks:
            if all(self.fits(text, width, look, height) for text in texts):
                return look
        for text in texts:
            self._refuse(text, width, looks[-1], height)
        raise AssertionError("one of the texts does not fit")

    def _refuse(self, content: RichText, width: float, look: Look, height: float) -> None:
        """Raises :class:`DoesNotFit` when a text does not fit a place."""
        text = spaced(content)
        lines = self.lines(text, width, look)
        if lines > (most := self._most_lines(height, look)):
            first_over = self._breaks(text, width, look).places[most - 1] if most else 0
            raise DoesNotFit(str(text), len(str(text)) - first_over)

    def _most_lines(self, height: float, look: Look) -> int:
        held = max(0, int((height + _ROUNDING) // self.line_height(look.role)))
        return 1 if look.lines == 1 else min(look.lines or held, held)

    def _measured(self, text: RichText, look: Look) -> Measured:
        return self.ruler.measured(weighted(text, self.is_bold(look)))

    def _word_over(self, line: Measured, width: float, look: Look) -> float:
        """How many characters the widest word of a text has too many."""
        ends = edges(line.text, self.ruler.chinese)
        widest = max(line.extent(start, end) for start, end in zip((0, *ends), ends, strict=False))
        return (widest * self.size(look.role) - width) / self.size(look.role) * 2

    def _room(self, text: str, width: float, look: Look) -> Room:
        return Room(width / self.size(look.role), 0.5 if self._hangs(text, look) else 0.0)

    def _hangs(self, text: str, look: Look) -> bool:
        return look.hanging and look.align == "left" and opens_with_mark(text) and not self.latin

    def _breaks(self, text: RichText, width: float, look: Look) -> Breaks:
        line = self._measured(text, look)
        return filled(line, edges(line.text, self.ruler.chinese), self._room(line.text, width, look))

    def text(self, name: str, box: Box, content: RichText | str, look: Look = Look()) -> Shape:
        """A text box in which the text fits, an opening mark hanging out. Raises :class:`DoesNotFit`."""
        self._refuse(rich(content), box.w, look, box.h)
        text = spaced(rich(content))
        paragraph = self.paragraph(text, box.w, look)
        if self._hangs(str(text), look):
            hang = self.size(look.role) / 2
            box = Box(box.x - hang, box.y, box.w + hang, box.h)
            if self._breaks(text, box.w - hang, look).lines > 1:
                paragraph = replace(paragraph, hang=hang)
        return Shape(box=box, name=name, paragraphs=(paragraph,), anchor=look.anchor, alt="text")

    def block(
        self, name: str, corner: tuple[float, float, float], content: RichText | str, look: Look = Look()
    ) -> Shape:
        """A text box as high as its text; ``corner`` is where it begins and how wide it is."""
        x, y, w = corner
        return self.text(name, Box(x, y, w, self.height(content, w, look)), content, look)

    def texts(self, name: str, box: Box, contents: Sequence[RichText], look: Look, gap: float = 6) -> Shape:
        """A text box of several paragraphs that fit together. Raises :class:`DoesNotFit`."""
        plain = look.but(lines=None, hanging=False)
        needed = self.stack_height(contents, box.w, plain, gap)
        if needed > box.h + _ROUNDING:
            over = (needed - box.h) / self.line_height(look.role) * box.w / self.size(look.role)
            raise DoesNotFit(str(contents[-1]), over)
        paragraphs = [self.paragraph(spaced(content), box.w, plain) for content in contents]
        spread = tuple(replace(p, space_before=gap if i else 0.0) for i, p in enumerate(paragraphs))
        return Shape(box=box, name=name, paragraphs=spread, anchor=look.anchor, alt="text")

    def paragraph(self, content: RichText, width: float, look: Look) -> Paragraph:
        """A text with its lines broken: by hand where they would break badly, else left to flow."""
        line = self._measured(content, look)
        room = self._room(line.text, width, look)
        wanted = self._wanted_breaks(line, room, self._most_balanced(width, look))
        text = content if self._flows(line, room, wanted) else broken_at(content, wanted.places)
        marked = spans(text, self.size(look.role), look.colour, self.is_bold(look), self.key)
        return Paragraph(marked, self.line_height(look.role), look.align)

    def _flows(self, line: Measured, room: Room, wanted: Breaks) -> bool:
        """Whether Office programs would break the lines at the same places by themselves."""
        if wanted.lines == 1:
            return True
        if any(line.text[place - 1] in LOOSE.strip(" ") for place in wanted.places):
            return False
        ends = [edges_of(line.text, self.ruler.chinese) for edges_of in (office_edges, wary_edges)]
        return all(filled(line, places, room) == wanted for places in ends)

    def _wanted_breaks(self, line: Measured, room: Room, most_balanced: int) -> Breaks:
        anywhere = edges(line.text, self.ruler.chinese)
        breaks = filled(line, anywhere, room)
        if breaks.lines == 1 or breaks.cuts_word:
            return breaks

        def phrases() -> tuple[tuple[int, ...], ...]:
            language = self.ruler.language
            return phrase_edges(line.text, language), untorn_edges(line.text, language)

        if breaks.lines <= most_balanced:
            return balanced(line, anywhere, room, phrases)
        if breaks.lines == 2:
            at_phrase = filled(line, phrases()[0], room)
            breaks = at_phrase if at_phrase.lines == 2 and not at_phrase.cuts_word else breaks
        return without_orphan(line, anywhere, room, breaks, phrases)

    def _most_balanced(self, width: float, look: Look) -> int:
        """How many lines a text may have to be broken at phrases; longer ones flow."""
        if width < NARROW or self.size(look.role) >= self.size("title"):
            return 3
        return 2 if self.size(look.role) >= self.size("lead") else 0

    def panel(self, name: str, box: Box, fill: str | None = None) -> Shape:
        """A flat rectangle."""
        return Shape(box=box, name=name, fill=fill or self.panel_fill)

    def picture(self, name: str, box: Box, file: str, alt: str) -> PictureFrame:
        """A picture as large as a box allows, its proportions kept, at the box's top left."""
        width, height = self.picture_sizes.get(file, (16, 9))
        scale = min(box.w / width, box.h / height)
        return PictureFrame(Box(box.x, box.y, width * scale, height * scale), name, file, alt)

    def line(self, x: float, y: float, w: float, outline: Outline | None = None) -> Shape:
        """A horizontal line."""
        return Shape(Box(x, y, w, 0), "line", "line", outline=outline or self.hairline)

    @property
    def hairline(self) -> Outline:
        """The line between rows: grey on white, the kind's colour on tint."""
        return Outline("line" if self.ground == "paper" else self.key)

    @property
    def key_line(self) -> Outline:
        """The line under a group label."""
        return Outline(self.key, 1.5)

    def badge(self, box: Box, text: str, look: Look | None = None, fill: str | None = None) -> Shape:
        """A filled square with a character in its middle."""
        look = (look or Look("lead", "on", True)).but(align="center", anchor="middle", lines=1)
        shape = self.text("badge", box, text, look)
        return replace(shape, fill=fill or self.key)

    def arrow(self, x: float, middle: float, colour: str | None = None) -> Shape:
        """The arrow mark: a flat triangle 10 wide and 14 high pointing right, its left edge at ``x``."""
        return Shape(Box(x - 2, middle - 5, 14, 10), "arrow", "triangle", fill=colour or self.key, turned=90)


def group(name: str, frames: Sequence[Frame]) -> Group:
    """Frames of one item, described by the words in them."""
    words = [frame.text for frame in frames if isinstance(frame, Shape) and frame.text]
    return Group(name, tuple(frames), " ".join(words).replace("\v", "").replace("\n", " "))


def rich(content: RichText | str) -> RichText:
    """Plain characters as rich text."""
    return content if isinstance(content, RichText) else RichText((Run(content),))
