"""The content all programs write: an outline, and what coursegen's own files say, for the others to say too."""

from __future__ import annotations

import json
import subprocess
import sys
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

TOPICS_OF_A_PART = 150
TOPICS_OF_A_DAY = 300


@dataclass(frozen=True, slots=True)
class Slide:
    """A slide as plain text."""

    title: str
    lines: tuple[str, ...]
    notes: tuple[str, ...]


def outline_of(topics: int) -> str:
    """An outline of as many topics, each a slide with four points and notes."""
    written = ["title: 倾听客户", f"schedule: {{days: {-(-topics // TOPICS_OF_A_DAY)}}}", "sections:"]
    for number in range(topics):
        if number % TOPICS_OF_A_PART == 0:
            written += [f"  - title: 第 {number // TOPICS_OF_A_PART + 1} 部分", "    activities:"]
        written += [
            f"      - topic: 倾听客户的第 {number + 1} 个要点",
            "        minutes: 1",
            "        points: [先让客户说完再回应, 听出没有说出口的需求, 复述一遍确认自己听对了, 说清楚接下来做什么]",
            "        say: 这一页讲倾听。先请学员说说自己的做法，再讲要点，最后请两位学员演示一遍。",
        ]
    return "\n".join(written) + "\n"


def slides_of(deck: Path) -> list[Slide]:
    """What the slides of a deck say."""
    from pptx import Presentation

    return [_slide(slide) for slide in Presentation(str(deck)).slides]


def _slide(slide: Any) -> Slide:
    title = slide.shapes.title.text_frame.text if slide.shapes.title is not None else ""
    lines = [line for shape in slide.shapes for line in _lines(shape) if line != title]
    notes = slide.notes_slide.notes_text_frame.text.split("\n") if slide.has_notes_slide else []
    return Slide(_flat(title), tuple(map(_flat, lines)), tuple(_flat(line) for line in notes if line.strip()))


def _lines(shape: Any) -> list[str]:
    if hasattr(shape, "shapes"):
        return [line for inner in shape.shapes for line in _lines(inner)]
    if getattr(shape, "has_table", False):
        return [cell.text for row in shape.table.rows for cell in row.cells if cell.text.strip()]
    if not shape.has_text_frame:
        return []
    return [paragraph.text for paragraph in shape.text_frame.paragraphs if paragraph.text.strip()]


def read_apart(file: Path) -> Any:
    """Slides of a deck or paragraphs of a document, read by a process of its own.

    On Linux a process begins its life with the memory its parent had, which would count as its own peak.
    """
    command = [sys.executable, "-m", "benchmarks.content", str(file)]
    run = subprocess.run(command, capture_output=True, check=True, cwd=Path(__file__).parents[1])
    read = json.loads(run.stdout)
    return [Slide(one["title"], tuple(one["lines"]), tuple(one["notes"])) for one in read] if _is_deck(file) else read


def _is_deck(file: Path) -> bool:
    return file.suffix == ".pptx"


def paragraphs_of(document: Path) -> list[str]:
    """The paragraphs of a document in their order, also those in tables."""
    from docx import Document

    name = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
    body = Document(str(document)).element.body
    texts = ("".join(text.text or "" for text in paragraph.iter(f"{name}t")) for paragraph in body.iter(f"{name}p"))
    return [_flat(text) for text in texts if text.strip()]


def _flat(text: str) -> str:
    return " ".join(text.split())


def deck_markdown(slides: list[Slide]) -> str:
    """Slides as pandoc reads them: a heading each, a list, and notes."""
    return "\n".join(
        f"# {_escaped(slide.title) or '…'}\n\n"
        + "".join(f"- {_escaped(line)}\n" for line in slide.lines)
        + ("\n::: notes\n" + "\n\n".join(map(_escaped, slide.notes)) + "\n:::\n" if slide.notes else "")
        for slide in slides
    )


def document_markdown(paragraphs: list[str]) -> str:
    """Paragraphs as pandoc reads them."""
    return "\n\n".join(map(_escaped, paragraphs)) + "\n"


def _escaped(text: str) -> str:
    return "".join(f"\\{letter}" if letter in "\\`*_{}[]<>#+-.!|~$^@:\"'" else letter for letter in text)


if __name__ == "__main__":
    asked = Path(sys.argv[1])
    print(json.dumps([asdict(slide) for slide in slides_of(asked)] if _is_deck(asked) else paragraphs_of(asked)))
