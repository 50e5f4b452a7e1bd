"""Whom and what an article as a whole is for, and whether it is about the exercise that it names."""

from __future__ import annotations

import pytest

from pipeline.extract import Extractor
from pipeline.models import Conditions, Findings
from pipeline.read import read


def findings(extractor: Extractor, text: str) -> Findings:
    return extractor.extract(read(text.encode(), path="article.md"))


@pytest.mark.parametrize(
    ("text", "scope"),
    [
        ("# Lunges for Fat Loss\n\nDo 3 sets of 10.", Conditions(goal="fat loss")),
        ("# Lunges\n\nThis leaflet is for people over 75. Do 3 sets of 10.", Conditions(population="older adults")),
        (
            "# Lunges\n\nThis full-body plan was written for beginners.\n\nDo 3 sets of 10.",
            Conditions(level="beginner"),
        ),
        ("# Lunges\n\nThis move is suitable for beginners.", Conditions()),
        ("# Lunges\n\nBeginners do 2 sets of 10.", Conditions()),
        ("# Lunges for Strength and Size\n\nDo 3 sets of 10.", Conditions()),
        ("# Off-Season Lunges\n\nDo 3 sets of 10.", Conditions(phase="off-season")),
        ("# Lunges During the Season\n\nDo 3 sets of 10.", Conditions(phase="during the season")),
    ],
)
def test_title_and_opening_say_whom_and_what_an_article_is_for(
    text: str, scope: Conditions, extractor: Extractor
) -> None:
    assert findings(extractor, text).scope == scope


_PLAIN = "Sleep well.\n\nEat enough.\n\nDrink.\n\nWarm up.\n\nWalk a lot.\n\nBe patient.\n\n"


@pytest.mark.parametrize(
    ("text", "subject"),
    [
        (f"# Getting Fitter\n\nAdd a short run or kettlebell swings.\n\nTrain 3 times a week.\n\n{_PLAIN}", None),
        (
            f"# Letter to Members\n\nMany asked about the kettlebell swing.\n\nTrain it 3 times a week.\n\n{_PLAIN}",
            "kettlebell swing",
        ),
        (
            f"# Swing Like You Mean It\n\nLove the kettlebell swing.\n\nTrain 3 times a week.\n\n{_PLAIN}",
            "kettlebell swing",
        ),
        (
            "# On the Floor\n\nThe chin-tuck push-up is mine.\n\nA push-up costs nothing.\n\nTrain 3 times a week.\n",
            "chin-tuck push-up",
        ),
    ],
)
def test_advice_is_about_an_exercise_only_if_the_article_is(
    text: str, subject: str | None, extractor: Extractor
) -> None:
    (advice,) = (one for one in findings(extractor, text).statements if one.aspect == "frequency_per_week")
    assert advice.subject_id == subject
