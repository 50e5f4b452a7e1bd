"""Every vocabulary entry is found in its `matches` and not in its `rejects`."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from typing import Any

import pytest

from pipeline.extract import load_extractor
from pipeline.extract.presentations.joint_actions import JOINT_ACTIONS
from pipeline.extract.standing_in import CARDIO_MACHINES
from pipeline.extract.tool_cases import PROPS
from pipeline.extract.verdicts import SIMPLE_PROPS
from pipeline.identify.context import postures_told
from pipeline.identify.facets import take_apart
from pipeline.models import Block, Document
from pipeline.text import name_words
from pipeline.vocabulary import Vocabulary, load_vocabulary
from pipeline.vocabulary.readings import Readings
from pipeline.vocabulary.schema import ReadingEntry

_VOCABULARY = load_vocabulary()

Finder = Callable[[str], set[Any]]


def _terms(kind: str) -> Finder:
    def find(text: str) -> set[Any]:
        document = Document("text", text, (Block("paragraph", 0, len(text)),))
        return {term.id for term in load_extractor().language.annotate(document).terms[kind]}

    return find


def _cues(text: str) -> set[Any]:
    document = Document("text", text, (Block("paragraph", 0, len(text)),))
    annotated = load_extractor().language.annotate(document)
    cues = load_extractor().statements.cues
    found = [cue for sentence in annotated.sentences for cue in cues.read(annotated, sentence)]
    return {f"{cue.aspect}: {cue.value}" for cue in found if cue.polarity == 1}


def _facets(text: str) -> set[Any]:
    return {(hit.facet, hit.value) for hit in _VOCABULARY.lexicon.parse(name_words(text)).hits}


def _labels(text: str) -> set[Any]:
    labels = load_extractor().tools.labels
    lead = labels.lead(text.lower(), 0, len(text))
    return {labels.heading_role(text), lead.role if lead else None}


def _verbs(text: str) -> set[Any]:
    first = load_extractor().tools.instructions.first_verb(text.lower())
    return {
        name
        for name, entry in _VOCABULARY.verbs.items()
        if any(text.lower().startswith(form + " ") for form in entry.forms) or first in entry.forms
    }


def _units(text: str) -> set[Any]:
    document = Document("text", text, (Block("paragraph", 0, len(text)),))
    return {lexeme.unit for lexeme in load_extractor().language.annotate(document).lexemes if lexeme.unit}


def _words(text: str) -> set[Any]:
    lower = text.lower()
    stated = {*lower.split(), *name_words(lower), lower}
    return {name for name, entry in _VOCABULARY.words.items() if stated.intersection(entry.forms)}


def _entries() -> Iterator[tuple[str, str, Any, Finder, Any]]:
    v = _VOCABULARY
    groups: tuple[tuple[str, Any, Finder, Callable[[Any], Any]], ...] = (
        ("muscles", v.muscles, _terms("muscles"), lambda key: key),
        ("equipment", v.equipment, _terms("equipment"), lambda key: key),
        ("movements", v.movements, _facets, lambda key: ("movement", key)),
        ("modifiers", v.modifiers, _facets, lambda key: key),
        ("labels", v.labels, _labels, lambda key: key),
        ("effects", v.effects, _terms("effects"), lambda key: key),
        ("qualifiers", v.qualifiers, _terms("qualifiers"), lambda key: ":".join(key)),
        ("cues", v.cues, _cues, lambda key: key),
        ("breathing", v.breathing, _terms("breathing"), lambda key: key),
        ("verbs", v.verbs, _verbs, lambda key: key),
        ("units", v.units, _units, lambda key: key),
        ("postures", v.postures, lambda text: postures_told(name_words(text), v), lambda key: key),
        ("words", v.words, _words, lambda key: key),
    )
    for group, entries, find, key_of in groups:
        for key, entry in entries.items():
            yield group, str(key), entry, find, key_of(key)


def _facets_of_whole(text: str) -> set[Any]:
    return _facets(_VOCABULARY.short_names.get(name_words(text), text))


_CASES = list(_entries())


@pytest.mark.parametrize(("group", "name", "entry", "find", "key"), _CASES, ids=[f"{c[0]}-{c[1]}" for c in _CASES])
def test_entry_is_found_in_its_examples_only(group: str, name: str, entry: Any, find: Finder, key: Any) -> None:
    for text in entry.matches:
        assert key in find(text), f"{group}: {name} is not found in {text!r}"
    for text in entry.rejects:
        assert key not in find(text), f"{group}: {name} is found in {text!r}"


@pytest.mark.parametrize("rewrite", _VOCABULARY.rewrites, ids=lambda rewrite: rewrite.forms[0])
def test_idiom_means_its_words(rewrite: Any) -> None:
    meant = _facets(rewrite.means)
    assert meant, f"{rewrite.means!r} means nothing"
    find = _facets_of_whole if rewrite.alone else _facets
    for text in rewrite.matches:
        assert meant <= find(text)
    for text in rewrite.rejects:
        assert not meant <= find(text)


@pytest.mark.parametrize("reading", _VOCABULARY.readings.entries, ids=lambda reading: reading.matches[0])
def test_reading_decides_its_examples_only(reading: ReadingEntry) -> None:
    others = Readings.of(entry for entry in _VOCABULARY.readings.entries if entry is not reading)
    without = replace(_VOCABULARY, readings=others)
    for name in reading.matches:
        assert take_apart(name, _VOCABULARY).stated != take_apart(name, without).stated, name
    for name in reading.rejects:
        assert take_apart(name, _VOCABULARY).stated == take_apart(name, without).stated, name


def test_lookalike_is_one_letter_from_its_word_and_means_nothing(vocabulary: Vocabulary) -> None:
    for english, word in vocabulary.lookalikes.items():
        assert name_words(english) == (english,)
        assert english not in vocabulary.lexicon.words
        assert vocabulary.lexicon.corrected(english) == word, f"{english} cannot be taken for {word}"


def test_all_facet_values_can_be_stated_in_a_name(vocabulary: Vocabulary) -> None:
    movements = vocabulary.movements.values()
    taken_for_granted = [entry.defaults for entry in movements]
    taken_for_granted += [variant.defaults for entry in movements for variant in entry.variants]
    conditions = [variant.when for entry in movements for variant in entry.variants]
    conditions += [part for reading in vocabulary.readings.entries for part in (reading.when, reading.unless)]
    values = {
        (facet, value) for part in (*taken_for_granted, *conditions) for facet, found in part.items() for value in found
    }
    values |= {
        pair for reading in vocabulary.readings.entries for pair in (*reading.set.items(), *reading.drop.items())
    }
    values |= {("movement", movement) for reading in vocabulary.readings.entries for movement in reading.beside}
    equipment = {("equipment", value) for value in vocabulary.equipment}
    known = {*equipment, *vocabulary.modifiers, *(("movement", value) for value in vocabulary.movements)}
    assert values - known == set()


def test_each_opposed_value_exists(vocabulary: Vocabulary) -> None:
    values = {(cue.aspect, cue.value) for cue in vocabulary.cues.values()}
    for cue in vocabulary.cues.values():
        assert cue.aspect in vocabulary.aspects
        for other in cue.opposes:
            assert (cue.aspect, other) in values


def test_a_label_has_one_role(vocabulary: Vocabulary) -> None:
    roles: dict[str, set[str]] = {}
    for role, entry in vocabulary.labels.items():
        for form in (*entry.forms, *entry.inside):
            roles.setdefault(form, set()).add(role)
    assert {form: found for form, found in roles.items() if len(found) > 1} == {}


def test_equipment_that_rules_treat_apart_exists(vocabulary: Vocabulary) -> None:
    assert vocabulary.equipment.keys() >= PROPS | SIMPLE_PROPS | CARDIO_MACHINES


def test_movements_that_rules_treat_apart_exist(vocabulary: Vocabulary) -> None:
    assert vocabulary.movements.keys() >= JOINT_ACTIONS
