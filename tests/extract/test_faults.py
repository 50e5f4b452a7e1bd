"""What an article denies of a way to do an exercise badly, it does not deny of the exercise."""

from __future__ import annotations

import pytest

from pipeline.extract import Extractor
from pipeline.read import read


def denied(extractor: Extractor, sentence: str) -> set[str | None]:
    (mention,) = extractor.extract(read(f"# Reverse Nordic\n\n{sentence}\n".encode(), path="notes.md")).mentions
    return {one.value for one in mention.statements if one.aspect == "muscles" and one.polarity == -1}


@pytest.mark.parametrize(
    "sentence",
    [
        "Falling back fast is wrong: it does nothing for the quads.",
        "Falling back fast does nothing for the tendon.",
        "Bouncing does nothing for the quads.",
        "Do not fall back: it does nothing for the quads.",
        "Done fast, it does nothing for the quads.",
        "With bent hips the exercise does nothing for the quads.",
        "Half reps do not work the quads.",
        "A short range does nothing for the quads.",
        "If you bend at the hips, the quads do not work.",
        "Rushing it does not train the quads.",
        "Without a pause it does nothing for the quads.",
        "Swinging means that the quads do no work.",
        "Rounding the shoulders does nothing for the lats.",
        "With your feet wide, the calves do not work.",
    ],
)
def test_a_fault_denies_no_muscle(sentence: str, extractor: Extractor) -> None:
    assert denied(extractor, sentence) == set()


@pytest.mark.parametrize(
    ("sentence", "muscle"),
    [
        ("It does nothing for the calves.", "calves"),
        ("The reverse Nordic does nothing for the calves.", "calves"),
        ("In the reverse Nordic the calves do no work.", "calves"),
        ("With this exercise the biceps do no work.", "biceps"),
        ("Doing reverse Nordics does nothing for the calves.", "calves"),
        ("The calves do nothing here, even if you rise on your toes.", "calves"),
    ],
)
def test_the_exercise_itself_denies_it(sentence: str, muscle: str, extractor: Extractor) -> None:
    assert denied(extractor, sentence) == {muscle}
