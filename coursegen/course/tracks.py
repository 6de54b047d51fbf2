"""Parallel groups: what each does at the same time as the others, and how long all of it takes."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field

from coursegen.course.arrangements import Material
from coursegen.course.durations import Minutes
from coursegen.course.node import TRAINER_ONLY, Node, OneOrMany, Text, Texts, YesNo


class Track(Node):
    """What one group does, where and with whom; one without minutes lasts as long as the longest."""

    lead_fields = ("name", "task", "task")

    name: Text
    title: Text | None = None
    minutes: Minutes | None = None
    task: Text | None = None
    place: Text | None = None
    leader: Text | None = None
    materials: OneOrMany[Material] = ()
    output: Text | None = None
    watch: Annotated[Texts, TRAINER_ONLY] = ()
    expect: Annotated[Texts, TRAINER_ONLY] = ()


class Parallel(Node):
    """Tracks beside each other; where groups ``rotate``, each goes through all, with ``move`` minutes in between."""

    tracks: tuple[Track, ...] = Field(min_length=2, max_length=12)
    rotate: YesNo = False
    move: Minutes | None = None
    task: Text | None = None
    output: Text | None = None
    rules: Texts = ()

    @property
    def longest(self) -> Track | None:
        """The track that takes most time, the first of several; none where no track has minutes."""
        timed = [track for track in self.tracks if track.minutes]
        return max(timed, key=lambda track: track.minutes or 0, default=None)

    @property
    def track_minutes(self) -> int:
        """What the tracks take, 0 where none has minutes; groups move on together, so each round is the longest's."""
        if self.longest is None:
            return 0
        rounds = len(self.tracks) if self.rotate else 1
        return rounds * (self.longest.minutes or 0) + (rounds - 1) * (self.move or 0)
