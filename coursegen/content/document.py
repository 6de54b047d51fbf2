"""What a printed document is made of: page sections of paragraphs, lists, tables and room to write.

The tables at the top are the whole vocabulary; the reader, the Word styles and the tests are tied to them.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Literal

from msgspec import Struct

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

LIST_ROLES = ("body", "large", "table-text", "do", "small", "tip", "say", "ask", "run-sheet")

TABLE_ROLES = (
    "plain", "blocks", "facts", "grid", "rows", "activity", "inner", "run-sheet", "box", "fields", "fill", "record",
    "boxes", "route", "outline", "questions", "band", "pictures", "cards", "answers",
)  # fmt: skip
"""What a table is for: it sets the borders and padding its cells start from."""

CELL_ROLES = (
    "plain", "cover", "head", "tint", "paper", "wash", "label", "value", "group", "muted", "strong", "term",
    "number", "opener-number", "opener-title", "badge", "band-title", "band-time", "meta", "slot", "cue", "cue-content",
    "cue-first", "cue-on", "cue-last", "slot-on", "notes-on",
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


class Badge(Struct, frozen=True):
    """A short mark on its own ground: the character of a kind, or a priority."""

    text: str
    kind: str | None
    look: str


class Control(Struct, frozen=True):
    """A field a reader of the file fills in; ``options`` belong to a choice.

    ``shown`` stands there until then, by default the prompt.
    """

    kind: ControlKind
    prompt: str
    options: tuple[str, ...] = ()
    shown: str = ""


class LineBreak(Struct, frozen=True):
    """A new line inside a paragraph."""


class Slot(Struct, frozen=True):
    """A place the word processor fills: one of ``SLOTS``."""

    name: str


Inline = Run | Badge | Control | LineBreak | Slot
Content = tuple[Inline, ...]


class Paragraph(Struct, frozen=True):
    """A paragraph; ``aside`` is what the contents print at the right of a heading."""

    role: str
    content: Content
    kind: str | None = None
    align: Alignment = "start"
    aside: str = ""
    new_page: bool = False
    keep: bool = False


class Item(Struct, frozen=True):
    """An entry of a list, with the lists inside it."""

    content: Content
    inner: tuple[ItemList, ...] = ()


class ItemList(Struct, frozen=True):
    """A bulleted or numbered list."""

    role: str
    ordered: bool
    items: tuple[Item, ...]


class Cell(Struct, frozen=True):
    """A cell over ``span`` columns; ``kind`` picks the colours of kind-coloured roles."""

    role: str
    blocks: tuple[Block, ...]
    span: int = 1
    kind: str | None = None
    align: Alignment = "start"


class Row(Struct, frozen=True):
    """A row; one that repeats heads every page of its table. ``height`` in millimetres is a minimum."""

    cells: tuple[Cell, ...]
    repeats: bool = False
    height: float | None = None
    keep: bool = False


class Table(Struct, frozen=True):
    """A table with fixed columns, in millimetres.

    One that is ``whole`` begins a new page rather than be parted, with what follows up to the next heading of a
    part or the next such table.
    """

    role: str
    columns: tuple[float, ...]
    rows: tuple[Row, ...]
    kind: str | None = None
    new_page: bool = False
    whole: bool = False


class Lines(Struct, frozen=True):
    """Ruled lines to write on, kept with the prompt before them; ``indent`` in millimetres.

    Up to ``most`` of them where their page would stay white otherwise; ``prompt`` names what they ask for.
    """

    count: int
    hint: str = ""
    indent: float = 0
    most: int = 0
    prompt: str = ""


class Rest(Struct, frozen=True):
    """What a page leaves white here, ruled for notes under a title: at most ``most`` lines, nothing where few fit."""

    title: str
    hint: str = ""
    most: int = 16


class StripPart(Struct, frozen=True):
    """A stretch of a strip, as wide as its weight asks; ``scale`` is printed under its beginning."""

    text: str
    weight: int
    role: str
    kind: str | None = None
    scale: str = ""


class Strip(Struct, frozen=True):
    """A one-row picture of time: widths are proportional to minutes. ``end`` closes the scale under it."""

    parts: tuple[StripPart, ...]
    label: str = ""
    end: str = ""


class Contents(Struct, frozen=True):
    """The table of contents of the first ``levels`` heading levels."""

    levels: int = 2


class SlidePicture(Struct, frozen=True):
    """The picture of a slide by its number; ``alt`` says what the slide shows."""

    number: int
    alt: str


class Figure(Struct, frozen=True):
    """A picture by the name the outline gives it, at ``at``; ``height`` in millimetres is the most it takes."""

    file: str
    alt: str
    height: float
    at: Source | None = None


class Logo(Struct, frozen=True):
    """A logo, at most ``height`` millimetres high; ``alt`` says whose it is."""

    name: str
    alt: str
    height: float = 14
    align: Alignment = "start"


Block = Paragraph | ItemList | Table | Lines | Rest | Strip | Contents | SlidePicture | Figure | Logo


class Margin(Struct, frozen=True):
    """The header or footer of a page section; ``outer`` puts the end text at the outer edge of facing pages."""

    start: Content = ()
    end: Content = ()
    outer: bool = False


class PageSection(Struct, frozen=True):
    """A run of pages of one format."""

    role: str
    blocks: tuple[Block, ...]
    header: Margin | None = None
    footer: Margin | None = None


class Document(Struct, frozen=True):
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
