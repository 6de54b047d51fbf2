"""What a printed document is made of: page sections of paragraphs, lists, tables and room to write.

The tables at the top are the whole vocabulary; the reader, the Word styles and the tests are tied to them.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Literal

from coursegen.content.inline import Run
from coursegen.problems import Source

KINDS = ("lecture", "case", "discussion", "drill", "media", "quiz", "reflection", "break")
"""Colour kinds; ``data-kind`` names one."""

SECTION_ROLES = ("cover", "body", "module", "landscape")

PARAGRAPH_ROLES = (
    "title", "subtitle", "document-type", "brochure-title", "eyebrow",
    "heading-1", "heading-2", "heading-3", "activity-title", "sheet-title",
    "lead", "body", "large", "strong", "small", "hint", "purpose",
    "table-head", "kind-head", "table-text", "table-strong", "table-muted",
    "run-sheet", "run-sheet-strong", "run-sheet-muted",
    "cue-label", "say", "ask", "expected", "do", "tip", "label", "aside", "notes-head", "minutes",
    "transition", "transition-label", "checkpoint", "case-speech", "fill-in", "quotation", "term",
    "number", "big-number", "bar-number", "mark", "badge-character", "figures", "strip-text", "scale",
    "glance-name", "glance-value", "sheet-spans", "header", "footer",
)  # fmt: skip
"""Roles of paragraphs; every one is a Word style. Headings are written ``<h1>`` to ``<h3>``."""

LIST_ROLES = ("body", "large", "table-text", "do", "small", "tip", "say", "ask")

TABLE_ROLES = (
    "plain", "blocks", "facts", "grid", "rows", "activity", "inner", "run-sheet", "box", "fields", "fill", "record",
    "boxes", "route", "outline", "questions", "band", "pictures", "cards", "answers",
)  # fmt: skip
"""What a table is for: it sets the borders and padding its cells start from."""

CELL_ROLES = (
    "plain", "cover", "head", "tint", "paper", "wash", "label", "value", "group", "muted", "strong", "term",
    "number", "opener-number", "opener-title", "badge", "band-title", "band-time", "meta", "slot", "cue", "cue-content",
    "notes", "notes-head", "transition-label", "transition", "checkpoint", "break", "good", "bad",
    "good-head", "bad-head", "write", "line",
    "kind-head", "box", "bar-number", "bar-title", "total", "aside", "gap", "current", "figures",
    "foot", "middle", "top", "write-line", "index", "index-tint", "answer", "mark",
)  # fmt: skip

PICTURES = ("slide", "figure", "logo")
"""What an ``<img>`` may be: the drawing of a slide, a picture the outline names, a logo."""
LOGOS = ("theme", "client")
"""Whose logo an ``<img class="logo">`` is."""

SLOTS = ("page", "pages", "heading")
"""What a header or footer fills in by itself: the page, the number of pages, the current first-level heading."""

BADGE_LOOKS = ("kind", "must", "should", "could")
CONTROLS = ("text", "date", "check", "choice")
ALIGNMENTS = ("start", "center", "end")

ControlKind = Literal["text", "date", "check", "choice"]
Alignment = Literal["start", "center", "end"]


@dataclass(frozen=True, slots=True)
class Badge:
    """A short mark on its own ground: the character of a kind, or a priority."""

    text: str
    kind: str | None
    look: str


@dataclass(frozen=True, slots=True)
class Control:
    """A field a reader of the file fills in; ``options`` belong to a choice."""

    kind: ControlKind
    prompt: str
    options: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class LineBreak:
    """A new line inside a paragraph."""


@dataclass(frozen=True, slots=True)
class Slot:
    """A place the word processor fills: one of ``SLOTS``."""

    name: str


Inline = Run | Badge | Control | LineBreak | Slot
Content = tuple[Inline, ...]


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph; ``aside`` is what the contents print at the right of a heading."""

    role: str
    content: Content
    kind: str | None = None
    align: Alignment = "start"
    aside: str = ""
    new_page: bool = False
    keep: bool = False


@dataclass(frozen=True, slots=True)
class Item:
    """An entry of a list, with the lists inside it."""

    content: Content
    inner: tuple[ItemList, ...] = ()


@dataclass(frozen=True, slots=True)
class ItemList:
    """A bulleted or numbered list."""

    role: str
    ordered: bool
    items: tuple[Item, ...]


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell over ``span`` columns; ``kind`` picks the colours of kind-coloured roles."""

    role: str
    blocks: tuple[Block, ...]
    span: int = 1
    kind: str | None = None
    align: Alignment = "start"


@dataclass(frozen=True, slots=True)
class Row:
    """A row; one that repeats heads every page of its table. ``height`` in millimetres is a minimum."""

    cells: tuple[Cell, ...]
    repeats: bool = False
    height: float | None = None
    keep: bool = False


@dataclass(frozen=True, slots=True)
class Table:
    """A table with fixed columns, in millimetres.

    One that is ``whole`` begins a new page rather than be parted, with what follows up to the next heading or table
    of its own.
    """

    role: str
    columns: tuple[float, ...]
    rows: tuple[Row, ...]
    kind: str | None = None
    new_page: bool = False
    whole: bool = False


@dataclass(frozen=True, slots=True)
class Lines:
    """Ruled lines to write on, kept with the prompt before them; ``indent`` in millimetres.

    Up to ``most`` of them where their page would stay white otherwise.
    """

    count: int
    hint: str = ""
    indent: float = 0
    most: int = 0


@dataclass(frozen=True, slots=True)
class Rest:
    """What a page leaves white here, ruled for notes under a title: at most ``most`` lines, nothing where few fit."""

    title: str
    hint: str = ""
    most: int = 16


@dataclass(frozen=True, slots=True)
class StripPart:
    """A stretch of a strip, as wide as its weight asks; ``scale`` is printed under its beginning."""

    text: str
    weight: int
    role: str
    kind: str | None = None
    scale: str = ""


@dataclass(frozen=True, slots=True)
class Strip:
    """A one-row picture of time: widths are proportional to minutes. ``end`` closes the scale under it."""

    parts: tuple[StripPart, ...]
    label: str = ""
    end: str = ""


@dataclass(frozen=True, slots=True)
class Contents:
    """The table of contents of the first ``levels`` heading levels."""

    levels: int = 2


@dataclass(frozen=True, slots=True)
class SlidePicture:
    """The picture of a slide by its number; ``alt`` says what the slide shows."""

    number: int
    alt: str


@dataclass(frozen=True, slots=True)
class Figure:
    """A picture by the name the outline gives it, at ``at``; ``height`` in millimetres is the most it takes."""

    file: str
    alt: str
    height: float
    at: Source | None = None


@dataclass(frozen=True, slots=True)
class Logo:
    """A logo, at most ``height`` millimetres high; ``alt`` says whose it is."""

    name: str
    alt: str
    height: float = 14
    align: Alignment = "start"


Block = Paragraph | ItemList | Table | Lines | Rest | Strip | Contents | SlidePicture | Figure | Logo


@dataclass(frozen=True, slots=True)
class Margin:
    """The header or footer of a page section; ``outer`` puts the end text at the outer edge of facing pages."""

    start: Content = ()
    end: Content = ()
    outer: bool = False


@dataclass(frozen=True, slots=True)
class PageSection:
    """A run of pages of one format."""

    role: str
    blocks: tuple[Block, ...]
    header: Margin | None = None
    footer: Margin | None = None


@dataclass(frozen=True, slots=True)
class Document:
    """A printed document; ``language`` is one of zh-Hans, zh-Hant and en."""

    language: str
    title: str
    sections: tuple[PageSection, ...]
    author: str = ""
    subject: str = ""

    def figures(self) -> Iterator[Figure]:
        """The pictures it shows, in order."""
        for section in self.sections:
            yield from _figures(section.blocks)


def _figures(blocks: Iterable[Block]) -> Iterator[Figure]:
    for block in blocks:
        if isinstance(block, Figure):
            yield block
        elif isinstance(block, Table):
            for row in block.rows:
                for cell in row.cells:
                    yield from _figures(cell.blocks)
