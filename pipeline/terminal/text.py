"""Text made safe for a terminal, fitted to its width, and coloured where colours are wanted."""

from __future__ import annotations

import os
import shutil
import unicodedata
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, Final, TextIO

if TYPE_CHECKING:
    from rich.text import Text

MAX_WIDTH: Final = 110
"""Longer lines are hard to read, however wide the terminal is."""
_LEAST: Final = 20
"""Characters left for the text itself, however narrow the terminal and deep the indent."""


def plain(text: str) -> str:
    """Text on one line that cannot steer a terminal: control and format characters become spaces."""
    if text.isprintable():
        return text
    return " ".join(blanked(text).split())


def blanked(text: str) -> str:
    """Text that cannot steer a terminal, as long as before: each character that could is a space."""
    if text.isprintable():
        return text
    return "".join(char if _is_visible(char) else " " for char in text)


def _is_visible(char: str) -> bool:
    # Cf, format characters, holds the marks that turn the direction of writing; the joiner inside emoji is harmless.
    return char == "\u200d" or unicodedata.category(char) not in ("Cc", "Cf", "Cs", "Zl", "Zp")


def width() -> int:
    """Characters a line may have."""
    return min(shutil.get_terminal_size((100, 24)).columns, MAX_WIDTH)


def styled(text: str, style: str) -> Text:
    """Safe text in a style of rich, such as "bold" or "red"."""
    from rich.text import Text

    return Text(plain(text), style)


def joined(*parts: str | Text) -> Text:
    """Pieces on one line; strings are made safe."""
    from rich.text import Text

    # An indent at either end is wanted: only what could steer the terminal goes.
    return Text().join(Text(blanked(part)) if isinstance(part, str) else part for part in parts)


def wrapped(text: str | Text, *, first: str | Text = "", rest: str | None = None) -> Iterator[Text]:
    """A text as lines no longer than the terminal's; `first` and `rest` begin the first and the other lines."""
    from rich.console import Console
    from rich.text import Text

    body = Text(plain(text)) if isinstance(text, str) else text
    begin = Text(first) if isinstance(first, str) else first
    indent = " " * len(begin) if rest is None else rest
    room = max(width() - max(len(begin), len(indent)), _LEAST)
    for number, line in enumerate(body.wrap(Console(width=room), room, overflow="fold")):
        line.rstrip()
        yield Text.assemble(indent if number else begin, line)


def write_lines(lines: Iterable[str | Text], file: TextIO) -> None:
    """Write lines: in colour on a terminal that wants it, else as plain text."""
    if not wants_colour(file):
        file.writelines(str(line).rstrip() + "\n" for line in lines)
        return
    from rich.console import Console

    console = Console(file=file, highlight=False, markup=False, emoji=False, soft_wrap=True)
    for line in lines:
        console.print(line)


def wants_colour(file: TextIO) -> bool:
    """Whether a file is a terminal, and neither NO_COLOR (no-color.org) nor TERM=dumb asks for plain text."""
    return file.isatty() and not os.environ.get("NO_COLOR") and os.environ.get("TERM") != "dumb"


def count(number: int, one: str, several: str | None = None) -> str:
    """A number with its noun: 1 article, 2 articles."""
    return f"{number:,} {one if number == 1 else several or one + 's'}"
