"""Problems as programs read them: JSON for editors, and the lines by which GitHub marks a change."""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import dataclass

from coursegen.problems import Problem, Severity
from coursegen.wording.sentences import sentence


@dataclass(frozen=True, slots=True)
class Told:
    """A problem with the outline it was found in and the language to say it in."""

    problem: Problem
    outline: str
    language: str

    @property
    def file(self) -> str:
        """The file to look at."""
        return self.problem.source.file if self.problem.source else self.outline

    @property
    def place(self) -> tuple[int, int] | tuple[None, None]:
        """The line and column, where they are known."""
        source = self.problem.source
        return (source.line, source.column) if source else (None, None)

    @property
    def message(self) -> str:
        """The sentence, without its place."""
        return sentence(self.problem, self.language)


def as_json(told: Iterable[Told]) -> str:
    """A list of objects with file, line, column, severity, code and message."""
    return json.dumps([_entry(one) for one in told], ensure_ascii=False, indent=2) + "\n"


def _entry(told: Told) -> dict[str, object]:
    line, column = told.place
    return {
        "file": told.file,
        "line": line,
        "column": column,
        "severity": str(told.problem.severity),
        "code": told.problem.code,
        "message": told.message,
    }


def as_github(told: Iterable[Told]) -> str:
    """A ``::warning`` or ``::error`` line for each, as GitHub's workflow commands want them."""
    return "".join(f"{_command(one)}\n" for one in told)


def _command(told: Told) -> str:
    line, column = told.place
    where = {"file": told.file, "line": line, "col": column, "title": told.problem.code}
    properties = ",".join(f"{name}={_property(str(value))}" for name, value in where.items() if value is not None)
    kind = "error" if told.problem.severity is Severity.ERROR else "warning"
    return f"::{kind} {properties}::{_escaped(told.message)}"


def _escaped(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _escaped(text).replace(":", "%3A").replace(",", "%2C")


WRITERS = {"json": as_json, "github": as_github}
