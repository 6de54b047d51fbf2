"""What lies beside the outline, compared with the course: recordings, pictures, and the clients of other outlines."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path, PurePosixPath

from coursegen.course import Course, unsilenced
from coursegen.course.activities import Media
from coursegen.course.blocks import Image
from coursegen.course.nodes import nodes_in, nodes_of, texts_in
from coursegen.problems import Problem, Severity

SHOWN = (".png", ".jpg", ".jpeg", ".mp3", ".m4a", ".wav", ".mp4")
"""How files end that slides show or play."""

_ENDING = re.compile(r"\.[A-Za-z]\w{1,3}$")
"""How the name of a file ends; what has no ending describes something the client brings."""

MOST_FILES = 2000
SHORTEST_NAME = 3
"""Letters of a client's name below which it may be any word."""

_CLIENT = re.compile(r"^client:[ \t]*(?:\{[ \t]*name:[ \t]*|\n[ \t]+name:[ \t]*)?[\"']?([^\"',{}\n#]+)", re.M)


def check_surroundings(course: Course, outline: Path) -> tuple[Problem, ...]:
    """Advice on the files the course names, and on what it has in common with the outlines beside it."""
    written = {path: _text(path) for path in sorted(outline.parent.glob("*.y*ml"))}
    others = {path: text for path, text in written.items() if path.name != outline.name}
    found = [
        *_missing_media(course, outline.parent),
        *_unused_files(course, outline.parent, written.values()),
        *_other_clients(course, others),
    ]
    return unsilenced(found, course)


def _text(path: Path) -> str:
    try:
        return path.read_text("utf-8", "replace")
    except OSError:
        return ""


def _missing_media(course: Course, folder: Path) -> Iterator[Problem]:
    for media in nodes_of(Media, course):
        if media.file and _ENDING.search(media.file) and not (folder / media.file).is_file():
            yield Problem("media-missing", media.written_at, {"file": media.file}, Severity.WARNING)


def _unused_files(course: Course, folder: Path, outlines: Iterable[str]) -> Iterator[Problem]:
    """Files in the folders from which the course takes pictures and recordings, used by no outline or variant."""
    used = {PurePosixPath(name).as_posix() for name in _files_of(course)}
    homes = {str(PurePosixPath(name).parent) for name in used} - {".", ".."}
    written = "\n".join(outlines)
    for home in sorted(homes):
        for path in sorted((folder / home).glob("*"))[:MOST_FILES]:
            name = f"{home}/{path.name}"
            if path.suffix.lower() in SHOWN and name not in used and path.name not in written:
                yield Problem("unused-file", course.written_at, {"file": name}, Severity.WARNING)


def _files_of(course: Course) -> Iterator[str]:
    yield from (media.file for media in nodes_of(Media, course) if media.file)
    yield from (image.file for image in nodes_of(Image, course))
    if course.client and course.client.logo:
        yield course.client.logo


def _other_clients(course: Course, others: Mapping[Path, str]) -> Iterator[Problem]:
    """Names of clients for whom other outlines were written."""
    own = course.client.name if course.client else ""
    clients = {found.strip() for text in others.values() for found in _CLIENT.findall(text)}
    foreign = sorted(name for name in clients if len(name) >= SHORTEST_NAME and name not in own and own not in name)
    for node in nodes_in(course) if own else ():
        for text in texts_in(node):
            for name in foreign:
                if name in text:
                    yield Problem("other-client", node.written_at, {"name": name}, Severity.WARNING)
