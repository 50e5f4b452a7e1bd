"""What an article says of training as such, wherever it does: static stretching, failure, cardio or weights first."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from pipeline.extract.clauses import LONGEST_SENTENCE
from pipeline.extract.keywords import Keywords
from pipeline.extract.language import Annotated
from pipeline.extract.places import holds_any
from pipeline.extract.presentations import View
from pipeline.extract.qualifiers import conditions_at
from pipeline.extract.session_order import CARDIO_WORDS, order_in
from pipeline.extract.stance import voice_at
from pipeline.extract.title import title_line
from pipeline.extract.verdicts import VerdictRule
from pipeline.models import Block, Span, Statement
from pipeline.vocabulary import Vocabulary

_NOT_ITS_OWN: Final = frozenset({"references", "refuted"})
"""Sections with what others say, or what an article tells to disbelieve."""


@dataclass(frozen=True, slots=True)
class TrainingReader:
    """Reads what is said about no exercise and no muscle; built once for a vocabulary."""

    rules: tuple[VerdictRule, ...]
    words: Keywords
    """Those of the rules and, behind them, those of the session's order."""

    @staticmethod
    def build(vocabulary: Vocabulary) -> TrainingReader:
        """A reader for one vocabulary."""
        rules = tuple(VerdictRule.of(entry) for entry in vocabulary.verdicts.values() if entry.about == "training")
        return TrainingReader(rules, Keywords.of((*(rule.entry.words for rule in rules), CARDIO_WORDS)))

    def read(self, view: View) -> list[Statement]:
        """What an article says of training as such, each thing once under the same conditions."""
        annotated = view.annotated
        words = self.words.find(annotated.folded)
        title = title_line(annotated)
        found: dict[object, Statement] = {}
        for section in view.outline.sections:
            speaking = [block for block in section.body if holds_any(block, words.starts)]
            if not speaking or section.inherited_role in _NOT_ITS_OWN:
                continue
            for block in speaking:
                for sentence in annotated.sentences_in(block):
                    possible = words.between(sentence.start, sentence.end)
                    for one in self._in_sentence(annotated, sentence, title, possible) if possible else ():
                        found.setdefault((one.aspect, one.value, one.polarity, one.stance, one.conditions), one)
        return list(found.values())

    def _in_sentence(
        self, annotated: Annotated, sentence: Span, title: Block | None, possible: Sequence[int]
    ) -> Iterator[Statement]:
        text = annotated.folded[sentence.start : sentence.end]
        if len(text) > LONGEST_SENTENCE:
            return
        said = [
            (rule.entry.aspect, rule.entry.value, rule.entry.polarity, Span(sentence.end, sentence.end), "verdict")
            for rule in (self.rules[number] for number in possible if number < len(self.rules))
            if rule.holds(text)
        ]
        order = order_in(text) if possible[-1] == len(self.rules) else None
        if order:
            at = Span(sentence.start + order[1].start, sentence.start + order[1].end)
            said.append(("order", order[0], 1, at, "order of cardio and weights"))
        for aspect, value, polarity, at, rule in said:
            yield Statement(
                subject_kind="general",
                subject_id=None,
                aspect=aspect,
                value=value,
                polarity=polarity,
                start=sentence.start,
                end=sentence.end,
                stance=voice_at(annotated, sentence, at),
                conditions=conditions_at(annotated, sentence, at, (), title),
                rule=rule,
            )
