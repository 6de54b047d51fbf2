"""Slides made to break the layout: all of them laid out, a sample of them drawn by LibreOffice."""

from __future__ import annotations

from pathlib import Path

import pytest

from coursegen.content.deck import SLIDE_KINDS
from coursegen.theme import Theme
from rendering_checks.adversarial import KINDS, LANGUAGES, Trial, Words, all_cases, drawn, themes, together, tried
from rendering_checks.office import Office

FEWEST_SLIDES = 400
EVERY = 12
"""Of so many laid-out cases one is drawn."""


@pytest.fixture(scope="module")
def trials() -> dict[str, list[Trial]]:
    """Every case tried in the standard theme, by language."""
    theme = themes()["standard"]
    return {language: list(tried(all_cases(language), theme)) for language in LANGUAGES}


def test_every_slide_kind_is_tried() -> None:
    made = {type(kind.make(Words("zh-Hans", 1.0), 2)) for kind in KINDS.values()}
    assert made == set(SLIDE_KINDS.values())


@pytest.mark.parametrize("language", LANGUAGES)
def test_slide_fits_or_the_problem_names_its_line(trials: dict[str, list[Trial]], language: str) -> None:
    assert [fault for trial in trials[language] if (fault := trial.fault)] == []
    slides = sum(len(trial.laid_out.slides) for trial in trials[language] if trial.laid_out)
    assert slides >= FEWEST_SLIDES


@pytest.mark.parametrize("theme", themes().values(), ids=lambda theme: theme.name)
def test_theme_moves_nothing(trials: dict[str, list[Trial]], theme: Theme) -> None:
    others = tried(all_cases("zh-Hans"), theme)
    assert [trial.laid_out for trial in others] == [trial.laid_out for trial in trials["zh-Hans"]]


@pytest.mark.parametrize("language", LANGUAGES)
def test_sample_is_drawn_as_it_was_laid_out(
    trials: dict[str, list[Trial]], language: str, office: Office, tmp_path: Path
) -> None:
    start = LANGUAGES.index(language)
    sample = [trial for trial in trials[language] if trial.laid_out][start * 4 :: EVERY]
    deck, cases = together(sample, language)
    verdict = drawn(deck, themes()["standard"], office, tmp_path).of(cases)
    assert verdict.findings == []
    assert verdict.traced > 0.99 * verdict.words
    assert verdict.orphans == 0
