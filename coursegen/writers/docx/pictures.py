"""Pictures of slides: each stored once however often it is shown, drawn in the line of text with a hairline around."""

from __future__ import annotations

from collections.abc import Mapping
from xml.sax.saxutils import quoteattr

from coursegen.content.document import SlidePicture
from coursegen.writers.docx.colours import Palette
from coursegen.writers.docx.package import Media
from coursegen.writers.docx.styles import PICTURE_ID

WIDTH, HEIGHT = 30.0, 16.9
"""Millimetres."""
_EMU_PER_MM = 36000
_HAIRLINE = 6350
"""Half a point in English Metric Units."""
_MAIN = "http://schemas.openxmlformats.org/drawingml/2006/main"
_PICTURE = "http://schemas.openxmlformats.org/drawingml/2006/picture"
_PLACED = "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing"


class PictureWriter:
    """Writes slide pictures, and remembers which of the pictures at hand the file has to hold."""

    def __init__(self, pictures: Mapping[int, bytes], palette: Palette) -> None:
        self._pictures = pictures
        self._palette = palette
        self._media: dict[int, Media] = {}
        self._drawings = 0

    @property
    def media(self) -> tuple[Media, ...]:
        """The pictures shown so far."""
        return tuple(self._media.values())

    def slide(self, picture: SlidePicture) -> str:
        """The picture in a paragraph of its own; nothing where it is not at hand."""
        content = self._pictures.get(picture.number)
        if content is None:
            return ""
        media = self._media.setdefault(picture.number, Media(f"media/slide{picture.number}.emf", content))
        self._drawings += 1
        drawing = self._drawing(media, picture.alt)
        return f'<w:p><w:pPr><w:pStyle w:val="{PICTURE_ID}"/></w:pPr><w:r><w:drawing>{drawing}</w:drawing></w:r></w:p>'

    def _drawing(self, media: Media, alt: str) -> str:
        number = self._drawings
        said = f'id="{number}" name={quoteattr(media.id)} descr={quoteattr(alt)}'
        size = f'cx="{round(WIDTH * _EMU_PER_MM)}" cy="{round(HEIGHT * _EMU_PER_MM)}"'
        around = " ".join(f'{side}="{_HAIRLINE}"' for side in ("l", "t", "r", "b"))
        return (
            f'<wp:inline xmlns:wp="{_PLACED}" distT="0" distB="0" distL="0" distR="0"><wp:extent {size}/>'
            f"<wp:effectExtent {around}/><wp:docPr {said}/><wp:cNvGraphicFramePr>"
            f'<a:graphicFrameLocks xmlns:a="{_MAIN}" noChangeAspect="1"/></wp:cNvGraphicFramePr>'
            f'<a:graphic xmlns:a="{_MAIN}"><a:graphicData uri="{_PICTURE}"><pic:pic xmlns:pic="{_PICTURE}">'
            f"<pic:nvPicPr><pic:cNvPr {said}/><pic:cNvPicPr/></pic:nvPicPr>"
            f'<pic:blipFill><a:blip r:embed="{media.id}"/><a:stretch><a:fillRect/></a:stretch></pic:blipFill>'
            f'<pic:spPr><a:xfrm><a:off x="0" y="0"/><a:ext {size}/></a:xfrm>'
            '<a:prstGeom prst="rect"><a:avLst/></a:prstGeom>'
            f'<a:ln w="{_HAIRLINE}"><a:solidFill><a:srgbClr val="{self._palette.value("line")}"/></a:solidFill></a:ln>'
            "</pic:spPr></pic:pic></a:graphicData></a:graphic></wp:inline>"
        )
