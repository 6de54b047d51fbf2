"""What the terminal tells of its user: the language."""

from __future__ import annotations

import os
import sys

_TRADITIONAL = ("TW", "HK", "MO", "Hant")


def own_language() -> str:
    """The language the terminal is set to: Chinese, or English for all others."""
    names = ("LC_ALL", "LC_MESSAGES", "LANG")
    written = next((value for name in names if (value := os.environ.get(name))), "") or _language_of_windows()
    if not written.lower().startswith("zh"):
        return "en"
    return "zh-Hant" if any(place in written for place in _TRADITIONAL) else "zh-Hans"


def _language_of_windows() -> str:
    """The language Windows shows itself in; it sets no variables."""
    if sys.platform != "win32":
        return ""
    import ctypes
    import locale

    return locale.windows_locale.get(ctypes.windll.kernel32.GetUserDefaultUILanguage(), "")
