"""Repetitions that are counted in the exercise's own name."""

from __future__ import annotations

import pytest

from pipeline.extract import Extractor
from pipeline.extract.counted_by_name import counted_by_name
from pipeline.models import Block, Document


@pytest.mark.parametrize(
    ("sentence", "name", "reps"),
    [
        ("Two flips per set.", "Tire Flip", [(2, 2)]),
        ("Do six to eight goblet squats in each set.", "Goblet Squat", [(6, 8)]),
        ("Ten push-ups to a set.", "Push-Up", [(10, 10)]),
        ("Five per set will do.", "Tire Flip", [(5, 5)]),
        ("Keep your sets to four.", "Tire Flip", [(4, 4)]),
        ("Two flips per minute.", "Tire Flip", []),
        ("Two minutes per set.", "Tire Flip", []),
        ("Do twenty squats in the first set.", "Goblet Squat", []),
    ],
)
def test_counts_of_each_set(sentence: str, name: str, reps: list[tuple[float, float]], extractor: Extractor) -> None:
    document = Document("text", sentence, (Block("paragraph", 0, len(sentence)),))
    annotated = extractor.language.annotate(document)
    (span,) = annotated.sentences
    assert [tuple(dose.reps or ()) for dose in counted_by_name(annotated, span, name)] == reps
