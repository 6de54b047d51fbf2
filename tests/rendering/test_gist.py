"""A long text told in a line."""

from __future__ import annotations

import pytest

from coursegen.rendering.inline import gist

LONG = "每一个窗口每一位同事每一天都要说的那句话"
GISTS = {
    "五张卡": "五张卡",
    "自评分数五个；每组一张五宫图，一条不花钱就能做到的改进": "自评分数五个；每组一张五宫图",
    "从进门到坐下的这一分钟里，哪个细节让您觉得被当成客人？": "哪个细节让您觉得被当成客人？",
    LONG: LONG[:15] + "…",
    "**One** reply, in words": "One reply",
    "“先到，后到，都一样”和“您先请”，哪句好听？": "“先到，后到，都一样”和“您先…",
}


@pytest.mark.parametrize(("text", "told"), GISTS.items())
def test_clauses_stay_whole_where_they_can(text: str, told: str) -> None:
    assert gist(text, 16, "…") == told
