"""What a table's columns hold: what their heads call it, and what bare figures show without a head."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Final

from pipeline.extract.presentations.model import View
from pipeline.models import Block, Span

_COLUMNS: Final = {
    "name": (
        r"(?:name of (?:the )?)?(?:exercises?|movements?|moves?|lifts?|drill|stretch|activity)(?: (?:name|[a-h]))?|name"
    ),
    "sets": (
        r"(?:(?:number|no|nr|amount|working|work|total|target) )?(?:of )?(?:working )?(?:sets?|rounds?)"
        r"(?: (?:count|number))?"
    ),
    "reps": (
        r"(?:(?:number|no|nr|amount|target|total) )?(?:of )?"
        r"(?:(?:time|hold|duration|distance|sec(?:ond)?s?|min(?:ute)?s?) (?:or )?)?(?:reps?|repetitions?)"
        r"(?: (?:range|count|number|target|each|per (?:set|side|leg|arm|round)|"
        r"(?:or )?(?:time|hold|duration|distance|sec(?:ond)?s?|min(?:ute)?s?)))?"
    ),
    "time": r"(?:hold |work(?:ing)? )?time|hold|duration|(?:(?:time|hold|duration)(?: time)?(?: in)? )?sec(?:ond)?s?",
    "week": r"weeks?|days?|phase|month",
    "rest": r"(?:set )?rest(?: (?:times?|periods?|intervals?|(?:between |per |after )?(?:each )?sets?))?(?: in)?"
    r"(?: (?:s|secs?|seconds?|mins?|minutes?))?",
    "rpe": r"(?:target |goal )?rpe(?: target)?",
}
_COLUMN: Final = re.compile("|".join(f"(?P<{role}>{forms})" for role, forms in _COLUMNS.items()))
_ONE_SET: Final = re.compile(
    r"\W*(?:set\s?#?\d{1,2}|(?:\d(?:st|nd|rd|th)|first|second|third|fourth|fifth|sixth)\sset)\W*"
)
"""What heads a column that holds one set of each exercise: "Set 2", "2nd set"."""
_NO_LETTERS: Final = re.compile(r"[^a-z]+")
_CARD_SHARE: Final = 0.75
"""Rows of a card whose first cell says what the second one is."""
_CARD_ROWS: Final = 3
_FEWEST_COLUMNS: Final = 2
_HEADS: Final = 2
"""Rows of heads where one stands over another."""
_FIGURES: Final = frozenset({"sets", "reps", "time", "rest", "dose"})
_FIELDS: Final = _FIGURES | {"muscles", "primary muscles", "secondary muscles", "equipment", "level"}
_DIGIT: Final = re.compile(r"\d")
_SETS: Final = re.compile(r"\s*\d{1,2}(?:\s?[-–]\s?\d{1,2})?\s*(?:sets?|rounds?|x|×)\s*")
_TIME: Final = re.compile(r"\s*\d{1,3}(?:\s?[-–]\s?\d{1,3})?\s?(?:s|secs?|seconds?|mins?|minutes?)\s*")
_REST: Final = re.compile(
    r"\W*(?:(?:active |full |complete |total )?(?:rest|off|recovery|free|none)(?:[ -](?:days?|off))?|day off|n/a|x)?\W*"
)
_COUNT: Final = re.compile(r"\s*(?P<low>\d{1,3})(?:\s?[-–]\s?(?P<high>\d{1,3}))?(?:\s+each\s+\w+)?\s*")
"""A bare count in a cell: "8", "8-10", "8 each leg"."""
_COUNT_OR_MOST: Final = re.compile(rf"{_COUNT.pattern}|\W*(?:amrap|max(?:imum)?(?: reps)?|(?:to )?failure)\W*")
MOST_SETS: Final = 6
"""A higher figure in a column without a head is no number of sets."""


def column_role(view: View, cell: Span) -> str | None:
    """What a table's cell that names a row or column says of it: "sets", "name", or a role of headings."""
    if _ONE_SET.fullmatch(view.folded, cell.start, cell.end):
        return "one set"
    named = _COLUMN.fullmatch(_NO_LETTERS.sub(" ", view.folded[cell.start : cell.end]).strip())
    return named.lastgroup if named else view.tools.labels.heading_role(view.text(cell))


def rests(view: View, cell: Span) -> bool:
    """Whether a cell of a plan says that there is no training, or nothing."""
    return _REST.fullmatch(view.folded, cell.start, cell.end) is not None


def is_card(view: View, rows: Sequence[Block]) -> bool:
    """Whether a table says one thing a row of one exercise: "Sets | 4", "Reps | 20", "Muscles | Glutes"."""
    if len(rows) < _CARD_ROWS or any(len(row.cells) != 2 for row in rows):
        return False
    said = [column_role(view, row.cells[0]) for row in rows]
    return sum(role is not None for role in said) >= _CARD_SHARE * len(rows) and len(set(said)) > len(rows) / 2


def headed_columns(view: View, block: Block) -> Sequence[str | None]:
    """What the columns say under a row that names them: "Sets | Reps | Muscles"; none for any other row."""
    if _DIGIT.search(view.folded, block.start, block.end):
        return ()
    roles = [column_role(view, cell) for cell in block.cells]
    known = [role for role in roles if role]
    return roles if len(known) >= max(_FEWEST_COLUMNS, len(roles) - 1) and len(set(known)) == len(known) else ()


def roles_by_figures(view: View, rows: Sequence[Block], roles: Sequence[str | None]) -> list[str | None]:
    """The roles of columns, completed where only the figures tell them.

    Beside "3 sets" a bare "4-8" is repetitions. Of two columns of bare figures in a table without a head, the
    first one holds the sets when none of its figures is high.
    """
    width = max((len(row.cells) for row in rows), default=0)
    told = [*roles, *[None] * (width - len(roles))]
    free = [column for column in range(width) if told[column] is None]
    sets = next((column for column in free if _all_match(view, rows, column, _SETS)), None)
    counts = [column for column in free if _all_match(view, rows, column, _COUNT_OR_MOST)]
    words = next((column for column in range(width) if column not in counts), 0)
    counts = [column for column in counts if column > words]  # what stands before the names numbers them
    if sets is None and not roles and len(counts) == _FEWEST_COLUMNS and _are_sets(view, rows, *counts):
        sets, counts = counts[0], counts[1:]
    if sets is not None and len(counts) == 1 and "reps" not in told:
        told[sets], told[counts[0]] = "sets", "reps"
    if not roles and "reps" in told:
        behind = [column for column in free if column > told.index("reps") and _all_match(view, rows, column, _TIME)]
        told = ["rest" if column in behind[:1] else role for column, role in enumerate(told)]
    return told


def is_data(view: View, row: Block) -> bool:
    """Whether a row names an exercise and gives figures beside it, as no head of columns does."""
    figures = any(
        _COUNT.fullmatch(view.folded, cell.start, cell.end) or any(dose.sets for dose in view.doses(cell))
        for cell in row.cells[1:]
    )
    return figures and any(
        name.strength == "strong" and not view.doses(cell) for cell in row.cells[:2] for name in view.names(cell)
    )


def upright(view: View, rows: Sequence[Block]) -> list[Block]:
    """A table whose rows say what its columns do elsewhere ("Sets | 3 | 4" under "| Squat | Row"), turned round."""
    said = [column_role(view, row.cells[0]) for row in rows[1:]]
    width = len(rows[0].cells)
    lies = len(set(said) & _FIELDS) >= _FEWEST_COLUMNS and width > _FEWEST_COLUMNS
    if not lies or any(len(row.cells) != width for row in rows) or column_role(view, rows[0].cells[1]):
        return list(rows)
    columns = [tuple(row.cells[column] for row in rows) for column in range(width)]
    return [replace(rows[0], start=cells[0].start, end=cells[-1].end, cells=cells) for cells in columns]


def unstacked(row: Block) -> Iterator[Block]:
    """A row for each line of cells whose lines stand beside one another: "Squat, Row" in lines beside "5, 8" in lines.

    Cells of one line belong to each of them.
    """
    lines = [lines_of(row, cell) for cell in row.cells]
    counts = {len(cell) for cell in lines if len(cell) > 1}
    if len(counts) != 1 or sum(len(cell) > 1 for cell in lines) < _FEWEST_COLUMNS:
        yield row
        return
    for at in range(counts.pop()):
        cells = tuple(cell[at] if len(cell) > 1 else cell[0] for cell in lines)
        start = min(cell[at].start for cell in lines if len(cell) > 1)
        yield replace(row, start=start, end=max(cell.end for cell in cells), cells=cells, breaks=())


def lines_of(row: Block, cell: Span) -> list[Span]:
    """The lines of a cell."""
    starts = [cell.start, *(at for at in row.breaks if cell.start < at < cell.end)]
    return [Span(start, end) for start, end in zip(starts, [*(at - 1 for at in starts[1:]), cell.end], strict=True)]


def side_by_side(rows: Sequence[Block], roles: Sequence[str | None]) -> Iterator[list[Block]]:
    """The tables that stand beside one another in one: "Monday | Sets | Reps | Friday | Sets | Reps"; else the one."""
    known = [role for role in roles if role in ("sets", "reps")]
    count = known.count(known[0]) if known else 1
    width = len(roles) // count
    if count == 1 or len(roles) % count or list(roles[width:]) != list(roles[:-width]) or width < _FEWEST_COLUMNS:
        yield list(rows)
        return
    for first in range(0, len(roles), width):
        parts = [row.cells[first : first + width] for row in rows]
        yield [
            replace(row, start=cells[0].start, end=cells[-1].end, cells=cells)
            for row, cells in zip(rows, parts, strict=True)
            if cells and cells[0].start < cells[-1].end
        ]


def under_heads(view: View, rows: Sequence[Block]) -> list[tuple[str, list[Block]]]:
    """The tables that a head over the head of columns makes of one: "Week 1" and "Week 2", each over "Sets | Reps".

    Each with its title and the columns that have no such head, the names among them; none for any other table.
    """
    if len(rows) <= _HEADS or len({len(row.cells) for row in rows}) > 1:
        return []
    above, below = rows[0].cells, rows[1].cells
    shared = [column for column, cell in enumerate(below) if not view.text(cell).strip()]
    groups: list[list[int]] = []
    for column in sorted(set(range(len(below))) - set(shared)):
        if view.text(above[column]).strip():
            groups.append([])
        if groups:
            groups[-1].append(column)
    roles = [[column_role(view, below[column]) for column in group] for group in groups]
    if not shared or len(roles) < _FEWEST_COLUMNS or any(one != roles[0] for one in roles) or None in roles[0]:
        return []
    found = []
    for group in groups:
        columns = sorted([*shared, *group])
        heads = tuple(above[column] if column in shared else below[column] for column in columns)
        body = [replace(row, cells=tuple(row.cells[column] for column in columns)) for row in rows[_HEADS:]]
        found.append((view.text(above[group[0]]), [replace(rows[1], cells=heads), *body]))
    return found


def _all_match(view: View, rows: Sequence[Block], column: int, pattern: re.Pattern[str]) -> bool:
    cells = [row.cells[column] for row in rows if column < len(row.cells) and view.text(row.cells[column]).strip()]
    return len(cells) >= _FEWEST_COLUMNS and all(pattern.fullmatch(view.folded, cell.start, cell.end) for cell in cells)


def _are_sets(view: View, rows: Sequence[Block], first: int, second: int) -> bool:
    """Whether one column of bare figures can hold the sets of the repetitions in another."""
    figures = [
        [_COUNT_OR_MOST.fullmatch(view.folded, *row.cells[column]) for column in (first, second)]
        for row in rows
        if second < len(row.cells)
    ]
    pairs = [(sets["low"], reps["high"] or reps["low"]) for sets, reps in figures if sets and reps]
    return len(pairs) >= _FEWEST_COLUMNS and all(
        sets and 0 < int(sets) <= MOST_SETS and (reps is None or int(reps) > int(sets) or reps in ("1", sets))
        for sets, reps in pairs
    )
