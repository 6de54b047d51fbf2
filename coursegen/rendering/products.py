"""Which documents a course becomes, from which template, for whom.

A new document is a template and a line here; in a theme of one's own a template ``<name>.docx.html.j2`` is enough.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from enum import StrEnum
from pathlib import Path

from msgspec import Struct

from coursegen.problems import Problem, Source, TemplateError

_OWN_ENDING = ".docx.html.j2"
_AUDIENCE = re.compile(r"\s*\{#-?\s*audience:\s*(?P<audience>[\w-]*)")
_NAME = re.compile(r"\w[\w-]*")


class Audience(StrEnum):
    """Who may see a product: the trainer everything, trainees and clients what the trainee view holds."""

    TRAINER = "trainer"
    TRAINEE = "trainee"


class Product(Struct, frozen=True):
    """A kind of document: ``name`` ends its file's name, ``suffix`` tells deck (.pptx) from document (.docx).

    One that is not built by default is built when it is named.
    """

    name: str
    template: str
    audience: Audience
    suffix: str
    default: bool = True

    @property
    def is_deck(self) -> bool:
        """Whether it is made of slides."""
        return self.suffix == ".pptx"


PRODUCTS = (
    Product("deck", "deck.html.j2", Audience.TRAINER, ".pptx"),
    Product("facilitator-guide", "facilitator-guide.html.j2", Audience.TRAINER, ".docx"),
    Product("run-sheet", "run-sheet.html.j2", Audience.TRAINER, ".docx"),
    Product("workbook", "workbook.html.j2", Audience.TRAINEE, ".docx"),
    Product("brochure", "brochure.html.j2", Audience.TRAINEE, ".docx"),
    Product("handout", "deck.html.j2", Audience.TRAINEE, ".pptx"),
)
EDITIONS = (
    Product("answer-key", "answer-key.html.j2", Audience.TRAINER, ".docx", default=False),
    Product("exercises", "exercises.html.j2", Audience.TRAINEE, ".docx", default=False),
    Product("case-cards", "case-cards.html.j2", Audience.TRAINEE, ".docx", default=False),
    Product("role-cards", "role-cards.html.j2", Audience.TRAINER, ".docx", default=False),
)
"""Other cuts of the same course, built when they are named."""


def own_products(folders: Iterable[Path]) -> tuple[Product, ...]:
    """The documents a theme and those it extends add, one for each ``<name>.docx.html.j2`` in their folders, by name.

    Trainees and clients may see one unless its template begins ``{# audience: trainer #}``. Raises
    :class:`TemplateError` for names that are taken or cannot be written after ``--only``, and for other audiences.
    """
    taken = {product.name.casefold() for product in (*PRODUCTS, *EDITIONS)}
    products, problems = [], []
    nearest = {path.name: path for folder in reversed([*folders]) for path in folder.glob(f"*{_OWN_ENDING}")}
    for _, path in sorted(nearest.items()):
        name, place = path.name.removesuffix(_OWN_ENDING), Source(str(path), 1, 1)
        audience = _declared_audience(path)
        if name.casefold() in taken:
            problems.append(Problem("document-taken", place, {"name": name, "template": f"{name}.html.j2"}))
        elif not _NAME.fullmatch(name):
            problems.append(Problem("document-name", place, {"name": name}))
        elif audience not in list(Audience):
            problems.append(Problem("document-audience", place, {"audience": audience, "allowed": list(Audience)}))
        else:
            products.append(Product(name, path.name, Audience(audience), ".docx"))
    if problems:
        raise TemplateError(problems)
    return tuple(products)


def _declared_audience(template: Path) -> str:
    found = _AUDIENCE.match(template.read_text("utf-8", "replace"))
    return found["audience"] if found else Audience.TRAINEE
