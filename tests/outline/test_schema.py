"""The schema that editors use agrees with the reader on what an outline is."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import yaml
from jsonschema import Draft7Validator

from coursegen.course import BLOCK_KEYS, KINDS
from coursegen.outline.schema import delivery_schema, library_schema, outline_schema, schema_text

ROOT = Path(__file__).resolve().parents[2]
SAMPLES = [*sorted((ROOT / "tests" / "outlines").glob("*.yaml")), *sorted((ROOT / "outlines").glob("*.yaml"))]

LIBRARIES = sorted((ROOT / "outlines" / "library").glob("*.yaml"))


class EditorLoader(yaml.SafeLoader):
    """Reads YAML as editors do: like version 1.2, which knows no dates and no times."""


EditorLoader.yaml_implicit_resolvers = {
    first: [(tag, pattern) for tag, pattern in resolvers if tag != "tag:yaml.org,2002:timestamp"]
    for first, resolvers in yaml.SafeLoader.yaml_implicit_resolvers.items()
}

BROKEN = {
    "no title": "sections: [甲]",
    "no sections": "title: 课",
    "a misspelt field": "title: 课\nsectoins: []\nsections: [{title: 甲, activities: [乙]}]",
    "a misspelt kind": "title: 课\nsections: [{title: 甲, activities: [{topick: 乙, minutes: 5}]}]",
    "a wrong word": "title: 课\nlanguage: 中文\nsections: [{title: 甲, activities: [乙]}]",
    "minutes that are none": "title: 课\nsections: [{title: 甲, activities: [{topic: 乙, minutes: 一会儿}]}]",
    "a time that is none": "title: 课\nschedule: {start: 九点}\nsections: [{title: 甲, activities: [乙]}]",
    "a case without facts": "title: 课\ncases: 无\nsections: [{title: 甲, activities: [乙]}]",
    "a quiz without items": "title: 课\nsections: [{title: 甲, activities: [{quiz: 乙}]}]",
    "a cycle of two": "title: 课\nsections: [{title: 甲, activities: [{topic: 乙, cycle: [一, 二]}]}]",
    "a misspelt field of a variant": "title: 课\nsections: [甲: [乙]]\nvariants: {a: {clinet: 远山}}",
    "an empty outline": "",
}


BROKEN_LIBRARIES = {
    "sections": "sections: [甲]",
    "a case without an id": "cases: [{title: 甲}]",
    "a tool without a title": "tools: [{id: a, steps: [甲]}]",
    "a misspelt block": "tools: [{id: a, title: 甲, stpes: [乙]}]",
    "a recording that uses another": "media: [{id: a, title: 甲, use: b}]",
    "minutes that are none": "media: [{id: a, title: 甲, minutes: 一会儿}]",
}
LIBRARY = """
title: 库
cases: [{id: a, title: 甲, facts: 多收了一元}]
tools: [{id: a, title: 甲, note: 配演练, steps: [乙, 丙: 丁], content: [{points: [戊]}]}]
media: [{id: a, title: 甲, file: a.mp3, minutes: 15-20, transcript: [喂], say: 听}]
"""


def _faults(text: str, schema: dict[str, Any] | None = None) -> list[Any]:
    return list(Draft7Validator(schema or outline_schema()).iter_errors(yaml.load(text, EditorLoader)))


@pytest.mark.parametrize("schema", [outline_schema(), library_schema()], ids=["outline", "library"])
def test_schema_is_a_schema(schema: dict[str, Any]) -> None:
    Draft7Validator.check_schema(schema)


@pytest.mark.parametrize("text", [LIBRARY, *(path.read_text("utf-8") for path in LIBRARIES)])
def test_library_is_valid(text: str) -> None:
    assert [fault.message[:200] for fault in _faults(text, library_schema())] == []


@pytest.mark.parametrize("text", BROKEN_LIBRARIES.values(), ids=BROKEN_LIBRARIES.keys())
def test_broken_library_is_not_valid(text: str) -> None:
    assert _faults(text, library_schema())


def test_library_begins_with_its_schema() -> None:
    first = "# yaml-language-server: $schema=../../coursegen-library.schema.json\n"
    assert [path.name for path in LIBRARIES if not path.read_text("utf-8").startswith(first)] == []


@pytest.mark.parametrize("path", SAMPLES, ids=lambda path: path.name)
def test_sample_outline_is_valid(path: Path) -> None:
    assert [fault.message[:200] for fault in _faults(path.read_text("utf-8"))] == []


@pytest.mark.parametrize("text", BROKEN.values(), ids=BROKEN.keys())
def test_broken_outline_is_not_valid(text: str) -> None:
    assert _faults(text)


def test_committed_schemas_are_fresh() -> None:
    assert (ROOT / "coursegen.schema.json").read_text("utf-8") == schema_text()
    assert (ROOT / "coursegen-library.schema.json").read_text("utf-8") == schema_text("library")
    assert (ROOT / "coursegen-delivery.schema.json").read_text("utf-8") == schema_text("delivery")


DELIVERIES = {
    "outline: ../a.yaml\nclient: 远山\nhours: 6h\nreplace: {甲: 乙}\ndrop: 开班": True,
    "client: 远山": False,
    "outline: a.yaml\nclinet: 远山": False,
    "outline: a.yaml\ncases: {kep: [a]}": False,
    "outline: a.yaml\nreplace: [甲]": False,
}


@pytest.mark.parametrize("text", DELIVERIES)
def test_schema_of_deliveries_knows_good_from_bad(text: str) -> None:
    faults = list(Draft7Validator(delivery_schema()).iter_errors(yaml.load(text, EditorLoader)))
    assert (not faults) is DELIVERIES[text]


@pytest.mark.parametrize("path", sorted((ROOT / "outlines" / "deliveries").glob("*.yaml")), ids=lambda path: path.name)
def test_sample_delivery_is_valid(path: Path) -> None:
    assert not list(Draft7Validator(delivery_schema()).iter_errors(yaml.load(path.read_text("utf-8"), EditorLoader)))


@pytest.mark.parametrize("of", ["outline", "library", "delivery"])
def test_schema_shows_no_key_that_authors_cannot_write(of: str) -> None:
    text = schema_text(of)
    assert "\\u0000" not in text and "written_at" not in text


def test_every_kind_and_block_can_be_completed() -> None:
    definitions = outline_schema()["$defs"]
    for kind, activity in KINDS.items():
        forms = definitions[activity.__name__].get("anyOf", [definitions[activity.__name__]])
        long_form = next(form for form in forms if "properties" in form)
        assert long_form["required"][0] == kind
        assert set(BLOCK_KEYS) <= set(long_form["properties"])
