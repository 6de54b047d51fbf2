"""The files that ship with the program: templates and the schemas of outlines and libraries.

A wheel carries them inside the package; a checkout keeps them at its top.
"""

from __future__ import annotations

from pathlib import Path

_PACKAGE = Path(__file__).resolve().parent


def templates_folder() -> Path:
    """The folder that holds the built-in themes and phrases."""
    return _shipped("templates")


def schema_file() -> Path:
    """The JSON Schema that lets editors complete and check outlines."""
    return _shipped("coursegen.schema.json")


def _shipped(name: str) -> Path:
    inside = _PACKAGE / name
    return inside if inside.exists() else _PACKAGE.parent / name
