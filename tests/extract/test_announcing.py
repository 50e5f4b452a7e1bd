"""Sentences that say exercises are to come, and sentences that say something of exercises."""

from __future__ import annotations

import pytest

from pipeline.extract.presentations.announcing import announces


@pytest.mark.parametrize(
    "sentence",
    [
        "here are some stretches for the whole day:",
        "try the following exercises.",
        "these three poses open the hips.",
        "below are several drills for runners.",
        "stretches:",
    ],
)
def test_sentences_that_announce_exercises(sentence: str) -> None:
    assert announces(sentence)


@pytest.mark.parametrize(
    "sentence",
    [
        "here are some tips for your stretches:",
        "the most common mistakes in these exercises:",
        "these lifts have the following phases:",
        "exercises keep you young.",
        "sitting for eight hours makes you stiff.",
    ],
)
def test_other_sentences_announce_none(sentence: str) -> None:
    assert not announces(sentence)
