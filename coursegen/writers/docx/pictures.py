"""Pictures of slides, of the outline and logos: each stored once however often it is shown, in the line of text."""

from __future__ import annotations

from collections.abc import Mapping

from msgspec import Struct

from coursegen.content.document import Figure, Logo, SlidePicture
from coursegen.writers.docx.colours import Palette
from coursegen.writers.docx.package import media, relation_to
from coursegen.writers.docx.styles import PICTURE_ID
from coursegen.writers.docx.surroundings import Surroundings
from coursegen.writers.package import Part
from coursegen.writers.xml_text import quoteattr

WIDTH, HEIGHT = 30.0, 16.9
"""The size of a slide, in millimetres."""
LOGO_WIDTH = 45.0
"""Millimetres a logo is wide at most."""
_LEAST_RESOLUTION = 4.0
"""Pixels to a millimetre: a picture is not printed larger than this lets it look clear."""
_PNG = b"\x89PNG"
_SIDES = {"start": "", "center": '<w:jc w:val="center"/>', "end": '<w:jc w:val="right"/>'}
_EMU_PER_MM = 36000
_HAIRLINE = 6350
"""Half a point in English Metric Units."""
_MAIN = "http://schemas.openxmlformats.org/drawingml/2006/main"
_PICTURE = "http://schemas.openxmlformats.org/drawingml/2006/picture"
_PLACED = "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing"


class Print(Struct, frozen=True):
    """A picture to be printed: a PNG or JPEG file's content, and its size in pixels."""

    content: bytes
    width: int
    height: int

    @property
    def ending(self) -> str:
        """What its file's name ends in."""
        return "png" if self.content.startswith(_PNG) else "jpeg"


class PictureWriter:
    """Writes pictures, and remembers which of those at hand the file has to hold."""

    def __init__(
        self, slides: Mapping[int, bytes], prints: Mapping[str, Print], logos: Mapping[str, Print], palette: Palette
    ) -> None:
        self._slides = slides
        self._prints = prints
        self._logos = logos
        self._palette = palette
        self._media: dict[str, Part] = {}
        self._drawings = 0

    @property
    def parts(self) -> tuple[Part, ...]:
        """The pictures shown so far."""
        return tuple(self._media.values())

    def slide(self, picture: SlidePicture, around: Surroundings) -> str:
        """The picture of a slide in a paragraph of its own; nothing where it is not at hand."""
        content = self._slides.get(picture.number)
        if content is None:
            return ""
        kept = self._kept(f"slide{picture.number}.emf", content)
        share = min(1.0, around.width / WIDTH)
        return _paragraph(self._drawing(kept, picture.alt, (WIDTH * share, HEIGHT * share)))

    def figure(self, figure: Figure, around: Surroundings) -> str:
        """A picture of the outline, as large as its place and its own height allow, staying with its caption."""
        found = self._prints.get(figure.file)
        if found is None:
            return ""
        kept = self._kept(f"picture{1 + list(self._prints).index(figure.file)}.{found.ending}", found.content)
        scale = min(around.width / found.width, figure.height / found.height, 1 / _LEAST_RESOLUTION)
        drawing = self._drawing(kept, figure.alt, (found.width * scale, found.height * scale))
        return _paragraph(drawing, "<w:keepNext/>")

    def logo(self, logo: Logo, around: Surroundings) -> str:
        """A logo in a paragraph of its own, as large as its place allows; nothing where it is not at hand."""
        found = self._logos.get(logo.name)
        if found is None:
            return ""
        kept = self._kept(f"logo-{logo.name}.{found.ending}", found.content)
        scale = min(min(LOGO_WIDTH, around.width) / found.width, logo.height / found.height)
        drawing = self._drawing(kept, logo.alt, (found.width * scale, found.height * scale), framed=False)
        return _paragraph(drawing, _SIDES[logo.align])

    def _kept(self, name: str, content: bytes) -> Part:
        return self._media.setdefault(name, media(name, content))

    def _drawing(self, part: Part, alt: str, millimetres: tuple[float, float], *, framed: bool = True) -> str:
        self._drawings += 1
        number, id = self._drawings, relation_to(part).id
        said = f'id="{number}" name={quoteattr(id)} descr={quoteattr(alt)}'
        width, height = (round(length * _EMU_PER_MM) for length in millimetres)
        size = f'cx="{width}" cy="{height}"'
        around = " ".join(f'{side}="{_HAIRLINE if framed else 0}"' for side in ("l", "t", "r", "b"))
        line = self._hairline() if framed else ""
        return (
            f'<wp:inline xmlns:wp="{_PLACED}" distT="0" distB="0" distL="0" distR="0"><wp:extent {size}/>'
            f"<wp:effectExtent {around}/><wp:docPr {said}/><wp:cNvGraphicFramePr>"
            f'<a:graphicFrameLocks xmlns:a="{_MAIN}" noChangeAspect="1"/></wp:cNvGraphicFramePr>'
            f'<a:graphic xmlns:a="{_MAIN}"><a:graphicData uri="{_PICTURE}"><pic:pic xmlns:pic="{_PICTURE}">'
            f"<pic:nvPicPr><pic:cNvPr {said}/><pic:cNvPicPr/></pic:nvPicPr>"
            f'<pic:blipFill><a:blip r:embed="{id}"/><a:stretch><a:fillRect/></a:stretch></pic:blipFill>'
            f'<pic:spPr><a:xfrm><a:off x="0" y="0"/><a:ext {size}/></a:xfrm>'
            '<a:prstGeom prst="rect"><a:avLst/></a:prstGeom>'
            f"{line}</pic:spPr></pic:pic></a:graphicData></a:graphic></wp:inline>"
        )

    def _hairline(self) -> str:
        line = self._palette.value("line")
        return f'<a:ln w="{_HAIRLINE}"><a:solidFill><a:srgbClr val="{line}"/></a:solidFill></a:ln>'


def _paragraph(drawing: str, properties: str = "") -> str:
    style = f'<w:pStyle w:val="{PICTURE_ID}"/>'
    return f"<w:p><w:pPr>{style}{properties}</w:pPr><w:r><w:drawing>{drawing}</w:drawing></w:r></w:p>"
