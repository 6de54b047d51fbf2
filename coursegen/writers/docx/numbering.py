"""List numbering: one bullet list, and one numbered list for every list that starts again at 1."""

from __future__ import annotations

from msgspec import Struct

from coursegen.writers.docx.colours import Palette
from coursegen.writers.docx.languages import Script
from coursegen.writers.docx.measures import twips
from coursegen.writers.docx.package import NAMESPACES
from coursegen.writers.xml_text import quoteattr

BULLETS = 1
_INDENT = 15
_LEVELS = 4


class Taken(Struct, frozen=True):
    """What a client's file has taken already: lists and their definitions; the definition of its numbered lists, and
    the mark of its bullets with its character properties."""

    lists: int = 0
    definitions: int = 0
    numbered: tuple[int, int] | None = None
    mark: tuple[str, str] | None = None


class Numbering:
    """Hands out list numbers: ``bullets`` for any bulleted list, a new one for each numbered list."""

    def __init__(self, taken: Taken | None = None) -> None:
        self._taken = taken = taken or Taken()
        self.bullets = taken.lists + BULLETS
        self._started: list[tuple[int, int]] = []

    def numbered(self, *, client: bool = False) -> int:
        """The id of a list that starts at 1, in our definition or the client's."""
        theirs = self._taken.numbered if client else None
        self._started.append(theirs or (self._taken.definitions + 1, 0))
        return self.bullets + len(self._started)

    def xml(self, palette: Palette, script: Script) -> str:
        """The numbering part."""
        definitions, lists = self.entries(palette, script)
        return f"<w:numbering {NAMESPACES}>{definitions}{lists}</w:numbering>"

    def entries(self, palette: Palette, script: Script) -> tuple[str, str]:
        """The definitions of lists, and the lists."""
        first = self._taken.definitions
        bullets = "".join(self._bullet(level, palette, script) for level in range(_LEVELS))
        numbers = "".join(_number(level, script) for level in range(_LEVELS))
        lists = f'<w:num w:numId="{self.bullets}"><w:abstractNumId w:val="{first}"/></w:num>' + "".join(
            f'<w:num w:numId="{number}"><w:abstractNumId w:val="{definition}"/><w:lvlOverride w:ilvl="{level}">'
            '<w:startOverride w:val="1"/></w:lvlOverride></w:num>'
            for number, (definition, level) in enumerate(self._started, self.bullets + 1)
        )
        return _abstract(first, bullets) + _abstract(first + 1, numbers), lists

    def _bullet(self, level: int, palette: Palette, script: Script) -> str:
        own = ("▪" if level == 0 else "–", f"{script.faces}{palette.text('accent')}")
        mark, look = own if level or not self._taken.mark else self._taken.mark
        return (
            f'<w:lvl w:ilvl="{level}"><w:start w:val="1"/><w:numFmt w:val="bullet"/>'
            f'<w:lvlText w:val={quoteattr(mark)}/><w:lvlJc w:val="left"/>'
            f"<w:pPr>{_indent(level)}</w:pPr><w:rPr>{look}</w:rPr></w:lvl>"
        )


def _abstract(id: int, levels: str) -> str:
    return f'<w:abstractNum w:abstractNumId="{id}"><w:multiLevelType w:val="multilevel"/>{levels}</w:abstractNum>'


def _number(level: int, script: Script) -> str:
    return (
        f'<w:lvl w:ilvl="{level}"><w:start w:val="1"/><w:numFmt w:val="decimal"/><w:lvlText w:val="%{level + 1}."/>'
        f'<w:lvlJc w:val="left"/><w:pPr>{_indent(level)}</w:pPr><w:rPr>{script.faces}</w:rPr></w:lvl>'
    )


def _indent(level: int) -> str:
    return f'<w:ind w:left="{twips(_INDENT * (level + 1))}" w:hanging="{twips(_INDENT)}"/>'
