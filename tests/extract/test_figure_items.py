"""Flat lists in which what is done of an exercise stands in items of its own."""

from __future__ import annotations

import pytest

from pipeline.extract import Extractor
from pipeline.models import Interval
from pipeline.read import read


def read_list(extractor: Extractor, *items: str) -> dict[str, list[tuple[Interval | None, Interval | None]]]:
    page = "<h1>Thursday</h1><ul>" + "".join(f"<li>{item}</li>" for item in items) + "</ul>"
    found = extractor.extract(read(page.encode(), path="day.html")).mentions
    return {one.name: [(dose.sets, dose.reps) for dose in one.prescriptions] for one in found}


def test_items_of_figures_belong_to_the_exercise_above_them(extractor: Extractor) -> None:
    found = read_list(
        extractor,
        *("Hammer curls", "4sets of rising weight", "12-> 10-> 8-> 6", "Rest 60-90sec between sets"),
        *("Cable pushdowns", "3 sets", "15reps each arm", "Rest 60 seconds"),
    )
    assert found == {
        "Hammer curls": [(Interval(4, 4), Interval(6, 12))],
        "Cable pushdowns": [(Interval(3, 3), Interval(15, 15))],
    }


def test_lines_of_nothing_but_counts_are_sets(extractor: Extractor) -> None:
    found = read_list(extractor, "Leg press", "15, 12, 10, 8", "Hack squat", "12/10/8", "Leg curl", "3 x 15")
    assert list(found.values()) == [
        [(Interval(4, 4), Interval(8, 15))],
        [(Interval(3, 3), Interval(8, 12))],
        [(Interval(3, 3), Interval(15, 15))],
    ]


@pytest.mark.parametrize(
    "items",
    [
        ("Hammer curls", "4 sets of 10", "Stay patient", "Drink water"),
        ("Sit tall", "10 breaths", "Look up", "5 breaths"),
    ],
)
def test_other_lists_are_left_as_they_are(items: tuple[str, ...], extractor: Extractor) -> None:
    assert len(read_list(extractor, *items)) <= 1


def test_figures_before_a_name_are_an_exercise(extractor: Extractor) -> None:
    found = read_list(extractor, "Squats", "10 push-ups", "Lunges", "12 sit-ups")
    assert set(found) == {"Squats", "push-ups", "Lunges", "sit-ups"}


def test_a_figure_item_names_the_rest_of_its_exercise_alone(extractor: Extractor) -> None:
    page = (
        "<h1>Thursday</h1><ul><li>Squats</li><li>5 sets of 5</li><li>Rest 3 min</li>"
        "<li>Calf raises</li><li>3 sets of 20</li><li>Rest 45 sec</li></ul>"
    )
    first, second = extractor.extract(read(page.encode(), path="day.html")).mentions
    assert [one.prescriptions[0].rest_seconds for one in (first, second)] == [Interval(180, 180), Interval(45, 45)]
