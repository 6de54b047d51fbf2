"""The command line: the only place that prints or exits.

Exit codes: 0 done, 2 wrong usage, 3 a fault in an outline or template, 4 in a picture or recording, 5 in saving,
130 interrupted.
"""

from __future__ import annotations

import gc
import os
import sys
import time
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from coursegen import __version__

if TYPE_CHECKING:
    from coursegen.build import Planned
    from coursegen.problems import CoursegenError, Problem
    from coursegen.wording.listings import Told

OUTLINES = Path("outlines")
OUTPUT = Path("output")
INTERRUPTED = 130


class _Interruptible(click.Group):
    """Commands that Ctrl-C ends with one line and exit code 130; files already whole stay as they are."""

    def invoke(self, context: click.Context) -> Any:
        """Runs a command. It makes many small objects and few cycles, so the collector is asked to look less often."""
        gc.set_threshold(200_000, 20, 20)
        try:
            return super().invoke(context)
        except KeyboardInterrupt:
            click.echo("interrupted; files not yet finished are as they were", err=True)
            sys.exit(INTERRUPTED)


def hours(written: str) -> int:
    """Minutes from a length of time; a bare number counts hours."""
    from coursegen.retiming import read_minutes

    try:
        return read_minutes(f"{written}h" if written.replace(".", "", 1).isdigit() else written)
    except (ValueError, OverflowError):
        raise click.BadParameter(f"{written!r} is not a length of time; write 6, 5.5 or 5h30m") from None


def time_of_day(written: str) -> int:
    """Minutes since midnight from a time of day."""
    hour, _, minute = written.replace("：", ":").partition(":")
    if hour.isdecimal() and minute.isdecimal() and int(hour) < 24 and int(minute) < 60:
        return int(hour) * 60 + int(minute)
    raise click.BadParameter(f"{written!r} is not a time of day; write it like 16:30")


@click.group(cls=_Interruptible, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, prog_name="coursegen")
def main() -> None:
    """Turn a course outline into its deck, facilitator guide, run sheet, workbook and brochure."""


@main.command()
@click.argument("outlines", nargs=-1, type=click.Path(path_type=Path))
@click.option("-o", "--output", default=OUTPUT, type=click.Path(path_type=Path), help="Folder to write into.")
@click.option("--only", default="", help="Documents to build, separated by commas: deck,workbook,...")
@click.option("--theme", help="Theme to use: a built-in name or the folder of your own.")
@click.option("--pdf", is_flag=True, help="Put a PDF beside each file (needs LibreOffice).")
def build(outlines: tuple[Path, ...], output: Path, only: str, theme: str | None, pdf: bool) -> None:
    """Build the documents of OUTLINES, by default of every outline in outlines/."""
    products = _chosen(only)
    paths = _outlines(outlines)
    failures = _Failures()
    from coursegen.build import save_course

    written: list[Path] = []
    for planned in _planned(paths, failures, theme):
        started = time.perf_counter()
        with failures.kept(planned.path):
            files = save_course(planned, output, products)
            written += files
            _progress(f"{planned.id}: {len(files)} files in {files[0].parent} ({time.perf_counter() - started:.1f} s)")
    if pdf and written:
        from coursegen.build import save_pdfs

        with failures.kept(paths[0]):
            _progress(f"{len(save_pdfs(written))} PDF files")
    failures.leave()


@main.command()
@click.argument("outlines", nargs=-1, type=click.Path(path_type=Path))
@click.option("--strict", is_flag=True, help="Exit with 3 for warnings too.")
@click.option(
    "--format",
    "form",
    default="text",
    type=click.Choice(["text", "json", "github"]),
    help="How to print what is wrong.",
)
def check(outlines: tuple[Path, ...], strict: bool, form: str) -> None:
    """Report what is wrong with OUTLINES without building anything."""
    from coursegen.problems import OutlineError

    listing = _Listing()
    failures = _Failures(_tell if form == "text" else listing.add)
    from coursegen.build import build_course

    for planned in _planned(_outlines(outlines), failures):
        with failures.kept(planned.path):
            build_course(planned)
        if planned.warnings and strict:
            failures.add(OutlineError(planned.warnings), planned.path)
        elif planned.warnings:
            failures.tell(planned.warnings, planned.path)
    if form != "text":
        click.echo(listing.text(form), nl=False)
    failures.leave()


@main.command()
@click.argument("outline", type=click.Path(path_type=Path))
@click.option(
    "--format", "form", default="table", type=click.Choice(["table", "json", "csv", "ics"]), help="How to print it."
)
def agenda(outline: Path, form: str) -> None:
    """Print the timetable of OUTLINE: every activity with its clock times, and what does not fit."""
    failures = _Failures()
    with failures.kept(outline):
        from coursegen.build import agenda_of
        from coursegen.drafts import draft_course, timetable_problems
        from coursegen.problems import OutlineError

        planned = draft_course(outline)
        if form == "ics" and not any(day.date for day in planned.timetable.days):
            raise click.UsageError("a calendar needs a first day: write schedule: {date: 2027-03-01} in the outline")
        click.echo(agenda_of(planned, form), nl=False)
        errors, warnings = timetable_problems(planned)
        failures.tell(warnings, outline)
        if errors:
            raise OutlineError(errors)
    failures.leave()


@main.command("check-template")
@click.argument("file", type=click.Path(path_type=Path))
@click.option(
    "--language", default="zh-Hans", type=click.Choice(["zh-Hans", "zh-Hant", "en"]), help="Language to report in."
)
def check_template(file: Path, language: str) -> None:
    """Draw which layouts of FILE, a client's .pptx or .potx, serve which slides, and say what is missing."""
    failures = _Failures()
    with failures.kept(file):
        from coursegen.build import template_report
        from coursegen.problems import Severity, TemplateError
        from coursegen.wording import describe

        drawing, problems = template_report(file, language)
        click.echo(drawing, nl=False)
        for problem in problems:
            click.echo(describe(problem, language), err=True)
        if any(problem.severity is Severity.ERROR for problem in problems):
            sys.exit(TemplateError.exit_code)
    failures.leave()


@main.command()
@click.argument("outline", type=click.Path(path_type=Path))
@click.option("--hours", type=hours, help="How long in all, as the client counts: 6, 5.5 or 5h30m.")
@click.option("--end", type=time_of_day, help="When every day is over: 16:30.")
@click.option("--half-day", is_flag=True, help="One morning: until lunch, or 180 minutes.")
@click.option("--write", "target", type=click.Path(path_type=Path), help="Write the fitted outline into this new file.")
@click.option("--force", is_flag=True, help="Write over a file that exists.")
def retime(outline: Path, target: Path | None, force: bool, **asked: Any) -> None:
    """Fit OUTLINE into other hours: say what to cut and shorten, and with --write make a new outline of it."""
    if sum(value not in (None, False) for value in asked.values()) != 1:
        raise click.UsageError("say one of --hours, --end and --half-day")
    failures = _Failures()
    with failures.kept(outline):
        from coursegen.problems import OutlineError, Problem, WriteError
        from coursegen.retiming import RetimedOutline

        if target and target.exists() and not force:
            raise WriteError([Problem("write-exists", None, {"file": str(target)})])
        retimed = RetimedOutline(outline, asked["hours"], asked["end"])
        click.echo(retimed.report(), nl=False)
        if problems := retimed.problems():
            raise OutlineError(problems)
        if target:
            retimed.save(target)
    failures.leave()


@main.command()
@click.argument("name")
@click.option(
    "--language", default="zh-Hans", type=click.Choice(["zh-Hans", "zh-Hant", "en"]), help="Language of the course."
)
@click.option(
    "--from", "start", default="minimal", type=click.Choice(["minimal", "full"]), help="How much to begin with."
)
def new(name: str, language: str, start: str) -> None:
    """Begin a course: write the outline outlines/NAME.yaml, ready to be changed and built."""
    from coursegen.starting import outline_path, start_outline

    path = outline_path(name, OUTLINES)
    if path is None:
        raise click.BadParameter(f"no file can be called {name!r}; use letters, digits and dashes", param_hint="NAME")
    failures = _Failures()
    with failures.kept(path):
        start_outline(path, start, language)
        click.echo(str(path))
    failures.leave()


@main.command()
@click.argument("code", required=False)
@click.option("--language", type=click.Choice(["zh", "zh-Hans", "zh-Hant", "en"]), help="Language to explain in.")
def explain(code: str | None, language: str | None) -> None:
    """Say what the problem CODE means, with an example; without CODE list all codes."""
    from coursegen.wording.explaining import explain, list_codes, nearest_code
    from coursegen.wording.sentences import codes

    language = language or _own_language()
    if code is None:
        click.echo(list_codes(language), nl=False)
        return
    code = code.strip("[]")
    if code not in codes():
        near = nearest_code(code)
        hint = f"did you mean {near}?" if near else "coursegen explain lists them all"
        raise click.BadParameter(f"there is no problem called {code}; {hint}", param_hint="CODE")
    click.echo(explain(code, language), nl=False)


@main.command()
def schema() -> None:
    """Print the JSON Schema of outlines, for editors that complete and check YAML."""
    from coursegen.build import schema_text

    click.echo(schema_text(), nl=False)


def _own_language() -> str:
    """The language the terminal is set to: Chinese, or English for all others."""
    written = next((value for name in ("LC_ALL", "LC_MESSAGES", "LANG") if (value := os.environ.get(name))), "")
    if not written.lower().startswith("zh"):
        return "en"
    return "zh-Hant" if any(place in written for place in ("TW", "HK", "MO", "Hant")) else "zh-Hans"


def _chosen(only: str) -> tuple:  # type: ignore[type-arg]
    from coursegen.build import ALL_PRODUCTS, choose_products

    names = [name.strip() for name in only.split(",") if name.strip()]
    known = [product.name for product in ALL_PRODUCTS]
    unknown = [name for name in names if name not in known]
    if unknown or (only and not names):
        raise click.BadParameter(
            f"no document is called {', '.join(unknown) or repr(only)}; choose from {', '.join(known)}",
            param_hint="--only",
        )
    return choose_products(names)


def _outlines(named: tuple[Path, ...]) -> tuple[Path, ...]:
    """The outlines named, folders opened; those in ``outlines/`` when none is."""
    found: list[Path] = []
    for path in named or (OUTLINES,):
        found += sorted(p for end in ("*.yaml", "*.yml") for p in path.glob(end)) if path.is_dir() else [path]
    if not named and not (OUTLINES.is_dir() and found):
        raise click.UsageError(f"there is no outline in {OUTLINES}/; name a file, or put your .yaml files there")
    if not found:
        raise click.UsageError(f"there is no .yaml file in {', '.join(map(str, named))}")
    return tuple(dict.fromkeys(found))


def _planned(paths: Iterable[Path], failures: _Failures, theme: str | None = None) -> list[Planned]:
    """The courses that could be read, each under a name of its own."""
    from coursegen.build import plan_course
    from coursegen.problems import OutlineError, Problem, Source

    courses: dict[str, Planned] = {}
    for path in paths:
        with failures.kept(path):
            planned = plan_course(path, theme)
            first = courses.setdefault(planned.id.casefold(), planned)
            if first is not planned:
                values = {"id": planned.id, "first": str(first.path)}
                raise OutlineError([Problem("duplicate-course", Source(str(path), 1, 1), values)])
    return list(courses.values())


class _Failures:
    """Faults of single courses, told at once and remembered for the exit code; other courses go on."""

    def __init__(self, tell: Callable[[Iterable[Problem], Path], None] | None = None) -> None:
        self._exit_code = 0
        self.tell = tell or _tell

    @contextmanager
    def kept(self, outline: Path) -> Iterator[None]:
        """Catches what goes wrong with one outline."""
        from coursegen.problems import CoursegenError

        try:
            yield
        except CoursegenError as error:
            self.add(error, outline)

    def add(self, error: CoursegenError, outline: Path) -> None:
        """Tells an error's problems."""
        self._exit_code = self._exit_code or error.exit_code
        self.tell(error.problems, outline)

    def leave(self) -> None:
        """Exits when anything failed."""
        if self._exit_code:
            sys.exit(self._exit_code)


class _Listing:
    """Problems gathered for one list at the end."""

    def __init__(self) -> None:
        self._told: list[Told] = []

    def add(self, problems: Iterable[Problem], outline: Path) -> None:
        """Puts the problems of an outline on the list."""
        from coursegen.build import outline_language
        from coursegen.wording.listings import Told

        language = outline_language(outline)
        self._told += [Told(problem, str(outline), language) for problem in problems]

    def text(self, form: str) -> str:
        """The whole list in one of the forms of ``listings``."""
        from coursegen.wording.listings import WRITERS

        return WRITERS[form](self._told)


def _tell(problems: Iterable[Problem], outline: Path) -> None:
    """Problems on the error stream in the outline's language, each with its line shown."""
    problems = tuple(problems)
    if not problems:
        return
    from coursegen.build import outline_language
    from coursegen.problems import Source
    from coursegen.wording import describe, excerpt

    language = outline_language(outline)
    files: dict[str, list[str]] = {}

    def line(source: Source) -> str | None:
        if source.file not in files:
            try:
                files[source.file] = Path(source.file).read_text("utf-8-sig", "replace").split("\n")
            except OSError:
                files[source.file] = []
        lines = files[source.file]
        return lines[source.line - 1] if 0 < source.line <= len(lines) else None

    for problem in problems:
        click.echo(describe(problem, language), err=True)
        shown = excerpt(problem, line)
        if shown:
            click.echo(shown, err=True)


def _progress(text: str) -> None:
    """A line on a terminal; nothing in a pipe."""
    if sys.stdout.isatty():
        click.echo(text)


if __name__ == "__main__":
    main()
