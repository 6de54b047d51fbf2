"""What is to be worked on: outlines and documents from the words of the command line."""

from __future__ import annotations

from collections.abc import Iterable
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING

import click

from coursegen.cli.completing import variants
from coursegen.cli.failures import Failures

if TYPE_CHECKING:
    from coursegen.build import Planned

OUTLINES = Path("outlines")
variant_option = click.option(
    "--variant", metavar="NAME", shell_complete=variants, help="One of the variants that OUTLINE has for clients."
)

Wanted = tuple[Path, str | None]
"""An outline or delivery file, and the variant of it where one is asked for."""


def named_products(only: str) -> list[str]:
    """The names written after ``--only``, separated by commas."""
    names = [name.strip() for name in only.split(",") if name.strip()]
    if only and not names:
        raise _unknown_products([only], [])
    return names


def refuse_unknown_products(names: list[str], wanted: Iterable[Wanted], theme: str | None) -> None:
    """A usage error for names of documents that neither the program nor the theme of any course knows."""
    from coursegen.build import ALL_PRODUCTS, plan_course, products_of
    from coursegen.problems import CoursegenError

    known = dict.fromkeys(product.name for product in ALL_PRODUCTS)
    if known.keys() >= set(names):
        return
    for path, variant in wanted:
        with suppress(CoursegenError):
            known |= dict.fromkeys(product.name for product in products_of(plan_course(path, theme, variant)))
    if unknown := [name for name in names if name not in known]:
        raise _unknown_products(unknown, list(known))


def _unknown_products(names: list[str], known: list[str]) -> click.BadParameter:
    from coursegen.build import ALL_PRODUCTS

    known = known or [product.name for product in ALL_PRODUCTS]
    told = f"no document is called {', '.join(names)}; choose from {', '.join(known)}"
    return click.BadParameter(told, param_hint="--only")


def chosen_outlines(named: tuple[Path, ...]) -> tuple[Path, ...]:
    """The outlines named, folders opened; those in ``outlines/`` when none is."""
    found: list[Path] = []
    for path in named or (OUTLINES,):
        found += sorted(p for end in ("*.yaml", "*.yml") for p in path.glob(end)) if path.is_dir() else [path]
    if not named and not (OUTLINES.is_dir() and found):
        raise click.UsageError(f"there is no outline in {OUTLINES}/; name a file, or put your .yaml files there")
    if not found:
        raise click.UsageError(f"there is no .yaml file in {', '.join(map(str, named))}")
    return tuple(dict.fromkeys(found))


def with_variants(paths: Iterable[Path]) -> list[Wanted]:
    """The outlines, each followed by its variants; of one that cannot be read only the base is wanted."""
    from coursegen.build import variants_of
    from coursegen.problems import OutlineError

    wanted: list[Wanted] = []
    for path in paths:
        wanted.append((path, None))
        with suppress(OutlineError):
            wanted += [(path, variant) for variant in variants_of(path)]
    return wanted


def planned_courses(wanted: Iterable[Wanted], failures: Failures) -> list[Planned]:
    """The courses that could be read, each under a name of its own."""
    from coursegen.build import plan_course
    from coursegen.problems import OutlineError, Problem, Source

    courses: dict[str, Planned] = {}
    for path, variant in wanted:
        with failures.kept(path, variant):
            planned = plan_course(path, variant=variant)
            first = courses.setdefault(planned.id.casefold(), planned)
            if first is not planned:
                values = {"id": planned.id, "first": str(first.path)}
                raise OutlineError([Problem("duplicate-course", Source(str(path), 1, 1), values)])
    return list(courses.values())
