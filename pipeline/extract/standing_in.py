"""Words that are no exercise's name but stand for one beside a dose: "Calves: 12 reps", "Treadmill: 10 min"."""

from __future__ import annotations

from typing import Final

from pipeline.extract.names import NameCandidate, NameReader
from pipeline.text import name_words

CARDIO_MACHINES: Final = frozenset({"treadmill", "stationary bike", "rowing machine", "elliptical", "stair climber"})
"""Machines on which only one thing is done, after which it is called."""


def standing_in(names: NameReader, text: str, start: int = 0) -> tuple[NameCandidate, ...]:
    """A muscle, a machine or a short name that is all of a text before a dose: "Bench 3x5".

    `start` is the text's offset in its document.
    """
    found = tuple(names.by_structure(text, start))
    short = [_in_full(names, candidate) for candidate in found]
    if short and all(short):
        return tuple(filter(None, short))
    facets = {hit.facet for candidate in found for hit in candidate.parsed.hits}
    machines = {value for candidate in found for value in candidate.parsed.values("equipment")}
    if any(candidate.parsed.uncovered for candidate in found):
        return ()
    on_machine = facets <= {"equipment", "movement"} and machines and machines <= CARDIO_MACHINES
    return found if facets == {"body"} or on_machine else ()


def _in_full(names: NameReader, candidate: NameCandidate) -> NameCandidate | None:
    """A name that is short for another one, by what that means."""
    full = names.vocabulary.short_names.get(candidate.parsed.words)
    if full is None:
        return None
    parsed = names.vocabulary.lexicon.parse(name_words(full))
    return candidate._replace(strength="strong", parsed=parsed, held=names.judge.held(parsed))
