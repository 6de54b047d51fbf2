"""Our slides on a client's layouts: titles, footers and numbers in its placeholders, everything else where we laid it.

Content stays on our grid, on a sheet of its own where the layout has a dark ground, a picture or art behind it. Where
the client's title reaches into it, the title's place is cut; where a text is too long for its placeholder, it is set
smaller. Covers, dividers, pauses and closings are the client's: only their texts stand.
"""

from __future__ import annotations

from collections.abc import Sequence

from msgspec import Struct
from msgspec.structs import replace

from coursegen.layout.frames import Box, Frame, Group, LaidOutSlide, Paragraph, Shape, Span
from coursegen.writers.pptx.base.fitting import fitting_size, unbroken, width_at
from coursegen.writers.pptx.base.layouts import Placeholder
from coursegen.writers.pptx.base.matching import BODY, LayoutMatch, has_dark_ground, needs_sheet, shared_area
from coursegen.writers.pptx.design import Aspect, ClientSlot, OwnSlot, Slot
from coursegen.writers.pptx.master import ground
from coursegen.writers.pptx.slots import FULL_BLEED, LABEL, TITLE

LEAST_TITLE, LEAST_TEXT, LEAST_FOOTER = 20.0, 12.0, 8.0
_LOWEST_TITLE = 36.0
"""The least height a client's title may be cut to."""
_LOWEST_TOP = 123.0
"""How far down a client's title may begin: lower ones are no headings."""
_SHEET = Box(24, 132, 912, 360)
_TAB = Box(0, 15, 36, 75)
_BADGE = Box(0, 48, 36, 42)
_LARGE = 1.6
"""How much larger than the text around it a number that fills the screen is on a client's layout."""
_OWN_TITLE = OwnSlot(TITLE.attributes)
_BESIDE = ("tab", "badge", "logo")
"""Marks of our own covers that a client's have no place for."""


class Setting(Struct, frozen=True):
    """Frames on a layout and the placeholders they fill; ``ground`` covers the layout's own."""

    frames: tuple[Frame, ...]
    slots: dict[str, Slot]
    ground: str | None = None


def on_layout(slide: LaidOutSlide, match: LayoutMatch, badge: str) -> Setting:
    """The slide set on a client's layout; ``badge`` is the character of its kind of activity."""
    return _text_only(slide, match) if slide.master in FULL_BLEED else _content(slide, match, badge)


def _content(slide: LaidOutSlide, match: LayoutMatch, badge: str) -> Setting:
    own_ground = ground(slide.master)
    sheet = _sheet(slide) if needs_sheet(match.layout) else None
    frames: list[Frame] = [Shape(sheet, "sheet", fill=own_ground)] if sheet else []
    frames += _marks(slide, badge, sheet)
    slots: dict[str, Slot] = {}
    for frame in slide.frames:
        if not isinstance(frame, Shape) or frame.placeholder is None:
            frames += [frame] if frame.name != "tab" else []
            continue
        found = match.placeholder(frame.placeholder)
        if found:
            frame, slot = _filled(frame, found, _title_place(slide, found, sheet))
            slots[str(frame.placeholder)] = slot
        elif frame.placeholder == "title":
            slots["title"] = _OWN_TITLE
        frames.append(frame if found or not has_dark_ground(match.layout) else _lightened(frame))
    return Setting(tuple(frames), slots, None if sheet or own_ground == "paper" else own_ground)


def _sheet(slide: LaidOutSlide) -> Box:
    """The ground that content has of its own."""
    top = min(_SHEET.y, _content_top(slide) - 3)
    return Box(_SHEET.x, top, _SHEET.w, _SHEET.bottom - top)


def _content_top(slide: LaidOutSlide) -> float:
    """The upper edge of what stands below the title, a line of lead text for example."""
    tops = (_top(frame) for frame in slide.frames if frame.name != "tab" and not getattr(frame, "placeholder", None))
    return min(tops, default=BODY.y)


def _top(frame: Frame) -> float:
    return min(map(_top, frame.frames)) if isinstance(frame, Group) else frame.box.y


def _lightened(shape: Shape) -> Shape:
    """A text for which a dark layout has no placeholder; labels have a ground of their own."""
    return shape if shape.placeholder == "label" else _in_colour(shape, "ondeep")


def _marks(slide: LaidOutSlide, badge: str, sheet: Box | None) -> list[Frame]:
    """The tab and the badge our own activity layouts have; a ground for the label where the layout is no plain one."""
    if not slide.master.startswith("activity-"):
        return []
    kind = slide.master.removeprefix("activity-")
    character = Paragraph((Span(badge, 24, "on", bold=True),), 36, "center")
    tab = Shape(_TAB, "tab", fill=kind)
    marks: list[Frame] = [tab, Shape(_BADGE, "badge", paragraphs=(character,), anchor="middle")]
    label = next((f for f in slide.frames if isinstance(f, Shape) and f.placeholder == "label"), None)
    if sheet and label:
        width = label.box.x - _TAB.right + width_at(label.text, label.paragraphs[0].spans[0].size) + 12
        marks.append(Shape(Box(_TAB.right, label.box.y, width, label.box.h), "label ground", fill=f"{kind}tint"))
    return marks


def _filled(shape: Shape, placeholder: Placeholder, place: Box) -> tuple[Shape, ClientSlot]:
    """The text as it stands in a client's placeholder."""
    if shape.placeholder == "number":
        return shape, _slot(placeholder, placeholder.box, placeholder.size)
    box = place if shape.placeholder == "title" else placeholder.box
    least = LEAST_TITLE if shape.placeholder == "title" else LEAST_FOOTER
    shape = replace(shape, paragraphs=tuple(map(_unbroken, shape.paragraphs)))
    size = fitting_size(shape.text, box, placeholder.size, min(least, placeholder.size))
    return _at_size(shape, size), _slot(placeholder, box, size)


def _slot(placeholder: Placeholder, box: Box, size: float) -> ClientSlot:
    writes: set[Aspect] = set()
    if abs(size - placeholder.size) > 0.1:
        writes.add("size")
    if not placeholder.has_east_asian_face:
        writes.add("face")
    return ClientSlot(placeholder.attributes, None if box == placeholder.box else box, frozenset(writes))


def _title_place(slide: LaidOutSlide, placeholder: Placeholder, sheet: Box | None) -> Box:
    """Where the client puts titles, less what our label, tab, lead and body need; our own place if little is left."""
    box = placeholder.box
    top, bottom, left = box.y, min(box.bottom, sheet.y if sheet else _content_top(slide)), box.x
    if any(frame.name == "label" for frame in slide.frames) and shared_area(box, LABEL.box):
        top = max(top, LABEL.box.bottom)
    if slide.master.startswith("activity-"):
        left = max(left, _TAB.right + 4)
    if bottom - top < _LOWEST_TITLE or top > _LOWEST_TOP:
        return next((f.box for f in slide.frames if isinstance(f, Shape) and f.placeholder == "title"), TITLE.box)
    return Box(left, top, box.right - left, bottom - top)


def _text_only(slide: LaidOutSlide, match: LayoutMatch) -> Setting:
    """The title in its placeholder, the other texts one below the other in the second one or in the room there is."""
    shapes = [shape for shape in slide.frames if isinstance(shape, Shape) and shape.paragraphs]
    title = next(shape for shape in shapes if shape.placeholder == "title")
    texts = sorted((s for s in shapes if s is not title and s.name not in _BESIDE), key=lambda s: (s.box.y, s.box.x))
    found, second = match.placeholder("title"), match.placeholder("subtitle")
    light = "ondeep" if has_dark_ground(match.layout) else "ink"
    head, slot = _filled(title, found, found.box) if found else (_in_colour(title, light), _OWN_TITLE)
    slots: dict[str, Slot] = {"title": slot}
    frames: list[Frame] = [head]
    if texts and second:
        shape, slots["subtitle"] = _joined(texts, second)
        frames.append(shape)
    elif texts:
        frames.append(_stacked(texts, found.box if found else title.box, light))
    return Setting((*frames, *_kept(slide)), slots)


def _kept(slide: LaidOutSlide) -> list[Frame]:
    """Moving frames stay: a countdown is no decoration."""
    return [frame for frame in slide.frames if isinstance(frame, Group) and frame.motion]


def _joined(texts: Sequence[Shape], placeholder: Placeholder) -> tuple[Shape, Slot]:
    """Several texts as paragraphs of a placeholder; numbers that fill our screens stay larger than the rest."""
    paragraphs = [_unbroken(paragraph) for shape in texts for paragraph in shape.paragraphs]
    large = {i for i, shape in enumerate(texts) if shape.paragraphs[0].spans[0].size > 48}
    whole = "\n".join(paragraph.text for paragraph in paragraphs) + "\n" * len(large)
    size = fitting_size(whole, placeholder.box, placeholder.size, min(LEAST_TEXT, placeholder.size))
    sized = tuple(_sized(paragraph, size * (_LARGE if i in large else 1)) for i, paragraph in enumerate(paragraphs))
    shape = Shape(placeholder.box, "subtitle", paragraphs=sized, placeholder="subtitle")
    slot = _slot(placeholder, placeholder.box, size)
    return shape, replace(slot, writes=slot.writes | {"size"}) if large else slot


def _stacked(texts: Sequence[Shape], title: Box, colour: str) -> Shape:
    """Several texts in a box below the title, or above it where there is more room."""
    paragraphs = tuple(_unbroken(paragraph) for shape in texts for paragraph in shape.paragraphs)
    height = sum(paragraph.line_height for paragraph in paragraphs)
    below = title.bottom + 12
    top = below if below + height <= 500 else max(24.0, title.y - 12 - height)
    box = Box(max(title.x, 24.0), top, max(240.0, min(title.w, 912.0)), height)
    return _in_colour(Shape(box, "subtitle", paragraphs=paragraphs), colour)


def _in_colour(shape: Shape, colour: str) -> Shape:
    paragraphs = tuple(
        replace(paragraph, spans=tuple(replace(span, colour=colour) for span in paragraph.spans))
        for paragraph in shape.paragraphs
    )
    return replace(shape, paragraphs=paragraphs)


def _at_size(shape: Shape, size: float) -> Shape:
    return replace(shape, paragraphs=tuple(_sized(paragraph, size) for paragraph in shape.paragraphs))


def _sized(paragraph: Paragraph, size: float) -> Paragraph:
    return replace(paragraph, spans=tuple(replace(span, size=size) for span in paragraph.spans))


def _unbroken(paragraph: Paragraph) -> Paragraph:
    return replace(paragraph, spans=tuple(replace(span, text=unbroken(span.text)) for span in paragraph.spans))
