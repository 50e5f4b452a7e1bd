"""What is made once for all processes that run the tests, and only read then."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path

import pytest
from filelock import FileLock


def made_once(factory: pytest.TempPathFactory, name: str, make: Callable[[Path], object]) -> Path:
    """A folder that the first test that asks for it fills; nobody may change it."""
    own = factory.getbasetemp()
    # Each process of pytest-xdist has a folder in that of all.
    folder = (own.parent if "PYTEST_XDIST_WORKER" in os.environ else own) / name
    made = folder.with_name(f"{name}.made")
    with FileLock(folder.with_name(f"{name}.lock")):
        if not made.exists():
            folder.mkdir()
            make(folder)
            made.touch()
    return folder
