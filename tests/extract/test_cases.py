"""Turns of phrase that make a figure hold for some people, some days or one piece of equipment only."""

from __future__ import annotations

import pytest

from pipeline.extract import Extractor
from pipeline.models import Conditions
from pipeline.read import read


def conditions(extractor: Extractor, sentence: str) -> Conditions:
    (mention,) = extractor.extract(read(f"# Biceps Curl\n\n{sentence}\n".encode(), path="notes.md")).mentions
    (dose,) = mention.prescriptions
    return dose.conditions


@pytest.mark.parametrize(
    ("opening", "population"),
    [
        ("After an ankle sprain,", "injured"),
        ("After a knee operation,", "injured"),
        ("After a stroke,", "injured"),
        ("If you have arthritis,", "injured"),
        ("If your elbow hurts,", "injured"),
        ("If your back is stiff,", "injured"),
        ("With a sore shoulder,", "injured"),
        ("Over the age of 70,", "older adults"),
        ("Women", "women"),
        ("Goalkeepers", "players"),
        ("In the third trimester", "pregnant"),
        ("Our 15-year-olds", "children"),
        ("Sixty-year-olds", "older adults"),
        ("Our 30-year-olds", None),
        ("After the squats,", None),
        ("Over the age of 18 you can", None),
        ("Men and women", None),
        ("If you have a partner,", None),
    ],
)
def test_people(opening: str, population: str | None, extractor: Extractor) -> None:
    assert conditions(extractor, f"{opening} do 2 sets of 3.").population == population


@pytest.mark.parametrize(
    ("opening", "phase"),
    [
        ("On light days,", "on light days"),
        ("In the first month,", "in the first month"),
        ("To start with,", "to start with"),
        ("As a finisher,", "as a finisher"),
        ("With the band,", "with resistance band"),
        ("If you use dumbbells,", "with dumbbell"),
        ("On the machine,", "with machine"),
        ("Without weights,", "without weight"),
        ("On both days,", None),
        ("With a partner,", None),
        ("Standing on a mat,", None),
    ],
)
def test_days_and_tools(opening: str, phase: str | None, extractor: Extractor) -> None:
    assert conditions(extractor, f"{opening} do 2 sets of 3.").phase == phase


def test_the_tool_of_the_name_is_no_case(extractor: Extractor) -> None:
    text = b"# Band Biceps Curl\n\nWith the band, do 2 sets of 3.\n"
    (mention,) = extractor.extract(read(text, path="notes.md")).mentions
    assert [dose.conditions.phase for dose in mention.prescriptions] == [None]


def test_an_exercise_with_a_tool_is_a_case_of_the_plain_one(extractor: Extractor) -> None:
    assert conditions(extractor, "Do 3 sets of 25 band biceps curls.").phase == "with resistance band"


@pytest.mark.parametrize(
    ("opening", "goal"),
    [
        ("If you want brute strength,", "strength"),
        ("When strength is the aim,", "strength"),
        ("If it is strength you are after,", "strength"),
        ("If you want bigger arms,", "hypertrophy"),
        ("For a good pump,", "hypertrophy"),
        ("If you are after stamina,", "endurance"),
        ("If you want strong abs,", None),
        ("If you are strong enough,", None),
        ("If you need a break,", None),
    ],
)
def test_aims(opening: str, goal: str | None, extractor: Extractor) -> None:
    assert conditions(extractor, f"{opening} do 2 sets of 3.").goal == goal


def test_a_heading_sets_the_season(extractor: Extractor) -> None:
    article = "# Biceps Curl\n\n## In season\n\nDo 2 sets of 3.\n"
    (mention,) = extractor.extract(read(article.encode(), path="notes.md")).mentions
    assert [dose.conditions.phase for dose in mention.prescriptions] == ["in season"]
