"""The exercises of tables: one a row in the column of names, one a card, one a column, or those of a grid's cells."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from typing import Final

from pipeline.extract.condition_words import conditions_in
from pipeline.extract.names import NameCandidate
from pipeline.extract.outline import Section
from pipeline.extract.presentations.columns import (
    column_role,
    is_card,
    is_data,
    rests,
    roles_by_figures,
    side_by_side,
    under_heads,
    unstacked,
    upright,
)
from pipeline.extract.presentations.days import names_day
from pipeline.extract.presentations.entries import Entry, presented
from pipeline.extract.presentations.grids import grid_entries
from pipeline.extract.presentations.lists import MIN_SHARE, MOSTLY
from pipeline.extract.presentations.model import Part, Presentation, View
from pipeline.extract.presentations.parts import body_parts
from pipeline.models import Block, Conditions, Span

MIN_LIFTS: Final = 2
MIN_PAIRS: Final = 2
"""Cells that name an exercise: one alone beside a named column is as likely a remark."""
_PAIR: Final = 2
"""Cells of a row that is a label with its value."""
_INSTEAD: Final = re.compile(
    r"\b(?:alternat|substitut|swap|replac|instead|option|similar|easier|harder|regress|progress|variation|modif|scal|"
    r"beginner|advanced|previous|transfer|equivalent|vs)"
)
"""Heads a column with exercises for others than the reader or another day."""
_DIGIT: Final = re.compile(r"\d")
_BAR: Final = re.compile(r"/")
_OF_DOSE: Final = frozenset({None, "dose", "sets", "reps", "time", "rest"})
_SHARED: Final = re.compile(
    r"\s*(?:(?P<sets>\d{1,2})\s?(?:[x×]|sets? (?:of|[x×]))\s?)?"
    r"\d{1,3}(?:\s?[-–]\s?\d{1,3})?(?:\s?(?:reps?|s|secs?|seconds?|min|minutes?))?(?:\s(?:each|per)(?:\s\w+)?)?\s*"
)
"""What stands before or behind the bar in a cell that has a dose for each of two exercises: "3x8/12 each"."""
_LISTING: Final = re.compile(r"\s*[,;]\s+(?:and\s+)?|\s+\+\s+")


@dataclass(slots=True)
class _Table:
    """Rows under one head, with what it says of their columns, and the title above them."""

    title: str = ""
    head: Block | None = None
    roles: list[str | None] = field(default_factory=list)
    body: list[Block] = field(default_factory=list)


def table_entries(view: View, section: Section, rows: list[Block]) -> Iterator[Presentation]:
    """The exercises of a table: one a row, in the column that its header or its cells show to hold the names."""
    titled = list(_of_titled_card(view, section, rows))
    if titled:
        yield from titled
        return
    if is_card(view, rows):
        yield from _of_card(view, section, rows)
        return
    gridded = grid_entries(view, section, rows)
    if gridded:
        yield from gridded
        return
    parted = under_heads(view, rows)
    if parted:
        for title, below in parted:
            yield from (replace(one, context=(title, *one.context)) for one in table_entries(view, section, below))
        return
    tables = list(_tables(view, [part for row in upright(view, rows) for part in unstacked(row)]))
    headless = [row for table in tables if table.head is None for row in table.body]
    for table in tables:
        yield from _of_rows(view, section, table, table.body if table.head else headless)


def _tables(view: View, rows: list[Block]) -> Iterator[_Table]:
    """The tables in one: a line across it, or a further head, begins another, at first under the same columns."""
    filled = [[cell for cell in row.cells if cell.start < cell.end] for row in rows]
    mostly_full = sum(len(cells) > 1 for cells in filled) >= MIN_SHARE * len(rows)
    table = _Table()
    for row, cells in zip(rows, filled, strict=True):
        across = len(cells) == 1 and mostly_full and _is_line_across(view, cells[0])
        roles = None if across else _roles_of_head(view, row, first=table.head is None and not table.body)
        if not across and roles is None:
            table.body.append(row)
            continue
        if table.body:
            yield table
        table = (
            _Table(view.text(cells[0]), table.head, table.roles) if across else _Table(table.title, row, roles or [])
        )
    if table.body:
        yield table


def _is_line_across(view: View, cell: Span) -> bool:
    """Whether the only cell of a row stands over those below, or is a remark, and names no exercise."""
    if names_day(view, cell) or view.tools.labels.is_bare_label(view.text(cell)):
        return True
    return not view.doses(cell) and all(name.strength == "shaped" for name in view.names(cell))


def _roles_of_head(view: View, row: Block, *, first: bool) -> list[str | None] | None:
    """What a row says of the columns when it is a head of them: the first row, or one that comes again below."""
    # "30 seconds" is a figure and no header, which "Seconds" may be.
    roles = [None if view.doses(cell) else column_role(view, cell) for cell in row.cells]
    if is_data(view, row) or (names_day(view, row.cells[0]) and view.doses(row)):
        return None  # Markdown has no table without a head
    known = sum(role is not None for role in roles)
    named = "name" in roles and known > 1 and not _DIGIT.search(view.folded, row.start, row.end)
    return roles if named or (first and (row.header or 2 * known >= len(roles))) else None


def _of_rows(view: View, section: Section, table: _Table, alike: list[Block]) -> Iterator[Presentation]:
    """The exercises of a table's rows; the figures of all rows alike show what columns without a head hold."""
    head = [table.head] if table.head else []
    for rows in side_by_side([*head, *table.body], table.roles):
        width = len(rows[0].cells)
        body = rows[len(head) :]
        found = _one_a_row(
            view, section, rows, body, roles_by_figures(view, body if head else alike, table.roles[:width])
        )
        yield from (replace(one, context=(table.title, *one.context)) for one in found) if table.title else found


def _one_a_row(
    view: View, section: Section, rows: list[Block], body: list[Block], roles: list[str | None]
) -> Iterator[Presentation]:
    column = _name_column(view, body, roles)
    if column is None:
        yield from _lifts_in_header(view, section, rows)
        return
    columns = [column, *(_paired_columns(view, rows[0], body, roles, column) if len(rows) > len(body) else ())]
    headed = len(rows) > len(body)
    heads = _conditions_of_columns(view, rows[0]) if headed else {}
    weeks = [index for index, role in enumerate(roles) if role == "week"] if headed else []
    for row in body:
        week = next((said for index in weeks if (said := _week_of(view, rows[0], row, index))), None)
        parts = tuple(
            Part(other, roles[index], row, heads.get(index, week))
            for index, other in enumerate(row.cells)
            if index not in columns
        )
        cells = [_parted_from_dose(view, row.cells[column]) for column in columns if column < len(row.cells)]
        named = [(one, name, dose) for name, dose in cells for one in _names_of_cell(view, name)]
        for turn, (one, name, dose) in enumerate(named):
            own = (*_shares(view, parts, turn, len(named)), *((Part(dose, "dose", row),) if dose else ()))
            yield from presented(view, section, Entry((one,), False, False, name), "table row", own, name)


def _shares(view: View, parts: Sequence[Part], turn: int, names: int) -> Iterator[Part]:
    """What the cells of a row say of one of the exercises done in turn: of "3x8/12" three sets of 8 or of 12."""
    for part in parts:
        pieces = list(view.divided(part.span, _BAR)) if "/" in view.text(part.span) else []
        matches = [_SHARED.fullmatch(view.folded, *piece) for piece in pieces]
        if names == 1 or len(pieces) != names or not all(matches) or part.role not in _OF_DOSE:
            yield part
            continue
        first, own = matches[0], matches[turn]
        if first and own and first["sets"] and not own["sets"]:
            yield replace(part, span=Span(*first.span("sets")), role="sets")
            yield replace(part, span=pieces[turn], role="reps")
        else:
            yield replace(part, span=pieces[turn])


def _conditions_of_columns(view: View, head: Block) -> dict[int, str]:
    """The heads that say for whom or when the doses of their column are: "Beginner", "Week 2"."""
    texts = {index: view.text(cell) for index, cell in enumerate(head.cells)}
    return {index: text for index, text in texts.items() if conditions_in(text) != Conditions()}


def _week_of(view: View, head: Block, row: Block, column: int) -> str | None:
    """The week that a cell names, with the head of its column where it is a bare figure: "Week" over "2"."""
    if column >= min(len(head.cells), len(row.cells)):
        return None
    cell = view.text(row.cells[column])
    said = cell if conditions_in(cell).phase else f"{view.text(head.cells[column])} {cell}"
    return said if conditions_in(said).phase else None


def _parted_from_dose(view: View, cell: Span) -> tuple[Span, Span | None]:
    """A cell's name, and the dose behind it that stands in the same cell: "Squat 3 x 10"."""
    dose = next(iter(view.doses(cell)), None)
    name = Span(cell.start, dose.start) if dose and dose.start > cell.start and dose.sets and dose.reps else cell
    certain = any(one.strength != "shaped" for one in view.names(name))
    return (name, Span(name.end, cell.end)) if name != cell and certain else (cell, None)


def _names_of_cell(view: View, cell: Span) -> list[NameCandidate]:
    """The name in a cell, or the names of a list of mostly certain ones: "Squat, Overhead Press"."""
    pieces = [view.names(piece) for piece in view.divided(cell, _LISTING)]
    listed = [name for names in pieces for name in names]
    certain = sum(name.strength == "strong" for name in listed)
    if len(pieces) > 1 and all(pieces) and certain > MOSTLY * len(listed) and not view.doses(cell):
        return listed
    doses = view.doses(cell)
    if doses and doses[0].start == cell.start and doses[-1].end == cell.end:
        return []  # "30-60 seconds" where the row's exercise stands before the column of names
    if rests(view, cell):
        return []
    return view.names(cell) or view.tools.names.by_structure(view.text(cell), cell.start)


def _paired_columns(view: View, header: Block, rows: list[Block], roles: list[str | None], first: int) -> Iterator[int]:
    """The columns that name the exercises done in turn with those of the first one: "Lower body | Upper body"."""
    for column, heading in enumerate(header.cells):
        if (
            column == first
            or roles[column] not in (None, "name")
            or _INSTEAD.search(view.folded, heading.start, heading.end)
        ):
            continue
        cells = [row.cells[column] for row in rows if column < len(row.cells) and view.text(row.cells[column]).strip()]
        sure = sum(any(name.strength == "strong" for name in view.names(cell)) for cell in cells)
        if sure >= max(MIN_PAIRS, MOSTLY * len(cells)):
            yield column


def _of_card(view: View, section: Section, rows: list[Block]) -> Iterator[Presentation]:
    """The exercise that a card names in one of its rows: "Exercise | Kettlebell swing"."""
    named = next((row for row in rows if column_role(view, row.cells[0]) == "name"), None)
    if named is None:
        return
    cell = named.cells[1]
    names = view.names(cell) or view.tools.names.by_structure(view.text(cell), cell.start)
    parts = tuple(body_parts(view, [row for row in rows if row is not named], None))
    yield from presented(view, section, Entry(tuple(names), False, False, cell), "table row", parts, cell)


def _of_titled_card(view: View, section: Section, rows: list[Block]) -> Iterator[Presentation]:
    """The exercise whose name alone stands over a card: "| Wall ball | |", "| Sets | 4 |", "| Reps | 12 |"."""
    head, body = rows[0], rows[1:]
    titles = {view.text(cell).strip().lower(): cell for cell in head.cells if view.text(cell).strip()}
    roles = {column_role(view, row.cells[0]) for row in body if len(row.cells) == len(head.cells) == _PAIR} - {None}
    if len(titles) != 1 or "name" in roles or len(roles) < MIN_PAIRS or 2 * len(roles) < len(body):
        return
    (cell,) = titles.values()
    names = view.names(cell)
    if len(names) == 1 and names[0].strength == "strong":
        parts = tuple(body_parts(view, body, None))
        yield from presented(view, section, Entry(tuple(names), False, False, cell), "table row", parts, cell)


def _lifts_in_header(view: View, section: Section, rows: list[Block]) -> Iterator[Presentation]:
    """A plan with a lift in each column: "Week | Squat | Bench press", and doses in the rows under them."""
    header, body = rows[0], rows[1:]
    columns = {index: names for index, cell in enumerate(header.cells) if (names := view.names(cell))}
    lifts = {index: names for index, names in columns.items() if any(name.strength == "strong" for name in names)}
    if len(lifts) < MIN_LIFTS:
        return
    for index, names in lifts.items():
        cells = [(row, row.cells[index]) for row in body if index < len(row.cells)]
        if not any(view.doses(cell) for _, cell in cells):
            continue
        parts = tuple(Part(cell, "dose", row, _week_of(view, header, row, 0)) for row, cell in cells)
        entry = Entry(tuple(names), False, False, header.cells[index])
        yield from presented(view, section, entry, "table column", parts, header.cells[index])


def _name_column(view: View, rows: list[Block], roles: list[str | None]) -> int | None:
    if "name" in roles:
        return roles.index("name")
    for column in range(min(2, max((len(row.cells) for row in rows), default=0))):
        cells = [row.cells[column] for row in rows if column < len(row.cells)]
        sure = sum(_names_exercise(view, row, column) for row in rows if column < len(row.cells))
        if cells and sure >= MIN_SHARE * len(cells):
            return column
    return None


def _names_exercise(view: View, row: Block, column: int) -> bool:
    """Whether a cell certainly names an exercise, or likely does so beside a cell that gives its dose."""
    strengths = {name.strength for name in view.names(row.cells[column])}
    if "weak" in strengths:
        return any(dose.reps for cell in row.cells[column + 1 :] for dose in view.doses(cell))
    return "strong" in strengths
