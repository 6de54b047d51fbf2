"""Which of a client's styles serves which role: by what a style is and where it leads, never by its name in a menu.

Word stores the names of its own styles in English, whatever language it speaks: ``heading 1`` is 标题 1 in Chinese.
"""

from __future__ import annotations

import difflib
from collections import Counter
from collections.abc import Callable, Mapping
from typing import Any

from msgspec import Struct

from coursegen.problems import Problem, Source
from coursegen.writers.colouring import luminance
from coursegen.writers.docx.base.styles import ClientStyle, ClientStyles, W, colour_of, value
from coursegen.writers.docx.paragraph_looks import PARAGRAPH_LOOKS

LISTS = ("list-bullet", "list-bullet-2", "list-number", "list-number-2")
CONTENTS = ("toc-1", "toc-2")
TABLE = "table"
MATCHED = ("title", "subtitle", "heading-1", "heading-2", "heading-3", "body", "quotation", "header", "footer",
           *CONTENTS, *LISTS, TABLE)  # fmt: skip
"""The roles looked for in every file, in the order they are reported."""
ROLES = (*dict.fromkeys((*MATCHED, *PARAGRAPH_LOOKS)),)
"""The roles ``styles:`` in theme.yaml may name."""
_BUILT_IN = {
    "title": "title", "subtitle": "subtitle", "quotation": "quote", "header": "header", "footer": "footer",
    **{role: role.replace("-", " ") for role in (*CONTENTS, *LISTS)},
}  # fmt: skip
_PLAIN_TABLES = ("normal table", "table grid")
_DARK_HEAD = 0.25


class Matches(Struct, frozen=True):
    """The client's style for each role that has one; what ``styles:`` named and the file lacks stands in problems."""

    styles: Mapping[str, ClientStyle]
    problems: tuple[Problem, ...] = ()

    @property
    def has_dark_head(self) -> bool:
        """Whether the head row of the client's tables wants light text."""
        style = self.styles.get(TABLE)
        fill = head_fill(style) if style else ""
        return bool(fill) and luminance(fill) < _DARK_HEAD


def match_styles(styles: ClientStyles, document: Any, wanted: Mapping[str, str], theme: str = "") -> Matches:
    """The style for every role: the one named, or the one that is made for it; ``document`` shows what is in use."""
    found = {role: style for role, look_for in _SEARCHES.items() if (style := look_for(styles)) is not None}
    found |= {role: style for role, name in _BUILT_IN.items() if (style := styles.built_in(name)) is not None}
    found["body"] = _body(styles, found)
    if (table := _table(styles, document)) is not None:
        found[TABLE] = table
    found = {role: style for role, style in found.items() if role not in LISTS or style.numbering}
    named, problems = _named(styles, wanted, Source(theme or "theme.yaml", 1, 1))
    return Matches({**found, **named}, problems)


def head_fill(style: ClientStyle) -> str:
    """The ground of a table style's first row; empty where it has none."""
    for element in style.chain:
        for part in element.iterfind(f"{W}tblStylePr"):
            if value(part, "type") == "firstRow":
                return colour_of(part.find(f"{W}tcPr/{W}shd"), style.slots, "fill")
    return ""


def _heading(level: int) -> Callable[[ClientStyles], ClientStyle | None]:
    """Word's own heading of a level, or else the first style of that outline level."""

    def search(styles: ClientStyles) -> ClientStyle | None:
        if (built_in := styles.built_in(f"heading {level}")) is not None:
            return built_in
        candidates = [style for style in styles if style.type == "paragraph" and style.outline == level - 1]
        return next((style for style in candidates if style.name.casefold() != "title"), None)

    return search


_SEARCHES = {f"heading-{level}": _heading(level) for level in (1, 2, 3)}


def _body(styles: ClientStyles, found: Mapping[str, ClientStyle]) -> ClientStyle:
    """What is typed after a first-level heading; the style of paragraphs that name none where that is a heading."""
    heading = found.get("heading-1")
    after = styles.get(heading.following) if heading else None
    if after is not None and after.type == "paragraph" and after.outline is None and not after.numbering:
        return after
    usual = styles.default() or styles.built_in("normal")
    return usual or next(style for style in styles if style.type == "paragraph")


def _table(styles: ClientStyles, document: Any) -> ClientStyle | None:
    """The table style the file's own tables use most, else its default one, else the only one made by hand."""
    in_use = Counter(value(element) for element in document.iterfind(f".//{W}tblPr/{W}tblStyle"))
    for id, _ in in_use.most_common():
        style = styles.get(id)
        if style is not None and style.type == "table" and style.name.casefold() not in _PLAIN_TABLES:
            return style
    default = styles.default("table")
    if default is not None and default.name.casefold() not in _PLAIN_TABLES:
        return default
    own = [style for style in styles if style.type == "table" and value(style.chain[0], "customStyle") in ("1", "true")]
    return own[0] if len(own) == 1 else None


def _named(
    styles: ClientStyles, wanted: Mapping[str, str], place: Source
) -> tuple[dict[str, ClientStyle], tuple[Problem, ...]]:
    """The styles theme.yaml names for roles, found by name, alias or id."""
    found: dict[str, ClientStyle] = {}
    problems = []
    for role, name in wanted.items():
        type = "table" if role == TABLE else "paragraph"
        if role not in ROLES:
            problems.append(Problem("base-style-role", place, {"role": role, "allowed": ROLES}))
        elif (style := _by_name(styles, name, type)) is None:
            known = [style.name for style in styles if style.type == type]
            near = difflib.get_close_matches(name, known, 5, 0.3) or known[:8]
            problems.append(Problem("base-style-missing", place, {"role": role, "style": name, "allowed": near}))
        else:
            found[role] = style
    return found, tuple(problems)


def _by_name(styles: ClientStyles, name: str, type: str) -> ClientStyle | None:
    wanted = name.casefold()
    candidates = [style for style in styles if style.type == type]
    for names in (lambda s: (s.name,), lambda s: s.aliases, lambda s: (s.id,)):
        for style in candidates:
            if wanted in (known.strip().casefold() for known in names(style)):
                return style
    return None
