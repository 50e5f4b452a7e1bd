"""Items that fill a part of a session with one exercise or several, and exercises that share one dose."""

from __future__ import annotations

import pytest

from pipeline.extract import Extractor
from pipeline.models import Interval, Mention
from pipeline.read import read


def read_plan(extractor: Extractor, *items: str) -> list[Mention]:
    plan = "# My plan\n\nDay 1: Legs\n\n- 3 sets of 8 goblet squats\n- 2 sets of 12 calf raises\n"
    text = plan + "".join(f"- {item}\n" for item in items)
    return [*extractor.extract(read(text.encode(), path="plan.md")).mentions][2:]


@pytest.mark.parametrize(
    ("item", "names", "minutes"),
    [
        ("6-minute warm-up: Butt kicks or side steps", ["Butt kicks", "side steps"], 6),
        ("6 minutes of yoga poses: Camel Pose and Bow Pose", ["Camel Pose", "Bow Pose"], None),
        ("4 min mobility work: leg swings, ankle circles", ["leg swings", "ankle circles"], None),
        ("Warm-up (4 min): High knees", ["High knees"], 4),
        ("Warm up: 4 minutes of arm swings and butt kicks", ["arm swings", "butt kicks"], None),
        ("Cool down: Savasana (lying on a mat)", ["Savasana"], None),
        ("Cool-down: Pigeon Pose for recovery", ["Pigeon Pose"], None),
        ("6-minute warm-up: brisk walking or easy jogging", [], None),
        ("Cool down: 6 minutes of deep breathing", [], None),
        ("Warm-up: whatever you like", [], None),
        ("Camel Pose, Bow Pose and Pigeon Pose for 6 minutes", ["Camel Pose", "Bow Pose", "Pigeon Pose"], None),
        ("Camel Pose / Bow Pose: 6 minutes", ["Camel Pose", "Bow Pose"], 6),
    ],
)
def test_a_part_of_a_session_names_its_exercises(
    item: str, names: list[str], minutes: int | None, extractor: Extractor
) -> None:
    found = read_plan(extractor, item)
    assert [one.name for one in found] == names
    for one in found:
        expected = [(Interval(minutes, minutes), "minutes")] if minutes else []
        assert [(dose.reps, dose.reps_unit) for dose in one.prescriptions] == expected


@pytest.mark.parametrize(
    ("item", "expected"),
    [
        ("Accessory: 3 x 12 leg curls, 4 x 15 back extensions", {"leg curls": (3, 12), "back extensions": (4, 15)}),
        ("3 x 12 leg curls + 4 x 15 back extensions", {"leg curls": (3, 12), "back extensions": (4, 15)}),
        ("Back: 3 sets of 12 seal rows and 4 sets of 6 pull-ups", {"seal rows": (3, 12), "pull-ups": (4, 6)}),
        ("Core: 3 x 20 crunches", {"crunches": (3, 20)}),
        ("Front squat: 5 x 5 reps", {"Front squat": (5, 5)}),
        ("Front squat: 5 x 5, heavy", {"Front squat": (5, 5)}),
    ],
)
def test_each_name_has_the_dose_before_it(
    item: str, expected: dict[str, tuple[int, int]], extractor: Extractor
) -> None:
    found = {one.name: [(dose.sets, dose.reps) for dose in one.prescriptions] for one in read_plan(extractor, item)}
    assert found == {name: [(Interval(sets, sets), Interval(reps, reps))] for name, (sets, reps) in expected.items()}
