"""Equipment that an entry says is used: in its name, its requirement line, its instructions."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from pipeline.extract.language import Annotated
from pipeline.extract.presentations import Presentation
from pipeline.models import EquipmentUse, Span, Step
from pipeline.vocabulary import Vocabulary

_ROLES: Final = frozenset({"equipment"})
_NEEDS: Final = re.compile(
    r"you(?:'ll| will)? need\b|\brequires?\b|\bperformed (?:on|with)\b|\bholding\b|\busing\b|whether performed|"
    r"can be (?:done|performed)"
)
_NONE: Final = re.compile(r"\s*(?:none|no(?:thing)?\b|bodyweight|body weight)")
_VERB_STEP: Final = re.compile(
    r"(?:^|[.;,:]\s*|then |and |or |to |slowly |,)step[s]?$|step (?:back|forward|up|down|out|to|onto|one|your|away|"
    r"with|right|left|over|side|the|feet|into|everything)"
)
_BAR: Final = re.compile(r"\b(?:the|a) bar\b|\bthe rod\b|\bbar's\b")
_HANGING: Final = frozenset(
    {"pull up", "chin up", "hang", "muscle up", "knee raise", "leg raise", "toes to bar", "front lever"}
)
_COMFORT: Final = frozenset({"mat", "block", "partner", "rack", "weighted vest"})
"""Supports and comforts in passing: they count only where the entry requires them."""


def equipment_of(
    annotated: Annotated, presentation: Presentation, steps: list[Step], vocabulary: Vocabulary
) -> list[EquipmentUse]:
    """The equipment of one presentation; each piece once, where it is first stated."""
    found = [
        *_in_name(presentation, vocabulary, annotated),
        *_in_label(annotated, presentation),
        *_in_steps(annotated, presentation, steps),
        *_in_requirements(annotated, presentation),
    ]
    best: dict[str, EquipmentUse] = {}
    for use in found:
        best.setdefault(use.equipment_id, use)
    specific = {
        use.equipment_id
        for use in best.values()
        if use.equipment_id.endswith(" machine") and use.equipment_id != "machine"
    }
    if specific:
        best.pop("machine", None)
    return list(best.values())


def _in_name(presentation: Presentation, vocabulary: Vocabulary, annotated: Annotated) -> Iterator[EquipmentUse]:
    candidate = presentation.candidate
    lead = presentation.lead or Span(candidate.start, candidate.end)
    end = candidate.end
    tail = annotated.folded[end : min(lead.end, end + 40)]
    bracket = re.match(r"\s*\([^)]*\)", tail)
    span = Span(candidate.start, end + (bracket.end() if bracket else 0))
    stated = {hit.value for hit in candidate.parsed.hits if hit.facet == "equipment"}
    if "rope" in candidate.parsed.values("variant"):
        stated.add("rope")
    for term in annotated.terms_in("equipment", span):
        if term.id in stated or term.start >= end:
            yield EquipmentUse(term.id, term.start, term.end)
            stated.discard(term.id)
    for value in sorted(stated):
        yield EquipmentUse(value, candidate.start, candidate.end)


def _in_label(annotated: Annotated, presentation: Presentation) -> Iterator[EquipmentUse]:
    for part in presentation.parts:
        if part.role not in _ROLES:
            continue
        if _NONE.match(annotated.folded, part.span.start, part.span.end):
            yield EquipmentUse("bodyweight", part.span.start, part.span.end)
            continue
        for term in annotated.terms_in("equipment", part.span):
            yield EquipmentUse(term.id, term.start, term.end)


def _in_steps(annotated: Annotated, presentation: Presentation, steps: list[Step]) -> Iterator[EquipmentUse]:
    movements = set(presentation.candidate.parsed.values("movement"))
    for step in steps:
        span = Span(step.start, step.end)
        for term in annotated.terms_in("equipment", span):
            if (
                term.id in _COMFORT
                or term.id == "bodyweight"
                or (term.id == "step" and _is_verb(annotated.folded, span, term.start, term.end))
            ):
                continue
            yield EquipmentUse(term.id, term.start, term.end)
        bar = _BAR.search(annotated.folded, span.start, span.end)
        if bar:
            yield EquipmentUse("pull-up bar" if movements & _HANGING else "barbell", bar.start(), bar.end())


def _is_verb(folded: str, span: Span, start: int, end: int) -> bool:
    before = folded[max(span.start, start - 14) : start]
    return re.search(r"\b(?:a|the|or|sturdy|low|high|aerobic|on)\s+$", before) is None


def _in_requirements(annotated: Annotated, presentation: Presentation) -> Iterator[EquipmentUse]:
    for part in presentation.parts:
        if part.role not in (None, "steps", "setup"):
            continue
        for sentence in annotated.sentences_in(part.span):
            if not _NEEDS.search(annotated.folded, sentence.start, sentence.end):
                continue
            if re.search(
                r"\b(?:added|extra|advanced|challenge|harder|also|can (?:also )?use|if you)\b",
                annotated.folded[sentence.start : sentence.end],
            ):
                continue
            for term in annotated.terms_in("equipment", sentence):
                if term.id == "step" and _is_verb(annotated.folded, sentence, term.start, term.end):
                    continue
                if term.id not in _COMFORT:
                    yield EquipmentUse(term.id, term.start, term.end)
