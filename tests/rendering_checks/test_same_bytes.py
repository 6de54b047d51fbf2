"""The same outline gives the same bytes: at another time, in another place, under another locale and hash seed."""

from __future__ import annotations

import os
import re
import shutil
import zipfile
from hashlib import sha256
from pathlib import Path

import pytest

from rendering_checks.test_leaks import EVERYTHING, copy_files_beside


def fingerprints(folder: Path) -> dict[str, str]:
    return {path.name: sha256(path.read_bytes()).hexdigest() for path in folder.rglob("*") if path.is_file()}


def built(coursegen, folder: Path, **environment: str) -> dict[str, str]:
    """The files of a course built in a folder of its own."""
    folder.mkdir(parents=True)
    shutil.copy(EVERYTHING, folder)
    copy_files_beside(EVERYTHING, folder)
    run = coursegen("build", "--force", EVERYTHING.name, "-o", "out", cwd=folder, **environment)
    assert run.returncode == 0, run.stderr
    return fingerprints(folder / "out")


def test_a_given_date_is_the_only_one_the_files_name(coursegen, tmp_path: Path) -> None:
    plain = built(coursegen, tmp_path / "plain")
    dated = built(coursegen, tmp_path / "dated", SOURCE_DATE_EPOCH="1700000000", TZ="Asia/Shanghai")
    again = built(coursegen, tmp_path / "again", SOURCE_DATE_EPOCH="1700000000", TZ="America/New_York")
    assert dated == again
    assert all(plain[name] != dated[name] for name in plain)
    for file in (tmp_path / "dated" / "out").rglob("*.*x"):
        with zipfile.ZipFile(file) as package:
            core = package.read("docProps/core.xml").decode()
        assert re.findall(r"\d{4}-\d\d-\d\dT[\d:]+Z", core) == ["2023-11-14T22:13:20Z"], file.name


def test_an_empty_date_is_none(coursegen, tmp_path: Path) -> None:
    assert built(coursegen, tmp_path / "empty", SOURCE_DATE_EPOCH="") == built(coursegen, tmp_path / "none")


@pytest.mark.parametrize("date", ["yesterday", "-1", "1.5", "253402300800", "0x10"])
def test_a_date_that_is_none_is_refused(coursegen, tmp_path: Path, date: str) -> None:
    shutil.copy(EVERYTHING, tmp_path)
    run = coursegen("build", EVERYTHING.name, "-o", "out", cwd=tmp_path, SOURCE_DATE_EPOCH=date)
    assert run.returncode == 2
    assert "SOURCE_DATE_EPOCH" in run.stderr and "Traceback" not in run.stderr
    assert not (tmp_path / "out").exists()


def test_fonts_and_caches_of_the_machine_change_nothing(coursegen, tmp_path: Path) -> None:
    empty = tmp_path / "fonts.conf"
    empty.write_text('<?xml version="1.0"?><!DOCTYPE fontconfig SYSTEM "fonts.dtd"><fontconfig/>', "utf-8")
    none = {"FONTCONFIG_FILE": str(empty), "PATH": str(tmp_path), "XDG_CACHE_HOME": str(tmp_path / "cache")}
    assert built(coursegen, tmp_path / "bare", **none) == built(coursegen, tmp_path / "as-is")


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
