"""Evaluation: precision, recall and F1 of reading and extraction against labelled articles."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Final

from pipeline.errors import UnreadableError
from pipeline.evaluate.labels import Label, Labelled, LabelledExercise
from pipeline.evaluate.matching import Found, dose_key, pair_exercises, pair_steps, words
from pipeline.extract import load_extractor
from pipeline.identify import identify_mentions
from pipeline.models import Document, Findings
from pipeline.read import read
from pipeline.vocabulary import load_vocabulary

FIELDS: Final = (*("exercises", "muscles", "muscle roles", "equipment", "steps", "prescriptions", "advice", "titles"),)
"""What is measured, in the order of the report."""
_ADVICE: Final = frozenset(
    "frequency_per_week rest_between_sessions_hours rest_between_sets_seconds warmup_minutes sets_per_muscle_per_week "
    "exercises_per_session load_percent_1rm duration_minutes".split()
)


@dataclass(slots=True)
class Tally:
    """Counts of one field: right, spurious and missed."""

    right: int = 0
    spurious: int = 0
    missed: int = 0

    @property
    def precision(self) -> float:
        """Right among the found; 1 when nothing was found."""
        return self.right / (self.right + self.spurious) if self.right + self.spurious else 1.0

    @property
    def recall(self) -> float:
        """Right among the labelled; 1 when nothing is labelled."""
        return self.right / (self.right + self.missed) if self.right + self.missed else 1.0

    @property
    def f1(self) -> float:
        """The harmonic mean of precision and recall."""
        total = self.precision + self.recall
        return 2 * self.precision * self.recall / total if total else 0.0


@dataclass(frozen=True, slots=True)
class Fault:
    """One thing missed or spurious, and where."""

    article: str
    field: str
    exercise: str
    missed: tuple[str, ...]
    spurious: tuple[str, ...]


@dataclass(slots=True)
class Evaluation:
    """The tallies of all fields, every fault behind them, and what each rule found."""

    tallies: dict[str, Tally] = field(default_factory=lambda: {name: Tally() for name in FIELDS})
    faults: list[Fault] = field(default_factory=list)
    rules: dict[tuple[str, str], Tally] = field(default_factory=dict)
    """By field and rule: right is what it found, spurious what of it no label holds."""


def evaluate(labelled: Iterable[Labelled]) -> Evaluation:
    """Read and extract each labelled article and compare; an article that cannot be read has found nothing."""
    vocabulary = load_vocabulary()
    extractor = load_extractor()

    result = Evaluation()
    for item in labelled:
        try:
            document = read(item.article.read_bytes(), path=item.article.name)
            findings = extractor.extract(document)
        except UnreadableError:
            document, findings = Document("text", "", ()), Findings((), ())
        comparison = _Comparison(item.label, document, result)
        exercises = identify_mentions(document, findings, vocabulary)
        exercise_ids = [exercise.exercise_id for exercise in exercises]
        paired, spurious = pair_exercises(item.label.exercises, document, findings.mentions, exercise_ids)
        for index, label in enumerate(item.label.exercises):
            comparison.exercise(label, paired.get(index))
        for found in spurious:
            comparison.spurious(found)
        comparison.advice(findings)
        comparison.title()
    return result


@dataclass(frozen=True, slots=True)
class _Comparison:
    """One article's label against what was found in it."""

    label: Label
    document: Document
    result: Evaluation

    def _add(self, name: str, exercise: str, right: int, missed: Iterable[object], spurious: Iterable[object]) -> None:
        missing, extra = tuple(map(str, missed)), tuple(map(str, spurious))
        tally = self.result.tallies[name]
        tally.right += right
        tally.missed += len(missing)
        tally.spurious += len(extra)
        if missing or extra:
            self.result.faults.append(Fault(self.label.doc, name, exercise, missing, extra))

    def exercise(self, label: LabelledExercise, found: Found | None) -> None:
        """Count one labelled exercise and its facts."""
        self.rules("exercises", found.rules if found else ())
        required_doses = {
            dose_key(dose.sets, dose.reps, dose.unit, per_side=dose.per_side)
            for dose in label.prescriptions
            if dose.required
        }
        if found is None:
            if label.required:
                self._add("exercises", label.name, 0, [label.name], [])
                self._add("steps", label.name, 0, label.steps, [])
                self._add("muscles", label.name, 0, dict(label.muscles), [])
                self._add("equipment", label.name, 0, set(label.equipment), [])
                self._add("prescriptions", label.name, 0, required_doses, [])
            return
        if label.required:
            self._add("exercises", label.name, 1, [], [])
        self._muscles(label, found)
        self._equipment(label, found)
        if label.steps or label.required:
            missed, spurious = pair_steps(label.steps, label.steps_optional, found.steps)
            self._add("steps", label.name, len(label.steps) - len(missed), missed, spurious)
        if required_doses or label.required:
            allowed = {
                dose_key(dose.sets, dose.reps, dose.unit, per_side=dose.per_side) for dose in label.prescriptions
            }
            got = found.doses.keys()
            right = len(required_doses & got)
            self._add("prescriptions", label.name, right, required_doses - got, got - allowed)
            self.rules("prescriptions", (rule for dose, rule in found.doses.items() if dose in allowed))
            self.rules("prescriptions", (rule for dose, rule in found.doses.items() if dose not in allowed), wrong=True)

    def _muscles(self, label: LabelledExercise, found: Found) -> None:
        wanted = dict(label.muscles)
        if not (wanted or label.required):
            return
        both = wanted.keys() & found.muscles.keys()
        extra = [muscle for muscle in found.muscles if muscle not in wanted and muscle not in label.muscles_optional]
        self._add("muscles", label.name, len(both), wanted.keys() - both, extra)
        # Articles seldom tell "worked" from "primary"; the guide takes either for the other.
        wrong = [
            muscle
            for muscle in both
            if found.muscles[muscle] != wanted[muscle]
            and {found.muscles[muscle], wanted[muscle]} != {"primary", "worked"}
        ]
        self._add("muscle roles", label.name, len(both) - len(wrong), wrong, wrong)

    def _equipment(self, label: LabelledExercise, found: Found) -> None:
        wanted = set(label.equipment)
        if wanted or label.required:
            got = found.equipment - (set(label.equipment_optional) - wanted)
            self._add("equipment", label.name, len(got & wanted), wanted - got, got - wanted)

    def spurious(self, found: Found) -> None:
        """Count an exercise that the article does not present, with everything hung on it."""
        name = found.names[0]
        self._add("exercises", name, 0, [], [name])
        self._add("steps", name, 0, [], found.steps)
        self._add("prescriptions", name, 0, [], found.doses)
        self._add("muscles", name, 0, [], found.muscles)
        self.rules("exercises", found.rules, wrong=True)
        self.rules("prescriptions", found.doses.values(), wrong=True)

    def rules(self, name: str, rules: Iterable[str], *, wrong: bool = False) -> None:
        """Count what rules of a field found."""
        for rule in rules:
            tally = self.result.rules.setdefault((name, rule), Tally())
            if wrong:
                tally.spurious += 1
            else:
                tally.right += 1

    def advice(self, findings: Findings) -> None:
        """Count the advice with figures; rest and load that stand in an exercise's dose are not held against a run."""
        wanted = {(one.aspect, one.low, one.high): one.required for one in self.label.advice if one.aspect in _ADVICE}
        said = {
            (one.aspect, *(one.interval or (None, None))): one.rule
            for one in (*findings.statements, *(s for mention in findings.mentions for s in mention.statements))
            if one.aspect in _ADVICE
        }
        with_dose = {
            key
            for mention in findings.mentions
            for dose in mention.prescriptions
            for key in (
                ("rest_between_sets_seconds", *(dose.rest_seconds or (None, None))),
                ("load_percent_1rm", *(dose.load_percent_1rm or (None, None))),
            )
        }
        got = said.keys() | with_dose
        right = [key for key, required in wanted.items() if required and key in got]
        missed = [key for key, required in wanted.items() if required and key not in got]
        extra = said.keys() - wanted.keys() - with_dose
        self._add("advice", "", len(right), missed, extra)
        self.rules("advice", (rule for key, rule in said.items() if key not in extra))
        self.rules("advice", (rule for key, rule in said.items() if key in extra), wrong=True)

    def title(self) -> None:
        """Count the title, compared by its words."""
        if not self.label.title:
            return
        got = self.document.metadata.title or ""
        same = words(got) == words(self.label.title)
        self._add("titles", "", int(same), [] if same else [self.label.title], [] if same else [got])
