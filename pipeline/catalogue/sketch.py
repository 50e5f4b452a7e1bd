"""A sketch of a text, small enough to keep, by which copies of one article are recognised."""

from __future__ import annotations

import re
from typing import Final
from zlib import crc32

SIZE: Final = 128
"""Shingles kept of a text; a text with fewer is kept whole."""
_LENGTH: Final = 5
"""Words of a shingle: sentences that only sound alike rarely share five in a row."""
_WORD: Final = re.compile(r"[^\W_]+")
_FACTOR: Final = 0x9E3779B97F4A7C15
"""An odd number that mixes all bits (2^64 over the golden ratio)."""


def sketch(text: str) -> list[int]:
    """The smallest hashes of the text's shingles (runs of five words), in order; markup and case play no part.

    Two texts keep the same hashes of what they share, so that sketches compare as the texts do (bottom-k MinHash).

    >>> sketch("Lie on the floor, please.") == sketch("lie on the FLOOR please")
    True
    """
    import numpy as np

    spoken = _WORD.findall(text.casefold())
    hashes = {word: crc32(word.encode()) for word in set(spoken)}
    words = np.fromiter(map(hashes.__getitem__, spoken), dtype=np.uint64, count=len(spoken))
    count = len(words) - _LENGTH + 1
    if count < 1:
        return []
    shingles = np.zeros(count, dtype=np.uint64)
    for place in range(_LENGTH):
        # Unsigned integers wrap around: a polynomial of the words, modulo 2^64.
        shingles = shingles * np.uint64(_FACTOR) + words[place : place + count]
    shingles = (shingles * np.uint64(_FACTOR)) >> np.uint64(32)
    found: list[int] = np.unique(shingles)[:SIZE].tolist()
    return found
