"""What theme.yaml says of a client's files, and what the command line says of them."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from coursegen.problems import TemplateError
from coursegen.theme import Theme, load_theme
from writers.docx import bases
from writers.docx.test_logos import OUTLINE
from writers.pptx import bases as presentations

TEMPLATES = Path(__file__).resolve().parents[3] / "templates"


def theme(folder: Path, *lines: str) -> Theme:
    """A theme of a folder with both of a client's files in it."""
    (folder / "deck.potx").write_bytes(b"")
    (folder / "text.dotx").write_bytes(b"")
    (folder / "theme.yaml").write_text("\n".join(["name: acme", "extends: standard", *lines]), "utf-8")
    return load_theme(folder, lambda name: TEMPLATES / name)


@pytest.mark.parametrize(
    ("line", "deck", "documents"),
    [
        ("base: deck.potx", "deck.potx", None),
        ("base: text.dotx", None, "text.dotx"),
        ("base: {deck: deck.potx, documents: text.dotx}", "deck.potx", "text.dotx"),
        ("base: {documents: text.dotx}", None, "text.dotx"),
        ("accent: 0057B8", None, None),
    ],
)
def test_files_are_told_apart(line: str, deck: str | None, documents: str | None, tmp_path: Path) -> None:
    found = theme(tmp_path, line)
    assert found.base == (tmp_path / deck if deck else None)
    assert found.document_base == (tmp_path / documents if documents else None)


def test_theme_takes_over_what_it_does_not_name(tmp_path: Path) -> None:
    for name in ("mother", "child"):
        (tmp_path / name).mkdir()
    theme(tmp_path / "mother", "base: {deck: deck.potx, documents: text.dotx}", "styles: {title: Big}")
    (tmp_path / "child" / "own.docx").write_bytes(b"")
    lines = {"plain": "", "restyled": "styles: {body: Text}", "own": "base: own.docx"}
    found = {}
    for name, line in lines.items():
        (tmp_path / "child" / "theme.yaml").write_text(f"name: child\nextends: mother\n{line}\n", "utf-8")
        known = {"standard": TEMPLATES / "standard", "mother": tmp_path / "mother"}
        found[name] = load_theme(tmp_path / "child", known.__getitem__)
    assert {child.base for child in found.values()} == {tmp_path / "mother" / "deck.potx"}
    assert found["plain"].document_base == tmp_path / "mother" / "text.dotx"
    assert found["restyled"].styles == {"title": "Big", "body": "Text"}
    assert found["own"].document_base == tmp_path / "child" / "own.docx" and found["own"].styles == {}


@pytest.mark.parametrize(
    ("line", "code"),
    [
        ("base: {slides: deck.potx}", "theme-base"),
        ("base: [deck.potx, text.dotx]", "theme-base"),
        ("base: {deck: {file: deck.potx}}", "theme-base"),
        ("base: {documents: missing.docx}", "theme-file"),
        ("styles: Heading", "theme-styles"),
        ("styles: {title: [a, b]}", "theme-styles"),
    ],
)
def test_what_cannot_be_meant_is_told(line: str, code: str, tmp_path: Path) -> None:
    with pytest.raises(TemplateError) as caught:
        theme(tmp_path, line)
    assert [problem.code for problem in caught.value.problems] == [code]


def test_check_template_draws_documents_in_the_language_asked_for(coursegen: Any, tmp_path: Path) -> None:
    bases.saved(bases.german(), tmp_path / "client.docx")
    run = coursegen("check-template", "client.docx", "--language", "zh-Hans", cwd=tmp_path)
    assert run.returncode == 0 and "heading-1 一级标题" in run.stdout and "heading 1" in run.stdout
    assert "主题字体没有指定中文字体" in run.stderr


@pytest.mark.parametrize(
    ("name", "content", "said"),
    [
        ("old.doc", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "Word’s old format (.doc)"),
        ("text.rtf", b"{\\rtf1}", "is not a Word file"),
        ("gone.dotx", None, "is not there"),
    ],
)
def test_files_of_no_use_are_told(coursegen: Any, name: str, content: bytes | None, said: str, tmp_path: Path) -> None:
    if content is not None:
        (tmp_path / name).write_bytes(content)
    run = coursegen("check-template", name, "--language", "en", cwd=tmp_path)
    assert run.returncode == 3 and said in run.stderr and "Traceback" not in run.stderr


def test_documents_with_macros_are_told(coursegen: Any, tmp_path: Path) -> None:
    base = bases.saved(bases.german(), tmp_path / "client.docm")
    presentations.edited(base, "[Content_Types].xml", bases.DOCUMENT.replace("+", r"\+"), bases.MACROS)
    run = coursegen("check-template", base, "--language", "en", cwd=tmp_path)
    assert run.returncode == 3 and "contains macros" in run.stderr and ".docx or .dotx" in run.stderr


def test_nothing_is_built_on_a_file_of_no_use(coursegen: Any, tmp_path: Path) -> None:
    (tmp_path / "course.yaml").write_text(OUTLINE.replace(", logo: client.png", ""), "utf-8")
    (tmp_path / "acme").mkdir()
    (tmp_path / "acme" / "client.docx").write_bytes(b"PK\x03\x04 no zip")
    (tmp_path / "acme" / "theme.yaml").write_text("name: acme\nextends: standard\nbase: client.docx\n", "utf-8")
    run = coursegen("build", "course.yaml", "-o", "out", "--theme", "acme", cwd=tmp_path)
    assert run.returncode == 3 and "base-other-format" in run.stderr
    assert len(run.stderr.splitlines()) == 1, "no lines of a packed file are shown"
    assert not (tmp_path / "out").exists()
