"""What a client's document offers ours, told before anything is built: the style for every role, pages, letterhead."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path

from msgspec import Struct

from coursegen.problems import Problem, Severity, Source
from coursegen.writers.docx.base.matching import MATCHED, Matches
from coursegen.writers.docx.base.sections import ClientPages
from coursegen.writers.docx.base.styles import ClientStyle, W
from coursegen.writers.docx.base.survey import Surveyed, errors, survey
from coursegen.writers.docx.pages import KINDS
from coursegen.writers.opening import DOCUMENT, Refused, problem_at

_NONE: Mapping[str, str] = {}


class DocumentReport(Struct, frozen=True):
    """What was matched in a client's document. ``letterhead`` names headers and footers by ``(kind, page)``."""

    file: Path
    pages: ClientPages
    matches: Matches
    letterhead: tuple[tuple[str, str], ...]
    has_picture: bool
    sample_paragraphs: int
    problems: tuple[Problem, ...]

    @property
    def usable(self) -> bool:
        """Whether documents can be built on the file."""
        return all(problem.severity is not Severity.ERROR for problem in self.problems)

    def style(self, role: str) -> ClientStyle | None:
        """The client's style for a role."""
        return self.matches.styles.get(role)

    @property
    def roles(self) -> tuple[str, ...]:
        """The roles looked for in every file, and those the theme names a style for."""
        return (*MATCHED, *(role for role in self.matches.styles if role not in MATCHED))


def match_document(path: Path, wanted: Mapping[str, str] = _NONE) -> DocumentReport:
    """What a .docx or .dotx offers our documents.

    Raises :class:`coursegen.problems.TemplateError` for what is neither.
    """
    try:
        found = survey(path, wanted)
    except Refused as refused:
        raise problem_at(path, refused, DOCUMENT) from None
    pages = ("default", "first", "even")
    letterhead = tuple((kind, page) for kind in KINDS for page in pages if found.letterhead.has_page(kind, page))
    said = ("".join(paragraph.itertext()).strip() for paragraph in found.document.iter(f"{W}p"))
    problems = (*errors(found), *_warnings(found))
    samples = sum(map(bool, said))
    return DocumentReport(path, found.pages, found.matches, letterhead, found.letterhead.has_picture, samples, problems)


def _warnings(found: Surveyed) -> Iterator[Problem]:
    place, values = Source(str(found.path), 1, 1), {"name": found.path.name}
    for code, holds in _doubts(found):
        if holds:
            yield Problem(code, place, values, Severity.WARNING)


def _doubts(found: Surveyed) -> Iterator[tuple[str, bool]]:
    """What will look different from what the client may expect."""
    styles, letterhead = found.matches.styles, found.letterhead
    headings = (styles.get(f"heading-{level}") for level in (1, 2, 3))
    yield "base-numbered", any(style.numbering for style in headings if style)
    yield "base-no-page-number", letterhead.has("footer") and not letterhead.has_page_number
    yield "base-turned", found.pages.turned
    fonts = styles["body"].fonts
    asian = fonts.get("eastAsia") or found.styles.face(fonts.get("eastAsiaTheme", ""))
    yield "base-no-east-asian", not asian
