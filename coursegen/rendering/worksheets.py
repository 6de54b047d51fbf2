"""Worksheet numbers: W01, W02 ... for every activity that gives trainees something to write on."""

from __future__ import annotations

from coursegen.course import Activity, Course
from coursegen.course.activities import Discussion, Review

_ALWAYS = ("case", "drill", "breakout", "exercise", "quiz", "media")


def worksheet_numbers(course: Course) -> dict[str, str]:
    """The worksheet number of each activity that has one, by the activity's key, in teaching order."""
    keys = [activity.key for activity in course.activities() if _has_worksheet(activity)]
    return {key: f"W{number:02d}" for number, key in enumerate(keys, 1)}


def _has_worksheet(activity: Activity) -> bool:
    match activity:
        case Review():
            return activity.form != "recap" or bool(activity.prompts)
        case Discussion():
            return bool(activity.questions or activity.output)
        case _:
            return activity.kind in _ALWAYS
