"""Headings that are short for an exercise among headings that name theirs in full: "Bench", "Incline Bench"."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from typing import Final

from pipeline.extract.names import NameCandidate
from pipeline.extract.outline import Section
from pipeline.extract.presentations.headings_beside import is_certain
from pipeline.extract.presentations.model import View
from pipeline.extract.standing_in import in_full

MIN_CERTAIN: Final = 3
SHARE: Final = 0.75
"""How many of the headings beside it, and which share of them, are certain names: elsewhere a bench is a bench."""


def short_headings(view: View, names: Mapping[int, Sequence[NameCandidate]]) -> dict[int, list[NameCandidate]]:
    """The sections whose headings are short for exercises, with what they mean; `names` are those of all headings."""
    headed = [section for section in view.outline.sections if section.heading]
    beside = Counter(_place(section) for section in headed)
    certain = Counter(_place(section) for section in headed if is_certain(section, names))
    found: dict[int, list[NameCandidate]] = {}
    for section in headed:
        sure, others = certain[_place(section)], beside[_place(section)] - 1
        if sure < MIN_CERTAIN or sure < SHARE * others or section.role or not section.body:
            continue
        heading = section.heading
        if heading and not is_certain(section, names):
            full = in_full(view.tools.names, view.text(heading), heading.start)
            found |= {section.index: [full]} if full else {}
    return found


def _place(section: Section) -> tuple[int | None, int]:
    """What headings beside one another share: the section they stand in, and their level."""
    return section.parent, section.level
