"""A whole presentation: master, layouts, slides with notes, parts of the deck, properties."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from itertools import groupby
from xml.sax.saxutils import escape, quoteattr

from coursegen.layout.frames import ChartFrame, Frame, Group, LaidOutDeck, LaidOutSlide, PictureFrame
from coursegen.theme import Theme
from coursegen.units import emu
from coursegen.writers.package import OFFICE, PACKAGE, Part, Relation, xml_part, zip_package
from coursegen.writers.pptx.charts import chart_parts
from coursegen.writers.pptx.master import MASTERS, NAMESPACES, MasterXml, themed
from coursegen.writers.pptx.notes import MASTER_TYPE, notes_master, notes_page
from coursegen.writers.pptx.scene import Scene
from coursegen.writers.pptx.shapes import Linked, frame_xml
from coursegen.writers.pptx.timing import timing_xml

_TYPE = "application/vnd.openxmlformats-officedocument.presentationml"
_THEME_TYPE = "application/vnd.openxmlformats-officedocument.theme+xml"
_DEFAULTS = {
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", "png": "image/png", "jpg": "image/jpeg",
    "jpeg": "image/jpeg",
}  # fmt: skip
_TREE = (
    '<p:nvGrpSpPr><p:cNvPr id="1" name=""/><p:cNvGrpSpPr/><p:nvPr/></p:nvGrpSpPr><p:grpSpPr><a:xfrm><a:off x="0" y="0"/>'
    '<a:ext cx="0" cy="0"/><a:chOff x="0" y="0"/><a:chExt cx="0" cy="0"/></a:xfrm></p:grpSpPr>'
)


def write_deck(deck: LaidOutDeck, theme: Theme, pictures: Mapping[str, bytes] | None = None) -> bytes:
    """The presentation as the bytes of a .pptx file; ``pictures`` maps the files frames name to their content."""
    writer = _Writer(deck, theme, pictures or {})
    parts = list(writer.parts())
    roots = [
        Relation("rId1", f"{OFFICE}/officeDocument", "ppt/presentation.xml"),
        Relation("rId2", f"{PACKAGE}/relationships/metadata/core-properties", "docProps/core.xml"),
        Relation("rId3", f"{OFFICE}/extended-properties", "docProps/app.xml"),
    ]
    return zip_package(parts, roots, _DEFAULTS)


class _Writer:
    def __init__(self, deck: LaidOutDeck, theme: Theme, pictures: Mapping[str, bytes]) -> None:
        self._deck = deck
        self._theme = theme
        self._pictures = pictures
        self._charts = 0
        self._images: dict[str, str] = {}
        self._anchored = {slide.anchor: _slide_name(slide) for slide in reversed(deck.slides) if slide.anchor}
        self._has_notes = any(slide.notes for slide in deck.slides)

    def parts(self) -> Iterator[Part]:
        """Every part of the package."""
        yield self._presentation()
        yield from self._master()
        yield from self._properties()
        if self._has_notes:
            yield from self._notes_master()
        for slide in self._deck.slides:
            yield from self._slide(slide)

    def _presentation(self) -> Part:
        part = Part("ppt/presentation.xml", f"{_TYPE}.presentation.main+xml", b"")
        master = part.relate(f"{OFFICE}/slideMaster", "ppt/slideMasters/slideMaster1.xml")
        notes = ""
        if self._has_notes:
            id = part.relate(f"{OFFICE}/notesMaster", "ppt/notesMasters/notesMaster1.xml")
            notes = f'<p:notesMasterIdLst><p:notesMasterId r:id="{id}"/></p:notesMasterIdLst>'
        listed = "".join(
            f'<p:sldId id="{255 + slide.number}" r:id="{part.relate(f"{OFFICE}/slide", _slide_name(slide))}"/>'
            for slide in self._deck.slides
        )
        for kind in ("presProps", "viewProps", "tableStyles"):
            part.relate(f"{OFFICE}/{kind}", f"ppt/{kind}.xml")
        part.relate(f"{OFFICE}/theme", "ppt/theme/theme1.xml")
        xml = (
            f'<p:presentation {NAMESPACES} saveSubsetFonts="1"><p:sldMasterIdLst><p:sldMasterId id="2147483648" r:id="{master}"/>'
            f"</p:sldMasterIdLst>{notes}<p:sldIdLst>{listed}</p:sldIdLst>"
            f'<p:sldSz cx="{emu(960)}" cy="{emu(540)}"/><p:notesSz cx="{emu(540)}" cy="{emu(720)}"/>{self._sections()}</p:presentation>'
        )
        part.content = xml_part(part.name, part.content_type, xml).content
        return part

    def _sections(self) -> str:
        """PowerPoint's slide sorter sections; every slide is in one."""
        listed = []
        runs = groupby(self._deck.slides, key=lambda slide: slide.section or 0)
        for number, (section, members) in enumerate(runs):
            name = self._deck.parts[section] if section < len(self._deck.parts) else self._deck.title
            ids = "".join(f'<p14:sldId id="{255 + slide.number}"/>' for slide in members)
            guid = f"{{00000000-0000-4000-8000-{number + 1:012d}}}"
            listed.append(f"<p14:section name={quoteattr(name)} id=\"{guid}\"><p14:sldIdLst>{ids}</p14:sldIdLst></p14:section>")
        return (
            '<p:extLst><p:ext uri="{521415D9-36F7-43E2-AB2F-B90AF26B5E84}"><p14:sectionLst '
            f'xmlns:p14="http://schemas.microsoft.com/office/powerpoint/2010/main">{"".join(listed)}</p14:sectionLst></p:ext></p:extLst>'
        )

    def _master(self) -> Iterator[Part]:
        composer = MasterXml(self._theme, self._deck.language)
        master = Part("ppt/slideMasters/slideMaster1.xml", f"{_TYPE}.slideMaster+xml", b"")
        ids = "".join(
            f'<p:sldLayoutId id="{2147483649 + i}" r:id="{master.relate(f"{OFFICE}/slideLayout", _layout_name(name))}"/>'
            for i, name in enumerate(MASTERS)
        )
        master.relate(f"{OFFICE}/theme", "ppt/theme/theme1.xml")
        master.content = xml_part("", "", composer.master(ids)).content
        yield master
        yield xml_part("ppt/theme/theme1.xml", _THEME_TYPE, themed(self._theme, self._deck.language))
        for name in MASTERS:
            layout = xml_part(_layout_name(name), f"{_TYPE}.slideLayout+xml", composer.layout(name))
            layout.relate(f"{OFFICE}/slideMaster", master.name)
            yield layout

    def _notes_master(self) -> Iterator[Part]:
        part = xml_part("ppt/notesMasters/notesMaster1.xml", MASTER_TYPE, notes_master(self._deck.language))
        part.relate(f"{OFFICE}/theme", "ppt/theme/theme2.xml")
        yield part
        yield xml_part("ppt/theme/theme2.xml", _THEME_TYPE, themed(self._theme, self._deck.language))

    def _properties(self) -> Iterator[Part]:
        yield xml_part("ppt/presProps.xml", f"{_TYPE}.presProps+xml", f"<p:presentationPr {NAMESPACES}/>")
        yield xml_part("ppt/viewProps.xml", f"{_TYPE}.viewProps+xml", f"<p:viewPr {NAMESPACES}/>")
        styles = '<a:tblStyleLst xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" def="{5C22544A-7EE6-4342-B048-85BDC9FD1C3A}"/>'
        yield xml_part("ppt/tableStyles.xml", f"{_TYPE}.tableStyles+xml", styles)
        core = (
            '<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties" '
            'xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/" '
            'xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">'
            f"<dc:title>{escape(self._deck.title)}</dc:title><dc:language>{self._deck.language}</dc:language></cp:coreProperties>"
        )
        yield xml_part("docProps/core.xml", "application/vnd.openxmlformats-package.core-properties+xml", core)
        app = '<Properties xmlns="http://schemas.openxmlformats.org/officeDocument/2006/extended-properties"><Application>Microsoft Office PowerPoint</Application></Properties>'
        yield xml_part("docProps/app.xml", "application/vnd.openxmlformats-officedocument.extended-properties+xml", app)

    def _slide(self, slide: LaidOutSlide) -> Iterator[Part]:
        part = Part(_slide_name(slide), f"{_TYPE}.slide+xml", b"")
        scene = Scene(self._theme, self._deck.language, part, slide.number, self._anchored)
        part.relate(f"{OFFICE}/slideLayout", _layout_name(slide.master))
        made = list(self._linked_parts(slide.frames, part, scene))
        linked = Linked({key: id for key, id, _ in made})
        shapes = "".join(frame_xml(scene, frame, linked) for frame in slide.frames)
        if slide.notes:
            notes = notes_page(slide, part.name, scene)
            part.relate(f"{OFFICE}/notesSlide", notes.name)
            yield notes
        hidden = ' show="0"' if slide.hidden else ""
        xml = f"<p:sld {NAMESPACES}{hidden}><p:cSld><p:spTree>{_TREE}{shapes}</p:spTree></p:cSld><p:clrMapOvr><a:masterClrMapping/></p:clrMapOvr>{timing_xml(scene.moving)}</p:sld>"
        part.content = xml_part(part.name, part.content_type, xml).content
        yield part
        for _, _, others in made:
            yield from others

    def _linked_parts(self, frames: tuple[Frame, ...], part: Part, scene: Scene) -> Iterator[tuple[int, str, list[Part]]]:
        """The parts charts and pictures need, with the frame's identity and the id it is referred to by."""
        for frame in frames:
            if isinstance(frame, Group):
                yield from self._linked_parts(frame.frames, part, scene)
            elif isinstance(frame, ChartFrame):
                self._charts += 1
                chart, workbook = chart_parts(scene, frame, self._charts)
                yield id(frame), part.relate(f"{OFFICE}/chart", chart.name), [chart, workbook]
            elif isinstance(frame, PictureFrame):
                known = frame.file in self._images
                name = self._images.setdefault(frame.file, f"ppt/media/picture{len(self._images) + 1}.{_ending(self._pictures[frame.file])}")
                parts = [] if known else [Part(name, "", self._pictures[frame.file])]
                yield id(frame), part.relate(f"{OFFICE}/image", name), parts


def _ending(picture: bytes) -> str:
    return "png" if picture.startswith(b"\x89PNG") else "jpg"


def _slide_name(slide: LaidOutSlide) -> str:
    return f"ppt/slides/slide{slide.number}.xml"


def _layout_name(master: str) -> str:
    return f"ppt/slideLayouts/slideLayout{MASTERS.index(master) + 1}.xml"
