"""Files that appear all together: whatever fails, each is old or new, nothing else is left, and the words name it."""

from __future__ import annotations

import errno
import os
import stat
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from coursegen.problems import WriteError
from coursegen.saving import save_files
from coursegen.wording import LANGUAGES, describe

OLD, NEW = b"old", b"new"
NAMES = ("a.pptx", "b.docx", "c.docx")


def filled(folder: Path) -> dict[Path, bytes]:
    """Old files in a folder; what is to be written over them."""
    for name in NAMES:
        (folder / name).write_bytes(OLD)
    return {folder / name: NEW for name in NAMES}


def contents(folder: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in folder.iterdir()}


def refusal(files: dict[Path, bytes]) -> tuple[str, str]:
    """The code and the file it names."""
    with pytest.raises(WriteError) as caught:
        save_files(files)
    (problem,) = caught.value.problems
    for language in LANGUAGES:
        assert str(problem.values["file"]) in describe(problem, language)
    return problem.code, Path(str(problem.values["file"])).name


def failing(nth: int, error: OSError, function: Callable[..., object]) -> Callable[..., object]:
    """The function, which fails the nth time."""
    calls = iter(range(1, 100))

    def fail(*arguments: object, **named: object) -> object:
        if next(calls) == nth:
            raise error
        return function(*arguments, **named)

    return fail


def windows_error(number: int) -> OSError:
    error = PermissionError(errno.EACCES, "denied")
    error.winerror = number  # type: ignore[attr-defined]
    return error


@pytest.mark.parametrize("number", [5, 32, 33])
@pytest.mark.parametrize("nth", [1, 2, 3])
def test_a_file_open_elsewhere_is_named_and_all_stay_old(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, number: int, nth: int
) -> None:
    files = filled(tmp_path)
    monkeypatch.setattr(os, "replace", failing(nth, windows_error(number), os.replace))
    assert refusal(files) == ("write-locked", NAMES[nth - 1])
    assert contents(tmp_path) == dict.fromkeys(NAMES, OLD)


def test_a_new_file_that_is_denied_is_not_called_open(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(os, "replace", failing(1, windows_error(5), os.replace))
    assert refusal({tmp_path / "a.pptx": NEW}) == ("write-failed", "a.pptx")
    assert contents(tmp_path) == {}


@pytest.mark.parametrize("nth", [1, 2, 3])
def test_a_full_disk_leaves_all_old(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, nth: int) -> None:
    files = filled(tmp_path)
    monkeypatch.setattr(os, "fsync", failing(nth, OSError(errno.ENOSPC, "no space"), os.fsync))
    assert refusal(files) == ("write-failed", NAMES[nth - 1])
    assert contents(tmp_path) == dict.fromkeys(NAMES, OLD)


@pytest.mark.parametrize("nth", [1, 2, 3])
def test_an_interruption_between_two_files_leaves_all_old(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, nth: int
) -> None:
    files = filled(tmp_path)
    monkeypatch.setattr(os, "replace", failing(nth, KeyboardInterrupt(), os.replace))  # type: ignore[arg-type]
    with pytest.raises(KeyboardInterrupt):
        save_files(files)
    assert contents(tmp_path) == dict.fromkeys(NAMES, OLD)


def test_where_no_second_name_can_be_given_the_old_file_is_copied(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    files = filled(tmp_path)
    monkeypatch.setattr(os, "link", failing(1, OSError(errno.EPERM, "not here"), os.link))
    monkeypatch.setattr(os, "replace", failing(2, windows_error(32), os.replace))
    assert refusal(files) == ("write-locked", "b.docx")
    assert contents(tmp_path) == dict.fromkeys(NAMES, OLD)


@pytest.mark.skipif(sys.platform == "win32", reason="there are no such rights there")
@pytest.mark.parametrize("mask", [0o022, 0o077, 0o002])
def test_files_get_the_rights_the_user_gives(tmp_path: Path, mask: int) -> None:
    before = os.umask(mask)
    try:
        save_files({tmp_path / "out" / "a.pptx": NEW})
    finally:
        os.umask(before)
    assert stat.S_IMODE((tmp_path / "out" / "a.pptx").stat().st_mode) == 0o666 & ~mask
    assert stat.S_IMODE((tmp_path / "out").stat().st_mode) == 0o777 & ~mask


@pytest.mark.skipif(sys.platform == "win32", reason="links need rights there")
def test_links_stay_links(tmp_path: Path) -> None:
    real, shown = tmp_path / "real", tmp_path / "shown"
    real.mkdir()
    shown.symlink_to(real)
    (real / "target.pptx").write_bytes(OLD)
    (real / "a.pptx").symlink_to(real / "target.pptx")
    save_files({shown / "a.pptx": NEW, shown / "b.docx": NEW})
    assert shown.is_symlink() and (real / "a.pptx").is_symlink()
    assert contents(real) == {"target.pptx": NEW, "a.pptx": NEW, "b.docx": NEW}


@pytest.mark.skipif(sys.platform == "win32", reason="links need rights there")
def test_a_link_to_nowhere_is_filled_where_it_leads(tmp_path: Path) -> None:
    (tmp_path / "a.pptx").symlink_to(tmp_path / "far" / "b.pptx")
    save_files({tmp_path / "a.pptx": NEW})
    assert (tmp_path / "far" / "b.pptx").read_bytes() == NEW


def test_a_folder_where_the_file_should_be_is_left(tmp_path: Path) -> None:
    (tmp_path / "a.pptx").mkdir()
    assert refusal({tmp_path / "a.pptx": NEW, tmp_path / "b.docx": NEW})[0] == "write-failed"
    assert [path.name for path in tmp_path.iterdir()] == ["a.pptx"]


def test_what_a_killed_run_left_is_cleared_and_nothing_else(tmp_path: Path) -> None:
    for name in (".coursegen-new-0123abcd-a.pptx", ".coursegen-old-0123abcd-a.pptx", ".mine", "~$a.pptx"):
        (tmp_path / name).write_bytes(OLD)
    save_files({tmp_path / "a.pptx": NEW})
    assert contents(tmp_path) == {".mine": OLD, "~$a.pptx": OLD, "a.pptx": NEW}


def test_names_at_the_limit_of_the_system_can_be_saved(tmp_path: Path) -> None:
    name = "课" * 80 + ".pptx"
    save_files({tmp_path / name: NEW})
    assert contents(tmp_path) == {name: NEW}
