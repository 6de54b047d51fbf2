"""Compiled templates kept between runs: compiling them takes longer than rendering a course.

Jinja2 checks a compiled template against its source, so a changed template is never rendered from an old copy.
"""

from __future__ import annotations

import os
import sys
from pathlib import Path

from jinja2 import FileSystemBytecodeCache


def compiled_templates() -> FileSystemBytecodeCache | None:
    """The user's own cache of compiled templates; ``None`` where none can be kept."""
    folder = _cache_folder() / "templates"
    try:
        folder.mkdir(parents=True, exist_ok=True, mode=0o700)
    except OSError:
        return None
    return _QuietCache(str(folder)) if os.access(folder, os.W_OK) else None


def _cache_folder() -> Path:
    if sys.platform == "win32":
        return Path(os.environ.get("LOCALAPPDATA") or Path.home() / "AppData" / "Local") / "coursegen"
    if sys.platform == "darwin":
        return Path.home() / "Library" / "Caches" / "coursegen"
    return Path(os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache") / "coursegen"


class _QuietCache(FileSystemBytecodeCache):
    """A cache that a full disk or a damaged file never stops."""

    def load_bytecode(self, bucket) -> None:  # type: ignore[no-untyped-def]
        """Fills the bucket; leaves it empty when the copy cannot be read."""
        try:
            super().load_bytecode(bucket)
        except Exception:
            bucket.reset()

    def dump_bytecode(self, bucket) -> None:  # type: ignore[no-untyped-def]
        """Stores the bucket if it can be stored."""
        try:
            super().dump_bytecode(bucket)
        except OSError:
            return
