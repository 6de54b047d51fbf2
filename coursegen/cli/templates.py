"""The commands about a client's own files."""

from __future__ import annotations

import sys
from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING

import click

from coursegen.cli.failures import Failures

if TYPE_CHECKING:
    from coursegen.problems import Problem


@click.command("check-template")
@click.argument("file", type=click.Path(path_type=Path))
@click.option(
    "--language", default="zh-Hans", type=click.Choice(["zh-Hans", "zh-Hant", "en"]), help="Language to report in."
)
def check_template(file: Path, language: str) -> None:
    """Draw what a client's FILE offers our slides or documents, and say what is missing.

    FILE is a .pptx or .potx, whose layouts serve slides, or a .docx or .dotx, whose styles, pages and letterhead serve
    documents.
    """
    failures = Failures(lambda problems, _: _tell(problems, language))
    with failures.kept(file):
        from coursegen.build import template_report
        from coursegen.problems import Severity, TemplateError

        drawing, problems = template_report(file, language)
        click.echo(drawing, nl=False)
        _tell(problems, language)
        if any(problem.severity is Severity.ERROR for problem in problems):
            sys.exit(TemplateError.exit_code)
    failures.leave()


def _tell(problems: Iterable[Problem], language: str) -> None:
    from coursegen.wording import describe

    for problem in problems:
        click.echo(describe(problem, language), err=True)
