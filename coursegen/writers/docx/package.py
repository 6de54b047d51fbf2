"""What the parts of a Word file have in common: namespaces, content types, and what the main part refers to."""

from __future__ import annotations

from coursegen.writers.package import OFFICE, PACKAGE, Part, Relation, zip_package

WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml"
NAMESPACES = (
    'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" '
    f'xmlns:r="{OFFICE}" '
    'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" '
    'xmlns:w14="http://schemas.microsoft.com/office/word/2010/wordml" mc:Ignorable="w14"'
)
"""What the root element of every WordprocessingML part declares."""
MAIN = "word/document.xml"
_MEDIA = {"emf": "image/x-emf", "png": "image/png", "jpeg": "image/jpeg"}
_ROOTS = (
    Relation("document", f"{OFFICE}/officeDocument", MAIN),
    Relation("core", f"{PACKAGE}/relationships/metadata/core-properties", "docProps/core.xml"),
    Relation("app", f"{OFFICE}/extended-properties", "docProps/app.xml"),
)


class Links:
    """Relationships of the main part to addresses outside; each address is stored once."""

    def __init__(self) -> None:
        self._ids: dict[str, str] = {}

    def add(self, address: str) -> str:
        """The relationship id of the address."""
        return self._ids.setdefault(address, f"link{len(self._ids) + 1}")

    def relations(self) -> list[Relation]:
        """The references."""
        return [Relation(id, f"{OFFICE}/hyperlink", address, external=True) for address, id in self._ids.items()]


def relation_to(part: Part) -> Relation:
    """How the main part refers to a part: by its file's name, as what its content type says."""
    id = part.name.rsplit("/", 1)[-1].rsplit(".", 1)[0]
    kind = part.content_type.rpartition(".")[2].removesuffix("+xml")
    return Relation(id, f"{OFFICE}/{'image' if kind.startswith('image/') else kind}", part.name)


def pack(parts: list[Part]) -> bytes:
    """The file."""
    endings = {part.name.rsplit(".", 1)[-1] for part in parts}
    return zip_package(parts, _ROOTS, {end: kind for end, kind in _MEDIA.items() if end in endings})


def media(name: str, content: bytes) -> Part:
    """A picture the main part shows; ``name`` is its file's."""
    return Part(f"word/media/{name}", _MEDIA[name.rsplit(".", 1)[-1]], content)
