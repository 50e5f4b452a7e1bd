"""The doses that tips give: with which to begin, "Start with 2 sets of 10 and add one a week", and no others."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Final

from pipeline.extract.doses import Dose
from pipeline.extract.language import Annotated
from pipeline.models import Span

_BEGIN: Final = re.compile(
    r"\b(?:start|begin)\s(?:out\s|off\s)?(?:with|by doing|at)\s+(?:(?:just|about|only|an easy)\s+)?$"
)


def may_begin(annotated: Annotated, tip: Span) -> bool:
    """Whether a tip has a word of beginning."""
    return any(annotated.folded.find(word, *tip) >= 0 for word in ("start", "begin"))


def to_begin_with(annotated: Annotated, sentence: Span, doses: Iterable[Dose]) -> list[Dose]:
    """Those of a tip's doses with which it tells to begin."""
    return [dose for dose in doses if _BEGIN.search(annotated.folded, sentence.start, dose.start)]
