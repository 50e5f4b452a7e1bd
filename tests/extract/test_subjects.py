"""Articles on one exercise that only the title names: the sections are its own."""

from __future__ import annotations

import pytest

from pipeline.extract import Extractor
from pipeline.models import Interval, Mention
from pipeline.read import read

SECTIONS = """
Few lifts are as simple, and few are done as badly.

## At a Glance

| | |
|---|---|
| **Targets** | Glutes, hamstrings |
| **Equipment** | Barbell |
| **Difficulty** | Intermediate |

## Step-by-Step

1. Sit in front of a bench
2. Roll the bar over your hips
3. Push through your heels

## Programming

### For Beginners

- **Sets:** 2
- **Reps:** 15 (light)

### For Strength

- **Sets:** 4-5
- **Reps:** 6
"""


def mention(extractor: Extractor, title: str, text: str, path: str) -> Mention:
    heading = f"# {title}\n{text}" if path.endswith(".md") else f"{title}\n\n{text}"
    (found,) = extractor.extract(read(heading.encode(), path=path)).mentions
    return found


@pytest.mark.parametrize(
    "title",
    [
        "Hip Thrust: The Best Exercise for Strong Glutes",
        "The Hip Thrust: One Move Every Lifter Needs",
        "Why the Hip Thrust Is My Favourite Drill",
    ],
)
def test_title_that_calls_it_one_exercise_names_the_subject_of_the_sections(title: str, extractor: Extractor) -> None:
    found = mention(extractor, title, SECTIONS, "thrust.md")
    assert len(found.steps) == 3
    assert {"glutes", "hamstrings"} <= {one.muscle_id for one in found.muscles}
    assert "barbell" in {one.equipment_id for one in found.equipment}


def test_sets_and_repetitions_of_each_block_of_lines_stay_together(extractor: Extractor) -> None:
    found = mention(extractor, "Hip Thrust: The Best Exercise for Strong Glutes", SECTIONS, "thrust.md")
    assert [(dose.sets, dose.reps) for dose in found.prescriptions] == [
        (Interval(2, 2), Interval(15, 15)),
        (Interval(4, 5), Interval(6, 6)),
    ]


@pytest.mark.parametrize(
    "title", ["Hip Thrust and Other Exercises for Strong Glutes", "Hips That Unlock Your Squat and Deadlift"]
)
def test_title_of_several_exercises_names_no_subject(title: str, extractor: Extractor) -> None:
    text = f"# {title}\n{SECTIONS}"
    assert not any(one.steps for one in extractor.extract(read(text.encode(), path="many.md")).mentions)


@pytest.mark.parametrize("heading", ["Good Stretches", "Essential Stretches", "Stretching essentials", "Floor Poses"])
def test_neither_a_group_nor_an_item_of_a_list_is_the_subject(heading: str, extractor: Extractor) -> None:
    items = "- Hamstring Stretch\n- Quad Stretch\n- Cat-Cow\n"
    text = f"# Getting Loose\n\n## {heading}\n\n{items}\n## Tips\n\nHold each stretch for 25 seconds.\n"
    found = extractor.extract(read(text.encode(), path="loose.md")).mentions
    assert not any(one.rule == "article's subject" or one.name == heading for one in found)


def test_number_of_steps_in_a_title_is_neither_equipment_nor_dose(extractor: Extractor) -> None:
    text = """It wakes you up. Five to ten rounds of the 3-step sun salutation will do.

1. Stand with your feet together.

2. Reach up and look at your hands.

3. Fold forward and let your head hang.
"""
    found = mention(extractor, "One Exercise for All of You: 3-Step Sun Salutation", text, "sun.txt")
    assert len(found.steps) == 3
    assert not found.equipment
    assert all(dose.reps_unit != "steps" for dose in found.prescriptions)


@pytest.mark.parametrize("opening", ["Face pulls are kind to the shoulders.", "Push ups are for everyone."])
def test_sentence_about_an_exercise_commands_nothing(opening: str, extractor: Extractor) -> None:
    text = f"# Shoulders\n\n## Face Pull\n\n{opening} Pull the rope to your face. Lead with your elbows.\n"
    document = read(text.encode(), path="shoulders.md")
    (found,) = extractor.extract(document).mentions
    assert [document.text[step.start : step.end] for step in found.steps] == [
        "Pull the rope to your face.",
        "Lead with your elbows.",
    ]


MEASURED = """
You want to swing harder, and a hard swing gains you 10 yards.

## How to Measure Your Progress

- Ball speed (by radar)
- Keep a log of every swing
"""


@pytest.mark.parametrize(
    "title", ["Golf Swing Speed and Distance", "Your Golf Swing: What Matters", "Tennis Serve Speed"]
)
def test_movement_of_a_game_is_no_exercise(title: str, extractor: Extractor) -> None:
    assert not extractor.extract(read(f"# {title}\n{MEASURED}".encode(), path="a.md")).mentions


def test_measure_of_an_exercise_is_not_its_name(extractor: Extractor) -> None:
    text = f"# Squat Depth: What Matters\n{SECTIONS}"
    (mention,) = extractor.extract(read(text.encode(), path="a.md")).mentions
    assert mention.name == "Squat"


@pytest.mark.parametrize("title", ["Dead Hang Exercise: Small Effort, Great Rewards", "The Dead Hang"])
@pytest.mark.parametrize("technique", ["Proper Dead Hang Exercise Technique", "Dead Hang Technique", "Exercise Form"])
def test_the_technique_of_the_subject_is_its_steps(title: str, technique: str, extractor: Extractor) -> None:
    text = (
        f"# {title}\n\n## Key Dead Hang Benefits\n\nThe dead hang trains your grip.\n\n## {technique}\n\n"
        "### Hands\n\nTake the bar with both hands.\n\n### Feet\n\nLift your feet off the floor. Hang still.\n\n"
        "## Dead Hang Exercise Progressions\n\n### Beginner\n\nStart with 10-20 second hangs, with good form.\n"
    )
    (hang,) = extractor.extract(read(text.encode(), path="hang.md")).mentions
    assert hang.name in ("Dead Hang", "The Dead Hang")
    assert len(hang.steps) == 3
    (dose,) = hang.prescriptions
    assert (dose.reps, dose.reps_unit) == (Interval(10, 20), "seconds")


def test_how_long_it_is_done_is_no_part_of_a_name(extractor: Extractor) -> None:
    text = "# Trunk\n\nStart with 20-40 second planks, and rest well.\n"
    (plank,) = extractor.extract(read(text.encode(), path="plank.md")).mentions
    assert plank.name == "planks"


def test_the_title_in_front_matter_names_the_subject_where_no_heading_stands(extractor: Extractor) -> None:
    title = "---\ntitle: 'The best exercise for calves - the Donkey Calf Raise'\n---\n"
    text = "Named for its looks.\n\nA donkey calf raise is an exercise for the calves, often done on a machine.\n"
    (found,) = extractor.extract(read(f"{title}{text}".encode(), path="a.md")).mentions
    assert found.name == "Donkey Calf Raise"
    assert [use.muscle_id for use in found.muscles] == ["calves"]


@pytest.mark.parametrize("title", ["---\ntitle: Learn How to Do a Push-Up\n---\n", "# How to Do a Push-Up\n\n"])
def test_the_title_names_the_subject_above_headings_that_tell_its_way_back(title: str, extractor: Extractor) -> None:
    text = "## Lower your chest\n\nKeep your body straight.\n\n## Press back up\n\nThat was one.\n"
    (found,) = extractor.extract(
        read(f"{title}Everybody should own this one.\n\n{text}".encode(), path="a.md")
    ).mentions
    assert (found.name, found.rule) == ("Push-Up", "article's subject")


def test_a_title_that_is_one_name_in_the_plural_is_its_subject(extractor: Extractor) -> None:
    text = "# Kegel exercises\n\n## How to do them\n\n- Sit down.\n- Squeeze and lift, and let go slowly.\n"
    (found,) = extractor.extract(read(text.encode(), path="a.md")).mentions
    assert (found.name, len(found.steps)) == ("Kegel exercises", 2)


def test_a_rule_for_an_exercise_is_about_it_where_it_is_not_presented(extractor: Extractor) -> None:
    text = "# Rest well\n\nAny muscle needs days off. Squats should be done two or three times a week.\n"
    (said,) = extractor.extract(read(text.encode(), path="a.md")).statements
    assert (said.subject_kind, said.subject_id, said.interval) == ("exercise", "Squats", Interval(2, 3))


@pytest.mark.parametrize(
    "title",
    [
        "Ankle Mobility: The Root of a Good Squat",
        "Shoulder Flexibility for a Stronger Overhead Press",
        "Hip Stability, and How It Carries Over to the Deadlift",
    ],
)
def test_an_exercise_that_the_title_only_serves_is_no_subject(title: str, extractor: Extractor) -> None:
    drills = "## Drills\n\n### Bird Dog\n\nReach out. Do 3 sets of 6.\n"
    text = f"# {title}\n\n## Setup\n\nStand tall. Face a wall.\n\n{drills}"
    found = extractor.extract(read(text.encode(), path="joints.md")).mentions
    assert [one.name for one in found] == ["Bird Dog"]


def test_the_setup_of_a_test_is_none_of_the_subject(extractor: Extractor) -> None:
    text = (
        "# The Overhead Squat\n\n## How to do it\n\n- Hold the bar overhead.\n- Sit down between your heels.\n\n"
        "## The Wall Test: Self-Assessment\n\n**Setup:**\n\n1. Kneel in front of a wall.\n2. Push one knee to it.\n"
    )
    document = read(text.encode(), path="squat.md")
    (squat,) = extractor.extract(document).mentions
    assert [document.text[step.start : step.end] for step in squat.steps] == [
        "Hold the bar overhead.",
        "Sit down between your heels.",
    ]


def test_a_description_that_names_several_names_no_subject(extractor: Extractor) -> None:
    text = (
        "---\ndescription: Slow down with easy stretches and breathing exercises.\n---\n# An Hour Before Bed\n\n"
        "## Setup\n\n- Sit on the floor\n- Take off your shoes\n\n"
        "## Poses\n\n### Bird Dog\n\nReach out. Hold 20 seconds.\n"
    )
    found = extractor.extract(read(text.encode(), path="bed.md")).mentions
    assert [one.name for one in found] == ["Bird Dog"]


@pytest.mark.parametrize("title", ["Bench Press Program", "The Bench Press Plan", "A Six-Week Bench Press Challenge"])
def test_a_plan_that_names_no_other_exercise_is_for_the_one_of_its_title(title: str, extractor: Extractor) -> None:
    (mention,) = extractor.extract(read(f"# {title}\n\nWeek 1: 4x8\nWeek 2: 4x6\n".encode(), path="a.md")).mentions
    assert mention.name == "Bench Press"
    assert [(dose.sets, dose.reps, dose.conditions.phase) for dose in mention.prescriptions] == [
        ((4, 4), (8, 8), "week 1"),
        ((4, 4), (6, 6), "week 2"),
    ]


def test_a_plan_without_a_dose_presents_nothing(extractor: Extractor) -> None:
    text = "# Bench Press Plan\n\nEat more and sleep well.\n"
    assert not extractor.extract(read(text.encode(), path="a.md")).mentions


@pytest.mark.parametrize(
    ("title", "named"),
    [
        ("Long Drives: Why Your Hands Hold the Wheel", []),
        ("Office Hours: How Stiff Hips Hold Your Stride", []),
        ("Office Hours: The Wall Sit", ["Wall Sit"]),
    ],
)
def test_a_title_that_says_what_the_body_does_names_nothing(title: str, named: list[str], extractor: Extractor) -> None:
    page = f"# {title}\n\nStay tall. Hold it for 20 seconds.\n\n## Setup\n\n- Keep both feet flat.\n- Lift your chin.\n"
    mentions = extractor.extract(read(page.encode(), path="a.md")).mentions
    assert [mention.name for mention in mentions] == named


OWN_PARTS = "\n\n## Muscles worked: lats (primary)\n\n## How to\n\n- Lie down.\n- Lower it in an arc.\n- 3 x 10.\n"


@pytest.mark.parametrize(
    "opening",
    [
        "Dumbbell Pullovers",
        "Then came machines, and **dumbbell pullovers** went out of fashion.",
        "Dumbbell Pullovers.",
    ],
)
def test_exercise_that_has_a_paragraph_for_itself_or_bold_type_is_the_subject(
    opening: str, extractor: Extractor
) -> None:
    text = f"# The forgotten builder\n\n{opening}{OWN_PARTS}"
    (found,) = extractor.extract(read(text.encode(), path="old.md")).mentions
    assert (found.name, len(found.steps)) == ("dumbbell pullovers" if "**" in opening else "Dumbbell Pullovers", 2)
    assert [(one.muscle_id, one.role) for one in found.muscles] == [("lats", "primary")]


@pytest.mark.parametrize(
    "opening",
    [
        "In old photographs a man does dumbbell pullovers on a box.",
        "They did **dumbbell pullovers** and **hack squats**.",
    ],
)
def test_exercise_named_in_passing_once_is_no_subject(opening: str, extractor: Extractor) -> None:
    text = f"# The forgotten builder\n\n{opening}{OWN_PARTS}"
    assert not extractor.extract(read(text.encode(), path="old.md")).mentions


@pytest.mark.parametrize(("other", "sets"), [("cable face pulls", [(4, 4)]), ("hammer curls", [])])
def test_forum_post_in_small_letters_is_about_the_one_exercise_it_names(
    other: str, sets: list[tuple[int, int]], extractor: Extractor
) -> None:
    text = f"quick answer\n\nyou asked about face pulls so here goes\n\n{other}. rope, light weight.\n\n4 sets of 20.\n"
    findings = extractor.extract(read(text.encode(), path="post.txt"))
    assert [one.interval for one in findings.statements if one.aspect == "sets"] == sets
