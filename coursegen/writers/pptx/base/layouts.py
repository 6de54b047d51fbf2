"""What a client's masters and layouts hold: placeholders with their place and text, art, ground; names are only shown.

Measures are turned into those of our own slides, 960 points wide.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cached_property
from typing import Any

from msgspec import Struct

from coursegen.layout.frames import Box
from coursegen.units import EMU_PER_POINT
from coursegen.writers.colouring import A, colour_of, mapped, theme_slots
from coursegen.writers.opening import BaseFile, Refused, parse
from coursegen.writers.package import OFFICE
from coursegen.writers.pptx.markup import MASTERS_COLOURS

P = "{http://schemas.openxmlformats.org/presentationml/2006/main}"
R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
WIDTH, HEIGHT = 960.0, 540.0
TITLES = ("title", "ctrTitle")
FURNITURE = ("dt", "ftr", "sldNum", "hdr")
_COVERS = 0.85
"""The share of the slide from which a shape is its ground."""
_MASTERS_TYPE = {"ctrTitle": "title", "title": "title", **{kind: kind for kind in FURNITURE}}
"""Which placeholder of the master one of a layout continues; all others continue the body."""
_STYLES = {"title": "titleStyle", "body": "bodyStyle"}
_FILLS = tuple(f"{A}{name}" for name in ("solidFill", "gradFill", "blipFill", "pattFill"))


class Placeholder(Struct, frozen=True):
    """A placeholder of a layout. ``colour`` is its text's as RRGGBB, ``None`` where the file does not tell."""

    type: str
    idx: int
    name: str
    box: Box
    size: float
    colour: str | None
    has_east_asian_face: bool
    is_vertical: bool

    @property
    def attributes(self) -> str:
        """How a slide refers to it."""
        type = "" if self.type == "obj" else f'type="{self.type}" '
        return f'{type}idx="{self.idx}"' if self.idx or not type else type.strip()


class Art(Struct, frozen=True):
    """Something drawn on a layout or its master that slides cannot move."""

    name: str
    box: Box


class ClientLayout(Struct, frozen=True):
    """A layout. ``ground`` is its colour, ``None`` for pictures and gradients; slides repeat its ``colour_map``."""

    part: str
    number: int
    master: int
    name: str
    type: str
    placeholders: tuple[Placeholder, ...]
    art: tuple[Art, ...]
    ground: str | None
    colour_map: str

    def of_type(self, *types: str) -> tuple[Placeholder, ...]:
        """Its placeholders of some types."""
        return tuple(placeholder for placeholder in self.placeholders if placeholder.type in types)


class ClientMaster(Struct, frozen=True):
    """A slide master: its layouts, the theme's face for Han characters, and what colour text and ground are."""

    id: int
    part: str
    theme_part: str
    layouts: tuple[ClientLayout, ...]
    east_asian_face: str
    text: str | None
    ground: str | None


class Measures(Struct, frozen=True):
    """A slide's size in points, and how many EMU one point of ours is on it."""

    width: float
    height: float

    @property
    def is_wide(self) -> bool:
        """Whether it is 16 by 9."""
        return abs(self.width / self.height * 9 / 16 - 1) < 0.01

    @property
    def factor(self) -> float:
        """How much larger it is than ours."""
        return self.width / WIDTH


def read_measures(presentation: Any) -> Measures:
    """The slide size of a presentation."""
    size = presentation.find(f"{P}sldSz")
    width, height = (_number(size, key) / EMU_PER_POINT for key in ("cx", "cy"))
    if not (72 <= width <= 4032 and 72 <= height <= 4032):
        raise Refused("base-damaged", reason="sldSz")
    return Measures(width, height)


def read_masters(file: BaseFile, presentation: Any, measures: Measures) -> tuple[ClientMaster, ...]:
    """The slide masters in their order, with their layouts in theirs."""
    targets = {relation.id: relation.target for relation in file.relations(file.main)}
    default = presentation.find(f"{P}defaultTextStyle")
    masters, first = [], 1
    for number, entry in enumerate(presentation.iterfind(f"{P}sldMasterIdLst/{P}sldMasterId"), 1):
        reader = _MasterReader(file, targets.get(entry.get(f"{R}id"), ""), default, measures)
        master = reader.master(int(_number(entry, "id")), number, first)
        masters.append(master)
        first += len(master.layouts)
    return tuple(masters)


class _MasterReader:
    """Reads one master and its layouts."""

    def __init__(self, file: BaseFile, part: str, default: Any, measures: Measures) -> None:
        self._file = file
        self._part = part
        self._default = default
        self._unit = measures.factor * EMU_PER_POINT
        self._root = parse(file.read(part))
        self._targets = {relation.id: relation for relation in file.relations(part)}

    @cached_property
    def _theme_part(self) -> str:
        parts = [r.target for r in self._targets.values() if r.type == f"{OFFICE}/theme"]
        if not parts:
            raise Refused("base-damaged", reason="theme")
        return parts[0]

    @cached_property
    def _theme(self) -> Any:
        return parse(self._file.read(self._theme_part))

    @cached_property
    def _slots(self) -> dict[str, str]:
        mapping = self._root.find(f"{P}clrMap")
        return mapped(theme_slots(self._theme), dict(mapping.attrib) if mapping is not None else {})

    @cached_property
    def _faces(self) -> dict[str, str]:
        """The theme's faces for Han characters by the names text refers to them."""
        places = {"+mj-ea": "majorFont", "+mn-ea": "minorFont"}
        found = {name: self._theme.find(f".//{A}{place}/{A}ea") for name, place in places.items()}
        return {name: "" if face is None else face.get("typeface", "") for name, face in found.items()}

    @cached_property
    def _slots_by_type(self) -> dict[str, Any]:
        """The master's placeholders by type."""
        return {_type(ph): element for element, ph in _filled(self._root)}

    def master(self, id: int, number: int, first: int) -> ClientMaster:
        """The ``number``-th master; its layouts are numbered from ``first``."""
        listed = self._root.iterfind(f"{P}sldLayoutIdLst/{P}sldLayoutId")
        relations = [self._targets.get(entry.get(f"{R}id")) for entry in listed]
        parts = [relation.target for relation in relations if relation and self._file.holds(relation.target)]
        layouts = tuple(self._layout(part, number, first + i) for i, part in enumerate(parts))
        text, ground = self._slots.get("tx1"), self._ground(self._root)
        return ClientMaster(id, self._part, self._theme_part, layouts, self._faces["+mn-ea"], text, ground)

    def _layout(self, part: str, master: int, number: int) -> ClientLayout:
        root = parse(self._file.read(part))
        content = root.find(f"{P}cSld")
        name = content.get("name", "") if content is not None else ""
        placeholders = (self._placeholder(element, ph) for element, ph in _filled(root))
        sources = [self._root, root] if root.get("showMasterSp", "1") in ("1", "true") else [root]
        drawn = [(element, art) for source in sources for element, art in self._art(source)]
        covering = [element for element, art in drawn if _covers(art.box)]
        ground = self._fill_colour(covering[-1]) if covering else self._ground(root) or self._inherited_ground(root)
        art = tuple(art for _, art in drawn if not _covers(art.box))
        found = tuple(placeholder for placeholder in placeholders if placeholder)
        return ClientLayout(part, number, master, name, root.get("type", ""), found, art, ground, _colour_map(root))

    def _inherited_ground(self, root: Any) -> str | None:
        own = root.find(f"{P}cSld/{P}bg")
        return self._ground(self._root) if own is None else None

    def _ground(self, root: Any) -> str | None:
        """The colour of a background; ``None`` where it is none or has many."""
        slots = self._mapped_slots(root)
        reference = root.find(f"{P}cSld/{P}bg/{P}bgRef")
        if reference is None:
            return colour_of(root.find(f"{P}cSld/{P}bg/{P}bgPr/{A}solidFill"), slots)
        fills = self._theme.find(f".//{A}bgFillStyleLst")
        index = int(_number(reference, "idx")) - 1001
        flat = fills is not None and 0 <= index < len(fills) and fills[index].tag == f"{A}solidFill"
        return colour_of(reference, slots) if flat else None

    def _mapped_slots(self, root: Any) -> Mapping[str, str]:
        override = root.find(f"{P}clrMapOvr/{A}overrideClrMapping")
        return self._slots if override is None else mapped(theme_slots(self._theme), dict(override.attrib))

    def _fill_colour(self, element: Any) -> str | None:
        return colour_of(element.find(f"{P}spPr/{A}solidFill"), self._slots)

    def _art(self, root: Any) -> Iterator[tuple[Any, Art]]:
        """What is drawn on a master or layout, placeholders aside."""
        tree = root.find(f"{P}cSld/{P}spTree")
        for element in tree if tree is not None else ():
            if not isinstance(element.tag, str) or _placeholder_of(element) is not None or not _is_seen(element):
                continue
            if box := self._box(element):
                yield element, Art(_name(element), box)

    def _placeholder(self, element: Any, ph: Any) -> Placeholder | None:
        """The placeholder with what it inherits; ``None`` when it stands nowhere."""
        type = _type(ph)
        upper = self._slots_by_type.get(_MASTERS_TYPE.get(type, "body"))
        box = self._box(element) or (self._box(upper) if upper is not None else None)
        if box is None:
            return None
        runs = list(self._runs(element, upper, _MASTERS_TYPE.get(type, "body")))
        size = next((_number(run, "sz") for run in runs if run.get("sz")), 1800) / 100 * EMU_PER_POINT / self._unit
        fills = [fill for run in runs if (fill := run.find(f"{A}solidFill")) is not None]
        faces = [face.get("typeface", "") for run in runs if (face := run.find(f"{A}ea")) is not None]
        named = bool(self._faces.get(faces[0], faces[0])) if faces else False
        colour = colour_of(fills[0], self._slots) if fills else self._slots.get("tx1")
        idx, name = int(_number(ph, "idx")), _name(element)
        return Placeholder(type, idx, name, box, size, colour, named, _is_vertical(element, upper, ph))

    def _runs(self, element: Any, upper: Any, type: str) -> Iterator[Any]:
        """The run properties that hold for a placeholder's first level, nearest first."""
        styles = [source.find(f"{P}txBody/{A}lstStyle") for source in (element, upper) if source is not None]
        styles += [self._root.find(f"{P}txStyles/{P}{_STYLES.get(type, 'otherStyle')}"), self._default]
        for style in styles:
            run = style.find(f"{A}lvl1pPr/{A}defRPr") if style is not None else None
            if run is not None:
                yield run

    def _box(self, element: Any) -> Box | None:
        place = next((x for path in _PLACES if (x := element.find(path)) is not None), None)
        offset, extent = (place.find(f"{A}off"), place.find(f"{A}ext")) if place is not None else (None, None)
        if offset is None or extent is None:
            return None
        x, y, w, h = (
            _number(*at) / self._unit for at in ((offset, "x"), (offset, "y"), (extent, "cx"), (extent, "cy"))
        )
        return Box(x, y, w, h)


_PLACES = (f"{P}spPr/{A}xfrm", f"{P}grpSpPr/{A}xfrm", f"{P}xfrm")


def _filled(root: Any) -> Iterator[tuple[Any, Any]]:
    """The placeholders of a master or layout: the shape and its ``p:ph``."""
    tree = root.find(f"{P}cSld/{P}spTree")
    for element in tree if tree is not None else ():
        ph = _placeholder_of(element) if isinstance(element.tag, str) else None
        if ph is not None:
            yield element, ph


def _placeholder_of(element: Any) -> Any:
    return element.find(f"*/{P}nvPr/{P}ph")


def _name(element: Any) -> str:
    named = element.find(f"*/{P}cNvPr")
    return "" if named is None else str(named.get("name", ""))


def _type(ph: Any) -> str:
    return str(ph.get("type", "obj"))


def _number(element: Any, key: str) -> float:
    """A whole number written in an attribute; 0 without one. Raises :class:`Refused` for what is no number."""
    written = element.get(key, "0") if element is not None else "0"
    try:
        return float(int(written))
    except ValueError:
        raise Refused("base-damaged", reason=f"{key}={written[:20]!r}") from None


def _is_seen(element: Any) -> bool:
    """Whether a shape shows anything: a fill, text, or what is not a plain shape."""
    if element.tag != f"{P}sp":
        return element.tag in (f"{P}pic", f"{P}grpSp", f"{P}graphicFrame")
    own = element.find(f"{P}spPr")
    reference = element.find(f"{P}style/{A}fillRef")
    filled = own is not None and any(own.find(fill) is not None for fill in _FILLS)
    by_style = (
        own is not None and own.find(f"{A}noFill") is None and reference is not None and reference.get("idx") != "0"
    )
    return filled or by_style or any(text.text for text in element.iter(f"{A}t"))


def _covers(box: Box) -> bool:
    """Whether something is the slide's ground rather than art on it."""
    seen = max(0.0, min(box.right, WIDTH) - max(box.x, 0)) * max(0.0, min(box.bottom, HEIGHT) - max(box.y, 0))
    return seen >= _COVERS * WIDTH * HEIGHT


def _is_vertical(element: Any, upper: Any, ph: Any) -> bool:
    bodies = [source.find(f"{P}txBody/{A}bodyPr") for source in (element, upper) if source is not None]
    directions = [body.get("vert") for body in bodies if body is not None and body.get("vert")]
    return ph.get("orient") == "vert" or bool(directions and directions[0] != "horz")


def _colour_map(root: Any) -> str:
    """A layout's own mapping of colours, as slides on it repeat it."""
    override = root.find(f"{P}clrMapOvr/{A}overrideClrMapping")
    if override is None:
        return MASTERS_COLOURS
    attributes = "".join(f' {name}="{value}"' for name, value in override.attrib.items() if value.isalnum())
    return f"<p:clrMapOvr><a:overrideClrMapping{attributes}/></p:clrMapOvr>"
