"""A bare number before a heading counts it where the headings count on from 1."""

from __future__ import annotations

import pytest

from pipeline.extract import Extractor
from pipeline.read import read


def named(extractor: Extractor, heads: list[str], path: str) -> list[str]:
    sign = "" if path.endswith("txt") else "## "
    text = f"{sign[1:]}Four Lifts\n\n" + "\n\n".join(
        f"{sign}{head}\n\nStand tall and brace. Lower yourself slowly, and come back up at once." for head in heads
    )
    return [mention.name for mention in extractor.extract(read(text.encode(), path=path)).mentions]


@pytest.mark.parametrize("path", ["lifts.txt", "lifts.md"])
@pytest.mark.parametrize(
    "heads",
    [
        ["1 Back Squat", "2 Barbell Row", "3 Push-Up"],
        ["1 Back Squat", "2 Barbell Row", "3A Push-Up", "3B Plank"],
        ["1 Back Squat", "2 Barbell Row", "3 Push-Up", "4 Plank"],
    ],
)
def test_a_row_of_numbers_is_no_part_of_the_names(heads: list[str], path: str, extractor: Extractor) -> None:
    assert named(extractor, heads, path) == [head.split(" ", 1)[1] for head in heads]


@pytest.mark.parametrize("heads", [["1 Arm Dumbbell Row", "2 Arm Dumbbell Row"], ["45 Degree Back Extension", "Plank"]])
def test_a_number_may_be_part_of_a_name(heads: list[str], extractor: Extractor) -> None:
    assert named(extractor, heads, "lifts.md") == heads


def test_a_number_before_a_hyphen_counts_headings_too(extractor: Extractor) -> None:
    assert named(extractor, ["1-Back Squat", "2-Doorway Lean", "3-Push-Up"], "lifts.md") == [
        "Back Squat",
        "Doorway Lean",
        "Push-Up",
    ]
    sides = ["1-Arm Row", "2-Arm Row", "3-Way Lunge"]
    assert named(extractor, sides, "lifts.md") == sides
