"""Items that head the exercises nested under them by their minutes or position, and items that only command."""

from __future__ import annotations

import pytest

from pipeline.extract import Extractor
from pipeline.models import Mention
from pipeline.read import read


def mentions(extractor: Extractor, *lines: str) -> dict[str, Mention]:
    text = "# My Plan\n\n" + "\n".join(lines) + "\n"
    return {one.name: one for one in extractor.extract(read(text.encode(), path="plan.md")).mentions}


def doses(extractor: Extractor, *lines: str) -> dict[str, list[tuple[float | None, float | None, str]]]:
    """Of each exercise the sets, repetitions and unit of its doses."""
    return {
        name: [
            (dose.sets.low if dose.sets else None, dose.reps.low if dose.reps else None, dose.reps_unit)
            for dose in one.prescriptions
        ]
        for name, one in mentions(extractor, *lines).items()
    }


def test_a_stretch_of_a_session_with_its_minutes_heads_what_is_under_it(extractor: Extractor) -> None:
    found = doses(
        extractor,
        "1. **Dynamic Mobility (6 mins):** (Perform each for ~15m)",
        "    - **Arm Swings:** 12x each arm.",
        "    - **Walking Knee Hugs:** Pull one knee to your chest.",
        "    - **Inchworms:** Walk your hands out.",
        "2. **Drills (8 mins):** (Do each for 20 m)",
        "    - **A-Skip:** Drive your knee up.",
        "    - **High Knees:** For quick feet.",
    )
    assert list(found) == ["Arm Swings", "Walking Knee Hugs", "Inchworms", "A-Skip", "High Knees"]
    assert found["Inchworms"] == [(None, 15, "meters")]
    assert found["High Knees"] == [(None, 20, "meters")]


def test_an_exercise_with_its_minutes_keeps_what_is_under_it(extractor: Extractor) -> None:
    found = mentions(
        extractor, "- **Plank (2 mins):** Brace.", "    - **Side plank:** Harder.", "    - **Knee plank:** Easier."
    )
    assert next(iter(found)).startswith("Plank")


def test_a_position_heads_the_exercises_done_in_it(extractor: Extractor) -> None:
    found = doses(
        extractor,
        "- Lying on your back (repeat 2x):",
        "    - Heel slides (10 reps)",
        "    - Ankle circles, both feet (12 reps)",
        "    - Push each heel into the mattress (hold 5s)",
        "- Sitting on a chair:",
        "    - Straighten your right leg (8 reps)",
        "    - March on the spot (20 reps)",
    )
    assert found == {
        "Heel slides": [(2, 10, "reps")],
        "Ankle circles": [(2, 12, "reps")],
        "Push each heel into the mattress": [(2, 5, "seconds")],
        "Straighten your right leg": [(None, 8, "reps")],
        "March on the spot": [(None, 20, "reps")],
    }


def test_commands_with_their_doses_are_exercises(extractor: Extractor) -> None:
    items = ("- Lift your arm as high as you can (5 reps)", "- Squeeze a rolled towel (10x)", "- Make a fist (10x)")
    assert list(mentions(extractor, "## Physical therapy (arms)", *items)) == [
        "Lift your arm as high as you can", "Squeeze a rolled towel", "Make a fist",
    ]  # fmt: skip


@pytest.mark.parametrize(
    "items",
    [
        ("- Count backwards from 50", "- Say the alphabet"),
        ("- Stand up tall.", "- Lower your arm (3 seconds)", "- Look ahead.", "- Breathe out."),
    ],
)
def test_commands_without_a_dose_each_are_none(items: tuple[str, ...], extractor: Extractor) -> None:
    assert not mentions(extractor, *items)


def test_a_second_command_behind_a_comma_is_no_second_exercise(extractor: Extractor) -> None:
    found = mentions(extractor, "- Heel slides (10 reps)", "- Alternating heel digs, push each foot down (10 reps)")
    assert list(found) == ["Heel slides", "Alternating heel digs"]
