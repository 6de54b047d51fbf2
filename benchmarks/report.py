"""The tables of a run, as Markdown."""

from __future__ import annotations

import os
import platform
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

from benchmarks.contenders import OURS, PPTXGENJS, PYTHON_PPTX
from benchmarks.measuring import Measured
from benchmarks.stages import STAGES

BELOW = "<!-- measured: everything below is written by python -m benchmarks --write -->"


@dataclass
class Results:
    """All that was measured in one run."""

    course: Mapping[str, Measured] = field(default_factory=dict)
    slides: dict[int, Mapping[str, Measured]] = field(default_factory=dict)
    first_slide: Mapping[str, Measured] = field(default_factory=dict)
    """What other programs need for the first slide of the largest deck."""
    start_up: Mapping[str, Measured] = field(default_factory=dict)
    stages: Mapping[str, float] = field(default_factory=dict)
    stages_of_most: Mapping[str, float] = field(default_factory=dict)
    repeat: int = 0


def as_markdown(results: Results) -> str:
    """The whole report."""
    sections = [_machine(results), _bars(results), _course(results), _slides(results), _writing(results)]
    return "\n\n".join([*sections, _start_up(results), _stages(results)]) + "\n"


def write_below(page: Path, text: str) -> None:
    """Puts the report into a page, below what people wrote there."""
    written = page.read_text("utf-8").partition(BELOW)[0] if page.exists() else "# Benchmarks\n\n"
    page.write_text(f"{written}{BELOW}\n\n{text}", "utf-8")


def _machine(results: Results) -> str:
    return (
        f"Measured on {date.today().isoformat()}: {platform.system()}, {os.cpu_count()} processors ({_processor()}), "
        f"Python {platform.python_version()}; {results.repeat} runs each, in turns, after one that does not count. "
        "Times are medians in seconds."
    )


def _processor() -> str:
    try:
        lines = Path("/proc/cpuinfo").read_text("utf-8").splitlines()
        return next(line.partition(":")[2].strip() for line in lines if line.startswith("model name"))
    except (OSError, StopIteration):
        return platform.processor() or platform.machine()


def _bars(results: Results) -> str:
    """What was promised, and whether it holds."""
    rows: list[tuple[str, str, str, bool]] = []
    if len(results.course) > 1:
        ours, other = (measured.cpu for measured in results.course.values())
        rows.append(("six files of a course against pandoc's three", f"× {ours / other:.2f}", "× 1.00", ours <= other))
    most = max(results.slides, default=0)
    if most:
        of_most = {name: measured.cpu for name, measured in results.slides[most].items()}
        if PPTXGENJS in of_most:
            ratio = of_most[OURS] / of_most[PPTXGENJS]
            rows.append((f"{most} slides with notes against PptxGenJS", f"× {ratio:.2f}", "× 1.50", ratio <= 1.5))
        ratio = of_most[PYTHON_PPTX] / of_most[OURS]
        rows.append((f"{most} slides: python-pptx against coursegen", f"× {ratio:.1f}", "at least × 10", ratio >= 10))
        least = min(results.slides)
        growth = results.slides[most][OURS].cpu / results.slides[least][OURS].cpu
        allowed = 1.2 * most / least
        rows.append((f"growth from {least} to {most} slides", f"× {growth:.1f}", f"× {allowed:.0f}", growth <= allowed))
        peak = max(m.mib for m in (*results.course.values(), *results.slides[most].values()) if m in _ours(results))
        rows.append(("memory at its peak", f"{peak:.0f} MiB", "300 MiB", peak < 300))
    if results.start_up:
        seconds = results.start_up["coursegen --help"].wall
        rows.append(("`coursegen --help`", f"{seconds * 1000:.0f} ms", "150 ms", seconds < 0.15))
    listed = (f"| {name} | {found} | {bar} | {'holds' if held else '**missed**'} |" for name, found, bar, held in rows)
    return "\n".join(["## Bars", "", "| | measured | bar | |", "|---|---|---|---|", *listed])


def _ours(results: Results) -> list[Measured]:
    return [found[OURS] for found in (results.course, *results.slides.values()) if OURS in found]


def _course(results: Results) -> str:
    head = ["## A course: six files, against a deck and two documents of the same text by pandoc", ""]
    return "\n".join([*head, *_table(results.course)])


def _slides(results: Results) -> str:
    parts = ["## Slides with notes, whole processes"]
    for count, found in results.slides.items():
        parts += ["", f"### {count} slides", "", *_table(found)]
    return "\n".join(parts)


def _writing(results: Results) -> str:
    """The part of the work that all programs share: slides of which everything is known, into a file."""
    most = max(results.slides)
    ours = results.stages_of_most[STAGES["write_deck"]]
    others = {name: results.slides[most][name].cpu - first.cpu for name, first in results.first_slide.items()}
    rows = (f"| {name} | {cost:.2f} | × {cost / ours:.1f} |" for name, cost in {OURS: ours, **others}.items())
    head = [f"## Writing alone, {most} slides", "", "| | processor | beside coursegen |", "|---|--:|--:|"]
    return "\n".join([*head, *rows])


def _table(found: Mapping[str, Measured]) -> list[str]:
    ours = found[OURS].cpu if OURS in found else 0.0
    rows = [
        "| | processor | shortest–longest | wall clock | peak memory | beside coursegen |",
        "|---|--:|--:|--:|--:|--:|",
    ]
    for name, one in found.items():
        least, most = one.spread
        ratio = f"× {one.cpu / ours:.2f}" if ours else ""
        rows.append(
            f"| {name} | {one.cpu:.2f} | {least:.2f}–{most:.2f} | {one.wall:.2f} | {one.mib:.0f} MiB | {ratio} |"
        )
    return rows


def _start_up(results: Results) -> str:
    rows = ["## Start", "", "| | processor | wall clock |", "|---|--:|--:|"]
    for name, one in results.start_up.items():
        rows.append(f"| {name} | {one.cpu * 1000:.0f} ms | {one.wall * 1000:.0f} ms |")
    return "\n".join(rows)


def _stages(results: Results) -> str:
    head = f"| stage | the course, six files | the deck of {max(results.slides, default=0)} slides |"
    rows = ["## Stages, in milliseconds of processor", "", head, "|---|--:|--:|"]
    for name, seconds in results.stages.items():
        rows.append(f"| {name} | {seconds * 1000:.0f} | {results.stages_of_most.get(name, 0) * 1000:.0f} |")
    return "\n".join(rows)
