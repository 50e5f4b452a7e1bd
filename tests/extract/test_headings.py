"""Which headings present an exercise by the headings beside them."""

from __future__ import annotations

import pytest

from pipeline.extract import Extractor
from pipeline.read import read

DONE = "Kneel on the mat. Lower your forearms to the floor. Lift your hips."


def named(extractor: Extractor, text: str) -> list[str]:
    return [mention.name for mention in extractor.extract(read(text.encode(), path="flow.md")).mentions]


def under_headings(names: list[str], told: str = DONE) -> str:
    return "# Ten Minutes\n\n" + "\n".join(f"## {name}\n\n{told}\n" for name in names)


@pytest.mark.parametrize("name", ["Warrior I", "Warrior II", "Dolphin", "Half Moon", "Standing Forward Bend"])
def test_a_heading_with_steps_among_others_with_steps_is_an_exercise(name: str, extractor: Extractor) -> None:
    names = ["Cobra", name, "Happy Baby", "Seated Twist"]
    assert named(extractor, under_headings(names)) == names


def test_phases_of_one_movement_are_no_exercises(extractor: Extractor) -> None:
    phases = ["The Catch", "The Drive", "The Finish", "The Recovery"]
    assert not set(named(extractor, under_headings(phases))) & set(phases)


def test_headings_without_steps_beside_exercises_are_none(extractor: Extractor) -> None:
    text = under_headings(["Cobra", "Happy Baby", "Child's Pose"])
    text += "\n## Morning Light\n\nWe like to practise early.\n\n## Quiet Rooms\n\nThe fewer people, the better.\n"
    assert named(extractor, text) == ["Cobra", "Happy Baby", "Child's Pose"]
