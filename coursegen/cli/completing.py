"""Words the shell offers when a user presses Tab: outlines, documents, themes, codes of problems; and the script."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from contextlib import suppress
from pathlib import Path

import click
from click.shell_completion import CompletionItem, get_completion_class

PROGRAM = "coursegen"
SHELLS = ("bash", "zsh", "fish")
ENDINGS = (".yaml", ".yml")

Completer = Callable[[click.Context, click.Parameter, str], list[CompletionItem]]


def outline_files(context: click.Context, parameter: click.Parameter, begun: str) -> list[CompletionItem]:
    """Outlines in the folder that is being typed and in the folders in it; any file where there is none."""
    folder = Path(begun).parent if begun else Path()
    nearby = [folder, *(path for path in _entries(folder) if path.is_dir() and not path.name.startswith("."))]
    files = (path for place in nearby for path in _entries(place))
    found = [str(path) for path in files if path.suffix in ENDINGS and path.name != "theme.yaml"]
    shown = [CompletionItem(name) for name in found if name.startswith(begun)]
    return shown or [CompletionItem(begun, type="file")]


def _entries(folder: Path) -> list[Path]:
    try:
        return sorted(folder.iterdir())
    except OSError:
        return []


def documents(context: click.Context, parameter: click.Parameter, begun: str) -> list[CompletionItem]:
    """Names of documents; behind a comma those not named before it."""
    from coursegen.build import ALL_PRODUCTS

    named, comma, last = begun.rpartition(",")
    left = [product.name for product in ALL_PRODUCTS if product.name not in named.split(",")]
    return [CompletionItem(named + comma + name) for name in left if name.startswith(last)]


def themes(context: click.Context, parameter: click.Parameter, begun: str) -> list[CompletionItem]:
    """Names of built-in themes, and folders that hold one."""
    from coursegen.build import theme_names

    own = (path.parent.as_posix() for path in sorted(Path().glob("*/theme.yaml")))
    return _beginning([*theme_names(), *own], begun)


def variants(context: click.Context, parameter: click.Parameter, begun: str) -> list[CompletionItem]:
    """Names of the variants of the outlines that are named before; click leaves those among the words to come."""
    from coursegen.build import variants_of
    from coursegen.problems import CoursegenError

    names: dict[str, None] = {}
    for outline in context.args:
        with suppress(CoursegenError):
            names |= dict.fromkeys(variants_of(Path(outline)))
    return _beginning(names, begun)


def problem_codes(context: click.Context, parameter: click.Parameter, begun: str) -> list[CompletionItem]:
    """Codes of problems."""
    from coursegen.wording.sentences import codes

    return _beginning(codes(), begun)


def _beginning(names: Iterable[str], begun: str) -> list[CompletionItem]:
    return [CompletionItem(name) for name in names if name.startswith(begun)]


@click.command()
@click.argument("shell", type=click.Choice(SHELLS))
@click.pass_context
def completion(context: click.Context, shell: str) -> None:
    """Print the script by which SHELL completes coursegen's commands, options, outlines and codes."""
    script = get_completion_class(shell)
    assert script is not None
    click.echo(script(context.find_root().command, {}, PROGRAM, f"_{PROGRAM}_COMPLETE".upper()).source())
