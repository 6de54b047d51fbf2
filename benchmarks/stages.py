"""What each stage of a build costs, told as JSON: ``python -m benchmarks.stages OUTLINE [DOCUMENT...]``."""

from __future__ import annotations

import gc
import io
import json
import sys
import time
import zipfile
import zlib
from collections.abc import Callable
from pathlib import Path
from typing import Any

STAGES = {
    "deliver": "outline: YAML to a course",
    "plan_timetable": "schedule",
    "render": "templates to HTML",
    "read_deck": "HTML to slides",
    "lay_out_deck": "layout of slides",
    "write_deck": "writing decks",
    "read_document": "HTML to documents",
    "write_document": "writing documents, with drawings of slides",
}


class Watch:
    """Adds up the processor time of functions."""

    def __init__(self) -> None:
        self.seconds = dict.fromkeys(STAGES, 0.0)

    def on(self, holder: Any, name: str) -> None:
        """Times every call of a function from now on."""
        function: Callable[..., Any] = getattr(holder, name)

        def timed(*arguments: Any, **named: Any) -> Any:
            started = time.process_time()
            try:
                return function(*arguments, **named)
            finally:
                self.seconds[name] += time.process_time() - started

        setattr(holder, name, timed)


def main(outline: str, *names: str) -> None:
    """Builds an outline and prints seconds of processor by stage, in the order of the build."""
    gc.disable()
    started = time.process_time()
    from coursegen import build
    from coursegen.content import document_reader
    from coursegen.rendering import Renderer
    from coursegen.writers import docx, pptx

    watch = Watch()
    costs = {"import of the program and its libraries": time.process_time() - started}
    for name in ("deliver", "plan_timetable", "read_deck", "lay_out_deck"):
        watch.on(build, name)
    for holder, name in (
        (Renderer, "render"), (pptx, "write_deck"), (document_reader, "read_document"), (docx, "write_document"),
    ):  # fmt: skip
        watch.on(holder, name)
    documents = build.build_course(build.plan_course(Path(outline)), build.choose_products(names))
    costs |= {STAGES[name]: seconds for name, seconds in watch.seconds.items()}
    costs["lower bound: deflating the same parts"] = _deflating(documents)
    print(json.dumps(costs, ensure_ascii=False))


def _deflating(documents: dict[str, bytes]) -> float:
    """What compressing the parts of the files costs by itself."""
    parts: list[bytes] = []
    for content in documents.values():
        with zipfile.ZipFile(io.BytesIO(content)) as package:
            parts += [package.read(name) for name in package.namelist()]
    started = time.process_time()
    for part in parts:
        packer = zlib.compressobj(6, zlib.DEFLATED, -15)
        packer.compress(part)
        packer.flush()
    return time.process_time() - started


if __name__ == "__main__":
    main(*sys.argv[1:])
