"""Each advice rule reads its examples and leaves its counter-examples."""

from __future__ import annotations

from typing import Any

import pytest

from pipeline.extract import Extractor
from pipeline.extract.advice import RULES
from pipeline.models import Interval, Statement
from pipeline.read import read


def advice(extractor: Extractor, text: str) -> list[Statement]:
    return list(extractor.extract(read(f"# Notes\n\n{text}\n".encode(), path="notes.md")).statements)


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.name)
def test_rule_reads_its_examples_only(rule: Any, extractor: Extractor) -> None:
    for text in rule.matches:
        assert rule.name in [statement.rule for statement in advice(extractor, text)], text
    for text in rule.rejects:
        assert rule.name not in [statement.rule for statement in advice(extractor, text)], text


def test_every_other_day_is_three_to_four_times_a_week(extractor: Extractor) -> None:
    (statement,) = advice(extractor, "Train your glutes every other day.")
    assert (statement.aspect, statement.interval, statement.subject_id) == (
        "frequency_per_week",
        Interval(3, 4),
        "glutes",
    )


def test_days_between_sessions_are_hours(extractor: Extractor) -> None:
    (statement,) = advice(extractor, "Take two full days of rest between sessions.")
    assert (statement.aspect, statement.interval) == ("rest_between_sessions_hours", Interval(48, 48))


def test_myth_is_no_assertion(extractor: Extractor) -> None:
    found = advice(extractor, "It is a myth that you must train your abs every day.")
    assert all(statement.stance != "asserted" for statement in found)
