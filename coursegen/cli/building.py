"""The commands that make documents, or say why they cannot be made."""

from __future__ import annotations

from pathlib import Path
from typing import TypedDict, Unpack

import click

from coursegen.cli.choosing import (
    chosen_outlines,
    named_products,
    planned_courses,
    refuse_unknown_products,
    variant_option,
    with_variants,
)
from coursegen.cli.completing import documents, outline_files, themes
from coursegen.cli.failures import Failures, Listing, tell_problems

OUTPUT = Path("output")
LAST_SECOND = 253_402_300_799
"""The end of the year 9999; Office knows no later date."""


class Options(TypedDict):
    """How to build, from the words of the command line."""

    output: Path
    only: str
    theme: str | None
    variant: str | None
    pdf: bool
    date: int | None
    jobs: int | None
    force: bool


@click.command()
@click.argument("outlines", nargs=-1, type=click.Path(path_type=Path), shell_complete=outline_files)
@click.option("-o", "--output", default=OUTPUT, type=click.Path(path_type=Path), help="Folder to write into.")
@click.option(
    "--only", default="", shell_complete=documents, help="Documents to build, separated by commas: deck,workbook,..."
)
@click.option("--theme", shell_complete=themes, help="Theme to use: a built-in name or the folder of your own.")
@variant_option
@click.option("--pdf", is_flag=True, help="Put a PDF beside each file (needs LibreOffice).")
@click.option(
    "--date",
    envvar="SOURCE_DATE_EPOCH",
    show_envvar=True,
    metavar="SECONDS",
    type=click.IntRange(0, LAST_SECOND),
    help="Moment the files name, in seconds since 1970; by default always the same.",
)
@click.option(
    "--jobs", "-j", metavar="N", type=click.IntRange(1, 64), help="Courses to build at once; by default what suits."
)
@click.option("--force", is_flag=True, help="Build unchanged courses too, and write over files changed by hand.")
def build(outlines: tuple[Path, ...], **options: Unpack[Options]) -> None:
    """Build the documents of OUTLINES, by default of every outline in outlines/."""
    names = named_products(options["only"])
    paths = chosen_outlines(outlines)
    failures = Failures()
    refuse_unknown_products(names, [(path, options["variant"]) for path in paths], options["theme"])
    from coursegen.cli.production import Order, Production

    order = Order(
        tuple(names),
        options["theme"],
        options["variant"],
        options["pdf"],
        options["date"],
        options["jobs"],
        options["force"],
    )
    Production(order, options["output"], failures).run(paths)
    failures.leave()


@click.command()
@click.argument("outlines", nargs=-1, type=click.Path(path_type=Path), shell_complete=outline_files)
@click.option("--strict", is_flag=True, help="Exit with 3 for warnings too.")
@click.option(
    "--format",
    "form",
    default="text",
    type=click.Choice(["text", "json", "github"]),
    help="How to print what is wrong.",
)
def check(outlines: tuple[Path, ...], strict: bool, form: str) -> None:
    """Report what is wrong with OUTLINES and their variants without building anything."""
    from coursegen.problems import OutlineError, of_variant

    listing = Listing()
    failures = Failures(tell_problems if form == "text" else listing.add)
    from coursegen.build import advice_on, proof_course

    for planned in planned_courses(with_variants(chosen_outlines(outlines)), failures):
        warnings = advice_on(planned)
        with failures.kept(planned.path, planned.variant):
            warnings += proof_course(planned)
        warnings = of_variant(warnings, planned.variant)
        if warnings and strict:
            failures.add(OutlineError(warnings), planned.path)
        elif warnings:
            failures.tell(warnings, planned.path)
    if form != "text":
        click.echo(listing.text(form), nl=False)
    failures.leave()
