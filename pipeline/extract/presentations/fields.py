"""Lines of several labels with their values: "Level: Beginner | Equipment: Mat | Target: Core, lower back"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise
from typing import Final

from pipeline.extract.labels import Label
from pipeline.extract.presentations.model import View
from pipeline.models import Block, Span

_BREAK: Final = re.compile(r"\s*(?:[|•·∙●▪✦★]|\s[–—/]\s)\s*(?=[^\s:|•·]{3,}[^:|•·]{0,24}:)|;\s+(?=[A-Z][^:;|]{2,24}:)")
"""Between a value and the next label."""
_BREAKS: Final = " |•·∙●▪✦★–—/;,"
_OF_DOSE: Final = frozenset({"dose", "rest", "tempo"})
"""Labels that stand side by side for one dose: "Sets: 3 | Reps: 8 | Rest: 60 s"."""
MIN_LABELS: Final = 2


def fields_of(view: View, block: Block, within: Span) -> list[tuple[Label | None, Span]]:
    """The values of several labels within a line, each with its label and all of a dose together; else none."""
    text = view.text(within)
    if text.count(":") < MIN_LABELS:
        return []
    bold = (start for start in _bold_labels(view, block) if start > within.start)
    starts = sorted({within.start, *(within.start + found.end() for found in _BREAK.finditer(text)), *bold})
    ends = [start + len(view.text(Span(start, end)).rstrip(_BREAKS)) for start, end in pairwise((*starts, within.end))]
    pieces = [Span(start, end) for start, end in zip(starts, ends, strict=True)]
    fields = [(view.tools.labels.lead(view.folded, *piece), piece) for piece in pieces]
    known = [label.role for label, _ in fields if label]
    if len(known) < MIN_LABELS or len(known) < len(fields) - 1 or _OF_DOSE.issuperset(known):
        return []
    return list(_doses_together(fields))


def _bold_labels(view: View, block: Block) -> Iterator[int]:
    """Where bold words begin that label what follows them: "**Target:** core **Equipment:** mat"."""
    for bold in block.strong:
        if ":" in view.text(Span(bold.start, min(bold.end + 1, block.end)))[-2:]:
            yield bold.start


def _doses_together(fields: list[tuple[Label | None, Span]]) -> Iterator[tuple[Label | None, Span]]:
    begun: tuple[Label | None, Span] | None = None
    for label, piece in fields:
        of_dose = label is not None and label.role in _OF_DOSE
        if begun and of_dose:
            begun = (begun[0], Span(begun[1].start, piece.end))
            continue
        if begun:
            yield begun
        begun = (label, piece) if of_dose else None
        if not of_dose:
            yield label, piece
    if begun:
        yield begun
