"""The workbooks behind charts, as Excel will read them."""

from __future__ import annotations

import io
import re
import zipfile

from coursegen.builtin import templates_folder
from coursegen.layout.frames import Box, ChartFigure, ChartFrame
from coursegen.theme import load_theme
from coursegen.writers.pptx.charts import chart_parts
from coursegen.writers.pptx.palette import Palette

COMMAND = "=cmd|'/c calc'!A1"


def sheet_and_texts(label: str) -> tuple[str, str]:
    theme = load_theme(templates_folder() / "standard")
    figures = (ChartFigure(label, 3.0, "accent"),)
    frame = ChartFrame(Box(0, 0, 100, 100), "来源", "bar", figures, "件", "alt")
    _, workbook = chart_parts(Palette(theme, "zh-Hans", {}), frame, 1)
    with zipfile.ZipFile(io.BytesIO(workbook.content)) as package:
        return package.read("xl/worksheets/sheet1.xml").decode(), package.read("xl/sharedStrings.xml").decode()


def test_label_that_looks_like_a_formula_stays_a_label() -> None:
    sheet, texts = sheet_and_texts(COMMAND)
    assert "<f>" not in sheet
    assert COMMAND.replace("'", "&apos;") in texts.replace("'", "&apos;")


def test_values_are_numbers() -> None:
    sheet, _ = sheet_and_texts("投诉")
    assert re.search(r'<c r="B2"[^>]*><v>3</v>', sheet)
