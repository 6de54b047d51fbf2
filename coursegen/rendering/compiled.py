"""Compiled templates kept between runs: compiling them takes longer than rendering a course.

Jinja2 checks a compiled template against its source, so a changed template is never rendered from an old copy.
"""

from __future__ import annotations

from jinja2 import FileSystemBytecodeCache

from coursegen.cache import cache_folder

_NAMES = "counted_%s.cache"
"""Those of versions that did not count how often loops turn had other names."""


def compiled_templates() -> FileSystemBytecodeCache | None:
    """The user's own cache of compiled templates; ``None`` where none can be kept."""
    folder = cache_folder("templates")
    return _QuietCache(str(folder), _NAMES) if folder else None


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
