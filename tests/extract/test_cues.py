"""Cues are read where a sentence tells how to move, and only what it tells."""

from __future__ import annotations

import pytest

from pipeline.extract import Extractor, load_extractor
from pipeline.models import Block, Document
from pipeline.read import read


def _read(text: str) -> set[tuple[str, str]]:
    extractor = load_extractor()
    annotated = extractor.language.annotate(Document("text", text, (Block("paragraph", 0, len(text)),)))
    return {
        (cue.aspect, cue.value)
        for sentence in annotated.sentences
        for cue in extractor.statements.cues.read(annotated, sentence)
        if cue.polarity > 0
    }


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("Use an overhand or underhand grip.", set()),
        ("Keep your elbows close to your ribs or let them flare out.", set()),
        ("Never round or arch your back.", {("back", "neutral")}),
        ("Use an overhand grip and drive up.", {("grip", "overhand")}),
    ],
)
def test_choice_between_two_values_states_neither(text: str, said: set[tuple[str, str]]) -> None:
    assert _read(text) == said


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("Lower slowly and press up fast.", {("tempo", "slow lowering"), ("tempo", "fast lifting")}),
        ("Three seconds up, three seconds down.", {("tempo", "slow lowering"), ("tempo", "slow lifting")}),
        ("Drop your belly towards the floor and look up.", {("gaze", "up")}),
        ("Take a long stance, back heel up.", set()),
        ("Wide-grip pulldown, cable pulldown", set()),
        ("Take a wide grip and pull the bar down.", {("hand_width", "wide")}),
        (
            "Drive through your heels and do not lock your knees.",
            {("foot_pressure", "heels"), ("lockout", "knees not locked")},
        ),
    ],
)
def test_what_is_said_of_one_thing_is_not_said_of_another(text: str, said: set[tuple[str, str]]) -> None:
    assert _read(text) == said


@pytest.mark.parametrize(("exercise", "height"), [("Lateral Raise", ["shoulder height"]), ("Overhead Press", [])])
def test_exercise_that_begins_at_the_shoulders_is_not_raised_to_them(
    extractor: Extractor, exercise: str, height: list[str]
) -> None:
    text = f"# {exercise}\n\n1. Stand tall.\n2. Raise the dumbbells until they reach shoulder height.\n"
    (mention,) = extractor.extract(read(text.encode(), path="raise.md")).mentions
    assert [one.value for one in mention.statements if one.aspect == "top"] == height


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("Discomfort in a wide stance", set()),
        ("Inability to squat below parallel", set()),
        ("Take a wide stance.", {("stance", "wide")}),
        ("Hold a resistance band with straight arms.", {("elbows", "straight")}),
        ("Gradually (don't just let your arms fall, move with control) lower the weight.", {("tempo", "controlled")}),
    ],
)
def test_signs_of_weakness_and_faults_are_no_instructions(text: str, said: set[tuple[str, str]]) -> None:
    assert _read(text) == said


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("## Feet\n\nPlace them close together.", ("stance", "together")),
        ("## Feet\n\nAbout shoulder-width.", ("stance", "shoulder-width")),
        ("**Feet:** about hip-width.", ("stance", "hip-width")),
        ("- Elbows: keep them tucked\n- Toes: out", ("elbows", "tucked")),
        ("| Feet | shoulder-width |\n|---|---|\n| Grip | wide |", ("hand_width", "wide")),
        ("Rest your elbows on the pad. Keep them tucked.", ("elbows", "tucked")),
        ("Knees that fall in. Push them out past your toes.", ("knee_path", "pushed out")),
        ("Mind the front knee: it must never pass your toes.", ("knees_past_toes", "avoid")),
        ("Keep an eye on your elbows; they should stay tucked.", ("elbows", "tucked")),
        ("Look after the knee: never let it pass your toes.", ("knees_past_toes", "avoid")),
    ],
)
def test_part_named_in_a_heading_a_label_or_just_before_is_what_the_next_words_are_about(
    extractor: Extractor, text: str, said: tuple[str, str]
) -> None:
    assert said in _cues_of(extractor, f"# Squat\n\nIt is a good one.\n\n{text}\n\nPeople ask about it every week.\n")


@pytest.mark.parametrize(
    "text",
    [
        "## Feet\n\nStand up and go wide.",
        "## Back\n\nLie down and step straight.",
        "Put your shoes on. Place them close together.",
        "Grab the dumbbells by your hands. Keep them close together.",
    ],
)
def test_heading_or_sentence_before_gives_no_subject_to_other_words(extractor: Extractor, text: str) -> None:
    assert not _cues_of(extractor, f"# Squat\n\nIt is a good one.\n\n{text}\n\nPeople ask about it every week.\n")


@pytest.mark.parametrize("heading", ["The fix", "Fix", "The solution", "What to do instead"])
def test_what_is_told_to_do_instead_of_a_mistake_is_advice(extractor: Extractor, heading: str) -> None:
    text = (
        f"# Hanging Knee Raise\n\n## Mistakes\n\nSwinging.\n\n### {heading}\n\nRound your lower back as you curl up.\n"
    )
    assert ("back", "rounded") in _cues_of(extractor, text)


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("**Looking up.** Always look down at the floor.", True),
        ("**Looking up.** Look down at the floor.", True),
        ("Looking up. You should look down at the floor.", True),
        ("Looking up strains the neck. Your eyes must be on the floor.", True),
        ("Always looking down at the floor.", False),
        ("People believe they must look down at the floor.", False),
        ("Look down at the floor.", False),
    ],
)
def test_what_puts_a_mistake_right_in_its_own_line_is_advice(extractor: Extractor, text: str, told: bool) -> None:
    assert (("gaze", "down") in _cues_of(extractor, f"# Side Plank\n\n## Mistakes\n\n- {text}\n")) is told


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("**Inhale:** lift your hips.\n\n**Exhale:** lower your hips.", "exhale on the way down"),
        ("- Inhale: reach the right arm forward\n- Exhale: bring them in", "exhale on the way back"),
        ("**Breathing:** in on the way down, out on the way up.", "exhale on the way up"),
        ("## Breathing\n\nInhale down, exhale up.", "exhale on the way up"),
        ("Breathe out as you open your arms.", "exhale while opening"),
        ("Exhale as you reach the top.", None),
        ("**Breathing:** In through the nose, out through the mouth.", None),
        ("- Inhale: let the belly rise\n- Exhale: your ribs slowly fall", None),
    ],
)
def test_breath_may_be_a_label_and_the_movement_go_out_or_apart(
    extractor: Extractor, text: str, value: str | None
) -> None:
    breathing = {said for aspect, said in _cues_of(extractor, f"# Bird Dog\n\n{text}\n") if aspect == "breathing"}
    assert breathing == ({value} if value else set())


def _cues_of(extractor: Extractor, text: str) -> set[tuple[str, str | None]]:
    findings = extractor.extract(read(text.encode(), path="page.md"))
    said = (*findings.statements, *(one for mention in findings.mentions for one in mention.statements))
    return {(one.aspect, one.value) for one in said if one.polarity > 0}


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("Keep your knees straight; bent knees turn it into a chair.", {("knees", "straight")}),
        ("With straight legs the back rounds.", set()),
        ("With straight legs, lower the bar.", {("knees", "straight")}),
        ("If your hips are tight, take a narrow stance.", set()),
        ("If you want to go deep, take a wide stance.", {("stance", "wide")}),
        ("Keep your legs straight until you come down.", {("knees", "straight")}),
        ("Lift until your legs are straight.", set()),
    ],
)
def test_only_what_is_told_to_everybody_counts(text: str, said: set[tuple[str, str]]) -> None:
    assert _read(text) == said


@pytest.mark.parametrize(
    "text",
    [
        "Press up, but never lock the knees.",
        "Sit up tall and never lock your knees.",
        "Push down, then come back, and **never lock your knees**.",
        "**Do not** lock your knees.",
        "**Never** lock your knees.",
    ],
)
def test_step_that_reads_like_the_name_of_another_exercise_is_about_the_own_one(
    extractor: Extractor, text: str
) -> None:
    assert ("lockout", "knees not locked") in _cues_of(extractor, f"# Leg Press\n\nA machine.\n\n- {text}\n")


def test_another_exercise_named_as_one_keeps_what_is_said_of_it(extractor: Extractor) -> None:
    assert not _cues_of(extractor, "# Leg Press\n\nA machine.\n\nIn the push up you lock your knees.\n")


def test_two_cues_that_go_together_are_both_asserted(extractor: Extractor) -> None:
    text = "# Leg Press\n\n- Push until your knees are locked.\n- Every rep ends in a full lockout.\n"
    (mention,) = extractor.extract(read(text.encode(), path="press.md")).mentions
    lockout = [one for one in mention.statements if one.aspect == "lockout"]
    assert {(one.value, one.stance) for one in lockout} == {("knees locked", "asserted"), ("locked out", "asserted")}
