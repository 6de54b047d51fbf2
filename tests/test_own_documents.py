"""A theme's folder adds documents: a template is enough, and what trainees may not see is not there to be shown."""

from __future__ import annotations

import re
import zipfile
from pathlib import Path

import pytest

GUIDE = Path(__file__).resolve().parent.parent / "docs" / "template-guide.md"
OUTLINE = """\
title: 投诉处理入门
groups: 2
group_size: 3
notes: 讲师密语
sections:
  - 倾听客户:
      - 先听完，再回应
"""
SECRET = '<article data-language="zh-Hans"><section class="body"><p>{{ course.notes|join }}</p></section></article>'


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A course, and beside it the theme that the template author's guide makes."""
    (tmp_path / "course.yaml").write_text(OUTLINE, "utf-8")
    files = re.findall(r"^`(acme/\S+)`\n\n```\w+\n(.*?)^```", GUIDE.read_text("utf-8"), re.M | re.S)
    assert len(files) == 3
    for name, content in files:
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text(content, "utf-8")
    return tmp_path


def build(coursegen, folder: Path, *arguments: str):
    return coursegen("build", "course.yaml", "--theme", "acme", "-o", "out", *arguments, cwd=folder)


def text_of(folder: Path, name: str) -> str:
    with zipfile.ZipFile(folder / "out" / "course" / f"course-{name}.docx") as package:
        return re.sub(r"<[^>]*>", "", package.read("word/document.xml").decode())


def test_guide_s_example_is_built_when_named(coursegen, folder: Path, validator) -> None:
    run = build(coursegen, folder, "--only", "sign-in-sheet")
    assert run.returncode == 0, run.stderr
    (file,) = (folder / "out" / "course").iterdir()
    assert file.name == "course-sign-in-sheet.docx"
    assert "签到表" in text_of(folder, "sign-in-sheet") and "单位与岗位" in text_of(folder, "sign-in-sheet")
    assert validator.findings(file) == []


def test_it_is_built_with_the_others(coursegen, folder: Path) -> None:
    assert build(coursegen, folder).returncode == 0
    assert len(list((folder / "out" / "course").iterdir())) == 7
    assert coursegen("build", "course.yaml", "-o", "plain", cwd=folder).returncode == 0
    assert len(list((folder / "plain" / "course").iterdir())) == 6


def test_it_is_listed_where_no_document_has_the_name_asked_for(coursegen, folder: Path) -> None:
    run = build(coursegen, folder, "--only", "sign-in")
    assert run.returncode == 2
    assert "workbook" in run.stderr and "sign-in-sheet" in run.stderr


def test_check_looks_at_it(coursegen, folder: Path) -> None:
    outline = folder / "course.yaml"
    outline.write_text("theme: acme\n" + OUTLINE, "utf-8")
    assert coursegen("check", "course.yaml", cwd=folder).returncode == 0
    (folder / "acme" / "sign-in-sheet.docx.html.j2").write_text("{{ nothing }}", "utf-8")
    run = coursegen("check", "course.yaml", cwd=folder)
    assert run.returncode == 3 and "sign-in-sheet.docx.html.j2:1" in run.stderr


@pytest.mark.parametrize("head", ["", "{# audience: trainee #}", "<!-- audience: trainer -->"])
def test_trainer_s_words_do_not_exist_for_it(coursegen, folder: Path, head: str) -> None:
    (folder / "acme" / "plan.docx.html.j2").write_text(f"{head}{SECRET}", "utf-8")
    run = build(coursegen, folder, "--only", "plan")
    assert run.returncode == 3 and "[template-error]" in run.stderr
    assert not (folder / "out").exists()


def test_template_for_the_trainer_says_so(coursegen, folder: Path) -> None:
    (folder / "acme" / "讲师备忘.docx.html.j2").write_text("{# audience: trainer #}" + SECRET, "utf-8")
    assert build(coursegen, folder, "--only", "讲师备忘").returncode == 0
    assert "讲师密语" in text_of(folder, "讲师备忘")


@pytest.mark.parametrize(
    ("name", "code"),
    [("Workbook", "document-taken"), ("sign,in", "document-name"), ("plan", "document-audience")],
)
def test_what_cannot_be_a_document_is_told_before_anything_is_built(coursegen, folder, name: str, code: str) -> None:
    (folder / "acme" / f"{name}.docx.html.j2").write_text("{# audience: everybody #}", "utf-8")
    run = build(coursegen, folder)
    assert run.returncode == 3 and f"[{code}]" in run.stderr and f"{name}.docx.html.j2:1:1" in run.stderr
    assert not (folder / "out").exists()


def test_theme_s_phrases_go_before_the_program_s(coursegen, folder: Path) -> None:
    (folder / "acme" / "phrases" / "zh-Hans.yaml").write_text("brochure-type: 课程简章\n", "utf-8")
    run = build(coursegen, folder, "--only", "brochure,sign-in-sheet")
    assert run.returncode == 3 and "acme/phrases/zh-Hans.yaml:1:1" in run.stderr and "[phrase-missing]" in run.stderr
    assert build(coursegen, folder, "--only", "brochure").returncode == 0
    assert "课程简章" in text_of(folder, "brochure")


@pytest.mark.parametrize(
    "phrases", ["- 签到表", "sign-in: [签到, 表]", "sign-in: 签到{", "sign-in: 签到{}", "a: [", "\x00"]
)
def test_phrases_that_are_none_are_told_with_their_file(coursegen, folder: Path, phrases: str) -> None:
    (folder / "acme" / "phrases" / "zh-Hans.yaml").write_text(phrases, "utf-8")
    run = build(coursegen, folder)
    assert run.returncode == 3 and "Traceback" not in run.stderr
    assert "[phrases-unreadable]" in run.stderr and "zh-Hans.yaml:1:1" in run.stderr


def extend_acme(folder: Path) -> None:
    """A theme that changes one template and one word of the guide's, and adds nothing else."""
    (folder / "branch" / "phrases").mkdir(parents=True)
    (folder / "branch" / "theme.yaml").write_text("name: branch\nextends: acme\n", "utf-8")
    (folder / "branch" / "phrases" / "zh-Hans.yaml").write_text("sign-in-name: 学员\n", "utf-8")


def test_what_a_theme_extends_gives_its_templates_and_words(coursegen, folder: Path) -> None:
    extend_acme(folder)
    run = coursegen("build", "course.yaml", "--theme", "branch", "-o", "out", "--only", "sign-in-sheet", cwd=folder)
    assert run.returncode == 0, run.stderr
    text = text_of(folder, "sign-in-sheet")
    assert "单位与岗位" in text and "学员" in text and "姓名" not in text


def test_nearest_template_of_a_chain_serves(coursegen, folder: Path) -> None:
    extend_acme(folder)
    own = SECRET.replace("course.notes|join", "t('sign-in')")
    (folder / "branch" / "sign-in-sheet.docx.html.j2").write_text(own, "utf-8")
    run = coursegen("build", "course.yaml", "--theme", "branch", "-o", "out", "--only", "sign-in-sheet", cwd=folder)
    assert run.returncode == 0, run.stderr
    assert "签到表" in text_of(folder, "sign-in-sheet") and "单位与岗位" not in text_of(folder, "sign-in-sheet")


def test_changed_template_of_an_extended_theme_builds_again(coursegen, folder: Path) -> None:
    extend_acme(folder)
    arguments = ("build", "course.yaml", "--theme", "branch", "-o", "out", "--only", "sign-in-sheet")
    assert coursegen(*arguments, cwd=folder).returncode == 0
    words = folder / "acme" / "phrases" / "zh-Hans.yaml"
    words.write_text(words.read_text("utf-8").replace("单位与岗位", "所在单位"), "utf-8")
    assert coursegen(*arguments, cwd=folder).returncode == 0
    assert "所在单位" in text_of(folder, "sign-in-sheet")


def test_themes_that_extend_each_other_are_refused(coursegen, folder: Path) -> None:
    extend_acme(folder)
    (folder / "acme" / "theme.yaml").write_text("name: acme\nextends: branch\n", "utf-8")
    run = coursegen("build", "course.yaml", "--theme", "branch", "-o", "out", cwd=folder)
    assert run.returncode == 3 and "[theme-circle]" in run.stderr and "acme/theme.yaml:1:1" in run.stderr
