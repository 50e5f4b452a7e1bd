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


def sketch(text: str) -> list[int]:
    """The smallest hashes of the text's shingles (runs of five words), in order; markup and case play no part.

    Two texts keep the same hashes of what they share, so that sketches compare as the texts do (bottom-k MinHash).

    >>> sketch("Lie on the floor, please.") == sketch("lie on the FLOOR please")
    True
    """
    words = [word.encode() for word in _WORD.findall(text.casefold())]
    shingles = {crc32(b" ".join(words[index : index + _LENGTH])) for index in range(len(words) - _LENGTH + 1)}
    return sorted(shingles)[:SIZE]
