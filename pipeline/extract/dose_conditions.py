"""For whom, for what and when a dose is: by its sentence, the label in front of it, the headings above it."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import Final

from pipeline.extract.condition_words import goal_in, level_in
from pipeline.extract.labels import FOR_WHOM
from pipeline.extract.language import Annotated
from pipeline.extract.presentations import Presentation
from pipeline.extract.qualifiers import conditions_at, conditions_of, headed_at, is_for_others
from pipeline.extract.tool_cases import tool_case
from pipeline.models import Conditions, Span

MAX_LABEL: Final = 40
"""Characters in front of a dose among which its label stands."""
_LABEL: Final = re.compile(r"\W*(?:.{3,36}[:,–—-]\s*$|(?:(?:then|and),?\s)?(?:on|in|during|by)\s)")


def conditions_of_dose(
    annotated: Annotated, dose: Span, sentence: Span, part: Span, role: str | None, exercise: str, *, alone: bool
) -> Conditions:
    """The conditions that a dose's own sentence and the label of its part set.

    `alone` says that the sentence has no other dose, so that all of it is on this one.
    """
    if alone:
        own = conditions_of(annotated, sentence, ())
    else:
        own = conditions_at(annotated, _with_label(annotated, sentence, role), dose, (), None)
    if not is_for_others(annotated, sentence, dose):
        own = merged(own, _of_label(annotated, part, role))
    case = None if own.phase else tool_case(annotated, sentence, dose, exercise)
    return replace(own, phase=case) if case else own


def conditions_of_headings(annotated: Annotated, presentation: Presentation) -> Conditions:
    """What the headings above a presentation set: a week, a level."""
    level = next((level for text in presentation.context if (level := level_in(text))), None)
    phase = conditions_of(annotated, Span(0, 0), presentation.context).phase
    return Conditions(level=level, phase=_phase_of_line(annotated, presentation) or phase)


def _phase_of_line(annotated: Annotated, presentation: Presentation) -> str | None:
    """The stretch of a plan with which what names the exercise begins: "Week 2: Squat 5x5", "On day 1, do 5 dips"."""
    name = presentation.candidate.start
    sentence = annotated.sentence_at(name)
    begin = max(annotated.folded.rfind("\n", 0, name) + 1, sentence.start if sentence else 0)
    label = Span(begin, name)
    if label.end - label.start > MAX_LABEL or not _LABEL.match(annotated.folded, *label):
        return None
    return conditions_of(annotated, label, ()).phase


def as_headed(annotated: Annotated, offset: int, own: Conditions) -> Conditions:
    """A dose's conditions with the people and the season for which the headings above its place say it is written."""
    people, season = headed_at(annotated, offset)
    return replace(own, population=own.population or people, phase=own.phase or season)


def merged(own: Conditions, above: Conditions) -> Conditions:
    """What a dose's own words set, completed by what is set from above."""
    return Conditions(
        own.level or above.level, own.goal or above.goal, own.population or above.population, own.phase or above.phase
    )


def _with_label(annotated: Annotated, sentence: Span, role: str | None) -> Span:
    """A sentence with the label in front of it that says for whom its first dose is."""
    whole = annotated.sentence_at(sentence.start) if role in FOR_WHOM else None
    return Span(whole.start, sentence.end) if whole else sentence


def _of_label(annotated: Annotated, part: Span, role: str | None) -> Conditions:
    """What the label in front of a dose sets: "Strength: 4-5 sets of 4-6", "Beginners: 2 sets of 10", "Seniors: 15"."""
    if role not in FOR_WHOM:
        return Conditions()
    label = annotated.folded[max(0, part.start - MAX_LABEL) : part.start].rpartition("\n")[2]
    population = conditions_of(annotated, Span(part.start - len(label), part.start), ()).population
    return Conditions(level=level_in(label), goal=goal_in(label), population=population)
