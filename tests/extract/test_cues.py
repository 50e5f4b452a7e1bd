"""Cues are read where a sentence tells how to move, and only what it tells."""

from __future__ import annotations

import pytest

from pipeline.extract import Extractor
from pipeline.extract.cues import CueReader
from pipeline.extract.language import build_language
from pipeline.models import Block, Document
from pipeline.read import read
from pipeline.vocabulary import load_vocabulary

_VOCABULARY = load_vocabulary()
_LANGUAGE = build_language(_VOCABULARY)
_CUES = CueReader.build(_VOCABULARY)


def _read(text: str) -> set[tuple[str, str]]:
    annotated = _LANGUAGE.annotate(Document("text", text, (Block("paragraph", 0, len(text)),)))
    return {
        (cue.aspect, cue.value)
        for sentence in annotated.sentences
        for cue in _CUES.read(annotated, sentence)
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
        ("Lower slowly and press up fast.", {("tempo", "slow lowering")}),
        ("Drop your belly towards the floor and look up.", {("gaze", "up")}),
        ("Take a long stance, back heel up.", set()),
        ("Wide-grip pulldown, cable pulldown", set()),
        ("Take a wide grip and pull the bar down.", {("hand_width", "wide")}),
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
