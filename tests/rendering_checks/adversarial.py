"""Slides made to break the layout: every kind, from one item to three times too many, texts from short to too long.

``python -m tests.rendering_checks.adversarial --full`` lays out all of them in every theme, has LibreOffice draw them
and prints what is wrong. Texts at the limits of the design with a usual number of items have to fit; everything else
has to fit or to be a problem that names its line.
"""

from __future__ import annotations

import argparse
import sys
import tempfile
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import cycle, islice, product
from pathlib import Path

from msgspec.structs import replace

REPOSITORY = Path(__file__).resolve().parents[2]
sys.path[:0] = [str(REPOSITORY), str(REPOSITORY / "tests")]

from coursegen.content import deck as d  # noqa: E402
from coursegen.content.inline import RichText, Run  # noqa: E402
from coursegen.layout.deck import lay_out_deck  # noqa: E402
from coursegen.layout.frames import LaidOutDeck  # noqa: E402
from coursegen.problems import FitError, Source  # noqa: E402
from coursegen.theme import Theme, load_theme  # noqa: E402
from coursegen.writers.pptx import write_deck  # noqa: E402
from rendering_checks.adversarial_checks import Verdict, inspected  # noqa: E402
from rendering_checks.office import Office  # noqa: E402
from rendering_checks.pages import read_pages  # noqa: E402

LANGUAGES = ("zh-Hans", "zh-Hant", "en")
COUNTS = ("one", "typical", "most", "thrice")
LENGTHS = {"short": 0.3, "limit": 1.0, "longer": 1.5}
MUST_FIT = {"short", "limit"}

_PHRASES = {
    "zh-Hans": ("客户打了三次95598", "“没人给我准话”", "25日开业", "请登录掌上电力App", "先处理心情", "再处理事情",
                "停电4–6小时", "按《供电营业规则》第57条办理", "（新版）", "您说的我记下了", "谁来办、何时答复"),
    "zh-Hant": ("客戶打了三次1999專線", "「沒人給我準話」", "25日開業", "請登入行動客服App", "先處理心情", "再處理事情",
                "停電4–6小時", "依《營業規章》第57條辦理", "（新版）", "您說的我記下了", "誰來辦、何時答覆"),
    "en": ("the customer called three times", "“nobody gave me a date”", "opening on the 25th",
           "use the self-service app", "settle the person first", "then settle the matter",
           "power is out for 4–6 hours", "see section 57 (new edition)",
           "acknowledge responsibility", "who acts, and by what time", "an uninterruptible supply"),
}  # fmt: skip
_NAMES = {
    "zh-Hans": ("受理", "安抚客户", "倾听", "复述确认", "方案", "App报修", "跟踪回访", "升级处理", "改进"),
    "zh-Hant": ("受理", "安撫客戶", "傾聽", "複述確認", "方案", "App報修", "追蹤回訪", "升級處理", "改進"),
    "en": ("Move", "Calm down", "Listen", "Repeat it", "Offer", "Check", "Follow up", "Escalate", "Improve"),
}


@dataclass
class Words:
    """Hands out texts of a language, as long as the design allows times ``share``; no two alike."""

    language: str
    share: float
    turn: int = 0

    def _cut(self, pool: Sequence[str], most: int, between: str) -> str:
        self.turn += 1
        wanted = max(2, round(most * self.share))
        endless = islice(cycle(pool), self.turn * 3 % len(pool), None)
        text = next(endless)
        while len(text) < wanted:
            text += between + next(endless)
        return _tidied(text[:wanted])

    def text(self, cjk: int, latin: int) -> RichText:
        """A text of so many characters."""
        most, comma = (latin, ", ") if self.language == "en" else (cjk, "，")
        return rich(self._cut(_PHRASES[self.language], most, comma))

    def name(self, cjk: int, latin: int) -> RichText:
        """A name of so many characters."""
        most, blank = (latin, " ") if self.language == "en" else (cjk, "")
        return rich(self._cut(_NAMES[self.language], most, blank))


def _tidied(text: str) -> str:
    """The text without marks whose other half was cut off."""
    for opening, closing in ("“”", "「」", "（）", "《》", "()"):
        if text.count(opening) > text.count(closing):
            before, _, after = text.rpartition(opening)
            text = before + after
    return text.strip(" ，,、")


def rich(text: str) -> RichText:
    return RichText((Run(text),))


def _strong(text: RichText) -> RichText:
    return RichText(tuple(Run(run.text, frozenset({"strong"})) for run in text.runs))


Make = Callable[[Words, int], d.Slide]


@dataclass(frozen=True)
class Kind:
    """How a slide kind is made, the usual number of its items and the most the design has places for."""

    make: Make
    typical: int
    most: int
    colour: d.Colour = "lecture"

    def count(self, label: str) -> int:
        return {"one": 1, "typical": self.typical, "most": self.most, "thrice": 3 * self.most}[label]


def title(w: Words) -> RichText:
    return w.text(20, 40)


def modules(w: Words, n: int) -> tuple[d.Module, ...]:
    return tuple(d.Module(w.name(6, 11), i == 1) for i in range(n))


def named(n: int, make: Callable[[int], d.Named]) -> tuple[d.Named, ...]:
    return tuple(make(i) for i in range(n))


def phases(w: Words, minutes: Sequence[float] = (3, 8, 4)) -> tuple[d.PhaseItem, ...]:
    unit = {"zh-Hans": "{} 分钟", "zh-Hant": "{} 分鐘", "en": "{} min"}[w.language]
    return tuple(d.PhaseItem(w.name(3, 9), rich(unit.format(m)), m) for m in minutes)


def cover(w: Words, n: int) -> d.Slide:
    return d.Cover(
        title=w.text(20, 36),
        eyebrow=w.text(27, 55),
        subtitle=w.text(40, 82),
        foot=w.text(26, 50),
        modules=modules(w, n),
    )


def closing(w: Words, n: int) -> d.Slide:
    return d.Closing(
        title=w.text(20, 36),
        eyebrow=w.text(27, 55),
        subtitle=w.text(40, 82),
        foot=w.text(26, 50),
        modules=modules(w, n),
    )


def divider(w: Words, n: int) -> d.Slide:
    number = rich(str(n))
    items = named(min(n, 7), lambda i: d.Named(rich(str(3 * i + 1)), w.name(2, 9)))
    return d.Divider(
        title=w.text(26, 46), number=number, purpose=w.text(26, 53), items=items, foot=w.text(35, 71),
        modules=modules(w, n),
    )  # fmt: skip


def profile(w: Words, n: int) -> d.Slide:
    bio = tuple(w.text(36, 72) for _ in range(n))
    return d.Profile(title=title(w), name=w.name(4, 16), position=w.text(20, 40), bio=bio)


def portrait(w: Words, n: int) -> d.Slide:
    bio = tuple(w.text(23, 46) for _ in range(n))
    return d.Profile(title=title(w), name=w.name(4, 14), position=w.text(16, 32), bio=bio, file="hall.png")


def pause(w: Words, n: int) -> d.Slide:
    return d.Pause(
        title=w.text(20, 45),
        badge=rich("休"),
        time=rich("10:45"),
        next=w.text(26, 50),
        foot=w.text(35, 70),
        modules=modules(w, n),
    )


def course_map(w: Words, n: int) -> d.Slide:
    def row(i: int) -> d.MapRow:
        state: d.State = "done" if i < n // 2 else "current" if i == n // 2 else "coming"
        when = {"zh-Hans": "第1天上午", "zh-Hant": "第1天上午", "en": "Day 1 am"}[w.language]
        remark = {"zh-Hans": "已完成", "zh-Hant": "你在這裡", "en": "Done"}[w.language] if i <= n // 2 else ""
        work = {"zh-Hans": "案例 3\u2003演练 2", "zh-Hant": "案例 3\u2003演練 2", "en": "Case × 3\u2003Practice × 2"}
        return d.MapRow(w.name(15, 31), w.text(11, 22), rich(when), rich(remark), state, work=rich(work[w.language]))

    return d.CourseMap(title=title(w), rows=tuple(row(i) for i in range(n)))


def objectives(w: Words, n: int) -> d.Slide:
    items = named(n, lambda i: d.Named(w.name(3, 9), w.text(40, 80), w.text(9, 19)))
    return d.Objectives(title=title(w), head=w.name(5, 14), items=items)


def opening_question(w: Words, n: int) -> d.Slide:
    items = named(n, lambda i: d.Named(w.name(2, 6), w.text(8, 16)))
    return d.OpeningQuestion(title=w.name(6, 14), label=w.name(4, 12), question=w.text(28, 52), items=items)


def points(w: Words, n: int) -> d.Slide:
    lines = 1 if n == 6 else 2
    explanation = (26, 52) if n > 4 else (19, 39)
    name = (14, 25) if n > 4 else (10, 25)
    items = named(n, lambda i: d.Named(w.name(*name), w.text(explanation[0] * lines, explanation[1] * lines)))
    return d.Points(title=title(w), items=items)


def statements(w: Words, n: int) -> d.Slide:
    items = named(n, lambda i: d.Named(w.text(36, 72)))
    return d.Points(title=title(w), items=items, takeaway=w.text(30, 60), numbered=True)


def groups(w: Words, n: int) -> d.Slide:
    def cluster(i: int) -> d.Cluster:
        wide = n in (2, 4)
        line = (21, 43) if wide else (13, 27)
        heading = (16, 29) if wide else (10, 18)
        return d.Cluster(w.name(*heading), w.text(*line), tuple(w.text(*line) for _ in range(2)))

    return d.Groups(title=title(w), groups=tuple(cluster(i) for i in range(n)), numbered=True)


def definition(w: Words, n: int) -> d.Slide:
    senses = tuple(d.Cluster(w.name(6, 12), w.text(28, 58), (w.text(19, 38), w.text(19, 38))) for _ in range(n))
    return d.Definition(title=title(w), senses=senses, examples=w.name(2, 7))


_STEP_LIMITS = {3: (9, 26, 33, 69), 4: (6, 19, 24, 51), 5: (5, 15, 27, 54), 6: (3, 12, 21, 45), 7: (3, 10, 12, 24)}


def steps(w: Words, n: int) -> d.Slide:
    cjk, latin, text, latin_text = _STEP_LIMITS[min(7, max(3, n))]

    def step(i: int) -> d.StepItem:
        part = f"Part {i * 2 // n}" if w.language == "en" else f"{'甲乙'[i * 2 // n]}段"
        tag = w.text(6, 12) if i == 2 else d.EMPTY
        return d.StepItem(w.name(cjk, latin), w.text(text, latin_text), rich(part), tag, i == 2)

    return d.Steps(title=title(w), steps=tuple(map(step, range(n))), takeaway=w.text(30, 55))


def long_steps(w: Words, n: int) -> d.Slide:
    cjk, latin, *_ = _STEP_LIMITS[min(7, max(3, -(-n // 2)))]
    items = tuple(d.StepItem(w.name(cjk, latin), w.text(12, 24)) for _ in range(n))
    return d.Steps(title=title(w), steps=items)


def cycle_of(w: Words, n: int) -> d.Slide:
    stages = named(n, lambda i: d.Named(w.name(4, 7), w.text(3, 9) if n <= 4 else d.EMPTY, highlighted=i == 1))
    rows = named(3, lambda i: d.Named(w.name(3, 6), w.text(14, 29), w.text(19, 38)))
    return d.Cycle(title=title(w), stages=stages, rows=rows)


def plain_cycle(w: Words, n: int) -> d.Slide:
    stages = named(n, lambda i: d.Named(w.name(4, 7), w.text(3, 9) if n <= 4 else d.EMPTY))
    return d.Cycle(title=title(w), stages=stages, rows=named(3, lambda i: d.Named(w.name(8, 16), w.text(19, 38))))


def asked_cycle(w: Words, n: int) -> d.Slide:
    return d.Cycle(title=title(w), stages=named(n, lambda i: d.Named(w.name(4, 7), w.text(19, 38), highlighted=i == 1)))


def lone_cycle(w: Words, n: int) -> d.Slide:
    return d.Cycle(title=title(w), stages=named(n, lambda i: d.Named(w.name(4, 7))))


_LEVEL_LIMITS = {
    2: (14, 26, 42, 86, 21, 38),
    3: (8, 15, 26, 52, 12, 23),
    4: (5, 9, 18, 36, 9, 16),
    5: (4, 8, 14, 30, 7, 14),
}


def levels(w: Words, n: int) -> d.Slide:
    limits = _LEVEL_LIMITS[min(5, max(2, n))]
    items = named(n, lambda i: d.Named(w.name(*limits[:2]), w.text(*limits[2:4]), w.text(*limits[4:]), i == n - 1))
    return d.Levels(title=title(w), levels=items)


def compare(w: Words, n: int) -> d.Slide:
    limit = (15, 31) if n <= 4 else (20, 41)
    badges = ("Do", "Don't") if w.language == "en" else ("宜", "忌")
    stances: tuple[d.Stance, ...] = ("do", "dont")
    sides = tuple(
        d.SideItem(w.name(13, 24), rich(badge), tuple(w.text(*limit) for _ in range(n)), stance)
        for badge, stance in zip(badges, stances, strict=True)
    )
    return d.Compare(title=title(w), sides=sides)


def contrast(w: Words, n: int) -> d.Slide:
    sides = tuple(d.SideItem(w.name(13, 24), items=tuple(w.text(15, 31) for _ in range(n))) for _ in range(2))
    return d.Compare(title=title(w), sides=sides, takeaway=w.text(30, 60))


def cards(w: Words, n: int) -> d.Slide:
    lines = 1 if n >= 6 else 2 if n >= 4 else 3
    items = named(n, lambda i: d.Named(w.name(6, 14), w.text(13 * lines, 26 * lines), w.text(19 * lines, 35 * lines)))
    return d.Cards(title=title(w), heads=(w.name(4, 12), w.name(4, 12)), cards=items)


def chart(form: str) -> Make:
    def make(w: Words, n: int) -> d.Slide:
        figures = tuple(d.Figure(w.name(9, 18), 10 + 7 * i, i == 1) for i in range(n))
        return d.Chart(
            title=title(w), form=form, unit="%", number=rich("62%"), claim=w.text(28, 56), remark=w.text(38, 76),
            origin=w.text(40, 90), figures=figures,
        )  # fmt: skip

    return make


def formula(w: Words, n: int) -> d.Slide:
    parts = tuple(w.name(6, 12) for _ in range(n))
    return d.Formula(title=title(w), operator=rich("+"), parts=parts, result=w.name(6, 12), takeaway=w.text(30, 60))


def quote(w: Words, n: int) -> d.Slide:
    text = w.text(32 if n < 3 else 78, 56 if n < 3 else 140)
    return d.Quote(title=title(w), text=rich(f"“{text}”"), by=w.name(8, 20), consequence=w.text(72, 144))


def story(w: Words, n: int) -> d.Slide:
    limit = {1: (60, 120), 2: (30, 62), 3: (18, 36)}.get(n, (12, 24))
    beats = named(n, lambda i: d.Named(w.name(4, 10), w.text(*limit), highlighted=i == n - 1))
    return d.Story(title=title(w), opening=w.text(36, 72), beats=beats, moral=w.text(27, 48), link=w.text(48, 96))


def told_story(w: Words, n: int) -> d.Slide:
    return d.Story(
        title=title(w), opening=w.text(100 + 10 * n, 220 + 15 * n), moral=w.text(27, 48), link=w.text(30, 60)
    )


def dialogue(w: Words, n: int) -> d.Slide:
    def turn(i: int) -> d.TurnItem:
        lines = 2 if n <= 3 else 1
        action = w.text(10, 20) if i % 3 == 0 else d.EMPTY
        return d.TurnItem(
            w.name(4, 8), w.text(28 * lines, 57 * lines), action, w.text(9, 17) if i % 2 else d.EMPTY, bool(i % 2)
        )

    return d.Dialogue(title=title(w), setting=w.text(20, 40), turns=tuple(turn(i) for i in range(n)))


def patterns(w: Words, n: int) -> d.Slide:
    items = named(n, lambda i: d.Named(w.name(6, 12), w.text(30, 64), w.name(6, 12)))
    return d.Patterns(title=title(w), items=items)


def replacements(w: Words, n: int) -> d.Slide:
    lines = 2 if n <= 4 else 1
    items = named(
        n, lambda i: d.Named(rich(f"“{w.text(16 * lines, 34 * lines)}”"), rich(f"“{w.text(25 * lines, 47 * lines)}”"))
    )
    badges = ("Don't", "Do") if w.language == "en" else ("忌", "宜")
    return d.Replacements(
        title=title(w), heads=(w.name(2, 8), w.name(2, 8)), badges=tuple(map(rich, badges)), items=items
    )


def script(w: Words, n: int) -> d.Slide:
    sentence = "。" if w.language != "en" else ". "
    lines = tuple(rich(f"{w.text(30, 60)}{sentence}{w.text(30, 60)}{sentence}".strip()) for _ in range(n))
    return d.Script(title=title(w), situation=w.text(30, 60), lines=lines)


def journey(w: Words, n: int) -> d.Slide:
    moments = tuple(
        d.Moment(
            w.name(5, 11), w.text(4, 8) if i % 5 == 1 else d.EMPTY, w.name(4, 9) if i == 0 else d.EMPTY, i % 5 == 1
        )
        for i in range(n)
    )
    first = moments[0].phase
    phased = tuple(
        replace(moment, phase=first if i < max(2, n // 2) else rich("2")) for i, moment in enumerate(moments)
    )
    return d.Journey(title=title(w), moments=phased)


def held_journey(w: Words, n: int) -> d.Slide:
    moments = tuple(
        d.Moment(w.name(5, 11), w.text(4, 8) if i == 1 else d.EMPTY, hot=i == 1, standard=w.text(16, 34))
        for i in range(n)
    )
    return d.Journey(title=title(w), moments=moments, standards=w.text(24, 48))


def kept_table(w: Words, n: int) -> d.Slide:
    rows = tuple(d.TableRow(tuple(w.text(12, 24) for _ in range(3))) for _ in range(n))
    return d.Table(title=title(w), heads=tuple(w.name(4, 8) for _ in range(3)), rows=rows, takeaway=w.text(30, 60))


def checklist(w: Words, n: int) -> d.Slide:
    heads = {"zh-Hans": "看什么 有 无 记原话", "zh-Hant": "看什麼 有 無 記原話", "en": "Watch Yes No Words"}[
        w.language
    ].split()
    return d.Checklist(title=title(w), heads=tuple(map(rich, heads)), items=tuple(w.text(22, 45) for _ in range(n)))


def table(w: Words, n: int) -> d.Slide:
    rows = tuple(d.TableRow((w.text(20, 40), w.text(20, 40), w.text(34, 62))) for _ in range(n))
    return d.Table(title=title(w), heads=(w.name(4, 8), w.name(4, 8), w.name(4, 8)), rows=rows, result=True)


def wide_table(w: Words, n: int) -> d.Slide:
    rows = tuple(d.TableRow(tuple(w.text(20, 40) for _ in range(4))) for _ in range(n))
    return d.Table(title=title(w), heads=tuple(w.name(4, 8) for _ in range(4)), rows=rows)


def picture(w: Words, n: int) -> d.Slide:
    return d.Picture(title=title(w), file="hall.png", alt="hall", text=w.text(80, 170))


def case_facts(w: Words, n: int) -> d.Slide:
    facts = named(n, lambda i: d.Named(w.name(4, 8), w.text(11, 20)))
    return d.CaseFacts(
        title=title(w), label=w.name(4, 10), context=w.text(28, 57), speech=rich(f"“{w.text(60, 126)}”"),
        rest=(w.text(28, 57), w.text(56, 114)), facts=facts,
    )  # fmt: skip


def questions(w: Words, n: int) -> d.Slide:
    lines = 2 if n <= 3 else 1
    asked = tuple(w.text(32 * lines, 65 * lines) for _ in range(n))
    return d.Questions(title=title(w), label=w.name(4, 10), detail=w.name(5, 10), questions=asked, phases=phases(w))


def hurried_questions(w: Words, n: int) -> d.Slide:
    asked = tuple(w.text(32, 65) for _ in range(n))
    return d.Questions(title=title(w), label=w.name(4, 10), questions=asked, phases=phases(w, (1, 40, 2, 1, 16)))


def task(w: Words, n: int) -> d.Slide:
    lines = 2 if n <= 3 else 1
    rows = named(n, lambda i: d.Named(w.name(4, 9), w.text(30 * lines, 61 * lines)))
    return d.Task(title=title(w), label=w.name(4, 10), rows=rows, phases=phases(w))


def roles(w: Words, n: int) -> d.Slide:
    body = {2: (21 * 3, 43 * 3), 3: (13 * 3, 26 * 3)}.get(n, (9 * 4, 18 * 4))
    rule = {2: (21, 38), 3: (13, 23)}.get(n, (9, 17))
    items = tuple(d.RoleItem(w.name(5, 9), w.text(6, 13), (w.text(*body),), w.text(*rule)) for _ in range(n))
    return d.Roles(title=title(w), label=w.name(4, 10), roles=items, phases=phases(w), rotation=w.text(40, 85))


def stations(w: Words, n: int) -> d.Slide:
    """Parallel groups that rotate: a task and its output in each card, a phase for each round."""
    items = tuple(
        d.RoleItem(w.name(3, 9), w.text(6, 13), (w.text(24, 48), w.text(8, 16)), w.text(4, 14)) for _ in range(n)
    )
    rounds = phases(w, (2, *(6,) * n, 4))
    return d.Roles(title=title(w), label=w.name(4, 10), roles=items, phases=rounds, rotation=w.text(14, 30))


def recording(w: Words, n: int) -> d.Slide:
    limit = {2: (34, 70), 3: (22, 44)}.get(n, (20, 44))
    items = named(n, lambda i: d.Named(w.name(5, 9), w.text(*limit)))
    return d.Recording(
        title=title(w),
        label=w.name(4, 10),
        name=w.text(14, 28),
        length=rich("3:20"),
        items=items,
        phases=phases(w, (4, 6, 6, 4)),
    )


def video(w: Words, n: int) -> d.Slide:
    items = named(n, lambda i: d.Named(w.name(7, 12), w.text(19, 38)))
    return d.Recording(
        title=title(w), label=w.name(4, 10), name=w.text(14, 28), video=True, items=items, phases=phases(w)
    )


def options(w: Words, n: int, revealed: bool) -> tuple[d.Option, ...]:
    letters = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"
    return tuple(d.Option(rich(letters[i % 26]), w.text(23, 46), correct=revealed and i == 1) for i in range(n))


def quiz_question(w: Words, n: int) -> d.Slide:
    return d.QuizQuestion(title=title(w), label=w.name(4, 10), stem=w.text(36, 72), options=options(w, n, False))


def quiz_answer(w: Words, n: int) -> d.Slide:
    verdict = {"zh-Hans": "正确", "zh-Hant": "正確", "en": "Right"}[w.language]
    return d.QuizAnswer(
        title=title(w),
        label=w.name(4, 10),
        stem=w.text(36, 72),
        verdict=rich(verdict),
        reason=w.text(60, 120),
        options=options(w, n, True),
    )


def recap(w: Words, n: int) -> d.Slide:
    return d.Recap(title=title(w), items=named(n, lambda i: d.Named(w.text(38, 76), note=w.name(6, 12))))


def action_plan(w: Words, n: int) -> d.Slide:
    dates = named(n, lambda i: d.Named(w.name(5, 9), w.text(22, 44)))
    return d.ActionPlan(
        title=title(w), label=w.name(4, 10), prompt=w.text(10, 20), dates=dates, instruction=w.text(60, 120)
    )


KINDS: dict[str, Kind] = {
    "cover": Kind(cover, 5, 8), "closing": Kind(closing, 5, 8), "divider": Kind(divider, 5, 8),
    "pause": Kind(pause, 5, 8),
    "profile": Kind(profile, 3, 5), "profile portrait": Kind(portrait, 3, 5), "map large": Kind(course_map, 3, 4),
    "course-map": Kind(course_map, 5, 8), "objectives": Kind(objectives, 4, 5),
    "opening-question": Kind(opening_question, 3, 3, "discussion"), "points": Kind(points, 4, 6),
    "points alone": Kind(statements, 4, 6), "groups": Kind(groups, 4, 6), "definition": Kind(definition, 2, 2),
    "steps": Kind(steps, 5, 7), "steps long": Kind(long_steps, 10, 14), "cycle": Kind(cycle_of, 4, 6),
    "cycle plain": Kind(plain_cycle, 5, 6), "cycle asked": Kind(asked_cycle, 4, 6),
    "cycle alone": Kind(lone_cycle, 4, 6), "levels": Kind(levels, 3, 5), "compare": Kind(compare, 4, 6),
    "compare neutral": Kind(contrast, 3, 6), "cards": Kind(cards, 5, 6), "chart": Kind(chart("bar"), 4, 6),
    "chart column": Kind(chart("column"), 5, 7), "chart doughnut": Kind(chart("doughnut"), 5, 6),
    "chart number": Kind(chart("number"), 1, 2), "formula": Kind(formula, 2, 4), "quote": Kind(quote, 2, 3),
    "story": Kind(story, 3, 4), "story told": Kind(told_story, 2, 3), "dialogue": Kind(dialogue, 4, 6),
    "patterns": Kind(patterns, 4, 6), "replacements": Kind(replacements, 5, 6), "script": Kind(script, 3, 5),
    "journey": Kind(journey, 8, 16), "journey standards": Kind(held_journey, 6, 8),
    "checklist": Kind(checklist, 6, 8), "table": Kind(table, 3, 4),
    "table kept": Kind(kept_table, 3, 3),
    "table wide": Kind(wide_table, 3, 4), "picture": Kind(picture, 1, 1), "case-facts": Kind(case_facts, 3, 4, "case"),
    "questions": Kind(questions, 3, 4, "case"), "questions hurried": Kind(hurried_questions, 3, 4, "case"),
    "task": Kind(task, 3, 4, "discussion"), "roles": Kind(roles, 3, 4, "drill"),
    "stations": Kind(stations, 4, 6, "drill"),
    "recording": Kind(recording, 3, 4, "media"), "video": Kind(video, 3, 4, "media"),
    "quiz-question": Kind(quiz_question, 4, 5, "quiz"),
    "quiz-answer": Kind(quiz_answer, 4, 5, "quiz"), "recap": Kind(recap, 3, 5),
    "action-plan": Kind(action_plan, 4, 5, "reflection"),
}  # fmt: skip


@dataclass(frozen=True)
class Case:
    """A slide to try."""

    kind: str
    count: str
    language: str
    length: str

    def __str__(self) -> str:
        return f"{self.kind}, {self.count}, {self.language}, {self.length}"

    @property
    def must_fit(self) -> bool:
        """Whether it has to be laid out: a usual number of texts within the limits."""
        return self.count != "thrice" and self.length in MUST_FIT

    def slide(self, line: int) -> d.Slide:
        """The slide, said to be written on a line of an outline."""
        kind = KINDS[self.kind]
        words = Words(self.language, LENGTHS[self.length], line)
        made = kind.make(words, kind.count(self.count))
        return replace(made, at=Source("adversarial.yaml", line, 1), section=0, colour=kind.colour)


def all_cases(language: str) -> list[Case]:
    return [Case(kind, count, language, length) for kind, count, length in product(KINDS, COUNTS, LENGTHS)]


def deck_of(slides: Iterable[d.Slide], language: str) -> d.Deck:
    name = {"zh-Hans": "接住每一次投诉", "zh-Hant": "接住每一次客訴", "en": "Every complaint, well received"}[language]
    return d.Deck(name, language, (d.Part(name),), tuple(slides))


@dataclass
class Trial:
    """A case with what became of it: its slides, or why there are none."""

    case: Case
    slide: d.Slide
    laid_out: LaidOutDeck | None = None
    error: FitError | None = None

    @property
    def fault(self) -> str | None:
        """What is wrong with that; ``None`` when nothing is."""
        if self.error is None:
            return None
        problem = self.error.problems[0]
        if problem.source != self.slide.at or not isinstance(
            problem.values.get("over", problem.values.get("most")), int
        ):
            return f"{self.case}: the problem does not name its place: {problem}"
        return f"{self.case}: refused: {dict(problem.values)}" if self.case.must_fit else None


def tried(cases: Sequence[Case], theme: Theme) -> Iterator[Trial]:
    """Each case laid out on its own."""
    for line, case in enumerate(cases, 1):
        trial = Trial(case, case.slide(line))
        try:
            trial.laid_out = lay_out_deck(deck_of([trial.slide], case.language), theme, {"hall.png": (1600, 900)})
        except FitError as error:
            trial.error = error
        yield trial


def themes() -> dict[str, Theme]:
    """Every theme there is, by its folder's name."""
    folders = sorted(path.parent for path in (REPOSITORY / "templates").glob("*/theme.yaml"))
    return {folder.name: load_theme(folder) for folder in folders}


def together(trials: Iterable[Trial], language: str) -> tuple[LaidOutDeck, list[Case]]:
    """The slides of all trials as one deck, and the case each belongs to."""
    slides, cases = [], []
    for trial in trials:
        for slide in trial.laid_out.slides if trial.laid_out else ():
            slides.append(slide.numbered(len(slides) + 1))
            cases.append(trial.case)
    name = deck_of([], language).title
    return LaidOutDeck(name, language, (name,), tuple(slides)), cases


def drawn(deck: LaidOutDeck, theme: Theme, office: Office, folder: Path) -> Verdict:
    """What LibreOffice's drawing of a deck shows to be wrong."""
    file = folder / f"{theme.name}-{deck.language}.pptx"
    hall = (REPOSITORY / "tests" / "outlines" / "hall.png").read_bytes()
    file.write_bytes(write_deck(deck, theme, {"hall.png": hall}))
    pages = read_pages(office.to_pdf([file], folder)[file])
    return inspected(deck, pages)


def _summary(folder: Path, keep: Path | None) -> int:
    """Runs everything and prints what is wrong."""
    office = Office(folder)
    faults, total, refused = [], 0, Counter[str]()
    verdict = Verdict()
    for language in LANGUAGES:
        first: list[Trial] | None = None
        for theme in themes().values():
            trials = list(tried(all_cases(language), theme))
            total += len(trials)
            faults += [fault for trial in trials if (fault := trial.fault)]
            if first is None:
                refused.update(trial.case.length for trial in trials if trial.error)
                deck, cases = together(trials, language)
                found = drawn(deck, theme, office, keep or folder)
                verdict = verdict + found.of(cases)
                first = trials
            elif [trial.laid_out for trial in trials] != [trial.laid_out for trial in first]:
                faults.append(f"theme {theme.name} moves something")
    print("\n".join([*faults, *verdict.findings]))
    print(
        f"{total} cases, {verdict.slides} slides drawn; refused: {dict(refused)}; faults of the layout: {len(faults)}"
    )
    print(verdict)
    return bool(faults or verdict.findings)


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else "")
    parser.add_argument("--full", action="store_true", help="all cases, not only those that must fit")
    parser.add_argument("--keep", type=Path, help="a folder for the decks and their PDF")
    arguments = parser.parse_args()
    if not arguments.full:
        parser.error("nothing to do without --full; the sample is a part of the test suite")
    if arguments.keep:
        arguments.keep.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as folder:
        return _summary(Path(folder), arguments.keep)


if __name__ == "__main__":
    sys.exit(main())
