"""What commands print besides problems: a phrase of ``reports.yaml`` in the reader's language."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from pathlib import Path

import yaml

PHRASES = Path(__file__).with_name("reports.yaml")


def say(phrase: str, language: str, **values: object) -> str:
    """The phrase, filled with values; English where the language is none of ours."""
    words = _phrases()[phrase]
    return words.get(language, words["en"]).format(**values)


@cache
def _phrases() -> Mapping[str, Mapping[str, str]]:
    loader = getattr(yaml, "CBaseLoader", yaml.BaseLoader)
    written: Mapping[str, Mapping[str, str]] = yaml.load(PHRASES.read_text("utf-8"), Loader=loader)
    return written
