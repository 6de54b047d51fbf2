"""Numbers in front of titles: two third lectures, or a fifth after the third, are slips."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from coursegen.course import Activity, Case, Course, Section
from coursegen.outline.counts import number_of
from coursegen.problems import Problem, Severity

Titled = Section | Activity | Case

_NUMBER = re.compile(
    r"(?:(第)([一二三四五六七八九十]{1,3}|\d{1,2})(讲|講|章|节|節|篇|单元|單元|模块|模塊|部分|课|課|步|招|式|关|關|天)"
    r"|(案例|练习|練習|演练|演練|话题|話題|步骤|步驟|工具|case|exercise|drill|step|module|part|lesson|unit|tool)\s*"
    r"([一二三四五六七八九十]{1,3}|\d{1,2})(?![\d.%一二三四五六七八九十个個步]))",
    re.I,
)


def wrong_numbers(course: Course) -> Iterator[Problem]:
    """Titles that bear a number another bears, or leave one out."""
    yield from _compared(course.sections)
    yield from _compared(course.cases)
    for section in course.sections:
        yield from _compared([activity for activity in section.activities if activity.title])


def _compared(things: Sequence[Titled]) -> Iterator[Problem]:
    last: dict[str, tuple[int, Titled]] = {}
    for thing in things:
        title = thing.title or ""
        if not (found := _NUMBER.match(title)):
            continue
        word, number = (found[3] or found[4]).lower(), number_of(found[2] or found[5])
        before, first = last.get(word, (number - 1, thing))
        if number and number != before + 1:
            values = {"title": title, "before": first.title, "line": first.written_at.line, "expected": before + 1}
            yield Problem("wrong-number", thing.written_at, values, Severity.WARNING)
        last[word] = number, thing
