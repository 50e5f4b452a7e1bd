"""Which sentences of prose tell to do an exercise, and which dose is whose."""

from __future__ import annotations

import pytest

from pipeline.extract import Extractor
from pipeline.models import Mention, Prescription
from pipeline.read import read


def told(extractor: Extractor, prose: str) -> list[Mention]:
    text = f"# The Kettle Break\n\n## Before work\n\nThis takes no time at all. {prose} Your day will feel lighter.\n"
    return list(extractor.extract(read(text.encode(), path="plan.md")).mentions)


def figures(dose: Prescription) -> tuple[float | None, str, bool]:
    return (dose.reps.low if dose.reps else None, dose.reps_unit, dose.per_side)


@pytest.mark.parametrize(
    ("sentence", "name", "dose"),
    [
        (
            "Follow that with spinal twists, holding for 20 seconds on each side.",
            "spinal twists",
            (20, "seconds", True),
        ),
        ("Move on to glute bridges for 15 reps.", "glute bridges", (15, "reps", False)),
        ("Sink into child's pose for 40 seconds.", "child's pose", (40, "seconds", False)),
        ("Go straight into mountain climbers for 30 seconds.", "mountain climbers", (30, "seconds", False)),
        ("Come into a low lunge for five breaths on each side.", "low lunge", (5, "breaths", True)),
        ("Drop into a downward dog and hold for 30 seconds.", "downward dog", (30, "seconds", False)),
        ("Knock out 12 push-ups.", "push-ups", (12, "reps", False)),
        ("Bang out a set of 12 lunges.", "lunges", (12, "reps", False)),
        ("Throw in some jumping jacks for 30 seconds.", "jumping jacks", (30, "seconds", False)),
        ("Use any sturdy chair for tricep dips, performing 12 reps.", "tricep dips", (12, "reps", False)),
        ("Spend two minutes on leg swings.", "leg swings", (2, "minutes", False)),
        ("Start your morning with 10 slow squats.", "squats", (10, "reps", False)),
        ("Kick things off with high knees for one minute.", "high knees", (1, "minutes", False)),
        ("Close with a wall sit for 45 seconds.", "wall sit", (45, "seconds", False)),
        ("Complete the evening with legs up the wall for two minutes.", "legs up the wall", (2, "minutes", False)),
        ("While you wait for the kettle, do calf raises for 30 seconds.", "calf raises", (30, "seconds", False)),
        ("Make arm circles in each direction for 20 seconds.", "arm circles", (20, "seconds", True)),
        ("Next up is the wall sit for 45 seconds.", "wall sit", (45, "seconds", False)),
        ("Hold warrior 2 for 30 seconds on each side.", "warrior 2", (30, "seconds", True)),
        ("Try the figure-4 stretch for 45 seconds each side.", "figure-4 stretch", (45, "seconds", True)),
    ],
)
def test_a_sentence_tells_to_do_an_exercise_with_its_dose(
    sentence: str, name: str, dose: tuple[float, str, bool], extractor: Extractor
) -> None:
    (mention,) = told(extractor, sentence)
    assert mention.name == name
    assert [figures(one) for one in mention.prescriptions] == [dose]
    assert all(one.sets is None or one.sets.low == 1 for one in mention.prescriptions)


@pytest.mark.parametrize(
    "sentence",
    [
        "Spend ten minutes on light stretching.",
        "Spend 5 minutes on hip mobility and a quick plank.",
        "Complete 10 minutes of gentle stretching.",
        "Try to balance for 30 seconds.",
        "Move to the window for five minutes.",
        "Take 3 seconds to lower a squat.",
        "Perform one or two of the moves above for 10 reps.",
        "Add 5 repetitions of each.",
    ],
)
def test_a_sentence_that_fills_a_time_names_no_exercise(sentence: str, extractor: Extractor) -> None:
    assert not told(extractor, sentence)


@pytest.mark.parametrize("joint", [", then perform", " and then do", "; then hold", ", followed by"])
def test_each_exercise_of_a_sentence_has_its_own_dose(joint: str, extractor: Extractor) -> None:
    first, second = told(extractor, f"Hold a plank for 20 seconds{joint} side planks for 30 seconds on each side.")
    assert (first.name, [figures(one) for one in first.prescriptions]) == ("plank", [(20, "seconds", False)])
    assert (second.name, [figures(one) for one in second.prescriptions]) == ("side planks", [(30, "seconds", True)])


def test_a_seat_that_harms_is_no_equipment(extractor: Extractor) -> None:
    sentence = "Add hip circles for 30 seconds to undo the stiffness left by soft seats and desk chairs."
    (mention,) = told(extractor, sentence)
    assert not mention.equipment


def test_bold_words_that_come_back_or_time_what_follows_are_no_exercises(extractor: Extractor) -> None:
    text = """# Moving at Work

## For the Night Owls

**Trouble:** Hours on the sofa
**Remedy:** Stand up often. Build a strong core.

**The Two-Minute Rescue:** Wake up. Perform 10 bodyweight squats. Add 12 lunges. Finish with 8 glute bridges.

## For the Early Birds

**Trouble:** Hours in the car
**Remedy:** Adjust the seat. Use every stop.

**The Two-Minute Rescue:** Loosen what is tight. Hold a plank for 20 seconds.
"""
    found = extractor.extract(read(text.encode(), path="plan.md")).mentions
    assert [one.name for one in found] == ["bodyweight squats", "lunges", "glute bridges", "plank"]
    assert [one.prescriptions[0].reps for one in found if one.prescriptions] == [(10, 10), (12, 12), (8, 8), (20, 20)]


def test_bold_names_that_come_back_with_their_doses_are_exercises(extractor: Extractor) -> None:
    days = "".join(f"## {day}\n\n**Bear Ramble:** 3 x 8\n\n**Back Squat:** 3 x 5\n\n" for day in ("Monday", "Friday"))
    found = extractor.extract(read(f"# Plan\n\n{days}".encode(), path="plan.md")).mentions
    assert [one.name for one in found] == ["Bear Ramble", "Back Squat"] * 2
