"""One outline, many clients, on the command line: separate files, and no client's name in another's."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest

from coursegen.build import ALL_PRODUCTS
from rendering_checks.canaries import everything_in

SMALL = """\
title: 倾听客户
schedule: {start: "09:00"}
sections:
  - title: 道
    takeaways: [先听]
    activities:
      - {topic: 客户为什么投诉, minutes: 15, ask: 为什么}
      - {discussion: 您的经历, minutes: 15}
"""
CLIENTS = """\
variants:
  farhill:
    client: {name: 远山Zq0001x, logo: Zq0002x.png}
    trainer: {name: 沈Zq0003x, title: Zq0004x, bio: [Zq0005x]}
    venue: Zq0006x
    title: 倾听Zq0007x
    subtitle: Zq0008x
    code: Zq0009x
    version: Zq0010x
    replace: {经历: 往事Zq0011x}
    drop: [客户为什么投诉]
  coast:
    client: 海岸Zq0012x
    trainer: 齐Zq0013x
    venue: Zq0014x
    class_size: Zq0015x
    duration_text: Zq0016x
    date: Zq0017x
    replace: {客户: 用户Zq0018x}
"""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "outlines").mkdir()
    (tmp_path / "outlines" / "small.yaml").write_text(SMALL + CLIENTS, "utf-8")
    shutil.copy(Path(__file__).parent / "outlines" / "logo.png", tmp_path / "outlines" / "Zq0002x.png")
    return tmp_path


def files(folder: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def test_no_file_tells_one_client_of_another(coursegen, folder: Path) -> None:
    every = ",".join(product.name for product in ALL_PRODUCTS)
    for asked in ([], ["--variant", "farhill"], ["--variant", "coast"]):
        run = coursegen("build", "outlines/small.yaml", "--only", every, *asked, "-o", "out", cwd=folder)
        assert run.returncode == 0, run.stderr
    built = {path: everything_in(path) for path in (folder / "out").rglob("*.*")}
    names = {"small": [], "small-farhill": ["远山", "往事Zq0011x"], "small-coast": ["海岸", "用户Zq0018x"]}
    assert {path.parent.name for path in built} == set(names) and len(built) == 3 * len(ALL_PRODUCTS)
    for path, text in built.items():
        others = [name for name in ("farhill", "coast", "远山", "海岸") if name not in path.parent.name]
        own = {"small": set(), "small-farhill": set(range(1, 12)), "small-coast": set(range(12, 19))}[path.parent.name]
        others += [f"Zq{number:04d}x" for number in range(1, 19) if number not in own]
        others = [name for name in others if name not in names[path.parent.name]]
        assert [name for name in others if name in text] == [], path.name
    for id, own in names.items():
        said = "".join(text for path, text in built.items() if path.parent.name == id)
        assert [name for name in own if name not in said] == []


def test_variant_without_changes_is_the_course_under_another_name(coursegen, folder: Path) -> None:
    (folder / "outlines" / "small.yaml").write_text(SMALL + "variants: {same: {}}\n", "utf-8")
    for asked in ([], ["--variant", "same"]):
        assert coursegen("build", *asked, "-o", "out", cwd=folder).returncode == 0
    base, same = files(folder / "out" / "small"), files(folder / "out" / "small-same")
    assert {f"small-same-{name.removeprefix('small-')}": content for name, content in base.items()} == same


def test_delivery_file_builds_under_its_own_name(coursegen, folder: Path) -> None:
    (folder / "outlines" / "deliveries").mkdir()
    (folder / "outlines" / "deliveries" / "far-2027.yaml").write_text("outline: ../small.yaml\nclient: 远山\n", "utf-8")
    run = coursegen("build", "outlines/deliveries/far-2027.yaml", "--only", "brochure", "-o", "out", cwd=folder)
    assert run.returncode == 0, run.stderr
    assert list(files(folder / "out")) == ["far-2027-brochure.docx"]
    assert coursegen("build", "-o", "all", "--only", "brochure", cwd=folder).returncode == 0
    assert list(files(folder / "all")) == ["small-brochure.docx"]


def test_theme_of_a_delivery_may_lie_beside_it(coursegen, folder: Path) -> None:
    theme = folder / "outlines" / "deliveries" / "far"
    theme.mkdir(parents=True)
    (theme / "theme.yaml").write_text("extends: garnet\n", "utf-8")
    (theme.parent / "d.yaml").write_text("outline: ../small.yaml\ntheme: far\n", "utf-8")
    run = coursegen("build", "outlines/deliveries/d.yaml", "--only", "deck", "-o", "out", cwd=folder)
    assert run.returncode == 0, run.stderr


def test_check_tells_what_is_wrong_with_variants_by_name_and_the_base_s_faults_once(coursegen, folder: Path) -> None:
    broken = SMALL.replace("takeaways: [先听]", "key_points: [先听]") + CLIENTS.replace("经历: 往事", "精力: 往事")
    (folder / "outlines" / "small.yaml").write_text(broken, "utf-8")
    run = coursegen("check", cwd=folder)
    assert run.returncode == 0 and run.stderr.count("[no-takeaways]") == 1
    assert "small.yaml:18:15: 【farhill 版】课程里没有出现“精力”" in run.stderr
    listed = json.loads(coursegen("check", "--format", "json", cwd=folder).stdout)
    assert any(entry["message"].startswith("【farhill 版】") for entry in listed)


def test_agenda_and_retime_take_a_variant(coursegen, folder: Path) -> None:
    agenda = coursegen("agenda", "outlines/small.yaml", "--variant", "farhill", cwd=folder)
    assert "往事" in agenda.stdout and "为什么投诉" not in agenda.stdout
    retimed = coursegen("retime", "outlines/small.yaml", "--variant", "farhill", "--hours", "10m", cwd=folder)
    assert retimed.returncode == 3 and "原计划 0:15" in retimed.stdout
    written = coursegen(
        "retime", "outlines/small.yaml", "--variant", "coast", "--hours", "1", "--write", "n.yaml", cwd=folder
    )
    assert written.returncode == 2 and not (folder / "n.yaml").exists()


@pytest.mark.parametrize("command", [["build"], ["agenda"], ["retime", "--hours", "1"]])
def test_unknown_variant_is_told_with_the_nearest(coursegen, folder: Path, command: list[str]) -> None:
    run = coursegen(*command, "outlines/small.yaml", "--variant", "farhil", cwd=folder)
    assert run.returncode == 3 and "是不是想写“farhill”？" in run.stderr
    assert not (folder / "output").exists()
