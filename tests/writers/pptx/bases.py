"""Clients' files as the tests need them: python-pptx's own template, widened, renamed, shuffled, filled, broken."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

from pptx import Presentation
from pptx.util import Emu, Pt

WIDE = (12192000, 6858000)
CHINESE = (
    "标题幻灯片", "标题和内容", "节标题", "两栏内容", "比较", "仅标题", "空白", "内容与标题", "图片与标题",
    "标题和竖排文字", "竖排标题与文本",
)  # fmt: skip
TEMPLATE = "application/vnd.openxmlformats-officedocument.presentationml.template.main+xml"
PRESENTATION = "application/vnd.openxmlformats-officedocument.presentationml.presentation.main+xml"
MACROS = "application/vnd.ms-powerpoint.presentation.macroEnabled.main+xml"
PIXEL = bytes.fromhex(
    "89504e470d0a1a0a0000000d4948445200000001000000010802000000907753de0000000c49444154789c63f8cfc0000003010100c9fe92ef"
    "0000000049454e44ae426082"
)


def four_by_three() -> Any:
    """python-pptx's own template."""
    return Presentation()


def wide(width: int = WIDE[0]) -> Any:
    """The template at 16:9, its placeholders moved along."""
    presentation = Presentation()
    across, down = width / presentation.slide_width, width * 9 / 16 / presentation.slide_height
    presentation.slide_width, presentation.slide_height = Emu(width), Emu(round(width * 9 / 16))
    for part in (presentation.slide_master, *presentation.slide_layouts):
        for place in part._element.iter("{http://schemas.openxmlformats.org/drawingml/2006/main}xfrm"):
            for child in place:
                for key, factor in (("x", across), ("cx", across), ("y", down), ("cy", down)):
                    if key in child.attrib:
                        child.set(key, str(round(int(child.get(key)) * factor)))
    return presentation


def chinese() -> Any:
    """The wide template with the names a Chinese PowerPoint gives layouts."""
    presentation = wide()
    for layout, name in zip(presentation.slide_layouts, CHINESE, strict=True):
        layout._element.cSld.set("name", name)
    return presentation


def shuffled() -> Any:
    """The wide template with its layouts in reverse, without names."""
    presentation = wide()
    listed = presentation.slide_layouts._sldLayoutIdLst
    for entry in list(listed)[::-1]:
        listed.append(entry)
    for layout in presentation.slide_layouts:
        layout._element.cSld.attrib.pop("name")
        layout._element.attrib.pop("type", None)
    return presentation


def without(*indexes: int) -> Any:
    """The wide template without some of its layouts."""
    presentation = wide()
    for layout in [presentation.slide_layouts[i] for i in indexes]:
        presentation.slide_layouts.remove(layout)
    return presentation


def with_samples() -> Any:
    """The wide template with sample slides, notes, a picture on a slide and a picture on a layout."""
    presentation = wide()
    for number in range(3):
        slide = presentation.slides.add_slide(presentation.slide_layouts[number])
        slide.shapes.title.text = "SAMPLE 示例"
        slide.notes_slide.notes_text_frame.text = "SAMPLE notes"
        slide.shapes.add_picture(io.BytesIO(PIXEL + bytes([number])), Pt(10), Pt(10))
    layout = presentation.slide_layouts[5]
    picture = presentation.slides[0].shapes.add_picture(io.BytesIO(PIXEL), Pt(860), Pt(10), Pt(60), Pt(20))
    relation = layout.part.relate_to(presentation.slides[0].part.related_part(picture._element.blip_rId), RELATED_IMAGE)
    layout.shapes._spTree.append(picture._element)
    picture._element.blipFill.blip.rEmbed = relation
    return presentation


RELATED_IMAGE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/image"


def saved(presentation: Any, path: Path) -> Path:
    """The file a presentation was saved to."""
    presentation.save(path)
    return path


def changed(path: Path, change: Callable[[dict[str, bytes]], Mapping[str, bytes] | None]) -> Path:
    """The file with its parts changed: ``change`` gets them by name and changes them or returns others."""
    with zipfile.ZipFile(path) as package:
        parts = {name: package.read(name) for name in package.namelist()}
    parts = dict(change(parts) or parts)
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as package:
        for name, content in parts.items():
            package.writestr(name, content)
    return path


def typed(path: Path, content_type: str) -> Path:
    """The file said to be of another type: a template, a presentation with macros."""

    def change(parts: dict[str, bytes]) -> None:
        types = parts["[Content_Types].xml"].decode()
        parts["[Content_Types].xml"] = types.replace(PRESENTATION, content_type).encode()

    return changed(path, change)


def edited(path: Path, part: str, pattern: str, replacement: str) -> Path:
    """The file with some of a part's XML replaced."""

    def change(parts: dict[str, bytes]) -> None:
        text, count = re.subn(pattern, replacement, parts[part].decode(), flags=re.S)
        assert count, f"{pattern} is not in {part}"
        parts[part] = text.encode()

    return changed(path, change)
