"""Breathing: a breath and a phase of the movement in one clause; in on the way down means out on the way up.

The breath may be a label ("Inhale: lift the hips."), and behind the label "Breathing" one word ("in on the way down").
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from pipeline.extract.language import Annotated, Term
from pipeline.extract.spoken_of import line_above
from pipeline.models import Span

_PAIRS: Final = (
    ("lifting", "lowering"),
    ("rounding", "arching"),
    ("going out", "coming back"),
    ("opening", "closing"),
)
_OPPOSITE: Final = {one: other for pair in _PAIRS for one, other in (pair, pair[::-1])}
_VALUES: Final = {
    "lifting": "exhale on the way up",
    "lowering": "exhale on the way down",
    "rounding": "exhale while rounding",
    "arching": "exhale while arching",
    "going out": "exhale on the way out",
    "coming back": "exhale on the way back",
    "opening": "exhale while opening",
    "closing": "exhale while closing",
}
_CLAUSE: Final = re.compile(r"[.;:!?]|,|\bthen\b|\band\b(?=\s+(?:exhale|inhale|breathe))")
_LABELLED: Final = re.compile(r"[*_]{0,2}\s?:")
"""Behind a breath: what follows is what to do with it."""
_BREATHING_LINE: Final = re.compile(r"\W*(?:breath|breathing|breathe|how to breathe)[*_]{0,2}\s?[:–—|\n-]")
_IN_OR_OUT: Final = re.compile(r"\b(?P<breath>in|out)\b(?=[\w ]{0,8}\b(?:on the|as you|while|when you|during|to)\b)")
"""A breath where the line is about breathing: "in as you lower"."""
_ADVERB: Final = re.compile(r"\W+(?:on )?(?:the )?(?P<phase>up|down)\b(?=\W*(?:$|[,.;/\n]|and\b|then\b))")
"""A phase in one word right behind the breath: "inhale down, exhale up"."""
_ADVERBS: Final = {"up": "lifting", "down": "lowering"}
_BREATHED: Final = re.compile(
    r"\b(?:abdomen|belly|chest|diaphragm|lungs|navel|rib ?cage|ribs?|stomach|tummy) (?:\w+ )?$"
)
"""Before a phase that is one of the breath and of no movement: "inhale and let your belly rise"."""
_NEAR: Final = 24
_BEHIND: Final = 60
_NEGATION: Final = re.compile(r"(?:\b(?:not|never|avoid|without|instead of|rather than)\b|n't\b)[^.,;:]{0,24}$")


def breathing_in(annotated: Annotated, sentence: Span) -> tuple[str, Span] | None:
    """The way of breathing that a sentence teaches, and where: "exhale on the way up", "exhale while rounding"."""
    terms = annotated.terms_in("breathing", sentence)
    if not terms:
        return None
    folded = annotated.folded
    breaths = [term for term in terms if term.id.startswith("breath")] or _short_breaths(folded, sentence)
    phases = [term for term in terms if not term.id.startswith("breath") and not _is_of_breath(folded, term)]
    phases += [phase for breath in breaths if (phase := _adverb_behind(folded, breath, sentence.end))]
    labels = {found.end() - 1 for breath in breaths if (found := _LABELLED.match(folded, breath.end, sentence.end))}
    cuts = [found.start() for found in _CLAUSE.finditer(folded, sentence.start, sentence.end)]
    cuts = [cut for cut in cuts if cut not in labels]
    for breath in breaths:
        start = max((cut for cut in cuts if cut < breath.start), default=sentence.start)
        end = min((cut for cut in cuts if cut >= breath.end), default=sentence.end)
        near = [phase for phase in phases if start <= phase.start < end and _nearest(phase, breaths) == breath]
        # "As you breathe in, round your back": the phase stands in the clause behind.
        if not near and folded[max(sentence.start, breath.start - 8) : breath.start].endswith("as you "):
            near = [phase for phase in phases if 0 < phase.start - breath.end <= _BEHIND]
        if not near or _NEGATION.search(folded[start : breath.start]):
            continue
        phase = min(near, key=lambda term: abs(term.start - breath.end))
        out = phase.id if breath.id == "breath out" else _OPPOSITE[phase.id]
        return _VALUES[out], Span(breath.start, breath.end)
    return None


def _is_of_breath(folded: str, phase: Term) -> bool:
    """Whether it is the belly or the chest that rises or falls, as it does with any breath."""
    return _BREATHED.search(folded[max(0, phase.start - _NEAR) : phase.start]) is not None


def _nearest(phase: Term, breaths: Sequence[Term]) -> Term:
    """The breath that a phase stands next to: "grow tall with the inhale, turn further with the exhale"."""
    return min(breaths, key=lambda breath: min(abs(phase.start - breath.end), abs(breath.start - phase.end)))


def _short_breaths(folded: str, sentence: Span) -> list[Term]:
    """The breaths of a line about breathing that only says "in" and "out"."""
    line = folded.rfind("\n", 0, sentence.start) + 1
    if not any(_BREATHING_LINE.match(folded, start, sentence.end) for start in (line, line_above(folded, line).start)):
        return []
    found = _IN_OR_OUT.finditer(folded, sentence.start, sentence.end)
    return [Term(f"breath {breath['breath']}", breath.start(), breath.end()) for breath in found]


def _adverb_behind(folded: str, breath: Term, end: int) -> Term | None:
    """The phase that one word behind a breath names."""
    found = _ADVERB.match(folded, breath.end, end)
    return Term(_ADVERBS[found["phase"]], *found.span("phase")) if found else None
