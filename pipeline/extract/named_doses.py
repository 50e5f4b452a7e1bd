"""Doses of an exercise that only their own sentence names, in an article that presents none and is about none.

Letters, columns and diaries dose in passing: "Everyone I coach does four sets of twelve goblet squats.". As with the
doses of an article's one exercise, these are figures to compare with those of others and no prescriptions.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from pipeline.extract.clauses import LONGEST_SENTENCE
from pipeline.extract.language import Annotated
from pipeline.extract.named_exercise import certain_name, is_clear
from pipeline.extract.names import NameCandidate
from pipeline.extract.presentations import Tools
from pipeline.extract.qualifiers import conditions_at
from pipeline.extract.stance import stance_at
from pipeline.extract.times_a_day import TimesADay, times_a_day_in
from pipeline.extract.topic_doses import topic_doses
from pipeline.models import Block, Span, Statement

_TELLS: Final = re.compile(
    r"\b(?:sets|set of|rounds of|held for|hold (?:it|them|each|every|a|the|your)|stay in)\b|\d ?[x×] ?\d"
)
"""What a sentence has that doses an exercise for certain."""
_OTHER: Final = re.compile(
    r"\b(?:instead|than|like|unlike|before|after|between|replac\w+|swap\w*|from .{1,40} to|supersets?|alternat\w+|"
    r"warm\w*|example|record|test|challenge|yesterday|today|last (?:night|week|year|month)|was|were|had|did)\b"
)
"""With these a dose may be of something else, or of the past."""


def named_doses(annotated: Annotated, sentence: Span, title: Block | None, tools: Tools) -> Iterator[Statement]:
    """The sets, repetitions and holds of the exercise that a sentence names together with them."""
    if sentence.end - sentence.start > LONGEST_SENTENCE or not annotated.codes_in(sentence):
        return
    said = annotated.folded[sentence.start : sentence.end]
    often = times_a_day_in(annotated.folded, sentence)
    if not (often or _TELLS.search(said)) or _OTHER.search(said):
        return
    name = certain_name(annotated.document.text[sentence.start : sentence.end], tools)
    if name and is_clear(name) and not _names_two(annotated, sentence, name, tools):
        if often:
            yield times_a_day_of(annotated, sentence, name.name, title, often)
        yield from topic_doses(annotated, sentence, name.name, title, tools)


def times_a_day_of(
    annotated: Annotated, sentence: Span, exercise: str | None, title: Block | None, often: TimesADay
) -> Statement:
    """How often a day a sentence tells to do an exercise."""
    return Statement(
        subject_kind="exercise",
        subject_id=exercise,
        aspect="frequency_per_day",
        interval=often.value,
        unit="per day",
        start=sentence.start,
        end=sentence.end,
        stance=stance_at(annotated, sentence, often.at),
        conditions=conditions_at(annotated, sentence, often.at, (), title),
        rule="times a day",
        figure=often.at,
    )


def _names_two(annotated: Annotated, sentence: Span, name: NameCandidate, tools: Tools) -> bool:
    """Whether another exercise stands before or behind the one that a sentence names."""
    text = annotated.document.text[sentence.start : sentence.end]
    around = (text[: name.start], text[name.end :])
    return any((other := tools.names.strongest_in(part)) and other.strength == "strong" for part in around)
