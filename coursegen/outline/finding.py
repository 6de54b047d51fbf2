"""Where in an outline a text stands, found by its characters: what later stages know is only the block it is in."""

from __future__ import annotations

from coursegen.problems import Source

_LEFT_OUT = frozenset(" *[]\"'")
"""Characters that differ between an outline and what is printed: spaces, marks and YAML's quotation marks."""
_LEAST = 4


def place_of_text(text: str, outline: str, near: Source) -> Source:
    """The place of the first line from ``near`` on that begins to say a text; ``near`` where there is none.

    Only texts long enough not to stand there by chance are looked for.
    """
    wanted = _bare(text)
    if len(wanted) < _LEAST:
        return near
    for number, line in enumerate(outline.splitlines()[near.line - 1 :], near.line):
        found = _bare(line).find(wanted)
        if found >= 0:
            return Source(near.file, number, _column(line, found))
    return near


def _bare(text: str) -> str:
    return "".join(character for character in text if character not in _LEFT_OUT)


def _column(line: str, index: int) -> int:
    """Where the character of a line stands that is at ``index`` when some are left out."""
    kept = [column for column, character in enumerate(line, 1) if character not in _LEFT_OUT]
    return kept[index]
