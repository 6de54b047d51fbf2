"""Advice on parallel groups: tracks without a task, tracks and groups that do not come out even."""

from __future__ import annotations

from collections.abc import Iterator

from coursegen.course import Course
from coursegen.course.tracks import Parallel
from coursegen.problems import Problem, Severity


def idle_tracks(course: Course) -> Iterator[Problem]:
    """Tracks that do not say what their group does; a task for all groups is enough."""
    for activity in course.activities():
        if not isinstance(activity, Parallel) or activity.task:
            continue
        for track in activity.tracks:
            if not track.task:
                yield Problem("track-without-task", track.written_at, {"name": track.name}, Severity.WARNING)


def uneven_tracks(course: Course) -> Iterator[Problem]:
    """Courses that tell the number of groups and have tracks that stay empty or get more groups than others."""
    if "groups" not in course.model_fields_set:
        return
    for activity in course.activities():
        if isinstance(activity, Parallel) and course.groups % len(activity.tracks):
            values = {"tracks": len(activity.tracks), "groups": course.groups}
            yield Problem("tracks-and-groups", activity.written_at, values, Severity.WARNING)
