"""What the course model says of written values in, problems out, each with its place and a remedy.

Problems are chosen by pydantic's error *type*, never by its English text.
"""

from __future__ import annotations

import types
from collections.abc import Container, Iterable, Iterator
from dataclasses import dataclass
from typing import Annotated, Any, Literal, get_args, get_origin

from pydantic import BaseModel, ValidationError
from pydantic_core import ErrorDetails

from coursegen.course import KINDS, Node
from coursegen.outline.meant_times import is_in_days, meant_clock, meant_minutes
from coursegen.outline.meant_words import nearest
from coursegen.outline.yaml_mistakes import unmade_list
from coursegen.problems import MOST_PROBLEMS, Problem, Source
from coursegen.written import WrittenMap, source_of

Loc = tuple[int | str, ...]

_SCALAR_FAULTS = ("minutes", "clock", "taught", "literal_error", "bool_type", "int_type", "float_type")
"""What is said of a list or mapping where a single value belongs."""

_LACKS = ("missing", "too_short", "activity_kind")
"""What is said where something was expected that is not there."""


@dataclass(frozen=True, slots=True)
class Fault:
    """A problem of the model, the steps that lead to it, and the key that would mend it, if one is near."""

    problem: Problem
    path: tuple[tuple[Any, int | str], ...]
    is_lack: bool
    renamed: tuple[str, str] | None = None


def faults_of(error: ValidationError, root: WrittenMap, model: type[Node]) -> list[Fault]:
    """Everything the model objects to, each thing once; not what follows from another objection."""
    details = error.errors(include_url=False)
    faulty_inside = {detail["loc"][:depth] for detail in details for depth in range(len(detail["loc"]))}
    details = [detail for detail in details if not _follows_from_another(detail, faulty_inside)]
    faults = [_fault(detail, root, model) for detail in details[:MOST_PROBLEMS]]
    meant = {(id(keeper), fault.renamed[1]) for fault in faults if fault.renamed for keeper, _ in fault.path[-1:]}
    return list(_unique(fault for fault in faults if not _is_meant(fault, root, meant)))


def _fault(detail: ErrorDetails, root: WrittenMap, model: type[Node]) -> Fault:
    problem, path = _problem(detail, root, model), tuple(_walk(root, detail["loc"]))
    near = problem.values.get("near")
    renamed = (
        (str(problem.values["key"]), str(near))
        if near and problem.code in ("unknown-key", "unknown-activity")
        else None
    )
    if renamed and problem.code == "unknown-activity":
        path = (*path, (detail["input"], renamed[0]))
    return Fault(problem, path, detail["type"] in _LACKS, renamed)


def _is_meant(fault: Fault, root: WrittenMap, meant: set[tuple[int, str]]) -> bool:
    """Whether a missing key is there under a name near to it."""
    keeper = fault.path[-1][0][fault.path[-1][1]] if fault.path else root
    return fault.problem.code == "missing-key" and (id(keeper), str(fault.problem.values["key"])) in meant


def _follows_from_another(detail: ErrorDetails, faulty_inside: Container[Loc]) -> bool:
    """A list counts as too short when its items were faulty; only the items' own problems are worth telling."""
    return detail["type"] == "too_short" and detail["loc"] in faulty_inside


def _unique(faults: Iterable[Fault]) -> Iterator[Fault]:
    seen: set[tuple[Source | None, str, str]] = set()
    for fault in faults:
        problem = fault.problem
        if (key := (problem.source, problem.code, str(problem.values))) not in seen:
            seen.add(key)
            yield fault


def _problem(detail: ErrorDetails, root: WrittenMap, model: type[Node]) -> Problem:
    loc, given, context = detail["loc"], detail["input"], detail.get("ctx", {})
    key = _key_of(root, loc)
    place = source_of(given) or _nearest_place(root, loc)
    match detail["type"]:
        case _ if given == "":
            return Problem("empty", place, {"key": key})
        case "extra_forbidden":
            return _unknown_key(root, loc, model)
        case "missing":
            return Problem("missing-key", place, {"key": str(loc[-1])})
        case "activity_kind":
            return _unknown_activity(given, place)
        case "string_type":
            return _not_text(key, given, place)
        case kind if isinstance(given, list | dict) and kind in _SCALAR_FAULTS:
            return Problem("not-text", place, {"key": key})
        case "minutes":
            return _not_minutes(key, str(given), place)
        case "clock":
            values = {"key": key, "written": _quoted(given), "near": meant_clock(str(given))}
            return Problem("not-clock", place, values)
        case "taught":
            return Problem("not-taught", place, {"key": key, "written": _quoted(given)})
        case "literal_error":
            return _wrong_word(key, _quoted(given), context, place)
        case "tuple_type" | "list_type":
            return _not_list(key, given, place)
        case "model_type" | "model_attributes_type" | "dict_type" if (
            isinstance(given, str) and _model_at(loc, model).list_field
        ):
            return _not_list(key, given, place)
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


def _key_of(root: Any, loc: Loc) -> str:
    """The last key of the location that the author wrote."""
    written = [str(step) for _, step in _walk(root, loc) if isinstance(step, str)]
    return written[-1] if written else next((str(part) for part in reversed(loc) if isinstance(part, str)), "")


def _walk(root: Any, loc: Loc) -> Iterator[tuple[Any, int | str]]:
    """The written containers along a location, with the step taken in each; tags and short forms take no step."""
    here, steps = root, _without_tags(loc)
    for number, step in enumerate(steps):
        if isinstance(here, dict) and step in here:
            yield here, step
            here = here[str(step)]
        elif isinstance(here, dict) and len(here) == 1 and isinstance(step, str) and number < len(steps) - 1:
            ((lead, value),) = here.items()
            yield here, lead
            here = value
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
    keys = [str(key) for key in given] or [""]
    meant = ((key, near) for key in keys if (near := nearest(key, list(KINDS))))
    key, near = next(meant, (keys[0], None))
    at = given.keys_at.get(key, place) if isinstance(given, WrittenMap) else place
    return Problem("unknown-activity", at, {"key": key, "near": near, "allowed": list(KINDS)})


def _not_minutes(key: str, given: str, place: Source | None) -> Problem:
    code = "not-minutes-but-days" if is_in_days(given) else "not-minutes"
    return Problem(code, place, {"key": key, "written": _quoted(given), "near": meant_minutes(given)})


def _not_list(key: str, given: Any, place: Source | None) -> Problem:
    """No list; perhaps because other signs than dashes were meant to make one."""
    if isinstance(given, str) and (mistake := unmade_list(given)):
        return Problem(mistake[0], place, {"sign": mistake[1]})
    return Problem("want-list", place, {"key": key})


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


def _allowed_keys(loc: Loc, root: type[Node]) -> list[str]:
    """The keys the object at this location may have."""
    fields = _model_at(loc, root).model_fields
    return sorted(field.alias or name for name, field in fields.items() if name != "written_at")


def _model_at(loc: Loc, root: type[Node]) -> Any:
    """The class of the object at this location."""
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
    return model


def _model_in(annotation: Any) -> type[BaseModel] | None:
    if isinstance(annotation, type) and not isinstance(annotation, types.GenericAlias):
        return annotation if issubclass(annotation, BaseModel) else None
    if get_origin(annotation) in (None, Literal):
        return None
    args = get_args(annotation)[:1] if get_origin(annotation) is Annotated else get_args(annotation)
    return next((model for arg in args if (model := _model_in(arg))), None)
