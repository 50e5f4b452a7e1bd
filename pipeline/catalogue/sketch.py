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
_BEYOND_ASCII: Final = re.compile(r"[^\x00-\x7f]+")
_SPOKEN: Final = "".join(char.lower() if char.isalnum() else " " for char in map(chr, range(128))).encode().ljust(256)
"""ASCII letters in lower case and digits as they are, a space for every other byte."""
_FACTOR: Final = 0x9E3779B97F4A7C15
"""An odd number that mixes all bits (2^64 over the golden ratio)."""


def sketch(text: str) -> list[int]:
    """The smallest hashes of the text's shingles (runs of five words), in order; markup and case play no part.

    Two texts keep the same hashes of what they share, so that sketches compare as the texts do (bottom-k MinHash).

    >>> sketch("Lie on the floor, please.") == sketch("lie on the FLOOR please")
    True
    """
    import numpy as np

    spoken = _words(text)
    words = np.fromiter(map(crc32, spoken), dtype=np.uint64, count=len(spoken))
    count = len(words) - _LENGTH + 1
    if count < 1:
        return []
    shingles = np.zeros(count, dtype=np.uint64)
    for place in range(_LENGTH):
        # Unsigned integers wrap around: a polynomial of the words, modulo 2^64.
        shingles = shingles * np.uint64(_FACTOR) + words[place : place + count]
    shingles = (shingles * np.uint64(_FACTOR)) >> np.uint64(32)
    shingles.sort()  # np.unique hashes before it sorts, and takes five times as long
    found: list[int] = shingles[np.append(True, shingles[1:] != shingles[:-1])][:SIZE].tolist()
    return found


def _words(text: str) -> list[bytes]:
    """The words of a text, folded and encoded."""
    beyond_ascii = "".join(_BEYOND_ASCII.findall(text)).casefold()
    if any(map(str.isalnum, beyond_ascii)):
        return [word.encode() for word in _WORD.findall(text.casefold())]
    # Of most texts only dashes and quotes are not ASCII; translating and splitting takes a quarter of the time.
    return text.encode("ascii", errors="replace").translate(_SPOKEN).split()
