"""Where a sentence names movements of exercises, as parsing all its words at once would find them.

A sentence is parsed in the stretches of words that can be parts of one form: between two words that stand beside
each other in no form of the lexicon no reading of the sentence has a form either, and a reading is the cheapest where
each stretch's is. Stretches are short and come again and again, so that hardly any is parsed twice.
"""

from __future__ import annotations

from functools import lru_cache
from itertools import pairwise
from typing import NamedTuple

from pipeline.extract.language import Annotated
from pipeline.models import Span
from pipeline.text import name_tokens
from pipeline.vocabulary import Lexicon, Vocabulary


class Movement(NamedTuple):
    """A movement that a text names, and where."""

    value: str
    start: int
    end: int


def movements_in(annotated: Annotated, span: Span, vocabulary: Vocabulary) -> list[Movement]:
    """The movements that a span names, in order."""
    return annotated.kept(("movements", span.start, span.end), lambda: _movements(annotated.folded, span, vocabulary))


def _movements(folded: str, span: Span, vocabulary: Vocabulary) -> list[Movement]:
    tokens = name_tokens(folded[span.start : span.end])
    words = tuple([word for word, _, _ in tokens])
    lexicon = vocabulary.lexicon
    if lexicon.telling.isdisjoint(words):
        return []
    joined = _joined(lexicon)
    found: list[Movement] = []
    end = 0
    for position, word in enumerate(words):
        if position < end or word not in lexicon.telling:
            continue
        first, end = position, position + 1
        while first and words[first - 1 : first + 1] in joined:
            first -= 1
        while end < len(words) and words[end - 1 : end + 1] in joined:
            end += 1
        found += [
            Movement(hit.value, span.start + tokens[first + hit.start][1], span.start + tokens[first + hit.end - 1][2])
            for hit in lexicon.parse(words[first:end]).hits
            if hit.facet == "movement"
        ]
    return found


@lru_cache(maxsize=1 << 2)
def _joined(lexicon: Lexicon) -> frozenset[tuple[str, ...]]:
    """Each two words that stand beside each other in a form."""
    return frozenset(pair for form in lexicon.forms for pair in pairwise(form))
