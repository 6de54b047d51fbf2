"""Draws the pictures of the README and the gallery: slides of every course and pages of one, as contact sheets.

``python docs/pictures.py`` from the checkout draws all of them into ``docs/pictures``; outlines named on the command
line are drawn alone, ``--into`` says where else. It needs LibreOffice, poppler and the fonts CONTRIBUTING.md names.
"""

from __future__ import annotations

import argparse
import subprocess
import sys
import tempfile
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

from PIL import Image

ROOT = Path(__file__).resolve().parent.parent
PICTURES = ROOT / "docs" / "pictures"
GAP = 8
GREY = (196, 200, 202)
COLOURS = 256
SHOWN_WHOLE = "power-complaint-handling"
"""The course whose documents are drawn too."""


@dataclass(frozen=True)
class Sheet:
    """How a document is drawn: its ending, how many pages stand in a row, and how wide each is."""

    ending: str
    columns: int
    width: int


DECK = "deck"
SHEETS = {
    DECK: Sheet(".pptx", 9, 200),
    "facilitator-guide": Sheet(".docx", 12, 150),
    "workbook": Sheet(".docx", 12, 150),
    "run-sheet": Sheet(".docx", 2, 700),
    "brochure": Sheet(".docx", 4, 380),
}


def main() -> None:
    """Builds the courses named on the command line (all by default) and draws their sheets."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else "")
    parser.add_argument("outlines", nargs="*", type=Path, help="all of outlines/ by default")
    parser.add_argument("--into", type=Path, default=PICTURES, help="where the pictures go")
    arguments = parser.parse_args()
    arguments.into.mkdir(parents=True, exist_ok=True)
    for outline in arguments.outlines or sorted((ROOT / "outlines").glob("*.yaml")):
        with tempfile.TemporaryDirectory() as folder:
            draw(outline, Path(folder), arguments.into)


def names(course: str) -> tuple[str, ...]:
    """The documents of a course that are drawn."""
    return tuple(SHEETS) if course == SHOWN_WHOLE else (DECK,)


def draw(outline: Path, folder: Path, into: Path) -> None:
    """Builds one course and saves its sheets."""
    command = [
        sys.executable,
        "-m",
        "coursegen",
        "build",
        str(outline.resolve()),
        "--only",
        ",".join(names(outline.stem)),
    ]
    subprocess.run([*command, "-o", str(folder)], check=True, cwd=ROOT)
    files = {
        name: folder / outline.stem / f"{outline.stem}-{name}{SHEETS[name].ending}" for name in names(outline.stem)
    }
    pages = drawn(files.values(), folder)
    for name, file in files.items():
        sheet = contact_sheet(pages[file], SHEETS[name])
        sheet.quantize(COLOURS, Image.Quantize.MAXCOVERAGE).save(into / f"{file.stem}.png", optimize=True)


def drawn(files: Iterable[Path], folder: Path) -> dict[Path, list[Image.Image]]:
    """The pages of Office files as pictures; LibreOffice starts once for all of them."""
    files = list(files)
    profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
    convert = ["soffice", profile, "--headless", "--convert-to", "pdf", "--outdir", str(folder)]
    subprocess.run([*convert, *map(str, files)], check=True, capture_output=True)
    for file in files:
        stem = folder / file.stem
        subprocess.run(["pdftoppm", "-r", "60", "-png", f"{stem}.pdf", str(stem)], check=True)
    return {
        file: [Image.open(page).convert("RGB") for page in sorted(folder.glob(f"{file.stem}-*.png"))] for file in files
    }


def contact_sheet(pages: Sequence[Image.Image], form: Sheet) -> Image.Image:
    """The pages side by side, row by row."""
    sizes = [(form.width, round(form.width * page.height / page.width)) for page in pages]
    height = max(h for _, h in sizes)
    rows = -(-len(pages) // form.columns)
    whole = Image.new("RGB", (form.columns * (form.width + GAP) + GAP, rows * (height + GAP) + GAP), GREY)
    for i, (page, size) in enumerate(zip(pages, sizes, strict=True)):
        place = (GAP + i % form.columns * (form.width + GAP), GAP + i // form.columns * (height + GAP))
        whole.paste(page.resize(size, Image.Resampling.LANCZOS), place)
    return whole


if __name__ == "__main__":
    main()
