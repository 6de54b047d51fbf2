"""Recordings and videos beside the outline are embedded, and play where they lie."""

from __future__ import annotations

import io
import wave
import zipfile
from pathlib import Path
from typing import Any

import pytest
from pptx import Presentation

from coursegen.build import build_course, choose_products, plan_course
from coursegen.problems import AssetError

OUTLINE = """\
title: 听一听
sections:
  - title: 录音
    activities:
      - media: 四十分钟的电话
        file: call.wav
        minutes: 20
        watch_for: [{name: 语气, question: 什么时候变了？}]
        timing: {listen: 5, discuss: 15}
"""


@pytest.fixture
def outline(tmp_path: Path) -> Path:
    path = tmp_path / "listen.yaml"
    path.write_text(OUTLINE, "utf-8")
    return path


def recording(path: Path) -> bytes:
    with wave.open(str(path), "wb") as sound:
        sound.setnchannels(1)
        sound.setsampwidth(2)
        sound.setframerate(8000)
        sound.writeframes(b"\0\0" * 800)
    return path.read_bytes()


def deck_of(outline: Path, name: str = "deck") -> bytes:
    return build_course(plan_course(outline), choose_products([name]))[f"{name}.pptx"]


def test_recording_is_in_the_deck_and_on_its_slide(outline: Path) -> None:
    content = recording(outline.parent / "call.wav")
    deck = deck_of(outline)
    with zipfile.ZipFile(io.BytesIO(deck)) as package:
        media = [name for name in package.namelist() if name.endswith(".wav")]
        assert [package.read(name) for name in media] == [content]
        slides = [package.read(n).decode() for n in package.namelist() if n.startswith("ppt/slides/slide")]
    (slide,) = [xml for xml in slides if "audioFile" in xml]
    assert "p14:media" in slide and "<p:audio>" in slide and "ppaction://media" in slide
    Presentation(io.BytesIO(deck))


@pytest.mark.parametrize("there", [True, False])
def test_validator_has_no_findings_whether_the_recording_is_there_or_not(
    validator: Any, outline: Path, tmp_path: Path, there: bool
) -> None:
    if there:
        recording(outline.parent / "call.wav")
    file = tmp_path / "deck.pptx"
    file.write_bytes(deck_of(outline))
    assert validator.findings(file) == []


def test_recording_that_is_not_there_is_named_on_its_slide(outline: Path) -> None:
    def words(product: str) -> str:
        slides = Presentation(io.BytesIO(deck_of(outline, product))).slides
        return " ".join(node.text or "" for slide in slides for node in slide.element.iter("{*}t"))

    assert "call.wav" in words("deck") and "call.wav" not in words("handout")
    recording(outline.parent / "call.wav")
    assert "call.wav" not in words("deck")


def test_recording_that_is_not_there_is_left_out(outline: Path) -> None:
    with zipfile.ZipFile(io.BytesIO(deck_of(outline))) as package:
        assert not [name for name in package.namelist() if name.endswith((".wav", ".mp3"))]


def test_trainees_copy_carries_no_recording(outline: Path) -> None:
    recording(outline.parent / "call.wav")
    with zipfile.ZipFile(io.BytesIO(deck_of(outline, "handout"))) as package:
        assert not [name for name in package.namelist() if name.endswith(".wav")]


def test_file_that_is_no_recording_is_refused_with_its_line(outline: Path) -> None:
    (outline.parent / "call.wav").write_bytes(b"not a sound")
    with pytest.raises(AssetError) as error:
        deck_of(outline)
    (problem,) = error.value.problems
    assert problem.code == "media-unusable" and problem.source is not None and problem.source.line == 5
