"""The files that ship with the program: themes, templates and phrases.

A wheel carries them inside the package; a checkout keeps them at its top.
"""

from __future__ import annotations

from pathlib import Path

_PACKAGE = Path(__file__).resolve().parent


def templates_folder() -> Path:
    """The folder that holds the built-in themes and phrases."""
    inside = _PACKAGE / "templates"
    return inside if inside.exists() else _PACKAGE.parent / "templates"
