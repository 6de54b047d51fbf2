"""Where the program keeps what it may lose: compiled templates, records of what was built."""

from __future__ import annotations

import os
import sys
from pathlib import Path


def cache_folder(name: str) -> Path | None:
    """A folder of the user's own, made when it is missing; ``None`` where none can be kept."""
    folder = _home() / name
    try:
        folder.mkdir(parents=True, exist_ok=True, mode=0o700)
    except OSError:
        return None
    return folder if os.access(folder, os.W_OK) else None


def _home() -> Path:
    if sys.platform == "win32":
        return Path(os.environ.get("LOCALAPPDATA") or Path.home() / "AppData" / "Local") / "coursegen"
    if sys.platform == "darwin":
        return Path.home() / "Library" / "Caches" / "coursegen"
    return Path(os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache") / "coursegen"
