"""A course with a different made-up word in every field that only the trainer may see."""

from __future__ import annotations

import io
import re
import types
import zipfile
from collections.abc import Iterator
from pathlib import Path
from typing import Annotated, Any, Literal, Union, get_args, get_origin

from coursegen.course import BLOCK_KEYS, Activity, Course, Node, TrainerOnly
from coursegen.course.activities import QuizItem
from coursegen.units import MinuteRange, clock

_CLOCK_FIELDS = ("start", "end", "at", "pin")
_BLANK_FIELDS = ("Point.text", "Step.text")
"""Open fields into which a blank is put: its word is the trainer's too."""
_CHOSEN = ("single", "multiple", "true-false")
"""Quiz items whose answer points at what trainees see and so can hold no canary."""


def is_trainer_only(node: type[Node], field: str) -> bool:
    return any(isinstance(mark, TrainerOnly) for mark in node.model_fields[field].metadata)


class Canaries:
    """Turns a course back into what its author could have written, with a canary in every trainer-only field.

    ``places`` maps each canary to the field it stands in, such as ``Case.analysis``. A ``lead`` before every canary
    makes another course of it, alike in all that trainees may see; its quizzes have other answers.
    """

    def __init__(self, lead: str = "") -> None:
        self.places: dict[str, str] = {}
        self._lead = lead

    def written(self, value: Any) -> Any:
        """The outline's plain values for a course object."""
        if isinstance(value, Node):
            return self._mapping(value)
        if isinstance(value, tuple | list):
            return [self.written(item) for item in value]
        if isinstance(value, MinuteRange):
            return str(value)
        if isinstance(value, bool):
            return "yes" if value else "no"
        return value

    def _mapping(self, node: Node) -> dict[str, Any]:
        kind = type(node)
        written: dict[str, Any] = {}
        if isinstance(node, Activity):
            written[node.kind] = ""  # the first key names the kind
        for name, field in kind.model_fields.items():
            if name == "written_at":
                continue
            place, key = f"{kind.__name__}.{name}", field.alias or name
            value = getattr(node, name)
            if isinstance(node, QuizItem) and name == "answer" and node.type in _CHOSEN:
                written[key] = list(node.answer) if not self._lead else _other_answer(node)
            elif is_trainer_only(kind, name):
                written[key] = self._planted(field.annotation, place)
            elif name in _CLOCK_FIELDS and isinstance(value, int):
                written[key] = clock(value)  # type: ignore[arg-type]
            elif value != field.default or field.is_required():
                written[key] = self._blank(self.written(value), place)
        return written

    def _blank(self, value: Any, place: str) -> Any:
        return f"{value}[[{self._canary(f'{place} (blank)')}]]" if place in _BLANK_FIELDS else value

    def _canary(self, place: str) -> str:
        canary = f"Zq{len(self.places):04d}x"
        self.places[canary] = place
        return canary

    def _planted(self, annotation: Any, place: str) -> Any:
        """A value of the annotated type with a canary in every text of it."""
        origin, arguments = get_origin(annotation), get_args(annotation)
        if origin is Annotated:
            return self._planted(arguments[0], place)
        if origin in (Union, types.UnionType):
            return self._planted(arguments[0], place)
        if origin is tuple:
            count = 2 if str in (arguments[0], *get_args(arguments[0])) else 1  # two cells in a row, sentences in a cue
            return [self._planted(arguments[0], place) for _ in range(count)]
        if isinstance(annotation, type) and issubclass(annotation, Node):
            return self._planted_node(annotation, place)
        return self._lead + self._canary(place) if annotation is str else None

    def _planted_node(self, node: type[Node], place: str) -> dict[str, Any]:
        written = {}
        for name, field in node.model_fields.items():
            if name == "written_at" or (node.__name__, name) == ("Point", "items"):  # points hold points without end
                continue
            value = self._planted(field.annotation, f"{place}.{name}")
            if value not in (None, [None]):
                written[field.alias or name] = value
        return written


def shelved(course: dict[str, Any]) -> dict[str, Any]:
    """Moves a case, the blocks of a talk and a recording out of a written course; the library that holds them."""
    activities = [activity for section in course["sections"] for activity in section["activities"]]
    talk = next(one for one in activities if "topic" in one and {"steps", "table"} & set(one) and "image" not in one)
    tool = {key: talk.pop(key) for key in list(talk) if key in BLOCK_KEYS}
    played = next(one for one in activities if "media" in one)
    recording = {key: played.pop(key) for key in list(played) if key not in ("media", "id")}
    talk["tools"], played["use"], course["library"] = "shared-tool", "shared-media", "library/shared.yaml"
    return {
        "cases": [course["cases"].pop(0)],
        "tools": [{"id": "shared-tool", "title": "共用的工具", **tool}],
        "media": [{"id": "shared-media", "title": "共用的录音", **recording}],
    }


def _other_answer(item: QuizItem) -> str:
    """A wrong answer to a question whose answers are given: as long as the right one, and no longer."""
    if item.type == "true-false":
        return "错" if item.answer == ("对",) else "对"
    letters = [chr(ord("A") + number) for number in range(len(item.options))]
    return next(letter for letter in letters if letter not in item.answer)


def trainer_only_fields() -> set[str]:
    """Every trainer-only field of the course model, as ``Case.analysis``."""
    return {
        f"{node.__name__}.{name}"
        for node in set(_nodes(Course, set()))
        for name in node.model_fields
        if is_trainer_only(node, name)
    }


def _nodes(node: type[Node], seen: set[type[Node]]) -> Iterator[type[Node]]:
    """The classes a course can hold, those inside trainer-only fields aside."""
    seen.add(node)
    yield node
    for name, field in node.model_fields.items():
        if not is_trainer_only(node, name):
            for inner in _nodes_in(field.annotation):
                if inner not in seen:
                    yield from _nodes(inner, seen)


def _nodes_in(annotation: Any) -> Iterator[type[Node]]:
    if isinstance(annotation, type) and not get_args(annotation):
        if issubclass(annotation, Node):
            yield annotation
    elif get_origin(annotation) is not Literal:
        for argument in get_args(annotation):
            yield from _nodes_in(argument)


def found_in(file: Path) -> set[str]:
    """The canaries in any part of an Office file, in parts' names, and in files inside its parts."""
    return set(_CANARY.findall(everything_in(file)))


def everything_in(file: Path) -> str:
    """All text of a file and of the files inside it."""
    return _everything(file.read_bytes())


_CANARY = re.compile(r"Zq\d{4}x")


def _everything(content: bytes) -> str:
    """All text of a file, raw and with its tags taken out; packages are opened, however deep."""
    if not zipfile.is_zipfile(io.BytesIO(content)):
        text = content.decode("utf-8", "replace")
        return text + "\n" + re.sub(r"<[^>]*>", "", text)
    with zipfile.ZipFile(io.BytesIO(content)) as package:
        return "\n".join(f"{name}\n{_everything(package.read(name))}" for name in package.namelist())
