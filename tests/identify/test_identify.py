"""Names of one exercise get one id, names of different exercises different ones."""

from __future__ import annotations

import pytest

from pipeline.identify import identify
from pipeline.vocabulary import Vocabulary

SAME = [
    ("Romanian Deadlift", "RDLs", "Romanian dead-lifts", "RDL (Romanian Deadlift)"),
    ("Swiss Ball Leg Curl", "Stability Ball Hamstring Curl", "Swiss-ball hamstring curls"),
    ("Push-Up", "Pushups", "push ups", "Press-Ups"),
    ("Dumbbell Bench Press", "DB Bench Press", "Bench Press (Dumbbell)", "dumbbell flat bench press"),
    ("Bench Press", "Barbell Bench Press", "Flat Bench Press"),
    ("Lying Triceps Extension", "Skull Crusher", "Skullcrushers"),
    ("Single-Leg Romanian Deadlift", "One-Legged RDL", "single leg RDL"),
    ("Pulldown", "Lat Pulldown", "Lat Pull-Down"),
    ("Forearm Plank", "Plank"),
]
DIFFERENT = [
    ("Romanian Deadlift", "Stiff-Leg Deadlift"),
    ("Romanian Deadlift", "Deadlift"),
    ("Front Squat", "Back Squat"),
    ("Seated Calf Raise", "Standing Calf Raise"),
    ("Leg Press", "Leg Extension"),
    ("Incline Bench Press", "Decline Bench Press"),
    ("Hammer Curl", "Biceps Curl"),
    ("Side Plank", "Plank"),
    ("Glute Bridge", "Single-Leg Glute Bridge"),
    ("Pull-Up", "Pulldown"),
]


@pytest.mark.parametrize("names", SAME, ids=lambda names: names[0])
def test_names_of_one_exercise_share_an_id(names: tuple[str, ...], vocabulary: Vocabulary) -> None:
    assert len({identify(name, vocabulary).exercise_id for name in names}) == 1


@pytest.mark.parametrize("names", DIFFERENT, ids="-".join)
def test_names_of_two_exercises_do_not(names: tuple[str, str], vocabulary: Vocabulary) -> None:
    first, second = (identify(name, vocabulary).exercise_id for name in names)
    assert first != second


@pytest.mark.parametrize("name", [name for names in SAME for name in names])
def test_canonical_name_means_the_same_exercise(name: str, vocabulary: Vocabulary) -> None:
    identity = identify(name, vocabulary)
    assert identify(identity.canonical, vocabulary).exercise_id == identity.exercise_id


def test_parents_are_more_general_to_the_bare_movement(vocabulary: Vocabulary) -> None:
    identity = identify("Single-Leg Dumbbell Romanian Deadlift", vocabulary)
    chain = []
    current = identity.parent
    while current:
        chain.append(current.exercise_id)
        current = current.parent
    assert chain[-1] == "deadlift"
    assert all(identity.exercise_id.endswith(ancestor) for ancestor in chain)


def test_unknown_name_gets_an_id_of_its_own_and_says_so(vocabulary: Vocabulary) -> None:
    identity = identify("Zorblax Wiggle", vocabulary)
    assert (identity.exercise_id, identity.known, identity.parent) == ("zorblax-wiggle", False, None)


@pytest.mark.parametrize("name", ["", "   ", "—", "()", "🏋️", "a" * 5000, "))((", "\x00"])
def test_identify_never_fails(name: str, vocabulary: Vocabulary) -> None:
    assert identify(name, vocabulary).exercise_id
