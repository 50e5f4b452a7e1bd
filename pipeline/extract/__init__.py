"""Extraction: a `Document` becomes `Findings`.

>>> from pipeline.read import read
>>> extractor = load_extractor()
>>> findings = extractor.extract(read(b"Push-Up: 3 sets of 10", path="push-up.md"))
>>> [mention.name for mention in findings.mentions]
['Push-Up']
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from functools import cache
from typing import Final

from pipeline.extract.advice import AdviceReader
from pipeline.extract.belittled import without_belittled
from pipeline.extract.condition_words import level_in
from pipeline.extract.equipment import equipment_of
from pipeline.extract.group_doses import Groups, group_doses
from pipeline.extract.instructions import build_instructions
from pipeline.extract.judging import NameJudge
from pipeline.extract.labels import build_labels
from pipeline.extract.language import Annotated, LanguagePipeline, build_language
from pipeline.extract.muscles import Muscles, read_muscles
from pipeline.extract.named_lines import named_lines
from pipeline.extract.names import NameReader
from pipeline.extract.outline import build_outline
from pipeline.extract.places import Places
from pipeline.extract.prescriptions import prescriptions_of
from pipeline.extract.presentations import Presentation, Tools, View, find_presentations
from pipeline.extract.scope import scope_of
from pipeline.extract.statements import StatementReader
from pipeline.extract.steps import StepFinder
from pipeline.extract.topic import topic_of
from pipeline.extract.training import TrainingReader
from pipeline.models import Document, Findings, Mention, Span, Statement
from pipeline.vocabulary import Vocabulary, load_vocabulary

__all__ = ["Extractor", "load_extractor", "load_vocabulary"]

_OF_ONE_EXERCISE: Final = frozenset({"frequency_per_week", "rest_between_sets_seconds", "load_percent_1rm"})
"""What an article on one exercise says of that exercise when it names no other subject."""


@dataclass(frozen=True, slots=True)
class Extractor:
    """Everything extraction needs, built once from a vocabulary (about half a second)."""

    vocabulary: Vocabulary
    language: LanguagePipeline
    tools: Tools
    steps: StepFinder
    statements: StatementReader
    training: TrainingReader

    @staticmethod
    def build(vocabulary: Vocabulary) -> Extractor:
        """An extractor for one vocabulary."""
        tools = Tools(NameReader(NameJudge(vocabulary)), build_labels(vocabulary), build_instructions(vocabulary))
        return Extractor(
            vocabulary,
            build_language(vocabulary),
            tools,
            StepFinder(tools),
            StatementReader.build(vocabulary, tools),
            TrainingReader.build(vocabulary),
        )

    def extract(self, document: Document) -> Findings:
        """Take from a document its exercises with steps, doses, muscles, equipment, cues, and its advice."""
        annotated = self.language.annotate(document)
        outline = build_outline(document, self.tools.labels, named_lines(annotated, self.tools))
        view = View(annotated, outline, self.tools)
        presentations = find_presentations(view)
        groups = group_doses(annotated, presentations, self.tools, outline)
        mentions = tuple(self._mention(annotated, presentation, groups) for presentation in presentations)
        advice = AdviceReader(annotated, outline, self.tools, tuple(presentations)).statements()
        exercise = None if presentations else topic_of(annotated, outline, presentations, self.tools)
        if exercise:
            advice = [_about(one, exercise) for one in advice]
        dosed = any(mention.prescriptions for mention in mentions)
        topic = self.statements.of_topic(annotated, outline, presentations, dosed=dosed)
        of_exercises = bool(presentations) or topic_of(annotated, outline, presentations, self.tools) is not None
        training = self.training.read(view, of_exercises=of_exercises)
        unused = tuple(_unused_doses(annotated, self.tools, mentions))
        mentions, statements = without_belittled(annotated, mentions, (*advice, *topic, *training))
        return Findings(mentions, statements, scope_of(annotated), unused)

    def _mention(self, annotated: Annotated, presentation: Presentation, groups: Groups) -> Mention:
        steps = self.steps.steps(annotated, presentation)
        muscles = read_muscles(annotated, presentation, self.vocabulary, self.tools)
        stated = self.statements.of_presentation(annotated, presentation)
        said = [one for one in stated if one.aspect != "muscles" or _is_news(one, stated, muscles)]
        prescriptions = tuple(prescriptions_of(annotated, presentation, self.tools, groups))
        if presentation.rule == "article's subject" and not any(one.reps and one.sets for one in prescriptions):
            dosed = any(one.reps for one in prescriptions)
            remarks = self.statements.doses_of_subject(annotated, presentation)
            said += [one for one in remarks if not dosed or one.aspect == "sets"]
        return Mention(
            name=presentation.name,
            start=presentation.candidate.start,
            end=presentation.candidate.end,
            rule=presentation.rule,
            level=_level(annotated, presentation),
            steps=tuple(steps),
            muscles=tuple(muscles.worked),
            equipment=tuple(equipment_of(annotated, presentation, self.vocabulary)),
            prescriptions=prescriptions,
            statements=(*said, *muscles.denied),
        )


@cache
def load_extractor() -> Extractor:
    """The extractor for the package's vocabulary; a second call gives the same, which a process keeps."""
    return Extractor.build(load_vocabulary())


def _about(advice: Statement, exercise: str) -> Statement:
    """Advice of an article on one exercise that it describes nowhere: what names no other subject is about it."""
    if advice.subject_kind != "general" or advice.aspect not in _OF_ONE_EXERCISE:
        return advice
    return replace(advice, subject_kind="exercise", subject_id=exercise)


def _is_news(denial: Statement, stated: Iterable[Statement], muscles: Muscles) -> bool:
    """Whether the muscles' own grammar neither denies the muscle too nor finds it at work where nothing denies it."""
    denials = [one for one in stated if one.aspect == "muscles" and one.value == denial.value]
    at_work = (one for one in muscles.worked if one.muscle_id == denial.value)
    return all(one.value != denial.value for one in muscles.denied) and all(
        any(no.start <= one.start < no.end for no in denials) for one in at_work
    )


_FIGURES_OF_BOTH: Final = 2
"""Sets and repetitions are a figure each, or "twice"."""


def _unused_doses(annotated: Annotated, tools: Tools, mentions: Iterable[Mention]) -> Iterator[Span]:
    """Where the text gives sets and repetitions that no exercise took."""
    used = [Span(dose.start, dose.end) for mention in mentions for dose in mention.prescriptions]
    places = Places.of(used)
    for sentence in annotated.sentences:
        codes = annotated.codes_in(sentence)
        if codes.count("N") + codes.count("2") < _FIGURES_OF_BOTH:
            continue
        for dose in tools.doses(annotated, sentence):
            near = (used[position] for position in places.near(dose.span))
            if dose.sets and dose.reps and not any(dose.start < end and start < dose.end for start, end in near):
                yield dose.span


_LEVELS: Final = ("beginner", "intermediate", "advanced")
_CALLED: Final = re.compile(rf"\b(?:is|an?)\s+(?:an?\s+)?({'|'.join(_LEVELS)})\s+(?:variation|exercise|move|movement)")
"""The level of an exercise in a sentence: "This is an advanced variation"."""


def _level(annotated: Annotated, presentation: Presentation) -> str | None:
    stated = {level_in(annotated.document.quote(part.span)) for part in presentation.parts if part.role == "level"}
    if stated:
        # A table with a row for each level says what beginners do, not that the exercise is for beginners.
        return stated.pop() if len(stated) == 1 else None
    lead = presentation.lead
    if lead and lead.end - lead.start < 90:
        level = level_in(annotated.document.quote(lead))
        if level:
            return level
    for part in presentation.parts:
        start, end = part.span
        if any(annotated.folded.find(level, start, end) >= 0 for level in _LEVELS):
            found = _CALLED.search(annotated.folded, start, end)
            if found:
                return found.group(1)
    return None
