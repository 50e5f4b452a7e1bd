"""The equipment an entry says is used: by source, by sense of ambiguous words, and what is not used."""

from __future__ import annotations

import pytest

from pipeline.extract import Extractor
from pipeline.extract.equipment.senses import MISREADINGS, SENSES, Misreading, Sense, is_misread
from pipeline.models import Span
from pipeline.read import read
from pipeline.text import fold


def equipment(extractor: Extractor, text: str, name: str = "Goblet Squat") -> set[str]:
    article = f"# Training\n\n## {name}\n\n{text}\n"
    mention = extractor.extract(read(article.encode(), path="a.md")).mentions[0]
    return {use.equipment_id for use in mention.equipment}


STEPS = "1. Stand tall.\n2. Sit down.\n3. Push the floor away."


@pytest.mark.parametrize("sense", SENSES, ids=lambda sense: f"{sense.equipment}: {sense.matches[0]}")
def test_sense_is_found_in_its_examples_only(sense: Sense) -> None:
    for text in sense.matches:
        assert sense.pattern.search(fold(text)), text
    for text in sense.rejects:
        assert not sense.pattern.search(fold(text)), text


@pytest.mark.parametrize("misreading", MISREADINGS, ids=lambda misreading: misreading.matches[0])
def test_misreading_is_found_in_its_examples_only(misreading: Misreading) -> None:
    for text in misreading.matches:
        assert misreading.pattern.search(fold(text)), text
    for text in misreading.rejects:
        assert not misreading.pattern.search(fold(text)), text


def test_misreading_covers_the_word_and_no_other() -> None:
    text = "lean on the wall and push your hips towards the wall"
    first, second = text.index("wall"), text.rindex("wall")
    assert not is_misread(text, Span(0, len(text)), "wall", Span(first, first + 4))
    assert is_misread(text, Span(0, len(text)), "wall", Span(second, second + 4))


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("Dumbbell Row", {"dumbbell"}),
        ("Box Jump", {"box"}),
        ("Wall Sit", {"wall"}),
        ("Foam Rolling Quads", {"foam roller"}),
        ("Glute Bridge (bodyweight)", {"bodyweight"}),
        ("Glute Bridge (feet on a bench)", {"bench"}),
        ("Step-Up", set()),
        ("Hop and Stick", set()),
        ("Front Lever", set()),
        ("Biceps Curl", set()),
    ],
)
def test_name_states_equipment(extractor: Extractor, name: str, expected: set[str]) -> None:
    assert equipment(extractor, STEPS, name) == expected


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("**Equipment:** kettlebell, bench", {"kettlebell", "bench"}),
        ("**Equipment:** none", {"bodyweight"}),
        ("**Equipment:** bodyweight, a mat for the knees", {"bodyweight", "mat"}),
        ("**You'll need:** a resistance band and a chair", {"resistance band", "chair"}),
    ],
)
def test_requirement_line_lists_equipment(extractor: Extractor, line: str, expected: set[str]) -> None:
    assert equipment(extractor, f"{line}\n\n{STEPS}") == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("1. Grab a pair of dumbbells.\n2. Sit down.", {"dumbbell"}),
        ("1. Lie on a bench.\n2. Press.", {"bench"}),
        ("1. Anchor the band at chest height.\n2. Step back.\n3. Press.", {"resistance band"}),
        ("1. Stand with your back against a wall.\n2. Slide down.", {"wall"}),
        ("1. Place one foot on a low step.\n2. Stand up.", {"step"}),
        ("1. Hold the bell by the horns.\n2. Sit down.", {"kettlebell"}),
        ("1. Hold both dumbbells.\n2. Drop one bell.", {"dumbbell"}),
        ("1. Hook your feet or have a partner hold them.\n2. Lower yourself.", {"partner"}),
        ("It needs two kettlebells.", {"kettlebell"}),
        ("It can be done on a machine, a cable or even with a band.", {"machine", "cable machine", "resistance band"}),
        ("A classic bodyweight exercise.", {"bodyweight"}),
        ("All the drive with zero kit.", {"bodyweight"}),
    ],
)
def test_text_states_equipment(extractor: Extractor, text: str, expected: set[str]) -> None:
    assert equipment(extractor, text if text.startswith("1.") else f"{text}\n\n{STEPS}") == expected


@pytest.mark.parametrize(
    "text",
    [
        "Take a step forward with every rep.",
        "Push your hips towards the wall.",
        "It is easier than with a barbell.",
        "Instead of a dumbbell, take nothing.",
        "To make it harder, add a resistance band.",
        "No dumbbell?",
        "Sit down as if there were a chair.",
        "Sit back like you're on a bench.",
        "Rest a hand on a wall for balance.",
        "Put a towel under your knees if needed.",
        "Dumbbell bench presses train the arms.",
        "It tires you like a sled.",
        "Lift three times your body weight.",
    ],
)
def test_other_matters_state_no_equipment(extractor: Extractor, text: str) -> None:
    assert equipment(extractor, f"{text}\n\n{STEPS}") == set()


@pytest.mark.parametrize(
    ("name", "text", "expected"),
    [
        ("Overhead Press", "1. Grip the bar.\n2. Press it.", {"barbell"}),
        ("Hang Clean", "1. Lower the bar to your knees.\n2. Jump.", {"barbell"}),
        ("Pull-Up", "1. Hang from the bar.\n2. Pull.", {"pull-up bar"}),
        ("Dip", "1. Jump up on the bars.\n2. Bend your elbows.", {"dip bars"}),
        ("EZ-Bar Curl", "1. Hold the bar.\n2. Curl.", {"ez bar"}),
        ("Lat Pulldown", "1. Take the bar with a wide grip.\n2. Pull.", set()),
    ],
)
def test_bar_is_what_the_exercise_makes_of_it(extractor: Extractor, name: str, text: str, expected: set[str]) -> None:
    assert equipment(extractor, text, name) == expected


def test_the_machine_takes_up_the_named_one(extractor: Extractor) -> None:
    text = "1. Set up the leg press machine.\n2. Sit down in the machine.\n3. Push."
    assert equipment(extractor, text, "Leg Press") == {"leg press machine"}


@pytest.mark.parametrize("sentence", ["Don't let the kettlebell touch your leg.", "Do not drop the kettlebell."])
def test_what_must_not_happen_with_a_weight_says_it_is_used(sentence: str, extractor: Extractor) -> None:
    assert "kettlebell" in equipment(extractor, f"{STEPS}\n4. {sentence}", name="Squat")


def test_what_is_not_to_be_used_is_no_equipment(extractor: Extractor) -> None:
    assert "kettlebell" not in equipment(extractor, f"{STEPS}\n4. Don't use a kettlebell.", name="Squat")


@pytest.mark.parametrize(
    ("name", "sentence"),
    [
        ("Banded Good Morning", "Lifters who cut the barbell good morning short do the same here."),
        ("Neck Curl", "The only other work we do are glute bridges on a bench."),
        ("Pull-Up", "Stay with the seated pulldown cable machine for a month."),
        ("Pull-Up", "Bands are popular here, but I avoid bands."),
    ],
)
def test_what_other_exercises_are_done_with_is_not_used(name: str, sentence: str, extractor: Extractor) -> None:
    told = f"Brace hard. Keep your ribs down. {sentence}"
    own = equipment(extractor, "Brace hard. Keep your ribs down.", name)
    assert equipment(extractor, told, name) == own


def test_what_has_been_done_first_is_no_condition(extractor: Extractor) -> None:
    text = "1. Once you have sat down in the leg press machine, place both feet high.\n2. Push."
    assert equipment(extractor, text, "Leg Press") == {"leg press machine"}
    text = "1. Stand tall.\n2. Squat.\n\nOnce you have mastered it, take a kettlebell."
    assert equipment(extractor, text, "Squat") == set()
