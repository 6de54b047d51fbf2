"""Pieces of PresentationML that slides, layouts and notes pages share."""

from __future__ import annotations

from coursegen.layout.frames import Box
from coursegen.units import emu

NAMESPACES = (
    'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" '
    'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships" '
    'xmlns:p="http://schemas.openxmlformats.org/presentationml/2006/main"'
)
ROOT_GROUP = (
    '<p:nvGrpSpPr><p:cNvPr id="1" name=""/><p:cNvGrpSpPr/><p:nvPr/></p:nvGrpSpPr><p:grpSpPr><a:xfrm>'
    '<a:off x="0" y="0"/><a:ext cx="0" cy="0"/><a:chOff x="0" y="0"/><a:chExt cx="0" cy="0"/></a:xfrm></p:grpSpPr>'
)
"""What every shape tree begins with."""

COLOUR_MAP = (
    '<p:clrMap bg1="lt1" tx1="dk1" bg2="lt2" tx2="dk2" accent1="accent1" accent2="accent2" accent3="accent3" '
    'accent4="accent4" accent5="accent5" accent6="accent6" hlink="hlink" folHlink="folHlink"/>'
)
MASTERS_COLOURS = "<p:clrMapOvr><a:masterClrMapping/></p:clrMapOvr>"
PART_TYPE = "application/vnd.openxmlformats-officedocument.presentationml"
THEME_TYPE = "application/vnd.openxmlformats-officedocument.theme+xml"
NUMBER_FIELD = '<a:fld id="{B6F15528-21DE-4FAA-801E-634DDDAF4B2B}" type="slidenum">'


def placed(box: Box, tag: str = "a:xfrm", turned: float = 0) -> str:
    """Where a shape stands; ``turned`` degrees clockwise."""
    turn = f' rot="{round(turned * 60000)}"' if turned else ""
    return (
        f'<{tag}{turn}><a:off x="{emu(box.x)}" y="{emu(box.y)}"/><a:ext cx="{emu(box.w)}" cy="{emu(box.h)}"/></{tag}>'
    )
