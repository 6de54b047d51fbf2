"""The shape of the program, read from its source: who may import whom, and how long things may grow."""

from __future__ import annotations

import ast
import re
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

PACKAGE = Path(__file__).resolve().parent.parent / "coursegen"

# Areas of the program, and the areas each may import. A module belongs to the longest name that fits it.
# What is not listed is forbidden; a new area needs a row of its own.
MAY_IMPORT: dict[str, set[str]] = {
    "": set(),
    "problems": set(),
    "units": set(),
    "builtin": set(),
    "cache": set(),
    "naming": set(),
    "reading": set(),
    "assets": {"problems", "reading"},
    "colours": set(),
    "terminal": set(),
    "written": {"problems"},
    "wording": {"problems", "terminal"},
    "course": {"problems", "units", "written"},
    "outline": {"problems", "units", "written", "course"},
    "schedule": {"problems", "units", "course"},
    "agenda": {"terminal", "units", "course", "schedule"},
    "catalogue": {"problems", "terminal", "course", "outline", "deliveries", "wording"},
    "rendering": {"problems", "units", "cache", "course", "schedule"},
    "content.inline": set(),
    "content.deck": {"problems", "content.inline"},
    "content.document": {"problems", "content.inline"},
    "content": {"problems", "content.inline", "content.deck", "content.document"},
    "theme": {"problems", "units", "colours"},
    "layout.frames": {"problems", "units", "theme", "content.inline"},
    "layout.arial_widths": set(),
    "layout.measure": {"layout.arial_widths"},
    "layout.setting": {"layout.frames", "layout.measure"},
    "layout": {
        "problems", "units", "theme", "content.inline", "content.deck", "layout.frames", "layout.measure",
        "layout.setting",
    },
    "writers": {"problems", "units"},
    "writers.pptx": {"problems", "units", "theme", "content.inline", "layout.frames", "writers"},
    "writers.docx": {
        "problems", "units", "theme", "content.inline", "content.document", "layout.measure", "writers",
    },
    "writers.preview": {"theme", "layout.frames", "layout.measure", "layout.setting", "writers"},
    "saving": {"problems"},
    "pdf": {"problems", "saving"},
    "records": {"", "problems", "builtin", "cache", "saving"},
    "build": {
        "", "problems", "units", "builtin", "written", "course", "outline", "schedule", "rendering", "content",
        "content.inline", "content.deck", "content.document", "theme", "layout", "layout.frames", "writers",
        "writers.pptx", "writers.docx", "writers.preview", "agenda", "assets", "deliveries", "naming", "pdf", "reading",
        "records", "saving", "wording",
    },
    "deliveries": {"problems", "outline", "schedule"},
    "retiming": {"problems", "units", "course", "outline", "schedule", "saving", "wording", "deliveries"},
    "actuals": {"problems", "units", "course", "outline", "schedule", "saving", "wording", "deliveries"},
    "differences": {"problems", "units", "course", "outline", "schedule", "wording", "deliveries"},
    "drafts": {"problems", "course", "outline", "schedule", "build", "deliveries"},
    "starting": {"problems", "saving"},
    "cli": {
        "", "problems", "wording", "build", "actuals", "catalogue", "differences", "drafts", "records", "retiming",
        "starting",
    },
    "__main__": {"cli"},
}  # fmt: skip

# Each library, and the only areas that know it.
HOMES: dict[str, set[str]] = {
    "yaml": {"outline", "wording", "theme", "rendering.phrases"},
    "pydantic": {"course", "outline"},
    "msgspec": {"schedule", "drafts", "rendering", "content", "theme", "layout", "writers"},
    "pydantic_core": {"course", "outline"},
    "jinja2": {"rendering"},
    "markupsafe": {"rendering"},
    "lxml": {"content", "writers"},
    "xlsxwriter": {"writers.pptx"},
    "click": {"cli"},
    "budoux": {"layout"},
    "PIL": {"assets"},
}

FORBIDDEN_NAMES = {"utils", "util", "helpers", "helper", "common", "manager", "processor", "handler", "data", "info"}

MOST_LINES_OF_A_FILE = 400
MOST_LINES_OF_A_FUNCTION = 50
FEW_LINES_OF_A_FUNCTION = 25
SHARE_OF_SHORT_FUNCTIONS = 0.9
MOST_PARAMETERS = 5

TABLES_OF_DATA = {"content.deck"}
"""Files that may be longer because they hold nothing but a table: of slide kinds, one short class each."""

MANY_PARAMETERS: set[str] = set()
"""Functions, as ``module.name``, that may take more than five parameters."""


@dataclass(frozen=True)
class Module:
    """A source file; ``name`` is dotted and leaves out the package's own name."""

    name: str
    path: Path
    tree: ast.Module

    @property
    def is_package(self) -> bool:
        return self.path.name == "__init__.py"


def module_of(path: Path, source: str | None = None) -> Module:
    parts = path.relative_to(PACKAGE).with_suffix("").parts
    name = ".".join(parts[:-1] if parts[-1] == "__init__" else parts)
    return Module(name, path, ast.parse(source if source is not None else path.read_text("utf-8")))


MODULES = [module_of(path) for path in sorted(PACKAGE.rglob("*.py"))]
NAMES = {module.name for module in MODULES}


def imported(module: Module) -> Iterator[tuple[str, int]]:
    """The dotted names a module imports, each with its line; relative imports come out absolute."""
    for node in ast.walk(module.tree):
        if isinstance(node, ast.Import):
            yield from ((alias.name, node.lineno) for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            base = _absolute(module, node)
            for alias in node.names:
                submodule = f"{base}.{alias.name}"
                yield (submodule if submodule.removeprefix("coursegen.") in NAMES else base), node.lineno


def _absolute(module: Module, node: ast.ImportFrom) -> str:
    if not node.level:
        return node.module or ""
    parts = ["coursegen", *filter(None, module.name.split("."))]
    parts = parts[: len(parts) - node.level + module.is_package]
    return ".".join([*parts, *filter(None, [node.module])])


def area(name: str, areas: set[str]) -> str | None:
    """The longest of the areas that holds the module; the package itself holds no one but itself."""
    fitting = [area for area in areas if name == area or (area and name.startswith(f"{area}."))]
    return max(fitting, key=len, default=None)


def violations(module: Module) -> list[str]:
    """What a module imports against the tables."""
    here = area(module.name, set(MAY_IMPORT))
    if here is None:
        return [f"{module.name}: has no row in MAY_IMPORT"]
    return [
        f"{module.path.name}:{line}: {module.name} may not import {target}"
        for target, line in imported(module)
        if not _is_allowed(module.name, here, target)
    ]


def _is_allowed(name: str, here: str, target: str) -> bool:
    top, _, rest = target.partition(".")
    if top == "coursegen":
        there = area(rest, set(MAY_IMPORT))
        return there == here or there in MAY_IMPORT[here]
    return top in sys.stdlib_module_names or area(name, HOMES.get(top, set())) is not None


def functions(module: Module) -> Iterator[tuple[str, ast.FunctionDef | ast.AsyncFunctionDef]]:
    """Every function of a module with its full name; methods carry their class's."""

    def within(node: ast.AST, prefix: str) -> Iterator[tuple[str, ast.FunctionDef | ast.AsyncFunctionDef]]:
        for child in ast.iter_child_nodes(node):
            if isinstance(child, ast.FunctionDef | ast.AsyncFunctionDef):
                yield f"{prefix}.{child.name}", child
            if isinstance(child, ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef):
                yield from within(child, f"{prefix}.{child.name}")
            else:
                yield from within(child, prefix)

    yield from within(module.tree, module.name)


def length(function: ast.FunctionDef | ast.AsyncFunctionDef) -> int:
    """The lines of a function's body, its docstring aside."""
    body = function.body[1:] if ast.get_docstring(function) is not None else function.body
    return (body[-1].end_lineno or 0) - body[0].lineno + 1 if body else 0


def parameters(function: ast.FunctionDef | ast.AsyncFunctionDef) -> int:
    """How many parameters a caller can fill; ``self`` and ``cls`` are none."""
    names = function.args
    listed = [arg.arg for arg in (*names.posonlyargs, *names.args)]
    own = listed[:1] in (["self"], ["cls"])
    return len(listed) - own + len(names.kwonlyargs) + bool(names.vararg) + bool(names.kwarg)


@pytest.mark.parametrize("module", MODULES, ids=lambda module: module.name or "coursegen")
def test_module_imports_only_what_the_tables_allow(module: Module) -> None:
    assert violations(module) == []


@pytest.mark.parametrize(
    ("path", "source"),
    [
        ("layout/x.py", "from coursegen.course import Course"),
        ("layout/x.py", "import pptx"),
        ("writers/pptx/x.py", "from coursegen.rendering.products import PRODUCTS"),
        ("writers/pptx/x.py", "from coursegen.layout import lay_out_deck"),
        ("writers/pptx/x.py", "import docx"),
        ("writers/docx/x.py", "from ..pptx import presentation"),
        ("course/x.py", "import yaml"),
        ("problems.py", "from coursegen import units"),
        ("schedule/x.py", "def f():\n    import click"),
        ("units.py", "import requests"),
        ("importers/x.py", "import re"),
    ],
)
def test_forbidden_import_is_noticed(path: str, source: str) -> None:
    assert len(violations(module_of(PACKAGE / path, source))) == 1


@pytest.mark.parametrize(
    ("path", "source"),
    [
        ("writers/pptx/x.py", "import re\nimport xlsxwriter\nfrom coursegen.layout.frames import LaidOutDeck"),
        ("course/x.py", "from coursegen.course.node import Node\nfrom .cases import Case"),
        ("rendering/phrases.py", "import yaml"),
    ],
)
def test_allowed_import_passes(path: str, source: str) -> None:
    assert violations(module_of(PACKAGE / path, source)) == []


def test_tables_name_only_areas_that_exist_or_are_in_the_rows() -> None:
    named = {area for row in (*MAY_IMPORT.values(), *HOMES.values()) for area in row}
    assert {name for name in named if area(name, set(MAY_IMPORT)) is None} == set()


@pytest.mark.parametrize("module", MODULES, ids=lambda module: module.name or "coursegen")
def test_file_is_short_enough_to_read(module: Module) -> None:
    lines = module.path.read_text("utf-8").count("\n")
    assert lines <= MOST_LINES_OF_A_FILE or module.name in TABLES_OF_DATA, f"{module.path.name}: {lines} lines"


def test_no_function_is_long() -> None:
    found = {name: length(function) for module in MODULES for name, function in functions(module)}
    assert {name: lines for name, lines in found.items() if lines > MOST_LINES_OF_A_FUNCTION} == {}


def test_nine_functions_in_ten_are_short() -> None:
    found = {name: length(function) for module in MODULES for name, function in functions(module)}
    longer = {name: lines for name, lines in found.items() if lines > FEW_LINES_OF_A_FUNCTION}
    assert len(longer) <= (1 - SHARE_OF_SHORT_FUNCTIONS) * len(found), longer


def test_functions_take_few_parameters() -> None:
    found = {name: parameters(function) for module in MODULES for name, function in functions(module)}
    many = {name for name, count in found.items() if count > MOST_PARAMETERS}
    assert many - MANY_PARAMETERS == set()
    assert MANY_PARAMETERS - many == set(), "these need no exception any more"


def test_limits_notice_what_is_too_much() -> None:
    body = "\n".join(f"    {i}" for i in range(51))
    module = module_of(PACKAGE / "x.py", f"class A:\n  def f(self, a, b, *c, d, e, **f):\n{body}")
    ((name, function),) = functions(module)
    assert (name, length(function), parameters(function)) == ("x.A.f", 51, 6)


def test_modules_are_named_after_what_they_hold() -> None:
    assert {name for name in NAMES if FORBIDDEN_NAMES & set(re.split(r"[._]", name))} == set()


@pytest.mark.parametrize("arguments", [["--help"], ["--version"]])
def test_help_loads_no_heavy_library(arguments: list[str]) -> None:
    script = (
        "import sys\n"
        "from coursegen.cli import main\n"
        "try:\n    main(sys.argv[1:])\nexcept SystemExit:\n    pass\n"
        "print('LOADED', *sorted(name for name in sys.modules if '.' not in name))\n"
    )
    run = subprocess.run([sys.executable, "-c", script, *arguments], capture_output=True, text=True, timeout=60)
    assert run.returncode == 0, run.stderr
    loaded = set(run.stdout.rsplit("LOADED", 1)[1].split())
    assert loaded & {"xlsxwriter", "docx", "jinja2", "pydantic", "yaml", "lxml", "budoux", "PIL"} == set()
