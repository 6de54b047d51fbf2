"""Content blocks: what an activity puts in front of the trainees, one class a kind."""

from __future__ import annotations

from typing import Any, Literal

from pydantic import Field

from coursegen.course.cues import Taught
from coursegen.course.node import Node, OneOrMany, Text, Texts, YesNo


class Block(Taught):
    """A content block; ``title`` is said on its slide, the activity's title serves where none is given."""

    shown = ("kind",)

    title: Text | None = None
    lead: Text | None = None
    takeaway: Text | None = None
    reveal: YesNo | None = None

    @property
    def kind(self) -> str:
        """The key it is written under."""
        return type(self).__name__.lower()


class Point(Node):
    """A point: a sentence, a lead phrase with its text, or a parent with sub-points."""

    text_field = "text"
    lead_fields = ("lead", "text", "items")
    shown = ("name",)

    lead: Text | None = None
    text: Text | None = None
    items: tuple[Point, ...] = ()
    note: Text | None = None

    @property
    def name(self) -> str:
        """The phrase the point is known by."""
        return self.lead or self.text or ""


class Points(Block):
    """要点: a list, nested where it helps."""

    list_field = "items"

    items: tuple[Point, ...] = Field(min_length=1)
    numbered: YesNo = False


class Sense(Node):
    """One sense of a term, with examples."""

    text_field = "text"

    text: Text
    term: Text | None = None
    examples: Texts = ()


class Definition(Block):
    """定义: a term, in one sense or in a broad and a narrow one."""

    text_field = "text"

    term: Text | None = None
    text: Text | None = None
    broad: Sense | None = None
    narrow: Sense | None = None
    examples: Texts = ()


class Step(Node):
    """A step: its short name, what it means, the words to use, the standard to keep."""

    text_field = "name"
    lead_fields = ("name", "text", "points")

    name: Text
    text: Text | None = None
    points: Texts = ()
    words: Text | None = None
    standard: Text | None = None
    when: Text | None = None
    limit: Text | None = None
    owner: Text | None = None
    group: Text | None = None


class Steps(Block):
    """步骤: an order that matters."""

    list_field = "items"

    items: tuple[Step, ...] = Field(min_length=1)
    mnemonic: Text | None = None


class Flow(Block):
    """流程: stations joined by arrows."""

    list_field = "items"

    items: tuple[Step, ...] = Field(min_length=2)


class Stage(Node):
    """A stage of a cycle, the question it answers and what belongs to it."""

    text_field = "name"
    lead_fields = ("name", "question", "points")

    name: Text
    question: Text | None = None
    points: tuple[Point, ...] = ()


class Cycle(Block):
    """循环: stages that end where they begin; one may be highlighted."""

    list_field = "items"

    items: tuple[Stage, ...] = Field(min_length=3)
    highlight: Text | None = None


class Level(Node):
    """A level, what it means and what the customer says of it."""

    text_field = "name"
    lead_fields = ("name", "text", "points")

    name: Text
    text: Text | None = None
    points: Texts = ()
    quote: Text | None = None


class Levels(Block):
    """层次: from the ground up; the top one is highlighted unless another is named."""

    list_field = "items"

    items: tuple[Level, ...] = Field(min_length=2)
    highlight: Text | None = None


class Side(Node):
    """One side of a comparison."""

    list_field = "items"

    title: Text | None = None
    items: Texts = Field(min_length=1)


class Compare(Block):
    """对比: ``good`` and ``bad`` (宜/忌), or neutral ``left`` and ``right``."""

    good: Side | None = None
    bad: Side | None = None
    left: Side | None = None
    right: Side | None = None


class Card(Node):
    """A type: how to know it and what to do about it."""

    lead_fields = ("name", "features", "advice")

    name: Text
    alias: Text | None = None
    features: Texts = ()
    mind: Texts = ()
    advice: Texts = ()
    words: Texts = ()
    avoid: Texts = ()
    weapon: Text | None = None
    caution: Text | None = None
    case: Text | None = None


class Cards(Block):
    """类型: kinds of customers or situations."""

    list_field = "items"

    items: tuple[Card, ...] = Field(min_length=1)
    heads: Texts = Field(default=(), min_length=2, max_length=2)


class Table(Block):
    """表格: rows under column heads; ``blank`` columns are left for the trainee to fill."""

    columns: Texts = Field(min_length=1)
    rows: tuple[tuple[str, ...], ...] = Field(min_length=1)
    blank: Texts = ()

    def open_value(self, name: str) -> Any:
        """Blank columns are empty in trainees' copies."""
        if name != "rows":
            return super().open_value(name)
        kept = [column not in self.blank for column in self.columns]
        return tuple(tuple(cell if kept[i] else "" for i, cell in enumerate(row)) for row in self.rows)


class Datum(Node):
    """One figure of a chart."""

    lead_fields = ("label", "value", "value")

    label: Text
    value: float = Field(allow_inf_nan=False)
    highlight: YesNo = False


class Chart(Block):
    """数据: one claim, its figures, where they come from and of what year."""

    form: Literal["bar", "column", "doughnut", "number"] = "bar"
    number: Text | None = None
    claim: Text
    remark: Text | None = None
    items: tuple[Datum, ...] = ()
    unit: str = ""
    source: Text | None = None
    year: Text | None = None
    verified: YesNo = False


class Formula(Block):
    """公式: parts that add up to a result."""

    parts: Texts = Field(min_length=2)
    result: Text
    operator: Literal["+", "×", "−"] = "+"


class Quote(Block):
    """名言: a sentence worth standing alone."""

    text_field = "text"

    text: Text
    by: Text | None = None
    consequence: Text | None = None


class Beat(Node):
    """A turn of a story."""

    lead_fields = ("label", "text", "text")

    label: Text
    text: Text
    decisive: YesNo = False


class Story(Block):
    """故事: told in a few beats, with a moral and its link to work."""

    opening: Text
    beats: tuple[Beat, ...] = ()
    moral: Text
    link: Text | None = None
    origin: Text | None = None


class Turn(Node):
    """A turn of a dialogue: who, the words, and the stage direction."""

    lead_fields = ("who", "line", "line")

    who: Text
    line: Text
    action: Text | None = None
    comment: Text | None = None
    better: Text | None = None


class Dialogue(Block):
    """对话: what was said, turn by turn; ``staff`` names our side."""

    list_field = "turns"

    setting: Text | None = None
    staff: Text | None = None
    turns: tuple[Turn, ...] = Field(min_length=2)
    questions: Texts = ()


class Line(Node):
    """Words for the job: what to say, what not to, why; or a pattern with its purpose and an example."""

    text_field = "say"

    say: Text
    avoid: Text | None = None
    why: Text | None = None
    purpose: Text | None = None
    example: Text | None = None


class Script(Block):
    """话术: lines to use, patterns to build on, phrases to replace."""

    text_field = "items"
    list_field = "items"

    situation: Text | None = None
    items: OneOrMany[Line] = Field(min_length=1)


class Touchpoint(Node):
    """A moment at which the customer meets us."""

    text_field = "name"
    lead_fields = ("name", "standard", "standard")

    name: Text
    standard: Text | None = None
    need: Text | None = None
    words: Text | None = None
    phase: Text | None = None
    hot: YesNo = False
    tag: Text | None = None


class Journey(Block):
    """触点: the customer's way through our house."""

    list_field = "items"

    items: tuple[Touchpoint, ...] = Field(min_length=3)


class Checklist(Block):
    """清单: behaviours or items to tick."""

    list_field = "items"

    items: Texts = Field(min_length=1)


class Image(Block):
    """图片: a picture beside the outline, with what it shows in words."""

    text_field = "file"

    file: Text
    alt: Text | None = None
    caption: Text | None = None
