"""What an article says of an exercise besides steps, doses, muscles and equipment: cues, breathing and verdicts.

Text inside an exercise's presentation is about that exercise. Text of no presentation is about the one exercise that
the title names, if it names one; a sentence that names another exercise is about neither.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import combinations
from typing import Final, NamedTuple

from pipeline.extract.answers import Answer, answer_behind, asks_how, verdict_of_answer
from pipeline.extract.bench_angle import bench_angle_in
from pipeline.extract.breathing import breathing_in
from pipeline.extract.clauses import LONGEST_SENTENCE, is_question
from pipeline.extract.cues import Cue, CueReader
from pipeline.extract.language import Annotated
from pipeline.extract.mistakes import corrects, denies, has_to_be, is_behind_fault, lists_mistakes, states_rule
from pipeline.extract.muscle_order import order_of_muscle
from pipeline.extract.myths import denied_behind, is_truth_behind_myth
from pipeline.extract.named_doses import named_doses, times_a_day_of
from pipeline.extract.named_exercise import exercise_named, muscles_of_named
from pipeline.extract.outline import Outline, Section
from pipeline.extract.places import Places, holds_any, offsets_of
from pipeline.extract.presentations import Presentation, Tools
from pipeline.extract.qualifiers import conditions_at, technique_conditions_at
from pipeline.extract.stance import stance_at, voice_at
from pipeline.extract.times_a_day import TIMES_A_DAY_WORDS, times_a_day_in
from pipeline.extract.title import title_line
from pipeline.extract.topic import names_another, topic_of
from pipeline.extract.topic_doses import topic_doses
from pipeline.extract.verdicts import VerdictReader, masked
from pipeline.models import Block, Conditions, Span, Stance, Statement
from pipeline.vocabulary import Vocabulary

_NO_STATEMENTS_IN: Final = frozenset({"references", "variations", "warmup", "cooldown", "routine"})
_NO_CUES_IN: Final = _NO_STATEMENTS_IN | {
    "refuted",
    "muscles",
    "primary muscles",
    "secondary muscles",
    "benefits",
    "facts",
    "audience",
}
_OF_MUSCLES: Final = frozenset({"muscles", "primary muscles", "secondary muscles", "benefits"})
_NO_DOSES_IN: Final = _NO_STATEMENTS_IN | {"refuted", "mistakes", "frequency", "rest", "safety"}
_TELLING: Final = ("?", "°", "degree", "first", "last", *TIMES_A_DAY_WORDS)
"""What a question with its answer, the slope of a bench, the place of a muscle in a session and a day's times need."""
_HAS_TO_BE: Final = re.compile(
    r"\b(?:should|must|need to|needs to|have to|has to|ought to|always|never|stays?|keep|keeps|goes|belongs?)\b"
)
_BREATHING: Final = "breath and phase"
_TOLD: Final = frozenset({"cue", _BREATHING})
"""Rules of sayings that an article may only describe."""


class _Said(NamedTuple):
    """What a sentence says of an exercise."""

    aspect: str
    value: str
    polarity: int
    at: Span
    rule: str
    opposite: str | None = None
    """What calling it a myth amounts to."""
    is_certain: bool = False
    """Whether the article itself calls it right or wrong."""


@dataclass(frozen=True, slots=True)
class StatementReader:
    """Reads statements; built once for a vocabulary."""

    cues: CueReader
    verdicts: VerdictReader
    tools: Tools
    foreign: Mapping[str, re.Pattern[str]]
    """By the aspect, the names of exercises of which no cue says it."""
    opposed: frozenset[tuple[str, str, str]]
    """Aspects with two of their values that exclude one another."""

    @staticmethod
    def build(vocabulary: Vocabulary, tools: Tools) -> StatementReader:
        """A reader for one vocabulary."""
        foreign = {
            aspect: re.compile(rf"\b(?:{'|'.join(map(re.escape, entry.not_of))})", re.IGNORECASE)
            for aspect, entry in vocabulary.aspects.items()
            if entry.not_of
        }
        cues, verdicts = CueReader.build(vocabulary), VerdictReader.build(vocabulary)
        return StatementReader(cues, verdicts, tools, foreign, vocabulary.opposed_values())

    def of_presentation(self, annotated: Annotated, presentation: Presentation) -> list[Statement]:
        """What is said of the exercise where it is presented, each value of an aspect once."""
        title, telling = title_line(annotated), self._telling(annotated)
        found = (
            statement
            for part in presentation.parts
            if part.role not in _NO_STATEMENTS_IN
            for sentence in annotated.sentences_in(part.span)
            if part.role == "equipment" or holds_any(sentence, telling)
            for statement in self._in_sentence(annotated, sentence, part.role, presentation.name, title)
        )
        return self._as_told(annotated, _distinct(found))

    def of_topic(
        self, annotated: Annotated, outline: Outline, presentations: Sequence[Presentation], *, dosed: bool
    ) -> list[Statement]:
        """What the text of no presentation says of the title's exercise, or of when a muscle is to be trained.

        Where exercises are `dosed`, only an answer to a reader's question doses the title's one besides.
        """
        title, telling = title_line(annotated), self._telling(annotated)
        topic = topic_of(annotated, outline, presentations, self.tools)
        mistakes_titled = title is not None and lists_mistakes(annotated.folded[title.start : title.end])
        taken = [part.span for presentation in presentations for part in presentation.parts]
        places = Places.of(taken)
        found: list[Statement] = []
        for section in outline.sections:
            role = section.inherited_role
            if role in _NO_STATEMENTS_IN or section.inside(_NO_STATEMENTS_IN):
                continue
            for block in _free_blocks(section, taken, places):
                is_mistake = mistakes_titled and role is None and block.kind == "heading"
                for sentence in annotated.sentences_in(block):
                    tells = role == "equipment" or holds_any(sentence, telling)
                    exercise = topic or (
                        exercise_named(annotated, sentence, self.tools, self.verdicts) if tells else None
                    )
                    if exercise and tells:
                        told_as = "mistakes" if is_mistake else role
                        if role == "refuted" and is_truth_behind_myth(annotated, outline, section, sentence):
                            told_as = None
                        found += self._in_sentence(annotated, sentence, told_as, exercise, title, named=True)
                    elif tells:
                        found += order_of_muscle(annotated, sentence, title, self.cues)
                    if topic is None and role not in _NO_CUES_IN - _OF_MUSCLES:
                        found += muscles_of_named(annotated, sentence, self.tools)
                    if role not in _NO_DOSES_IN and (topic or not presentations) and (role == "faq" or not dosed):
                        found += self._doses_told(annotated, sentence, topic, title)
        return self._as_told(annotated, _distinct(found))

    def _telling(self, annotated: Annotated) -> Sequence[int]:
        """Where the words begin, in order, of which a sentence has one that says something of an exercise or of order.

        Behind the label "Equipment" a sentence does without.
        """
        return annotated.kept("telling words", lambda: self._find_telling(annotated))

    def _find_telling(self, annotated: Annotated) -> Sequence[int]:
        terms = [term.start for kind in ("cues", "cue_says", "breathing") for term in annotated.terms[kind]]
        words = self.verdicts.words_in(annotated).starts
        return sorted({*terms, *words, *offsets_of(_TELLING, annotated.folded)})

    def _as_told(self, annotated: Annotated, statements: list[Statement]) -> list[Statement]:
        """Statements of which, where two cues exclude one another, only what the article asks for is asserted.

        "Keep your trunk level" asks for it; "a trunk at 45 degrees is too upright" only describes another way.
        """
        values: dict[tuple[str | None, str], set[str]] = {}
        for one in filter(_is_cue, statements):
            values.setdefault((one.subject_id, one.aspect), set()).add(one.value or "")
        doubted = {
            about
            for about, said in values.items()
            if any((about[1], *pair) in self.opposed for pair in combinations(said, 2))
        }
        if not doubted:
            return statements
        asked = {
            one.start: self._asks(annotated, one)
            for one in filter(_is_cue, statements)
            if (one.subject_id, one.aspect) in doubted
        }
        clear = {(one.subject_id, one.aspect) for one in filter(_is_cue, statements) if asked.get(one.start)} & doubted
        return [
            replace(one, stance="reported")
            if _is_cue(one) and (one.subject_id, one.aspect) in clear and not asked[one.start]
            else one
            for one in statements
        ]

    def _asks(self, annotated: Annotated, statement: Statement) -> bool:
        """Whether a sentence tells the reader to do something or how something has to be."""
        sentence = annotated.folded[statement.start : statement.end]
        return self.tools.instructions.instructs(sentence) or _HAS_TO_BE.search(sentence) is not None

    def _in_sentence(
        self,
        annotated: Annotated,
        sentence: Span,
        role: str | None,
        exercise: str,
        title: Block | None,
        *,
        named: bool = False,
    ) -> Iterator[Statement]:
        if sentence.end - sentence.start > LONGEST_SENTENCE or self._is_denied(annotated, sentence):
            return
        found = list(self._said(annotated, sentence, role, exercise))
        angle = bench_angle_in(annotated, sentence) if role not in _NO_CUES_IN else None
        often = times_a_day_in(annotated.folded, sentence) if role not in _NO_CUES_IN else None
        if not (found or angle or often) or names_another(annotated, sentence, exercise, self.tools):
            return
        if angle:
            yield Statement(
                subject_kind="exercise",
                subject_id=exercise if named else None,
                aspect="bench_angle_degrees",
                interval=angle.value,
                unit="degrees",
                start=sentence.start,
                end=sentence.end,
                stance=stance_at(annotated, sentence, angle.at),
                conditions=conditions_at(annotated, sentence, angle.at, (), title),
                rule="degrees of the bench",
            )
        if often:
            yield times_a_day_of(annotated, sentence, exercise if named else None, title, often)
        for one in found:
            whole = one.at == sentence
            stance = "asserted" if one.is_certain else _stance(annotated, sentence, one.at)
            is_myth = stance == "refuted" and one.opposite is not None
            yield Statement(
                subject_kind="exercise",
                subject_id=exercise if named else None,
                aspect=one.aspect,
                value=one.opposite if is_myth else one.value,
                polarity=one.polarity,
                start=sentence.start,
                end=sentence.end,
                stance="asserted" if is_myth else stance,
                conditions=Conditions()
                if one.aspect == "level"
                else technique_conditions_at(
                    annotated, sentence, Span(one.at.end, one.at.end) if whole else one.at, title
                ),
                rule=one.rule,
            )

    def _is_denied(self, annotated: Annotated, sentence: Span) -> bool:
        """Whether a sentence that is no question is called wrong right behind it."""
        asks = is_question(annotated.folded[sentence.start : sentence.end])
        return not asks and denied_behind(annotated.folded, sentence.end)

    def _said(self, annotated: Annotated, sentence: Span, role: str | None, exercise: str) -> Iterator[_Said]:
        """The cues, the breathing and the verdicts of a sentence, with the answer to it where it asks."""
        plain = annotated.folded[sentence.start : sentence.end]
        answer = answer_behind(annotated.folded, sentence.end) if is_question(plain) else None
        instructs = self.tools.instructions.instructs
        mistake = role == "mistakes" and not self._puts_right(annotated, sentence, plain)
        is_clear = not mistake or denies(plain) or not instructs(plain)
        if (role not in _NO_CUES_IN and is_clear) or (role == "benefits" and instructs(plain)):
            answered = answer if answer and asks_how(plain) else None
            for cue in self.cues.read(annotated, sentence, mistake=mistake):
                if cue.aspect in self.foreign and self.foreign[cue.aspect].search(exercise):
                    continue
                yield _answered(cue, answered) if answered else _Said(*cue[:4], "cue", cue.refuted, cue.wrong)
            breathing = None if mistake else breathing_in(annotated, sentence)
            if breathing:
                yield _Said("breathing", breathing[0], 1, breathing[1], _BREATHING)
        for verdict in self.verdicts.read(annotated, sentence, exercise, of_equipment=role == "equipment"):
            # Under "A misunderstanding" an article says what a muscle does not do; the rest may be it.
            if role != "refuted" or verdict.aspect == "muscles":
                yield _Said(*verdict[:3], sentence, verdict.rule, verdict.refuted)
        judged = verdict_of_answer(masked(plain, exercise), answer) if answer else None
        if judged:
            yield _Said(*judged, 1, sentence, "answer", is_certain=True)

    def _puts_right(self, annotated: Annotated, sentence: Span, plain: str) -> bool:
        """Whether a sentence among mistakes tells what to do instead of one."""
        folded = annotated.folded
        if corrects(folded, sentence) or states_rule(plain) or has_to_be(plain):
            return True
        return is_behind_fault(folded, sentence) and self.tools.instructions.instructs(plain)

    def doses_of_subject(self, annotated: Annotated, presentation: Presentation) -> list[Statement]:
        """The doses that the article on one exercise gives in remarks, its own prescription aside."""
        title = title_line(annotated)
        found = (
            statement
            for part in presentation.parts
            if part.role not in _NO_DOSES_IN
            for sentence in annotated.sentences_in(part.span)
            for statement in self._doses_in(annotated, sentence, None, title, presentation.name)
        )
        return _distinct(found)

    def _doses_told(
        self, annotated: Annotated, sentence: Span, topic: str | None, title: Block | None
    ) -> Iterable[Statement]:
        """The doses that a sentence of no presentation gives the title's exercise, or else the one it names itself."""
        if topic:
            return self._doses_in(annotated, sentence, topic, title)
        return named_doses(annotated, sentence, title, self.tools)

    def _doses_in(
        self, annotated: Annotated, sentence: Span, exercise: str | None, title: Block | None, name: str | None = None
    ) -> list[Statement]:
        found = list(topic_doses(annotated, sentence, exercise, title, self.tools, name or ""))
        return [] if found and names_another(annotated, sentence, exercise or name or "", self.tools) else found


def _stance(annotated: Annotated, sentence: Span, at: Span) -> Stance:
    return voice_at(annotated, sentence, at if at != sentence else Span(sentence.end, sentence.end))


def _free_blocks(section: Section, taken: Sequence[Span], places: Places) -> Iterator[Block]:
    """A section's text that stands in no presentation: beside all spans that are taken."""
    for block in section.body:
        near = (taken[position] for position in places.near(block))
        if not any(span.start < block.end and block.start < span.end for span in near):
            yield block
    if section.heading and section.level > 1:
        yield section.heading


def _answered(cue: Cue, answer: Answer) -> _Said:
    """What a cue in a question amounts to with its answer."""
    if answer == "no" and cue.refuted:
        return _Said(cue.aspect, cue.refuted, 1, cue.at, "answer", is_certain=True)
    polarity = cue.polarity if answer == "yes" else -cue.polarity
    return _Said(cue.aspect, cue.value, polarity, cue.at, "answer", is_certain=True)


def _is_cue(statement: Statement) -> bool:
    return statement.rule in _TOLD and statement.polarity == 1 and statement.stance == "asserted"


def _distinct(statements: Iterable[Statement]) -> list[Statement]:
    found: dict[object, Statement] = {}
    for one in statements:
        key = (one.aspect, one.value, one.interval, one.polarity, one.subject_id, one.stance, one.conditions)
        # Each sentence that denies a muscle takes back that it is named there.
        found.setdefault((*key, one.start) if one.aspect == "muscles" else key, one)
    return list(found.values())
