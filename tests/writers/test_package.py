"""Names and characters as packages write them: what Python's own slower functions would have written."""

from __future__ import annotations

import io
import posixpath
import zipfile
from xml.sax import saxutils

import pytest

from coursegen.writers.package import Part, Relation, zip_package
from coursegen.writers.xml_text import escape, quoteattr

TEXTS = ["", "甲 & 乙", "<b>", 'a"b', "it's", "both ' and \"", "two\nlines\r\tand a tab", "&amp;", '"&\'<\n>"']


@pytest.mark.parametrize("text", TEXTS)
def test_text_is_escaped_as_python_would(text: str) -> None:
    assert escape(text) == saxutils.escape(text)
    assert quoteattr(text) == saxutils.quoteattr(text)


@pytest.mark.parametrize(
    ("part", "target"),
    [
        ("ppt/slides/slide1.xml", "ppt/slideLayouts/slideLayout1.xml"),
        ("ppt/slides/slide1.xml", "ppt/slides/slide2.xml"),
        ("ppt/presentation.xml", "ppt/slides/slide1.xml"),
        ("word/document.xml", "docProps/core.xml"),
        ("word/document.xml", "word/media/a/b.png"),
        ("top.xml", "word/media/picture.png"),
    ],
)
def test_parts_refer_to_each_other_by_the_shortest_way(part: str, target: str) -> None:

    referring = Part(part, "application/xml", b"<a/>", [Relation("rId1", "kind", target)])
    folder, name = posixpath.split(part)
    with zipfile.ZipFile(io.BytesIO(zip_package([referring], [], {}))) as package:
        written = package.read(posixpath.join(folder, "_rels", f"{name}.rels") if folder else f"/_rels/{name}.rels")
    assert f'Target="{posixpath.relpath(target, folder or ".")}"'.encode() in written
