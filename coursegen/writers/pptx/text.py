"""Paragraphs as DrawingML: exact line heights, faces by theme, the language on every run."""

from __future__ import annotations

from collections.abc import Iterable
from xml.sax.saxutils import escape

from coursegen.layout.frames import Paragraph, Span
from coursegen.units import emu
from coursegen.writers.pptx.scene import Scene

FACES = '<a:latin typeface="+mn-lt"/><a:ea typeface="+mn-ea"/><a:cs typeface="+mn-cs"/>'
_ALIGN = {"left": "l", "center": "ctr", "right": "r"}
_ANCHOR = {"top": "t", "middle": "ctr", "bottom": "b"}


def body(scene: Scene, paragraphs: Iterable[Paragraph], anchor: str, tag: str = "p:txBody") -> str:
    """A text body without insets or autofit."""
    properties = f'<a:bodyPr wrap="square" lIns="0" tIns="0" rIns="0" bIns="0" anchor="{_ANCHOR[anchor]}"><a:noAutofit/></a:bodyPr>'
    written = "".join(paragraph(scene, item) for item in paragraphs)
    return f"<{tag}>{properties}<a:lstStyle/>{written or _EMPTY}</{tag}>"


_EMPTY = '<a:p><a:endParaRPr lang="en-US"/></a:p>'


def paragraph(scene: Scene, item: Paragraph) -> str:
    """A paragraph and its runs."""
    hang = f' marL="{emu(item.hang)}" indent="-{emu(item.hang)}"' if item.hang else ' marL="0" indent="0"'
    before = f'<a:spcBef><a:spcPts val="{round(item.space_before * 100)}"/></a:spcBef>'
    spacing = f'<a:lnSpc><a:spcPts val="{round(item.line_height * 100)}"/></a:lnSpc>{before}'
    properties = f'<a:pPr{hang} algn="{_ALIGN[item.align]}">{spacing}<a:buNone/></a:pPr>'
    return f"<a:p>{properties}{''.join(_run(scene, span) for span in item.spans)}</a:p>"


def _run(scene: Scene, span: Span) -> str:
    lines = span.text.split("\v")
    properties = run_properties(scene, span)
    written = [f"<a:r><a:rPr {properties}</a:rPr><a:t>{escape(line)}</a:t></a:r>" for line in lines if line or len(lines) == 1]
    if len(lines) == 1:
        return written[0] if span.text else ""
    parts = [f"<a:r><a:rPr {properties}</a:rPr><a:t>{escape(line)}</a:t></a:r>" if line else "" for line in lines]
    return f"<a:br><a:rPr {properties}</a:rPr></a:br>".join(parts)


def run_properties(scene: Scene, span: Span) -> str:
    """The inside of ``a:rPr``, from its attributes on."""
    bold = ' b="1"' if span.bold else ' b="0"'
    link = f'<a:hlinkClick r:id="{scene.link(span.link)}"/>' if span.link else ""
    return f'{scene.lang} sz="{round(span.size * 100)}"{bold} dirty="0">{scene.fill(span.colour)}{FACES}{link}'
