"""One exercise as a page of text."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import groupby
from typing import Any

from pipeline.catalogue.pages import ExercisePage
from pipeline.terminal.conflicts import conflict_lines
from pipeline.terminal.doses import dose_in_words
from pipeline.terminal.text import count, plain, wrapped
from pipeline.text import range_in_words

_LABEL = 14
_MOST_STEPS = 3
"""Places whose steps are printed; the page says how many more there are."""


def exercise_lines(page: ExercisePage) -> Iterator[str]:
    """The page, line by line."""
    exercise = page.exercise
    met = f"{count(exercise['source_count'], 'article')}, {count(exercise['mention_count'], 'mention')}"
    yield f"{plain(exercise['name'])}  ({exercise['exercise_id']}, {met})"
    yield ""
    others = [row for row in page.names if row["name"].casefold() != exercise["name"].casefold()]
    yield from _listed("also written", (_with_count(row["name"], row["source_count"]) for row in others))
    yield from _listed("variants", (_with_count(row["name"], row["source_count"]) for row in page.variants))
    yield from _listed(
        "muscles", (f"{row['muscle_id']} {_with_count(row['role'], row['sources'])}" for row in page.muscles)
    )
    yield from _listed("equipment", (_with_count(row["equipment_id"], row["sources"]) for row in page.equipment))
    if page.doses:
        yield ""
        yield "Doses"
        for row in page.doses:
            yield from wrapped(f"{dose_in_words(row)}  [{row['title']}]", first="  ", rest="    ")
    if page.agreements:
        yield ""
        yield "Agreement"
        for row in page.agreements:
            yield from wrapped(_agreement(row), first="  ", rest="    ")
    if page.conflicts:
        yield ""
        yield "Conflicts"
        for row in page.conflicts:
            yield from ("  " + line for line in conflict_lines(row))
    yield from _steps(page)


def _listed(label: str, items: Iterable[str]) -> Iterator[str]:
    text = ", ".join(items)
    if text:
        yield from wrapped(text, first=f"{label:<{_LABEL}}")


def _with_count(text: str, sources: int) -> str:
    return f"{text} ({sources})"


def _agreement(row: dict[str, Any]) -> str:
    value = row["value"] or ""
    figures = range_in_words(row["value_min"], row["value_max"])
    dissent = f", {row['dissenting_sources']} otherwise" if row["dissenting_sources"] else ""
    said = " ".join(part for part in (figures, value) if part)
    return f"{row['aspect'].replace('_', ' ')} {said}: {count(row['independent_sources'], 'article')}{dissent}"


def _steps(page: ExercisePage) -> Iterator[str]:
    places = [(key, list(rows)) for key, rows in groupby(page.steps, key=lambda row: (row["title"], row["mention_id"]))]
    places.sort(key=lambda place: -len(place[1]))
    for (title, _), rows in places[:_MOST_STEPS]:
        yield ""
        yield f"Steps  [{plain(title)}]"
        for number, row in enumerate(rows, 1):
            yield from wrapped(row["text"], first=f"  {number:>2}. ")
    if len(places) > _MOST_STEPS:
        yield ""
        yield f"{count(len(places) - _MOST_STEPS, 'more place')} with steps: they are in the table steps."
