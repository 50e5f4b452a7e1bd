"""The lexicon of exercise names: which words of a name say what.

A name is read as few long forms rather than many short ones, so that "leg press" is one movement and not a
leg and a press.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from functools import lru_cache, partial
from typing import Final, NamedTuple

from pipeline.errors import VocabularyError
from pipeline.text import name_words

_SHORTEST_CORRECTED: Final = 5
"""Below so many letters, a word that is one edit away is as likely another word."""


class Hit(NamedTuple):
    """A known form in a name: its facet and value, and the words [start, end) it covers."""

    facet: str
    value: str
    start: int
    end: int


_hit: Final = partial(tuple.__new__, Hit)
"""A hit of all its fields, made in half the time that its class takes."""


class Parsed(NamedTuple):
    """A name's words with what is known of them; `uncovered` are the positions nothing is known of."""

    words: tuple[str, ...]
    hits: tuple[Hit, ...]
    uncovered: tuple[int, ...]

    def values(self, facet: str) -> tuple[str, ...]:
        """The values found for one facet, in the order of the name."""
        return tuple([hit.value for hit in self.hits if hit.facet == facet])

    @property
    def cost(self) -> Cost:
        """How far this reading is from knowing the whole name as one form."""
        spans = {(hit.start, hit.end) for hit in self.hits}
        moves = [hit for hit in self.hits if hit.facet == "movement"]
        covered = {(hit.start, hit.end) for hit in moves}
        return len(self.uncovered), len(spans), len(moves), -sum(end - start for start, end in covered)


Cost = tuple[int, int, int, int]
"""Words not covered, forms, movements, and minus the words that movements take: the less, the better a reading.

"dumbbell bench press" has the form "dumbbell bench" too, but one movement of two words beats two movements.
"""

_MOVEMENT: Final = 1 << 20
_FORM: Final = _MOVEMENT << 20
_UNCOVERED: Final = _FORM << 20
"""What one of each adds to a `Cost` written as one figure, which is added up and compared faster than a tuple."""

Meaning = tuple[tuple[str, str], ...]


class Beginning(NamedTuple):
    """Words with which forms begin: what they mean if they are a form, and the words with which forms go on."""

    meaning: Meaning | None
    cost: int
    """What the form adds to a reading's `Cost`, as one figure."""
    further: dict[str, Beginning]


@dataclass(frozen=True, slots=True, eq=False)
class Lexicon:
    """Known sequences of normalised words, each with the facets it states: one for a word, several for an idiom."""

    forms: Mapping[tuple[str, ...], Meaning]
    beginnings: Mapping[str, Beginning]
    """The forms by their first word, by their second word and so on."""
    words: frozenset[str]
    """All words of the forms."""
    telling: frozenset[str]
    """Of each form that states a movement one word: where none of them stands, no movement is stated."""
    spellings: Mapping[str, tuple[str, ...]]
    """Words of five letters and more by themselves and by what is left of them without one letter."""

    @staticmethod
    def build(
        entries: Iterable[tuple[str, str, Iterable[str]]], rewrites: Iterable[tuple[Iterable[str], str]]
    ) -> Lexicon:
        """A lexicon of (facet, value, forms) entries and (forms, meaning) idioms ("rdl" → "romanian deadlift").

        A form of two words is also known written as one ("pull up", "pullup"), but for figures. Raises VocabularyError
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
                if len(words) == 2 and facet != "function" and not "".join(words).isdigit():
                    joined.setdefault(("".join(words),), meaning)
        base = Lexicon._of({**joined, **forms})  # parses only: nothing is misspelt in the vocabulary
        idioms = {
            name_words(form): tuple((hit.facet, hit.value) for hit in base.parse(name_words(means)).hits)
            for surface, means in rewrites
            for form in surface
        }
        whole = Lexicon._of({**base.forms, **idioms})
        return replace(whole, spellings=_spellings(whole.words))

    @staticmethod
    def _of(forms: dict[tuple[str, ...], Meaning]) -> Lexicon:
        words = frozenset(word for form in forms for word in form)
        movements = [form for form, meaning in forms.items() if _movements(meaning)]
        return Lexicon(forms, _beginnings(forms), words, _telling(movements), {})

    def corrected(self, word: str) -> str | None:
        """The one known word that is one edit from a word nothing is known of; None when none or several are."""
        shapes = {word, *_without_one_letter(word)}
        near = {known for shape in shapes for known in self.spellings.get(shape, ()) if _one_edit(word, known)}
        return near.pop() if len(near) == 1 else None

    def parse(self, words: tuple[str, ...]) -> Parsed:
        """Find the known forms in normalised `words` (see `text.name_words`)."""
        return _parsed(self, words)


@lru_cache(maxsize=1 << 13)
def _parsed(lexicon: Lexicon, words: tuple[str, ...]) -> Parsed:
    """The cheapest reading of the words, found from the end to the start: the cheapest from each position on."""
    size = len(words)
    costs = [0] * (size + 1)
    forms: list[tuple[int, Meaning] | None] = [None] * size
    for start in range(size - 1, -1, -1):
        best = costs[start + 1] + _UNCOVERED
        end = start
        beginning = lexicon.beginnings.get(words[start])
        while beginning is not None:
            meaning, own, further = beginning
            end += 1
            if meaning is not None:
                cost = costs[end] + own
                if cost < best:
                    best, forms[start] = cost, (end, meaning)
            beginning = further.get(words[end]) if further and end < size else None
        costs[start] = best
    return _reading(words, forms)


def _reading(words: tuple[str, ...], forms: list[tuple[int, Meaning] | None]) -> Parsed:
    """The words with, at each start of a form, its end and meaning."""
    hits: list[Hit] = []
    uncovered: list[int] = []
    at = 0
    while at < len(words):
        form = forms[at]
        if form is None:
            uncovered.append(at)
            at += 1
        else:
            end, meaning = form
            for facet, value in meaning:
                hits.append(_hit((facet, value, at, end)))
            at = end
    return Parsed(words, tuple(hits), tuple(uncovered))


def _beginnings(forms: Mapping[tuple[str, ...], Meaning]) -> dict[str, Beginning]:
    begun: dict[str, Beginning] = {}
    for form in sorted(forms):  # so that a beginning comes before what goes on from it
        found = begun
        for word in form[:-1]:
            found = found.setdefault(word, Beginning(None, 0, {})).further
        found[form[-1]] = Beginning(forms[form], _cost(form, forms[form]), {})
    return begun


def _cost(form: tuple[str, ...], meaning: Meaning) -> int:
    movements = _movements(meaning)
    return _FORM + movements * _MOVEMENT - (len(form) if movements else 0)


def _movements(meaning: Meaning) -> int:
    return sum(facet == "movement" for facet, _ in meaning)


def _telling(forms: Iterable[tuple[str, ...]]) -> frozenset[str]:
    """A word of each form: few, since the shortest forms come first; of a form not yet told its longest word."""
    found: set[str] = set()
    for form in sorted(forms, key=lambda form: (len(form), form)):
        if found.isdisjoint(form):
            found.add(max(form, key=len))
    return frozenset(found)


def _spellings(words: frozenset[str]) -> dict[str, tuple[str, ...]]:
    shapes: dict[str, list[str]] = {}
    for word in sorted(words):
        if len(word) >= _SHORTEST_CORRECTED and word.isalpha():
            for shape in {word, *_without_one_letter(word)}:
                shapes.setdefault(shape, []).append(word)
    return {shape: tuple(known) for shape, known in shapes.items()}


def _without_one_letter(word: str) -> Iterator[str]:
    for position in range(len(word)):
        yield word[:position] + word[position + 1 :]


def _one_edit(written: str, known: str) -> bool:
    """Whether one letter added, left out, replaced or two neighbours swapped turn one word into the other."""
    first = next((at for at, (a, b) in enumerate(zip(written, known, strict=False)) if a != b), None)
    if first is None:
        return abs(len(written) - len(known)) == 1
    rest, other = written[first:], known[first:]
    return (
        rest[1:] == other  # one too many
        or rest == other[1:]  # one left out
        or rest[1:] == other[1:]  # one replaced
        or (rest[:2] == other[1::-1] and rest[2:] == other[2:])  # two swapped
    )
