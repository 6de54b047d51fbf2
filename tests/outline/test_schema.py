"""The schema that editors use agrees with the reader on what an outline is."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import yaml
from jsonschema import Draft7Validator

from coursegen.course import BLOCK_KEYS, KINDS
from coursegen.outline.schema import outline_schema, schema_text

ROOT = Path(__file__).resolve().parents[2]
SAMPLES = [*sorted((ROOT / "tests" / "outlines").glob("*.yaml")), *sorted((ROOT / "outlines").glob("*.yaml"))]


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
    "an empty outline": "",
}


def _faults(text: str) -> list[Any]:
    return list(Draft7Validator(outline_schema()).iter_errors(yaml.load(text, EditorLoader)))


def test_schema_is_a_schema() -> None:
    Draft7Validator.check_schema(outline_schema())


@pytest.mark.parametrize("path", SAMPLES, ids=lambda path: path.name)
def test_sample_outline_is_valid(path: Path) -> None:
    assert [fault.message[:200] for fault in _faults(path.read_text("utf-8"))] == []


@pytest.mark.parametrize("text", BROKEN.values(), ids=BROKEN.keys())
def test_broken_outline_is_not_valid(text: str) -> None:
    assert _faults(text)


def test_committed_schema_is_fresh() -> None:
    assert (ROOT / "coursegen.schema.json").read_text("utf-8") == schema_text()


def test_schema_shows_no_key_that_authors_cannot_write() -> None:
    assert "\\u0000" not in schema_text() and "written_at" not in schema_text()


def test_every_kind_and_block_can_be_completed() -> None:
    definitions = outline_schema()["$defs"]
    for kind, activity in KINDS.items():
        forms = definitions[activity.__name__].get("anyOf", [definitions[activity.__name__]])
        long_form = next(form for form in forms if "properties" in form)
        assert long_form["required"][0] == kind
        assert set(BLOCK_KEYS) <= set(long_form["properties"])
