"""The vocabulary: what liftlore knows of training's words, as data under a strict schema.

>>> vocabulary = load_vocabulary()
>>> vocabulary.muscles["biceps femoris"].group
'hamstrings'
"""

from __future__ import annotations

import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from importlib import resources
from typing import Any, TypeVar

from pydantic import BaseModel, ValidationError

from pipeline.errors import VocabularyError
from pipeline.text import name_words
from pipeline.vocabulary.lexicon import Hit, Lexicon, Parsed
from pipeline.vocabulary.readings import Readings
from pipeline.vocabulary.schema import (
    AspectEntry,
    CueEntry,
    EquipmentEntry,
    LabelEntry,
    ModifierEntry,
    MovementEntry,
    MuscleEntry,
    PhraseEntry,
    ReadingEntry,
    RewriteEntry,
    VerdictEntry,
)

__all__ = ["AspectEntry", "Hit", "Lexicon", "Parsed", "Vocabulary", "load_vocabulary"]

_Model = TypeVar("_Model", bound=BaseModel)


@dataclass(frozen=True, slots=True, eq=False)
class Vocabulary:
    """All vocabularies, each a mapping from id to entry, and the lexicon of exercise names built from them."""

    muscles: Mapping[str, MuscleEntry]
    equipment: Mapping[str, EquipmentEntry]
    movements: Mapping[str, MovementEntry]
    modifiers: Mapping[tuple[str, str], ModifierEntry]
    rewrites: tuple[RewriteEntry, ...]
    readings: Readings
    labels: Mapping[str, LabelEntry]
    effects: Mapping[str, PhraseEntry]
    qualifiers: Mapping[tuple[str, str], PhraseEntry]
    cues: Mapping[str, CueEntry]
    aspects: Mapping[str, AspectEntry]
    breathing: Mapping[str, PhraseEntry]
    verdicts: Mapping[str, VerdictEntry]
    verbs: Mapping[str, PhraseEntry]
    units: Mapping[str, PhraseEntry]
    postures: Mapping[str, PhraseEntry]
    words: Mapping[str, PhraseEntry]
    lexicon: Lexicon
    lookalikes: Mapping[str, str]
    """English words that mean themselves, and the word of exercise names they are one letter from."""
    spelt: frozenset[str]
    """Words that are no misspelt words of exercise names: lookalikes and the words of muscles."""
    short_names: Mapping[tuple[str, ...], str]
    """The words of names that are short for others beside a dose only, and the names they are short for."""

    def group_path(self, muscle: str) -> tuple[str, ...]:
        """The muscle, its group, the group's group…, up to the body region that holds them all."""
        path: list[str] = []
        current: str | None = muscle
        while current and current not in path:
            path.append(current)
            current = self.muscles[current].group
        return tuple(path)

    def opposed_values(self) -> frozenset[tuple[str, str, str]]:
        """The aspects with two of their values that exclude one another, each both ways round."""
        pairs = {(aspect, *pair) for aspect, entry in self.aspects.items() for pair in entry.opposes}
        cues = self.cues.values()
        pairs |= {(cue.aspect, cue.value, other) for cue in cues for other in (*cue.opposes, cue.denied) if other}
        return frozenset(pairs | {(aspect, second, first) for aspect, first, second in pairs})


@cache
def load_vocabulary() -> Vocabulary:
    """Read and check all vocabulary files of the package; a second call gives the same, which nothing can change.

    Raises VocabularyError when a file breaks its schema, a form has two meanings, or a group does not exist.
    """
    muscles = _entries("muscles.toml", MuscleEntry)
    equipment = _entries("equipment.toml", EquipmentEntry)
    movements = _entries("movements.toml", MovementEntry)
    modifiers = _nested("modifiers.toml", ModifierEntry, key="facet")
    rewrites = tuple(_listed("rewrites.toml", "rewrite", RewriteEntry))
    readings = Readings.of(_listed("readings.toml", "reading", ReadingEntry))
    for name, muscle in muscles.items():
        if muscle.group is not None and muscle.group not in muscles:
            raise VocabularyError(f"muscles.toml: {name!r} names the group {muscle.group!r}, which does not exist")
    for name, movement in movements.items():
        if movement.family is not None and movement.family not in movements:
            raise VocabularyError(
                f"movements.toml: {name!r} names the family {movement.family!r}, which does not exist"
            )
    lookalikes = {english: word for word, found in _lists("lookalikes.toml").items() for english in found}
    of_muscles = (word for muscle in muscles.values() for form in muscle.forms for word in name_words(form))
    lexicon = Lexicon.build(
        _lexicon_entries(movements, modifiers, equipment),
        ((rewrite.forms, rewrite.means) for rewrite in rewrites if not rewrite.alone),
    )
    return Vocabulary(
        muscles,
        equipment,
        movements,
        modifiers,
        rewrites,
        readings,
        labels=_entries("labels.toml", LabelEntry),
        effects=_entries("effects.toml", PhraseEntry),
        qualifiers=_nested("qualifiers.toml", PhraseEntry),
        cues=_entries("cues.toml", CueEntry),
        aspects=_entries("aspects.toml", AspectEntry),
        breathing=_entries("breathing.toml", PhraseEntry),
        verdicts=_entries("verdicts.toml", VerdictEntry),
        verbs=_entries("verbs.toml", PhraseEntry),
        units=_entries("units.toml", PhraseEntry),
        postures=_entries("postures.toml", PhraseEntry),
        words=_entries("words.toml", PhraseEntry),
        lexicon=lexicon,
        lookalikes=lookalikes,
        spelt=frozenset((*lookalikes, *of_muscles)),
        short_names={name_words(form): entry.means for entry in rewrites if entry.alone for form in entry.forms},
    )


def _lexicon_entries(
    movements: Mapping[str, MovementEntry],
    modifiers: Mapping[tuple[str, str], ModifierEntry],
    equipment: Mapping[str, EquipmentEntry],
) -> Iterator[tuple[str, str, tuple[str, ...]]]:
    """Movements first, then modifiers, then equipment: in a name an earlier meaning wins over a later one."""
    taken: set[tuple[str, ...]] = set()
    for value, movement in movements.items():
        taken.update(name_words(form) for form in movement.forms)
        yield "movement", value, movement.forms
    for (facet, value), modifier in modifiers.items():
        taken.update(name_words(form) for form in modifier.forms)
        yield facet, value, modifier.forms
    for value, item in equipment.items():
        yield "equipment", value, tuple(form for form in item.forms if name_words(form) not in taken)


def _source(file_name: str) -> dict[str, Any]:
    text = resources.files("pipeline.vocabulary").joinpath("data", file_name).read_text(encoding="utf-8")
    try:
        return tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise VocabularyError(f"{file_name} is no valid TOML: {error}") from error


def _checked(file_name: str, name: str, model: type[_Model], value: Any) -> _Model:
    try:
        return model.model_validate(value)
    except ValidationError as error:
        first = error.errors()[0]
        where = ".".join(map(str, first["loc"]))
        raise VocabularyError(f"{file_name}: {name!r}: {where}: {first['msg']}") from error


def _entries(file_name: str, model: type[_Model]) -> dict[str, _Model]:
    return {name: _checked(file_name, name, model, value) for name, value in _source(file_name).items()}


def _lists(file_name: str) -> dict[str, list[str]]:
    """A file of nothing but lists of words, by name."""
    lists = _source(file_name)
    for name, words in lists.items():
        if not isinstance(words, list) or not all(isinstance(word, str) for word in words):
            raise VocabularyError(f"{file_name}: {name!r} must be a list of words")
    return lists


def _nested(file_name: str, model: type[_Model], key: str | None = None) -> dict[tuple[str, str], _Model]:
    """Entries of a file with two levels; `key` is the field that repeats the outer level's name."""
    return {
        (outer, name): _checked(file_name, name, model, {key: outer, **value} if key else value)
        for outer, entries in _source(file_name).items()
        for name, value in entries.items()
    }


def _listed(file_name: str, table: str, model: type[_Model]) -> Iterator[_Model]:
    for number, value in enumerate(_source(file_name).get(table, []), 1):
        yield _checked(file_name, f"{table} {number}", model, value)
