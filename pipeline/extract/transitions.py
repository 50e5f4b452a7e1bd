"""Names of two exercises that go over into one another, of which one is unknown: "Plank to Dolphin"."""

from __future__ import annotations

from typing import Final

from pipeline.vocabulary import Vocabulary

MAX_WORDS: Final = 2
"""Words of the second exercise; more tell what the first one is for: "Row to Build a Strong Back"."""


def goes_over(head: str, tail: str, vocabulary: Vocabulary) -> bool:
    """Whether what stands behind "to" in a title is an exercise and no purpose, aim or place of the one before it.

    One that goes over is told in the singular, and its second name has a capital as the first one.
    """
    words = frozenset(tail.lower().split())
    told = any(not entry.known.isdisjoint(words) for entry in (vocabulary.verbs["imperative"], vocabulary.words["aim"]))
    return len(words) <= MAX_WORDS and tail[:1].isupper() and not head.endswith("s") and not told
