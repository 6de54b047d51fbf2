"""Page formats: paper, margins, and how a section begins on it."""

from __future__ import annotations

from msgspec import Struct

from coursegen.writers.docx.measures import mm


class PageFormat(Struct, frozen=True):
    """A page in millimetres; inner and outer margins change sides on facing pages. ``start`` is Word's section type.

    A client's page may also have room for binding, borders and a grid, the latter two as XML.
    """

    width: float
    height: float
    top: float
    bottom: float
    inner: float
    outer: float
    header: float
    footer: float
    start: str
    gutter: float = 0
    borders: str = ""
    grid: str = ""

    @property
    def text_width(self) -> float:
        """The room between the margins."""
        return self.width - self.inner - self.outer - self.gutter

    @property
    def text_height(self) -> float:
        """The room between header and footer."""
        return self.height - self.top - self.bottom

    def properties(self, references: str, *, has_title_page: bool = False) -> str:
        """The ``w:sectPr`` element."""
        turned = ' w:orient="landscape"' if self.width > self.height else ""
        title_page = "<w:titlePg/>" if has_title_page else ""
        return (
            f'<w:sectPr>{references}<w:type w:val="{self.start}"/>'
            f'<w:pgSz w:w="{mm(self.width)}" w:h="{mm(self.height)}"{turned}/>'
            f'<w:pgMar w:top="{mm(self.top)}" w:right="{mm(self.outer)}" w:bottom="{mm(self.bottom)}" '
            f'w:left="{mm(self.inner)}" w:header="{mm(self.header)}" w:footer="{mm(self.footer)}" '
            f'w:gutter="{mm(self.gutter)}"/>{self.borders}{title_page}{self.grid}</w:sectPr>'
        )


PAGE_FORMATS = {
    "cover": PageFormat(210, 297, 25, 20, 24, 18, 11, 9, "nextPage"),
    "body": PageFormat(210, 297, 25, 20, 24, 18, 11, 9, "nextPage"),
    "module": PageFormat(210, 297, 25, 20, 24, 18, 11, 9, "oddPage"),
    "landscape": PageFormat(297, 210, 20, 14, 15, 15, 8, 6, "nextPage"),
}
"""Ours, by the role of page sections: templates measure their tables by the room between these margins."""
