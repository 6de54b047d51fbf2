"""Draws the pictures of the README and the gallery: every slide and page of the courses, as contact sheets.

Run ``python docs/pictures.py`` from the checkout; it needs LibreOffice, poppler and the fonts the README names.
"""

from __future__ import annotations

import subprocess
import sys
import tempfile
from pathlib import Path

from PIL import Image

ROOT = Path(__file__).resolve().parent.parent
PICTURES = ROOT / "docs" / "pictures"
GAP = 8
GREY = (196, 200, 202)
SHEETS = {"deck": (".pptx", 9, 200), "facilitator-guide": (".docx", 12, 150), "workbook": (".docx", 12, 150),
          "run-sheet": (".docx", 2, 700), "brochure": (".docx", 4, 380)}  # fmt: skip
"""For each document its ending, how many pages stand in a row, and how wide each is drawn."""


def main() -> None:
    """Builds the courses named on the command line (all by default) and draws their sheets."""
    outlines = [Path(name) for name in sys.argv[1:]] or sorted((ROOT / "outlines").glob("*.yaml"))
    with tempfile.TemporaryDirectory() as folder:
        for outline in outlines:
            _draw(outline, Path(folder))


def _draw(outline: Path, folder: Path) -> None:
    subprocess.run([sys.executable, "-m", "coursegen", "build", str(outline), "-o", str(folder)], check=True)
    for home in sorted(path for path in folder.iterdir() if path.name == outline.stem):
        for name, (ending, columns, width) in SHEETS.items():
            pages = _pages(home / f"{home.name}-{name}{ending}", folder)
            sheet(pages, columns, width).quantize(96).save(PICTURES / f"{home.name}-{name}.png", optimize=True)


def _pages(file: Path, folder: Path) -> list[Image.Image]:
    """The pages of an Office file as pictures."""
    profile = f"-env:UserInstallation=file://{folder}/profile"
    subprocess.run(
        ["soffice", profile, "--headless", "--convert-to", "pdf", "--outdir", str(folder), str(file)],
        check=True,
        capture_output=True,
    )
    stem = folder / file.stem
    subprocess.run(["pdftoppm", "-r", "60", "-png", f"{stem}.pdf", str(stem)], check=True)
    return [Image.open(path).convert("RGB") for path in sorted(folder.glob(f"{file.stem}-*.png"))]


def sheet(pages: list[Image.Image], columns: int, width: int) -> Image.Image:
    """The pages side by side, ``columns`` in a row, each ``width`` pixels wide."""
    sizes = [(width, round(width * page.height / page.width)) for page in pages]
    height = max(h for _, h in sizes)
    rows = -(-len(pages) // columns)
    whole = Image.new("RGB", (columns * (width + GAP) + GAP, rows * (height + GAP) + GAP), GREY)
    for i, (page, size) in enumerate(zip(pages, sizes, strict=True)):
        place = (GAP + i % columns * (width + GAP), GAP + i // columns * (height + GAP))
        whole.paste(page.resize(size, Image.Resampling.LANCZOS), place)
    return whole


if __name__ == "__main__":
    main()
