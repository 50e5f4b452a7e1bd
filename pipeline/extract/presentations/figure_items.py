"""Flat lists of exercises in which the figures of each are items of their own.

"Squats", "4 sets", "12 reps each leg", "Rest 90 sec", "Leg press", "3 sets", "10 reps".
"""

from __future__ import annotations

import re
from collections.abc import Sequence, Set
from itertools import pairwise
from typing import Final

from pipeline.extract.presentations.entries import read_entry
from pipeline.extract.presentations.model import View
from pipeline.models import Block

_FIGURES: Final = re.compile(
    r"\W*(?:\d|(?:rest|sets?|rep(?:etition)?s?|rounds?|tempo|load|weight)\W{1,3}(?:\w{1,8}\s)?\d)"
)
"""How an item begins that says how much is done, or how long it rests."""
MAX_ITEM: Final = 90
MIN_NAMED: Final = 2
"""Items with figures under them, all but one of them with a name that a reader knows."""


def figure_items(view: View, items: Sequence[Block]) -> Set[Block]:
    """The items of a flat list that only say how much is done of the exercise in an item above them."""
    if len(items) <= MIN_NAMED or len({(item.kind, item.depth) for item in items}) > 1:
        return frozenset()
    figures = [item for item in items if _only_figures(view, item)]
    if not figures or items[0] in figures:
        return frozenset()
    said = frozenset(figures)
    heads = [item for item in items if item not in said]
    above = [one for one, below in pairwise(items) if one not in said and below in said]
    known = sum(read_entry(view, one) is not None for one in above)
    listed = len(above) == len(heads) >= MIN_NAMED and known >= max(MIN_NAMED, len(above) - 1)
    return said if listed else frozenset()


def _only_figures(view: View, item: Block) -> bool:
    if item.end - item.start > MAX_ITEM or not _FIGURES.match(view.folded, item.start, item.end):
        return False
    return all(name.strength == "shaped" for name in view.tools.names.read(view.text(item), item.start))
