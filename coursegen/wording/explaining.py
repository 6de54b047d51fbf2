"""The longer story of a problem: what it means, an example of the mistake, the mended lines."""

from __future__ import annotations

import difflib
import re
import textwrap
from collections.abc import Iterator, Mapping
from functools import cache
from pathlib import Path

import yaml

from coursegen.problems import Problem
from coursegen.wording.reports import say
from coursegen.wording.sentences import codes, sentence

EXPLANATIONS = Path(__file__).with_name("explanations.yaml")
_EITHER = re.compile("‹([^|›]*)[|]([^›]*)›")


def explain(code: str, language: str) -> str:
    """What a problem means, in Chinese (simplified) or English."""
    return "\n".join(_paragraphs(code, "zh-Hans" if language.startswith("zh") else "en")) + "\n"


def nearest_code(word: str) -> str | None:
    """The code most like a word that is none."""
    return next(iter(difflib.get_close_matches(word, codes(), n=1)), None)


def list_codes(language: str) -> str:
    """Every code with what it says is wrong, one a line."""
    language = "zh-Hans" if language.startswith("zh") else "en"
    separator = {"en": "; ", "zh-Hans": "；"}[language]
    return "".join(f"{code:26}{sentence(Problem(code), language).split(separator)[0]}\n" for code in codes())


def example(code: str, key: str, language: str) -> str:
    """The lines of an example, ``wrong`` or ``right``; nothing where there is none."""
    written = _explanations().get(code, {}).get(key, "")
    return _EITHER.sub(lambda found: found[1 if language.startswith("zh") else 2], written)


def _paragraphs(code: str, language: str) -> Iterator[str]:
    yield f"{code}: {sentence(Problem(code), language)}"
    entry = _explanations().get(code)
    if entry is None:
        return
    yield ""
    yield entry["zh" if language == "zh-Hans" else "en"]
    for key in ("wrong", "right"):
        yield ""
        yield say(f"explain-{key}", language)
        yield textwrap.indent(example(code, key, language).rstrip("\n"), "    ")


@cache
def _explanations() -> Mapping[str, Mapping[str, str]]:
    loader = getattr(yaml, "CBaseLoader", yaml.BaseLoader)
    written: Mapping[str, Mapping[str, str]] = yaml.load(EXPLANATIONS.read_text("utf-8"), Loader=loader)
    return written
