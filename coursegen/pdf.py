"""PDF copies of finished files, made by LibreOffice in one run for all of them."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path

from coursegen.problems import Problem, WriteError
from coursegen.saving import save_files

SECONDS_PER_FILE = 90
_PLACES = (
    "/Applications/LibreOffice.app/Contents/MacOS/soffice",
    r"C:\Program Files\LibreOffice\program\soffice.com",
    r"C:\Program Files (x86)\LibreOffice\program\soffice.com",
)
_HAN_FACES = ("YaHei", "JhengHei", "PingFang", "Noto Sans CJK", "Source Han Sans", "WenQuanYi", "SimHei")


def save_pdfs(files: Sequence[Path]) -> tuple[Path, ...]:
    """Writes a PDF beside each Office file, all or none. Raises :class:`WriteError`."""
    program = _office()
    if han_font_is_missing():
        raise _failure("pdf-no-font")
    with tempfile.TemporaryDirectory(prefix="coursegen-") as folder:
        made = Path(folder) / "made"
        command = [program, f"-env:UserInstallation={(Path(folder) / 'profile').as_uri()}", "--headless", "--norestore"]
        command += ["--convert-to", "pdf", "--outdir", str(made), *map(str, files)]
        try:
            subprocess.run(command, capture_output=True, timeout=60 + SECONDS_PER_FILE * len(files), check=False)
        except (OSError, subprocess.TimeoutExpired) as error:
            raise _failure("pdf-failed", files=[str(file) for file in files], reason=type(error).__name__) from None
        contents = {file.with_suffix(".pdf"): made / f"{file.stem}.pdf" for file in files}
        missing = [str(pdf) for pdf, source in contents.items() if not source.is_file()]
        if missing:
            raise _failure("pdf-failed", files=missing, reason="LibreOffice")
        save_files({pdf: source.read_bytes() for pdf, source in contents.items()})
    return tuple(contents)


def han_font_is_missing() -> bool:
    """Whether no face with Chinese characters is installed, as far as can be told."""
    if sys.platform in ("win32", "darwin") or not shutil.which("fc-list"):
        return False
    listed = subprocess.run(["fc-list", ":lang=zh", "family"], capture_output=True, text=True, check=False).stdout
    return not any(face in listed for face in _HAN_FACES)


def _office() -> str:
    for candidate in (
        os.environ.get("COURSEGEN_SOFFICE"),
        shutil.which("soffice"),
        shutil.which("libreoffice"),
        *_PLACES,
    ):
        if candidate and Path(candidate).is_file():
            return candidate
    raise _failure("pdf-no-office")


def _failure(code: str, **values: object) -> WriteError:
    return WriteError([Problem(code, None, values)])
