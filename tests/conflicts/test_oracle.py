"""The sweep over figures finds what comparing every pair would find."""

from __future__ import annotations

from collections import defaultdict
from typing import Any, NamedTuple
from unittest.mock import patch

import duckdb
from hypothesis import given, settings
from hypothesis import strategies as st

from pipeline.catalogue.store import rows_of
from pipeline.conflicts import SETTINGS, find_conflicts
from pipeline.vocabulary import load_vocabulary
from tests.conflicts.claims import fill

_VOCABULARY = load_vocabulary()
_REPS = _VOCABULARY.aspects["reps"]


class Range(NamedTuple):
    """What a number of sources say under one level."""

    low: int
    high: int
    level: str | None


class Pair(NamedTuple):
    """Two statements that exclude one another."""

    a: Range
    b: Range
    certain: bool


@st.composite
def ranges(draw: st.DrawFn) -> Range:
    low = draw(st.integers(1, 24))
    high = low + draw(st.integers(0, 6))
    return Range(low, high, draw(st.sampled_from([None, "beginner", "advanced"])))


def expected(said: list[Range]) -> set[Pair]:
    """By every pair: each statement against the most widely held one wholly below it and wholly above it."""
    holders: dict[Range, int] = defaultdict(int)
    for one in said:
        holders[one] += 1
    found: set[Pair] = set()
    for b in holders:
        for level in {one.level for one in holders}:
            same = level == b.level
            if not same and level is not None and b.level is not None:
                continue
            others = [one for one in holders if one.level == level]
            below = [a for a in others if far(a, b)]
            if below:
                found.add(Pair(max(below, key=lambda a: (holders[a], -a.high, a.low)), b, same))
            above = [a for a in others if far(b, a)]
            if above and same:
                found.add(Pair(b, max(above, key=lambda a: (holders[a], a.low, -a.high)), certain=True))
            if same:
                near = [a for a in others if a.high < b.low]
                if near:
                    best = max(near, key=lambda a: (holders[a], -a.high, a.low))
                    if not far(best, b):
                        found.add(Pair(best, b, False))
    return found


def far(a: Range, b: Range) -> bool:
    return b.low >= a.high + _REPS.min_gap and b.low >= a.high * _REPS.min_ratio


def flagged(said: list[list[Range]]) -> list[set[Pair]]:
    """The pairs that are flagged for each exercise of which something is said."""
    claims: list[dict[str, Any]] = [
        {
            "subject_id": f"exercise-{number}",
            "aspect": "reps",
            "value_min": float(one.low),
            "value_max": float(one.high),
            "level": one.level,
        }
        for number, ranges in enumerate(said)
        for one in ranges
    ]
    with duckdb.connect() as connection:
        fill(connection, claims)
        with patch.dict(SETTINGS, most_certain=99, most_possible=99):
            find_conflicts(connection, _VOCABULARY)
        rows = rows_of(
            connection,
            "SELECT a.subject_id AS exercise, a.value_min AS low_a, a.value_max AS high_a, a.level AS level_a, "
            "b.value_min AS low_b, b.value_max AS high_b, b.level AS level_b, certainty FROM conflicts "
            "JOIN claims AS a ON a.claim_id = claim_a JOIN claims AS b ON b.claim_id = claim_b",
        )
    found: list[set[Pair]] = [set() for _ in said]
    for row in rows:
        low = Range(int(row["low_a"]), int(row["high_a"]), row["level_a"])
        high = Range(int(row["low_b"]), int(row["high_b"]), row["level_b"])
        found[int(row["exercise"].partition("-")[2])].add(Pair(low, high, row["certainty"] == "conflict"))
    return found


# A database costs more than all that is said of one exercise.
@settings(max_examples=10, deadline=None)
@given(st.lists(st.lists(ranges(), max_size=9), min_size=4, max_size=12))
def test_sweep_finds_what_all_pairs_show(said: list[list[Range]]) -> None:
    assert flagged(said) == [expected(one) for one in said]
