"""Names of two exercises that go over into one another."""

from __future__ import annotations

import pytest

from pipeline.extract.judging import NameJudge
from pipeline.extract.names import NameReader
from pipeline.vocabulary import load_vocabulary

READER = NameReader(NameJudge(load_vocabulary()))


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Plank to Dolphin", "Plank to Dolphin"),
        ("Squat to Moonwalk", "Squat to Moonwalk"),
        ("Squat to Build Confidence", "Squat"),
        ("Squat to Failure", "Squat"),
        ("Lunges to the fence", "Lunges"),
        ("Rows to Build a Strong Back", "Rows"),
        ("Plank to finish", "Plank"),
    ],
)
def test_an_unknown_exercise_behind_to_belongs_to_the_name(text: str, name: str) -> None:
    assert [found.name for found in READER.read(text)] == [name]
