"""A YAML reader's complaint in, the mistake an author most probably made out, and where.

Readers complain where they give up, which is often a line too late and never in an author's words.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Container, Iterator, Sequence
from dataclasses import dataclass

Values = dict[str, object]


@dataclass(frozen=True, slots=True)
class Complaint:
    """What a YAML reader says: the problem, what it was doing, and both places as (line, column) from 1."""

    problem: str
    context: str
    at: tuple[int, int]
    since: tuple[int, int]


@dataclass(frozen=True, slots=True)
class Mistake:
    """The code of a mistake, its place and the values for its wording."""

    code: str
    line: int
    column: int
    values: Values


KEY_WITHOUT_SPACE = re.compile(r"^(\s*(?:- +)?)([A-Za-z_]{2,})(：|:(?=[^\s/]))")
_BULLET = re.compile(r"(\s*)([•●○■□◆◇▪►▶➢‣⁃]|[–—－·](?=\s))")
_NUMBER = re.compile(r"(?:\d{1,2}|[一二三四五六七八九十]{1,3})[.、．)）]|[（(][\d一二三四五六七八九十]{1,3}[)）]|[①-⑳]")
_DASHED_KEY = re.compile(r"-[^\s\d-]")
_NUMBER_SIGN = re.compile(r"\s+#(?=\d)")
_TAB_INDENT = re.compile(r"[ ]*(?:-[ ]+)*-?(?=\t)")
_BLOCK_TEXT = re.compile(r"(?:^|[:\-]\s+)[|>][-+\d]*\s*(?:#.*)?$")
_WIDE_INDENT = re.compile(r"^\s*[\u3000\u00a0]")
_SIGNS = "*&!@`%>|"


def likely_mistake(complaint: Complaint, lines: Sequence[str]) -> Mistake:
    """The first mistake of the table below that explains the complaint."""
    for explain in _EXPLANATIONS:
        if mistake := explain(complaint, lines):
            return mistake
    return _at(complaint, "yaml-unclear")


def missing_space(line: str, number: int) -> Mistake | None:
    """A key whose colon is full-width or has no space behind it, which YAML reads as plain text."""
    found = KEY_WITHOUT_SPACE.match(line)
    if not found:
        return None
    column = len(found[1]) + len(found[2]) + 1
    return Mistake("yaml-no-space", number, column, {"key": found[2], "colon": found[3]})


def wide_indent(line: str, number: int) -> Mistake | None:
    """Full-width or no-break spaces where YAML wants plain ones."""
    found = _WIDE_INDENT.match(line)
    return Mistake("yaml-wide-space", number, found.end(), {}) if found else None


def bullet(line: str, number: int) -> Mistake | None:
    """A sign that makes a list in Word and none in YAML."""
    found = _BULLET.match(line)
    return Mistake("yaml-bullet", number, found.end(1) + 1, {"sign": found[2]}) if found else None


def tab_indent(line: str, number: int) -> Mistake | None:
    """A tab before the text of a line."""
    found = _TAB_INDENT.match(line)
    return Mistake("yaml-tab", number, found.end() + 1, {}) if found else None


def unmade_list(text: str) -> tuple[str, str] | None:
    """The code of the mistake and the sign, where a text should be a list and its lines begin with other signs."""
    if re.match(r"-[^\s-]", text):
        return "yaml-dash-space", "-"
    found = _BULLET.match(text) or _NUMBER.match(text)
    return ("yaml-bullet", found[0].strip()) if found else None


def faulty_key(key: str) -> tuple[str, dict[str, object]] | None:
    """The code of a mistake before a key, and its values: a dash or bullet that makes no list."""
    if _DASHED_KEY.match(key):
        return "yaml-dash-space", {}
    return ("yaml-bullet", {"sign": found[2]}) if (found := _BULLET.match(key)) else None


def repeated_mistakes(lines: Sequence[str], names: Container[str]) -> Iterator[Mistake]:
    """Mistakes that are seldom made once: tabs, wide spaces and bullets before a text, keys without colon and space.

    ``names`` are keys an outline may have. Texts of several lines are left alone.
    """
    for number, line in _outside_block_texts(lines):
        mistake = tab_indent(line, number) or wide_indent(line, number) or bullet(line, number)
        found = KEY_WITHOUT_SPACE.match(line)
        if mistake is None and found and found[2] in names:
            mistake = missing_space(line, number)
        if mistake:
            yield mistake


def _outside_block_texts(lines: Sequence[str]) -> Iterator[tuple[int, str]]:
    """The numbered lines that are no comments and not inside of ``|`` and ``>`` texts."""
    above: int | None = None
    for number, line in enumerate(lines, 1):
        depth = len(line) - len(line.lstrip(" "))
        if above is not None and (depth > above or not line.strip()):
            continue
        above = depth if _BLOCK_TEXT.search(line) else None
        if line.strip() and not line.lstrip().startswith("#"):
            yield number, line


def _at(complaint: Complaint, code: str, **values: object) -> Mistake:
    return Mistake(code, *complaint.at, values)


def _line(lines: Sequence[str], number: int) -> str:
    return lines[number - 1] if 0 < number <= len(lines) else ""


def _char(lines: Sequence[str], place: tuple[int, int]) -> str:
    line = _line(lines, place[0])
    return line[place[1] - 1] if 0 < place[1] <= len(line) else ""


def _value_of(line: str) -> tuple[str, int]:
    """What stands behind a line's dash and key, and the column it begins at."""
    found = re.match(r"\s*(?:- +)*(?:[^\s\"'\[{][^:]*: +)?", line)
    start = found.end() if found else 0
    return line[start:], start + 1


def _tab(complaint: Complaint, lines: Sequence[str]) -> Mistake | None:
    return tab_indent(_line(lines, complaint.at[0]), complaint.at[0])


def _sign(complaint: Complaint, lines: Sequence[str]) -> Mistake | None:
    said = f"{complaint.context} {complaint.problem}"
    if "cannot start any token" in said and (char := _char(lines, complaint.at)) in _SIGNS:
        return _at(complaint, "yaml-sign", sign=char)
    if re.search("an alias|an anchor|a tag|a block scalar|a directive", said):
        line, column = complaint.since
        return Mistake("yaml-sign", line, column, {"sign": _char(lines, complaint.since)})
    return None


def _escape(complaint: Complaint, lines: Sequence[str]) -> Mistake | None:
    return _at(complaint, "yaml-backslash") if "escape" in complaint.problem else None


def _no_colon(complaint: Complaint, lines: Sequence[str]) -> Mistake | None:
    if "expected ':'" not in complaint.problem:
        return None
    number, column = complaint.since
    line = _line(lines, number)
    found = missing_space(line, number) or wide_indent(line, number) or bullet(line, number)
    return found or Mistake("yaml-no-colon", number, column, {})


def _second_colon(complaint: Complaint, lines: Sequence[str]) -> Mistake | None:
    if "mapping values are not allowed" not in complaint.problem:
        return None
    number, column = complaint.at
    before = [(line, n) for n in range(1, number) if (line := _line(lines, n)).strip() and line.strip()[0] != "#"]
    if re.search(r": +\S", _line(lines, number)[: column - 1]):
        return _at(complaint, "yaml-colon")
    if before and (mistake := missing_space(*before[-1]) or bullet(*before[-1])):
        return mistake
    return _at(complaint, "yaml-indent")


def _open_quote(complaint: Complaint, lines: Sequence[str]) -> Mistake | None:
    if "quoted scalar" in complaint.context:
        return Mistake("yaml-open-quote", *complaint.since, {})
    if not _is_out_of_place(complaint):
        return None
    value, _ = _value_of(_line(lines, complaint.at[0]))
    if value[:1] in ("", '"', "'") or '"' in value:
        for number in range(complaint.at[0] - 1, 0, -1):
            earlier, column = _value_of(_line(lines, number))
            if earlier[:1] in ('"', "'") and earlier.count(earlier[0]) == 1:
                return Mistake("yaml-open-quote", number, column, {})
    return None


def _is_out_of_place(complaint: Complaint) -> bool:
    return bool(re.search("did not find expected|expected <block end>", complaint.problem)) and (
        "flow" not in complaint.context
    )


def _after_quote(complaint: Complaint, lines: Sequence[str]) -> Mistake | None:
    if not _is_out_of_place(complaint):
        return None
    value, column = _value_of(_line(lines, complaint.at[0]))
    code = {'"': "yaml-after-quote", "'": "yaml-after-quote", "[": "yaml-after-bracket", "{": "yaml-after-bracket"}
    if value[:1] in code and complaint.at[1] > column:
        return Mistake(code[value[0]], complaint.at[0], column, {"sign": value[0]})
    return None


def _bracket(complaint: Complaint, lines: Sequence[str]) -> Mistake | None:
    if "flow" not in complaint.context and "',' or" not in complaint.problem:
        return None
    line, column = complaint.at
    if _line(lines, line)[column - 1 : column + 1] == "[[" or _line(lines, line)[column - 2 : column] == "[[":
        return _at(complaint, "yaml-blank")
    if line > complaint.since[0]:
        return Mistake("yaml-open-bracket", *complaint.since, {"sign": _char(lines, complaint.since)})
    return _at(complaint, "yaml-bracket")


def _second_document(complaint: Complaint, lines: Sequence[str]) -> Mistake | None:
    return _at(complaint, "several-documents") if "document start" in complaint.problem else None


def _dash(complaint: Complaint, lines: Sequence[str]) -> Mistake | None:
    return _at(complaint, "yaml-dash") if "sequence entries are not allowed" in complaint.problem else None


def _indent(complaint: Complaint, lines: Sequence[str]) -> Mistake | None:
    number = complaint.at[0]
    if not _is_out_of_place(complaint):
        return None
    line = _line(lines, number)
    return wide_indent(line, number) or bullet(line, number) or _at(complaint, "yaml-indent")


_EXPLANATIONS: tuple[Callable[[Complaint, Sequence[str]], Mistake | None], ...] = (
    _tab, _sign, _escape, _no_colon, _second_colon, _open_quote, _after_quote, _bracket, _dash,
    _second_document, _indent,
)  # fmt: skip


def swallowed_line(first: int, last: int, lines: Sequence[str]) -> Mistake | None:
    """A key or list item that slipped into a text of several lines, from the second line on."""
    for number in range(first + 1, last + 1):
        line = _line(lines, number)
        if mistake := missing_space(line, number) or bullet(line, number):
            return mistake
        if line.lstrip().startswith("- "):
            above = _line(lines, first)
            dash = re.match(r"\s*-(?=[^\s-])", above)
            place = (first, dash.end()) if dash else (number, len(line) - len(line.lstrip()) + 1)
            return Mistake("yaml-dash-space" if dash else "yaml-indent", *place, {})
    return None


def cut_by_hash(line: str, end: int, number: int) -> Mistake | None:
    """A number sign with a digit behind it, as in ``第 #3 号窗口``: text to the author, a comment to YAML."""
    found = _NUMBER_SIGN.match(line, end)
    return Mistake("yaml-hash", number, found.end(), {}) if found else None
