"""The command that lists what there is to use: cases, tools and recordings."""

from __future__ import annotations

from pathlib import Path

import click

from coursegen.cli.choosing import chosen_outlines
from coursegen.cli.failures import Failures
from coursegen.cli.terminal import own_language


@click.command()
@click.argument("outlines", nargs=-1, type=click.Path(path_type=Path))
@click.option("--format", "form", default="table", type=click.Choice(["table", "json"]), help="How to print it.")
@click.option("--language", type=click.Choice(["zh-Hans", "zh-Hant", "en"]), help="Language of the table's words.")
def cases(outlines: tuple[Path, ...], form: str, language: str | None) -> None:
    """List the cases, tools and recordings of OUTLINES and their libraries, and which activities use them."""
    paths = chosen_outlines(outlines)
    failures = Failures()
    from coursegen.catalogue import WRITERS, Catalogue

    catalogue = Catalogue()
    for path in paths:
        with failures.kept(path):
            catalogue.add(path)
    click.echo(WRITERS[form](catalogue.entries(), language or own_language()), nl=False)
    failures.leave()
