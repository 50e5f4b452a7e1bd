"""Lists of exercises under another exercise's heading, each with a dose of its own: the steps of a progression."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby
from typing import Final

from pipeline.extract.presentations.model import Presentation, View
from pipeline.models import Span

MIN_LISTED: Final = 3
"""Exercises of a list; of two the second is as often how to make the first easier."""
SHARE: Final = 0.75
"""Of a list's exercises, how many must have a dose right behind their names, and a name of their own."""
MIN_CERTAIN: Final = 0.5
BESIDE: Final = 12
"""Characters between a name and its dose: a sign and white space, a short bracket."""


def progressions(view: View, entries: Sequence[Presentation]) -> Iterator[Presentation]:
    """Those of the entries under an exercise's heading that are exercises themselves: "Wall Push-ups: 3 x 50".

    "Warm-up: 1 x 10" or "Beginners: 3 x 8" only divides the doses of the heading's exercise.
    """
    items = [one for one in entries if one.rule == "list item" and one.parts]
    for _, group in groupby(items, key=lambda one: one.parts[0].block.group):
        listed = list(group)
        fewest = SHARE * len(listed)
        certain = sum(one.candidate.strength == "strong" for one in listed)
        if len(listed) < MIN_LISTED or certain < MIN_CERTAIN * len(listed):
            continue
        dosed, distinct = sum(_dosed(view, one) for one in listed), len({one.candidate.meaning for one in listed})
        if min(dosed, distinct) >= fewest:
            yield from listed


def _dosed(view: View, one: Presentation) -> bool:
    end = one.candidate.end
    return any(
        dose.start - end <= BESIDE for dose in view.doses(Span(end, one.parts[0].block.end)) if dose.sets or dose.reps
    )
