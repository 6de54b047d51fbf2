"""What is shipped: the wheel works alone, and the README says what is true."""

from __future__ import annotations

import os
import re
import subprocess
import sys
import venv
import zipfile
from dataclasses import dataclass
from pathlib import Path

import pytest

from coursegen.builtin import templates_folder
from coursegen.rendering import PRODUCTS

REPOSITORY = Path(__file__).resolve().parents[1]
READMES = [REPOSITORY / "README.md", REPOSITORY / "README.zh-CN.md"]
NO_NETWORK = ("ConnectionError", "NewConnectionError", "Could not find a version", "Temporary failure", "getaddrinfo")

BUILD = "pip install -e . && coursegen build"
TEST = "pip install -e '.[test]' && pytest -n auto"


@dataclass(frozen=True)
class FreshPython:
    """An environment with nothing in it but pip."""

    programs: Path

    def pip(self, *arguments: str) -> None:
        """Run pip; without a network the test skips, unless everything is required."""
        command = [self.programs / "python", "-m", "pip", "--disable-pip-version-check", "--quiet", *arguments]
        run = subprocess.run(command, capture_output=True, encoding="utf-8", timeout=600)
        offline = run.returncode != 0 and any(sign in run.stderr for sign in NO_NETWORK)
        if offline and os.environ.get("COURSEGEN_REQUIRE_OFFICE") != "1":
            pytest.skip("the wheel was not tried: pip reaches no package index")
        assert run.returncode == 0, run.stderr


@pytest.fixture(scope="module")
def fresh(tmp_path_factory: pytest.TempPathFactory) -> FreshPython:
    folder = tmp_path_factory.mktemp("fresh")
    venv.create(folder, with_pip=True)
    return FreshPython(folder / ("Scripts" if sys.platform == "win32" else "bin"))


@pytest.fixture(scope="module")
def wheel(fresh: FreshPython, tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("wheel")
    fresh.pip("wheel", "--no-deps", "--wheel-dir", str(folder), str(REPOSITORY))
    (made,) = folder.glob("coursegen-*.whl")
    return made


@pytest.mark.slow
def test_wheel_carries_templates_and_wording(wheel: Path) -> None:
    shipped = set(zipfile.ZipFile(wheel).namelist())
    templates = {path for path in templates_folder().rglob("*") if path.is_file()}
    wording = set((REPOSITORY / "coursegen" / "wording").glob("*.yaml"))
    wanted = {f"coursegen/templates/{path.relative_to(templates_folder()).as_posix()}" for path in templates}
    wanted |= {f"coursegen/wording/{path.name}" for path in wording}
    assert wording
    assert wanted - shipped == set()
    assert [name for name in shipped if not name.startswith(("coursegen/", "coursegen-"))] == []


@pytest.mark.slow
def test_wheel_builds_a_course_outside_the_checkout(fresh: FreshPython, wheel: Path, tmp_path: Path) -> None:
    fresh.pip("install", str(wheel))
    (tmp_path / "outlines").mkdir()
    (tmp_path / "outlines" / "course.yaml").write_text("title: 课程\nsections:\n  - 开场:\n      - 欢迎\n", "utf-8")
    clean = {name: value for name, value in os.environ.items() if not name.startswith("PYTHON")}
    run = subprocess.run(
        [fresh.programs / "coursegen", "build"],
        cwd=tmp_path,
        env=clean,
        capture_output=True,
        encoding="utf-8",
        timeout=120,
    )
    assert run.returncode == 0, run.stderr
    assert len(list((tmp_path / "output" / "course").iterdir())) == len(PRODUCTS)


def test_shipped_files_are_found_in_the_checkout() -> None:
    assert (templates_folder() / "standard" / "theme.yaml").is_file()


@pytest.mark.parametrize("readme", READMES, ids=lambda path: path.name)
def test_readme_gives_the_two_commands_and_every_file(readme: Path) -> None:
    text = readme.read_text("utf-8")
    assert BUILD in text and TEST in text
    assert [product.name for product in PRODUCTS if f"-{product.name}{product.suffix}" not in text] == []


@pytest.mark.parametrize("readme", READMES, ids=lambda path: path.name)
def test_outlines_in_the_readme_have_no_problems(coursegen, readme: Path, tmp_path: Path) -> None:
    examples = re.findall(r"```yaml\n(.*?)```", readme.read_text("utf-8"), flags=re.S)
    assert examples
    for number, example in enumerate(examples):
        (tmp_path / f"{number}.yaml").write_text(example, "utf-8")
        run = coursegen("check", f"{number}.yaml", cwd=tmp_path)
        assert run.returncode == 0, run.stderr


@pytest.mark.parametrize("readme", READMES, ids=lambda path: path.name)
def test_files_the_readme_links_to_exist(readme: Path) -> None:
    links = re.findall(r"\]\((?!https?:)([^)#\s]+)", readme.read_text("utf-8"))
    assert [link for link in links if not (REPOSITORY / link).exists()] == []


def test_ci_runs_the_readmes_test_command() -> None:
    lines = (REPOSITORY / ".ci" / "run").read_text("utf-8").splitlines()
    install, check = TEST.split(" && ")
    flags = install.removeprefix("pip install ")
    assert any(line.startswith("pip install ") and line.endswith(flags) for line in lines)
    assert lines[-1] == check
