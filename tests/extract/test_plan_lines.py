"""Lines of plans: counts that only their list shows to be repetitions, several exercises in a line, what heads them."""

from __future__ import annotations

import pytest

from pipeline.extract import Extractor
from pipeline.models import Interval, Prescription
from pipeline.read import read


def doses(extractor: Extractor, text: str, path: str = "a.md") -> dict[str, Prescription | None]:
    found = extractor.extract(read(text.encode(), path=path)).mentions
    return {one.name: one.prescriptions[0] if one.prescriptions else None for one in found}


def counts(extractor: Extractor, text: str, path: str = "a.md") -> dict[str, tuple[Interval | None, Interval | None]]:
    return {
        name: (dose.sets, dose.reps) if dose else (None, None) for name, dose in doses(extractor, text, path).items()
    }


@pytest.mark.parametrize("path", ["plan.md", "plan.txt"])
@pytest.mark.parametrize("form", ["- {}: {}", "- {} – {}", "- {} - {}", "- {} {}", "{} {}", "{} x {}"])
def test_figures_behind_the_names_of_a_list_are_repetitions(form: str, path: str, extractor: Extractor) -> None:
    named = (("Push-ups", 12), ("Squats", 15), ("Sit-ups", 20))
    lines = "\n".join(form.format(name, count) for name, count in named)
    found = counts(extractor, f"# Monday\n\n{lines}\n", path)
    assert found == {name: (None, (count, count)) for name, count in named}


def test_rounds_hold_for_bare_counts_and_their_side_is_kept(extractor: Extractor) -> None:
    found = doses(extractor, "# Monday\n\n**3 rounds:**\n\n- Push-ups – 12\n- Lunges – 10 per leg\n- Plank – 30s\n")
    assert [(one.sets, one.reps, one.per_side) for one in found.values() if one] == [
        ((3, 3), (12, 12), False),
        ((3, 3), (10, 10), True),
        ((3, 3), (30, 30), False),
    ]


@pytest.mark.parametrize(
    "lines",
    [
        "- Push-ups 1\n- Squats 2\n- Sit-ups 3\n",
        "- Push-ups\n- Squats 15\n- Sit-ups\n- Lunges\n",
        "- Chapters: 12\n- Recipes: 15\n- Videos: 20\n",
    ],
)
def test_ranks_lone_figures_and_other_things_are_no_repetitions(lines: str, extractor: Extractor) -> None:
    assert not any(doses(extractor, f"# Monday\n\n{lines}").values())


@pytest.mark.parametrize("label", ["", "Warm-up: ", "AMRAP in 12 minutes: ", "- "])
def test_line_of_counted_names_is_a_list(label: str, extractor: Extractor) -> None:
    found = counts(extractor, f"# Monday\n\n{label}10 push-ups, 15 air squats and 20 jumping jacks\n")
    assert found == {"push-ups": (None, (10, 10)), "air squats": (None, (15, 15)), "jumping jacks": (None, (20, 20))}


def test_time_counts_a_name_in_a_line(extractor: Extractor) -> None:
    found = doses(extractor, "# Monday\n\nWarm-up: 5 min row, 10 air squats, 10 arm circles\n")
    row = found["row"]
    assert row is not None
    assert (row.reps, row.reps_unit) == ((5, 5), "minutes")


def test_items_of_several_counts_present_each(extractor: Extractor) -> None:
    found = counts(extractor, "# Monday\n\n- 10 push-ups, 12 squats, 14 lunges\n- 20 sit-ups, 30 seconds rest\n")
    assert {name: reps for name, (_, reps) in found.items()} == {
        "push-ups": (10, 10),
        "squats": (12, 12),
        "lunges": (14, 14),
        "sit-ups": (20, 20),
    }


def test_rounds_end_before_a_line_that_cools_down(extractor: Extractor) -> None:
    rounds = "3 rounds for time:\n\n- 400 m run\n- 12 pull-ups\n\n"
    found = counts(extractor, f"# Monday\n\n{rounds}Cool-down: couch stretch 2 min each side\n")
    assert found == {
        "run": ((3, 3), (400, 400)),
        "pull-ups": ((3, 3), (12, 12)),
        "couch stretch": (None, (2, 2)),
    }


def test_a_pace_is_no_effort(extractor: Extractor) -> None:
    found = doses(extractor, "# Monday\n\n- Run: 6 x 400 m @ 5k pace\n- Squat: 3 x 5 @ 8\n")
    assert {name: one.rpe for name, one in found.items() if one} == {"Run": None, "Squat": (8, 8)}


@pytest.mark.parametrize("line", ["{} Row: warm up, then 3x3 @ 85%", "{} Row: 5 easy minutes first. 3x3"])
def test_sets_further_on_in_a_line_are_those_of_the_name_it_begins_with(line: str, extractor: Extractor) -> None:
    found = counts(extractor, f"# Monday\n\n{line.format('Barbell')}\nDips 3x5\n")
    assert found == {"Barbell Row": ((3, 3), (3, 3)), "Dips": ((3, 3), (5, 5))}


@pytest.mark.parametrize(
    "line",
    ["21-15-9 thrusters and pull-ups", "For time: 21-15-9 thrusters, pull-ups", "21-15-9 reps of thrusters & pull-ups"],
)
def test_rounds_of_fewer_and_fewer_repetitions_count_all_names_behind_them(line: str, extractor: Extractor) -> None:
    assert counts(extractor, f"# Friday\n\n{line}\n") == {
        "thrusters": ((3, 3), (9, 21)),
        "pull-ups": ((3, 3), (9, 21)),
    }


@pytest.mark.parametrize("label", ["Finisher: ", "Buy-in – ", "Cash out: "])
def test_one_counted_name_is_all_of_a_part_of_the_session(label: str, extractor: Extractor) -> None:
    assert counts(extractor, f"# Friday\n\n{label}100 burpees for time\n") == {"burpees": (None, (100, 100))}


@pytest.mark.parametrize("line", ["Finisher: 100 reasons to smile", "Reader: 100 burpees"])
def test_other_counts_in_a_line_of_their_own_present_nothing(line: str, extractor: Extractor) -> None:
    assert not counts(extractor, f"# Friday\n\n{line}\n")


SPLIT = ("Bench Press", "OHP", "Dips", "Deadlift", "Pull-Ups", "Curls")


@pytest.mark.parametrize("form", ["**{}:** {}\n\n", "- **{}:** {}\n", "{}: {}\n", "- {} day: {}\n"])
def test_what_a_line_of_exercises_is_for_is_none_of_them(form: str, extractor: Extractor) -> None:
    push = form.format("Push", "Bench Press (4x8), OHP (3x10), Dips (3xF)")
    pull = form.format("Pull", "Deadlift (1x5), Pull-Ups (3x8), Curls (3x12)")
    found = counts(extractor, f"# Split\n\n{push}{pull}")
    assert tuple(found) == SPLIT
    assert [sets for sets, _ in found.values()] == [(4, 4), (3, 3), (3, 3), (1, 1), (3, 3), (3, 3)]


def test_general_movement_in_a_column_with_its_sets_is_an_exercise(extractor: Extractor) -> None:
    rows = "| Push | Pull |\n|---|---|\n| Bench Press 4x8 | Deadlift 1x5 |\n| Dips 3x10 | Curl 3x12 |\n"
    assert set(counts(extractor, f"# Split\n\n{rows}")) == {"Bench Press", "Deadlift", "Dips", "Curl"}


@pytest.mark.parametrize(
    ("line", "rest"), [("3 x 12, 90 sec", 90), ("3 sets of 12, 2 min", 120), ("3 x 12, 5 sec", None)]
)
def test_time_behind_sets_is_their_rest(line: str, rest: int | None, extractor: Extractor) -> None:
    found = doses(extractor, f"# Legs\n\n- Leg curl: {line}\n")["Leg curl"]
    assert found is not None
    assert (found.sets, found.reps, found.reps_unit) == ((3, 3), (12, 12), "reps")
    assert found.rest_seconds == (Interval(rest, rest) if rest else None)


@pytest.mark.parametrize("form", ["{} – hold for 30 seconds", "{}, hold 30 seconds", "{}: hold for 30 seconds"])
def test_to_hold_it_is_no_part_of_a_name(form: str, extractor: Extractor) -> None:
    assert list(doses(extractor, f"# Yoga\n\n- {form.format('Tree Pose')}\n- {form.format('Cobra Pose')}\n")) == [
        "Tree Pose",
        "Cobra Pose",
    ]


@pytest.mark.parametrize("often", ["3 times a day", "twice daily", "5 days a week", "3x/week"])
def test_how_often_is_no_part_of_the_repetitions(often: str, extractor: Extractor) -> None:
    found = doses(extractor, f"# Knee\n\n- Heel slides: 3 sets of 15, {often}\n- Ankle rocks: 5 min, {often}\n")
    assert [(one.sets, one.reps) for one in found.values() if one] == [((3, 3), (15, 15)), (None, (5, 5))]


def test_short_names_stand_in_lines_too(extractor: Extractor) -> None:
    found = counts(extractor, "# Week\n\nDay 1: squat 3x5, bench 3x5, deads 1x5\n")
    assert found == {"squat": ((3, 3), (5, 5)), "bench": ((3, 3), (5, 5)), "deads": ((1, 1), (5, 5))}


def test_bars_of_a_drawn_table_are_no_part_of_a_name(extractor: Extractor) -> None:
    rows = "|    Squat |  3 sets (8 reps each) |\n|    High Pull |  3 sets (8 reps each) |\n"
    found = counts(extractor, f"My plan\n\n+-----------+\n{rows}+-----------+\n", "a.txt")
    assert found == {"Squat": ((3, 3), (8, 8)), "High Pull": ((3, 3), (8, 8))}


@pytest.mark.parametrize("head", ["Legs", "Dynamic Flow:", "Circuit", "1. Push-ups", "**Part A**"])
@pytest.mark.parametrize("doses", [("3x10", "3x12"), ("10 reps", "12 reps/leg")])
def test_an_item_over_exercises_nested_under_it_is_none(
    head: str, doses: tuple[str, str], extractor: Extractor
) -> None:
    mark = "" if head[0].isdigit() else "- "
    nested = f"   - Incline push-ups – {doses[0]}\n   - Reverse lunges – {doses[1]}\n"
    text = f"# Monday\n\n{mark}{head}\n{nested}{mark or '2. '}Core\n   - Plank – 30 sec\n   - Dead bug – 8 reps\n"
    assert list(counts(extractor, text)) == ["Incline push-ups", "Reverse lunges", "Plank", "Dead bug"]


@pytest.mark.parametrize("under", ["3 x 8", "Variations\n     - Front squats\n     - Box squats"])
def test_what_is_nested_under_an_exercise_is_its_own(under: str, extractor: Extractor) -> None:
    text = f"# Monday\n\n- Back squats\n   - Keep your chest up.\n   - {under}\n- Lunges\n   - 3 x 10\n"
    assert list(counts(extractor, text)) == ["Back squats", "Lunges"]


@pytest.mark.parametrize(
    ("item", "name", "dose"),
    [
        ("10 sets of 10 KB swings", "KB swings", ((10, 10), (10, 10))),
        ("3 sets of 10 push-ups. Rest as needed.", "push-ups", ((3, 3), (10, 10))),
        ("3 rounds of 15 Jump Squats", "Jump Squats", ((3, 3), (15, 15))),
        ("5 mins rower", "rower", (None, (5, 5))),
    ],
)
def test_name_behind_a_dose_is_whole(
    item: str, name: str, dose: tuple[Interval | None, Interval | None], extractor: Extractor
) -> None:
    assert counts(extractor, f"# Monday\n\n- {item}\n- Dips 3x8\n") == {name: dose, "Dips": ((3, 3), (8, 8))}


def test_a_time_in_brackets_does_not_hide_the_sets_behind_it(extractor: Extractor) -> None:
    text = "# Legs\n\nWall Sit: 3 x 30 s\nGlute Bridges (hold 2 sec at the top): 3 x 15\n"
    found = extractor.extract(read(text.encode(), path="a.md")).mentions
    assert [one.name for one in found] == ["Wall Sit", "Glute Bridges"]
    assert ((3, 3), (15, 15)) in [(dose.sets, dose.reps) for dose in found[1].prescriptions]


def test_names_in_a_bracket_are_none_of_what_stands_before_it(extractor: Extractor) -> None:
    found = counts(extractor, "# Week\n\nMon: Lower (squat 4x5, RDL 3x8)\nTue: Upper (bench press 4x5, row 4x8)\n")
    assert found == {
        "squat": ((4, 4), (5, 5)),
        "RDL": ((3, 3), (8, 8)),
        "bench press": ((4, 4), (5, 5)),
        "row": ((4, 4), (8, 8)),
    }


def _plan(extractor: Extractor, *lines: str) -> list[tuple[str, object, object]]:
    page = "# Home Circuit\n\n" + "".join(f"- {line}\n" for line in lines)
    found = extractor.extract(read(page.encode(), path="a.md")).mentions
    return [(one.name, dose.sets, dose.reps) for one in found for dose in one.prescriptions]


@pytest.mark.parametrize(
    "rounds",
    [
        "3 rounds, minimal rest",
        "3 rounds (quality first)",
        "3 rounds for time",
        "3 rounds total, knee care",
        "3 rounds",
    ],
)
def test_what_stands_behind_rounds_is_no_exercise(rounds: str, extractor: Extractor) -> None:
    listed = _plan(extractor, "Squats: 15 reps", "Wall sit: 40 sec", rounds)
    assert listed == [("Squats", (3, 3), (15, 15)), ("Wall sit", (3, 3), (40, 40))]


def test_a_certain_name_behind_rounds_is_an_exercise(extractor: Extractor) -> None:
    listed = _plan(extractor, "3 rounds, kettlebell swings", "Wall sit: 40 sec", "Plank: 30 sec")
    assert [name for name, _, _ in listed] == ["kettlebell swings", "Wall sit", "Plank"]


def test_one_bare_count_beside_two_doses_is_one(extractor: Extractor) -> None:
    assert _plan(extractor, "Lunges: 12", "Wall sit: 40 sec", "Dips: 8 reps")[0] == ("Lunges", None, (12, 12))
    assert [name for name, _, _ in _plan(extractor, "Lunges: 12", "Wall sit: 40 sec")] == ["Wall sit"]


def test_a_number_that_begins_with_nought_counts_the_lines(extractor: Extractor) -> None:
    listed = _plan(extractor, "01 Skipping (10 mins)", "02 Dips (3 sets of 8)", "03 Wall sit: 40 sec")
    assert listed == [("Skipping", None, (10, 10)), ("Dips", (3, 3), (8, 8)), ("Wall sit", None, (40, 40))]
    assert _plan(extractor, "01 Lunges", "02 Dips", "03 Push-ups") == []


def test_a_line_of_nothing_but_a_name_and_its_time_is_no_step(extractor: Extractor) -> None:
    page = "# Home Circuit\n\n- 01 Jump rope (10 mins)\n- 02 Dips (3 sets of 8)\n"
    assert [one.steps for one in extractor.extract(read(page.encode(), path="a.md")).mentions] == [(), ()]


@pytest.mark.parametrize("dot", [" · ", " • ", " | ", " — "])
def test_a_dot_or_bar_parts_a_name_from_its_dose(dot: str, extractor: Extractor) -> None:
    lines = (f"Front squat{dot}4 × 8", f"Hip thrust{dot}3 × 12{dot}rest 60 s")
    assert counts(extractor, "Day 1\n\n" + "\n".join(lines), "plan.txt") == {
        "Front squat": ((4, 4), (8, 8)),
        "Hip thrust": ((3, 3), (12, 12)),
    }


NESTED = "  - Burpees\n  - Jump squats\n  - Push-ups\n"


@pytest.mark.parametrize("rounds", ["Complete 4 full rounds (about 12 minutes)", "4 complete rounds", "4 rounds"])
def test_names_under_an_item_of_rounds_are_those_of_its_circuit(rounds: str, extractor: Extractor) -> None:
    text = f"# Tuesday\n\n- **Format:** 40 s work / 20 s rest\n- **Circuit:** {rounds}\n{NESTED}"
    assert counts(extractor, text) == dict.fromkeys(("Burpees", "Jump squats", "Push-ups"), ((4, 4), (40, 40)))


def test_names_under_any_other_item_are_its_remarks(extractor: Extractor) -> None:
    assert not counts(extractor, f"# Tuesday\n\n- Shoes and socks\n- What you need no mat for\n{NESTED}")


def test_rests_between_them_divide_the_turns_of_a_ladder(extractor: Extractor) -> None:
    turns = [(50, "High knees"), (40, "Plank jacks"), (30, "Burpees"), (20, "Star jumps")]
    items = "  - *Rest 15 seconds*\n".join(f"  - {time} seconds {name}\n" for time, name in turns)
    found = counts(extractor, f"# Ladder\n\n- **Format:** Do each for its time, then go on to the next.\n{items}")
    assert found == {name: (None, (time, time)) for time, name in turns}


@pytest.mark.parametrize(
    "line",
    [
        "A 40-minute session might be: 4x6 front squats, 3x8 each leg step-ups, 3x30-second side planks.",
        "She does this on Tuesdays: 4x6 front squats, 3x8 step-ups each leg and 3x30s side planks. She loves it.",
        "On Monday I would do 4x6 front squats, then 3x8 step-ups per leg and finish with 3x30 sec side planks.",
    ],
)
def test_names_behind_their_doses_are_told_in_sentences_too(line: str, extractor: Extractor) -> None:
    found = extractor.extract(read(f"# Gym\n\n{line}\n".encode(), path="a.md")).mentions
    doses = [(one.name, dose.sets, dose.reps, dose.per_side) for one in found for dose in one.prescriptions]
    assert doses == [
        ("front squats", (4, 4), (6, 6), False),
        ("step-ups", (3, 3), (8, 8), True),
        ("side planks", (3, 3), (30, 30), False),
    ]
    assert found[-1].prescriptions[0].reps_unit == "seconds"


def test_steps_up_are_no_steps_to_count(extractor: Extractor) -> None:
    (found,) = extractor.extract(read(b"# Gym\n\n- 3x8 step-ups\n- 3x8 dips\n", path="a.md")).mentions[:1]
    assert [dose.reps_unit for dose in found.prescriptions] == ["reps"]


def test_a_distance_behind_a_stroke_is_of_what_follows_it(extractor: Extractor) -> None:
    line = "1 km run / sled push / 1 km run / rowing / 1 km run / wall balls"
    found = extractor.extract(read(f"# Race\n\n{line}\n".encode(), path="a.md")).mentions
    assert not [one for one in found if "/" in one.name]
