"""The inner times of an activity: its phases, group reports and tracks, summed and compared with its minutes."""

from __future__ import annotations

from collections.abc import Iterator

from coursegen.course import Activity, Course
from coursegen.course.tracks import Parallel
from coursegen.problems import Problem, Severity

REPEATED = ("prepare", "play", "feedback")
"""Phases of a drill that every round goes through again."""


def phase_sum(activity: Activity) -> int:
    """The minutes of all phases, reports and tracks; a drill's rounds count as often as they are played."""
    rounds = _rounds(activity)
    phases = sum(phase.minutes * (rounds if phase.name in REPEATED else 1) for phase in activity.timing)
    return phases + _reports(activity) + (activity.track_minutes if isinstance(activity, Parallel) else 0)


def _reports(activity: Activity) -> int:
    return activity.report.groups * activity.report.each if activity.report else 0


def phase_problems(course: Course) -> Iterator[Problem]:
    """A warning for each activity whose inner times do not add up to its minutes."""
    for activity in course.activities():
        if activity.minutes is None or isinstance(activity, Parallel) or not (activity.timing or activity.report):
            continue
        total, minutes = phase_sum(activity), activity.minutes
        least = minutes.low if activity.timing else 0
        if not least <= total <= minutes.high:
            values = {"sum": total, "minutes": str(minutes), "parts": _arithmetic(activity)}
            yield Problem("timing-mismatch", activity.written_at, values, Severity.WARNING)


def track_problems(course: Course) -> Iterator[Problem]:
    """Parallel groups with fewer minutes, even at the low end of their range, than their tracks and phases take."""
    for activity in course.activities():
        if not isinstance(activity, Parallel) or activity.minutes is None:
            continue
        needed, longest = phase_sum(activity), activity.longest
        if needed > activity.minutes.low:
            track = f"{longest.name} {longest.minutes}" if longest else ""
            values = {"minutes": str(activity.minutes), "longest": track, "parts": _arithmetic(activity), "sum": needed}
            yield Problem("tracks-too-long", activity.written_at, values)


def _rounds(activity: Activity) -> int:
    return getattr(activity, "rounds", 1)


def _arithmetic(activity: Activity) -> str:
    """The sum as one would write it on paper: ``5 + 2 × (4 + 6) + 10``."""
    rounds = _rounds(activity)
    once = [str(p.minutes) for p in activity.timing if rounds == 1 or p.name not in REPEATED]
    again = [str(p.minutes) for p in activity.timing if rounds > 1 and p.name in REPEATED]
    terms = [*once, *_tracks_arithmetic(activity), *([f"{rounds} × ({' + '.join(again)})"] if again else [])]
    if activity.report:
        terms.append(f"{activity.report.groups} × {activity.report.each}")
    return " + ".join(terms)


def _tracks_arithmetic(activity: Activity) -> list[str]:
    """The longest track, as often as groups move on, and the moves between."""
    if not isinstance(activity, Parallel) or activity.longest is None:
        return []
    most, rounds = activity.longest.minutes, len(activity.tracks)
    if not activity.rotate:
        return [str(most)]
    return [f"{rounds} × {most}", *([f"{rounds - 1} × {activity.move}"] if activity.move else [])]
