"""Outlines: YAML text that becomes a course, or a list of everything that is wrong with it."""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from typing import Any

from coursegen.course import Course, DeliveryFile, Library
from coursegen.course.nodes import field_names
from coursegen.outline.checks import check_course, check_slides
from coursegen.outline.examination import examine, validate_course, validated
from coursegen.outline.language import outline_language
from coursegen.outline.libraries import read_libraries, with_libraries
from coursegen.outline.meant_words import nearest
from coursegen.outline.places import place_order, sharpened
from coursegen.outline.references import check_references
from coursegen.outline.rewriting import rewritten
from coursegen.outline.schema import delivery_schema, outline_schema
from coursegen.outline.surroundings import check_surroundings
from coursegen.outline.variants import Delivery, delivered, key_at, swapped_in
from coursegen.outline.yaml_text import parse_yaml, read_yaml
from coursegen.problems import MOST_PROBLEMS, OutlineError, Problem, Severity, Source
from coursegen.written import WrittenMap

__all__ = [
    "Delivery", "check_course", "check_references", "check_slides", "check_surroundings", "delivery_schema", "nearest",
    "outline_language", "outline_libraries", "outline_schema", "parse_outline", "read_delivery", "read_outline",
    "read_yaml", "rewritten", "validate_course", "validated", "variants_of",
]  # fmt: skip


def read_outline(path: Path, name: str | None = None) -> Course:
    """The course an outline file describes; ``name`` is what problems call the file. Raises :class:`OutlineError`."""
    return _own(_course(read_yaml(path, name or str(path), field_names()), path.parent)[0])


def parse_outline(text: str, name: str) -> Course:
    """The course that the text of an outline describes. Raises :class:`OutlineError`."""
    return _own(_course(parse_yaml(text, name, field_names()), Path(name).parent)[0])


def outline_libraries(path: Path) -> tuple[Library, ...]:
    """The libraries an outline names, with all that is in them; faulty ones are left out."""
    return read_libraries(read_yaml(path, str(path)), path.parent).libraries


def read_delivery(path: Path, variant: str | None = None) -> Delivery:
    """The course of an outline, or what one of its variants or a delivery file makes of it.

    Raises :class:`OutlineError`.
    """
    written = read_yaml(path, str(path), field_names())
    if _is_delivery(written):
        return _from_file(path, written, variant)
    named = written.get("variants") if isinstance(written, WrittenMap) else None
    changes = named.get(variant or "") if isinstance(named, WrittenMap) else None
    course, libraries = _course(written, path.parent, changes)
    if variant is None:
        return Delivery(_own(course), path)
    if variant not in course.variants:
        raise _unknown(variant, tuple(course.variants), key_at(written, "variants") or written.source)
    delivery = delivered(course, course.variants[variant], changes, libraries)
    return _checked(replace(delivery, outline=path), f"{course.id or path.stem}-{variant}", libraries, written)


def variants_of(path: Path) -> tuple[str, ...]:
    """The names of an outline's variants; a delivery file has none. Raises :class:`OutlineError`."""
    written = read_yaml(path, str(path), field_names())
    return () if _is_delivery(written) else tuple(_course(written, path.parent)[0].variants)


def _is_delivery(written: Any) -> bool:
    return isinstance(written, WrittenMap) and "outline" in written


def _from_file(path: Path, written: WrittenMap, variant: str | None) -> Delivery:
    if variant is not None:
        raise _unknown(variant, (), written.source)
    found = examine(written, DeliveryFile)
    with _told_with(found.problems):
        if found.whole is None:
            raise OutlineError(())
        base = Path(os.path.normpath(path.parent / found.whole.outline))
        if not base.is_file():
            values = {"file": found.whole.outline}
            raise OutlineError([Problem("delivery-without-outline", written["outline"].source, values)])
        course, libraries = _course(read_yaml(base, str(base), field_names()), base.parent, written)
        delivery = delivered(_own(course), found.whole, written, libraries)
        return _checked(replace(delivery, outline=base), path.stem, libraries, written)


@contextmanager
def _told_with(problems: Sequence[Problem]) -> Iterator[None]:
    """Raises these problems together with those that come up meanwhile."""
    try:
        yield
    except OutlineError as error:
        raise OutlineError(sorted([*problems, *error.problems], key=place_order)[:MOST_PROBLEMS]) from None
    if problems:
        raise OutlineError(sorted(problems, key=place_order))


def _course(written: Any, folder: Path, changes: Any = None) -> tuple[Course, tuple[Library, ...]]:
    """The course with its variants, once everything in it agrees, and its libraries.

    ``changes`` are those of a client as they were written; the cases they need from a library are put in place too.
    """
    shelf = read_libraries(written, folder)
    written = with_libraries(written, shelf, swapped_in(changes))
    found = examine(written, Course)
    wrong = _contradictions(found.whole, shelf.libraries) if found.whole and not shelf.problems else ()
    errors = [problem for problem in wrong if not found.explains(problem)]
    problems = [*shelf.problems, *found.problems, *sharpened(errors[:MOST_PROBLEMS], written)]
    if problems or found.whole is None:
        raise OutlineError(sorted(problems, key=place_order)[:MOST_PROBLEMS])
    return found.whole, shelf.libraries


def _own(course: Course) -> Course:
    """The course without its variants: nothing of one client may reach another's files."""
    return course.model_copy(update={"variants": {}}) if course.variants else course


def _checked(delivery: Delivery, id: str, libraries: Sequence[Library], written: Any) -> Delivery:
    """The delivery under a name of its own, once its course still agrees with itself."""
    if errors := _contradictions(delivery.course, libraries):
        raise OutlineError(sorted(sharpened(errors[:MOST_PROBLEMS], written), key=place_order))
    return replace(delivery, course=delivery.course.model_copy(update={"id": id}))


def _contradictions(course: Course, libraries: Sequence[Library]) -> list[Problem]:
    return [problem for problem in check_references(course, libraries) if problem.severity is Severity.ERROR]


def _unknown(variant: str, names: Sequence[str], place: Source | None) -> OutlineError:
    values = {"written": variant, "near": nearest(variant, names), "none": not names, "allowed": list(names)}
    return OutlineError([Problem("unknown-variant", place, values)])
