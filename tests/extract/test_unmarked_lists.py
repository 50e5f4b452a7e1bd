"""Workouts as they are jotted down: lines with a count and a name, without list marks, and how often they are done."""

from __future__ import annotations

import pytest

from pipeline.extract import Extractor
from pipeline.models import Interval, Prescription
from pipeline.read import read


def doses(extractor: Extractor, source: str, path: str = "plan.md") -> dict[str, list[Prescription]]:
    found = extractor.extract(read(source.encode(), path=path))
    return {one.name: list(one.prescriptions) for one in found.mentions}


def counts(extractor: Extractor, source: str, path: str = "plan.md") -> dict[str, tuple[float | None, float | None]]:
    """The sets and repetitions of each exercise, the lower end of a range."""
    return {
        name: (said[0].sets.low if said[0].sets else None, said[0].reps.low if said[0].reps else None)
        for name, said in doses(extractor, source, path).items()
        if said
    }


SWINGS = "20 Kettlebell swings\n10 Pull-ups\n15 calories Airdyne\n400m run\n1 minute rest\n"


@pytest.mark.parametrize("path", ["plan.md", "plan.txt"])
@pytest.mark.parametrize("lead", ["5 rounds of:", "5 rounds for time:"])
def test_lines_below_rounds_are_a_list(lead: str, path: str, extractor: Extractor) -> None:
    found = counts(extractor, f"# Monday\n\n{lead}\n{SWINGS}", path)
    assert found == {"Kettlebell swings": (5, 20), "Pull-ups": (5, 10), "Airdyne": (5, 15), "run": (5, 400)}


def test_each_round_line_counts_what_stands_below_it(extractor: Extractor) -> None:
    found = counts(extractor, "# Monday\n\n3 rounds\n20 swings\n10 pull-ups\n\n4 rounds\n15 burpees\n12 sit-ups\n")
    assert found == {"swings": (3, 20), "pull-ups": (3, 10), "burpees": (4, 15), "sit-ups": (4, 12)}


@pytest.mark.parametrize("path", ["plan.md", "plan.txt"])
def test_lines_that_repeat_count_the_list_above_them(path: str, extractor: Extractor) -> None:
    first = "- 10 swings\n- 12 pull-ups\n- 60 second rest\n\nREPEAT 3 TIMES\n\n"
    found = counts(extractor, f"# Monday\n\n{first}- 8 burpees\n- Lunge 25m\n\nRepeat 4 times\n", path)
    assert found == {"swings": (3, 10), "pull-ups": (3, 12), "burpees": (4, 8), "Lunge": (4, 25)}


def test_a_line_that_repeats_below_steps_counts_repetitions(extractor: Extractor) -> None:
    steps = "- Stand with your back to a wall.\n- Slide your arms down.\n- Repeat 10 times\n"
    assert counts(extractor, f"# Wall slide\n\n{steps}") == {"Wall slide": (None, 10)}


@pytest.mark.parametrize("ladder", ["21-15-9 reps for time of:", "21-15-9"])
def test_a_ladder_holds_for_the_names_below_it(ladder: str, extractor: Extractor) -> None:
    found = doses(extractor, f"# Fran\n\n{ladder}\nThrusters\nPull-ups\n")
    assert [(said[0].sets, said[0].reps) for said in found.values()] == [(Interval(3, 3), Interval(9, 21))] * 2
    assert list(found) == ["Thrusters", "Pull-ups"]


@pytest.mark.parametrize(
    ("lines", "found"),
    [
        ("20x5 Kettlebell snatch\nBench press 10x4", {"Kettlebell snatch": (20, 5), "Bench press": (10, 4)}),
        ("Double press 10x5\n2 Pull-ups", {"Double press": (10, 5), "Pull-ups": (None, 2)}),
        ("3 sets max banded pull-ups", {"banded pull-ups": (3, None)}),
        ("x10 jump squats\nx20 mountain climbers", {"jump squats": (None, 10), "mountain climbers": (None, 20)}),
        ("5 deadlifts @ 70%\n10 burpees", {"deadlifts": (None, 5), "burpees": (None, 10)}),
        ("1:00 Plank\n:30 Hollow hold", {"Plank": (None, 1), "Hollow hold": (None, 30)}),
    ],
)
def test_a_dose_may_stand_before_the_name(
    lines: str, found: dict[str, tuple[float | None, float | None]], extractor: Extractor
) -> None:
    assert counts(extractor, f"# Monday\n\n{lines}\n") == found


@pytest.mark.parametrize(
    "line", ["10 push-ups", "5 minutes of light cardio", "12 squats are enough for today.", "3 sets of 10"]
)
def test_one_line_with_a_count_is_no_list(line: str, extractor: Extractor) -> None:
    assert not doses(extractor, f"# Monday\n\nThis was a good day for the two of us.\n\n{line}\n")


@pytest.mark.parametrize(
    ("line", "found"),
    [
        ("3 rounds of: (6-8 chin-ups or rows, 12 squats, 16 lunges)", {"chin-ups": 6, "squats": 12, "lunges": 16}),
        ("3 rounds of (:30 front plank, 10 push-ups, 30 sec plank)", {"front plank": 30, "push-ups": 10, "plank": 30}),
        ("3 rounds of: (10 squats, 15 galumphing grumbles, 10 v-ups)",
         {"squats": 10, "galumphing grumbles": 15, "v-ups": 10}),
        ("3 rounds: 10 burpees, 15 cal row, 400m run, 20 wall balls",
         {"burpees": 10, "row": 15, "run": 400, "wall balls": 20}),
        ("Main part: 3 sets of 8-10 goblet squats. Go light.", {"goblet squats": 8}),
    ],
)  # fmt: skip
def test_rounds_in_one_line_name_an_exercise_for_each_count(
    line: str, found: dict[str, float], extractor: Extractor
) -> None:
    assert counts(extractor, f"# Monday\n\n{line}\n") == {name: (3, reps) for name, reps in found.items()}


def test_a_side_behind_a_counted_name_is_that_of_its_dose(extractor: Extractor) -> None:
    line = "4 rounds of: (10 push-ups, 8 lunges per leg and 12 side bends each side)"
    found = doses(extractor, f"# Monday\n\n{line}\n")
    assert {name: said[0].per_side for name, said in found.items()} == {
        "push-ups": False,
        "lunges": True,
        "side bends": True,
    }


@pytest.mark.parametrize("line", ["3 sets of 10 squats are enough for most.", "Perform 5-8 slow repetitions of each."])
def test_a_count_told_of_no_name_names_none(line: str, extractor: Extractor) -> None:
    assert not doses(extractor, f"# Monday\n\n{line}\n")


def test_lines_that_add_up_the_rounds_are_no_doses(extractor: Extractor) -> None:
    lines = "10-8-6-4-2\nPull-up\nBurpee\n\nFor a total of 60 reps\n30 pull-ups\n30 burpees\n"
    found = doses(extractor, f"# Ladder\n\n**3 rounds of:**\n\n{lines}")
    assert [(said[0].sets, said[0].reps) for said in found.values()] == [(Interval(5, 5), Interval(2, 10))] * 2


@pytest.mark.parametrize("end", ["AHAP", "@ 50% of 5RM", "@ BW", "unbroken", "(continuous)"])
def test_load_and_effort_are_no_part_of_a_name(end: str, extractor: Extractor) -> None:
    assert list(doses(extractor, f"# Monday\n\n20x5 Kettlebell snatch {end}\n")) == ["Kettlebell snatch"]


@pytest.mark.parametrize(
    ("plan", "found"),
    [
        ("3 RFT:\n21 KB swings\n12 pull-ups", {"KB swings": (3, 21), "pull-ups": (3, 12)}),
        ("50-40-30-20-10:\nDouble-unders\nSit-ups", {"Double-unders": (5, 10), "Sit-ups": (5, 10)}),
        ("AMRAP 20:\n5 pull-ups\n10 push-ups", {"pull-ups": (None, 5), "push-ups": (None, 10)}),
        ("Every 2:00 x 5:\n12/10 cal row\n8 burpees", {"row": (5, 10), "burpees": (5, 8)}),
        ("EMOM 12:\n- Min 1: 10 push-ups\n- Min 2: :40 plank", {"push-ups": (None, 10), "plank": (None, 40)}),
        ("3 rounds for quality:\n10/side DB rows\n:30/side side plank", {"DB rows": (3, 10), "side plank": (3, 30)}),
    ],
)
def test_a_whiteboard_is_read(
    plan: str, found: dict[str, tuple[float | None, float | None]], extractor: Extractor
) -> None:
    assert counts(extractor, f"# Monday\n\n{plan}\n") == found


def test_a_long_remark_in_brackets_leaves_a_line_a_counted_name(extractor: Extractor) -> None:
    text = (
        "Circuit two\n\nNo rest between any of these.\n\n15 reverse flyes (see the drawing for how it looks)\n"
        "15 dead lifts (step on the band with both feet and take it by its handles. Keep your back flat, then "
        "bend at the hips until your legs stop you)\n15 bridges\n45 seconds crunches (do not pull on your neck)\n"
    )
    found = extractor.extract(read(text.encode(), path="a.txt")).mentions
    assert [one.name for one in found] == ["reverse flyes", "dead lifts", "bridges", "crunches"]
    assert [(dose.reps, dose.per_side) for one in found for dose in one.prescriptions] == [
        *[(Interval(15, 15), False)] * 3,
        (Interval(45, 45), False),
    ]


@pytest.mark.parametrize("path", ["plan.md", "plan.txt"])
@pytest.mark.parametrize("lead", ["3 cycles of:", "Complete 3 cycles:", "Do three cycles"])
def test_cycles_are_rounds(lead: str, path: str, extractor: Extractor) -> None:
    found = counts(extractor, f"# Monday\n\n{lead}\n20 swings\n40 Meter Bear Crawl\n", path)
    assert found == {"swings": (3, 20), "Bear Crawl": (3, 40)}


def test_a_unit_before_a_name_in_capitals_is_no_part_of_it(extractor: Extractor) -> None:
    source = "# Monday\n\n- 30 Second Plank\n- 12 Calorie Row\n- 10 Minute Walk\n- 10 Burpees\n"
    assert list(doses(extractor, source)) == ["Plank", "Row", "Walk", "Burpees"]


PLAN = (
    "Squats or jump squats {} 10-15",
    "Calf raises {} 20 total",
    "Towel twists {} 30 sec",
    "Bird dog {} 8 each side",
)


@pytest.mark.parametrize("sign", ["×", "x"])
@pytest.mark.parametrize("path", ["plan.md", "plan.txt"])
def test_lines_that_end_in_a_dose_are_a_list(path: str, sign: str, extractor: Extractor) -> None:
    lines = "\n".join(PLAN).format(*[sign] * len(PLAN))
    assert counts(extractor, f"# Legs\n\n{lines}\n", path) == {
        "Squats": (None, 10),
        "jump squats": (None, 10),
        "Calf raises": (None, 20),
        "Towel twists": (None, 30),
        "Bird dog": (None, 8),
    }


def test_a_line_of_unknown_words_in_no_such_list_is_none(extractor: Extractor) -> None:
    assert "Desk breaks" not in counts(
        extractor, "# My week\n\nDesk breaks: 30 sec\nCoffee breaks: 20 min\nSquats × 10\n"
    )


@pytest.mark.parametrize(
    "text", ["# Fran\n\n## Ladder: 21-15-9\n\n- Burpees\n- Lunges\n", "Fran\n\nLadder: 21-15-9\nBurpees\nLunges\n"]
)
def test_a_ladder_may_be_called_one(text: str, extractor: Extractor) -> None:
    found = doses(extractor, text, "plan.md" if text.startswith("#") else "plan.txt")
    assert {name: (said[0].sets, said[0].reps) for name, said in found.items()} == {
        "Burpees": (Interval(3, 3), Interval(9, 21)),
        "Lunges": (Interval(3, 3), Interval(9, 21)),
    }
