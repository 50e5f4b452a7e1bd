"""Inside one article, steps and longer names tell what a short name leaves open; outside it, nothing changes."""

from __future__ import annotations

import pytest

from pipeline.identify import Identity, identify, identify_mentions
from pipeline.models import Document, EquipmentUse, Findings, Mention, Step
from pipeline.vocabulary import Vocabulary


def identified(vocabulary: Vocabulary, *mentions: tuple[str, str], equipment: str | None = None) -> list[Identity]:
    """The identities of (name, first step) pairs in one article; an empty step is none."""
    text, found = "", []
    for name, step in mentions:
        start, text = len(text), text + name + "\n"
        begin, text = len(text), text + step + "\n"
        steps = (Step(begin, begin + len(step)),) if step else ()
        uses = (EquipmentUse(equipment, start, start + 1),) if equipment else ()
        found.append(Mention(name, start, start + len(name), "test", steps=steps, equipment=uses))
    return list(identify_mentions(Document("text", text, ()), Findings(tuple(found), ()), vocabulary))


@pytest.mark.parametrize(
    ("name", "step", "exercise_id"),
    [
        ("Machine Hamstring Curls", "Lie face down on the machine.", "lying-leg-curl"),
        ("Hamstring Curls", "Face down on the bench, hook your heels under the pad.", "lying-leg-curl"),
        ("Leg Curl", "Sit on the machine and place the pad on your shins.", "seated-leg-curl"),
        ("Leg Curl", "Curl the pad toward your glutes.", "leg-curl"),
        ("Stability Ball Leg Curl", "Lie on your back with your heels on the ball.", "stability-ball-leg-curl"),
        ("Lying Leg Curl", "Sit on the machine.", "lying-leg-curl"),
        ("Barbell Shoulder Press", "Sit on a bench with back support.", "seated-overhead-press"),
        ("Calf Raise", "Sit on the machine with your toes on the platform.", "seated-calf-raise"),
        ("Squat", "Sit back into your hips.", "squat"),
        ("Thoracic Rotation", "Start on your hands and knees.", "quadruped-thoracic-rotation"),
        ("Thoracic Rotation", "Lie on your side with your knees bent.", "open-book"),
    ],
)
def test_first_steps_tell_the_posture(name: str, step: str, exercise_id: str, vocabulary: Vocabulary) -> None:
    (identity,) = identified(vocabulary, (name, step))
    assert identity.exercise_id == exercise_id
    assert any("first steps" in reason for reason in identity.why) == (
        exercise_id != identify(name, vocabulary).exercise_id
    )


def test_mention_without_steps_follows_the_one_with_steps(vocabulary: Vocabulary) -> None:
    first, second = identified(vocabulary, ("Leg Curl", "Lie face down."), ("leg curls", ""))
    assert first.exercise_id == second.exercise_id == "lying-leg-curl"


def test_two_postures_in_one_article_decide_nothing_for_a_third_mention(vocabulary: Vocabulary) -> None:
    identities = identified(vocabulary, ("Leg Curl", "Lie face down."), ("Leg Curl", "Sit down."), ("leg curls", ""))
    assert [one.exercise_id for one in identities] == ["lying-leg-curl", "seated-leg-curl", "leg-curl"]


def test_equipment_of_the_article_tells_a_bare_barbell_lift(vocabulary: Vocabulary) -> None:
    (identity,) = identified(vocabulary, ("Deadlift", ""), equipment="kettlebell")
    assert identity.exercise_id == "kettlebell-deadlift"
    (barbell,) = identified(vocabulary, ("Deadlift", ""), equipment="barbell")
    assert barbell.exercise_id == "deadlift"


@pytest.mark.parametrize(
    ("long", "short"),
    [
        ("Bulgarian Split Squat", "split squats"),
        ("Romanian Deadlift", "the RDL"),
        ("External Rotation with Band", "External Rotation"),
        ("Single-Leg Romanian Deadlift", "Romanian deadlifts"),
    ],
)
def test_short_name_means_the_one_longer_name_of_the_article(long: str, short: str, vocabulary: Vocabulary) -> None:
    first, second = identified(vocabulary, (long, "Do it."), (short, ""))
    assert second.exercise_id == first.exercise_id == identify(long, vocabulary).exercise_id


@pytest.mark.parametrize(
    "mentions",
    [
        [("Bulgarian Split Squat", "Do it."), ("Dumbbell Split Squat", "Do it."), ("split squat", "")],
        [("Bulgarian Split Squat", "Do it."), ("split squat", "Step forward.")],
        [("Bulgarian Split Squat", ""), ("split squat", "")],
        [("Pull-Up Progression", "Do it."), ("pull-up", "")],
        [("Push Press", "Do it."), ("overhead press", "")],
    ],
    ids=["two longer names", "presented by itself", "longer name not presented", "a stage", "another movement"],
)
def test_short_name_keeps_its_meaning(mentions: list[tuple[str, str]], vocabulary: Vocabulary) -> None:
    last = identified(vocabulary, *mentions)[-1]
    assert last.exercise_id == identify(mentions[-1][0], vocabulary).exercise_id


@pytest.mark.parametrize("plan", ["Split Squats (dumbbells)", "Split Squat (with dumbbells)"])
def test_bare_name_means_the_exercise_with_its_equipment_in_brackets(plan: str, vocabulary: Vocabulary) -> None:
    planned, told = identified(vocabulary, (plan, ""), ("Split Squats", "Step forward."))
    assert told.exercise_id == planned.exercise_id == "dumbbell-split-squat"


@pytest.mark.parametrize(
    ("plan", "name", "step"),
    [
        ("Split Squat (dumbbells)", "Goblet Squat", "Sit down."),
        ("Plank (side)", "Plank", "Lie down."),
        ("Pull-Up (assisted)", "Pull-Up", "Hang."),
    ],
    ids=["another exercise", "a variant", "a stage"],
)
def test_brackets_tell_nothing_of_other_exercises(plan: str, name: str, step: str, vocabulary: Vocabulary) -> None:
    _, told = identified(vocabulary, (plan, ""), (name, step))
    assert told.exercise_id == identify(name, vocabulary).exercise_id


def test_two_described_exercises_stay_two(vocabulary: Vocabulary) -> None:
    ids = [one.exercise_id for one in identified(vocabulary, ("Row (cable)", "Sit down."), ("Row", "Hinge."))]
    assert len(set(ids)) == 2


def test_what_one_article_means_does_not_spread(vocabulary: Vocabulary) -> None:
    identified(vocabulary, ("Leg Curl", "Lie face down."))
    assert identified(vocabulary, ("Leg Curl", ""))[0].exercise_id == "leg-curl"
