"""How many days of a week an article tells to rest."""

from __future__ import annotations

import pytest

from pipeline.extract import Extractor
from pipeline.extract.rest_days import rest_days_in
from pipeline.models import Span
from pipeline.read import read


@pytest.mark.parametrize(
    ("sentence", "days"),
    [
        ("take at least three rest days a week.", [(3, None)]),
        ("you need one rest day a week and not more.", [(None, 1)]),
        ("two to three days off each week, please.", [(2, 3)]),
        ("plan a day of rest every week.", [(1, 1)]),
        ("my boss gives me two days off a week.", []),
        ("people with two days off a week grow.", []),
        ("rest for two days.", []),
        ("rest two days a week.", [(2, 2)]),
        ("leave at least two days a week for recovery.", [(2, None)]),
        ("two days of every week should be free of training.", [(2, 2)]),
        ("take no rest days.", [(0, 0)]),
        ("my advice: train seven days a week.", [(0, 0)]),
        ("nobody needs a rest day.", [(0, 0)]),
        ("rest days are unnecessary.", [(0, 0)]),
        ("never take a day off.", [(0, 0)]),
        ("never skip a rest day.", []),
        ("if you take no rest days, you burn out.", []),
        ("it is unwise to take no rest days.", []),
        ("people who train seven days a week get hurt.", []),
        ("you do not need a rest day after a walk.", []),
    ],
)
def test_rest_days_of_a_week(sentence: str, days: list[tuple[float | None, float | None]]) -> None:
    assert [tuple(found) for _, found in rest_days_in(sentence, Span(0, len(sentence)))] == days


@pytest.mark.parametrize(
    ("sentence", "aspects"),
    [
        ("Rest two days a week.", ["rest_days_per_week"]),
        ("Keep two days a week free of training.", ["rest_days_per_week"]),
        ("Train two days a week.", ["frequency_per_week"]),
        ("Nobody who trains seven days a week recovers.", []),
    ],
)
def test_days_of_rest_are_no_days_of_training(extractor: Extractor, sentence: str, aspects: list[str]) -> None:
    found = extractor.extract(read(f"# How to plan a week\n\n{sentence}\n".encode(), path="week.md"))
    assert [one.aspect for one in found.statements] == aspects
