"""Which found exercise is which labelled one, and which found step, dose or muscle it states.

The measure is that of the project's labelling guide: names pair by their words, steps by shared words, doses by
all their figures. What a label marks as optional is neither asked for nor held against a run.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from pipeline.evaluate.labels import LabelledExercise, Range
from pipeline.models import Document, Interval, Mention
from pipeline.text import singular

SAME_NAME = 0.6
"""Share of words two names must have in common to be one exercise's (Jaccard); the guide's figure."""
SAME_STEP = 0.8
"""Share of words two steps must have in common (Jaccard of word bags); the guide's figure."""

_PARENTHESIS = re.compile(r"\([^)]*\)")
_WORD = re.compile(r"[a-z0-9]+")
_ARTICLES = frozenset({"the", "a", "an"})

Dose = tuple[Range | None, Range | None, str, bool]


@dataclass(frozen=True, slots=True)
class Found:
    """All mentions of one exercise in an article, their facts pooled."""

    names: tuple[str, ...]
    exercise_id: str
    muscles: dict[str, str]
    equipment: frozenset[str]
    steps: tuple[str, ...]
    doses: dict[Dose, str]
    """Each dose with the rule that read it."""
    rules: tuple[str, ...]
    """The rule that found each mention."""


def words(text: str) -> list[str]:
    """The words and figures of a text in lower case."""
    return _WORD.findall(text.lower().replace("’", "").replace("'", ""))


def name_key(name: str) -> frozenset[str]:
    """A name as the set of its words, singular, without what stands in parentheses."""
    return frozenset(singular(word) for word in words(_PARENTHESIS.sub(" ", name))) - _ARTICLES


def pair_exercises(
    labelled: Sequence[LabelledExercise],
    document: Document,
    mentions: Sequence[Mention],
    exercise_ids: Sequence[str],
) -> tuple[dict[int, Found], list[Found]]:
    """Pair labels with mentions: best names first; further mentions of a paired exercise join the nearest name.

    `exercise_ids` holds the exercise of each mention. Returns the found exercise for each label's index, and those
    that no label asks for.
    """
    candidates = sorted(
        (
            (_similar(label.name, mention.name), label.required, -index, -number)
            for index, label in enumerate(labelled)
            for number, mention in enumerate(mentions)
        ),
        reverse=True,
    )
    pairs: dict[int, list[int]] = {}
    taken: set[int] = set()
    for similarity, _, index, number in candidates:
        if similarity < SAME_NAME:
            break
        if -index not in pairs and -number not in taken:
            pairs[-index] = [-number]
            taken.add(-number)
    spurious: dict[str, list[int]] = {}
    for number, mention in enumerate(mentions):
        if number in taken:
            continue
        same = [group for group in pairs.values() if exercise_ids[group[0]] == exercise_ids[number]]
        if same:
            max(same, key=lambda group: _similar(mention.name, mentions[group[0]].name)).append(number)
        else:
            spurious.setdefault(exercise_ids[number], []).append(number)

    def found(group: list[int]) -> Found:
        return _pooled([mentions[number] for number in group], document, exercise_ids[group[0]])

    return {index: found(group) for index, group in pairs.items()}, [found(group) for group in spurious.values()]


def _similar(first: str, second: str) -> float:
    a, b = name_key(first), name_key(second)
    if a == b:
        return 1.0
    return len(a & b) / len(a | b) if a and b else 0.0


def _pooled(mentions: Sequence[Mention], document: Document, exercise_id: str) -> Found:
    return Found(
        names=tuple(mention.name for mention in mentions),
        exercise_id=exercise_id,
        muscles={use.muscle_id: use.role for mention in mentions for use in mention.muscles},
        equipment=frozenset(use.equipment_id for mention in mentions for use in mention.equipment),
        steps=tuple(document.text[step.start : step.end] for mention in mentions for step in mention.steps),
        doses={
            dose_key(dose.sets, dose.reps, dose.reps_unit, per_side=dose.per_side): dose.rule
            for mention in mentions
            for dose in mention.prescriptions
        },
        rules=tuple(mention.rule for mention in mentions),
    )


def dose_key(sets: Range | Interval | None, reps: Range | Interval | None, unit: str, *, per_side: bool) -> Dose:
    """A dose as its figures; repetitions to failure have none."""
    counted = None if unit == "failure" or reps is None else (reps[0], reps[1])
    return (None if sets is None else (sets[0], sets[1])), counted, unit, per_side


def pair_steps(labelled: Sequence[str], optional: Sequence[str], found: Sequence[str]) -> tuple[list[str], list[str]]:
    """The labelled steps that were not found, and the found steps that no label holds."""
    bags = [Counter(words(step)) for step in found]
    free = set(range(len(found)))
    missed: list[str] = []
    for step in labelled:
        wanted = Counter(words(step))
        best = max(free, key=lambda number: (_jaccard(wanted, bags[number]), -number), default=None)
        if best is not None and _jaccard(wanted, bags[best]) >= SAME_STEP:
            free.discard(best)
        else:
            missed.append(step)
    allowed = [Counter(words(step)) for step in optional]
    spurious = [found[number] for number in sorted(free) if not _within_any(bags[number], allowed)]
    return missed, spurious


def _within_any(bag: Counter[str], allowed: Iterable[Counter[str]]) -> bool:
    return any(max(_contained(bag, other), _contained(other, bag)) >= SAME_STEP for other in allowed)


def _jaccard(first: Counter[str], second: Counter[str]) -> float:
    union = (first | second).total()
    return (first & second).total() / union if union else 1.0


def _contained(inner: Counter[str], outer: Counter[str]) -> float:
    return (inner & outer).total() / inner.total() if inner else 1.0
