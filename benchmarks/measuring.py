"""Whole processes, run in turns, so that what else the machine does hits all of them alike."""

from __future__ import annotations

import os
import statistics
import subprocess
import sys
import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

_PER_KIB = 1024 if sys.platform == "darwin" else 1


class Failed(Exception):
    """A program that did not do what it was run for."""


@dataclass(frozen=True, slots=True)
class Run:
    """What a process cost: seconds on the wall clock, seconds of processor, memory at its peak."""

    wall: float
    cpu: float
    mib: float


@dataclass(frozen=True, slots=True)
class Measured:
    """Runs of the same task."""

    runs: tuple[Run, ...]

    @property
    def wall(self) -> float:
        """The median on the wall clock."""
        return statistics.median(run.wall for run in self.runs)

    @property
    def cpu(self) -> float:
        """The median of processor time."""
        return statistics.median(run.cpu for run in self.runs)

    @property
    def mib(self) -> float:
        """The highest peak of memory."""
        return max(run.mib for run in self.runs)

    @property
    def spread(self) -> tuple[float, float]:
        """The shortest and the longest processor time."""
        return min(run.cpu for run in self.runs), max(run.cpu for run in self.runs)


Task = Sequence[Sequence[str]]
"""Commands that do a task one after the other."""


class Workshop:
    """Runs commands in a scratch folder, with caches of its own that a first run fills."""

    def __init__(self, scratch: Path, repository: Path) -> None:
        self.scratch = scratch
        kept = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
        self._environment: Mapping[str, str] = {
            **kept,
            "PYTHONPATH": str(repository),
            "PYTHONPYCACHEPREFIX": str(scratch / "bytecode"),
            "XDG_CACHE_HOME": str(scratch / "cache"),
        }

    def in_turns(self, tasks: Mapping[str, Task], repeat: int) -> dict[str, Measured]:
        """Each task ``repeat`` times, after one run that does not count. Raises :class:`Failed`."""
        for task in tasks.values():
            self.run(task)
        runs: dict[str, list[Run]] = {name: [] for name in tasks}
        for _ in range(repeat):
            for name, task in tasks.items():
                runs[name].append(self.run(task))
        return {name: Measured(tuple(done)) for name, done in runs.items()}

    def run(self, task: Task) -> Run:
        """What the commands of a task cost together."""
        costs = [self._run_one(command) for command in task]
        return Run(sum(c.wall for c in costs), sum(c.cpu for c in costs), max(c.mib for c in costs))

    def _run_one(self, command: Sequence[str]) -> Run:
        started = time.perf_counter()
        with (self.scratch / "said.txt").open("wb") as said:
            process = subprocess.Popen(command, env=self._environment, cwd=self.scratch, stdout=said, stderr=said)
            _, status, used = os.wait4(process.pid, 0)
        process.returncode = os.waitstatus_to_exitcode(status)
        wall = time.perf_counter() - started
        if process.returncode:
            told = (self.scratch / "said.txt").read_text("utf-8", "replace")[-600:]
            raise Failed(f"{' '.join(command)}\n{told}")
        return Run(wall, used.ru_utime + used.ru_stime, used.ru_maxrss / _PER_KIB / 1024)

    def said(self) -> str:
        """What the last command printed."""
        return (self.scratch / "said.txt").read_text("utf-8")
