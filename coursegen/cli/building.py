"""The commands that make documents, or say why they cannot be made."""

from __future__ import annotations

import sys
import time
from pathlib import Path

import click

from coursegen.cli.choosing import chosen_outlines, chosen_products, named_products, planned_courses
from coursegen.cli.completing import documents, outline_files, themes
from coursegen.cli.failures import Failures, Listing, tell_problems

OUTPUT = Path("output")


@click.command()
@click.argument("outlines", nargs=-1, type=click.Path(path_type=Path), shell_complete=outline_files)
@click.option("-o", "--output", default=OUTPUT, type=click.Path(path_type=Path), help="Folder to write into.")
@click.option(
    "--only", default="", shell_complete=documents, help="Documents to build, separated by commas: deck,workbook,..."
)
@click.option("--theme", shell_complete=themes, help="Theme to use: a built-in name or the folder of your own.")
@click.option("--pdf", is_flag=True, help="Put a PDF beside each file (needs LibreOffice).")
def build(outlines: tuple[Path, ...], output: Path, only: str, theme: str | None, pdf: bool) -> None:
    """Build the documents of OUTLINES, by default of every outline in outlines/."""
    names = named_products(only)
    paths = chosen_outlines(outlines)
    failures = Failures()
    from coursegen.build import save_course

    written: list[Path] = []
    for planned, products in chosen_products(names, planned_courses(paths, failures, theme), failures):
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
    """Report what is wrong with OUTLINES without building anything."""
    from coursegen.problems import OutlineError

    listing = Listing()
    failures = Failures(tell_problems if form == "text" else listing.add)
    from coursegen.build import build_course

    for planned in planned_courses(chosen_outlines(outlines), failures):
        with failures.kept(planned.path):
            build_course(planned)
        if planned.warnings and strict:
            failures.add(OutlineError(planned.warnings), planned.path)
        elif planned.warnings:
            failures.tell(planned.warnings, planned.path)
    if form != "text":
        click.echo(listing.text(form), nl=False)
    failures.leave()


def _progress(text: str) -> None:
    """A line on a terminal; nothing in a pipe."""
    if sys.stdout.isatty():
        click.echo(text)
