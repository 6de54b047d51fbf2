"""The same outline gives the same bytes: at another time, in another place, under another locale and hash seed."""

from __future__ import annotations

import os
import shutil
from hashlib import sha256
from pathlib import Path

from rendering_checks.test_leaks import EVERYTHING, copy_files_beside


def fingerprints(folder: Path) -> dict[str, str]:
    return {path.name: sha256(path.read_bytes()).hexdigest() for path in folder.rglob("*") if path.is_file()}


def test_every_file_is_the_same_byte_for_byte(coursegen, tmp_path: Path) -> None:
    here, there = tmp_path / "here", tmp_path / "there" / "课程 two"
    settings = (
        (here, {"PYTHONHASHSEED": "1", "TZ": "UTC", "LC_ALL": "C.UTF-8"}),
        (there, {"PYTHONHASHSEED": "77", "TZ": "Asia/Shanghai", "LC_ALL": "C", "HOME": str(tmp_path), "COLUMNS": "40"}),
    )
    for folder, environment in settings:
        folder.mkdir(parents=True)
        shutil.copy(EVERYTHING, folder)
        copy_files_beside(EVERYTHING, folder)
        for file in folder.iterdir():
            os.utime(file, (folder is here, folder is here))
        run = coursegen("build", EVERYTHING.name, "-o", "out", cwd=folder, **environment)
        assert run.returncode == 0, run.stderr
    assert len(fingerprints(here / "out")) == 6
    assert fingerprints(here / "out") == fingerprints(there / "out")
