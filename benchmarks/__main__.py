"""``python -m benchmarks``: measures and prints; ``--write docs/benchmarks.md`` keeps the result."""

from __future__ import annotations

import argparse
import json
import statistics
import sys
import tempfile
from pathlib import Path

from benchmarks.contenders import OURS, Contenders, stages, start_up
from benchmarks.measuring import Failed, Measured, Task, Workshop
from benchmarks.report import Results, as_markdown, write_below

REPOSITORY = Path(__file__).resolve().parents[1]
SLOW = 5.0
"""Seconds of processor from which on a program is run only once."""


def main(arguments: list[str] | None = None) -> int:
    """Runs everything and prints the tables."""
    asked = _parser().parse_args(arguments)
    try:
        import pypandoc
    except ImportError:
        sys.exit("pandoc and the libraries to compare with are missing; run: pip install -e '.[benchmarks]'")
    with tempfile.TemporaryDirectory(prefix="coursegen-benchmarks-") as scratch:
        workshop = Workshop(Path(scratch), REPOSITORY)
        try:
            text = as_markdown(_measured(Contenders(workshop, pypandoc.get_pandoc_path(), asked.node), asked))
        except Failed as failed:
            sys.exit(f"failed: {failed}")
    print(text)
    if asked.write:
        write_below(asked.write, text)
    return 0


def _measured(contenders: Contenders, asked: argparse.Namespace) -> Results:
    workshop = contenders.workshop
    results = Results(repeat=asked.repeat)
    results.course = workshop.in_turns(contenders.course(asked.course), asked.repeat)
    for count in asked.slides:
        number, tasks, first_slides = contenders.slides(count)
        first = {name: workshop.run(task) for name, task in tasks.items()}
        quick = {name: task for name, task in tasks.items() if first[name].cpu < SLOW or name == OURS}
        slow = {name: Measured((run,)) for name, run in first.items() if name not in quick}
        found = {**workshop.in_turns(quick, asked.repeat), **slow}
        results.slides[number] = {name: found[name] for name in tasks}
        if count == max(asked.slides):
            results.first_slide = workshop.in_turns(first_slides, asked.repeat)
    results.start_up = workshop.in_turns(start_up(), asked.repeat)
    most = workshop.scratch / f"slides-{max(asked.slides)}" / "many.yaml"
    results.stages = _told(workshop, stages(asked.course), asked.repeat)
    results.stages_of_most = _told(workshop, stages(most, "deck"), asked.repeat)
    return results


def _told(workshop: Workshop, task: Task, repeat: int) -> dict[str, float]:
    """The medians of what a task says of its stages."""
    told = []
    for _ in range(repeat):
        workshop.run(task)
        told.append(json.loads(workshop.said()))
    return {name: statistics.median(one[name] for one in told) for name in told[0]}


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m benchmarks", description=__doc__)
    course = REPOSITORY / "outlines" / "power-complaint-handling.yaml"
    parser.add_argument("--course", type=Path, default=course, help="outline of the course to build")
    parser.add_argument("--slides", type=_counts, default=[100, 300, 1000], help="sizes of decks: 100,300,1000")
    parser.add_argument("--repeat", type=int, default=7, help="how often each is run")
    parser.add_argument("--node", type=Path, help="folder in which npm has installed pptxgenjs")
    parser.add_argument("--write", type=Path, help="page to write the result into")
    return parser


def _counts(text: str) -> list[int]:
    return [int(count) for count in text.split(",")]


if __name__ == "__main__":
    sys.exit(main())
