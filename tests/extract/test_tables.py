"""Exercises in tables: grids of days, days above their rows, columns that only their figures tell."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from pipeline.extract import Extractor
from pipeline.models import Prescription
from pipeline.read import read

Rows = Sequence[Sequence[str]]

WEEK = (
    ("Monday (Push)", "Bench Press: 4 x 8", "Dips 3 sets of 12"),
    ("Tuesday", "Rest", "Off day"),
    ("Thursday (Legs)", "Squat 5x5", "Leg Curl - 3 sets of 10 reps"),
    ("Saturday (Pull)", "Deadlift 1 x 5", "Seated Row: 3 x 15"),
)
DOSED = {
    ("Bench Press", 4, 8), ("Dips", 3, 12), ("Squat", 5, 5), ("Leg Curl", 3, 10), ("Deadlift", 1, 5),
    ("Seated Row", 3, 15),
}  # fmt: skip


def html(rows: Rows, *, head: bool = False) -> str:
    tags = ["th" if head and at == 0 else "td" for at in range(len(rows))]
    lines = ["".join(f"<{tag}>{cell}</{tag}>" for cell in row) for tag, row in zip(tags, rows, strict=True)]
    return f"<h1>My Week</h1><p>What I train.</p><table>{''.join(f'<tr>{line}</tr>' for line in lines)}</table>"


def markdown(rows: Rows) -> str:
    lines = [f"| {' | '.join(row)} |" for row in rows]
    return "\n".join(["# My Week", "", lines[0], "|" + "---|" * len(rows[0]), *lines[1:], ""])


def dosed(extractor: Extractor, text: str, path: str = "week.html") -> set[tuple[str, float | None, float | None]]:
    """Each exercise with the sets and repetitions of each of its doses."""
    return {
        (one.name, dose.sets.low if dose.sets else None, dose.reps.high if dose.reps else None)
        for one in extractor.extract(read(text.encode(), path=path)).mentions
        for dose in one.prescriptions
    }


def named(extractor: Extractor, text: str, path: str = "week.md") -> list[str]:
    return [one.name for one in extractor.extract(read(text.encode(), path=path)).mentions]


COLUMNS = tuple(zip(*WEEK, strict=True))
LINES = tuple((row[0], "<br>".join(row[1:])) for row in WEEK)


@pytest.mark.parametrize(
    ("text", "path"),
    [
        (html(WEEK), "week.html"),
        (html([("Day", "1", "2"), *WEEK], head=True), "week.html"),
        (html([("Day", "Exercise", "Exercise"), *WEEK]), "week.html"),
        (markdown(WEEK), "week.md"),
        (markdown([("Day", "First", "Second"), *WEEK]), "week.md"),
        ("My Week\n\nWhat I train.\n\n" + "\n".join("\t".join(row) for row in WEEK), "week.txt"),
        (html(COLUMNS, head=True), "week.html"),
        (html(COLUMNS), "week.html"),
        (markdown([("", *COLUMNS[0]), ("1", *COLUMNS[1]), ("2", *COLUMNS[2])]), "week.md"),
        (html(LINES), "week.html"),
        (html([(day, "".join(f"<p>{one}</p>" for one in told.split("<br>"))) for day, told in LINES]), "week.html"),
        (html(list(zip(*LINES, strict=True)), head=True), "week.html"),
        (markdown([("Day", "Training"), *LINES]), "week.md"),
        (markdown([("Day", "Training"), *((day, told.replace("<br>", ", ")) for day, told in LINES)]), "week.md"),
        (markdown([("Push", "Legs", "Pull"), *(tuple(row[at] for at in (0, 2, 3)) for row in COLUMNS[1:])]), "week.md"),
    ],
)
def test_each_cell_of_a_week_has_its_own_exercise_and_dose(text: str, path: str, extractor: Extractor) -> None:
    assert dosed(extractor, text, path) == DOSED
    assert len(named(extractor, text, path)) == len(DOSED)


def test_names_alone_are_the_exercises_of_their_days(extractor: Extractor) -> None:
    rows = [("Mon", "Goblet Squat", "Step Ups"), ("Wed", "Rest", "-"), ("Fri", "Pull-Ups", "Face Pulls")]
    assert named(extractor, markdown(rows)) == ["Goblet Squat", "Step Ups", "Pull-Ups", "Face Pulls"]


@pytest.mark.parametrize(
    "rows",
    [
        [("Monday", "Squat", "5x5"), ("Friday", "Deadlift", "1x5")],
        [("Day", "Exercise", "Sets", "Reps"), ("Monday", "Squat", "5", "5"), ("Friday", "Deadlift", "1", "5")],
        [("Monday", "Sets", "Reps", "Friday", "Sets", "Reps"), ("Squat", "5", "5", "Deadlift", "1", "5")],
    ],
)
def test_days_beside_columns_of_figures_make_no_grid(rows: Rows, extractor: Extractor) -> None:
    assert dosed(extractor, markdown(rows), "week.md") == {("Squat", 5, 5), ("Deadlift", 1, 5)}


def test_a_timetable_names_no_exercise(extractor: Extractor) -> None:
    rows = [("Day", "Focus", "Length"), ("Monday", "Upper Body", "45 min"), ("Friday", "Lower Body", "30 min")]
    assert not named(extractor, markdown(rows))


@pytest.mark.parametrize("day", ["<td><b>Day 1 (Monday - Chest)</b>", "<td colspan=3>Day 1", "<th colspan=3>Push"])
@pytest.mark.parametrize(
    "head",
    ["Exercise|Quantity|Number reps", "Exercise|Sets|Number of Reps", "Exercise Name|No. of Sets|No. of Reps",
     "Movement|# Sets|# Reps", "Exercise|Working Sets|Rep Range"],
)  # fmt: skip
def test_a_day_stands_above_the_head(day: str, head: str, extractor: Extractor) -> None:
    rows = [head.split("|"), ("Dips", "3 sets", "4-8"), ("Hip Pushups", "2 sets", "12")]
    text = html(rows).replace("<table>", f"<table><tr>{day}</tr>")
    assert dosed(extractor, text) == {("Dips", 3, 8), ("Hip Pushups", 2, 12)}
    assert len(named(extractor, text, "week.html")) == 2


@pytest.mark.parametrize("again", [(), (("Exercise", "Sets", "Reps"),)])
def test_days_between_rows_begin_a_table_of_their_own(again: Rows, extractor: Extractor) -> None:
    rows = [
        ("Exercise", "Sets", "Reps"), ("**Day 1**", "", ""), ("Dips", "3", "8"), ("Squat", "5", "5"),
        ("**Day 2**", "", ""), *again, ("Plank Row", "2", "12"), ("Leg Curl", "3", "10"),
    ]  # fmt: skip
    expected = {("Dips", 3, 8), ("Squat", 5, 5), ("Plank Row", 2, 12), ("Leg Curl", 3, 10)}
    assert dosed(extractor, markdown(rows), "week.md") == expected
    assert len(named(extractor, markdown(rows))) == len(expected)


@pytest.mark.parametrize("cells", [("3 sets", "8-10"), ("3", "8-10"), ("3 sets", "8-10 reps"), ("3", "10 each leg")])
def test_figures_without_a_head_are_sets_and_repetitions(cells: tuple[str, str], extractor: Extractor) -> None:
    rows = [("Dips", *cells), ("Squat", *cells)]
    assert dosed(extractor, html(rows)) == {("Dips", 3, 10), ("Squat", 3, 10)}


def test_high_figures_without_a_head_are_no_sets(extractor: Extractor) -> None:
    assert not dosed(extractor, html([("Dips", "40", "50"), ("Squat", "100", "120")]))


def test_tables_beside_one_another_keep_their_figures(extractor: Extractor) -> None:
    rows = [("Move", "Sets", "Reps", "Move", "Sets", "Reps"), ("Dips", "3", "8", "Squat", "5", "5")]
    assert dosed(extractor, markdown(rows), "week.md") == {("Dips", 3, 8), ("Squat", 5, 5)}


def test_rows_of_a_day_that_spans_them_are_its_exercises(extractor: Extractor) -> None:
    rows = [("Monday", "Squat 5x5"), ("", "Leg Curl 3x10"), ("Friday", "Deadlift 1x5"), ("", "Dips 3x12")]
    expected = {("Squat", 5, 5), ("Leg Curl", 3, 10), ("Deadlift", 1, 5), ("Dips", 3, 12)}
    assert dosed(extractor, html(rows)) == expected


def test_what_a_list_in_a_cell_is_of_is_no_part_of_a_name(extractor: Extractor) -> None:
    rows = [
        ("Day", "Training"),
        ("Mon", "Upper body: Dips, Rows and Pull-Ups"),
        ("Tue", "Off"),
        ("Wed", "Legs: Squats, Lunges"),
    ]
    assert named(extractor, markdown(rows)) == ["Dips", "Rows", "Pull-Ups", "Squats", "Lunges"]


@pytest.mark.parametrize(
    "rows",
    [
        [("", "Squat", "Deadlift", "Dips"), ("Sets", "5", "1", "3"), ("Reps", "5", "5", "8-12")],
        [("Day", "Exercise", "Sets", "Reps"), ("", "Squat<br>Deadlift", "5<br>1", "5<br>5"), ("", "Dips", "3", "12")],
        [("Day", "Exercise", "Dose"), ("Mon", "Squat<br>Deadlift<br>Dips", "5 x 5<br>1 x 5<br>3 x 12")],
        [("Exercise", "Notes"), ("Squat 5x5", "sit deep"), ("Deadlift 1x5", "stay flat"), ("Dips 3 x 8-12", "lean")],
        [("Squat", "5", "5"), ("Deadlift", "1", "5"), ("Dips", "3", "12")],
        [("A1", "Squat", "5", "5"), ("A2", "Deadlift", "1", "5"), ("B", "Dips", "3", "12")],
        [("1", "Squat", "5", "5"), ("2", "Deadlift", "1", "5"), ("3", "Dips", "3", "12")],
    ],
)  # fmt: skip
def test_figures_go_to_the_name_they_stand_by(rows: Rows, extractor: Extractor) -> None:
    assert dosed(extractor, markdown(rows), "week.md") == {("Squat", 5, 5), ("Deadlift", 1, 5), ("Dips", 3, 12)}


def test_plain_rows_need_no_head(extractor: Extractor) -> None:
    text = "My Week\n\nWhat I train.\n\nSquat\t5\t5\nDips\t3\t8-12\n"
    assert dosed(extractor, text, "week.txt") == {("Squat", 5, 5), ("Dips", 3, 12)}


@pytest.mark.parametrize("page", ["# My Week\n\n```\n{}```\n", "<h1>My Week</h1><p>What I train.</p><pre>\n{}</pre>"])
@pytest.mark.parametrize(
    "table",
    [
        "Exercise    Sets   Reps\nSquat       5      5\nDips        3      8-12\n",
        "+----------+------+\n| Exercise | Dose |\n+----------+------+\n| Squat    | 5x5  |\n| Dips     | 3x12 |\n",
        "Squat   5x5\nDips    3 x 12\n",
        "Mon  Squat 5x5\nTue  Rest\nWed  Dips 3x12\n",
    ],
)
def test_tables_may_be_set_by_spaces(page: str, table: str, extractor: Extractor) -> None:
    path = "week.md" if page.startswith("#") else "week.html"
    assert dosed(extractor, page.format(table), path) == {("Squat", 5, 5), ("Dips", 3, 12)}


def test_two_columns_of_names_share_the_dose_of_their_row(extractor: Extractor) -> None:
    rows = [
        ("Exercise A", "Exercise B", "Sets", "Reps"),
        ("Squat", "Pull-Ups", "4", "8"),
        ("Dips", "Leg Curl", "3", "10"),
    ]
    expected = {("Squat", 4, 8), ("Pull-Ups", 4, 8), ("Dips", 3, 10), ("Leg Curl", 3, 10)}
    assert dosed(extractor, markdown(rows), "week.md") == expected


@pytest.mark.parametrize("reps", ["Failure", "to failure", "Max", "AMRAP"])
def test_a_cell_may_say_failure(reps: str, extractor: Extractor) -> None:
    rows = [("Exercise", "Sets", "Reps"), ("Dips", "3", reps), ("Squat", "5", "5")]
    (dips, _) = extractor.extract(read(markdown(rows).encode(), path="week.md")).mentions
    assert [(dose.sets and dose.sets.low, dose.reps_unit) for dose in dips.prescriptions] == [(3, "failure")]


@pytest.mark.parametrize("cell", ["Rest", "rest day", "Active recovery", "Off"])
def test_a_day_without_training_is_no_exercise(cell: str, extractor: Extractor) -> None:
    rows = f"| Mon | Squat | 3 | 8 |\n| Tue | {cell} | 1 | 1 |\n| Wed | Row | 3 | 8 |\n"
    table = f"# Plan\n\n| Day | Exercise | Sets | Reps |\n|---|---|---|---|\n{rows}"
    found = extractor.extract(read(table.encode(), path="a.md")).mentions
    assert [one.name for one in found] == ["Squat", "Row"]


def doses_of(extractor: Extractor, table: str) -> dict[str, tuple[Prescription, ...]]:
    found = extractor.extract(read(f"# Plan\n\n{table}".encode(), path="a.md")).mentions
    return {one.name: tuple(one.prescriptions) for one in found}


def test_columns_and_rows_say_for_whom_and_when_their_doses_are(extractor: Extractor) -> None:
    levels = "| Exercise | Beginner | Advanced |\n|---|---|---|\n| Push-Up | 2x8 | 4x20 |\n"
    weeks = "| Exercise | Week 1 | Week 2 |\n|---|---|---|\n| Push-Up | 2x8 | 4x20 |\n"
    lifts = "| Week | Push-Up | Back Squat |\n|---|---|---|\n| 1 | 2x8 | 3x5 |\n| 2 | 4x20 | 5x5 |\n"
    rows = "| Week | Exercise | Sets | Reps |\n|---|---|---|---|\n| 1 | Push-Up | 2 | 8 |\n| 2 | Push-Up | 4 | 20 |\n"
    assert [dose.conditions.level for dose in doses_of(extractor, levels)["Push-Up"]] == ["beginner", "advanced"]
    for table in (weeks, lifts):
        assert [dose.conditions.phase for dose in doses_of(extractor, table)["Push-Up"]] == ["week 1", "week 2"]
    found = extractor.extract(read(f"# Plan\n\n{rows}".encode(), path="a.md")).mentions
    assert [one.prescriptions[0].conditions.phase for one in found] == ["week 1", "week 2"]


def test_heads_over_the_head_of_columns_say_when_their_doses_are(extractor: Extractor) -> None:
    head = "<tr><th>Exercise</th><th colspan=2>{}</th><th colspan=2>{}</th></tr>"
    below = "<tr><td></td><td>Sets</td><td>Reps</td><td>Sets</td><td>Reps</td></tr>"
    rows = "<tr><td>Squat</td><td>3</td><td>10</td><td>4</td><td>8</td></tr>" * 2
    page = f"<h1>Legs</h1><p>My plan.</p><table>{head.format('Week 1', 'Week 2')}{below}{rows}</table>"
    found = extractor.extract(read(page.encode(), path="a.html")).mentions
    doses = {(one.conditions.phase, one.sets, one.reps) for mention in found for one in mention.prescriptions}
    assert doses == {("week 1", (3, 3), (10, 10)), ("week 2", (4, 4), (8, 8))}


def test_figures_of_all_groups_show_the_columns_of_a_group_of_one(extractor: Extractor) -> None:
    rows = (("<b>Chest</b>", "", ""), ("Bench Press", "3", "8"), ("Dips", "3", "12"), ("<b>Back</b>", "", ""))
    assert dosed(extractor, html((*rows, ("Pull-Up", "4", "6")))) == {
        ("Bench Press", 3, 8),
        ("Dips", 3, 12),
        ("Pull-Up", 4, 6),
    }


def test_goal_in_the_first_cell_of_an_exercises_own_table(extractor: Extractor) -> None:
    table = "| Goal | Sets | Reps |\n|---|---|---|\n| Strength | 5 | 3-5 |\n| Hypertrophy | 4 | 8-12 |\n"
    found = doses_of(extractor, f"## Back Squat\n\nSit down between your hips.\n\n{table}")
    assert [dose.conditions.goal for dose in found["Back Squat"]] == ["strength", "hypertrophy"]


def test_bare_figures_of_rest_tempo_and_effort_have_their_columns(extractor: Extractor) -> None:
    head = "| Exercise | Sets | Reps | Tempo | Rest (sec) | RPE |\n|---|---|---|---|---|---|\n"
    (dose,) = doses_of(extractor, f"{head}| Bench Press | 4 | 8 | 3010 | 90 | 8 |\n")["Bench Press"]
    assert (dose.tempo, dose.rest_seconds, dose.rpe) == ("3010", (90, 90), (8, 8))
    (dose,) = doses_of(extractor, f"{head}| Bench Press | 4 | 8 | - | 2 | - |\n")["Bench Press"]
    assert (dose.tempo, dose.rest_seconds, dose.rpe) == (None, (120, 120), None)


def test_time_behind_sets_and_repetitions_without_a_head_is_the_rest(extractor: Extractor) -> None:
    rows = (("Bench Press", "4", "8-10", "90s"), ("Dips", "3", "12", "60s"), ("Row", "3", "10", "60s"))
    found = extractor.extract(read(html(rows).encode(), path="a.html")).mentions
    assert [(one.name, [dose.rest_seconds for dose in one.prescriptions]) for one in found] == [
        ("Bench Press", [(90, 90)]),
        ("Dips", [(60, 60)]),
        ("Row", [(60, 60)]),
    ]


@pytest.mark.parametrize("title", ["Deadlift vs. Squat", "A Comparison"])
def test_exercises_set_against_each_other_have_a_column_each(title: str, extractor: Extractor) -> None:
    head = "| | Deadlift | Squat |\n|---|---|---|\n"
    rows = "| Primary muscles | Hamstrings | Quads |\n| Equipment | Barbell | Kettlebell |\n| Reps | 1-5 | 6-8 |\n"
    found = extractor.extract(read(f"# {title}\n\n{head}{rows}".encode(), path="a.md")).mentions
    assert [
        (
            one.name,
            [use.muscle_id for use in one.muscles],
            [use.equipment_id for use in one.equipment],
            one.prescriptions[0].reps,
        )
        for one in found
    ] == [("Deadlift", ["hamstrings"], ["barbell"], (1, 5)), ("Squat", ["quadriceps"], ["kettlebell"], (6, 8))]


@pytest.mark.parametrize(
    "text",
    [
        "# Deck\n\n| WALL BALL | |\n|---|---|\n| Sets | 4 |\n| Reps | 12 |\n",
        "# Deck\n\n| | Wall ball |\n|---|---|\n| Sets | 4 |\n| Reps | 12 |\n| Rest | 90 s |\n",
    ],
)
def test_a_name_over_a_card_is_its_exercise(text: str, extractor: Extractor) -> None:
    assert {(name.lower(), *dose) for name, *dose in dosed(extractor, text, "deck.md")} == {("wall ball", 4, 12)}


def test_a_name_over_a_table_of_other_exercises_is_none(extractor: Extractor) -> None:
    text = "# Deck\n\n| Squat | |\n|---|---|\n| Leg Curl | 3 x 10 |\n| Dips | 3 x 12 |\n"
    assert "Squat" not in {name for name, *_ in dosed(extractor, text, "deck.md")}


@pytest.mark.parametrize("rest", ["Rest/set", "Set rest", "Rest per set", "Rest between each set"])
def test_rounds_without_a_number_leave_the_repetitions_beside_them(rest: str, extractor: Extractor) -> None:
    rows = [
        ("Exercise", "Reps", "Sets", rest),
        ("Goblet Squat", "9", "AMRAP", "30s-1m"),
        ("Pull-Up", "AMRAP", "4", "2m"),
    ]
    found = {
        one.name: [(dose.reps_unit, dose.sets, dose.reps) for dose in one.prescriptions]
        for one in extractor.extract(read(markdown(rows).encode(), path="plan.md")).mentions
    }
    assert found == {
        "Goblet Squat": [("reps", None, (9.0, 9.0))],
        "Pull-Up": [("failure", (4.0, 4.0), None)],
    }


def test_a_column_without_a_head_may_hold_sets_to_failure(extractor: Extractor) -> None:
    rows = [("Goblet Squat", "4", "8-10"), ("Pull-Up", "3", "AMRAP")]
    found = extractor.extract(read(html(rows).encode(), path="plan.html")).mentions
    doses = [(one.name, dose.reps_unit, dose.sets, dose.reps) for one in found for dose in one.prescriptions]
    assert doses == [("Goblet Squat", "reps", (4, 4), (8, 10)), ("Pull-Up", "failure", (3, 3), None)]


def test_times_a_day_in_a_column_are_none_a_week(extractor: Extractor) -> None:
    rows = [("Exercise", "Reps", "Frequency"), ("Clamshell", "9", "2x/day"), ("Bridge", "12", "3 times per week")]
    said = extractor.extract(read(markdown(rows).encode(), path="plan.md")).statements
    assert [(one.subject_id, one.interval) for one in said if one.aspect == "frequency_per_week"] == [
        ("Bridge", (3, 3))
    ]


def test_sets_of_a_side_in_their_column_are_sets(extractor: Extractor) -> None:
    rows = [("Stretch", "Hold", "Sets"), ("Pigeon pose", "30-45 sec", "2/side"), ("Child's pose", "50 sec", "3")]
    found = extractor.extract(read(markdown(rows).encode(), path="plan.md")).mentions
    doses = [(dose.sets, dose.reps, dose.per_side) for one in found for dose in one.prescriptions]
    assert doses == [((2, 2), (30, 45), True), ((3, 3), (50, 50), False)]


@pytest.mark.parametrize("head", ["Day | Work", "Session | Exercises", "Group | Plan"])
def test_a_column_may_list_several_exercises_in_each_cell(head: str, extractor: Extractor) -> None:
    first = ("Monday", "Friday") if head.startswith("Day") else ("A", "B")
    table = (
        f"| {head} |\n|---|---|\n| {first[0]} | Squat 3x5<br>Bench Press 3x8<br>Barbell Row 3x10 |\n"
        f"| {first[1]} | - Deadlift: 1x5<br>- Chin-ups: 3x8 |\n"
    )
    assert dosed(extractor, f"# Plan\n\n{table}", "plan.md") == {
        ("Squat", 3, 5), ("Bench Press", 3, 8), ("Barbell Row", 3, 10), ("Deadlift", 1, 5), ("Chin-ups", 3, 8),
    }  # fmt: skip
