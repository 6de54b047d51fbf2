"""A matched document drawn with characters: its page with header, text and footer, and the style behind every role."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator

from coursegen.writers.docx.base.matching import LISTS, TABLE
from coursegen.writers.docx.base.report import DocumentReport
from coursegen.writers.docx.base.styles import ClientStyle

_ROWS, _COLUMNS = 12, 24
_NAME_WIDTH, _STYLE_WIDTH = 18, 34
_WORDS = {
    "en": {
        "head": "{name}: {w:g} × {h:g} mm, text {tw:.0f} × {th:.0f} mm, {n} sample paragraphs (left out)",
        "wide": "run sheet: {w:g} × {h:g} mm, text {tw:.0f} × {th:.0f} mm", "header": "header", "footer": "footer",
        "text": "text", "default": "all pages", "first": "first page", "even": "left pages", "logo": "with a picture",
        "ours": "none in the file: coursegen’s own", "pt": "pt", "bold": "bold",
    },
    "zh-Hans": {
        "head": "{name}：{w:g} × {h:g} 毫米，版心 {tw:.0f} × {th:.0f} 毫米，示例段落 {n} 个（不会留下）",
        "wide": "流程表：{w:g} × {h:g} 毫米，版心 {tw:.0f} × {th:.0f} 毫米", "header": "页眉", "footer": "页脚",
        "text": "正文", "default": "各页", "first": "首页", "even": "偶数页", "logo": "有图片",
        "ours": "文件里没有，用 coursegen 的", "pt": "磅", "bold": "加粗",
    },
    "zh-Hant": {
        "head": "{name}：{w:g} × {h:g} 公釐，版心 {tw:.0f} × {th:.0f} 公釐，範例段落 {n} 個（不會留下）",
        "wide": "流程表：{w:g} × {h:g} 公釐，版心 {tw:.0f} × {th:.0f} 公釐", "header": "頁首", "footer": "頁尾",
        "text": "內文", "default": "各頁", "first": "首頁", "even": "偶數頁", "logo": "有圖片",
        "ours": "檔案裡沒有，用 coursegen 的", "pt": "點", "bold": "粗體",
    },
}  # fmt: skip
_ROLES = {
    "zh-Hans": ("文档标题", "副标题", "一级标题", "二级标题", "三级标题", "正文", "引文", "页眉", "页脚",
                "目录 1", "目录 2", "项目符号", "项目符号 2", "编号", "编号 2", "表格"),
    "zh-Hant": ("文件標題", "副標題", "一級標題", "二級標題", "三級標題", "內文", "引文", "頁首", "頁尾",
                "目錄 1", "目錄 2", "項目符號", "項目符號 2", "編號", "編號 2", "表格"),
}  # fmt: skip
"""What the matched roles are called, in the order they are matched; in English by the words theme.yaml uses."""


def draw_document(report: DocumentReport, language: str = "en") -> str:
    """The report as text at most 100 columns wide."""
    words = _WORDS[language]
    upright, wide = report.pages.upright, report.pages.landscape
    head = words["head"].format(
        name=report.file.name, n=report.sample_paragraphs, w=round(upright.width), h=round(upright.height),
        tw=upright.text_width, th=upright.text_height,
    )  # fmt: skip
    across = words["wide"].format(w=round(wide.width), h=round(wide.height), tw=wide.text_width, th=wide.text_height)
    rows = [_row(role, name, report.style(role), words) for role, name in _named(report, language)]
    return "\n".join([head, across, "", *_sketch(report, words), "", *rows]) + "\n"


def _named(report: DocumentReport, language: str) -> Iterator[tuple[str, str]]:
    names = dict(zip(report.roles, _ROLES.get(language, ()), strict=False))
    for role in report.roles:
        yield role, f"{role} {names[role]}" if role in names else role


def _row(role: str, name: str, style: ClientStyle | None, words: dict[str, str]) -> str:
    """A role, the client's style for it, and how that looks."""
    if style is None:
        return f"{_padded(name, _NAME_WIDTH + 10)}  –  {words['ours']}"
    look = [] if role == TABLE or role in LISTS else [f"{style.size:g} {words['pt']}"]
    look += [words["bold"]] if look and style.is_bold else []
    look += [style.colour] if look and style.colour else []
    return f"{_padded(name, _NAME_WIDTH + 10)}  →  {_padded(style.name, _STYLE_WIDTH)}  {' '.join(look)}".rstrip()


def _sketch(report: DocumentReport, words: dict[str, str]) -> list[str]:
    """The page in its frame; beside it which headers and footers there are."""
    middle = {1: "header", _ROWS // 2: "text", _ROWS - 2: "footer"}
    beside = {}
    for place, kind in ((1, "header"), (_ROWS - 2, "footer")):
        pages = [words[page] for found, page in report.letterhead if found == kind]
        beside[place] = f"{words[kind]}: {', '.join(pages)}" if pages else f"{words[kind]}: {words['ours']}"
    if report.has_picture:
        beside[2] = words["logo"]
    edge = "─" * _COLUMNS
    lines = [f"┌{edge}┐"]
    for row in range(1, _ROWS - 1):
        inside = _padded(f" {words[middle[row]]}" if row in middle else "", _COLUMNS)
        lines.append(f"│{inside}│  {beside.get(row, '')}".rstrip())
    return [*lines, f"└{edge}┘"]


def _padded(text: str, width: int) -> str:
    """The text filled up or cut to a width in cells; wide characters take two."""
    kept, used = "", 0
    for character in text:
        cells = 2 if unicodedata.east_asian_width(character) in "WF" else 1
        if used + cells > width:
            break
        kept, used = kept + character, used + cells
    return kept + " " * (width - used)
