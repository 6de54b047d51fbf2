"""The one Jinja2 environment: sandboxed, escaping, and strict about names that do not exist.

Templates receive ``course`` (whole for the trainer, a trainee view for everyone else), ``timetable``, ``audience``,
``worksheets`` (activity key to number), ``slides`` (activity key to slide numbers),
``slides_at`` (place in the outline to slide numbers), ``slide_titles`` (number to title), ``framing_slides`` (around
a section), ``spans`` (when each section falls), ``pauses_after`` (activity key to breaks the plan placed),
``titles_after`` (to what comes next), ``checkpoints_at`` (to the checkpoints its slides tell), ``shorter_variants()``
(for the trainer alone), ``logos`` (whose logos are at hand) and ``t`` (phrases). They loop, branch and name; they do
not calculate.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from functools import cache
from pathlib import Path
from typing import Any

from jinja2 import FileSystemLoader, StrictUndefined, TemplateSyntaxError
from jinja2.exceptions import TemplateNotFound
from markupsafe import Markup
from msgspec import Struct, field

from coursegen.course import Course, trainee_view
from coursegen.problems import Problem, Source, TemplateError
from coursegen.rendering.compiled import compiled_templates
from coursegen.rendering.inline import bare, between, gist, headline, inline, plain, quoted, sentence, spoken
from coursegen.rendering.mnemonics import clues
from coursegen.rendering.phrases import Phrases, han_number, tally
from coursegen.rendering.products import Audience, Product
from coursegen.rendering.room import abreast, shares
from coursegen.rendering.sandbox import Sandbox
from coursegen.rendering.slides import SlideIndex, framing_slides
from coursegen.rendering.spans import checkpoints_at, pauses_after, section_spans, titles_after
from coursegen.rendering.turns import MOST_TURNS, EndlessTemplate
from coursegen.rendering.variants import shorter_variants
from coursegen.rendering.worksheets import worksheet_numbers
from coursegen.schedule import Timetable
from coursegen.units import clock


class Material(Struct, frozen=True):
    """All a template may draw on; the slide index is empty while decks are rendered.

    ``logos`` names whose logos documents show: ``theme``, ``client``.
    """

    course: Course
    timetable: Timetable
    phrases: Phrases
    slides: SlideIndex = field(default_factory=SlideIndex)
    logos: tuple[str, ...] = ()


class Renderer:
    """Renders products from the templates in ``folders``, searched in order."""

    def __init__(self, folders: Iterable[Path]) -> None:
        self._environment = _environment(tuple(str(folder) for folder in folders))

    def render(self, product: Product, material: Material) -> str:
        """The product as HTML. Raises :class:`TemplateError` with the template's file and line."""
        try:
            return self._environment.rendered(product.template, _names(product, material))
        except TemplateNotFound as error:
            raise TemplateError([Problem("template-missing", None, {"template": str(error)})]) from None
        except TemplateSyntaxError as error:
            place = Source(error.filename or product.template, error.lineno, 1)
            raise TemplateError([Problem("template-syntax", place, {"reason": error.message})]) from None
        except TemplateError:
            raise
        except EndlessTemplate as error:
            raise TemplateError([Problem("template-endless", _failing_line(error), {"most": MOST_TURNS})]) from None
        except Exception as error:  # whatever a template can make Python object to: a sum with words, a macro in itself
            values = {"reason": str(error) or type(error).__name__}
            raise TemplateError([Problem("template-error", _failing_line(error), values)]) from None


@cache
def _environment(folders: tuple[str, ...]) -> Sandbox:
    """The environment of a search path; its templates are compiled once, for this run and for later ones."""
    environment = Sandbox(
        loader=FileSystemLoader(folders),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        auto_reload=False,
        bytecode_cache=compiled_templates(),
    )
    environment.filters.update(_FILTERS)
    return environment


def _names(product: Product, material: Material) -> dict[str, Any]:
    is_trainer_s = product.audience is Audience.TRAINER
    course = material.course if is_trainer_s else trainee_view(material.course)
    variants = {"shorter_variants": lambda: shorter_variants(material.course, material.timetable)}
    return {
        **(variants if is_trainer_s else {}),
        "course": course,
        "cases": {case.id: case for case in course.cases},
        "timetable": material.timetable,
        "audience": str(product.audience),
        "product": product.name,
        "worksheets": worksheet_numbers(material.course),
        "slides": material.slides.by_activity,
        "slides_at": material.slides.by_place,
        "slide_titles": material.slides.titles,
        "framing_slides": framing_slides(material.course, material.slides),
        "spans": section_spans(material.course, material.timetable),
        "pauses_after": pauses_after(material.timetable),
        "checkpoints_at": checkpoints_at(material.course, material.timetable),
        "titles_after": titles_after(material.course, material.timetable),
        "logos": material.logos,
        "t": material.phrases,
    }


def _failing_line(error: BaseException) -> Source | None:
    """The innermost template line of a traceback, which Jinja2 rewrites to point into templates."""
    trace, place = error.__traceback__, None
    while trace:
        if trace.tb_frame.f_code.co_filename.endswith(".j2"):
            place = Source(trace.tb_frame.f_code.co_filename, trace.tb_lineno, 1)
        trace = trace.tb_next
    return place


def _at(node: Any) -> Markup:
    """The attribute that carries an outline place through HTML: ``data-at="file:line:column"``."""
    return Markup(' data-at="{}"').format(node.written_at)


_FILTERS: dict[str, Callable[..., Any]] = {
    "inline": inline,
    "spoken": spoken,
    "plain": plain,
    "bare": bare,
    "between": between,
    "headline": headline,
    "quoted": quoted,
    "gist": gist,
    "sentence": sentence,
    "clock": clock,
    "han": han_number,
    "tally": tally,
    "at": _at,
    "clues": clues,
    "shares": shares,
    "abreast": abreast,
}
