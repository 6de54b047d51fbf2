from __future__ import annotations

from coursegen.outline.finding import place_of_text
from coursegen.problems import Source

OUTLINE = """\
title: 课
sections:
  - title: 一
    activities:
      - points:
          items: [先听完]
          title: "客户打了**三次** 95598"
"""


def at(line: int, column: int) -> Source:
    return Source("c.yaml", line, column)


def test_text_is_found_whatever_marks_and_spaces_it_has() -> None:
    assert place_of_text("客户打了三次95598，没人", OUTLINE, at(5, 9)) == at(5, 9)
    assert place_of_text("客户打了三次 95598", OUTLINE, at(5, 9)) == at(7, 19)


def test_text_too_short_or_before_its_block_stays_where_it_was() -> None:
    assert place_of_text("一", OUTLINE, at(1, 1)) == at(1, 1)
    assert place_of_text("sections", OUTLINE, at(5, 9)) == at(5, 9)
