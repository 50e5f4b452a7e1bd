"""What an article says of training as such, wherever it does: static stretching, failure, cardio or weights first."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Final, NamedTuple

from pipeline.extract.clauses import LONGEST_SENTENCE
from pipeline.extract.keywords import Keywords
from pipeline.extract.language import Annotated
from pipeline.extract.places import holds_any
from pipeline.extract.presentations import View
from pipeline.extract.protein import PROTEIN_WORDS, protein_in
from pipeline.extract.qualifiers import conditions_at
from pipeline.extract.rest_days import REST_DAY_WORDS, rest_days_in
from pipeline.extract.session_order import CARDIO_WORDS, order_in
from pipeline.extract.stance import stance_at, voice_at
from pipeline.extract.title import title_line
from pipeline.extract.verdicts import OF_TRAINING, VerdictRule
from pipeline.models import Block, Interval, Span, Statement
from pipeline.vocabulary import Vocabulary

_NOT_ITS_OWN: Final = frozenset({"references", "refuted"})
"""Sections with what others say, or what an article tells to disbelieve."""

_REFUTES: Final = re.compile(r"\b(?:mistake|wrong|nonsense|myth)\b")


class _Figures(NamedTuple):
    """Figures of training as such that no exercise, muscle or session has."""

    aspect: str
    unit: str
    rule: str
    words: Sequence[str]
    find: Callable[[str, Span], Iterator[tuple[Span, Interval]]]


_FIGURES: Final = (
    _Figures("rest_days_per_week", "days", "rest days of a week", REST_DAY_WORDS, rest_days_in),
    _Figures("protein_g_per_kg", "g per kg", "protein by body weight", PROTEIN_WORDS, protein_in),
)


@dataclass(frozen=True, slots=True)
class TrainingReader:
    """Reads what is said about no exercise and no muscle; built once for a vocabulary."""

    rules: tuple[VerdictRule, ...]
    words: Keywords
    """Those of the rules and, behind them, those of the session's order, of rest days and of protein."""

    @staticmethod
    def build(vocabulary: Vocabulary) -> TrainingReader:
        """A reader for one vocabulary."""
        rules = tuple(VerdictRule.of(entry) for entry in vocabulary.verdicts.values() if entry.about in OF_TRAINING)
        words = (*(rule.entry.words for rule in rules), CARDIO_WORDS, *(figures.words for figures in _FIGURES))
        return TrainingReader(rules, Keywords.of(words))

    def read(self, view: View, *, of_exercises: bool) -> list[Statement]:
        """What an article says of training as such, each thing once under the same conditions.

        One `of_exercises` tells habits ("wear a belt") of them.
        """
        annotated = view.annotated
        words = self.words.find(annotated.folded)
        left_out = {number for number, rule in enumerate(self.rules) if of_exercises and rule.entry.about == "habit"}
        title = title_line(annotated)
        found: dict[object, Statement] = {}
        for section in view.outline.sections:
            speaking = [block for block in section.body if holds_any(block, words.starts)]
            if not speaking or section.inherited_role in _NOT_ITS_OWN:
                continue
            for block in speaking:
                for sentence in annotated.sentences_in(block):
                    possible = [one for one in words.between(sentence.start, sentence.end) if one not in left_out]
                    if possible and sentence.end - sentence.start <= LONGEST_SENTENCE:
                        for one in self._in_sentence(annotated, sentence, title, possible):
                            key = (one.aspect, one.value, one.interval, one.polarity, one.stance, one.conditions)
                            found.setdefault(key, one)
        return list(found.values())

    def _in_sentence(
        self, annotated: Annotated, sentence: Span, title: Block | None, possible: Sequence[int]
    ) -> Iterator[Statement]:
        text = annotated.folded[sentence.start : sentence.end]
        for rule in (self.rules[number] for number in possible if number < len(self.rules)):
            if rule.holds(text):
                entry, end = rule.entry, Span(sentence.end, sentence.end)
                one = _statement(annotated, sentence, title, entry.aspect, entry.value or "", end, "verdict")
                # "Stretching before a run is a mistake" asserts what it is read as.
                own = one.stance == "refuted" and rule.finds(_REFUTES, text)
                yield replace(one, polarity=entry.polarity, stance="asserted" if own else one.stance)
        order = order_in(text) if len(self.rules) in possible else None
        if order:
            at = Span(sentence.start + order[1].start, sentence.start + order[1].end)
            yield _statement(annotated, sentence, title, "order", order[0], at, "order of cardio and weights")
        for number, figures in enumerate(_FIGURES, len(self.rules) + 1):
            if number in possible:
                yield from _stated(figures, annotated, sentence, title)


def _statement(
    annotated: Annotated, sentence: Span, title: Block | None, aspect: str, value: str, at: Span, rule: str
) -> Statement:
    conditions = conditions_at(annotated, sentence, at, (), title)
    if aspect == "deload_weeks" and (conditions.phase or "").startswith("deload"):
        conditions = replace(conditions, phase=None)
    return Statement(
        subject_kind="general",
        subject_id=None,
        aspect=aspect,
        value=value,
        start=sentence.start,
        end=sentence.end,
        stance=voice_at(annotated, sentence, at),
        conditions=conditions,
        rule=rule,
    )


def _stated(figures: _Figures, annotated: Annotated, sentence: Span, title: Block | None) -> Iterator[Statement]:
    """The figures of one kind that a sentence advises."""
    for at, value in figures.find(annotated.folded, sentence):
        yield Statement(
            subject_kind="general",
            subject_id=None,
            aspect=figures.aspect,
            interval=value,
            unit=figures.unit,
            start=sentence.start,
            end=sentence.end,
            stance=stance_at(annotated, sentence, at),
            conditions=conditions_at(annotated, sentence, at, (), title),
            rule=figures.rule,
            figure=at,
        )
