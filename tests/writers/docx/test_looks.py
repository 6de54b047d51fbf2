"""Every word of the vocabulary has a look, and every look is a word."""

from __future__ import annotations

from coursegen.content.document import CELL_ROLES, KINDS, PARAGRAPH_ROLES, SECTION_ROLES, TABLE_ROLES
from coursegen.theme import KIND_NAMES
from coursegen.writers.docx.page_formats import PAGE_FORMATS
from coursegen.writers.docx.paragraph_looks import CONTENTS_LOOKS, GAP_LOOK, PARAGRAPH_LOOKS
from coursegen.writers.docx.styles import style_id
from coursegen.writers.docx.table_looks import CELL_LOOKS, TABLE_LOOKS


def test_every_paragraph_role_has_a_style() -> None:
    assert set(PARAGRAPH_LOOKS) == set(PARAGRAPH_ROLES)


def test_every_table_and_cell_role_has_a_look() -> None:
    assert set(TABLE_LOOKS) == set(TABLE_ROLES)
    assert set(CELL_LOOKS) == set(CELL_ROLES)


def test_every_section_role_has_a_page_format() -> None:
    assert set(PAGE_FORMATS) == set(SECTION_ROLES)


def test_documents_and_themes_know_the_same_kinds() -> None:
    assert KINDS == KIND_NAMES


def test_style_ids_are_unique() -> None:
    ids = [style_id(look) for look in (*PARAGRAPH_LOOKS.values(), *CONTENTS_LOOKS, GAP_LOOK)]
    assert len(ids) == len(set(ids))


def test_han_text_has_room_for_its_strokes() -> None:
    for look in PARAGRAPH_LOOKS.values():
        assert look.line >= 1.3 * look.size, look.name


def test_cell_look_overrides_only_what_it_sets() -> None:
    merged = CELL_LOOKS["write"].over(TABLE_LOOKS["fill"].cell)
    assert merged.bottom == TABLE_LOOKS["fill"].cell.bottom
    assert merged.valign == "top"
