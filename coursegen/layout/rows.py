"""Full-width rows between hairlines, their columns, and the sentence to remember under them."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from msgspec import Struct

from coursegen.content.inline import RichText
from coursegen.layout.canvas import BODY_TOP, MARGIN, WIDTH, Canvas, Look, group
from coursegen.layout.frames import Box, Frame, Shape, TableFrame
from coursegen.layout.grid import row_heights

Row = Callable[[int, Box], Sequence[Frame]]
"""Draws the texts of a row, by its index and its place."""
TAKEAWAY_TOP = 414.0
OVER_TAKEAWAY = 402.0
"""Where a body has to end over the sentence to remember."""
CLEAR = 16.0
"""How much a row is higher than its text, so that lines stay clear of the hairlines."""
_TWO_LINES = 30.0
"""Lines nearer to each other than this look like a mistake."""


class Column(Struct, frozen=True):
    """Where a column's texts stand and how they are set."""

    name: str
    x: float
    w: float
    look: Look

    def height(self, canvas: Canvas, text: RichText | str) -> float:
        """How high a text of the column stands; nothing for no text."""
        return canvas.height(text, self.w, self.look) if text else 0.0


Texts = Sequence[RichText | str]
"""What a row says, a text for each column."""


class Rows(Struct, frozen=True):
    """Rows of the same columns, each as high as the others unless one needs more."""

    columns: tuple[Column, ...]
    texts: tuple[Texts, ...]
    most: float
    """The most a row is high if it need not be higher."""
    top: float = BODY_TOP
    bottom: float | None = None
    """Where they have to end; where the body does if not said."""
    clear: float = CLEAR

    def heights(self, canvas: Canvas) -> list[float]:
        """The height of each row. Raises ``DoesNotFit``."""
        needed = [
            max(column.height(canvas, text) for column, text in zip(self.columns, row, strict=True)) + self.clear
            for row in self.texts
        ]
        return row_heights(needed, (self.bottom or canvas.floor) - self.top, self.most)

    def draw(self, canvas: Canvas) -> list[Frame]:
        """The rows. Raises ``DoesNotFit``."""
        heights = self.heights(canvas)
        return row_list(canvas, heights, lambda i, place: cells(canvas, self.columns, self.texts[i], place), self.top)


def cells(canvas: Canvas, columns: Sequence[Column], texts: Texts, place: Box) -> list[Shape]:
    """The texts of a row, each in its column."""
    pairs = zip(columns, texts, strict=True)
    return [canvas.text(c.name, Box(c.x, place.y, c.w, place.h), text, c.look) for c, text in pairs if text]


def row_list(canvas: Canvas, heights: Sequence[float], row: Row, top: float = BODY_TOP) -> list[Frame]:
    """Rows of given heights between hairlines, a closing line under the last."""
    frames: list[Frame] = []
    y = top
    for i, height in enumerate(heights):
        frames += [canvas.line(MARGIN, y, WIDTH), group(f"row {i + 1}", row(i, Box(MARGIN, y, WIDTH, height)))]
        y += height
    return [*frames, canvas.line(MARGIN, y, WIDTH)]


def with_takeaway(canvas: Canvas, frames: Sequence[Frame], sentence: RichText) -> list[Frame]:
    """The frames over the sentence to remember; a line that closes them right above it serves for both."""
    under = _takeaway_line(canvas, sentence)
    return [*frames, *(under[1:] if frames and _closes(frames[-1]) else under)]


def _closes(last: Frame) -> bool:
    """Whether a body ends with a line so low that another under it would look like a mistake."""
    if isinstance(last, TableFrame) or (isinstance(last, Shape) and last.geometry == "line"):
        return last.box.bottom > TAKEAWAY_TOP - _TWO_LINES
    return False


def _takeaway_line(canvas: Canvas, sentence: RichText) -> list[Frame]:
    """The sentence to remember, under a hairline near the foot."""
    if not sentence:
        return []
    look = Look("lead", bold=True, anchor="middle", lines=1)
    look = canvas.agree([look, look.but(role="body", lines=2)], [sentence], WIDTH)
    box = Box(MARGIN, TAKEAWAY_TOP + 9, WIDTH, 54)
    return [canvas.line(MARGIN, TAKEAWAY_TOP, WIDTH), canvas.text("takeaway", box, sentence, look)]
