"""Names of one exercise get one id, names of different exercises different ones."""

from __future__ import annotations

from itertools import combinations

import pytest

from pipeline.identify import identify
from pipeline.vocabulary import Vocabulary
from tests.identify.names import Group, groups

SAME = groups("same.txt")
DIFFERENT = groups("different.txt")
ALL_NAMES = sorted({name for group in (*SAME, *DIFFERENT) for name in group})


@pytest.mark.parametrize("names", SAME, ids=lambda names: names[0])
def test_names_of_one_exercise_share_an_id(names: Group, vocabulary: Vocabulary) -> None:
    first = identify(names[0], vocabulary).exercise_id
    assert {name: identify(name, vocabulary).exercise_id for name in names} == dict.fromkeys(names, first)


@pytest.mark.parametrize("names", [*DIFFERENT, tuple(group[0] for group in SAME)], ids=lambda names: names[0])
def test_names_of_different_exercises_do_not(names: Group, vocabulary: Vocabulary) -> None:
    ids = {name: identify(name, vocabulary).exercise_id for name in names}
    assert [(a, b, ids[a]) for a, b in combinations(names, 2) if ids[a] == ids[b]] == []


def test_canonical_names_mean_the_same_exercise_and_so_do_their_parents(vocabulary: Vocabulary) -> None:
    for name in ALL_NAMES:
        current = identify(name, vocabulary)
        assert current.known, name
        while current:
            assert identify(current.canonical, vocabulary).exercise_id == current.exercise_id, (name, current.canonical)
            assert current.parent is None or current.parent.exercise_id != current.exercise_id
            if current.parent is None:
                break
            current = current.parent


def test_parents_are_more_general_to_the_bare_movement(vocabulary: Vocabulary) -> None:
    chain = []
    current = identify("Single-Leg Dumbbell Romanian Deadlift", vocabulary).parent
    while current:
        chain.append(current.canonical)
        current = current.parent
    assert chain == ["Dumbbell Romanian Deadlift", "Romanian Deadlift", "Deadlift"]


@pytest.mark.parametrize(
    ("name", "canonical"),
    [
        ("rdl", "Romanian Deadlift"),
        ("one leg rdl", "Single-Leg Romanian Deadlift"),
        ("pushups", "Push-Up"),
        ("swiss ball hamstring curls", "Stability Ball Leg Curl"),
        ("pulldowns", "Lat Pulldown"),
        ("db arnold press", "Arnold Press"),
        ("farmers walk", "Farmer's Carry"),
        ("box squats", "Box Squat"),
        ("bor", "Bent-Over Row"),
        ("squat with chains", "Squat with Chains"),
    ],
)
def test_canonical_name_is_what_a_coach_says(name: str, canonical: str, vocabulary: Vocabulary) -> None:
    assert identify(name, vocabulary).canonical == canonical


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("Romainian Deadlift", "romanian-deadlift"),
        ("Bulgarain Split Sqaut", "bulgarian-split-squat"),
        ("Dumbbell Shurg", "dumbbell-shrug"),
        ("Kettelbell Swing", "kettlebell-swing"),
    ],
)
def test_misspelt_words_are_understood_and_said(written: str, meant: str, vocabulary: Vocabulary) -> None:
    identity = identify(written, vocabulary)
    assert identity.exercise_id == meant
    assert identity.misspelt


@pytest.mark.parametrize(
    "word", ["bride", "plane", "pain", "bent", "arch", "cable", "table", "lounge", "trust", "talking"]
)
def test_english_words_are_no_misspelt_words_of_names(word: str, vocabulary: Vocabulary) -> None:
    assert identify(f"{word} squat", vocabulary).misspelt == ()


@pytest.mark.parametrize(
    ("name", "exercise_id"),
    [
        ("Romanian Deadlift (RDL)", "romanian-deadlift"),
        ("Bench Press (Dumbbell)", "dumbbell-bench-press"),
        ("Squat (each side)", "squat"),
        ("Squat (Jump)", "jump-squat"),
        ("Side Plank (see the photo)", "side-plank"),
        ("Push-Up (on Knees)", "kneeling-push-up"),
        ("(Dumbbell) Hammer Curl", "hammer-curl"),
    ],
)
def test_parentheses_tell_a_facet_or_nothing(name: str, exercise_id: str, vocabulary: Vocabulary) -> None:
    assert identify(name, vocabulary).exercise_id == exercise_id


def test_unknown_name_gets_an_id_of_its_own_and_says_so(vocabulary: Vocabulary) -> None:
    identity = identify("Zorblax Wiggle", vocabulary)
    assert (identity.exercise_id, identity.known, identity.parent) == ("zorblax-wiggle", False, None)
    assert identify("the zorblax wiggles", vocabulary).exercise_id == "zorblax-wiggle"


def test_unknown_word_makes_a_variant_of_what_is_known(vocabulary: Vocabulary) -> None:
    identity = identify("Zorblax Squat", vocabulary)
    assert (identity.exercise_id, identity.known) == ("zorblax-squat", False)
    assert identity.parent is not None
    assert identity.parent.exercise_id == "squat"


def test_names_in_other_scripts_stay_apart(vocabulary: Vocabulary) -> None:
    ids = {identify(name, vocabulary).exercise_id for name in ("приседание", "становая тяга", "スクワット")}
    assert len(ids) == 3


@pytest.mark.parametrize("name", ["", "   ", "—", "()", "🏋️", "a" * 5000, "))((", "\x00", "or", "barbell or dumbbell"])
def test_identify_never_fails(name: str, vocabulary: Vocabulary) -> None:
    assert identify(name, vocabulary).exercise_id


def test_merging_by_pairs_in_any_order_is_grouping_by_id(vocabulary: Vocabulary) -> None:
    names = ALL_NAMES[::4]
    ids = {name: identify(name, vocabulary).exercise_id for name in names}
    pairs = [(a, b) for a, b in combinations(names, 2) if ids[a] == ids[b]]
    by_id = {frozenset(name for name in names if ids[name] == one) for one in ids.values()}
    for order in (pairs, pairs[::-1], sorted(pairs, key=lambda pair: pair[1][::-1])):
        assert united(names, order) == by_id


def united(names: list[str], pairs: list[tuple[str, str]]) -> set[frozenset[str]]:
    """The groups that union over pairwise decisions gives, one pair after the other."""
    group_of = {name: {name} for name in names}
    for a, b in pairs:
        if group_of[a] is not group_of[b]:
            merged = group_of[a] | group_of[b]
            group_of.update(dict.fromkeys(merged, merged))
    return set(map(frozenset, group_of.values()))
