"""Activities: what fills the time of a course, one class a kind.

The key that opens an activity names its kind and holds its title.
"""

from __future__ import annotations

from typing import Annotated, Any, Literal

from pydantic import Discriminator, Field, Tag

from coursegen.course.activity import Activity
from coursegen.course.cases import Question
from coursegen.course.node import TRAINER_ONLY, Node, OneOrMany, Text, Texts
from coursegen.course.tracks import Parallel


class Topic(Activity):
    """讲授."""

    kind = "topic"
    text_field = "topic"

    topic: Text
    question: Text | None = None


class Discussion(Activity):
    """讨论: a question or task for pairs, groups or the whole room."""

    kind = "discussion"

    discussion: Text
    form: Literal["plenary", "pairs", "groups", "sharing", "write-first"] = "groups"
    question: Text | None = None
    task: Text | None = None
    questions: OneOrMany[Question] = ()
    output: Text | None = None
    rules: Texts = ()
    case: Text | None = None
    expect: Annotated[Texts, TRAINER_ONLY] = ()


class CaseUse(Node):
    """Which case of the library, and how it is worked."""

    text_field = "use"

    use: Text
    mode: Literal["analyse", "share", "simulate"] = "analyse"


class CaseWork(Activity):
    """案例: a case of the library, worked or shared."""

    kind = "case"

    case: CaseUse
    heading: Text | None = Field(default=None, alias="title")
    output: Text | None = None

    @property
    def title(self) -> str | None:
        """The activity's own title; the case's title serves where it has none."""
        return self.heading


class Role(Node):
    """A part in a role play; ``secret`` is for its player's eyes alone."""

    lead_fields = ("name", "brief", "brief")

    name: Text
    position: Text | None = None
    players: int = Field(default=1, ge=1, le=99)
    brief: Texts = ()
    goal: Text | None = None
    rule: Text | None = None
    secret: Annotated[Texts, TRAINER_ONLY] = ()
    gives_in_when: Annotated[Text | None, TRAINER_ONLY] = None


class Criterion(Node):
    """A line of a rubric."""

    lead_fields = ("item", "excellent", "excellent")

    item: Text
    weight: int | None = None
    excellent: Text | None = None
    acceptable: Text | None = None


class Drill(Activity):
    """演练: role play, procedure drill, simulation or workshop."""

    kind = "drill"

    drill: Text
    form: Literal["role-play", "procedure", "simulation", "workshop"] = "role-play"
    case: Text | None = None
    situation: Texts = ()
    task: Text | None = None
    output: Text | None = None
    roles: tuple[Role, ...] = ()
    rounds: int = Field(default=1, ge=1, le=12)
    stages: Texts = ()
    rules: Texts = ()
    rubric: Annotated[tuple[Criterion, ...], TRAINER_ONLY] = ()


class Breakout(Activity, Parallel):
    """分组并行: several groups at work at the same time, each on its own track or on all in turn."""

    kind = "breakout"

    breakout: Text


class Demonstration(Activity):
    """示范: shown first, imitated after."""

    kind = "demonstration"

    demonstration: Text
    by: Text | None = None
    imitate: Text | None = None


class WatchFor(Node):
    """What to note in a recording, and the question that goes with it."""

    text_field = "name"
    lead_fields = ("name", "question", "question")

    name: Text
    question: Text | None = None


class Recorded(Activity):
    """What is listened to or watched, in an activity or a library."""

    file: Text | None = None
    form: Literal["recording", "video"] = "recording"
    length: Text | None = None
    case: Text | None = None
    watch_for: tuple[WatchFor, ...] = ()
    transcript: Annotated[Texts, TRAINER_ONLY] = ()


class Media(Recorded):
    """录音或视频分析; ``use`` names one of a library."""

    kind = "media"

    media: Text
    use: Text | None = None


class Exercise(Activity):
    """个人练习."""

    kind = "exercise"

    exercise: Text
    task: Text | None = None
    questions: OneOrMany[Question] = ()
    output: Text | None = None
    level: Literal["recognise", "imitate", "create"] | None = None


class QuizItem(Node):
    """A question with its answer; options are lettered A, B, C as written."""

    type: Literal["single", "multiple", "true-false", "blank", "short", "scenario"] = "single"
    stem: Text
    options: Texts = ()
    points: int = Field(default=1, ge=1)
    answer: Annotated[Texts, TRAINER_ONLY]
    explain: Annotated[Text | None, TRAINER_ONLY] = None


class Quiz(Activity):
    """测验."""

    kind = "quiz"

    quiz: Text
    items: tuple[QuizItem, ...] = Field(min_length=1)
    pass_mark: int | None = None


class Review(Activity):
    """回顾、反思、行动计划."""

    kind = "review"

    review: Text
    form: Literal["recap", "reflection", "action-plan"] = "recap"
    prompts: OneOrMany[Question] = ()
    horizon: Text | None = None
    dates: tuple[WatchFor, ...] = ()


class Energizer(Activity):
    """热身."""

    kind = "energizer"

    energizer: Text
    task: Text | None = None
    rules: Texts = ()


class Ceremony(Activity):
    """开班、颁奖、合影、结业."""

    kind = "ceremony"

    ceremony: Text
    text: Text | None = None
    help: Text | None = None


class Pause(Activity):
    """Time that is nobody's lesson."""

    @classmethod
    def long_form(cls, written: Any) -> Any:
        """A bare ``break`` or ``lunch`` has no title of its own."""
        if isinstance(written, str):
            return {}
        return {key: value for key, value in written.items() if key != cls.kind or value}


class Break(Pause):
    """茶歇."""

    kind = "break"

    name: Text | None = Field(default=None, alias="break")
    task: Text | None = None

    @property
    def title(self) -> str | None:
        """The author's name for the break, if any."""
        return self.name


class Lunch(Pause):
    """午休."""

    kind = "lunch"

    lunch: Text | None = None
    task: Text | None = None


KINDS: dict[str, type[Activity]] = {
    kind.kind: kind
    for kind in (
        Topic, Discussion, CaseWork, Drill, Breakout, Demonstration, Media, Exercise, Quiz, Review, Energizer,
        Ceremony, Break, Lunch,
    )
}  # fmt: skip


def kind_of(written: Any) -> str | None:
    """The kind of a written activity: its first key that names one; a bare text is a topic unless it names a pause."""
    if isinstance(written, Activity):
        return written.kind
    if isinstance(written, str):
        return written if written in ("break", "lunch") else "topic"
    if isinstance(written, dict):
        return next((key for key in written if key in KINDS), None)
    return None


AnyActivity = Annotated[
    Annotated[Topic, Tag("topic")]
    | Annotated[Discussion, Tag("discussion")]
    | Annotated[CaseWork, Tag("case")]
    | Annotated[Drill, Tag("drill")]
    | Annotated[Breakout, Tag("breakout")]
    | Annotated[Demonstration, Tag("demonstration")]
    | Annotated[Media, Tag("media")]
    | Annotated[Exercise, Tag("exercise")]
    | Annotated[Quiz, Tag("quiz")]
    | Annotated[Review, Tag("review")]
    | Annotated[Energizer, Tag("energizer")]
    | Annotated[Ceremony, Tag("ceremony")]
    | Annotated[Break, Tag("break")]
    | Annotated[Lunch, Tag("lunch")],
    Discriminator(kind_of, custom_error_type="activity_kind", custom_error_message="no kind"),
]
