"""Exercises that those beside them show to be some: headings of one rank, items of one list."""

from __future__ import annotations

import pytest

from pipeline.extract import Extractor
from pipeline.models import Interval, Mention
from pipeline.read import read

CHAIR = """# Chair Break

### Warm-Up

**Seated March**
- Lift your knees
- Pump your arms
- 30 seconds

**Arm Reaches**
- Reach up
- Reach to the side
- 10 reps

"""


def mentions(extractor: Extractor, text: str) -> dict[str, Mention]:
    return {one.name: one for one in extractor.extract(read(text.encode(), path="plan.md")).mentions}


@pytest.mark.parametrize(
    ("name", "items"),
    [
        ("Back Stretches", ["Chest to thighs, hold 8 seconds", "Look up, hold 8 seconds"]),
        ("Knee Lifts with Arm Swing", ["Lift one knee, swing your arms", "Lower the knee", "20 seconds"]),
        ("Side Steps", ["Step to the left", "Step back to the middle", "10 reps"]),
    ],
)
def test_a_plural_beside_exercises_is_one(name: str, items: list[str], extractor: Extractor) -> None:
    listed = "".join(f"- {item}\n" for item in items)
    found = mentions(extractor, f"{CHAIR}**{name}**\n{listed}")
    assert list(found) == ["Seated March", "Arm Reaches", name]
    assert len(found[name].steps) == 2
    assert len(found[name].prescriptions) == 1


def test_a_plural_above_known_exercises_is_a_group(extractor: Extractor) -> None:
    items = "- Hamstring stretch, 30 seconds\n- Quad stretch, 30 seconds\n- Cobra, 30 seconds\n"
    assert "Leg Stretches" not in mentions(extractor, f"{CHAIR}**Leg Stretches**\n{items}")


def test_a_section_is_no_exercise(extractor: Extractor) -> None:
    text = (
        f"{CHAIR}### Trunk Section (3 minutes)\n\n**Seated Twist**\n- Turn to the left\n- Turn to the right\n- 9 reps\n"
    )
    assert list(mentions(extractor, text)) == ["Seated March", "Arm Reaches", "Seated Twist"]


def test_a_rest_between_exercises_is_no_dose(extractor: Extractor) -> None:
    found = mentions(extractor, f"{CHAIR}**Rest and breathe** - 15 seconds\n")
    assert [len(one.prescriptions) for one in found.values()] == [1, 1]


@pytest.mark.parametrize("mark", ["- ", "1. "])
@pytest.mark.parametrize("separator", [": ", " - "])
def test_items_that_tell_how_are_exercises_beside_a_known_one(mark: str, separator: str, extractor: Extractor) -> None:
    items = {
        "Arm circles": "Draw small circles with your hands",
        "Wrist rolls": "Hold your arms out in front of you and roll the wrists",
        "Light weight shrugs": "Lift your shoulders to your ears",
    }
    text = "".join(f"{mark}**{name}**{separator}{told}\n" for name, told in items.items())
    assert list(mentions(extractor, f"# Upper Body\n\n## Warm up\n\n{text}")) == list(items)


def test_items_that_tell_of_parts_of_an_exercise_are_none(extractor: Extractor) -> None:
    text = "# Squats\n\n## What Matters\n\n- **Squat noise**: Stay quiet\n- **Bench fear**: Ask a friend\n"
    assert not {"Squat noise", "Bench fear"} & set(mentions(extractor, text))


@pytest.mark.parametrize("shout", ['"Here we go!"', "“Nearly done!”", "Invisible rope!"])
def test_what_a_trainer_calls_out_is_no_step(shout: str, extractor: Extractor) -> None:
    text = f"{CHAIR}**Seated Row**\n- Reach forward\n- Pull your elbows back\n- {shout}\n- 10 reps\n"
    assert len(mentions(extractor, text)["Seated Row"].steps) == 2


@pytest.mark.parametrize("call", ["Pull fast!", "Don't rush!"])
def test_a_command_with_an_exclamation_mark_is_a_step(call: str, extractor: Extractor) -> None:
    text = f"{CHAIR}**Seated Row**\n- Reach forward\n- Pull your elbows back\n- {call}\n- 10 reps\n"
    assert len(mentions(extractor, text)["Seated Row"].steps) == 3


@pytest.mark.parametrize(
    "worked", ["Legs, glutes, core stability", "Chest, shoulders, core", "Back, biceps", "Quads, grip, balance"]
)
def test_a_list_of_muscles_behind_a_name_is_no_step(worked: str, extractor: Extractor) -> None:
    found = mentions(extractor, f"# Basics\n\n## Compound Movements\n\n- Squats — {worked}\n- Lunges — {worked}\n")
    assert [(len(one.steps), bool(one.muscles)) for one in found.values()] == [(0, True), (0, True)]


@pytest.mark.parametrize(
    "count", ["x 6", "x 6 each side", "× 5-6 reps", "(in a side plank) x 6", "(on a mat) x 6 per leg"]
)
def test_how_often_behind_a_line_of_plain_text_is_no_part_of_its_name(count: str, extractor: Extractor) -> None:
    told = "Lying on your side with your knees bent and your head on one arm.\nLift the upper knee. Lower it slowly.\n"
    text = f"Floor work\n\nClams {count}\n\n{told}\nToe Dips {count}\n\n{told}\nSlow Clock x 4 each side\n\n{told}"
    found = extractor.extract(read(text.encode(), path="floor.txt")).mentions
    assert [one.name for one in found] == ["Clams", "Toe Dips", "Slow Clock"]
    assert [(len(one.steps), len(one.prescriptions)) for one in found] == [(3, 1)] * 3
    assert found[2].prescriptions[0].per_side


STEPS = "- Stand tall\n- Lower your hips\n- Push back up\n"


def test_a_tool_in_a_numbered_series_of_exercises_is_one(extractor: Extractor) -> None:
    told = "- Sit on the floor\n- Slowly roll your calves\n"
    text = f"# Four for the Legs\n\n## 1. Squat\n\n{STEPS}\n## 2. Lunge\n\n{STEPS}\n## 3. Step-Up\n\n{STEPS}\n"
    found = mentions(extractor, f"{text}## 4. Foam Roller\n\n{told}")
    assert list(found) == ["Squat", "Lunge", "Step-Up", "Foam Roller"]
    assert found["Foam Roller"].equipment


def test_tools_in_a_series_of_tools_are_none(extractor: Extractor) -> None:
    told = "- Hold it in both hands\n- Press it overhead\n- 3 sets of 10\n"
    tools = ("Dumbbells", "Kettlebell", "Resistance Bands", "Barbell")
    text = "".join(f"## {number}. {tool}\n\n{told}\n" for number, tool in enumerate(tools, 1))
    assert not set(tools) & set(mentions(extractor, f"# What to Buy First\n\n{text}"))


def test_positions_without_a_command_are_steps(extractor: Extractor) -> None:
    text = f"{CHAIR}**Shoulder Hug**\n- Left arm over the chest\n- Right hand behind it\n- Hold 12 seconds each side\n"
    assert len(mentions(extractor, text)["Shoulder Hug"].steps) == 2


TURNS = "# Skipping\n\n## Main Part\n\n"


def turns(label: str, names: list[str], told: str) -> str:
    return TURNS + "\n".join(f"#### {label} {number}: {name}\n\n{told}\n" for number, name in enumerate(names, 1))


@pytest.mark.parametrize("label", ["Round", "Set", "Interval", "Minute", "Station"])
def test_what_is_done_in_each_turn_is_an_exercise_whatever_its_name(label: str, extractor: Extractor) -> None:
    names = ["Burpees", "Zig Zag", "Boxer Shuffle", "Criss Cross"]
    found = mentions(extractor, turns(label, names, "20 sec work / 10 sec rest — Swing your arms with each hop"))
    assert list(found) == names
    assert all(one.prescriptions[0].reps == Interval(20, 20) and len(one.steps) == 1 for one in found.values())


@pytest.mark.parametrize("told", ["Keep a calm pace.", "Walk for 20 to 30 minutes on most days."])
def test_turns_without_a_dose_of_their_own_need_a_known_name(told: str, extractor: Extractor) -> None:
    names = ["Burpees", "Zig Zag", "Boxer Shuffle", "Criss Cross"]
    assert not {"Zig Zag", "Criss Cross"} & set(mentions(extractor, turns("Round", names, told)))


def test_turns_that_name_parts_of_a_plan_are_no_exercises(extractor: Extractor) -> None:
    names = ["Rest", "Upper Body", "Lower Body", "Warm Up"]
    assert not mentions(extractor, turns("Round", names, "20 sec work / 10 sec rest"))


BARE = ["Doorway Chest Stretch", "Seated Hamstring Reach", "IT Band Lean", "Child's Pose", "Calf Stretch"]


def bare(told: str) -> str:
    headings = "\n".join(f"### {number}. {name}" for number, name in enumerate(BARE, 1))
    return f"# Evening\n\n## Five Stretches\n\n{headings}\n\n{told}\n\n## Why It Helps\n\nYou sleep better.\n"


@pytest.mark.parametrize("told", ["Hold each for 40 seconds.", "40 seconds per stretch, all on both sides."])
def test_a_list_written_as_headings_shares_what_stands_under_the_last(told: str, extractor: Extractor) -> None:
    found = mentions(extractor, bare(told))
    assert list(found) == BARE
    assert [one.prescriptions[0].reps for one in found.values()] == [Interval(40, 40)] * len(BARE)
    assert not any(one.steps for one in found.values())


def test_how_the_last_of_some_headings_is_done_is_its_own(extractor: Extractor) -> None:
    told = "Stand with your hands on the wall. Step one foot back. Hold for 40 seconds on each side."
    found = mentions(extractor, bare(told))
    assert [len(one.prescriptions) for one in found.values()] == [0, 0, 0, 0, 1]
    assert found["Calf Stretch"].steps


EMOM = """# Engine Day

## EMOM

Repeat for 15 minutes (5 rounds):

1. **Minute 1:** Rower 2km (max effort)
2. **Minute 2:** Bear crawl 20m
3. **Minute 3:** Burpee to plate x8 (low plate)
"""


def test_each_minute_of_a_circuit_has_its_exercise(extractor: Extractor) -> None:
    found = mentions(extractor, EMOM)
    told = {name: (one.prescriptions[0].sets, one.prescriptions[0].reps) for name, one in found.items()}
    five = Interval(5, 5)
    assert told == {
        "Rower": (five, Interval(2000, 2000)),
        "Bear crawl": (five, Interval(20, 20)),
        "Burpee to plate": (five, Interval(8, 8)),
    }


@pytest.mark.parametrize("label", ["Min", "Station", "Interval"])
def test_the_count_of_a_turn_may_stand_before_the_name(label: str, extractor: Extractor) -> None:
    lines = "\n".join(f"- {label} {number}: {told}" for number, told in enumerate(["12 burpees", "200 m run"], 1))
    found = mentions(extractor, f"# Engine Day\n\n## Circuit\n\n{lines}\n")
    assert {name: one.prescriptions[0].reps for name, one in found.items()} == {
        "burpees": Interval(12, 12),
        "run": Interval(200, 200),
    }
