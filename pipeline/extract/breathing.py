"""Breathing: a breath and a phase of the movement in one clause; in on the way down means out on the way up."""

from __future__ import annotations

import re
from typing import Final

from pipeline.extract.language import Annotated
from pipeline.models import Span

_CLAUSE: Final = re.compile(r"[.;:!?]|,|\bthen\b|\band\b(?=\s+(?:exhale|inhale|breathe))")
_NEGATION: Final = re.compile(r"(?:\b(?:not|never|avoid|without|instead of|rather than)\b|n't\b)[^.,;:]{0,24}$")


def breathing_in(annotated: Annotated, sentence: Span) -> tuple[str, Span] | None:
    """The way of breathing that a sentence teaches, and where: "exhale on the way up" or "… down"."""
    breaths = [term for term in annotated.terms_in("breathing", sentence) if term.id.startswith("breath")]
    if not breaths:
        return None
    phases = [term for term in annotated.terms_in("breathing", sentence) if term.id in ("lowering", "lifting")]
    folded = annotated.folded
    cuts = [found.start() for found in _CLAUSE.finditer(folded, sentence.start, sentence.end)]
    for breath in breaths:
        start = max((cut for cut in cuts if cut < breath.start), default=sentence.start)
        end = min((cut for cut in cuts if cut >= breath.end), default=sentence.end)
        near = [phase for phase in phases if start <= phase.start < end]
        if not near or _NEGATION.search(folded[start : breath.start]):
            continue
        phase = min(near, key=lambda term: abs(term.start - breath.end))
        exhales_up = (breath.id == "breath out") == (phase.id == "lifting")
        return f"exhale on the way {'up' if exhales_up else 'down'}", Span(breath.start, breath.end)
    return None
