"""Minutes and clock times as authors write them."""

from __future__ import annotations

import re
from typing import Annotated, Any

from pydantic import BeforeValidator, WithJsonSchema
from pydantic_core import PydanticCustomError

from coursegen.units import ClockTime, MinuteRange

_HOURS = re.compile(
    r"(?:(\d+(?:\.\d+)?)\s*(?:h|小时|小時|hours?))?\s*(?:(\d+)\s*(?:m|min|minutes?|分|分钟|分鐘)?)?", re.I
)
_RANGE = re.compile(r"\s*[-–—~～至到]\s*")
_CLOCK = re.compile(r"([01]?\d|2[0-4])[:：]([0-5]\d)")
LONGEST = 14 * 24 * 60
"""No single duration may pass two weeks; anything longer is a slip of the keyboard."""


def read_minutes(written: str) -> int:
    """The minutes in ``20``, ``1h30m``, ``1.5h`` or ``90分钟``; raises ``ValueError`` for anything else."""
    found = _HOURS.fullmatch(written.strip())
    if not found or not any(found.groups()):
        raise ValueError(written)
    hours, minutes = found.groups()
    total = round(float(hours or 0) * 60) + int(minutes or 0)
    if not 0 < total <= LONGEST:
        raise ValueError(written)
    return total


def _read_range(written: Any) -> Any:
    if isinstance(written, MinuteRange):
        return written
    try:
        ends = [read_minutes(part) for part in _RANGE.split(str(written).strip(), maxsplit=1)]
        if ends[0] > ends[-1]:
            raise ValueError(written)
    except (ValueError, OverflowError):
        raise PydanticCustomError("minutes", "not a duration", {"written": str(written)}) from None
    return MinuteRange(ends[0], ends[-1])


def _read_whole(written: Any) -> Any:
    span = _read_range(written)
    if span.low != span.high:
        raise PydanticCustomError("minutes", "not a duration", {"written": str(written)})
    return span.low


def _read_clock(written: Any) -> Any:
    if isinstance(written, int):
        return written
    found = _CLOCK.fullmatch(str(written).strip())
    time = int(found[1]) * 60 + int(found[2]) if found else None
    if time is None or time > 24 * 60:
        raise PydanticCustomError("clock", "not a time of day", {"written": str(written)})
    return ClockTime(time)


_ONE = r"(\d+(\.\d+)?\s*(h|小时|小時|hours?))?\s*(\d+\s*(m|min|minutes?|分|分钟|分鐘)?)?"
_EXAMPLES = {"type": ["string", "integer"], "examples": [20, "15-20", "1h30m"]}
_SPAN_SCHEMA = {**_EXAMPLES, "pattern": rf"^\s*{_ONE}(\s*[-–—~～至到]\s*{_ONE})?\s*$"}
_WHOLE_SCHEMA = {**_EXAMPLES, "examples": [20, "1h30m"], "pattern": rf"^\s*{_ONE}\s*$"}

Duration = Annotated[MinuteRange, BeforeValidator(_read_range), WithJsonSchema(_SPAN_SCHEMA)]
"""``20``, ``15-20``, ``1h30m``."""

Minutes = Annotated[int, BeforeValidator(_read_whole), WithJsonSchema(_WHOLE_SCHEMA)]
"""``20`` or ``1h30m``, never a range."""

Clock = Annotated[
    ClockTime,
    BeforeValidator(_read_clock),
    WithJsonSchema({"type": "string", "pattern": r"^\d{1,2}[:：]\d{2}$", "examples": ["09:00"]}),
]
"""``"09:00"``; YAML readers that turn 9:00 into 540 are not ours."""
