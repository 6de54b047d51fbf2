"""Where pages end: lines that fill what they leave, notes at their feet, worksheets that are not parted."""

from __future__ import annotations

from pathlib import Path

import pytest

from coursegen.content.document import Block, Lines, Paragraph, Table
from coursegen.content.document_reader import read_document
from coursegen.theme import load_theme
from coursegen.writers.docx import write_document
from coursegen.writers.docx.paging import paged, unpaged
from rendering_checks.pages import read_pages

THEME = load_theme(Path(__file__).resolve().parents[3] / "templates" / "standard")
GROWING = '<div class="lines" data-lines="2" data-most="{}"/>'
REST = '<div class="rest" data-label="我的笔记" data-hint="想翻到的话"/>'
NEXT_PAGE = '<h1 data-break="page">下一页</h1>'
WHOLE = ' data-break="whole"'
LINES_OF_A_PAGE = 26


def html(body: str) -> str:
    return f'<article data-language="zh-Hans"><section class="body">{body}</section></article>'


def blocks(body: str) -> tuple[Block, ...]:
    """The blocks of a section once its pages are foreseen."""
    return paged(read_document(html(body), "book.html")).sections[0].blocks


def counts(body: str) -> list[int]:
    return [block.count for block in blocks(body) if isinstance(block, Lines)]


def rows(count: int, height: float, text: str = "", whole: str = "") -> str:
    row = f'<tr data-height="{height}"><td>{text}</td><td class="write"></td></tr>'
    return f'<table class="fill" data-columns="84 84"{whole}>{row * count}</table>'


def test_lines_grow_to_the_foot_of_their_page() -> None:
    assert counts(GROWING.format(40)) == [LINES_OF_A_PAGE]
    assert counts(f"<p>问</p>{GROWING.format(40)}{NEXT_PAGE}<p>问</p>{GROWING.format(9)}") == [LINES_OF_A_PAGE - 1, 9]


def test_lines_of_a_page_grow_alike() -> None:
    assert counts(f"<p>一</p>{GROWING.format(40)}<p>二</p>{GROWING.format(40)}") == [12, 11]
    assert counts(f"<p>一</p>{GROWING.format(4)}<p>二</p>{GROWING.format(40)}") == [4, 19]


def test_lines_in_the_rows_of_a_table_grow() -> None:
    question = f"<tr><td><p>问</p>{GROWING.format(5)}</td></tr>"
    table = next(block for block in blocks(f'<table class="questions" data-columns="168">{question * 2}</table>'))
    assert isinstance(table, Table)
    assert [block.count for row in table.rows for block in row.cells[0].blocks if isinstance(block, Lines)] == [5, 5]


def test_notes_take_the_foot_of_a_page_that_would_stay_white() -> None:
    title, lines, after = blocks(f"<p>甲</p>{REST}{NEXT_PAGE}")[1:]
    assert isinstance(title, Paragraph)
    assert title.role == "heading-2"
    assert isinstance(lines, Lines)
    assert (lines.count, lines.hint) == (16, "想翻到的话")
    assert isinstance(after, Paragraph)


@pytest.mark.parametrize(
    "body",
    [f"<p>甲</p>{REST}<p>乙</p>", f"{rows(1, 230)}{REST}{NEXT_PAGE}", f"<p>甲</p>{REST}{rows(1, 100)}"],
    ids=["more follows", "no room", "more fits"],
)
def test_there_are_no_notes_elsewhere(body: str) -> None:
    assert counts(body) == []


def test_page_begins_also_after_what_would_stay_with_the_next() -> None:
    assert counts(f"<h2>甲</h2>{NEXT_PAGE}{REST}") == [16]
    assert counts(f"{rows(11, 20)}<h2>甲</h2>{NEXT_PAGE}{GROWING.format(40)}") == [LINES_OF_A_PAGE - 2]


def test_notes_do_not_part_what_stays_together() -> None:
    """A golden line stays with the heading after it, and that with its rows: all of them begin the next page."""
    kept = f'<p class="quotation">先听后说</p>{REST}<h3>三句话</h3>{rows(1, 60)}'
    assert counts(f"{rows(10, 20)}{kept}{REST}") == [15]


def test_rows_to_write_in_take_what_no_line_takes() -> None:
    def height(body: str) -> float:
        table = blocks(body)[0]
        assert isinstance(table, Table)
        return table.rows[0].height or 0

    assert height(f"{rows(11, 20)}{REST}{NEXT_PAGE}") == pytest.approx(22.4, abs=0.2)
    assert height(f"{rows(1, 20)}{REST}{NEXT_PAGE}") == pytest.approx(28, abs=0.3)
    assert height(f"{rows(10, 20)}{GROWING.format(3)}") > height(f"{rows(10, 20)}{GROWING.format(9)}")


@pytest.mark.parametrize(("before", "begins"), [(5, False), (15, True)])
def test_whole_table_begins_a_page_rather_than_be_parted(before: int, begins: bool) -> None:
    sheet = rows(4, 30, whole=WHOLE)
    table = next(b for b in blocks(f"{'<p>话</p>' * 2}{rows(before, 10)}{sheet}") if isinstance(b, Table) and b.whole)
    assert table.new_page is begins


def test_what_belongs_to_a_whole_table_comes_with_it() -> None:
    sheet = rows(1, 13, whole=WHOLE)

    def begins(after: str) -> bool:
        return next(b.new_page for b in blocks(rows(12, 15) + sheet + after) if isinstance(b, Table) and b.whole)

    assert begins(rows(3, 30))
    assert begins("<h3>其中的一段</h3>" + rows(3, 30))
    assert not begins("<h2>别的</h2>" + rows(3, 30))


def test_whole_table_that_fits_no_page_follows_at_once_unless_the_page_is_nearly_full() -> None:
    sheet = rows(12, 30, whole=WHOLE)

    def begins(before: int) -> bool:
        return next(b.new_page for b in blocks(rows(before, 10) + sheet) if isinstance(b, Table) and b.whole)

    assert not begins(5)
    assert begins(20)


def test_without_foreseen_pages_nothing_is_added() -> None:
    body = f"<p>问</p>{GROWING.format(9)}{REST}{rows(2, 20, whole=WHOLE)}"
    left = unpaged(read_document(html(body), "book.html")).sections[0].blocks
    assert [type(block) for block in left] == [Paragraph, Lines, Table]
    assert isinstance(left[1], Lines)
    assert left[1].count == 2
    assert isinstance(left[2], Table)
    assert left[2].new_page is False


def test_pages_end_where_they_were_foreseen(office, tmp_path: Path) -> None:
    """Filled to the foot, five pages are five pages."""
    page = (
        "<h1>{}</h1><p class='lead'>先写，再说。</p><h2>为什么</h2>"
        "<ul><li>听他说完，不打断，记下他最难受的一句</li></ul>"
        + rows(6, 15, "三分钟之内说清楚今天能办什么、谁来办、什么时候有回音，都写在这一格里")
        + f"<p>问</p>{GROWING.format(3)}{REST}"
    )
    body = "".join(page.format(n).replace("<h1>", "<h1>" if n == 1 else '<h1 data-break="page">') for n in range(1, 6))
    file = tmp_path / "book.docx"
    file.write_bytes(write_document(read_document(html(body), "book.html"), THEME))
    assert len(read_pages(office.to_pdf([file], tmp_path)[file])) == 5
