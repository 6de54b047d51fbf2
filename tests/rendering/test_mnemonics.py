"""The words to remember steps by, with gaps."""

from __future__ import annotations

import pytest

from coursegen.rendering.mnemonics import clues

GAPS = {
    ("听认问给做谢", 6): "[听][认][问][给][做][谢]",
    ("隔抚歉，集案征，跟到底", 8): "[隔]抚歉/[集]案征/[跟]到底",
    ("一起身，二點頭，三欠身", 3): "一[起]身/二[點]頭/三[欠]身",
    ("一二一", 2): "一[二]一",
    ("**停一停**，看一看", 4): "[停]一＿＿/[看]一＿＿",
    ("First the person, then the problem", 7): "First the p[erson]/then the p[roblem]",
    ("Listen", 3): "L[isten]",
}


@pytest.mark.parametrize(("given", "gapped"), GAPS.items())
def test_every_part_lacks_its_key(given: tuple[str, int], gapped: str) -> None:
    parts = [f"{clue.before}[{clue.gap}]{clue.after}" for clue in clues(*given)]
    assert "".join(parts) == gapped.replace("/", "")
    assert len(parts) == gapped.count("[")
