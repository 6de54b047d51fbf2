"""Writes the tables of fields of the author's guides from the course model, each field with an example.

``python docs/fields.py`` rewrites ``authors-guide.md`` and ``authors-guide.zh-CN.md`` between their marks; a test
sees that they are fresh. Examples are taken from the starting outlines and the outline of the tests that uses every
field, so that they are known to work.
"""

from __future__ import annotations

import types
from collections.abc import Iterator
from pathlib import Path
from typing import Annotated, Any, Literal, get_args, get_origin

from coursegen.course import KINDS, Course, Library, Node, TrainerOnly
from coursegen.course.activities import Topic
from coursegen.course.activity import BLOCK_KEYS, Activity, BlockEntry
from coursegen.course.blocks import Block
from coursegen.course.cues import Taught
from coursegen.course.library import SharedMedia, Tool
from coursegen.course.nodes import nodes_in
from coursegen.outline import read_yaml
from coursegen.outline.examination import validate_course, validate_library
from coursegen.outline.passages import Passage, read_passages
from coursegen.outline.schema_words import WORDS
from coursegen.units import MinuteRange

DOCS = Path(__file__).parent
ROOT = DOCS.parent
BEGIN, END = "<!-- fields: begin -->", "<!-- fields: end -->"
LONGEST_EXAMPLE = 60
GUIDES = {"en": "authors-guide.md", "zh": "authors-guide.zh-CN.md"}
SOURCES = {
    "en": ("coursegen/starters/full.en.yaml", "docs/examples.en.yaml", "docs/library/examples.en.yaml"),
    "zh": (
        "tests/outlines/everything.yaml",
        "coursegen/starters/full.zh-Hans.yaml",
        "docs/examples.zh.yaml",
        "docs/library/examples.zh.yaml",
    ),
}
HEADS = {
    "en": ("| field | takes | example | |", "trainer only", "short form", "### The course", "### A section",
           "### Every activity", "### What only the trainer sees, anywhere", "### Content blocks",
           "### Parts of these", "### A library"),
    "zh": ("| 字段 | 写什么 | 例子 | |", "学员看不到", "简写", "### 课程", "### 部分",
           "### 每一种活动都有", "### 只给讲师看的，哪里都可以写", "### 内容块", "### 其中的细项", "### 共用库"),
}  # fmt: skip
TAKES = {
    "text": ("text", "一句话"), "texts": ("text or list", "一句或列表"), "minutes": ("minutes", "时长"),
    "clock": ("time of day", "钟点"), "number": ("number", "数字"), "yes": ("yes or no", "yes 或 no"),
    "pairs": ("old: new, each", "逐条写“原来: 换成”"), "list": ("list of", "列表："), "rows": ("rows", "各行"),
    "phases": ("phases: minutes", "阶段: 分钟数"),
}  # fmt: skip
SAMPLES = {"minutes": "15-20", "clock": '"09:00"', "number": "2", "yes": "yes"}


class Tables:
    """The tables of one guide."""

    def __init__(self, language: str) -> None:
        self._language = language
        self._index = list(GUIDES).index(language)
        self._examples = _examples(language)
        self._parts: list[type[Node]] = []

    def text(self) -> str:
        """All tables as Markdown."""
        _, _, _, course, section, every, cues, blocks, parts, library = HEADS[self._language]
        from coursegen.course import Section

        shared = set(Activity.model_fields)
        lines = [course, "", *self._table(Course, set()), section, "", *self._table(Section, set(Taught.model_fields))]
        lines += [every, "", *self._table(Topic, set(Taught.model_fields) | set(BLOCK_KEYS) | {"topic", "question"})]
        for kind, model in KINDS.items():
            lines += [f"### `{kind}` · {self._word(kind)}", "", *self._table(model, shared)]
        lines += [cues, "", *self._table(Taught, set()), blocks, ""]
        for key in BLOCK_KEYS:
            model = _model(BlockEntry.model_fields[key].annotation)
            assert model is not None
            base = set(Block.model_fields) if model is not Block else set()
            lines += [f"#### `{key}` · {self._word(key)}", "", *self._table(model, base)]
        lines += [library, "", *self._table(Library, set())]
        lines += ["#### Tool", "", *self._table(Tool, set(BLOCK_KEYS))]
        lines += ["#### SharedMedia", "", *self._table(SharedMedia, shared - {"id"}), parts, ""]
        done: set[type[Node]] = {*KINDS.values(), Course, Section, Library, Tool, SharedMedia}
        while todo := [model for model in self._parts if model not in done]:
            for model in dict.fromkeys(todo):
                done.add(model)
                lines += [f"#### {model.__name__}", "", *self._table(model, set(Taught.model_fields))]
        return "\n".join(lines)

    def _table(self, model: type[Node], without: set[str]) -> list[str]:
        head, trainer, short, *_ = HEADS[self._language]
        names = [name for name in model.model_fields if name not in {*without, "written_at"}]
        names.sort(key=lambda name: name != getattr(model, "kind", None))
        rows = [self._row(model, name, trainer) for name in names]
        forms = _short_forms(model)
        return [
            *([f"{short}: {', '.join(forms)}", ""] if forms else []),
            *([head, "|---|---|---|---|", *rows, ""] if rows else []),
        ]

    def _row(self, model: type[Node], name: str, trainer: str) -> str:
        field = model.model_fields[name]
        written = field.alias or name
        marks = [trainer] if any(isinstance(mark, TrainerOnly) for mark in field.metadata) else []
        kind, words = _kind(field.annotation)
        inner = _model(field.annotation)
        if inner is not None and not issubclass(inner, Block | BlockEntry | Activity):
            self._parts.append(inner)
        takes = self._takes(kind, words, inner)
        example = self._examples.get((model, name)) or SAMPLES.get(kind) or (words[0] if words else "…")
        star = "*" if field.is_required() else ""
        word = self._word(written)
        note = "; ".join([*([] if trainer in word else marks), *filter(None, [word])])
        return f"| `{written}`{star} | {takes} | `{written}: {_cell(example)}` | {_cell(note)} |"

    def _takes(self, kind: str, words: tuple[str, ...], inner: type[Node] | None) -> str:
        if words:
            return " ".join(f"`{word}`" for word in words)
        if inner is None:
            return TAKES[kind][self._index]
        if kind in TAKES and kind not in ("list", "text"):
            return TAKES[kind][self._index]
        name = ("activity", "活动")[self._index] if inner in KINDS.values() else inner.__name__
        space = " " if self._language == "en" else ""
        return f"{TAKES['list'][self._index]}{space}{name}" if kind == "list" else name

    def _word(self, key: str) -> str:
        chinese, _, english = WORDS.get(key, "").partition(" · ")
        return (english, chinese)[self._index]


def _cell(text: str) -> str:
    return text.replace("|", "\\|").replace("\n", " ")


def _short_forms(model: type[Node]) -> list[str]:
    forms = [f"`{model.text_field}`"] if model.text_field else []
    forms += [f"`[{model.list_field}, …]`"] if model.list_field else []
    if model.lead_fields:
        lead, text, items = model.lead_fields
        forms.append(f"`{lead}: {text}`" + (f" / `{lead}: [{items}, …]`" if items != text else ""))
    return forms


def _parts_of(annotation: Any) -> Iterator[Any]:
    """The type and all types in it, ``Annotated`` and unions opened."""
    yield annotation
    if get_origin(annotation) is Literal:
        return
    inner = get_args(annotation)[:1] if get_origin(annotation) is Annotated else get_args(annotation)
    for part in inner:
        yield from _parts_of(part)


def _model(annotation: Any) -> type[Node] | None:
    found = (
        part for part in _parts_of(annotation) if isinstance(part, type) and not isinstance(part, types.GenericAlias)
    )
    return next((part for part in found if issubclass(part, Node)), None)


def _kind(annotation: Any) -> tuple[str, tuple[str, ...]]:
    """Which sort of value a field takes, and the words it chooses from."""
    parts = list(_parts_of(annotation))
    words = next((get_args(part) for part in parts if get_origin(part) is Literal), ())
    listed = any(get_origin(part) is tuple for part in parts)
    if any(get_origin(part) is dict for part in parts) and _model(annotation) is None:
        return "pairs", ()
    if _model(annotation) is not None:
        return ("phases" if _model(annotation).__name__ == "Phase" else "list" if listed else "text"), ()  # type: ignore[union-attr]
    if "yes" not in words and words:
        return "text", tuple(str(word) for word in words)
    if bool in parts or "yes" in words:
        return "yes", tuple(str(word) for word in words if len(words) > 2)
    if MinuteRange in parts:
        return "minutes", ()
    if int in parts or float in parts:
        return ("clock" if _is_clock(annotation) else "minutes" if _is_minutes(annotation) else "number"), ()
    if listed:
        return ("rows" if sum(get_origin(part) is tuple for part in parts) > 1 else "texts"), ()
    return ("clock" if _is_clock(annotation) else "text"), ()


def _is_clock(annotation: Any) -> bool:
    return "ClockTime" in repr(annotation)


def _is_minutes(annotation: Any) -> bool:
    return "_read_whole" in repr(annotation)


def _examples(language: str) -> dict[tuple[type[Node], str], str]:
    """The shortest example of each field that stands on one line, from the sources of a language."""
    found: dict[tuple[type[Node], str], str] = {}
    for source in SOURCES[language]:
        path = ROOT / source
        lines = path.read_text("utf-8").split("\n")
        maps = {passage.start: passage for passage in read_passages("\n".join(lines)).within() if passage.entries}
        for node in nodes_in(_whole(path, source)):
            here = node.written_at.file == source
            passage = maps.get((node.written_at.line, node.written_at.column)) if here else None
            for name, field in type(node).model_fields.items() if passage else ():
                value = passage.entries.get(field.alias or name) if passage else None
                text = _sliced(value, lines) if value else ""
                if 0 < len(text) <= LONGEST_EXAMPLE and not text.startswith("- "):
                    for owner in _owners(type(node), name):
                        found.setdefault((owner, name), text)
    return found


def _whole(path: Path, source: str) -> tuple[Node, ...]:
    """A library, or a course and what it becomes for clients."""
    written = read_yaml(path, source)
    if path.parent.name == "library":
        return (validate_library(written),)
    course = validate_course(written)
    return (course, *course.variants.values())


def _owners(model: type[Node], name: str) -> list[type[Node]]:
    """The class and those it has the field from; activities share theirs through ``Topic``."""
    owners = [base for base in model.__mro__ if isinstance(base, type) and issubclass(base, Node)]
    return [
        owner for owner in [*owners, *([Topic] if issubclass(model, Activity) else [])] if name in owner.model_fields
    ]


def _sliced(passage: Passage, lines: list[str]) -> str:
    (first, start), (last, end) = passage.start, passage.end
    return lines[first - 1][start - 1 : end - 1].strip() if first == last else ""


def fresh(guide: str, language: str) -> str:
    """The guide's text with its tables rewritten."""
    before, _, rest = guide.partition(BEGIN)
    return f"{before}{BEGIN}\n\n{Tables(language).text()}\n{END}{rest.partition(END)[2]}"


if __name__ == "__main__":
    for language, name in GUIDES.items():
        path = DOCS / name
        path.write_text(fresh(path.read_text("utf-8"), language), "utf-8")
