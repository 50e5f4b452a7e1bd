"""The conditions and the stance around a statement: for whom, for what, and whether the source stands by it."""

from __future__ import annotations

import re
from typing import Final

from pipeline.extract.language import Annotated
from pipeline.models import Conditions, Span, Stance

_PHASE: Final = re.compile(
    r"\b(?:(?:weeks?|days?|months?|phases?|stages?)\s+(?:\d+(?:\s*(?:-|to|and)\s*\d+)?\+?|one|two|three|four|five|six)|long-term)\b"
)


def conditions_of(annotated: Annotated, sentence: Span, headings: tuple[str, ...]) -> Conditions:
    """The level, goal, population and phase that a sentence or the headings above it set."""
    found: dict[str, str] = {}
    for term in annotated.terms_in("qualifiers", sentence):
        kind, _, value = term.id.partition(":")
        found.setdefault(kind, value)
    phase = _PHASE.search(annotated.folded, sentence.start, sentence.end)
    heading_phase = next((match.group() for text in headings if (match := _PHASE.search(text.lower()))), None)
    return Conditions(
        level=found.get("level"),
        goal=found.get("goal"),
        population=found.get("population"),
        phase=phase.group() if phase else heading_phase,
    )


def stance_of(annotated: Annotated, sentence: Span) -> Stance:
    """Whether the source asserts a sentence, reports it (a study, its own log, others) or refutes it."""
    stances = {
        term.id.partition(":")[2]
        for term in annotated.terms_in("qualifiers", sentence)
        if term.id.startswith("stance:")
    }
    if "refuted" in stances:
        return "refuted"
    return "reported" if "reported" in stances else "asserted"
