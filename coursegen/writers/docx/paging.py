"""Where pages will end, so that what they leave white becomes room to write, and worksheets are not parted.

Heights are foreseen in our own styles; on a client's styles nobody can, so there lines stay as they are. What is
foreseen is never relied on: a page that ends elsewhere has a few lines more or fewer, and all prompts keep together.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from msgspec import Struct, field
from msgspec.structs import replace

from coursegen.content.document import Block, Cell, Document, Lines, PageSection, Paragraph, Rest, Row, Table
from coursegen.content.inline import Run
from coursegen.writers.docx.heights import Heights, look_of, room_before, room_below
from coursegen.writers.docx.measures import POINTS_PER_MM
from coursegen.writers.docx.page_formats import PAGE_FORMATS
from coursegen.writers.docx.rooms import LINE_PITCH, room_between
from coursegen.writers.docx.tables import rows_held

_PITCH = LINE_PITCH * POINTS_PER_MM
_SPARE = 14
"""Points of a page that stay white, should a line break elsewhere than foreseen."""
_ONE_LINE = 1000
"""Millimetres in which any title stands on one line."""
_FEWEST = 2
"""Lines that are worth a title of their own."""

_STRETCH, _HIGHER = 0.4, 60
"""The share of its height, and the points, by which a row to write in may become higher."""
_WRITTEN_IN = ("write", "write-line", "top")
_PARTED = 0.6
"""The share of a page above which what fits on no page begins a new one."""

_PART = 2
"""The level of headings up to which one begins something else."""
_WARY = 3
"""Points by which a page is foreseen shorter: what is taken to fit must fit."""

Place = tuple[int, ...]
"""The way to lines: the number of their block in the section, and within a table those of row, cell and block."""


class Piece(Struct, frozen=True):
    """What stays on one page: a paragraph or a row.

    ``room`` of its height is left out at the top of a page, where ``head`` repeats what heads its table, and what is
    ``below`` its text at the foot. ``whole`` is the height of all that shall not be parted from here on, ``growing``
    its lines that may become more, by how many, ``row`` its number in a table if it is one to write in, which may
    become higher.
    """

    block: int
    height: float
    room: float = 0
    below: float = 0
    keep: bool = False
    new_page: bool = False
    whole: float = 0
    head: float = 0
    growing: tuple[tuple[Place, int], ...] = ()
    is_rest: bool = False
    row: int | None = None


class _Page(Struct):
    """A page being filled: how far down it is written, and what may grow on it."""

    height: float
    used: float = 0
    growing: dict[Place, int] = field(default_factory=dict)
    rows: dict[Place, float] = field(default_factory=dict)
    rest: int | None = None

    def holds(self, height: float) -> bool:
        return self.used + height <= self.height - _WARY

    def put(self, piece: Piece) -> None:
        if piece.is_rest:
            self.rest = piece.block
            return
        self.used += piece.height - (0 if self.used else piece.room)
        self.growing.update(piece.growing)
        if piece.row is not None:
            self.rows[piece.block, piece.row] = piece.height - piece.room
        self.rest = None


class _Plan(Struct):
    """What follows from where pages end: more lines, higher rows, notes by block, and blocks that begin a page."""

    more: dict[Place, int] = field(default_factory=dict)
    rows: dict[Place, float] = field(default_factory=dict)
    notes: dict[int, int] = field(default_factory=dict)
    begins: set[int] = field(default_factory=set)


def paged(document: Document) -> Document:
    """The document with lines down to the foot of pages that would stay white, and worksheets that are not parted."""
    pager = _Pager(Heights(document.language))
    return replace(document, sections=tuple(map(pager.section, document.sections)))


def unpaged(document: Document) -> Document:
    """The document without what depends on where pages end."""
    return replace(document, sections=tuple(_settled(section, _Plan()) for section in document.sections))


class _Pager:
    def __init__(self, heights: Heights) -> None:
        self._heights = heights

    def section(self, section: PageSection) -> PageSection:
        """The section with its pages filled."""
        if not any(map(_depends_on_pages, section.blocks)):
            return section
        page = PAGE_FORMATS[section.role]
        pieces = _with_wholes(list(self._pieces(section.blocks, page.text_width)), section.blocks)
        return _settled(section, self._plan(pieces, section.blocks, page.text_height * POINTS_PER_MM))

    def _plan(self, pieces: Sequence[Piece], blocks: Sequence[Block], height: float) -> _Plan:
        plan, page = _Plan(), _Page(height)
        for chunk in _chunks(pieces):
            if page.used and _begins_page(chunk, page):
                self._fill(page, blocks, plan)
                page = _Page(height, chunk[0].head)
                if chunk[0].whole:
                    plan.begins.add(chunk[0].block)
            for piece in chunk:
                if page.used and not page.holds(piece.height - piece.below):
                    self._fill(page, blocks, plan)
                    page = _Page(height, piece.head)
                page.put(piece)
        self._fill(page, blocks, plan)
        return plan

    def _fill(self, page: _Page, blocks: Sequence[Block], plan: _Plan) -> None:
        """Gives what a finished page leaves white to the lines on it, then to notes."""
        free = page.height - page.used - _SPARE
        growing = dict(page.growing)
        while growing and free >= _PITCH:
            fitting = list(growing)[: int(free // _PITCH)]
            for place in fitting:
                plan.more[place] = plan.more.get(place, 0) + 1
                growing[place] -= 1
            free -= _PITCH * len(fitting)
            growing = {place: more for place, more in growing.items() if more}
        rest = None if page.rest is None else blocks[page.rest]
        if page.rest is not None and isinstance(rest, Rest):
            title, lines = _titled(rest, 0)
            taken = self._heights.block(title, _ONE_LINE, None) + self._heights.hint(lines)
            free -= taken
            count = min(rest.most, int(free // _PITCH))
            if count >= _FEWEST:
                plan.notes[page.rest] = count
                free -= count * _PITCH
            else:
                free += taken
        _stretch(page.rows, free, plan)

    def _pieces(self, blocks: Sequence[Block], width: float) -> Iterator[Piece]:
        last: Block | None = None
        keep = False
        for number, block in enumerate(blocks):
            if isinstance(block, Rest):
                yield Piece(number, 0, keep=keep, is_rest=True)
                continue
            for piece in self._pieces_of(number, block, width, last, blocks[number + 1 : number + 2]):
                keep = piece.keep
                yield piece
            last = block

    def _pieces_of(
        self, number: int, block: Block, width: float, last: Block | None, after: Sequence[Block]
    ) -> Iterator[Piece]:
        if isinstance(block, Table):
            yield from self._rows(number, block, width, room_between(last, block) or 0)
        else:
            yield self._piece(number, block, width, last, after)

    def _piece(self, number: int, block: Block, width: float, last: Block | None, after: Sequence[Block]) -> Piece:
        height, room = self._heights.block(block, width, last), room_before(block, last)
        if isinstance(block, Lines):
            return Piece(number, height, room, growing=_growing((number,), block))
        if not isinstance(block, Paragraph):
            return Piece(number, height, room, room_below(block))
        coming = after[0] if after else None
        apart = isinstance(coming, Table) and room_between(block, coming) is not None
        keep = isinstance(coming, Lines) or ((look_of(block).keep_next or block.keep) and not apart)
        return Piece(number, height, room, room_below(block), keep, block.new_page)

    def _rows(self, number: int, table: Table, width: float, room: float) -> Iterator[Piece]:
        heads = [self._heights.row(table, row, width) for row in table.rows if row.repeats]
        held = rows_held(table)
        for index, row in enumerate(table.rows):
            before = 0 if index else room
            yield Piece(
                number,
                before + self._heights.row(table, row, width),
                before,
                keep=index in held,
                new_page=table.new_page and index == 0,
                head=sum(heads) if index >= len(heads) else 0,
                growing=_growing_in(number, index, row),
                row=index if any(cell.role in _WRITTEN_IN for cell in row.cells) and not row.repeats else None,
            )


def _stretch(rows: dict[Place, float], free: float, plan: _Plan) -> None:
    """Makes the rows of a page that are written in higher by what no line or note took."""
    for place, height in rows.items() if free > 0 else ():
        plan.rows[place] = height + min(free / len(rows), _STRETCH * height, _HIGHER)


def _begins_page(chunk: Sequence[Piece], page: _Page) -> bool:
    first = chunk[0]
    if first.new_page:
        return True
    if first.whole and not page.holds(first.whole):
        return first.whole - first.room <= page.height or page.used > _PARTED * page.height
    return not page.holds(sum(piece.height for piece in chunk) - chunk[-1].below)


def _chunks(pieces: Sequence[Piece]) -> Iterator[list[Piece]]:
    """The pieces, those together that stay with the next on its page."""
    chunk: list[Piece] = []
    for piece in pieces:
        if chunk and piece.new_page:
            yield chunk
            chunk = []
        chunk.append(piece)
        if not piece.keep:
            yield chunk
            chunk = []
    if chunk:
        yield chunk


def _with_wholes(pieces: list[Piece], blocks: Sequence[Block]) -> list[Piece]:
    """The pieces, the first of each table that is whole with the height of all that belongs to it."""
    for start, piece in enumerate(pieces):
        table = blocks[piece.block]
        if not (isinstance(table, Table) and table.whole) or (start and pieces[start - 1].block == piece.block):
            continue
        height = piece.height
        for other in pieces[start + 1 :]:
            if other.block != piece.block and _ends_whole(blocks[other.block]):
                break
            height += other.height
        pieces[start] = replace(piece, whole=height)
    return pieces


def _ends_whole(block: Block) -> bool:
    if isinstance(block, Paragraph):
        outline = look_of(block).outline
        return block.new_page or (outline is not None and outline <= _PART)
    return isinstance(block, Rest) or (isinstance(block, Table) and (block.whole or block.new_page))


def _depends_on_pages(block: Block) -> bool:
    if isinstance(block, Table):
        return block.whole or any(_growing_in(0, 0, row) for row in block.rows)
    return isinstance(block, Rest) or (isinstance(block, Lines) and block.most > block.count)


def _growing(place: Place, lines: Lines) -> tuple[tuple[Place, int], ...]:
    return ((place, lines.most - lines.count),) if lines.most > lines.count else ()


def _growing_in(number: int, index: int, row: Row) -> tuple[tuple[Place, int], ...]:
    return tuple(
        found
        for place, cell in enumerate(row.cells)
        for inner, block in enumerate(cell.blocks)
        if isinstance(block, Lines)
        for found in _growing((number, index, place, inner), block)
    )


def _titled(rest: Rest, count: int) -> tuple[Paragraph, Lines]:
    return Paragraph("heading-2", (Run(rest.title),)), Lines(count, rest.hint, prompt=rest.title)


def _settled(section: PageSection, plan: _Plan) -> PageSection:
    """The section as its plan says; without one, notes go and no line is added."""
    return replace(section, blocks=tuple(_written(section.blocks, plan)))


def _written(blocks: Sequence[Block], plan: _Plan) -> Iterator[Block]:
    for number, block in enumerate(blocks):
        match block:
            case Rest():
                yield from _titled(block, plan.notes[number]) if number in plan.notes else ()
            case Lines():
                yield _grown_lines(block, (number,), plan)
            case Table():
                rows = tuple(_grown(row, (number, index), plan) for index, row in enumerate(block.rows))
                begins = block.new_page or (block.whole and number in plan.begins)
                yield replace(block, rows=rows, new_page=begins)
            case _:
                yield block


def _grown(row: Row, place: Place, plan: _Plan) -> Row:
    cells = tuple(_grown_cell(cell, (*place, index), plan) for index, cell in enumerate(row.cells))
    height = plan.rows.get(place)
    return replace(row, cells=cells, height=height / POINTS_PER_MM if height else row.height)


def _grown_cell(cell: Cell, place: Place, plan: _Plan) -> Cell:
    blocks = (
        _grown_lines(block, (*place, number), plan) if isinstance(block, Lines) else block
        for number, block in enumerate(cell.blocks)
    )
    return replace(cell, blocks=tuple(blocks))


def _grown_lines(lines: Lines, place: Place, plan: _Plan) -> Lines:
    return replace(lines, count=lines.count + plan.more.get(place, 0))
