"""The deck as content: which slides there are and what each says; not where anything stands.

One dataclass a slide kind. Its fields are the vocabulary: the reader maps HTML to them by name, and refuses the rest.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal

from coursegen.content.inline import RichText
from coursegen.problems import Source

Colour = Literal["lecture", "case", "discussion", "drill", "media", "quiz", "reflection", "break"]
State = Literal["done", "current", "coming"]
Stance = Literal["do", "dont", "neutral"]
EMPTY = RichText()


@dataclass(frozen=True, slots=True, kw_only=True)
class Slide:
    """What every slide has. ``colour`` is the kind whose ground and tab it takes; ``detail`` stands after ``label``.

    Numbered lists of a divided slide go on counting from ``first``; ``anchor`` is a name other slides lead to;
    with ``reveal`` the items appear one by one; ``reserve`` slides are hidden. ``takeaway`` is the sentence to
    remember, under the body.
    """

    title: RichText
    label: RichText = EMPTY
    detail: RichText = EMPTY
    lead: RichText = EMPTY
    takeaway: RichText = EMPTY
    notes: tuple[RichText, ...] = ()
    at: Source | None = None
    activity: str | None = None
    section: int | None = None
    colour: Colour = "lecture"
    first: int = 1
    anchor: str | None = None
    reveal: bool = False
    reserve: bool = False


@dataclass(frozen=True, slots=True)
class Module:
    """A bar that names a part of the course."""

    name: RichText
    current: bool = False


@dataclass(frozen=True, slots=True)
class MapRow:
    """A line of the course map."""

    name: RichText
    question: RichText = EMPTY
    when: RichText = EMPTY
    remark: RichText = EMPTY
    state: State = "coming"
    jump: str | None = None
    work: RichText = EMPTY


@dataclass(frozen=True, slots=True)
class Named:
    """A name and what is said of it; ``note`` is a third, quieter word."""

    name: RichText
    text: RichText = EMPTY
    note: RichText = EMPTY
    highlighted: bool = False


@dataclass(frozen=True, slots=True)
class Cluster:
    """A heading with a few lines under it."""

    heading: RichText
    lead: RichText = EMPTY
    items: tuple[RichText, ...] = ()


@dataclass(frozen=True, slots=True)
class StepItem:
    """A step; steps of the same ``group`` stand under one label."""

    name: RichText
    text: RichText = EMPTY
    group: RichText = EMPTY
    tag: RichText = EMPTY
    optional: bool = False


@dataclass(frozen=True, slots=True)
class SideItem:
    """One side of a comparison."""

    title: RichText
    badge: RichText = EMPTY
    items: tuple[RichText, ...] = ()
    stance: Stance = "neutral"


@dataclass(frozen=True, slots=True)
class Figure:
    """A bar, column or segment of a chart."""

    label: RichText
    value: float = 0.0
    highlighted: bool = False


@dataclass(frozen=True, slots=True)
class TurnItem:
    """A turn of a dialogue."""

    who: RichText
    line: RichText
    action: RichText = EMPTY
    comment: RichText = EMPTY
    staff: bool = False


@dataclass(frozen=True, slots=True)
class Moment:
    """A touchpoint on a journey."""

    name: RichText
    tag: RichText = EMPTY
    phase: RichText = EMPTY
    hot: bool = False
    standard: RichText = EMPTY


@dataclass(frozen=True, slots=True)
class TableRow:
    """The cells of a row; ``answers`` come into empty cells on a click, column by column."""

    cells: tuple[RichText, ...] = ()
    answers: tuple[RichText, ...] = ()

    @property
    def filled(self) -> tuple[RichText, ...]:
        """The cells with the answers in them."""
        answers = (*self.answers, *[EMPTY] * len(self.cells))
        return tuple(cell or answer for cell, answer in zip(self.cells, answers, strict=False))


@dataclass(frozen=True, slots=True)
class PhaseItem:
    """A phase of an activity; ``minutes`` sets its share of the strip."""

    name: RichText
    text: RichText = EMPTY
    minutes: float = 0.0


@dataclass(frozen=True, slots=True)
class RoleItem:
    """A role as everybody may know it."""

    name: RichText
    position: RichText = EMPTY
    body: tuple[RichText, ...] = ()
    rule: RichText = EMPTY


@dataclass(frozen=True, slots=True)
class Option:
    """An answer to choose; ``reason`` is said when it is revealed."""

    letter: RichText
    text: RichText
    reason: RichText = EMPTY
    correct: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Cover(Slide):
    """封面."""

    eyebrow: RichText = EMPTY
    subtitle: RichText = EMPTY
    foot: RichText = EMPTY
    modules: tuple[Module, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Closing(Slide):
    """结束页."""

    eyebrow: RichText = EMPTY
    subtitle: RichText = EMPTY
    foot: RichText = EMPTY
    modules: tuple[Module, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Divider(Slide):
    """章节页: ``items`` count what is done in the part, the number as ``name``."""

    number: RichText = EMPTY
    purpose: RichText = EMPTY
    items: tuple[Named, ...] = ()
    foot: RichText = EMPTY
    modules: tuple[Module, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Pause(Slide):
    """茶歇、午休: ``time`` is when to be back."""

    badge: RichText = EMPTY
    request: RichText = EMPTY
    time: RichText
    next: RichText = EMPTY
    foot: RichText = EMPTY
    modules: tuple[Module, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Profile(Slide):
    """讲师介绍: ``position`` is the trainer's title, ``bio`` a paragraph each, ``file`` the portrait."""

    name: RichText
    position: RichText = EMPTY
    bio: tuple[RichText, ...]
    file: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class CourseMap(Slide):
    """课程地图."""

    rows: tuple[MapRow, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Objectives(Slide):
    """学习目标: ``name`` is the verb, ``note`` how it is checked."""

    head: RichText = EMPTY
    items: tuple[Named, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class OpeningQuestion(Slide):
    """问题引入."""

    question: RichText
    items: tuple[Named, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Points(Slide):
    """要点页."""

    items: tuple[Named, ...]
    numbered: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Groups(Slide):
    """两级要点; ``columns`` is over how many of them, by their number where it is 0."""

    groups: tuple[Cluster, ...]
    numbered: bool = False
    columns: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Definition(Slide):
    """定义: one sense, or a broad one around a narrow one."""

    senses: tuple[Cluster, ...]
    examples: RichText = EMPTY


@dataclass(frozen=True, slots=True, kw_only=True)
class Steps(Slide):
    """步骤、流程."""

    steps: tuple[StepItem, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Cycle(Slide):
    """循环."""

    stages: tuple[Named, ...]
    rows: tuple[Named, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Levels(Slide):
    """层次: ``note`` is what the customer says."""

    levels: tuple[Named, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Compare(Slide):
    """对比、宜忌."""

    sides: tuple[SideItem, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Cards(Slide):
    """类型: ``text`` holds the features, ``note`` the advice."""

    heads: tuple[RichText, ...] = ()
    cards: tuple[Named, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Chart(Slide):
    """数据."""

    form: Literal["bar", "column", "doughnut", "number"] = "bar"
    unit: str = ""
    number: RichText = EMPTY
    claim: RichText = EMPTY
    remark: RichText = EMPTY
    origin: RichText = EMPTY
    figures: tuple[Figure, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Formula(Slide):
    """公式."""

    operator: RichText
    parts: tuple[RichText, ...]
    result: RichText


@dataclass(frozen=True, slots=True, kw_only=True)
class Quote(Slide):
    """名言、一句话."""

    text: RichText
    by: RichText = EMPTY
    consequence: RichText = EMPTY


@dataclass(frozen=True, slots=True, kw_only=True)
class Story(Slide):
    """故事."""

    opening: RichText
    beats: tuple[Named, ...] = ()
    moral: RichText
    link: RichText = EMPTY


@dataclass(frozen=True, slots=True, kw_only=True)
class Dialogue(Slide):
    """对话."""

    setting: RichText = EMPTY
    turns: tuple[TurnItem, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Patterns(Slide):
    """句式: ``name`` is the pattern, ``note`` its purpose, ``text`` an example."""

    items: tuple[Named, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Replacements(Slide):
    """禁语与替代: ``name`` is what not to say, ``text`` what to say instead."""

    heads: tuple[RichText, ...] = ()
    badges: tuple[RichText, ...] = ()
    items: tuple[Named, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Script(Slide):
    """话术: lines to say."""

    situation: RichText = EMPTY
    lines: tuple[RichText, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Journey(Slide):
    """触点: ``standards`` is the title of a slide of their own for standards that find no room under the names."""

    moments: tuple[Moment, ...]
    standards: RichText = EMPTY


@dataclass(frozen=True, slots=True, kw_only=True)
class Checklist(Slide):
    """观察表、清单: ``heads`` name the columns to fill."""

    heads: tuple[RichText, ...] = ()
    items: tuple[RichText, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Table(Slide):
    """表格; with ``result`` the last column holds what the others lead to."""

    heads: tuple[RichText, ...]
    rows: tuple[TableRow, ...]
    result: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Picture(Slide):
    """图片."""

    file: str
    alt: str
    text: RichText = EMPTY


@dataclass(frozen=True, slots=True, kw_only=True)
class CaseFacts(Slide):
    """案例: 事实."""

    context: RichText = EMPTY
    speech: RichText = EMPTY
    rest: tuple[RichText, ...] = ()
    facts: tuple[Named, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Questions(Slide):
    """思考题, with the time for each phase; ``rows`` say what to do before."""

    rows: tuple[Named, ...] = ()
    questions: tuple[RichText, ...]
    phases: tuple[PhaseItem, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Task(Slide):
    """活动任务: rows such as task, groups, output."""

    rows: tuple[Named, ...]
    phases: tuple[PhaseItem, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Roles(Slide):
    """角色演练."""

    roles: tuple[RoleItem, ...]
    phases: tuple[PhaseItem, ...] = ()
    rotation: RichText = EMPTY


@dataclass(frozen=True, slots=True, kw_only=True)
class Recording(Slide):
    """录音、视频分析."""

    name: RichText
    file: str | None = None
    video: bool = False
    length: RichText = EMPTY
    items: tuple[Named, ...] = ()
    phases: tuple[PhaseItem, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class QuizQuestion(Slide):
    """测验题."""

    stem: RichText
    options: tuple[Option, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class QuizAnswer(Slide):
    """测验答案: the same places as its question."""

    stem: RichText
    verdict: RichText = EMPTY
    reason: RichText = EMPTY
    options: tuple[Option, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Recap(Slide):
    """小结."""

    items: tuple[Named, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class ActionPlan(Slide):
    """行动计划."""

    prompt: RichText
    dates: tuple[Named, ...] = ()
    instruction: RichText = EMPTY


@dataclass(frozen=True, slots=True)
class Part:
    """A part of the deck as PowerPoint's slide sorter groups it."""

    name: str


@dataclass(frozen=True, slots=True)
class Deck:
    """All slides of a presentation, in order; ``parts[slide.section]`` names the part a slide belongs to."""

    title: str
    language: str
    parts: tuple[Part, ...]
    slides: tuple[Slide, ...] = field(default=())


SLIDE_KINDS: dict[str, type[Slide]] = {
    "cover": Cover, "profile": Profile, "closing": Closing, "divider": Divider, "pause": Pause, "course-map": CourseMap,
    "objectives": Objectives, "opening-question": OpeningQuestion, "points": Points, "groups": Groups,
    "definition": Definition, "steps": Steps, "cycle": Cycle, "levels": Levels, "compare": Compare, "cards": Cards,
    "chart": Chart, "formula": Formula, "quote": Quote, "story": Story, "dialogue": Dialogue, "patterns": Patterns,
    "replacements": Replacements, "script": Script, "journey": Journey, "checklist": Checklist, "table": Table,
    "picture": Picture, "case-facts": CaseFacts, "questions": Questions, "task": Task, "roles": Roles,
    "recording": Recording, "quiz-question": QuizQuestion, "quiz-answer": QuizAnswer, "recap": Recap,
    "action-plan": ActionPlan,
}  # fmt: skip
