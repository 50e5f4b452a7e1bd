"""Identity: a name becomes the id of its exercise; two names mean one exercise exactly when their ids are equal.

>>> identify("RDLs", load_vocabulary()).exercise_id
'romanian-deadlift'
"""

from __future__ import annotations

from dataclasses import dataclass
from itertools import groupby
from operator import itemgetter
from typing import Final

from pipeline.identify.facets import FACET_ORDER, Facets, NameFacets, split_parentheses, take_apart
from pipeline.text import name_words, slug
from pipeline.vocabulary import Vocabulary, load_vocabulary

__all__ = ["Identity", "identify", "load_vocabulary"]

_SMALL_WORDS: Final = frozenset({"to", "the", "and", "with", "on", "of", "in"})


@dataclass(frozen=True, slots=True)
class Identity:
    """One exercise as its name tells it.

    `facets` are what the name states beyond what the exercise takes for granted; `known` says whether
    every word of the name is in the vocabulary; `why` names the decisions in reading order.
    """

    exercise_id: str
    canonical: str
    movements: tuple[str, ...]
    facets: Facets
    known: bool
    why: tuple[str, ...]
    parent: Identity | None
    """The next more general exercise: the name without its first facet; None for a bare movement."""

    def value(self, facet: str) -> str | None:
        """The first value of a facet, or None when the name does not state it."""
        return next(iter(dict(self.facets).get(facet, ())), None)


def identify(name: str, vocabulary: Vocabulary) -> Identity:
    """The exercise that `name` means by the vocabulary alone; never fails.

    Word order, plural, hyphens, abbreviations and synonyms do not matter; what the exercise takes for
    granted (a bench press is done with a barbell, lying flat) is elided. A name of unknown words gets an id
    of its own from its normalised words.
    """
    found = take_apart(name, vocabulary)
    if not found.movements:
        return _unknown(name, found)
    elided, why = _without_defaults(found, vocabulary)
    parts = _ordered(elided)
    read_as = " ".join(value for _, value in parts)
    note = (f"read as {read_as}",) if name_words(name) != name_words(read_as) else ()
    return _build(parts, (*note, *found.notes, *why))


_UNKNOWN: Final = "unknown"
_MOVEMENT: Final = "movement"


def _build(parts: list[tuple[str, str]], why: tuple[str, ...]) -> Identity:
    """The identity of (facet, value) pairs in canonical order, with its chain of parents."""
    stated = [pair for pair in parts if pair[0] not in (_UNKNOWN, _MOVEMENT)]
    movements = tuple(value for facet, value in parts if facet == _MOVEMENT)
    values = [value for _, value in parts]
    return Identity(
        exercise_id=slug(values),
        canonical=_title(values),
        movements=movements,
        facets=tuple(
            (facet, tuple(value for _, value in group)) for facet, group in groupby(stated, key=itemgetter(0))
        ),
        known=not any(facet == _UNKNOWN for facet, _ in parts),
        why=why,
        parent=_build(parts[1:], ("a more general exercise",)) if len(parts) > len(movements) else None,
    )


def _without_defaults(found: NameFacets, vocabulary: Vocabulary) -> tuple[NameFacets, tuple[str, ...]]:
    head = found.movements[-1]
    defaults = vocabulary.movements[head].defaults if len(found.movements) == 1 else {}
    kept: list[tuple[str, tuple[str, ...]]] = []
    why: list[str] = []
    for facet, values in found.facets:
        granted = tuple(value for value in values if value in defaults.get(facet, ()))  # type: ignore[call-overload]
        why += [f"{value} is taken for granted of a {head}" for value in granted]
        rest = tuple(value for value in values if value not in granted)
        if rest:
            kept.append((facet, rest))
    return NameFacets(found.movements, tuple(kept), found.unknown, found.notes), tuple(why)


def _ordered(found: NameFacets) -> list[tuple[str, str]]:
    stated = dict(found.facets)
    return [
        *((_UNKNOWN, word) for word in found.unknown),
        *((facet, value) for facet in FACET_ORDER for value in stated.get(facet, ())),
        *((_MOVEMENT, movement) for movement in found.movements),
    ]


def _unknown(name: str, found: NameFacets) -> Identity:
    words = list(name_words(split_parentheses(name)[0]) or name_words(name))
    return Identity(
        exercise_id=slug(words) or "unnamed",
        canonical=_title(words) or name.strip(),
        movements=(),
        facets=found.facets,
        known=False,
        why=("no movement of the vocabulary is in the name", *found.notes),
        parent=None,
    )


def _title(parts: list[str]) -> str:
    words = " ".join(parts).split()
    return " ".join(
        word if position and word in _SMALL_WORDS else word[:1].upper() + word[1:]
        for position, word in enumerate(words)
    )
