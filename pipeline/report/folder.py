"""A folder written as a whole: readers see the old one or the new one, never a part."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Final

from pipeline.errors import UsageError

MARK: Final = ".liftlore-report"
"""A file that says: this folder is a report and may be replaced."""


@contextmanager
def new_folder(path: Path) -> Iterator[Path]:
    """A folder under construction; it takes the place of `path` when the block succeeds.

    Raises UsageError when `path` holds something that is no report, or when a page cannot be written. What an
    earlier run left unfinished is cleared away; one that was killed between the two renames has its old folder back.
    """
    path = path.absolute()
    _check_replaceable(path)
    building, old = (path.with_name(f".{path.name}.{state}") for state in ("new", "old"))
    try:
        if old.is_dir() and not path.exists():
            os.replace(old, path)
        for leftover in (building, old):
            shutil.rmtree(leftover, ignore_errors=True)
        building.mkdir(parents=True)
        (building / MARK).write_text("liftlore writes this folder anew; keep nothing of your own in it.\n")
        yield building
        _swap(building, path, old)
    except OSError as error:
        raise UsageError(f"{path} cannot be written: {error.strerror}.") from error
    finally:
        shutil.rmtree(building, ignore_errors=True)
        if path.exists():
            shutil.rmtree(old, ignore_errors=True)


def _swap(building: Path, path: Path, old: Path) -> None:
    if path.exists():
        os.replace(path, old)
    try:
        os.replace(building, path)
    except OSError:
        if old.exists():
            os.replace(old, path)
        raise


def _check_replaceable(path: Path) -> None:
    if path.is_symlink() or (path.exists() and not path.is_dir()):
        raise UsageError(f"{path} is no folder; name another with --output.")
    if path.is_dir() and any(path.iterdir()) and not (path / MARK).is_file():
        raise UsageError(f"{path} holds files that are no report; name an empty folder or a new one with --output.")
