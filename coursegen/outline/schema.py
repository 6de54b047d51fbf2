"""The JSON Schemas of outlines, libraries and delivery files, made from the course model for editors.

Editors read YAML themselves: a number is a number to them, not a text as in our reader, so texts take numbers too.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any

from coursegen.course import KINDS, Course, DeliveryFile, Library, Node
from coursegen.outline.schema_words import WORDS

Schema = dict[str, Any]

TEXT: Schema = {"type": ["string", "number", "boolean"], "minLength": 1}
TEXT_REF: Schema = {"$ref": "#/$defs/text"}
TEXTS: Schema = {"anyOf": [TEXT_REF, {"type": "array", "items": TEXT_REF}]}
TEXTS_REF: Schema = {"$ref": "#/$defs/texts"}


def outline_schema() -> Schema:
    """The schema, draft 7, as Visual Studio Code's YAML extension reads it."""
    whole, definitions = _taken_apart(Course)
    for kind, activity in KINDS.items():
        form = _main_form(definitions[activity.__name__])
        form["required"] = [kind, *(name for name in form.get("required", []) if name != kind)]
    _allow_empty(definitions["Break"], "break")
    _allow_empty(definitions["Lunch"], "lunch")
    return _put_together("coursegen outline", whole, definitions)


def library_schema() -> Schema:
    """The schema of library files."""
    return _put_together("coursegen library", *_taken_apart(Library))


def delivery_schema() -> Schema:
    """The schema of delivery files."""
    return _put_together("coursegen delivery", *_taken_apart(DeliveryFile))


SCHEMAS = {"outline": outline_schema, "library": library_schema, "delivery": delivery_schema}


def schema_text(of: str = "outline") -> str:
    """One of the schemas as its file holds it."""
    return json.dumps(SCHEMAS[of](), ensure_ascii=False, indent=2) + "\n"


def _taken_apart(model: type[Node]) -> tuple[Schema, dict[str, Schema]]:
    """The schema of a model, and those of its parts."""
    whole = model.model_json_schema(mode="validation")
    definitions = {name: _simplified(part) for name, part in whole.pop("$defs").items()}
    return whole, definitions


def _put_together(title: str, whole: Schema, definitions: Mapping[str, Schema]) -> Schema:
    for part in (whole, *definitions.values()):
        _describe(_main_form(part))
    return {
        "$schema": "http://json-schema.org/draft-07/schema#",
        "title": title,
        **_simplified(whole),
        "$defs": {"text": TEXT, "texts": TEXTS, **definitions},
    }


def _simplified(part: Any) -> Any:
    """The part without titles, defaults and nulls, with its texts named."""
    if isinstance(part, list):
        return [_simplified(item) for item in part]
    if not isinstance(part, dict):
        return part
    if "oneOf" in part and "discriminator" not in part and all("$ref" in option for option in part["oneOf"]):
        return {"anyOf": part["oneOf"]}
    kept = {key: value for key, value in part.items() if not _is_noise(key, value)}
    if "anyOf" in kept:
        kept["anyOf"] = [option for option in kept["anyOf"] if option != {"type": "null"}]
    simple = {
        key: {name: _simplified(value) for name, value in entry.items()} if key == "properties" else _simplified(entry)
        for key, entry in kept.items()
    }
    if list(simple) == ["anyOf"] and len(simple["anyOf"]) == 1:
        simple = simple["anyOf"][0]
    return _named_text(simple)


def _is_noise(key: str, value: Any) -> bool:
    return (key == "title" and isinstance(value, str)) or (key == "default" and value in (None, [], {}, ""))


def _named_text(part: Schema) -> Schema:
    if part == {"type": "string"}:
        return {"type": TEXT["type"]}
    if part == TEXT:
        return dict(TEXT_REF)
    if "yes" in part.get("enum", ()):
        return {"enum": [*part["enum"], True, False]}
    return dict(TEXTS_REF) if part == TEXTS else part


def _main_form(part: Schema) -> Schema:
    """The long form of an object among its short ones."""
    options = part.get("anyOf", [part])
    return next(option for option in options if "properties" in option)


def _allow_empty(part: Schema, key: str) -> None:
    _main_form(part)["properties"][key] = {"type": ["string", "null"]}


def _describe(part: Schema) -> None:
    for name, entry in part["properties"].items():
        if name in WORDS:
            entry.setdefault("description", WORDS[name])
