"""The plan is Liftoscript: every line parses by its grammar, no exercise stands twice in a day."""

from __future__ import annotations

import re
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest

from pipeline.export.formats import ExportFormat
from pipeline.export.liftoscript import _sets, known_names
from pipeline.identify import identify
from pipeline.vocabulary import Vocabulary
from tests.export.exporting import exported

# liftosaur.com's plannerExercise.grammar, as far as the export uses it: a name without separators, then one section
# of sets x reps (a range, AMRAP) with percent, rest in seconds and RPE.
_NAME = r"[^/{}()\t\n\r#\[\]!|\\:,]+(?:, [^/{}()\t\n\r#\[\]!|\\:,]+)?"
_SETS = r"\d+x\d+(?:-\d+)?\+?(?: \d+(?:\.\d+)?%)?(?: \d+s)?(?: @\d+(?:\.\d+)?)?"
_EXERCISE = re.compile(rf"(?P<name>(?:[a-z0-9]+: )?{_NAME}) / (?P<sets>{_SETS})")


@pytest.fixture(scope="module")
def plan(catalogue: Path) -> str:
    return exported(catalogue, ExportFormat.liftoscript)


def test_every_line_is_a_week_a_day_a_comment_or_an_exercise(plan: str) -> None:
    found = 0
    for line in plan.splitlines():
        if line and not line.startswith(("#", "//")):
            assert _EXERCISE.fullmatch(line), line
            found += 1
    assert found > 20


def test_commented_exercises_become_lines_when_the_slashes_go(plan: str) -> None:
    commented = [line.removeprefix("/// ") for line in plan.splitlines() if re.match(r"/// .+ / \d+x", line)]
    assert commented
    for line in commented:
        assert _EXERCISE.fullmatch(line), line


def test_no_exercise_stands_twice_in_a_day(plan: str) -> None:
    days = re.split(r"^##? .*$", plan, flags=re.MULTILINE)
    for day in days:
        names = [found["name"] for line in day.splitlines() if (found := _EXERCISE.fullmatch(line))]
        assert len(names) == len(set(names))
    assert "alt1: " in plan


def test_weeks_and_days_stand_in_order(plan: str) -> None:
    marks = re.findall(r"^(##?) ", plan, flags=re.MULTILINE)
    assert marks[:2] == ["#", "##"]
    assert all(after == "##" for before, after in pairwise(marks) if before == "#")


def test_each_exercise_is_described_by_its_article(plan: str) -> None:
    lines = plan.splitlines()
    for above, line in pairwise(lines):
        if _EXERCISE.fullmatch(line):
            assert above.startswith("// “"), line


def dose(**known: Any) -> dict[str, Any]:
    names = ("sets", "reps", "rest_seconds", "load_percent_1rm", "rpe")
    empty = {f"{name}_{end}": None for name in names for end in ("min", "max")}
    return {**empty, "reps_unit": "reps", **known}


@pytest.mark.parametrize(
    ("known", "line"),
    [
        ({"sets_min": 3, "sets_max": 3, "reps_min": 8, "reps_max": 12}, "3x8-12"),
        ({"sets_min": 3, "sets_max": 4, "reps_min": 5, "reps_max": 5}, "3x5"),
        ({"sets_min": 3, "sets_max": 3, "reps_min": 10, "reps_max": None}, "3x10+"),
        ({"sets_min": 2, "sets_max": 2, "reps_unit": "failure"}, "2x1+"),
        ({"sets_min": 3, "sets_max": 3, "reps_unit": "seconds", "reps_min": 30, "reps_max": 45}, "3x1"),
        ({"reps_min": 15, "reps_max": 15}, "1x15"),
        ({"sets_min": 5, "sets_max": 5}, "5x1+"),
        (
            {
                "sets_min": 5,
                "sets_max": 5,
                "reps_min": 5,
                "reps_max": 5,
                "rest_seconds_min": 90.0,
                "rest_seconds_max": 120.0,
                "load_percent_1rm_min": 72.5,
                "load_percent_1rm_max": 80.0,
                "rpe_min": 8.0,
                "rpe_max": 8.0,
            },
            "5x5 72.5% 90s @8",
        ),
    ],
)
def test_dose_as_sets(known: dict[str, Any], line: str) -> None:
    assert _sets(dose(**known)) == line
    assert re.fullmatch(_SETS, line)


def test_names_of_the_app_mean_one_exercise_each(vocabulary: Vocabulary) -> None:
    names = known_names(vocabulary)
    assert names[identify("RDL", vocabulary).exercise_id] == "Romanian Deadlift"
    assert names[identify("flat dumbbell bench press", vocabulary).exercise_id] == "Bench Press, Dumbbell"
    assert len(set(names.values())) == len(names) > 120
