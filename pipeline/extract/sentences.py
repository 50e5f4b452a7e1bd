"""Sentences of a text: ended by a full stop, question mark or exclamation mark, and by the end of a block."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence
from typing import Final

from pipeline.models import Block, Span

_END: Final = re.compile(r"[.!?…](?<![.!?…]{2})[.!?…]*[\"')\]*]*(?=\s)")
_ABBREVIATION: Final = re.compile(
    r"(?:^|[\s(])(?:e\.g|i\.e|vs|approx|dr|mr|mrs|ms|st|nr|fig|min|max|sec|etc|al|inc|jr|a\.m|p\.m|u\.s|[a-z])\.$|^\d{1,3}\.$"
)
_SHAPE: Final = re.compile(r"\b(?:a|an|the|your|into) [a-z]\.$")
"""A letter that ends a sentence because it is drawn, not abbreviated: "your leg and torso make a T."."""
_STUCK: Final = re.compile(r"[.!?](?=[A-Z][a-z]+[ ,'’])(?<=[a-z]{2}.)(?<!\b[DMS][rst]\.)")
"""Where two sentences stand together without a blank: "Slide back up.This works the back"."""
_LOOK_BACK: Final = 8  # characters; the longest abbreviation with its space


def stuck_sentences(text: str) -> list[int]:
    """Where sentences begin that no blank parts from the one before, which only capitals show.

    >>> stuck_sentences("Slide back up.This works the back. Ask Dr.Who or read v.Two now.")
    [14]
    """
    return [found.end() for found in _STUCK.finditer(text)]


def split_sentences(folded: str, spans: Iterable[Span | Block], stuck: Sequence[int] = ()) -> list[Span]:
    """The sentences of each span of a folded text, without the white space around them; `stuck` are further starts.

    >>> text = "stand tall. lower e.g. slowly. rest"
    >>> [text[s.start:s.end] for s in split_sentences(text, [Span(0, len(text))])]
    ['stand tall.', 'lower e.g. slowly.', 'rest']
    """
    found: list[Span] = []
    for span in spans:
        start = span.start
        for sign in _END.finditer(folded, start, span.end):
            end = sign.end()
            if sign[0] == "." and _is_abbreviated(folded[max(start, end - _LOOK_BACK) : end]):
                continue
            found += _parted(folded, stuck, start, end)
            start = end
        found += _parted(folded, stuck, start, span.end)
    return [span for span in found if span.end > span.start]


def _parted(folded: str, stuck: Sequence[int], start: int, end: int) -> Iterator[Span]:
    for begin in stuck[bisect_right(stuck, start) : bisect_left(stuck, end)] if stuck else ():
        yield _trimmed(folded, start, begin)
        start = begin
    yield _trimmed(folded, start, end)


def _is_abbreviated(before: str) -> bool:
    return _ABBREVIATION.search(before) is not None and not _SHAPE.search(before)


def _trimmed(text: str, start: int, end: int) -> Span:
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return Span(start, end)
