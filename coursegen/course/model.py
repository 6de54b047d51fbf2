"""The course: everything an outline says, before anything is timed or laid out."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Annotated, Literal

from pydantic import Field

from coursegen.course.activities import AnyActivity
from coursegen.course.activity import Activity
from coursegen.course.arrangements import Material
from coursegen.course.cases import Case
from coursegen.course.cues import Faq, Taught
from coursegen.course.durations import Clock, Duration, Minutes
from coursegen.course.node import TRAINER_ONLY, Node, Text, Texts, YesNo

Language = Literal["zh-Hans", "zh-Hant", "en"]
Wording = Literal["taiwan", "mainland"]
Numbering = Literal["module", "part", "lecture", "section", "unit", "numerals", "none"]


class Objective(Node):
    """What a trainee can do afterwards: a verb, the outcome, how it is checked."""

    text_field = "text"
    lead_fields = ("verb", "text", "text")

    id: Text | None = None
    verb: Text | None = None
    text: Text
    level: Literal["remember", "understand", "apply", "analyse", "evaluate", "create"] | None = None
    standard: Text | None = None
    check: Text | None = None


class Trainer(Node):
    """Who teaches."""

    text_field = "name"

    name: Text
    title: Text | None = None
    bio: Texts = ()
    photo: Text | None = None


class Client(Node):
    """Whom the course is delivered to."""

    text_field = "name"

    name: Text
    logo: Text | None = None


class Term(Node):
    """A glossary entry."""

    lead_fields = ("term", "text", "text")

    term: Text
    text: Text


class Preparation(Node):
    """Something to have done before the course, and when."""

    lead_fields = ("when", "item", "items")

    when: Text
    item: Text | None = None
    items: Texts = ()


class Equipment(Node):
    """Something that must work, how to check it, and what to do if it does not."""

    text_field = "item"
    lead_fields = ("item", "check", "check")

    item: Text
    check: Text | None = None
    fallback: Text | None = None


class Pauses(Node):
    """Breaks placed by the schedule: one about every so many minutes."""

    every: Minutes = 90
    minutes: Minutes = 15


class LunchTime(Node):
    """Lunch: when and how long."""

    text_field = "at"

    at: Clock
    minutes: Minutes = 60


class DayHours(Node):
    """The hours of one day, where they differ from those of the others."""

    day: int = Field(ge=1, le=30)
    start: Clock | None = None
    end: Clock | None = None


class Schedule(Node):
    """Days, their hours and their pauses."""

    days: int = Field(default=1, ge=1, le=30)
    start: Clock = Clock.__origin__(540)  # type: ignore[attr-defined]
    end: Clock | None = None
    hours: tuple[DayHours, ...] = ()
    lunch: LunchTime | None = None
    breaks: Pauses | None = None
    date: Text | None = None


class Counts(Node):
    """What the sold hours include."""

    breaks: YesNo = True
    lunch: YesNo = False


class Section(Taught):
    """A part of the course: an opener, activities, takeaways."""

    lead_fields = ("title", "goal", "activities")

    id: Text | None = None
    title: Text
    subtitle: Text | None = None
    goal: Text | None = None
    question: Text | None = None
    minutes: Duration | None = None
    objectives: Texts = ()
    key_points: Annotated[Texts, TRAINER_ONLY] = ()
    difficult_points: Annotated[Texts, TRAINER_ONLY] = ()
    faq: Annotated[tuple[Faq, ...], TRAINER_ONLY] = ()
    activities: tuple[AnyActivity, ...] = ()
    takeaways: Texts = ()
    golden_line: Text | None = None
    ignore: Texts = ()


class CaseChoice(Node):
    """Which cases one client works: only those kept, or all but those dropped; and one in the place of another."""

    keep: Texts = ()
    drop: Texts = ()
    swap: dict[str, Text] = Field(default_factory=dict)


class Variant(Node):
    """What the course of one client has otherwise; ``replace`` gives words another form in every printed text."""

    client: Client | None = None
    trainer: Trainer | None = None
    venue: Text | None = None
    title: Text | None = None
    subtitle: Text | None = None
    code: Text | None = None
    version: Text | None = None
    date: Text | None = None
    wording: Wording | None = None
    numbering: Numbering | None = None
    theme: Text | None = None
    hours: Minutes | None = None
    duration_text: Text | None = None
    schedule: Schedule | None = None
    class_size: Text | None = None
    group_size: int | None = Field(default=None, ge=2, le=12)
    groups: int | None = Field(default=None, ge=1, le=20)
    replace: dict[str, Text] = Field(default_factory=dict)
    cases: CaseChoice | None = None
    drop: Texts = ()


class DeliveryFile(Variant):
    """A variant in a file of its own, which names the outline it changes."""

    outline: Text


class Course(Node):
    """A training course."""

    title: Text
    subtitle: Text | None = None
    id: Text | None = None
    code: Text | None = None
    version: Text | None = None
    date: Text | None = None
    language: Language = "zh-Hans"
    wording: Wording = "taiwan"
    numbering: Numbering = "module"
    theme: Text | None = None
    industry: Text | None = None
    client: Client | None = None
    trainer: Trainer | None = None
    venue: Text | None = None
    background: Texts = ()
    benefits: Texts = ()
    value: Text | None = None
    features: Texts = ()
    audience: Texts = ()
    class_size: Text | None = None
    group_size: int = Field(default=6, ge=2, le=12)
    groups: int = Field(default=4, ge=1, le=20)
    prerequisites: Texts = ()
    duration: Duration | None = None
    duration_text: Text | None = None
    counts: Counts = Counts()
    schedule: Schedule = Schedule()
    objectives: tuple[Objective, ...] = ()
    outputs: Texts = ()
    rules: Texts = ()
    prework: Texts = ()
    followup: Texts = ()
    materials: tuple[Material, ...] = ()
    room: Annotated[Texts, TRAINER_ONLY] = ()
    preparation: Annotated[tuple[Preparation, ...], TRAINER_ONLY] = ()
    equipment: Annotated[tuple[Equipment, ...], TRAINER_ONLY] = ()
    notes: Annotated[Texts, TRAINER_ONLY] = ()
    glossary: tuple[Term, ...] = ()
    references: Texts = ()
    copyright: Text | None = None
    ignore: Texts = ()
    library: Texts = ()
    cases: tuple[Case, ...] = ()
    sections: tuple[Section, ...] = Field(min_length=1)
    variants: dict[str, Variant] = Field(default_factory=dict)

    def activities(self) -> Iterator[Activity]:
        """Every activity of the course, in order."""
        for section in self.sections:
            yield from section.activities

    def case(self, id: str) -> Case:
        """The case with this id; raises ``KeyError`` when there is none."""
        for case in self.cases:
            if case.id == id:
                return case
        raise KeyError(id)
