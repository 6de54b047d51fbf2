"""Notes: the notes master, and a notes page for each slide that has something to say."""

from __future__ import annotations

from coursegen.layout.frames import LaidOutSlide
from coursegen.units import emu
from coursegen.writers.package import OFFICE, Part, xml_part
from coursegen.writers.pptx.master import NAMESPACES
from coursegen.writers.pptx.scene import LANG, Scene
from coursegen.writers.pptx.text import body

MASTER_TYPE = "application/vnd.openxmlformats-officedocument.presentationml.notesMaster+xml"
PAGE_TYPE = "application/vnd.openxmlformats-officedocument.presentationml.notesSlide+xml"
_TREE = (
    '<p:nvGrpSpPr><p:cNvPr id="1" name=""/><p:cNvGrpSpPr/><p:nvPr/></p:nvGrpSpPr><p:grpSpPr><a:xfrm><a:off x="0" y="0"/>'
    '<a:ext cx="0" cy="0"/><a:chOff x="0" y="0"/><a:chExt cx="0" cy="0"/></a:xfrm></p:grpSpPr>'
)
_IMAGE = (66, 54, 408, 229.5)
_TEXT = (54, 306, 432, 360)


def _place(box: tuple[float, float, float, float]) -> str:
    x, y, w, h = box
    return f'<a:xfrm><a:off x="{emu(x)}" y="{emu(y)}"/><a:ext cx="{emu(w)}" cy="{emu(h)}"/></a:xfrm>'


def notes_master(language: str) -> str:
    """The notes master: the slide above, its text below."""
    main, other = LANG[language]
    lang = f'lang="{main}" altLang="{other}"'
    image = (
        '<p:sp><p:nvSpPr><p:cNvPr id="2" name="slide"/><p:cNvSpPr><a:spLocks noGrp="1" noRot="1" noChangeAspect="1"/></p:cNvSpPr>'
        f'<p:nvPr><p:ph type="sldImg" idx="2"/></p:nvPr></p:nvSpPr><p:spPr>{_place(_IMAGE)}<a:prstGeom prst="rect"><a:avLst/></a:prstGeom>'
        '<a:noFill/><a:ln w="9525"><a:solidFill><a:schemeClr val="tx1"/></a:solidFill></a:ln></p:spPr></p:sp>'
    )
    text = (
        '<p:sp><p:nvSpPr><p:cNvPr id="3" name="notes"/><p:cNvSpPr><a:spLocks noGrp="1"/></p:cNvSpPr>'
        f'<p:nvPr><p:ph type="body" sz="quarter" idx="3"/></p:nvPr></p:nvSpPr><p:spPr>{_place(_TEXT)}<a:prstGeom prst="rect"><a:avLst/></a:prstGeom></p:spPr>'
        f"<p:txBody><a:bodyPr/><a:lstStyle/><a:p><a:endParaRPr {lang}/></a:p></p:txBody></p:sp>"
    )
    style = (
        f'<a:lvl1pPr><a:lnSpc><a:spcPts val="1800"/></a:lnSpc><a:spcBef><a:spcPts val="300"/></a:spcBef><a:defRPr {lang} sz="1200">'
        '<a:solidFill><a:schemeClr val="tx1"/></a:solidFill><a:latin typeface="+mn-lt"/><a:ea typeface="+mn-ea"/><a:cs typeface="+mn-cs"/></a:defRPr></a:lvl1pPr>'
    )
    return (
        f'<p:notesMaster {NAMESPACES}><p:cSld><p:bg><p:bgRef idx="1001"><a:schemeClr val="bg1"/></p:bgRef></p:bg><p:spTree>{_TREE}{image}{text}</p:spTree></p:cSld>'
        '<p:clrMap bg1="lt1" tx1="dk1" bg2="lt2" tx2="dk2" accent1="accent1" accent2="accent2" accent3="accent3" accent4="accent4" '
        f'accent5="accent5" accent6="accent6" hlink="hlink" folHlink="folHlink"/><p:notesStyle>{style}</p:notesStyle></p:notesMaster>'
    )


def notes_page(slide: LaidOutSlide, slide_part: str, scene_of: Scene) -> Part:
    """The notes page of a slide."""
    name = f"ppt/notesSlides/notesSlide{slide.number}.xml"
    part = Part(name, PAGE_TYPE, b"")
    scene = Scene(scene_of.theme, scene_of.language, part, slide.number)
    part.relate(f"{OFFICE}/notesMaster", "ppt/notesMasters/notesMaster1.xml")
    part.relate(f"{OFFICE}/slide", slide_part)
    image = (
        '<p:sp><p:nvSpPr><p:cNvPr id="2" name="slide"/><p:cNvSpPr><a:spLocks noGrp="1" noRot="1" noChangeAspect="1"/></p:cNvSpPr>'
        '<p:nvPr><p:ph type="sldImg"/></p:nvPr></p:nvSpPr><p:spPr/></p:sp>'
    )
    text = body(scene, slide.notes, "top").replace('<a:bodyPr wrap="square" lIns="0" tIns="0" rIns="0" bIns="0" anchor="t"><a:noAutofit/></a:bodyPr>', "<a:bodyPr/>")
    notes = (
        '<p:sp><p:nvSpPr><p:cNvPr id="3" name="notes"/><p:cNvSpPr><a:spLocks noGrp="1"/></p:cNvSpPr>'
        f'<p:nvPr><p:ph type="body" idx="3"/></p:nvPr></p:nvSpPr><p:spPr/>{text}</p:sp>'
    )
    xml = (
        f"<p:notes {NAMESPACES}><p:cSld><p:spTree>{_TREE}{image}{notes}</p:spTree></p:cSld>"
        "<p:clrMapOvr><a:masterClrMapping/></p:clrMapOvr></p:notes>"
    )
    part.content = xml_part(name, PAGE_TYPE, xml).content
    return part
