"""Names that leave out what the name beside them says: "Seated" in "Seated vs. Lying Leg Curls"."""

from __future__ import annotations

from pipeline.text import name_tokens, name_words
from pipeline.vocabulary import Vocabulary


def completed(left: str, right: str, vocabulary: Vocabulary) -> str | None:
    """The name that a left one stands for: the right name with its facet replaced; None when none fits."""
    stated = _facets_of(left, vocabulary)
    if not stated or "movement" in stated:
        return None
    ends = [end for _, _, end in name_tokens(right)[:-1]]
    replaced = next((end for end in ends if _facets_of(right[:end], vocabulary) == stated), None)
    return None if replaced is None else left + right[replaced:]


def _facets_of(name: str, vocabulary: Vocabulary) -> set[str]:
    """The facets that all words of a name state together; none when a word is unknown."""
    parsed = vocabulary.lexicon.parse(name_words(name))
    return set() if parsed.uncovered else {hit.facet for hit in parsed.hits}
