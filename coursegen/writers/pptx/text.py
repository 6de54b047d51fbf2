"""Paragraphs as DrawingML: exact line heights, faces by theme, the language on every run."""

from __future__ import annotations

from collections.abc import Iterable

from coursegen.layout.frames import Paragraph, Span
from coursegen.units import emu
from coursegen.writers.pptx.design import ClientSlot
from coursegen.writers.pptx.scene import Scene
from coursegen.writers.xml_text import escape

ALIGN = {"left": "l", "center": "ctr", "right": "r"}
ANCHOR = {"top": "t", "middle": "ctr", "bottom": "b"}


def body(scene: Scene, written: Iterable[Paragraph], anchor: str, tag: str = "p:txBody") -> str:
    """A text body without insets or autofit."""
    insets = 'lIns="0" tIns="0" rIns="0" bIns="0"'
    properties = f'<a:bodyPr wrap="square" {insets} anchor="{ANCHOR[anchor]}"><a:noAutofit/></a:bodyPr>'
    return f"<{tag}>{properties}<a:lstStyle/>{paragraphs(scene, written)}</{tag}>"


def paragraphs(scene: Scene, written: Iterable[Paragraph]) -> str:
    """Paragraphs with every property named; an empty one where there is none."""
    return "".join(_paragraph(scene, item) for item in written) or _nothing(scene)


def inheriting(scene: Scene, written: Iterable[Paragraph], slot: ClientSlot) -> str:
    """Paragraphs that look as their placeholder says."""
    return "".join(_inheriting(scene, item, slot) for item in written) or _nothing(scene)


def _nothing(scene: Scene) -> str:
    return f"<a:p><a:endParaRPr {scene.palette.lang}/></a:p>"


def _paragraph(scene: Scene, item: Paragraph) -> str:
    hang = f' marL="{emu(item.hang)}" indent="-{emu(item.hang)}"' if item.hang else ' marL="0" indent="0"'
    before = f'<a:spcBef><a:spcPts val="{round(item.space_before * 100)}"/></a:spcBef>'
    spacing = f'<a:lnSpc><a:spcPts val="{round(item.line_height * 100)}"/></a:lnSpc>{before}'
    properties = f'<a:pPr{hang} algn="{ALIGN[item.align]}">{spacing}<a:buNone/></a:pPr>'
    runs = "".join(_run(span, run_properties(scene, span)) for span in item.spans)
    return f"<a:p>{properties}{runs or _end(scene)}</a:p>"


def _end(scene: Scene) -> str:
    return f"<a:endParaRPr {scene.palette.lang}/>"


def _inheriting(scene: Scene, item: Paragraph, slot: ClientSlot) -> str:
    runs = "".join(_run(span, _kept_properties(scene, span, slot)) for span in item.spans)
    return f'<a:p><a:pPr marL="0" indent="0"><a:buNone/></a:pPr>{runs or _end(scene)}</a:p>'


def _run(span: Span, properties: str) -> str:
    """The runs of a span; its line breaks stand between them."""
    return f"<a:br><a:rPr {properties}</a:rPr></a:br>".join(
        f"<a:r><a:rPr {properties}</a:rPr><a:t>{escape(line)}</a:t></a:r>" if line else ""
        for line in span.text.split("\v")
    )


def run_properties(scene: Scene, span: Span) -> str:
    """The inside of ``a:rPr``, from its attributes on."""
    style = f' sz="{round(span.size * 100)}" b="{int(span.bold)}"' + (' i="1"' if span.italic else "")
    palette = scene.palette
    return f'{palette.lang}{style} dirty="0">{palette.fill(span.colour)}{palette.faces}{_link(scene, span)}'


def _kept_properties(scene: Scene, span: Span, slot: ClientSlot) -> str:
    """The inside of ``a:rPr`` that names only what the placeholder does not say."""
    size = f' sz="{round(span.size * 100)}"' if "size" in slot.writes else ""
    fill = scene.palette.fill(span.colour) if "colour" in slot.writes else ""
    face = scene.palette.east_asian_face if "face" in slot.writes else ""
    return f'{scene.palette.lang}{size} dirty="0">{fill}{face}{_link(scene, span)}'


def _link(scene: Scene, span: Span) -> str:
    return f'<a:hlinkClick r:id="{scene.link(span.link)}"/>' if span.link else ""
