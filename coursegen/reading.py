"""Which files were read, or looked for in vain, while something was made.

Python itself reports every file that is opened, so no stage has to remember to say what it reads.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache
from pathlib import Path

SOUGHT = "coursegen.sought"
_OF_THE_PROGRAM = (".py", ".pyc", ".pyd", ".so", ".dll")
_OF_THE_SYSTEM = ("/proc/", "/sys/", "/dev/")
_listening: list[set[Path]] = []


@contextmanager
def files_read() -> Iterator[set[Path]]:
    """A set that fills with the absolute paths of the files opened for reading or looked for from now on."""
    _listen()
    read: set[Path] = set()
    _listening.append(read)
    try:
        yield read
    finally:
        _listening.remove(read)


def looked_for(path: Path) -> None:
    """Tells that a file was looked for that need not be there: one day it may be."""
    sys.audit(SOUGHT, str(path))


@cache
def _listen() -> None:
    """Asks Python to report; this cannot be taken back, so nothing happens while nobody listens."""
    sys.addaudithook(_heard)


def _heard(event: str, arguments: tuple[object, ...]) -> None:
    if not _listening or event not in ("open", SOUGHT):
        return
    path, mode = arguments[0], arguments[1] if len(arguments) > 1 else "r"
    if not isinstance(path, str | bytes | os.PathLike) or (isinstance(mode, str) and set(mode) & set("wax+")):
        return
    name = os.path.abspath(os.fsdecode(path))
    if not name.endswith(_OF_THE_PROGRAM) and not name.startswith(_OF_THE_SYSTEM):
        for read in _listening:
            read.add(Path(name))
