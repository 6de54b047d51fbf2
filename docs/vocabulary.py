"""Writes the vocabulary part of the template author's guide from the program's own tables.

``python docs/vocabulary.py`` rewrites ``docs/template-guide.md`` between its two marks; a test sees that it is fresh.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any, get_args, get_origin

from msgspec import Struct, structs

from coursegen.content import document
from coursegen.content.deck import SLIDE_KINDS, Slide
from coursegen.content.inline import MARKS

GUIDE = Path(__file__).with_name("template-guide.md")
BEGIN, END = "<!-- vocabulary: begin -->", "<!-- vocabulary: end -->"


def vocabulary() -> str:
    """The vocabulary as Markdown: slide kinds with their fields, then the roles of documents."""
    shared = ", ".join(f"`{field.name}`" for field in structs.fields(Slide))
    return "\n".join(
        [
            "### Slides", "",
            f"Every slide may have {shared}. Running text may hold `strong`, `em`, `a` and `span` of "
            + ", ".join(f"`{mark}`" for mark in MARKS) + ".", "",
            "| `section class` | what it is | its own fields |", "|---|---|---|",
            *(_slide_row(name, kind) for name, kind in SLIDE_KINDS.items()), "",
            "### Documents", "",
            *_roles("Page sections", "section class", document.SECTION_ROLES),
            *_roles("Paragraphs", "p class", document.PARAGRAPH_ROLES),
            *_roles("Lists", "ul class, ol class", document.LIST_ROLES),
            *_roles("Tables", "table class", document.TABLE_ROLES),
            *_roles("Cells", "td class", document.CELL_ROLES),
            *_roles("Slots of headers and footers", "span class=\"slot\"", document.SLOTS),
            *_roles("Fields to fill in", "span class=\"field\" data-kind", document.CONTROLS),
        ]
    )  # fmt: skip


def _slide_row(name: str, kind: type[Slide]) -> str:
    shared = {field.name for field in structs.fields(Slide)}
    own = [_field(field.name, field.type) for field in structs.fields(kind) if field.name not in shared]
    words = (kind.__doc__ or "").replace("\n", " ").strip()
    return f"| `{name}` | {words} | {'; '.join(own)} |"


def _field(name: str, hint: Any) -> str:
    if get_origin(hint) is not tuple:
        return f"`{name}`"
    item = get_args(hint)[0]
    if not issubclass(item, Struct) or item.__name__ == "RichText":
        return f"`{name}` (list)"
    return f"`{name}` (list of {', '.join(f'`{field.name}`' for field in structs.fields(item))})"


def _roles(title: str, written: str, roles: tuple[str, ...]) -> list[str]:
    return [f"**{title}** (`{written}`): " + ", ".join(f"`{role}`" for role in roles) + ".", ""]


def fresh(guide: str) -> str:
    """The guide's text with its vocabulary part rewritten."""
    before, _, rest = guide.partition(BEGIN)
    after = rest.partition(END)[2]
    return f"{before}{BEGIN}\n\n{vocabulary()}\n{END}{after}"


if __name__ == "__main__":
    GUIDE.write_text(fresh(GUIDE.read_text("utf-8")), "utf-8")
