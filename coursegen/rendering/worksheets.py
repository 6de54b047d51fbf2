"""Worksheet numbers: W01, W02 ... for every activity that gives trainees something to write on."""

from __future__ import annotations

from coursegen.course import Course

_ALWAYS = ("case", "drill", "exercise", "quiz", "media")


def worksheet_numbers(course: Course) -> dict[str, str]:
    """The worksheet number of each activity that has one, by the activity's key, in teaching order."""
    keys = [activity.key for activity in course.activities() if _has_worksheet(activity)]
    return {key: f"W{number:02d}" for number, key in enumerate(keys, 1)}


def _has_worksheet(activity: object) -> bool:
    kind = activity.kind
    if kind == "review":
        return activity.form != "recap" or bool(activity.prompts)
    if kind == "discussion":
        return bool(activity.questions or activity.output)
    return kind in _ALWAYS
