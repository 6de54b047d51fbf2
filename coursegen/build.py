"""The whole line: an outline file becomes the documents of its course."""

from __future__ import annotations

import time
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

from coursegen.assets import Picture, read_logo, read_media, read_pictures
from coursegen.builtin import templates_folder
from coursegen.content.deck import Deck, Profile, Recording
from coursegen.content.deck import Picture as PictureSlide
from coursegen.content.deck_reader import read_deck
from coursegen.course import KINDS, Course
from coursegen.deliveries import deliver
from coursegen.layout.deck import CLIENT_LOGO, LOGO, lay_out_deck
from coursegen.layout.frames import LaidOutDeck
from coursegen.naming import safe_name
from coursegen.outline import check_course, check_slides, check_surroundings, outline_language, variants_of
from coursegen.outline.finding import place_of_text
from coursegen.outline.schema import schema_text
from coursegen.pdf import save_pdfs
from coursegen.problems import FitError, OutlineError, Problem, Severity, TemplateError
from coursegen.reading import files_read, looked_for
from coursegen.records import digests_of
from coursegen.rendering import (
    EDITIONS,
    PRODUCTS,
    Material,
    Product,
    Renderer,
    SlideIndex,
    load_phrases,
    own_products,
)
from coursegen.saving import save_files
from coursegen.schedule import Timetable, plan_timetable
from coursegen.theme import Theme, is_document, load_theme, theme_chain
from coursegen.writers.dating import dated

if TYPE_CHECKING:
    from coursegen.writers.docx import Print

SCREEN = (16, 9)
STANDARD = "standard"
ALL_PRODUCTS = (*PRODUCTS, *EDITIONS)
_SLIDE_LOGOS = {"theme": LOGO, "client": CLIENT_LOGO}
DECK = PRODUCTS[0]
"""The deck whose slide numbers and pictures documents show."""


@dataclass(frozen=True, slots=True)
class Planned:
    """An outline read and timed; ``theme`` is the one asked for, the outline's own serves where none is.

    ``path`` is the file that was named, ``outline`` the one its course is written in: another for a delivery file.
    ``problems`` are those of the delivery and the timetable.
    """

    path: Path
    outline: Path
    id: str
    course: Course
    timetable: Timetable
    problems: tuple[Problem, ...]
    theme: str | None = None
    variant: str | None = None


def plan_course(path: Path, theme: str | None = None, variant: str | None = None) -> Planned:
    """The course of an outline or delivery file with its timetable, as the client of the variant gets it.

    Raises :class:`OutlineError` with all that is wrong.
    """
    delivery = deliver(path, variant)
    course = delivery.course
    timetable = plan_timetable(course)
    problems = (*delivery.problems, *timetable.problems)
    errors = [problem for problem in problems if problem.severity is Severity.ERROR]
    if errors:
        raise OutlineError(errors)
    return Planned(path, delivery.outline, course_id(course, path), course, timetable, problems, theme, variant)


def advice_on(planned: Planned) -> tuple[Problem, ...]:
    """What a careful course designer would look at again before anything is built; only ``check`` asks for it."""
    course, timetable = planned.course, planned.timetable
    return (*planned.problems, *check_course(course, timetable), *check_surroundings(course, planned.outline))


def course_id(course: Course, path: Path) -> str:
    """What the course's folder and files are called: its ``id`` or the outline's name, safe on every system."""
    return safe_name(course.id or path.stem)


def products_of(planned: Planned) -> tuple[Product, ...]:
    """Every document a course can become: those the program knows, and those its theme's folder adds."""
    return (*ALL_PRODUCTS, *own_products(_folders_of(planned)))


def choose_products(names: Iterable[str], known: tuple[Product, ...] = ALL_PRODUCTS) -> tuple[Product, ...]:
    """The products with these names, in the order documents are listed; what is built by default when none is named."""
    wanted = set(names)
    return tuple(product for product in known if (product.name in wanted if wanted else product.default))


@dataclass(frozen=True, slots=True)
class Made:
    """A course's documents by the path each has in the output folder, and digests of the files they were made from,
    and how long that took.
    """

    id: str
    files: Mapping[Path, bytes]
    read: Mapping[str, str | None]
    seconds: float


def make_course(
    path: Path, names: Iterable[str], theme: str | None = None, date: int | None = None, variant: str | None = None
) -> Made:
    """The documents of an outline by these names, made but not saved; those built by default when none is named.

    ``date`` is the moment they name, in seconds since 1970.

    Raises every error the stages do.
    """
    started = time.perf_counter()
    with files_read() as read, dated(date):
        planned = plan_course(path, theme, variant)
        products = choose_products(names, products_of(planned))
        documents = _Builder(planned).documents(products)
    home = Path(planned.id)
    files = {home / f"{planned.id}-{name}": content for name, content in documents.items()}
    return Made(planned.id, files, digests_of(read), time.perf_counter() - started)


def build_course(planned: Planned, products: tuple[Product, ...] = ()) -> dict[str, bytes]:
    """The course's documents as file endings and contents; those built by default where none is named."""
    return _Builder(planned).documents(products or choose_products((), products_of(planned)))


def proof_course(planned: Planned) -> tuple[Problem, ...]:
    """Makes the course's documents without keeping them; returns the advice that only its slides can give."""
    builder = _Builder(planned)
    builder.documents(choose_products((), products_of(planned)))
    return check_slides(planned.course, planned.timetable, builder.slide_counts())


def agenda_of(planned: Planned, form: str) -> str:
    """The course's timetable as text in one of ``agenda.FORMATS``."""
    from coursegen.agenda import WRITERS, Agenda
    from coursegen.wording import describe

    builder = _Builder(planned)
    language = planned.course.language
    problems = [describe(problem, language) for problem in planned.timetable.problems]
    return WRITERS[form](
        Agenda(planned.course, planned.timetable, builder.slide_index().by_activity, builder.agenda_words(), problems)
    )


class _Builder:
    """Builds the products of one course; slides come first, since documents cite their numbers."""

    def __init__(self, planned: Planned) -> None:
        self._planned = planned
        folders = _folders_of(planned)
        for file in (each for folder in folders for each in (folder, *folder.rglob("*.j2"))):
            looked_for(file)  # templates are read once for all courses of a run, but every course depends on them
        self._theme: Theme = load_theme(folders[0], _extended_by(folders[0]))
        _refuse_unusable(self._theme)
        self._logos = _logos(self._theme, planned)
        self._document_logos = {} if _has_logo(self._theme) else self._logos
        templates = templates_folder()
        self._renderer = Renderer(dict.fromkeys([*folders, templates / STANDARD, templates]))
        course = planned.course
        words = [folder / "phrases" for folder in (templates, *reversed(folders))]
        self._phrases = load_phrases(words, course.language, course.wording, course.numbering)
        self._decks: dict[str, tuple[LaidOutDeck, dict[str, bytes]]] = {}

    def documents(self, products: tuple[Product, ...]) -> dict[str, bytes]:
        """Every product's content by its file ending, in the order given."""
        for deck in (product for product in products if product.is_deck):
            self._deck(deck)
        return {f"{product.name}{product.suffix}": self._content(product) for product in products}

    def slide_index(self) -> SlideIndex:
        """Where the deck's slides stand."""
        return _slide_index(self._deck(DECK)[0])

    def slide_counts(self) -> dict[str, int]:
        """How many slides of each activity are shown."""
        shown = (slide.activity for slide in self._deck(DECK)[0].slides if slide.activity and not slide.hidden)
        return dict(Counter(shown))

    def agenda_words(self) -> dict[str, str]:
        """What the course's language calls the kinds of activities, days and teaching."""
        kinds = {kind: self._phrases(f"kind-{kind}") for kind in (*KINDS, "buffer")}
        parts = {name: self._phrases(name) for name in ("part-first", "part-second", "form-recording", "form-video")}
        return {**kinds, **parts, "day": self._phrases.pattern("day-n"), "teaching": self._phrases("agenda-teaching")}

    def _render(self, product: Product, slides: SlideIndex, logos: tuple[str, ...] = ()) -> str:
        material = Material(self._planned.course, self._planned.timetable, self._phrases, slides, logos)
        return self._renderer.render(product, material)

    def _content(self, product: Product) -> bytes:
        if product.is_deck:
            return self._write_deck(*self._deck(product))
        return self._document(product, self._deck(DECK)[0])

    def _deck(self, product: Product) -> tuple[LaidOutDeck, dict[str, bytes]]:
        """A deck laid out once, and the files it shows."""
        if product.name not in self._decks:
            self._decks[product.name] = self._laid_out(product)
        return self._decks[product.name]

    def _laid_out(self, product: Product) -> tuple[LaidOutDeck, dict[str, bytes]]:
        deck = read_deck(self._render(product, SlideIndex()), product.template)
        pictures = self._pictures(deck)
        recordings = {slide.file: slide.at for slide in deck.slides if isinstance(slide, Recording) and slide.file}
        media = read_media(recordings, self._planned.outline.parent)
        sizes = {name: (picture.width, picture.height) for name, picture in pictures.items()}
        contents = {name: picture.content for name, picture in pictures.items()}
        try:
            dark = [name for name, picture in pictures.items() if picture.dark]
            return lay_out_deck(deck, self._theme, sizes | dict.fromkeys(media, SCREEN), dark), contents | media
        except FitError as error:
            raise FitError([self._at_its_text(problem) for problem in error.problems]) from None

    def _at_its_text(self, problem: Problem) -> Problem:
        """The problem at the very text that is too long, not only at the block it is in."""
        text, place = str(problem.values.get("text", "")), problem.source
        if not text or place is None:
            return problem
        written = Path(place.file).read_text("utf-8-sig")
        return replace(problem, source=place_of_text(text.removesuffix("…"), written, place))

    def _pictures(self, deck: Deck) -> dict[str, Picture]:
        """The pictures slides show, by the names the outline gives, and the logos."""
        shown = [slide for slide in deck.slides if isinstance(slide, (PictureSlide, Profile))]
        places = {slide.file: slide.at for slide in shown if slide.file}
        logos = {_SLIDE_LOGOS[name]: logo for name, logo in self._logos.items()}
        return {**logos, **read_pictures(places, self._planned.outline.parent)}

    def _write_deck(self, deck: LaidOutDeck, contents: Mapping[str, bytes]) -> bytes:
        from coursegen.writers.pptx import write_deck

        return write_deck(deck, self._theme, contents, self._theme.base)

    def _document(self, product: Product, deck: LaidOutDeck) -> bytes:
        from coursegen.content.document_reader import read_document
        from coursegen.writers.docx import write_document

        html = self._render(product, _slide_index(deck), tuple(self._document_logos))
        document = read_document(html, product.template)
        places = {figure.file: figure.at for figure in document.figures()}
        prints = _prints(read_pictures(places, self._planned.outline.parent))
        slides = _SlidePictures(deck, self._theme)
        return write_document(document, self._theme, slides, prints, _prints(self._document_logos))


class _SlidePictures(Mapping[int, bytes]):
    """Drawings of a deck's slides by number, made when one is asked for."""

    def __init__(self, deck: LaidOutDeck, theme: Theme) -> None:
        self._deck = deck
        self._theme = theme

    def __getitem__(self, number: int) -> bytes:
        from coursegen.writers.preview import slide_picture

        if not 1 <= number <= len(self):
            raise KeyError(number)
        return slide_picture(self._deck.slides[number - 1], self._theme, self._deck.language)

    def __iter__(self) -> Iterator[int]:
        return iter(range(1, len(self) + 1))

    def __len__(self) -> int:
        return len(self._deck.slides)


def _logos(theme: Theme, planned: Planned) -> dict[str, Picture]:
    """The logos of the theme and of the client, each once."""
    logos = {}
    if theme.logo:
        logos["theme"] = read_logo(theme.logo)
    client = planned.course.client
    if client and client.logo:
        name = str(client.logo)
        beside = planned.path if client.written_at.file == str(planned.path) else planned.outline
        logos["client"] = read_pictures({name: client.written_at}, beside.parent)[name]
    if len(logos) == 2 and logos["theme"].content == logos["client"].content:
        del logos["theme"]
    return logos


def _prints(pictures: Mapping[str, Picture]) -> dict[str, Print]:
    from coursegen.writers.docx import Print

    return {name: Print(picture.content, picture.width, picture.height) for name, picture in pictures.items()}


def _refuse_unusable(theme: Theme) -> None:
    """Raises :class:`TemplateError` before anything is laid out when a client's files cannot be built on."""
    problems: list[Problem] = []
    if theme.base:
        from coursegen.writers.pptx.base import match_template

        problems += match_template(theme.base).problems
    if theme.document_base:
        from coursegen.writers.docx.base import match_document

        problems += match_document(theme.document_base, theme.styles).problems
    errors = [problem for problem in problems if problem.severity is Severity.ERROR]
    if errors:
        raise TemplateError(errors)


def _has_logo(theme: Theme) -> bool:
    """Whether the letterhead of documents shows a logo already."""
    if theme.document_base is None:
        return False
    from coursegen.writers.docx.base import match_document

    return match_document(theme.document_base).has_picture


def template_report(file: Path, language: str) -> tuple[str, tuple[Problem, ...]]:
    """What a client's file offers our slides or documents, drawn for a terminal, and what is wrong with it."""
    if is_document(file.name):
        from coursegen.writers.docx.base import draw_document, match_document

        found = match_document(file)
        return draw_document(found, language), found.problems
    from coursegen.writers.pptx.base import draw_report, match_template

    report = match_template(file)
    return draw_report(report, language), report.problems


def _folders_of(planned: Planned) -> tuple[Path, ...]:
    """The folders of the theme a course is built with and of those it extends, its own first."""
    name = planned.theme or planned.course.theme or STANDARD
    folder = theme_folder(name, planned.path.parent, planned.outline.parent)
    return theme_chain(folder, _extended_by(folder))


def _extended_by(folder: Path) -> Callable[[str], Path]:
    """Finds the themes that the theme of a folder extends."""
    return lambda name: theme_folder(name, folder.parent)


def theme_folder(name: str, *beside: Path) -> Path:
    """The folder of a theme: a path of the user's, a folder of that name beside the outline, or a built-in theme.

    Raises :class:`TemplateError` when there is none.
    """
    built_in = templates_folder()
    for folder in (*(near / name for near in beside), Path(name), built_in / name):
        looked_for(folder / "theme.yaml")
        if (folder / "theme.yaml").is_file():
            return folder
    raise TemplateError([Problem("theme-unknown", None, {"name": name, "allowed": theme_names()})])


def theme_names() -> list[str]:
    """The built-in themes."""
    return sorted(path.parent.name for path in templates_folder().glob("*/theme.yaml"))


def _slide_index(deck: LaidOutDeck) -> SlideIndex:
    by_activity: dict[str, tuple[int, ...]] = {}
    by_place: dict[str, tuple[int, ...]] = {}
    for slide in deck.slides:
        if slide.activity:
            by_activity[slide.activity] = (*by_activity.get(slide.activity, ()), slide.number)
        if slide.at:
            by_place[str(slide.at)] = (*by_place.get(str(slide.at), ()), slide.number)
    return SlideIndex(by_activity, by_place, {slide.number: slide.title for slide in deck.slides})


__all__ = [
    "ALL_PRODUCTS", "Made", "Planned", "Product", "advice_on", "agenda_of", "build_course", "choose_products",
    "course_id", "make_course", "outline_language", "plan_course", "products_of", "proof_course", "save_files",
    "save_pdfs", "schema_text", "template_report", "theme_names", "variants_of",
]  # fmt: skip
