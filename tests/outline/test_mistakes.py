"""What authors are told: ``mistakes.txt`` holds tiny broken outlines and the exact words, in Chinese and English."""

from __future__ import annotations

from pathlib import Path

import pytest

from coursegen.outline import read_outline
from coursegen.problems import OutlineError
from coursegen.wording import describe

MISTAKES = dict(
    part.split("\n", 1) for part in Path(__file__).with_name("mistakes.txt").read_text("utf-8").split("\n## ")[1:]
)


@pytest.mark.parametrize("written", MISTAKES.values(), ids=MISTAKES.keys())
def test_author_is_told_what_is_wrong_and_what_to_write(written: str, tmp_path: Path) -> None:
    lines = written.split("\n")
    outline = tmp_path / "o.yaml"
    outline.write_text("\n".join(line for line in lines if not line.startswith("=> ")), "utf-8")
    with pytest.raises(OutlineError) as caught:
        read_outline(outline, "o.yaml")
    told = [describe(problem, language) for problem in caught.value.problems for language in ("zh-Hans", "en")]
    assert told == [line.removeprefix("=> ") for line in lines if line.startswith("=> ")]


def test_there_are_enough_of_them() -> None:
    assert len(MISTAKES) >= 25
