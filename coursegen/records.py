"""What was built from what, so that an unchanged course need not be built again and a hand-made change is noticed.

For each output folder there is one record, in the user's cache: which files a build read, which it wrote, and the
digests of both. Losing it costs nothing but time.
"""

from __future__ import annotations

import hashlib
import json
import os
import sys
from collections.abc import Iterable, Mapping
from contextlib import suppress
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from coursegen import __version__
from coursegen.builtin import templates_folder
from coursegen.cache import cache_folder
from coursegen.problems import WriteError
from coursegen.saving import save_files


@dataclass(frozen=True, slots=True)
class Standing:
    """How files of an earlier build stand: all its files, and those that were changed by hand since."""

    files: tuple[Path, ...]
    edited: tuple[Path, ...]


class Records:
    """The record of one output folder. ``order`` is what was asked for: the outline and the options."""

    def __init__(self, output: Path) -> None:
        folder = cache_folder("built")
        name = hashlib.sha256(str(output.resolve()).encode("utf-8", "surrogatepass")).hexdigest()[:32]
        self._file = folder / f"{name}.json" if folder else None
        self._builds, self._digests = _kept(self._file)

    def standing(self, order: Mapping[str, object]) -> Standing | None:
        """The files of this very order, when nothing that goes into them has changed and none is missing."""
        build = self._builds.get(_name(order))
        if not build or build["program"] != program_digest():
            return None
        if any(
            self._digests.get(file) != digest or not Path(file).is_file() for file, digest in build["files"].items()
        ):
            return None
        if any(digest_of(Path(path)) != digest for path, digest in build["read"].items()):
            return None
        files = tuple(map(Path, build["files"]))
        return Standing(files, tuple(self.edited(files)))

    def edited(self, files: Iterable[Path]) -> list[Path]:
        """Those of the files that are not as they were last written; none that was never written from here."""
        known = ((file, self._digests.get(str(file.resolve()))) for file in files)
        return [file for file, digest in known if digest and digest_of(file) not in (digest, None)]

    def note(self, order: Mapping[str, object], read: Mapping[str, str | None], files: Iterable[Path]) -> None:
        """Puts an order on record with what it read and the files it wrote."""
        written = digests_of(file.resolve() for file in files)
        self._builds[_name(order)] = {"program": program_digest(), "read": dict(read), "files": written}
        self._digests |= written
        self._save()

    def _save(self) -> None:
        if self._file:
            text = json.dumps({"builds": self._builds, "written": self._digests}, ensure_ascii=True, indent=1)
            with suppress(WriteError):
                save_files({self._file: text.encode()})


def _kept(file: Path | None) -> tuple[dict[str, Any], dict[str, str | None]]:
    """What a record says; nothing when there is none or it is damaged."""
    try:
        record = json.loads(file.read_bytes()) if file else {}
        builds, digests = dict(record.get("builds", {})), dict(record.get("written", {}))
        sound = all({"program", "read", "files"} <= build.keys() for build in builds.values())
    except (OSError, ValueError, AttributeError, TypeError):
        return {}, {}
    return (builds, digests) if sound else ({}, {})


def _name(order: Mapping[str, object]) -> str:
    return json.dumps(order, sort_keys=True, default=str)


def digests_of(files: Iterable[Path]) -> dict[str, str | None]:
    """The digest of each file by its path; ``None`` for one that is not there."""
    return {str(path): digest_of(path) for path in sorted(files)}


def digest_of(path: Path) -> str | None:
    """What tells a file's content, or the names in a folder, from any other; ``None`` when it is neither."""
    try:
        if path.is_dir():
            names = sorted(str(file.relative_to(path)) for file in path.rglob("*"))
            return hashlib.sha256("\n".join(names).encode("utf-8", "surrogatepass")).hexdigest()
        if not path.is_file():
            return None
        with path.open("rb") as file:
            return hashlib.file_digest(file, "sha256").hexdigest()
    except OSError:
        return None


def _libraries() -> list[str]:
    """What is installed, each with its version: the names of the folders in which installers keep their notes."""
    found: set[str] = set()
    for folder in filter(os.path.isdir, sys.path):
        found.update(name for name in os.listdir(folder) if name.endswith(".dist-info"))
    return sorted(found)


@cache
def program_digest() -> str:
    """What tells this program, with its libraries, from any other version of it."""
    digest = hashlib.sha256(f"{__version__} {sys.version} {_libraries()}".encode())
    for folder, endings in ((Path(__file__).parent, (".py", ".yaml")), (templates_folder(), (".yaml", ".j2"))):
        for file in sorted(path for path in folder.rglob("*") if path.suffix in endings):
            digest.update(f"{file.relative_to(folder)} {digest_of(file)}".encode())
    return digest.hexdigest()
