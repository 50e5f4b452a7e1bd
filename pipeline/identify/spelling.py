"""Misspelt words of exercise names: "romainian", "sqaut"."""

from __future__ import annotations

from typing import Final

from pipeline.vocabulary import Vocabulary

_SHORTEST: Final = 4
"""Words of three letters are abbreviations; one letter makes another abbreviation of them."""


def corrected(word: str, vocabulary: Vocabulary) -> str | None:
    """The word of exercise names that is one edit from a misspelt one; None where that is no safe guess.

    No word is corrected that names or muscles are made of, that is English by itself (`lookalikes.toml`), or that
    looks like two words.
    """
    if len(word) < _SHORTEST or not word.isalpha() or word in vocabulary.lexicon.words or word in vocabulary.spelt:
        return None
    return vocabulary.lexicon.corrected(word)
