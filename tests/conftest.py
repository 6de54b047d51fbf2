"""What the tests share: the courses built once, the office programs, and a loud word about what was not checked."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

import hypothesis
import pytest

from rendering_checks.every_file import objections
from rendering_checks.office import MISSING, MissingProgram, Office, Validator, skip_or_fail

REPOSITORY = Path(__file__).resolve().parents[1]

hypothesis.settings.register_profile("steady", deadline=None, derandomize=True, database=None)
hypothesis.settings.load_profile("steady")

Command = Callable[..., "subprocess.CompletedProcess[str]"]


@pytest.fixture(scope="session")
def environment(tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    """The environment for running the program from any folder, with a cache of its own."""
    cache = str(tmp_path_factory.mktemp("cache"))
    own = {"PYTHONPATH": str(REPOSITORY), "PYTHONIOENCODING": "utf-8", "XDG_CACHE_HOME": cache, "LC_ALL": "C.UTF-8"}
    return {**os.environ, **own}


@pytest.fixture(scope="session")
def coursegen(environment: Mapping[str, str]) -> Command:
    """Runs the program in a folder: ``coursegen("build", "-o", out, cwd=folder)``."""

    def run(*arguments: str | Path, cwd: Path, **extra: str) -> subprocess.CompletedProcess[str]:
        command = [sys.executable, "-m", "coursegen", *map(str, arguments)]
        return subprocess.run(
            command, cwd=cwd, env={**environment, **extra}, capture_output=True, encoding="utf-8", timeout=300
        )

    return run


@dataclass(frozen=True)
class BuiltCourses:
    """The folder into which every course of ``outlines/`` was built, and what was said of those that could not be."""

    folder: Path
    errors: str


@pytest.fixture(scope="session")
def built_courses(coursegen: Command, tmp_path_factory: pytest.TempPathFactory) -> BuiltCourses:
    """Every course of ``outlines/``, built once, as the README's first command does."""
    output = tmp_path_factory.mktemp("courses")
    run = coursegen("build", "-o", output, cwd=REPOSITORY)
    return BuiltCourses(output, run.stderr)


@pytest.fixture(scope="session")
def office(tmp_path_factory: pytest.TempPathFactory) -> Office:
    """LibreOffice and poppler, or a skip that says what is missing."""
    try:
        return Office(tmp_path_factory.mktemp("office"))
    except MissingProgram as missing:
        skip_or_fail(missing)
        raise


@pytest.fixture(scope="session")
def validator() -> Validator:
    """Microsoft's validator, or a skip that says how to get it."""
    try:
        return Validator()
    except MissingProgram as missing:
        skip_or_fail(missing)
        raise


@pytest.fixture(scope="session", autouse=True)
def every_file_is_valid(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """Whatever a test had the program write is valid, although the test asked something else of it."""
    yield
    if "not office" in request.config.getoption("markexpr"):
        return
    try:
        validator = Validator()
    except MissingProgram:
        return  # the tests that ask for it are skipped or fail, and say so
    assert objections(tmp_path_factory.getbasetemp(), validator) == []


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Mark what needs office programs by what it asks for."""
    for item in items:
        if {"office", "validator"} & set(getattr(item, "fixturenames", ())):
            item.add_marker(pytest.mark.office)


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """Tell at the end, unasked, which checks did not run for want of a program."""
    reasons: dict[str, int] = {}
    for report in terminalreporter.stats.get("skipped", []):
        _, _, found = report.longreprtext.partition(MISSING)
        if found:
            reason = found.rstrip(")'\"")
            reasons[reason] = reasons.get(reason, 0) + 1
    if reasons:
        terminalreporter.section("checks of the finished files that did NOT run", yellow=True)
        for reason, count in sorted(reasons.items()):
            terminalreporter.line(f"{count:4} tests: {reason}", yellow=True)
