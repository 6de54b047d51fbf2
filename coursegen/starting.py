"""A starting outline for a new course: commented, built at once, and never written over what is there."""

from __future__ import annotations

import re
from pathlib import Path

from coursegen.problems import Problem, WriteError
from coursegen.saving import save_files

STARTERS = Path(__file__).with_name("starters")
_WHOLE = re.compile(r"[^<>:\"/\\|?*\x00-\x1f]+")


def outline_path(name: str, folder: Path) -> Path | None:
    """Where the outline of a new course belongs; ``None`` when no system could have a file of that name."""
    bare = re.sub(r"\.ya?ml$", "", name.strip()).strip(" .")
    return folder / f"{bare}.yaml" if _WHOLE.fullmatch(bare) and not bare.startswith(("-", ".")) else None


def start_outline(path: Path, start: str, language: str) -> None:
    """Writes a starting outline, ``minimal`` or ``full``. Raises :class:`WriteError` where there is a file already."""
    if path.exists():
        raise WriteError([Problem("write-exists", None, {"file": str(path)})])
    save_files({path: (STARTERS / f"{start}.{language}.yaml").read_bytes()})
