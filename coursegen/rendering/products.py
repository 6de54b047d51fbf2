"""Which documents a course becomes, from which template, for whom.

A new document is a template and a line here.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Audience(StrEnum):
    """Who may see a product: the trainer everything, trainees and clients what the trainee view holds."""

    TRAINER = "trainer"
    TRAINEE = "trainee"


@dataclass(frozen=True, slots=True)
class Product:
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
    Product("role-cards", "role-cards.html.j2", Audience.TRAINER, ".docx", default=False),
)
"""Other cuts of the same course, built when they are named."""
