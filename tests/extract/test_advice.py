"""Each advice rule reads its examples and leaves its counter-examples."""

from __future__ import annotations

from typing import Any

import pytest

from pipeline.extract import Extractor
from pipeline.extract.advice import RULES
from pipeline.models import Interval, Statement
from pipeline.read import read


def advice(extractor: Extractor, text: str) -> list[Statement]:
    return list(extractor.extract(read(f"# Notes\n\n{text}\n".encode(), path="notes.md")).statements)


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.name)
def test_rule_reads_its_examples_only(rule: Any, extractor: Extractor) -> None:
    for text in rule.matches:
        assert rule.name in [statement.rule for statement in advice(extractor, text)], text
    for text in rule.rejects:
        assert rule.name not in [statement.rule for statement in advice(extractor, text)], text


def test_every_other_day_is_three_to_four_times_a_week(extractor: Extractor) -> None:
    (statement,) = advice(extractor, "Train your glutes every other day.")
    assert (statement.aspect, statement.interval, statement.subject_id) == (
        "frequency_per_week",
        Interval(3, 4),
        "glutes",
    )


def test_days_between_sessions_are_hours(extractor: Extractor) -> None:
    (statement,) = advice(extractor, "Take two full days of rest between sessions.")
    assert (statement.aspect, statement.interval) == ("rest_between_sessions_hours", Interval(48, 48))


def test_myth_is_no_assertion(extractor: Extractor) -> None:
    found = advice(extractor, "It is a myth that you must train your abs every day.")
    assert all(statement.stance != "asserted" for statement in found)


def figures(extractor: Extractor, text: str) -> set[tuple[str, float | None, float | None]]:
    document = read(text.encode(), path="notes.md")
    asserted = (one for one in extractor.extract(document).statements if one.stance == "asserted")
    return {(one.aspect, *one.interval) for one in asserted if one.interval}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Rest 3-5 minutes for heavy sets, 60-90 seconds for the others.", {(180, 300), (60, 90)}),
        ("Rest 2-3 minutes on squats. On curls 60 seconds will do.", {(120, 180), (60, 60)}),
        ("Rest 30 seconds to a minute between sets.", {(30, 60)}),
        ("Take three full minutes between sets.", {(180, 180)}),
        ("Rest a minute and a half between trips.", {(90, 90)}),
        ("Rest 1:30 between sets.", {(90, 90)}),
        ("Rest: <60 sec", {(None, 60)}),
        ("Never rest less than 60 seconds between sets.", {(60, None)}),
        ("Try this ten-minute recovery routine.", set()),
        ("Work for 40 sec, 20 sec rest - 10 sec fast, 10 sec slow.", {(20, 20)}),
        ("Cut the rest by 10 seconds each week.", set()),
        ("Rest in child's pose for 30 seconds.", set()),
        ("One group rested 1 minute, the other rested 3 minutes.", set()),
        ("After 3 minutes of rest most of your phosphocreatine is back.", set()),
        ("Powerlifters often rest 5 minutes between sets.", set()),
    ],
)
def test_rest_in_seconds(text: str, expected: set[tuple[float | None, float | None]], extractor: Extractor) -> None:
    found = figures(extractor, f"# Notes\n\n{text}\n")
    assert {(low, high) for aspect, low, high in found if aspect == "rest_between_sets_seconds"} == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("An hour is plenty.", {(60, 60)}),
        ("You'll be out in 55 minutes.", {(55, 55)}),
        ("A workout of 20 minutes is not a bad start.", {(20, 20)}),
        ("Budget 40 minutes.", {(40, 40)}),
        ("Do it three times a week. Takes about 15 minutes.", {(15, 15)}),
        ("Each session: 5-minute warm-up, 30 minute main workout, 5-minute cool-down.", {(30, 30)}),
        ("Do not spend more than 60 minutes in the gym.", {(None, 60)}),
        ("Each interval lasts 3 minutes.", set()),
        ("Book a free 30-minute call.", set()),
        ("The last part is a 4-minute finisher.", set()),
        ("Your workouts should last no more than an hour.", {(None, 60)}),
        ("A session should take at least half an hour.", {(30, None)}),
    ],
)
def test_length_of_a_session(text: str, expected: set[tuple[float | None, float | None]], extractor: Extractor) -> None:
    found = figures(extractor, f"# Notes\n\n{text}\n")
    assert {(low, high) for aspect, low, high in found if aspect == "duration_minutes"} == expected


@pytest.mark.parametrize(
    "text",
    [
        "Want a coach? 2 sessions per week from £49 a month.",
        "Reader Moira did the circuit 4 times a week for 8 weeks.",
        "Only 23% of adults train twice a week.",
        "A fella on a forum told me to train six days a week.",
        "At 72, Bob still lifts three days a week.",
        "Training a muscle daily would prevent recovery.",
        "Should I train 5 days a week at home instead?",
        "## Common mistakes\n\n- **Training every single day:** your muscles grow at rest.",
        "You don't need a coach, a fancy split, or two sessions per week in a pool.",
        "It takes no machines, no belt, or five workouts a week.",
        "Each day begins with two exercises for the hips.",
        "You do not need 20 different exercises per day.",
        "Short and easy stretches do more than a heroic stretching session once a week.",
        "Not for you if you:\n\n- can only train twice a week,\n- hate the gym.",
    ],
)
def test_what_is_not_advised_is_no_frequency(text: str, extractor: Extractor) -> None:
    assert not figures(extractor, f"# Notes\n\n{text}\n")


def test_a_concession_leaves_the_advice(extractor: Extractor) -> None:
    text = "# Notes\n\nTry to do these stretches daily, even if only for a minute or so.\n"
    assert ("frequency_per_week", 7, 7) in figures(extractor, text)


def test_a_goal_s_heading_leaves_the_subject_to_the_title(extractor: Extractor) -> None:
    text = "# How Long Should You Rest?\n\n## Strength\n\n3-5 minutes.\n\n## Endurance\n\nLess than 60 seconds.\n"
    assert figures(extractor, text) == {
        ("rest_between_sets_seconds", 180, 300),
        ("rest_between_sets_seconds", None, 60),
    }


def test_a_table_names_its_figures_by_row_or_column(extractor: Extractor) -> None:
    rows = "| Rest | 2-5 min | <60 sec |\n| Frequency | 3x/week | 2x/week |\n"
    text = f"# Plan\n\n| | Strength | Size |\n|---|---|---|\n{rows}"
    assert figures(extractor, text) == {
        ("rest_between_sets_seconds", 120, 300),
        ("rest_between_sets_seconds", None, 60),
        ("frequency_per_week", 3, 3),
        ("frequency_per_week", 2, 2),
    }


def test_a_fragment_is_of_what_the_sentence_before_speaks_of(extractor: Extractor) -> None:
    assert figures(extractor, "# Notes\n\nOh, and warm up. Ten minutes.\n") == {("warmup_minutes", 10, 10)}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("A session should last no longer than 45 minutes.", ("duration_minutes", None, 45)),
        ("Limit your workouts to 45 minutes.", ("duration_minutes", None, 45)),
        ("It is best to limit rows to just two days a week.", ("frequency_per_week", None, 2)),
        ("Keep your sessions to 30-45 minutes.", ("duration_minutes", 30, 45)),
        ("Rest no longer than 90 seconds between sets.", ("rest_between_sets_seconds", None, 90)),
        ("Take a maximum of 2 minutes between sets.", ("rest_between_sets_seconds", None, 120)),
        ("Keep rests at 60 seconds.", ("rest_between_sets_seconds", 60, 60)),
    ],
)
def test_words_before_a_figure_make_it_a_maximum(
    text: str, expected: tuple[str, float | None, float | None], extractor: Extractor
) -> None:
    assert expected in figures(extractor, text)


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("Core training belongs at the end of the workout.", ["late"]),
        ("Do your core work first, before the squats.", ["early"]),
        ("Put the plank at the end of your core workout.", []),
    ],
)
def test_place_of_a_muscle_in_a_session(text: str, place: list[str], extractor: Extractor) -> None:
    assert [one.value for one in advice(extractor, text) if one.aspect == "order"] == place


def test_minutes_behind_a_timed_rest_are_no_rest(extractor: Extractor) -> None:
    found = figures(extractor, "# Core\n\nDo 20 seconds of work, 20 seconds rest for 8 minutes.\n")
    assert {one for one in found if one[0] == "rest_between_sets_seconds"} == {("rest_between_sets_seconds", 20, 20)}


@pytest.mark.parametrize("lead", ["", "Before each lift:\n\n"])
def test_the_total_of_a_warm_up_is_its_length(lead: str, extractor: Extractor) -> None:
    text = f"# Lifting\n\n## Warm-Up for Lifters\n\n{lead}1. Arm circles: 10 reps\n\nTotal: 4-6 minutes\n"
    assert figures(extractor, text) == {("warmup_minutes", 4, 6)}


def test_the_total_of_another_section_is_no_warm_up(extractor: Extractor) -> None:
    text = "# Lifting\n\n## Finisher\n\n1. Arm circles: 10 reps\n2. Squats: 5 reps\n\nTotal: 4-6 minutes\n"
    assert not any(aspect == "warmup_minutes" for aspect, _, _ in figures(extractor, text))


@pytest.mark.parametrize("exercise", ["", "### Inchworm\n\n"])
def test_a_time_right_under_a_warm_up_s_heading_is_its_length(exercise: str, extractor: Extractor) -> None:
    text = f"# Lifting\n\n## Warm Up\n\n{exercise}6-9 minutes\n\nSwing your arms.\n\n## Squat\n\nSit down. 3 x 8.\n"
    assert (("warmup_minutes", 6, 9) in figures(extractor, text)) is not bool(exercise)


@pytest.mark.parametrize("title", ["6-Minute Cool-Down", "6min Cool Down", "6-Minute Warm-Up"])
def test_a_part_of_a_session_in_a_title_is_no_session(title: str, extractor: Extractor) -> None:
    found = figures(extractor, f"# {title}\n\n- Arm circles 1 min\n- Neck rolls 1 min\n")
    assert not any(aspect == "duration_minutes" for aspect, _, _ in found)


@pytest.mark.parametrize(("heading", "times"), [("Daily Cheat Sheet", None), ("Daily Hip Routine", 7)])
def test_a_daily_list_to_look_at_is_no_frequency(heading: str, times: int | None, extractor: Extractor) -> None:
    found = figures(extractor, f"# Lifting\n\n## {heading}\n\nSwing your arms.\n")
    assert found == ({("frequency_per_week", times, times)} if times else set())


@pytest.mark.parametrize(
    "sentence",
    [
        "Finish the circuit 4 times over a week or so.",
        "A little mobility work does more than a long session once a week.",
        "2 min of jogging + 1 min of marching = 3 min cycle.",
        "Strong backs are not built in sixty minutes a day.",
        "The first ten minutes of the workout are the worst.",
        "All beyond those ten minutes comes out of the workout.",
        "Five minutes is no warm-up.",
        "Two minutes aren't much of a warm-up, they are a greeting.",
        "They play three times a week.",
        "That is 8 sets per session, 24 sets per week in total.",
        "Little and often beats rare heroic 3-hour sessions.",
        "Get up and stroll for 2 minutes to break the spell of the chair.",
    ],
)
def test_figures_of_something_else_advise_nothing(sentence: str, extractor: Extractor) -> None:
    assert not figures(extractor, f"# Getting Fitter\n\nWe like to move. {sentence}\n")


@pytest.mark.parametrize(("line", "times"), [("6 days on, 1 day off", 6), ("5 days on and two days off", 5)])
def test_days_on_and_off_that_make_a_week_are_a_frequency(line: str, times: int, extractor: Extractor) -> None:
    found = figures(extractor, f"# Program A\n\n- **Frequency:** {line}\n- **Time:** 30 minutes\n")
    assert ("frequency_per_week", times, times) in found


@pytest.mark.parametrize("path", ["a.md", "a.txt"])
def test_an_answer_is_on_what_its_question_asks(path: str, extractor: Extractor) -> None:
    asked = "Q: How long should I rest between sets?\nA: 2 to 3 minutes is enough.\n\n"
    often = "Q: How many times a week should I train my back?\nA: Twice a week is plenty.\n"
    found = extractor.extract(read(f"# FAQ\n\n{asked}{often}".encode(), path=path)).statements
    assert {(one.aspect, one.interval) for one in found} == {
        ("rest_between_sets_seconds", (120, 180)),
        ("frequency_per_week", (2, 2)),
    }


@pytest.mark.parametrize("heading", ["Warm-Up Routine (Approx. 15-20 Minutes)", "General warm up session: 15-20 min"])
def test_the_minutes_of_a_warm_up_routine_are_those_of_the_warm_up(heading: str, extractor: Extractor) -> None:
    found = advice(extractor, f"## {heading}\n\nJog, then skip.\n\n## Squats\n\n3x5")
    assert [(one.aspect, one.interval) for one in found] == [("warmup_minutes", Interval(15, 20))]


def test_the_number_of_a_week_counts_no_days(extractor: Extractor) -> None:
    assert not advice(extractor, "Sun Nov 8, week 3 day 2, do 12 lunges, rest, do 14 lunges")


@pytest.mark.parametrize("length", ["1 hour 20 minutes", "1H 20M", "1 hr and 20 min", "1h20m"])
def test_hours_and_minutes_are_one_length(length: str, extractor: Extractor) -> None:
    found = advice(extractor, f"Workout length: {length}")
    assert [(one.aspect, one.interval) for one in found] == [("duration_minutes", Interval(80, 80))]


def test_progressive_overload_harms_nobody(extractor: Extractor) -> None:
    (found,) = advice(extractor, "Train your calves 2-3 times per week with progressive overload.")
    assert (found.stance, found.interval, found.subject_id) == ("asserted", Interval(2, 3), "calves")
    refuted = advice(extractor, "Training your calves 6 times per week overloads them.")
    assert all(one.stance != "asserted" for one in refuted)


@pytest.mark.parametrize("label", ["Example", "**Example**", "Example 2"])
def test_an_example_behind_its_label_is_no_advice(label: str, extractor: Extractor) -> None:
    text = f"# Density\n\n- Why: it saves time.\n- {label}: rest 2 minutes between sets.\n"
    assert not figures(extractor, text)


@pytest.mark.parametrize(
    ("sentence", "load"),
    [
        ("Work at 75 to 82 per cent of your one-rep max, 4 x 6.", (75, 82)),
        ("At 75% of your max in each session, do four sets of six.", (75, 75)),
        ("Never go above 60 per cent of your one-rep max.", (None, 60)),
        ("Stay below 70% of your max.", (None, 70)),
        ("Anything under 70% of your max is a warm-up.", None),
        ("Do 4 sets of 6 at 75% of your max.", None),
    ],
)
def test_load_of_the_one_exercise_of_an_article(
    extractor: Extractor, sentence: str, load: tuple[float | None, float | None] | None
) -> None:
    text = f"# Hack Squat\n\n1. Step in.\n2. Bend your knees and stand up again.\n\n{sentence}\n"
    found = extractor.extract(read(text.encode(), path="load.md"))
    loads = [one for one in found.statements if one.aspect == "load_percent_1rm"]
    assert [(one.subject_id, tuple(one.interval or ())) for one in loads] == ([("Hack Squat", load)] if load else [])
    assert all(dose.reps_unit != "failure" for mention in found.mentions for dose in mention.prescriptions)


def test_a_heading_gives_the_length_of_each_session(extractor: Extractor) -> None:
    found = figures(extractor, "## Two sessions a week, 30-45 minutes each\n\nLift after the run.")
    assert found == {("frequency_per_week", 2, 2), ("duration_minutes", 30, 45)}


@pytest.mark.parametrize("who", ["A new climber does", "Most runners do", "Someone reads a blog and does"])
def test_what_somebody_does_wrong_is_no_advice(who: str, extractor: Extractor) -> None:
    wrong = f"{who} a 90-minute session with six exercises and four sets each, and is sore for a week."
    assert figures(extractor, f"## Common mistakes\n\n### Too much, too soon\n\n{wrong}") == set()
    right = "Runners should do a 40-minute session."
    assert figures(extractor, f"## Common mistakes\n\n{right}") == {("duration_minutes", 40, 40)}


def test_a_title_says_for_whom_and_names_no_exercise(extractor: Extractor) -> None:
    page = "# Strength for Swimmers\n\n## Twice a week\n\nLift after the pool.\n"
    found = extractor.extract(read(page.encode(), path="a.md"))
    assert not found.mentions
    assert [one.subject_kind for one in found.statements] == ["general"]
