"""The slope of a bench: degrees said of the bench or its backrest, not of a joint."""

from __future__ import annotations

import re
from typing import Final, NamedTuple

from pipeline.extract.clauses import clause_at, is_condition
from pipeline.extract.language import Annotated
from pipeline.models import Interval, Span
from pipeline.text import number_value

_NUMBER: Final = r"(?:\d{1,2}|(?:ten|fifteen|twenty|thirty|forty|fifty|sixty|seventy|eighty)(?:-five)?)"
_ANGLE: Final = re.compile(
    rf"\b(?P<low>{_NUMBER})(?:\s?(?:°|degrees?)?\s?(?:-|–|to|or|and)\s?(?P<high>{_NUMBER}))?(?:\s?°|[\s-]?degrees?\b)"
)
_BENCH: Final = re.compile(r"\b(?:bench|back ?-?rest|incline|back pad|slope)\b")
_OTHER: Final = re.compile(
    r"\b(?:knees?|elbows?|hips?|torso|trunk|upper arms?|arms?|toes|feet|legs?|wrists?|decline|platform|sled|palms?|"
    r"hands?|dumbbells?|handles?|thighs?|shins?|f|c|fahrenheit|celsius)\b"
)
"""What may have an angle of its own: degrees next to it are not the bench's."""
_DENIED: Final = re.compile(
    r"(?:\b(?:not|never|avoid|above|below|beyond|past|over|under|steeper than|more than|less than)|n't)\b[^.;]{0,30}$"
)
_NEAR: Final = 60
"""Characters before degrees, about one clause, in which the bench is named; behind them, half as many."""
_STEEPEST: Final = 90
"""A backrest at 90 degrees is a seat."""


class BenchAngle(NamedTuple):
    """Degrees of a bench, and where they stand."""

    value: Interval
    at: Span


def bench_angle_in(annotated: Annotated, sentence: Span) -> BenchAngle | None:
    """The slope that a sentence or a row of a table asks for, None when it asks for none."""
    folded = annotated.folded
    if folded.find("degree", sentence.start, sentence.end) < 0 and folded.find("°", sentence.start, sentence.end) < 0:
        return None
    for found in _ANGLE.finditer(folded, sentence.start, sentence.end):
        low = number_value(found.group("low"))
        high = number_value(found.group("high")) if found.group("high") else low
        if low is None or high is None or not 0 < low <= high < _STEEPEST:
            continue
        clause = clause_at(folded, sentence, Span(found.start(), found.end()))
        # A cell's label stands in the cell before it.
        start = 0 if found.start() - sentence.start <= 1 else sentence.start
        before = folded[max(start, found.start() - _NEAR) : found.start()]
        after = folded[found.end() : min(clause.end, found.end() + _NEAR // 2)]
        if _DENIED.search(before) or is_condition(folded[clause.start : found.start()]):
            continue
        if _BENCH.search(before + " " + after) and not _OTHER.search(before + " " + after):
            return BenchAngle(Interval(low, high), Span(found.start(), found.end()))
    return None
