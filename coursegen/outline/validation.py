"""Written values in, a course out: every fault the model finds becomes a problem with its place and a remedy.

Problems are chosen by pydantic's error *type*, never by its English text.
"""

from __future__ import annotations

import difflib
import types
from collections.abc import Iterable, Iterator
from typing import Annotated, Any, Literal, TypeVar, get_args, get_origin

from pydantic import BaseModel, ValidationError
from pydantic_core import ErrorDetails

from coursegen.course import KINDS, Course, Library, Node
from coursegen.outline.places import place_order
from coursegen.problems import OutlineError, Problem, Source
from coursegen.written import WrittenMap, source_of

Loc = tuple[int | str, ...]
Whole = TypeVar("Whole", bound=Node)

_SCALAR_FAULTS = ("minutes", "clock", "literal_error", "bool_type", "int_type", "float_type")
"""What is said of a list or mapping where a single value belongs."""


def validate_course(written: Any) -> Course:
    """The course the written values describe. Raises :class:`OutlineError` with everything the model objects to."""
    if not isinstance(written, WrittenMap):
        raise OutlineError([Problem("outline-shape", source_of(written))])
    return _validated(written, Course)


def validate_library(written: Any) -> Library:
    """The library the written values describe. Raises :class:`OutlineError` with everything the model objects to."""
    if not isinstance(written, WrittenMap):
        raise OutlineError([Problem("library-shape", source_of(written))])
    return _validated(written, Library)


def _validated(written: WrittenMap, model: type[Whole]) -> Whole:
    try:
        return model.model_validate(written)
    except ValidationError as error:
        details = error.errors(include_url=False)
        details = [detail for detail in details if not _follows_from_another(detail, details)]
        problems = [_problem(detail, written, model) for detail in details]
        raise OutlineError(sorted(_unique(problems), key=place_order)) from None


def _follows_from_another(detail: ErrorDetails, details: list[ErrorDetails]) -> bool:
    """A list counts as too short when its items were faulty; only the items' own problems are worth telling."""
    depth = len(detail["loc"])
    inside = (other for other in details if len(other["loc"]) > depth and other["loc"][:depth] == detail["loc"])
    return detail["type"] == "too_short" and any(inside)


def _unique(problems: list[Problem]) -> Iterator[Problem]:
    seen: set[tuple[Source | None, str, str]] = set()
    for problem in problems:
        if (key := (problem.source, problem.code, str(problem.values))) not in seen:
            seen.add(key)
            yield problem


def _problem(detail: ErrorDetails, root: WrittenMap, model: type[Node]) -> Problem:
    loc, given, context = detail["loc"], detail["input"], detail.get("ctx", {})
    key = _key_of(loc)
    place = source_of(given) or _nearest_place(root, loc)
    match detail["type"]:
        case _ if given == "":
            return Problem("empty", place, {"key": key})
        case "extra_forbidden":
            return _unknown_key(root, loc, model)
        case "missing":
            return Problem("missing-key", place, {"key": key})
        case "activity_kind":
            return _unknown_activity(given, place)
        case "string_type":
            return _not_text(key, given, place)
        case kind if isinstance(given, list | dict) and kind in _SCALAR_FAULTS:
            return Problem("not-text", place, {"key": key})
        case "minutes":
            return Problem("not-minutes", place, {"key": key, "written": _quoted(given)})
        case "clock":
            return Problem("not-clock", place, {"key": key, "written": _quoted(given)})
        case "literal_error":
            return _wrong_word(key, _quoted(given), context, place)
        case "tuple_type" | "list_type":
            return Problem("want-list", place, {"key": key})
        case "model_type" | "model_attributes_type" | "dict_type":
            return Problem("want-keys", place, {"key": key, "allowed": _allowed_keys(loc, model)})
        case "bool_parsing" | "bool_type":
            return Problem("not-yes-no", place, {"key": key, "written": _quoted(given)})
        case "int_parsing" | "int_type" | "int_parsing_size" | "int_from_float":
            return Problem("not-whole-number", place, {"key": key, "written": _quoted(given)})
        case "float_parsing" | "float_type" | "finite_number":
            return Problem("not-number", place, {"key": key, "written": _quoted(given)})
        case "string_too_short":
            return Problem("empty", place, {"key": key})
        case "too_short":
            return Problem("too-few", place, {"key": key, "least": context.get("min_length", 1)})
        case "greater_than_equal":
            return Problem("too-small", place, {"key": key, "written": _quoted(given), "least": context["ge"]})
        case "less_than_equal":
            return Problem("too-big", place, {"key": key, "written": _quoted(given), "most": context["le"]})
        case other:
            return Problem("invalid", place, {"key": key, "reason": other})


def _quoted(given: Any) -> str:
    """What the author wrote, short enough for a sentence."""
    return text if len(text := str(given)) <= 40 else text[:39] + "…"


def _key_of(loc: Loc) -> str:
    return next((str(part) for part in reversed(loc) if isinstance(part, str)), "")


def _walk(root: Any, loc: Loc) -> Iterator[tuple[Any, int | str]]:
    """The written containers along a location, with the step taken in each; tags and short forms take no step."""
    here, steps = root, _without_tags(loc)
    for number, step in enumerate(steps):
        if isinstance(here, dict) and step in here:
            yield here, step
            here = here[str(step)]
        elif isinstance(here, dict) and len(here) == 1 and isinstance(step, str) and number < len(steps) - 1:
            ((lead, here),) = here.items()
            yield {lead: here}, lead
        elif isinstance(here, list) and isinstance(step, int):
            if not 0 <= step < len(here):
                return
            yield here, step
            here = here[step]


def _without_tags(loc: Loc) -> Loc:
    """The location without the kinds that tell one activity from another: they are no step in the outline."""
    return tuple(step for i, step in enumerate(loc) if not (i >= 2 and loc[i - 2] == "activities" and step in KINDS))


def _nearest_place(root: WrittenMap, loc: Loc) -> Source | None:
    place = root.source
    for container, step in _walk(root, loc):
        place = source_of(container[step]) or place
    return place


def _unknown_key(root: WrittenMap, loc: Loc, model: type[Node]) -> Problem:
    key = str(loc[-1])
    keeper = None
    for container, step in _walk(root, loc):
        if step == key:
            keeper = container
    place = keeper.keys_at.get(key) if isinstance(keeper, WrittenMap) else None
    allowed = _allowed_keys(loc[:-1], model)
    return Problem("unknown-key", place, {"key": key, "near": nearest(key, allowed), "allowed": allowed})


def _unknown_activity(given: Any, place: Source | None) -> Problem:
    if not isinstance(given, dict):
        return Problem("activity-shape", place, {"allowed": list(KINDS)})
    keys = list(given)
    near = next((found for key in keys if (found := nearest(key, list(KINDS)))), None)
    first = given.keys_at.get(keys[0]) if isinstance(given, WrittenMap) and keys else place
    return Problem("unknown-activity", first, {"key": keys[0] if keys else "", "near": near, "allowed": list(KINDS)})


def _wrong_word(name: str, given: str, context: dict[str, Any], place: Source | None) -> Problem:
    allowed = context.get("expected", "").replace("'", "").replace(" or ", ", ").split(", ")
    values = {"key": name, "written": given, "near": nearest(given, allowed), "allowed": allowed}
    return Problem("wrong-word", place, values)


def _not_text(name: str, given: Any, place: Source | None) -> Problem:
    if isinstance(given, dict) and len(given) == 1:
        ((key, value),) = given.items()
        code = "braces-not-text" if value == "" else "colon-not-text"
        return Problem(code, place, {"key": key, "value": value if isinstance(value, str) else "…"})
    return Problem("not-text", place, {"key": name})


def nearest(word: str, allowed: Iterable[str]) -> str | None:
    """The allowed word most like this one, if any is like it at all."""
    allowed = list(allowed)
    found = difflib.get_close_matches(word.lower(), [a.lower() for a in allowed], n=1, cutoff=0.6)
    return next((a for a in allowed if found and a.lower() == found[0]), None)


def _allowed_keys(loc: Loc, root: type[Node]) -> list[str]:
    """The keys the object at this location may have."""
    model: Any = root
    for i, step in enumerate(loc):
        if isinstance(step, int):
            continue
        if i >= 2 and loc[i - 2] == "activities" and step in KINDS:
            model = KINDS[str(step)]
            continue
        field = next((f for n, f in model.model_fields.items() if step in (n, f.alias)), None)
        if field is None:
            continue
        model = _model_in(field.annotation) or model
    return sorted(field.alias or name for name, field in model.model_fields.items() if name != "written_at")


def _model_in(annotation: Any) -> type[BaseModel] | None:
    if isinstance(annotation, type) and not isinstance(annotation, types.GenericAlias):
        return annotation if issubclass(annotation, BaseModel) else None
    if get_origin(annotation) in (None, Literal):
        return None
    args = get_args(annotation)[:1] if get_origin(annotation) is Annotated else get_args(annotation)
    return next((model for arg in args if (model := _model_in(arg))), None)
