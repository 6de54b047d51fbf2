"""The fixed words of documents, one file a language: ``phrases/<language>.yaml``, keys to phrases.

A phrase may hold ``{name}`` slots; ``{section}``, ``{each_section}`` and ``{this_section}`` are what the course's
numbering calls its sections, and filled in everywhere. Labels never stand in code or templates. A theme's own phrases,
in a folder of the same name, go before the built-in ones; a choice of words (``zh-Hant-mainland.yaml``) holds only
what differs.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path

import yaml

from coursegen.problems import Problem, Source, TemplateError

_ENGLISH = ("no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve")
_HAN_DIGITS = "零一二三四五六七八九十"
_SECTION_WORDS = {"": "section", "each_": "each", "this_": "this"}
"""What stands before "section" in a slot, and how the keys of the words for it begin."""


class Phrases:
    """Looks phrases up by key and fills their slots."""

    def __init__(self, phrases: Mapping[str, str], file: str, numbering: str) -> None:
        self._phrases = phrases
        self._file = file
        self._own = {f"{slot}section": phrases.get(f"{word}-{numbering}") for slot, word in _SECTION_WORDS.items()}

    def __call__(self, key: str, **slots: object) -> str:
        """The phrase; raises :class:`TemplateError` when the language has none under this key."""
        try:
            return self._phrases[key].format(**{**self._own, **slots})
        except KeyError as missing:
            values = {"key": key, "missing": str(missing)}
            raise TemplateError([Problem("phrase-missing", Source(self._file, 1, 1), values)]) from None
        except (ValueError, IndexError, AttributeError, TypeError) as error:
            raise _unreadable(Path(self._file), f"{key}: {error}") from None

    def pattern(self, key: str) -> str:
        """The phrase with its slots unfilled."""
        return self._phrases[key]

    def has(self, key: str) -> bool:
        """Whether the language has a phrase under this key."""
        return key in self._phrases


def load_phrases(folders: Sequence[Path], language: str, wording: str = "", numbering: str = "module") -> Phrases:
    """The phrases of a language in a choice of words, those of later folders before the first's, which must have some.

    ``numbering`` is the course's, of which sections have their name.

    Raises :class:`TemplateError` when a file cannot be read.
    """
    names = (language, f"{language}-{wording}")
    files = [folder / f"{name}.yaml" for folder in folders for name in names]
    files = [file for number, file in enumerate(files) if not number or file.is_file()]
    phrases = {key: phrase for file in files for key, phrase in _read(file).items()}
    return Phrases(phrases, str(files[-1]), numbering)


def _read(file: Path) -> dict[str, str]:
    try:
        written = yaml.load(file.read_text("utf-8"), Loader=getattr(yaml, "CBaseLoader", yaml.BaseLoader))
    except (OSError, UnicodeDecodeError, yaml.YAMLError) as error:
        raise _unreadable(file, " ".join(str(error).split())) from None
    if not isinstance(written, dict):
        raise _unreadable(file, "no keys")
    wrong = [str(key) for key, phrase in written.items() if not isinstance(phrase, str)]
    if wrong:
        raise _unreadable(file, ", ".join(wrong))
    return written


def _unreadable(file: Path, reason: str) -> TemplateError:
    return TemplateError([Problem("phrases-unreadable", Source(str(file), 1, 1), {"reason": reason})])


def tally(number: int, language: str) -> str:
    """A number of things as running text says it: 两 or 兩 for two, Chinese numerals, English words to twelve."""
    if language == "en":
        return _ENGLISH[number] if number < len(_ENGLISH) else str(number)
    two = "两" if language == "zh-Hans" else "兩"
    return two if number == 2 else han_number(number) if 0 < number < 100 else str(number)


def han_number(number: int) -> str:
    """A number up to 99 in Chinese numerals: 12 is 十二."""
    tens, ones = divmod(number, 10)
    if tens == 0:
        return _HAN_DIGITS[ones]
    return ("" if tens == 1 else _HAN_DIGITS[tens]) + "十" + ("" if ones == 0 else _HAN_DIGITS[ones])
