"""The courses of ``outlines/``, built as a user builds them and judged by the programs that open them."""

from __future__ import annotations

import re
import zipfile
from collections import Counter
from collections.abc import Iterator, Mapping
from pathlib import Path

import pytest
from docx import Document
from docx.table import Table
from docx.text.paragraph import Paragraph
from lxml import etree
from pptx import Presentation

from coursegen.course.nodes import nodes_in, texts_in
from coursegen.outline import read_outline
from rendering_checks.fields import fields, fill
from rendering_checks.office import Office, Validator
from rendering_checks.pages import (
    Page,
    empty_pages,
    fallback_fonts,
    folded,
    lost_text,
    outside,
    overlapping,
    read_pages,
)
from rendering_checks.slides import Slide, escaped, outside_slide, read_slides, traced_share, unwritten
from rendering_checks.workbooks import bare_pages, copied, writing_room

OUTLINES = Path(__file__).resolve().parents[2] / "outlines"
COURSES = sorted(path.stem for path in OUTLINES.glob("*.yaml"))
DECKS = ("deck.pptx", "handout.pptx")
DOCUMENTS = ("facilitator-guide.docx", "run-sheet.docx", "workbook.docx", "brochure.docx")
FEWEST_SLIDES_AN_HOUR = 7.5
LEAST_WRITING_ROOM = 0.3
"""Of all pages, covers counted in."""
MOST_COPIED = 0.48
"""Titles are among them; the words of cases are not: slides and workbook tell the same."""

_DRAWING = "{http://schemas.openxmlformats.org/drawingml/2006/main}"

pytestmark = pytest.mark.parametrize("course", COURSES)


@pytest.fixture(scope="session")
def courses(built_courses) -> Path:
    """The folder of the built courses."""
    return built_courses.folder


@pytest.fixture(autouse=True)
def course_was_built(request: pytest.FixtureRequest, courses: Path, course: str) -> None:
    """Leave the checks of a course that has no files to the one test that tells why."""
    if request.node.originalname != "test_course_has_exactly_its_six_files" and not (courses / course).is_dir():
        pytest.skip(f"{course} could not be built")


@pytest.fixture(scope="session")
def pdfs(office: Office, courses: Path, tmp_path_factory: pytest.TempPathFactory) -> Mapping[str, Path]:
    """Every file of every course as PDF, by its name; LibreOffice starts once for all of them."""
    files = sorted(path for path in courses.rglob("*") if path.suffix in (".pptx", ".docx"))
    made = office.to_pdf(files, tmp_path_factory.mktemp("pdfs"))
    return {file.name: pdf for file, pdf in made.items()}


@pytest.fixture(scope="session")
def pages(pdfs: Mapping[str, Path]) -> Mapping[str, list[Page]]:
    """The pages of every file, by its name."""
    return {name: read_pages(pdf) for name, pdf in pdfs.items()}


@pytest.fixture(scope="session")
def slides(courses: Path) -> Mapping[str, list[Slide]]:
    """The slides of every deck, by its file's name."""
    return {path.name: read_slides(path) for path in courses.rglob("*.pptx")}


def test_course_has_exactly_its_six_files(built_courses, courses: Path, course: str) -> None:
    assert (courses / course).is_dir(), built_courses.errors
    made = {path.name for path in (courses / course).iterdir()}
    assert made == {f"{course}-{ending}" for ending in (*DECKS, *DOCUMENTS)}


def test_deck_fills_its_hours_and_every_slide_speaks(slides: Mapping[str, list[Slide]], course: str) -> None:
    deck = slides[f"{course}-deck.pptx"]
    hours = re.search(r"^duration: (\d+)h$", (OUTLINES / f"{course}.yaml").read_text("utf-8"), re.M)
    assert hours
    assert len(deck) >= FEWEST_SLIDES_AN_HOUR * int(hours[1])
    assert [slide.number for slide in deck if not slide.notes.strip()] == []


def test_handout_has_no_notes(slides: Mapping[str, list[Slide]], course: str) -> None:
    assert [slide.number for slide in slides[f"{course}-handout.pptx"] if slide.notes.strip()] == []


@pytest.mark.parametrize("ending", DECKS)
def test_titles_of_a_deck_are_unique(courses: Path, course: str, ending: str) -> None:
    slides = Presentation(str(courses / course / f"{course}-{ending}")).slides
    titles = Counter(slide.shapes.title.text_frame.text.replace("\v", "") for slide in slides)
    assert [title for title, times in titles.items() if times > 1] == []


@pytest.mark.parametrize("ending", DECKS)
def test_no_line_of_a_title_is_one_character(courses: Path, course: str, ending: str) -> None:
    slides = Presentation(str(courses / course / f"{course}-{ending}")).slides
    lines = [line for slide in slides for line in slide.shapes.title.text_frame.text.split("\v")]
    assert [line for line in lines if len(line.strip(" 。，？！：；")) < 2] == []


@pytest.mark.parametrize("ending", DOCUMENTS)
def test_document_opens_in_python_docx(courses: Path, course: str, ending: str) -> None:
    document = Document(str(courses / course / f"{course}-{ending}"))
    paragraphs = [paragraph.text for block in document.iter_inner_content() for paragraph in texts_of(block)]
    assert any(text.strip() for text in paragraphs)


def texts_of(block: Paragraph | Table) -> list[Paragraph]:
    return (
        [block] if isinstance(block, Paragraph) else [p for row in block.rows for c in row.cells for p in c.paragraphs]
    )


@pytest.mark.parametrize("ending", DECKS)
def test_every_run_of_a_deck_names_its_language(courses: Path, course: str, ending: str) -> None:
    """PowerPoint breaks Chinese lines before commas where a run has no language; LibreOffice does not show it."""
    assert sorted(set(runs_without_language(courses / course / f"{course}-{ending}"))) == []


def runs_without_language(file: Path) -> Iterator[str]:
    with zipfile.ZipFile(file) as package:
        for name in package.namelist():
            if name.startswith(("ppt/slides/slide", "ppt/notesSlides/notes")):
                for run in etree.fromstring(package.read(name)).iter(f"{_DRAWING}r", f"{_DRAWING}fld"):
                    properties = run.find(f"{_DRAWING}rPr")
                    if run.findtext(f"{_DRAWING}t") and (properties is None or not properties.get("lang")):
                        yield name


@pytest.mark.parametrize("ending", (*DECKS, *DOCUMENTS))
def test_neither_validator_nor_schemas_object(validator: Validator, courses: Path, course: str, ending: str) -> None:
    findings = validator.findings(courses / course / f"{course}-{ending}")
    assert [str(finding) for finding in findings] == []


@pytest.mark.parametrize("ending", (*DECKS, *DOCUMENTS))
def test_no_font_stands_in_for_another(pdfs: Mapping[str, Path], course: str, ending: str) -> None:
    assert fallback_fonts(pdfs[f"{course}-{ending}"]) == set()


@pytest.mark.parametrize("ending", (*DECKS, *DOCUMENTS))
def test_every_character_is_in_the_fonts(office: Office, courses: Path, course: str, ending: str) -> None:
    """Also where no other font is installed that could stand in and be noticed."""
    lacking = set(text_of(courses / course / f"{course}-{ending}")) - office.characters
    assert {f"U+{ord(char):04X}" for char in lacking} == set()


def text_of(file: Path) -> str:
    """The text of every slide, notes page and page of a file."""
    with zipfile.ZipFile(file) as package:
        parts = [name for name in package.namelist() if name.endswith(".xml") and not name.startswith("docProps/")]
        trees = [etree.fromstring(package.read(name)) for name in parts]
    return "".join(text.text or "" for tree in trees for text in tree.iter("{*}t"))


@pytest.mark.parametrize("ending", (*DECKS, *DOCUMENTS))
def test_no_page_is_empty(pages: Mapping[str, list[Page]], course: str, ending: str) -> None:
    assert empty_pages(pages[f"{course}-{ending}"]) == []


@pytest.mark.parametrize("ending", (*DECKS, *DOCUMENTS))
def test_no_word_leaves_its_page(pages: Mapping[str, list[Page]], course: str, ending: str) -> None:
    assert [finding for page in pages[f"{course}-{ending}"] for finding in outside(page)] == []


@pytest.mark.parametrize("ending", (*DECKS, *DOCUMENTS))
def test_no_word_lies_on_another(pages: Mapping[str, list[Page]], course: str, ending: str) -> None:
    assert [finding for page in pages[f"{course}-{ending}"] for finding in overlapping(page)] == []


@pytest.mark.parametrize("ending", DECKS)
def test_slide_shows_all_its_text_inside_its_frames(
    pages: Mapping[str, list[Page]], slides: Mapping[str, list[Slide]], course: str, ending: str
) -> None:
    drawn, written = pages[f"{course}-{ending}"], slides[f"{course}-{ending}"]
    assert len(drawn) == len(written)
    assert traced_share(written, drawn) > 0.95
    pairs = list(zip(written, drawn, strict=True))
    assert [finding for slide, page in pairs for finding in outside_slide(slide, page.box)] == []
    assert {slide.number: lost for slide, page in pairs if (lost := lost_text(page, slide.text))} == {}
    assert [finding for slide, page in pairs for finding in escaped(slide, page)] == []
    assert [finding for slide, page in pairs for finding in unwritten(slide, page)] == []


@pytest.mark.parametrize("ending", DOCUMENTS)
def test_document_shows_all_its_text(pages: Mapping[str, list[Page]], courses: Path, course: str, ending: str) -> None:
    body = Document(str(courses / course / f"{course}-{ending}")).element.body
    written = [folded("".join(text.text or "" for text in paragraph.iter("{*}t"))) for paragraph in body.iter("{*}p")]
    drawn = "".join(page.text for page in pages[f"{course}-{ending}"])
    lost = Counter("".join(written)) - Counter(drawn)
    assert not lost, [text for text in written if text not in drawn and set(text) & set(lost)]


def test_workbook_leaves_room_to_write(pages: Mapping[str, list[Page]], courses: Path, course: str) -> None:
    name = f"{course}-workbook.docx"
    assert writing_room(courses / course / name, len(pages[name])) >= LEAST_WRITING_ROOM


def test_workbook_is_filled_in_on_screen(office: Office, courses: Path, course: str, tmp_path: Path) -> None:
    """Every field says what it asks for, and what is written into it is still there once Writer has saved it."""
    source, filled = courses / course / f"{course}-workbook.docx", tmp_path / "filled.docx"
    (again := tmp_path / "again").mkdir()
    with zipfile.ZipFile(source) as package:
        body = etree.fromstring(package.read("word/document.xml"))
        found = fields(body)
        fill(body)
        with zipfile.ZipFile(filled, "w") as target:
            for name in package.namelist():
                target.writestr(name, etree.tostring(body) if name == "word/document.xml" else package.read(name))
    assert [field for field in found if not field.name] == []
    assert len({field.tag for field in found}) == len(found) > 100
    with zipfile.ZipFile(office.saved_again(filled, again)) as package:
        saved = etree.fromstring(package.read("word/document.xml"))
    assert [(field.kind, field.text) for field in fields(saved)] == [(f.kind, f.text) for f in fields(body)]


def test_no_page_of_a_workbook_holds_lines_alone(pages: Mapping[str, list[Page]], course: str) -> None:
    """Lines that fill the foot of a page never go on over it; the last page but one is for notes."""
    book = pages[f"{course}-workbook.docx"]
    assert bare_pages(book) == [len(book) - 1]


def test_workbook_is_no_copy_of_the_slides(courses: Path, course: str) -> None:
    workbook, handout = (courses / course / f"{course}-{ending}" for ending in ("workbook.docx", "handout.pptx"))
    cases = read_outline(OUTLINES / f"{course}.yaml").cases
    told = [text for case in cases for node in nodes_in(case) for text in texts_in(node)]
    assert 0 < copied(workbook, handout, told) <= MOST_COPIED
