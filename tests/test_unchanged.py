"""What is built anew and what is left: every trigger by itself, and files that trainers changed by hand."""

from __future__ import annotations

import io
import json
import shutil
from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path

import pytest
from PIL import Image

from coursegen import records
from coursegen.builtin import templates_folder
from coursegen.cli.failures import Failures
from coursegen.cli.production import Order, Production

OUTLINES = Path(__file__).resolve().parent / "outlines"
OUTLINE = """\
title: 投诉处理入门
theme: mine
sections:
  - 倾听客户:
      - topic: 先听完，再回应
        image: hall.png
      - media: 一段录音
        file: call.mp3
        minutes: 5
"""
ORDER = Order(("handout", "brochure"))


@dataclass
class Place:
    """An outline with a picture, a theme with a template of its own, and the folder it is built into."""

    folder: Path
    outline: Path

    @property
    def handout(self) -> Path:
        return self.folder / "out" / "small" / "small-handout.pptx"

    def build(self, order: Order = ORDER) -> list[str]:
        """The codes of what was told."""
        told: list[str] = []
        failures = Failures(lambda problems, _: told.extend(problem.code for problem in problems))
        Production(order, self.folder / "out", failures).run([self.outline])
        return told

    def is_built(self, order: Order = ORDER) -> bool:
        """Whether the files are written again: a file moved into place has another number."""
        before = self.handout.stat().st_ino if self.handout.exists() else None
        self.build(order)
        return self.handout.stat().st_ino != before


@pytest.fixture
def place(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Place:
    """A course built once."""
    monkeypatch.setattr("coursegen.cache._home", lambda: tmp_path / "cache")
    shutil.copy(OUTLINES / "hall.png", tmp_path)
    (tmp_path / "mine").mkdir()
    (tmp_path / "mine" / "theme.yaml").write_text("name: mine\nextends: standard\naccent: 1B5E8C\n", "utf-8")
    (tmp_path / "small.yaml").write_text(OUTLINE, "utf-8")
    place = Place(tmp_path, tmp_path / "small.yaml")
    assert place.build() == []
    assert place.handout.is_file()
    return place


def test_an_unchanged_course_is_left(place: Place) -> None:
    assert not place.is_built()


def write(path: Path, text: str) -> None:
    path.write_text(text, "utf-8")


def recolour(picture: Path) -> None:
    stream = io.BytesIO()
    Image.new("RGB", (160, 90), "red").save(stream, "PNG")
    picture.write_bytes(stream.getvalue())


TRIGGERS: dict[str, Callable[[Place], object]] = {
    "outline": lambda place: write(place.outline, OUTLINE.replace("入门", "进阶")),
    "a line in the outline": lambda place: write(place.outline, OUTLINE + "\n"),
    "picture": lambda place: recolour(place.folder / "hall.png"),
    "recording that was missing": lambda place: (place.folder / "call.mp3").write_bytes(b"ID3" + bytes(64)),
    "theme": lambda place: write(place.folder / "mine/theme.yaml", "name: mine\nextends: standard\naccent: 8C1B1B\n"),
    "template that was not there": lambda place: write(
        place.folder / "mine/brochure.html.j2", (templates_folder() / "standard/brochure.html.j2").read_text("utf-8")
    ),
    "missing file": lambda place: place.handout.unlink(),
    "missing folder": lambda place: shutil.rmtree(place.folder / "out"),
    "lost record": lambda place: shutil.rmtree(place.folder / "cache" / "built"),
}


@pytest.mark.parametrize("trigger", TRIGGERS)
def test_a_changed_course_is_built_once_more_and_then_left(place: Place, trigger: str) -> None:
    TRIGGERS[trigger](place)
    assert place.is_built()
    assert not place.is_built()


@pytest.mark.parametrize(
    "order",
    [
        replace(ORDER, theme="standard"),
        replace(ORDER, documents=("handout",)),
        replace(ORDER, force=True),
    ],
    ids=["theme", "documents", "force"],
)
def test_another_order_is_carried_out(place: Place, order: Order) -> None:
    assert place.is_built(order)


def test_a_variant_is_another_order(place: Place) -> None:
    write(place.outline, OUTLINE + "variants: {short: {drop: [一段录音]}}\n")
    short = replace(ORDER, variant="short")
    place.build(short)
    handout = place.folder / "out" / "small-short" / "small-short-handout.pptx"
    built = handout.stat().st_ino
    place.build(short)
    assert handout.stat().st_ino == built
    assert place.is_built()


def sell(place: Place) -> Path:
    """A delivery of the course, in a folder of its own, and where its handout is built."""
    (place.folder / "deliveries").mkdir()
    write(place.folder / "deliveries" / "sold.yaml", "outline: ../small.yaml\nclient: 远山公司\n")
    return place.folder / "out" / "sold" / "sold-handout.pptx"


DELIVERY_TRIGGERS: dict[str, Callable[[Place], object]] = {
    "delivery file": lambda place: write(place.folder / "deliveries/sold.yaml", "outline: ../small.yaml\n"),
    **{name: TRIGGERS[name] for name in ("outline", "picture", "recording that was missing", "theme")},
}


@pytest.mark.parametrize("trigger", DELIVERY_TRIGGERS)
def test_a_delivery_is_built_once_more_when_it_or_its_course_has_changed(place: Place, trigger: str) -> None:
    handout = sell(place)
    sold = replace(place, outline=place.folder / "deliveries" / "sold.yaml")
    sold.build()
    first = handout.stat().st_ino
    sold.build()
    assert handout.stat().st_ino == first
    DELIVERY_TRIGGERS[trigger](place)
    sold.build()
    assert handout.stat().st_ino != first


def test_files_of_another_order_are_not_taken_for_this_ones(place: Place) -> None:
    place.build(replace(ORDER, theme="standard"))
    assert place.is_built()


def test_another_version_of_the_program_builds_everything(place: Place, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(records, "program_digest", lambda: "another")
    assert place.is_built()


@pytest.mark.parametrize("damage", ["", "{", "[]", '{"builds": {"x": {}}}', '{"builds": 3}', '{"written": [3]}'])
def test_a_damaged_record_counts_as_none(place: Place, damage: str) -> None:
    (record,) = (place.folder / "cache" / "built").iterdir()
    write(record, damage)
    assert place.is_built()
    assert json.loads(record.read_text())["written"]


def test_a_file_changed_by_hand_is_left_and_told(place: Place) -> None:
    place.handout.write_bytes(b"mine")
    assert place.build() == ["edited-left"]
    assert place.handout.read_bytes() == b"mine"


def test_force_writes_over_a_file_changed_by_hand(place: Place) -> None:
    place.handout.write_bytes(b"mine")
    assert place.build(replace(ORDER, force=True)) == []
    assert place.handout.read_bytes()[:2] == b"PK"
    assert {path.name for path in place.handout.parent.iterdir()} == {"small-handout.pptx", "small-brochure.docx"}


def test_a_file_changed_by_hand_is_kept_beside_the_new_one(place: Place) -> None:
    for number, name in enumerate(["small-handout.edited.pptx", "small-handout.edited-2.pptx"]):
        place.handout.write_bytes(f"mine {number}".encode())
        write(place.outline, OUTLINE + "\n" * (number + 1))
        assert place.build() == ["edited-kept"]
        assert place.handout.read_bytes()[:2] == b"PK"
        assert (place.handout.parent / name).read_bytes() == f"mine {number}".encode()


def test_nothing_is_kept_where_only_the_program_wrote(place: Place) -> None:
    write(place.outline, OUTLINE.replace("入门", "进阶"))
    assert place.build() == []
    assert not list(place.handout.parent.glob("*.edited*"))


def test_an_outline_beside_it_is_no_part_of_a_course(place: Place) -> None:
    (place.folder / "other.yaml").write_text("title: 别的课\nclient: {name: 别的客户}\n", "utf-8")
    assert not place.is_built()
    place.build(replace(ORDER, force=True))
    (place.folder / "other.yaml").write_text("title: 别的课\nclient: {name: 又一位客户}\n", "utf-8")
    assert not place.is_built()
