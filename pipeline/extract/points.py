"""Points that count on in running text: "(1) Stand tall. (2) Lean to the right. (3) Come back up."."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from pipeline.models import Span

_FIRST: Final = re.compile(
    r"(?:\((?P<within>[1-9]\d?|[a-h])\)|(?P<before>[1-9]\d?|[a-h])\)|(?P<dotted>[1-9]\d?)\.(?=\s))\s*(?=[a-z])"
)
_NEXT: Final = re.compile(rf"(?<=[.;!?])\s+{_FIRST.pattern}")
MIN_POINTS: Final = 3
"""Points of a text whose first one stands unmarked, as that of an item whose number is its list's."""


def points(folded: str, text: Span) -> Iterator[Span]:
    """The points of a stretch of folded text, without what counts them; the stretch itself where nothing does."""
    first = _FIRST.match(folded, text.start, text.end)
    begin = first.end() if first else text.start
    count = _count(first) if first else 1
    found = [Span(begin, text.end)]
    for mark in _NEXT.finditer(folded, begin, text.end):
        if _count(mark) == count + 1:
            count += 1
            found[-1:] = [Span(found[-1].start, mark.start()), Span(mark.end(), text.end)]
    yield from found if first or len(found) >= MIN_POINTS else (text,)


def _count(mark: re.Match[str]) -> int:
    said = mark["within"] or mark["before"] or mark["dotted"]
    return int(said) if said.isdigit() else ord(said) - ord("a") + 1
