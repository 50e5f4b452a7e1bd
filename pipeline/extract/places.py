"""Finding the spans near a place of a document without a look at all of them."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from pipeline.models import Block, Span

_STRETCH: Final = 512
"""Characters: about a paragraph, which few spans share."""


@dataclass(frozen=True, slots=True)
class Places:
    """Some spans, by the stretches of the document in which they lie."""

    stretches: dict[int, list[int]]

    @staticmethod
    def of(spans: Iterable[Span | Block]) -> Places:
        """The places of `spans`."""
        stretches: dict[int, list[int]] = {}
        for position, span in enumerate(spans):
            for stretch in _stretches(span):
                stretches.setdefault(stretch, []).append(position)
        return Places(stretches)

    def near(self, span: Span | Block) -> list[int]:
        """The positions, in order, of all spans that can touch this one; some of them only lie close to it."""
        stretches = _stretches(span)
        if len(stretches) == 1:
            return self.stretches.get(stretches[0], [])
        return sorted({position for stretch in stretches for position in self.stretches.get(stretch, ())})


def holds_any(span: Span | Block, offsets: Sequence[int]) -> bool:
    """Whether one of some offsets, in ascending order, lies in a span."""
    following = bisect_left(offsets, span.start)
    return following < len(offsets) and offsets[following] < span.end


def offsets_of(words: Iterable[str], text: str) -> Iterator[int]:
    """Where some words begin in a text, also inside longer ones; word by word."""
    for word in words:
        place = text.find(word)
        while place >= 0:
            yield place
            place = text.find(word, place + 1)


def _stretches(span: Span | Block) -> range:
    return range(span.start // _STRETCH, max(span.start, span.end) // _STRETCH + 1)
