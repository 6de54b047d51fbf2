"""The tasks: what each program is asked to do with the same content."""

from __future__ import annotations

import json
import shutil
import sys
from dataclasses import asdict, dataclass
from pathlib import Path

from benchmarks.content import Slide, deck_markdown, document_markdown, outline_of, read_apart
from benchmarks.measuring import Task, Workshop

HERE = Path(__file__).resolve().parent
OURS, PANDOC, PYTHON_PPTX, PPTXGENJS = "coursegen", "pandoc", "python-pptx", "PptxGenJS"


@dataclass(frozen=True, slots=True)
class Contenders:
    """The programs there are: ``pandoc`` is its binary, ``node`` the folder with PptxGenJS in ``node_modules``."""

    workshop: Workshop
    pandoc: str
    node: Path | None

    def course(self, outline: Path) -> dict[str, Task]:
        """Six files of a course against pandoc's three: a deck and two documents of the same text."""
        scratch = self.workshop.scratch
        ours = _build(outline.resolve(), scratch / "course")
        self.workshop.run(ours)
        (home,) = (scratch / "course").iterdir()
        deck = _write(scratch / "deck.md", deck_markdown(read_apart(home / f"{home.name}-deck.pptx")))
        commands = [[self.pandoc, deck, "-o", "pandoc-deck.pptx"]]
        for name in ("facilitator-guide", "workbook"):
            text = document_markdown(read_apart(home / f"{home.name}-{name}.docx"))
            commands.append([self.pandoc, _write(scratch / f"{name}.md", text), "-o", f"pandoc-{name}.docx"])
        return {OURS: ours, PANDOC: commands}

    def slides(self, count: int) -> tuple[int, dict[str, Task], dict[str, Task]]:
        """A deck of about as many slides with notes: how many there are, who makes them, and the first by the others,
        which tells what they need to begin.
        """
        folder = self.workshop.scratch / f"slides-{count}"
        shutil.rmtree(folder, ignore_errors=True)
        folder.mkdir()
        outline = folder / "many.yaml"
        ours = _build(outline, folder / "out", "--only", "deck")
        topics, slides = count, []
        for _ in range(2):  # the first time tells how many slides are added to the topics
            _write(outline, outline_of(topics))
            self.workshop.run(ours)
            slides = read_apart(folder / "out" / "many" / "many-deck.pptx")
            topics = max(1, topics * count // len(slides))
        (alone := folder / "first").mkdir()
        return len(slides), {OURS: ours, **self._others(slides, folder)}, self._others(slides[:1], alone)

    def _others(self, slides: list[Slide], folder: Path) -> dict[str, Task]:
        source = _write(folder / "slides.json", json.dumps([asdict(slide) for slide in slides], ensure_ascii=False))
        markdown = _write(folder / "slides.md", deck_markdown(slides))
        script = str(HERE / "with_python_pptx.py")
        tasks: dict[str, Task] = {
            PANDOC: [[self.pandoc, markdown, "-o", str(folder / "pandoc.pptx")]],
            PYTHON_PPTX: [[sys.executable, script, source, str(folder / "python.pptx")]],
        }
        if self.node:
            modules = str(self.node.resolve() / "node_modules")
            command = ["node", str(HERE / "with_pptxgenjs.cjs"), modules, source, str(folder / "node.pptx")]
            tasks[PPTXGENJS] = [command]
        return tasks


def start_up() -> dict[str, Task]:
    """What it takes before any work begins."""
    python = sys.executable
    return {
        "python": [[python, "-c", "pass"]],
        "coursegen --help": [[python, "-m", "coursegen", "--help"]],
        "import of all stages": [[python, "-c", "import coursegen.build"]],
    }


def stages(outline: Path, *names: str) -> Task:
    """A build of these documents, or of all, that tells what its stages cost."""
    return [[sys.executable, "-m", "benchmarks.stages", str(outline.resolve()), *names]]


def _build(outline: Path, output: Path, *options: str) -> Task:
    return [[sys.executable, "-m", "coursegen", "build", "--force", str(outline), "-o", str(output), *options]]


def _write(path: Path, text: str) -> str:
    path.write_text(text, "utf-8")
    return str(path)
