"""Outlines: YAML text that becomes a course, or a list of everything that is wrong with it."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from coursegen.course import Course, Library
from coursegen.course.nodes import field_names
from coursegen.outline.checks import check_course, check_slides
from coursegen.outline.examination import examine, validate_course
from coursegen.outline.language import outline_language
from coursegen.outline.libraries import read_libraries, with_libraries
from coursegen.outline.places import place_order, sharpened
from coursegen.outline.references import check_references
from coursegen.outline.rewriting import rewritten
from coursegen.outline.schema import outline_schema
from coursegen.outline.surroundings import check_surroundings
from coursegen.outline.yaml_text import parse_yaml, read_yaml
from coursegen.problems import MOST_PROBLEMS, OutlineError, Severity

__all__ = [
    "check_course", "check_references", "check_slides", "check_surroundings", "outline_language", "outline_libraries",
    "outline_schema", "parse_outline", "read_outline", "read_yaml", "rewritten", "validate_course",
]  # fmt: skip


def read_outline(path: Path, name: str | None = None) -> Course:
    """The course an outline file describes; ``name`` is what problems call the file. Raises :class:`OutlineError`."""
    return _course(read_yaml(path, name or str(path), field_names()), path.parent)


def parse_outline(text: str, name: str) -> Course:
    """The course that the text of an outline describes. Raises :class:`OutlineError`."""
    return _course(parse_yaml(text, name, field_names()), Path(name).parent)


def outline_libraries(path: Path) -> tuple[Library, ...]:
    """The libraries an outline names, with all that is in them; faulty ones are left out."""
    return read_libraries(read_yaml(path, str(path)), path.parent).libraries


def _course(written: Any, folder: Path) -> Course:
    shelf = read_libraries(written, folder)
    written = with_libraries(written, shelf)
    found = examine(written, Course)
    wrong = check_references(found.whole, shelf.libraries) if found.whole and not shelf.problems else ()
    errors = [one for one in wrong if one.severity is Severity.ERROR and not found.explains(one)]
    problems = [*shelf.problems, *found.problems, *sharpened(errors[:MOST_PROBLEMS], written)]
    if problems or found.whole is None:
        raise OutlineError(sorted(problems, key=place_order)[:MOST_PROBLEMS])
    return found.whole
