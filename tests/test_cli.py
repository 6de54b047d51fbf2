"""The command line as its users meet it: exit codes, messages, and files that are whole whatever happens."""

from __future__ import annotations

import json
import os
import random
import re
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Mapping
from pathlib import Path

import pytest

OUTLINES = Path(__file__).resolve().parent / "outlines"
ENDINGS = (
    "deck.pptx", "facilitator-guide.docx", "run-sheet.docx", "workbook.docx", "brochure.docx", "handout.pptx",
)  # fmt: skip

SMALL = """\
title: 投诉处理入门
sections:
  - 倾听客户:
      - 先听完，再回应
      - break
"""
BROKEN = SMALL.replace("sections:", "sektions:")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder with one small course in ``outlines/``."""
    (tmp_path / "outlines").mkdir()
    (tmp_path / "outlines" / "small.yaml").write_text(SMALL, "utf-8")
    return tmp_path


def contents(folder: Path) -> dict[str, bytes]:
    """Every file below a folder, hidden ones too, by its path in it."""
    return {str(path.relative_to(folder)): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def six(course: str) -> set[str]:
    return {str(Path(course) / f"{course}-{ending}") for ending in ENDINGS}


def test_build_without_arguments_builds_outlines_into_output(coursegen, folder: Path) -> None:
    run = coursegen("build", cwd=folder)
    assert run.returncode == 0, run.stderr
    assert set(contents(folder / "output")) == six("small")


def test_build_is_quiet_in_a_pipe(coursegen, folder: Path) -> None:
    run = coursegen("build", cwd=folder)
    assert (run.returncode, run.stdout, run.stderr) == (0, "", "")


def test_only_builds_what_it_names(coursegen, folder: Path) -> None:
    run = coursegen("build", "--only", "deck,handout", "-o", "out", cwd=folder)
    assert run.returncode == 0, run.stderr
    assert set(contents(folder / "out")) == {"small/small-deck.pptx", "small/small-handout.pptx"}


def test_only_leaves_other_files_as_they_are(coursegen, folder: Path) -> None:
    coursegen("build", "-o", "out", cwd=folder)
    before = contents(folder / "out")
    assert coursegen("build", "--only", "workbook", "-o", "out", cwd=folder).returncode == 0
    assert contents(folder / "out") == before


def test_unknown_name_for_only_is_a_usage_error_that_lists_the_names(coursegen, folder: Path) -> None:
    run = coursegen("build", "--only", "slides", cwd=folder)
    assert run.returncode == 2
    assert all(ending.split(".")[0] in run.stderr for ending in ENDINGS)
    assert "slides" in run.stderr


@pytest.mark.parametrize("arguments", [["bild"], ["build", "--colour"]])
def test_wrong_usage_exits_with_2(coursegen, folder: Path, arguments: list[str]) -> None:
    run = coursegen(*arguments, cwd=folder)
    assert run.returncode == 2
    assert "Traceback" not in run.stderr
    assert run.stdout == ""


def test_no_outlines_to_be_found_is_said_with_the_folder(coursegen, tmp_path: Path) -> None:
    run = coursegen("build", cwd=tmp_path)
    assert run.returncode in (2, 3)
    assert "outlines" in run.stderr
    assert not (tmp_path / "output").exists()


def test_outline_that_does_not_exist_is_named(coursegen, folder: Path) -> None:
    run = coursegen("build", "nowhere.yaml", cwd=folder)
    assert run.returncode in (2, 3)
    assert "nowhere.yaml" in run.stderr
    assert "Traceback" not in run.stderr


@pytest.mark.parametrize("command", ["build", "check"])
def test_fault_in_an_outline_exits_with_3_and_says_where(coursegen, folder: Path, command: str) -> None:
    (folder / "outlines" / "small.yaml").write_text(BROKEN, "utf-8")
    run = coursegen(command, cwd=folder)
    assert run.returncode == 3
    assert run.stdout == ""
    assert re.search(r"outlines/small\.yaml:2:1: .*sektions", run.stderr)
    assert "sections" in run.stderr


def test_broken_outline_leaves_the_old_files_whole(coursegen, folder: Path) -> None:
    coursegen("build", cwd=folder)
    before = contents(folder / "output")
    (folder / "outlines" / "small.yaml").write_text(BROKEN, "utf-8")
    assert coursegen("build", cwd=folder).returncode == 3
    assert contents(folder / "output") == before


def test_all_broken_outlines_are_told_at_once(coursegen, folder: Path) -> None:
    (folder / "outlines" / "a.yaml").write_text(BROKEN, "utf-8")
    (folder / "outlines" / "b.yaml").write_text(BROKEN, "utf-8")
    run = coursegen("build", cwd=folder)
    assert run.returncode == 3
    assert "a.yaml:2:1" in run.stderr
    assert "b.yaml:2:1" in run.stderr


def test_two_outlines_of_one_course_are_refused(coursegen, folder: Path) -> None:
    (folder / "outlines" / "other.yaml").write_text("id: small\n" + SMALL, "utf-8")
    run = coursegen("build", cwd=folder)
    assert run.returncode == 3
    assert "small.yaml" in run.stderr
    assert "other.yaml" in run.stderr


def test_missing_picture_exits_with_4_and_names_it(coursegen, folder: Path) -> None:
    outline = SMALL.replace("- 先听完，再回应", "- topic: 倾听\n        image: nowhere.png")
    (folder / "outlines" / "small.yaml").write_text(outline, "utf-8")
    run = coursegen("build", cwd=folder)
    assert run.returncode == 4
    assert "nowhere.png" in run.stderr
    assert not (folder / "output").exists() or contents(folder / "output") == {}


def test_check_writes_nothing(coursegen, folder: Path) -> None:
    before = contents(folder)
    run = coursegen("check", cwd=folder)
    assert run.returncode == 0, run.stderr
    assert contents(folder) == before


def test_schema_prints_the_shipped_schema(coursegen, folder: Path) -> None:
    run = coursegen("schema", cwd=folder)
    assert run.returncode == 0, run.stderr
    shipped = OUTLINES.parents[1] / "coursegen.schema.json"
    assert run.stdout == shipped.read_text("utf-8")


def test_output_that_is_a_file_exits_with_5(coursegen, folder: Path) -> None:
    (folder / "output").write_text("mine", "utf-8")
    run = coursegen("build", cwd=folder)
    assert run.returncode == 5
    assert "output" in run.stderr
    assert "Traceback" not in run.stderr
    assert (folder / "output").read_text("utf-8") == "mine"


@pytest.mark.skipif(sys.platform == "win32", reason="folders are not read-only there")
def test_read_only_output_exits_with_5_and_names_the_folder(environment: Mapping[str, str], folder: Path) -> None:
    (folder / "output").mkdir(mode=0o555)
    command = [sys.executable, "-m", "coursegen", "build"]
    if os.geteuid() == 0:  # root may write anywhere unless it gives that power up
        if not shutil.which("setpriv"):
            pytest.skip("running as root without setpriv, no folder is read-only")
        command = ["setpriv", "--bounding-set=-dac_override", "--", *command]
    run = subprocess.run(command, cwd=folder, env=environment, capture_output=True, encoding="utf-8", timeout=60)
    assert run.returncode == 5
    assert "output" in run.stderr
    assert "Traceback" not in run.stderr
    assert contents(folder / "output") == {}


@pytest.mark.skipif(sys.platform == "win32", reason="there is no limit to set there")
def test_disk_that_fills_up_exits_with_5_and_leaves_the_old_files(
    coursegen, environment: Mapping[str, str], folder: Path
) -> None:
    coursegen("build", cwd=folder)
    before = contents(folder / "output")
    (folder / "outlines" / "small.yaml").write_text(SMALL.replace("入门", "进阶"), "utf-8")
    limited = "import resource, sys; resource.setrlimit(resource.RLIMIT_FSIZE, (12_000, 12_000));"
    command = [sys.executable, "-c", f"{limited} from coursegen.cli import main; main()", "build"]
    run = subprocess.run(command, cwd=folder, env=environment, capture_output=True, encoding="utf-8", timeout=60)
    assert run.returncode == 5, run.stderr
    assert "output" in run.stderr
    assert "Traceback" not in run.stderr
    assert contents(folder / "output") == before


class Interrupted:
    """Builds of a course with its old version in place, broken off after a share of the time a build takes."""

    def __init__(self, coursegen, environment: Mapping[str, str], folder: Path) -> None:
        self.outline, self.output = folder / "course.yaml", folder / "out"
        self._environment, self._folder = environment, folder
        self._text = (OUTLINES / "minimal.yaml").read_text("utf-8")
        self.new = self._build(coursegen, "新版标题")
        start = time.monotonic()
        self.old = self._build(coursegen, "旧版标题")
        self.seconds = time.monotonic() - start
        self._write("新版标题")

    def _write(self, title: str) -> None:
        self.outline.write_text(re.sub("^title: .*", f"title: {title}", self._text, flags=re.M), "utf-8")

    def _build(self, coursegen, title: str) -> dict[str, bytes]:
        self._write(title)
        run = coursegen("build", self.outline, "-o", self.output, cwd=self._folder)
        assert run.returncode == 0, run.stderr
        return contents(self.output)

    def after(self, share: float, sent: signal.Signals) -> tuple[int, str]:
        """Restore the old files, start a build, send the signal, and return the exit code and standard error."""
        shutil.rmtree(self.output)
        for name, content in self.old.items():
            (self.output / name).parent.mkdir(parents=True, exist_ok=True)
            (self.output / name).write_bytes(content)
        command = [sys.executable, "-m", "coursegen", "build", "--force", str(self.outline), "-o", str(self.output)]
        process = subprocess.Popen(
            command, env=self._environment, cwd=self._folder, stdout=subprocess.PIPE, stderr=subprocess.PIPE
        )
        time.sleep(share * self.seconds)
        process.send_signal(sent)
        _, errors = process.communicate(timeout=60)
        return process.returncode, errors.decode("utf-8")


@pytest.fixture(scope="module")
def interrupted(coursegen, environment: Mapping[str, str], tmp_path_factory: pytest.TempPathFactory) -> Interrupted:
    return Interrupted(coursegen, environment, tmp_path_factory.mktemp("interrupted"))


def test_old_and_new_version_differ(interrupted: Interrupted) -> None:
    assert set(interrupted.old) == set(interrupted.new)
    assert all(interrupted.old[name] != interrupted.new[name] for name in interrupted.old)


@pytest.mark.skipif(sys.platform == "win32", reason="Ctrl-C is sent otherwise there")
@pytest.mark.parametrize("share", [0.5, 0.65, 0.8, 0.9])
def test_ctrl_c_leaves_whole_files_and_no_temporaries(interrupted: Interrupted, share: float) -> None:
    code, errors = interrupted.after(share, signal.SIGINT)
    assert code in (0, 130, -signal.SIGINT), errors  # the last: the shell's 130, once Python itself is leaving
    assert "Traceback" not in errors
    assert contents(interrupted.output) in (interrupted.old, interrupted.new)


@pytest.mark.slow
@pytest.mark.skipif(sys.platform == "win32", reason="there is no SIGKILL there")
@pytest.mark.parametrize("seed", range(20))
def test_kill_leaves_every_file_whole(interrupted: Interrupted, seed: int) -> None:
    interrupted.after(random.Random(seed).uniform(0.3, 1.05), signal.SIGKILL)
    found = contents(interrupted.output)
    assert set(interrupted.old) <= set(found)
    assert [n for n in interrupted.old if found[n] not in (interrupted.old[n], interrupted.new[n])] == []


@pytest.mark.slow
def test_build_after_a_kill_leaves_nothing_of_the_killed_one(coursegen, interrupted: Interrupted) -> None:
    for share in (0.7, 0.9, 0.95):
        interrupted.after(share, signal.SIGKILL if sys.platform != "win32" else signal.SIGTERM)
    run = coursegen("build", "--force", interrupted.outline, "-o", interrupted.output, cwd=interrupted.outline.parent)
    assert run.returncode == 0, run.stderr
    assert contents(interrupted.output) == interrupted.new


ADVISED = SMALL + "      - topic: 讲得太长\n        minutes: 40\n"


def test_check_in_json_lists_every_problem_of_every_outline(coursegen, folder: Path) -> None:
    (folder / "outlines" / "a.yaml").write_text(BROKEN, "utf-8")
    (folder / "outlines" / "small.yaml").write_text(ADVISED, "utf-8")
    run = coursegen("check", "--format", "json", cwd=folder)
    found = [(one["file"], one["line"], one["severity"], one["code"]) for one in json.loads(run.stdout)]
    assert run.returncode == 3 and run.stderr == ""
    assert ("outlines/a.yaml", 2, "error", "unknown-key") in found
    assert ("outlines/small.yaml", 6, "warning", "long-talk") in found


def test_check_for_github_marks_warnings_and_only_strict_fails(coursegen, folder: Path) -> None:
    (folder / "outlines" / "small.yaml").write_text(ADVISED, "utf-8")
    run = coursegen("check", "--format", "github", cwd=folder)
    assert run.returncode == 0 and "::warning file=outlines/small.yaml,line=6,col=9,title=long-talk::" in run.stdout
    assert coursegen("check", "--format", "github", "--strict", cwd=folder).returncode == 3


def test_check_tells_codes_by_which_warnings_can_be_silenced(coursegen, folder: Path) -> None:
    (folder / "outlines" / "small.yaml").write_text(ADVISED, "utf-8")
    assert "[long-talk]" in coursegen("check", cwd=folder).stderr
    (folder / "outlines" / "small.yaml").write_text(ADVISED + "        ignore: [long-talk]\n", "utf-8")
    run = coursegen("check", cwd=folder)
    assert run.returncode == 0 and "[long-talk]" not in run.stderr


def test_explain_says_what_a_code_means_in_the_language_of_the_terminal(coursegen, folder: Path) -> None:
    english = coursegen("explain", "long-talk", cwd=folder, LC_ALL="C.UTF-8")
    assert english.returncode == 0 and "attention" in english.stdout
    assert "注意力" in coursegen("explain", "[long-talk]", cwd=folder, LC_ALL="zh_CN.UTF-8").stdout
    assert "注意力" in coursegen("explain", "long-talk", "--language", "zh", cwd=folder, LC_ALL="C.UTF-8").stdout
    assert "long-talk" in coursegen("explain", cwd=folder).stdout


def test_explain_recognizes_a_misspelt_code(coursegen, folder: Path) -> None:
    run = coursegen("explain", "long-tlak", cwd=folder)
    assert run.returncode == 2 and "did you mean long-talk?" in run.stderr


@pytest.mark.parametrize(("terminal", "words"), [("zh_CN.UTF-8", "没有“sektions”"), ("C.UTF-8", "no field “sektions”")])
def test_an_outline_that_tells_no_language_is_answered_in_the_terminal_s(
    coursegen, folder: Path, terminal: str, words: str
) -> None:
    (folder / "outlines" / "small.yaml").write_text("title: CRM\nsektions:\n  - Log in: [Start]\n", "utf-8")
    assert words in coursegen("check", cwd=folder, LC_ALL=terminal).stderr
