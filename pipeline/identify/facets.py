"""A name taken apart into facets, and what its combination of facets means."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Final

from pipeline.text import name_words
from pipeline.vocabulary import Parsed, Vocabulary

SILENT_FACETS: Final = frozenset({"noise", "function"})
FACET_ORDER: Final = (
    "laterality",
    "load",
    "angle",
    "position",
    "stance",
    "grip",
    "direction",
    "range",
    "equipment",
    "variant",
    "body",
    "support",
)
"""The order in which a canonical name states its facets; the movement closes it."""

_PARENTHESIS: Final = re.compile(r"\(([^()]*)\)?|\[([^\[\]]*)\]?")

Facets = tuple[tuple[str, tuple[str, ...]], ...]


@dataclass(frozen=True, slots=True)
class NameFacets:
    """What a name says: its movements in order, its other facets, and the words nothing is known of."""

    movements: tuple[str, ...]
    facets: Facets
    unknown: tuple[str, ...]
    notes: tuple[str, ...] = ()

    def values(self, facet: str) -> tuple[str, ...]:
        """The values of one facet, sorted; () when the name does not state it."""
        return dict(self.facets).get(facet, ())


def take_apart(name: str, vocabulary: Vocabulary) -> NameFacets:
    """The facets of an exercise name in any word order, its parentheses included where they tell facets.

    A parenthesis that names the exercise again ("Romanian Deadlift (RDL)") or says what no facet knows
    ("(each side separately)") is left out, and `notes` says so.
    """
    outside, inside = split_parentheses(name)
    parsed = [vocabulary.lexicon.parse(name_words(outside))]
    notes: list[str] = []
    for part in inside:
        extra = vocabulary.lexicon.parse(name_words(part))
        if extra.values("movement") and parsed[0].values("movement"):
            notes.append(f"({part}) names the exercise again")
        elif extra.uncovered or not extra.hits:
            notes.append(f"({part}) is no facet")
        else:
            parsed.append(extra)
    return _applied_readings(_collect(parsed, notes), vocabulary)


def split_parentheses(name: str) -> tuple[str, tuple[str, ...]]:
    """The name without its parentheses, and what stood in them.

    >>> split_parentheses("Bench Press (Barbell)")
    ('Bench Press', ('Barbell',))
    """
    inside = tuple(
        text for found in _PARENTHESIS.finditer(name) if (text := (found.group(1) or found.group(2) or "").strip())
    )
    outside = " ".join(_PARENTHESIS.sub(" ", name).split())
    if not outside and inside:
        return inside[0], inside[1:]
    return outside, inside


def _collect(parts: list[Parsed], notes: list[str]) -> NameFacets:
    movements: list[str] = []
    values: dict[str, set[str]] = {}
    unknown: list[str] = []
    for part in parts:
        unknown += [part.words[position] for position in part.uncovered]
        for hit in part.hits:
            if hit.facet == "movement":
                if hit.value not in movements:
                    movements.append(hit.value)
            elif hit.facet not in SILENT_FACETS:
                values.setdefault(hit.facet, set()).add(hit.value)
    return NameFacets(tuple(movements), _frozen(values), tuple(unknown), tuple(notes))


def _frozen(values: dict[str, set[str]]) -> Facets:
    return tuple((facet, tuple(sorted(values[facet]))) for facet in FACET_ORDER if values.get(facet))


def _applied_readings(found: NameFacets, vocabulary: Vocabulary) -> NameFacets:
    movements = list(found.movements)
    values = {facet: set(items) for facet, items in found.facets}
    for reading in vocabulary.readings:
        stated = {**values, "movement": set(movements)}
        if not all(stated.get(facet, set()) & set(wanted) for facet, wanted in reading.when.items()):
            continue
        if any(stated.get(facet, set()) & set(barred) for facet, barred in reading.unless.items()):
            continue
        for facet, value in reading.set.items():
            if facet == "movement":
                old = next(iter(reading.when["movement"]))
                movements = [value if movement == old else movement for movement in movements]
            else:
                values[facet] = {value}
        for facet, value in reading.drop.items():
            values.get(facet, set()).discard(value)
    return NameFacets(tuple(movements), _frozen(values), found.unknown, found.notes)
