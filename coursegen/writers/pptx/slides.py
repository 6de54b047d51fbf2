"""The slide parts, with their notes pages, charts and pictures."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from coursegen.layout.frames import ChartFrame, Frame, Group, LaidOutDeck, LaidOutSlide, MediaFrame, PictureFrame
from coursegen.writers.package import OFFICE, Part
from coursegen.writers.pptx.charts import chart_parts
from coursegen.writers.pptx.design import Design, Staged
from coursegen.writers.pptx.markup import NAMESPACES, PART_TYPE, ROOT_GROUP
from coursegen.writers.pptx.notes import notes_page
from coursegen.writers.pptx.scene import Scene
from coursegen.writers.pptx.shapes import frame_xml
from coursegen.writers.pptx.timing import timing_xml

CLEAR = "\0clear"
CLEAR_PNG = bytes.fromhex(
    "89504e470d0a1a0a0000000d49484452000000010000000108060000001f15c4890000"
    "000d4944415478da63606060600000000500017aa857500000000049454e44ae426082"
)
"""One transparent dot, which takes the clicks of a recording."""
EMBEDDED_MEDIA = "http://schemas.microsoft.com/office/2007/relationships/media"


class SlideWriter:
    """Writes the slides of a deck; pictures shown twice are stored once."""

    def __init__(self, deck: LaidOutDeck, design: Design, pictures: Mapping[str, bytes]) -> None:
        self._deck = deck
        self._design = design
        self._pictures = pictures
        self._stored: dict[str, str] = {}
        self._charts = 0
        self._anchored = {slide.anchor: slide_part(slide) for slide in reversed(deck.slides) if slide.anchor}

    def parts(self) -> Iterator[Part]:
        """Every slide and what belongs to it."""
        for slide in self._deck.slides:
            yield from self._slide(slide)

    def _slide(self, slide: LaidOutSlide) -> Iterator[Part]:
        part = Part(slide_part(slide), f"{PART_TYPE}.slide+xml", b"")
        staged = self._design.staged(slide)
        scene = Scene(staged.palette, part, slide.number, staged.slots, self._anchored)
        part.relate(f"{OFFICE}/slideLayout", staged.layout)
        linked = list(self._media(staged.frames, scene))
        shapes = "".join(frame_xml(scene, frame) for frame in staged.frames)
        if slide.notes:
            notes = notes_page(slide, part.name, self._design.setup.notes_master, self._design.palette)
            part.relate(f"{OFFICE}/notesSlide", notes.name)
            yield notes
        yield part.holding(_slide_xml(slide, staged, shapes, scene))
        yield from linked

    def _media(self, frames: tuple[Frame, ...], scene: Scene) -> Iterator[Part]:
        """The parts that charts and pictures need; the scene learns the ids they are referred to by."""
        for frame in frames:
            if isinstance(frame, Group):
                yield from self._media(frame.frames, scene)
            elif isinstance(frame, ChartFrame):
                self._charts += 1
                chart, workbook = chart_parts(scene.palette, frame, self._charts)
                scene.media[id(frame)] = scene.part.relate(f"{OFFICE}/chart", chart.name)
                yield from (chart, workbook)
            elif isinstance(frame, PictureFrame):
                yield from self._picture(frame, scene)
            elif isinstance(frame, MediaFrame):
                yield from self._recording(frame, scene)

    def _picture(self, frame: PictureFrame, scene: Scene) -> Iterator[Part]:
        content = self._pictures[frame.file]
        if frame.file not in self._stored:
            self._stored[frame.file] = f"ppt/media/picture{len(self._stored) + 1}.{_ending(content)}"
            yield Part(self._stored[frame.file], "", content)
        scene.media[id(frame)] = scene.part.relate(f"{OFFICE}/image", self._stored[frame.file])

    def _recording(self, frame: MediaFrame, scene: Scene) -> Iterator[Part]:
        """The file that plays, and the clear picture that takes the clicks."""
        if frame.file not in self._stored:
            ending = frame.file.rsplit(".", 1)[-1].lower()
            self._stored[frame.file] = f"ppt/media/media{len(self._stored) + 1}.{ending}"
            yield Part(self._stored[frame.file], "", self._pictures[frame.file])
        if CLEAR not in self._stored:
            self._stored[CLEAR] = "ppt/media/clear.png"
            yield Part(self._stored[CLEAR], "", CLEAR_PNG)
        part, name = scene.part, self._stored[frame.file]
        linked = part.relate(f"{OFFICE}/{'video' if frame.video else 'audio'}", name)
        scene.recordings[id(frame)] = (linked, part.relate(EMBEDDED_MEDIA, name))
        scene.media[id(frame)] = part.relate(f"{OFFICE}/image", self._stored[CLEAR])


def slide_part(slide: LaidOutSlide) -> str:
    """The name of the part a slide is written to."""
    return f"ppt/slides/slide{slide.number}.xml"


def _slide_xml(slide: LaidOutSlide, staged: Staged, shapes: str, scene: Scene) -> str:
    hidden = ' show="0"' if slide.hidden else ""
    fill = staged.palette.fill(staged.ground) if staged.ground else ""
    ground = f"<p:bg><p:bgPr>{fill}<a:effectLst/></p:bgPr></p:bg>" if fill else ""
    return (
        f"<p:sld {NAMESPACES}{hidden}><p:cSld>{ground}<p:spTree>{ROOT_GROUP}{shapes}</p:spTree></p:cSld>"
        f"{staged.colour_map}{timing_xml(scene.moving, scene.playing)}</p:sld>"
    )


def _ending(picture: bytes) -> str:
    return "png" if picture.startswith(b"\x89PNG") else "jpg"
