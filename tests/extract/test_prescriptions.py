"""Which doses an exercise has: holds that are repeated, cells that complete each other, exercises done in turn."""

from __future__ import annotations

import pytest

from pipeline.extract import Extractor
from pipeline.models import Conditions, Interval, Mention
from pipeline.read import read


def mentions(extractor: Extractor, text: str) -> dict[str, Mention]:
    return {one.name: one for one in extractor.extract(read(text.encode(), path="plan.md")).mentions}


@pytest.mark.parametrize(
    ("line", "sets", "seconds", "per_side"),
    [
        ("Hold for 30-60 seconds, and repeat 3 times.", 3, (30, 60), False),
        ("Hold for 30 seconds until you feel a stretch repeat 3 times.", 3, (30, 30), False),
        ("Hold for 20 seconds. Repeat 4 times.", 4, (20, 20), False),
        ("Hold for 20 seconds and repeat each stretch for a total of 3 times.", 3, (20, 20), False),
        ("Hold it for 20 seconds, repeat each exercise 3 times and rest.", 3, (20, 20), False),
        ("Hold for at least 15 to 30 seconds. Repeat 3 times.", 3, (15, 30), False),
        ("Repeat it 3 times on each side, holding each one for about 20 seconds.", 3, (20, 20), True),
        ("2 reps, 45 seconds each side.", 2, (45, 45), True),
        ("Hold for 25 seconds. Target repetitions = 4", 4, (25, 25), False),
        ("Hold for 15 seconds. Reps: 2 per side", 2, (15, 15), True),
        ("Hold 15 sec. Repeat 2x each side. 3x/day.", 2, (15, 15), True),
    ],
)
def test_repeated_hold_is_sets(
    line: str, sets: int, seconds: tuple[int, int], per_side: bool, extractor: Extractor
) -> None:
    text = f"# Stretches\n\n## Calf Stretch\n\nLean into the wall with one leg behind you. {line}\n"
    (dose,) = mentions(extractor, text)["Calf Stretch"].prescriptions
    assert (dose.sets, dose.reps, dose.reps_unit) == (Interval(sets, sets), Interval(*seconds), "seconds")
    assert dose.per_side is per_side


@pytest.mark.parametrize("count", ["Repeat 12 times.", "Repeat 12x.", "Do 12 repetitions."])
def test_short_hold_of_each_repetition_is_none_of_a_set(count: str, extractor: Extractor) -> None:
    item = f"- Quad sets: Press your knee down and hold for 4 seconds. {count} Do 2 sets daily."
    text = f"# Leaflet\n\n{item}\n- Dips: 3 x 5"
    (dose,) = mentions(extractor, text)["Quad sets"].prescriptions
    assert (dose.sets, dose.reps, dose.reps_unit) == (Interval(2, 2), Interval(12, 12), "reps")


@pytest.mark.parametrize(
    ("told", "sets", "reps"),
    [
        ("- Set 1: 12 reps\n- Set 2: 9 reps\n- Set 3: 6 reps", 3, (6, 12)),
        ("Set 1: 40 kg x 12 reps, Set 2: 50 kg x 9 reps", 2, (9, 12)),
        ("Set 1 – 30 seconds\n\nSet 2 – 20 seconds", 2, (20, 30)),
    ],
)
def test_sets_told_one_by_one_are_one_dose(told: str, sets: int, reps: tuple[int, int], extractor: Extractor) -> None:
    found = mentions(extractor, f"# Legs\n\n## Squat\n\nSit down between your heels.\n\n{told}\n")["Squat"]
    (dose,) = found.prescriptions
    assert (dose.sets, dose.reps, dose.load) == (Interval(sets, sets), Interval(*reps), None)
    assert len(found.steps) == 1


def test_few_times_inside_a_repetition_are_no_dose(extractor: Extractor) -> None:
    text = "# Legs\n\n## Squat\n\nSit down between your heels, pulse 3 times and stand up again. Do 2 sets of 10.\n"
    (dose,) = mentions(extractor, text)["Squat"].prescriptions
    assert (dose.sets, dose.reps) == (Interval(2, 2), Interval(10, 10))


def test_rows_without_a_header_name_exercises_beside_their_doses(extractor: Extractor) -> None:
    text = """# Hips

## Day 1

**Strength:**

| Hip Flexor Hold | 2 - 4 reps, each side | 30 - 60 seconds |
| Slow Ground Twister | 2 sets | 12 reps |

**Stretches:**

| Pigeon | each side | 5 min |
| Happy Baby | | 3 min |
"""
    doses = {
        name: [(dose.sets, dose.reps, dose.reps_unit, dose.per_side) for dose in one.prescriptions]
        for name, one in mentions(extractor, text).items()
    }
    assert doses == {
        "Hip Flexor Hold": [(Interval(2, 4), Interval(30, 60), "seconds", True)],
        "Slow Ground Twister": [(Interval(2, 2), Interval(12, 12), "reps", False)],
        "Pigeon": [(None, Interval(5, 5), "minutes", True)],
        "Happy Baby": [(None, Interval(3, 3), "minutes", False)],
    }


def test_a_row_names_the_two_exercises_that_are_done_in_turn(extractor: Extractor) -> None:
    text = """# Two Days

| Legs | Arms | Sets x Reps |
|---|---|---|
| Goblet Squat | Bench Press | 3x8 |
| Reverse Lunge | Cable Row | 4x10 |
"""
    doses = {name: [(d.sets, d.reps) for d in one.prescriptions] for name, one in mentions(extractor, text).items()}
    three, four = [(Interval(3, 3), Interval(8, 8))], [(Interval(4, 4), Interval(10, 10))]
    assert doses == {"Goblet Squat": three, "Bench Press": three, "Reverse Lunge": four, "Cable Row": four}


@pytest.mark.parametrize("heading", ["Alternative", "Easier option", "Swap for", "Progression"])
def test_a_column_of_alternatives_presents_none(heading: str, extractor: Extractor) -> None:
    text = f"""# Plan

| Exercise | {heading} | Sets x Reps |
|---|---|---|
| Goblet Squat | Leg Press | 3x8 |
| Pull-Up | Lat Pulldown | 4x10 |
"""
    assert set(mentions(extractor, text)) == {"Goblet Squat", "Pull-Up"}


def test_a_paragraph_announces_its_exercise(extractor: Extractor) -> None:
    text = """# Abs for Kitchens

The first move: the dead bug. Lie on your back and lift your legs. Lower one arm and the other leg.

One reason more: the plank. It looks good on a rug and needs no shoes.
"""
    (name, found), *others = mentions(extractor, text).items()
    assert (name, len(found.steps), others) == ("dead bug", 2, [])


@pytest.mark.parametrize("title", ["Move of the Week: Wall Sit", "Leg Workout: Standing Calf Raise"])
def test_a_title_announces_the_one_exercise_of_an_article(title: str, extractor: Extractor) -> None:
    text = f"# {title}\n\nIt needs no gym.\n\n**How to do it:**\n\nStand tall. Slide down slowly.\n\nDo 3 sets of 10.\n"
    (name,) = mentions(extractor, text)
    assert name == title.partition(": ")[2]


def test_an_example_is_not_what_an_article_is_about(extractor: Extractor) -> None:
    text = """# Sets and Reps

## What Are Sets?

For example, after 10 push-ups, rest 60 seconds and do another 10. That makes two sets of 10 reps.

## Tips

Count them aloud.
"""
    assert mentions(extractor, text) == {}


@pytest.mark.parametrize(
    "line",
    [
        "Do this 10 times, then take a break and repeat on the opposite side.",
        "Repeat 10 times (or as you please) and repeat the stretch with the other leg.",
    ],
)
def test_count_that_is_repeated_on_the_other_side_is_of_a_side(line: str, extractor: Extractor) -> None:
    text = f"# Hips\n\n## Hip Circle\n\nLift one knee. Circle it outward.\n\n{line}\n"
    (dose,) = mentions(extractor, text)["Hip Circle"].prescriptions
    assert (dose.reps, dose.per_side) == (Interval(10, 10), True)


def test_a_count_in_the_heading_is_the_dose(extractor: Extractor) -> None:
    text = "# Burn\n\n### Exercise 6: Kettlebell Swings – 15 repetitions\n\nStand tall. Push your hips back.\n"
    (dose,) = mentions(extractor, text)["Kettlebell Swings"].prescriptions
    assert (dose.sets, dose.reps) == (None, Interval(15, 15))


@pytest.mark.parametrize("name", ["Quad Sets", "Glute Set"])
def test_a_movement_may_be_called_a_set(name: str, extractor: Extractor) -> None:
    text = f"# Knee\n\n## {name}\n\nLie on your back. Press your knee down.\n\nRepeat 10 times.\n"
    assert list(mentions(extractor, text)) == [name]


@pytest.mark.parametrize(
    "told",
    [
        "In the nineteen-sixties lifters were told to do 2 sets of 30.",
        "Take Ines, for example: she does 9 sets of 25.",
        "One of our members does 9 sets of 25.",
        "Some gyms tell you to do 9 sets of 25.",
    ],
)
def test_dose_that_is_only_told_of_is_not_asserted(told: str, extractor: Extractor) -> None:
    text = f"# Pullover\n\n{told}\n\nLie on a bench and lower the dumbbell behind your head. Do 3 sets of 10.\n"
    doses = mentions(extractor, text)["Pullover"].prescriptions
    assert {dose.stance: dose.reps for dose in doses}["asserted"] == Interval(10, 10)
    (alone,) = mentions(extractor, f"# Pullover\n\nLower the dumbbell. {told}\n")["Pullover"].prescriptions
    assert alone.stance == "reported"


CIRCUIT = """# A Quick Circuit

## How It Works

{frame}

## The Circuit

### Exercise 1: Burpee

Drop to the floor. Push up and jump.

### Exercise 2: Jumping Jacks

Jump your feet out. Swing your arms up.
"""


@pytest.mark.parametrize(
    ("frame", "sets", "seconds"),
    [
        ("**Format:** 30 seconds on, 30 seconds off\n\n**Rounds:** 5", 5, 30),
        ("Work: 45 seconds per exercise\n\nDo both in a row. That is one round. Rest a while. Repeat 3 times.", 3, 45),
    ],
)
def test_frame_of_a_circuit_holds_for_all_its_exercises(
    frame: str, sets: int, seconds: int, extractor: Extractor
) -> None:
    for mention in mentions(extractor, CIRCUIT.format(frame=frame)).values():
        (dose,) = mention.prescriptions
        assert (dose.sets, dose.reps, dose.reps_unit) == (
            Interval(sets, sets),
            Interval(seconds, seconds),
            "seconds",
        )


@pytest.mark.parametrize(
    ("line", "sets", "reps", "unit"),
    [
        ("3 sets of 20 high-fives", 3, Interval(20, 20), "reps"),
        ("4 sets of 6 each person", 4, Interval(6, 6), "reps"),
        ("2 rounds: Hold as long as you can", 2, None, "failure"),
    ],
)
def test_bold_line_below_a_heading_that_begins_with_sets_is_its_dose(
    line: str, sets: int, reps: Interval | None, unit: str, extractor: Extractor
) -> None:
    text = f"# Pairs\n\n### Partner Plank\n**{line}**\n\n**How to do it:**\n1. Lie on your belly.\n2. Push up.\n"
    (dose,) = mentions(extractor, text)["Partner Plank"].prescriptions
    assert (dose.sets, dose.reps, dose.reps_unit) == (Interval(sets, sets), reps, unit)


@pytest.mark.parametrize(
    "lines",
    [
        "- Circle both arms forward 12x\n- Circle both arms backward 12x",
        "- Make big circles\n- 12 circles clockwise, 12 circles counterclockwise",
        "- Swing one arm, 12 times\n- Switch arms and repeat",
        "- Swing one arm\n- 12 swings, then change your stance",
    ],
)
def test_count_for_each_direction_or_side(lines: str, extractor: Extractor) -> None:
    text = f"# Warm-Up\n\n## Arm Circles\n\n- Stand tall\n{lines}\n"
    (dose,) = mentions(extractor, text)["Arm Circles"].prescriptions
    assert (dose.reps, dose.per_side) == (Interval(12, 12), True)


def test_load_glued_to_its_unit_is_no_count(extractor: Extractor) -> None:
    text = "# Legs\n\n## Lunge\n\n- Take a long step\n- Hold 12kg each arm, 8 reps each leg\n"
    (dose,) = mentions(extractor, text)["Lunge"].prescriptions
    assert (dose.reps, dose.per_side) == (Interval(8, 8), True)


def test_fraction_in_a_name_is_no_part_of_the_dose(extractor: Extractor) -> None:
    text = "# Legs\n\n- Goblet Squat - 1 + 1/2 — 3 x 12\n- Push-Up — 3 x 10\n"
    found = mentions(extractor, text)
    (dose,) = found["Goblet Squat"].prescriptions
    assert (dose.sets, dose.reps) == (Interval(3, 3), Interval(12, 12))


def test_rest_for_some_minutes_is_the_length_of_all(extractor: Extractor) -> None:
    text = "# Core\n\n- Hollow body rock - 20 secs work, 20 secs rest for 8 mins\n- Push-Up - 3 x 10\n"
    (dose,) = mentions(extractor, text)["Hollow body rock"].prescriptions
    assert (dose.reps, dose.rest_seconds) == (Interval(20, 20), Interval(20, 20))


@pytest.mark.parametrize(
    ("table", "doses"),
    [
        ("| Sets | Reps | Muscles |\n|---|---|---|\n| 3 | 12 | Lats |", [(3, 12, None)]),
        ("| Sets | Reps |\n|---|---|\n| 3 | 12 |", [(3, 12, None)]),
        (
            "| Athlete | Sets | Reps |\n|---|---|---|\n| Beginner | 2 | 8 |\n| Advanced | 5 | 12 |",
            [(2, 8, "beginner"), (5, 12, "advanced")],
        ),
        ("| Sets | 4 |\n|---|---|\n| Reps | 20 |\n| Rest | 60 s |", [(4, 20, None)]),
    ],
)
def test_table_of_one_exercise_doses_it_row_by_row(
    table: str, doses: list[tuple[float, float, str | None]], extractor: Extractor
) -> None:
    found = mentions(extractor, f"# Rows\n\n## Seal Row\n\nRow the bar.\n\n{table}\n")["Seal Row"].prescriptions
    assert [(one.sets, one.reps, one.conditions.level) for one in found] == [
        (Interval(sets, sets), Interval(reps, reps), level) for sets, reps, level in doses
    ]


@pytest.mark.parametrize(
    ("line", "levels"),
    [
        ("Beginners should do 2 sets of 6, advanced lifters 4 sets of 8.", ["beginner", "advanced"]),
        ("Do 2 sets of 6 if you are a beginner and 4 sets of 8 if you are advanced.", ["beginner", "advanced"]),
        ("Beginner: 2 x 6, intermediate: 3 x 8, advanced: 4 x 10.", ["beginner", "intermediate", "advanced"]),
        ("Beginners: 2 x 6. Everyone else: 3 x 10 with a pause.", ["beginner", None]),
        ("If you are a beginner, do 2 x 6; otherwise do 3 x 10.", ["beginner", None]),
        ("Beginners should do 2 sets of 6, everybody else 3 sets of 10.", ["beginner", None]),
        ("Do 3 x 10. Beginners: 2 x 6.", [None, "beginner"]),
    ],
)
def test_each_dose_of_a_line_is_for_those_that_it_names(
    line: str, levels: list[str | None], extractor: Extractor
) -> None:
    found = mentions(extractor, f"# Squats\n\n{line}\n")["Squats"].prescriptions
    assert [dose.conditions.level for dose in found] == levels


@pytest.mark.parametrize(
    ("label", "conditions"),
    [
        ("Beginners", Conditions(level="beginner")),
        ("Endurance", Conditions(goal="endurance")),
        ("Seniors", Conditions(population="older adults")),
        ("Monday", Conditions()),
    ],
)
@pytest.mark.parametrize("told", ["rows 2 x 9", "2 sets of 9 rows"])
def test_label_in_front_of_a_name_and_its_dose_is_for_whom_the_dose_is(
    label: str, conditions: Conditions, told: str, extractor: Extractor
) -> None:
    (row,) = mentions(extractor, f"# Notes\n\n## What to do\n\n{label}: {told}.\n").values()
    assert (row.level, [dose.conditions for dose in row.prescriptions]) == (None, [conditions])


def test_table_with_a_row_for_each_level_gives_the_exercise_none(extractor: Extractor) -> None:
    rows = "| Beginner | 2 | 15 |\n| Advanced | 5 | 8 |\n"
    text = f"# Leg Curl by Level\n\nHow many sets?\n\n| Level | Sets | Reps |\n|---|---|---|\n{rows}\n"
    (mention,) = mentions(extractor, text).values()
    assert (mention.level, [dose.conditions.level for dose in mention.prescriptions]) == (
        None,
        ["beginner", "advanced"],
    )


@pytest.mark.parametrize(
    "heads", ["Set 1 | Set 2 | Set 3", "1st Set | 2nd set | 3rd set", "First set | Second set | #"]
)
@pytest.mark.parametrize(
    ("cells", "sets", "reps", "unit", "per_side"),
    [
        ("12/95 | 10/100", 2, (10, 12), "reps", False),
        ("9 | 9", 2, (9, 9), "reps", False),
        ("8 reps | 6-7", 2, (6, 8), "reps", False),
        ("12/35LR | 15/35LR", 2, (12, 15), "reps", True),
        ("40 s | 30 s", 2, (30, 40), "seconds", False),
        ("14 | N/A", 1, (14, 14), "reps", False),
    ],
)
def test_columns_of_single_sets_make_one_dose(
    heads: str, cells: str, sets: int, reps: tuple[int, int], unit: str, per_side: bool, extractor: Extractor
) -> None:
    text = f"# Log\n\n| Exercise | {heads} |\n|---|---|---|---|\n| Squat | {cells} | |\n| Row | {cells} | |\n"
    for mention in extractor.extract(read(text.encode(), path="log.md")).mentions:
        (dose,) = mention.prescriptions
        assert dose.sets == Interval(sets, sets)
        assert (dose.reps, dose.reps_unit, dose.per_side) == (Interval(*reps), unit, per_side)


def test_columns_of_loads_give_no_repetitions(extractor: Extractor) -> None:
    text = "# Log\n\n| Exercise | Set 1 | Set 2 |\n|---|---|---|\n| Squat | 135 | 155 |\n| Row | 80 kg | 85 kg |\n"
    assert not any(one.prescriptions for one in extractor.extract(read(text.encode(), path="log.md")).mentions)


@pytest.mark.parametrize("cells", [" | ", "___ lbs | ___ lbs", "20 kg | 22 kg", "12 | 9"])
def test_a_whole_dose_outranks_the_columns_to_be_filled_in(cells: str, extractor: Extractor) -> None:
    text = f"# Log\n\n| Exercise | Sets | Set 1 | Set 2 |\n|---|---|---|---|\n| Squat | 3x12 | {cells} |\n"
    (mention,) = extractor.extract(read(text.encode(), path="log.md")).mentions
    (dose,) = mention.prescriptions
    assert (dose.sets, dose.reps) == (Interval(3, 3), Interval(12, 12))


def test_the_hold_of_the_other_side_is_the_same_hold(extractor: Extractor) -> None:
    told = "- Lift your left heel.\n- Hold for 15 seconds.\n- Lift your right heel.\n- Hold for 15 seconds.\n"
    text = f"# Legs\n\n## Calf Stretch\n\n{told}- Repeat the stretch 3 times on each side.\n"
    (mention,) = extractor.extract(read(text.encode(), path="legs.md")).mentions
    (dose,) = mention.prescriptions
    assert (dose.sets, dose.reps, dose.per_side) == (Interval(3, 3), Interval(15, 15), True)


def test_a_hold_told_twice_is_repeated_once(extractor: Extractor) -> None:
    text = "# Calf Stretch\n\n- Stand facing a wall.\n- Hold for 30 seconds, then switch sides.\n\n"
    text += "## How much\n\nHold it for 30 seconds per side; repeat 2-3 times.\n"
    (found,) = extractor.extract(read(text.encode(), path="calf.md")).mentions
    assert [(one.sets, one.reps, one.per_side) for one in found.prescriptions] == [((2, 3), (30, 30), True)]


def test_repetitions_of_a_stretch_are_held_as_long_as_its_steps_say(extractor: Extractor) -> None:
    card = "| | |\n|---|---|\n| **Level** | Easy |\n| **Time** | 4 minutes |\n"
    steps = "1. Sit tall.\n2. Tilt your head to the side.\n3. Hold 20 seconds.\n"
    text = f"# Desk Neck\n\n## Side Neck Stretch\n\n{card}\n{steps}\n**Reps:** 4 repetitions per side, twice daily\n"
    (dose,) = mentions(extractor, text)["Side Neck Stretch"].prescriptions
    assert (dose.sets, dose.reps, dose.reps_unit, dose.per_side) == (Interval(4, 4), Interval(20, 20), "seconds", True)


def test_time_alone_on_a_card_is_the_dose(extractor: Extractor) -> None:
    text = "# Desk Neck\n\n## Side Neck Stretch\n\nTime: 4 minutes\n\n1. Sit tall.\n2. Tilt your head to the side.\n"
    (dose,) = mentions(extractor, text)["Side Neck Stretch"].prescriptions
    assert (dose.reps, dose.reps_unit) == (Interval(4, 4), "minutes")


@pytest.mark.parametrize("line", ["Hold for 20-40 seconds", "Hold each side for 20 seconds"])
def test_a_line_that_tells_the_dose_heads_nothing(line: str, extractor: Extractor) -> None:
    text = f"<h1>Friday</h1><h2>Middle</h2><p><strong>Plank:</strong><br>{line}<br>Works: core</p><p>Enjoy.</p>"
    found = {one.name: one for one in extractor.extract(read(text.encode(), path="plan.html")).mentions}
    assert {name: len(one.prescriptions) for name, one in found.items()} == {"Plank": 1}


def test_degrees_before_a_name_are_no_count(extractor: Extractor) -> None:
    found = mentions(
        extractor, "# Legs\n\n- Squats: 4 sets of 9\n- 30 Degree Leg Press: 3 sets of 11\n- 12 Leg Curls\n"
    )
    told = {name: one.prescriptions[0].reps for name, one in found.items()}
    assert told == {"Squats": (9, 9), "30 Degree Leg Press": (11, 11), "Leg Curls": (12, 12)}


def test_rounds_written_with_a_sign_hold_for_the_list_below(extractor: Extractor) -> None:
    found = mentions(extractor, "# Circuit\n\nRepeat 2-3x\n\n- Burpees (8 reps)\n- Air Squats (12 reps)\n")
    assert {name: one.prescriptions[0].sets for name, one in found.items()} == {"Burpees": (2, 3), "Air Squats": (2, 3)}


LISTED = "- Burpees (8 reps)\n- Air Squats (12 reps)\n\n"


@pytest.mark.parametrize("repeat", ["Repeat 3 times", "Repeat x3", "Repeat 3x"])
def test_heading_that_repeats_is_about_the_list_below_it(repeat: str, extractor: Extractor) -> None:
    found = mentions(extractor, f"# Circuit\n\n## {repeat}\n\n{LISTED}## Then\n\n- Lunges (8 reps)\n- Dips (8 reps)\n")
    told = {name: one.prescriptions[0].sets for name, one in found.items()}
    assert told == {"Burpees": (3, 3), "Air Squats": (3, 3), "Lunges": None, "Dips": None}


@pytest.mark.parametrize(
    ("closing", "sets"),
    [("**Repeat 3 times**", (3, 3)), ("## Repeat 3 times", None), ("**Repeat 3 times**\n\n## End", (3, 3))],
)
def test_bold_line_that_repeats_closes_the_list_above_it(
    closing: str, sets: tuple[int, int] | None, extractor: Extractor
) -> None:
    found = mentions(extractor, f"# Circuit\n\n{LISTED}{closing}\n\n- Lunges (8 reps)\n- Dips (8 reps)\n")
    assert {found[name].prescriptions[0].sets for name in ("Burpees", "Air Squats")} == {sets}
    assert {found[name].prescriptions[0].sets for name in ("Lunges", "Dips")} == {None if sets else (3, 3)}


@pytest.mark.parametrize("reps", ["12 (each leg)", "12 each leg", "12/leg", "12 (per side)"])
def test_side_in_a_column_of_repetitions_is_kept(reps: str, extractor: Extractor) -> None:
    found = mentions(extractor, f"# Legs\n\n| Exercise | Sets | Reps |\n|---|---|---|\n| Lunge | 2 | {reps} |\n")
    (dose,) = found["Lunge"].prescriptions
    assert (dose.sets, dose.reps, dose.per_side) == ((2, 2), (12, 12), True)


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("Superset 1 (3 sets):", "Superset 2 (4 sets):"),
        ("**Superset A: 3 sets**", "**Superset B: 4 sets**"),
        ("Circuit 1 - 3 rounds", "Circuit 2 - 4 rounds"),
        ("Circuit 1 (x3):", "Circuit 2 (x4):"),
        ("Superset A 3x", "Superset B 4x"),
    ],
)
def test_sets_of_a_named_group_hold_for_its_list_only(first: str, second: str, extractor: Extractor) -> None:
    lists = ("- Barbell curl x 10\n- Skull crusher x 10\n", "- Hammer curl x 12\n- Rope pushdown x 12\n")
    found = mentions(extractor, f"# Arms\n\n{first}\n{lists[0]}\n{second}\n{lists[1]}")
    assert [one.prescriptions[0].sets for one in found.values()] == [(3, 3), (3, 3), (4, 4), (4, 4)]


@pytest.mark.parametrize(
    "opening",
    [
        "Complete 2-3 rounds of the following, resting 30 seconds between exercises:",
        "Circuit: 2-3 rounds of the following.",
    ],
)
def test_rounds_of_the_following_are_those_of_the_list(opening: str, extractor: Extractor) -> None:
    found = mentions(extractor, f"# Core\n\n{opening}\n\n- Dead bug (10 reps)\n- Plank (20 sec)\n")
    assert [(name, one.prescriptions[0].sets) for name, one in found.items()] == [
        ("Dead bug", (2, 3)),
        ("Plank", (2, 3)),
    ]


def test_repetitions_of_each_and_rounds_behind_a_rest_are_those_of_the_list(extractor: Extractor) -> None:
    text = "Do 6 reps of each without putting the bar down:\n\n- Deadlift\n- Row\n\nRest 2 min. Repeat 4-5 rounds."
    found = mentions(extractor, f"# Complex\n\n{text}\n")
    assert [(one.prescriptions[0].sets, one.prescriptions[0].reps) for one in found.values()] == [((4, 5), (6, 6))] * 2


def test_dose_of_a_named_group_is_that_of_its_bare_names(extractor: Extractor) -> None:
    found = mentions(extractor, "# Core\n\nSuperset A: 3x10\n\n- Dead bug\n- Bird dog\n")
    assert [(one.prescriptions[0].sets, one.prescriptions[0].reps) for one in found.values()] == [
        ((3, 3), (10, 10))
    ] * 2


def test_lines_of_names_and_sets_show_each_other(extractor: Extractor) -> None:
    found = mentions(extractor, "# Monday\n\nSquat 3x5\nBench 3x5\nPull-ups 3xMax\nDeads 1x5\n")
    assert list(found) == ["Squat", "Bench", "Pull-ups", "Deads"]
    assert [(one.prescriptions[0].sets, one.prescriptions[0].reps_unit) for one in found.values()] == [
        ((3, 3), "reps"),
        ((3, 3), "reps"),
        ((3, 3), "failure"),
        ((1, 1), "reps"),
    ]


def test_a_bench_without_a_dose_is_no_exercise(extractor: Extractor) -> None:
    assert not mentions(extractor, "# What you need\n\n- Bench\n- Dumbbells\n- Rope\n")


@pytest.mark.parametrize(
    ("told", "sets"),
    [
        ("Advanced lifters can do 4 sets of 6.", 1),
        ("You can do 3 sets of 10.", 1),
        ("Most people can do 20 reps.", 0),
        ("Once your client can do 3 sets of 15, add weight.", 0),
    ],
)
def test_what_one_can_do_is_a_dose_when_it_has_sets(told: str, sets: int, extractor: Extractor) -> None:
    found = mentions(extractor, f"# Legs\n\n## Squat\n\nLower your hips. {told}\n")
    assert len(found["Squat"].prescriptions) == sets


def test_how_long_to_hold_all_stretches_is_the_dose_of_each(extractor: Extractor) -> None:
    text = "# Run\n\n## Stretching\n\nHold stretches for 20-40 seconds:\n\n- Calf Stretch\n- Hip Flexor Stretch\n"
    found = mentions(extractor, text)
    assert {name: one.prescriptions[0].reps for name, one in found.items()} == {
        "Calf Stretch": (20, 40),
        "Hip Flexor Stretch": (20, 40),
    }


def test_rows_of_weeks_have_their_own_sets(extractor: Extractor) -> None:
    text = "Back Squat\n\nHow many?\n\nWeek 1-2    5 sets    20 reps\nWeek 3-4    4 sets    15 reps\n"
    (squat,) = extractor.extract(read(text.encode(), path="a.txt")).mentions
    assert [(dose.sets, dose.reps) for dose in squat.prescriptions] == [
        (Interval(5, 5), Interval(20, 20)),
        (Interval(4, 4), Interval(15, 15)),
    ]


@pytest.mark.parametrize(
    ("below", "sets"),
    [
        ("Do 4 sets of the circuit.", 4),
        ("When 4 sets of the circuit can be completed, increase the weight.", None),
        ("Once 4 sets of the circuit feel too easy, then add weight.", None),
    ],
)
def test_what_can_be_done_before_it_gets_harder_is_no_dose(below: str, sets: int | None, extractor: Extractor) -> None:
    text = f"# Circuit\n\n- Squat - 10 reps\n- Row - 10 reps\n\n{below}\n"
    found = extractor.extract(read(text.encode(), path="a.md")).mentions
    wanted = None if sets is None else Interval(sets, sets)
    assert [dose.sets for one in found for dose in one.prescriptions] == [wanted, wanted]


def test_rounds_of_a_circuit_above_are_not_those_of_what_stands_beside_them(extractor: Extractor) -> None:
    day = "- 5 minutes of jump rope\n- 3 sets of the circuit above\n- 5 minutes of foam rolling\n"
    told = "A whole day might be made of the parts that stand below, in this order and no other."
    text = f"# Circuit\n\n- Squat - 10 reps\n- Row - 10 reps\n\n{told}\n\n{day}"
    found = extractor.extract(read(text.encode(), path="a.md")).mentions
    assert [dose.sets for one in found for dose in one.prescriptions] == [Interval(3, 3), Interval(3, 3), None, None]


@pytest.mark.parametrize(
    ("told", "reps"),
    [
        ("Hold for 4 seconds. Repeat 12-18x.", Interval(12, 18)),
        ("Repeat 10x, 3-5/day.", Interval(10, 10)),
        ("Do 10x twice a day.", Interval(10, 10)),
    ],
)
def test_a_sign_may_end_a_sentence(told: str, reps: Interval, extractor: Extractor) -> None:
    text = f"# Knee\n\n## Quad Set\n\nPress the back of your knee down. {told}\n"
    (quad,) = extractor.extract(read(text.encode(), path="a.md")).mentions
    assert reps in [dose.reps for dose in quad.prescriptions if dose.reps_unit == "reps"]


@pytest.mark.parametrize("head", ["Reps/Sec", "Reps or Time", "Time/Reps", "Reps / Duration"])
def test_a_column_may_hold_counts_and_times(head: str, extractor: Extractor) -> None:
    text = f"| Exercise | {head} | Sets |\n|---|---|---|\n| Crunches | 12-15 | 3 |\n| Plank | 20 sec | 2 |\n"
    found = extractor.extract(read(text.encode(), path="a.md")).mentions
    doses = [(dose.sets, dose.reps, dose.reps_unit) for one in found for dose in one.prescriptions]
    assert doses == [(Interval(3, 3), Interval(12, 15), "reps"), (Interval(2, 2), Interval(20, 20), "seconds")]


def test_a_time_that_is_repeated_on_the_other_side_is_told_once(extractor: Extractor) -> None:
    told = "- Lie on your side.\n- Hold it for 1 minute. Repeat for 1 minute on the other side.\n"
    text = f"# Core\n\n## Side Plank\n\n{told}"
    (plank,) = extractor.extract(read(text.encode(), path="a.md")).mentions
    assert [(dose.reps, dose.reps_unit, dose.per_side) for dose in plank.prescriptions] == [
        (Interval(1, 1), "minutes", True)
    ]


@pytest.mark.parametrize(("line", "rounds"), [("6-8 rounds", (6, 8)), ("Move with your breath. 10 rounds", (10, 10))])
def test_many_rounds_of_one_movement_are_its_repetitions(
    line: str, rounds: tuple[int, int], extractor: Extractor
) -> None:
    text = f"# Mornings\n\n## Cat-Cow\n\n- Come to all fours\n- Round your back\n- {line}\n"
    (dose,) = mentions(extractor, text)["Cat-Cow"].prescriptions
    assert (dose.sets, dose.reps, dose.reps_unit) == (None, Interval(*rounds), "reps")


@pytest.mark.parametrize(
    ("name", "told", "seconds"),
    [
        ("Hollow Hold", "Lift your legs off the mat for 25 seconds.", (25, 25)),
        ("Single-Leg Balance", "Raise one heel for 12-18 seconds.", (12, 18)),
        ("Wall Sit", "Slide down the wall for 40 seconds.", (40, 40)),
        ("Wall Sit", "Slide down the wall over 3 seconds.", None),
        ("Calf Raise", "Lift the heels over 12 seconds.", None),
    ],
)
def test_the_time_of_lifting_into_a_hold_is_that_of_the_hold(
    name: str, told: str, seconds: tuple[float, float] | None, extractor: Extractor
) -> None:
    found = mentions(extractor, f"# {name}\n\n{told}\n")[name].prescriptions
    assert [one.reps for one in found] == ([Interval(*seconds)] if seconds else [])
    assert all(one.rest_seconds is None for one in found)


@pytest.mark.parametrize(
    ("line", "sets"),
    [
        ("Build up to 3 sets of 10.", (3, 3)),
        ("Work your way up to 3 x 10.", (3, 3)),
        ("Do up to 3 sets of 10.", (None, 3)),
    ],
)
def test_what_one_builds_up_to_is_a_dose_and_no_bound(
    line: str, sets: tuple[float | None, float], extractor: Extractor
) -> None:
    (dose,) = mentions(extractor, f"# Nordic Curl\n\n{line}\n")["Nordic Curl"].prescriptions
    assert (dose.sets, dose.reps) == (Interval(*sets), Interval(10, 10))


@pytest.mark.parametrize(
    ("plan", "kinds"),
    [
        ("Warm-up: 5 min row\n1. Back squat 5x5", {"Back squat": "work"}),
        ("1. Back squat: warm-up 2x5\n2. Dips 3x8", {"Back squat": "warmup", "Dips": "work"}),
        ("## Warm-Up\n\n- Back squat 2x5\n- Dips 1x8\n\n## Work\n\n- Curl 3x8", {"Dips": "warmup", "Curl": "work"}),
    ],
    ids=["the line above", "its own line", "the heading"],
)
def test_sets_to_warm_up_are_told_by_their_line_or_heading(
    plan: str, kinds: dict[str, str], extractor: Extractor
) -> None:
    found = mentions(extractor, f"# Notes\n\n{plan}\n")
    said = {name: one.prescriptions[0].set_type for name, one in found.items() if one.prescriptions}
    assert {name: said[name] for name in kinds} == kinds


@pytest.mark.parametrize(
    ("plan", "phases"),
    [
        ("Week 1: Squat 5x5 @ 75%\nWeek 2 - squat 4x4\nWeek 3: Deload, squat 3x5", ["week 1", "week 2", "week 3"]),
        ("On day 1, do 5 pull-ups. Then, on day 2, do 6 pull-ups.", ["day 1", "day 2"]),
        ("Do 5 pull-ups for a week.", [None]),
    ],
    ids=["labels", "sentences", "no label"],
)
def test_the_stretch_of_a_plan_before_a_name_is_that_of_its_dose(
    plan: str, phases: list[str | None], extractor: Extractor
) -> None:
    found = extractor.extract(read(f"# Peak\n\n{plan}\n".encode(), path="peak.md")).mentions
    assert [dose.conditions.phase for one in found for dose in one.prescriptions] == phases


def test_effort_behind_a_tempo_is_none_of_its_figures(extractor: Extractor) -> None:
    (dose,) = mentions(extractor, "# Notes\n\nSquat 3x5 @ 3-1-1-0 tempo, RPE 7-8\n")["Squat"].prescriptions
    assert (dose.tempo, dose.rpe) == ("3-1-1-0", (7, 8))


@pytest.mark.parametrize("label", ["**Circuit (repeat 3x):**", "**Circuit (3x):**", "**Circuit (repeat 3 times)**"])
def test_a_circuit_that_is_repeated_has_so_many_sets(label: str, extractor: Extractor) -> None:
    found = mentions(extractor, f"# Notes\n\n{label}\n\n- 9 dips\n- 20 air squats\n")
    assert [dose.sets for one in found.values() for dose in one.prescriptions] == [(3, 3), (3, 3)]


def test_a_part_of_a_session_lends_its_time_and_only_what_stands_in_a_line_makes_its_sets_a_warm_up(
    extractor: Extractor,
) -> None:
    text = "# Plan\n\n- 6-minute warm-up: High knees\n- Seal row: 3 x 10\n- 9 minutes of interval cardio\n"
    found = mentions(extractor, text).values()
    assert [(dose.reps, dose.set_type) for one in found for dose in one.prescriptions] == [
        (Interval(6, 6), "warmup"),
        (Interval(10, 10), "work"),
        (Interval(9, 9), "work"),
    ]


@pytest.mark.parametrize(
    ("item", "per_side"),
    [
        ("4 rounds of glute bridges (12 reps each)", False),
        ("2 rounds of frog stretches (hold for 30 seconds each)", False),
        ("4 rounds of bird dogs (12 reps each side)", True),
    ],
)
def test_each_behind_rounds_is_each_round(item: str, per_side: bool, extractor: Extractor) -> None:
    _, one, _ = mentions(extractor, f"# Plan\n\n- 3 sets of 8 goblet squats\n- {item}\n- 2 sets of 12 curls\n").values()
    (dose,) = one.prescriptions
    assert (dose.sets is not None, dose.per_side) == (True, per_side)


@pytest.mark.parametrize(
    ("item", "per_side"),
    [
        ("Plank and wall sit: 45 seconds each", False),
        ("Push-ups, dips and pull-ups: 10 reps each", False),
        ("Side plank: 45 seconds each", True),
        ("Plank and side plank: 45 seconds each side", True),
        ("Single-leg bridge, both arms and chest low: 10 reps each", True),
    ],
)
def test_each_behind_exercises_that_stand_together_is_each_of_them(
    item: str, per_side: bool, extractor: Extractor
) -> None:
    found = mentions(extractor, f"# Plan\n\n- 3 sets of 8 goblet squats\n- {item}\n- 2 sets of 12 curls\n")
    doses = [dose for one in list(found.values())[1:-1] for dose in one.prescriptions]
    assert doses
    assert all(dose.per_side is per_side for dose in doses)


@pytest.mark.parametrize(
    ("item", "reps", "per_side", "of_both"),
    [
        ("20 lunges (10 per leg)", 20, False, True),
        ("20 lunges, 10 each side", 20, False, True),
        ("20 lunges (8 per leg)", 20, False, False),
        ("20 lunges (20 per leg)", 20, True, False),
        ("20 lunges per leg", 20, True, False),
    ],
)
def test_a_second_count_is_the_one_of_a_side(
    item: str, reps: int, per_side: bool, of_both: bool, extractor: Extractor
) -> None:
    (lunge,) = (
        one for one in mentions(extractor, f"# Circuit\n\n- 10 push-ups\n- {item}\n").values() if "lunge" in one.name
    )
    (dose,) = lunge.prescriptions
    assert (dose.reps, dose.per_side, dose.both_sides_end is not None) == ((reps, reps), per_side, of_both)


@pytest.mark.parametrize(
    ("line", "unit"),
    [
        ("Plank 3x60", "seconds"),
        ("Wall sit: 3 x 45", "seconds"),
        ("Side plank 2x30 each side", "seconds"),
        ("Calf stretch 2 x 30", "seconds"),
        ("Plank 3x10", "reps"),
        ("Plank 3x20 reps", "reps"),
        ("Side plank rotation 3x20", "reps"),
        ("Calf raise 3x30", "reps"),
    ],
)
def test_a_high_bare_count_of_a_hold_is_one_of_seconds(line: str, unit: str, extractor: Extractor) -> None:
    found = mentions(extractor, f"# Core\n\n- {line}\n- Dead bug 3x8\n- Sit-up 3x15\n")
    assert [dose.reps_unit for dose in next(iter(found.values())).prescriptions] == [unit]


@pytest.mark.parametrize(
    ("line", "reps", "unit"),
    [
        ("plank: 2m", 2, "minutes"),
        ("wall sit: 3 x 1m", 1, "minutes"),
        ("side plank: 1m30s", 90, "seconds"),
        ("dead hang: 2m 15s", 135, "seconds"),
        ("farmer's walk: 2 x 5m", 5, "meters"),
        ("plank walk: 20m", 20, "meters"),
    ],
)
def test_one_letter_of_a_hold_is_for_minutes(line: str, reps: float, unit: str, extractor: Extractor) -> None:
    (dose,) = next(iter(mentions(extractor, f"# Core\n\n- {line}\n- Dead bug 3x8\n").values())).prescriptions
    assert (dose.reps, dose.reps_unit) == ((reps, reps), unit)
