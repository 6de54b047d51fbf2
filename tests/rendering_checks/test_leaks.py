"""Nothing that only the trainer may see reaches a trainee or a client."""

from __future__ import annotations

import zipfile
from dataclasses import dataclass
from pathlib import Path

import pytest
import yaml
from PIL import Image

from coursegen.outline import read_outline
from rendering_checks.canaries import Canaries, found_in, shelved, trainer_only_fields

EVERYTHING = Path(__file__).resolve().parents[1] / "outlines" / "everything.yaml"
OPEN_TO_TRAINEES = ("workbook.docx", "brochure.docx", "handout.pptx", "exercises.docx", "case-cards.docx")
NAMED = "deck,facilitator-guide,run-sheet,workbook,brochure,handout,exercises,answer-key,case-cards,role-cards"


@dataclass(frozen=True)
class Built:
    """The canaries of a course, those that stand in its library, and which of them are in each of its files."""

    places: dict[str, str]
    shared: set[str]
    found: dict[str, set[str]]
    files: dict[str, Path]

    def fields(self, canaries: set[str]) -> list[str]:
        """Where the canaries were planted."""
        return sorted({self.places[canary] for canary in canaries})


@pytest.fixture(scope="module")
def built(coursegen, tmp_path_factory: pytest.TempPathFactory) -> Built:
    canaries = Canaries()
    files = build(coursegen, tmp_path_factory.mktemp("canaries"), canaries)
    folder = next(iter(files.values())).parents[2]
    shared = found_in(folder / "library" / "shared.yaml")
    return Built(canaries.places, shared, {name: found_in(path) for name, path in files.items()}, files)


def build(coursegen, folder: Path, canaries: Canaries) -> dict[str, Path]:
    """Plant the canaries, build the course, and return its files by the ends of their names."""
    course = canaries.written(read_outline(EVERYTHING))
    (folder / "library").mkdir()
    for name, written in (("library/shared.yaml", shelved(course)), ("course.yaml", course)):
        (folder / name).write_text(yaml.safe_dump(written, allow_unicode=True, sort_keys=False), "utf-8")
    outline = folder / "course.yaml"
    copy_files_beside(EVERYTHING, folder)
    run = coursegen("build", outline, "--only", NAMED, "-o", folder / "out", cwd=folder)
    assert run.returncode == 0, run.stderr
    files = [path for path in (folder / "out").rglob("*") if path.is_file()]
    assert len(files) == len(NAMED.split(","))
    return {path.name.removeprefix(f"{course['id']}-"): path for path in files}


def copy_files_beside(outline: Path, folder: Path) -> None:
    """Give the course the pictures it names, drawn here where they do not lie beside the original."""
    for line in outline.read_text("utf-8").replace(",", "\n").replace("}", "\n").splitlines():
        name = line.split(":")[-1].strip()
        if name.endswith((".png", ".jpg")):
            Image.new("RGB", (320, 180), "steelblue").save(folder / name)


def test_every_trainer_only_field_of_the_model_is_planted(built: Built) -> None:
    planted = {".".join(place.split(".")[:2]) for place in built.places.values()}
    assert trainer_only_fields() - planted == set(), "tests/outlines/everything.yaml lacks an object with these"


@pytest.mark.parametrize("field", ["Case.analysis", "Case.notes", "Media.transcript", "Media.debrief", ".say", ".tip"])
def test_canaries_stand_in_the_library_of_the_course_too(built: Built, field: str) -> None:
    assert [place for place in built.fields(built.shared) if field in place]


@pytest.mark.parametrize("file", OPEN_TO_TRAINEES)
def test_trainees_file_holds_no_word_of_the_trainer(built: Built, file: str) -> None:
    assert built.fields(built.found[file]) == []


def test_facilitator_guide_holds_every_word_of_the_trainer(built: Built) -> None:
    assert built.fields(set(built.places) - built.found["facilitator-guide.docx"]) == []


def test_trainees_files_are_the_same_whatever_the_trainer_knows(coursegen, built: Built, tmp_path: Path) -> None:
    """Not even the number, the length or the place of the trainer's words leaves a trace."""
    others = build(coursegen, tmp_path, Canaries("other words: "))
    same = {name for name, path in others.items() if path.read_bytes() == built.files[name].read_bytes()}
    assert same == set(OPEN_TO_TRAINEES)


def test_canary_is_found_wherever_it_hides(tmp_path: Path) -> None:
    inner, outer = tmp_path / "inner.xlsx", tmp_path / "outer.docx"
    with zipfile.ZipFile(inner, "w") as package:
        package.writestr("sheet.xml", "<t>Zq00</t><t>01x</t>")
    with zipfile.ZipFile(outer, "w", zipfile.ZIP_DEFLATED) as package:
        package.write(inner, "embeddings/book.xlsx")
        package.writestr("media/Zq0002x.png", b"\x89PNG tEXt Zq0003x")
    assert found_in(outer) == {"Zq0001x", "Zq0002x", "Zq0003x"}
