"""Outlines: YAML text that becomes a course, or a list of everything that is wrong with it."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from coursegen.course import Course
from coursegen.outline.checks import check_course
from coursegen.outline.language import outline_language
from coursegen.outline.places import place_order, sharpened
from coursegen.outline.references import check_references
from coursegen.outline.rewriting import rewritten
from coursegen.outline.schema import outline_schema
from coursegen.outline.validation import validate_course
from coursegen.outline.yaml_text import parse_yaml, read_yaml
from coursegen.problems import OutlineError, Severity

__all__ = [
    "check_course", "check_references", "outline_language", "outline_schema", "parse_outline", "read_outline",
    "read_yaml", "rewritten", "validate_course",
]  # fmt: skip

MOST_PROBLEMS = 200
"""Problems told at once; nobody mends more between two runs."""


def read_outline(path: Path, name: str | None = None) -> Course:
    """The course an outline file describes; ``name`` is what problems call the file. Raises :class:`OutlineError`."""
    return _course(read_yaml(path, name or str(path)))


def parse_outline(text: str, name: str) -> Course:
    """The course that the text of an outline describes. Raises :class:`OutlineError`."""
    return _course(parse_yaml(text, name))


def _course(written: Any) -> Course:
    course = validate_course(written)
    errors = [problem for problem in check_references(course) if problem.severity is Severity.ERROR]
    if errors:
        raise OutlineError(sorted(sharpened(errors[:MOST_PROBLEMS], written), key=place_order))
    return course
