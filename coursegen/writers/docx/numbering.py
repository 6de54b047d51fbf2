"""List numbering: one bullet list, and one numbered list for every list that starts again at 1."""

from __future__ import annotations

from coursegen.writers.docx.colours import Palette
from coursegen.writers.docx.languages import Script
from coursegen.writers.docx.measures import twips
from coursegen.writers.docx.package import NAMESPACES

BULLETS = 1
_INDENT = 15
_LEVELS = 4


class Numbering:
    """Hands out list numbers: ``BULLETS`` for any bulleted list, a new one for each numbered list."""

    def __init__(self) -> None:
        self._numbered = 0

    def numbered(self) -> int:
        """The id of a list that starts at 1."""
        self._numbered += 1
        return BULLETS + self._numbered

    def xml(self, palette: Palette, script: Script) -> str:
        """The numbering part."""
        starts = '<w:lvlOverride w:ilvl="0"><w:startOverride w:val="1"/></w:lvlOverride>'
        nums = "".join(
            f'<w:num w:numId="{BULLETS + n}"><w:abstractNumId w:val="1"/>{starts}</w:num>'
            for n in range(1, self._numbered + 1)
        )
        return (
            f"<w:numbering {NAMESPACES}>{_abstract(0, palette, script)}{_abstract(1, palette, script)}"
            f'<w:num w:numId="{BULLETS}"><w:abstractNumId w:val="0"/></w:num>{nums}</w:numbering>'
        )


def _abstract(id: int, palette: Palette, script: Script) -> str:
    levels = "".join(_bullet(level, palette, script) if id == 0 else _number(level, script) for level in range(_LEVELS))
    return f'<w:abstractNum w:abstractNumId="{id}"><w:multiLevelType w:val="multilevel"/>{levels}</w:abstractNum>'


def _bullet(level: int, palette: Palette, script: Script) -> str:
    mark = "▪" if level == 0 else "–"
    return (
        f'<w:lvl w:ilvl="{level}"><w:start w:val="1"/><w:numFmt w:val="bullet"/><w:lvlText w:val="{mark}"/>'
        f'<w:lvlJc w:val="left"/><w:pPr>{_indent(level)}</w:pPr>'
        f"<w:rPr>{script.faces}{palette.text('accent')}</w:rPr></w:lvl>"
    )


def _number(level: int, script: Script) -> str:
    return (
        f'<w:lvl w:ilvl="{level}"><w:start w:val="1"/><w:numFmt w:val="decimal"/><w:lvlText w:val="%{level + 1}."/>'
        f'<w:lvlJc w:val="left"/><w:pPr>{_indent(level)}</w:pPr><w:rPr>{script.faces}</w:rPr></w:lvl>'
    )


def _indent(level: int) -> str:
    return f'<w:ind w:left="{twips(_INDENT * (level + 1))}" w:hanging="{twips(_INDENT)}"/>'
