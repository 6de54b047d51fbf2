"""The language in which to speak to an outline's author, told even from a file that cannot be read as YAML."""

from __future__ import annotations

import re
from pathlib import Path

from coursegen.outline.script import leans_traditional

ENOUGH = 64 * 1024
"""Bytes that are looked at; the language stands near the top."""

_UTF16 = (b"\xff\xfe", b"\xfe\xff")
_WRITTEN = re.compile(r"^\ufeff?language\s*:\s*[\"']?([A-Za-z][\w-]*)", re.M)
_BASE = re.compile(r"^\ufeff?outline\s*:\s*[\"']?([^\"'#\n]+)", re.M)
_HAN = re.compile(r"[\u3400-\u9fff]")
_KEY = re.compile(r"[A-Za-z_]+\s*[:：]")
_LATIN_WORD = re.compile(r"[A-Za-z]{2,}")
_FULL_NAMES = {"zh-hans": "zh-Hans", "zh-cn": "zh-Hans", "zh": "zh-Hans", "zh-hant": "zh-Hant", "zh-tw": "zh-Hant",
               "zh-hk": "zh-Hant", "en": "en", "en-us": "en", "en-gb": "en"}  # fmt: skip


def outline_language(path: Path, otherwise: str = "en") -> str:
    """``zh-Hans``, ``zh-Hant`` or ``en``: what the outline says, else what it is written in, else ``otherwise``.

    A delivery file speaks the language of its outline.
    """
    text = _beginning(path)
    base = _BASE.search(text or "")
    text = (_beginning(path.parent / base[1].strip()) if base else None) or text
    return otherwise if text is None else language_of(text, otherwise)


def _beginning(path: Path) -> str | None:
    try:
        with path.open("rb") as file:
            content = file.read(ENOUGH)
    except OSError:
        return None
    is_text = b"\x00" not in content or content[:2] in _UTF16
    return _decoded(content) if is_text else None


def language_of(text: str, otherwise: str = "en") -> str:
    """The language of an outline's text; ``otherwise`` where it is not mostly Chinese and does not say."""
    found = _WRITTEN.search(text)
    if found and (name := _FULL_NAMES.get(found[1].lower())):
        return name
    if len(_HAN.findall(text)) <= 2 * len(_LATIN_WORD.findall(_KEY.sub("", text))):
        return otherwise
    return "zh-Hant" if leans_traditional(text) else "zh-Hans"


def _decoded(content: bytes) -> str:
    """The text as well as it can be read: outlines saved by old editors may be UTF-16 or GBK."""
    if content[:2] in _UTF16:
        return content.decode("utf-16", "replace")
    text = content.decode("utf-8", "replace")
    return content.decode("gb18030", "replace") if text.count("\ufffd") > 4 else text
