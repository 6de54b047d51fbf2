"""The commands about time: the timetable as it is, and the outline fitted into other hours."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import click

from coursegen.cli.choosing import variant_option
from coursegen.cli.completing import outline_files
from coursegen.cli.failures import Failures


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


@click.command()
@click.argument("outline", type=click.Path(path_type=Path), shell_complete=outline_files)
@click.option(
    "--format", "form", default="table", type=click.Choice(["table", "json", "csv", "ics"]), help="How to print it."
)
@variant_option
def agenda(outline: Path, form: str, variant: str | None) -> None:
    """Print the timetable of OUTLINE: every activity with its clock times, and what does not fit."""
    failures = Failures()
    with failures.kept(outline, variant):
        from coursegen.build import agenda_of
        from coursegen.drafts import draft_course, timetable_problems
        from coursegen.problems import OutlineError, of_variant

        planned = draft_course(outline, variant)
        if form == "ics" and not any(day.date for day in planned.timetable.days):
            raise click.UsageError("a calendar needs a first day: write schedule: {date: 2027-03-01} in the outline")
        click.echo(agenda_of(planned, form), nl=False)
        errors, warnings = timetable_problems(planned)
        failures.tell(of_variant(warnings, variant), outline)
        if errors:
            raise OutlineError(errors)
    failures.leave()


@click.command()
@click.argument("outline", type=click.Path(path_type=Path), shell_complete=outline_files)
@click.option("--hours", type=hours, help="How long in all, as the client counts: 6, 5.5 or 5h30m.")
@click.option("--end", type=time_of_day, help="When every day is over: 16:30.")
@click.option("--half-day", is_flag=True, help="One morning: until lunch, or 180 minutes.")
@variant_option
@click.option("--write", "target", type=click.Path(path_type=Path), help="Write the fitted outline into this new file.")
@click.option("--force", is_flag=True, help="Write over a file that exists.")
def retime(outline: Path, target: Path | None, force: bool, **asked: Any) -> None:
    """Fit OUTLINE into other hours: say what to cut and shorten, and with --write make a new outline of it."""
    variant = asked.pop("variant")
    if sum(value not in (None, False) for value in asked.values()) != 1:
        raise click.UsageError("say one of --hours, --end and --half-day")
    if variant and target:
        raise click.UsageError("a variant is not written anew; write the hours into it: hours: 6h")
    failures = Failures()
    with failures.kept(outline, variant):
        from coursegen.problems import OutlineError, Problem, WriteError
        from coursegen.retiming import RetimedOutline

        if target and target.exists() and not force:
            raise WriteError([Problem("write-exists", None, {"file": str(target)})])
        retimed = RetimedOutline(outline, asked["hours"], asked["end"], variant)
        click.echo(retimed.report(), nl=False)
        if problems := retimed.problems():
            raise OutlineError(problems)
        if target:
            retimed.save(target)
    failures.leave()


@click.command()
@click.argument("outline", type=click.Path(path_type=Path), shell_complete=outline_files)
@variant_option
@click.option("--format", "form", default="text", type=click.Choice(["text", "json"]), help="How to print it.")
def diff(outline: Path, variant: str | None, form: str) -> None:
    """Say what a variant of OUTLINE, or the delivery file OUTLINE, has otherwise than the course."""
    failures = Failures()
    with failures.kept(outline, variant):
        from coursegen.differences import tell_differences

        click.echo(tell_differences(outline, variant, form), nl=False)
    failures.leave()


@click.command()
@click.argument("outline", type=click.Path(path_type=Path), shell_complete=outline_files)
@click.argument("logs", nargs=-1, type=click.Path(path_type=Path), shell_complete=outline_files)
@variant_option
@click.option("--blank", is_flag=True, help="Print a log of OUTLINE ready to be filled in.")
@click.option("--format", "form", default="table", type=click.Choice(["table", "json"]), help="How to print it.")
@click.option("--write", "target", type=click.Path(path_type=Path), help="Write the outline with the proposals.")
def actuals(outline: Path, logs: tuple[Path, ...], target: Path | None, **asked: Any) -> None:
    """Compare the minutes of OUTLINE with those that LOGS, kept by its trainers, say were taught."""
    if bool(logs) == asked["blank"]:
        raise click.UsageError("name the logs to compare with, or say --blank for one to fill in")
    if asked["variant"] and target:
        raise click.UsageError("a variant is not written anew; change the minutes in its outline")
    failures = Failures()
    with failures.kept(outline, asked["variant"]):
        from coursegen.actuals import Actuals, blank_log
        from coursegen.problems import Problem, WriteError

        if asked["blank"]:
            click.echo(blank_log(outline, asked["variant"]), nl=False)
            return
        if target and target.exists():
            raise WriteError([Problem("write-exists", None, {"file": str(target)})])
        found = Actuals(outline, logs, asked["variant"])
        click.echo(found.report(asked["form"]), nl=False)
        failures.tell(found.problems(), outline)
        if target:
            found.save(target)
    failures.leave()
