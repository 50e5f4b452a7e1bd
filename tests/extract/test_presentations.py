"""Which places of an article present an exercise, and under which name."""

from __future__ import annotations

import pytest

from pipeline.extract import Extractor
from pipeline.models import Interval, Mention
from pipeline.read import read


def mentions(extractor: Extractor, text: str) -> dict[str, Mention]:
    return {one.name: one for one in extractor.extract(read(text.encode(), path="plan.md")).mentions}


@pytest.mark.parametrize(
    "count",
    ["Exercise 1: ", "Exercise #1: ", "Exercise #1 ", "Exercise 1 – ", "Exercise One: ", "Exercise A: ", "Move two - ",
     "Drill #3 ", "Movement 3. ", "Number one: "],
)  # fmt: skip
@pytest.mark.parametrize("name", ["Hamstring Stretch", "Neck Extension with Rotation", "Dead Bug"])
def test_a_heading_may_count_its_exercise(count: str, name: str, extractor: Extractor) -> None:
    text = f"# Chair Work\n\n## {count}{name}\n\n1. Sit at the edge of the chair.\n2. Lean forward from your hips.\n"
    (mention,) = mentions(extractor, text).values()
    assert mention.name == name
    assert len(mention.steps) == 2


@pytest.mark.parametrize("heading", ["Exercise 1: Warm-Up", "Exercise 30 Minutes a Day", "Day 1: Squat", "Tip 1: Hips"])
def test_a_count_of_something_else_names_no_exercise(heading: str, extractor: Extractor) -> None:
    text = f"# Chair Work\n\n## {heading}\n\nMany people sit for too long.\n"
    assert not mentions(extractor, text)


TOLD = "Stand with your back against a wall. Slide your arms up the wall. Slide back down. Do 10 reps."


@pytest.mark.parametrize(
    ("sentence", "name"),
    [
        ("Begin with the **Wall Angel**.", "Wall Angel"),
        ("Next, add a **Scapular Clock**.", "Scapular Clock"),
        ("If you sit all day, try the wall angel.", "wall angel"),
        ("Let's finish with some gentle shoulder circles.", "shoulder circles"),
        ("Try this with an arm stretch.", "arm stretch"),
        ("Do the wall angel first.", "wall angel"),
        ("For the wall angel, any free wall will do.", "wall angel"),
        ("The last exercise is wall slides.", "wall slides"),
        ("Another favourite of ours is called the wall angel.", "wall angel"),
        ("The **Wall Angel** is made for desk workers.", "Wall Angel"),
        ("Wall slides are a quiet classic.", "Wall slides"),
    ],
)
def test_a_sentence_names_what_the_next_ones_tell(sentence: str, name: str, extractor: Extractor) -> None:
    text = f"# Desk Breaks\n\nMany of us sit for hours. {sentence} {TOLD}\n"
    (mention,) = mentions(extractor, text).values()
    assert (mention.name, len(mention.steps), len(mention.prescriptions)) == (name, 3, 1)


@pytest.mark.parametrize(
    "sentence",
    [
        "The **most important thing** is your form.",
        "Begin with **light weights**.",
        "Start with your feet close together.",
        "Practice patience.",
        "A wall is enough.",
    ],
)
def test_a_sentence_that_names_no_exercise_begins_none(sentence: str, extractor: Extractor) -> None:
    assert not mentions(extractor, f"# Desk Breaks\n\nMany of us sit for hours. {sentence} {TOLD}\n")


def test_an_exercise_is_only_named_where_nothing_tells_it(extractor: Extractor) -> None:
    text = "# Desk Breaks\n\nTry the **Wall Angel**. It opens the chest. Everybody likes it. Keep your back flat.\n"
    assert not mentions(extractor, text)


def test_what_is_told_ends_where_the_next_exercise_is_named(extractor: Extractor) -> None:
    first = "Start with the **Wall Angel**. Stand with your back to a wall. Slide your arms up. Hold for 20 seconds."
    second = "Then move on to the **Calf Stretch**. Step back with one leg. Press the heel down. Hold for 30 seconds."
    found = mentions(extractor, f"# Desk Breaks\n\n{first} {second}\n")
    doses = {name: [dose.reps.low for dose in one.prescriptions if dose.reps] for name, one in found.items()}
    assert doses == {"Wall Angel": [20], "Calf Stretch": [30]}
    assert [len(one.steps) for one in found.values()] == [2, 2]


@pytest.mark.parametrize("below", [TOLD, "- Stand with your back to a wall.\n- Slide your arms up.\n- Slide down.\n"])
def test_what_tells_may_stand_below_the_name(below: str, extractor: Extractor) -> None:
    (mention,) = mentions(extractor, f"# Desk Breaks\n\nFinish with the wall angel.\n\n{below}\n").values()
    assert (mention.name, len(mention.steps)) == ("wall angel", 3)


def test_a_count_to_be_done_is_no_name(extractor: Extractor) -> None:
    text = f"# Desk Breaks\n\nTry the **Wall Angel**. {TOLD[:-11]} Perform 5-8 repetitions of each variation.\n"
    (mention,) = mentions(extractor, text).values()
    assert [dose.reps for dose in mention.prescriptions] == [(5, 8)]


def test_line_that_adds_up_exercises_of_the_article_presents_none(extractor: Extractor) -> None:
    text = """# Looser Hips

## Hip Circle

Stand on one leg. Circle the other knee.

## Pigeon Pose

Slide one shin forward. Lean over it.

## Every Day

- Morning: hip circles + pigeon pose (4 minutes)
"""
    assert list(mentions(extractor, text)) == ["Hip Circle", "Pigeon Pose"]


def test_line_that_adds_up_other_exercises_presents_them_as_one(extractor: Extractor) -> None:
    text = "# Pairs\n\n### Wheelbarrow Walk + Push-Ups\n\n1. Hold the ankles.\n2. Walk on your hands.\n"
    assert list(mentions(extractor, text)) == ["Wheelbarrow Walk + Push-Ups"]


def test_places_in_a_session_are_no_exercises(extractor: Extractor) -> None:
    text = "# A Session\n\n1. Main compound lift: 4 sets of 5\n2. Secondary lift: 3 sets of 8\n3. Accessories: 3 x 12\n"
    assert not mentions(extractor, text)


def test_last_word_of_a_name_is_no_label(extractor: Extractor) -> None:
    text = "# Before You Run\n\n1. Leg swings: 12 front to back\n2. Hip Circle: 8 each way\n"
    found = mentions(extractor, text)
    assert list(found) == ["Leg swings", "Hip Circle"]
    (dose,) = found["Leg swings"].prescriptions
    assert dose.reps == (12, 12)


def test_a_count_before_a_name_is_no_part_of_it(extractor: Extractor) -> None:
    text = "# Two Moves\n\n## 10 Turkish Get-Ups (5 per side)\n\n- Lie down.\n- Stand up with the bell overhead.\n"
    (mention,) = mentions(extractor, text).values()
    (dose,) = mention.prescriptions
    assert (mention.name, dose.reps, dose.per_side) == ("Turkish Get-Ups", (5, 5), True)


@pytest.mark.parametrize("name", ["45 Degree Back Extensions", "90/90 Transitions", "Pigeon PAILs/RAILs"])
def test_figures_and_slashes_may_be_part_of_a_name(name: str, extractor: Extractor) -> None:
    text = f"# Hips\n\n- **{name}:** move slowly \u2014 1 min each side\n- **Hip CARs:** 5 circles each leg\n"
    assert list(mentions(extractor, text)) == [name, "Hip CARs"]


@pytest.mark.parametrize(
    ("heading", "items"),
    [
        (
            "Assessing Your Hips",
            "- **Hip Flexion:** Does the thigh reach your chest?\n- **Hip Extension:** 10 degrees\n",
        ),
        ("Your Week", "- **Mon/Wed/Fri:** hip session (20 min)\n- **Tuesday, Thursday:** rest\n"),
        (
            "Option 3: Peak Week",
            "- Reduce your sets by half\n- Increase conditioning to 25 minutes\n- Add one drill you enjoy\n",
        ),
        ("Performance Standards", "- Sled drag: Body weight for 40 m\n- Front squat: 1.2× bodyweight\n"),
        ("At the Desk", "- **Set a reminder:** Every 30 minutes, tense your buttocks for 5 seconds, then let go.\n"),
        (
            "What Hips Do",
            "In a good swing:\n\n**Turn:** Your hips turn first.\n\n**Finish:** Stand on your front foot.\n",
        ),
    ],
)
def test_tests_days_reminders_and_phases_are_no_exercises(heading: str, items: str, extractor: Extractor) -> None:
    assert not mentions(extractor, f"# Freer Hips\n\n## {heading}\n\n{items}")


def test_progressions_among_exercises_are_one_of_them(extractor: Extractor) -> None:
    drill = "- Take your stance\n- Swing slowly\n- 10 swings\n"
    names = ("Baton Twirl Drill", "Baton Throw Progressions", "Baton Catch Drill")
    text = "# Twirling\n\n## Warm Up\n\n" + "\n".join(f"**{name}**\n{drill}" for name in names)
    assert list(mentions(extractor, text)) == list(names)


def test_a_page_may_be_on_an_exercise_with_an_unknown_word(extractor: Extractor) -> None:
    text = (
        "# Tibialis Stretch\n\n## Instructions\n\n1. Kneel on a mat.\n2. Sit on your heels.\n3. Hold for 20 seconds.\n"
    )
    (mention,) = mentions(extractor, text).values()
    assert (mention.name, len(mention.steps), len(mention.prescriptions)) == ("Tibialis Stretch", 2, 1)


def test_cells_list_exercises(extractor: Extractor) -> None:
    rows = "| Monday | Squat, Overhead Press |\n| Friday | Deadlift; Pull-Up; Hip Thrust |\n| Sunday | Plank, wide |\n"
    text = f"# A Week\n\n| Day | Exercises |\n|---|---|\n{rows}"
    assert list(mentions(extractor, text)) == ["Squat", "Overhead Press", "Deadlift", "Pull-Up", "Hip Thrust", "Plank"]


def test_a_heading_beside_an_exercise_may_be_told_in_one_sentence(extractor: Extractor) -> None:
    text = (
        "# Bar Work\n\n## Variations\n\n### Dead Hang\n\nHang still.\n\n### Loud Hang\n\n"
        "Shake your legs while you hang. This is for fun.\n\n### Hang Time\n\nIt grows with the weeks.\n"
    )
    assert list(mentions(extractor, text)) == ["Dead Hang", "Loud Hang"]


def test_a_bold_remark_under_an_exercise_is_none(extractor: Extractor) -> None:
    text = (
        "# Neck Work\n\n### 1. Neck Tilt\n\n**Gentle side stretch**\n\n**How to:**\n\n- Sit tall.\n"
        "- Let your ear sink to your shoulder.\n- Hold for 20 seconds.\n\n### 2. Neck Turn\n\n**Better rotation**\n\n"
        "**How to:**\n\n- Sit tall.\n- Turn your head to the left.\n- Hold for 10 seconds.\n"
    )
    found = mentions(extractor, text)
    assert list(found) == ["Neck Tilt", "Neck Turn"]
    assert all(len(one.steps) == 2 and len(one.prescriptions) == 1 for one in found.values())


def test_time_for_all_of_a_routine_is_no_dose_of_each(extractor: Extractor) -> None:
    text = (
        "# Desk Routine\n\nPerform these exercises for 5-10 minutes, twice a day.\n\n"
        "## Hip Hinge\n\n- Push your hips back.\n- Stand tall.\n\n## Squat\n\n- Sit down.\n- Stand up.\n"
    )
    doses = {name: one.prescriptions for name, one in mentions(extractor, text).items()}
    assert doses == {"Hip Hinge": (), "Squat": ()}


@pytest.mark.parametrize("sign", [" → ", " -> ", " - ", ": "])
def test_a_line_of_text_parts_a_name_from_its_dose_with_a_sign(sign: str, extractor: Extractor) -> None:
    assert list(mentions(extractor, f"# Monday\n\nGoblet squat{sign}3 x 8\n\nFace pull{sign}3 x 15\n")) == [
        "Goblet squat",
        "Face pull",
    ]


def test_how_to_perform_an_exercise_names_it(extractor: Extractor) -> None:
    text = (
        "# Odds and Ends\n\nAn old friend is the good morning. To perform the good morning, put a light bar on your "
        "back, soften your knees and bow from the hips. Stand up again by squeezing your glutes.\n\n"
        "To perform this well, be patient.\n"
    )
    (mention,) = mentions(extractor, text).values()
    assert mention.name == "good morning"
    assert len(mention.steps) == 2


ROUTINE = """# Desk Break

## What I Do

{first} Kneel on a mat with one foot ahead. Push your hips forward. Hold for 20 seconds.

{second} Sit on a chair and lean your back over its edge. Do 8 slow repetitions.

{third} Sit tall and glide your head back. Hold for 4 seconds. Do 6 repetitions.
"""


@pytest.mark.parametrize("second", ["Next, move to a thoracic extension.", "Then add a thoracic extension."])
@pytest.mark.parametrize("third", ["Finally, do a chin tuck.", "The chin-tuck exercise is your secret weapon."])
def test_a_routine_in_prose_goes_from_one_exercise_to_the_next(second: str, third: str, extractor: Extractor) -> None:
    text = ROUTINE.format(first="Start with a hip flexor release.", second=second, third=third)
    found = extractor.extract(read(text.encode(), path="a.md")).mentions
    assert [one.name.replace("-", " ") for one in found] == ["hip flexor release", "thoracic extension", "chin tuck"]
    assert [one.prescriptions[0].reps for one in found] == [Interval(20, 20), Interval(8, 8), Interval(6, 6)]


@pytest.mark.parametrize(
    "first",
    ["Start with a stiff neck.", "Start with a light weight.", "Next, move to a seat.", "Begin with a wide stance."],
)
def test_how_to_begin_is_no_exercise(first: str, extractor: Extractor) -> None:
    text = ROUTINE.format(first=first, second="Rest.", third="Rest.")
    assert first.split(" a ")[1].rstrip(".") not in [
        one.name for one in extractor.extract(read(text.encode(), path="a.md")).mentions
    ]


@pytest.mark.parametrize(
    "line",
    [
        "- {}: 20 minutes\n- Lunges: 10 reps",
        "- Lunges 3 x 10\n- {} - 500 m",
        "| Exercise | Amount |\n|---|---|\n| {} | 5 min |",
    ],
)
@pytest.mark.parametrize("machine", ["Treadmill", "Stationary bike", "Rowing machine", "Elliptical"])
def test_a_machine_beside_a_dose_stands_for_its_exercise(line: str, machine: str, extractor: Extractor) -> None:
    found = mentions(extractor, f"# Friday\n\n{line.format(machine)}\n")
    assert set(found) - {"Lunges"} == {machine}


@pytest.mark.parametrize("line", ["- Treadmill", "- Dumbbells: 10 minutes", "- Treadmill with screen: 20 minutes"])
def test_other_tools_stand_for_none(line: str, extractor: Extractor) -> None:
    assert not mentions(extractor, f"# Friday\n\n{line}\n")


def test_a_bold_sentence_names_nothing(extractor: Extractor) -> None:
    text = (
        "# Rules\n\n- **Squats build almost everything.** Ten minutes will do.\n- **Box squat.** Sit back. Stand up.\n"
    )
    assert list(mentions(extractor, text)) == ["Box squat"]


@pytest.mark.parametrize(
    "verb", ["focuses on", "places more load on", "emphasises", "stresses", "activates", "shifts work to"]
)
def test_paragraphs_say_of_an_exercise_what_it_does(verb: str, extractor: Extractor) -> None:
    lines = "\n".join(f"{name} {verb} the glutes." for name in ("Hip Thrust", "Goblet Squat", "Reverse Lunge"))
    found = extractor.extract(read(f"Leg Manual\n\n1.2 Main Lifts\n\n{lines}\n".encode(), path="a.txt")).mentions
    assert [one.name for one in found] == ["Hip Thrust", "Goblet Squat", "Reverse Lunge"]
