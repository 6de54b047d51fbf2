"""How each role of paragraph looks: one row a Word style. Sizes and lengths are points, line heights exact."""

from __future__ import annotations

from typing import Literal

from msgspec import Struct


class Line(Struct, frozen=True):
    """A border: a colour role, a width in points, a pattern."""

    colour: str
    width: float = 0.5
    pattern: Literal["single", "dotted", "dashed"] = "single"


class Frame(Struct, frozen=True):
    """What surrounds a paragraph: borders, their distance from the text, a ground."""

    left: Line | None = None
    bottom: Line | None = None
    box: Line | None = None
    space: float = 0
    fill: str | None = None

    def sides(self) -> dict[str, Line]:
        """The borders by side, in schema order; a ground reaches as far as its borders, so it has some."""
        around = self.box or (Line(self.fill, 0.5) if self.fill else None)
        sides = {"top": around, "left": self.left or around, "bottom": self.bottom or around, "right": around}
        return {side: line for side, line in sides.items() if line}


class Spacing(Struct, frozen=True):
    """Room around a paragraph and its indents; ``hanging`` is the first line's return."""

    before: float = 0
    after: float = 0
    left: float = 0
    right: float = 0
    hanging: float = 0


class ParagraphLook(Struct, frozen=True):
    """A paragraph style: Word name, size and line height, weight and colour, what it keeps with.

    Lines that grow are as high as what stands in them: exact ones would cut a picture off.
    """

    name: str
    size: float
    line: float
    bold: bool = False
    colour: str = "ink"
    spacing: Spacing = Spacing()
    frame: Frame | None = None
    keep_next: bool = False
    centred: bool = False
    outline: int | None = None
    grows: bool = False

    def line_height(self, *, chinese: bool) -> float:
        """The exact line height; letters without Han strokes want less of it."""
        return self.line if chinese else LATIN_LINES.get((self.size, self.line), self.line)


LATIN_LINES: dict[tuple[float, float], float] = {
    (36, 48): 42.0, (26, 36): 32.0, (22, 30): 27.0, (18, 27): 24.0, (16, 24): 20.0, (14, 21): 18.0, (14, 20): 18.0,
    (12, 24): 22.0, (12, 20): 16.5, (12, 18): 15.0, (10.5, 18): 15.0, (10.5, 16): 13.7, (9.5, 13): 12.5,
    (9, 14): 12.0,
}  # fmt: skip
"""Line heights of English text by size and line height of Chinese text; what is not named keeps its own."""


def _look(name: str, size: float, line: float, weight: str = "", **rest: object) -> ParagraphLook:
    """A look in the words of the design: ``weight`` holds ``bold``, ``next``, ``centred`` and a colour role."""
    words = weight.split()
    colour = next((word for word in words if word not in ("bold", "next", "centred")), "ink")
    return ParagraphLook(
        name, size, line, "bold" in words, colour, keep_next="next" in words, centred="centred" in words, **rest,  # type: ignore[arg-type]
    )  # fmt: skip


_KIND_EDGE = Frame(left=Line("kind", 2.25), space=5, fill="kindtint")
_DOTTED_BOX = Frame(box=Line("rule", 0.75, "dotted"), space=5)
_SET_OFF = Spacing(before=6, after=6, left=10)

PARAGRAPH_LOOKS: dict[str, ParagraphLook] = {
    "title": _look("Title", 36, 48, "bold", spacing=Spacing(after=6)),
    "subtitle": _look("Subtitle", 14, 21, "muted"),
    "document-type": _look("Document Type", 14, 21, "bold accent", spacing=Spacing(after=9)),
    "brochure-title": _look("Brochure Title", 26, 36, "bold ondeep", spacing=Spacing(before=3, after=3)),
    "eyebrow": _look("Eyebrow", 9, 14, "muted"),
    "heading-1": _look("heading 1", 22, 30, "bold next", spacing=Spacing(after=6), outline=0),
    "heading-2": _look("heading 2", 14, 21, "bold next", spacing=Spacing(before=18, after=6), outline=2),
    "heading-3": _look("heading 3", 10.5, 18, "bold accent next", spacing=Spacing(before=9, after=3), outline=3),
    "activity-title": _look("Activity Title", 14, 21, "bold next", outline=1),
    "sheet-title": _look("Sheet Title", 16, 24, "bold next", outline=1),
    "lead": _look("Lead", 12, 20, "muted next", spacing=Spacing(after=12)),
    "body": _look("Body Text", 10.5, 18, spacing=Spacing(after=5)),
    "large": _look("Body Large", 12, 20, spacing=Spacing(after=3)),
    "strong": _look("Strong Line", 10.5, 18, "bold next"),
    "small": _look("Small", 9, 14, "muted", spacing=Spacing(after=3)),
    "hint": _look("Hint", 9, 14, "muted"),
    "purpose": _look("Purpose", 12, 20, "next", spacing=Spacing(before=9, after=9)),
    "table-head": _look("Table Head", 9, 14, "bold kind next"),
    "kind-head": _look("Kind Head", 9, 14, "bold on next"),
    "table-text": _look("Table Text", 10.5, 18),
    "table-strong": _look("Table Strong", 10.5, 18, "bold"),
    "table-muted": _look("Table Muted", 10.5, 18, "muted"),
    "run-sheet": _look("Run Sheet", 9.5, 13),
    "run-sheet-strong": _look("Run Sheet Strong", 9.5, 13, "bold"),
    "run-sheet-muted": _look("Run Sheet Muted", 9.5, 13, "muted"),
    "cue-label": _look("Cue Label", 10.5, 18, "bold kind"),
    "say": _look("Say", 10.5, 18, spacing=Spacing(before=2, after=2, left=8, right=6), frame=_KIND_EDGE),
    "ask": _look("Ask", 10.5, 18, "bold"),
    "expected": _look("Expected", 10.5, 18, "muted"),
    "do": _look("Do", 10.5, 18),
    "tip": _look("Tip", 10.5, 18, spacing=Spacing(before=2, after=2, left=6, right=6), frame=_DOTTED_BOX),
    "label": _look("Label", 10.5, 18, "muted"),
    "aside": _look("Aside", 9, 14, "muted"),
    "notes-head": _look("Notes Head", 9, 14, "muted next"),
    "minutes": _look("Minutes", 14, 21, "bold kind"),
    "transition": _look("Transition", 10.5, 18),
    "transition-label": _look("Transition Label", 10.5, 18, "bold paper"),
    "checkpoint": _look("Checkpoint", 9.5, 13),
    "case-speech": _look("Case Speech", 12, 20, spacing=_SET_OFF, frame=Frame(left=Line("kind", 2.25), space=8)),
    "fill-in": _look("Fill-in", 12, 24),
    "quotation": _look(
        "Quotation", 12, 20, "bold next", spacing=_SET_OFF, frame=Frame(left=Line("accent", 2.25), space=8)
    ),
    "term": _look("Term", 10.5, 18, "bold accent"),
    "number": _look("Number", 14, 20, "bold kind"),
    "big-number": _look("Big Number", 36, 48, "bold on centred next"),
    "bar-number": _look("Bar Number", 10.5, 18, "bold on centred next"),
    "mark": _look("Mark", 9.5, 13, "bold on centred"),
    "badge-character": _look("Badge Character", 18, 27, "bold on centred next"),
    "figures": _look("Figures", 10.5, 18, "muted centred"),
    "strip-text": _look("Strip Text", 8.5, 12),
    "scale": _look("Scale", 9, 12, "muted"),
    "glance-name": _look("Glance Name", 9, 14, "muted next", spacing=Spacing(before=4)),
    "glance-value": _look(
        "Glance Value", 10.5, 18, "bold", spacing=Spacing(after=1), frame=Frame(bottom=Line("line"), space=3)
    ),
    "sheet-spans": _look("Run Sheet Spans", 10.5, 15, "muted", spacing=Spacing(before=13)),
    "header": _look("header", 9, 12, "muted", frame=Frame(bottom=Line("line"), space=6)),
    "footer": _look("footer", 9, 12, "muted"),
}
"""Every role of the vocabulary; colours ``kind`` and ``kindtint`` follow the activity a paragraph stands in."""

CONTENTS_LOOKS = (
    _look("toc 1", 12, 18, "bold next", spacing=Spacing(before=4)),
    _look("toc 2", 10.5, 16, spacing=Spacing(left=24)),
    _look("toc 3", 10.5, 18, spacing=Spacing(left=48)),
)
PICTURE_LOOK = _look("Slide Picture", 9, 14, spacing=Spacing(after=1), grows=True)
"""The paragraph that holds a picture."""
GAP_LOOK = _look("Table Gap", 1, 1)
"""The paragraph Word wants between two tables and at the end of a cell that ends in one."""
