"""The moment that files name as the one they were made at: never the clock's, so that the same course gives the same
bytes; another only when one is given, as SOURCE_DATE_EPOCH does for whole collections of programs.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from datetime import UTC, datetime

_ALWAYS = datetime(1980, 1, 1, tzinfo=UTC)
_moment = ContextVar("moment", default=_ALWAYS)


@contextmanager
def dated(seconds: int | None) -> Iterator[None]:
    """Files written inside name this moment, in seconds since 1970; ``None`` leaves the one they always name."""
    token = _moment.set(datetime.fromtimestamp(seconds, UTC) if seconds is not None else _ALWAYS)
    try:
        yield
    finally:
        _moment.reset(token)


def moment() -> datetime:
    """The moment to write into a file, without a zone as Office's dates are."""
    return _moment.get().replace(tzinfo=None)


def created_xml() -> str:
    """The element of a file's core properties that says when it was made."""
    return f'<dcterms:created xsi:type="dcterms:W3CDTF">{moment().isoformat()}Z</dcterms:created>'
