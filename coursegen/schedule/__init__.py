"""The schedule: when everything happens, worked out from minutes, never stored."""

from coursegen.schedule.planning import plan_timetable
from coursegen.schedule.timetable import PAUSES, Checkpoint, Day, Row, Timetable

__all__ = ["PAUSES", "Checkpoint", "Day", "Row", "Timetable", "plan_timetable"]
