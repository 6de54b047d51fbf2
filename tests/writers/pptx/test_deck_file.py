"""The written PowerPoint file: whole, the same every time, readable by others, with nothing left unsaid."""

from __future__ import annotations

import io
import time
from collections import Counter
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from msgspec import structs
from pptx import Presentation

from coursegen.layout.deck import FULL_BLEED
from coursegen.layout.frames import ChartFrame, Frame, Group, PictureFrame
from coursegen.writers.pptx import slots
from writers.pptx.conftest import Course
from writers.pptx.packages import CONTENT_TYPES, A, P, Package, R

DECORATIVE = "{http://schemas.microsoft.com/office/drawing/2017/decorative}decorative"


@pytest.fixture(scope="module")
def content(course: Course) -> bytes:
    return course.written()


@pytest.fixture(scope="module")
def package(content: bytes) -> Package:
    return Package(content)


@pytest.fixture(scope="module")
def presentation(content: bytes) -> Any:
    return Presentation(io.BytesIO(content))


def frames_of(course: Course, kind: type) -> list[Frame]:
    def within(frames: tuple[Frame, ...]) -> list[Frame]:
        inner = [within(frame.frames) for frame in frames if isinstance(frame, Group)]
        return [frame for frame in frames if isinstance(frame, kind)] + [frame for found in inner for frame in found]

    return [frame for slide in course.deck.slides for frame in within(slide.frames)]


def test_same_deck_gives_the_same_bytes(course: Course, content: bytes) -> None:
    assert course.written() == content


def test_every_part_is_reached_and_every_reference_leads_somewhere(package: Package) -> None:
    parts = {name for name in package.names if not name.endswith(".rels") and name != "[Content_Types].xml"}
    assert package.reached() == parts
    targets = {
        target for name in ("", *parts) for kind, target in package.relations(name).values() if kind != "hyperlink"
    }
    assert targets <= parts


def test_content_types_are_given_once(package: Package) -> None:
    types = package.xml("[Content_Types].xml")
    named = [entry.get("PartName") for entry in types.iter(f"{CONTENT_TYPES}Override")]
    assert len(named) == len(set(named))
    assert {name.lstrip("/") for name in named} <= set(package.names)


def test_relation_ids_that_xml_uses_exist(package: Package) -> None:
    for name, root in package.all_xml("ppt/"):
        used = {value for element in root.iter() for key, value in element.attrib.items() if key.startswith(R)}
        assert used <= set(package.relations(name)), name


def test_shape_ids_are_unique_on_every_slide(package: Package) -> None:
    for name, root in package.all_xml("ppt/slide"):
        ids = [element.get("id") for element in root.iter(f"{P}cNvPr")]
        assert len(ids) == len(set(ids)), name


@pytest.mark.parametrize("tag", ["rPr", "endParaRPr", "defRPr"])
def test_language_stands_on_all_text(package: Package, tag: str) -> None:
    for name, root in package.all_xml("ppt/"):
        assert {run.get("lang") for run in root.iter(f"{A}{tag}")} <= {"zh-CN"}, name
        assert {run.get("altLang") for run in root.iter(f"{A}{tag}")} <= {"en-US"}, name


def test_every_run_has_properties(package: Package) -> None:
    for name, root in package.all_xml("ppt/"):
        bare = [run for run in root.iter(f"{A}r", f"{A}fld", f"{A}br") if run.find(f"{A}rPr") is None]
        assert bare == [], name


def test_pictures_charts_tables_and_groups_are_described_or_decorative(package: Package) -> None:
    for name, root in package.slides():
        for element in root.iter(f"{P}pic", f"{P}graphicFrame", f"{P}grpSp"):
            properties = element.find(f"*/{P}cNvPr")
            decorative = properties.find(f".//{DECORATIVE}")
            assert properties.get("descr") or decorative is not None or element.tag == f"{P}graphicFrame", name
            assert not (properties.get("descr") and decorative is not None), name


def test_shapes_without_text_are_decorative_unless_they_lead_somewhere(package: Package) -> None:
    for name, root in package.slides():
        for shape in root.iter(f"{P}sp", f"{P}cxnSp"):
            properties = shape.find(f"*/{P}cNvPr")
            has_text = any(run.text for run in shape.iter(f"{A}t"))
            marks = [properties.find(f".//{DECORATIVE}"), properties.find(f"{A}hlinkClick")]
            assert has_text or marks != [None, None], (name, properties.get("name"))


def test_other_programs_find_a_title_on_every_slide(course: Course, presentation: Any) -> None:
    found = [slide.shapes.title.text_frame.text for slide in presentation.slides]
    assert [title.replace("\v", "") for title in found] == [title_text(slide.title) for slide in course.deck.slides]


def title_text(title: str) -> str:
    from coursegen.content.inline import RichText, Run
    from coursegen.layout.typesetting import spaced

    return str(spaced(RichText((Run(title),))))


def test_other_programs_read_the_notes(course: Course, presentation: Any) -> None:
    for written, slide in zip(presentation.slides, course.deck.slides, strict=True):
        notes = written.notes_slide.notes_text_frame.text if written.has_notes_slide else ""
        assert notes == "\n".join(paragraph.text for paragraph in slide.notes)


def test_charts_carry_their_figures(course: Course, presentation: Any) -> None:
    charts = [shape.chart for slide in presentation.slides for shape in slide.shapes if shape.has_chart]
    frames = frames_of(course, ChartFrame)
    assert len(charts) == len(frames) > 0
    for chart, frame in zip(charts, frames, strict=True):
        assert isinstance(frame, ChartFrame)
        assert list(chart.plots[0].categories) == [figure.label for figure in frame.figures]
        assert list(chart.plots[0].series[0].values) == [figure.value for figure in frame.figures]


def test_picture_shown_twice_is_stored_once(course: Course, package: Package) -> None:
    files = {frame.file for frame in frames_of(course, PictureFrame) if isinstance(frame, PictureFrame)}
    assert len([name for name in package.names if name.startswith("ppt/media/")]) == len(files) > 0


def test_slides_held_in_reserve_are_hidden(course: Course, package: Package) -> None:
    hidden = [root.get("show") == "0" for _, root in package.slides()]
    assert hidden == [slide.hidden for slide in course.deck.slides]
    assert any(hidden)


def test_every_slide_is_in_one_section(course: Course, package: Package) -> None:
    root = package.xml("ppt/presentation.xml")
    p14 = "{http://schemas.microsoft.com/office/powerpoint/2010/main}"
    listed = [entry.get("id") for entry in root.iter(f"{p14}sldId")]
    assert Counter(listed) == Counter(entry.get("id") for entry in root.iter(f"{P}sldId"))
    assert len(set(listed)) == len(listed)


def test_jumps_lead_to_the_slides_they_name(course: Course, package: Package) -> None:
    slides = package.slides()
    names = {name for name, _ in slides}
    jumps = [
        package.relations(name)[click.get(f"{R}id")]
        for name, root in slides
        for click in root.iter(f"{A}hlinkClick")
        if click.get("action") == "ppaction://hlinksldjump"
    ]
    assert jumps and {kind for kind, _ in jumps} == {"slide"}
    assert {target for _, target in jumps} <= names


def test_layouts_that_fill_the_screen_are_those_layout_knows() -> None:
    assert tuple(slots.FULL_BLEED) == FULL_BLEED


def test_validator_has_no_findings(validator: Any, content: bytes, tmp_path: Path) -> None:
    file = tmp_path / "deck.pptx"
    file.write_bytes(content)
    assert validator.findings(file) == []


@pytest.mark.slow
def test_a_thousand_slides_cost_ten_times_a_hundred(course: Course) -> None:
    notes = next(slide.notes for slide in course.deck.slides if slide.notes)

    def seconds(count: int) -> float:
        endless = (course.deck.slides * (count // len(course.deck.slides) + 1))[:count]
        slides = tuple(
            structs.replace(slide, number=i, notes=slide.notes or notes) for i, slide in enumerate(endless, 1)
        )
        long = replace(course, deck=structs.replace(course.deck, slides=slides))
        started = time.process_time()
        long.written()
        return time.process_time() - started

    seconds(100)
    assert min(seconds(1000) for _ in range(3)) <= 12 * min(seconds(100) for _ in range(5)) + 0.2
