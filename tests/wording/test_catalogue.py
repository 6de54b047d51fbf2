"""Every problem has words in every language, and no words are left over."""

from __future__ import annotations

import ast
import re
import string
from collections.abc import Iterator
from pathlib import Path

import pytest
import yaml

from coursegen.wording.sentences import CATALOGUE, LANGUAGES

PACKAGE = Path(__file__).resolve().parents[2] / "coursegen"
WORDS = yaml.load(CATALOGUE.read_text("utf-8"), yaml.BaseLoader)
CODE = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")
TREES = [ast.parse(path.read_text("utf-8")) for path in sorted(PACKAGE.rglob("*.py"))]


def _strings(node: ast.AST) -> Iterator[str]:
    return (part.value for part in ast.walk(node) if isinstance(part, ast.Constant) and isinstance(part.value, str))


def _makers() -> dict[str, int]:
    """Functions and classes that take a problem's code, and its position among their arguments."""
    makers = {"Problem": 0, "Mistake": 0}
    for tree in TREES:
        for function in ast.walk(tree):
            if isinstance(function, ast.FunctionDef):
                names = [argument.arg for argument in function.args.args if argument.arg != "self"]
                if "code" in names:
                    makers[function.name] = names.index("code")
    return makers


def _codes() -> set[str]:
    """Every code the source can give a problem: passed as one, assigned to ``code``, or from a ``code`` table."""
    makers, found = _makers(), set()
    for tree in TREES:
        for node in ast.walk(tree):
            if isinstance(node, ast.Call):
                name = getattr(node.func, "id", getattr(node.func, "attr", ""))
                position = makers.get(name)
                if position is not None and len(node.args) > position:
                    found.update(_strings(node.args[position]))
            elif isinstance(node, ast.Assign) and any(getattr(target, "id", "") == "code" for target in node.targets):
                for table in node.value.values if isinstance(node.value, ast.Dict) else [node.value]:
                    choices = [table.body, table.orelse] if isinstance(table, ast.IfExp) else [table]
                    found.update(text for choice in choices for text in _strings(choice))
    constants = (node.value for tree in TREES for node in ast.walk(tree) if isinstance(node, ast.Constant))
    found.update(text for text in constants if isinstance(text, str) and text in WORDS)
    return {code for code in found if (CODE.fullmatch(code) and "-" in code) or code in WORDS}


def test_no_code_is_put_together() -> None:
    """A code that stands nowhere as a whole would escape the tests below."""
    makers = _makers()
    calls = [node for tree in TREES for node in ast.walk(tree) if isinstance(node, ast.Call)]
    made = [
        ast.unparse(call)
        for call in calls
        if (position := makers.get(getattr(call.func, "id", getattr(call.func, "attr", "")))) is not None
        and len(call.args) > position
        and isinstance(call.args[position], ast.JoinedStr | ast.BinOp)
    ]
    assert made == []


def _placeholders(entry: dict[str, str]) -> set[str]:
    return {name for text in entry.values() for _, name, _, _ in string.Formatter().parse(text) if name}


def _literal_problems() -> Iterator[tuple[str, set[str]]]:
    """The code and the names of the values of each problem that is written out in one place."""
    for tree in TREES:
        for node in ast.walk(tree):
            if isinstance(node, ast.Call) and getattr(node.func, "id", "") == "Problem" and len(node.args) > 2:
                code, values = node.args[0], node.args[2]
                if isinstance(code, ast.Constant) and isinstance(values, ast.Dict):
                    yield str(code.value), set(_strings(ast.List([k for k in values.keys if k], ast.Load())))


def test_every_code_has_words() -> None:
    assert sorted(_codes() - set(WORDS)) == []


@pytest.mark.parametrize(("code", "values"), list(_literal_problems()))
def test_every_slot_of_a_sentence_has_a_value(code: str, values: set[str]) -> None:
    assert _placeholders(WORDS[code]["en"]) <= values


def test_no_words_are_left_over() -> None:
    assert sorted(set(WORDS) - _codes()) == []


@pytest.mark.parametrize("code", WORDS)
def test_all_languages_say_the_same(code: str) -> None:
    assert set(WORDS[code]) == set(LANGUAGES)
    assert len({frozenset(entry) for entry in WORDS[code].values()}) == 1
    assert len({frozenset(_placeholders(entry)) for entry in WORDS[code].values()}) == 1
    assert all({"what", "do"} <= set(entry) and all(entry.values()) for entry in WORDS[code].values())


@pytest.mark.parametrize("word", ["mapping", "null", "dict", "boolean", "scalar", "sequence", "Python", "exception"])
def test_words_are_not_a_programmer_s(word: str) -> None:
    told = [text for entry in WORDS.values() for words in entry.values() for text in words.values()]
    assert [text for text in told if re.search(rf"\b{word}\b", text)] == []
