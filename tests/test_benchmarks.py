"""The benchmarks run; how long anything takes is no matter of a test."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from benchmarks.__main__ import main
from benchmarks.measuring import Measured, Run
from benchmarks.report import BELOW

REPOSITORY = Path(__file__).resolve().parents[1]


@pytest.mark.slow
@pytest.mark.skipif(sys.platform == "win32", reason="costs of a process cannot be had there")
def test_the_command_measures_prints_and_keeps(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    pytest.importorskip("pypandoc", reason="benchmarks compare with pandoc")
    page = tmp_path / "page.md"
    page.write_text(f"# Mine\n\n{BELOW}\nyesterday\n", "utf-8")
    course = REPOSITORY / "tests" / "outlines" / "minimal.yaml"
    assert main(["--slides", "4,8", "--repeat", "1", "--course", str(course), "--write", str(page)]) == 0
    printed = capsys.readouterr().out
    for heading in ("## Bars", "## A course", "### 8 slides", "## Writing alone, 8 slides", "## Start", "## Stages"):
        assert heading in printed
    assert page.read_text("utf-8").startswith("# Mine\n") and page.read_text("utf-8").endswith(printed[:-1])
    assert "yesterday" not in page.read_text("utf-8")


def test_figures_are_medians_with_their_spread_and_the_highest_peak() -> None:
    measured = Measured((Run(3, 2, 10), Run(1, 1, 30), Run(2, 9, 20)))
    assert (measured.wall, measured.cpu, measured.mib, measured.spread) == (2, 2, 30, (1, 9))
