"""The author's guides list every field, as the model has it now, and their examples build."""

from __future__ import annotations

import re
import runpy
from pathlib import Path
from typing import Any

import pytest

from coursegen.course import BLOCK_KEYS, KINDS
from coursegen.outline import parse_outline

DOCS = Path(__file__).resolve().parent.parent / "docs"


@pytest.fixture(scope="module")
def fields() -> dict[str, Any]:
    return runpy.run_path(str(DOCS / "fields.py"))


@pytest.mark.parametrize("language", ["en", "zh"])
def test_tables_of_fields_are_fresh(fields: dict[str, Any], language: str) -> None:
    guide = (DOCS / fields["GUIDES"][language]).read_text("utf-8")
    assert guide == fields["fresh"](guide, language), "run: python docs/fields.py"


@pytest.mark.parametrize("name", ["authors-guide.md", "authors-guide.zh-CN.md"])
def test_every_kind_and_block_has_a_table(name: str) -> None:
    guide = (DOCS / name).read_text("utf-8")
    assert [key for key in (*KINDS, *BLOCK_KEYS) if f"# `{key}` · " not in guide] == []


@pytest.mark.parametrize("name", ["authors-guide.md", "authors-guide.zh-CN.md"])
def test_examples_can_be_read(name: str, tmp_path: Path) -> None:
    written = (DOCS / name).read_text("utf-8").split("<!-- fields")[0]
    frames = {
        "title": "{}",
        "cases": "title: 课\n{}",
        "library": "title: 课\n{}",
        "duration": "title: 课\n{}sections: [甲: [乙]]\n",
        "variants": "title: 课\nsections: [甲: [乙]]\n{}",
    }
    frames |= {
        "- topic": "title: 课\nsections:\n- title: 节\n  activities:\n{}",
        "- breakout": "title: 课\nsections:\n- title: 节\n  activities:\n{}",
        "say": "title: 课\nsections:\n- 节: [甲]\n# {}",
    }
    examples = re.findall(r"```yaml\n(.*?)```", written, re.S)
    (library,) = (example for example in examples if example.startswith("# library/complaints.yaml"))
    (tmp_path / "library").mkdir()
    (tmp_path / "library" / "complaints.yaml").write_text(library, "utf-8")
    examples.remove(library)
    assert len(examples) == 9
    for example in examples:
        frame = next(frame for start, frame in frames.items() if example.startswith(start))
        lines = "".join(f"  {line}\n" for line in example.splitlines()) if example.startswith("- ") else example
        if not example.startswith("say"):
            assert parse_outline(frame.format(lines), str(tmp_path / "guide.yaml")).title
