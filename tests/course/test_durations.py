"""Minutes and times as authors write them."""

from __future__ import annotations

from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import TypeAdapter, ValidationError

from coursegen.course.durations import Clock, Duration, Minutes, read_minutes
from coursegen.units import MinuteRange

SPAN, WHOLE, CLOCK = TypeAdapter(Duration), TypeAdapter(Minutes), TypeAdapter(Clock)


@pytest.mark.parametrize(
    ("written", "low", "high"),
    [
        ("20", 20, 20), ("15-20", 15, 20), ("15–20 分钟", 15, 20), ("1h30m", 90, 90), ("1.5h", 90, 90),
        ("90分钟", 90, 90), ("1小时30分", 90, 90), ("20～24 小时", 20, 24 * 60), ("2 hours", 120, 120),
        (" 45 min ", 45, 45),
    ],
)  # fmt: skip
def test_durations_are_read_as_people_write_them(written: str, low: int, high: int) -> None:
    assert SPAN.validate_python(written) == MinuteRange(low, high)


@pytest.mark.parametrize(
    "written", ["", "0", "-5", "20-15", "一会儿", "h", "9" * 30, "1e3", "nan", "20-", "1:30", "1h 2h"]
)
def test_what_is_no_duration_is_refused(written: str) -> None:
    with pytest.raises(ValidationError):
        SPAN.validate_python(written)


def test_a_phase_takes_no_range() -> None:
    assert WHOLE.validate_python("1h") == 60
    with pytest.raises(ValidationError):
        WHOLE.validate_python("5-10")


@pytest.mark.parametrize(("written", "minutes"), [("09:00", 540), ("9:00", 540), ("9：30", 570), ("24:00", 1440)])
def test_times_are_minutes_since_midnight(written: str, minutes: int) -> None:
    assert CLOCK.validate_python(written) == minutes


@pytest.mark.parametrize("written", ["540", "9", "25:00", "24:01", "9:5", "09:60", "9.00", "noon", ""])
def test_what_is_no_time_of_day_is_refused(written: str) -> None:
    with pytest.raises(ValidationError):
        CLOCK.validate_python(written)


@given(st.text(max_size=20))
def test_any_text_is_read_or_refused(text: str) -> None:
    with suppress(ValueError, OverflowError):
        assert read_minutes(text) > 0


@given(st.integers(1, 1000))
def test_a_whole_number_is_minutes(minutes: int) -> None:
    assert read_minutes(str(minutes)) == minutes
