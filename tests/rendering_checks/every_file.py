"""Every file the tests had the program write, put before Microsoft's validator at the end of the run."""

from __future__ import annotations

from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from hashlib import sha256
from pathlib import Path

from coursegen.rendering import EDITIONS, PRODUCTS
from rendering_checks.office import Validator

ENDINGS = tuple(f"-{product.name}{product.suffix}" for product in (*PRODUCTS, *EDITIONS))


def written_files(folder: Path) -> Iterator[Path]:
    """The documents of courses below a folder; of those that are the same to the byte, one."""
    seen: set[bytes] = set()
    for path in sorted(folder.rglob("*x")):
        if path.name.endswith(ENDINGS) and path.is_file() and not path.name.startswith("."):
            content = path.read_bytes()
            if content.startswith(b"PK") and (digest := sha256(content).digest()) not in seen:
                seen.add(digest)
                yield path


def objections(folder: Path, validator: Validator) -> list[str]:
    """What the validator objects to in the documents below a folder."""
    with ThreadPoolExecutor(2) as pool:
        files = list(written_files(folder))
        found = pool.map(validator.findings, files)
        return [f"{file}: {finding}" for file, findings in zip(files, found, strict=True) for finding in findings]
