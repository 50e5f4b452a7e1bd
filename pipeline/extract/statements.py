"""What an article says of an exercise besides steps, doses, muscles and equipment: cues, breathing and verdicts.

Text inside an exercise's presentation is about that exercise. Text of no presentation is about the one exercise that
the title names, if it names one; a sentence that names another exercise is about neither.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Final, NamedTuple

from pipeline.extract.about import is_about
from pipeline.extract.answers import Answer, answer_behind, asks_how, verdict_of_answer
from pipeline.extract.bench_angle import bench_angle_in
from pipeline.extract.breathing import breathing_in
from pipeline.extract.clauses import LONGEST_SENTENCE, is_question
from pipeline.extract.cues import Cue, CueReader
from pipeline.extract.language import Annotated
from pipeline.extract.mistakes import corrects, denies, lists_mistakes, states_rule
from pipeline.extract.muscle_order import order_of_muscle
from pipeline.extract.myths import denied_behind, is_truth_behind_myth
from pipeline.extract.named_exercise import COMMAND_WORDS, exercise_named, muscles_of_named, without_manner
from pipeline.extract.names import NameCandidate
from pipeline.extract.outline import Outline, Section
from pipeline.extract.places import Places, holds_any, offsets_of
from pipeline.extract.presentations import Presentation, Tools
from pipeline.extract.qualifiers import conditions_at, technique_conditions_at
from pipeline.extract.stance import stance_at, voice_at
from pipeline.extract.title import title_line
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
_SEVERAL: Final = re.compile(
    r"\b(?:exercises|workouts|moves|routines?|program(?:me)?s?|plans?|alternatives|variations|stretches|drills|circuits?|"
    r"lifts|vs|versus|\d+[- ](?:days?|weeks?|minutes?))\b|\band\b.*\band\b"
)
_NO_DOSES_IN: Final = _NO_STATEMENTS_IN | {"refuted", "mistakes", "frequency", "rest", "safety"}
_TELLING: Final = ("?", "°", "degree", "first", "last")
"""What a question with its answer, the slope of a bench and the place of a muscle in a session need."""
_OPENING: Final = 8
"""Blocks that may name what an article is about when its title does not."""
_ACTING: Final = re.compile(r"\byou (?:\w+ly )?$", re.IGNORECASE)
_HAS_TO_BE: Final = re.compile(
    r"\b(?:should|must|need to|needs to|have to|has to|ought to|always|never|stays?|keep|keeps|goes|belongs?)\b"
)
_TITLE_REACH: Final = 160
_BREATHING: Final = "breath and phase"
_TOLD: Final = frozenset({"cue", _BREATHING})
"""Rules of sayings that an article may only describe."""
_SHORT: Final = 20
"""Characters of a sentence that has no room to say what it is about."""
_MOST_OTHERS: Final = 2
"""Exercises beside the title's own: an article that presents more of them is about them."""


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

    @staticmethod
    def build(vocabulary: Vocabulary, tools: Tools) -> StatementReader:
        """A reader for one vocabulary."""
        foreign = {
            aspect: re.compile(rf"\b(?:{'|'.join(map(re.escape, entry.not_of))})", re.IGNORECASE)
            for aspect, entry in vocabulary.aspects.items()
            if entry.not_of
        }
        return StatementReader(CueReader.build(vocabulary), VerdictReader.build(vocabulary), tools, foreign)

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
        self, annotated: Annotated, outline: Outline, presentations: Sequence[Presentation]
    ) -> list[Statement]:
        """What the text of no presentation says of the title's exercise, or of when a muscle is to be trained."""
        title, telling = title_line(annotated), self._telling(annotated)
        topic = self.topic(annotated, outline, presentations)
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
                    if topic and role not in _NO_DOSES_IN:
                        found += self._doses_in(annotated, sentence, topic, title)
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
        """Statements of which, where two cues of one aspect differ, only what the article asks for is asserted.

        "Keep your trunk level" asks for it; "a trunk at 45 degrees is too upright" only describes another way.
        """
        values: dict[object, set[str | None]] = {}
        for one in filter(_is_cue, statements):
            values.setdefault((one.subject_id, one.aspect), set()).add(one.value)
        doubted = {about for about, said in values.items() if len(said) > 1}
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

    def topic(self, annotated: Annotated, outline: Outline, presentations: Sequence[Presentation]) -> str | None:
        """The one exercise that the article is about, None when it is about several or none."""
        return annotated.kept("topic", lambda: self._find_topic(annotated, outline, presentations))

    def _find_topic(self, annotated: Annotated, outline: Outline, presentations: Sequence[Presentation]) -> str | None:
        subject = next((one for one in presentations if one.rule == "article's subject"), None)
        if subject:
            return subject.name
        topic = self._topic(annotated, outline, presentations) or _only_presented(annotated, presentations)
        return topic if topic or presentations else self._only_one_named(annotated)

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
        if not (found or angle) or self._names_another(annotated, sentence, exercise):
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
        mistake = role == "mistakes" and not (corrects(annotated.folded, sentence) or states_rule(plain))
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

    def _topic(self, annotated: Annotated, outline: Outline, presentations: Sequence[Presentation]) -> str | None:
        """The exercise that the title names, when the article does not go on to present several others."""
        title = title_line(annotated)
        headings = [s.heading for s in outline.sections if s.heading and s.level == 1][:1]
        texts = [annotated.document.metadata.title or ""]
        texts += [
            annotated.document.text[block.start : block.end] for block in (*headings, *((title,) if title else ()))
        ]
        for text in texts:
            if _SEVERAL.search(text.lower()):
                return None
        for text in texts:
            name = self.tools.names.strongest_in(text[:_TITLE_REACH]) if text else None
            if name and name.strength == "strong":
                others = {one.candidate.meaning for one in presentations} - {name.meaning}
                return name.name if len(others) <= _MOST_OTHERS else None
        return None

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

    def _doses_in(
        self, annotated: Annotated, sentence: Span, exercise: str | None, title: Block | None, name: str | None = None
    ) -> list[Statement]:
        found = list(topic_doses(annotated, sentence, exercise, title, self.tools, name or ""))
        return [] if found and self._names_another(annotated, sentence, exercise or name or "") else found

    def _only_one_named(self, annotated: Annotated) -> str | None:
        """The exercise that an article speaks of without a heading for it: the only one its opening names."""
        names: dict[object, NameCandidate] = {}
        for block in annotated.document.blocks[:_OPENING]:
            name = self.tools.names.strongest_in(annotated.document.quote(block)[: 4 * _TITLE_REACH], block.start)
            name = without_manner(name, self.tools) if name else None
            if name and name.strength == "strong" and " " in name.name and not COMMAND_WORDS.search(name.name):
                names[name.meaning] = name
        only = next(iter(names.values())) if len(names) == 1 else None
        return only.name if only and is_about(annotated, only) else None

    def _names_another(self, annotated: Annotated, sentence: Span, exercise: str) -> bool:
        # "Skip it." is about what was named just before.
        short = sentence.end - sentence.start < _SHORT
        start = max(0, sentence.start - _TITLE_REACH) if short else sentence.start
        text = annotated.document.text[start : sentence.end]
        other = self.tools.names.strongest_in(text)
        # One word is as likely a verb ("press", "curl"), one behind "letter" a shape.
        if other is None or other.strength != "strong" or " " not in other.name or "letter" in other.name.lower():
            return False
        if COMMAND_WORDS.search(other.name) or ";" in other.name or _ACTING.search(text[: other.start]):
            return False
        # "Keep your chin tucked" names no chin tuck.
        at = Span(start + other.start, start + other.start + len(other.name))
        cues = annotated.terms_in("cues", sentence)
        if any(one.start <= at.start and at.end <= one.end and (one.start, one.end) != at for one in cues):
            return False
        own = self.tools.names.strongest_in(exercise)
        return own is None or _differs(other, own)


def _differs(one: NameCandidate, other: NameCandidate) -> bool:
    """Whether two names give one facet different values: a deep squat may be a back squat, a front squat is none."""
    said: dict[str, set[str]] = {}
    for facet, value in other.meaning:
        said.setdefault(facet, set()).add(value)
    return any(facet in said and value not in said[facet] for facet, value in one.meaning)


def _stance(annotated: Annotated, sentence: Span, at: Span) -> Stance:
    return voice_at(annotated, sentence, at if at != sentence else Span(sentence.end, sentence.end))


def _only_presented(annotated: Annotated, presentations: Sequence[Presentation]) -> str | None:
    """The one exercise that an article presents, unless it calls itself one on several."""
    title = title_line(annotated)
    if len(presentations) != 1 or presentations[0].candidate.strength != "strong":
        return None
    several = title is not None and _SEVERAL.search(annotated.folded, title.start, title.end)
    return None if several or not is_about(annotated, presentations[0].candidate) else presentations[0].name


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
