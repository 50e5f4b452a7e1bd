"""The lexicon of exercise names: which words of a name say what.

A name is read as few long forms rather than many short ones, so that "leg press" is one movement and not a
leg and a press.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from operator import itemgetter
from typing import NamedTuple

from pipeline.errors import VocabularyError
from pipeline.text import name_words


class Hit(NamedTuple):
    """A known form in a name: its facet and value, and the words [start, end) it covers."""

    facet: str
    value: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Parsed:
    """A name's words with what is known of them; `uncovered` are the positions nothing is known of."""

    words: tuple[str, ...]
    hits: tuple[Hit, ...]
    uncovered: tuple[int, ...]

    def values(self, facet: str) -> tuple[str, ...]:
        """The values found for one facet, in the order of the name."""
        return tuple(hit.value for hit in self.hits if hit.facet == facet)


Meaning = tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Lexicon:
    """Known sequences of normalised words, each with the facets it states: one for a word, several for an idiom."""

    forms: Mapping[tuple[str, ...], Meaning]
    lengths: Mapping[str, tuple[int, ...]]
    """How many words the forms have that begin with a word, ascending."""

    @staticmethod
    def build(
        entries: Iterable[tuple[str, str, Iterable[str]]], rewrites: Iterable[tuple[Iterable[str], str]]
    ) -> Lexicon:
        """A lexicon of (facet, value, forms) entries and (forms, meaning) idioms ("rdl" → "romanian deadlift").

        A movement of two words is also known written as one ("pull up", "pullup"). Raises VocabularyError
        when one form would mean two things.
        """
        forms: dict[tuple[str, ...], Meaning] = {}
        joined: dict[tuple[str, ...], Meaning] = {}
        for facet, value, surface in entries:
            meaning: Meaning = ((facet, value),)
            for form in surface:
                words = name_words(form)
                known = forms.setdefault(words, meaning)
                if known != meaning:
                    raise VocabularyError(f"the form {form!r} is both {known[0]} and {(facet, value)}")
                if len(words) == 2 and facet == "movement":
                    joined.setdefault(("".join(words),), meaning)
        base = Lexicon({**joined, **forms}, _lengths({**joined, **forms}))
        idioms = {
            name_words(form): tuple((hit.facet, hit.value) for hit in base.parse(name_words(means)).hits)
            for surface, means in rewrites
            for form in surface
        }
        known_forms = {**base.forms, **idioms}
        return Lexicon(known_forms, _lengths(known_forms))

    def parse(self, words: tuple[str, ...]) -> Parsed:
        """Find the known forms in normalised `words` (see `text.name_words`)."""
        # From the end of the name to its start: the cheapest reading of the words from each position on.
        best: list[tuple[Cost, Parsed]] = [((0, 0, 0, 0), Parsed(words, (), ()))]
        for start in range(len(words) - 1, -1, -1):
            cost, rest = best[0]
            readings = [(_added(cost, uncovered=1), Parsed(words, rest.hits, (start, *rest.uncovered)))]
            for length in self.lengths.get(words[start], ()):
                if start + length > len(words):
                    break
                meaning = self.forms.get(words[start : start + length])
                if meaning is None:
                    continue
                cost, rest = best[length - 1]
                hits = tuple(Hit(facet, value, start, start + length) for facet, value in meaning)
                movements = sum(facet == "movement" for facet, _ in meaning)
                longer = _added(cost, movements=movements, forms=1, movement_words=length if movements else 0)
                readings.append((longer, Parsed(words, hits + rest.hits, rest.uncovered)))
            best.insert(0, min(readings, key=itemgetter(0)))
        return best[0][1]


Cost = tuple[int, int, int, int]
"""Words not covered, forms, movements, and minus the words that movements take: the less, the better a reading.

"dumbbell bench press" has the form "dumbbell bench" too, but one movement of two words beats two movements.
"""


def _added(cost: Cost, *, uncovered: int = 0, movements: int = 0, forms: int = 0, movement_words: int = 0) -> Cost:
    return cost[0] + uncovered, cost[1] + forms, cost[2] + movements, cost[3] - movement_words


def _lengths(forms: Iterable[tuple[str, ...]]) -> dict[str, tuple[int, ...]]:
    lengths: dict[str, set[int]] = {}
    for form in forms:
        lengths.setdefault(form[0], set()).add(len(form))
    return {first: tuple(sorted(found)) for first, found in lengths.items()}
