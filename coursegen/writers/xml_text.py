"""Characters as XML writes them: those that mean something there, named instead.

``xml.sax.saxutils`` does the same, but importing it loads the clients of the Internet that Python comes with.
"""

from __future__ import annotations

import html
from functools import lru_cache


def escape(text: str) -> str:
    """The text between tags."""
    return html.escape(text, quote=False)


@lru_cache(maxsize=1024)
def quoteattr(text: str) -> str:
    """The value of an attribute with its quotation marks, of the kind the text does not hold."""
    named = escape(text).replace("\n", "&#10;").replace("\r", "&#13;").replace("\t", "&#9;")
    if '"' not in named:
        return f'"{named}"'
    return f"'{named}'" if "'" not in named else '"{}"'.format(named.replace('"', "&quot;"))
