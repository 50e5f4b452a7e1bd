"""Doses among the tips on an exercise."""

from __future__ import annotations

import pytest

from pipeline.extract import Extractor
from pipeline.models import Prescription
from pipeline.read import read

HOW = "## How to do it\n\n1. Lie on your side.\n2. Lift your hips and hold.\n"


def doses(extractor: Extractor, tip: str) -> tuple[Prescription, ...]:
    page = f"# Side Plank\n\n{HOW}\n## Tips\n\n- {tip}\n- Do not let your hips drop.\n"
    (mention,) = extractor.extract(read(page.encode(), path="a.md")).mentions
    return mention.prescriptions


@pytest.mark.parametrize("lead", ["", "Time progression: ", "Progress slowly: "])
def test_a_tip_tells_with_what_to_begin(lead: str, extractor: Extractor) -> None:
    (dose,) = doses(extractor, f"{lead}For beginners, begin with 3 sets of 15-20 seconds per side and build up.")
    assert (dose.sets, dose.reps, dose.reps_unit, dose.per_side) == ((3, 3), (15, 20), "seconds", True)
    assert dose.conditions.level == "beginner"


@pytest.mark.parametrize("tip", ["Experts do 5 sets of 50.", "Once you manage 3 sets of 60 seconds, lift a leg."])
def test_other_tips_prescribe_nothing(tip: str, extractor: Extractor) -> None:
    assert doses(extractor, tip) == ()
