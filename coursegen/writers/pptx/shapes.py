"""Frames as shapes, text boxes, placeholders, tables, charts, pictures and groups."""

from __future__ import annotations

from dataclasses import dataclass
from xml.sax.saxutils import quoteattr

from coursegen.layout.frames import Box, Cell, ChartFrame, Frame, Group, Outline, PictureFrame, Shape, TableFrame
from coursegen.units import emu
from coursegen.writers.pptx.scene import Scene
from coursegen.writers.pptx.text import body, run_properties

PLACEHOLDERS = {
    "title": 'type="title"', "label": 'type="body" sz="quarter" idx="13"', "footer": 'type="ftr" sz="quarter" idx="11"',
    "number": 'type="sldNum" sz="quarter" idx="12"', "subtitle": 'type="body" sz="quarter" idx="14"',
    "eyebrow": 'type="body" sz="quarter" idx="15"', "foot": 'type="body" sz="quarter" idx="16"',
}  # fmt: skip
_GEOMETRY = {"rect": "rect", "ellipse": "ellipse", "chevron": "chevron", "pentagon": "homePlate", "triangle": "triangle"}
_DECORATIVE = (
    '<a:extLst><a:ext uri="{C183D7F6-B498-43B3-948B-1728B52AA6E4}">'
    '<adec:decorative xmlns:adec="http://schemas.microsoft.com/office/drawing/2017/decorative" val="1"/></a:ext></a:extLst>'
)


@dataclass(frozen=True, slots=True)
class Linked:
    """Relationship ids of the parts a slide's charts and pictures stand in, by the frame's identity."""

    ids: dict[int, str]


def frame_xml(scene: Scene, frame: Frame, linked: Linked) -> str:
    """The element of a frame."""
    match frame:
        case Shape():
            return _line(scene, frame) if frame.geometry == "line" else _shape(scene, frame)
        case Group():
            return _group(scene, frame, linked)
        case TableFrame():
            return _table(scene, frame)
        case ChartFrame():
            return _chart(scene, frame, linked.ids[id(frame)])
        case PictureFrame():
            return _picture(scene, frame, linked.ids[id(frame)])


def _transform(box: Box, tag: str = "a:xfrm", turned: float = 0) -> str:
    turn = f' rot="{round(turned * 60000)}"' if turned else ""
    place = f'<a:off x="{emu(box.x)}" y="{emu(box.y)}"/><a:ext cx="{emu(box.w)}" cy="{emu(box.h)}"/>'
    return f"<{tag}{turn}>{place}</{tag}>"


def _named(scene: Scene, name: str, alt: str, inside: str = "") -> str:
    description = f" descr={quoteattr(alt)}" if alt else ""
    start = f'id="{scene.next_id()}" name={quoteattr(name)}{description}'
    return f"<p:cNvPr {start}>{inside}</p:cNvPr>" if inside else f"<p:cNvPr {start}/>"


def _outline(scene: Scene, outline: Outline | None) -> str:
    if outline is None:
        return "<a:ln><a:noFill/></a:ln>"
    dash = '<a:prstDash val="sysDot"/>' if outline.dotted else ""
    return f'<a:ln w="{emu(outline.width)}">{scene.fill(outline.colour)}{dash}</a:ln>'


def _shape(scene: Scene, shape: Shape) -> str:
    if shape.placeholder:
        return _placeholder(scene, shape)
    is_text = bool(shape.paragraphs)
    is_box = is_text and shape.fill is None and shape.outline is None
    named = _named(scene, shape.name, "", scene.jump(shape.jump) + ("" if is_text else _DECORATIVE))
    kind = '<p:cNvSpPr txBox="1"/>' if is_box else "<p:cNvSpPr/>"
    fill = scene.fill(shape.fill) if shape.fill else "<a:noFill/>"
    outline = "" if is_box else _outline(scene, shape.outline)
    properties = f"<p:spPr>{_transform(shape.box, turned=shape.turned)}{_preset(shape)}{fill}{outline}</p:spPr>"
    text = body(scene, shape.paragraphs, shape.anchor)
    return f"<p:sp><p:nvSpPr>{named}{kind}<p:nvPr/></p:nvSpPr>{properties}{text}</p:sp>"


def _preset(shape: Shape) -> str:
    guide = f'<a:gd name="adj" fmla="val {round(shape.adjust * 100000)}"/>' if shape.adjust else ""
    return f'<a:prstGeom prst="{_GEOMETRY[shape.geometry]}"><a:avLst>{guide}</a:avLst></a:prstGeom>'


def _placeholder(scene: Scene, shape: Shape) -> str:
    named = _named(scene, shape.name, "", scene.jump(shape.jump))
    slot = PLACEHOLDERS[str(shape.placeholder)]
    start = f'<p:nvSpPr>{named}<p:cNvSpPr><a:spLocks noGrp="1"/></p:cNvSpPr><p:nvPr><p:ph {slot}/></p:nvPr></p:nvSpPr>'
    if shape.placeholder == "number":
        return f"<p:sp>{start}<p:spPr/>{_number_field(scene, shape)}</p:sp>"
    text = body(scene, shape.paragraphs, shape.anchor)
    return f"<p:sp>{start}<p:spPr>{_transform(shape.box)}</p:spPr>{text}</p:sp>"


def _number_field(scene: Scene, shape: Shape) -> str:
    span = shape.paragraphs[0].spans[0]
    field = f'<a:fld id="{{B6F15528-21DE-4FAA-801E-634DDDAF4B2B}}" type="slidenum"><a:rPr {run_properties(scene, span)}</a:rPr>'
    return f'<p:txBody><a:bodyPr/><a:lstStyle/><a:p><a:pPr algn="r"/>{field}<a:t>{scene.slide_number}</a:t></a:fld></a:p></p:txBody>'


def _line(scene: Scene, shape: Shape) -> str:
    named = _named(scene, shape.name, "", _DECORATIVE)
    properties = f'<p:spPr>{_transform(shape.box)}<a:prstGeom prst="line"><a:avLst/></a:prstGeom>{_outline(scene, shape.outline)}</p:spPr>'
    return f"<p:cxnSp><p:nvCxnSpPr>{named}<p:cNvCxnSpPr/><p:nvPr/></p:nvCxnSpPr>{properties}</p:cxnSp>"


def _group(scene: Scene, group: Group, linked: Linked) -> str:
    named = _named(scene, group.name, group.alt)
    if group.motion:
        scene.moving.append((scene.last_id, group.motion))
    box = _around(group)
    place = f'<a:off x="{emu(box.x)}" y="{emu(box.y)}"/><a:ext cx="{emu(box.w)}" cy="{emu(box.h)}"/>'
    inner = place.replace("a:off", "a:chOff").replace("a:ext ", "a:chExt ")
    frames = "".join(frame_xml(scene, frame, linked) for frame in group.frames)
    start = f"<p:nvGrpSpPr>{named}<p:cNvGrpSpPr/><p:nvPr/></p:nvGrpSpPr><p:grpSpPr><a:xfrm>{place}{inner}</a:xfrm></p:grpSpPr>"
    return f"<p:grpSp>{start}{frames}</p:grpSp>"


def _around(group: Group) -> Box:
    """The smallest box that holds all frames of a group."""
    boxes = [_around(frame) if isinstance(frame, Group) else frame.box for frame in group.frames]
    left, top = min(box.x for box in boxes), min(box.y for box in boxes)
    return Box(left, top, max(box.right for box in boxes) - left, max(box.bottom for box in boxes) - top)


def _table(scene: Scene, table: TableFrame) -> str:
    named = _named(scene, table.name, table.alt)
    columns = "".join(f'<a:gridCol w="{emu(width)}"/>' for width in table.widths)
    rows = "".join(
        f'<a:tr h="{emu(height)}">{"".join(_cell(scene, cell) for cell in row)}</a:tr>'
        for row, height in zip(table.rows, table.heights, strict=True)
    )
    start = f'<p:nvGraphicFramePr>{named}<p:cNvGraphicFramePr><a:graphicFrameLocks noGrp="1"/></p:cNvGraphicFramePr><p:nvPr/></p:nvGraphicFramePr>'
    grid = f'<a:tbl><a:tblPr firstRow="1"/><a:tblGrid>{columns}</a:tblGrid>{rows}</a:tbl>'
    data = f'<a:graphic><a:graphicData uri="http://schemas.openxmlformats.org/drawingml/2006/table">{grid}</a:graphicData></a:graphic>'
    return f"<p:graphicFrame>{start}{_transform(table.box, 'p:xfrm')}{data}</p:graphicFrame>"


def _cell(scene: Scene, cell: Cell) -> str:
    none = "<a:noFill/>"
    sides = "".join(f'<a:{side} w="0">{none}</a:{side}>' for side in ("lnL", "lnR", "lnT"))
    below = _outline(scene, cell.below).replace("<a:ln", "<a:lnB", 1).replace("</a:ln>", "</a:lnB>") if cell.below else f'<a:lnB w="0">{none}</a:lnB>'
    fill = scene.fill(cell.fill) if cell.fill else none
    anchor = {"top": "t", "middle": "ctr", "bottom": "b"}[cell.anchor]
    margins = f'marL="{emu(cell.left)}" marR="{emu(cell.right)}" marT="0" marB="0" anchor="{anchor}"'
    text = body(scene, cell.paragraphs, "top", "a:txBody")
    return f"<a:tc>{text}<a:tcPr {margins}>{sides}{below}{fill}</a:tcPr></a:tc>"


def _chart(scene: Scene, chart: ChartFrame, relation: str) -> str:
    named = _named(scene, chart.name, chart.alt)
    start = f"<p:nvGraphicFramePr>{named}<p:cNvGraphicFramePr/><p:nvPr/></p:nvGraphicFramePr>"
    uri = "http://schemas.openxmlformats.org/drawingml/2006/chart"
    data = f'<a:graphic><a:graphicData uri="{uri}"><c:chart xmlns:c="{uri}" r:id="{relation}"/></a:graphicData></a:graphic>'
    return f"<p:graphicFrame>{start}{_transform(chart.box, 'p:xfrm')}{data}</p:graphicFrame>"


def _picture(scene: Scene, picture: PictureFrame, relation: str) -> str:
    named = _named(scene, picture.name, picture.alt)
    start = f'<p:nvPicPr>{named}<p:cNvPicPr><a:picLocks noChangeAspect="1"/></p:cNvPicPr><p:nvPr/></p:nvPicPr>'
    fill = f'<p:blipFill><a:blip r:embed="{relation}"/><a:stretch><a:fillRect/></a:stretch></p:blipFill>'
    place = f'<p:spPr>{_transform(picture.box)}<a:prstGeom prst="rect"><a:avLst/></a:prstGeom></p:spPr>'
    return f"<p:pic>{start}{fill}{place}</p:pic>"
