"""How things look: fonts, the type scale and colour roles, read from a theme folder's ``theme.yaml``.

A theme may extend another and give only its own accent, deep and ink; the other roles are worked out from them. A
theme in which any text would be hard to read does not load. Knows nothing of PowerPoint or Word.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

import yaml
from msgspec import Struct, field

from coursegen.colours import contrast, faintest, hue, mixed, readable, shaded_until, turned_hue
from coursegen.problems import Problem, Source, TemplateError

LANGUAGES = ("zh-Hans", "zh-Hant", "en")
COLOUR_ROLES = (
    "ink", "paper", "wash", "muted", "line", "rule", "accent", "tint", "on", "deep", "ondeep", "ondeepm",
    "deep1", "deep2", "deep3", "do", "dotint", "dont", "donttint",
)  # fmt: skip
KIND_NAMES = ("lecture", "case", "discussion", "drill", "media", "quiz", "reflection", "break")
TYPE_ROLES = ("numeral", "display", "title", "lead", "body", "label", "foot")
SEEDS = ("accent", "deep", "ink")
"""The roles a theme can be grown from."""
TEXT_CONTRAST, GRAPHIC_CONTRAST = 4.5, 3.0
PAIRS: tuple[tuple[str, str, float], ...] = (
    *((text, ground, TEXT_CONTRAST) for text in ("ink", "muted", "accent") for ground in ("paper", "wash", "tint")),
    *((text, ground, TEXT_CONTRAST) for text in ("ondeep", "ondeepm") for ground in ("deep", "deep1")),
    ("ondeep", "deep2", TEXT_CONTRAST), ("ondeep", "deep3", TEXT_CONTRAST), ("deep", "ondeepm", TEXT_CONTRAST),
    ("on", "accent", TEXT_CONTRAST), ("on", "do", TEXT_CONTRAST), ("on", "dont", TEXT_CONTRAST),
    ("do", "dotint", TEXT_CONTRAST), ("dont", "donttint", TEXT_CONTRAST), ("ink", "dotint", TEXT_CONTRAST),
    ("ink", "donttint", TEXT_CONTRAST), ("rule", "paper", GRAPHIC_CONTRAST), ("rule", "tint", GRAPHIC_CONTRAST),
    *((text, f"{kind}tint", TEXT_CONTRAST) for kind in KIND_NAMES for text in ("ink", "muted", kind)),
    *(("on", kind, TEXT_CONTRAST) for kind in KIND_NAMES), *((kind, "paper", TEXT_CONTRAST) for kind in KIND_NAMES),
)  # fmt: skip
"""Every text and its ground, every needed line and its ground, and the WCAG 2.1 ratio it has to reach."""

_OWN_KEYS = frozenset({"name", "extends", "fonts", "colours", "kinds", "type", *SEEDS, "logo", "base", "styles"})
_BASES = ("deck", "documents")
_WORD_ENDINGS = (".docx", ".dotx", ".docm", ".dotm", ".doc", ".dot", ".rtf", ".odt", ".ott", ".wps", ".wpt")
"""Endings that make the one file after ``base:`` the base of documents; any other is the deck's."""


class TypeStep(Struct, frozen=True):
    """A step of the type scale, in points; line heights are exact."""

    size: float
    cjk: float
    latin: float

    def line_height(self, language: str) -> float:
        """The exact line height for a language, in points."""
        return self.latin if language == "en" else self.cjk


class Theme(Struct, frozen=True):
    """A theme: ``colours`` maps roles (and ``case``, ``casetint`` ... for kinds) to RRGGBB, ``badges`` kinds to the
    character of each language; ``logo``, ``base`` (the client's own presentation) and ``document_base`` (the client's
    own document) are files; ``styles`` names styles of the latter for roles of ours.
    """

    name: str
    fonts: Mapping[str, str]
    colours: Mapping[str, str]
    badges: Mapping[str, Mapping[str, str]]
    type: Mapping[str, TypeStep]
    logo: Path | None = None
    base: Path | None = None
    document_base: Path | None = None
    styles: Mapping[str, str] = field(default_factory=dict)

    def latin_font(self) -> str:
        """The face of Latin letters and digits."""
        return self.fonts["latin"]

    def east_asian_font(self, language: str) -> str:
        """The face of Han characters in a language; English text keeps the Simplified one for stray Han."""
        return self.fonts["zh-Hans" if language == "en" else language]


def load_theme(folder: Path, find: Callable[[str], Path] | None = None) -> Theme:
    """The theme of a folder; ``find`` tells where a theme it extends lies, by default beside it.

    Raises :class:`TemplateError` naming every role that is missing, no colour, or too faint on its ground.
    """
    path = folder / "theme.yaml"
    written: dict[str, Any] = {}
    for near in reversed(theme_chain(folder, find)):
        written = _whole(near / "theme.yaml", written)
    colours = _colours(written)
    bad = [role for role in (*COLOUR_ROLES, *KIND_NAMES) if not _is_colour(colours.get(role, ""))]
    if bad:
        raise _refusal(path, "theme-colour", roles=", ".join(bad))
    _refuse_faint(path, colours)
    scale = {
        name: TypeStep(*(float(step[key]) for key in ("size", "cjk", "latin")))
        for name, step in written["type"].items()
    }
    badges = {kind: dict(zip(LANGUAGES, pair["badge"], strict=True)) for kind, pair in written["kinds"].items()}
    bases, looks = written.get("base", {}), (written["name"], written["fonts"], colours, badges, scale)
    files = (written.get("logo"), bases.get("deck"), bases.get("documents"))
    return Theme(*looks, *files, written.get("styles", {}))


def theme_chain(folder: Path, find: Callable[[str], Path] | None = None) -> tuple[Path, ...]:
    """The folder of a theme, then that of the theme it extends, and so on; what it gives goes before what they give.

    Raises :class:`TemplateError` where a theme extends itself, over others or not.
    """
    find = find or (lambda name: folder.parent / name)
    chain = [folder]
    while "extends" in (own := _read(chain[-1] / "theme.yaml")):
        parent = find(str(own["extends"]))
        if parent.resolve() in {near.resolve() for near in chain}:
            raise _refusal(chain[-1] / "theme.yaml", "theme-circle", name=str(own["extends"]))
        chain.append(parent)
    return tuple(chain)


def _whole(path: Path, parent: dict[str, Any]) -> dict[str, Any]:
    """What a theme file says, on top of what the theme it extends says."""
    own = _read(path)
    if "logo" in own:
        own["logo"] = _file(path, str(own["logo"]))
    own["base"] = {use: _file(path, name) for use, name in _bases(path, own.get("base", {})).items()}
    own["styles"] = _styles(path, own.get("styles", {}))
    if "extends" not in own:
        return own
    whole = parent | {key: own[key] for key in ("name", "logo") if key in own}
    whole["base"] = {**parent["base"], **own["base"]}
    whole["styles"] = own["styles"] if "documents" in own["base"] else {**parent["styles"], **own["styles"]}
    whole["fonts"] = {**parent["fonts"], **own.get("fonts", {})}
    given: dict[str, str] = {key: str(own[key]) for key in SEEDS if key in own} | dict(own.get("colours", {}))
    whole["kinds"] = {kind: {**pair, **own.get("kinds", {}).get(kind, {})} for kind, pair in parent["kinds"].items()}
    whole["colours"] = {**parent["colours"], **given}
    return _worked_out(whole, given, own) if set(SEEDS) & given.keys() else whole


def _worked_out(whole: dict[str, Any], given: Mapping[str, str], own: Mapping[str, Any]) -> dict[str, Any]:
    """The theme with the roles that follow from accent, deep and ink; what the author gave stays.

    A brand colour too light to read is darkened until it can be: clients send logos' colours, not text colours.
    """
    colours: dict[str, str] = {role: str(value).upper() for role, value in whole["colours"].items()}
    accent, ink = readable(colours["accent"], 0.1, 5.0), colours["ink"]
    tint = mixed(accent, "FFFFFF", 0.1)
    deep = colours["deep"] if "deep" in given else shaded_until(accent, "FFFFFF", 10)
    derived = {
        "deep": deep, "tint": tint,
        "deep1": mixed(accent, deep, 0.25), "deep2": mixed(accent, deep, 0.5), "deep3": mixed(accent, deep, 0.75),
        "ondeepm": mixed(accent, "FFFFFF", 0.27),
        "wash": mixed(ink, "FFFFFF", 0.05), "line": mixed(ink, "FFFFFF", 0.19), "muted": mixed(ink, "FFFFFF", 0.72),
        "rule": faintest(ink, tint, GRAPHIC_CONTRAST + 0.05),
    }  # fmt: skip
    whole["colours"] = {
        **colours,
        "accent": accent,
        **{role: value for role, value in derived.items() if role not in given},
    }
    whole["kinds"] = {**whole["kinds"], **_kinds_apart(whole, own)}
    return whole


def _kinds_apart(whole: Mapping[str, Any], own: Mapping[str, Any]) -> dict[str, Any]:
    """Kinds whose hue is too near the accent's turned away from it; the lecture kind is the accent."""
    accent = whole["colours"]["accent"]
    kinds: dict[str, Any] = {
        "lecture": {**whole["kinds"]["lecture"], "colour": accent, "tint": whole["colours"]["tint"]}
    }
    for kind, pair in whole["kinds"].items():
        if kind not in ("lecture", "break") and kind not in own.get("kinds", {}):
            colour = turned_hue(str(pair["colour"]), hue(accent), 25)
            kinds[kind] = {**pair, "colour": colour, "tint": mixed(colour, "FFFFFF", 0.08)}
    return kinds


def _read(path: Path) -> dict[str, Any]:
    try:
        written = yaml.load(path.read_text("utf-8"), Loader=getattr(yaml, "CBaseLoader", yaml.BaseLoader))
    except (OSError, yaml.YAMLError, UnicodeDecodeError) as error:
        raise _refusal(path, "theme-unreadable", reason=" ".join(str(error).split())) from None
    if not isinstance(written, dict):
        raise _refusal(path, "theme-unreadable", reason="no keys")
    unknown = sorted(set(written) - _OWN_KEYS)
    if unknown:
        raise _refusal(path, "theme-key", key=", ".join(unknown), allowed=sorted(_OWN_KEYS))
    return written


def is_document(name: str) -> bool:
    """Whether a client's file is the base of documents, by its ending."""
    return name.casefold().endswith(_WORD_ENDINGS)


def _bases(path: Path, written: object) -> dict[str, str]:
    """The client's files by what they are the base of; one file alone is told by its ending."""
    if isinstance(written, str):
        return {"documents" if is_document(written) else "deck": written}
    if not isinstance(written, dict) or not set(written) <= set(_BASES) or not _are_texts(written):
        raise _refusal(path, "theme-base")
    return written


def _styles(path: Path, written: object) -> dict[str, str]:
    if not isinstance(written, dict) or not _are_texts(written):
        raise _refusal(path, "theme-styles")
    return written


def _are_texts(written: Mapping[object, object]) -> bool:
    return all(isinstance(value, str) and value for value in written.values())


def _file(theme: Path, name: str) -> Path:
    path = theme.parent / name
    if not path.is_file():
        raise _refusal(theme, "theme-file", file=name)
    return path.resolve()


def _refuse_faint(path: Path, colours: Mapping[str, str]) -> None:
    """Raises when a text or line cannot be told from its ground, with every such pair."""
    faint = [
        f"{text}/{ground} {ratio:.1f} < {least}"
        for text, ground, least in PAIRS
        if (ratio := contrast(colours[text], colours[ground])) < least
    ]
    if faint:
        raise _refusal(path, "theme-contrast", pairs=", ".join(faint))


def _refusal(path: Path, code: str, **values: object) -> TemplateError:
    return TemplateError([Problem(code, Source(str(path), 1, 1), values)])


def _colours(written: Mapping[str, Any]) -> dict[str, str]:
    colours = {role: str(value).upper() for role, value in written.get("colours", {}).items()}
    for kind, pair in written.get("kinds", {}).items():
        colours[kind], colours[f"{kind}tint"] = str(pair["colour"]).upper(), str(pair["tint"]).upper()
    return colours


def _is_colour(value: str) -> bool:
    return len(value) == 6 and all(digit in "0123456789ABCDEF" for digit in value)
