"""The command line: the only place that prints or exits.

Exit codes: 0 done, 2 wrong usage, 3 a fault in an outline or template, 4 in a picture or recording, 5 in saving,
130 interrupted.
"""

from __future__ import annotations

import gc
import sys
from typing import Any

import click

from coursegen import __version__
from coursegen.cli.authoring import explain, new, schema
from coursegen.cli.building import build, check
from coursegen.cli.completing import completion
from coursegen.cli.listing import cases
from coursegen.cli.planning import actuals, agenda, diff, retime
from coursegen.cli.templates import check_template

INTERRUPTED = 130


class _Interruptible(click.Group):
    """Commands that Ctrl-C ends with one line and exit code 130; files already whole stay as they are."""

    def invoke(self, context: click.Context) -> Any:
        """Runs a command without looking for cycles: there are few, and searching a course for them costs as much as
        writing its workbook. What is left at the end goes with the process, unsearched.
        """
        gc.disable()
        try:
            return super().invoke(context)
        except KeyboardInterrupt:
            click.echo("interrupted; files not yet finished are as they were", err=True)
            sys.exit(INTERRUPTED)
        finally:
            gc.freeze()


@click.group(cls=_Interruptible, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, prog_name="coursegen")
def main() -> None:
    """Turn a course outline into its deck, facilitator guide, run sheet, workbook and brochure."""


_COMMANDS = (
    build, check, agenda, retime, diff, actuals, cases, new, explain, schema, check_template, completion,
)  # fmt: skip
for _command in _COMMANDS:
    main.add_command(_command)
