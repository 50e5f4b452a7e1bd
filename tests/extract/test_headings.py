"""Which headings present an exercise by the headings beside them."""

from __future__ import annotations

from collections.abc import Iterable

import pytest

from pipeline.extract import Extractor
from pipeline.read import read

DONE = "Kneel on the mat. Lower your forearms to the floor. Lift your hips."


def named(extractor: Extractor, text: str) -> list[str]:
    return [mention.name for mention in extractor.extract(read(text.encode(), path="flow.md")).mentions]


def under_headings(names: list[str], told: str = DONE) -> str:
    return "# Ten Minutes\n\n" + "\n".join(f"## {name}\n\n{told}\n" for name in names)


@pytest.mark.parametrize("name", ["Warrior I", "Warrior II", "Dolphin", "Half Moon", "Standing Forward Bend"])
def test_a_heading_with_steps_among_others_with_steps_is_an_exercise(name: str, extractor: Extractor) -> None:
    names = ["Cobra", name, "Happy Baby", "Seated Twist"]
    assert named(extractor, under_headings(names)) == names


@pytest.mark.parametrize(("what", "taken"), [("Exercise", True), ("Drill", True), ("Rule", False)])
def test_headings_that_count_exercises_need_no_certain_name(what: str, taken: bool, extractor: Extractor) -> None:
    names = ["Golf Ball Glide", "Sole Smoother", "Arch Doming"]
    found = named(extractor, under_headings([f"{what} {at} - {name}" for at, name in enumerate(names, 1)]))
    assert (found == names) is taken


def test_phases_of_one_movement_are_no_exercises(extractor: Extractor) -> None:
    phases = ["The Catch", "The Drive", "The Finish", "The Recovery"]
    assert not set(named(extractor, under_headings(phases))) & set(phases)


def test_headings_without_steps_beside_exercises_are_none(extractor: Extractor) -> None:
    text = under_headings(["Cobra", "Happy Baby", "Child's Pose"])
    text += "\n## Morning Light\n\nWe like to practise early.\n\n## Quiet Rooms\n\nThe fewer people, the better.\n"
    assert named(extractor, text) == ["Cobra", "Happy Baby", "Child's Pose"]


CARDS = """# Court Work

## Drills
{first}
### Spider Drill

- Start at the net
- Touch all corners

12 min

### Shuttle Drill

- Stay low
- Touch both lines
"""


def doses(extractor: Extractor, text: str) -> list[int]:
    return [len(mention.prescriptions) for mention in extractor.extract(read(text.encode(), path="a.md")).mentions]


def test_time_above_the_heading_of_a_card_is_not_of_the_card_before(extractor: Extractor) -> None:
    assert doses(extractor, CARDS.format(first="\n15 min\n")) == [0, 0]
    assert doses(extractor, CARDS.format(first="")) == [1, 0]


@pytest.mark.parametrize("name", ["Shuttle Intervals", "Tempo Interval"])
def test_interval_with_a_dose_is_an_exercise(name: str, extractor: Extractor) -> None:
    text = f"# Endurance\n\n## {name}\n\n- 10 seconds all out\n- 3 sets of 8 reps\n"
    assert named(extractor, text) == [name]


@pytest.mark.parametrize(
    "line", ["2 sets, 90 sec rest between", "20 reps per set", "3 sets total", "3 sets, 30-60 seconds"]
)
def test_what_a_figure_is_of_names_nothing(line: str, extractor: Extractor) -> None:
    text = f"# Court Work\n\n## Quick Feet\n\n- Side shuffles x 10\n- {line}\n"
    assert named(extractor, text) in (["Side shuffles"], ["Quick Feet"])


def test_one_exercise_that_calls_itself_so_is_one_among_others(extractor: Extractor) -> None:
    names = ["Wall Slides", "Heel Slides", "Pendulum Exercise"]
    assert named(extractor, under_headings(names)) == names
    assert named(extractor, under_headings(["Wall Slides", "Heel Slides", "Back Exercises"])) == names[:2]


def test_time_in_the_column_of_names_is_no_exercise(extractor: Extractor) -> None:
    rows = "| Area | Exercise | Reps |\n|---|---|---|\n| Legs | Leg Press | 8 |\n| Bike | 30-60 seconds | |\n"
    assert named(extractor, f"# Circuit\n\n{rows}| Back | Lat Pulldown | 8 |\n") == ["Leg Press", "Lat Pulldown"]


@pytest.mark.parametrize("article", ["", "THE "])
def test_a_text_may_begin_with_the_first_of_its_exercises(article: str, extractor: Extractor) -> None:
    each = "Muscles: quads\nEquipment: barbell\n\n1. Stand tall.\n2. Sit down slowly.\n\n3 sets of 5\n\n"
    found = extractor.extract(
        read(f"{article}SQUAT\n\n{each}{article}BENCH PRESS\n\n{each}".encode(), path="a.txt")
    ).mentions
    assert [(one.name, len(one.steps)) for one in found] == [("SQUAT", 2), ("BENCH PRESS", 2)]


def games(names: list[str], told: str = "- Put a coin on your head.\n- Walk slowly and bend your knees.") -> str:
    under = "\n".join(f"### {name}\n\n{told}\n" for name in names)
    return f"# The Coin\n\nAn old game.\n\n## Three exercises with a coin\n\n{under}"


def test_unknown_names_announced_as_exercises_are_believed_when_they_tell_movements(extractor: Extractor) -> None:
    names = ["Coin Balance", "Silent Waiter", "Crossing Guard"]
    assert named(extractor, games(names)) == names
    assert named(extractor, games(names, "- Buy a coin at the bank.\n- Keep it in a box.")) == []
    assert named(extractor, games(["Silent Waiter", "Crossing Guard", "Night Watch"])) == []
    assert named(extractor, games(["Coin Balance", "Keep the coin clean", "Crossing Guard"])) == []


@pytest.mark.parametrize("name", ["Belly Breathing", "Diaphragmatic Breathing", "Glute Activation"])
def test_what_is_breathed_or_activated_is_an_exercise_among_others(name: str, extractor: Extractor) -> None:
    steps = "- Lie on your back.\n- Rest your hands on your belly.\n- Exhale: draw your ribs in.\n- 8 breaths"
    assert named(extractor, under_headings(["Heel Slides", name, "Wall Slides"], steps))[1] == name
    assert "Proper Breathing" not in named(extractor, under_headings(["Heel Slides", "Proper Breathing"], steps))


def test_a_movement_that_calls_itself_cardio_is_an_exercise(extractor: Extractor) -> None:
    page = (
        "# Rainy Days\n\n## Indoors\n\n#### Strength\n\n- Dips: 10 reps\n- Lunges: 12 reps\n- Plank: 30 sec\n\n"
        "#### Jump Rope Cardio\n\n- 2 min on, 1 min off\n- 4 rounds total\n- Kind to small flats\n"
    )
    mentions = extractor.extract(read(page.encode(), path="a.md")).mentions
    (rope,) = (one for one in mentions if one.rule == "heading")
    (dose,) = rope.prescriptions
    assert (rope.name, dose.sets, dose.reps, dose.reps_unit) == ("Jump Rope Cardio", (4, 4), (2, 2), "minutes")


GROUPED = {
    "Backbends: Cobra": "Cobra",
    "Hip openers: Pigeon": "Pigeon",
    "Twists: Seated Twist": "Seated Twist",
    "Forward bends: Rag Doll": "Rag Doll",
}
TOLD = "1. Come to the mat.\n2. Breathe in and reach up with both arms.\n3. Stay for five breaths.\n"


def _headed(extractor: Extractor, headings: Iterable[str], told: str = TOLD) -> list[str]:
    text = "# Good Mornings\n\n" + "\n".join(f"### {heading}\n\n{told}" for heading in headings)
    return [one.name for one in extractor.extract(read(text.encode(), path="a.md")).mentions]


def test_groups_before_a_colon_are_no_part_of_the_names(extractor: Extractor) -> None:
    assert _headed(extractor, GROUPED) == list(GROUPED.values())


def test_a_movement_may_be_the_group(extractor: Extractor) -> None:
    headings = ("Squat: Goblet squat", "Hinge: Romanian deadlift", "Lunge: Reverse lunge")
    assert _headed(extractor, headings) == ["Goblet squat", "Romanian deadlift", "Reverse lunge"]


@pytest.mark.parametrize(
    "headings",
    [
        ("Cobra: The Back", "Pigeon: The Hips", "Bridge: The Glutes"),
        ("Cobra", "Pigeon: For Runners", "Bridge"),
    ],
)
def test_praise_behind_a_colon_is_no_name(headings: tuple[str, ...], extractor: Extractor) -> None:
    assert _headed(extractor, headings) == ["Cobra", "Pigeon", "Bridge"]


def test_a_pattern_of_movement_is_an_exercise_where_its_muscles_and_dose_are_given(extractor: Extractor) -> None:
    fields = "**Primary muscles:** glutes\n\n**Reps:** 2 x 12\n\n**Cues:** soft knees; push hips back; long spine\n"
    shown, named = (
        extractor.extract(read(f"# Hip hinge\n\n{under}".encode(), path="hinge.md")).mentions
        for under in (fields, "**Cues:** soft knees; push hips back\n")
    )
    assert ([one.name for one in shown], named) == (["Hip hinge"], ())
