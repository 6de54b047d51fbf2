"""A matched template drawn with characters: every layout that is used, its placeholders, and what fills them."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Mapping
from itertools import groupby

from coursegen.layout.frames import Box
from coursegen.writers.pptx.base.layouts import HEIGHT, WIDTH, Placeholder
from coursegen.writers.pptx.base.matching import BODY, LayoutMatch
from coursegen.writers.pptx.base.report import TemplateReport, title_in_menu
from coursegen.writers.pptx.layout_names import LAYOUT_NAMES
from coursegen.writers.pptx.slots import FULL_BLEED

Filled = Mapping[str, Placeholder]
MOST_COLUMNS = 100
_COLUMNS, _ROWS = 52, 14
_WORDS = {
    "en": {"title": "title", "subtitle": "text", "footer": "footer", "number": "number", "label": "label",
           "body": "content", "drawn": "drawn by coursegen", "head": "{name}: {w:g} × {h:g} pt, {layouts} layouts, "
           "{slides} sample slides (left out)"},
    "zh-Hans": {"title": "标题", "subtitle": "文字", "footer": "页脚", "number": "页码", "label": "活动标签",
                "body": "内容", "drawn": "由 coursegen 绘制", "head": "{name}：{w:g} × {h:g} 磅，{layouts} 个版式，"
                "{slides} 张示例幻灯片（不会留下）"},
    "zh-Hant": {"title": "標題", "subtitle": "文字", "footer": "頁尾", "number": "頁碼", "label": "活動標籤",
                "body": "內容", "drawn": "由 coursegen 繪製", "head": "{name}：{w:g} × {h:g} 點，{layouts} 個版面配置，"
                "{slides} 張範例投影片（不會留下）"},
}  # fmt: skip


def draw_report(report: TemplateReport, language: str = "en") -> str:
    """The report as text at most 100 columns wide, one drawing for each layout that is used."""
    words = _WORDS[language]
    head = words["head"].format(
        name=report.file.name, w=report.width, h=report.height, layouts=report.layouts, slides=report.sample_slides
    )
    ordered = sorted(report.matches, key=lambda match: match.layout.number)
    groups = [list(members) for _, members in groupby(ordered, key=lambda match: match.layout.number)]
    drawn = [_drawn(members, language) for members in groups]
    return "\n\n".join([_cut(head, MOST_COLUMNS), *drawn]) + "\n"


def _drawn(matches: list[LayoutMatch], language: str) -> str:
    """One layout: what it serves, its sketch, and beside it what fills which placeholder."""
    words, layout = _WORDS[language], matches[0].layout
    served = _wrapped([_need(match.need, language) for match in matches], language)
    filled = {role: placeholder for match in matches for role, placeholder in match.filled}
    drawn = dict.fromkeys(role for match in matches for role in match.drawn if role not in filled)
    has_content = any(match.need not in FULL_BLEED for match in matches)
    sketch = _sketch(filled, has_content, words)
    beside = ["", *_legend(filled, drawn, words)]
    lines = [f"{line}  {beside[i]}" if i < len(beside) else line for i, line in enumerate(sketch)]
    return "\n".join(_cut(line, MOST_COLUMNS).rstrip() for line in [title_in_menu(layout), *served, *lines])


def _wrapped(names: list[str], language: str) -> list[str]:
    """The kinds of slides a layout serves, in lines that fit."""
    comma = ", " if language == "en" else "、"
    lines = ["← " + names[0]]
    for name in names[1:]:
        longer = lines[-1] + comma + name
        lines = [*lines[:-1], longer] if width_of(longer) <= MOST_COLUMNS - 2 else [*lines, "  " + name]
    return lines


def _need(need: str, language: str) -> str:
    return LAYOUT_NAMES[language][need.removeprefix("activity-")]


def _legend(filled: Filled, drawn: Iterable[str], words: dict[str, str]) -> list[str]:
    lines = [
        f"{words[role]} → {_cut(found.name, 20)} ({found.type} {found.idx}, {found.size:.0f} pt)"
        for role, found in filled.items()
    ]
    return lines + [f"{words[role]} → {words['drawn']}" for role in drawn]


def _sketch(filled: Filled, has_content: bool, words: dict[str, str]) -> list[str]:
    """The slide with its placeholders as boxes; our content dotted."""
    canvas = _Canvas()
    if has_content:
        canvas.box(BODY, words["body"], "··:")
    for role, placeholder in filled.items():
        canvas.box(placeholder.box, words[role], "──│")
    return canvas.lines()


class _Canvas:
    """A grid of characters; a wide one takes two cells, the second of which stays empty."""

    def __init__(self) -> None:
        self._cells = [[" "] * _COLUMNS for _ in range(_ROWS)]

    def box(self, box: Box, label: str, edges: str) -> None:
        """Draws a box with its label; what lies outside the slide is cut off."""
        left, right = _cell(box.x, WIDTH, _COLUMNS), _cell(box.right, WIDTH, _COLUMNS)
        top, bottom = (
            _cell(box.y, HEIGHT, _ROWS),
            max(_cell(box.bottom, HEIGHT, _ROWS), _cell(box.y, HEIGHT, _ROWS) + 1),
        )
        for x in range(left, right + 1):
            self._set(x, top, edges[0])
            self._set(x, bottom, edges[1])
        for y in range(top + 1, bottom):
            self._set(left, y, edges[2])
            self._set(right, y, edges[2])
        self._write(left + 1, top if bottom - top < 2 else top + 1, label, right)

    def _write(self, x: int, y: int, text: str, limit: int) -> None:
        for character in text:
            if x + width_of(character) > limit:
                return
            self._set(x, y, character)
            if width_of(character) == 2:
                self._set(x + 1, y, "")
            x += width_of(character)

    def _set(self, x: int, y: int, character: str) -> None:
        if 0 <= x < _COLUMNS and 0 <= y < _ROWS:
            self._cells[y][x] = character

    def lines(self) -> list[str]:
        """The slide in its frame."""
        edge = "─" * _COLUMNS
        return [f"┌{edge}┐", *(f"│{''.join(row)}│" for row in self._cells), f"└{edge}┘"]


def _cell(at: float, whole: float, cells: int) -> int:
    return min(cells - 1, max(0, round(at / whole * (cells - 1))))


def width_of(text: str) -> int:
    """How many columns a terminal gives a text."""
    return sum(2 if unicodedata.east_asian_width(character) in "WF" else 1 for character in text)


def _cut(text: str, columns: int) -> str:
    """As much of a text as columns hold."""
    while width_of(text) > columns:
        text = text[:-1]
    return text
