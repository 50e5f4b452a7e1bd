"""What a sentence says of the exercise that it names counts, where the article presents that exercise nowhere."""

from __future__ import annotations

import pytest

from pipeline.extract import Extractor
from pipeline.models import Statement
from pipeline.read import read


def stated(extractor: Extractor, sentence: str) -> set[tuple[str | None, str, str | None, int]]:
    found = extractor.extract(read(f"# Notes from a coach\n\n{sentence}\n".encode(), path="notes.md")).statements
    return {_said(one) for one in found}


def _said(one: Statement) -> tuple[str | None, str, str | None, int]:
    value = one.value if one.interval is None else f"{one.interval.low:g}"
    return one.subject_id, one.aspect, value, one.polarity


@pytest.mark.parametrize(
    ("sentence", "name", "aspect", "value", "polarity"),
    [
        ("Avoid Russian twists.", "Russian twists", "advised", "avoid it", 1),
        ("Nobody should do Russian twists.", "Russian twists", "advised", "avoid it", 1),
        ("I recommend Russian twists to everyone.", "Russian twists", "advised", "safe and useful", 1),
        ("The duck walk is a safe and effective exercise.", "duck walk", "advised", "safe and useful", 1),
        ("The goblet squat is an advanced exercise.", "goblet squat", "level", "advanced", 1),
        ("The Russian twist is for beginners.", "Russian twist", "level", "beginner", 1),
        ("Goblet squats need a dumbbell.", "Goblet squats", "equipment_need", "required", 1),
        ("You need a medicine ball for Russian twists.", "Russian twists", "equipment_need", "required", 1),
        ("The Russian twist works the obliques.", "Russian twist", "muscles", "obliques", 1),
        ("The goblet squat does not work the calves.", "goblet squat", "muscles", "calves", -1),
        ("Take a wide stance in the goblet squat.", "goblet squat", "stance", "wide", 1),
        ("Do goblet squats three times a week.", "goblet squats", "frequency_per_week", "3", 1),
        ("We deadlift three days a week: on Monday, Tuesday and Friday.", "deadlift", "frequency_per_week", "3", 1),
        ("You should bench press once a week.", "bench press", "frequency_per_week", "1", 1),
        ("Goblet squats three times a week will do.", "Goblet squats", "frequency_per_week", "3", 1),
        ("For goblet squats, twice a week is enough.", "goblet squats", "frequency_per_week", "2", 1),
        ("Practise the goblet squat every day.", "goblet squat", "frequency_per_week", "7", 1),
        ("Rest for two minutes between sets of goblet squats.", "goblet squats", "rest_between_sets_seconds", "120", 1),
    ],
)
def test_what_is_said_of_a_named_exercise_is_its_own(
    sentence: str, name: str, aspect: str, value: str, polarity: int, extractor: Extractor
) -> None:
    assert (name, aspect, value, polarity) in stated(extractor, sentence)


@pytest.mark.parametrize(
    "sentence",
    [
        "It is safe, unlike the upright row.",
        "This plan is perfect for beginners and ends with hip thrusts.",
        "Avoid heavy deadlifts if you are tired.",
        "Bench presses and goblet squats are safe.",
        "Hip thrusts are good, as squats hit the quads more.",
        "Half goblet squats do nothing, since half reps do not work the quads.",
    ],
)
def test_an_exercise_named_in_passing_is_given_nothing(sentence: str, extractor: Extractor) -> None:
    judging = {"advised", "level", "equipment_need", "muscles"}
    assert not [one for one in stated(extractor, sentence) if one[1] in judging]


@pytest.mark.parametrize(
    "sentence",
    [
        "Train three times a week and finish with push-ups.",
        "Do goblet squats and rows three times a week.",
        "You should train three times a week, for instance with hip thrusts.",
    ],
)
def test_advice_on_training_is_not_that_of_an_exercise_beside_it(sentence: str, extractor: Extractor) -> None:
    assert [one[0] for one in stated(extractor, sentence) if one[1] == "frequency_per_week"] == [None]
