"""A conflict in one sentence: who says what, and why the two compare."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from pipeline.text import range_in_words
from pipeline.vocabulary import AspectEntry


@dataclass(frozen=True, slots=True)
class Claim:
    """One side of a dispute: a value or a range (infinite where an end is open), who says it and for whom."""

    title: str
    value: str | None
    polarity: int
    low: float | None
    high: float | None
    others: int
    """How many further sources say the same."""
    conditions: tuple[str, ...]


def explain(entry: AspectEntry, a: Claim, b: Claim, dispute: Mapping[str, Any]) -> str:
    """Explain in one sentence: "A says 5–8 reps, B says 12–15 reps; the same exercise, no level given by either."."""
    per_side = " per side" if dispute["per_side"] and entry.compare == "interval" else ""
    sides = ", ".join(f"“{side.title}”{_company(side)} says {_said(entry, side)}{per_side}" for side in (a, b))
    return f"{sides}; {_why_comparable(a, b, dispute)}."


def _said(entry: AspectEntry, claim: Claim) -> str:
    if claim.low is None or claim.high is None:
        said = entry.says.replace("{}", claim.value or "")
        return said if claim.polarity == 1 else f"not {said}"
    return entry.says.replace("{}", range_in_words(claim.low, claim.high))


def _company(claim: Claim) -> str:
    if not claim.others:
        return ""
    return f" (and {claim.others} more)"


def _why_comparable(a: Claim, b: Claim, dispute: Mapping[str, Any]) -> str:
    subject = f"the same {dispute['subject_kind']}" if dispute["subject_kind"] != "general" else "training in general"
    if not a.conditions and not b.conditions:
        return f"{subject}, no level, goal or population given by either"
    if dispute["same_conditions"]:
        return f"{subject}, both for {' and '.join(a.conditions)}"
    stated, silent = (a, b) if a.conditions else (b, a)
    if silent.conditions:
        return f"{subject}, but one is for {' and '.join(a.conditions)}, the other for {' and '.join(b.conditions)}"
    return f"{subject}, but only “{stated.title}” says for whom: {' and '.join(stated.conditions)}"
