"""Outlines: YAML text that becomes a course, or a list of everything that is wrong with it."""

from __future__ import annotations

from pathlib import Path

from coursegen.course import Course
from coursegen.outline.validation import validate_course
from coursegen.outline.yaml_text import read_yaml

__all__ = ["read_outline", "read_yaml", "validate_course"]


def read_outline(path: Path, name: str | None = None) -> Course:
    """The course an outline file describes; ``name`` is what problems call the file. Raises :class:`OutlineError`."""
    return validate_course(read_yaml(path, name or str(path)))
