"""The phases of a lift that headings name behind its setup are told as its steps."""

from __future__ import annotations

import pytest

from pipeline.extract import Extractor
from pipeline.read import read

SETUP = "## Setup\n\n1. Stand with your feet under the bar.\n2. Bend down and grip it.\n\n"


@pytest.mark.parametrize(
    ("heading", "steps"),
    [
        ("The Pull", 4),
        ("Ascent", 4),
        ("Return or deload the bar:", 4),
        ("Where it goes wrong", 2),
        ("Should you pull from the floor?", 2),
        ("Pull in the first weeks of an eight week plan", 2),
    ],
)
def test_a_phase_behind_the_setup_is_told_in_steps(extractor: Extractor, heading: str, steps: int) -> None:
    text = f"# How to Deadlift\n\n{SETUP}## {heading}\n\n1. Push the floor away.\n2. Keep the bar close to your legs.\n"
    (deadlift,) = extractor.extract(read(text.encode(), path="a.md")).mentions
    assert len(deadlift.steps) == steps


def test_phases_are_those_of_the_exercise_above_them(extractor: Extractor) -> None:
    down = "### Way down\n\n1. Bend your knees.\n2. Sit between your hips.\n\n"
    up = "### Way up\n\n1. Push your hips up.\n2. Stand tall.\n\n"
    text = f"# Two lifts\n\n## Deadlift\n\n#{SETUP}{up}## Squat\n\n#{SETUP}{down}{up}"
    found = extractor.extract(read(text.encode(), path="a.md")).mentions
    assert [(one.name, len(one.steps)) for one in found] == [("Deadlift", 4), ("Squat", 6)]


@pytest.mark.parametrize("told", ["Push the floor away.", "Push the floor away. Keep the bar close."])
def test_a_phase_in_one_paragraph_that_only_instructs_is_told_in_steps(extractor: Extractor, told: str) -> None:
    text = f"# How to Deadlift\n\n{SETUP}## The Pull\n\n{told}\n\n## The Press\n\nIt came later. Read on.\n"
    (deadlift,) = extractor.extract(read(text.encode(), path="a.md")).mentions
    assert len(deadlift.steps) == 2 + told.count(".")


def test_a_guide_in_prose_to_one_lift_tells_its_steps_under_headings_of_its_own(extractor: Extractor) -> None:
    text = (
        "# Landmine Press Form: Strong Shoulders\n\nThe landmine press is kind to your shoulders.\n\n"
        "## Setting Up for a Strong Press\n\n### Stance\n\nStand with your feet apart. It helps your balance.\n\n"
        "## Executing the Landmine Press\n\n### The Drive\n\nPush the bar up and away from you.\n\n"
        "### The Lowering Phase\n\nLower the bar to your chest under control.\n\n"
        "## Why It Matters\n\nStrong shoulders serve you in every sport.\n"
    )
    document = read(text.encode(), path="a.md")
    (press,) = extractor.extract(document).mentions
    assert [document.text[step.start : step.end].split()[0] for step in press.steps] == ["Stand", "Push", "Lower"]
