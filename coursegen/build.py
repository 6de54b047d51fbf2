"""The whole line: an outline file becomes the documents of its course."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path

from coursegen.builtin import templates_folder
from coursegen.content.deck_reader import read_deck
from coursegen.course import Course
from coursegen.layout.deck import lay_out_deck
from coursegen.layout.frames import Group, LaidOutDeck, PictureFrame
from coursegen.outline import check_course, read_outline
from coursegen.problems import AssetError, OutlineError, Problem, Severity
from coursegen.rendering import PRODUCTS, Audience, Material, Product, Renderer, load_phrases
from coursegen.saving import save_files
from coursegen.schedule import Timetable, plan_timetable
from coursegen.theme import Theme, load_theme

_RESERVED = re.compile(r"(con|prn|aux|nul|com\d|lpt\d)(\..*)?", re.I)
_UNSAFE = re.compile(r'[<>:"/\\|?*\x00-\x1f]+')
LONGEST_ID = 80


@dataclass(frozen=True, slots=True)
class Planned:
    """An outline read and timed."""

    path: Path
    id: str
    course: Course
    timetable: Timetable
    warnings: tuple[Problem, ...]


def plan_course(path: Path) -> Planned:
    """The course of an outline file with its timetable. Raises :class:`OutlineError` with all that is wrong."""
    course = read_outline(path)
    timetable = plan_timetable(course)
    errors = [problem for problem in timetable.problems if problem.severity is Severity.ERROR]
    if errors:
        raise OutlineError(errors)
    warnings = (*timetable.problems, *check_course(course, timetable))
    return Planned(path, course_id(course, path), course, timetable, warnings)


def course_id(course: Course, path: Path) -> str:
    """What the course's folder and files are called: its ``id`` or the outline's name, safe on every system."""
    name = _UNSAFE.sub("-", course.id or path.stem).strip(" .-")[:LONGEST_ID].strip(" .-") or "course"
    return f"{name}-course" if _RESERVED.fullmatch(name) else name


def choose_products(names: Iterable[str]) -> tuple[Product, ...]:
    """The products with these names, in the order documents are listed; all when none is named."""
    wanted = set(names)
    return tuple(product for product in PRODUCTS if not wanted or product.name in wanted)


def save_course(planned: Planned, folder: Path, products: tuple[Product, ...]) -> tuple[Path, ...]:
    """Writes a course's documents into ``folder/<id>/`` and returns their paths; all of them or none."""
    home = folder / planned.id
    files = {
        home / f"{planned.id}-{name}": content for name, content in build_course(planned, products).items()
    }
    save_files(files)
    return tuple(files)


def build_course(planned: Planned, products: tuple[Product, ...] = PRODUCTS) -> dict[str, bytes]:
    """The course's documents as file endings and contents."""
    return _Builder(planned).documents(products)


class _Builder:
    """Builds the products of one course; slides come first, since documents cite their numbers."""

    def __init__(self, planned: Planned) -> None:
        templates = templates_folder()
        standard = templates / "standard"
        self._planned = planned
        self._theme: Theme = load_theme(standard)
        self._renderer = Renderer([standard, templates])
        self._phrases = load_phrases(templates / "phrases", planned.course.language)

    def documents(self, products: tuple[Product, ...]) -> dict[str, bytes]:
        """Every product's content by its file ending, in the order given."""
        decks = {product.name: self._deck(product) for product in products if product.is_deck}
        needs_slides = any(not product.is_deck for product in products)
        slides = _slide_numbers(decks.get("deck") or self._deck(PRODUCTS[0])) if needs_slides else {}
        built = {}
        for product in products:
            deck = decks.get(product.name)
            content = self._write_deck(deck) if deck else self._document(product, slides)
            built[f"{product.name}{product.suffix}"] = content
        return built

    def _render(self, product: Product, slides: Mapping[str, tuple[int, ...]]) -> str:
        material = Material(self._planned.course, self._planned.timetable, self._phrases, slides)
        return self._renderer.render(product, material)

    def _deck(self, product: Product) -> LaidOutDeck:
        return lay_out_deck(read_deck(self._render(product, {}), product.template), self._theme)

    def _write_deck(self, deck: LaidOutDeck) -> bytes:
        from coursegen.writers.pptx import write_deck

        return write_deck(deck, self._theme, self._pictures(deck))

    def _document(self, product: Product, slides: Mapping[str, tuple[int, ...]]) -> bytes:
        from coursegen.content.document_reader import read_document
        from coursegen.writers.docx import write_document

        return write_document(read_document(self._render(product, slides), product.template), self._theme)

    def _pictures(self, deck: LaidOutDeck) -> dict[str, bytes]:
        """The pictures slides show, by the names the outline gives. Raises :class:`AssetError` for all that are wrong."""
        places = {
            frame.file: slide.at
            for slide in deck.slides
            for frame in _flat(slide.frames)
            if isinstance(frame, PictureFrame)
        }
        folder = self._planned.path.parent
        found = {name: _read_picture(folder, name) for name in sorted(places)}
        missing = [Problem("asset-missing", places[name], {"file": name}) for name, content in found.items() if content is None]
        if missing:
            raise AssetError(missing)
        return {name: content for name, content in found.items() if content is not None}


def _flat(frames: Iterable[object]) -> Iterable[object]:
    for frame in frames:
        yield from _flat(frame.frames) if isinstance(frame, Group) else (frame,)


def _read_picture(folder: Path, name: str) -> bytes | None:
    """A picture beside the outline; ``None`` when there is none under this name, or none a slide can show."""
    path = (folder / name).resolve()
    if not path.is_relative_to(folder.resolve()) or path.suffix.lower() not in (".png", ".jpg", ".jpeg") or not path.is_file():
        return None
    try:
        return path.read_bytes()
    except OSError:
        return None


def _slide_numbers(deck: LaidOutDeck) -> dict[str, tuple[int, ...]]:
    """The numbers of each activity's slides."""
    numbers: dict[str, tuple[int, ...]] = {}
    for slide in deck.slides:
        if slide.activity:
            numbers[slide.activity] = (*numbers.get(slide.activity, ()), slide.number)
    return numbers


__all__ = ["Audience", "Planned", "build_course", "choose_products", "course_id", "plan_course", "save_course"]
