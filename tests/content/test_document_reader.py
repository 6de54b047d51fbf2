"""The strict reader of documents: it knows its words, and names the line of every other one."""

from __future__ import annotations

import pytest

from coursegen.content.document import (
    CELL_ROLES,
    PARAGRAPH_ROLES,
    Badge,
    Contents,
    Control,
    Document,
    ItemList,
    LineBreak,
    Lines,
    Paragraph,
    SlidePicture,
    Strip,
    Table,
)
from coursegen.content.document_reader import ATTRIBUTES, CELL_TEXT, NESTING, read_document
from coursegen.content.inline import Run
from coursegen.problems import TemplateError


def document(body: str) -> Document:
    """A document of one section with this body on its second line."""
    html = f'<article data-language="zh-Hans" data-title="课"><section class="body">\n{body}</section></article>'
    return read_document(html, "guide.html")


def codes(html: str) -> list[tuple[str, int]]:
    """The code and line of every problem the reader finds."""
    with pytest.raises(TemplateError) as caught:
        document(html)
    return [(problem.code, problem.source.line) for problem in caught.value.problems if problem.source]


@pytest.mark.parametrize(
    ("body", "code", "line"),
    [
        ('<p class="sya">说</p>', "template-value", 2),
        ("<p>一</p>\n<blockquote>二</blockquote>", "template-element", 3),
        ("<p>一<p>二</p></p>", "template-element", 2),
        ("<ul><p>一</p></ul>", "template-element", 2),
        ('<p style="color:red">一</p>', "template-attribute", 2),
        ('<p data-kind="purple">一</p>', "template-value", 2),
        ('<table data-columns="20 30"><tr><td>一</td></tr></table>', "template-columns", 2),
        ('<table data-columns="wide"><tr><td>一</td></tr></table>', "template-value", 2),
        ('<table data-columns="20">文字<tr><td>一</td></tr></table>', "template-text", 2),
        ('<div class="lines" data-lines="many"/>', "template-value", 2),
        ('<div class="rest" data-most="all"/>', "template-value", 2),
        ('<table data-columns="20" data-break="maybe"><tr><td>一</td></tr></table>', "template-value", 2),
        ('<p><span class="sparkle">一</span></p>', "template-value", 2),
        ('<img class="photo" data-slide="3"/>', "template-value", 2),
        ('<img class="slide" data-slide="third"/>', "template-value", 2),
        ('<img class="slide" src="a.png"/>', "template-attribute", 2),
        ("<ul><li>一<ul><li>二</li></ul>三</li></ul>", "template-text", 2),
    ],
)
def test_unknown_word_is_a_problem_with_its_line(body: str, code: str, line: int) -> None:
    assert (code, line) in codes(body)


def test_all_problems_are_told_at_once() -> None:
    assert len(codes('<p class="a">一</p>\n<p class="b">二</p>\n<div class="c"/>')) == 3


def test_unclosed_element_is_a_problem_with_its_line() -> None:
    with pytest.raises(TemplateError) as caught:
        read_document("<article>\n<section>\n</article>", "guide.html")
    assert [(problem.code, str(problem.source)) for problem in caught.value.problems] == [
        ("template-xml", "guide.html:3:1")
    ]


def test_entities_are_refused() -> None:
    bomb = '<!DOCTYPE article [<!ENTITY a "boom">]><article data-language="en"><section><p>&a;</p></section></article>'
    with pytest.raises(TemplateError):
        read_document(bomb, "guide.html")


def test_language_is_required() -> None:
    with pytest.raises(TemplateError):
        read_document("<article><section><p>一</p></section></article>", "guide.html")


def test_indentation_of_templates_is_no_text() -> None:
    (section,) = document("<p>\n    迅速\n    <strong>隔离</strong>\n    客户\n  </p>").sections
    (paragraph,) = section.blocks
    assert isinstance(paragraph, Paragraph)
    assert "".join(piece.text for piece in paragraph.content if isinstance(piece, Run)).strip() == "迅速 隔离 客户"


def test_line_break_between_han_characters_leaves_no_space() -> None:
    (section,) = document("<p>先听\n再说</p>").sections
    assert section.blocks == (Paragraph("body", (Run("先听再说"),)),)


def test_inline_words_are_read() -> None:
    body = (
        '<p>一<br/><span class="badge" data-kind="case">案</span><span class="field" data-kind="choice" '
        'data-prompt="选" data-options="甲|乙"/><a href="https://example.org">链</a></p>'
    )
    (section,) = document(body).sections
    (paragraph,) = section.blocks
    assert isinstance(paragraph, Paragraph)
    assert paragraph.content == (
        Run("一"),
        LineBreak(),
        Badge("案", "case", "kind"),
        Control("choice", "选", ("甲", "乙")),
        Run("链", link="https://example.org"),
    )


def test_text_in_a_cell_takes_the_role_of_the_cell() -> None:
    rows = '<tr><td class="term">一</td><td>二</td></tr>'
    (section,) = document(f'<table class="rows" data-columns="20 30">{rows}</table>').sections
    (table,) = section.blocks
    assert isinstance(table, Table)
    assert [cell.blocks for cell in table.rows[0].cells] == [
        (Paragraph("term", (Run("一"),)),),
        (Paragraph("table-text", (Run("二"),)),),
    ]


def test_blocks_are_read_in_order() -> None:
    body = (
        '<h1>一</h1><ol class="do"><li>二<ul><li>三</li></ul></li></ol><div class="lines" data-lines="2"/>'
        '<div class="strip"><span class="tint" data-weight="10">四</span></div><nav class="contents"/>'
        '<img class="slide" data-slide="24" data-alt="酒店"/>'
    )
    (section,) = document(body).sections
    assert [type(block) for block in section.blocks] == [Paragraph, ItemList, Lines, Strip, Contents, SlidePicture]


def test_a_slide_picture_is_read_in_a_cell() -> None:
    row = (
        '<tr><td class="slot"><img class="slide" data-slide="24" data-alt="酒店"/><p class="small">PPT 24</p></td></tr>'
    )
    (section,) = document(f'<table class="activity" data-columns="33">{row}</table>').sections
    (table,) = section.blocks
    assert isinstance(table, Table)
    assert table.rows[0].cells[0].blocks == (SlidePicture(24, "酒店"), Paragraph("small", (Run("PPT 24"),)))


def test_every_element_has_its_attributes_and_cells_have_known_text() -> None:
    named = {element for children in NESTING.values() for element in children} | set(NESTING)
    assert named <= set(ATTRIBUTES) | {"td", "th"}
    assert set(CELL_TEXT) <= set(CELL_ROLES)
    assert set(CELL_TEXT.values()) <= set(PARAGRAPH_ROLES)
