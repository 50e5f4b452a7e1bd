"""A name taken apart into facets, and what its combination of facets means."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Set
from dataclasses import dataclass
from functools import cached_property
from typing import Final

from pipeline.identify.spelling import corrected
from pipeline.text import name_tokens, name_words
from pipeline.vocabulary import Hit, Parsed, Vocabulary
from pipeline.vocabulary.schema import Facet, ReadingEntry

FACET_ORDER: Final[tuple[Facet, ...]] = (
    "laterality",
    "load",
    "angle",
    "position",
    "stance",
    "grip",
    "equipment",
    "direction",
    "range",
    "variant",
    "body",
    "support",
    "attachment",
    "stage",
)
"""The order in which a canonical name states its facets; the movement closes it."""

MISSPELT: Final = " misspelt"
"""How a note ends that says which word is meant."""
_SILENT: Final = frozenset({"noise", "function"})
_MOVEMENT: Final = "movement"
_LOOSE: Final = _SILENT | {"laterality", "load", "angle", "position", "grip", "equipment", "attachment", "support"}
"""Facets that may stand inside what belongs together: the barbell of an "upright barbell row"."""

_PARENTHESIS: Final = re.compile(r"\(([^()]*)\)?|\[([^\[\]]*)\]?")

Stated = dict[str, set[str]]
"""What a name says: for each facet, movement included, its values."""


@dataclass(frozen=True)
class NameFacets:
    """What a name says: its movements and other facets as values by facet, and the words nothing is known of."""

    stated: Mapping[str, frozenset[str]]
    unknown: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()

    @property
    def movements(self) -> frozenset[str]:
        """The movements that the name states."""
        return self.stated.get(_MOVEMENT, frozenset())

    @cached_property
    def facets(self) -> tuple[tuple[Facet, tuple[str, ...]], ...]:
        """The other facets in canonical order, their values sorted."""
        return tuple([(facet, tuple(sorted(self.stated[facet]))) for facet in FACET_ORDER if self.stated.get(facet)])


def take_apart(name: str, vocabulary: Vocabulary) -> NameFacets:
    """What an exercise name says in any word order, its parentheses included where they tell facets.

    A parenthesis that names the exercise again ("Romanian Deadlift (RDL)") or says what no facet knows
    ("(each side separately)") is left out, and `notes` says so.
    """
    parts, notes = _parts(vocabulary.short_names.get(name_words(name), name), vocabulary)
    stated: Stated = {}
    for part in parts:
        for hit in part.hits:
            if hit.facet not in _SILENT:
                stated.setdefault(hit.facet, set()).add(hit.value)
    unknown = tuple(part.words[position] for part in parts for position in part.uncovered)
    return NameFacets(interpreted(stated, vocabulary), unknown, tuple(notes))


def interpreted(stated: Mapping[str, Iterable[str]], vocabulary: Vocabulary) -> Mapping[str, frozenset[str]]:
    """What a combination of facets means by the vocabulary's readings, applied in order."""
    meant: Stated = {facet: set(values) for facet, values in stated.items()}
    _demote(meant, vocabulary)
    readings = vocabulary.readings
    waiting = readings.candidates(meant, after=-1)
    while waiting:
        place, *waiting = waiting
        reading = readings.entries[place]
        if _applies(reading, meant):
            _apply(reading, meant)
            waiting = readings.candidates(meant, after=place)
    return {facet: frozenset(values) for facet, values in meant.items() if values}


def _applies(reading: ReadingEntry, stated: Stated) -> bool:
    if reading.beside and not stated.get(_MOVEMENT, set()).intersection(reading.beside):
        return False
    return states(stated, reading.when) and not forbids(stated, reading.unless)


def _apply(reading: ReadingEntry, meant: Stated) -> None:
    if _MOVEMENT in reading.set:
        meant[_MOVEMENT] = meant.get(_MOVEMENT, set()).difference(reading.when.get(_MOVEMENT, ()))
    for facet, value in reading.drop.items():
        meant.get(facet, set()).discard(value)
    for facet, value in reading.set.items():
        meant.setdefault(facet, set()).add(value)


def states(stated: Mapping[str, Set[str]], when: Mapping[Facet, tuple[str, ...]]) -> bool:
    """Whether for each facet one of the wanted values is stated; an empty list wants any."""
    for facet, wanted in when.items():
        values = stated.get(facet)
        if not values or (wanted and values.isdisjoint(wanted)):
            return False
    return True


def forbids(stated: Mapping[str, Set[str]], unless: Mapping[Facet, tuple[str, ...]]) -> bool:
    """Whether one of the barred values is stated; an empty list bars the facet."""
    return bool(unless) and any(states(stated, {facet: barred}) for facet, barred in unless.items())


def split_parentheses(name: str) -> tuple[str, tuple[str, ...]]:
    """The name without its parentheses, and what stood in them.

    >>> split_parentheses("Bench Press (Barbell)")
    ('Bench Press', ('Barbell',))
    """
    if "(" not in name and "[" not in name:
        return " ".join(name.split()), ()
    inside = tuple(
        text for found in _PARENTHESIS.finditer(name) if (text := (found.group(1) or found.group(2) or "").strip())
    )
    outside = " ".join(_PARENTHESIS.sub(" ", name).split())
    if not name_words(outside) and inside:
        return inside[0], inside[1:]
    return outside, inside


def _parts(name: str, vocabulary: Vocabulary) -> tuple[list[Parsed], list[str]]:
    """The readings of the name and of those of its parentheses that belong to it."""
    notes: list[str] = []
    outside, inside = split_parentheses(name)
    if not inside:
        return [_parsed(name_words(outside), vocabulary, notes)], notes
    whole = vocabulary.lexicon.parse(name_words(name))
    if _crosses(name, whole):
        return [_parsed(whole.words, vocabulary, notes)], notes
    parts = [_parsed(name_words(outside), vocabulary, notes)]
    for text in inside:
        extra = _parsed(name_words(text), vocabulary, notes)
        if _names_exercise(extra, vocabulary):
            if _names_exercise(parts[0], vocabulary):
                notes.append(f"({text}) names the exercise again")
                continue
            parts[0] = Parsed(parts[0].words, tuple(hit for hit in parts[0].hits if hit.facet != _MOVEMENT), ())
        elif extra.uncovered or not extra.hits:
            notes.append(f"({text}) is no facet")
            continue
        elif _comments(extra) and _names_exercise(parts[0], vocabulary):
            notes.append(f"({text}) is a comment")
            continue
        parts.append(extra)
    return parts, notes


def _crosses(name: str, whole: Parsed) -> bool:
    """Whether a known form begins outside a parenthesis and ends in it: "Squat (Jump)"."""
    brackets = [found.span() for found in _PARENTHESIS.finditer(name)]
    inside = [any(low <= start < high for low, high in brackets) for _, start, _ in name_tokens(name)]
    return any(len(set(inside[hit.start : hit.end])) > 1 for hit in whole.hits)


def _names_exercise(part: Parsed, vocabulary: Vocabulary) -> bool:
    movements = part.values(_MOVEMENT)
    return any(not vocabulary.movements[movement].generic for movement in movements) or bool(
        movements and part.values("variant")
    )


def _comments(part: Parsed) -> bool:
    """Whether a parenthesis only says what an exercise is for or how hard it is: "(upper chest)", "(easier)"."""
    return {hit.facet for hit in part.hits} <= {"body", "stage", "noise", "function"}


def _parsed(words: tuple[str, ...], vocabulary: Vocabulary, notes: list[str]) -> Parsed:
    """The best reading of words, misspelt ones corrected, words that stand together brought together."""
    lexicon = vocabulary.lexicon
    parsed = lexicon.parse(words)
    better = {at: word for at in parsed.uncovered if (word := corrected(parsed.words[at], vocabulary))}
    if better:
        notes += [f"{parsed.words[at]} is {word}{MISSPELT}" for at, word in better.items()]
        parsed = lexicon.parse(tuple(better.get(at, word) for at, word in enumerate(parsed.words)))
    choice = _choice(parsed)
    if choice:
        notes.append(f"{' '.join(parsed.words[at] for at in choice)} is a choice")
        return _parsed(tuple(word for at, word in enumerate(parsed.words) if at not in choice), vocabulary, notes)
    loose = tuple(hit for hit in parsed.hits if hit.facet in _LOOSE and _alone(hit, parsed.hits))
    if not loose or len(loose) == len(parsed.hits):
        return parsed
    aside = {at for hit in loose for at in range(hit.start, hit.end)}
    tight = lexicon.parse(tuple(word for at, word in enumerate(parsed.words) if at not in aside))
    forms = len({(hit.start, hit.end) for hit in loose})
    uncovered, others, movements, words_of_movements = tight.cost
    if (uncovered, others + forms, movements, words_of_movements) < parsed.cost:
        return Parsed(tight.words, (*loose, *tight.hits), tight.uncovered)
    return parsed


def _choice(parsed: Parsed) -> range | None:
    """The words between which the name leaves the choice: the first three of "machine or band pulldown"."""
    for before, between, after in zip(parsed.hits, parsed.hits[1:], parsed.hits[2:], strict=False):
        if parsed.words[between.start] == "or" and before.facet == after.facet != _MOVEMENT:
            return range(before.start, after.end)
    return None


def _alone(hit: Hit, hits: tuple[Hit, ...]) -> bool:
    """Whether the hit's form states nothing but loose facets."""
    return all(other.facet in _LOOSE for other in hits if (other.start, other.end) == (hit.start, hit.end))


def _demote(meant: Stated, vocabulary: Vocabulary) -> None:
    """Turn movements that only tell how another one is done into the facet they then state."""
    movements = meant.get(_MOVEMENT, set())
    for movement in sorted(movements):
        beside = vocabulary.movements[movement].beside
        if beside and any(not vocabulary.movements[other].beside for other in movements - {movement}):
            movements.discard(movement)
            for facet, value in beside.items():
                meant.setdefault(facet, set()).add(value)


def in_order(movements: Iterable[str], vocabulary: Vocabulary) -> list[str]:
    """Movements as a canonical name says them: what is done before how, else as the vocabulary lists them."""
    wanted = set(movements)
    if len(wanted) < 2:
        return list(wanted)
    found = [movement for movement in vocabulary.movements if movement in wanted]
    return sorted(found, key=lambda movement: vocabulary.movements[movement].generic)
