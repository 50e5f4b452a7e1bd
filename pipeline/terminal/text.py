"""Text made safe for a terminal and fitted to its width."""

from __future__ import annotations

import shutil
import textwrap
import unicodedata
from collections.abc import Iterator

MAX_WIDTH = 110
"""Longer lines are hard to read, however wide the terminal is."""


def plain(text: str) -> str:
    """Text on one line that cannot steer a terminal: control and format characters become spaces."""
    if text.isprintable():
        return text
    return " ".join("".join(char if _is_visible(char) else " " for char in text).split())


def _is_visible(char: str) -> bool:
    # Cf, format characters, holds the marks that turn the direction of writing; the joiner inside emoji is harmless.
    return char == "\u200d" or unicodedata.category(char) not in ("Cc", "Cf", "Cs", "Zl", "Zp")


def width() -> int:
    """Characters a line may have."""
    return min(shutil.get_terminal_size((100, 24)).columns, MAX_WIDTH)


def wrapped(text: str, *, first: str = "", rest: str | None = None) -> Iterator[str]:
    """A text as lines no longer than the terminal's; `first` and `rest` begin the first and the other lines."""
    yield from textwrap.wrap(
        plain(text),
        width(),
        initial_indent=first,
        subsequent_indent=" " * len(first) if rest is None else rest,
        break_on_hyphens=False,
    ) or [first.rstrip()]


def count(number: int, one: str, several: str | None = None) -> str:
    """A number with its noun: 1 article, 2 articles."""
    return f"{number:,} {one if number == 1 else several or one + 's'}"
