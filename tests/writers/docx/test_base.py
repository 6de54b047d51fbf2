"""Documents on a client's file: its styles, pages and letterhead stay, its content and history go."""

from __future__ import annotations

import io
from pathlib import Path
from typing import Any

import docx
import pytest
from msgspec.structs import replace

from coursegen.content.document import Document
from coursegen.content.document_reader import read_document
from coursegen.problems import TemplateError
from coursegen.theme import Theme, load_theme
from coursegen.writers.docx import write_document
from coursegen.writers.docx.base import match_document
from coursegen.writers.docx.measures import mm
from writers.docx import bases
from writers.docx.test_document import BODY
from writers.pptx.bases import edited
from writers.pptx.packages import CONTENT_TYPES, Package, R

THEME = load_theme(Path(__file__).resolve().parents[3] / "templates" / "standard")
W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
COVER = '<section class="cover"><table class="blocks" data-columns="168"><tr data-height="128"><td class="cover">'
COVER += '<p class="document-type">讲师手册</p><p class="title">课</p></td></tr></table></section>'
LISTS = '<section class="body"><ul><li>点<ul><li>点中点</li></ul></li></ul><ol><li>数</li></ol>'
LISTS += "<ol><li>四</li></ol></section>"
GRID = '<table class="grid" data-columns="100 68"><thead><tr><th>甲</th><th>乙</th></tr></thead>'
GRID += "<tr><td>1</td><td>2</td></tr></table>"
WIDE = f'<section class="landscape">{GRID.replace("100 68", "167 100")}</section>'


def article(language: str = "zh-Hans") -> Document:
    """A document with a cover, every kind of block, lists, a table with a head, and a landscape page."""
    module = f'<section class="module">{BODY}{GRID}<h2>二级</h2><p class="quotation">引</p></section>'
    named = 'data-title="课 讲师手册" data-author="周老师"'
    html = f'<article data-language="{language}" {named}>{COVER}{module}{LISTS}{WIDE}</article>'
    return read_document(html, "guide.html")


def on(base: Path, styles: dict[str, str] | None = None) -> Theme:
    """The standard theme with a client's file."""
    return replace(THEME, document_base=base, styles=styles or {})


def written(base: Path, styles: dict[str, str] | None = None) -> Package:
    return Package(write_document(article(), on(base, styles)))


def made(name: str, folder: Path) -> Path:
    return bases.saved(bases.MADE[name](), folder / "client.docx")


@pytest.fixture(params=bases.MADE)
def any_base(request: pytest.FixtureRequest, tmp_path: Path) -> Path:
    return made(request.param, tmp_path)


def said(package: Package) -> str:
    """All text of all parts, attributes too."""
    return b"\n".join(package.parts.values()).decode("utf-8", "replace")


def styles_of(package: Package) -> dict[str, Any]:
    return {style.get(f"{W}styleId"): style for style in package.xml("word/styles.xml").iter(f"{W}style")}


def style_of(package: Package, text: str) -> str:
    """The name of the style of the first paragraph with a text."""
    for paragraph in package.xml("word/document.xml").iter(f"{W}p"):
        if "".join(run.text or "" for run in paragraph.iter(f"{W}t")) == text:
            id = paragraph.find(f"{W}pPr/{W}pStyle").get(f"{W}val")
            return str(styles_of(package)[id].find(f"{W}name").get(f"{W}val"))
    raise AssertionError(text)


def margins(package: Package) -> dict[str, Any]:
    kept = [name for name in package.names if name.startswith(("word/clientHeader", "word/clientFooter"))]
    return {name: package.xml(name) for name in kept}


def test_file_is_whole_and_the_same_every_time(any_base: Path) -> None:
    content = write_document(article(), on(any_base))
    assert write_document(article(), on(any_base)) == content
    package = Package(content)
    parts = {name for name in package.names if not name.endswith(".rels") and name != "[Content_Types].xml"}
    assert len(package.names) == len(set(package.names))
    assert package.reached() == parts
    types = [entry.get("PartName") for entry in package.xml("[Content_Types].xml").iter(f"{CONTENT_TYPES}Override")]
    assert len(types) == len(set(types))
    for name, root in package.all_xml("word/"):
        used = {value for element in root.iter() for key, value in element.attrib.items() if key.startswith(R)}
        assert used <= set(package.relations(name)), name


@pytest.mark.parametrize("language", ["zh-Hans", "en"])
def test_validator_has_no_findings(validator: Any, any_base: Path, language: str, tmp_path: Path) -> None:
    file = tmp_path / "guide.docx"
    file.write_bytes(write_document(article(language), on(any_base)))
    assert validator.findings(file) == []


def test_other_programs_open_it_and_find_nothing_of_the_samples(any_base: Path) -> None:
    content = write_document(article(), on(any_base))
    opened = docx.Document(io.BytesIO(content))
    assert opened.core_properties.author == "周老师"
    assert "SAMPLE" not in said(Package(content)) and "Mustermann" not in said(Package(content))


def test_every_style_used_is_there_and_no_two_share_a_name(any_base: Path) -> None:
    package = written(any_base)
    styles = styles_of(package)
    names = [style.find(f"{W}name").get(f"{W}val").casefold() for style in styles.values()]
    assert len(names) == len(set(names))
    assert len(styles) == len(list(package.xml("word/styles.xml").iter(f"{W}style")))
    for name, root in package.all_xml("word/"):
        for tag in ("pStyle", "rStyle", "tblStyle", "basedOn", "next", "link"):
            assert {element.get(f"{W}val") for element in root.iter(f"{W}{tag}")} <= set(styles), (name, tag)


def test_lists_used_are_there_and_numbered_ones_start_again(any_base: Path) -> None:
    package = written(any_base)
    numbering = package.xml("word/numbering.xml")
    known = [number.get(f"{W}numId") for number in numbering.iter(f"{W}num")]
    used = [number.get(f"{W}val") for number in package.xml("word/document.xml").iter(f"{W}numId")]
    assert set(used) - {"0"} <= set(known) and len(known) == len(set(known))
    definitions = [definition.get(f"{W}abstractNumId") for definition in numbering.iter(f"{W}abstractNum")]
    assert len(definitions) == len(set(definitions))
    assert len({number for number in used if number != "0"}) >= 4, "two lists of each look, apart"


def test_matched_styles_serve_and_the_rest_are_ours(tmp_path: Path) -> None:
    package = written(made("german", tmp_path))
    assert style_of(package, "看懂“不满”") == "heading 1"
    assert style_of(package, "二级") == "heading 2" and style_of(package, "点中点") == "List Bullet 2"
    assert style_of(package, "怎么说？") == "Normal"
    assert style_of(package, "点") == "List Bullet" and style_of(package, "数") == "List Number"
    assert style_of(package, "引") == "Quote"
    assert style_of(package, "先别急。") == "Say"
    assert "BodyText" not in {id for id in styles_of(package) if id not in docx_ids()}


def docx_ids() -> set[str]:
    return {style.style_id for style in bases.plain().styles}


def test_ids_of_another_language_are_no_hindrance(tmp_path: Path) -> None:
    package = written(made("chinese", tmp_path))
    assert style_of(package, "课") == "Title" and style_of(package, "看懂“不满”") == "heading 1"
    body = package.xml("word/document.xml")
    ids = {element.get(f"{W}val") for element in body.iter(f"{W}pStyle")}
    assert {"1", "2", "a", "a3"} <= ids


def test_headings_without_names_of_words_are_found_by_their_level(tmp_path: Path) -> None:
    document = bases.bare()
    for level in (0, 1):
        style = document.styles.add_style(f"Kapitel {level}", 1)
        mark = style.element.get_or_add_pPr().makeelement(f"{W}outlineLvl", {f"{W}val": str(level)})
        style.element.pPr.append(mark)
    package = written(bases.saved(document, tmp_path / "client.docx"))
    assert style_of(package, "看懂“不满”") == "Kapitel 0"
    codes = "".join(code.text or "" for code in package.xml("word/document.xml").iter(f"{W}instrText"))
    assert '\\t "Kapitel 0,1,Activity Title,2,Sheet Title,2"' in codes


def test_names_in_the_theme_win(tmp_path: Path) -> None:
    base = made("german", tmp_path)
    names = {"heading-1": "Überschrift Kapitel", "say": "Intense Quote", "list-bullet": "List Bullet 3"}
    package = written(base, names)
    assert style_of(package, "看懂“不满”") == "Überschrift Kapitel"
    assert style_of(package, "先别急。") == "Intense Quote"
    assert style_of(package, "点") == "List Bullet 3"


@pytest.mark.parametrize(
    ("styles", "code"),
    [({"heading-9": "Title"}, "base-style-role"), ({"heading-1": "Überschrift Kapitl"}, "base-style-missing"),
     ({"table": "Title"}, "base-style-missing")],
)  # fmt: skip
def test_names_that_lead_nowhere_are_told(styles: dict[str, str], code: str, tmp_path: Path) -> None:
    base = made("german", tmp_path)
    with pytest.raises(TemplateError) as caught:
        write_document(article(), on(base, styles))
    assert [problem.code for problem in caught.value.problems] == [code]
    assert [problem.code for problem in match_document(base, styles).problems if problem.severity == "error"] == [code]


def test_clients_styles_with_our_names_make_room(tmp_path: Path) -> None:
    package = written(made("colliding", tmp_path))
    styles = styles_of(package)
    assert styles["Say"].find(f"{W}rPr/{W}sz").get(f"{W}val") == "21"
    assert styles["SayClient"].find(f"{W}rPr/{W}sz").get(f"{W}val") == "80"
    (header,) = (root for name, root in margins(package).items() if "Header1" in name)
    used = [style.get(f"{W}val") for style in header.iter(f"{W}pStyle")]
    assert {"LeadClient", "SayClient", "BadgeClient", "TableGapClient"} <= set(used)


def test_pages_are_the_clients_and_tables_as_wide_as_they_are(tmp_path: Path) -> None:
    body = written(made("german", tmp_path)).xml("word/document.xml")
    sizes = [(page.get(f"{W}w"), page.get(f"{W}h")) for page in body.iter(f"{W}pgSz")]
    assert sizes == [(str(mm(210)), str(mm(297)))] * 3 + [(str(mm(297)), str(mm(210)))]
    tops = [page.get(f"{W}top") for page in body.iter(f"{W}pgMar")]
    assert tops == [str(mm(38))] * 3 + [str(mm(8 + 10 + 8))]
    tables = [table for table in body.find(f"{W}body") if table.tag == f"{W}tbl"]
    widths = [int(table.find(f"{W}tblPr/{W}tblW").get(f"{W}w")) for table in tables]
    assert widths[0] == pytest.approx(mm(160), abs=2) and widths[-1] == pytest.approx(mm(267), abs=2)


def test_cover_is_lower_where_the_page_is(tmp_path: Path) -> None:
    body = written(made("german", tmp_path)).xml("word/document.xml")
    height = int(next(body.iter(f"{W}trHeight")).get(f"{W}val"))
    assert height == pytest.approx(mm(128 - (252 - 231) - 15), abs=2)


def test_sections_begin_on_right_pages_only_where_pages_face_each_other(tmp_path: Path) -> None:
    for name, start in (("german", "nextPage"), ("facing", "oddPage")):
        body = written(made(name, tmp_path)).xml("word/document.xml")
        assert [kind.get(f"{W}val") for kind in body.iter(f"{W}type")][1] == start
    settings = written(made("facing", tmp_path)).xml("word/settings.xml")
    assert settings.find(f"{W}mirrorMargins") is not None and settings.find(f"{W}evenAndOddHeaders") is not None


def test_wide_pages_are_turned_and_take_the_letterhead_along(tmp_path: Path) -> None:
    body = written(made("landscape", tmp_path)).xml("word/document.xml")
    assert [page.get(f"{W}orient") for page in body.iter(f"{W}pgSz")] == [None, None, None, "landscape"]
    package = written(made("german", tmp_path))
    stops = {
        name: [int(tab.get(f"{W}pos")) for tab in root.iter(f"{W}tab") if tab.get(f"{W}val") == "right"]
        for name, root in margins(package).items()
    }
    assert stops["word/clientFooter1.xml"] == pytest.approx([mm(160)], abs=2)
    assert stops["word/clientFooter2.xml"] == pytest.approx([mm(267)], abs=2)


def test_letterhead_stays_with_its_logo(tmp_path: Path) -> None:
    package = written(made("german", tmp_path))
    pictures = [name for name in package.names if name.startswith("word/media/client")]
    assert [package.parts[name] for name in pictures] == [bases.logo()]
    headers = [root for name, root in margins(package).items() if "Header" in name]
    assert headers and all(next(root.iter(f"{W}drawing"), None) is not None for root in headers)
    assert "Client AG" in said(package)


def test_first_page_of_the_client_is_the_first_page_alone(tmp_path: Path) -> None:
    package = written(made("chinese", tmp_path))
    sections = list(package.xml("word/document.xml").iter(f"{W}sectPr"))
    assert [section.find(f"{W}titlePg") is not None for section in sections] == [True, False, False, False]
    kinds = [[ref.get(f"{W}type") for ref in section.iter(f"{W}headerReference")] for section in sections]
    assert kinds == [["first", "default"]] + [["default"]] * 3


def test_pages_are_numbered_even_where_the_client_forgot(tmp_path: Path) -> None:
    package = written(made("chinese", tmp_path))
    texts = {name: "".join(root.itertext()) for name, root in margins(package).items() if "Footer" in name}
    assert any("内部使用" in text and "第 1 页" in text for text in texts.values())
    assert "base-no-page-number" in {problem.code for problem in match_document(tmp_path / "client.docx").problems}


def test_our_headers_stand_where_the_client_has_none(tmp_path: Path) -> None:
    package = written(made("bare", tmp_path))
    assert not margins(package)
    assert any("讲师手册" in "".join(package.xml(name).itertext()) for name in package.names if "word/header" in name)


def first_heading(package: Package) -> Any:
    marked = (p for p in package.xml("word/document.xml").iter(f"{W}p") if p.find(f"{W}bookmarkStart") is not None)
    return next(marked)


def test_headings_do_not_number_themselves(tmp_path: Path) -> None:
    heading = first_heading(written(made("numbered", tmp_path)))
    assert heading.find(f"{W}pPr/{W}numPr/{W}numId").get(f"{W}val") == "0"
    assert "base-numbered" in {problem.code for problem in match_document(tmp_path / "client.docx").problems}


def test_tables_with_a_head_are_in_the_clients_style(tmp_path: Path) -> None:
    body = written(made("german", tmp_path)).xml("word/document.xml")
    tables = {table.find(f"{W}tblPr/{W}tblStyle").get(f"{W}val") for table in body.iter(f"{W}tbl")}
    assert tables == {"CourseTable", "MediumShading1-Accent1"}
    heads = [row for row in body.iter(f"{W}tr") if row.find(f"{W}trPr/{W}tblHeader") is not None]
    head = next(row for row in heads if "".join(row.itertext()) == "甲乙")
    assert {colour.get(f"{W}val") for colour in head.iter(f"{W}color")} == {"FFFFFF"}
    assert next(head.iter(f"{W}shd"), None) is None


def test_text_is_set_in_the_clients_faces_and_the_courses_language(tmp_path: Path) -> None:
    styles = styles_of(written(made("chinese", tmp_path)))
    assert styles["Say"].find(f"{W}rPr/{W}rFonts").get(f"{W}eastAsia") == "SimSun"
    german = written(made("german", tmp_path))
    assert styles_of(german)["Say"].find(f"{W}rPr/{W}rFonts").get(f"{W}ascii") == "Calibri"
    assert {lang.get(f"{W}eastAsia") for lang in german.xml("word/styles.xml").iter(f"{W}lang")} == {"zh-CN"}
    faces = [face.get("typeface") for face in german.xml("word/theme/theme1.xml").iter("{*}ea")]
    assert all(faces), "no Chinese text without a Chinese face"


def test_light_titles_are_dark_on_white_paper(tmp_path: Path) -> None:
    document = bases.german()
    bases._restyle(document.styles["Heading 1"], 20, "FFF8E0", "Georgia")
    package = written(bases.saved(document, tmp_path / "client.docx"))
    heading = first_heading(package)
    assert heading.find(f"{W}r/{W}rPr/{W}color").get(f"{W}val") == THEME.colours["ink"]


def test_template_becomes_a_document(tmp_path: Path) -> None:
    base = made("german", tmp_path).rename(tmp_path / "client.dotx")
    with_type = edited(base, "[Content_Types].xml", bases.DOCUMENT.replace("+", r"\+"), bases.TEMPLATE)
    types = written(with_type).parts["[Content_Types].xml"].decode()
    assert bases.DOCUMENT in types and bases.TEMPLATE not in types
