"""Tables whose cells each hold exercises: a week's days by their exercises, sessions beside one another."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Final, NamedTuple

from pipeline.extract.outline import Section
from pipeline.extract.presentations.columns import column_role, lines_of, rests
from pipeline.extract.presentations.days import names_day
from pipeline.extract.presentations.entries import Entry, read_entry
from pipeline.extract.presentations.lists import MIN_SHARE, MOSTLY, list_entries
from pipeline.extract.presentations.model import Presentation, View
from pipeline.models import Block, Span

MIN_DAYS: Final = 2
MIN_COLUMNS: Final = 2
"""Columns of names with their doses that make a grid without days."""
_PARTED: Final = re.compile(r"\s*[,;]\s+(?:and\s+)?|\s+\+\s+")
_HEADING: Final = re.compile(r"(?P<of>[^:,;+\d]{2,40}):\s+")
"""What a list in a cell is of: "Upper body: Rows, Dips"."""
_INSTEAD: Final = re.compile(r"\b(?:alternat|substitut|swap|replac|instead|option|easier|harder|regress|progress|note)")
"""Heads a column of what a reader may do for the exercises beside it."""
_FIGURES: Final = frozenset({"sets", "reps", "time", "one set", "dose"})


class _Cell(NamedTuple):
    """A cell's text as the lines that a list would have, and what names its row or column."""

    lines: tuple[Block, ...]
    title: str


def grid_entries(view: View, section: Section, rows: Sequence[Block]) -> list[Presentation]:
    """The exercises of a table that is a grid of them, each with the dose of its own cell; none of any other table."""
    cells = list(_cells_of_days(view, rows) or _cells_under_days(view, rows) or _cells_with_doses(view, rows))
    titles = {line.start: cell.title for cell in cells for line in cell.lines}
    lines = [line for cell in cells for line in cell.lines]
    if not lines:
        return []
    return [
        replace(one, context=(titles[one.lead.start], *one.context)) if one.lead and titles[one.lead.start] else one
        for one in list_entries(view, section, lines, None)
    ]


def _cells_of_days(view: View, rows: Sequence[Block]) -> list[_Cell]:
    """The cells of rows that each begin with a day: "Monday | Squat 5 x 5 | Row 3 x 10"."""
    head = None if names_day(view, rows[0].cells[0]) else rows[0]
    body = [row for row in (rows[1:] if head else rows) if len(row.cells) > 1]
    titles = _days_of_rows(view, body)
    days = [row for row in body if row in titles]
    if len(set(titles.values())) < MIN_DAYS or len(days) < MOSTLY * len(body):
        return []
    columns = list(range(1, max(len(row.cells) for row in days)))
    if head and _holds_figures(view, head.cells[1:]):
        return []
    if head:
        instead = [_INSTEAD.search(view.folded, cell.start, cell.end) is not None for cell in head.cells]
        columns = [column for column in columns if column >= len(instead) or not instead[column]]
    used = _columns_of_names(view, days, columns)
    return [
        _Cell(_lines(view, row, row.cells[column]), titles[row])
        for row in days
        for column in used
        if column < len(row.cells)
    ]


def _days_of_rows(view: View, rows: Sequence[Block]) -> dict[Block, str]:
    """The day of each row that begins with one, or that stands below it with an empty cell in its place."""
    days: dict[Block, str] = {}
    day = ""
    for row in rows:
        first = row.cells[0]
        day = view.text(first) if names_day(view, first) else day if first.start == first.end else ""
        if day:
            days[row] = day
    return days


def _cells_under_days(view: View, rows: Sequence[Block]) -> list[_Cell]:
    """The cells of columns that days head: "Monday | Friday" over "Squat 5 x 5 | Row 3 x 10"."""
    head, body = rows[0], rows[1:]
    columns = [column for column, cell in enumerate(head.cells) if names_day(view, cell)]
    if len(columns) < MIN_DAYS or not body or _holds_figures(view, head.cells):
        return []
    used = _columns_of_names(view, body, columns)
    return [
        _Cell(_lines(view, row, row.cells[column]), view.text(head.cells[column]))
        for column in used
        for row in body
        if column < len(row.cells)
    ]


def _cells_with_doses(view: View, rows: Sequence[Block]) -> list[_Cell]:
    """The cells of a table with several columns of names, each name with a dose: "Push | Pull" over "Dip 3 x 8 | …"."""
    columns = range(max(len(row.cells) for row in rows))
    dosed = [column for column in columns if _is_dosed(view, [row for row in rows if column < len(row.cells)], column)]
    if len(dosed) < MIN_COLUMNS:
        return _cells_of_lists(view, rows[1:], dosed[0]) if dosed else []
    headed = not any(_entry(view, line) for column in dosed for line in _lines_at(view, rows[0], column))
    body = rows[1:] if headed else rows
    return [
        _Cell(_lines_at(view, row, column), view.text(rows[0].cells[column]) if headed else "")
        for column in dosed
        for row in body
    ]


def _cells_of_lists(view: View, body: Sequence[Block], column: int) -> list[_Cell]:
    """The cells of the one column that lists several exercises in each: "Juniors | Squat 3 x 5<br>Row 3 x 8"."""
    filled = [row for row in body if column < len(row.cells) and row.cells[column].start < row.cells[column].end]
    lists = sum(len(lines_of(row, row.cells[column])) > 1 for row in filled)
    if not column or 2 * lists <= len(filled):
        return []
    return [_Cell(_lines(view, row, row.cells[column]), view.text(row.cells[0])) for row in filled]


def _is_dosed(view: View, rows: Sequence[Block], column: int) -> bool:
    cells = [row.cells[column] for row in rows[1:]]
    filled = sum(cell.start < cell.end for cell in cells)
    if not filled or sum(bool(view.doses(cell)) for cell in cells) < MIN_SHARE * filled:
        return False  # told at once, as of most columns
    entries = [_entry(view, line) for row in rows[1:] for line in _lines_at(view, row, column)]
    return sum(entry is not None and entry.dosed for entry in entries) >= max(1, MOSTLY * len(entries))


def _lines_at(view: View, row: Block, column: int) -> tuple[Block, ...]:
    return _lines(view, row, row.cells[column]) if column < len(row.cells) else ()


def _holds_figures(view: View, cells: Sequence[Span]) -> bool:
    """Whether the heads of columns announce the figures of exercises that another column names."""
    return any(column_role(view, cell) in _FIGURES and view.text(cell).lower() != "work" for cell in cells)


def _columns_of_names(view: View, rows: Sequence[Block], columns: Sequence[int]) -> list[int]:
    """The columns whose cells mostly name exercises; none where another gives the doses of the names beside it."""
    used: list[int] = []
    for column in columns:
        lines = [line for row in rows for line in _lines_at(view, row, column)]
        named = sum(_entry(view, line) is not None for line in lines)
        if lines and named >= MIN_SHARE * len(lines):
            used.append(column)
        elif sum(bool(view.doses(line)) for line in lines) > MIN_SHARE * len(lines):
            return []
    return used


def _entry(view: View, line: Block) -> Entry | None:
    """The exercise that a line certainly names, or likely does with its dose."""
    entry = read_entry(view, line)
    sure = entry is not None and (entry.strength == "strong" or (entry.strength == "weak" and entry.dosed))
    return entry if sure else None


def _lines(view: View, row: Block, cell: Span) -> tuple[Block, ...]:
    """The lines of a cell as items of a list; what says that there is no training is none."""
    return tuple(item for line in lines_of(row, cell) if not rests(view, line) for item in _parted(view, row, line))


def _parted(view: View, row: Block, line: Span) -> Iterator[Block]:
    """A line of a cell, or what it lists when every part of it names an exercise: "Squat 3 x 5, Row 3 x 8"."""
    cuts = [found.span() for found in _PARTED.finditer(view.folded, line.start, line.end)]
    heading = _HEADING.match(view.folded, line.start, line.end)
    headed = heading and all(name.strength == "shaped" for name in view.names(Span(*heading.span("of"))))
    begin = heading.end() if heading and headed else line.start
    bounds = zip([begin, *(end for _, end in cuts)], [*(start for start, _ in cuts), line.end], strict=True)
    parts = [_item(view, row, Span(start, end)) for start, end in bounds if begin <= start < end]
    if len(parts) > 1 and all(_entry(view, part) for part in parts):
        yield from parts
        return
    whole = _item(view, row, line)
    names = [] if view.doses(whole) or read_entry(view, whole) else view.names(whole)
    certain = names and names[-1].strength == "strong"
    yield _item(view, row, Span(line.start, names[-1].end)) if certain else whole


def _item(view: View, row: Block, span: Span) -> Block:
    end = span.start + len(view.text(span).rstrip())
    strong = tuple(one for one in row.strong if span.start <= one.start and one.end <= end)
    return Block("item", span.start, end, depth=1, group=row.group, strong=strong)
