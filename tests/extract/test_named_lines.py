"""Lines that are nothing but a name, above how it is done, head their exercises as headings do."""

from __future__ import annotations

import pytest

from pipeline.extract import Extractor
from pipeline.models import Mention
from pipeline.read import read

LUNGE = "Stand with your feet together. Take a long step forward. Push back up to the start."
SQUAT = "Set your feet at shoulder width. Sit down between your knees. Stand up tall."


def mentions(extractor: Extractor, body: str) -> dict[str, Mention]:
    page = f"<html><body><h1>Legs at Home</h1><p>All you need for this is some room to move.</p>{body}</body></html>"
    return {one.name: one for one in extractor.extract(read(page.encode(), path="plan.html")).mentions}


@pytest.mark.parametrize(
    "entry",
    [
        "<p>{name}</p><p>{told}</p>",
        "<div>{name}</div><div>{told}</div>",
        "<p>{name}<br>{told}</p>",
        "<p>{name}.</p><p>{told}</p>",
        "<p>{name} (both legs)</p><p>{told}</p>",
        "<p>{name}</p><p>It trains the legs.</p><p>{told}</p>",
        "<p>{name}</p><p>Targets: quads</p><p>{told}</p>",
    ],
)
def test_a_name_alone_heads_how_it_is_done(entry: str, extractor: Extractor) -> None:
    body = entry.format(name="Walking lunge", told=LUNGE) + entry.format(name="Squats", told=SQUAT)
    found = mentions(extractor, body)
    assert {name.partition(" (")[0]: len(one.steps) for name, one in found.items()} == {"Walking lunge": 3, "Squats": 3}


@pytest.mark.parametrize("dose", ["3 x 10", "3 sets of 10", "(3 x 10)", "- 3 sets of 10"])
@pytest.mark.parametrize("tag", ["p", "h3"])
def test_a_dose_may_stand_beside_the_name(tag: str, dose: str, extractor: Extractor) -> None:
    entries = (("Lunges", LUNGE), ("Squats", SQUAT))
    found = mentions(extractor, "".join(f"<{tag}>{name} {dose}</{tag}><p>{told}</p>" for name, told in entries))
    assert {name: (len(one.steps), len(one.prescriptions)) for name, one in found.items()} == {
        "Lunges": (3, 1),
        "Squats": (3, 1),
    }


def test_beside_such_names_one_of_unknown_words_is_one(extractor: Extractor) -> None:
    told = {"Lunges": LUNGE, "Squats": SQUAT, "The Tall Heron": "Stand on one leg. Lift the other knee. Hold it."}
    found = mentions(extractor, "".join(f"<p>{name}</p><p>{text}</p>" for name, text in told.items()))
    assert list(found) == ["Lunges", "Squats", "Tall Heron"]


@pytest.mark.parametrize(
    "body",
    [
        "<p>Squats</p><p>Find out what they do for you.</p><p>Lunges</p><p>Many people find them hard.</p>",
        f"<p>Lunges</p><p>{LUNGE}</p>",
        "<p>Squats</p><p>Lunges</p><p>Do them on one day of the week. Rest on the others.</p>",
        f"<p>Our gym</p><p>{LUNGE}</p><p>Your body</p><p>{SQUAT}</p>",
    ],
)
def test_other_short_lines_head_nothing(body: str, extractor: Extractor) -> None:
    assert not mentions(extractor, body)


def test_a_caption_under_its_exercise_is_no_other_one(extractor: Extractor) -> None:
    entries = (("Lunges", LUNGE), ("Squats", SQUAT))
    found = mentions(extractor, "".join(f"<h2>{name}</h2><p>Side {name}</p><p>{told}</p>" for name, told in entries))
    assert {name: len(one.steps) for name, one in found.items()} == {"Lunges": 3, "Squats": 3}


def test_lines_of_a_list_with_doses_head_nothing(extractor: Extractor) -> None:
    listed = "<p>Lunges: 3 sets of 10</p><p>Squats: 3 sets of 12</p><p>Rest for a minute. Stand tall in between.</p>"
    found = mentions(extractor, listed + f"<p>Lunges</p><p>{LUNGE}</p><p>Squats</p><p>{SQUAT}</p>")
    assert {name: len(one.steps) for name, one in found.items()} == {"Lunges": 3, "Squats": 3}


@pytest.mark.parametrize("form", ["<p>Exercise: {}</p>", "<p><b>Exercise 1:</b> {}</p>", "<p>Movement name: {}</p>"])
def test_a_line_that_calls_itself_an_exercise_heads_what_follows(form: str, extractor: Extractor) -> None:
    fields = "<p>Sets: 3</p><p>Reps: 12</p>"
    found = mentions(extractor, f"{form.format('Goblet Squat')}{fields}{form.format('Push-Up')}{fields}")
    assert {name: [(dose.sets, dose.reps) for dose in one.prescriptions] for name, one in found.items()} == {
        "Goblet Squat": [((3, 3), (12, 12))],
        "Push-Up": [((3, 3), (12, 12))],
    }


DESK = {
    "Neck Tilt": "Lower one ear to your shoulder. Hold for 20 seconds.",
    "Chest Opener": "Place both hands behind you. Lift your chest. Hold for 20 seconds.",
    "Seated Twist": "Turn your chest to the right. Hold for 20 seconds.",
}


@pytest.mark.parametrize("title", ["Stretches for the Office", "Five Easy Exercises"])
def test_an_article_that_promises_exercises_is_believed(title: str, extractor: Extractor) -> None:
    body = "".join(f"<p>{name}</p><p>{told}</p>" for name, told in DESK.items())
    found = extractor.extract(read(f"<h1>{title}</h1>{body}".encode(), path="plan.html")).mentions
    assert [one.name for one in found] == list(DESK)


def test_other_articles_need_certain_names(extractor: Extractor) -> None:
    body = "".join(f"<p>{name}</p><p>{told}</p>" for name, told in DESK.items() if name != "Seated Twist")
    assert not mentions(extractor, body)


TOLD = {
    "Puppy Reach": ("Kneel on the mat.", "Walk your hands forward.", "Sink your chest down."),
    "Thread the Needle": ("Come to all fours.", "Slide one arm under the other.", "Rest your head on the floor."),
    "Square Breathing": ("Breathe in for 5 counts.", "Hold your breath for 5 counts.", "Breathe out for 5 counts."),
}


@pytest.mark.parametrize(
    "head", ["**{}** (2 minutes)", "**{}** - 2 minutes", "*{}* (2 minutes)", "{} (2 minutes)", "**{}**: 2 minutes"]
)
@pytest.mark.parametrize("label", ["", "*How to do it:*\n\n"])
def test_a_name_with_its_dose_heads_the_list_of_steps_below(head: str, label: str, extractor: Extractor) -> None:
    body = "\n".join(
        f"{head.format(name)}\n\n{label}" + "".join(f"{at}. {step}\n" for at, step in enumerate(told, 1))
        for name, told in TOLD.items()
    )
    found = extractor.extract(read(f"# Slow Evening\n\n## On the mat\n\n{body}".encode(), path="flow.md")).mentions
    assert [one.name for one in found] == list(TOLD)
    assert all(len(one.steps) >= 2 for one in found)
    assert {(dose.reps, dose.reps_unit) for one in found for dose in one.prescriptions} == {((2.0, 2.0), "minutes")}


def test_a_heading_on_breathing_and_more_is_advice(extractor: Extractor) -> None:
    text = (
        "# How to Squat\n\n## Squat\n\nSit down between your heels.\n\n## Breathing and Bracing\n\n"
        "- Take a deep breath at the top. Hold it as you go down.\n- Brace before each of your 5 reps.\n"
    )
    names = [one.name for one in extractor.extract(read(text.encode(), path="squat.md")).mentions]
    assert "Breathing and Bracing" not in names


CARDS = (
    {"target": "Quads", "equipment": "Kettlebell", "reps": "12", "instructions": SQUAT},
    {
        "target": "Obliques",
        "equipment": "None",
        "reps": "10 each side",
        "instructions": "Stand tall. Lean to one side.",
    },
)


def _record(name: str, fields: dict[str, str], form: str) -> str:
    return "\n".join(form.format(label, value) for label, value in {"name": name, **fields}.items())


@pytest.mark.parametrize("between", ["\n\n", "\n---\n", "\n"])
@pytest.mark.parametrize(("form", "path"), [("{}: {}", "a.txt"), ("- **{}:** {}", "a.md"), ("{}: {}  ", "a.md")])
@pytest.mark.parametrize("other", ["Side Bend", "Willow Sway"])
def test_a_record_is_of_the_exercise_that_it_names(
    other: str, form: str, path: str, between: str, extractor: Extractor
) -> None:
    if path.endswith(".md"):
        between = {"\n": "\n", "\n\n": "\n\n", "\n---\n": "\n\n---\n\n"}[between]
    text = between.join(_record(name, card, form) for name, card in zip(("Goblet Squat", other), CARDS, strict=True))
    found = extractor.extract(read(text.encode(), path=path)).mentions
    assert [
        (
            one.name,
            [use.muscle_id for use in one.muscles],
            [use.equipment_id for use in one.equipment],
            [dose.reps for dose in one.prescriptions],
            len(one.steps),
        )
        for one in found
    ] == [
        ("Goblet Squat", ["quadriceps"], ["kettlebell"], [(12, 12)], 3),
        (other, ["obliques"], ["bodyweight"], [(10, 10)], 2),
    ]


@pytest.mark.parametrize(
    "text",
    [
        "Name: Anna Berg\nAge: 34\nLevel: Beginner\n\nI train at home three times a week.",
        "Name: Anna Berg\nEquipment: Barbell\nName: Bo Lind\nEquipment: Mat",
    ],
)
def test_a_record_of_somebody_names_no_exercise(text: str, extractor: Extractor) -> None:
    assert not extractor.extract(read(text.encode(), path="a.txt")).mentions
