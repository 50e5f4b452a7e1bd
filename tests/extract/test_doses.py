"""Each dose rule reads its examples and leaves its counter-examples; traps are no doses."""

from __future__ import annotations

from typing import Any

import pytest

from pipeline.extract.dose_rules import RULES
from pipeline.extract.doses import Dose, read_doses
from pipeline.extract.lexemes import Lexemes, build_lexer
from pipeline.models import Interval, Span
from pipeline.text import fold
from pipeline.vocabulary import load_vocabulary

_LEXER = build_lexer(load_vocabulary())


def doses(text: str) -> list[Dose]:
    folded = fold(text)
    return list(read_doses(Lexemes.of(_LEXER.read(folded, Span(0, len(folded)))), folded))


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.name)
def test_rule_reads_its_examples_only(rule: Any) -> None:
    for text in rule.matches:
        assert rule.name in [dose.rule for dose in doses(text)], text
    for text in rule.rejects:
        assert rule.name not in [dose.rule for dose in doses(text)], text


def test_rule_names_are_distinct() -> None:
    assert len({rule.name for rule in RULES}) == len(RULES)


def dose(
    sets: tuple[float, float] | None,
    reps: tuple[float | None, float | None] | None,
    unit: str = "reps",
    *,
    side: bool = False,
) -> tuple[Any, ...]:
    return sets and Interval(*sets), reps and Interval(*reps), unit, side


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("3 sets of 8-12 reps per leg", dose((3, 3), (8, 12), side=True)),
        ("three sets of a dozen on each arm", dose((3, 3), (12, 12), side=True)),
        ("3 × 8/leg", dose((3, 3), (8, 8), side=True)),
        ("2–3 sets of 30–45 seconds", dose((2, 3), (30, 45), "seconds")),
        ("Do three rounds of twenty-five reps", dose((3, 3), (25, 25))),
        ("3 sets to failure", dose((3, 3), None, "failure")),
        ("Sets: 3 Reps: 10", dose((3, 3), (10, 10))),
        ("4 sets x 6, 8, 10, 12", dose((4, 4), (6, 12))),
        ("for 3 sets of 15 steps", dose((3, 3), (15, 15), "steps")),
        ("5x5 at 80% of 1RM", dose((5, 5), (5, 5))),
        ("3 sets, 10 reps each", dose((3, 3), (10, 10))),
        ("in a rep range of 8-12", dose(None, (8, 12))),
        ("Rep range: 15-20", dose(None, (15, 20))),
        ("Hold for a minute", dose(None, (1, 1), "minutes")),
        ("40 metres, twice", dose((2, 2), (40, 40), "meters")),
        ("4 x 12-10-8-6", dose((4, 4), (6, 12))),
        ("12-10-8-6 reps", dose((4, 4), (6, 12))),
        ("1x12, 1x10, 1x8", dose((3, 3), (8, 12))),
        ("Bench 15 -> 12 -> 10 -> 8", dose((4, 4), (8, 15))),
        ("Plank :45", dose(None, (45, 45), "seconds")),
        ("Plank 3 x 1:30", dose((3, 3), (90, 90), "seconds")),
        ("Snatch 5:00", dose(None, (5, 5), "minutes")),
        ("Row 3x10 ea", dose((3, 3), (10, 10), side=True)),
        ("Carry 3 x 20 m e/s", dose((3, 3), (20, 20), "meters", side=True)),
        ("Squat 26x2", dose((26, 26), (2, 2))),
        ("Heel slides: reps = 12, sets = 2", dose((2, 2), (12, 12))),
        ("Wrist rocks: 8 slow pulses per wrist", dose(None, (8, 8), side=True)),
        ("Quad pull 20 sec each thigh", dose(None, (20, 20), "seconds", side=True)),
        ("Cossack squat 6 x side", dose(None, (6, 6), side=True)),
        ("Clam 2x12 p/s", dose((2, 2), (12, 12), side=True)),
        ("Copenhagen: two 15-second holds per leg", dose((2, 2), (15, 15), "seconds", side=True)),
        ("Hollow rock: 15-20 second holds × 4", dose((4, 4), (15, 20), "seconds")),
        ("10 swings x 8 = 80 in all", dose((8, 8), (10, 10))),
        ("Hold for 20 seconds to 1 minute", dose(None, (20, 60), "seconds")),
        ("Dead hang 30 sec – 2 min", dose(None, (30, 120), "seconds")),
        ("Side plank 20 s to 30 s each side", dose(None, (20, 30), "seconds", side=True)),
        ("2 sets of 40 seconds to one minute", dose((2, 2), (40, 60), "seconds")),
        ("Stay for 45 seconds up to a minute", dose(None, (45, 60), "seconds")),
        ("Stay for 40 seconds to several minutes on each side", dose(None, (40, None), "seconds", side=True)),
        ("Hold 30 seconds, up to a few minutes", dose(None, (30, None), "seconds")),
    ],
)
def test_dose_is_read_with_all_its_figures(text: str, expected: tuple[Any, ...]) -> None:
    found = doses(text)
    assert [(d.sets, d.reps, d.unit, d.per_side) for d in found] == [expected]


@pytest.mark.parametrize(
    "text",
    [
        "Train them 2–3 times per week.",
        "Rest at least 48 hours before training the same muscle.",
        "Weeks 1-4",
        "Use a 20 kg kettlebell.",
        "In 2019 a study followed 24 lifters.",
        "The bench is set at 45 degrees.",
        "Read our 10 best tips.",
        "It burns 300 calories.",
        "Hold for a count of 3.",
        "Video: the squat (1:30)",
        "Swing / 1:00",
        "We meet at 5:30 pm.",
        "The 12-3-30 walk",
        "Tempo 4-0-1-0",
        "Lists 1, 2, 3",
        "Rest for a minute or two.",
    ],
)
def test_trap_is_no_dose(text: str) -> None:
    assert [d for d in doses(text) if d.sets] == []


@pytest.mark.parametrize(
    ("text", "tempo", "rpe", "percent"),
    [
        ("4 x 6 @ 31x1", "31x1", None, None),
        ("3 sets of 8-10 reps (3-0-1-0)", "3-0-1-0", None, None),
        ("4 x 8, tempo 3010", "3010", None, None),
        ("3 sets of 6 with a 4-1-1 tempo", "4-1-1", None, None),
        ("3 x 5 @ 8", None, Interval(8, 8), None),
        ("3 x 5 @ 80%", None, None, Interval(80, 80)),
        ("5 x 45 sec (70% effort)", None, None, None),
        ("4 x 400 m at 90% of your max heart rate", None, None, None),
        ("4 x 400 m (1-2 minutes rest)", None, None, None),
    ],
)
def test_figures_behind_a_dose_are_its_tempo_effort_or_load(
    text: str, tempo: str | None, rpe: Interval | None, percent: Interval | None
) -> None:
    (found,) = doses(text)
    assert (found.tempo, found.rpe, found.load_percent) == (tempo, rpe, percent)


@pytest.mark.parametrize(
    ("text", "reps"),
    [
        ("Hold it for no longer than 20 seconds.", Interval(None, 20)),
        ("Never hold it for longer than 20 seconds.", Interval(None, 20)),
        ("Do 20 reps at most.", Interval(None, 20)),
        ("Hold it for 20 seconds or longer.", Interval(20, None)),
        ("Not today: do more than 20 reps.", Interval(20, None)),
        ("3 x 12 + 3 x 10", Interval(12, 12)),
        ("12+ reps", Interval(12, None)),
    ],
)
def test_bounds_open_one_end(text: str, reps: Interval) -> None:
    assert doses(text)[0].reps == reps


@pytest.mark.parametrize(
    ("text", "metres"),
    [("Row 1km", 1000), ("Run 2 miles", 3218.7), ("SkiErg 1,000 m", 1000), ("Bike 2 kilometres (max effort)", 2000)],
)
def test_long_ways_are_doses_in_metres(text: str, metres: float) -> None:
    (found,) = doses(text)
    assert (found.reps, found.unit) == (Interval(metres, metres), "meters")


def test_a_race_is_no_dose() -> None:
    assert not doses("It takes 42 km to the finish")


def test_a_rest_from_seconds_to_minutes_is_one() -> None:
    (found,) = doses("Do 4 x 6, resting 90 seconds to 3 minutes.")
    assert (found.sets, found.reps, found.rest) == (Interval(4, 4), Interval(6, 6), Interval(90, 180))


def test_times_that_follow_each_other_are_two() -> None:
    assert [found.reps for found in doses("Hold 20 seconds, then hold 1 minute.")] == [Interval(20, 20), Interval(1, 1)]
