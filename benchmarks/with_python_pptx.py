"""Slides as JSON to a deck, in the way python-pptx's own guide shows."""

from __future__ import annotations

import json
import sys
from pathlib import Path

from pptx import Presentation


def main(source: str, target: str) -> None:
    """Writes the deck."""
    deck = Presentation()
    layout = deck.slide_layouts[1]
    for written in json.loads(Path(source).read_text("utf-8")):
        slide = deck.slides.add_slide(layout)
        slide.shapes.title.text = written["title"]
        slide.placeholders[1].text_frame.text = "\n".join(written["lines"])
        slide.notes_slide.notes_text_frame.text = "\n".join(written["notes"])
    deck.save(target)


main(*sys.argv[1:])
