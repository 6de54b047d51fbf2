"""The deck as content: which slides there are and what each says; not where anything stands.

One class a slide kind. Its fields are the vocabulary: the reader maps HTML to them by name, and refuses the rest.
"""

from __future__ import annotations

from typing import Literal

from msgspec import Struct, field

from coursegen.content.inline import RichText
from coursegen.problems import Source

Colour = Literal["lecture", "case", "discussion", "drill", "media", "quiz", "reflection", "break"]
State = Literal["done", "current", "coming"]
Stance = Literal["do", "dont", "neutral"]
EMPTY = RichText()


class Slide(Struct, frozen=True, kw_only=True):
    """What every slide has. ``colour`` is the kind whose ground and tab it takes; ``detail`` stands after ``label``.

    Numbered lists of a divided slide go on counting from ``first``; ``anchor`` is a name other slides lead to;
    with ``reveal`` the items appear one by one; ``reserve`` slides are hidden. ``takeaway`` is the sentence to
    remember, under the body. Of the speaker notes ``standing`` ones are on every slide, ``notes`` on the first of what
    they belong to, ``closing`` ones on the last of the activity.
    """

    title: RichText
    label: RichText = EMPTY
    detail: RichText = EMPTY
    lead: RichText = EMPTY
    takeaway: RichText = EMPTY
    standing: tuple[RichText, ...] = ()
    notes: tuple[RichText, ...] = ()
    closing: tuple[RichText, ...] = ()
    at: Source | None = None
    activity: str | None = None
    section: int | None = None
    colour: Colour = "lecture"
    first: int = 1
    anchor: str | None = None
    reveal: bool = False
    reserve: bool = False


class Module(Struct, frozen=True):
    """A bar that names a part of the course."""

    name: RichText
    current: bool = False


class MapRow(Struct, frozen=True):
    """A line of the course map."""

    name: RichText
    question: RichText = EMPTY
    when: RichText = EMPTY
    remark: RichText = EMPTY
    state: State = "coming"
    jump: str | None = None
    work: RichText = EMPTY


class Named(Struct, frozen=True):
    """A name and what is said of it; ``note`` is a third, quieter word."""

    name: RichText
    text: RichText = EMPTY
    note: RichText = EMPTY
    highlighted: bool = False


class Cluster(Struct, frozen=True):
    """A heading with a few lines under it."""

    heading: RichText
    lead: RichText = EMPTY
    items: tuple[RichText, ...] = ()


class StepItem(Struct, frozen=True):
    """A step; steps of the same ``group`` stand under one label."""

    name: RichText
    text: RichText = EMPTY
    group: RichText = EMPTY
    tag: RichText = EMPTY
    optional: bool = False


class SideItem(Struct, frozen=True):
    """One side of a comparison."""

    title: RichText
    badge: RichText = EMPTY
    items: tuple[RichText, ...] = ()
    stance: Stance = "neutral"


class Figure(Struct, frozen=True):
    """A bar, column or segment of a chart."""

    label: RichText
    value: float = 0.0
    highlighted: bool = False


class TurnItem(Struct, frozen=True):
    """A turn of a dialogue."""

    who: RichText
    line: RichText
    action: RichText = EMPTY
    comment: RichText = EMPTY
    staff: bool = False


class Moment(Struct, frozen=True):
    """A touchpoint on a journey."""

    name: RichText
    tag: RichText = EMPTY
    phase: RichText = EMPTY
    hot: bool = False
    standard: RichText = EMPTY


class TableRow(Struct, frozen=True):
    """The cells of a row; ``answers`` come into empty cells on a click, column by column."""

    cells: tuple[RichText, ...] = ()
    answers: tuple[RichText, ...] = ()

    @property
    def filled(self) -> tuple[RichText, ...]:
        """The cells with the answers in them."""
        answers = (*self.answers, *[EMPTY] * len(self.cells))
        return tuple(cell or answer for cell, answer in zip(self.cells, answers, strict=False))


class PhaseItem(Struct, frozen=True):
    """A phase of an activity; ``minutes`` sets its share of the strip."""

    name: RichText
    text: RichText = EMPTY
    minutes: float = 0.0


class RoleItem(Struct, frozen=True):
    """A role as everybody may know it."""

    name: RichText
    position: RichText = EMPTY
    body: tuple[RichText, ...] = ()
    rule: RichText = EMPTY


class Option(Struct, frozen=True):
    """An answer to choose; ``reason`` is said when it is revealed."""

    letter: RichText
    text: RichText
    reason: RichText = EMPTY
    correct: bool = False


class Cover(Slide, frozen=True, kw_only=True):
    """封面."""

    eyebrow: RichText = EMPTY
    subtitle: RichText = EMPTY
    foot: RichText = EMPTY
    modules: tuple[Module, ...] = ()


class Closing(Slide, frozen=True, kw_only=True):
    """结束页."""

    eyebrow: RichText = EMPTY
    subtitle: RichText = EMPTY
    foot: RichText = EMPTY
    modules: tuple[Module, ...] = ()


class Divider(Slide, frozen=True, kw_only=True):
    """章节页: ``items`` count what is done in the part, the number as ``name``."""

    number: RichText = EMPTY
    purpose: RichText = EMPTY
    items: tuple[Named, ...] = ()
    foot: RichText = EMPTY
    modules: tuple[Module, ...] = ()


class Pause(Slide, frozen=True, kw_only=True):
    """茶歇、午休: ``time`` is when to be back."""

    badge: RichText = EMPTY
    request: RichText = EMPTY
    time: RichText
    next: RichText = EMPTY
    foot: RichText = EMPTY
    modules: tuple[Module, ...] = ()


class Profile(Slide, frozen=True, kw_only=True):
    """讲师介绍: ``position`` is the trainer's title, ``bio`` a paragraph each, ``file`` the portrait."""

    name: RichText
    position: RichText = EMPTY
    bio: tuple[RichText, ...]
    file: str | None = None


class CourseMap(Slide, frozen=True, kw_only=True):
    """课程地图."""

    rows: tuple[MapRow, ...]


class Objectives(Slide, frozen=True, kw_only=True):
    """学习目标: ``name`` is the verb, ``note`` how it is checked."""

    head: RichText = EMPTY
    items: tuple[Named, ...]


class OpeningQuestion(Slide, frozen=True, kw_only=True):
    """问题引入."""

    question: RichText
    items: tuple[Named, ...] = ()


class Points(Slide, frozen=True, kw_only=True):
    """要点页."""

    items: tuple[Named, ...]
    numbered: bool = False


class Groups(Slide, frozen=True, kw_only=True):
    """两级要点; ``columns`` is over how many of them, by their number where it is 0."""

    groups: tuple[Cluster, ...]
    numbered: bool = False
    columns: int = 0


class Definition(Slide, frozen=True, kw_only=True):
    """定义: one sense, or a broad one around a narrow one."""

    senses: tuple[Cluster, ...]
    examples: RichText = EMPTY


class Steps(Slide, frozen=True, kw_only=True):
    """步骤、流程."""

    steps: tuple[StepItem, ...]


class Cycle(Slide, frozen=True, kw_only=True):
    """循环."""

    stages: tuple[Named, ...]
    rows: tuple[Named, ...] = ()


class Levels(Slide, frozen=True, kw_only=True):
    """层次: ``note`` is what the customer says."""

    levels: tuple[Named, ...]


class Compare(Slide, frozen=True, kw_only=True):
    """对比、宜忌."""

    sides: tuple[SideItem, ...]


class Cards(Slide, frozen=True, kw_only=True):
    """类型: ``text`` holds the features, ``note`` the advice."""

    heads: tuple[RichText, ...] = ()
    cards: tuple[Named, ...]


class Chart(Slide, frozen=True, kw_only=True):
    """数据."""

    form: Literal["bar", "column", "doughnut", "number"] = "bar"
    unit: str = ""
    number: RichText = EMPTY
    claim: RichText = EMPTY
    remark: RichText = EMPTY
    origin: RichText = EMPTY
    figures: tuple[Figure, ...] = ()


class Formula(Slide, frozen=True, kw_only=True):
    """公式."""

    operator: RichText
    parts: tuple[RichText, ...]
    result: RichText


class Quote(Slide, frozen=True, kw_only=True):
    """名言、一句话."""

    text: RichText
    by: RichText = EMPTY
    consequence: RichText = EMPTY


class Story(Slide, frozen=True, kw_only=True):
    """故事."""

    opening: RichText
    beats: tuple[Named, ...] = ()
    moral: RichText
    link: RichText = EMPTY


class Dialogue(Slide, frozen=True, kw_only=True):
    """对话."""

    setting: RichText = EMPTY
    turns: tuple[TurnItem, ...]


class Patterns(Slide, frozen=True, kw_only=True):
    """句式: ``name`` is the pattern, ``note`` its purpose, ``text`` an example."""

    items: tuple[Named, ...]


class Replacements(Slide, frozen=True, kw_only=True):
    """禁语与替代: ``name`` is what not to say, ``text`` what to say instead."""

    heads: tuple[RichText, ...] = ()
    badges: tuple[RichText, ...] = ()
    items: tuple[Named, ...]


class Script(Slide, frozen=True, kw_only=True):
    """话术: lines to say."""

    situation: RichText = EMPTY
    lines: tuple[RichText, ...]


class Journey(Slide, frozen=True, kw_only=True):
    """触点: ``standards`` is the title of a slide of their own for standards that find no room under the names."""

    moments: tuple[Moment, ...]
    standards: RichText = EMPTY


class Checklist(Slide, frozen=True, kw_only=True):
    """观察表、清单: ``heads`` name the columns to fill."""

    heads: tuple[RichText, ...] = ()
    items: tuple[RichText, ...]


class Table(Slide, frozen=True, kw_only=True):
    """表格; with ``result`` the last column holds what the others lead to."""

    heads: tuple[RichText, ...]
    rows: tuple[TableRow, ...]
    result: bool = False


class Picture(Slide, frozen=True, kw_only=True):
    """图片."""

    file: str
    alt: str
    text: RichText = EMPTY


class CaseFacts(Slide, frozen=True, kw_only=True):
    """案例: 事实."""

    context: RichText = EMPTY
    speech: RichText = EMPTY
    rest: tuple[RichText, ...] = ()
    facts: tuple[Named, ...] = ()


class Questions(Slide, frozen=True, kw_only=True):
    """思考题, with the time for each phase; ``rows`` say what to do before."""

    rows: tuple[Named, ...] = ()
    questions: tuple[RichText, ...]
    phases: tuple[PhaseItem, ...] = ()


class Task(Slide, frozen=True, kw_only=True):
    """活动任务: rows such as task, groups, output."""

    rows: tuple[Named, ...]
    phases: tuple[PhaseItem, ...] = ()


class Roles(Slide, frozen=True, kw_only=True):
    """角色演练."""

    roles: tuple[RoleItem, ...]
    phases: tuple[PhaseItem, ...] = ()
    rotation: RichText = EMPTY


class Recording(Slide, frozen=True, kw_only=True):
    """录音、视频分析."""

    name: RichText
    file: str | None = None
    video: bool = False
    length: RichText = EMPTY
    items: tuple[Named, ...] = ()
    phases: tuple[PhaseItem, ...] = ()


class QuizQuestion(Slide, frozen=True, kw_only=True):
    """测验题."""

    stem: RichText
    options: tuple[Option, ...] = ()


class QuizAnswer(Slide, frozen=True, kw_only=True):
    """测验答案: the same places as its question."""

    stem: RichText
    verdict: RichText = EMPTY
    reason: RichText = EMPTY
    options: tuple[Option, ...] = ()


class Recap(Slide, frozen=True, kw_only=True):
    """小结."""

    items: tuple[Named, ...]


class ActionPlan(Slide, frozen=True, kw_only=True):
    """行动计划."""

    prompt: RichText
    dates: tuple[Named, ...] = ()
    instruction: RichText = EMPTY


class Part(Struct, frozen=True):
    """A part of the deck as PowerPoint's slide sorter groups it."""

    name: str


class Deck(Struct, frozen=True):
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
