"""Our own slide master and its layouts: where titles stand, what the grounds are, how added text will look."""

from __future__ import annotations

from msgspec.structs import replace

from coursegen.layout.frames import Box
from coursegen.theme import KIND_NAMES
from coursegen.units import emu
from coursegen.writers.pptx.layout_names import LAYOUT_NAMES, PROMPTS
from coursegen.writers.pptx.markup import COLOUR_MAP, MASTERS_COLOURS, NAMESPACES, NUMBER_FIELD, ROOT_GROUP, placed
from coursegen.writers.pptx.palette import Palette
from coursegen.writers.pptx.slots import FOOTER, FULL_BLEED, LABEL, NUMBER, TEXT, TITLE, OwnPlaceholder, SlotLook

MASTERS = ("content", "statement", *FULL_BLEED, *(f"activity-{kind}" for kind in KIND_NAMES if kind != "lecture"))
"""The layouts, in the order PowerPoint lists them."""
_NO_INSETS = 'lIns="0" tIns="0" rIns="0" bIns="0"'
_BULLETS = (SlotLook("lead", "ink"), *(SlotLook("body", "muted") for _ in range(4)))
"""What text of each level looks like."""


def placeholders(master: str) -> tuple[OwnPlaceholder, ...]:
    """The placeholders of a layout."""
    if master in FULL_BLEED:
        return FULL_BLEED[master]
    body = () if master == "statement" else (TEXT,)
    if master.startswith("activity-"):
        kind = master.removeprefix("activity-")
        return (TITLE, replace(LABEL, look=replace(LABEL.look, colour=kind)), *body, FOOTER, NUMBER)
    return (TITLE, *body, FOOTER, NUMBER)


def ground(master: str) -> str:
    """The colour role a layout's slides stand on."""
    if master in FULL_BLEED:
        return "deep"
    if master.startswith("activity-"):
        return f"{master.removeprefix('activity-')}tint"
    return "tint" if master == "statement" else "paper"


class MasterXml:
    """Composes the master and its layouts in a palette."""

    def __init__(self, palette: Palette) -> None:
        self._palette = palette
        self._id = 1

    def master(self, layout_ids: str) -> str:
        """The slide master; ``layout_ids`` are the elements that list its layouts."""
        self._id = 1
        shapes = "".join(self._slot(slot) for slot in (TITLE, TEXT, FOOTER, NUMBER))
        tree = f"<p:spTree>{ROOT_GROUP}{shapes}</p:spTree>"
        return (
            f"<p:sldMaster {NAMESPACES}><p:cSld>{self._background('paper')}{tree}</p:cSld>"
            f'{COLOUR_MAP}<p:sldLayoutIdLst>{layout_ids}</p:sldLayoutIdLst><p:hf hdr="0" dt="0"/>'
            f"<p:txStyles>{self._text_styles()}</p:txStyles></p:sldMaster>"
        )

    def layout(self, master: str) -> str:
        """A slide layout."""
        self._id = 1
        name = LAYOUT_NAMES[self._palette.language][master.removeprefix("activity-")]
        shapes = self._marks(master) + "".join(self._slot(slot) for slot in placeholders(master))
        attributes = ' type="title"' if master == "cover" else ' preserve="1" userDrawn="1"'
        return (
            f'<p:sldLayout {NAMESPACES}{attributes}><p:cSld name="{name}">{self._background(ground(master))}'
            f"<p:spTree>{ROOT_GROUP}{shapes}</p:spTree></p:cSld>{MASTERS_COLOURS}</p:sldLayout>"
        )

    def _marks(self, master: str) -> str:
        """What stands at the left edge of a layout's slides."""
        if master in FULL_BLEED:
            return ""
        if not master.startswith("activity-"):
            return self._rectangle(Box(0, 48, 12, 42), "accent")
        kind = master.removeprefix("activity-")
        return self._rectangle(Box(0, 15, 36, 75), kind) + self._badge(kind)

    def _next(self) -> int:
        self._id += 1
        return self._id

    def _background(self, role: str) -> str:
        return f"<p:bg><p:bgPr>{self._palette.fill(role)}<a:effectLst/></p:bgPr></p:bg>"

    def _rectangle(self, box: Box, role: str) -> str:
        return (
            f'<p:sp><p:nvSpPr><p:cNvPr id="{self._next()}" name="tab"/><p:cNvSpPr/><p:nvPr userDrawn="1"/></p:nvSpPr>'
            f'<p:spPr>{placed(box)}<a:prstGeom prst="rect"><a:avLst/></a:prstGeom>{self._palette.fill(role)}'
            "<a:ln><a:noFill/></a:ln></p:spPr><p:txBody><a:bodyPr/><a:lstStyle/><a:p>"
            f"<a:endParaRPr {self._palette.lang}/></a:p></p:txBody></p:sp>"
        )

    def _badge(self, kind: str) -> str:
        palette = self._palette
        size = round(palette.theme.type["lead"].size * 100)
        run = f'<a:rPr {palette.lang} sz="{size}" b="1">{palette.fill("on")}</a:rPr>'
        character = palette.theme.badges[kind][palette.language]
        return (
            f'<p:sp><p:nvSpPr><p:cNvPr id="{self._next()}" name="badge"/><p:cNvSpPr txBox="1"/>'
            f'<p:nvPr userDrawn="1"/></p:nvSpPr><p:spPr>{placed(Box(0, 48, 36, 42))}'
            f'<a:prstGeom prst="rect"><a:avLst/></a:prstGeom><a:noFill/></p:spPr><p:txBody><a:bodyPr {_NO_INSETS} '
            f'anchor="ctr"/><a:lstStyle/><a:p><a:pPr algn="ctr"/><a:r>{run}<a:t>{character}</a:t></a:r></a:p>'
            "</p:txBody></p:sp>"
        )

    def _slot(self, slot: OwnPlaceholder) -> str:
        align = f' algn="{slot.look.align}"' if slot.look.align != "l" else ""
        return (
            f'<p:sp><p:nvSpPr><p:cNvPr id="{self._next()}" name="{slot.name}"/><p:cNvSpPr><a:spLocks noGrp="1"/>'
            f"</p:cNvSpPr><p:nvPr><p:ph {slot.attributes}/></p:nvPr></p:nvSpPr><p:spPr>{placed(slot.box)}</p:spPr>"
            f'<p:txBody><a:bodyPr {_NO_INSETS} anchor="{slot.look.anchor}"><a:noAutofit/></a:bodyPr>'
            f'<a:lstStyle><a:lvl1pPr marL="0" indent="0"{align}>{self._level(slot.look)}</a:lvl1pPr></a:lstStyle>'
            f"<a:p>{self._prompt(slot)}</a:p></p:txBody></p:sp>"
        )

    def _prompt(self, slot: OwnPlaceholder) -> str:
        inside = f"<a:rPr {self._palette.lang}/><a:t>{PROMPTS[self._palette.language][slot.name]}</a:t>"
        return f'<a:pPr algn="r"/>{NUMBER_FIELD}{inside}</a:fld>' if slot is NUMBER else f"<a:r>{inside}</a:r>"

    def _level(self, look: SlotLook) -> str:
        step = self._palette.theme.type[look.role]
        height = round(step.line_height(self._palette.language) * 100)
        faces = "mj" if look.role in ("title", "display") else "mn"
        return (
            f'<a:lnSpc><a:spcPts val="{height}"/></a:lnSpc><a:spcBef><a:spcPts val="0"/></a:spcBef><a:buNone/>'
            f'<a:defRPr {self._palette.lang} sz="{round(step.size * 100)}" b="{int(look.weight == "bold")}">'
            f'{self._palette.fill(look.colour)}<a:latin typeface="+{faces}-lt"/><a:ea typeface="+{faces}-ea"/>'
            f'<a:cs typeface="+{faces}-cs"/></a:defRPr>'
        )

    def _text_styles(self) -> str:
        levels = "".join(
            f'<a:lvl{n}pPr marL="{emu(18 * (n - 1))}" indent="0">{self._level(look)}</a:lvl{n}pPr>'
            for n, look in enumerate(_BULLETS, 1)
        )
        return (
            f'<p:titleStyle><a:lvl1pPr algn="l">{self._level(TITLE.look)}</a:lvl1pPr></p:titleStyle>'
            f"<p:bodyStyle>{levels}</p:bodyStyle>"
            f"<p:otherStyle><a:lvl1pPr>{self._level(SlotLook('body', 'ink'))}</a:lvl1pPr></p:otherStyle>"
        )
