"""Items that say when something is done: "Post-workout (10 minutes): …", "Before bed: …"."""

from __future__ import annotations

import pytest

from pipeline.extract import Extractor
from pipeline.read import read

LEAD = "# Notes of a winter\n\nIt was cold in the shed, and nobody came to train with me.\n\n"


def names(extractor: Extractor, source: str) -> list[str]:
    return [one.name for one in extractor.extract(read(source.encode(), path="plan.md")).mentions]


@pytest.mark.parametrize(
    "time", ["Daily", "Post-workout", "Lunch break", "Before bed", "On waking", "Evenings", "Mid-run", "After training"]
)
@pytest.mark.parametrize("item", ["- **{}:** {}", "- {} (10 minutes): {}", "**{}** – {}"])
def test_a_time_is_no_exercise(item: str, time: str, extractor: Extractor) -> None:
    told = "Swing your arms. Roll your shoulders back and hold for 20 seconds."
    plan = f"{LEAD}## My habits\n\n{item.format(time, told)}\n\n{item.format('Noon', told)}\n"
    assert names(extractor, plan) == []


def test_a_lunch_break_is_no_rest_between_sets(extractor: Extractor) -> None:
    plan = "# Habits\n\n- Lunch break (10 minutes): Swing your arms.\n- Evening: Hold each stretch for 30 seconds.\n"
    found = extractor.extract(read(plan.encode(), path="plan.md")).statements
    assert "rest_between_sets_seconds" not in {one.aspect for one in found}


def test_hold_each_stretch_speaks_of_no_other_exercise(extractor: Extractor) -> None:
    plan = "# Habits\n\n## At home\n\n- Arm circles\n- Leg swings\n- {}\n\n## Later\n\nHold each stretch for 30 s.\n"
    swings, stretches = (
        extractor.extract(read(plan.format(last).encode(), path="plan.md")).mentions
        for last in ("Hip circles", "Calf stretch")
    )
    assert [one.prescriptions for one in swings] == [()] * 3
    assert stretches[-1].prescriptions
