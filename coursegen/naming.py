"""Names of folders and files that every system takes: Windows' reserved words, and the length all can store."""

from __future__ import annotations

import re

_RESERVED = re.compile(r"(con|prn|aux|nul|com[\d¹²³]|lpt[\d¹²³]|conin\$|conout\$)(\..*)?", re.I)
_UNSAFE = re.compile(r'[<>:"/\\|?*\x00-\x1f\x7f]+')
_EDGES = " .-"
MOST_CHARACTERS = 80
MOST_BYTES = 180
"""File systems store 255, and a document's own name comes behind."""


def safe_name(written: str) -> str:
    """What a course's folder and files are called."""
    name = _UNSAFE.sub("-", written).strip(_EDGES)[:MOST_CHARACTERS]
    name = name.encode("utf-8", "ignore")[:MOST_BYTES].decode("utf-8", "ignore").strip(_EDGES) or "course"
    return f"course-{name}" if _RESERVED.fullmatch(name) else name
