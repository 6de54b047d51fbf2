"""The checks themselves: each must object to what it is there to find."""

from __future__ import annotations

import tempfile
import zipfile
from pathlib import Path

import pytest
from docx import Document
from pptx import Presentation
from pptx.chart.data import CategoryChartData
from pptx.enum.chart import XL_CHART_TYPE
from pptx.util import Pt

from rendering_checks.every_file import objections, written_files
from rendering_checks.office import Office, Validator
from rendering_checks.pages import Box, Page, Word, fallback_fonts, lost_text, outside, overlapping, read_pages
from rendering_checks.schemas import schema_faults
from rendering_checks.slides import escaped, read_slides, unwritten
from rendering_checks.workbooks import bare_pages, copied, writing_room


def slide_with(tmp_path: Path, *texts: tuple[str, tuple[int, int, int, int]], font: str = "Arial") -> Path:
    """A deck of one slide, 960 x 540 points, with a text box for each text at (left, top, width, height)."""
    deck = Presentation()
    deck.slide_width, deck.slide_height = Pt(960), Pt(540)
    slide = deck.slides.add_slide(deck.slide_layouts[6])
    for text, place in texts:
        box = slide.shapes.add_textbox(*map(Pt, place)).text_frame
        box.word_wrap = True
        run = box.paragraphs[0].add_run()
        run.text, run.font.size, run.font.name = text, Pt(20), font
    deck.save(str(tmp_path / "slide.pptx"))
    return tmp_path / "slide.pptx"


def drawn(office: Office, deck: Path) -> Page:
    (page,) = read_pages(office.to_pdf([deck], deck.parent)[deck])
    return page


def page_of(*words: Word) -> Page:
    return Page(1, Box(0, 0, 960, 540), (words,))


def test_text_in_its_frame_passes(office: Office, tmp_path: Path) -> None:
    deck = slide_with(tmp_path, ("Handling complaints", (100, 100, 400, 40)))
    page = drawn(office, deck)
    (slide,) = read_slides(deck)
    assert [*outside(page), *overlapping(page), *escaped(slide, page)] == []
    assert lost_text(page, slide.text) == ""


def test_text_that_leaves_its_frame_is_noticed(office: Office, tmp_path: Path) -> None:
    deck = slide_with(tmp_path, ("one two three four five six seven", (100, 100, 120, 30)))
    (slide,) = read_slides(deck)
    assert any("seven" in finding for finding in escaped(slide, drawn(office, deck)))


def test_text_off_the_page_is_noticed(office: Office, tmp_path: Path) -> None:
    deck = slide_with(tmp_path, ("inside", (100, 100, 200, 40)), ("below the page", (100, 560, 200, 40)))
    (slide,) = read_slides(deck)
    assert lost_text(drawn(office, deck), slide.text) != ""


def test_title_nobody_gave_a_chart_is_noticed(office: Office, tmp_path: Path) -> None:
    figures = CategoryChartData()
    figures.categories = ["first", "second"]
    figures.add_series("Series", (1, 2))
    deck = Presentation(str(slide_with(tmp_path)))
    place = [Pt(100), Pt(100), Pt(400), Pt(300)]
    deck.slides[0].shapes.add_chart(XL_CHART_TYPE.BAR_CLUSTERED, *place, figures).chart.has_title = True
    deck.save(str(tmp_path / "chart.pptx"))
    (slide,) = read_slides(tmp_path / "chart.pptx")
    assert unwritten(slide, drawn(office, tmp_path / "chart.pptx")) == ["slide 1: nobody wrote Series"]


@pytest.mark.parametrize(("font", "stands_in"), [("Arial", set()), ("No Such Face", {"LiberationMono"})])
def test_font_that_stands_in_is_noticed(office: Office, tmp_path: Path, font: str, stands_in: set[str]) -> None:
    deck = slide_with(tmp_path, ("Handling", (100, 100, 400, 40)), font=font)
    assert fallback_fonts(office.to_pdf([deck], tmp_path)[deck]) == stands_in


def test_characters_of_the_fonts_are_known(office: Office) -> None:
    assert set("Aé1、汉漢①→") <= office.characters
    assert not set("\u2009😀") & office.characters


def test_word_over_the_edge_is_noticed() -> None:
    assert outside(page_of(Word("over", Box(940, 10, 980, 30)))) == ["page 1: off the page: over"]


def test_lines_on_top_of_each_other_are_noticed() -> None:
    first, second = Word("first", Box(10, 10, 60, 36)), Word("second", Box(30, 24, 80, 50))
    assert overlapping(page_of(first, second)) == ["page 1: first lies on second"]


def test_lines_below_each_other_pass() -> None:
    first, second = Word("first", Box(10, 10, 60, 36)), Word("second", Box(10, 36, 80, 62))
    assert overlapping(page_of(first, second)) == []


def test_every_file_of_a_course_is_looked_at_once() -> None:
    with tempfile.TemporaryDirectory() as name:  # not where the end of the run looks
        folder = Path(name)
        for name in ("a/x-deck.pptx", "a/x-workbook.docx", "b/y-deck.pptx", "b/base.pptx", "b/.z-deck.pptx"):
            (folder / name).parent.mkdir(exist_ok=True)
            (folder / name).write_bytes(b"PK" + name[-9:].encode())
        (folder / "b/z-deck.pptx").write_bytes(b"mine")
        assert [path.name for path in written_files(folder)] == ["x-deck.pptx", "x-workbook.docx"]


def test_an_invalid_file_anywhere_is_found(validator: Validator) -> None:
    with tempfile.TemporaryDirectory() as name:
        with zipfile.ZipFile(Path(name) / "x-workbook.docx", "w") as package:
            package.writestr("a.xml", "<a/>")
        (found, *_) = objections(Path(name), validator)
        assert "x-workbook.docx" in found


def test_validator_objects_to_a_broken_file(validator: Validator, tmp_path: Path) -> None:
    whole, broken = tmp_path / "whole.docx", tmp_path / "broken.docx"
    Document().save(str(whole))
    with zipfile.ZipFile(whole) as source, zipfile.ZipFile(broken, "w") as target:
        for name in source.namelist():
            target.writestr(name, source.read(name).replace(b"<w:body>", b"<w:body><w:nonsense/>"))
    assert validator.findings(broken) != []


@pytest.mark.parametrize(
    ("added", "objected"),
    [
        ("<w:nonsense/>", True),
        ('<w:p w:rsidR="none"/>', True),
        ('<w:p w14:paraId="00000001"/>', False),
        ('<mc:AlternateContent><mc:Choice Requires="w14"><w:nonsense/></mc:Choice></mc:AlternateContent>', False),
    ],
)
def test_schemas_object_to_what_the_standard_does_not_know(added: str, objected: bool, tmp_path: Path) -> None:
    whole, changed = tmp_path / "whole.docx", tmp_path / "changed.docx"
    Document().save(str(whole))
    with zipfile.ZipFile(whole) as source, zipfile.ZipFile(changed, "w") as target:
        for name in source.namelist():
            target.writestr(name, source.read(name).replace(b"<w:body>", f"<w:body>{added}".encode()))
    before = schema_faults(whole)
    assert bool({fault.part for fault in schema_faults(changed) if fault not in before}) is objected


def test_page_with_nothing_between_header_and_footer_is_seen() -> None:
    def page(number: int, *tops: float) -> Page:
        words = (Word("字" * 24, Box(70, top, 80, top + 10)) for top in tops)
        return Page(number, Box(0, 0, 595, 842), (tuple(words),))

    assert bare_pages([page(1, 32, 120, 805), page(2, 32, 805), page(3)]) == [2, 3]


def test_workbook_that_only_repeats_the_slides_is_seen(tmp_path: Path) -> None:
    sentence, fact = "先处理心情，再处理事情，这是铁律", "报修三次，三次都没有人回话"
    book, deck = Document(), Presentation()
    book.add_table(1, 1).cell(0, 0).text = sentence
    for text in (sentence, fact):
        deck.slides.add_slide(deck.slide_layouts[0]).shapes.title.text = text
    book.save(tmp_path / "book.docx")
    deck.save(tmp_path / "deck.pptx")
    assert copied(tmp_path / "book.docx", tmp_path / "deck.pptx") == 0.5
    assert copied(tmp_path / "book.docx", tmp_path / "deck.pptx", [fact]) == 1
    assert writing_room(tmp_path / "book.docx", 1) == 0
