"""Items that head the exercises nested under them: a stretch of a session, "Mobility (5 min)", or a position."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from pipeline.extract.presentations.entries import Entry
from pipeline.extract.presentations.model import View
from pipeline.models import Block

MIN_NESTED: Final = 2
MOSTLY: Final = 0.6
"""Of the items below, how many must be exercises."""
_POSITION: Final = re.compile(
    r"\W*(?:(?:while |when )?(?:lying|laying|sitting|seated|standing|kneeling)(?: down| up)?\b"
    r"(?= (?:on|in|at|by|against|near|with|next|facing|over)\b|\W*$|\s?[(:])|"
    r"(?:in|on|at) (?:your |the |a |an )?(?:bed|chair|back|stomach|belly|side|floor|wheelchair|sofa|hands and knees|"
    r"all fours|(?:kitchen )?counter)\b)"
)
"""Where or how the exercises below are done: "Lying in bed (repeat 3x):", "Standing at the kitchen counter"."""


def is_stretch_of_session(view: View, head: Block, own: Entry | None, below: Sequence[Entry | None]) -> bool:
    """Whether an item gives only the minutes or the position of the exercises that the items below name."""
    if own and own.strength == "strong":
        return False
    named = [entry for entry in below if entry and entry.strength == "strong"]
    if _lasts_minutes(view, head):
        told = [entry for entry in named if entry.described or entry.dosed]
        return len(told) >= max(MIN_NESTED, MOSTLY * len(below))
    dosed = [entry for entry in below if entry and entry.dosed]
    return (
        len(dosed) >= max(MIN_NESTED, MOSTLY * len(below))
        and _POSITION.match(view.folded, head.start, head.end) is not None
    )


def _lasts_minutes(view: View, head: Block) -> bool:
    """Whether the first figure of an item is how many minutes all of it takes."""
    first = next(iter(view.doses(head)), None)
    return first is not None and first.unit == "minutes" and first.sets is None
