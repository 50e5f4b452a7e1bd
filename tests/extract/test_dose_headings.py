"""A heading that is only a dose belongs to the exercise above it."""

from __future__ import annotations

import pytest

from pipeline.extract import Extractor
from pipeline.models import Interval, Mention
from pipeline.read import read

TOLD = "Keep the bar close to your legs. Push the ground away and stand tall."


def mentions(extractor: Extractor, text: str, path: str) -> tuple[Mention, ...]:
    return extractor.extract(read(text.encode(), path=path)).mentions


@pytest.mark.parametrize(
    ("line", "sets", "reps"),
    [
        ("5 x 5", (5, 5), (5, 5)),
        ("Sets: 2 Reps: 8-10", (2, 2), (8, 10)),
        ("Sets: 2, Reps: 8-10", (2, 2), (8, 10)),
        ("Sets: 3\tReps: 12", (3, 3), (12, 12)),
        ("3 sets of 6 reps", (3, 3), (6, 6)),
        ("4 sets | 8 reps", (4, 4), (8, 8)),
        ("3 x 30 seconds per side", (3, 3), (30, 30)),
    ],
)
@pytest.mark.parametrize("path", ["pull.txt", "pull.md"])
def test_a_dose_alone_on_a_line(
    line: str, sets: tuple[int, int], reps: tuple[int, int], path: str, extractor: Extractor
) -> None:
    head, dose = ("Deadlift", line) if path.endswith("txt") else ("## Deadlift", f"**{line}**")
    text = f"{'' if path.endswith('txt') else '# '}Pulling Day\n\n{head}\n\n{dose}\n\n{TOLD}\n"
    (deadlift,) = mentions(extractor, text, path)
    assert (deadlift.name, len(deadlift.steps)) == ("Deadlift", 2)
    assert [(one.sets, one.reps) for one in deadlift.prescriptions] == [(Interval(*sets), Interval(*reps))]


def test_a_dose_may_stand_in_a_heading_of_its_own(extractor: Extractor) -> None:
    text = f"# Pulling Day\n\n## Deadlift\n\n### 5 sets of 5 reps\n\n{TOLD}\n"
    (deadlift,) = mentions(extractor, text, "pull.md")
    assert [(one.sets, one.reps) for one in deadlift.prescriptions] == [(Interval(5, 5), Interval(5, 5))]


def test_a_dose_may_head_its_exercises(extractor: Extractor) -> None:
    text = "# Legs\n\n## Block A\n\n### 3 sets of 10\n\n- Goblet squat\n- Reverse lunge\n\n"
    text += "## Block B\n\n### 2 x 8\n\n- Plank\n"
    found = mentions(extractor, text, "legs.md")
    assert [(one.name, [dose.sets for dose in one.prescriptions]) for one in found] == [
        ("Goblet squat", [Interval(3, 3)]),
        ("Reverse lunge", [Interval(3, 3)]),
        ("Plank", [Interval(2, 2)]),
    ]
