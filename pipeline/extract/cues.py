"""Technique cues: stance, grip, depth, elbows, breathing and their kind, each with its polarity."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from pipeline.extract.language import Annotated
from pipeline.extract.presentations import Presentation
from pipeline.extract.qualifiers import conditions_of, stance_of
from pipeline.models import Span, Statement
from pipeline.vocabulary import Vocabulary

_ROLES: Final = frozenset({None, "steps", "setup", "tips", "breathing", "mistakes", "dose"})
_NEGATION: Final = re.compile(r"\b(?:do not|don't|never|avoid|without|not|instead of|rather than|no)\b[^,.;:]{0,30}$")
_CLAUSE: Final = re.compile(r"[.;:!?]|,|\bthen\b|\band\b(?=\s+(?:exhale|inhale|breathe))")


def cues_of(annotated: Annotated, presentation: Presentation, vocabulary: Vocabulary) -> list[Statement]:
    """The cues of one presentation, each value of an aspect once."""
    found: dict[tuple[str, str | None, int], Statement] = {}
    for part in presentation.parts:
        if part.role not in _ROLES:
            continue
        for sentence in annotated.sentences_in(part.span):
            for cue in (*_phrases(annotated, sentence, vocabulary, part.role), *_breathing(annotated, sentence)):
                found.setdefault((cue.aspect, cue.value, cue.polarity), cue)
    return list(found.values())


def _phrases(annotated: Annotated, sentence: Span, vocabulary: Vocabulary, role: str | None) -> Iterator[Statement]:
    for term in annotated.terms_in("cues", sentence):
        entry = vocabulary.cues[term.id]
        before = annotated.folded[max(sentence.start, term.start - 40) : term.start]
        own_negation = re.match(
            r"(?:do not|don't|never|avoid|without|no |not )", annotated.folded[term.start : term.end]
        )
        negated = not own_negation and (_NEGATION.search(before) is not None or role == "mistakes")
        yield Statement(
            subject_kind="exercise",
            subject_id=None,
            aspect=entry.aspect,
            value=entry.value,
            polarity=-entry.polarity if negated else entry.polarity,
            start=sentence.start,
            end=sentence.end,
            stance=stance_of(annotated, sentence),
            conditions=conditions_of(annotated, sentence, ()),
            rule="cue phrase",
        )


def _breathing(annotated: Annotated, sentence: Span) -> Iterator[Statement]:
    """A breath and a phase of the movement in one clause; in on the way down means out on the way up."""
    terms = annotated.terms_in("breathing", sentence)
    cuts = [found.start() for found in _CLAUSE.finditer(annotated.folded, sentence.start, sentence.end)]
    for breath in (term for term in terms if term.id.startswith("breath")):
        start = max((cut for cut in cuts if cut < breath.start), default=sentence.start)
        end = min((cut for cut in cuts if cut >= breath.end), default=sentence.end)
        phases = [term for term in terms if term.id in ("lowering", "lifting") and start <= term.start < end]
        if not phases:
            continue
        phase = min(phases, key=lambda term: abs(term.start - breath.end))
        exhales_up = (breath.id == "breath out") == (phase.id == "lifting")
        yield Statement(
            subject_kind="exercise",
            subject_id=None,
            aspect="breathing",
            value="exhale on the way up" if exhales_up else "exhale on the way down",
            start=sentence.start,
            end=sentence.end,
            stance=stance_of(annotated, sentence),
            rule="breath and phase",
        )
        return
