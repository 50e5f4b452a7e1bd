"""Sentences of a text: ended by a full stop, question mark or exclamation mark, and by the end of a block."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import Final

from pipeline.models import Span

_END: Final = re.compile(r"(?<![.!?…])[.!?…]+[\"')\]*]*(?=\s)")
_ABBREVIATION: Final = re.compile(
    r"(?:^|[\s(])(?:e\.g|i\.e|vs|approx|dr|mr|mrs|ms|st|nr|fig|min|max|sec|etc|al|inc|jr|a\.m|p\.m|u\.s|[a-z])\.$|^\d{1,3}\.$"
)
_SHAPE: Final = re.compile(r"\b(?:a|an|the|your|into) [a-z]\.$")
"""A letter that ends a sentence because it is drawn, not abbreviated: "your leg and torso make a T."."""
_LOOK_BACK: Final = 8  # characters; the longest abbreviation with its space


def split_sentences(folded: str, spans: Iterable[Span]) -> Iterator[Span]:
    """The sentences of each span of a folded text, without the white space around them.

    >>> text = "stand tall. lower e.g. slowly. rest"
    >>> [text[s.start:s.end] for s in split_sentences(text, [Span(0, len(text))])]
    ['stand tall.', 'lower e.g. slowly.', 'rest']
    """
    for span in spans:
        start = span.start
        for found in _END.finditer(folded, span.start, span.end):
            before = folded[max(start, found.end() - _LOOK_BACK) : found.end()]
            if found.group() == "." and _ABBREVIATION.search(before) and not _SHAPE.search(before):
                continue
            yield from _trimmed(folded, start, found.end())
            start = found.end()
        yield from _trimmed(folded, start, span.end)


def _trimmed(text: str, start: int, end: int) -> Iterator[Span]:
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    if end > start:
        yield Span(start, end)
