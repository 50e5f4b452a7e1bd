"""Identity inside one article: what the steps and the article's other names tell beyond the name.

A decision made here holds for one article: the same name elsewhere means what it means by itself.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from functools import lru_cache
from operator import attrgetter
from typing import Final, NamedTuple

from pipeline.identify.facets import split_parentheses
from pipeline.identify.identity import Identity, identify
from pipeline.models import Document, Findings, Mention
from pipeline.text import name_words
from pipeline.vocabulary import Vocabulary
from pipeline.vocabulary.schema import Facet

_SETTLED_BY: Final[frozenset[Facet]] = frozenset({"position", "equipment", "variant", "support", "attachment"})
"""Facets with which a name leaves no posture open: a leg curl on a stability ball is done lying anyway."""
_BARBELL: Final = "barbell"
_LOADS: Final = frozenset({_BARBELL, "dumbbell", "kettlebell", "resistance band", "bodyweight"})
"""Loads of which an exercise has one; benches and boxes go with any."""
_OF_EQUIPMENT: Final[frozenset[Facet]] = frozenset({"equipment", "support", "attachment"})
_TOLD_BY: Final = (attrgetter("prescriptions"), attrgetter("steps"))
_SET_UP: Final = 2
"""How many first steps tell how the body is placed; later ones tell what it then does."""


class Told(NamedTuple):
    """One facet that an article tells of an exercise, and where."""

    facet: Facet
    value: str
    reason: str


def identify_mentions(document: Document, findings: Findings, vocabulary: Vocabulary) -> tuple[Identity, ...]:
    """The exercise of each mention of an article, in their order, decided by name and context.

    Where a name leaves the posture open, the first steps decide (a hamstring curl that begins face down is the lying
    leg curl). Where an article calls one exercise by a longer and later by a shorter name, both are the longer one's;
    so are a plan's "Split Squat (dumbbells)" and the split squat that the article describes.
    `Identity.why` says what decided.
    """
    mentions = findings.mentions
    by_name = [identify(mention.name, vocabulary) for mention in mentions]
    placed = _by_text(document, mentions, by_name, vocabulary)
    equipped = _by_equipment_in_brackets(mentions, placed)
    return tuple(_by_longer_names(mentions, equipped, vocabulary))


def _by_text(
    document: Document, mentions: Sequence[Mention], identities: Sequence[Identity], vocabulary: Vocabulary
) -> list[Identity]:
    """The identities with what steps and equipment tell; mentions of one name without steps follow those with."""
    told = [
        _told(document, mention, identity, vocabulary) for mention, identity in zip(mentions, identities, strict=True)
    ]
    by_exercise: dict[str, set[Told]] = defaultdict(set)
    for identity, own in zip(identities, told, strict=True):
        if own:
            by_exercise[identity.exercise_id].add(own)
    decided = []
    for mention, identity, own in zip(mentions, identities, told, strict=True):
        others = by_exercise[identity.exercise_id]
        known = own or (next(iter(others)) if len(others) == 1 and not mention.steps else None)
        if known:
            identity = identify(mention.name, vocabulary, also={known.facet: known.value}, because=known.reason)
        decided.append(identity)
    return decided


def _told(document: Document, mention: Mention, identity: Identity, vocabulary: Vocabulary) -> Told | None:
    """What the article tells of an exercise whose name leaves posture or load open; None where it is not one thing."""
    if len(identity.movements) != 1 or not _SETTLED_BY.isdisjoint(facet for facet, _ in identity.facets):
        return None
    entry = vocabulary.movements[identity.movements[0]]
    found: set[str] = set()
    for step in mention.steps[:_SET_UP] if entry.told_by_steps else ():
        found = found or postures_told(name_words(document.text[step.start : step.end]), vocabulary)
    if len(found) == 1 and found <= set(entry.told_by_steps):
        posture = found.pop()
        return Told("position", posture, f"its first steps say {posture}")
    loads = {use.equipment_id for use in mention.equipment} & _LOADS
    if (
        not identity.facets
        and len(loads) == 1
        and _BARBELL in entry.defaults.get("equipment", ())
        and _BARBELL not in loads
    ):
        load = loads.pop()
        return Told("equipment", load, f"the article does it with {load}")
    return None


def postures_told(words: tuple[str, ...], vocabulary: Vocabulary) -> set[str]:
    """The postures that words tell; a phrase inside a longer one does not count."""
    phrases = _postures(vocabulary)
    spans = [
        (start, start + len(phrase), posture)
        for start, word in enumerate(words)
        for phrase, posture in phrases.get(word, ())
        if words[start : start + len(phrase)] == phrase
    ]
    return {
        posture
        for start, end, posture in spans
        if not any(a <= start and end <= b and b - a > end - start for a, b, _ in spans)
    }


@lru_cache(maxsize=1)
def _postures(vocabulary: Vocabulary) -> Mapping[str, Sequence[tuple[tuple[str, ...], str]]]:
    """The phrases that tell a posture, by their first word, each with its posture."""
    phrases: dict[str, list[tuple[tuple[str, ...], str]]] = defaultdict(list)
    for posture, entry in vocabulary.postures.items():
        for phrase in map(name_words, entry.forms):
            phrases[phrase[0]].append((phrase, posture))
    return phrases


def _by_longer_names(
    mentions: Sequence[Mention], identities: Sequence[Identity], vocabulary: Vocabulary
) -> list[Identity]:
    """The identities with short names taken for the one longer name that the article used before."""
    presented = {identity.exercise_id for mention, identity in zip(mentions, identities, strict=True) if mention.steps}
    names = _longer_names(identities)
    decided = []
    for identity in identities:
        longer = names.get((identity.exercise_id, identity.movements), ())
        first = longer[0] if len(longer) == 1 else None
        if first and first.exercise_id in presented and identity.exercise_id not in presented:
            identity = _called_so(first)
        decided.append(identity)
    return decided


def _called_so(longer: Identity) -> Identity:
    return replace(longer, why=(f"the article calls {longer.canonical} so", *longer.why))


def _by_equipment_in_brackets(mentions: Sequence[Mention], identities: Sequence[Identity]) -> list[Identity]:
    """The identities with a bare name taken for the one that elsewhere has its equipment in brackets.

    Where both have doses, or both have steps, the article tells two exercises apart.
    """
    names = [split_parentheses(mention.name) for mention in mentions]
    bracketed: dict[tuple[str, ...], list[int]] = defaultdict(list)
    bare: dict[tuple[str, ...], list[int]] = defaultdict(list)
    for index, (outside, inside) in enumerate(names):
        (bracketed if inside else bare)[name_words(outside)].append(index)
    decided = list(identities)
    for words, places in bracketed.items():
        alone = bare.get(words, [])
        first = identities[places[0]]
        if (
            not all(identities[place].exercise_id == first.exercise_id for place in places)
            or not all(_adds_equipment(first, identities[place]) for place in alone)
            or _in_both(mentions, places, alone)
        ):
            continue
        for place in alone:
            decided[place] = _called_so(first)
    return decided


def _adds_equipment(longer: Identity, shorter: Identity) -> bool:
    """Whether one identity states the other's facets and equipment beyond them."""
    beyond = set(longer.facets) - set(shorter.facets)
    said = longer.movements == shorter.movements and set(shorter.facets) <= set(longer.facets)
    return said and bool(beyond) and all(facet in _OF_EQUIPMENT for facet, _ in beyond)


def _in_both(mentions: Sequence[Mention], some: Sequence[int], others: Sequence[int]) -> bool:
    """Whether mentions of either kind have doses, or have steps."""
    dosed, told = ([any(get(mentions[place]) for place in places) for places in (some, others)] for get in _TOLD_BY)
    return all(dosed) or all(told)


def _longer_names(identities: Iterable[Identity]) -> dict[tuple[str, tuple[str, ...]], list[Identity]]:
    """For each exercise, by id and movements, those that are it with more facets.

    A stage on the way to an exercise is not that exercise.
    """
    longer: dict[tuple[str, tuple[str, ...]], list[Identity]] = {}
    for identity in {identity.exercise_id: identity for identity in identities}.values():
        above = None if identity.value("stage") else identity.parent
        while above:
            longer.setdefault((above.exercise_id, identity.movements), []).append(identity)
            above = above.parent
    return longer
