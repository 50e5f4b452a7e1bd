"""Breathing: a breath and a phase of the movement in one clause; in on the way down means out on the way up."""

from __future__ import annotations

import re
from typing import Final

from pipeline.extract.language import Annotated
from pipeline.models import Span

_OPPOSITE: Final = {"lowering": "lifting", "lifting": "lowering", "rounding": "arching", "arching": "rounding"}
_VALUES: Final = {
    "lifting": "exhale on the way up",
    "lowering": "exhale on the way down",
    "rounding": "exhale while rounding",
    "arching": "exhale while arching",
}
_CLAUSE: Final = re.compile(r"[.;:!?]|,|\bthen\b|\band\b(?=\s+(?:exhale|inhale|breathe))")
_BEHIND: Final = 60
_NEGATION: Final = re.compile(r"(?:\b(?:not|never|avoid|without|instead of|rather than)\b|n't\b)[^.,;:]{0,24}$")


def breathing_in(annotated: Annotated, sentence: Span) -> tuple[str, Span] | None:
    """The way of breathing that a sentence teaches, and where: "exhale on the way up", "exhale while rounding"."""
    breaths = [term for term in annotated.terms_in("breathing", sentence) if term.id.startswith("breath")]
    if not breaths:
        return None
    phases = [term for term in annotated.terms_in("breathing", sentence) if not term.id.startswith("breath")]
    folded = annotated.folded
    cuts = [found.start() for found in _CLAUSE.finditer(folded, sentence.start, sentence.end)]
    for breath in breaths:
        start = max((cut for cut in cuts if cut < breath.start), default=sentence.start)
        end = min((cut for cut in cuts if cut >= breath.end), default=sentence.end)
        near = [phase for phase in phases if start <= phase.start < end]
        # "As you breathe in, round your back": the phase stands in the clause behind.
        if not near and folded[max(sentence.start, breath.start - 8) : breath.start].endswith("as you "):
            near = [phase for phase in phases if 0 < phase.start - breath.end <= _BEHIND]
        if not near or _NEGATION.search(folded[start : breath.start]):
            continue
        phase = min(near, key=lambda term: abs(term.start - breath.end))
        out = phase.id if breath.id == "breath out" else _OPPOSITE[phase.id]
        return _VALUES[out], Span(breath.start, breath.end)
    return None
