"""The schedule: when everything happens, worked out from minutes, never stored."""

from coursegen.schedule.deliveries import Terms, fitted
from coursegen.schedule.goals import Goal, for_end, for_half_day, for_hours
from coursegen.schedule.planning import plan_timetable
from coursegen.schedule.retiming import Retiming, reason, retime
from coursegen.schedule.timetable import PAUSES, Checkpoint, Day, Row, Timetable

__all__ = [
    "PAUSES", "Checkpoint", "Day", "Goal", "Retiming", "Row", "Terms", "Timetable", "fitted", "for_end",
    "for_half_day", "for_hours", "plan_timetable", "reason", "retime",
]  # fmt: skip
