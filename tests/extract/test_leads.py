"""Paragraphs that a name leads, and paragraphs whose lead is something else."""

from __future__ import annotations

import pytest

from pipeline.extract import Extractor
from pipeline.models import Mention
from pipeline.read import read


def mentions(extractor: Extractor, text: str) -> dict[str, Mention]:
    found = extractor.extract(read(text.encode(), path="a.txt"))
    return {mention.name: mention for mention in found.mentions}


@pytest.mark.parametrize("mark", [" – ", " - ", ": ", ". "])
def test_names_that_lead_paragraphs_of_instructions_are_exercises(extractor: Extractor, mark: str) -> None:
    found = mentions(
        extractor,
        "For a stiff evening\n\nNone of this takes long.\n\n"
        f"Cobra Pose{mark}Lie on your stomach with your hands under your shoulders. Straighten your arms.\n\n"
        f"Sleepy Goblin Pose{mark}Lie on your back. Drop both knees to one side.\n\n"
        f"Glute Bridge{mark}Lie on your back and bend your knees. Lift your hips. Hold for 20 seconds.",
    )
    assert {name: len(one.steps) for name, one in found.items()} == {
        "Cobra Pose": 2,
        "Sleepy Goblin Pose": 2,
        "Glute Bridge": 2,
    }
    assert [dose.reps_unit for dose in found["Glute Bridge"].prescriptions] == ["seconds"]


def test_a_certain_name_that_is_only_described_beside_told_ones_is_an_exercise(extractor: Extractor) -> None:
    found = mentions(
        extractor,
        "Towards the first dip\n\nNone of this takes long.\n\n"
        "Bench Dip: Put your hands on a bench behind you. Bend your elbows.\n\n"
        "Wall Push-Up: Lean against a wall. Press yourself away.\n\n"
        "Chest Press: The chest press machine is the kindest way to get there.\n\n"
        "Patience: The rest comes with time.",
    )
    assert {name: len(one.steps) for name, one in found.items()} == {
        "Bench Dip": 2,
        "Wall Push-Up": 2,
        "Chest Press": 0,
    }


def test_stretches_of_known_words_are_exercises_where_they_are_announced(extractor: Extractor) -> None:
    found = mentions(
        extractor,
        "After the ride\n\nStretches\n\nQuad stretch - stand on one leg and pull your foot to your seat.\n\n"
        "Calf stretch - lean against a wall and push your heel down.",
    )
    assert list(found) == ["Quad stretch", "Calf stretch"]


@pytest.mark.parametrize(
    "body",
    [
        "Hinge – Push your hips back. Keep your shins up.\n\nSnap – Drive your hips forward. Squeeze your glutes.",
        "Monday – Stand up every hour. Stretch your arms.\n\nTuesday – Roll your shoulders back. Lift your chin.",
        "Beginners – Squat to a box. Keep your feet flat.\n\nAdvanced – Squat to full depth. Keep your chest up.",
        "Squats: the king of them all, and I hated every one.",
    ],
    ids=["phases", "days", "levels", "no instruction"],
)
def test_other_leads_are_no_exercises(extractor: Extractor, body: str) -> None:
    assert not mentions(extractor, f"What I did this year\n\n{body}")


MOVED = {
    "Neck stretch": "Tilt your head to the right. Hold it there.",
    "Shoulder rolls": "Draw circles with your shoulders. Then turn them the other way.",
    "Wrist stretch": "Extend your arm in front of you. Pull the fingers back.",
}
"""Names of known words, none of them certain by itself."""


@pytest.mark.parametrize("mark", ["", "- ", "1. "], ids=["paragraphs", "bullets", "numbers"])
@pytest.mark.parametrize(
    "before", ["Here are a few stretches for the desk:", "Sit less. You can do these simple exercises in a chair."]
)
def test_names_of_known_words_are_exercises_where_a_sentence_announces_some(
    extractor: Extractor, before: str, mark: str
) -> None:
    told = "\n\n".join(f"{mark}{name}: {how}" for name, how in MOVED.items())
    assert list(mentions(extractor, f"The working day\n\n{before}\n\n{told}")) == list(MOVED)


@pytest.mark.parametrize("before", ["A day at work is long.", "Keep these tips for all stretches in mind:"])
def test_names_of_known_words_are_none_where_nothing_announces_exercises(extractor: Extractor, before: str) -> None:
    told = "\n\n".join(f"{name}: {how}" for name, how in MOVED.items())
    assert not mentions(extractor, f"The working day\n\n{before}\n\n{told}")


def test_a_dosed_certain_name_speaks_for_the_doubtful_one_beside_it(extractor: Extractor) -> None:
    text = (
        "# Sore elbow\n\nWrist extensor stretch: Straighten your arm and bend your wrist with the other. Hold 25 s."
        "\n\nEccentric wrist extension: Take a light weight. Lower it slowly. 2 sets of 9.\n"
    )
    found = extractor.extract(read(text.encode(), path="elbow.md")).mentions
    assert [(one.name, one.rule, len(one.steps)) for one in found] == [
        ("Wrist extensor stretch", "leading name", 1),
        ("Eccentric wrist extension", "leading name", 1),
    ]
