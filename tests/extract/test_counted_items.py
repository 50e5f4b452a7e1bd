"""Items that begin with a count or a time, and what stands between a name and its dose."""

from __future__ import annotations

import pytest

from pipeline.extract import Extractor
from pipeline.models import Mention
from pipeline.read import read

PLAN = ("Barbell Row - 3 sets of 10", "Leg Press - 3 sets of 10")


def mentions(extractor: Extractor, body: str) -> dict[str, Mention]:
    page = f"<html><body><h1>Gym Plan</h1><h2>Monday</h2>{body}</body></html>"
    return {one.name: one for one in extractor.extract(read(page.encode(), path="plan.html")).mentions}


def numbered(*lines: str) -> str:
    return "".join(f"<p>{number}. {line}</p>" for number, line in enumerate(lines, 1))


def listed(*lines: str) -> str:
    return "<ul>" + "".join(f"<li>{line}</li>" for line in lines) + "</ul>"


@pytest.mark.parametrize(
    ("line", "name", "reps", "unit", "per_side"),
    [
        ("40 push-ups", "push-ups", 40, "reps", False),
        ("40 push-ups for time", "push-ups", 40, "reps", False),
        ("40 Dumbbell Rows for time, each arm", "Dumbbell Rows", 40, "reps", True),
        ("90 jumping jacks as fast as you can", "jumping jacks", 90, "reps", False),
        ("20 burpees again, for time", "burpees", 20, "reps", False),
        ("15 pull-ups unbroken", "pull-ups", 15, "reps", False),
        ("35-second plank", "plank", 35, "seconds", False),
        ("400 m run", "run", 400, "meters", False),
    ],
)
@pytest.mark.parametrize("layout", [numbered, listed])
def test_an_item_may_begin_with_its_count(
    layout: object, line: str, name: str, reps: float, unit: str, per_side: bool, extractor: Extractor
) -> None:
    assert callable(layout)
    (dose,) = mentions(extractor, layout(*PLAN, line))[name].prescriptions
    assert dose.reps is not None
    assert (dose.reps.low, dose.reps_unit, dose.per_side) == (reps, unit, per_side)


def test_letters_count_paragraphs_too(extractor: Extractor) -> None:
    found = mentions(extractor, "<p>a. 20 minutes of jogging</p><p>b. 3 sets of 12 burpees, then a short walk.</p>")
    assert [len(one.prescriptions) for one in found.values()] == [1, 1]
    assert list(found) == ["jogging", "burpees"]


@pytest.mark.parametrize(
    "line",
    [
        "Treadmill walk at 3 mph for 20 minutes",
        "Treadmill walk at 4 degrees, at 3 miles per hour (3 speed) for 20 minutes.",
        "Treadmill walk at 3 mph, 10% incline, for 20 minutes",
        "Treadmill walk at a brisk pace for 20 minutes",
        "Treadmill walk (10%, 3 mph) for 20 minutes",
    ],
)
def test_a_load_may_stand_between_a_name_and_its_dose(line: str, extractor: Extractor) -> None:
    found = mentions(extractor, listed(*PLAN, line))
    (dose,) = found["Treadmill walk"].prescriptions
    assert (dose.reps, dose.reps_unit) == ((20, 20), "minutes")


def test_a_word_that_refers_to_another_place_is_no_exercise(extractor: Extractor) -> None:
    assert list(mentions(extractor, numbered(*PLAN, "CARDIO (see the CARDIO section below)"))) == [
        "Barbell Row",
        "Leg Press",
    ]
