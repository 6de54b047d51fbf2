"""Frames as shapes, text boxes, placeholders, tables, charts, pictures and groups."""

from __future__ import annotations

from coursegen.layout.frames import (
    Box,
    Cell,
    ChartFrame,
    Frame,
    Group,
    MediaFrame,
    Outline,
    PictureFrame,
    Shape,
    TableFrame,
)
from coursegen.units import emu
from coursegen.writers.pptx.design import ClientSlot, Slot
from coursegen.writers.pptx.markup import NUMBER_FIELD, placed
from coursegen.writers.pptx.scene import Scene
from coursegen.writers.pptx.text import ALIGN, ANCHOR, body, inheriting, run_properties
from coursegen.writers.xml_text import quoteattr

_GEOMETRY = {
    "rect": "rect", "ellipse": "ellipse", "chevron": "chevron", "pentagon": "homePlate", "triangle": "triangle",
}  # fmt: skip
_DECORATIVE = (
    '<a:extLst><a:ext uri="{C183D7F6-B498-43B3-948B-1728B52AA6E4}">'
    '<adec:decorative xmlns:adec="http://schemas.microsoft.com/office/drawing/2017/decorative" val="1"/>'
    "</a:ext></a:extLst>"
)
"""What screen readers pass over."""
_NOTHING = "<a:noFill/>"
_TABLE = "http://schemas.openxmlformats.org/drawingml/2006/table"
_CHART = "http://schemas.openxmlformats.org/drawingml/2006/chart"


def frame_xml(scene: Scene, frame: Frame) -> str:
    """The element of a frame."""
    match frame:
        case Shape():
            return _line(scene, frame) if frame.geometry == "line" else _shape(scene, frame)
        case Group():
            return _group(scene, frame)
        case TableFrame():
            return _table(scene, frame)
        case ChartFrame():
            return _chart(scene, frame)
        case MediaFrame():
            return _recording(scene, frame)
        case PictureFrame():
            return _picture(scene, frame)


def _named(scene: Scene, name: str, alt: str = "", inside: str = "") -> str:
    description = f" descr={quoteattr(alt)}" if alt else ""
    start = f'id="{scene.next_id()}" name={quoteattr(name)}{description}'
    return f"<p:cNvPr {start}>{inside}</p:cNvPr>" if inside else f"<p:cNvPr {start}/>"


def _described(scene: Scene, name: str, alt: str) -> str:
    """The name of something seen: described, or marked as decoration."""
    return _named(scene, name, alt, "" if alt else _DECORATIVE)


def _outline(scene: Scene, outline: Outline | None, tag: str = "a:ln") -> str:
    if outline is None:
        return f"<{tag}>{_NOTHING}</{tag}>"
    dash = '<a:prstDash val="sysDot"/>' if outline.dotted else ""
    return f'<{tag} w="{emu(outline.width)}">{scene.palette.fill(outline.colour)}{dash}</{tag}>'


def _shape(scene: Scene, shape: Shape) -> str:
    slot = scene.slots.get(shape.placeholder or "")
    if slot is not None:
        return _placeholder(scene, shape, slot)
    is_box = bool(shape.paragraphs) and shape.fill is None and shape.outline is None
    jump = scene.jump(shape.jump)
    named = _named(scene, shape.name, "", jump or ("" if shape.text.strip() else _DECORATIVE))
    kind = '<p:cNvSpPr txBox="1"/>' if is_box else "<p:cNvSpPr/>"
    fill = scene.palette.fill(shape.fill) if shape.fill else _NOTHING
    outline = "" if is_box else _outline(scene, shape.outline)
    properties = f"<p:spPr>{placed(shape.box, turned=shape.turned)}{_preset(shape)}{fill}{outline}</p:spPr>"
    text = _numbered(scene, shape) if shape.placeholder == "number" else body(scene, shape.paragraphs, shape.anchor)
    return f"<p:sp><p:nvSpPr>{named}{kind}<p:nvPr/></p:nvSpPr>{properties}{text}</p:sp>"


def _preset(shape: Shape) -> str:
    guide = f'<a:gd name="adj" fmla="val {round(shape.adjust * 100000)}"/>' if shape.adjust else ""
    return f'<a:prstGeom prst="{_GEOMETRY[shape.geometry]}"><a:avLst>{guide}</a:avLst></a:prstGeom>'


def _placeholder(scene: Scene, shape: Shape, slot: Slot) -> str:
    named = _named(scene, shape.name, "", scene.jump(shape.jump))
    locks = '<p:cNvSpPr><a:spLocks noGrp="1"/></p:cNvSpPr>'
    start = f"<p:nvSpPr>{named}{locks}<p:nvPr><p:ph {slot.attributes}/></p:nvPr></p:nvSpPr>"
    if isinstance(slot, ClientSlot):
        return f"<p:sp>{start}{_filled(scene, shape, slot)}</p:sp>"
    if shape.placeholder == "number":
        return f"<p:sp>{start}<p:spPr/>{_numbered(scene, shape)}</p:sp>"
    return f"<p:sp>{start}<p:spPr>{placed(shape.box)}</p:spPr>{body(scene, shape.paragraphs, shape.anchor)}</p:sp>"


def _filled(scene: Scene, shape: Shape, slot: ClientSlot) -> str:
    """The place and text of a client's placeholder."""
    place = f"<p:spPr>{placed(slot.box)}</p:spPr>" if slot.box else "<p:spPr/>"
    text = inheriting(scene, shape.paragraphs, slot)
    if shape.placeholder == "number":
        text = text.replace("<a:r>", NUMBER_FIELD, 1).replace("</a:r>", "</a:fld>", 1)
    return f"{place}<p:txBody><a:bodyPr/><a:lstStyle/>{text}</p:txBody>"


def _numbered(scene: Scene, shape: Shape) -> str:
    """The text of a slide number, which follows the slide when it is moved."""
    (paragraph,) = shape.paragraphs
    properties = f"<a:rPr {run_properties(scene, paragraph.spans[0])}</a:rPr>"
    field = f"{NUMBER_FIELD}{properties}<a:t>{scene.number}</a:t></a:fld>"
    insets = (
        "" if scene.slots.get("number") else f' lIns="0" tIns="0" rIns="0" bIns="0" anchor="{ANCHOR[shape.anchor]}"'
    )
    align = f'<a:pPr algn="{ALIGN[paragraph.align]}"/>'
    return f"<p:txBody><a:bodyPr{insets}/><a:lstStyle/><a:p>{align}{field}</a:p></p:txBody>"


def _line(scene: Scene, shape: Shape) -> str:
    named = _named(scene, shape.name, "", _DECORATIVE)
    preset = '<a:prstGeom prst="line"><a:avLst/></a:prstGeom>'
    properties = f"<p:spPr>{placed(shape.box)}{preset}{_outline(scene, shape.outline)}</p:spPr>"
    return f"<p:cxnSp><p:nvCxnSpPr>{named}<p:cNvCxnSpPr/><p:nvPr/></p:nvCxnSpPr>{properties}</p:cxnSp>"


def _group(scene: Scene, group: Group) -> str:
    named = _described(scene, group.name, group.alt)
    if group.motion:
        scene.moving.append((scene.last_id, group.motion))
    box = _around(group)
    place = f'<a:off x="{emu(box.x)}" y="{emu(box.y)}"/><a:ext cx="{emu(box.w)}" cy="{emu(box.h)}"/>'
    inner = place.replace("a:off", "a:chOff").replace("a:ext ", "a:chExt ")
    frames = "".join(frame_xml(scene, frame) for frame in group.frames)
    start = f"<p:nvGrpSpPr>{named}<p:cNvGrpSpPr/><p:nvPr/></p:nvGrpSpPr>"
    return f"<p:grpSp>{start}<p:grpSpPr><a:xfrm>{place}{inner}</a:xfrm></p:grpSpPr>{frames}</p:grpSp>"


def _around(group: Group) -> Box:
    """The smallest box that holds all frames of a group."""
    boxes = [_around(frame) if isinstance(frame, Group) else frame.box for frame in group.frames]
    left, top = min(box.x for box in boxes), min(box.y for box in boxes)
    return Box(left, top, max(box.right for box in boxes) - left, max(box.bottom for box in boxes) - top)


def _table(scene: Scene, table: TableFrame) -> str:
    columns = "".join(f'<a:gridCol w="{emu(width)}"/>' for width in table.widths)
    rows = "".join(
        f'<a:tr h="{emu(height)}">{"".join(_cell(scene, cell) for cell in row)}</a:tr>'
        for row, height in zip(table.rows, table.heights, strict=True)
    )
    grid = f'<a:tbl><a:tblPr firstRow="1"/><a:tblGrid>{columns}</a:tblGrid>{rows}</a:tbl>'
    locks = '<p:cNvGraphicFramePr><a:graphicFrameLocks noGrp="1"/></p:cNvGraphicFramePr>'
    start = f"<p:nvGraphicFramePr>{_named(scene, table.name, table.alt)}{locks}<p:nvPr/></p:nvGraphicFramePr>"
    return _graphic(start, table.box, _TABLE, grid)


def _cell(scene: Scene, cell: Cell) -> str:
    sides = "".join(f'<a:{side} w="0">{_NOTHING}</a:{side}>' for side in ("lnL", "lnR", "lnT"))
    below = _outline(scene, cell.below, "a:lnB") if cell.below else f'<a:lnB w="0">{_NOTHING}</a:lnB>'
    fill = scene.palette.fill(cell.fill) if cell.fill else _NOTHING
    margins = f'marL="{emu(cell.left)}" marR="{emu(cell.right)}" marT="0" marB="0" anchor="{ANCHOR[cell.anchor]}"'
    text = body(scene, cell.paragraphs, "top", "a:txBody")
    return f"<a:tc>{text}<a:tcPr {margins}>{sides}{below}{fill}</a:tcPr></a:tc>"


def _chart(scene: Scene, chart: ChartFrame) -> str:
    named = _named(scene, chart.name, chart.alt)
    start = f"<p:nvGraphicFramePr>{named}<p:cNvGraphicFramePr/><p:nvPr/></p:nvGraphicFramePr>"
    reference = f'<c:chart xmlns:c="{_CHART}" r:id="{scene.media[id(chart)]}"/>'
    return _graphic(start, chart.box, _CHART, reference)


def _graphic(start: str, box: Box, uri: str, content: str) -> str:
    """A frame around what is drawn elsewhere."""
    graphic = f'<a:graphic><a:graphicData uri="{uri}">{content}</a:graphicData></a:graphic>'
    return f"<p:graphicFrame>{start}{placed(box, 'p:xfrm')}{graphic}</p:graphicFrame>"


def _picture(scene: Scene, picture: PictureFrame) -> str:
    locks = '<p:cNvPicPr><a:picLocks noChangeAspect="1"/></p:cNvPicPr>'
    start = f"<p:nvPicPr>{_described(scene, picture.name, picture.alt)}{locks}<p:nvPr/></p:nvPicPr>"
    fill = (
        f'<p:blipFill><a:blip r:embed="{scene.media[id(picture)]}"/><a:stretch><a:fillRect/></a:stretch></p:blipFill>'
    )
    place = f'<p:spPr>{placed(picture.box)}<a:prstGeom prst="rect"><a:avLst/></a:prstGeom></p:spPr>'
    return f"<p:pic>{start}{fill}{place}</p:pic>"


def _recording(scene: Scene, media: MediaFrame) -> str:
    linked, embedded = scene.recordings[id(media)]
    inside = '<a:hlinkClick r:id="" action="ppaction://media"/>'
    named = (
        f'<p:cNvPr id="{scene.next_id()}" name={quoteattr(media.name)} descr={quoteattr(media.alt)}>{inside}</p:cNvPr>'
    )
    scene.playing.append((scene.last_id, media.video))
    kind = "videoFile" if media.video else "audioFile"
    stored = (
        f'<a:{kind} r:link="{linked}"/><p:extLst><p:ext uri="{{DAA4B4D4-6D71-4841-9C94-3DE7FCFB9230}}">'
        '<p14:media xmlns:p14="http://schemas.microsoft.com/office/powerpoint/2010/main" '
        f'r:embed="{embedded}"/></p:ext></p:extLst>'
    )
    locks = '<p:cNvPicPr><a:picLocks noChangeAspect="1"/></p:cNvPicPr>'
    start = f"<p:nvPicPr>{named}{locks}<p:nvPr>{stored}</p:nvPr></p:nvPicPr>"
    fill = f'<p:blipFill><a:blip r:embed="{scene.media[id(media)]}"/><a:stretch><a:fillRect/></a:stretch></p:blipFill>'
    place = f'<p:spPr>{placed(media.box)}<a:prstGeom prst="rect"><a:avLst/></a:prstGeom></p:spPr>'
    return f"<p:pic>{start}{fill}{place}</p:pic>"
