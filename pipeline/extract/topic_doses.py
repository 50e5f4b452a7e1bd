"""Doses of an article's one exercise that stand apart from its description: "three sets of ten will do" in a remark.

They are no prescriptions, which an exercise has where it is described, but figures to compare with those of others.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from typing import Final

from pipeline.extract.clauses import is_condition, is_question
from pipeline.extract.counted_by_name import counted_by_name
from pipeline.extract.doses import Dose
from pipeline.extract.language import Annotated
from pipeline.extract.presentations import Tools
from pipeline.extract.qualifiers import conditions_at
from pipeline.extract.sides import both_sides_end
from pipeline.extract.stance import is_bounded_by, stance_at
from pipeline.extract.tool_cases import tool_case
from pipeline.extract.traps import trap_of
from pipeline.models import Block, Interval, Span, Statement

_COUNTS: Final = re.compile(r"\b(?:sets?|reps?|repetitions?)\b|\d\s?[x×]\s?\d")
_HOLDS: Final = re.compile(r"\b(?:hold\w*|stay|plank\w*)\b")
_HELD_NAME: Final = re.compile(r"\b(?:stretch\w*|plank|hold|hang|wall sit|pose)\b", re.IGNORECASE)
_BEGINS: Final = re.compile(r"^[\W]*(?:(?:about|only|just|for|at most|no more than|at least) )?$")
"""Before a time in a remark on a held exercise, it is how long to hold it: "Five seconds, then let go."."""
_ENDS: Final = re.compile(
    r"[,.;:!]*\s*(?:$|(?:then|and|or|per|each|on|a|is|are|will|max\w*|tops|at (?:most|least|the))\b)"
)
_NO_WORK: Final = re.compile(
    r"\b(?:warm[- ]?up|empty bar|rest\w*|recover\w*|break|pause|tempo|add|increase|progress\w*|week|weeks|month|day|"
    r"work up|build up|test|record|challenge|instead of|other exercise|alternate|superset|circuit)\b"
)
_BOUND: Final = re.compile(r"\b(?:never|not|no|n't)\b[^.;]{0,24}\b(?:more|longer|over|beyond|above|past)(?: than)?\s+$")
_MOST_MINUTES: Final = 10
"""A longer hold is the length of a workout."""
_SECONDS: Final = 60


def topic_doses(
    annotated: Annotated, sentence: Span, exercise: str | None, title: Block | None, tools: Tools, name: str = ""
) -> Iterator[Statement]:
    """The sets, repetitions and holds that a sentence advises for the article's exercise, called `name`."""
    text = annotated.folded[sentence.start : sentence.end]
    is_held = _HELD_NAME.search(exercise or name) is not None
    held = _HOLDS.search(text) is not None
    if not (held or is_held or _COUNTS.search(text)) or _NO_WORK.search(text) or is_question(text):
        return
    own = counted_by_name(annotated, sentence, exercise or name)
    for dose in (*tools.doses(annotated, sentence), *own):
        before = annotated.folded[sentence.start : dose.start]
        written = annotated.folded[dose.start : dose.end]
        beyond = written.startswith(("more than", "over", "beyond")) and is_bounded_by(before + "more than ")
        most = beyond or _BOUND.search(before) is not None
        alone = is_held and bool(_BEGINS.match(before) and _ENDS.match(annotated.folded[dose.end : sentence.end]))
        if (
            dose.per_side
            or both_sides_end(annotated, dose)
            or is_condition(before)
            or (not most and trap_of(annotated.folded, sentence, dose))
        ):
            continue
        if not most and stance_at(annotated, sentence, dose.span) != "asserted":
            continue
        conditions = conditions_at(annotated, sentence, dose.span, (), title)
        case = None if conditions.phase else tool_case(annotated, sentence, dose.span, exercise or name)
        for aspect, value, unit in _figures(dose, held or alone):
            yield Statement(
                subject_kind="exercise",
                subject_id=exercise,
                aspect=aspect,
                interval=Interval(None, value.low if beyond else value.high) if most else value,
                unit=unit,
                start=sentence.start,
                end=sentence.end,
                conditions=replace(conditions, phase=case) if case else conditions,
                rule=f"remark: {dose.rule}",
                figure=dose.span,
            )


def _figures(dose: Dose, held: bool) -> Iterator[tuple[str, Interval, str]]:
    if dose.sets:
        yield "sets", dose.sets, "sets"
    if dose.reps is None:
        return
    if dose.unit == "reps":
        yield "reps", dose.reps, "reps"
    elif held and dose.unit in ("seconds", "minutes"):
        factor = _SECONDS if dose.unit == "minutes" else 1
        low, high = (None if end is None else end * factor for end in dose.reps)
        if max(end for end in (low, high, 0) if end is not None) <= _MOST_MINUTES * _SECONDS:
            yield "hold_seconds", Interval(low, high), "seconds"
