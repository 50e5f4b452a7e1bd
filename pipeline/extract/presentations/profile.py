"""What a page on one exercise says of it in labelled lines that stand apart from how it is done.

"Plank", "Exercise details", "Primary muscles: …", "Equipment: …", and then "How to do the plank".
"""

from __future__ import annotations

from collections.abc import Container, Iterator, Sequence
from typing import Final

from pipeline.extract.presentations.model import Part, Presentation, View
from pipeline.models import Span

_FACTS: Final = frozenset({"muscles", "primary muscles", "secondary muscles", "equipment"})
MIN_FACTS: Final = 2


def profile(view: View, taken: Container[int], found: Sequence[Presentation]) -> Iterator[Presentation]:
    """The labelled lines outside of all exercises' sections, of the exercise that the main heading is.

    `taken` are the sections of exercise headings; one of `found` must be of the same exercise.
    """
    heading = next((one.heading for one in view.outline.sections if one.heading and one.level == 1), None)
    names = view.names(heading) if heading and found else []
    if len(names) != 1 or all(one.candidate.meaning != names[0].meaning for one in found):
        return
    lines = [block for one in view.outline.sections if one.index not in taken for block in one.body]
    labelled = [(block, label) for block in lines if (label := view.label(block)) and label.role in _FACTS]
    if len({label.role for _, label in labelled}) >= MIN_FACTS:
        facts = (Part(Span(label.value_start, block.end), label.role, block) for block, label in labelled)
        yield Presentation(names[0], names[0].name, "article's subject", tuple(facts), 0)
