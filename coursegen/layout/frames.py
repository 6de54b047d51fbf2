"""What layout hands to the writers: every shape of every slide, placed and sized in points, colours by role."""

from __future__ import annotations

from typing import Literal

from msgspec import Struct
from msgspec.structs import replace

from coursegen.problems import Source

FULL_BLEED = ("cover", "divider", "pause", "closing")
"""Masters that fill the screen with the deep colour and carry no footer."""
Align = Literal["left", "center", "right"]
Anchor = Literal["top", "middle", "bottom"]
Geometry = Literal["rect", "ellipse", "chevron", "pentagon", "triangle", "line"]


class Box(Struct, frozen=True):
    """A rectangle on the slide, in points from its top left corner."""

    x: float
    y: float
    w: float
    h: float

    @property
    def right(self) -> float:
        """Its right edge."""
        return self.x + self.w

    @property
    def bottom(self) -> float:
        """Its lower edge."""
        return self.y + self.h

    def inset(self, horizontal: float, vertical: float = 0) -> Box:
        """The box less a padding on each side."""
        return Box(self.x + horizontal, self.y + vertical, self.w - 2 * horizontal, self.h - 2 * vertical)


class Span(Struct, frozen=True):
    """Characters of one look; ``text`` may hold line breaks."""

    text: str
    size: float
    colour: str
    bold: bool = False
    italic: bool = False
    link: str | None = None


class Paragraph(Struct, frozen=True):
    """A paragraph with an exact line height; ``hang`` shifts all lines but the first to the right (points)."""

    spans: tuple[Span, ...]
    line_height: float
    align: Align = "left"
    hang: float = 0
    space_before: float = 0

    @property
    def text(self) -> str:
        """Its characters."""
        return "".join(span.text for span in self.spans)


class Outline(Struct, frozen=True):
    """A line: colour role, width in points, dash."""

    colour: str
    width: float = 0.75
    dotted: bool = False


class Appear(Struct, frozen=True):
    """A frame that is not there until a click: ``click`` counts from 1, frames of one click come together."""

    click: int


class Empty(Struct, frozen=True):
    """A bar that empties from left to right in ``seconds``; bars of one click empty one after the other."""

    seconds: float
    click: int = 1


Motion = Appear | Empty


class Shape(Struct, frozen=True):
    """A drawn shape, a text box, or both. ``placeholder`` names the layout's slot it fills.

    ``name`` is what the selection pane shows; ``alt`` describes it, an empty one marks it decorative.
    ``adjust`` is the depth of a chevron's notch as a share of its height; ``turned`` degrees clockwise; ``jump`` the
    anchor of the slide a click leads to.
    """

    box: Box
    name: str
    geometry: Geometry = "rect"
    fill: str | None = None
    outline: Outline | None = None
    paragraphs: tuple[Paragraph, ...] = ()
    anchor: Anchor = "top"
    placeholder: str | None = None
    adjust: float = 0
    turned: float = 0
    alt: str = ""
    jump: str | None = None

    @property
    def text(self) -> str:
        """Its characters, a line a paragraph."""
        return "\n".join(paragraph.text for paragraph in self.paragraphs)


class Cell(Struct, frozen=True):
    """A table cell; ``left`` is its inner left margin in points."""

    paragraphs: tuple[Paragraph, ...] = ()
    fill: str | None = None
    below: Outline | None = None
    left: float = 0
    right: float = 0
    anchor: Anchor = "middle"


class TableFrame(Struct, frozen=True):
    """A native table; widths and heights are final, in points."""

    box: Box
    name: str
    widths: tuple[float, ...]
    heights: tuple[float, ...]
    rows: tuple[tuple[Cell, ...], ...]
    alt: str = ""


class ChartFigure(Struct, frozen=True):
    """A figure of a chart and the colour role it is drawn in."""

    label: str
    value: float
    colour: str
    bold: bool = False


class ChartFrame(Struct, frozen=True):
    """A native chart."""

    box: Box
    name: str
    form: Literal["bar", "column", "doughnut"]
    figures: tuple[ChartFigure, ...]
    unit: str
    alt: str


class PictureFrame(Struct, frozen=True):
    """A picture, by the path the outline gives."""

    box: Box
    name: str
    file: str
    alt: str


class MediaFrame(Struct, frozen=True):
    """A recording or video that plays where it lies, by the path the outline gives; what shows before is drawn."""

    box: Box
    name: str
    file: str
    alt: str
    video: bool


class Group(Struct, frozen=True):
    """Frames that belong together and move together."""

    name: str
    frames: tuple[Frame, ...]
    alt: str = ""
    motion: Motion | None = None


Frame = Shape | TableFrame | ChartFrame | PictureFrame | MediaFrame | Group


class LaidOutSlide(Struct, frozen=True):
    """A slide ready to write. ``master`` names its layout; ``number`` counts from 1; ``anchor`` is what jumps name.

    A hidden slide is held in reserve: it is in the file, and left out of the show.
    """

    master: str
    title: str
    frames: tuple[Frame, ...]
    notes: tuple[Paragraph, ...] = ()
    activity: str | None = None
    section: int | None = None
    at: Source | None = None
    number: int = 0
    anchor: str | None = None
    hidden: bool = False

    def numbered(self, number: int) -> LaidOutSlide:
        """The slide at a place in the deck."""
        return replace(self, number=number)


class LaidOutDeck(Struct, frozen=True):
    """Every slide of a presentation; ``parts`` are the names of its parts."""

    title: str
    language: str
    parts: tuple[str, ...]
    slides: tuple[LaidOutSlide, ...]
