"""What layout tests share: a canvas, short ways to write slides, and goldens that one flag updates."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from coursegen.content.deck import Deck, Part, Slide
from coursegen.content.inline import RichText, Run
from coursegen.layout.canvas import Canvas
from coursegen.layout.deck import lay_out_deck
from coursegen.layout.frames import LaidOutDeck
from coursegen.layout.measure import Ruler
from coursegen.theme import Theme, load_theme

REPOSITORY = Path(__file__).resolve().parents[2]
GOLDENS = Path(__file__).parent / "goldens"

LayOut = Callable[..., LaidOutDeck]


def pytest_addoption(parser: pytest.Parser) -> None:
    """``pytest tests/layout --update-goldens`` writes down what is laid out now."""
    parser.addoption("--update-goldens", action="store_true", help="write the goldens of layout anew")


@pytest.fixture(scope="session")
def theme() -> Theme:
    return load_theme(REPOSITORY / "templates" / "standard")


@pytest.fixture
def canvas(theme: Theme) -> Canvas:
    """A Chinese canvas: every Han character is as wide as it is high."""
    return Canvas(theme, Ruler("zh-Hans"))


@pytest.fixture
def rich() -> Callable[[str], RichText]:
    return lambda text: RichText((Run(text),) if text else ())


@pytest.fixture
def lay_out(theme: Theme) -> LayOut:
    """Lays out slides as a deck in a language."""

    def lay_out(*slides: Slide, language: str = "zh-Hans") -> LaidOutDeck:
        return lay_out_deck(Deck("课程", language, (Part("模块一"),), slides), theme)

    return lay_out


@pytest.fixture
def golden(request: pytest.FixtureRequest) -> Callable[[str, str], None]:
    """Compares a text with the golden of a name."""

    def compare(name: str, text: str) -> None:
        file = GOLDENS / f"{name}.txt"
        if request.config.getoption("--update-goldens", default=False):
            file.write_text(text, "utf-8")
        assert text == file.read_text("utf-8")

    return compare
