"""Written values in, a course out, or everything the model objects to and a course of what is sound in them.

Faulty parts are mended where it is plain what was meant, else left out, and the rest is read again: so that wrong
references and the faults behind a misspelt key are told in the same run.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any, Generic, TypeVar

from pydantic import ValidationError

from coursegen.course import Course, Library, Node
from coursegen.outline.places import place_order
from coursegen.outline.validation import Fault, faults_of
from coursegen.problems import MOST_PROBLEMS, OutlineError, Problem, Source
from coursegen.written import WrittenList, WrittenMap, WrittenText, source_of

ROUNDS = 6
"""Times the rest is read again; each brings to light what stood inside of what was mended."""

Whole = TypeVar("Whole", bound=Node)
Cuts = dict[int, dict[int | str, str | None]]
"""By the identity of a list or mapping: the items and keys to leave out, or the names to give them."""


SHELVES = {"unknown-case": "cases", "unknown-objective": "objectives"}
"""Where that stands which a wrong reference should name."""


@dataclass(slots=True)
class Examined(Generic[Whole]):
    """A file's content, of sound parts only where there are problems; parts are missing in ``touched`` places."""

    written: Any
    whole: Whole | None = None
    problems: list[Problem] = field(default_factory=list)
    touched: set[Source] = field(default_factory=set)

    def explains(self, problem: Problem) -> bool:
        """Whether a wrong reference is one only because what it names, or a part of its own, was left out."""
        named = self.written.get(SHELVES.get(problem.code, ""))
        return problem.source in self.touched or (bool(self.touched) and problem.values.get("written") in _words(named))


def validate_course(written: Any) -> Course:
    """The course the written values describe. Raises :class:`OutlineError` with everything the model objects to."""
    return validated(written, Course)


def validate_library(written: Any) -> Library:
    """The library the written values describe. Raises :class:`OutlineError` with everything the model objects to."""
    return validated(written, Library)


def validated(written: Any, model: type[Whole]) -> Whole:
    """What the written values of a whole file describe. Raises :class:`OutlineError` with all the model objects to."""
    found = examine(written, model)
    if found.whole is None or found.problems:
        raise OutlineError(sorted(found.problems, key=place_order))
    return found.whole


def examine(written: Any, model: type[Whole]) -> Examined[Whole]:
    """What can be read of written values, and everything the model objects to."""
    found: Examined[Whole] = Examined(written)
    if not isinstance(written, WrittenMap):
        code = "library-shape" if model is Library else "outline-shape"
        found.problems.append(Problem(code, source_of(written)))
        return found
    left = written
    for _ in range(ROUNDS):
        try:
            found.whole = model.model_validate(left)
            break
        except ValidationError as error:
            faults = faults_of(error, left, model)
            told = [fault.problem for fault in faults if not _is_consequence(fault, left, found.touched)]
            found.problems += [problem for problem in told if problem not in found.problems]
            if len(found.problems) >= MOST_PROBLEMS:
                break
            left = _mended(left, faults, found.touched)
            left = _titled(left) if model is Course else left
    return found


def _is_consequence(fault: Fault, root: WrittenMap, touched: set[Source]) -> bool:
    """Whether something lacks only because it was left out."""
    keepers = [root, *(keeper[step] for keeper, step in fault.path)]
    return fault.is_lack and source_of(keepers[-1]) in touched


def _mended(root: WrittenMap, faults: list[Fault], touched: set[Source]) -> WrittenMap:
    cuts: Cuts = {}
    for fault in faults:
        if fault.path:
            keeper, step = fault.path[-1]
            cuts.setdefault(id(keeper), {})[step] = fault.renamed[1] if fault.renamed else None
        if not fault.renamed:
            touched.update(_keepers(fault, root))
    return _without(root, cuts)  # type: ignore[no-any-return]


def _titled(root: WrittenMap) -> WrittenMap:
    """The course with some title, the lack of which should hide nothing else."""
    if root.get("title"):
        return root
    named = {**root, "title": WrittenText("…", root.source)}
    return WrittenMap(named, root.source, {**root.keys_at, "title": root.source})


def _keepers(fault: Fault, root: WrittenMap) -> Iterator[Source]:
    """The places of the lists and the mapping out of which a fault is taken."""
    for keeper, _ in reversed(fault.path or ((root, ""),)):
        if place := source_of(keeper):
            yield place
        if isinstance(keeper, WrittenMap):
            return


def _words(value: Any) -> set[str]:
    """All keys and texts of a written value."""
    if isinstance(value, str):
        return {value.strip()}
    keys = {str(key) for key in value} if isinstance(value, dict) else set()
    inner = value.values() if isinstance(value, dict) else value if isinstance(value, list) else ()
    return keys.union(*(_words(child) for child in inner))


def _without(value: Any, cuts: Mapping[int, Mapping[int | str, str | None]]) -> Any:
    """The value once more, without what is cut and with what is renamed under its new name."""
    here = cuts.get(id(value), {})
    if isinstance(value, WrittenList):
        return WrittenList([_without(v, cuts) for i, v in enumerate(value) if i not in here], value.source)
    if not isinstance(value, WrittenMap):
        return value
    names = {key: here.get(key, key) for key in value}
    kept = {key: name for key, name in names.items() if name and (name == key or name not in value)}
    entries = {name: _without(value[key], cuts) for key, name in kept.items()}
    places = {name: value.keys_at[key] for key, name in kept.items() if key in value.keys_at}
    return WrittenMap(entries, value.source, places)
