"""A bare figure behind the question that it answers is what the question asks for."""

from __future__ import annotations

import pytest

from pipeline.extract import Extractor
from pipeline.read import read


def doses(extractor: Extractor, text: str) -> list[tuple[float | None, float | None, float | None]]:
    """Sets and the ends of the repetitions of each dose in an article on one exercise."""
    article = f"# Goblet Squat\n\n- Stand tall.\n- Sit down between your feet.\n\n{text}\n"
    (mention,) = extractor.extract(read(article.encode(), path="squat.md")).mentions
    return [(one.sets.low if one.sets else None, *(one.reps or (None, None))) for one in mention.prescriptions]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("## How many reps should I do?\n\nTwenty to thirty, in four sets.", [(4, 20, 30)]),
        ("**How many reps?** 20-30.\n\n**How many sets?** Four.", [(4, 20, 30)]),
        ("How many repetitions do I need? About 12.", [(None, 12, 12)]),
        ("How many reps per set? 20 for most of us.", [(None, 20, 20)]),
        ("How many reps? 12 reps.", [(None, 12, 12)]),
        ("How many sets a week?\n\nTwelve.", []),
        ("How many kilos?\n\n20.", []),
        ("How many reps? 30 kilos is what counts.", []),
        ("Do it three times ten.", [(3, 10, 10)]),
        ("Do it 3 times, 10 reps each.", [(3, 10, 10)]),
    ],
)
def test_answer_gives_what_was_asked_for(
    text: str, expected: list[tuple[float | None, float | None, float | None]], extractor: Extractor
) -> None:
    assert doses(extractor, text) == expected
