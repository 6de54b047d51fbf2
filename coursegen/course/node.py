"""The base of every course object: frozen, strict about its keys, and aware of where it was written.

Authors write short forms; a class says which of its fields a bare text or a bare list stands for, and whether a
mapping with one unknown key reads as a lead phrase and what follows it.
"""

from __future__ import annotations

from typing import Annotated, Any, ClassVar, Literal, TypeVar

from pydantic import (
    BaseModel,
    BeforeValidator,
    ConfigDict,
    Field,
    GetCoreSchemaHandler,
    GetJsonSchemaHandler,
    model_validator,
)
from pydantic.json_schema import JsonSchemaValue
from pydantic_core import CoreSchema, core_schema

from coursegen.problems import Source
from coursegen.written import source_of

Item = TypeVar("Item")

NOWHERE = Source("", 0, 0)
_PLACE_KEY = "\0written_at"
"""No author can write this key: the outline reader refuses control characters."""


class TrainerOnly:
    """Marks a field that exists for the trainer alone; trainee views are built without it."""


TRAINER_ONLY = TrainerOnly()


class Node(BaseModel):
    """A course object; ``written_at`` is its place in the outline."""

    model_config = ConfigDict(
        frozen=True, extra="forbid", str_strip_whitespace=True, arbitrary_types_allowed=True, defer_build=True
    )

    text_field: ClassVar[str | None] = None
    list_field: ClassVar[str | None] = None
    lead_fields: ClassVar[tuple[str, str, str] | None] = None
    """(lead, text, list): ``- 基本服务: 让客户无怨言`` fills lead and text, ``- 需求: [..]`` lead and list."""
    shown: ClassVar[tuple[str, ...]] = ()
    """Computed properties that views keep beside the fields."""

    written_at: Source = Field(default=NOWHERE, validation_alias=_PLACE_KEY, exclude=True, repr=False)

    def open_value(self, name: str) -> Any:
        """What trainees may see of a field that is not the trainer's alone."""
        return getattr(self, name)

    @model_validator(mode="before")
    @classmethod
    def _to_long_form(cls, written: Any) -> Any:
        if isinstance(written, Node):
            return written
        long = cls.long_form(written)
        if isinstance(long, dict) and (place := source_of(written)):
            return {**long, _PLACE_KEY: place}
        return long

    @classmethod
    def long_form(cls, written: Any) -> Any:
        """The mapping a short form stands for; anything else comes back as it is."""
        if isinstance(written, str) and cls.text_field:
            return {cls.text_field: written}
        if isinstance(written, list) and cls.list_field:
            return {cls.list_field: written}
        if isinstance(written, dict) and cls.lead_fields and len(written) == 1:
            return cls._lead_form(written)
        return written

    @classmethod
    def _lead_form(cls, written: dict[str, Any]) -> Any:
        ((key, value),) = written.items()
        if key in cls.model_fields or cls.lead_fields is None:
            return written
        lead, text, items = cls.lead_fields
        return {lead: key, items if isinstance(value, list) else text: value}

    @classmethod
    def __get_pydantic_json_schema__(cls, core: CoreSchema, handler: GetJsonSchemaHandler) -> JsonSchemaValue:
        schema = handler.resolve_ref_schema(handler(core))
        schema.get("properties", {}).pop(_PLACE_KEY, None)
        short: list[JsonSchemaValue] = []
        if cls.text_field:
            short.append({"type": ["string", "number", "boolean"]})
        if cls.list_field:
            short.append(schema["properties"][cls.list_field])
        if cls.lead_fields:
            names = {"not": {"enum": list(schema["properties"])}}
            short.append({"type": "object", "minProperties": 1, "maxProperties": 1, "propertyNames": names})
        return {"anyOf": [schema, *short]} if short else schema


def _as_list(written: Any) -> Any:
    return [written] if isinstance(written, (str, dict)) else written


class _OrOne:
    """Lets a tuple field take a single value: ``say: 一句话`` or a list of them."""

    def __get_pydantic_core_schema__(self, source: Any, handler: GetCoreSchemaHandler) -> CoreSchema:
        return core_schema.no_info_before_validator_function(_as_list, handler(source))

    def __get_pydantic_json_schema__(self, core: CoreSchema, handler: GetJsonSchemaHandler) -> JsonSchemaValue:
        many = handler(core)
        return {"anyOf": [many["items"], many]}


OneOrMany = Annotated[tuple[Item, ...], _OrOne()]
"""A tuple field that also takes a single value."""


def _yes_or_no(written: Any) -> Any:
    words = {"true": True, "yes": True, "on": True, "是": True, "false": False, "no": False, "off": False, "否": False}
    return words.get(str(written).lower(), written)


class _Words:
    """Says in one step that a text is not empty: a thousand fields hold words, and pydantic's own marks take three."""

    def __get_pydantic_core_schema__(self, source: Any, handler: GetCoreSchemaHandler) -> CoreSchema:
        return {"min_length": 1, **handler(source)}

    def __get_pydantic_json_schema__(self, core: CoreSchema, handler: GetJsonSchemaHandler) -> JsonSchemaValue:
        return {"type": ["string", "number", "boolean"], "minLength": 1}


Text = Annotated[str, _Words()]
"""One line or paragraph; inline marks are Markdown's ``**bold**``, ``*emphasis*``, ``[link](..)`` and ``[[blank]]``."""

Texts = OneOrMany[Text]
YesNo = Annotated[bool, BeforeValidator(_yes_or_no, json_schema_input_type=bool | Literal["yes", "no"])]
