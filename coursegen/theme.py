"""How things look: fonts, the type scale and colour roles, read from a theme folder's ``theme.yaml``.

Knows nothing of PowerPoint or Word.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

import yaml

from coursegen.problems import Problem, Source, TemplateError

LANGUAGES = ("zh-Hans", "zh-Hant", "en")
COLOUR_ROLES = (
    "ink", "paper", "wash", "muted", "line", "rule", "accent", "tint", "on", "deep", "ondeep", "ondeepm",
    "deep1", "deep2", "deep3", "do", "dotint", "dont", "donttint",
)  # fmt: skip
KIND_NAMES = ("lecture", "case", "discussion", "drill", "media", "quiz", "reflection", "break")
TYPE_ROLES = ("numeral", "display", "title", "lead", "body", "label", "foot")


@dataclass(frozen=True, slots=True)
class TypeStep:
    """A step of the type scale, in points; line heights are exact."""

    size: float
    cjk: float
    latin: float

    def line_height(self, language: str) -> float:
        """The exact line height for a language, in points."""
        return self.latin if language == "en" else self.cjk


@dataclass(frozen=True, slots=True)
class Theme:
    """A theme: ``colours`` maps roles (and ``case``, ``casetint`` ... for kinds) to RRGGBB, ``badges`` kinds to the
    character of each language.
    """

    name: str
    fonts: Mapping[str, str]
    colours: Mapping[str, str]
    badges: Mapping[str, Mapping[str, str]]
    type: Mapping[str, TypeStep]

    def latin_font(self) -> str:
        """The face of Latin letters and digits."""
        return self.fonts["latin"]

    def east_asian_font(self, language: str) -> str:
        """The face of Han characters in a language; English text keeps the Simplified one for stray Han."""
        return self.fonts["zh-Hans" if language == "en" else language]


def load_theme(folder: Path) -> Theme:
    """The theme of a folder. Raises :class:`TemplateError` naming every role that is missing or not a colour."""
    path = folder / "theme.yaml"
    try:
        written = yaml.load(path.read_text("utf-8"), Loader=getattr(yaml, "CBaseLoader", yaml.BaseLoader))
    except (OSError, yaml.YAMLError) as error:
        raise TemplateError([Problem("theme-unreadable", Source(str(path), 1, 1), {"reason": str(error)})]) from None
    colours = _colours(written)
    missing = [role for role in (*COLOUR_ROLES, *KIND_NAMES) if not _is_colour(colours.get(role, ""))]
    if missing:
        raise TemplateError([Problem("theme-colour", Source(str(path), 1, 1), {"roles": ", ".join(missing)})])
    scale = {name: TypeStep(*(float(step[key]) for key in ("size", "cjk", "latin"))) for name, step in written["type"].items()}
    badges = {kind: dict(zip(LANGUAGES, pair["badge"], strict=True)) for kind, pair in written["kinds"].items()}
    return Theme(written["name"], written["fonts"], colours, badges, scale)


def _colours(written: Mapping[str, Mapping[str, object]]) -> dict[str, str]:
    colours = {role: str(value).upper() for role, value in written.get("colours", {}).items()}
    for kind, pair in written.get("kinds", {}).items():
        colours[kind], colours[f"{kind}tint"] = str(pair["colour"]).upper(), str(pair["tint"]).upper()
    return colours


def _is_colour(value: str) -> bool:
    return len(value) == 6 and all(digit in "0123456789ABCDEF" for digit in value)
