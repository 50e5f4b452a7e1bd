"""Headings that name a group and one exercise of it: "Backbends: Cobra", "Twists: Seated Twist", "Hinge: Deadlift"."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Mapping
from typing import Final

from pipeline.extract.names import NameCandidate
from pipeline.extract.outline import Section
from pipeline.extract.presentations.model import View
from pipeline.models import Span

MIN_BESIDE: Final = 3
"""Headings of this form beside one another: elsewhere a colon parts a name from its praise."""
SHARE: Final = 0.75
"""How many of the headings of a place are of the form where they are groups with one of each."""
MIN_CERTAIN: Final = 2
KNOWN: Final = 0.5
"""How many of those end in a certain name, and which share at least in one of known words."""
_GROUPED: Final = re.compile(r"\s*(?P<group>[^\W\d][^:.;!?]{2,40}):\s+(?=\S)(?!.*:)")


def grouped_headings(view: View) -> Mapping[int, list[NameCandidate]]:
    """The sections whose headings name a group before their exercise, with the names behind the colon."""
    places: dict[tuple[int | None, int], list[Section]] = defaultdict(list)
    for section in view.outline.sections:
        if section.heading and section.level > 1:
            places[section.parent, section.level].append(section)
    found: dict[int, list[NameCandidate]] = {}
    for sections in places.values():
        named = _named(view, sections) if len(sections) >= MIN_BESIDE else {}
        strengths = [names[0].strength for names in named.values()]
        shown = strengths.count("strong") >= MIN_CERTAIN and strengths.count("shaped") <= (1 - KNOWN) * len(named)
        if shown and len(named) >= max(MIN_BESIDE, SHARE * len(sections)):
            found |= named
    return found


def _named(view: View, sections: list[Section]) -> dict[int, list[NameCandidate]]:
    """The names behind the colon in each heading that has one, where the words before it differ."""
    named: dict[int, list[NameCandidate]] = {}
    groups: set[str] = set()
    for section in sections:
        text = view.text(section.heading) if section.heading else ""
        grouped = _GROUPED.match(text)
        if grouped is None or section.heading is None:
            continue
        names = view.names(Span(section.heading.start + grouped.end(), section.heading.end))
        if names:
            named[section.index] = names
            groups.add(grouped["group"].lower())
    return named if len(groups) == len(named) else {}
