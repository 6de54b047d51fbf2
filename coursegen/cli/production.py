"""The courses of one ``build``: which are unchanged, which are made anew and saved, and what is said of them."""

from __future__ import annotations

import sys
import time
from collections.abc import Iterable, Mapping, Sequence
from contextlib import closing
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

import click

from coursegen.cli.failures import Failures
from coursegen.cli.workers import made_courses, sensible_jobs

if TYPE_CHECKING:
    from coursegen.build import Made
    from coursegen.records import Standing


@dataclass(frozen=True, slots=True)
class Order:
    """What is to be made of every outline: documents by name, the usual ones where none is named.

    Without ``jobs`` as many courses at once as suits.
    """

    documents: tuple[str, ...]
    theme: str | None = None
    variant: str | None = None
    pdf: bool = False
    date: int | None = None
    jobs: int | None = None
    force: bool = False

    def of(self, outline: Path, pdf: bool) -> dict[str, object]:
        """All that decides what becomes of one outline, as it is kept on record."""
        return {
            "outline": str(outline.resolve()),
            "documents": self.documents,
            "theme": self.theme and [self.theme, str(Path(self.theme).resolve())],
            "variant": self.variant,
            "date": self.date,
            "pdf": pdf,
        }


@dataclass(frozen=True, slots=True)
class _Built:
    """What is remembered of a course that was saved: digests of what it was made from, and its files."""

    read: Mapping[str, str | None]
    files: tuple[Path, ...]


class Production:
    """Builds courses into ``output``, whatever happens to single ones."""

    def __init__(self, order: Order, output: Path, failures: Failures) -> None:
        from coursegen.records import Records

        self._order = order
        self._output = output
        self._failures = failures
        self._records = Records(output)
        self._first: dict[str, Path] = {}
        self._built: dict[Path, _Built] = {}
        self._left = 0

    def run(self, outlines: Sequence[Path]) -> None:
        """Builds the courses that changed, in the order of the outlines."""
        from coursegen.build import make_course

        started = time.perf_counter()
        standing = {} if self._order.force else dict(self._unchanged(outlines))
        changed = [path for path in outlines if path not in standing]
        order = self._order
        make = partial(make_course, names=order.documents, theme=order.theme, date=order.date, variant=order.variant)
        jobs = self._order.jobs or sensible_jobs(len(changed))
        with closing(made_courses(changed, make, min(jobs, max(1, len(changed))))) as made:
            for path in outlines:
                with self._failures.kept(path, order.variant):
                    if path in standing:
                        self._leave(path, standing[path])
                    else:
                        self._save(path, next(made)[1]())
        self._save_pdfs(outlines[0])
        if len(outlines) > 1:
            failed = len(outlines) - len(self._built) - self._left
            told = f"{len(self._built)} built, {self._left} unchanged, {failed} failed"
            progress(f"{told} ({time.perf_counter() - started:.1f} s)")

    def _unchanged(self, outlines: Iterable[Path]) -> Iterable[tuple[Path, Standing]]:
        for path in outlines:
            if found := self._records.standing(self._order.of(path, self._order.pdf)):
                yield path, found

    def _claim(self, name: str, path: Path) -> None:
        """Raises :class:`OutlineError` when another outline has taken the course's name."""
        from coursegen.problems import OutlineError, Problem, Source

        first = self._first.setdefault(name.casefold(), path)
        if first != path:
            values = {"id": name, "first": str(first)}
            raise OutlineError([Problem("duplicate-course", Source(str(path), 1, 1), values)])

    def _leave(self, path: Path, standing: Standing) -> None:
        self._claim(standing.files[0].parent.name, path)
        self._tell("edited-left", path, {file: None for file in standing.edited})
        self._left += 1
        progress(f"{standing.files[0].parent.name}: unchanged")

    def _save(self, path: Path, made: Made) -> None:
        from coursegen.build import save_files

        started = time.perf_counter()
        self._claim(made.id, path)
        if not made.files:
            return
        files = {self._output / name: content for name, content in made.files.items()}
        edited = {} if self._order.force else self._edited(files)
        save_files({**files, **{copy: file.read_bytes() for file, copy in edited.items()}})
        self._tell("edited-kept", path, edited)
        self._records.note(self._order.of(path, pdf=False), made.read, files)
        self._built[path] = _Built(made.read, tuple(files))
        seconds = made.seconds + time.perf_counter() - started
        progress(f"{made.id}: {len(files)} files in {self._output / made.id} ({seconds:.1f} s)")

    def _edited(self, files: Mapping[Path, bytes]) -> dict[Path, Path]:
        """The files changed by hand that would be lost, and where each is kept."""
        edited = self._records.edited(files)
        return {file: _beside(file) for file in edited if file.read_bytes() != files[file]}

    def _tell(self, code: str, path: Path, files: Mapping[Path, Path | None]) -> None:
        from coursegen.problems import Problem, Severity

        values = [{"file": str(file), "copy": str(copy)} for file, copy in files.items()]
        self._failures.tell([Problem(code, None, each, Severity.WARNING) for each in values], path)

    def _save_pdfs(self, first: Path) -> None:
        """A PDF beside each file, all in one run of LibreOffice."""
        if not self._order.pdf or not self._built:
            return
        from coursegen.build import save_pdfs

        with self._failures.kept(first):
            pdfs = save_pdfs([file for built in self._built.values() for file in built.files])
            progress(f"{len(pdfs)} PDF files")
            for path, built in self._built.items():
                own = [*built.files, *(file.with_suffix(".pdf") for file in built.files)]
                self._records.note(self._order.of(path, pdf=True), built.read, own)


def _beside(file: Path) -> Path:
    """A free name for what a trainer made of a file."""
    number = 1
    while (copy := file.with_name(f"{file.stem}.edited{f'-{number}' if number > 1 else ''}{file.suffix}")).exists():
        number += 1
    return copy


def progress(text: str) -> None:
    """A line on a terminal; nothing in a pipe."""
    if sys.stdout.isatty():
        click.echo(text)
