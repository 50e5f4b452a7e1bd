"""Tables without lines or rows, as boxes of a page and text copied from a page hold them: cell after cell.

>>> cells = ["Exercise", "Sets", "Reps", "Bench Press", "4", "8-10", "Row", "3", "12", "Rest well!"]
>>> loose_table(cells, 0)
LooseTable(start=0, end=9, columns=3, headed=True)
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from typing import Final, NamedTuple

from pipeline.models import STRONG_HEADING
from pipeline.read.pieces import Line, Piece

MAX_CELL: Final = 80
_MAX_FIGURE: Final = 20
MIN_COLUMNS: Final = 3
"""A name and one figure are understood without a table."""
MAX_COLUMNS: Final = 8
_FEWEST_ROWS: Final = 2
"""Rows that show a table which has no head."""
_NAMES: Final = frozenset(
    {"exercise", "exercises", "movement", "movements", "move", "lift", "drill", "stretch", "name"}
)
_FIGURES: Final = frozenset({"sets", "reps", "set", "rep", "repetitions", "rounds"})
_ORDERS: Final = frozenset({"#", "no", "no.", "nr", "nr.", "order"})
_OTHERS: Final = frozenset({"rest", "tempo", "rpe", "rir", "weight", "load", "time", "duration", "notes", "intensity"})
HEADS: Final = _NAMES | _FIGURES | _ORDERS | _OTHERS
_FIGURE: Final = re.compile(r"[~≈<>≤≥]?\s?\d|amrap|max\b|to failure|failure|none|n/a|[-–—]+$", re.IGNORECASE)
COUNT: Final = re.compile(r"\d{1,2}")


class LooseTable(NamedTuple):
    """Where a table stands among cells: its first cell and the one behind it, how many columns, whether with a head."""

    start: int
    end: int
    columns: int
    headed: bool


def with_loose_tables(pieces: list[Piece]) -> list[Piece]:
    """`pieces` of which those that are cells of loose tables have become rows."""
    cells = [piece.line.text if _may_be_cell(piece) else "" for piece in pieces]
    if not may_hold_tables(cells):
        return pieces
    laid_out: list[Piece] = []
    group = max((piece.group or 0 for piece in pieces), default=0)
    at = 0
    while at < len(pieces):
        table = loose_table(cells, at)
        if table is None:
            laid_out.append(pieces[at])
            at += 1
            continue
        group += 1
        for row in range(table.start, table.end, table.columns):
            lines = tuple(piece.line for piece in pieces[row : row + table.columns])
            header = table.headed and row == table.start
            laid_out.append(Piece("row", Line(""), lines, group=group, header=header))
        at = table.end
    return laid_out


def may_hold_tables(cells: Iterable[str]) -> bool:
    """Whether a bare count stands among the cells: a look that costs little."""
    return any(COUNT.fullmatch(cell) for cell in cells)


def loose_table(cells: Sequence[str], at: int) -> LooseTable | None:
    """The table that begins with a cell: a head and what fits it, or bare figures behind names; "" is no cell."""
    headed = cells[at].lower() in _NAMES | _ORDERS
    found = [_with_columns(cells, at, columns, headed=headed) for columns in range(MIN_COLUMNS, MAX_COLUMNS + 1)]
    return max((table for table in found if table), key=lambda table: table.end - table.start, default=None)


def _with_columns(cells: Sequence[str], at: int, columns: int, *, headed: bool) -> LooseTable | None:
    """The table of so many columns that begins with a cell."""
    first = cells[at : at + columns]
    if len(first) < columns or not all(map(_is_cell, first)):
        return None
    if headed:
        heads = [cell.lower().rstrip(":") for cell in first]
        name = next((column for column, head in enumerate(heads) if head in _NAMES), None)
        figures = [column for column, head in enumerate(heads) if head in _FIGURES]
    else:
        name = int(first[0] == "1")
        figures = list(range(name + 1, columns))
    if name is None or not figures:
        return None
    begin = at + columns if headed else at
    end = begin
    while _is_row(cells[end : end + columns], columns, name, figures) and (
        headed or not name or cells[end] == str((end - at) // columns + 1)
    ):
        end += columns
    fewest = 1 if headed else _FEWEST_ROWS
    return LooseTable(at, end, columns, headed) if end - begin >= fewest * columns else None


def _is_row(cells: Sequence[str], columns: int, name: int, figures: Sequence[int]) -> bool:
    """Whether cells are a row: the name is none of a column and no figure, and a bare count stands where one should."""
    return (
        len(cells) == columns
        and all(map(_is_cell, cells))
        and cells[name].lower() not in HEADS
        and not _FIGURE.match(cells[name])
        and all(len(cells[at]) <= _MAX_FIGURE and _FIGURE.match(cells[at]) for at in figures)
        and COUNT.fullmatch(cells[figures[0]]) is not None
    )


def _may_be_cell(piece: Piece) -> bool:
    plain = piece.kind == "paragraph" or (piece.kind == "heading" and piece.level == STRONG_HEADING)
    return plain and piece.group is None and not piece.depth


def _is_cell(text: str) -> bool:
    return 0 < len(text) <= MAX_CELL and text[-1] not in ".!?;"
