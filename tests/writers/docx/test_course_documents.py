"""The four documents of a course that uses every kind, block and field."""

from __future__ import annotations

import re
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from lxml import etree

from coursegen.content.document_reader import read_document
from coursegen.course import BLOCK_KEYS, Node
from coursegen.outline import read_outline
from coursegen.rendering import PRODUCTS, Material, Renderer, load_phrases
from coursegen.rendering.inline import plain
from coursegen.schedule import plan_timetable
from coursegen.theme import load_theme
from coursegen.writers.docx import write_document

REPOSITORY = Path(__file__).resolve().parents[3]
TEMPLATES = REPOSITORY / "templates"
OUTLINES = REPOSITORY / "tests" / "outlines"
DOCUMENTS = [product for product in PRODUCTS if not product.is_deck]
NOT_PRINTED = {
    "id", "level", "form", "kind", "type", "per", "status", "origin", "mode", "channel", "priority", "language",
    "numbering", "use", "case", "slide", "objective", "objectives", "logo", "written_at",
}  # fmt: skip
"""Fields that choose or refer."""

LONG_ENOUGH = 6
"""Shorter texts may stand in a document by chance."""


def rendered(outline: str, name: str, language: str | None = None) -> str:
    course = read_outline(OUTLINES / outline)
    phrases = load_phrases(TEMPLATES / "phrases", language or course.language)
    material = Material(course, plan_timetable(course), phrases)
    product = next(product for product in PRODUCTS if product.name == name)
    return Renderer([TEMPLATES / "standard"]).render(product, material)


def texts(value: Any, field: str = "") -> Iterator[tuple[str, str]]:
    if isinstance(value, Node):
        for name in type(value).model_fields:
            if name not in NOT_PRINTED:
                yield from texts(getattr(value, name), f"{field}.{name}")
    elif isinstance(value, tuple):
        for item in value:
            yield from texts(item, field)
    elif isinstance(value, str) and not field.endswith("timing.name"):
        yield field, value


def squeezed(text: str) -> str:
    return re.sub(r"\s", "", text)


@pytest.mark.parametrize("outline", ["everything.yaml", "minimal.yaml"])
@pytest.mark.parametrize("product", DOCUMENTS, ids=lambda product: product.name)
def test_every_document_is_read_and_written(outline: str, product: Any) -> None:
    document = read_document(rendered(outline, product.name), product.name)
    assert write_document(document, load_theme(TEMPLATES / "standard")).startswith(b"PK")


def test_the_outline_for_tests_uses_every_block() -> None:
    written = (OUTLINES / "everything.yaml").read_text("utf-8")
    assert [key for key in BLOCK_KEYS if not re.search(rf"\b{key}:", written)] == []


def test_the_guide_loses_nothing() -> None:
    root = etree.fromstring(rendered("everything.yaml", "facilitator-guide").encode())
    printed = squeezed("".join(root.itertext()))
    course = read_outline(OUTLINES / "everything.yaml")
    lost = {field for field, text in texts(course) if squeezed(plain(text)) not in printed}
    assert lost == set()


@pytest.mark.parametrize("name", ["workbook", "brochure"])
def test_trainees_get_no_answer(name: str) -> None:
    printed = squeezed("".join(etree.fromstring(rendered("everything.yaml", name).encode()).itertext()))
    for activity in read_outline(OUTLINES / "everything.yaml").activities():
        secrets = [secret for role in getattr(activity, "roles", ()) for secret in role.secret]
        explained = [item.explain for item in getattr(activity, "items", ()) if item.explain]
        for text in (*secrets, *activity.say, *explained):
            assert len(text) < LONG_ENOUGH or squeezed(text) not in printed


def test_the_workbook_tells_no_minutes() -> None:
    printed = "".join(etree.fromstring(rendered("everything.yaml", "workbook").encode()).itertext())
    assert not re.search(r"\d{2}:\d{2}", printed)


def test_a_guide_is_written_in_well_under_a_second() -> None:
    document = read_document(rendered("everything.yaml", "facilitator-guide"), "guide")
    theme = load_theme(TEMPLATES / "standard")
    began = time.perf_counter()
    write_document(document, theme)
    assert time.perf_counter() - began < 0.5
