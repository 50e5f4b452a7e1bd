"""Data flows one way: the imports between the parts of the package allow no other direction."""

from __future__ import annotations

import ast
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

PACKAGE = Path(__file__).parent.parent / "pipeline"

# Each part may import itself and the parts listed, nothing else of the package.
_BASE = {"errors", "models", "text", "markers"}
_STAGES = _BASE | {"vocabulary"}
ALLOWED = {
    "errors": set[str](),
    "files": {"errors"},
    "models": {"errors"},
    "text": {"models", "errors"},
    "markers": {"models", "errors", "text"},
    "vocabulary": _BASE,
    "archive": {"errors"},
    "read": _STAGES,
    "extract": _STAGES,
    "identify": _STAGES,
    "catalogue": _STAGES | {"files", "identify"},
    "conflicts": _STAGES | {"catalogue"},
    "decide": _STAGES | {"files", "identify", "catalogue"},
    "export": _STAGES | {"files", "identify", "catalogue", "conflicts"},
    "report": _STAGES | {"catalogue", "export", "terminal"},
    "run": _STAGES | {"archive", "files", "read", "extract", "identify", "catalogue", "conflicts", "decide", "export"},
    "evaluate": _STAGES | {"files", "read", "extract", "identify"},
    "terminal": _STAGES | {"identify", "catalogue", "export", "run"},
    "cli": _STAGES
    | {"archive", "read", "extract", "identify", "catalogue", "conflicts", "decide", "export", "report", "run"}
    | {"evaluate", "terminal"},
}
# Third-party packages that only some parts may import.
CONFINED = {
    "spacy": {"extract"},
    "bs4": {"read"},
    "selectolax": {"read"},
    "markdown_it": {"read"},
    "yaml": {"read"},
    "ftfy": {"read"},
    "dateutil": {"read"},
    "duckdb": {"catalogue", "conflicts", "decide", "export", "report", "run", "cli"},
    "filelock": {"run", "decide"},
    "pebble": {"run"},
    "fastwarc": {"archive"},
    "fsspec": {"archive"},
    "dask": {"run"},
    "distributed": {"run"},
    "jinja2": {"report"},
    "typer": {"cli"},
    "rich": {"terminal", "cli"},
    "pydantic": {"vocabulary", "decide", "export", "evaluate"},
}
_MODULES = sorted(path for path in PACKAGE.rglob("*.py") if path.parent != PACKAGE or path.stem != "__init__")


def part_of(path: Path) -> str:
    return path.relative_to(PACKAGE).parts[0].removesuffix(".py")


def imports(path: Path) -> Iterator[str]:
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{path}: relative imports hide the direction"
            assert node.module is not None
            yield node.module
            if node.module == "pipeline":
                yield from (f"pipeline.{alias.name}" for alias in node.names)


@pytest.mark.parametrize("path", _MODULES, ids=lambda path: str(path.relative_to(PACKAGE)))
def test_imports_point_one_way(path: Path) -> None:
    part = part_of(path)
    for name in imports(path):
        root, _, rest = name.partition(".")
        if root == "pipeline" and rest:
            other = rest.split(".")[0]
            assert other == part or other in ALLOWED[part], f"{part} may not import {name}"
        elif root in CONFINED:
            assert part in CONFINED[root], f"{part} may not import {root}"


def test_every_part_is_in_the_picture() -> None:
    assert {part_of(path) for path in _MODULES} == set(ALLOWED)


def test_a_file_keeps_to_one_idea() -> None:
    longest = {path: len(path.read_text(encoding="utf-8").splitlines()) for path in _MODULES if path.stem != "cli"}
    assert {str(path): lines for path, lines in longest.items() if lines > 400} == {}


def test_help_imports_nothing_heavy() -> None:
    script = "import sys, pipeline.cli; print(*sorted({name.split('.')[0] for name in sys.modules}))"
    loaded = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True).stdout.split()
    heavy = {
        "spacy",
        "bs4",
        "selectolax",
        "duckdb",
        "pydantic",
        "yaml",
        "numpy",
        "markdown_it",
        "jinja2",
        "fastwarc",
        "fsspec",
        "distributed",
    }
    assert heavy & set(loaded) == set()
