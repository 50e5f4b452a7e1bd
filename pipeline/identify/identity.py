"""The identity that a name tells by itself."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import lru_cache
from types import MappingProxyType
from typing import Final

from pipeline.identify.facets import MISSPELT, NameFacets, in_order, interpreted, split_parentheses, states, take_apart
from pipeline.text import name_words, slug
from pipeline.vocabulary import Vocabulary
from pipeline.vocabulary.schema import Facet, MovementVariant

Facets = tuple[tuple[Facet, tuple[str, ...]], ...]

_SMALL_WORDS: Final = frozenset({"to", "the", "a", "and", "with", "on", "of", "in", "from", "between"})
_DETERMINERS: Final = frozenset({"a", "an", "the", "your"})
_MOVEMENT: Final = "movement"


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
    """The next more general exercise: the name without its first facet, or the family of a bare movement."""

    @property
    def misspelt(self) -> tuple[str, ...]:
        """Those of the reasons that say that a word of the name is misspelt."""
        return tuple(reason for reason in self.why if reason.endswith(MISSPELT))

    def value(self, facet: Facet) -> str | None:
        """The first value of a facet, or None when the name does not state it."""
        return next(iter(dict(self.facets).get(facet, ())), None)


def identify(
    name: str, vocabulary: Vocabulary, *, also: Mapping[Facet, str] = MappingProxyType({}), because: str = ""
) -> Identity:
    """The exercise that `name` means by the vocabulary alone; never fails.

    Word order, plural, hyphens, abbreviations and synonyms do not matter; what the exercise takes for
    granted (a bench press is done with a barbell, lying flat) is elided. A name of unknown words gets an id
    of its own from its normalised words. `also` holds facets that are known from elsewhere than the name, `because`
    from where.
    """
    if not also:
        return _by_name(name, vocabulary)
    found = take_apart(name, vocabulary)
    if found.movements:
        stated: dict[str, frozenset[str]] = {
            facet: frozenset({value}) | found.stated.get(facet, frozenset()) for facet, value in also.items()
        }
        found = NameFacets(interpreted({**found.stated, **stated}, vocabulary), found.unknown, (*found.notes, because))
    return _identity(name, found, vocabulary)


@lru_cache(maxsize=1 << 12)
def _by_name(name: str, vocabulary: Vocabulary) -> Identity:
    return _identity(name, take_apart(name, vocabulary), vocabulary)


def _identity(name: str, found: NameFacets, vocabulary: Vocabulary) -> Identity:
    if not found.movements:
        return _unknown(name, found)
    elided, why = _without_defaults(found, vocabulary)
    identity = _build(elided, (*found.notes, *why), vocabulary)
    if name_words(name) == name_words(identity.canonical):
        return identity
    return replace(identity, why=(f"read as {identity.canonical}", *identity.why))


def _build(found: NameFacets, why: tuple[str, ...], vocabulary: Vocabulary) -> Identity:
    canonical = _spoken(found, vocabulary)
    return Identity(
        exercise_id=_id(canonical),
        canonical=canonical,
        movements=tuple(in_order(found.movements, vocabulary)),
        facets=found.facets,
        known=not found.unknown,
        why=why,
        parent=_parent(frozenset(found.stated.items()), found.unknown, vocabulary),
    )


@lru_cache(maxsize=1 << 12)
def _parent(
    stated: frozenset[tuple[str, frozenset[str]]], unknown: tuple[str, ...], vocabulary: Vocabulary
) -> Identity | None:
    """The identity of what is left without the first unknown word or, when all are known, the first facet.

    Articles name the same few thousand exercises, and their names lead up to the same few hundred.
    """
    found = NameFacets(dict(stated), unknown)
    if found.unknown:
        rest = NameFacets(found.stated, found.unknown[1:])
    else:
        pairs = [(facet, value) for facet, values in found.facets for value in values]
        if not pairs:
            return _family(found, vocabulary)
        facet, value = pairs[0]
        rest = NameFacets(interpreted({**found.stated, facet: found.stated[facet] - {value}}, vocabulary))
    general, _ = _without_defaults(rest, vocabulary)
    return _build(general, ("a more general exercise",), vocabulary) if _size(general) < _size(found) else None


def _family(found: NameFacets, vocabulary: Vocabulary) -> Identity | None:
    """The more general movement of a bare one."""
    families = {vocabulary.movements[movement].family for movement in found.movements}
    family = families.pop() if len(families) == 1 else None
    return (
        _build(NameFacets({_MOVEMENT: frozenset({family})}), ("a more general exercise",), vocabulary)
        if family
        else None
    )


def _size(found: NameFacets) -> int:
    return len(found.unknown) + sum(len(values) for values in found.stated.values())


def _without_defaults(found: NameFacets, vocabulary: Vocabulary) -> tuple[NameFacets, tuple[str, ...]]:
    """The name without what its exercise takes for granted, all its movements when it has several."""
    granted = [_defaults(movement, found, vocabulary) for movement in in_order(found.movements, vocabulary)]
    stated = dict(found.stated)
    why: list[str] = []
    for facet, values in found.facets:
        said = [value for value in values if all(value in defaults.get(facet, ()) for defaults in granted)]
        why += [f"{value} is taken for granted" for value in said]
        stated[facet] = stated[facet] - set(said)
    return NameFacets({facet: values for facet, values in stated.items() if values}, found.unknown), tuple(why)


def _defaults(movement: str, found: NameFacets, vocabulary: Vocabulary) -> Mapping[Facet, tuple[str, ...]]:
    variant = _variant(movement, found, vocabulary)
    return variant.defaults if variant else vocabulary.movements[movement].defaults


def _variant(movement: str, found: NameFacets, vocabulary: Vocabulary) -> MovementVariant | None:
    variants = vocabulary.movements[movement].variants
    return next((variant for variant in variants if states(found.stated, variant.when)), None)


def _spoken(found: NameFacets, vocabulary: Vocabulary) -> str:
    """The canonical name: unknown words, facets and movement as a coach says them."""
    movements = list(in_order(found.movements, vocabulary))
    if not found.facets and not found.unknown and len(movements) == 1:
        alone = vocabulary.movements[movements[0]].alone
        if alone:
            return _title(alone)
    first: list[str] = list(found.unknown)
    last: list[str] = []
    for facet, values in found.facets:
        for value in values:
            entry = vocabulary.modifiers.get((facet, value))
            says = entry.says if entry and entry.says else value
            if entry is None or not entry.last:
                first.append(says)
            elif facet != "equipment":
                last.append(says)
            elif len(values) > 1:
                last.append(f"on {says}")
            else:
                first.append(says)
    return _title(" ".join((*first, *_linked(movements, found, vocabulary), *last)))


def _linked(movements: list[str], found: NameFacets, vocabulary: Vocabulary) -> list[str]:
    words: list[str] = []
    for movement in movements:
        entry = vocabulary.movements[movement]
        variant = _variant(movement, found, vocabulary)
        if words and not entry.generic:
            words.append("to")
        words.append((variant and variant.says) or entry.says or movement)
    return words


def _unknown(name: str, found: NameFacets) -> Identity:
    words = name_words(split_parentheses(name)[0]) or name_words(name)
    canonical = _title(" ".join(word for word in words if word not in _DETERMINERS)) or name.strip()
    return Identity(
        exercise_id=_id(canonical),
        canonical=canonical,
        movements=(),
        facets=found.facets,
        known=False,
        why=("no movement of the vocabulary is in the name", *found.notes),
        parent=None,
    )


def _id(canonical: str) -> str:
    """A slug; where it cannot hold all letters, as with other scripts, a digest keeps two names apart."""
    plain = slug([canonical.replace("'", "")])
    if canonical.isascii():
        return plain or "unnamed"
    lost = sum(char.isalnum() for char in canonical) - sum(char.isalnum() for char in plain)
    if not lost:
        return plain or "unnamed"
    digest = hashlib.blake2s(canonical.lower().encode("utf-8", errors="replace"), digest_size=4).hexdigest()
    return f"{plain}-{digest}" if plain else f"unnamed-{digest}"


def _title(name: str) -> str:
    """Title case, hyphenated parts too: "Single-Leg Romanian Deadlift", "Behind-the-Neck Press"."""
    return "".join(
        part if place and part in _SMALL_WORDS else part[:1].upper() + part[1:]
        for place, part in enumerate(re.split(r"([ /-])", name))
    )
