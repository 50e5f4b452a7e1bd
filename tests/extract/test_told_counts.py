"""Repetitions that a verb alone tells, for their noun is what is done: "Do 12 of these."."""

from __future__ import annotations

import pytest

from pipeline.extract import Extractor
from pipeline.models import Interval
from pipeline.read import read


def counts(told: str, extractor: Extractor) -> list[Interval | None]:
    source = f"# Moves\n\n- Squats: Push your hips back. {told}\n- Lunges: Step forward and lower your hips. 8 reps.\n"
    found = extractor.extract(read(source.encode(), path="moves.md")).mentions
    return [dose.reps for one in found if one.name == "Squats" for dose in one.prescriptions]


@pytest.mark.parametrize(
    "told",
    [
        "Do 12 of these.",
        "Perform 12 of them.",
        "Start with 12 of those!",
        "Do 12 at first, then work up to 30.",
        "Aim for about 12.",
        "Do twelve.",
        "Place your hands on the desk in front of you and do 12.",
    ],
)
def test_a_count_behind_its_verb_is_of_repetitions(told: str, extractor: Extractor) -> None:
    assert counts(told, extractor) == [Interval(12, 12)]


@pytest.mark.parametrize("told", ["Do 2.", "Do 12 of the 30 days.", "Try 12 weeks.", "Do all 12."])
def test_other_figures_behind_a_verb_are_none(told: str, extractor: Extractor) -> None:
    assert counts(told, extractor) == []


def test_a_verb_ends_with_its_block(extractor: Extractor) -> None:
    source = "# Stretches\n\n## 4. Calf Stretch\n\n- Switch sides and repeat\n\n## 5. Quad Stretch\n\n- Stand tall\n"
    found = extractor.extract(read(source.encode(), path="stretches.md")).mentions
    assert [dose.reps for one in found for dose in one.prescriptions] == []
