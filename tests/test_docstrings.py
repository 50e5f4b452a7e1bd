"""What docstrings show is what happens."""

from __future__ import annotations

import doctest
from importlib import import_module
from pathlib import Path

import pytest

PROJECT = Path(__file__).parent.parent
_SHOWING = sorted(
    path.relative_to(PROJECT).with_suffix("")
    for path in (PROJECT / "pipeline").rglob("*.py")
    if ">>> " in path.read_text(encoding="utf-8")
)


@pytest.mark.parametrize("path", _SHOWING, ids=str)
def test_examples_of_a_module_hold(path: Path) -> None:
    results = doctest.testmod(import_module(".".join(path.parts).removesuffix(".__init__")))
    assert results.attempted
    assert not results.failed
