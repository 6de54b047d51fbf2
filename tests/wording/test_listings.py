"""Problems in the forms that editors and GitHub read."""

from __future__ import annotations

import json

from coursegen.problems import Problem, Severity, Source
from coursegen.wording.listings import Told, as_github, as_json

WARNING = Told(
    Problem("long-talk", Source("课,一.yaml", 3, 5), {"minutes": 30, "most": 20}, Severity.WARNING), "o.yaml", "en"
)
PLACELESS = Told(Problem("outline-unreadable", None, {"file": "o.yaml", "reason": "100%\nno"}), "o.yaml", "en")


def test_json_has_all_an_editor_needs() -> None:
    first, second = json.loads(as_json([WARNING, PLACELESS]))
    assert list(first) == ["file", "line", "column", "severity", "code", "message"]
    assert [first[key] for key in ("file", "line", "column", "severity", "code")] == [
        "课,一.yaml", 3, 5, "warning", "long-talk",
    ]  # fmt: skip
    assert first["message"].startswith("30 minutes of talk") and "long-talk" not in first["message"]
    assert (second["file"], second["line"], second["column"], second["severity"]) == ("o.yaml", None, None, "error")


def test_nothing_wrong_is_an_empty_list() -> None:
    assert (as_json([]), as_github([])) == ("[]\n", "")


def test_github_gets_one_line_each_with_its_signs_escaped() -> None:
    first, second = as_github([WARNING, PLACELESS]).splitlines()
    assert first.startswith("::warning file=课%2C一.yaml,line=3,col=5,title=long-talk::30 minutes")
    assert second.startswith("::error file=o.yaml,title=outline-unreadable::the outline") and "100%25 no" in second
