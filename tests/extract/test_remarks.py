"""Lines of a list that describe their exercise in brackets."""

from __future__ import annotations

import pytest

from pipeline.extract import Extractor
from pipeline.models import Mention
from pipeline.read import read


def listed(extractor: Extractor, *items: str) -> list[Mention]:
    text = "# In the Park\n\n## Workout\n\n" + "".join(f"- {item}\n" for item in items)
    return list(extractor.extract(read(text.encode(), path="plan.md")).mentions)


@pytest.mark.parametrize("count", ["x12 ", "12 "])
@pytest.mark.parametrize(
    "remark",
    [
        "[a superset of plank and jump]",
        "[lean on your hands and pull one knee to your chest (6 on each leg) as fast as you can]",
        "(much like running on the spot, hands down)",
        "[down - then jump at the top]",
    ],
)
def test_a_name_ends_where_a_remark_on_it_begins(count: str, remark: str, extractor: Extractor) -> None:
    items = ["x20 push-ups", f"{count}mountain climbers {remark}", "x15 lunges"]
    assert [one.name for one in listed(extractor, *items)] == ["push-ups", "mountain climbers", "lunges"]
    dose = listed(extractor, *items)[1].prescriptions[0]
    assert (dose.reps, dose.sets) == ((12, 12), None)


def test_a_remark_that_instructs_is_a_step(extractor: Extractor) -> None:
    text = "# Park\n\n- 10 goblet squats [hold a weight at your chest and sit down between your knees]\n- 8 lunges\n"
    document = read(text.encode(), path="plan.md")
    squats, _ = extractor.extract(document).mentions
    (step,) = squats.steps
    assert document.text[step.start : step.end] == "hold a weight at your chest and sit down between your knees"


def test_a_line_in_brackets_that_instructs_names_nothing(extractor: Extractor) -> None:
    found = listed(extractor, "[Place two cones 20 m apart, run from one to the other]", "x20 push-ups", "x15 lunges")
    assert [one.name for one in found] == ["push-ups", "lunges"]


def test_a_remark_on_the_sets_is_no_step(extractor: Extractor) -> None:
    mention, _ = listed(extractor, "Leg extension 3 x 10 (do a drop set on the last one)", "Leg curl 3 x 10")
    assert not mention.steps
