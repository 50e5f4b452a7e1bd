"""Degrees are the bench's where they are said of it, and of nothing else that has an angle."""

from __future__ import annotations

import pytest

from pipeline.extract import Extractor
from pipeline.extract.bench_angle import bench_angle_in
from pipeline.models import Block, Document, Interval


def angle(extractor: Extractor, text: str) -> Interval | None:
    annotated = extractor.language.annotate(Document("text", text, (Block("paragraph", 0, len(text)),)))
    found = bench_angle_in(annotated, annotated.sentences[0])
    return found.value if found else None


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Set the backrest to 15 degrees; 20 at the outside.", (15, 15)),
        ("Adjust the bench to a 30-45 degree incline.", (30, 45)),
        ("Backrest angle: 45° to 50°", (45, 50)),
        ("The bench belongs at thirty degrees.", (30, 30)),
    ],
)
def test_degrees_of_the_bench(extractor: Extractor, text: str, expected: tuple[float, float]) -> None:
    assert angle(extractor, text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "Sit on the bench with your knees at 90 degrees.",
        "Your elbows make 45 degrees with the bench.",
        "Do not set the bench above 45 degrees.",
        "Lean forward at 45 degrees.",
        "If your bench only goes to 45 degrees, use a block.",
    ],
)
def test_other_degrees_are_not_the_bench_s(extractor: Extractor, text: str) -> None:
    assert angle(extractor, text) is None
