"""The short ways by which names are found miss nothing that a look at everything finds."""

from __future__ import annotations

import re
from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.extract import name_bounds, separators
from pipeline.extract.doses import _BEGINNING, _COMPILED
from pipeline.extract.judging import NameJudge
from pipeline.extract.names import NameReader
from pipeline.text import name_words
from pipeline.vocabulary import load_vocabulary

VOCABULARY = load_vocabulary()
READER = NameReader(NameJudge(VOCABULARY))
PIECES = st.sampled_from((*"ab1 :,-–—|→\t\n(", "  ", " - ", ": ", ", ", "Squat", "3"))


@given(st.lists(PIECES, max_size=14), st.integers(0, 5))
def test_separators_are_those_of_a_try_at_every_character(pieces: list[str], begin: int) -> None:
    text = "".join(pieces)
    expected = [found.span() for found in separators._SEPARATOR.finditer(text, begin)]
    assert separators.separators(text, begin) == expected


@given(st.lists(PIECES | st.sampled_from(("for", "with", " X", "Plus", ".", "!")), max_size=8))
def test_what_ends_in_no_sign_or_small_word_loses_nothing(pieces: list[str]) -> None:
    text = "".join(pieces)
    assert name_bounds._trails(text) or name_bounds._TRAILING.sub("", text) == text


@pytest.mark.parametrize("side", re.findall(r"[a-z]+", "right left side leg arm direction way hand foot"))
def test_a_side_at_the_end_is_no_part_of_the_name(side: str) -> None:
    end = side if side in ("right", "left") else f"each {side}"
    assert [name.name for name in READER.read(f"Reverse Lunge ({end.title()}) ")] == ["Reverse Lunge"]


@pytest.mark.parametrize("movement", VOCABULARY.movements)
def test_every_form_of_a_movement_has_a_telling_word(movement: str) -> None:
    for form in VOCABULARY.movements[movement].forms:
        assert READER.may_name(form), form


def test_every_idiom_for_a_movement_has_a_telling_word() -> None:
    for rewrite in VOCABULARY.rewrites:
        for form in rewrite.forms:
            if VOCABULARY.lexicon.parse(name_words(form)).values("movement"):
                assert READER.may_name(form), form


@given(st.text(alphabet="NSFXROZE_:,T/-+", max_size=9))
def test_a_dose_begins_where_the_first_rule_matches(codes: str) -> None:
    places = product(range(len(codes)), enumerate(_COMPILED, 1))
    expected = next(((at, number) for at, (number, (_, rule)) in places if rule.match(codes, at)), None)
    found = _BEGINNING.search(codes)
    assert (found and (found.start(), found.lastindex)) == expected


@pytest.mark.parametrize(
    ("text", "named"),
    [
        ("Leg Press Superset Calf Raises", ["Leg Press", "Calf Raises"]),
        ("Bench press supersetted with dumbbell rows", ["Bench press", "dumbbell rows"]),
        ("Lat Pulldowns (or Pull-Ups)", ["Lat Pulldowns", "Pull-Ups"]),
        ("Pull-ups (or dead hangs)", ["Pull-ups"]),
        ("Clean and Jerk", ["Clean and Jerk"]),
        ("Crunch and Reverse Crunch", ["Crunch", "Reverse Crunch"]),
        ("Squat - 1 + 1/4", ["Squat"]),
        ("Dragon Flags - full or tucked", ["Dragon Flags"]),
        ("Finish with a leap: box jumps", ["box jumps"]),
        ("Plank: hold", ["Plank"]),
        ("Plank: hold for ", ["Plank"]),
        ("Cruncch", ["Cruncch"]),
        ("Dumbell Pullovr", ["Dumbell Pullovr"]),
        ("Lunges for a strong stride", ["Lunges"]),
        ("Bench press for chest and arms", ["Bench press"]),
        ("Thoracic Extension over Foam Roller", ["Thoracic Extension over Foam Roller"]),
        ("Dumbbell: Bench Press", ["Dumbbell: Bench Press"]),
        ("Frozen Can Roll", ["Frozen Can Roll"]),
        ("Soup-Can Curls", ["Soup-Can Curls"]),
        ("What You Can Do", []),
        ("Squats Can Help", []),
        ("slow repetitions", []),
        ("each", []),
        ("Main compound lift", []),
        ("Accessory Work", []),
    ],
)
def test_names_of_a_line(text: str, named: list[str]) -> None:
    assert [name.name for name in READER.read(text)] == named


@pytest.mark.parametrize(
    ("text", "strength"),
    [
        ("Cruncch", "weak"),
        ("Triceps Extention", "weak"),
        ("Squad", "shaped"),
        ("Crunch", "strong"),
        ("Bride", "shaped"),
    ],
)
def test_a_long_word_misspelt_by_a_letter_is_known(text: str, strength: str) -> None:
    assert [name.strength for name in READER.read(text)] == [strength]


@pytest.mark.parametrize(
    ("text", "strength"),
    [
        ("Gorakshasana", "weak"),
        ("Uttana Padasana", "weak"),
        ("Titli Asana", "weak"),
        ("Gorakhnath", "shaped"),
        ("Tadasana (Mountain Pose)", "strong"),
        ("Plié", "strong"),
        ("Plié Squat", "strong"),
    ],
)
def test_a_pose_is_known_by_its_sanskrit_ending_where_not_by_its_name(text: str, strength: str) -> None:
    assert [name.strength for name in READER.read(text)] == [strength]


def test_a_word_that_a_hyphen_makes_another_is_no_name() -> None:
    assert READER.strongest_in("Clean-shaven trainers") is None
    found = READER.strongest_in("Clean-and-jerk day")
    assert found is not None
    assert found.name == "Clean-and-jerk"


@pytest.mark.parametrize(
    ("line", "name"),
    [
        ("Chair squats: stand up and sit down", "Chair squats"),
        ("Squat: barbell", "Squat: barbell"),
        ("Chair squats: seated and standing", "Chair squats"),
    ],
)
def test_what_a_colon_parts_from_a_name_and_goes_on_in_small_letters_is_told_of_it(line: str, name: str) -> None:
    assert [one.name for one in READER.read(line)] == [name]


@pytest.mark.parametrize(
    ("line", "name"),
    [
        ("Legs – Front Squats", "Front Squats"),
        ("Core - Plank", "Plank"),
        ("Back and biceps – Barbell Row", "Barbell Row"),
        ("Calf – Raise", "Calf – Raise"),
    ],
)
def test_what_a_session_trains_is_no_part_of_the_name_behind_it(line: str, name: str) -> None:
    assert [one.name for one in READER.read(line)] == [name]


@pytest.mark.parametrize(
    ("line", "name"),
    [
        ("HANG CLEAN: A STEP-BY-STEP", "HANG CLEAN"),
        ("How to hang clean: step by step", "hang clean"),
        ("Hang Clean Step by Step", "Hang Clean"),
        ("The step-by-step hang clean", "hang clean"),
        ("Step by step to the hang clean", "hang clean"),
        ("Hang clean (step by step)", "Hang clean"),
        ("Step-Up: A Step-by-Step", "Step-Up"),
        ("Box Step Up", "Box Step Up"),
    ],
)
def test_step_by_step_is_how_an_exercise_is_told(line: str, name: str) -> None:
    assert [one.name for one in READER.read(line)] == [name]


def test_words_in_quotation_marks_are_no_part_of_the_name_before_them() -> None:
    found = READER.strongest_in('Most books file the floor press under "arms" or under "chest".')
    assert found is not None
    assert found.name == "floor press"
