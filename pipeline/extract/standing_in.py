"""Words that are no exercise's name but stand for one beside a dose: "Calves: 12 reps", "Bench 3x5"."""

from __future__ import annotations

from typing import Final

from pipeline.extract.names import NameCandidate, NameReader
from pipeline.text import name_words

CARDIO_MACHINES: Final = frozenset({"treadmill", "stationary bike", "rowing machine", "elliptical", "stair climber"})
"""Machines on which only one thing is done, after which it is called."""


def standing_in(names: NameReader, text: str, start: int = 0) -> tuple[NameCandidate, ...]:
    """A muscle, a machine or a short name that is all of a text before a dose.

    `start` is the text's offset in its document.
    """
    short = in_full(names, text, start)
    if short:
        return (short,)
    found = tuple(names.by_structure(text, start))
    facets = {hit.facet for candidate in found for hit in candidate.parsed.hits}
    machines = {value for candidate in found for value in candidate.parsed.values("equipment")}
    if any(candidate.parsed.uncovered for candidate in found):
        return ()
    on_machine = facets <= {"equipment", "movement"} and machines and machines <= CARDIO_MACHINES
    return found if facets == {"body"} or on_machine else ()


def in_full(names: NameReader, text: str, start: int = 0) -> NameCandidate | None:
    """A name that is short for another one, by what that means: "Bench" before "3x5"; None for any other text."""
    candidate = next(iter(names.by_structure(text, start)), None)
    full = names.vocabulary.short_names.get(candidate.parsed.words) if candidate else None
    if candidate is None or full is None:
        return None
    parsed = names.vocabulary.lexicon.parse(name_words(full))
    return candidate._replace(strength="strong", parsed=parsed, held=names.judge.held(parsed))
