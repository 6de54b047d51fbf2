"""Saving: all files of a course or none, each one old or new but never half.

New content is written beside the old under a name of its own and moved into place when all of it is on disk.
"""

from __future__ import annotations

import errno
import os
import secrets
from collections.abc import Mapping
from contextlib import suppress
from pathlib import Path

from coursegen.problems import Problem, WriteError

_MARK = ".coursegen-"
_LOCKED = (5, 32, 33)
"""What Windows says when a file another program holds open is to be replaced: access denied, or shared or locked."""


def save_files(files: Mapping[Path, bytes]) -> None:
    """Writes every file; when one cannot be written, none is changed. Raises :class:`WriteError`."""
    targets = {Path(os.path.realpath(path)): content for path, content in files.items()}
    for folder in {path.parent for path in targets}:
        _prepare(folder)
    waiting: dict[Path, Path] = {}
    try:
        for path, content in targets.items():
            waiting[path] = _beside(path)
            _write(waiting[path], content, path)
        _move_all(waiting)
    finally:
        for temporary in waiting.values():
            with suppress(OSError):
                temporary.unlink(missing_ok=True)


def _prepare(folder: Path) -> None:
    """Makes the folder and clears what a killed run left in it."""
    try:
        folder.mkdir(parents=True, exist_ok=True)
        for stray in folder.glob(f"{_MARK}*"):
            stray.unlink(missing_ok=True)
    except OSError as error:
        raise _failure(folder, error) from None


def _beside(path: Path, use: str = "new") -> Path:
    return path.with_name(f"{_MARK}{use}-{secrets.token_hex(4)}-{path.name[-60:]}")


def _write(temporary: Path, content: bytes, path: Path) -> None:
    try:
        with temporary.open("xb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
    except OSError as error:
        raise _failure(path, error) from None


def _move_all(waiting: Mapping[Path, Path]) -> None:
    """Moves new files over old ones; when one move fails, those already made are taken back."""
    kept: dict[Path, Path | None] = {}
    try:
        for path, temporary in waiting.items():
            kept[path] = _keep(path)
            try:
                os.replace(temporary, path)
            except OSError as error:
                raise _failure(path, error, replaced=kept[path] is not None) from None
    except BaseException:
        _take_back(kept)
        raise
    finally:
        for old in kept.values():
            if old is not None:
                with suppress(OSError):
                    old.unlink(missing_ok=True)


def _keep(path: Path) -> Path | None:
    """A second name for the old file, from which it can be restored; ``None`` when there is no old file."""
    if not path.exists():
        return None
    old = _beside(path, "old")
    try:
        os.link(path, old)
    except OSError:
        try:
            old.write_bytes(path.read_bytes())
        except OSError as error:
            raise _failure(path, error) from None
    return old


def _take_back(kept: Mapping[Path, Path | None]) -> None:
    for path, old in kept.items():
        with suppress(OSError):
            if old is None:
                path.unlink(missing_ok=True)
            else:
                os.replace(old, path)


def _failure(path: Path, error: OSError, *, replaced: bool = False) -> WriteError:
    held = replaced and getattr(error, "winerror", None) in _LOCKED
    locked = held or error.errno in (errno.ETXTBSY, errno.EBUSY)
    code = "write-locked" if locked else "write-failed"
    return WriteError([Problem(code, None, {"file": str(path), "reason": error.strerror or str(error)})])
