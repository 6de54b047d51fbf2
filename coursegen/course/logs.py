"""What a trainer writes down after a course: how long each activity really took."""

from __future__ import annotations

import re
from typing import Annotated, Any

from pydantic import BeforeValidator, Field
from pydantic_core import PydanticCustomError

from coursegen.course.durations import read_minutes
from coursegen.course.node import Node, Text

_CLOCKS = re.compile(r"(\d{1,2})[:：](\d{2})\s*[-–—~～至到]\s*(\d{1,2})[:：](\d{2})")
_LEFT_OUT = ("0", "-", "—")


def _read_taught(written: Any) -> Any:
    """Minutes, the minutes between two clock times, 0 for what was left out, ``None`` for what was not noted."""
    text = str(written).strip()
    if not text:
        return None
    if text in _LEFT_OUT:
        return 0
    try:
        return _between(text) if _CLOCKS.fullmatch(text) else read_minutes(text)
    except (ValueError, OverflowError):
        raise PydanticCustomError("taught", "neither minutes nor clock times", {"written": text}) from None


def _between(text: str) -> int:
    hour, minute, last_hour, last_minute = map(int, _CLOCKS.fullmatch(text).groups())  # type: ignore[union-attr]
    minutes = (last_hour - hour) * 60 + last_minute - minute
    if minutes <= 0 or last_hour > 24 or max(minute, last_minute) > 59:
        raise ValueError(text)
    return minutes


class TaughtRow(Node):
    """An activity, by id or title, and how long it took."""

    lead_fields = ("activity", "taught", "taught")

    activity: Text
    taught: Annotated[int | None, BeforeValidator(_read_taught)] = None
    note: Text | None = None


class TeachingLog(Node):
    """One delivery of a course as it was taught."""

    date: Annotated[str | None, BeforeValidator(lambda written: written or None)] = None
    trainer: Annotated[str | None, BeforeValidator(lambda written: written or None)] = None
    group: Annotated[str | None, BeforeValidator(lambda written: written or None)] = None
    rows: tuple[TaughtRow, ...] = Field(min_length=1)
