"""Key points on one level or two."""

from __future__ import annotations

import itertools
from functools import partial
from typing import Literal, get_args

from msgspec import Struct
from msgspec.structs import replace

from coursegen.content.deck import Cluster, Compare, Groups, Points, Quote, SideItem, Slide
from coursegen.content.inline import RichText
from coursegen.layout.canvas import BODY_TOP, MARGIN, WIDTH, Canvas, DoesNotFit, Look, group
from coursegen.layout.frames import Box, Frame
from coursegen.layout.grid import column, panels, row_heights, span
from coursegen.layout.rows import CLEAR, Column, Rows, cells, row_list
from coursegen.layout.rule import ByItems, Rule, must_have, shared

_HEIGHTS = {1: 112.0, 2: 112.0, 3: 112.0, 4: 84.0, 5: 67.0, 6: 56.0, 7: 48.0, 8: 42.0}
_MOST, _MOST_NUMBERED = 6, 8
_MOST_GROUPS = 8
_CLEAR_OF_MANY = {7: 8.0, 8: 6.0}
_NUMBER_WIDTH = 48.0
_LEAD, _ITEM = Look(), Look("body", "muted")
_Size = Literal["large", "usual", "small"]


def draw_points(slide: Points, canvas: Canvas, size: _Size = "large") -> list[Frame]:
    """A row a point: its name, and what is said of it beside it, nearer where all names are short."""
    must_have(slide.items, 1, _most(slide))
    if not any(item.text for item in slide.items):
        return _names_alone(slide, canvas, "body" if size == "small" else "lead")
    few = len(slide.items) <= 4 and size != "small"
    if few and size == "usual":
        raise DoesNotFit("", 1000)
    name = Look("title" if few and not canvas.latin else "lead", bold=True, anchor="middle")
    text = Look("lead" if size == "large" or few else "body", "muted", anchor="middle")
    shift = _NUMBER_WIDTH if slide.numbered else 0.0
    widest = max(canvas.width(item.name, name) for item in slide.items)
    left = column(4) if shift + widest <= span(3) else column(6) + 24
    columns = (
        Column("number", MARGIN, 40, name.but(colour=canvas.key, lines=1)),
        Column("name", MARGIN + shift, left - 24 - MARGIN - shift, name),
        Column("text", left, MARGIN + WIDTH - left, text.but(lines=None if few or size != "large" else 1)),
    )
    return _rows(slide, canvas, columns)


def _most(slide: Points) -> int:
    """How many points there is room for: those counted belong together, and may be more."""
    return _MOST_NUMBERED if slide.numbered else _MOST


class _ByPoints(ByItems, frozen=True):
    """Divides long lists, numbered ones later."""

    def fewest(self, slide: Slide) -> int:
        """So many that no part has too many points."""
        return max(1, -(-len(slide.items) // _most(slide))) if isinstance(slide, Points) else 1


def _names_alone(slide: Points, canvas: Canvas, role: str) -> list[Frame]:
    """Points of which nothing more is said, regular and as wide as the slide."""
    shift = _NUMBER_WIDTH if slide.numbered else 0.0
    look = Look(role, anchor="middle")
    columns = (
        Column("number", MARGIN, 40, look.but(colour=canvas.key, bold=True, lines=1)),
        Column("name", MARGIN + shift, WIDTH - shift, look),
        Column("text", MARGIN, WIDTH, look),
    )
    return _rows(slide, canvas, columns)


def _rows(slide: Points, canvas: Canvas, columns: tuple[Column, ...]) -> list[Frame]:
    numbers = [str(slide.first + i) if slide.numbered else "" for i in range(len(slide.items))]
    texts = tuple((number, item.name, item.text) for number, item in zip(numbers, slide.items, strict=True))
    count = len(slide.items)
    rows = Rows(columns, texts, _HEIGHTS[count], clear=_CLEAR_OF_MANY.get(count, CLEAR))

    def row(i: int, place: Box) -> list[Frame]:
        lit = replace(columns[1], look=columns[1].look.but(colour=canvas.key, bold=True))
        own = (columns[0], lit if slide.items[i].highlighted else columns[1], columns[2])
        return [*cells(canvas, own, texts[i], place)]

    return row_list(canvas, rows.heights(canvas), row)


def draw_stacked_points(slide: Points, canvas: Canvas, role: str = "lead") -> list[Frame]:
    """A row a point, what is said of it under its name: for names too long for a column."""
    must_have(slide.items, 1, 6)
    shift = _NUMBER_WIDTH if slide.numbered else 0.0
    name, text = Look(role, bold=True), Look("body", "muted")
    corner = (MARGIN + shift, WIDTH - shift)
    needed = [
        canvas.height(item.name, corner[1], name) + (canvas.height(item.text, corner[1], text) if item.text else 0)
        for item in slide.items
    ]
    most = _HEIGHTS[len(slide.items)]
    heights = row_heights([height + 12 for height in needed], canvas.room, most)

    def row(i: int, place: Box) -> list[Frame]:
        item, y = slide.items[i], place.y + (place.h - needed[i]) / 2
        own = name.but(colour=canvas.key) if item.highlighted else name
        head = canvas.block("name", (corner[0], y, corner[1]), item.name, own)
        frames: list[Frame] = [head]
        if slide.numbered:
            frames.insert(0, canvas.block("number", (MARGIN, y, 40), str(slide.first + i), name.but(colour=canvas.key)))
        if item.text:
            frames.append(canvas.block("text", (corner[0], head.box.bottom, corner[1]), item.text, text))
        return frames

    return row_list(canvas, heights, row)


def _single_point(slide: Points) -> Quote | None:
    """The one point as a statement: one item is no list."""
    if len(slide.items) != 1 or slide.first != 1:
        return None
    item = slide.items[0]
    own = {**shared(slide), "takeaway": RichText()}
    return Quote(**own, text=item.name, by=item.text, consequence=slide.takeaway)


class _CellLooks(Struct, frozen=True):
    """How the cells of a grid are set, all alike."""

    heading: Look
    number: Look
    lead: Look = _LEAD
    item: Look = _ITEM
    between: float = 3.0


def draw_groups(slide: Groups, canvas: Canvas, columns: int = 0, large: bool = False) -> list[Frame]:
    """Headings with lines under them, in a grid of two columns to four; its rows are even where they can be."""
    count = len(slide.groups)
    columns = columns or slide.columns or _columns_for(count)
    must_have(slide.groups, 1, 2 * columns if columns > 3 else 6)
    places = panels(columns)
    looks = _cell_looks(slide, canvas, places[0][1], large)
    if columns > 3:
        _must_be_short(slide, canvas, places[0][1] - _shift(slide), looks.item.but(lines=1 if large else 2))
    needed = [_cell_height(canvas, cluster, places[0][1] - _shift(slide), looks) for cluster in slide.groups]
    rows = [max(needed[i : i + columns]) + 12 for i in range(0, count, columns)]
    heights = row_heights(rows, canvas.room, 174.0 if len(rows) > 1 else 336.0)
    frames: list[Frame] = []
    for i, cluster in enumerate(slide.groups):
        x, w = places[i % columns]
        box = Box(x, BODY_TOP + sum(heights[: i // columns]), w, heights[i // columns] - 12)
        number = str(slide.first + i) if slide.numbered else ""
        frames.append(group(f"group {i + 1}", _cell(canvas, (number, cluster), box, looks)))
    return frames


def _must_be_short(slide: Groups, canvas: Canvas, width: float, look: Look) -> None:
    """Narrow cells hold words, no sentences. Raises :class:`DoesNotFit`."""
    canvas.agree([look], [item for cluster in slide.groups for item in cluster.items], width)


def _columns_for(count: int) -> int:
    """Over how many columns so many groups are spread."""
    return 2 if count in (2, 4) else 4 if count > 6 else min(3, count)


def _shift(slide: Groups) -> float:
    return 28.0 if slide.numbered else 0.0


def _cell_looks(slide: Groups, canvas: Canvas, width: float, large: bool) -> _CellLooks:
    heading = Look("lead", bold=True, lines=1)
    if large:
        look = canvas.agree([heading], [cluster.heading for cluster in slide.groups], width - _shift(slide))
        return _CellLooks(
            look,
            look.but(colour=canvas.key),
            Look("lead"),
            Look("lead", "muted"),
            6.0 if len(slide.groups) <= 3 and not slide.columns else 0.0,
        )
    choices = [heading, heading.but(role="body"), heading.but(role="body", lines=3)]
    look = canvas.agree(choices, [cluster.heading for cluster in slide.groups], width - _shift(slide))
    return _CellLooks(look, look.but(colour=canvas.key, lines=1))


def _cell_height(canvas: Canvas, cluster: Cluster, width: float, looks: _CellLooks) -> float:
    height = 9 + canvas.height(cluster.heading, width, looks.heading)
    if cluster.lead:
        height += 3 + canvas.height(cluster.lead, width, looks.lead)
    if cluster.items:
        height += 2 * looks.between + canvas.stack_height(cluster.items, width, looks.item, looks.between)
    return height


def _cell(canvas: Canvas, item: tuple[str, Cluster], box: Box, looks: _CellLooks) -> list[Frame]:
    number, cluster = item
    shift = 28.0 if number else 0.0
    x, w = box.x + shift, box.w - shift
    head = canvas.block("heading", (x, box.y + 9, w), cluster.heading, looks.heading)
    frames: list[Frame] = [canvas.line(box.x, box.y, box.w, canvas.key_line)]
    if number:
        frames.append(canvas.block("number", (box.x, box.y + 9, 28), number, looks.number))
    frames.append(head)
    y = head.box.bottom
    if cluster.lead:
        lead = canvas.block("lead", (x, y + 3, w), cluster.lead, looks.lead)
        frames.append(lead)
        y = lead.box.bottom
    if cluster.items:
        frames.append(
            canvas.texts(
                "sub-points",
                Box(x, y + 2 * looks.between, w, box.bottom - y - 2 * looks.between),
                cluster.items,
                looks.item,
                looks.between,
            )
        )
    return frames


class _ByGroups:
    """Divides groups at their boundaries; where single groups are too long, at their items."""

    def fewest(self, slide: Groups) -> int:
        """So many that no part has more than eight groups."""
        return max(1, -(-len(slide.groups) // _MOST_GROUPS))

    def most(self, slide: Groups) -> int:
        """One for each line."""
        return max(1, sum(max(1, len(cluster.items)) for cluster in slide.groups))

    def into(self, slide: Groups, parts: int) -> list[Groups]:
        """The parts; the pieces of a divided group repeat its heading."""
        groups = list(slide.groups)
        numbers = list(range(slide.first, slide.first + len(groups)))
        while len(groups) < parts:
            longest = max(range(len(groups)), key=lambda i: len(groups[i].items))
            if len(groups[longest].items) < 2:
                break
            groups[longest : longest + 1] = _halves(groups[longest])
            numbers.insert(longest, numbers[longest])
        cuts = [-(-len(groups) * i // parts) for i in range(parts + 1)]
        columns = _columns_for(cuts[1]) if parts > 1 else 0
        pairs = itertools.pairwise(cuts)
        return [replace(slide, groups=tuple(groups[a:b]), first=numbers[a], columns=columns) for a, b in pairs if b > a]


def _side_by_side(slide: Groups) -> Compare | None:
    """Two or three plain groups as panels side by side: lists of a few words leave a slide empty."""
    plain = not slide.numbered and all(not cluster.lead and cluster.items for cluster in slide.groups)
    if len(slide.groups) not in (2, 3) or not plain or slide.first != 1 or max(len(g.items) for g in slide.groups) > 4:
        return None
    sides = tuple(SideItem(cluster.heading, items=cluster.items) for cluster in slide.groups)
    return Compare(**shared(slide), sides=sides)


def _halves(cluster: Cluster) -> list[Cluster]:
    middle = -(-len(cluster.items) // 2)
    return [
        replace(cluster, items=cluster.items[:middle]),
        Cluster(cluster.heading, RichText(), cluster.items[middle:]),
    ]


RULES = {
    Points: Rule(
        (
            *(partial(draw_points, size=size) for size in get_args(_Size)),
            draw_stacked_points,
            partial(draw_stacked_points, role="body"),
        ),
        _ByPoints("items", _MOST),
        instead=_single_point,
    ),
    Groups: Rule(
        (
            partial(draw_groups, large=True),
            draw_groups,
            partial(draw_groups, columns=2),
            partial(draw_groups, columns=1),
        ),
        _ByGroups(),
        instead=_side_by_side,
    ),
}
