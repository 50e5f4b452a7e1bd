"""How many days of a week an article tells to rest."""

from __future__ import annotations

import pytest

from pipeline.extract.rest_days import rest_days_in
from pipeline.models import Span


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
    ],
)
def test_rest_days_of_a_week(sentence: str, days: list[tuple[float | None, float | None]]) -> None:
    assert [tuple(found) for _, found in rest_days_in(sentence, Span(0, len(sentence)))] == days
