"""Articles that write repetitions before sets: "12 x 3" of one that never writes the smaller figure first."""

from __future__ import annotations

import re
from typing import Final

from pipeline.extract.dose_rules import SETS_TIMES_REPS
from pipeline.extract.doses import FEWEST_REPS_FIRST, Dose
from pipeline.extract.language import Annotated

_PAIR: Final = re.compile(
    r"(?<![\w.,:/-])(?:(?P<first>\d{1,3})(?:\s?-\s?\d{1,3})?|max)\s?x\s?(?P<second>\d{1,3})"
    r"(?![\w%\"']|[.,:-]\d|\s?(?:-|x\b|kg|lbs?\b|sec|s\b|min|m\b|met|yards?|feet|ft|inch|cm|miles?|km)|\s?@|\s?/)"
)
"""Two figures with a sign between them, of which the second has no unit of anything but sets or repetitions."""
_SAYS_REPS_FIRST: Final = re.compile(r"\brep(?:etition)?s?\s?[x*]\s?sets?\b")
_SAYS_SETS_FIRST: Final = re.compile(r"\bsets?\s?[x*]\s?rep")
MOST_SETS: Final = 5
"""No second figure is larger where it counts sets."""
FEWEST_PAIRS: Final = 3
"""With fewer, heavy singles to triples may be meant: "10 x 3" at most of the weight."""
MANY: Final = 12
"""Nobody does so many sets of a few; one such pair decides what the others mean."""
_USUAL: Final = frozenset({6, 8, 10, 12, 15, 20, 25, 30, 40, 50})
"""Figures in which repetitions are written; "22 x 5" counts how often a minute begins."""


def with_reps_first(annotated: Annotated, found: list[Dose]) -> list[Dose]:
    """The doses of a span, "12 x 3" as three sets of twelve where the article writes all its doses so."""
    if not any(_may_be(dose) for dose in found) or not _writes_reps_first(annotated):
        return found
    return [dose._replace(sets=dose.reps, reps=dose.sets) if _may_be(dose) else dose for dose in found]


def _may_be(dose: Dose) -> bool:
    if dose.rule != SETS_TIMES_REPS or dose.unit != "reps" or not dose.sets or not dose.reps:
        return False
    return (dose.sets.low or 0) >= FEWEST_REPS_FIRST > MOST_SETS >= (dose.reps.high or FEWEST_REPS_FIRST)


def _writes_reps_first(annotated: Annotated) -> bool:
    return annotated.kept("reps first", lambda: _says_or_shows(annotated.folded))


def _says_or_shows(folded: str) -> bool:
    """Whether an article says that repetitions come first, or shows it: no dose must have sets first."""
    if _SAYS_SETS_FIRST.search(folded):
        return False
    if _SAYS_REPS_FIRST.search(folded):
        return True
    firsts = []
    for pair in _PAIR.finditer(folded):
        first, second = int(pair["first"] or MANY), int(pair["second"])
        if first < second or second > MOST_SETS or (first > MANY and first not in _USUAL):
            return False
        firsts += [first] if first >= FEWEST_REPS_FIRST else []
    return len(firsts) >= FEWEST_PAIRS and max(firsts) >= MANY
