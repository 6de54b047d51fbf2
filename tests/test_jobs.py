"""Several courses at once: the same files and words as one after the other, and nothing left behind."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from collections.abc import Mapping
from pathlib import Path

import pytest

from test_cli import BROKEN, SMALL, contents


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Four courses, one of them broken and one with another's name."""
    (tmp_path / "outlines").mkdir()
    for name in ("a", "b", "d"):
        (tmp_path / "outlines" / f"{name}.yaml").write_text(SMALL.replace("入门", name), "utf-8")
    (tmp_path / "outlines" / "c.yaml").write_text(BROKEN, "utf-8")
    (tmp_path / "outlines" / "e.yaml").write_text("id: b\n" + SMALL, "utf-8")
    return tmp_path


def test_the_number_of_jobs_changes_nothing(coursegen, folder: Path) -> None:
    runs = [coursegen("build", "--jobs", str(jobs), "-o", f"out{jobs}", cwd=folder) for jobs in (1, 3)]
    assert [run.returncode for run in runs] == [3, 3]
    assert runs[0].stderr == runs[1].stderr
    assert runs[0].stderr.index("c.yaml") < runs[0].stderr.index("e.yaml")
    assert contents(folder / "out1") == contents(folder / "out3")
    assert {path.name for path in (folder / "out3").iterdir()} == {"a", "b", "d"}


@pytest.mark.parametrize("jobs", ["0", "-1", "many", "65"])
def test_a_number_of_jobs_that_makes_no_sense_is_refused(coursegen, folder: Path, jobs: str) -> None:
    run = coursegen("build", "--jobs", jobs, cwd=folder)
    assert run.returncode == 2
    assert "--jobs" in run.stderr


def is_running(pid: int) -> bool:
    try:
        return "zombie" not in Path(f"/proc/{pid}/status").read_text()
    except OSError:
        return False


@pytest.mark.skipif(not Path("/proc").is_dir(), reason="looks for processes in /proc")
@pytest.mark.parametrize(("sent", "to_all"), [(signal.SIGINT, True), (signal.SIGINT, False), (signal.SIGKILL, False)])
def test_a_broken_off_build_leaves_no_process_and_no_half_file(
    environment: Mapping[str, str], folder: Path, sent: signal.Signals, to_all: bool
) -> None:
    command = [sys.executable, "-m", "coursegen", "build", "--jobs", "2"]
    process = subprocess.Popen(
        command, cwd=folder, env=environment, stdout=subprocess.PIPE, stderr=subprocess.PIPE, start_new_session=True
    )
    while len(workers := [pid for pid in family(process.pid) if pid != process.pid]) < 2 and process.poll() is None:
        time.sleep(0.02)
    time.sleep(0.3)
    (os.killpg if to_all else os.kill)(process.pid, sent)
    _, errors = process.communicate(timeout=60)
    deadline = time.monotonic() + 20
    while any(map(is_running, workers)) and time.monotonic() < deadline:
        time.sleep(0.05)
    assert workers and not any(map(is_running, workers))
    assert "Traceback" not in errors.decode()
    if sent is signal.SIGINT:
        assert process.returncode in (3, 130, -signal.SIGINT), errors
        assert [name for name in contents(folder) if ".coursegen-" in name] == []


def family(pid: int) -> list[int]:
    """The processes of a session, which is called after its first."""
    found = []
    for stat in Path("/proc").glob("[0-9]*/stat"):
        try:
            fields = stat.read_text().rsplit(")", 1)[1].split()
        except OSError:
            continue
        if int(fields[3]) == pid:
            found.append(int(stat.parent.name))
    return found
