"""Clients' files that cannot be a base: each is refused with one clear problem, at once."""

from __future__ import annotations

import io
import os
import random
import zipfile
from pathlib import Path

import pytest
from lxml import etree

from coursegen.problems import Severity, TemplateError
from coursegen.writers import opening
from coursegen.writers.pptx.base import match_template
from writers.pptx import bases
from writers.pptx.conftest import Course

OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(512)


@pytest.fixture
def base(tmp_path: Path) -> Path:
    return bases.saved(bases.wide(), tmp_path / "client.pptx")


def refusal(path: Path) -> str:
    """The code of the one problem a file is refused with."""
    with pytest.raises(TemplateError) as caught:
        match_template(path)
    (problem,) = caught.value.problems
    assert problem.severity is Severity.ERROR
    assert problem.source is not None and problem.source.file == str(path)
    assert problem.values["name"] == path.name
    return problem.code


def zipped(path: Path, **parts: bytes) -> Path:
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as package:
        for name, content in parts.items():
            package.writestr(name, content)
    return path


@pytest.mark.parametrize(
    ("content", "code"),
    [
        (b"", "base-other-format"),
        (b"not a zip at all", "base-other-format"),
        (b"PK\x03\x04 torn", "base-other-format"),
        (OLE, "base-old-format"),
        (OLE + "EncryptedPackage".encode("utf-16-le"), "base-encrypted"),
    ],
)
def test_other_files_under_the_name_of_a_presentation_are_refused(tmp_path: Path, content: bytes, code: str) -> None:
    path = tmp_path / "client.pptx"
    path.write_bytes(content)
    assert refusal(path) == code


def test_missing_file_and_folder_are_refused(tmp_path: Path) -> None:
    assert refusal(tmp_path / "client.pptx") == "base-missing"
    assert refusal(tmp_path) == "base-missing"


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no named pipes here")
def test_named_pipe_is_not_waited_for(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe.pptx")
    assert refusal(tmp_path / "pipe.pptx") == "base-missing"


def test_zip_without_a_presentation_is_refused(tmp_path: Path) -> None:
    assert refusal(zipped(tmp_path / "a.pptx", word=b"x")) == "base-other-format"


def test_word_file_is_refused(base: Path) -> None:
    word = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"
    assert refusal(bases.typed(base, word)) == "base-other-format"


def test_macros_are_refused_whatever_the_file_is_called(base: Path) -> None:
    assert refusal(bases.typed(base, bases.MACROS)) == "base-macros"


def test_hidden_macro_project_is_refused(base: Path) -> None:
    bases.edited(
        base,
        "[Content_Types].xml",
        "</Types>",
        '<Override PartName="/x.bin" ContentType="application/vnd.ms-office.vbaProject"/></Types>',
    )
    assert refusal(base) == "base-macros"


def test_strict_format_is_refused(base: Path) -> None:
    bases.edited(
        base,
        "_rels/.rels",
        "http://schemas.openxmlformats.org/officeDocument/2006/",
        "http://purl.oclc.org/ooxml/officeDocument/",
    )
    assert refusal(base) == "base-strict"


def test_zip_bomb_is_refused_before_it_is_inflated(base: Path) -> None:
    bases.changed(base, lambda parts: {**parts, "ppt/media/bomb.png": bytes(60 * 1024 * 1024)})
    assert base.stat().st_size < 1024 * 1024
    assert refusal(base) == "base-too-large"


def test_file_of_too_many_parts_is_refused(base: Path) -> None:
    bases.changed(base, lambda parts: {**parts, **{f"x/{i}.xml": b"" for i in range(opening.MOST_PARTS)}})
    assert refusal(base) == "base-too-many-parts"


def test_part_stored_twice_is_refused(base: Path) -> None:
    with zipfile.ZipFile(base, "a") as package:
        package.writestr("PPT/presentation.xml", b"<x/>")
    assert refusal(base) == "base-damaged"


@pytest.mark.parametrize("part", ["ppt/presentation.xml", "ppt/slideMasters/slideMaster1.xml", "ppt/theme/theme1.xml"])
@pytest.mark.parametrize(
    "xml",
    [
        b"<torn",
        b"",
        b'<!DOCTYPE a [<!ENTITY b "cccccccc"><!ENTITY d "&b;&b;&b;&b;">]><a>&d;</a>',
        b'<!DOCTYPE a [<!ENTITY b SYSTEM "file:///etc/passwd">]><a>&b;</a>',
    ],
)
def test_broken_and_hostile_xml_is_refused(base: Path, part: str, xml: bytes) -> None:
    bases.changed(base, lambda parts: {**parts, part: xml})
    assert refusal(base) == "base-damaged"


def test_missing_part_is_refused(base: Path) -> None:
    bases.changed(base, lambda parts: {k: v for k, v in parts.items() if k != "ppt/slideMasters/slideMaster1.xml"})
    assert refusal(base) == "base-damaged"


def test_picture_that_would_be_fetched_is_refused_when_the_deck_is_written(base: Path, short_course: Course) -> None:
    target = 'Target="https://example.com/spy.png" TargetMode="External"'
    link = f'<Relationship Id="rId77" Type="{bases.RELATED_IMAGE}" {target}/></Relationships>'
    bases.edited(base, "ppt/slideLayouts/_rels/slideLayout1.xml.rels", "</Relationships>", link)
    with pytest.raises(TemplateError) as caught:
        short_course.written(base)
    (problem,) = caught.value.problems
    assert (problem.code, problem.values["address"]) == ("base-external", "https://example.com/spy.png")


def mutated(parts: dict[str, bytes], random: random.Random) -> None:
    """One thing gone, doubled or turned to nonsense in the parts a base is read from."""
    name = random.choice([name for name in parts if name.endswith((".xml", ".rels"))])
    root = etree.fromstring(parts[name])
    element = random.choice([element for element in root.iter() if isinstance(element.tag, str)])
    action = random.choice(("remove", "nonsense", "forget", "tear"))
    if action == "remove" and element.getparent() is not None:
        element.getparent().remove(element)
    elif action == "nonsense" and element.attrib:
        element.set(
            random.choice(list(element.attrib)), random.choice(["", "-1", "abc", "50%", "9" * 20, "../../etc/passwd"])
        )
    elif action == "forget" and element.attrib:
        del element.attrib[random.choice(list(element.attrib))]
    parts[name] = etree.tostring(root)[: None if action != "tear" else 100]


@pytest.mark.parametrize("seed", range(60))
def test_damaged_file_is_used_or_refused_but_never_breaks(seed: int, base: Path, short_course: Course) -> None:
    bases.changed(base, lambda parts: mutated(parts, random.Random(seed)))
    try:
        match_template(base)
        content = short_course.written(base)
    except TemplateError:
        return
    assert zipfile.ZipFile(io.BytesIO(content)).testzip() is None
