"""The count with which a heading or bold words begin is the dose of their exercise, and no part of its name."""

from __future__ import annotations

import pytest

from pipeline.extract import Extractor
from pipeline.models import Interval, Mention
from pipeline.read import read

STEPS = "Stand with your feet apart. Bend your knees and lower your hips."


def mention(extractor: Extractor, text: str) -> Mention:
    (only,) = extractor.extract(read(text.encode(), path="a.md")).mentions
    return only


@pytest.mark.parametrize("lead", ["## {}\n\n", "**{}** – "])
@pytest.mark.parametrize(
    ("head", "name", "reps", "unit", "per_side"),
    [
        ("10 Lunges", "Lunges", 10, "reps", False),
        ("15 dips", "dips", 15, "reps", False),
        ("34 squats", "squats", 34, "reps", False),
        ("10 lunges each", "lunges", 10, "reps", True),
        ("30-second wall sit", "wall sit", 30, "seconds", False),
    ],
)
def test_a_count_at_the_beginning_is_the_dose(
    extractor: Extractor, lead: str, head: str, name: str, reps: int, unit: str, per_side: bool
) -> None:
    found = mention(extractor, f"# In the park\n\n{lead.format(head)}{STEPS}\n")
    assert found.name == name
    (dose,) = found.prescriptions
    assert (dose.reps, dose.reps_unit, dose.per_side) == (Interval(reps, reps), unit, per_side)


def test_a_count_is_no_part_of_a_doubtful_name_of_known_words(extractor: Extractor) -> None:
    found = mention(extractor, f"# In the park\n\n## 12 side leaps\n\n{STEPS}\n")
    assert (found.name, found.prescriptions[0].reps) == ("side leaps", Interval(12, 12))


@pytest.mark.parametrize("head", ["#8 Lunges", "8. Lunges", "3 Lunges"])
def test_a_rank_is_no_dose(extractor: Extractor, head: str) -> None:
    assert not mention(extractor, f"# In the park\n\n## {head}\n\n{STEPS}\n").prescriptions


def test_numbers_that_count_on_are_no_doses(extractor: Extractor) -> None:
    names = ("Squats", "Lunges", "Dips", "Push-Ups", "Sit-Ups", "Burpees")
    heads = "".join(f"## {number} {name}\n\n{STEPS}\n\n" for number, name in enumerate(names, 1))
    found = extractor.extract(read(f"# In the park\n\n{heads}".encode(), path="a.md")).mentions
    assert [(one.name, one.prescriptions) for one in found] == [(name, ()) for name in names]


@pytest.mark.parametrize(
    ("head", "below", "sets", "reps"),
    [("10 Lunges (5 each side)", "", None, 5), ("100 Lunges", "10 sets of 10 reps.\n\n", 10, 10)],
)
def test_a_sum_yields_to_the_dose_that_makes_it(
    extractor: Extractor, head: str, below: str, sets: int | None, reps: int
) -> None:
    (dose,) = mention(extractor, f"# In the park\n\n## {head}\n\n{below}{STEPS}\n").prescriptions
    assert dose.sets == (None if sets is None else Interval(sets, sets))
    assert dose.reps == Interval(reps, reps)


def test_the_side_behind_a_counted_name_is_no_part_of_it(extractor: Extractor) -> None:
    found = extractor.extract(read(b"- 20 squats\n- 10 lunges each\n- Burpees\n", path="a.md")).mentions
    assert [one.name for one in found] == ["squats", "lunges", "Burpees"]
    assert [dose.per_side for one in found for dose in one.prescriptions] == [False, True]
