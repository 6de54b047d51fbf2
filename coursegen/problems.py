"""What can be wrong, where, and what to do about it.

    CoursegenError
    ├── OutlineError    the outline cannot be used             exit code 3
    ├── TemplateError   a template says something impossible   exit code 3
    ├── FitError        content that no layout can hold        exit code 3
    ├── AssetError      a picture, recording or font is wrong  exit code 4
    └── WriteError      a file cannot be saved                 exit code 5

A problem is a code, a place and the values that fill its wording; ``coursegen.wording`` turns it into a sentence in
the reader's language. A stage that cannot finish raises one of these, carrying every problem it found.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from enum import StrEnum

MOST_PROBLEMS = 200
"""Problems told at once; nobody mends more between two runs."""


@dataclass(frozen=True, slots=True, order=True)
class Source:
    """A place in a file an author wrote; line and column count from 1."""

    file: str
    line: int
    column: int

    def __str__(self) -> str:
        return f"{self.file}:{self.line}:{self.column}"

    @classmethod
    def parse(cls, text: str) -> Source:
        """The place that ``str(source)`` wrote."""
        file, line, column = text.rsplit(":", 2)
        return cls(file, int(line), int(column))


class Severity(StrEnum):
    """How much a problem weighs: an error stops the build, a warning is only told."""

    ERROR = "error"
    WARNING = "warning"


@dataclass(frozen=True, slots=True)
class Problem:
    """One thing that is wrong; ``code`` names its wording, ``values`` fill it."""

    code: str
    source: Source | None = None
    values: Mapping[str, object] = field(default_factory=dict)
    severity: Severity = Severity.ERROR


def of_variant(problems: Iterable[Problem], variant: str | None) -> tuple[Problem, ...]:
    """The problems, told as those of a client's variant where one is named; none is that of a variant unknown."""
    if variant is None:
        return tuple(problems)
    return tuple(
        problem
        if problem.code == "unknown-variant"
        else replace(problem, values={**problem.values, "variant": variant})
        for problem in problems
    )


class CoursegenError(Exception):
    """The base of every error the program raises on purpose; carries all problems found."""

    exit_code = 1

    def __init__(self, problems: Iterable[Problem]) -> None:
        self.problems = tuple(problems)
        super().__init__("; ".join(f"{p.source}: {p.code} {dict(p.values)}" for p in self.problems))

    def __reduce__(self) -> tuple[type[CoursegenError], tuple[tuple[Problem, ...]]]:
        """Lets an error travel from one process to another with its problems."""
        return type(self), (self.problems,)


class OutlineError(CoursegenError):
    """The outline cannot be read or does not describe a course."""

    exit_code = 3


class TemplateError(CoursegenError):
    """A template or theme is at fault, not the outline."""

    exit_code = 3


class FitError(CoursegenError):
    """Some content fits no layout even after splitting."""

    exit_code = 3


class AssetError(CoursegenError):
    """A picture, recording or other file the outline names cannot be used."""

    exit_code = 4


class WriteError(CoursegenError):
    """A file could not be written; earlier files are left as they were."""

    exit_code = 5
