"""Tables whose cells lost their borders when a page was copied as text: "1AEZ-Bar Curl48-1090 sec"."""

from __future__ import annotations

import re
from itertools import pairwise
from typing import Final

from pipeline.models import Span

MAX_ROW: Final = 120
"""Characters of a row; a longer line is a sentence."""
MIN_FIGURES: Final = 2
"""Columns of figures that a header must name for its rows to be told apart without borders."""

_BORDER: Final = re.compile(r"(?<=[a-z)%#])(?=[A-Z])")
_FIGURES: Final = {
    "sets": r"\d(?:\s?[-–]\s?\d)?",
    "reps": (
        r"(?:\d{1,2}(?:\s?[-–]\s?\d{1,2})?(?:\s?(?:reps?|sec(?:onds)?|s|min))?(?:\s?(?:each|per|/)\s?[a-z]+)?|"
        r"(?:to failure|amrap|max)(?:\s?reps)?)"
    ),
    "rest": r"(?:\d{1,3}(?:\s?[-–]\s?\d{1,3})?\s?(?:s(?:ec(?:onds)?)?|min(?:utes)?)?|none|[-–—])",
    "tempo": r"\d[-/]?\d[-/]?[\dx](?:[-/]?[\dx])?",
}
_NAMES: Final = {"set": "sets", "rep": "reps", "repetitions": "reps", "reps/time": "reps", "rest time": "rest"}
_ORDERS: Final = frozenset({"order", "#", "no", "nr"})
_EXERCISES: Final = frozenset({"exercise", "exercises", "movement", "move", "lift", "name"})


def glued_header(line: str) -> tuple[list[Span], re.Pattern[str]] | None:
    """The cells of a glued header of an exercise table, and the pattern of the rows under it.

    >>> cells, row = glued_header("ExerciseSetsRepsRest") or ([], None)
    >>> row.fullmatch("Front Squat48-1090 sec").groups()
    ('Front Squat', '4', '8-10', '90 sec')
    """
    if len(line) > MAX_ROW:
        return None
    bounds = [0, *(found.start() for found in _BORDER.finditer(line)), len(line)]
    cells = [Span(start, end) for start, end in pairwise(bounds)]
    columns = [line[cell.start : cell.end].strip().lower() for cell in cells]
    columns = [_NAMES.get(column, column) for column in columns]
    if sum(column in _FIGURES for column in columns) < MIN_FIGURES or not _EXERCISES.intersection(columns):
        return None
    patterns = [_pattern(column) for column in columns]
    if None in patterns:
        return None
    return cells, re.compile(r"\s*".join(f"({pattern})" for pattern in patterns), re.IGNORECASE)


def _pattern(column: str) -> str | None:
    if column in _ORDERS:
        return r"(?:\d{1,2}[a-h]?|[a-h]\d{0,2})[.)]?"
    if column in _EXERCISES:
        return r"[a-z][^\n]{2,60}?(?<=[a-z)])"
    return _FIGURES.get(column)
