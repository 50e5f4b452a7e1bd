"""Names that an item of a list of exercises sets off by a link or a comma: "Clean, pull the bell to your shoulder"."""

from __future__ import annotations

from typing import Final, NamedTuple

from pipeline.extract.names import NameCandidate
from pipeline.extract.presentations.dosed import MAX_LEAD
from pipeline.extract.presentations.model import View
from pipeline.models import Block, Span

MIN_SAID: Final = 3
"""Words behind the comma after a name that say something of it; fewer are another name."""


class SetOff(NamedTuple):
    """A name, and what the item says after it."""

    name: NameCandidate
    rest: Span


def linked_name(view: View, item: Block) -> SetOff | None:
    """The name of known words that is the link with which an item begins and behind which it goes on."""
    link = item.links[0] if item.links and item.links[0].start <= item.start + 3 else None
    names = view.names(link) if link and link.end < item.end else []
    if link is None or len(names) != 1 or names[0].end < link.end - 1:
        return None
    if names[0].strength == "shaped" or names[0].parsed.uncovered:
        return None
    return SetOff(names[0], Span(link.end, item.end))


def name_before_comma(view: View, item: Block) -> SetOff | None:
    """The certain name before an item's first comma, when no other is named behind it."""
    comma = view.folded.find(",", item.start, min(item.end, item.start + MAX_LEAD))
    names = view.names(Span(item.start, comma)) if comma > 0 else []
    if len(names) != 1 or names[0].strength != "strong" or names[0].end < comma:
        return None
    behind = view.folded[comma + 1 : item.end].strip()
    if len(behind.split()) < MIN_SAID:
        return None
    if view.tools.names.strongest_at_start(behind) and not view.tools.instructs(behind):
        return None
    return SetOff(names[0], Span(comma, item.end))
