"""The commands that help authors: a new outline, what a problem means, the schema for editors."""

from __future__ import annotations

import click

from coursegen.cli.choosing import OUTLINES
from coursegen.cli.completing import problem_codes
from coursegen.cli.failures import Failures
from coursegen.cli.terminal import own_language


@click.command()
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
    failures = Failures()
    with failures.kept(path):
        start_outline(path, start, language)
        click.echo(str(path))
    failures.leave()


@click.command()
@click.argument("code", required=False, shell_complete=problem_codes)
@click.option("--language", type=click.Choice(["zh", "zh-Hans", "zh-Hant", "en"]), help="Language to explain in.")
def explain(code: str | None, language: str | None) -> None:
    """Say what the problem CODE means, with an example; without CODE list all codes."""
    from coursegen.wording.explaining import explain, list_codes, nearest_code
    from coursegen.wording.sentences import codes

    language = language or own_language()
    if code is None:
        click.echo(list_codes(language), nl=False)
        return
    code = code.strip("[]")
    if code not in codes():
        near = nearest_code(code)
        hint = f"did you mean {near}?" if near else "coursegen explain lists them all"
        raise click.BadParameter(f"there is no problem called {code}; {hint}", param_hint="CODE")
    click.echo(explain(code, language), nl=False)


@click.command()
@click.option("--library", "of", flag_value="library", help="The schema of library files instead.")
@click.option("--delivery", "of", flag_value="delivery", help="The schema of delivery files instead.")
def schema(of: str | None) -> None:
    """Print the JSON Schema of outlines, for editors that complete and check YAML."""
    from coursegen.build import schema_text

    click.echo(schema_text(of or "outline"), nl=False)
