"""Exercises strung together with one dose: each of them has it, on whichever side of the dose they stand."""

from __future__ import annotations

import pytest

from pipeline.extract import Extractor
from pipeline.models import Prescription
from pipeline.read import read

LINES = [
    "Lunges, inchworms, skater jumps – 2 rounds of 40 seconds each.",
    "Do lunges, inchworms, and skater jumps for 40 seconds each, 2 rounds.",
    "Lunges, inchworms and skater jumps (2 x 40 seconds)",
    "Circuit: lunges, inchworms, then skater jumps, 2 x 40 sec",
    "2 sets of 40 seconds: lunges, inchworms, skater jumps.",
    "Lunges / inchworms / skater jumps 2 x 40 s",
    "Tabata (2 rounds of 40 sec): lunges, inchworms (slowly), skater jumps",
]
"""One plan in seven wordings."""


def doses(extractor: Extractor, text: str, path: str = "plan.md") -> list[tuple[str, list[Prescription]]]:
    mentions = extractor.extract(read(text.encode(), path=path)).mentions
    return [(one.name.lower(), list(one.prescriptions)) for one in mentions]


@pytest.mark.parametrize("shape", ["{}", "- {}\n- Plank: 3 x 20 sec", "## Day 1\n\n{}\n\nSleep well."])
@pytest.mark.parametrize("line", LINES)
def test_each_has_the_dose(line: str, shape: str, extractor: Extractor) -> None:
    found = doses(extractor, f"# Shed\n\n{shape.format(line)}")[:3]
    assert [name for name, _ in found] == ["lunges", "inchworms", "skater jumps"]
    for _, ((dose,)) in found:
        assert (dose.sets, dose.reps, dose.reps_unit, dose.per_side) == ((2, 2), (40, 40), "seconds", False)


@pytest.mark.parametrize(("behind", "per_side"), [("30 seconds each", False), ("30 seconds each side", True)])
def test_each_alone_is_an_exercise_and_no_side(behind: str, per_side: bool, extractor: Extractor) -> None:
    found = doses(extractor, f"# Shed\n\nBird dogs, clamshells and pigeon pose, {behind}.")
    assert [dose.per_side for _, (dose,) in found] == [per_side] * 3


@pytest.mark.parametrize(
    "line", ["12 min AMRAP: lunges, inchworms, dips", "Warm-up (5 minutes): lunges, inchworms, dips"]
)
def test_minutes_of_all_are_nobodys(line: str, extractor: Extractor) -> None:
    assert doses(extractor, f"# Shed\n\n{line}") == [("lunges", []), ("inchworms", []), ("dips", [])]


def test_short_names_of_lifts_in_plain_text(extractor: Extractor) -> None:
    found = doses(extractor, "Log\n\nMONDAY\nsquat, bench, row 5x5\nTUESDAY\nsquat, ohp, deadlift 5x5", "log.txt")
    names = ["squat", "bench", "row", "squat", "ohp", "deadlift"]
    assert [(name, dose.sets) for name, (dose,) in found] == [(name, (5, 5)) for name in names]


@pytest.mark.parametrize(
    ("line", "names"),
    [
        ("Clean and jerk, 5 x 2", ["clean and jerk"]),
        ("Row, seated cable: 3 x 8", []),
        ("Lunges, inchworms and dips build a base: then do 5 sets of 5.", []),
        ("Lunges 3 x 10, inchworms 2 x 5, dips 3 x 8", ["lunges", "inchworms", "dips"]),
    ],
    ids=["one name", "a name turned round", "a sentence", "a dose each"],
)
def test_other_lines_string_nothing(line: str, names: list[str], extractor: Extractor) -> None:
    mentions = extractor.extract(read(f"# Shed\n\n{line}".encode(), path="plan.md")).mentions
    assert "strung names" not in {one.rule for one in mentions}
    assert [one.name.lower() for one in mentions] == names


@pytest.mark.parametrize(
    ("frame", "sets"),
    [
        ("Perform each exercise for 40 seconds, rest for 20 seconds, and repeat the circuit three times", 3),
        ("Do 3 rounds of these moves, 40 seconds each", 3),
        ("Hold each of the following stretches for 40 seconds, twice", 2),
    ],
)
@pytest.mark.parametrize("names", [["cobra", "pigeon pose", "wall sit"], ["calf stretch", "quad stretch", "wall sit"]])
def test_each_exercise_behind_a_frame_has_its_dose_and_no_steps(
    frame: str, sets: int, names: list[str], extractor: Extractor
) -> None:
    found = extractor.extract(read(f"# Shed\n\n{frame}: {', '.join(names)}.".encode(), path="plan.md")).mentions
    assert [(one.name, one.steps) for one in found] == [(name, ()) for name in names]
    doses = [(dose.sets, dose.reps, dose.reps_unit) for one in found for dose in one.prescriptions]
    assert doses == [((sets, sets), (40, 40), "seconds")] * 3
