"""No trap of the kinds that published pages hold becomes a dose."""

from __future__ import annotations

import pytest

from pipeline.extract import Extractor
from pipeline.extract.traps import TRAPS
from pipeline.models import Mention
from pipeline.read import read


def squat(extractor: Extractor, text: str) -> Mention:
    article = f"# Leg Day\n\n## Goblet Squat\n\n1. Hold a dumbbell at your chest.\n2. Squat down.\n\n{text}\n"
    (mention,) = extractor.extract(read(article.encode(), path="legs.md")).mentions
    return mention


@pytest.mark.parametrize("trap", TRAPS, ids=lambda trap: f"{trap.name}, {trap.place}")
def test_trap_is_no_dose(trap: object, extractor: Extractor) -> None:
    assert squat(extractor, trap.example).prescriptions == ()  # type: ignore[attr-defined]


@pytest.mark.parametrize(
    ("kind", "text"),
    [
        ("joint angle", "Turn your toes out 20 degrees and bend your knees to 90 degrees."),
        ("age", "He is 37 years old and she is in her 40s."),
        ("date", "This page was updated on 12 May 2019."),
        ("date with the day first", "3 March, 2019"),
        ("part of a thing", "Grip the plate at one end with both palms."),
        ("count of list items", "Read on for our 10 favourite cues and 5 mistakes."),
        ("reading time", "16 min read"),
        ("negated dose", "You do not need 5 sets of 20 reps."),
        ("refuted dose", "The idea that 100 reps tone your legs is a myth."),
        ("share of something else", "Quads do 60% of the work and 20% comes from the glutes."),
        ("length", "Stand 2 feet in front of a 12-inch box."),
        ("citation", "Strength Cond J. 2014;36(6):4-27."),
        ("study protocol", "In one study, 24 men did 5 sets of 12 reps for 8 weeks."),
        ("author's log", "Last winter I did 5 sets of 50 every morning."),
        ("benchmark", "If you can do 30 reps, you are in good shape."),
        ("ability", "Once you can do 3 sets of 15, add weight."),
        ("testimonial", "One client got from 2 to 12 reps."),
        ("reader's question", "Should I do 3 sets of 20?"),
        ("weight times reps", "My best is 135 x 5."),
        ("rating", "Difficulty rating: 8/10. Pain up to 3/10 is fine."),
        ("men and women pair", "Use the 24/16 kg bells."),
        ("metabolic cost", "It costs 3.0-3.5 METs."),
        ("clock", "Watch the clip at 2:05."),
        ("ice", "Ice your knees for 15 to 20 minutes."),
        ("steps back", "Take 2 to 3 steps back from the rack."),
        ("one breath", "Take one breath before each squat."),
        ("breaths before a lift", "Take three slow breaths before you stand up."),
        ("part of a run", "Sprint, alternating between 20 m hard and 20 m easy."),
        ("counts of a breath", "Breathe in through the nose for 8 counts."),
        ("tempo", "Take 3 seconds on the way down."),
        ("hold of a thing", "Hold the 10 kg dumbbell close."),
        ("weeks", "Stay with it for 6 weeks."),
        ("session", "The whole session takes 45 minutes."),
        ("days", "Train it on 3 days."),
        ("total time", "Overall Time: about 12 minutes"),
        ("address", "See https://example.org/lifts#:~:text=around%2012%20reps%20or%20more."),
        ("repeated steps", "Repeat steps 1-2."),
        ("episode", "From episode 214 of our show."),
        ("place of the body", "Draw rings with your knee, some 2 feet in diameter."),
        ("phone number", "Call 0300 555 0142."),
    ],
    ids=lambda value: value if " " not in value or len(value) < 26 else "",
)
def test_text_like_a_dose_is_no_dose(kind: str, text: str, extractor: Extractor) -> None:
    assert squat(extractor, text).prescriptions == (), kind


@pytest.mark.parametrize(("text", "far"), [("40 m of steady work.", True), ("Keep 2 m of space around you.", False)])
def test_a_distance_may_be_one_of_work(text: str, far: bool, extractor: Extractor) -> None:
    assert [dose.reps_unit for dose in squat(extractor, text).prescriptions] == ["meters"] * far


@pytest.mark.parametrize(
    "text",
    [
        "Hold it there and take 3 deep breaths.",
        "Take three deep breaths in and out.",
        "Stay here for 3 long, slow breaths.",
    ],
)
def test_several_breaths_are_how_long_to_stay(text: str, extractor: Extractor) -> None:
    (dose,) = squat(extractor, text).prescriptions
    assert (dose.reps, dose.reps_unit) == ((3, 3), "breaths")


def test_the_same_place_takes_a_real_dose(extractor: Extractor) -> None:
    (dose,) = squat(extractor, "Do 3 sets of 10 reps.").prescriptions
    assert (dose.sets, dose.reps) == ((3, 3), (10, 10))
