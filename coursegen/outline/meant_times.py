"""Times as people write them, 半小时 or 下午两点半, in the form outlines want; for advice, never taken silently."""

from __future__ import annotations

import re

from coursegen.outline.script import TO_SIMPLIFIED

_DIGITS = {"零": 0, "一": 1, "二": 2, "两": 2, "三": 3, "四": 4, "五": 5, "六": 6, "七": 7, "八": 8, "九": 9}
_WHOLE = r"(\d+|[零一二两三四五六七八九十]{1,3})"
_NUMBER = r"(\d+(?:\.\d+)?|[零一二两三四五六七八九十]{1,3}|半)"
_VAGUE = re.compile(r"^[约大概近共~≈]+|[左右来多余]+$|[’'′]$")
_HOURS = rf"{_NUMBER}个?(半)?(?:小时|钟头|h|hours?)(半)?"
_LENGTH = re.compile(
    rf"(?:{_HOURS})?(?:(\d+(?:\.\d+)?|[零一二两三四五六七八九十]{{1,3}})(?:分钟|分|min(?:utes?)?|m)?)?", re.I
)
_DAILY = re.compile(rf"{_NUMBER}天[,，、x×* ]*(?:每天|一天)?{_NUMBER}(?:小时|h)(?:[/每一]+天)?", re.I)
_CLOCK = re.compile(
    rf"(上午|早上|早晨|中午|下午|晚上)?{_WHOLE}(?:[点时:：.](?:(半)|{_WHOLE}分?)?(?:整|钟)?)?(am|pm)?", re.I
)
LONGEST = 30
"""Characters; what is longer was not meant as a time, and its numbers may be too great to reckon with."""
_LATER = ("下午", "晚上", "pm")


def meant_minutes(written: str) -> str | None:
    """The length of time that is meant, as minutes or hours; ``None`` where that is not plain."""
    text = _VAGUE.sub("", _plain(written))
    if len(text) > LONGEST:
        return None
    if found := _DAILY.fullmatch(text):
        return f"{_value(found[1]) * _value(found[2]):g}h"
    found = _LENGTH.fullmatch(text)
    if not found or not (found[1] or found[4]):
        return None
    hours, minutes = found[1] or "0", found[4] or "0"
    if "." in minutes:
        return f"{minutes}h"
    total = round(60 * _value(hours) + 30 * bool(found[2] or found[3]) + _value(minutes))
    return str(total) if total else None


def is_in_days(written: str) -> bool:
    """Whether a length of time counts days, of which nobody knows the hours."""
    return bool(re.fullmatch(rf"{_NUMBER}天半?|半天|{_NUMBER}\s*days?|half a day", _plain(written), re.I))


def meant_clock(written: str) -> str | None:
    """The time of day that is meant, as ``09:30``; ``None`` where that is not plain."""
    found = _CLOCK.fullmatch(_plain(written))
    if not found or len(written) > LONGEST:
        return None
    hour, minute = int(_value(found[2])), 30 if found[3] else int(_value(found[4] or "0"))
    if hour < 12 and ((found[1] or found[5] or "").lower() in _LATER or (found[1] == "中午" and hour < 3)):
        hour += 12
    return f"{hour:02}:{minute:02}" if hour < 24 and minute < 60 else None


def _plain(written: str) -> str:
    return re.sub(r"\s+", "", "".join(TO_SIMPLIFIED.get(char, char) for char in written))


def _value(number: str) -> float:
    """The value of digits or of a Chinese numeral up to ninety-nine."""
    if number == "半":
        return 0.5
    if number[0].isdigit():
        return float(number)
    tens, ten, ones = number.rpartition("十")
    if not ten:
        return _DIGITS.get(number, 0)
    return 10 * _DIGITS.get(tens, 1) + _DIGITS.get(ones, 0)
