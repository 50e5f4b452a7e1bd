"""Doses in remarks of an article about one exercise are figures to compare; what only sounds like one is none."""

from __future__ import annotations

import pytest

from pipeline.extract import Extractor
from pipeline.models import Interval, Statement
from pipeline.read import read


def said(extractor: Extractor, remark: str) -> dict[str, Interval]:
    """The figures of doses that an article on the hack squat states in a remark."""
    article = f"# How to do the hack squat\n\n1. Get in.\n2. Bend your knees.\n\n## Good to know\n\n{remark}\n"
    findings = extractor.extract(read(article.encode(), path="hack-squat.md"))
    statements: list[Statement] = [*findings.statements, *(one for m in findings.mentions for one in m.statements)]
    return {one.aspect: one.interval for one in statements if one.rule.startswith("remark") and one.interval}


@pytest.mark.parametrize(
    ("remark", "expected"),
    [
        ("Three sets of ten will do.", {"sets": (3, 3), "reps": (10, 10)}),
        ("One set is enough.", {"sets": (1, 1)}),
        ("Do a single set.", {"sets": (1, 1)}),
        ("5 x 10", {"sets": (5, 5), "reps": (10, 10)}),
        ("Hold the bottom for 2 minutes.", {"hold_seconds": (120, 120)}),
    ],
)
def test_remark_states_a_dose(extractor: Extractor, remark: str, expected: dict[str, tuple[float, float]]) -> None:
    assert said(extractor, remark) == expected


@pytest.mark.parametrize(
    "remark",
    [
        "Do not do five sets of ten.",
        "Is one set of ten enough?",
        "Warm up with two sets of ten.",
        "If you can do three sets of fifteen, add weight.",
        "In a study, subjects did five sets of ten.",
        "Three sets of ten on each leg are plenty.",
        "Three sets of twenty, with every touch counted as one.",
        "Three sets of ten leg extensions come first.",
        "Sets of five or six are over before the legs have noticed.",
        "Three sets of ten do next to nothing.",
    ],
)
def test_remark_states_no_dose_of_the_exercise(extractor: Extractor, remark: str) -> None:
    assert said(extractor, remark) == {}


@pytest.mark.parametrize(("heading", "is_said"), [("FAQ", True), ("Good to know", False)])
def test_beside_a_prescription_only_an_answer_doses_the_exercise_too(
    extractor: Extractor, heading: str, *, is_said: bool
) -> None:
    steps = "1. Lie on your forearms.\n2. Hold for 20 seconds. Do 3 sets.\n"
    text = f"# Plank Guide\n\n## How to do a plank\n\n{steps}\n## {heading}\n\nHold every plank for two minutes.\n"
    findings = extractor.extract(read(text.encode(), path="plank.md"))
    assert [one.interval for one in findings.statements] == [(120, 120)] * is_said
