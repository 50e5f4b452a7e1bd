"""One exercise as a page of text."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import groupby
from typing import TYPE_CHECKING, Any, Final

from pipeline.catalogue.pages import ExercisePage
from pipeline.terminal.conflicts import conflict_lines
from pipeline.terminal.doses import dose_lines
from pipeline.terminal.text import count, joined, plain, styled, wrapped
from pipeline.text import range_in_words

if TYPE_CHECKING:
    from rich.text import Text

Row = dict[str, Any]

_LABEL: Final = 14
_MOST_DOTS: Final = 12
_ROLES: Final = (("as_primary", "primary"), ("as_secondary", "secondary"), ("without_role", "no role"))


def exercise_lines(page: ExercisePage) -> Iterator[Text]:
    """The page, line by line."""
    exercise = page.exercise
    met = f"{count(exercise['source_count'], 'article')}, {count(exercise['mention_count'], 'mention')}"
    yield joined(styled(exercise["name"], "bold cyan"), f"  ({exercise['exercise_id']}, {met})")
    yield joined("")
    others = [row for row in page.names if row["name"].casefold() != exercise["name"].casefold()]
    yield from _listed("also written", (_with_count(row["name"], row["source_count"]) for row in others))
    yield from _listed("variants", (_with_count(row["name"], row["source_count"]) for row in page.variants))
    yield from _listed("equipment", (_with_count(row["equipment_id"], row["sources"]) for row in page.equipment))
    yield from _part("Muscles", _muscles(page.muscles))
    yield from _steps(page)
    yield from _part("Doses", dose_lines(list(page.doses)))
    yield from _part("Agreement", _agreements(page.agreements))
    yield from _part("Conflicts", (line for row in page.conflicts for line in conflict_lines(row, indent="  ")))


def _part(heading: str, lines: Iterable[Text]) -> Iterator[Text]:
    """Lines under a heading; nothing when there are none."""
    for number, line in enumerate(lines):
        if number == 0:
            yield joined("")
            yield styled(heading, "bold")
        yield line


def _listed(label: str, items: Iterable[str]) -> Iterator[Text]:
    text = ", ".join(items)
    if text:
        yield from wrapped(text, first=joined(styled(label, "dim"), " " * (_LABEL - len(label))))


def _with_count(text: str, sources: int) -> str:
    return f"{text} ({sources})"


def _muscles(rows: list[Row]) -> Iterator[Text]:
    longest = max((len(row["muscle_id"]) for row in rows), default=0)
    most = min(max((row["sources"] for row in rows), default=0), _MOST_DOTS)
    for row in rows:
        told = ", ".join(f"{row[column]} {role}" for column, role in _ROLES if row[column])
        dots = "●" * min(row["sources"], _MOST_DOTS)
        colour = {"primary": "red", "secondary": "magenta"}.get(row["role"], "yellow")
        yield joined(f"  {row['muscle_id']:<{longest}}  ", styled(f"{dots:<{most}}", colour), f"  {told}")


def _agreements(rows: list[Row]) -> Iterator[Text]:
    said = [_agreement(row) for row in rows]
    longest = max(map(len, said), default=0)
    for text, row in zip(said, rows, strict=True):
        agree, differ = row["independent_sources"], row["dissenting_sources"]
        share = f"{agree} of {count(agree + differ, 'article')}" if differ else count(agree, "article")
        yield from wrapped(f"{text:<{longest}}  {share}", first="  ", rest="    ")


def _agreement(row: Row) -> str:
    figures = range_in_words(row["value_min"], row["value_max"])
    said = " ".join(part for part in (figures, row["value"]) if part)
    return plain(f"{row['aspect'].replace('_', ' ')} {said}")


def _steps(page: ExercisePage) -> Iterator[Text]:
    """The steps of the place that tells most of them, of several in the fewest words, and who else tells some."""
    places = [(key, list(rows)) for key, rows in groupby(page.steps, key=lambda row: (row["title"], row["mention_id"]))]
    places.sort(key=lambda place: (-len(place[1]), sum(len(row["text"]) for row in place[1])))
    for (title, _), rows in places[:1]:
        yield joined("")
        yield joined(styled("Steps", "bold"), styled(f"  [{plain(title)}]", "dim"))
        for number, row in enumerate(rows, 1):
            yield from wrapped(row["text"], first=f"  {number:>2}. ")
    if others := [f"{plain(title)} ({len(rows)})" for (title, _), rows in places[1:]]:
        yield from wrapped("also told by " + ", ".join(others), first="  ")
