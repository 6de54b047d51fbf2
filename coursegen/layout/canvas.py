"""A slide's drawing board: places text that is known to fit, and the few parts everything is drawn with."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace

from coursegen.content.inline import RichText, Run
from coursegen.layout.frames import Align, Anchor, Box, Frame, Group, Outline, Paragraph, PictureFrame, Shape
from coursegen.layout.measure import Ruler, opens_with_mark
from coursegen.layout.typesetting import balanced_breaks, broken_at, has_orphan, spaced, spans
from coursegen.theme import Theme

MARGIN = 48.0
WIDTH = 864.0
BODY_TOP = 144.0
BODY_BOTTOM = 480.0
LOGO = "\0logo"
"""What the theme's logo is called among the pictures; no outline can name a file so."""
NARROW = 300.0
"""Texts in places narrower than this are broken at phrases whatever their size."""


class DoesNotFit(Exception):
    """A text is too long for its place by ``over`` characters."""

    def __init__(self, text: str, over: int) -> None:
        super().__init__(text)
        self.text = text
        self.over = over


@dataclass(frozen=True, slots=True)
class Look:
    """How a text is set. ``lines`` limits it; without one the height of its box does."""

    role: str = "body"
    colour: str = "ink"
    bold: bool = False
    align: Align = "left"
    anchor: Anchor = "top"
    lines: int | None = None

    def but(self, **changes: object) -> Look:
        """The same look with some things changed."""
        return replace(self, **changes)  # type: ignore[arg-type]


@dataclass(frozen=True, slots=True)
class Canvas:
    """Draws for one slide. ``key`` is its one chromatic colour, ``ground`` its background, ``panel_fill`` what
    lies on it; ``way_back`` the anchor that every slide's footer leads to.
    """

    theme: Theme
    ruler: Ruler
    key: str = "accent"
    key_tint: str = "tint"
    ground: str = "paper"
    panel_fill: str = "wash"
    way_back: str | None = None
    picture_sizes: Mapping[str, tuple[int, int]] = field(default_factory=dict)

    @property
    def latin(self) -> bool:
        """Whether the deck is set with Latin typography."""
        return self.ruler.language == "en"

    def size(self, role: str) -> float:
        """The size of a role, in points."""
        return self.theme.type[role].size

    def line_height(self, role: str) -> float:
        """The exact line height of a role, in points."""
        return self.theme.type[role].line_height(self.ruler.language)

    def line_count(self, content: RichText | str, width: float, look: Look) -> int:
        """How many lines a text takes at a width."""
        return len(self.ruler.lines(str(spaced(rich(content))), width, self.size(look.role), look.bold))

    def height(self, content: RichText | str, width: float, look: Look) -> float:
        """How high a text stands at a width."""
        return self.line_count(content, width, look) * self.line_height(look.role)

    def text(self, name: str, box: Box, content: RichText | str, look: Look = Look()) -> Shape:
        """A text box in which the text fits. Raises :class:`DoesNotFit`."""
        paragraph = self.paragraph(box, content, look)
        if hang := paragraph.hang:
            box = Box(box.x - hang, box.y, box.w + hang, box.h)
            paragraph = paragraph if self._breaks(paragraph, box.w) else replace(paragraph, hang=0.0)
        return Shape(box=box, name=name, paragraphs=(paragraph,), anchor=look.anchor, alt="text")

    def _breaks(self, paragraph: Paragraph, width: float) -> bool:
        span = paragraph.spans[0]
        return len(self.ruler.lines(paragraph.text, width, span.size, span.bold)) > 1

    def texts(self, name: str, box: Box, contents: list[RichText] | tuple[RichText, ...], look: Look) -> Shape:
        """A text box of several paragraphs that fit together. Raises :class:`DoesNotFit`."""
        free = look.but(lines=1000)
        paragraphs = [replace(self.paragraph(box, content, free), hang=0.0) for content in contents]
        gap = 6 if len(contents) > 1 else 0
        heights = [self.height(content, box.w, look) for content in contents]
        room = box.h - gap * (len(contents) - 1)
        if sum(heights) > room + 0.5:
            over = _characters_over(sum(heights) - room, self.line_height(look.role), box.w, self.size(look.role))
            raise DoesNotFit(str(contents[-1]), over)
        spread = tuple(replace(p, space_before=gap if i else 0.0) for i, p in enumerate(paragraphs))
        return Shape(box=box, name=name, paragraphs=spread, anchor=look.anchor, alt="text")

    def paragraph(self, box: Box, content: RichText | str, look: Look) -> Paragraph:
        """The paragraph of a text that fits a box. Raises :class:`DoesNotFit`."""
        text = spaced(rich(content))
        size, height = self.size(look.role), self.line_height(look.role)
        hang = size / 2 if opens_with_mark(str(text)) and look.align == "left" and not self.latin else 0
        lines = self.ruler.lines(str(text), box.w, size, look.bold)
        most = look.lines or max(1, int((box.h + 0.5) // height))
        if len(lines) > most:
            raise DoesNotFit(str(text), sum(len(line) for line in lines[most:]))
        face = (self.ruler, box.w, size, look.bold)
        narrow = box.w < NARROW and len(lines) <= 3
        if len(lines) > 1 and (size >= self.size("lead") or narrow or has_orphan(str(text), *face)):
            text = broken_at(text, balanced_breaks(str(text), *face))
        return Paragraph(spans(text, size, look.colour, look.bold), height, look.align, hang)

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
        paragraph = Paragraph(spans(rich(text), self.size(look.role), look.colour, look.bold), self.line_height(look.role), "center")
        return Shape(box, "badge", fill=fill or self.key, paragraphs=(paragraph,), anchor="middle", alt="text")

    def arrow(self, x: float, middle: float, colour: str | None = None) -> Shape:
        """The arrow mark: a flat triangle pointing right, its left edge at ``x``."""
        return Shape(Box(x - 2, middle - 5, 14, 10), "arrow", "triangle", fill=colour or self.key, turned=90)


def group(name: str, frames: list[Frame] | tuple[Frame, ...]) -> Group:
    """Frames of one item, described by the words in them."""
    words = [frame.text for frame in frames if isinstance(frame, Shape) and frame.text]
    return Group(name, tuple(frames), " ".join(words).replace("\v", "").replace("\n", " "))


def rich(content: RichText | str) -> RichText:
    """Plain characters as rich text."""
    return content if isinstance(content, RichText) else RichText((Run(content),))


def _characters_over(height: float, line_height: float, width: float, size: float) -> int:
    return max(1, round(height / line_height * width / size))
