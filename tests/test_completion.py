"""Tab completion, asked as the shells ask for it, and the hook that checks outlines before a commit."""

from __future__ import annotations

import os
import re
import shlex
import shutil
import subprocess
import sys
from collections.abc import Callable, Mapping
from pathlib import Path

import pytest
import yaml

from coursegen.builtin import templates_folder
from coursegen.cli.completing import SHELLS
from coursegen.wording.sentences import codes

REPOSITORY = Path(__file__).resolve().parent.parent
Offered = Callable[..., list[str]]

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="these shells are not there")


@pytest.fixture
def shell_environment(environment: Mapping[str, str], tmp_path: Path) -> dict[str, str]:
    """The environment in which ``coursegen`` is a command, as it is where the package is installed."""
    command = tmp_path / "bin" / "coursegen"
    command.parent.mkdir()
    start = "import sys; sys.argv[0] = 'coursegen'; from coursegen.cli import main; main()"
    command.write_text(f'#!/bin/sh\nexec {shlex.quote(sys.executable)} -c {shlex.quote(start)} "$@"\n', "utf-8")
    command.chmod(0o755)
    return {**environment, "PATH": f"{command.parent}{os.pathsep}{os.environ['PATH']}"}


@pytest.fixture
def offered(shell_environment: dict[str, str], tmp_path: Path) -> Offered:
    """What is offered behind the words typed so far, the last of them not finished."""

    def ask(*words: str) -> list[str]:
        typed = {"COMP_WORDS": "coursegen " + " ".join(words), "COMP_CWORD": str(len(words))}
        environment = {**shell_environment, **typed, "_COURSEGEN_COMPLETE": "bash_complete"}
        run = subprocess.run(
            ["coursegen"], cwd=tmp_path, env=environment, capture_output=True, encoding="utf-8", timeout=60
        )
        return [line.partition(",")[2] for line in run.stdout.splitlines()]

    return ask


@pytest.fixture
def outlines(tmp_path: Path) -> Path:
    (tmp_path / "outlines").mkdir()
    for name in ("倾听.yaml", "power.yml", "notes.txt"):
        (tmp_path / "outlines" / name).write_text("title: 课\n", "utf-8")
    (tmp_path / "own").mkdir()
    (tmp_path / "own" / "theme.yaml").write_text("extends: standard\n", "utf-8")
    return tmp_path


@pytest.mark.parametrize("command", ["build", "check", "agenda", "retime"])
def test_outlines_are_offered_from_here_and_the_folders_here(offered: Offered, outlines: Path, command: str) -> None:
    assert offered(command, "") == ["outlines/power.yml", "outlines/倾听.yaml"]
    assert offered(command, "outlines/p") == ["outlines/power.yml"]


def test_documents_are_offered_once_each(offered: Offered) -> None:
    assert "facilitator-guide" in offered("build", "--only", "") and "answer-key" in offered("build", "--only", "")
    assert offered("build", "--only", "deck,work") == ["deck,workbook"]
    assert "deck,deck" not in offered("build", "--only", "deck,d")


def test_themes_of_the_program_and_of_this_folder_are_offered(offered: Offered, outlines: Path) -> None:
    built_in = sorted(path.parent.name for path in templates_folder().glob("*/theme.yaml"))
    assert offered("build", "--theme", "") == [*built_in, "own"]


def test_variants_of_the_outline_that_is_named_are_offered(offered: Offered, outlines: Path) -> None:
    text = "title: 课\nsections: [节: [甲]]\nvariants: {hexi: {title: 乙}, harbour: {title: 丙}}\n"
    (outlines / "sold.yaml").write_text(text, "utf-8")
    named = str(outlines / "sold.yaml")
    assert offered("build", named, "--variant", "") == ["hexi", "harbour"]
    assert offered("diff", named, "--variant", "he") == ["hexi"]
    assert offered("agenda", "nothing.yaml", "--variant", "") == [""]


def test_codes_shells_and_commands_are_offered(offered: Offered) -> None:
    assert offered("explain", "long-") == [code for code in codes() if code.startswith("long-")]
    assert offered("completion", "") == list(SHELLS)
    assert {"build", "check", "completion"} <= set(offered(""))


@pytest.mark.parametrize("shell", SHELLS)
def test_script_of_every_shell_asks_the_program(coursegen, tmp_path: Path, shell: str) -> None:
    run = coursegen("completion", shell, cwd=tmp_path)
    assert run.returncode == 0 and f"_COURSEGEN_COMPLETE={shell}_complete" in run.stdout


def test_bash_completes_with_the_script(shell_environment: dict[str, str], outlines: Path) -> None:
    if not shutil.which("bash"):
        pytest.skip("there is no bash")
    lines = """
        eval "$(coursegen completion bash)"
        COMP_WORDS=(coursegen build outlines/p) COMP_CWORD=2
        _coursegen_completion coursegen
        echo "${COMPREPLY[@]}"
    """
    run = subprocess.run(
        ["bash", "-c", lines], cwd=outlines, env=shell_environment, capture_output=True, encoding="utf-8", timeout=60
    )
    assert run.stdout.split() == ["outlines/power.yml"], run.stderr


def test_hook_checks_the_outlines_of_a_commit(shell_environment: dict[str, str], outlines: Path) -> None:
    (hook,) = yaml.safe_load((REPOSITORY / ".pre-commit-hooks.yaml").read_text("utf-8"))
    assert {"id", "name", "entry", "language", "files"} <= set(hook)
    good, broken = outlines / "outlines" / "good.yaml", outlines / "outlines" / "broken.yaml"
    good.write_text("title: 课\nsections:\n  - {title: 节, takeaways: 记, activities: [甲]}\n", "utf-8")
    broken.write_text("title: 课\nsektions:\n", "utf-8")
    for paths, code in (([good], 0), ([good, broken], 3)):
        command = [*shlex.split(hook["entry"]), *(str(path.relative_to(outlines)) for path in paths)]
        run = subprocess.run(command, cwd=outlines, env=shell_environment, capture_output=True, encoding="utf-8")
        assert run.returncode == code, run.stderr
    assert "outlines/broken.yaml:2:1" in run.stderr


@pytest.mark.parametrize(("path", "hooked"), [("outlines/课.yaml", True), ("outlines/a/b.yml", True),
                                              ("templates/standard/theme.yaml", False)])  # fmt: skip
def test_hook_looks_at_outlines_only(path: str, hooked: bool) -> None:
    (hook,) = yaml.safe_load((REPOSITORY / ".pre-commit-hooks.yaml").read_text("utf-8"))
    assert bool(re.search(hook["files"], path)) is hooked
