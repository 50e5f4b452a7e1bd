"""The lists of names that the tests of identity read: one group a line."""

from __future__ import annotations

from pathlib import Path

Group = tuple[str, ...]


def groups(file_name: str) -> list[Group]:
    """The groups of names in a file beside this one; empty lines and comments are left out."""
    lines = Path(__file__).with_name(file_name).read_text(encoding="utf-8").splitlines()
    return [tuple(map(str.strip, line.split("|"))) for line in lines if line and not line.startswith("#")]
