"""Which layout serves which slide: found by what layouts hold, whatever they are called, in whatever order."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from coursegen.problems import Severity
from coursegen.writers.pptx.base import TemplateReport, draw_report, match_template
from coursegen.writers.pptx.base.drawing import MOST_COLUMNS, width_of
from coursegen.writers.pptx.master import MASTERS
from writers.pptx import bases

TITLE, CONTENT, SECTION, TITLE_ONLY = "Title Slide", "Title and Content", "Section Header", "Title Only"


def report_on(presentation: Any, folder: Path) -> TemplateReport:
    return match_template(bases.saved(presentation, folder / "client.pptx"))


def chosen(report: TemplateReport) -> dict[str, str]:
    return {match.need: match.layout.name for match in report.matches}


def codes(report: TemplateReport, severity: Severity = Severity.WARNING) -> list[str]:
    return [problem.code for problem in report.problems if problem.severity is severity]


def test_every_kind_of_slide_gets_a_layout(tmp_path: Path) -> None:
    report = report_on(bases.wide(), tmp_path)
    assert tuple(chosen(report)) == MASTERS
    assert report.usable
    assert (report.width, report.height, report.layouts, report.masters) == (960, 540, 11, 1)


def test_layouts_are_known_by_their_placeholders(tmp_path: Path) -> None:
    found = chosen(report_on(bases.wide(), tmp_path))
    assert (found["cover"], found["divider"], found["content"]) == (TITLE, SECTION, TITLE_ONLY)
    assert found["closing"] == found["cover"]
    assert found["pause"] == found["divider"]
    assert {found[need] for need in MASTERS if need.startswith("activity-")} == {TITLE_ONLY}


def test_chinese_names_change_nothing(tmp_path: Path) -> None:
    found = chosen(report_on(bases.chinese(), tmp_path))
    assert (found["cover"], found["divider"], found["content"]) == ("标题幻灯片", "节标题", "仅标题")


def test_neither_order_nor_missing_names_and_types_matter(tmp_path: Path) -> None:
    report = report_on(bases.shuffled(), tmp_path)
    numbers = {match.need: match.layout.number for match in report.matches}
    assert (numbers["cover"], numbers["divider"], numbers["content"]) == (11, 9, 6)


def test_template_is_read_like_a_presentation(tmp_path: Path) -> None:
    path = bases.typed(bases.saved(bases.wide(), tmp_path / "client.potx"), bases.TEMPLATE)
    assert chosen(match_template(path))["cover"] == TITLE


def test_without_a_layout_of_titles_alone_content_stands_on_title_and_content(tmp_path: Path) -> None:
    assert chosen(report_on(bases.without(5), tmp_path))["content"] == CONTENT


def test_without_a_section_header_dividers_stand_on_the_cover_layout(tmp_path: Path) -> None:
    found = chosen(report_on(bases.without(2), tmp_path))
    assert found["divider"] == found["pause"] == TITLE


def test_four_by_three_is_an_error_that_tells_the_size(tmp_path: Path) -> None:
    report = report_on(bases.four_by_three(), tmp_path)
    assert not report.usable
    assert codes(report, Severity.ERROR) == ["base-ratio"]
    assert report.problems[0].values["size"] == "25.4 × 19.0"


def test_smaller_slides_of_the_same_shape_are_measured_like_ours(tmp_path: Path) -> None:
    report = report_on(bases.wide(9144000), tmp_path)
    wide = report_on(bases.wide(), tmp_path)
    assert report.usable and report.width == 720
    title, same = (r.matches[0].placeholder("title") for r in (report, wide))
    assert title and same and title.box.w == pytest.approx(same.box.w, abs=0.1)


def test_file_without_layouts_is_an_error(tmp_path: Path) -> None:
    assert codes(report_on(bases.without(*range(11)), tmp_path), Severity.ERROR) == ["base-no-layouts"]


def test_theme_without_a_chinese_face_is_told_once(tmp_path: Path) -> None:
    assert codes(report_on(bases.wide(), tmp_path)) == ["base-no-east-asian"]


def test_chinese_face_of_the_theme_is_seen(tmp_path: Path) -> None:
    path = bases.saved(bases.wide(), tmp_path / "client.pptx")
    bases.edited(path, "ppt/theme/theme1.xml", '<a:ea typeface=""/>', '<a:ea typeface="微软雅黑"/>')
    assert codes(match_template(path)) == []


def test_missing_title_footer_and_number_are_told(tmp_path: Path) -> None:
    presentation = bases.without(0, 1, 2, 3, 4, 7, 8, 9, 10)
    for layout in presentation.slide_layouts:
        for shape in list(layout.placeholders):
            shape._element.getparent().remove(shape._element)
    report = report_on(presentation, tmp_path)
    assert report.usable
    assert {"base-no-title", "base-no-footer", "base-no-number"} <= set(codes(report))
    assert set(report.matches[0].drawn) == {"title", "footer", "number"}


def test_title_that_reaches_into_the_content_is_told(tmp_path: Path) -> None:
    presentation = bases.wide()
    for layout in (presentation.slide_master, presentation.slide_layouts[5]):
        layout.placeholders[0].left, layout.placeholders[0].top = 500000, 300000
        layout.placeholders[0].width, layout.placeholders[0].height = 9000000, 1829000
    report = report_on(presentation, tmp_path)
    assert "base-title-overlaps" in codes(report)
    (problem,) = [problem for problem in report.problems if problem.code == "base-title-overlaps"]
    assert problem.values["over"] == 24


def test_tiny_title_is_told(tmp_path: Path) -> None:
    path = bases.saved(bases.wide(), tmp_path / "client.pptx")
    bases.edited(path, "ppt/slideMasters/slideMaster1.xml", r'(<p:titleStyle>.*?sz=)"\d+"', r'\1"1400"')
    assert "base-small-title" in codes(match_template(path))


def test_dark_layout_is_told_and_a_light_one_is_taken_instead(tmp_path: Path) -> None:
    dark = '<p:bg><p:bgPr><a:solidFill><a:srgbClr val="0A1A2A"/></a:solidFill><a:effectLst/></p:bgPr></p:bg>'
    path = bases.saved(bases.wide(), tmp_path / "client.pptx")
    bases.edited(path, "ppt/slideLayouts/slideLayout6.xml", "<p:spTree>", f"{dark}<p:spTree>")
    report = match_template(path)
    assert chosen(report)["content"] == CONTENT
    assert "base-ground" not in codes(report)
    bases.edited(path, "ppt/slideMasters/slideMaster1.xml", "<p:bg>.*?</p:bg>", dark)
    assert "base-ground" in codes(match_template(path))


def test_drawing_names_layouts_and_stays_in_its_columns(tmp_path: Path) -> None:
    report = report_on(bases.chinese(), tmp_path)
    for language in ("en", "zh-Hans", "zh-Hant"):
        drawing = draw_report(report, language)
        assert max(map(width_of, drawing.splitlines())) <= MOST_COLUMNS
        assert all(name in drawing for name in ("标题幻灯片", "节标题", "仅标题"))


def test_frames_of_the_drawing_are_straight(tmp_path: Path) -> None:
    drawing = draw_report(report_on(bases.chinese(), tmp_path), "zh-Hans")
    rows = [line for line in drawing.splitlines() if line.startswith("│")]
    edge = next(line for line in drawing.splitlines() if line.startswith("┌"))
    ends = [width_of(row[: row.index("│", 1) + 1]) if row.count("│") == 2 else None for row in rows]
    assert {end for end in ends if end} == {width_of(edge)}
    assert "由 coursegen 绘制" in drawing
