"""Preformatted text: its lines, and the tables that people set in it by spaces, tabs or bars."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import groupby
from typing import Final

from pipeline.read.pieces import Line, Piece

_DIVIDER: Final = re.compile(r"\t+| {2,}(?:\| *)?| ?\| *")
_RULE: Final = re.compile(r"[-+=|:_ \t]{3,}")
"""A line that only draws the border of a table."""
MIN_ROWS: Final = 2


def preformatted_pieces(text: str, group: int) -> Iterator[Piece]:
    r"""The lines of preformatted text; those that are divided alike, two or more in a row, are rows of a table.

    >>> [piece.kind for piece in preformatted_pieces("My day\n\nSquat   3  8\nRow     4  10", 1)]
    ['code', 'code', 'row', 'row']
    """
    lines = [line.strip() for line in text.split("\n") if not _RULE.fullmatch(line)]
    for divided, run in groupby(lines, key=lambda line: _DIVIDER.search(line.strip("|")) is not None):
        together = list(run)
        for line in together:
            if divided and len(together) >= MIN_ROWS:
                cells = tuple(Line(cell) for cell in _DIVIDER.split(line.strip("|").strip()))
                yield Piece("row", Line(""), cells, group=group)
            else:
                yield Piece("code", Line(line), group=group)
