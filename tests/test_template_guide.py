"""The template author's guide names every word templates may use."""

from __future__ import annotations

import runpy
from pathlib import Path

DOCS = Path(__file__).resolve().parent.parent / "docs"


def test_vocabulary_part_of_the_guide_is_fresh() -> None:
    written = runpy.run_path(str(DOCS / "vocabulary.py"))
    guide = (DOCS / "template-guide.md").read_text("utf-8")
    assert guide == written["fresh"](guide), "run: python docs/vocabulary.py"


def test_every_slide_kind_is_in_the_guide() -> None:
    from coursegen.content.deck import SLIDE_KINDS

    guide = (DOCS / "template-guide.md").read_text("utf-8")
    assert [name for name in SLIDE_KINDS if f"| `{name}` |" not in guide] == []
