"""Which places of an article present an exercise, and under which name."""

from __future__ import annotations

import pytest

from pipeline.extract import Extractor
from pipeline.models import Mention
from pipeline.read import read


def mentions(extractor: Extractor, text: str) -> dict[str, Mention]:
    return {one.name: one for one in extractor.extract(read(text.encode(), path="plan.md")).mentions}


@pytest.mark.parametrize(
    "count",
    ["Exercise 1: ", "Exercise #1: ", "Exercise #1 ", "Exercise 1 – ", "Exercise One: ", "Exercise A: ", "Move two - ",
     "Drill #3 ", "Movement 3. ", "Number one: "],
)  # fmt: skip
@pytest.mark.parametrize("name", ["Hamstring Stretch", "Neck Extension with Rotation", "Dead Bug"])
def test_a_heading_may_count_its_exercise(count: str, name: str, extractor: Extractor) -> None:
    text = f"# Chair Work\n\n## {count}{name}\n\n1. Sit at the edge of the chair.\n2. Lean forward from your hips.\n"
    (mention,) = mentions(extractor, text).values()
    assert mention.name == name
    assert len(mention.steps) == 2


@pytest.mark.parametrize("heading", ["Exercise 1: Warm-Up", "Exercise 30 Minutes a Day", "Day 1: Squat", "Tip 1: Hips"])
def test_a_count_of_something_else_names_no_exercise(heading: str, extractor: Extractor) -> None:
    text = f"# Chair Work\n\n## {heading}\n\nMany people sit for too long.\n"
    assert not mentions(extractor, text)
