"""What went wrong with single courses: told at once, remembered for the exit code, while other courses go on."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

import click

from coursegen.cli.terminal import own_language

if TYPE_CHECKING:
    from coursegen.problems import CoursegenError, Problem, Source
    from coursegen.wording.listings import Told


_PACKED = "PK\x03\x04"
"""How Office files begin: they have no lines to show."""


class Failures:
    """Faults of single courses, told at once and remembered for the exit code; other courses go on."""

    def __init__(self, tell: Callable[[Iterable[Problem], Path], None] | None = None) -> None:
        self._exit_code = 0
        self._tell = tell or tell_problems
        self._told: set[tuple[str, Source, object]] = set()

    @contextmanager
    def kept(self, outline: Path, variant: str | None = None) -> Iterator[None]:
        """Catches what goes wrong with one outline, or with a variant of it."""
        from coursegen.problems import CoursegenError, of_variant

        try:
            yield
        except CoursegenError as error:
            error.problems = of_variant(error.problems, variant)
            self.add(error, outline)

    def add(self, error: CoursegenError, outline: Path) -> None:
        """Tells an error's problems."""
        self._exit_code = self._exit_code or error.exit_code
        self.tell(error.problems, outline)

    def tell(self, problems: Iterable[Problem], outline: Path) -> None:
        """Tells problems; those that outlines have from a library, or variants from their outline, are told once."""
        new = [problem for problem in problems if not self._was_told(problem)]
        self._told.update((p.code, p.source, p.values.get("variant")) for p in new if p.source)
        self._tell(new, outline)

    def _was_told(self, problem: Problem) -> bool:
        whose = {problem.values.get("variant"), None}
        return any((problem.code, problem.source, variant) in self._told for variant in whose)

    def leave(self) -> None:
        """Exits when anything failed."""
        if self._exit_code:
            sys.exit(self._exit_code)


class Listing:
    """Problems gathered for one list at the end."""

    def __init__(self) -> None:
        self._told: list[Told] = []

    def add(self, problems: Iterable[Problem], outline: Path) -> None:
        """Puts the problems of an outline on the list."""
        from coursegen.build import outline_language
        from coursegen.wording.listings import Told

        language = outline_language(outline, own_language())
        self._told += [Told(problem, str(outline), language) for problem in problems]

    def text(self, form: str) -> str:
        """The whole list in one of the forms of ``listings``."""
        from coursegen.wording.listings import WRITERS

        return WRITERS[form](self._told)


def tell_problems(problems: Iterable[Problem], outline: Path) -> None:
    """Problems on the error stream in the outline's language, each with its line shown."""
    problems = tuple(problems)
    if not problems:
        return
    from coursegen.build import outline_language
    from coursegen.wording import describe, excerpt

    language = outline_language(outline, own_language())
    files: dict[str, list[str]] = {}

    def line(source: Source) -> str | None:
        if source.file not in files:
            try:
                text = Path(source.file).read_text("utf-8-sig", "replace")
                files[source.file] = [] if text.startswith(_PACKED) or "\0" in text else text.split("\n")
            except OSError:
                files[source.file] = []
        lines = files[source.file]
        return lines[source.line - 1] if 0 < source.line <= len(lines) else None

    for problem in problems:
        click.echo(describe(problem, language), err=True)
        shown = excerpt(problem, line)
        if shown:
            click.echo(shown, err=True)
