"""Files written as a whole: whoever looks sees the old one or the new one, never a part, even after a power cut."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import TextIO

from pipeline.errors import UsageError


@contextmanager
def whole_file(path: Path) -> Iterator[TextIO]:
    """A text file that takes the place of `path` when the block succeeds; after a failure the old one is as it was.

    Folders above it are made. Raises UsageError when it cannot be written, or when `path` is no regular file.
    """
    if path.exists() and not path.is_file():
        raise UsageError(f"{path} is no regular file; name another.")
    # A link stays one, and no two programs write into the same unfinished file.
    target = path.resolve() if path.is_symlink() else path
    part = target.with_name(f".{target.name}.{os.getpid()}.new")
    with refused(path):
        try:
            target.parent.mkdir(parents=True, exist_ok=True)
            with part.open("w", encoding="utf-8", newline="\n") as file:
                yield file
            put_in_place(part, target)
        finally:
            with suppress(OSError):
                part.unlink()


def put_in_place(part: Path, path: Path) -> None:
    """Let a finished file take the place of another: its bytes are on the disk before, its name right after."""
    _flush(part)
    os.replace(part, path)
    with suppress(OSError):  # The new file stands, whether or not this disk can flush a folder.
        _flush(path.parent)


@contextmanager
def refused(path: Path) -> Iterator[None]:
    """Turn what the system refuses while `path` is written into a UsageError that says so."""
    try:
        yield
    except OSError as error:
        raise UsageError(f"{path} cannot be written: {error.strerror or error}.") from error


def _flush(path: Path) -> None:
    descriptor = os.open(path, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
