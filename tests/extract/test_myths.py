"""Under the heading of a myth an article's own word begins where it turns against the myth."""

from __future__ import annotations

import pytest

from pipeline.extract import Extractor
from pipeline.read import read


def knees(extractor: Extractor, text: str) -> set[tuple[str | None, int]]:
    findings = extractor.extract(read(f"# Cossack squat\n\n{text}\n".encode(), path="notes.md"))
    said = [*findings.statements, *(one for mention in findings.mentions for one in mention.statements)]
    return {(one.value, one.polarity) for one in said if one.aspect == "knees_past_toes" and one.stance == "asserted"}


@pytest.mark.parametrize(
    "text",
    [
        "## Myth: your knee must never go past your toes\n\nIt is not true. Let the knee travel past the toes.",
        "## Myth: your knee must never go past your toes\n\nNo. Let the knee travel past the toes.",
        "## Myth 1: knees\n\n**The truth:** let the knee travel past the toes.",
        "## Myths\n\n### Your knee must never go past your toes\n\nFalse! Let the knee travel past the toes.",
        '## "Your knee must never go past your toes"\n\nWrong. Let the knee travel past the toes.',
    ],
)
def test_the_truth_is_read_and_the_myth_is_not(text: str, extractor: Extractor) -> None:
    assert knees(extractor, text) == {("allow", 1)}


@pytest.mark.parametrize(
    "text",
    [
        "## Myths\n\nYour knee must never go past your toes.",
        "## Myth: the knees\n\nKeep your knees behind your toes, they say. Nobody knows why.",
        "## What not to do\n\nNo. Let the knee travel past the toes.",
    ],
)
def test_nothing_is_read_before_it(text: str, extractor: Extractor) -> None:
    assert knees(extractor, text) == set()
