"""The written Word file: whole, the same every time, and set in Chinese type."""

from __future__ import annotations

import io
import re
import zipfile
from pathlib import Path

import docx
import pytest
from lxml import etree

from coursegen.content.document import PARAGRAPH_ROLES, Document
from coursegen.content.document_reader import read_document
from coursegen.theme import Theme, load_theme
from coursegen.writers.docx import write_document
from rendering_checks.office import Office
from rendering_checks.pages import read_pages

REPOSITORY = Path(__file__).resolve().parents[3]
W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
BODY = """
<header class="outer"><p class="start">讲师手册</p><p class="end"><span class="heading"/></p></header>
<footer class="outer"><p class="start">《课》</p><p class="end">第 <span class="page"/> 页</p></footer>
<nav class="contents"/>
<h1 data-aside="90 分钟">看懂“不满”</h1>
<p>迅速<span class="blank">隔离</span>客户，再<span class="blank">＿＿</span>情绪。</p>
<p><a href="https://example.org/?a=1&amp;b=2">链</a></p>
<ol class="do"><li>一<ul><li>二</li></ul></li></ol>
<ol class="do"><li>三</li></ol>
<p>怎么说？</p>
<div class="lines" data-lines="3" data-hint="写原话"/>
<table class="activity" data-columns="20 60 40" data-kind="case">
<thead><tr><td class="badge">案</td>
<td class="band-title" colspan="2"><p class="activity-title">酒店</p></td></tr></thead>
<tr><td class="cue">话术</td><td class="cue-content"><p class="say">先别急。</p>
<table class="inner" data-columns="20 30"><tr><td>甲</td><td>乙</td></tr></table></td><td class="notes"></td></tr>
</table>
<div class="strip" data-label="第 1 天" data-end="10:00">
<span class="tint" data-weight="50" data-scale="09:00">一</span><span class="break" data-weight="10"/>
</div>
<p><span class="field" data-kind="check"/> 客户</p>
<p><span class="field" data-prompt="姓名"/><span class="field" data-kind="date"/></p>
"""


@pytest.fixture(scope="module")
def theme() -> Theme:
    return load_theme(REPOSITORY / "templates" / "standard")


@pytest.fixture(scope="module")
def document() -> Document:
    html = (
        f'<article data-language="zh-Hans" data-title="课 讲师手册"><section class="module">{BODY}</section></article>'
    )
    return read_document(html, "guide.html")


@pytest.fixture(scope="module")
def parts(document: Document, theme: Theme) -> dict[str, etree._Element]:
    with zipfile.ZipFile(io.BytesIO(write_document(document, theme))) as package:
        return {name: etree.fromstring(package.read(name)) for name in package.namelist()}


def test_same_document_gives_the_same_bytes(document: Document, theme: Theme) -> None:
    assert write_document(document, theme) == write_document(document, theme)


def test_python_docx_opens_it(document: Document, theme: Theme) -> None:
    opened = docx.Document(io.BytesIO(write_document(document, theme)))
    assert opened.core_properties.title == "课 讲师手册"
    assert opened.core_properties.author == ""
    assert any("迅速" in paragraph.text for paragraph in opened.paragraphs)


def test_every_style_names_a_face_and_a_language_for_han(parts: dict[str, etree._Element]) -> None:
    styles = parts["word/styles.xml"]
    written = [style for style in styles.iter(f"{W}style") if style.get(f"{W}type") in ("paragraph", "character")]
    for style in written:
        if style.get(f"{W}styleId") == "DefaultParagraphFont":
            continue
        assert style.find(f"{W}rPr/{W}rFonts").get(f"{W}eastAsia") == "Microsoft YaHei"
        assert style.find(f"{W}rPr/{W}lang").get(f"{W}eastAsia") == "zh-CN"
    assert len(written) > len(PARAGRAPH_ROLES)


def test_every_paragraph_has_a_style_that_exists(parts: dict[str, etree._Element]) -> None:
    known = {style.get(f"{W}styleId") for style in parts["word/styles.xml"].iter(f"{W}style")}
    for paragraph in parts["word/document.xml"].iter(f"{W}p"):
        assert paragraph.find(f"{W}pPr/{W}pStyle").get(f"{W}val") in known


def test_every_table_has_a_grid_that_its_cells_fill(parts: dict[str, etree._Element]) -> None:
    for table in parts["word/document.xml"].iter(f"{W}tbl"):
        grid = [int(column.get(f"{W}w")) for column in table.iterfind(f"{W}tblGrid/{W}gridCol")]
        assert grid and int(table.find(f"{W}tblPr/{W}tblW").get(f"{W}w")) == sum(grid)
        for row in table.iterfind(f"{W}tr"):
            spans = [cell.find(f"{W}tcPr/{W}gridSpan") for cell in row.iterfind(f"{W}tc")]
            assert sum(1 if span is None else int(span.get(f"{W}val")) for span in spans) == len(grid)
            assert row.find(f"{W}trPr/{W}cantSplit") is not None or row.find(f".//{W}tbl//{W}cantSplit") is not None


def test_cells_end_with_a_paragraph(parts: dict[str, etree._Element]) -> None:
    for cell in parts["word/document.xml"].iter(f"{W}tc"):
        assert cell[-1].tag == f"{W}p"


def test_ids_are_unique(parts: dict[str, etree._Element]) -> None:
    body = parts["word/document.xml"]
    for ids in (
        [control.get(f"{W}val") for control in body.iterfind(f".//{W}sdtPr/{W}id")],
        [mark.get(f"{W}id") for mark in body.iter(f"{W}bookmarkStart")],
        [mark.get(f"{W}name") for mark in body.iter(f"{W}bookmarkStart")],
    ):
        assert ids and len(ids) == len(set(ids))


def test_each_numbered_list_starts_again(parts: dict[str, etree._Element]) -> None:
    used = {number.get(f"{W}val") for number in parts["word/document.xml"].iter(f"{W}numId")}
    known = {number.get(f"{W}numId") for number in parts["word/numbering.xml"].iter(f"{W}num")}
    assert used <= known and len(used) == 3


def test_contents_link_to_the_headings(parts: dict[str, etree._Element]) -> None:
    body = parts["word/document.xml"]
    marks = {mark.get(f"{W}name") for mark in body.iter(f"{W}bookmarkStart")}
    links = {link.get(f"{W}anchor") for link in body.iter(f"{W}hyperlink")} - {None}
    assert links == marks and len(marks) == 2
    assert [char.get(f"{W}fldCharType") for char in body.iter(f"{W}fldChar")] == ["begin", "separate", "end"]
    assert parts["word/settings.xml"].find(f"{W}updateFields") is None


def test_hidden_words_are_rules_and_shown_ones_words(parts: dict[str, etree._Element]) -> None:
    text = "".join(parts["word/document.xml"].itertext())
    assert "隔离" in text and "＿" not in text
    assert re.search("_{5,}", text)


def test_shared_punctuation_is_set_in_the_han_face(parts: dict[str, etree._Element]) -> None:
    for run in parts["word/document.xml"].iter(f"{W}r"):
        if "“" in "".join(run.itertext()):
            assert run.find(f"{W}rPr/{W}rFonts").get(f"{W}hint") == "eastAsia"


@pytest.mark.parametrize(
    ("text", "wide"),
    [
        ("他说“<span class='blank'>＿＿</span>”，才算", ["”"]),
        ("那句yes”代替don’t", ["”"]),
        ("<strong>“好”</strong>字", ["“"]),
        ("他说“好”。", []),
    ],
)
def test_quotes_behind_rules_and_letters_are_as_wide_as_others(text: str, wide: list[str], theme: Theme) -> None:
    """LibreOffice goes by what stands before them, whatever the run says of its face."""
    body = written(f"<p>{text}</p>", "zh-Hans", theme)["word/document.xml"]
    runs = [run for run in body.iter(f"{W}r") if run.find(f"{W}rPr/{W}rFonts") is not None]
    asian = [run for run in runs if run.find(f"{W}rPr/{W}rFonts").get(f"{W}ascii")]
    assert ["".join(run.itertext()) for run in asian] == wide
    for run in asian:
        face, code = run.find(f"{W}rPr/{W}rFonts"), run.find(f"{W}rPr/{W}lang")
        assert (face.get(f"{W}ascii"), face.get(f"{W}hAnsi"), code.get(f"{W}val")) == (
            *["Microsoft YaHei"] * 2,
            "zh-CN",
        )


def test_no_rule_is_broken(office: Office, theme: Theme, tmp_path: Path) -> None:
    """LibreOffice breaks low lines between Han characters wherever the line is full."""
    rows = "".join(f"<tr><td>{'字' * n}<span class='blank'>＿＿＿＿</span>，再说</td></tr>" for n in range(1, 20))
    html = f"<section><table class='grid' data-columns='50'>{rows}</table></section>"
    (file := tmp_path / "rules.docx").write_bytes(
        write_document(read_document(f"<article data-language='zh-Hans'>{html}</article>", "rules.html"), theme)
    )
    pages = read_pages(office.to_pdf([file], tmp_path)[file])
    rules = [re.sub("[^_]", "", "".join(word.text for word in line)) for page in pages for line in page.lines]
    assert [rule for rule in rules if rule] == ["_" * 14] * 19


def test_what_stands_in_a_box_stands_in_its_middle(theme: Theme) -> None:
    box = '<table class="boxes" data-columns="14"><tr data-height="14"><td class="box"><p>听</p></td></tr></table>'
    (cell,) = written(box, "zh-Hans", theme)["word/document.xml"].iter(f"{W}tc")
    assert cell.find(f"{W}tcPr/{W}vAlign").get(f"{W}val") == "center"


def test_facing_pages_have_their_own_margins(parts: dict[str, etree._Element]) -> None:
    kinds = [ref.get(f"{W}type") for ref in parts["word/document.xml"].iter(f"{W}headerReference")]
    assert kinds == ["default", "even"]
    assert parts["word/settings.xml"].find(f"{W}evenAndOddHeaders") is not None


def test_kind_colours_stand_on_what_follows_the_kind(parts: dict[str, etree._Element], theme: Theme) -> None:
    xml = etree.tostring(parts["word/document.xml"], encoding="unicode")
    assert theme.colours["case"] in xml and theme.colours["casetint"] in xml


def written(body: str, language: str, theme: Theme) -> dict[str, etree._Element]:
    html = f'<article data-language="{language}" data-title="x"><section class="body">{body}</section></article>'
    with zipfile.ZipFile(io.BytesIO(write_document(read_document(html, "x.html"), theme))) as package:
        return {name: etree.fromstring(package.read(name)) for name in package.namelist()}


@pytest.mark.parametrize(("language", "line"), [("zh-Hans", "360"), ("zh-Hant", "360"), ("en", "300")])
def test_letters_want_less_line_height_than_han(language: str, line: str, theme: Theme) -> None:
    (style,) = (
        style
        for style in written("<p>x</p>", language, theme)["word/styles.xml"].iter(f"{W}style")
        if style.get(f"{W}styleId") == "BodyText"
    )
    assert style.find(f"{W}pPr/{W}spacing").get(f"{W}line") == line


def test_ideographic_space_is_ordinary_space_in_english(theme: Theme) -> None:
    text = "".join(written("<p>Sheet\u3000W01</p>", "en", theme)["word/document.xml"].itertext())
    assert text == "Sheet\u00a0\u00a0 W01"


def test_inner_table_is_as_wide_as_its_cell(theme: Theme) -> None:
    inner = '<table class="inner" data-columns="1 3"><tr><td>a</td><td>b</td></tr></table>'
    body = f'<table class="plain" data-columns="80"><tr><td>{inner}</td></tr></table>'
    grids = [grid for grid in written(body, "en", theme)["word/document.xml"].iter(f"{W}tblGrid")]
    widths = [[int(column.get(f"{W}w")) for column in grid] for grid in grids]
    assert sum(widths[1]) == pytest.approx(widths[0][0], abs=2)
    assert widths[1][1] == pytest.approx(3 * widths[1][0], abs=3)


def test_row_before_a_transition_stays_with_it(theme: Theme) -> None:
    rows = "".join(f'<tr><td class="{role}">{role}</td></tr>' for role in ("cue", "cue", "transition-label"))
    body = written(f'<table class="activity" data-columns="80">{rows}</table>', "en", theme)["word/document.xml"]
    assert [row.find(f".//{W}keepNext") is not None for row in body.iter(f"{W}tr")] == [False, True, False]


def test_prompt_in_a_row_that_stays_whole_does_not_hold_the_next_row(theme: Theme) -> None:
    """LibreOffice 7.4 keeps a row with the next when its first paragraph is kept with the next."""
    rows = '<tr><td><h3>Prompt</h3><div class="lines" data-lines="2"/></td></tr><tr><td>next</td></tr>'
    body = written(f'<table class="plain" data-columns="80">{rows}</table>', "en", theme)["word/document.xml"]
    assert {mark.get(f"{W}val") for mark in body.iter(f"{W}keepNext")} == {"0"}


@pytest.mark.office
def test_the_validator_finds_nothing(validator: object, document: Document, theme: Theme, tmp_path: Path) -> None:
    path = tmp_path / "guide.docx"
    path.write_bytes(write_document(document, theme))
    assert not validator.findings(path)  # type: ignore[attr-defined]


@pytest.mark.parametrize(
    ("rows", "height", "held"),
    [
        (3, 12, [1, 1, 1, 0]),
        (8, 16, [1] * 8 + [0]),
        (8, 20, [1, 1, 0, 0, 0, 0, 0, 1, 0]),
        (9, 12, [1, 1, 0, 0, 0, 0, 0, 0, 1, 0]),
        (1, 12, [1, 0]),
    ],
)
def test_low_table_stays_whole_and_no_row_of_a_high_one_stands_alone(
    theme: Theme, rows: int, height: int, held: list[int]
) -> None:
    body = "".join(f'<tr data-height="{height}"><td>行</td><td></td></tr>' for _ in range(rows))
    table = f'<table class="fill" data-columns="80 80"><thead><tr><th>甲</th><th>乙</th></tr></thead>{body}</table>'
    document = written(table, "zh-Hans", theme)["word/document.xml"]
    marks = [[mark.get(f"{W}val") for mark in row.iter(f"{W}keepNext")] for row in document.iter(f"{W}tr")]
    assert [int(None in values) for values in marks] == held


def test_rows_inside_a_row_that_goes_on_over_the_page_go_on_too(theme: Theme) -> None:
    """LibreOffice 7.4 cuts off what does not fit of a whole row inside a row that breaks."""
    inner = "".join(f"<tr><td>{'很长的一段话，' * 40}</td></tr>" for _ in range(3))
    table = f'<table class="inner" data-columns="80">{inner}</table>'
    short = '<table class="inner" data-columns="80"><tr><td>短</td></tr></table>'
    rows = f"<tr><td>{table}</td></tr><tr><td>{short}</td></tr>"
    body = written(f'<table class="activity" data-columns="90">{rows}</table>', "zh-Hans", theme)["word/document.xml"]
    whole = [row.find(f"{W}trPr/{W}cantSplit") is not None for row in body.iter(f"{W}tr")]
    assert whole == [False, False, False, False, True, True]


@pytest.mark.parametrize(("lines", "whole"), [(5, True), (45, False)], ids=["fits a page", "fits no page"])
def test_card_is_divided_only_where_no_page_holds_it(theme: Theme, lines: int, whole: bool) -> None:
    inner = f"<tr><td>{'很长的一段话，' * 40}</td></tr>" + "<tr><td>一句</td></tr>" * lines
    card = f'<tr><td><table class="rows" data-columns="156">{inner}</table></td></tr>'
    body = written(f'<table class="cards" data-columns="168">{card}</table>', "zh-Hans", theme)["word/document.xml"]
    rows = [row.find(f"{W}trPr/{W}cantSplit") is not None for row in body.iter(f"{W}tr")]
    assert rows == [whole] * (lines + 2)


def gaps(body: etree._Element) -> list[etree._Element]:
    paragraphs = body.iter(f"{W}p")
    return [p for p in paragraphs if p.find(f"{W}pPr/{W}pStyle").get(f"{W}val") == "TableGap"]


def test_room_after_a_table_is_lost_at_the_foot_of_a_page(theme: Theme) -> None:
    table = '<table class="activity" data-columns="80"><tr><td>甲</td></tr></table>'
    first, _ = gaps(written(table * 2, "zh-Hans", theme)["word/document.xml"])
    spacing = first.find(f"{W}pPr/{W}spacing")
    assert (spacing.get(f"{W}line"), spacing.get(f"{W}after")) == ("20", "380")


def test_gap_between_a_full_page_and_a_table_on_the_next_begins_that_page(theme: Theme) -> None:
    table = '<table class="plain" data-columns="80"{}><tr><td>甲</td></tr></table>'
    body = written(table.format("") + table.format(' data-break="page"'), "zh-Hans", theme)["word/document.xml"]
    breaks = [p for p in body.iter(f"{W}p") if p.find(f"{W}pPr/{W}pageBreakBefore") is not None]
    assert breaks == [gaps(body)[0]]


def test_contents_list_what_follows_and_a_line_with_none_below_it_moves_alone(theme: Theme) -> None:
    activity = '<p class="activity-title">活动</p>'
    html = f'<h1>怎样用</h1><nav class="contents" data-levels="2"/><h1>模块</h1>{activity}<h1>答案</h1><h1>记录</h1>'
    body = written(html, "zh-Hans", theme)["word/document.xml"]
    lines = [p for p in body.iter(f"{W}p") if (p.find(f"{W}pPr/{W}pStyle").get(f"{W}val") or "").startswith("Toc")]
    loose = [p.find(f"{W}pPr/{W}keepNext") is not None for p in lines]
    assert ["".join(run.text for run in p.iter(f"{W}t")) for p in lines] == ["模块", "活动", "答案", "记录"]
    assert loose == [False, False, True, True]


def test_header_and_footer_reach_to_the_text(theme: Theme) -> None:
    """LibreOffice 7.4 lets text run into a footer that is lower, on the first page of an odd-page section."""
    margins = "<header><p class='start'>甲</p></header><footer><p class='start'>乙</p></footer>"
    section = f"<section class='module'>{margins}<p>丙</p></section>"
    html = f"<article data-language='zh-Hans' data-title='x'>{section}</article>"
    with zipfile.ZipFile(io.BytesIO(write_document(read_document(html, "x.html"), theme))) as package:
        page = next(etree.fromstring(package.read("word/document.xml")).iter(f"{W}pgMar"))
        for name, side, edge in (("header", "after", "top"), ("footer", "before", "bottom")):
            spacing = next(etree.fromstring(package.read(f"word/{name}1.xml")).iter(f"{W}spacing"))
            whole = int(page.get(f"{W}{edge}")) - int(page.get(f"{W}{name}"))
            assert 12 * 20 < whole - int(spacing.get(f"{W}{side}")) < 20 * 20
