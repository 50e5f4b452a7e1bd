"""Exercises listed under another exercise's heading, each with its own dose."""

from __future__ import annotations

import pytest

from pipeline.extract import Extractor
from pipeline.models import Interval, Mention
from pipeline.read import read

ROW = "# Six Movements\n\n## Row\n\nKeep your body straight. Pull your chest to the bar. Lower yourself slowly.\n\n"


def mentions(extractor: Extractor, text: str) -> dict[str, Mention]:
    return {one.name: one for one in extractor.extract(read(text.encode(), path="plan.md")).mentions}


@pytest.mark.parametrize("sign", [" -> ", ": ", " - ", " → ", " => ", " "])
@pytest.mark.parametrize("label", ["", "Progression:\n\n"])
def test_a_list_of_dosed_variants_presents_each(sign: str, label: str, extractor: Extractor) -> None:
    items = f"1. Door Frame Rows{sign}3x30\n2. Incline Rows{sign}3x20\n3. Plank{sign}2 mins\n4. Archer Rows{sign}2x8\n"
    found = mentions(extractor, f"{ROW}{label}{items}")
    assert list(found) == ["Row", "Door Frame Rows", "Incline Rows", "Plank", "Archer Rows"]
    assert [len(one.prescriptions) for one in found.values()] == [0, 1, 1, 1, 1]
    assert found["Incline Rows"].prescriptions[0].sets == Interval(3, 3)
    assert found["Plank"].prescriptions[0].reps_unit == "minutes"
    assert len(found["Row"].steps) == 3


@pytest.mark.parametrize(
    "items",
    [
        "- Beginners: 2x8\n- Intermediate: 3x10\n- Advanced: 4x12\n",
        "- Warm-up: 1x15\n- Working sets: 3x8\n- Back-off set: 1x12\n",
        "- Strength: 5x5\n- Muscle: 3x10\n- Endurance: 2x20\n",
        "- Slow rows: 3x8\n- Working sets: 3x5\n",
    ],
)
def test_a_list_that_divides_the_doses_presents_none(items: str, extractor: Extractor) -> None:
    (only,) = mentions(extractor, f"{ROW}{items}").values()
    assert only.name == "Row"
    assert only.prescriptions


def test_the_steps_of_a_progression_are_no_dose(extractor: Extractor) -> None:
    intro = "# Six Movements\n\nEach movement has ten steps.\n\n"
    (only,) = mentions(extractor, intro + ROW.removeprefix("# Six Movements\n\n")).values()
    assert not only.prescriptions
