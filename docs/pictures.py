"""Draws the pictures of the READMEs and the gallery: all slides of every course, and some pages of two.

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
BROCHURE, GUIDE, WORKBOOK = "brochure", "facilitator-guide", "workbook"
SELECTED = {
    "power-complaint-handling": ((GUIDE, (5, 10, 23)), (WORKBOOK, (4, 11, 33, 34)), (BROCHURE, (1,))),
    "handling-complaints": ((GUIDE, (4, 9, 16)), (WORKBOOK, (4, 7, 16, 17)), (BROCHURE, (1,))),
}
"""The courses of the READMEs, and the pages of their documents that are drawn together."""


@dataclass(frozen=True)
class Sheet:
    """How pages are drawn: how many stand in a row, and how wide each is."""

    columns: int
    width: int


DECK = Sheet(9, 200)
PAGES = Sheet(4, 420)


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
    return ("deck", *(name for name, _ in SELECTED.get(course, ())))


def draw(outline: Path, folder: Path, into: Path) -> None:
    """Builds one course and saves its sheets."""
    course, wanted = outline.stem, names(outline.stem)
    command = [sys.executable, "-m", "coursegen", "build", str(outline.resolve()), "--only", ",".join(wanted)]
    subprocess.run([*command, "-o", str(folder)], check=True, cwd=ROOT)
    files = {name: next((folder / course).glob(f"{course}-{name}.*")) for name in wanted}
    pages = drawn(files.values(), folder)
    save(contact_sheet(pages[files["deck"]], DECK), into / f"{course}-deck.png")
    if selected := [pages[files[name]][number - 1] for name, numbers in SELECTED.get(course, ()) for number in numbers]:
        save(contact_sheet(selected, PAGES), into / f"{course}-pages.png")


def save(sheet: Image.Image, file: Path) -> None:
    """Saves a sheet in few colours, which flat pages do not miss."""
    sheet.quantize(COLOURS, Image.Quantize.MAXCOVERAGE).save(file, optimize=True)


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
