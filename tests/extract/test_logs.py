"""Training logs and plans in a line: dates before lifts, several lifts with a dose each, loads on either side."""

from __future__ import annotations

import pytest

from pipeline.extract import Extractor
from pipeline.models import Mention
from pipeline.read import read

BOTH = [("squat", (5, 5), (5, 5)), ("bench", (3, 3), (8, 8))]


def mentions(extractor: Extractor, text: str, path: str = "log.md") -> tuple[Mention, ...]:
    return extractor.extract(read(text.encode(), path=path)).mentions


def doses(found: tuple[Mention, ...]) -> list[tuple[str, object, object]]:
    return [(one.name.lower(), dose.sets, dose.reps) for one in found for dose in one.prescriptions]


@pytest.mark.parametrize(
    "log",
    [
        "**Mon 3/4** Squat 5x5, bench 3x8",
        "- 2024-03-04: Squat 5x5, bench 3x8\n- 2024-03-06: rest",
        "- Squat 5x5, bench 3x8",
        "- Squat 5x5 (easy) and bench 3x8",
        "- Squat 5x5 and bench 3x8",
        "- Squat 5x5 + Bench 3x8",
        "## Tuesday 12.3.\n\nSquat 5x5\nBench 3x8",
        "3/14/2024\n\nSquat 5x5\n\nBench 3x8",
    ],
)
def test_each_lift_has_its_own_dose_and_no_date_is_one(log: str, extractor: Extractor) -> None:
    assert doses(mentions(extractor, f"# Log\n\n{log}\n")) == BOTH


def test_two_doses_of_one_lift_stay_its_own(extractor: Extractor) -> None:
    found = doses(mentions(extractor, "# Log\n\n- Squat 3x5, then 2x8\n- Bench 3x8\n"))
    assert found == [("squat", (3, 3), (5, 5)), ("squat", (2, 2), (8, 8)), ("bench", (3, 3), (8, 8))]


@pytest.mark.parametrize(
    "line",
    ["Squat 100kg 5x5, bench 70kg 3x8", "Squat 5x5 100kg, bench 3x8 70kg", "Squat 5x5 @ 100kg, bench 3x8 @ 70kg"],
)
def test_a_load_belongs_to_the_dose_beside_it(line: str, extractor: Extractor) -> None:
    found = mentions(extractor, f"# Log\n\n- {line}\n")
    assert [(one.name.lower(), one.prescriptions[0].load) for one in found] == [("squat", "100kg"), ("bench", "70kg")]


def test_three_quarters_are_no_date(extractor: Extractor) -> None:
    situp, dips = mentions(extractor, "# Log\n\n- 3/4 Sit-Up: 3x8\n- Dips: 3x8\n")
    assert (situp.name, dips.name) == ("3/4 Sit-Up", "Dips")


@pytest.mark.parametrize(
    ("plan", "expected"),
    [
        ("1-2-3-4-5 pull-ups, rest as needed", [("pull-ups", (5, 5), (1, 5))]),
        ("- Squat (15)\n- Push-up (10)\n- Lunge (12 each)", [15, 10, 12]),
        ("- Odd minutes: 15 swings\n- Even minutes: 8 goblet squats", [15, 8]),
    ],
    ids=["a ladder before its name", "counts in brackets", "minutes in turn"],
)
def test_counts_around_names(plan: str, expected: list[object], extractor: Extractor) -> None:
    found = doses(mentions(extractor, f"# Plan\n\n{plan}\n"))
    assert expected in (found, [reps[0] for _, _, reps in found if isinstance(reps, tuple)])


def test_hyphens_of_a_name_and_sides_train_no_muscle(extractor: Extractor) -> None:
    text = "# Mornings\n\nDo these two daily: knee-to-chest (hold 20 seconds, 3 times per leg) and cat-cow (10 reps).\n"
    said = extractor.extract(read(text.encode(), path="a.md")).statements
    assert {(one.subject_kind, one.subject_id) for one in said} <= {("general", None)}


def test_what_a_day_trains_is_no_part_of_its_first_lift(extractor: Extractor) -> None:
    plan = "- Monday: chest and triceps – bench press 4x8, dips 3x10\n- Tuesday: legs - squats 4x6, lunges 3x10\n"
    found = doses(mentions(extractor, f"# Plan\n\n{plan}"))
    assert [name for name, *_ in found] == ["bench press", "dips", "squats", "lunges"]


def test_a_sentence_below_counted_lines_is_none_of_them(extractor: Extractor) -> None:
    plan = "10 swings\n8 goblet squats\n2 Turkish get-ups\nRest 2 minutes, repeat for 3 rounds.\n"
    assert [name for name, *_ in doses(mentions(extractor, f"# Plan\n\n{plan}"))] == [
        "swings",
        "goblet squats",
        "turkish get-ups",
    ]


def test_counts_behind_a_verb_in_the_midst_of_a_sentence_are_those_of_their_names(extractor: Extractor) -> None:
    found = mentions(extractor, "# Breaks\n\nEvery hour, do 9 squats, 8 lunges per side and a 20-second plank.\n")
    assert [(one.name, dose.reps, dose.per_side) for one in found for dose in one.prescriptions] == [
        ("squats", (9, 9), False),
        ("lunges", (8, 8), True),
        ("plank", (20, 20), False),
    ]


@pytest.mark.parametrize(
    ("head", "stance"), [("2024-03-04:", "reported"), ("Mon 3/4", "reported"), ("Monday", "asserted")]
)
def test_what_stands_under_a_date_was_done_then(head: str, stance: str, extractor: Extractor) -> None:
    found = mentions(extractor, f"# Log\n\n## {head}\n\n- Squat 5x5\n- Plank 3 x 60 s\n")
    assert [dose.stance for one in found for dose in one.prescriptions] == [stance, stance]
