"""Muscles that an article says an exercise works: label lines, table cells and sentences of effect."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from pipeline.extract.language import Annotated, Term
from pipeline.extract.presentations import Part, Presentation, Tools
from pipeline.models import MuscleRole, MuscleUse, Span
from pipeline.vocabulary import Vocabulary

_LABEL_ROLES: Final[dict[str, MuscleRole]] = {
    "muscles": "worked",
    "primary muscles": "primary",
    "secondary muscles": "secondary",
}
_INLINE_ROLE: Final = re.compile(r"\(?\b(primary|main|mainly|secondary|assist\w*|stabili[sz]\w*|helper\w*|also)\b\)?")
_PROSE_ROLES: Final = frozenset({None, "benefits", "faq", "tips"})
_EMPTY: Final = re.compile(r"\s*(?:none|n/?a|-|—)\b")
_STRENGTH_ORDER: Final[dict[MuscleRole, int]] = {"primary": 0, "worked": 1, "secondary": 2}


def muscles_of(
    annotated: Annotated, presentation: Presentation, vocabulary: Vocabulary, tools: Tools
) -> list[MuscleUse]:
    """The muscles of one presentation; each muscle once, with the strongest statement about it."""
    labelled = [
        use
        for part in presentation.parts
        if part.role in _LABEL_ROLES
        for use in _from_label(annotated, part, vocabulary)
    ]
    prose = [
        use
        for part in presentation.parts
        if part.role in _PROSE_ROLES
        for sentence in annotated.sentences_in(part.span)
        for use in _from_sentence(annotated, sentence, vocabulary, tools, presentation)
    ]
    if labelled:
        prose = [use for use in prose if use.muscle_id in {label.muscle_id for label in labelled}]
    best: dict[str, MuscleUse] = {}
    for use in [*labelled, *prose]:
        best.setdefault(use.muscle_id, use)
    return list(best.values())


def _from_label(annotated: Annotated, part: Part, vocabulary: Vocabulary) -> Iterator[MuscleUse]:
    if part.role is None or _EMPTY.match(annotated.folded, part.span.start, part.span.end):
        return
    role = _LABEL_ROLES[part.role]
    terms = annotated.terms_in("muscles", part.span)
    if part.span.end - part.span.start > 160 or annotated.folded[part.span.start : part.span.end].count(". ") > 1:
        return
    specific = [
        term
        for term in terms
        if vocabulary.muscles[term.id].kind != "region" or term.id in ("core", "lower back", "upper back", "grip")
    ]
    for term in specific or terms:
        if _negated(annotated.folded, part.span.start, term.start):
            continue
        inline = _INLINE_ROLE.match(annotated.folded, term.end + 1, part.span.end)
        yield MuscleUse(term.id, _inline_role(inline.group(1)) if inline else role, term.start, term.end)


def _inline_role(word: str) -> MuscleRole:
    return "primary" if word in ("primary", "main", "mainly") else "secondary"


def _from_sentence(
    annotated: Annotated, sentence: Span, vocabulary: Vocabulary, tools: Tools, presentation: Presentation
) -> Iterator[MuscleUse]:
    folded = annotated.folded[sentence.start : sentence.end]
    if folded.endswith("?") or tools.instructions.instructs(folded):
        return
    effects = annotated.terms_in("effects", sentence)
    muscles = [term for term in annotated.terms_in("muscles", sentence) if not _in_name(term, presentation, annotated)]
    if not effects or not muscles or any(term.id == "none" for term in effects):
        return
    for term in muscles:
        if vocabulary.muscles[term.id].kind == "region" and term.id not in ("core", "lower back", "upper back", "grip"):
            continue
        before = [effect for effect in effects if effect.end <= term.start]
        after = [effect for effect in effects if effect.start >= term.end]
        if not before and not any(
            effect.id == "primary" and "mover" in annotated.folded[effect.start : effect.end] for effect in after
        ):
            continue
        if _negated(annotated.folded, sentence.start, term.start):
            continue
        yield MuscleUse(term.id, _role(before or after), term.start, term.end)


def _role(effects: list[Term]) -> MuscleRole:
    """The role that the nearest effect gives; "also" and "assists" after it make it secondary."""
    nearest = effects[-1]
    if nearest.id in ("primary", "secondary"):
        return "primary" if nearest.id == "primary" else "secondary"
    if len(effects) > 1 and effects[-2].id == "secondary" and nearest.start - effects[-2].end < 20:
        return "secondary"
    if len(effects) > 1 and effects[-2].id == "primary" and nearest.start - effects[-2].end < 3:
        return "primary"
    return "worked"


def _negated(folded: str, start: int, term_start: int) -> bool:
    return (
        re.search(r"\b(?:not|without|rather than|instead of|than|n't|no)\b[^,.;]{0,24}$", folded[start:term_start])
        is not None
    )


def _in_name(term: Term, presentation: Presentation, annotated: Annotated) -> bool:
    """Whether a muscle word only stands in the exercise's name ("hamstring curls isolate…")."""
    rest = annotated.folded[term.end : term.end + 14].lstrip()
    return (
        re.match(r"(?:curl|bridge|raise|stretch|press|thrust|kick|pull|extension|fly|exercise|roll|crunch|plank)", rest)
        is not None
    )
